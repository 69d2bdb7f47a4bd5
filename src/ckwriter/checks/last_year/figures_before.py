"""C4: the figures of the rows that a form prints against those of last year's submission."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ckwriter.checks import check, finding
from ckwriter.checks.last_year.bases_before import bases_changed
from ckwriter.checks.texts.readings import dates_of, last_year, number_of
from ckwriter.findings import LAST_YEAR
from ckwriter.form import Table
from ckwriter.model import Finding, Submission


@check(level="warning", rules=("R43", "R38", "R37"), previous=True)
def figure_unchanged(submission: Submission) -> Iterator[Finding]:
    """数字と時点が、昨年度の提出からともに新しくなっている

    Figures of fixed rows against last year's: a large number of persons that is the same to the last digit under a new
    date, a new number under the old date, and one that is five times as large or as small. Hospitals, beds and
    municipalities may well be as many as they were. So are figures that are counted in another way than last year's,
    or no longer say in which, without a word on it.
    """
    previous = last_year(submission)
    if previous is None:
        return
    yield from bases_changed(submission)
    for table in submission.form.parts():
        if not isinstance(table, Table) or not table.rows or previous.form.part(table.id) is None:
            continue
        for row in table.rows:
            at = f"{table.id}[{row.id}].value"
            now, then = (number_of(one.text(at)) if one.text(at) else None for one in (submission, previous))
            if now is None or then is None or now.value is None or then.value is None:
                continue
            (date_at, date), (_, last_date) = (_date_of_row(one, table, row.id) for one in (submission, previous))
            same_date = "".join(date.split()) == "".join(last_date.split())
            if now.value == then.value and row.unit != _PERSONS:
                continue
            problem = _suspicious(Decimal(now.value), Decimal(then.value), date, last_date, same_date=same_date)
            if problem:
                yield finding(
                    submission,
                    at,
                    f"「{now.text}」（{date or '時点なし'}）は、{LAST_YEAR}では"
                    f"「{then.text}」（{last_date or '時点なし'}）でした。{problem}",
                    hint="元の資料で、数字と時点を確かめてください。",
                    quotes=[(at, now.text), *([(date_at, date)] if date_at else [])],
                    before=[(at, then.text)],
                )


_PERSONS = "人"
"""The unit of what hardly ever is the same number twice."""


def _date_of_row(submission: Submission, table: Table, row_id: str) -> tuple[str, str]:
    """Return where the date of a row's figure stands, and the date: its own, or that of the first row of its group."""
    row = table.row(row_id)
    group = [one for one in table.rows if row.group and one.group == row.group]
    for one in (row, *group):
        for column in table.columns_of(f"{table.id}[{one.id}]"):
            at = f"{table.id}[{one.id}].{column.id}"
            if column.type == "as_of" and (text := submission.text(at)):
                return at, text
    return "", ""


def _is_older(date: str, last_date: str) -> bool:
    """Tell whether the first date of a cell lies before all of last year's."""
    now, then = (dates_of(one) if one else () for one in (date, last_date))
    if not now or not then or now[0].last is None or then[0].first is None:
        return False
    if None in (now[0].last.year, then[0].first.year) or now[0].fiscal != then[0].fiscal:
        return False
    return now[0].last < then[0].first


def _suspicious(now: Decimal, then: Decimal, date: str, last_date: str, *, same_date: bool) -> str:
    if now == then and not _is_older(date, last_date):
        return (
            "時点が新しくなっていますが、数字が同じです。直し忘れていませんか"
            if now >= 1000 and date and not same_date
            else ""
        )
    if not now:
        return "今年度は本当に0ですか" if then >= 5 else ""
    if _is_older(date, last_date):
        return "時点が前の年より古くなっています。書き間違いではありませんか"
    if date and same_date:
        return "時点が同じで、数字が変わっています。時点を直し忘れていませんか"
    if then and now and max(now, then) / min(now, then) >= 5 and max(now, then) >= 20:
        return "桁や単位を取り違えていませんか"
    return ""
