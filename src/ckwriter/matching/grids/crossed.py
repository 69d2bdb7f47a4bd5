"""Tables in which two titles together name a column: 所管 at the left of a row, 部署名 above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ckwriter.blocks import GridCell
from ckwriter.form import Column, Table
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.layout import Slot, whole
from ckwriter.matching.words.lexicon import Lexicon, TableTitles
from ckwriter.matching.words.titles import key

_LONGEST = 16
"""Characters of either title."""
_MOST = 8
"""Rows of a grid among which titles in two rows are looked for."""
_FEWEST = 3
"""Columns that must be named."""


class Crossed(NamedTuple):
    """The records of a table whose titles cross."""

    table: Table
    records: list[dict[str, Slot]]
    labels: Mapping[str, GridCell]
    strays: list[GridCell]
    """What stands among them and belongs to no column."""


def read(rows: Rows, tables: Sequence[Table], lexicon: Lexicon) -> Crossed | None:
    """Return the records of the table that a whole grid is, its titles above and at its left, or None."""
    if rows.height - rows.top < 2 or rows.grid.width - rows.left < 3 or len(rows.starting[rows.top]) < 2:
        return None
    best: Crossed | None = None
    for table in tables:
        found = _below_each_other(rows, table, lexicon) or _read(rows, table, lexicon)
        if found is not None and (best is None or len(found.labels) > len(best.labels)):
            best = found
    return best


def parted(rows: Rows, tables: Sequence[Table], lexicon: Lexicon) -> Iterator[Rows]:
    """Yield the parts of a grid in which a table with titles in two rows stands below something else."""
    for row in range(rows.top + 1, min(rows.top + _MOST, rows.height - 2)):
        wide = [cell for cell in rows.starting[row] if cell.colspan > 1 and 0 < len(cell.text.strip()) <= _LONGEST]
        if len(wide) > 1 and all(len(cell.text) <= _LONGEST for cell in rows.starting[row + 1]):
            part = Rows(rows.grid, row, rows.height, rows.left)
            if any(_below_each_other(part, table, lexicon) is not None for table in tables):
                yield from rows.parts([(row, rows.height)])
                return
    yield rows


def among(rows: Rows, tables: Sequence[Table], lexicon: Lexicon) -> Iterator[Rows]:
    """Yield the parts of a grid: each such table among rows that are drawn otherwise, and what is above and below."""
    yield from rows.parts(_among(rows, tables, lexicon))


def _among(rows: Rows, tables: Sequence[Table], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    row = rows.top
    while row < rows.height:
        drawn = [cell.column for cell in rows.covering[row]]
        behind = row + 1
        while behind < rows.height and [cell.column for cell in rows.covering[behind]] == drawn:
            behind += 1
        if 1 < behind - row < rows.height - rows.top and len(drawn) >= _FEWEST:
            part = Rows(rows.grid, row, behind, rows.left)
            if read(part, tables, lexicon) is not None:
                yield row, behind
        row = behind


def _read(rows: Rows, table: Table, lexicon: Lexicon) -> Crossed | None:
    corner, *heads = rows.starting[rows.top]
    if corner.column > rows.left:
        corner, heads = GridCell(rows.top, rows.left, ""), [corner, *heads]
    if any(cell.rowspan > 1 or not cell.text.strip() for cell in heads) or len(corner.text) > _LONGEST:
        return None
    numbers: dict[str, int] = {}
    found: list[dict[str, Slot]] = []
    labels: dict[str, GridCell] = {}
    strays = [corner] if corner.text.strip() and not lexicon.generic(corner.text) else []
    label: GridCell | None = None
    for line in rows.starting[rows.top + 1 :]:
        for cell in line:
            if cell.column < corner.column + corner.colspan:
                label = cell if cell.text.strip() else label
                continue
            head = next((h for h in heads if h.column <= cell.column < h.column + h.colspan), None)
            column = (
                _column(lexicon.tables[table.id], label.text, head.text)
                if label is not None and head is not None
                else None
            )
            if column is None or head is None:
                if cell.text.strip():
                    return None
                continue
            labels.setdefault(column.id, head)
            number = numbers[column.id] = numbers.get(column.id, -1) + 1
            found += ({} for _ in range(number + 1 - len(found)))
            found[number][column.id] = whole(cell)
    records = [record for record in found if any(slot.text.strip() for slot in record.values())]
    return Crossed(table, records, labels, strays) if len(labels) >= _FEWEST else None


def _below_each_other(rows: Rows, table: Table, lexicon: Lexicon) -> Crossed | None:
    """Read a table whose titles stand in two rows, each of the upper ones over several of the lower ones."""
    above, heads = rows.starting[rows.top], rows.starting[rows.top + 1]
    if rows.height - rows.top < 3 or not any(cell.colspan > 1 for cell in above):
        return None
    labels: dict[str, GridCell] = {}
    for head in heads:
        upper = next((cell for cell in above if cell.column <= head.column < cell.column + cell.colspan), None)
        column = _column(lexicon.tables[table.id], upper.text, head.text) if upper is not None else None
        if column is None or column.id in labels:
            return None
        labels[column.id] = head
    records: list[dict[str, Slot]] = []
    for line in rows.starting[rows.top + 2 :]:
        slots = {name: whole(cell) for name, head in labels.items() for cell in line if cell.column == head.column}
        if len(slots) < sum(1 for cell in line if cell.text.strip()):
            return None
        records.append(slots)
    records = [record for record in records if any(slot.text.strip() for slot in record.values())]
    return Crossed(table, records, labels, []) if len(labels) >= _FEWEST else None


@lru_cache(maxsize=4096)
def _column(names: TableTitles, label: str, head: str) -> Column | None:
    """Return the column that two titles name together, the one the beginning or the bracket of the other."""
    left, above = key(label), key(head)
    if not left or not above or max(len(left), len(above)) > _LONGEST:
        return None
    named = [c for c in names.columns.things if any(_named(key(title), left, above) for title in c.titles)]
    return named[0] if len(named) == 1 else None


def _named(title: str, left: str, above: str) -> bool:
    """Tell whether a title is made of two others: 所管 + 部署名, 主な業務 + 所管, 所管 … 主な業務."""
    bare = left.removesuffix("部署").removesuffix("課")
    return (
        title.startswith(bare) and title.endswith(above) and len(title) >= len(bare) + len(above)
    ) or title == f"{above}{bare}"
