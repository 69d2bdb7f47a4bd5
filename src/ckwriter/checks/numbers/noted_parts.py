"""The parts of a figure that the notes of its row give."""

from __future__ import annotations

from ckwriter.checks.texts.readings import row_of
from ckwriter.form import Table
from ckwriter.model import Submission
from ckwriter.notation import Quantity
from ckwriter.patterns import regex

_DIGITS = regex("[0-9０-９]+")


def parts_noted(submission: Submission, value_at: str, figure: Quantity) -> tuple[int, ...]:
    """Return the parts of a figure that the notes of its row give: 県6、松山市1 beside 7."""
    row = row_of(value_at)
    table = submission.form.part(row.partition("[")[0])
    for column in table.columns if isinstance(table, Table) else ():
        text = submission.text(f"{row}.{column.id}") if column.type in ("text", "paragraph") else ""
        numbers = tuple(int(found[0]) for found in _DIGITS.finditer(text))
        if len(numbers) > 1 and sum(numbers) == figure.value:
            return numbers
    return ()
