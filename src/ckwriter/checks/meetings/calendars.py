"""Counts how often a calendar names each meeting, where its rows are months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ckwriter.checks.meetings.known import Meeting, Meetings, Statement
from ckwriter.checks.names.mentions import mentions_in
from ckwriter.checks.texts.readings import cells_with_role, dates_of, frequencies_of, months_of, periods_of, row_of
from ckwriter.model import Submission
from ckwriter.notation import Frequency
from ckwriter.patterns import regex

_ORDINAL_BEFORE = regex(r"第\s*([0-9０-９]{1,2})\s*回[\s　「]*\Z")
_ORDINAL_AFTER = regex(r"\s*[（(]?(?:(?P<mark>[\u2460-\u2473])|第?(?P<number>[0-9０-９]{1,2})回目?(?![/／開実]))")
_BRACKET_AFTER = regex(r"\s*[（(][^（）()]*[)）]")
_TIMES_AFTER = regex(r"(?:の?(?:開催|実施))?\s*[（(]\s*(?:計|年|全)?(?P<times>[0-9０-９]{1,2})回\s*[）)]")
"""Behind a meeting that one row alone names, how often it is held: 推進会議の開催（3回）."""
_FOR_IT = regex(
    "の?(?:準備|議題|議事|資料|報告(?!会)|結果|打合せ|打ち合わせ|事前|日程|開催案|案内|周知|委員の|評価を)"
    "|(?:へ|に)(?:の?報告|提出|提案|向け|諮|上げ|かけ|つなげ|つなぐ)"
)
"""What makes of a meeting's name that of something done for it or after it: 全体会の準備."""
_MONTH_AFTER = regex(r"[\s①-⑳]*[（(](?P<month>[0-9０-９]{1,2})月[）)]")


@dataclass(slots=True)
class _Calendar:
    """In which rows of a calendar a meeting stands."""

    cells: list[tuple[str, str]] = field(default_factory=list)
    when: tuple[str, str] = ("", "")
    """The period of the last of them: its place, and its words."""
    months: list[int] = field(default_factory=list)
    ordinals: list[int] = field(default_factory=list)
    told: list[tuple[str, int]] = field(default_factory=list)
    """How often they say that it meets in brackets, as written and as a number."""
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
        if len(self.told) == len(self.cells) and sorted(self.ordinals) != list(range(1, len(self.cells) + 1)):
            return sum(times for _, times in self.told)
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
            at, when = f"{row}.{column.id}", (f"{row}.{period.id}", submission.text(f"{row}.{period.id}"))
            _read_calendar_row(found, at, submission.text(at), when, calendars)
        for meeting in found.every:
            calendar = calendars.get(id(meeting))
            if calendar is None or any(one.frequency.each for one in meeting.statements):
                continue
            if calendar.times is not None:
                meeting.statements.append(_counted(calendar, calendar.times, submission.fiscal_year))
            if calendar.told and len(calendar.cells) == 1 and calendar.plain:
                meeting.statements.append(_told(calendar, *calendar.told[0], submission.fiscal_year))


def join_rows(submission: Submission, found: Meetings) -> None:
    """Take together what several rows of a calendar say of one meeting, each of its own part of the year.

    Months that two rows list are all of the meeting: （5月、7月） in the first half, （10月、1月） in the second.
    Times that add up to what the list of meetings says (2回 in each half of 年4回) are left out, for they agree.
    """
    for meeting in found.every:
        said = [one for one in meeting.statements if one.role == "activity" and one.year == submission.fiscal_year]
        if not said:
            continue
        others = [one for one in meeting.statements if not any(one is mine for mine in said)]
        if all(one.frequency.count is None and one.frequency.months for one in said):
            rows = [(one.at, one.quote, one.frequency.months) for one in said]
            rows += _elsewhere(submission, found, meeting, {row_of(one.at) for one in said})
            months = tuple(dict.fromkeys(month for _, _, some in rows for month in some))
            if len(rows) > 1:
                (at, words, _), *more = rows
                both = Frequency(words, 0, 0, len(months), len(months), months=months)
                rest = tuple((place, quote) for place, quote, _ in more)
                meeting.statements = [*others, Statement(at, words, both, submission.fiscal_year, "activity", rest)]
        elif len({row_of(one.at) for one in said}) > 1:
            values = [one.frequency.value for one in said]
            total = sum(value for value in values if value is not None) if None not in values else None
            if total in [one.frequency.value for one in others if not one.frequency.each]:
                meeting.statements = others


def _elsewhere(
    submission: Submission, found: Meetings, meeting: Meeting, known: set[str]
) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """Yield (place, words, months) of the months behind a meeting's name in further rows: 部会（第3回10月）."""
    for at, _, text in cells_with_role(submission, "activity"):
        if row_of(at) in known:
            continue
        for mention in mentions_in(text, found.known, _hidden(text)):
            behind = _BRACKET_AFTER.match(text, mention.end)
            if behind and found.resolve(mention.name) is meeting:
                months = tuple(month for one in months_of(behind[0]) for month in one.months)
                if months:
                    yield at, text[mention.start : behind.end()], months


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
    found: Meetings, at: str, text: str, when: tuple[str, str], calendars: dict[int, _Calendar]
) -> None:
    months = _months_named(when[1])
    mentions = list(mentions_in(text, found.known, _hidden(text)))
    for mention in mentions:
        meeting = None if _FOR_IT.match(text, mention.end) else found.resolve(mention.name)
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
        if times := _TIMES_AFTER.match(text, mention.end):
            calendar.told.append((text[mention.start : times.end()], int(times["times"])))
        own = _MONTH_AFTER.match(text, mention.end)
        calendar.months += (int(own["month"]),) if own else months
        start, end = before.start() if before else mention.start, after.end() if after else mention.end
        calendar.cells.append((at, text[start:end]))
        calendar.when = when


def _ordinal(text: str) -> int:
    return ord(text) - 0x245F if "\u2460" <= text <= "\u2473" else int(text)


def _counted(calendar: _Calendar, times: int, year: int) -> Statement:
    (at, words), *more = [calendar.when, *calendar.cells] if len(calendar.cells) == 1 else calendar.cells
    months = tuple(calendar.months) if len(calendar.months) == times else ()
    frequency = Frequency(words, 0, 0, times, times, months=months)
    return Statement(at, words, frequency, year, "activity", tuple(more))


def _told(calendar: _Calendar, words: str, times: int, year: int) -> Statement:
    frequency = Frequency(words, 0, 0, times, times)
    return Statement(calendar.cells[0][0], words, frequency, year, "activity")


def _hidden(text: str) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in (*frequencies_of(text), *dates_of(text))]
