"""Rolling forward: last year's submission in, the beginning of this year's out.

Which cells start from which of last year's is data (`Field.previous` in form.toml): names, members and history start
from their own, last year's targets become the targets that this year's results are held against. Nothing else is
carried: last year's submission goes along as `previous`, for hints and comparisons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.findings import finding
from ckwriter.form import Field, Form, Table
from ckwriter.model import PREVIOUS, Cell, Finding, Submission
from ckwriter.notation import dates, fiscal_year_title

CODE = "N001"
"""The code of the finding that asks a person to look at carried text."""

_RELATIVE = re.compile("一昨年度?|昨年度?|前年度?|今年度?|本年度?|来年度?|次年度?|翌年度?|去年")


def roll_forward(last: Submission, form: Form | None = None) -> Submission:
    """Return the next year's submission as it begins: what carries over with origin `previous`, the rest empty.

    Args:
        last: last year's submission.
        form: this year's form, where it is not last year's.

    """
    form = form or last.form
    cells: dict[str, Cell] = {}
    for part in form.parts():
        if isinstance(part, Table):
            cells.update(_rows(last, part))
        elif part.previous and not last[part.previous].empty:
            cells[part.id] = _carried(last[part.previous])
    return Submission(
        form=form,
        fiscal_year=last.fiscal_year + 1,
        municipality=last.municipality,
        cells=cells,
        previous=last.model_copy(update={"previous": None, "notes": ()}),
    )


def _rows(last: Submission, table: Table) -> Iterator[tuple[str, Cell]]:
    for column in table.columns:
        source, _, source_column = column.previous.partition(".")
        from_table = last.form.part(source)
        if not isinstance(from_table, Table):
            continue
        for row in last.rows(from_table):
            cell = last[f"{row}.{source_column}"]
            if not cell.empty:
                yield f"{table.id}{row.removeprefix(source)}.{column.id}", _carried(cell)


def _carried(cell: Cell) -> Cell:
    return Cell(text=cell.text, origin=PREVIOUS, absent=cell.absent)


def dated_words(submission: Submission) -> list[Finding]:
    """Return one finding for each carried cell that speaks of a year: words that a person should look at."""
    return [finding for at, field in submission.places() if (finding := _dated(submission, at, field))]


def _dated(submission: Submission, at: str, field: Field) -> Finding | None:
    cell = submission[at]
    if cell.origin != PREVIOUS or field.type == "period":
        return None
    relative = [match.group() for match in _RELATIVE.finditer(cell.text)]
    years = [date.text for date in dates(cell.text) if date.text not in relative]
    words = list(dict.fromkeys([*relative, *years]))
    if not words:
        return None
    return finding(
        submission,
        at,
        "昨年度から引き継いだ文に、年を指す言葉があります",
        hint=f"{fiscal_year_title(submission.fiscal_year)}の提出として正しいか、確かめてください。",
        quotes=[(at, word) for word in words],
        level="note",
        code=CODE,
    )
