"""Counts how often a calendar names each meeting, where its rows are months."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ckwriter.checks.meetings import Meetings, Statement
from ckwriter.checks.mentions import mentions_in
from ckwriter.checks.readings import dates_of, frequencies_of, periods_of
from ckwriter.model import Submission
from ckwriter.notation import Frequency

_ORDINAL_BEFORE = re.compile(r"第\s*([0-9０-９]{1,2})\s*回[\s　「]*\Z")
_ORDINAL_AFTER = re.compile(r"\s*[（(]?(?:(?P<mark>[\u2460-\u2473])|第?(?P<number>[0-9０-９]{1,2})回目?(?![/／開実]))")
_MONTH_AFTER = re.compile(r"[\s①-⑳]*[（(](?P<month>[0-9０-９]{1,2})月[）)]")


@dataclass(slots=True)
class _Calendar:
    """In which rows of a calendar a meeting stands."""

    cells: list[tuple[str, str]] = field(default_factory=list)
    months: list[int] = field(default_factory=list)
    ordinals: list[int] = field(default_factory=list)
    plain: bool = True
    """No frequency stands beside it, and no row names it twice."""
    alone: bool = True
    """No row names another meeting beside it."""

    @property
    def times(self) -> int | None:
        """How often it meets: as often as it is numbered or named, or in as many months; None where nothing tells."""
        if not self.plain or not self.cells:
            return None
        if len(self.cells) == 1:
            return len(self.months) if self.alone and len(self.months) > 1 else None
        if len(self.ordinals) == len(self.cells):
            return len(self.ordinals)  # a number that is left out is missed
        return len(self.months) if len(self.months) >= len(self.cells) else None


def read_calendars(submission: Submission, found: Meetings) -> None:
    """Count in how many months a calendar names a meeting, where its rows there are months or lists of months."""
    for table, column in submission.form.with_role("activity"):
        period = next((c for c in table.columns if c.type == "period" and c.months), None) if table else None
        if table is None or period is None:
            continue
        calendars: dict[int, _Calendar] = {}
        for row in submission.rows(table):
            at, named = f"{row}.{column.id}", _months_named(submission.text(f"{row}.{period.id}"))
            _read_calendar_row(found, at, submission.text(at), named, calendars)
        for meeting in found.every:
            calendar = calendars.get(id(meeting))
            if calendar and calendar.times is not None:
                meeting.statements.append(_counted(calendar, calendar.times, submission.fiscal_year))


def _months_named(text: str) -> tuple[int, ...]:
    """Return the months that a period names one by one; none of a range, or where that is open."""
    found = periods_of(text)
    if not found or not all(one.certain and one.first and one.last for one in found):
        return ()
    months: list[int] = []
    for one in found:
        if one.months:
            months += one.months
        elif one.first == one.last and one.first:
            months.append(one.first.month)
        else:
            return ()
    return tuple(months)


def _read_calendar_row(
    found: Meetings, at: str, text: str, months: tuple[int, ...], calendars: dict[int, _Calendar]
) -> None:
    mentions = list(mentions_in(text, found.known, _hidden(text)))
    for mention in mentions:
        meeting = found.resolve(mention.name)
        if meeting is None:
            continue
        calendar = calendars.setdefault(id(meeting), _Calendar())
        calendar.plain &= not any(one.at == at for one in meeting.statements)
        calendar.alone &= len(mentions) == 1
        calendar.plain &= not any(place == at for place, _ in calendar.cells)
        before = _ORDINAL_BEFORE.search(text, 0, mention.start)
        after = None if before else _ORDINAL_AFTER.match(text, mention.end)
        if before or after:
            calendar.ordinals.append(_ordinal(before[1] if before else after["mark"] or after["number"]))  # type: ignore[index]
        own = _MONTH_AFTER.match(text, mention.end)
        calendar.months += (int(own["month"]),) if own else months
        start, end = before.start() if before else mention.start, after.end() if after else mention.end
        calendar.cells.append((at, text[start:end]))


def _ordinal(text: str) -> int:
    return ord(text) - 0x245F if "\u2460" <= text <= "\u2473" else int(text)


def _counted(calendar: _Calendar, times: int, year: int) -> Statement:
    (at, words), *more = calendar.cells
    months = tuple(calendar.months) if len(calendar.months) == times else ()
    frequency = Frequency(words, 0, 0, times, times, months=months)
    return Statement(at, words, frequency, year, "activity", tuple(more))


def _hidden(text: str) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in (*frequencies_of(text), *dates_of(text))]
