"""Read periods, by months: R6年4月～2月 · R6年度 · 4～6月 · 第1四半期 · 4、5、7、8月 · 平成17年度～ · 夏頃."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ckwriter.notation.date import Date, YearMonth
from ckwriter.notation.months import Months, month_range
from ckwriter.notation.text import RANGE, WAVE, Span
from ckwriter.patterns import regex


@dataclass(frozen=True, slots=True)
class Period(Span):
    """Some months, from `first` to `last` with both included; None where that side is open or cannot be told."""

    first: YearMonth | None = None
    last: YearMonth | None = None
    months: tuple[int, ...] = ()
    """The months, when they are listed one by one and are not all from first to last."""
    certain: bool = True
    """False when the words leave the months open: 夏頃, 10月頃, 未定, and R6, which may be a fiscal year or not."""
    inferred: bool = False
    """The year of the end is not written, though the start has one: R6年4月～2月 ends in R7年2月.

    That of 令和6年4月～7年3月 is written, in the era of the start.
    """

    @property
    def is_open(self) -> bool:
        """One side has no end: 平成17年度～."""
        return (self.first is None) != (self.last is None)


_JOIN = regex(rf"\s{{0,3}}(?:{RANGE}|から)\s{{0,3}}")
_UNTIL = regex("まで(?!に)")
_OPEN_END = regex(rf"\s?{WAVE}|から(?!の)|以降|以後|より(?![良よ])")
_OPEN_START = regex(rf"(?<![0-9月年度末日]){WAVE}\s?\Z|(?<![0-9月年度末日])-\Z")
_BEFORE = regex("まで(?!に)|以前")
_ABOUT = regex(r"\s?(?:頃|ごろ|ころ|以降頃|前後|予定?\(?仮)")
_PARTS: dict[str, tuple[int, int]] = {
    "上半期": (4, 9), "前期": (4, 9), "前半": (4, 9), "下半期": (10, 3), "後期": (10, 3), "後半": (10, 3),
    "1": (4, 6), "2": (7, 9), "3": (10, 12), "4": (1, 3),
    "通年": (4, 3), "年間を通じて": (4, 3), "年間を通して": (4, 3),
    "毎月": (4, 3), "年度内": (4, 3), "年度中": (4, 3),
}  # fmt: skip
"""A part of the fiscal year → its first and last month."""

_PART = regex(
    r"(?P<part>[上下]半期|前期(?!比)|後期(?!高齢)|通年|毎月|年間を通[じし]て|年度[内中])"
    r"|第 ?(?P<quarter>[1-4一二三四]) ?四半期"
)
_PART_OF_YEAR = regex(
    r"の?\s{0,2}(?:(?P<part>[上下]半期|前期|後期|前半|後半|通年|毎月)|第 ?(?P<quarter>[1-4一二三四]) ?四半期)"
)
_VAGUE = regex("[春夏秋冬](?:頃|ごろ|ころ|季|以降|先|にかけて)|時期未定|(?<!時期)未定|調整中")
_NUMERALS = {"一": "1", "二": "2", "三": "3", "四": "4"}


def contains(period: Period, month: int | tuple[int | None, int]) -> bool | None:
    """Tell whether a month (6, or (2024, 6)) lies in a period; None where the period does not say.

    Where the year of one of the two is unknown, only the months are compared.
    """
    year, number = (None, month) if isinstance(month, int) else month
    if period.months:
        named = _listed(period)
        return any(one.month == number and (None in (year, one.year) or year == one.year) for one in named)
    start, end = period.first, period.last
    if start is None and end is None:
        return None
    if year is not None and (start is None or start.year is not None) and (end is None or end.year is not None):
        at = year * 12 + number
        return (start is None or _index(start) <= at) and (end is None or at <= _index(end))
    if start is None or end is None:
        return True if year is None else None
    if start.year is not None and end.year is not None and _index(end) - _index(start) >= 11:
        return True
    return number in month_range(start.month, end.month)


def _index(month: YearMonth) -> int:
    return (month.year or 0) * 12 + month.month


def _listed(period: Period) -> Iterator[YearMonth]:
    """Yield the listed months with their years, going on to the next year where the numbers fall."""
    year = period.first.year if period.first else None
    before = 0
    for month in period.months:
        if year is not None and month < before:
            year += 1
        before = month
        yield YearMonth(year, month)


def scan_periods(text: str, dates: Sequence[Date], months: Sequence[Months], anchor: int | None) -> list[Period]:
    """Return the periods of folded text, placed in it, given the dates and months that stand there.

    Where two start together it is the longer one.
    """
    dates = [date for date in dates if not date.placeholder]
    found = [*_dated(text, dates), *_monthly(text, months, dates, anchor), *_parts(text, anchor)]
    found += [Period(one[0], one.start(), one.end(), certain=False) for one in _VAGUE.finditer(text)]
    found.sort(key=lambda one: (one.start, -one.end))
    chosen: list[Period] = []
    for one in found:
        if not chosen or one.start >= chosen[-1].end:
            chosen.append(one)
    return [_about(text, one) for one in chosen]


def _dated(text: str, dates: Sequence[Date]) -> Iterator[Period]:
    """Yield the periods between dates, and those of single dates with 以降, まで or a part of the year."""
    for index, date in enumerate(dates):
        after = dates[index + 1] if index + 1 < len(dates) else None
        if not date.first or not date.last:
            continue
        if after and after.last and _JOIN.fullmatch(text, date.end, after.start):
            until = _UNTIL.match(text, after.end)
            end = until.end() if until else after.end
            certain = not (date.bare or after.bare)
            inferred = after.inferred and after.era_year is None and not date.inferred
            words = text[date.start : end]
            yield Period(words, date.start, end, date.first, after.last, certain=certain, inferred=inferred)
        else:
            yield _single(text, date, date.first, date.last)


def _single(text: str, date: Date, first: YearMonth, last: YearMonth) -> Period:
    start, end = date.start, date.end
    begin: YearMonth | None = first
    until: YearMonth | None = last
    is_year = date.month is None and date.edge is None and date.year is not None
    part = _PART_OF_YEAR.match(text, date.end) if is_year else None
    if part and date.year is not None:
        end = part.end()
        begin, until = _fiscal_months(part["part"] or part["quarter"], date.year)
    elif follows := _OPEN_END.match(text, date.end):
        end, until = follows.end(), None
    elif follows := _BEFORE.match(text, date.end):
        end, begin = follows.end(), None
    elif before := _OPEN_START.search(text, max(0, date.start - 2), date.start):
        start, begin = before.start(), None
    return Period(text[start:end], start, end, begin, until, certain=not date.bare)


def _monthly(text: str, months: Sequence[Months], dates: Sequence[Date], anchor: int | None) -> Iterator[Period]:
    """Yield the periods of months whose year stands before them (R6年4、5月), or follows from the anchor."""
    named_years = {date.end: date for date in dates if date.month is None and date.edge is None}
    named_months = {date.start: date for date in dates if date.month is not None}
    for one in months:
        first, last = one.months[0], one.months[-1]
        start, year = one.start, None if anchor is None else _calendar_year(anchor, first)
        before = named_months.get(one.start)
        if before is not None:
            year = before.year
        elif (before := _year_before(text, one, named_years)) is not None:
            start = before.start
            year = _calendar_year(before.year, first) if before.fiscal and before.year is not None else before.year
        falls = sum(later < earlier for earlier, later in pairwise(one.months))
        until = YearMonth(None if year is None else year + falls, last)
        if one.listed or one.ranged or before is not None:
            listed = one.months if one.listed and list(one.months) != month_range(first, last) else ()
            yield Period(text[start : one.end], start, one.end, YearMonth(year, first), until, listed)
        else:
            yield _single(text, Date("", start, one.end, month=first), until, until)


def _year_before(text: str, months: Months, named_years: dict[int, Date]) -> Date | None:
    """Return the year that stands right before the months: R6年4、5月, R6年度の 4～6月."""
    for at in range(months.start, months.start - 3, -1):
        if at in named_years and not text[at : months.start].strip(" の"):
            return named_years[at]
    return None


def _calendar_year(fiscal_year: int, month: int) -> int:
    return fiscal_year if month >= 4 else fiscal_year + 1


def _fiscal_months(name: str, year: int | None) -> tuple[YearMonth, YearMonth]:
    first, last = _PARTS[_NUMERALS.get(name, name)]
    start, end = (None if year is None else _calendar_year(year, month) for month in (first, last))
    return YearMonth(start, first), YearMonth(end, last)


def _parts(text: str, anchor: int | None) -> Iterator[Period]:
    """Yield the parts of a fiscal year that is not named: 上半期, 第1四半期, 通年."""
    for found in _PART.finditer(text):
        start, end = _fiscal_months(found["part"] or found["quarter"], anchor)
        yield Period(found[0], found.start(), found.end(), start, end)


def _about(text: str, one: Period) -> Period:
    found = _ABOUT.match(text, one.end)
    if found is None:
        return one
    return replace(one, text=text[one.start : found.end()], end=found.end(), certain=False)
