"""The value of a written date: as exact as it was written, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from ckwriter.notation.eras import fiscal_year_at
from ckwriter.notation.text import Span


class YearMonth(NamedTuple):
    """A month of a year; the year is None where neither the text nor an anchor tells it."""

    year: int | None
    month: int


@dataclass(frozen=True, slots=True)
class Date(Span):
    """One written date, as exact as it was written: a year, a fiscal year, a month or a day."""

    year: int | None = None
    """Gregorian year; of a fiscal year, the year in which it begins. None: unknown (placeholder, no anchor)."""
    month: int | None = None
    day: int | None = None
    fiscal: bool = False
    """Written as 年度."""
    era: str | None = None
    era_year: int | None = None
    gloss: int | None = None
    """The Gregorian year that the text adds in brackets, 令和6(2024)年度; it ought to equal `year`."""
    offset: int | None = None
    """Of a relative year its distance from the anchor: 0 for 今年度, -1 for 昨年度."""
    bare: bool = False
    """Neither 年 nor 年度 was written, R6, so that it may mean either."""
    edge: Literal["初", "末"] | None = None
    """R6年度末, 3月末, 年度当初."""
    exists: bool = True
    """False for a day that never was in the era named: 平成32年, 平成31年5月, 令和0年, 2月30日."""
    placeholder: bool = False
    """R●年●月: the form's own mark, not filled in."""
    inferred: bool = False
    """The year is not written here: it follows from the anchor or from the date before."""

    @property
    def fiscal_year(self) -> int | None:
        """The fiscal year this lies in; None where a calendar year alone does not tell."""
        if self.placeholder or self.year is None:
            return None
        if self.fiscal:
            return self.year
        return None if self.month is None else fiscal_year_at(self.year, self.month)

    @property
    def first(self) -> YearMonth | None:
        """The first month that the date covers."""
        return self._bound(last=False)

    @property
    def last(self) -> YearMonth | None:
        """The last month that the date covers."""
        return self._bound(last=True)

    def _bound(self, *, last: bool) -> YearMonth | None:
        if self.placeholder:
            return None
        if self.month is not None:
            return YearMonth(self.year, self.month)
        at_end = last if self.edge is None else self.edge == "末"
        if self.fiscal:
            month = 3 if at_end else 4
            return YearMonth(None if self.year is None else self.year + at_end, month)
        if self.year is None:
            return None
        return YearMonth(self.year, 12 if at_end else 1)
