"""T104 and T106: rows that the form prints, and the choices in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.blanks import GIVE_A_REASON, FixedCell, RowGroup, blank, filled_tables, lacks, row_groups
from ckwriter.checks.choices import chosen
from ckwriter.checks.readings import filled
from ckwriter.checks.zero_totals import rows_behind_zero_totals
from ckwriter.form import Field, Row
from ckwriter.model import Absent, Finding, Submission
from ckwriter.notation import says_none

_NEGATIVE = re.compile("無|なし|いいえ|非|否|未|不|×")


_SEVERAL = 3
"""How many headings with one cause are told together."""


@check(level="warning", rules=("R19", "R37"))
def incomplete_fixed_row(submission: Submission) -> Iterator[Finding]:
    """様式が求める行と欄がすべて記入されている

    Rows that the form prints: one finding for the rows under one heading; parts of a total that is 0 because they are
    blank are zero_total's. It is an error if a whole row is blank, a
    question if a row lacks some of its cells or its figures have no date. Where three or more headings are wholly
    blank, or lack nothing but their dates, they are told together. As long as a row's choice (有・無) is not answered,
    or answered with no, the rest of the row is not asked.
    """
    for table in filled_tables(submission, fixed=True):
        told = [one for group in row_groups(table) if (one := _lacking(submission, group)) is not None]
        for cause in ("blank", "date"):
            alike = [one for one in told if one.cause == cause]
            if len(alike) >= _SEVERAL:
                yield _together(submission, alike, cause)
                told = [one for one in told if one.cause != cause]
        for one in told:
            yield _incomplete(submission, one)


class _Lacking(NamedTuple):
    """What the rows under one heading lack."""

    group: RowGroup
    missing: tuple[FixedCell, ...]
    cause: Literal["blank", "date", "some"]
    whole: bool
    """A whole row is blank."""


def _lacking(submission: Submission, group: RowGroup) -> _Lacking | None:
    cells = [
        cell
        for cell in group.cells(submission.municipality.kind)
        if cell.need == "yes" and cell.column.type != "choice" and not _settled(submission, group, cell.row)
    ]
    empty_sums = set(rows_behind_zero_totals(submission, group.table))
    lacking = [
        cell
        for cell in cells
        if cell.row.id not in empty_sums and lacks(submission, group.table, group.address(cell.row), cell.column)
    ]
    dates = list(_missing_date(submission, group, cells))
    if not lacking and not dates:
        return None
    told = {cell.row.id for cell in cells if not blank(submission, cell.at)}
    whole = any(cell.row.id not in told and not group.has_choice(cell.row) for cell in lacking)
    cause: Literal["blank", "date", "some"] = (
        "blank" if whole and len(lacking) == len(cells) else "some" if lacking else "date"
    )
    return _Lacking(group, (*lacking, *dates), cause, whole)


def _together(submission: Submission, alike: Sequence[_Lacking], cause: str) -> Finding:
    """Return one finding for the headings of a table that lack the same."""
    missing = [cell for one in alike for cell in one.missing]
    names = "、".join(dict.fromkeys(f"「{one.group.rows[0].group or one.group.rows[0].title}」" for one in alike))
    what = f"の「{missing[0].column.title}」" if cause == "date" else ""
    return finding(
        submission,
        missing[0].at,
        f"{names}{what}が記入されていません",
        hint=missing[0].column.hint if cause == "date" else GIVE_A_REASON,
        quotes=[(cell.at, submission.text(cell.at)) for cell in missing],
        level="warning" if cause == "date" else "error",
        subject=places.title_of(submission.form, alike[0].group.table.id),
    )


def _incomplete(submission: Submission, told: _Lacking) -> Finding:
    missing = told.missing
    one = missing[0] if len(missing) == 1 else None
    return finding(
        submission,
        missing[0].at,
        "記入されていません" if one else f"{_names(missing)}が記入されていません",
        hint=(one.column.hint if one and told.cause == "date" else "") or GIVE_A_REASON,
        quotes=[(cell.at, submission.text(cell.at)) for cell in missing],
        level="error" if told.whole else "warning",
        subject=places.title_of(submission.form, one.at) if one else told.group.title(submission.form),
    )


def _settled(submission: Submission, group: RowGroup, row: Row) -> bool:
    """Tell whether a row's choice leaves nothing more to fill: it says no, does not apply, or is not answered."""
    for column in group.table.columns_of(group.address(row)):
        if column.type == "choice":
            cell = submission[f"{group.address(row)}.{column.id}"]
            answer = chosen(cell.text, column.choices)
            return (
                _says_why(submission, group, row)
                or bool(cell.absent)
                or not answer
                or len(answer) > 1
                or bool(_NEGATIVE.search(answer[0]))
            )
    return False


