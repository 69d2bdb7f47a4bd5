"""Patterns of what stands at the beginning of an answer: the word of a choice, the name of a share."""

from __future__ import annotations

import re
from functools import lru_cache

from ckwriter.model import Absent
from ckwriter.notation import says_none

ABSENT = re.compile(rf"\s*({'|'.join(reason.title for reason in Absent)})(?=\s|$)")
"""One of the official words for none."""
ANSWERED = re.compile(rf"\s*(?:{'|'.join(reason.title for reason in Absent)})(?=[\s（(]|$)|\s*[-－―‐–—]+\s*[（(]")
"""Such a word, or a dash, also with the reason in a bracket."""
_REASON = 9
"""Characters from which words in the place of a figure are a reason; shorter ones may be meant for the figure."""
_BECAUSE = re.compile(r"[^（(\n]{4,}ため")
UNIT = re.compile(r"\s*(?:[%％人名床件回]|[かカケヶヵ箇個]所|病院|施設|機関|団体|圏域|市町村|事業所|回/年)\s*")
"""What figures are counted in, and nothing else: no remark."""
NEVER = re.compile(r"(?!)()")
"""Matches nothing."""


def is_reason(text: str) -> bool:
    """Tell whether words in the place of a figure say why there is none, and not only that there is none."""
    return len(text.strip()) >= _REASON and (not says_none(text) or _BECAUSE.match(text) is not None)


def is_none(text: str) -> bool:
    """Tell whether a text in the place of an answer says that there is none: 該当なし, －, －（県が回答）."""
    return ANSWERED.match(text) is not None or not any(map(str.isalnum, text)) or says_none(text)


@lru_cache(maxsize=256)
def first_word(words: tuple[str, ...]) -> re.Pattern[str]:
    """Match one of the words of a choice that stands alone at the beginning of a cell, before a figure: 有　1／1."""
    return re.compile(rf"\s*[（(]?({'|'.join(map(re.escape, words))})[)）]?(?=[\s（(:：]+[^\s）)])") if words else NEVER


@lru_cache(maxsize=64)
def before_share(names: tuple[str, ...]) -> re.Pattern[str]:
    """Match what may stand before a share and is none of it: its own name, or a slash."""
    return re.compile(rf"\s*(?:{'|'.join(map(re.escape, names))}|[／/])\s*[:：]?\s*(?=[0-9０-９])")
