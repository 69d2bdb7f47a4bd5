"""Q1: of when the figures of fixed rows are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.completeness.blanks import dash
from ckwriter.checks.completeness.zero_totals import spreadsheet_error_in
from ckwriter.checks.texts.placeholders import placeholders
from ckwriter.checks.texts.readings import dates_of, fixed_rows
from ckwriter.checks.years.surveys import dates_of_surveys
from ckwriter.form import Row, Table
from ckwriter.model import Finding, Submission
from ckwriter.notation import Date, fiscal_year_title
from ckwriter.patterns import regex


@check(level="warning", rules=("R38",))
def dates_of_figures(submission: Submission) -> Iterator[Finding]:
    """数字の時点が、ありうる日付で、たがいに離れすぎていない

    Dates of figures: none later than the document's year; a survey that is taken in one month (`survey_month`) has that
    month; figures four years older than the newest are asked about, and of those a year apart a note says so. Figures
    of a survey, and those of a whole fiscal year, are published late: of them a year or two are nothing to note.
    """
    yield from _unreadable_dates(submission)
    yield from dates_of_surveys(submission)
    dated = list(_dated_rows(submission))
    last = (submission.fiscal_year + 1) * 12 + 3
    late = [
        (at, text)
        for at, text, date, _ in dated
        if (index := _month(date)) is not None and index > last and not (date.month and date.month > 12)
    ]
    if late:
        shown = "」「".join(dict.fromkeys(text for _, text in late))
        several = "。提出の年度が違うのではありませんか" if len(late) > 2 else ""
        yield finding(
            submission,
            late[0][0],
            f"時点「{shown}」は、{fiscal_year_title(submission.fiscal_year)}の末より後です{several}",
            hint="時点を確かめてください。",
            quotes=late,
        )
    for at, text, date, row in dated:
        index = _month(date)
        if date.month and date.month > 12:
            continue  # impossible_date's
        if index is not None and index > last:
            continue
        if row.survey_month and date.month and date.month != row.survey_month:
            yield finding(
                submission,
                at,
                f"時点「{text}」とありますが、この数字の調査は毎年{row.survey_month}月です。別の資料の数字ではありませんか",
                hint=f"調査の時点（{row.survey_month}月）か、出典を確かめてください。" + row.hint,
                quotes=[(at, text)],
            )
    yield from _far_apart(
        submission,
        [
            (at, text, index, _STALE if date.fiscal else _LATE if row.survey_month else _A_YEAR)
            for at, text, date, row in dated
            if (index := _month(date)) and index <= last and not _is_newest(submission, at)
        ],
    )


_NEWEST = regex("最新|直近|公表(?:済み?|されている)")


def _is_newest(submission: Submission, at: str) -> bool:
    """Tell whether a row's other cells say that its figure is the newest published."""
    row = at.rpartition(".")[0]
    cells = submission.form.part(row.partition("[")[0])
    columns = cells.columns if isinstance(cells, Table) else ()
    return any(_NEWEST.search(submission.text(f"{row}.{column.id}")) for column in columns)


_NO_DATE = regex("ため|記載(?:せず|なし|しない)|なし|未公表|非公表|該当|対象外|不明|秘匿|同上|同左")
_TWO_YEARS = regex("年[ 　]?[0-9０-９]{1,2}[ 　]?年|月[ 　]?[0-9０-９]{1,2}[ 　]?月(?!～)")


def _unreadable_dates(submission: Submission) -> Iterator[Finding]:
    """Ask about dates of figures that are none: R6年7年, 最新."""
    for table, row in fixed_rows(submission):
        for column in table.columns_of(f"{table.id}[{row.id}]"):
            at = f"{table.id}[{row.id}].{column.id}"
            text = submission.text(at) if column.type == "as_of" else ""
            if not text or dash(text) or next(placeholders(text), "") or spreadsheet_error_in(text):
                continue
            if _NO_DATE.search(text) and not re.search("[0-9０-９]", text):
                continue
            if not dates_of(text, submission.fiscal_year) or _TWO_YEARS.search(text):
                yield finding(
                    submission,
                    at,
                    f"「{text}」では、いつの数字か分かりません",
                    hint=column.hint or "年と月を書いてください（例: R6年10月）。",
                    quotes=[(at, text)],
                )


_A_YEAR, _LATE, _STALE = 12, 24, 48
"""Months from which a figure is older than the newest ones: most, those of a survey, and those of a fiscal year."""


def _dated_rows(submission: Submission) -> Iterator[tuple[str, str, Date, Row]]:
    for table, row in fixed_rows(submission):
        for column in table.columns_of(f"{table.id}[{row.id}]"):
            at = f"{table.id}[{row.id}].{column.id}"
            if column.type == "as_of" and (text := submission.text(at)):
                found = dates_of(text, submission.fiscal_year)
                if len(found) == 1 and not found[0].placeholder and found[0].year is not None:
                    yield at, text, found[0], row


def _month(date: Date) -> int | None:
    first = date.first
    return None if first is None or first.year is None else first.year * 12 + first.month


def _far_apart(submission: Submission, dated: list[tuple[str, str, int, int]]) -> Iterator[Finding]:
    if len(dated) < 2:
        return
    newest = max(dated, key=lambda one: one[2])
    old = [one for one in dated if newest[2] - one[2] >= one[3]]
    if not old:
        return
    stale = [one for one in old if newest[2] - one[2] >= _STALE]
    shown = "」「".join(dict.fromkeys(text for _, text, *_ in stale or old))
    yield finding(
        submission,
        (stale or old)[0][0],
        f"時点が「{shown}」の数字と「{newest[1]}」の数字が並んでいます。より新しい数字はありませんか",
        hint="公表されている最新の数字か確かめてください。最新であれば、そのままで構いません。",
        quotes=[*((at, text) for at, text, *_ in stale or old), newest[:2]],
        level=None if stale else "note",
    )