_WHY = re.compile(f"(?:{'|'.join(re.escape(reason.title) for reason in Absent)}|該当しない|対象外|所管外)")


def _says_none(submission: Submission, at: str) -> bool:
    """Tell whether a cell holds a reason, or words, for having no figure."""
    cell = submission[at]
    return bool(cell.absent) or says_none(cell.text)


def _says_why(submission: Submission, group: RowGroup, row: Row) -> bool:
    """Tell whether another cell of a row says why nothing is chosen in it: 該当なし as its note, 公表なし its value."""
    return any(
        _says_none(submission, at) or (column.type == "text" and _WHY.match(submission.text(at).lstrip("（(※")))
        for column in group.table.columns_of(group.address(row))
        if column.type not in ("choice", "as_of") and (at := f"{group.address(row)}.{column.id}")
    )


def _missing_date(submission: Submission, group: RowGroup, cells: Sequence[FixedCell]) -> Iterator[FixedCell]:
    """Yield the blank date of a group's figures, which the first of its rows holds for all, if there is a figure."""
    if not any(submission.text(cell.at) and not _says_none(submission, cell.at) for cell in cells):
        return
    for row in group.rows:
        for column in group.table.columns_of(group.address(row)):
            if column.type == "as_of":
                at = f"{group.address(row)}.{column.id}"
                if blank(submission, at):
                    yield FixedCell(row, at, column, "yes")
                return


def _names(cells: Sequence[FixedCell]) -> str:
    """Name cells of one group: by their rows where that says enough."""
    rows = [cell.row.id for cell in cells]
    by_row = len(set(rows)) == len(rows) > 1
    by_column = len(set(rows)) == 1
    return "、".join(
        f"「{cell.column.title}」"
        if by_column
        else f"「{cell.row.title}」"
        if by_row and cell.column.type != "as_of"
        else f"「{cell.row.title}」の「{cell.column.title}」"
        for cell in cells
    )


@check(level="warning", rules=("R04",))
def unanswered_choice(submission: Submission) -> Iterator[Finding]:
    """選択肢（有・無など）が一つ選ばれている

    A choice that is blank, printed but unmarked (有・無), or marked twice. Where a choice does not apply, 該当なし
    answers it. One finding for the blank choices under one heading, and one for those without a mark.
    """
    told: set[str] = set()
    for table in filled_tables(submission, fixed=True):
        for group in row_groups(table):
            cells = [c for c in group.cells(submission.municipality.kind) if c.column.type == "choice"]
            explained = {cell.at for cell in cells if _says_why(submission, group, cell.row)}
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
        quotes=[(cell.at, submission.text(cell.at)) for cell in cells],
        subject=group.title(submission.form),
    )


def _unclear_choice(submission: Submission, at: str, field: Field, text: str) -> Iterator[Finding]:
    answer = chosen(text, field.choices)
    if answer is None:
        if says_none(text):
            return
        message = f"「{text}」は{_list(field)}のどれでもありません"
    elif len(answer) > 1:
        message = f"「{text}」では二つ以上に印があります"
    elif not answer:
        message = f"「{text}」のままで、どれにも印がありません"
    else:
        return
    yield finding(submission, at, message, hint=_choose(field), quotes=[(at, text)])


def _list(field: Field) -> str:
    return "・".join(field.choices)


def _choose(field: Field) -> str:
    return (
        f"{_list(field)}のどれか一つを選んでください。当てはまらない項目は「{Absent.NOT_APPLICABLE.title}」とします。"
    )
