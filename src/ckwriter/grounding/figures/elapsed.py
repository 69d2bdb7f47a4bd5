"""Spans of time that follow from dates: 3年間 of 平成24年度～平成26年度, 18年目, 半年."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from ckwriter.grounding.figures.figure import Figure
from ckwriter.notation import Date, Months, Period, YearMonth
from ckwriter.patterns import regex

_ENDED = frozenset({"約", "余", "以上", "超", "弱", "強"})


_LASTS = regex(
    "(?:以上|余り|あまり|近く|ほど)?(?:に(?:な[るっり]|及)|に?わた|[がを]?経|で|ぶり|続|前|後|目|間|を?かけ|早|遅|を要|の(?:間|隔たり|開き|差|中断|休止|空白|試行|準備|歴史|実績|経験|歩み"
    "|蓄積|積み重ね))"
)
_SINCE = regex("(?:以来|から|過去|この|ここ)[^、。0-9]{0,6}$")


_PASSED_SINCE, _PASSED = regex("[てで]から(?:約|およそ)?$"), regex("間?を経て、?|後(?=[にの])")
"""Round a span that has passed between two dates, of which the first year is not counted: 置いてから7年で."""


_UNTIL_NOW = regex("間?(?:に(?:な|及)|[がを]?(?:経過|過ぎ)|が(?:経|たつ|たっ)(?!て))")
"""Behind a span that runs until this year: 始まってから18年になる."""


def elapses(
    said: Figure, text: str, dates: Iterable[Date], periods: Iterable[Period], months: Iterable[Months], year: int
) -> bool:
    """Tell whether a sentence's figure in years or months is a span between two dates, or from one until this year."""
    periods = tuple(periods)
    lasts = re.search("間|[かヶカヵ箇]年|余", said.text) or _LASTS.match(text, said.end)
    if not lasts and not _SINCE.search(text[: said.start]):
        return False
    if said.unit == "年":
        since = _PASSED_SINCE.search(text[: said.start]) and not _UNTIL_NOW.match(text, said.end)
        passed = bool(since or _PASSED.match(text, said.end))
        passed = passed and not re.search("今年度|本年度|現在", text)
        until = None if passed or any(map(_is_of_years, periods)) else year
        long = [one for one in periods if not passed or _is_of_years(one)]  # what came a year later is not that year
        spans = {*_of_periods(long), *_between(dates, until, both=not passed)}
    elif said.unit == "か月":
        spans = {*_months(periods, months), *_between_months(dates)}
    else:
        return False
    value = said.value
    if value is None:
        return False
    if said.hedges & _ENDED:
        return any(value <= span < value + max(Fraction(2), value / 5) or abs(value - span) <= 1 for span in spans)
    return value in spans


def years_since(dates: Iterable[Date], year: int) -> set[int]:
    """Return which year the fiscal year is, counted from each date: 令和6年度 is the third year of 令和4年度."""
    return {year - one.year + 1 for one in dates if one.year is not None and not one.placeholder and one.year <= year}


def _is_closed(period: Period) -> bool:
    """Tell whether a period of more than a year has ended: then no span runs until now."""
    first, last = period.first, period.last
    return bool(first and last and first.year is not None and last.year is not None and last.year > first.year)


def _is_of_years(period: Period) -> bool:
    """Tell whether a period that has ended is longer than one fiscal year, in which something may have begun."""
    return bool(period.first and period.last and _is_closed(period) and length(period.first, period.last) > 12)


def length(first: YearMonth, last: YearMonth) -> int:
    """Return how many months a period has, both ends counted; its years count where both are known."""
    years = last.year - first.year if last.year and first.year else 0
    return years * 12 + last.month - first.month + 1


def _of_periods(periods: Iterable[Period]) -> Iterator[Fraction]:
    """Yield how many years each closed period is long, both ends counted: 4 of 平成20年度～平成23年度."""
    for one in periods:
        if _is_closed(one) and one.first and one.last:
            yield Fraction(length(one.first, one.last), 12)


def _between(dates: Iterable[Date], year: int | None, *, both: bool) -> Iterator[Fraction]:
    """Yield how many years lie between dates, and, until this year, with this year counted as well."""
    told: dict[int, bool] = {one.year: one.fiscal for one in dates if one.year is not None and not one.placeholder}
    for first, fiscal in told.items():
        yield from (Fraction(last - first) for last in told if last > first)
        if both:
            yield from (Fraction(last - first + 1) for last, other in told.items() if last > first and fiscal and other)
        if year is not None and year > first:
            yield from (Fraction(year - first), Fraction(year - first + 1))


def _between_months(dates: Iterable[Date]) -> Iterator[Fraction]:
    """Yield how many months lie between dates whose months are told: 39 from 平成26年4月 to 平成29年7月."""
    told = {12 * one.year + one.month for one in dates if one.year is not None and one.month and not one.placeholder}
    yield from (Fraction(last - first) for first in told for last in told if last > first)


def _months(periods: Iterable[Period], months: Iterable[Months]) -> Iterator[Fraction]:
    for one in periods:
        if one.first and one.last and not one.months:
            span = length(one.first, one.last)
            yield from (Fraction(span), Fraction(span - 1))
    yield from (Fraction(len(one.months)) for one in months if one.ranged)
