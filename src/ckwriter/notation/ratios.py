"""Read parts of a whole: 2分の1 · 1/2以上 · 6/30か所 · 6人/30人 · 6/30（20％）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ckwriter.notation.numerals import ARABIC, KANJI, Number, read_folded
from ckwriter.notation.text import Span
from ckwriter.notation.units import UNIT, canonical_unit, measure
from ckwriter.patterns import regex


@dataclass(frozen=True, slots=True)
class Ratio(Span):
    """A part of a whole, as two numbers: 6 of 30か所, 1 of 2."""

    part: Number = 0
    whole: Number = 1
    unit: str | None = None
    """What is counted; None of a bare fraction."""

    @property
    def share(self) -> Fraction:
        """The part as a share of the whole: 1/5 of 6/30か所."""
        return Fraction(self.part) / Fraction(self.whole)


_NUMBER = f"(?:{ARABIC}|{KANJI})"
_IN_WORDS = regex(rf"(?<![0-9.,])(?P<whole>{_NUMBER})分の(?P<part>{_NUMBER})(?![0-9])")
_BARE = regex(
    r"(?P<part>[1-9](?<![0-9./,-].)) ?/ ?(?P<whole>10|[2-9])(?![0-9/.,])"
    r"(?=以上|以下|以内|未満|程度|前後|弱|強|近く|ほど|に(?:減|削|縮|短|なっ|とどま|満た|あたる|当たる)"
    r"|を(?:占|超|下回|上回)|の(?=[一-龥]))"
)
"""1/2 that only a fraction can be: a day of a calendar (1/2に開催) has other words behind it."""

_COUNTED = regex(rf"(?P<part>{ARABIC}) ?(?P<own>{UNIT})? ?/ ?(?P<whole>{ARABIC}) ?(?P<unit>{UNIT})(?!/)")
_SHARED = regex(rf"(?P<part>{ARABIC}) ?/ ?(?P<whole>{ARABIC}) ?\((?:約|およそ)? ?(?P<share>{ARABIC}) ?%\)")
_BEFORE = regex(r"[0-9./,-]")


def scan_fractions(text: str) -> list[Ratio]:
    """Return the bare fractions of folded text, which hold no amounts."""
    if "/" not in text:
        return []
    return [
        Ratio(found[0], found.start(), found.end(), int(found["part"]), int(found["whole"]))
        for found in _BARE.finditer(text)
        if int(found["part"]) < int(found["whole"])
    ]


def scan_ratios(text: str) -> list[Ratio]:
    """Return the parts of a whole in folded text, placed in it."""
    found = [*_in_words(text), *scan_fractions(text)]
    return [*found, *_counted(text)] if "/" in text else found


def _in_words(text: str) -> Iterator[Ratio]:
    for found in _IN_WORDS.finditer(text) if "分の" in text else ():
        part, whole = read_folded(found["part"]), read_folded(found["whole"])
        if part is not None and whole:
            yield Ratio(found[0], found.start(), found.end(), part, whole)


def _counted(text: str) -> Iterator[Ratio]:
    """Yield counts of a count, where nothing else can be meant: the part is no more than the whole, of one unit."""
    for found in (*_COUNTED.finditer(text), *_SHARED.finditer(text)):
        part, whole = read_folded(found["part"]), read_folded(found["whole"])
        goes_on = _BEFORE.match(text[max(0, found.start() - 1) : found.start()])
        if goes_on or part is None or not whole or part > whole:
            continue
        unit = canonical_unit(found["unit"]) if found.re.pattern == _COUNTED.pattern else None
        if _one_unit(found["own"], unit) if unit else _has_share(found, Fraction(part) / Fraction(whole)):
            yield Ratio(found[0], found.start(), found.end(), part, whole, unit)


def _one_unit(own: str | None, unit: str) -> bool:
    return unit not in _NO_WHOLE and (own is None or measure(canonical_unit(own))[0] == measure(unit)[0])


def _has_share(found: re.Match[str], share: Fraction) -> bool:
    """Tell whether the percentage in brackets is that of the part."""
    return abs(share * 100 - Fraction(read_folded(found["share"]) or 0)) < 1


_NO_WHOLE = frozenset(
    [
        "年",
        "月",
        "か月",
        "週",
        "日",
        "時間",
        "分",
        "秒",
        "泊",
        "回",
        "度",
        "円",
        "%",
        "ポイント",
        "割",
        "倍",
        "℃",
        "㎡",
        "km",
        "kg",
        "cm",
        "mm",
        "ha",
        "m",
        "g",
    ]
)
"""Units in which a slash says something else: 1/2日, 4/1回."""
