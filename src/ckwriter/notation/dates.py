"""Read dates, years and fiscal years: 令和6年度, R6.10.1, H20-H23, 2024年10月, 今年度, R●年●月."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from ckwriter.notation.date import Date
from ckwriter.notation.date_forms import is_day, single_dates, with_edge
from ckwriter.notation.eras import ERAS, era_has, era_named, fiscal_year_at
from ckwriter.notation.text import RANGE
from ckwriter.patterns import regex

_JOIN = regex(rf"\s{{0,3}}(?:(?P<range>{RANGE}|から)|[・、,/]|及び|と)\s{{0,3}}")
_REST = regex(
    r"(?P<next>翌(?:年(?!度))?)?\s?(?P<number>[0-9]{1,2})(?![0-9])"
    r"(?P<unit>年度|年(?!間)|月(?!間)|日(?!間)|(?=[・、,~〜-][0-9]{1,2}(?:[・、,][0-9]{1,2}){0,9}年度)|)"
)


def fiscal_year_of(day: datetime.date | Date) -> int | None:
    """Return the fiscal year of a day: January to March belong to the year before.

    Of a `Date` it is None where only a calendar year is written, or none.
    """
    return fiscal_year_at(day.year, day.month) if isinstance(day, datetime.date) else day.fiscal_year


def scan_dates(text: str) -> list[Date]:
    """Return the dates of folded text, placed in the folded text; no year follows from an anchor yet."""
    found = single_dates(text)
    return _joined(text, found) if found else found


def anchored(dates: list[Date], anchor: int | None) -> list[Date]:
    """Return dates with the years that follow from the anchor, the fiscal year of the document."""
    return dates if anchor is None else [_anchored(date, anchor) for date in dates]


def _joined(text: str, found: list[Date]) -> list[Date]:
    """Give what stands after ～ or ・ the era, year or month that only the date before it names."""
    result: list[Date] = []
    for index, date in enumerate(found):
        joined = bool(result and _JOIN.fullmatch(text, result[-1].end, date.start))
        result.append(_inheriting(result[-1], date) if joined else date)
        _pass_back(text, result)
        limit = found[index + 1].start if index + 1 < len(found) else len(text)
        while (more := _continued(text, result[-1], limit)) is not None:
            result.append(more)
            _pass_back(text, result)
    return result


def _pass_back(text: str, dates: list[Date]) -> None:
    """Make the bare years joined before a fiscal year fiscal years too: 平成27・28年度, H20～H23年度."""
    for index in range(len(dates) - 2, -1, -1):
        before, after = dates[index], dates[index + 1]
        if not after.fiscal or not before.bare or not _JOIN.fullmatch(text, before.end, after.start):
            return
        dates[index] = replace(before, fiscal=True, bare=False)


def _inheriting(before: Date, date: Date) -> Date:
    if date.year is None and date.era is None and date.era_year is not None and before.era is not None:
        return _in_era(date, _era_after(before.era) if date.era_year < (before.era_year or 0) else before.era)
    if date.year is None and date.offset is None and date.month and before.month and before.year is not None:
        return replace(date, year=before.year + (date.month < before.month))
    return date


def _era_after(name: str) -> str:
    """Return the next era, in which 平成30～2年度 ends; the last one has none and goes on."""
    names = [era.name for era in ERAS]
    return names[min(names.index(name) + 1, len(names) - 1)]


def _in_era(date: Date, name: str) -> Date:
    era, number = era_named(name), date.era_year or 0
    exists = era_has(era, number, date.month, date.day, fiscal=date.fiscal)
    return replace(date, era=name, year=era.year(number), exists=exists, inferred=True)


def _continued(text: str, before: Date, limit: int) -> Date | None:
    """Return the date that a bare number after ～ (or, for years, after ・) goes on to: H20～23, R6年4月～2月."""
    join = _JOIN.match(text, before.end)
    rest = _REST.match(text, join.end()) if join else None
    if join is None or rest is None or rest.end() > limit or before.placeholder:
        return None
    number, unit = int(rest["number"]), rest["unit"]
    date = Date(rest[0], rest.start(), rest.end(), inferred=True)
    if unit == "日" and join["range"] and before.day:
        date = replace(date, year=before.year, month=before.month, day=number)
        return replace(date, exists=is_day(before.year or 2000, before.month, number))
    if unit == "月" and join["range"] and before.month and not before.day:
        later = bool(rest["next"]) or number < before.month
        year = None if before.year is None else before.year + later
        return replace(with_edge(text, replace(date, year=year, month=number)), exists=1 <= number <= 12)
    if unit == "" and join["range"] and before.month and not before.day and not rest["next"]:
        return _numeric_month(text, before, date, number)
    if unit in ("日", "月") or before.era is None or before.month or rest["next"]:
        return None
    if join["range"] and number <= (before.era_year or number):  # R6から3年: how long, not until when
        return None
    if unit == "" and not _ends_cleanly(text, rest.end(), join):
        return None
    fiscal = unit == "年度" or (unit == "" and before.fiscal)
    return with_edge(text, _in_era(replace(date, era_year=number, fiscal=fiscal, bare=not unit), before.era))


_GOES_ON = regex(r"[0-9./年月日]| ?[人名件回円%倍割点床歳か]")


def _numeric_month(text: str, before: Date, date: Date, number: int) -> Date | None:
    """Return the month that a bare number ends a range of written months with: R6.10～12; R6.10～7 may be a year."""
    written = text[before.end - 1 : before.end].isdigit() and before.month is not None
    if not written or not (before.month or 12) < number <= 12 or _GOES_ON.match(text, date.end):
        return None
    return replace(date, year=before.year, month=number)


def _ends_cleanly(text: str, end: int, join: re.Match[str]) -> bool:
    """Tell whether nothing after a bare number makes it a count: H20～23 is two years, H20～3回 is not."""
    after = r"\Z|[\s()、。,]|・[0-9]{1,2}" if join["range"] else "[・、,][0-9]{1,2}"
    return bool(re.match(after, text[end : end + 4]))


def _anchored(date: Date, anchor: int) -> Date:
    if date.year is not None or date.placeholder:
        return date
    if date.offset is not None:
        return replace(date, year=anchor + date.offset, inferred=not date.fiscal)
    if date.era_year is not None:
        known = [era for era in ERAS if era_has(era, date.era_year, fiscal=True)]
        if known:
            nearest = min(known, key=lambda era: abs(era.year(date.era_year or 0) - anchor))
            return _in_era(date, nearest.name)
    elif date.month is not None and 1 <= date.month <= 12:
        return replace(date, year=anchor if date.month >= 4 else anchor + 1)
    return date
