"""What the form has computed: the share of a part in its whole, in percent with one decimal."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from ckwriter.form import Row, Table
from ckwriter.model import Cell, Source, Submission
from ckwriter.notation import number

OFFLINE = "offline"


def shares(submission: Submission) -> Iterator[tuple[str, Cell]]:
    """Yield (place, cell) of every share that follows from the values; what a person wrote stays.

    Nothing is yielded where a value cannot be read as one exact number, or where a part is more than its whole.
    """
    for table in submission.form.parts():
        if not isinstance(table, Table):
            continue
        for row in table.rows:
            if row.share_of:
                yield from _share(submission, table, row)


def _share(submission: Submission, table: Table, row: Row) -> Iterator[tuple[str, Cell]]:
    part, whole = f"{table.id}[{row.id}].value", f"{table.id}[{row.share_of}].value"
    given, total = _exact(submission.text(part)), _exact(submission.text(whole))
    if given is None or not total or not 0 <= given <= total:
        return
    text = str((100 * given / total).quantize(Decimal("0.1"), ROUND_HALF_UP))
    for column in table.columns_of(f"{table.id}[{row.id}]"):
        at = f"{table.id}[{row.id}].{column.id}"
        cell = submission[at]
        if column.required == "auto" and (cell.empty or cell.machine):
            yield at, Cell(text=text, origin=OFFLINE, sources=(Source(sentence=text, at=(part, whole)),))


def _exact(text: str) -> Decimal | None:
    found = number(text)
    if found is None or found.value is None or found.hedges:
        return None
    return Decimal(str(found.value))
