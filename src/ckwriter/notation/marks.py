"""Digits that neither count nor rank anything: list markers, codes, telephone numbers, clock times, sheet errors."""

from __future__ import annotations

import re

from ckwriter.notation.text import hide
from ckwriter.notation.units import UNIT_AFTER_KANJI
from ckwriter.patterns import regex

_ENDS_A_COUNT = (
    rf"(?:{UNIT_AFTER_KANJI}|日間?|年|分|本|個|枚|冊|部)"
    r"(?:\s|[/、。,.()~〜]|程度|以上|以下|未満|開催|実施|\Z)"
)
_NUMBER_MARK = (
    r"\([0-9]{1,2}\)(?=[ \t]*[^\s0-9])"
    r"|[0-9]{1,2}\)(?=[ \t]*\S)"
    r"|[0-9]{1,2}[.、:](?=[ \t]*[^\s0-9])"
    rf"|[0-9]{{1,2}}(?:-[0-9]{{1,2}}){{0,3}}(?=[ \t]+(?!{_ENDS_A_COUNT})[^\s0-9/%~〜()-])"
    r"|[0-9]{1,2}(?:[-.][0-9]{1,2}){1,3}(?=[ \t])"
)
BULLETS = "-・•●○◯■□◆◇▪※*#>"
BULLET = f"[{BULLETS}]"
MARKER = regex(rf"[ \t]*(?:{BULLET}+[ \t]*)?(?:{_NUMBER_MARK})")
"""A number that marks an item at the start of a line: `1. `, `(2)`, `2-1 `, `3 協議の場`."""

_LINE = regex("^", re.MULTILINE)
_LATER_MARKER = regex(r"[(0-9](?<=[\s。].)(?:(?<=\()[0-9]{1,2}\)|(?<=[0-9])[0-9]?[).])(?=[ \t]*[^\s0-9])")
"""A marker in the middle of a line, as cells have them that were lists once: `(1) … (2) …`."""

_CODES = regex(
    r"(?=[#A-Za-z0-9(内〒])(?:"
    r"#[A-Z][A-Z0-9/]{1,8}[!?]?"  # an error of a spreadsheet: #DIV/0!
    r"|(?:https?://|www\.)[!-~]{1,200}"
    r"|[A-Za-z][A-Za-z_]{0,20}-?[0-9]{1,20}(?:[-._][0-9A-Za-z]{1,20}|[A-Za-z]){0,8}"  # K6, COVID-19
    r"|[0-9]{1,3}[A-Z][0-9][0-9A-Za-z]{0,8}"  # 5W1H
    r"|\(0[0-9]{1,4}\) ?[0-9]{1,4}-[0-9]{3,4}|0[0-9]{1,4}\([0-9]{1,4}\)[0-9]{3,4}|内線 ?[0-9]{1,6}"
    r"|(?<![0-9])[0-9]{1,20}(?:-[0-9]{1,20}){2,8}(?![0-9])"  # telephone numbers, 1-2-3
    r"|(?<![0-9])0[0-9]{1,4}-[0-9]{3,4}(?![0-9])|〒 ?[0-9]{3}-?[0-9]{0,4}"
    r"|(?<![0-9])[0-9]{1,4}(?:\.[0-9]{1,4}){2,8}"  # 2.1.3
    r"|(?<![0-9])[0-9]{1,2}[:時](?!間)(?:[0-9]{2}(?![0-9])分?|半)?"  # clock times
    r"|(?<![0-9])[0-9]{1,2}-[\u2460-\u2473]"
    r"|(?<![0-9])[0-9]{1,4}(?:月|年度|年代)|[0-9]{1,6}分の[0-9]{1,6}"
    r"|(?<![0-9])[0-9]{21,})"
)
_COMMAS = regex(r"(?<![0-9,])[0-9]{1,20}(?:,[0-9]{1,20}){1,8}(?![0-9])")
_THOUSANDS = regex("[0-9]{1,3}(?:,[0-9]{3})+")


_ANY = regex("[0-9#]|://|www")


def without_marks(text: str) -> str:
    """Return folded text, as long as before, in which marks, codes, telephone numbers and clock times are hidden."""
    if not _ANY.search(text):
        return text
    lines = (MARKER.match(text, line.start()) for line in _LINE.finditer(text))
    left = hide(text, [found.span() for found in lines if found])
    left = hide(left, [found.span() for found in _LATER_MARKER.finditer(left)])
    left = hide(left, [found.span() for found in _CODES.finditer(left)])
    if "," not in left:
        return left
    return hide(left, [found.span() for found in _COMMAS.finditer(left) if _is_miswritten(found[0])])


def _is_miswritten(number: str) -> bool:
    """Tell whether commas stand where no thousands end, 1,2345: not to be read as one number, nor as two."""
    return not _THOUSANDS.fullmatch(number) and any(len(part) > 1 for part in number.split(",")[1:])
