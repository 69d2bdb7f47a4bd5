"""Last year's values as hints beside the cells that ask for this year's; no hint is ever read as a value."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter import places
from ckwriter.form import Column, FieldType, Table
from ckwriter.model import Cell, Submission

TITLE = "昨年度"
_LONGEST = 400
"""Characters of a text that a hint shows."""
_FIGURES: frozenset[FieldType] = frozenset(("integer", "decimal", "quantity", "frequency"))


def hint(submission: Submission, at: str) -> str:
    """Return last year's value at a place, with what it was counted at; "" unless the place is empty now."""
    last = submission.previous
    if last is None or not submission[at].empty or last[at].empty:
        return ""
    part = submission.form.part(places.parse(at).part)
    if isinstance(part, Table) and not part.rows and not _same_row(submission, last, part, at):
        return ""
    moment = _moment(last, part, at) if isinstance(part, Table) and not last[at].absent else ""
    return _shown(last[at]) + moment


def note(submission: Submission, at: str) -> str:
    """Return the note for an empty cell that had a value last year, "" for any other."""
    found = hint(submission, at)
    return f"{TITLE}: {found}" if found else ""


def rows(submission: Submission, table: Table) -> int:
    """Return how many rows a free table had last year."""
    return len(submission.previous.rows(table)) if submission.previous is not None else 0


def beside(submission: Submission, table: Table) -> bool:
    """Tell whether last year's figures stand in a column of their own: where rows are fixed and ask for figures."""
    asks = any(column.type in _FIGURES or column.id == "value" for column in table.columns)
    return bool(table.rows) and asks and submission.previous is not None


def figure(submission: Submission, table: Table, row: str) -> str:
    """Return last year's answer and figures of a fixed row, parted by slashes, for those that are empty now."""
    asked = (column for column in table.columns_of(row) if column.type in ("choice", *_FIGURES))
    found = [(column, hint(submission, f"{row}.{column.id}")) for column in asked]
    return " ／ ".join(text for _, text in found if text)


def _shown(cell: Cell) -> str:
    text = cell.shown.strip()
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _same_row(submission: Submission, last: Submission, table: Table, at: str) -> bool:
    """Tell whether a row is about the same as the row of last year: what it began with is not another's."""
    row = at.rpartition(".")[0]
    for column in table.columns:
        source = column.previous.partition(".")[0]
        if source and source != table.id:
            return False
        now = submission.text(f"{row}.{column.id}")
        if source and now and now != last.text(f"{row}.{column.id}"):
            return False
    return True


def _moment(last: Submission, table: Table, at: str) -> str:
    """Return when a figure was counted, in brackets: as its row says, or the first of its group."""
    place = places.parse(at)
    columns = {column.id: column for column in table.columns_of(at.rpartition(".")[0])}
    column = columns.get(place.column)
    if column is None or column.type not in _FIGURES:
        return ""
    found = (last.text(moment) for moment in _moments(table, place.row))
    text = next((text for text in found if text), "")
    return f"（{text}）" if text else ""


def _moments(table: Table, row: str) -> Iterator[str]:
    for column in _as_of(table):
        yield f"{table.id}[{row}].{column.id}"
        if table.rows and (group := table.row(row).group):
            first = next(other for other in table.rows if other.group == group)
            yield f"{table.id}[{first.id}].{column.id}"


def _as_of(table: Table) -> Iterator[Column]:
    return (column for column in table.columns if column.type == "as_of")
