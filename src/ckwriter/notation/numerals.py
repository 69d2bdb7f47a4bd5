"""Read one written number: 1,234 · １２万 · 二十五 · 1億2,000万 · 2.5万 · 二〇二四."""

from __future__ import annotations

from decimal import Decimal

from ckwriter.notation.text import KANJI_NUMERALS, fold_width
from ckwriter.patterns import regex

Number = int | Decimal
"""A number as written: an int, or a Decimal when the writer gave decimal places."""

ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}(?![0-9]|,[0-9])|[0-9]{1,20}(?![0-9]))(?:\.[0-9]{1,10}(?![0-9]))?"
KANJI = f"[{KANJI_NUMERALS}]{{1,12}}"
_SECTION = f"(?:{ARABIC}千(?:{ARABIC}百)?|{ARABIC}百?|{KANJI})"
NUMBER = f"(?:(?:{_SECTION}[兆億万]){{1,3}}{_SECTION}?|{_SECTION})"
"""One number in folded text. The lengths are bounded, so that a search stays linear in the text."""

_SCALES = (("兆", 10**12), ("億", 10**8), ("万", 10**4))
_ARABIC = regex(ARABIC)
_HUNDREDS = regex(f"(?:(?P<thousands>{ARABIC})千)?(?:(?P<hundreds>{ARABIC})百)?(?P<units>{ARABIC})?")
_DIGIT = "[一二三四五六七八九]"
_KANJI = regex(
    f"(?:(?P<thousands>{_DIGIT})?(?P<k>千))?(?:(?P<hundreds>{_DIGIT})?(?P<h>百))?"
    f"(?:(?P<tens>{_DIGIT})?(?P<t>十))?(?P<units>{_DIGIT})?"
)
_VALUES = {char: value for value, char in enumerate("〇一二三四五六七八九")}


def read_number(text: str) -> Number | None:
    """Return the value of a text that is one number and nothing else, or None."""
    return read_folded(fold_width(text).text.strip())


def read_folded(text: str) -> Number | None:
    """Return the value of a folded text that is one number and nothing else, or None."""
    if text.isdecimal() and text.isascii() and len(text) <= 20:
        return int(text)
    if not text or len(text) > 80:
        return None
    rest = text
    total: Number = 0
    scaled = False
    for mark, scale in _SCALES:
        head, found, tail = rest.partition(mark)
        if found:
            part = _section(head)
            if part is None:
                return None
            total, rest, scaled = total + part * scale, tail, True
    if rest:
        part = _section(rest)
        if part is None:
            return None
        total = total + part if scaled else part
    return int(total) if scaled and total == int(total) else total


def _section(text: str) -> Number | None:
    """Return the value of what stands before 万, 億 or 兆."""
    if not text:
        return None
    if _ARABIC.fullmatch(text):
        plain = text.replace(",", "")
        return Decimal(plain) if "." in plain else int(plain)
    if found := _HUNDREDS.fullmatch(text):
        total = Decimal(0)
        for name, scale in (("thousands", 1000), ("hundreds", 100), ("units", 1)):
            total += Decimal((found[name] or "0").replace(",", "")) * scale
        return int(total) if total == int(total) else total
    return _kanji(text)


def _kanji(text: str) -> int | None:
    if len(text) <= 12 and all(char in _VALUES for char in text):  # 二〇二四, 一五: digits in their places
        return int("".join(str(_VALUES[char]) for char in text))
    found = _KANJI.fullmatch(text)
    if not found:
        return None
    total = _VALUES.get(found["units"] or "〇", 0)
    for name, mark, scale in (("thousands", "k", 1000), ("hundreds", "h", 100), ("tens", "t", 10)):
        if found[mark]:
            total += scale * _VALUES[found[name] or "一"]
    return total
