"""The times of what happened: as written, how exact they are, and when two of them cannot be one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ckwriter.checks.readings import dates_of, periods_of, row_of
from ckwriter.form import Table
from ckwriter.model import Submission
from ckwriter.notation import Date, YearMonth
from ckwriter.patterns import regex

Exactness = Literal["month", "year", "fiscal", "span"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time as written: a month, a year, a fiscal year, or a span of them."""

    words: str
    exact: Exactness
    first: int
    """Its first month, counted from year 0."""
    last: int
    within: str = ""
    """The month within it that is meant, where that is told apart from it: 10月."""

    @property
    def shown(self) -> str:
        """What it is called in findings."""
        return f"{self.words}の{self.within}" if self.within else self.words

    def apart(self, other: Time) -> Literal["sure", "ask"] | None:
        """Tell whether two times cannot be one. A year written without 度 may mean the fiscal year: then it asks."""
        if self.last >= other.first and other.last >= self.first:
            both = {self.exact, other.exact}
            if len(both) == 1 or "month" in both or "span" in both or self.first // 12 == other.first // 12:
                return None
            return "ask"
        one, late = sorted((self, other), key=lambda time: time.first)
        if "year" in (one.exact, late.exact) and one.exact != late.exact:
            near = late.first - one.last <= 3 if one.exact == "year" else late.first - one.last <= 0
            return None if near and late.exact == "month" else "sure" if late.first - one.last > 3 else "ask"
        return "sure"


_MONTH_ALONE = regex("(?<![0-9０-９年/])(?P<month>1[0-2]|[1-9])月(?:[0-9]{1,2}日)?(?:に|から|より|、)")


def time_of_row(submission: Submission, at: str, table: Table) -> Time | None:
    """Return the time that the row of a place is about, by its own period; None where it has none, or several."""
    for column in table.columns:
        if column.type == "period" and not column.months:
            text = submission.text(f"{row_of(at)}.{column.id}")
            found, named = (periods_of(text), dates_of(text)) if text else ((), ())
            if len(found) == 1 and len(named) == 1:
                return time_from(text, named[0].first, named[0].last, exactness(named[0]))
            if len(found) == 1 and found[0].last is not None:
                return time_from(text, found[0].first, found[0].last, "span")
    return None


def in_row(row: Time | None, words: str, act: re.Match[str]) -> Time | None:
    """Return the time of a row, or the month in it that stands before an act: 令和4年度 | 10月に…を開始."""
    months = list(_MONTH_ALONE.finditer(words, 0, act.start())) if row is not None else []
    if row is None or len(months) != 1 or row.exact not in ("fiscal", "year"):
        return row
    month = int(months[0]["month"])
    if row.exact == "year" and month < 4:
        return row  # may be of the fiscal year
    index = row.first // 12 * 12 + month - 1 + (12 if row.exact == "fiscal" and month < 4 else 0)
    return Time(row.words, "month", index, index, f"{month}月")


def exactness(date: Date) -> Exactness:
    """Return how exact a date is: with its month, a fiscal year, or a year."""
    if date.month:
        return "month"
    return "fiscal" if date.fiscal else "year"


def time_from(words: str, first: YearMonth | None, last: YearMonth | None, exact: Exactness) -> Time | None:
    """Return a time, as written, from its first to its last month; None where a year is not known."""
    if first is None or first.year is None or last is None or last.year is None:
        return None
    return Time(words, exact, first.year * 12 + first.month - 1, last.year * 12 + last.month - 1)
