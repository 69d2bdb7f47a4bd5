"""Words that stand twice in a row, and why some of them may."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ckwriter.patterns import regex

_K = "[一-龥々ァ-ヶー]"

_REPEATED = regex(
    f"(?=(?P<first>{_K}){_K}.{{0,7}}(?P=first))"  # passes quickly over most words
    f"(?P<word>(?!一|[二三四五六七八九十百千万数何個]){_K}{{2,8}}?)(?P<joint>[のをにがとで・]?)(?P=word)(?P<tail>{_K}?)"
)
_TWICE = regex(
    "(?=(?P<first>[をにがのは])[一-龥]{2}.{0,10}(?P=first))"
    "(?P<clause>(?:[をにがのは][一-龥]{2,4}){1,2}(?:し|する|を行う|を図る)?)(?P=clause)"
)
_AGAIN = regex("(?<![一-龥])(?P<clause>[一-龥]{2,4}[をにがで])(?P=clause)")
"""支援を支援を."""
_DOUBLED = ((_REPEATED, "word"), (_TWICE, "clause"), (_AGAIN, "clause"))
_OF_A_BODY = tuple("長員者数名費部内")
"""部会 + 部会長 is not 部会 twice."""
_ONOMATOPOEIA = regex("[ァ-ヶー]{1,3}$")


class Doubled(NamedTuple):
    """A word that stands twice in a cell; `rank` is that of the pattern that found it."""

    rank: int
    start: int
    length: int
    word: str


@lru_cache(8192)
def doubled_in(text: str) -> tuple[Doubled, ...]:
    """Return the words that stand twice in a cell without a reason, pattern by pattern."""
    return tuple(
        Doubled(rank, found.start(), len(found[0]), found[group])
        for rank, (pattern, group) in enumerate(_DOUBLED)
        for found in pattern.finditer(text)
        if pattern is not _REPEATED or not _natural(found)
    )


def _natural(found: re.Match[str]) -> bool:
    """Tell whether a word stands twice for a reason: コツコツ, 課題・課題解決, 市から市へ, 委員と委員会."""
    word, joint, tail = found["word"], found["joint"], found["tail"]
    if joint in ("・", "と", "が", "に", "で") or (joint and tail):
        return True
    if joint == "の":
        return len(word) < 2 or bool(re.search("(?:者|人|々|家)$", word))
    return bool(_ONOMATOPOEIA.fullmatch(word)) or tail in _OF_A_BODY
