"""C3: the chronicle: its rows in the order of time, and what a row tells within the row's own time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.texts.readings import dates_of, periods_of
from ckwriter.checks.years.event_times import Exactness, Time, time_of_row
from ckwriter.checks.years.events import contradictions, events_by_place
from ckwriter.checks.years.years_said import no_such_year
from ckwriter.form import Column, Table
from ckwriter.model import Finding, Submission


@check(level="note", rules=("R21", "R23"))
def rows_out_of_order(submission: Submission) -> Iterator[Finding]:
    """年表が年の順に並んでいる

    Tables of what happened (`role = "event"`): a row that begins in an earlier year than the row above it. Tables that
    run backwards as a whole, and a year beside a fiscal year that may be the same one, are left alone. One note a
    table.
    """
    for table, period, _ in chronicles(submission):
        told = [
            (f"{row}.{period.id}", when)
            for row in submission.rows(table)
            if (when := row_begins(submission, row, period))
        ]
        back = [(one, other) for one, other in pairwise(told) if _is_before(other[1], one[1])]
        forth = [(one, other) for one, other in pairwise(told) if _is_before(one[1], other[1])]
        if back and forth:
            shown = "、".join(
                f"「{submission.text(one[0])}」の次に「{submission.text(other[0])}」" for one, other in back
            )
            yield finding(
                submission,
                back[0][1][0],
                f"{shown}があります。年の順に並んでいないのではありませんか",
                hint="順番か年（年度）を確かめてください。事業ごとに並べているのであれば、そのままで構いません。",
                quotes=[(at, submission.text(at)) for pair in back for at, _ in pair],
                subject=places.title_of(submission.form, table.id),
            )


@check(level="warning", rules=("R21",))
def date_outside_row(submission: Submission) -> Iterator[Finding]:
    """年表の内容に書かれた年月が、その行の時期に入っている

    What a row of the chronicle says was set up, begun or ended in a year of its own (令和3年10月に…を開始), where the
    row is about another year. A row that goes on (平成27年度～) may tell of later years; what another section tells
    otherwise is date_of_event_differs'.
    """
    known = {(told.at, told.when.words) for pair in contradictions(submission) for told in pair[:2]}
    for table, period, event in chronicles(submission):
        for at, _ in submission.column(table, event.id):
            row_at = at.replace(f".{event.id}", f".{period.id}")
            row_text = submission.text(row_at)
            row = time_of_row(submission, at, table) if row_text else None
            if row is None:
                continue
            goes_on = any(one.is_open for one in periods_of(row_text))
            for told in events_by_place(submission).get(at, ()):
                late = told.when.first > row.last
                if (at, told.when.words) in known:
                    break
                if told.quote.removeprefix(told.when.words)[:1] in _OWN_DATE:
                    continue  # a line with a date of its own
                if told.when.words != row_text and told.when.apart(row) == "sure" and not (late and goes_on):
                    yield finding(
                        submission,
                        at,
                        f"「{told.when.words}」とありますが、この行の時期は「{row_text}」です。どちらかの誤りではありませんか",
                        hint="正しい年月を確かめて、行の時期とそろえてください。",
                        quotes=[(at, told.quote), (row_at, row_text)],
                    )
                    break


_OWN_DATE = ("：", ":", "　", " ")
"""What stands behind the date with which a line begins that has one of its own: 平成25年度：…."""


def chronicles(submission: Submission) -> Iterator[tuple[Table, Column, Column]]:
    """Yield (table, its column of periods, its column of what happened)."""
    for table, event in submission.form.with_role("event"):
        period = next((column for column in table.columns if column.type == "period"), None) if table else None
        if table is not None and period is not None and not period.months:
            yield table, period, table.column(event.id)


def row_begins(submission: Submission, row: str, period: Column) -> Time | None:
    """Return the time with which a row begins."""
    text = submission.text(f"{row}.{period.id}")
    if no_such_year(text):
        return None  # impossible_date asks about it
    dates = [date for date in dates_of(text) if date.year is not None and date.first and date.last] if text else []
    if not dates or dates[0].first is None or dates[0].last is None:
        return None
    first, last = dates[0].first, dates[0].last
    if first.year is None or last.year is None:
        return None
    exact: Exactness = "month" if dates[0].month else "fiscal" if dates[0].fiscal else "year"
    return Time(text, exact, first.year * 12 + first.month - 1, last.year * 12 + last.month - 1)


def _is_before(one: Time, other: Time) -> bool:
    return one.first < other.first and one.apart(other) == "sure"
