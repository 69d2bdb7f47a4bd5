"""Tables of periods and what happened in them, where no header tells which is which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.blocks import GridCell
from ckwriter.form import Table
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.layout import Record, Slot, whole
from ckwriter.matching.pieces import headed
from ckwriter.matching.pieces.cells import trimmed
from ckwriter.matching.searching.progress import Progress
from ckwriter.matching.words import titles
from ckwriter.matching.words.periods import PERIOD

_LONGEST_NAME = 40
_LEAST_TOLD = 20
"""Characters of what is told of a name, where it does not end in a sentence."""


def _of_periods(progress: Progress, width: int = 2) -> Table | None:
    """Return the section's table of periods and what happened in them, if it has as many columns as a grid is wide."""
    parts = progress.section.free_tables
    return next((part for part in parts if len(part.columns) == width and part.columns[0].type == "period"), None)


def _is_when(text: str) -> bool:
    """Tell whether a text is a period, or several."""
    return all(PERIOD.fullmatch(piece.strip()) for piece in re.split("[、,，・]", text.strip()))


def bare(progress: Progress, rows: Rows) -> bool:
    """Take a table of periods that has no header: in each row a period, and what happened."""
    lines = [[cell for cell in line if cell.text.strip()] for line in rows.starting[rows.top : rows.height]]
    lines = [line for line in lines if line]
    width = len(lines[0]) if lines else 0
    table = _of_periods(progress, width)
    going_on = progress.table is not None and not progress.table.table.rows
    if table is None or going_on or len(lines) < 2 or width < 2:
        return False
    if not all(len(line) == width and _is_when(_unmarked(line[0]).text) for line in lines):
        return False
    progress.entitle(table)
    progress.close()
    for line in lines:
        slots = {column.id: whole(cell) for column, cell in zip(table.columns, line, strict=True)}
        slots[table.columns[0].id] = _unmarked(line[0])
        progress.layout.records.setdefault(table.id, []).append(Record(None, 0, 1, slots))
    return True


def _unmarked(cell: GridCell) -> Slot:
    """Return the slot of a period without marks before it and brackets round it: ○ 平成27年度."""
    start = headed.marks(cell.text)
    first, behind = titles.framed(cell.text[start:])
    return trimmed(cell, start + first, start + behind)


def parted(progress: Progress, rows: Rows) -> Iterator[Rows]:
    """Yield the parts of a grid that begins with names and running text, above the header of another table."""
    names = progress.names
    for row in range(rows.top, rows.height):
        cells = [cell for cell in rows.starting[row] if cell.text.strip()]
        if len(cells) > 1 and all(names.labelled(cell.text) for cell in cells):
            if row - rows.top > 1:
                yield from rows.parts([(row, rows.height)])
                return
            break
        if len(cells) != 2 or not cells[1].text.rstrip().endswith("。") or not _is_name(cells[0].text):
            break
    yield rows


def named(progress: Progress, rows: Rows) -> bool:
    """Take a table of names and running text that has no header, in a section with such a table."""
    parts = progress.section.free_tables
    kinds = ["text", "paragraph"]
    table = next((part for part in parts if [column.type for column in part.columns] == kinds), None)
    if table is None or progress.table is not None or rows.grid.width < 2:
        return False
    lines = [[cell for cell in line if cell.text.strip()] for line in rows.starting[rows.top : rows.height]]
    if len(lines) == 2 and len(lines[0]) == len(lines[1]) > 1 and all(_is_name(cell.text) for cell in lines[0]):
        lines = [list(pair) for pair in zip(*lines, strict=True)]  # the names side by side, the texts below them
    if not all(len(line) == 2 and _is_name(line[0].text) and _is_told(line[1].text) for line in lines):
        return False
    known = [name for name, _ in lines if progress.titled(name.text) or progress.names.labelled(name.text)]
    if len(known) * 2 > len(lines) or any(progress.names.generic(name.text) for name, _ in lines):
        return False  # the labels of a page's own fields
    progress.entitle(table)
    progress.close()
    name, text = table.columns
    for first, second in lines:
        slots = {name.id: whole(first), text.id: whole(second)}
        progress.layout.records.setdefault(table.id, []).append(Record(None, 0, 1, slots))
    return True


def _is_name(text: str) -> bool:
    return len(text.strip()) <= _LONGEST_NAME and "。" not in text


def _is_told(text: str) -> bool:
    said = text.strip()
    return said.endswith("。") or (len(said) >= _LEAST_TOLD and "。" in said)


def turned(progress: Progress, rows: Rows) -> bool:
    """Take a table of periods that stands on its side: the periods along the top, what happened below each."""
    table = _of_periods(progress)
    top = rows.starting[rows.top] if rows.height - rows.top > 1 else []
    if table is None or len(top) < 2 or not all(PERIOD.fullmatch(cell.text.strip()) for cell in top):
        return False
    progress.entitle(table)
    progress.close()
    period, text = table.columns
    for cell in top:
        behind = cell.column + cell.colspan
        below = [
            other
            for line in rows.starting[rows.top + 1 : rows.height]
            for other in line
            if cell.column <= other.column < behind
        ]
        filled = [other for other in below if other.text.strip()]
        slots = {period.id: whole(cell)}
        if filled:
            slots[text.id] = whole(filled[0])._replace(more=tuple(filled[1:]))
        progress.layout.records.setdefault(table.id, []).append(Record(None, 0, 1, slots))
    return True
