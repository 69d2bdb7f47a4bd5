"""Words and characters that stand twice in a row, and why some of them may."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ckwriter.checks.texts.language import language
from ckwriter.patterns import regex

_K = "[一-龥々ァ-ヶー]"

_REPEATED = regex(
    f"(?=(?P<first>{_K}){_K}.{{0,7}}(?P=first))"  # passes quickly over most words
    f"(?P<word>(?!一|[二三四五六七八九十百千万数何個]){_K}{{2,8}}?)(?P<joint>[のをにがとでな・]?)(?P=word)(?P<tail>{_K}?)"
)
_TWICE = regex(
    "(?=(?P<first>[をにがのは])[一-龥]{2}.{0,10}(?P=first))"
    "(?P<clause>(?:[をにがのは][一-龥]{2,4}){1,2}(?:し|する|を行う|を図る)?)(?P=clause)(?![長員])"
)
_AGAIN = regex("(?<![一-龥])(?P<clause>[一-龥]{2,4}[をにがで])(?P=clause)")
"""支援を支援を."""
_PHRASE = regex(
    "(?:(?<![一-龥々ァ-ヶー])(?=[一-龥々ァ-ヶー])|(?=[ぁ-ん]{2,6}、))(?=(?P<first>.)[^\\s。「」（）()]{1,9}(?P=first))"
    "(?P<clause>(?!一|次[々か]|代わる|繰り返|重ね|思い|少し|恐る|返す|行く|泣く|見る見)"
    "(?:[一-龥々ァ-ヶー][^\\s、。，「」『』（）()0-9０-９]{0,8}[ぁ-ん]、?|[ぁ-ん]{2,6}、))(?P=clause)"
)
"""向けて向けて, また、また、: with its particle or ending; the words that are said twice are left out."""
_ENDED = regex("(?P<clause>[ぁ-ん一-龥]{2,8}。)(?P=clause)")
_BEGUN = regex("(?P<clause>[ぁ-ん]{3,6})、(?P=clause)(?![ぁ-ん]*、)")
"""した。した。, ことで、ことで."""
_CHARACTER = regex("(?P<word>[一-龥])(?P=word)")
_DOUBLED = (
    (_REPEATED, "word"),
    (_TWICE, "clause"),
    (_AGAIN, "clause"),
    (_PHRASE, "clause"),
    (_ENDED, "clause"),
    (_BEGUN, "clause"),
    (_CHARACTER, "word"),
)
_OF_A_BODY = tuple("長員者数名費部内")
"""部会 + 部会長 is not 部会 twice."""
_OF_A_QUALITY = tuple("性度化")
"""可能な可能性."""
_ONOMATOPOEIA = regex("[ァ-ヶー]{1,3}$")
_KANJI = regex("[一-龥々]")
_COUNTING = frozenset("一二三四五六七八九十百千万々")
_ENDING = frozenset("会部課局室所院員長者数家名国団校区市県町村府都道")
"""What ends words of any kind: 推進会会員."""
_OF_TOWNS = frozenset("市区町村")
"""野々市市, 大町町."""
_AMONG_THEMSELVES = regex("(?P<one>[病診薬官民公老認])(?P=one)(?=連|間|介|接)")
"""病病連携, 老老介護."""


class Doubled(NamedTuple):
    """A word that stands twice in a cell; `rank` is that of the pattern that found it."""

    rank: int
    start: int
    length: int
    word: str


@lru_cache(8192)
def doubled_in(text: str) -> tuple[Doubled, ...]:
    """Return the words that stand twice in a cell without a reason, pattern by pattern, each stretch once."""
    taken: set[int] = set()
    doubled = []
    for rank, (pattern, group) in enumerate(_DOUBLED):
        for found in pattern.finditer(text):
            stretch = range(*found.span())
            natural = _natural(found) if pattern is _REPEATED else pattern is _CHARACTER and _of_two_words(found)
            if not natural and taken.isdisjoint(stretch):
                taken.update(stretch)
                doubled.append(Doubled(rank, found.start(), len(found[0]), found[group]))
    return tuple(doubled)


def _natural(found: re.Match[str]) -> bool:
    """Tell whether a word stands twice for a reason: コツコツ, 課題・課題解決, 市から市へ, 委員と委員会."""
    word, joint, tail = found["word"], found["joint"], found["tail"]
    if joint == "な":
        return tail in _OF_A_QUALITY
    if joint in ("・", "と", "が", "に", "で") or (joint and tail):
        return True
    if joint == "の":
        return len(word) < 2 or bool(re.search("(?:者|人|々|家)$", word))
    return bool(_ONOMATOPOEIA.fullmatch(word)) or tail in _OF_A_BODY


def _of_two_words(found: re.Match[str]) -> bool:
    """Tell whether a character ends one word and begins another: 中央区|区民, 推進部|部長."""
    text, one = found.string, found["word"]
    if one in _COUNTING or (one in _OF_TOWNS and _KANJI.match(text, found.start() - 1)):
        return True
    if _AMONG_THEMSELVES.match(text, found.start()):
        return True
    known = language()
    begins = known.is_word(text[found.end() - 1 : found.end() + 1])
    ends = known.is_word(text[found.start() - 1 : found.start() + 1]) if found.start() else False
    return begins and (ends or one in _ENDING)
