"""C4: this year's submission against last year's, where it was given (`Submission.previous`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ckwriter.checks import check, finding
from ckwriter.checks.indicators import Indicator, indicators, matched
from ckwriter.checks.naming import HEAD
from ckwriter.checks.readings import dates_of, filled, last_year, number_of
from ckwriter.form import Field, Table
from ckwriter.model import Finding, Submission
from ckwriter.notation import Agreement, agree, comparable, fiscal_year_title

_LAST = "前年度の提出"


@check(level="warning", rules=("R43", "R24"), previous=True)
def target_changed(submission: Submission) -> Iterator[Finding]:
    """昨年度に立てた目標値が、今年度の成果の表にそのまま書かれている

    The targets that last year's submission set for its own year, against those that this year's table of results names.
    """
    for one, now in _last_goals(submission)[0]:
        before, after = one.value("target"), now.value("target")
        if before is None or after is None or before.figure is None or after.figure is None:
            continue
        same_unit = comparable(before.figure.unit, after.figure.unit)
        if not same_unit or agree(before.figure, after.figure) is Agreement.DIFFERENT:
            yield finding(
                submission,
                after.at,
                f"「{now.label}」の{after.title}は「{after.text}」ですが、{_LAST}では「{before.text}」を目標としていました",
                hint="昨年度当初に立てた目標値を書いてください。途中で見直したときは、その理由を書き添えます。",
                quotes=[(after.at, after.text), now.quote],
            )


@check(level="warning", rules=("R43", "R25"), previous=True)
def indicator_dropped(submission: Submission) -> Iterator[Finding]:
    """昨年度に立てた指標のすべてに、実績が書かれている

    Indicators with a target in last year's submission that this year's table of results does not have. One finding.
    """
    _, dropped, results = _last_goals(submission)
    if dropped and results:
        names = "」「".join(one.label for one in dropped)
        yield finding(
            submission,
            results[0].at,
            f"{_LAST}で立てた指標「{names}」の実績が見当たりません",
            hint="その指標の実績を加えるか、やめた理由を書いてください。",
            quotes=[one.quote for one in results],
        )


@check(level="warning", rules=("R43",), previous=True)
def text_unchanged(submission: Submission) -> Iterator[Finding]:
    """昨年度の文章が、年度を直さないまま残っていない

    Running text that is last year's word for word: a question for each cell that names the year which was current then,
    and one note for all the others. Names, members, duties and the chronicle may well stay as they are.
    """
    previous = last_year(submission)
    if previous is None:
        return
    before: dict[str, set[str]] = {}
    for at, _ in previous.places():
        before.setdefault(_column(at), set()).add(_squeezed(previous.text(at)))
    same: list[tuple[str, str]] = []
    for at, field, text in filled(submission):
        if not _is_telling(field) or len(text) < 20 or _squeezed(text) not in before.get(_column(at), ()):
            continue
        if all(HEAD.search(line.strip()) for line in text.split("\n") if line.strip()):  # nothing but names of meetings
            continue
        stale = [
            date.text for date in dates_of(text) if date.fiscal_year == previous.fiscal_year + field.year and date.year
        ]
        if stale:
            yield finding(
                submission,
                at,
                f"{_LAST}と同じ文章で、「{stale[0]}」もそのままです。年度や内容を直し忘れていませんか",
                hint=f"{fiscal_year_title(submission.fiscal_year)}の内容に書き直してください。変わらないときは、年度だけを確かめます。",
                quotes=[(at, stale[0])],
            )
        else:
            same.append((at, text.split("\n")[0][:40]))
    if same:
        yield finding(
            submission,
            same[0][0],
            f"{_LAST}と同じ文章の欄が{len(same)}か所あります",
            hint="今年度の内容になっているか、「今年度」などの言葉が指す年度とあわせて確かめてください。",
            quotes=same,
            level="note",
            subject="前年度からの変更",
        )


@check(level="warning", rules=("R43", "R38"), previous=True)
def figure_unchanged(submission: Submission) -> Iterator[Finding]:
    """数字と時点が、昨年度の提出からともに新しくなっている

    Figures of fixed rows against last year's: a large number that is the same to the last digit under a new date, a new
    number under the old date, and one that is five times as large or as small.
    """
    previous = last_year(submission)
    if previous is None:
        return
    for table in submission.form.parts():
        if not isinstance(table, Table) or not table.rows or previous.form.part(table.id) is None:
            continue
        for row in table.rows:
            at = f"{table.id}[{row.id}].value"
            now, then = (number_of(one.text(at)) if one.text(at) else None for one in (submission, previous))
            if now is None or then is None or now.value is None or then.value is None:
                continue
            dates = [_date_of_row(one, table, row.id) for one in (submission, previous)]
            problem = _suspicious(Decimal(now.value), Decimal(then.value), dates[0], dates[1])
            if problem:
                yield finding(
                    submission,
                    at,
                    f"「{now.text}」（{dates[0] or '時点なし'}）は、{_LAST}では"
                    f"「{then.text}」（{dates[1] or '時点なし'}）でした。{problem}",
                    hint="元の資料で、数字と時点を確かめてください。",
                    quotes=[(at, now.text)],
                )


_Goals = tuple[list[tuple[Indicator, Indicator]], list[Indicator], list[Indicator]]


def _last_goals(submission: Submission) -> _Goals:
    """Return last year's goals with this year's rows of results, those without one, and this year's rows."""
    previous = last_year(submission)
    if previous is None or previous.fiscal_year != submission.fiscal_year - 1:
        return [], [], []
    goals = [one for rows in indicators(previous).values() for one in rows if _targets(one, 0)]
    results = [
        one for rows in indicators(submission).values() for one in rows if _targets(one, -1) or one.value("result")
    ]
    pairs = matched(goals, results)
    return pairs, [one for one in goals if all(one is not goal for goal, _ in pairs)], results


def _targets(one: Indicator, year: int) -> bool:
    target = one.value("target")
    return target is not None and target.year == year


def _column(at: str) -> str:
    """Return the column of a place, whatever the row; of a fixed row the place itself."""
    return re.sub(r"\[\d+\]", "[]", at)


def _squeezed(text: str) -> str:
    return "".join(text.split())


_STAYS = ("event", "meeting", "members", "member_count", "lead", "duties", "indicator")


def _is_telling(field: Field) -> bool:
    return field.type in ("paragraph", "bullets") and field.role not in _STAYS


def _date_of_row(submission: Submission, table: Table, row_id: str) -> str:
    """Return the date of a row's figure: its own, or that of the first row of its group."""
    row = table.row(row_id)
    group = [one for one in table.rows if row.group and one.group == row.group]
    for one in (row, *group):
        for column in table.columns_of(f"{table.id}[{one.id}]"):
            if column.type == "as_of" and (text := submission.text(f"{table.id}[{one.id}].{column.id}")):
                return text
    return ""


def _suspicious(now: Decimal, then: Decimal, date: str, last_date: str) -> str:
    same_date = _squeezed(date) == _squeezed(last_date)
    if now == then:
        return (
            "時点が新しくなっていますが、数字が同じです。直し忘れていませんか"
            if now >= 1000 and date and not same_date
            else ""
        )
    if date and same_date:
        return "時点が同じで、数字が変わっています。時点を直し忘れていませんか"
    if then and now and max(now, then) / min(now, then) >= 5 and max(now, then) >= 20:
        return "桁や単位を取り違えていませんか"
    return ""
