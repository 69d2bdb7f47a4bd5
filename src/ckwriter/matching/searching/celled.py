"""Tables of two columns, a name and one cell with all that is told of it, a line each: 連絡会 | 目的：…⏎構成員：…."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ckwriter.blocks import GridCell, Paragraph
from ckwriter.form import Table
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.layout import Record, Slot, whole
from ckwriter.matching.lines import listed
from ckwriter.matching.searching.progress import Progress
from ckwriter.matching.words.lexicon import Lexicon

_WIDTH = 2
_FEWEST = 2
"""Columns that each cell must tell of."""
_LONGEST = 80
"""Characters of a name, with what it is called for short."""
_LONGEST_HEAD = 20
"""Characters of a title above the names or above the cells."""


def take(progress: Progress, rows: Rows) -> bool:
    """Take a grid of which each row is the name of a record, and a cell whose lines tell the rest with titles.

    The cell may also stand below the name, in a grid of one column.
    """
    lines = [[cell for cell in line if cell.text.strip()] for line in rows.starting[rows.top : rows.height]]
    lines = [line for line in lines if line]
    if all(len(line) == 1 for line in lines) and not len(lines) % _WIDTH:
        lines = [[*name, *below] for name, below in zip(lines[::2], lines[1::2], strict=True)]
    if not lines or any(len(line) != _WIDTH for line in lines):
        return False
    tables = progress.section.free_tables
    for table in tables:
        head = [cell for cell in lines[0] if not told(lines[0][1], table, progress.names)]
        pairs = [(name, told(cell, table, progress.names)) for name, cell in lines[bool(head) :]]
        names = all(_may_name(name, table, progress) for name, _ in pairs)
        if not pairs or not all(slots for _, slots in pairs) or not names or not _is_head(head):
            continue
        progress.entitle(table)
        progress.close()
        progress.table = None
        progress.layout.furniture += (cell.text for cell in head)
        records = progress.layout.records.setdefault(table.id, [])
        first = table.columns[0].id
        records += (Record(None, 0, 1, {first: whole(name), **slots}) for name, slots in pairs)
        return True
    return False


def boxes(progress: Progress, rows: Rows) -> bool:
    """Take a grid of boxes, each a name with lines below it that tell the rest with titles; a heading may be above."""
    lines = [[cell for cell in line if cell.text.strip()] for line in rows.starting[rows.top : rows.height]]
    lines = [line for line in lines if line]
    tables = progress.section.free_tables
    for table in tables:
        head = lines[0] if len(lines) > 1 and not any("\n" in cell.text.strip() for cell in lines[0]) else []
        cells = [cell for line in lines[bool(head) :] for cell in line]
        found = [_named(cell, table, progress) for cell in cells]
        if len(cells) < _FEWEST or not all(found) or not _is_head(head):
            continue
        progress.entitle(table)
        progress.close()
        progress.table = None
        progress.strays(head, rows.top)
        records = progress.layout.records.setdefault(table.id, [])
        records += (Record(None, 0, 1, slots) for slots in found)
        return True
    return False


def _named(cell: GridCell, table: Table, progress: Progress) -> dict[str, Slot]:
    """Return what a box tells: its first line is the name, the others have titles; nothing if it is no such box."""
    name, _, rest = cell.text.partition("\n")
    start = len(name) + 1
    slots = told(cell._replace(text=rest), table, progress.names) if rest else {}
    if not slots or not _may_name(cell._replace(text=name), table, progress):
        return {}
    below = {column: Slot(cell, start + slot.start, start + slot.end) for column, slot in slots.items()}
    return {table.columns[0].id: Slot(cell, 0, len(name)), **below}


def _is_head(cells: Sequence[GridCell]) -> bool:
    """Tell whether the first row holds titles, in whatever words."""
    return all(len(cell.text.strip()) <= _LONGEST_HEAD for cell in cells)


def _may_name(cell: GridCell, table: Table, progress: Progress) -> bool:
    text = cell.text.strip()
    known = progress.titled(text) is not None or progress.names.column(table, text) is not None
    known = known or bool(told(cell, table, progress.names))
    return not known and len(text) <= _LONGEST and not text.endswith("。") and table.columns[0].type == "text"


def told(cell: GridCell, table: Table, lexicon: Lexicon) -> Mapping[str, Slot]:
    """Return what the lines of a cell tell of columns but the first, if each of them does; nothing otherwise."""
    lines = [Paragraph(text) for text in cell.text.split("\n")]
    if sum(bool(line.text.strip()) for line in lines) < _FEWEST:
        return {}
    written = list(listed.Reading(lines, (), table, lexicon, named=False).run())
    slots = written[0].slots if len(written) == 1 else {}
    read = {*written[0].lines} if slots else set()
    if len(slots) < _FEWEST or table.columns[0].id in slots:
        return {}
    if any(line.text.strip() and number not in read for number, line in enumerate(lines)):
        return {}
    starts: dict[int, int] = {}
    at = 0
    for line in lines:
        starts[id(line)] = at
        at += len(line.text) + 1
    return {name: _within(cell, slot, starts) for name, slot in slots.items()}


def _within(cell: GridCell, slot: Slot, starts: Mapping[int, int]) -> Slot:
    """Return the slot of a cell for one of its lines, or of lines of it that follow each other."""
    last = slot.more[-1] if slot.more else None
    end = starts[id(last)] + len(last.text) if last is not None else starts[id(slot.spot)] + slot.end
    return Slot(cell, starts[id(slot.spot)] + slot.start, end)
