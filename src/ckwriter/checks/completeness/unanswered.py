"""T106: choices that a form prints (有・無)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.completeness.blanks import (
    FixedCell,
    RowGroup,
    asked,
    blank,
    dash,
    filled_tables,
    labels_of,
    row_groups,
)
from ckwriter.checks.completeness.choices import chosen
from ckwriter.checks.completeness.rows import says_why
from ckwriter.checks.completeness.unread import certain
from ckwriter.checks.texts.readings import filled
from ckwriter.form import Field
from ckwriter.model import Absent, Finding, Submission
from ckwriter.notation import says_none


@check(level="warning", rules=("R04",))
def unanswered_choice(submission: Submission) -> Iterator[Finding]:
    """選択肢（有・無など）が一つ選ばれている

    A choice that is blank, printed but unmarked (有・無), or marked twice. Where a choice does not apply, 該当なし
    answers it. One finding for the blank choices under one heading, and one for those without a mark.
    """
    yield from certain(submission, seeming_open_choices(submission))


def seeming_open_choices(submission: Submission) -> Iterator[Finding]:
    """Yield what is to be said of choices, were everything read."""
    told: set[str] = set()
    for table in filled_tables(submission, fixed=True):
        for group in row_groups(table):
            cells = [c for c in group.cells(submission.municipality.kind) if c.column.type == "choice"]
            explained = {cell.at for cell in cells if says_why(submission, group, cell.row)}
            told |= explained
            cells = [cell for cell in cells if cell.at not in explained]
            unanswered = [cell for cell in cells if blank(submission, cell.at)]
            if unanswered:
                what = f"の{_list(unanswered[0].column)}が選ばれていません"
                yield _open_choices(submission, group, unanswered, what)
            unmarked = [
                cell
                for cell in cells
                if submission.text(cell.at) and chosen(submission.text(cell.at), cell.column.choices) == ()
            ]
            if len(unmarked) > 1:
                what = f"は「{submission.text(unmarked[0].at)}」のままで、どれにも印がありません"
                yield _open_choices(submission, group, unmarked, what)
                told |= {cell.at for cell in unmarked}
    tables = {table.id for table in filled_tables(submission, fixed=True)}
    for at, field, text in filled(submission):
        if field.type == "choice" and at.partition("[")[0] in tables and at not in told:
            yield from _unclear_choice(submission, at, field, text)


def _open_choices(submission: Submission, group: RowGroup, cells: Sequence[FixedCell], what: str) -> Finding:
    """Return one finding for choices under one heading that stand open in the same way."""
    rows = "".join(f"「{cell.row.title}」" for cell in cells)
    return finding(
        submission,
        cells[0].at,
        f"{rows}{what}",
        hint=_choose(cells[0].column),
        quotes=[
            *((cell.at, submission.text(cell.at)) for cell in cells),
            *labels_of(submission, [cell.at for cell in cells if not submission.text(cell.at)]),
        ],
        subject=group.title(submission.form),
    )


def _unclear_choice(submission: Submission, at: str, field: Field, text: str) -> Iterator[Finding]:
    answer = chosen(text, field.choices)
    if answer is None:
        if says_none(text) or (dash(text) and _need(submission, at) == "if_applicable"):
            return
        message = f"「{text}」は{_list(field)}のどれでもありません"
    elif len(answer) > 1:
        message = f"「{text}」では二つ以上に印があります"
    elif not answer:
        message = f"「{text}」のままで、どれにも印がありません"
    else:
        return
    yield finding(submission, at, message, hint=_choose(field), quotes=[(at, text)])


def _need(submission: Submission, at: str) -> str:
    """Return how far this kind of body must answer a place."""
    field = places.parse(at)
    table = submission.form.table(field.part)
    column = next(one for one in table.columns_of(at.rpartition(".")[0]) if one.id == field.column)
    return asked(column, submission.municipality.kind)


def _list(field: Field) -> str:
    return "・".join(field.choices)


def _choose(field: Field) -> str:
    return (
        f"{_list(field)}のどれか一つを選んでください。当てはまらない項目は「{Absent.NOT_APPLICABLE.title}」とします。"
    )
