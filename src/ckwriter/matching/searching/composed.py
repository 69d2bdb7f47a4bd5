"""Rows of a grid that tell one more column of a fixed row: 3か月未満の構成割合 | 26.0, below 3か月未満 | 650."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ckwriter.blocks import GridCell
from ckwriter.form import Column, Row, Table
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.grids.labels import Labelled
from ckwriter.matching.layout import Slot, whole
from ckwriter.matching.lines import rowed
from ckwriter.matching.pieces import values
from ckwriter.matching.searching.progress import Progress
from ckwriter.matching.words.lexicon import Lexicon

_FIGURE = re.compile(r"\s*(?:[0-9０-９][0-9０-９,，.．]*\s*[%％]?|#[A-Z/0]+[!?])\s*")
"""A figure, or the error of a spreadsheet in its place."""
_FIGURES = ("decimal", "integer")


class Composed(NamedTuple):
    """One column of a fixed row, in a row of the grid of its own."""

    line: int
    label: GridCell
    place: str
    column: Column
    slot: Slot


def rows_of(
    rows: Rows, table: Table, lexicon: Lexicon, found: Sequence[Labelled], foreign: Collection[int] = ()
) -> Iterator[Composed]:
    """Yield what stands in the rows of a grid that hold no label of a fixed row themselves.

    Their labels name the row and the column (3か月未満の構成割合), or the column alone, right below its row (構成割合).
    Nothing is read from the columns of the grid that are `foreign`, which an office added.
    """
    there = {item.row.id for item in found}
    above = {item.line + 1: item.row for item in found}
    lines = {item.line for item in found}
    for line in range(rows.top, rows.height):
        for label in rows.starting[line] if line not in lines else ():
            row, column = _named(label.text, table, lexicon) or _alone(label.text, table, lexicon, above.get(line))
            if row is None or column is None or row.id not in there:
                continue
            place = f"{table.id}[{row.id}]"
            behind = [
                c for c in rows.starting[line] if c.column > label.column and c.text.strip() and c.column not in foreign
            ]
            value = next((c for c in behind if _FIGURE.fullmatch(c.text)), next(iter(behind), None))
            if value is not None and column in table.columns_of(place):
                yield Composed(line, label, f"{place}.{column.id}", column, values.bare(column, value))
                break


def take(progress: Progress, rows: Rows) -> bool:
    """Take a grid of which each row says with its label what it tells of: 保健の連携状況 | …, 保健の課題 | …."""
    lines = [[cell for cell in line if cell.text.strip()] for line in rows.starting[rows.top : rows.height]]
    pairs = [(line[0], line[1:]) for line in lines if line]
    for table in (part for part in progress.section.parts if isinstance(part, Table) and rowed.is_of_texts(part)):
        told = [rowed.row_and_column(label.text.strip(), table, progress.names) for label, _ in pairs]
        places = [f"{table.id}[{both[0].id}].{both[1].id}" for both in told if both is not None]
        if not pairs or len(set(places)) < len(pairs) or any(len(behind) > 1 for _, behind in pairs):
            continue
        progress.close()
        for place, (label, behind) in zip(places, pairs, strict=True):
            progress.layout.furniture.append(label.text)
            for value in behind:
                progress.place(place, whole(value))
        return True
    return False


def _named(text: str, table: Table, lexicon: Lexicon) -> tuple[Row, Column] | None:
    both = rowed.row_and_column(text, table, lexicon)
    return both if both is not None and _is_further(both[1]) else None


def _alone(text: str, table: Table, lexicon: Lexicon, above: Row | None) -> tuple[Row | None, Column | None]:
    column = lexicon.tables[table.id].columns.best(text) if above is not None else None
    return (above, column) if column is not None and _is_further(column) else (None, None)


def _is_further(column: Column) -> bool:
    """Tell whether a column holds a figure that is printed with a unit of its own (21.1 %), and not the row's."""
    return column.type in _FIGURES and bool(column.unit)
