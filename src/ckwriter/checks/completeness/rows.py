"""T104: rows that the form prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.completeness.blanks import (
    GIVE_A_REASON,
    FixedCell,
    RowGroup,
    blank,
    dash,
    filled_tables,
    labels_of,
    lacks,
    row_groups,
)
from ckwriter.checks.completeness.choices import chosen
from ckwriter.checks.completeness.unread import certain
from ckwriter.checks.completeness.zero_totals import rows_behind_zero_totals
from ckwriter.form import Row
from ckwriter.model import Absent, Finding, Submission
from ckwriter.notation import says_none
from ckwriter.patterns import regex

_NEGATIVE = regex("無|なし|いいえ|非|否|未|不|×")


_SEVERAL = 3
"""How many headings with one cause are told together."""


@check(level="warning", rules=("R19", "R37"))
def incomplete_fixed_row(submission: Submission) -> Iterator[Finding]:
    """様式が求める行と欄がすべて記入されている

    Rows that the form prints: one finding for the rows under one heading; parts of a total that is 0 because they are
    blank are zero_total's. It is an error if a whole row is blank, a
    question if a row lacks some of its cells or its figures have no date. Where three or more headings are wholly
    blank, or lack nothing but their dates, they are told together. As long as a row's choice (有・無) is not answered,
    or answered with no, the rest of the row is not asked. What is left over of the section and names the row is
    perhaps_not_read's.
    """
    yield from certain(submission, seeming_incomplete_fixed_rows(submission))


def seeming_incomplete_fixed_rows(submission: Submission) -> Iterator[Finding]:
    """Yield what is to be said of incomplete rows that the form prints, were everything read."""
    for table in filled_tables(submission, fixed=True):
        groups = list(row_groups(table))
        dated = sum(any(map(submission.text, _date_cells(group))) for group in groups)
        usual = dated * 2 > sum(any(_date_cells(group)) for group in groups)
        told = [one for group in groups if (one := _lacking(submission, group, dated=usual)) is not None]
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


def _date_cells(group: RowGroup) -> list[str]:
    """Return the places of the dates of a group's figures."""
    return [
        f"{group.address(row)}.{column.id}"
        for row in group.rows
        for column in group.table.columns_of(group.address(row))
        if column.type == "as_of"
    ]


def _lacking(submission: Submission, group: RowGroup, *, dated: bool) -> _Lacking | None:
    """Return what a group lacks; `dated` says that most figures of the table have their dates."""
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
    if dated and not cells:
        free = [c for c in group.cells(submission.municipality.kind) if c.column.type in ("integer", "decimal")]
        dates = [] if _tells_source(submission, group) else list(_missing_date(submission, group, free))
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
        quotes=[
            *((cell.at, submission.text(cell.at)) for cell in missing),
            *(quote for one in alike for quote in _undated(submission, one)),
            *labels_of(submission, [cell.at for cell in missing]),
        ],
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
        quotes=[
            *((cell.at, submission.text(cell.at)) for cell in missing),
            *_undated(submission, told),
            *labels_of(submission, [cell.at for cell in missing]),
        ],
        level="error" if told.whole else "note" if told.cause == "date" and _by_choice(told) else "warning",
        subject=places.title_of(submission.form, one.at) if one else told.group.title(submission.form),
    )


def _undated(submission: Submission, told: _Lacking) -> list[tuple[str, str]]:
    """Return the first figure of a group that lacks nothing but its date."""
    cells = told.group.cells(submission.municipality.kind) if told.cause == "date" else ()
    figures = ((cell.at, submission.text(cell.at)) for cell in cells if cell.column.type in ("integer", "decimal"))
    return [(at, text) for at, text in figures if text][:1]


def _by_choice(told: _Lacking) -> bool:
    """Tell whether what lacks a date is first of all a choice: whether there is such a thing, not how many."""
    return told.group.has_choice(told.group.rows[0])


def _settled(submission: Submission, group: RowGroup, row: Row) -> bool:
    """Tell whether a row's choice leaves nothing more to fill: it says no, does not apply, or is not answered."""
    for column in group.table.columns_of(group.address(row)):
        if column.type == "choice":
            cell = submission[f"{group.address(row)}.{column.id}"]
            answer = chosen(cell.text, column.choices)
            return (
                says_why(submission, group, row)
                or bool(cell.absent)
                or not answer
                or len(answer) > 1
                or bool(_NEGATIVE.search(answer[0]))
            )
    return False


_WHY = regex(f"(?:{'|'.join(re.escape(reason.title) for reason in Absent)}|該当しない|対象外|所管外)")


def _says_none(submission: Submission, at: str) -> bool:
    """Tell whether a cell holds a reason, or words, for having no figure."""
    cell = submission[at]
    return bool(cell.absent) or says_none(cell.text)


def says_why(submission: Submission, group: RowGroup, row: Row) -> bool:
    """Tell whether another cell of a row says why nothing is chosen in it: 該当なし as its note, 公表なし its value."""
    return any(
        _says_none(submission, at) or (column.type == "text" and _WHY.match(submission.text(at).lstrip("（(※")))
        for column in group.table.columns_of(group.address(row))
        if column.type not in ("choice", "as_of") and (at := f"{group.address(row)}.{column.id}")
    )


def _missing_date(submission: Submission, group: RowGroup, cells: Sequence[FixedCell]) -> Iterator[FixedCell]:
    """Yield the blank date of a group's figures, which the first of its rows holds for all, if there is a figure."""
    figures = [cell.at for cell in cells if (text := submission.text(cell.at)) and not dash(text)]
    if all(_says_none(submission, at) for at in figures):
        return
    for row in group.rows:
        for column in group.table.columns_of(group.address(row)):
            if column.type == "as_of":
                at = f"{group.address(row)}.{column.id}"
                if blank(submission, at) or _NO_DATE.fullmatch(submission.text(at)):
                    yield FixedCell(row, at, column, "yes")
                return


_NO_DATE = regex(r"[-－‐―—–ー\s]*|(?:時点|日付)?[はが]?(?:不明|未定|未確認|未記入)")
_SOURCE = regex("調査|資料|NDB|ReMHRAD|調べ|公表|による|出典|統計|年報|時点|現在|[年月]")


def _tells_source(submission: Submission, group: RowGroup) -> bool:
    """Tell whether a note of a group's rows says where its figures come from, or of when they are."""
    return any(
        _SOURCE.search(submission.text(f"{group.address(row)}.{column.id}"))
        for row in group.rows
        for column in group.table.columns_of(group.address(row))
        if column.type == "text"
    )


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
