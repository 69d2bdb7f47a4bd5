"""Read the months in which something that happens often does not: 毎月（4月、8月は休み） · 8月を除き毎月."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from ckwriter.notation.frequency import Frequency, whole
from ckwriter.notation.months import Months, scan_months
from ckwriter.patterns import regex

_NOT = "(?:は|を)?(?:除(?:く|き|いて|いた)?|お?休(?:み|会|止|館)?|以外)"
NOT_HELD = regex(_NOT)
"""Behind months in which nothing happens."""

_NOT_HELD_BEHIND = regex(rf"\s{{0,2}}\((?P<words>[^()\n]{{1,20}}?){_NOT}[^()\n]{{0,12}}\)")
_NOT_HELD_BEFORE = regex(r"(?:は|を)?(?:除(?:く|き|いて|いた)|以外(?:は|の)?)[、,]?\s?")
_BRACKET_ENDS = regex(r"[^()\n]{0,16}\)")


def without_left_out(text: str, one: Frequency, month_ends: Mapping[int, Months]) -> Frequency:
    """Return a frequency with the months in which it is said not to happen."""
    if one.months and (held := NOT_HELD.match(text, _last_month(text, one))):
        bracket = _BRACKET_ENDS.match(text, held.end()) if "(" in text[one.start : one.end] else None
        return _lowered(text, one, one.start, bracket.end() if bracket else held.end(), one.months)
    if one.low is None or one.months:
        return one
    if behind := _NOT_HELD_BEHIND.match(text, one.end):
        named = [month for found in scan_months(behind["words"]) for month in found.months]
        return _lowered(text, one, one.start, behind.end(), tuple(named))
    for at in range(max(0, one.start - 8), one.start):
        if (before := month_ends.get(at)) and _NOT_HELD_BEFORE.fullmatch(text, at, one.start):
            return _lowered(text, one, before.start, one.end, before.months)
    return one


def _last_month(text: str, one: Frequency) -> int:
    """Return where the months of a frequency end: before the bracket that closes behind them."""
    return one.end - 1 if text[one.start : one.end].endswith(")") else one.end


def _lowered(text: str, one: Frequency, start: int, end: int, left_out: tuple[int, ...]) -> Frequency:
    low = None if one.low is None else whole(max(Fraction(one.low) - (len(left_out) or 1), Fraction(0)))
    words = text[start:end]
    return replace(one, text=words, start=start, end=end, low=low, months=(), left_out=left_out, note=None)
