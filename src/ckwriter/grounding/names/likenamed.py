"""Names that differ from one of the facts by a word of the same sort: こころのまつり for こころのフェスタ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.words import any_of, words
from ckwriter.patterns import regex

_STEM = 3
"""Characters before the word that tell two names to be the same but for it."""


def likename_doubts(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for a name of folded text whose end, or whose beginning, is another than in the facts."""
    yield from _other_sort(text, evidence)
    yield from _other_unit(text, evidence)


@cache
def _sorts() -> tuple[re.Pattern[str], ...]:
    word = r"[一-龥々ァ-ヴーぁ-ん]"
    return tuple(re.compile(f"(?P<stem>{word}{{{_STEM}}})(?P<end>{any_of(sort)})") for sort in words().heads.sorts)


def _other_sort(text: str, evidence: Evidence) -> Iterator[Doubt]:
    for pattern in _sorts():
        known = {found["stem"]: found["end"] for found in pattern.finditer(evidence.said)}
        for found in pattern.finditer(text):
            other = known.get(found["stem"])
            if other and other != found["end"] and found[0] not in evidence.setting.everything:
                yield Doubt(found.start(), found.end(), found[0], Reason.NAME, (found["stem"] + other,))


_UNIT = regex("(?P<lead>[一-龥々ァ-ヴー]{2})(?P<end>グループ|チーム|担当係|班)(?!ホーム|ワーク|ディ|支援)")
_GENERAL = regex("作業|支援|当事|小規|自助|家族|患者|多職|少人|専門|対象|年代|仲間|関係")


def _other_unit(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for a unit that has another name than the only one of its kind in the facts."""
    for found in _UNIT.finditer(text):
        known = re.findall(f"[一-龥々ァ-ヴーぁ-ん]{{2,12}}{found['end']}", evidence.said)
        if known and found[0] not in evidence.setting.everything and not _GENERAL.match(found["lead"]):
            yield Doubt(found.start(), found.end(), found[0], Reason.NAME, tuple(dict.fromkeys(known)))
