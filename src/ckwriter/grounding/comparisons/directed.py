"""The words of direction and outcome of `directions.toml`, as expressions for folded text."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

GOAL = "(?:目標|(?<![一-龥])(?:計画|予定))(?:値|数|件数|回数|人数)?"
_UP_TO_OUTCOME = "(?:(?!上回|下回|超|達|届|及|満た|クリア|同数|目標|現状|[昨前]年|半数|半分|過半)[^、。「」]){0,20}?"
"""Between a target and the word that tells where a result lies."""
_UP_TO_COURSE = "(?:(?!増|減|伸|超|上回|下回|達|届)[^、。をが]){0,20}"
_MEASURE = (
    "(?:(?:数|率|割合|頻度|現状)(?:値)?(?:[（(][^（）()、]*[)）])?(?:を|は|から|より|が)"
    "|現状(?:値)?の(?:延べ?|実)?[0-9,.]+[^、。をがに0-9]{1,6}を)、?"
)


@cache
def _table() -> Mapping[str, Mapping[str, Sequence[str]]]:
    text = (files("ckwriter.grounding.comparisons") / "directions.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def words_of(part: str, kind: str) -> str:
    """Return an expression for the words of a part of the table: `words_of("anywhere", "up")`."""
    return "|".join(_table()[part][kind])


def behind_target(*kinds: str) -> str:
    """Return an expression for a target with words of these kinds behind it: 目標の45人に及ばな."""
    return f"{GOAL}{_UP_TO_OUTCOME}(?:{'|'.join(words_of('target', kind) for kind in kinds)})"


def of_measure(kind: str) -> str:
    """Return an expression for a number of people or times, or the present level, with words of a kind: 数を抑え."""
    return f"{_MEASURE}(?:{_UP_TO_COURSE}、)?{_UP_TO_COURSE}?(?:{words_of('measure', kind)})"
