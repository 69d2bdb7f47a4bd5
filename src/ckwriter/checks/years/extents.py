"""How long something takes, in which months of a year and at which hours it is, as running text tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ckwriter.notation.numerals import read_number
from ckwriter.patterns import regex

_NUMBER = "[0-9０-９]{1,2}"
_TO = "(?:から|～|〜|~|－|-|―)"
_HOURS = regex(f"(?P<from>{_NUMBER})時(?P<past>半|{_NUMBER}分)?{_TO}(?P<to>{_NUMBER})時(?P<past_to>半|{_NUMBER}分)?")
_MONTHS = regex(f"(?<![年度0-9０-９.．])(?P<from>{_NUMBER})月{_TO}(?:翌年?の?)?(?P<to>{_NUMBER})月(?!分)")
_LONG = regex(
    f"(?<![第月年度前昨令和平成昭和RHSＲＨＳ0-9０-９.．・～〜])(?P<number>半|{_NUMBER}|[一二三四五六七八九十])"
    "(?P<unit>年(?!度|生|代|目|次|前後|[0-9０-９一二三四五六七八九十])|[かカヵヶケ箇]月|週間?|日間)"
    "(?!に[0-9０-９一二]|ごと|おき|以上|超|を超|未満|目|程度に|時点|[0-9０-９])"
    "(?P<side>前|後|以内)?"
)
_MAY_BE_LONG = regex("[かカヵヶケ箇]月|週|日間|年")
_DAYS = {"年": 360, "週": 7, "日": 1}
_MONTH, _HALF_A_YEAR = 30, 180
_LONGEST = 5 * 360
"""Days up to which it is told how long a support, a course or a stay is; more is an age or a history."""


class Extent(NamedTuple):
    """That something is so long, or in such months or hours."""

    start: int
    end: int
    kind: str
    """What can be compared with it: 時間帯, 月, or 期間 with 前, 後 or 以内."""
    value: tuple[int, ...]


def extents_in(words: str) -> Iterator[Extent]:
    """Yield the hours, the spans of months and the lengths of time that a sentence tells, in no order."""
    for found in _HOURS.finditer(words) if "時" in words else ():
        value = (_clock(found["from"], found["past"]), _clock(found["to"], found["past_to"]))
        yield Extent(*found.span(), "時間帯", value)
    for found in _MONTHS.finditer(words) if "月" in words else ():
        yield Extent(*found.span(), "月", (_number(found["from"]), _number(found["to"])))
    for found in _LONG.finditer(words) if _MAY_BE_LONG.search(words) else ():
        days = _days(found)
        if 0 < days <= _LONGEST:
            yield Extent(*found.span(), f"期間{found['side'] or ''}", (days,))


def _days(found: re.Match[str]) -> int:
    if found["number"] == "半":
        return _HALF_A_YEAR if found["unit"] == "年" else 0
    return _number(found["number"]) * _DAYS.get(found["unit"][0], _MONTH)


def _clock(hour: str, past: str | None) -> int:
    return _number(hour) * 60 + (30 if past == "半" else _number(past.removesuffix("分")) if past else 0)


def _number(written: str) -> int:
    return int(read_number(written) or 0)
