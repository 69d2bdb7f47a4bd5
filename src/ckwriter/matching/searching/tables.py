"""The search within one grid: a frame round other blocks, or the tables and fields of one or several sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ckwriter.blocks import Grid, GridCell, Paragraph
from ckwriter.form import Section, Table
from ckwriter.matching.grids import crossed, joint, ticked, turned_groups
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.grids.headers import headers
from ckwriter.matching.layout import Record
from ckwriter.matching.pieces import headed, tags
from ckwriter.matching.searching import (
    boxed,
    boxes,
    calendars,
    captioned,
    celled,
    chronicles,
    composed,
    lines,
    missed,
    other_words,
    sector_boxes,
    sides,
    stencilled,
    supplements,
    untitled,
)
from ckwriter.matching.searching.expecting import MOST
from ckwriter.matching.searching.progress import Progress
from ckwriter.matching.searching.walking import Walk
from ckwriter.matching.words import titles
from ckwriter.matching.words.titles import NUMBER_ALONE

_MOST = 200
"""Headings of sections in one grid, from which they are none."""


def take(progress: Progress, grid: Grid) -> None:
    """Place what stands in a grid: a table of the form, fields with their labels, or a frame round other blocks."""
    rows = Rows(grid)
    only = grid.cells[0] if len(grid.cells) == 1 else None
    if only is not None and (leading := progress.led(grid, only.row)) is not None:
        lines.begin(progress, leading, Paragraph(only.text, only.ref, only.pin))
        return
    if only is not None and boxes.goes_on(progress, only):
        return
    if boxed.take(progress, rows):
        progress.filled = ""
        return
    if (any(cell.blocks for cell in grid.cells) and not _is_table(progress, rows)) or _is_of_lines(progress, grid):
        _frame(progress, grid)
        return
    progress.filled = ""
    for heading, part in _sections(progress, rows):
        if heading is not None and heading.leads is not None:
            lines.begin(progress, heading.leads, heading.line)
        elif heading is not None:
            lines.paragraph(progress, heading.line)
        ways = (
            stencilled.take,
            missed.below,
            sector_boxes.take,
            calendars.take,
            chronicles.turned,
            chronicles.bare,
            _joint,
            _crossed,
            celled.take,
            celled.boxes,
            composed.take,
            supplements.take,
            captioned.take,
            untitled.take,
            chronicles.named,
        )
        pieces = (
            piece
            for beside in calendars.parted(progress, part)
            for one_side in sides.parted(progress, beside)
            for turned in _on_their_side(progress, one_side)
            for below in crossed.parted(turned, progress.section.free_tables, progress.names)
            for apart in crossed.among(below, progress.section.free_tables, progress.names)
            for piece in chronicles.parted(progress, apart)
        )
        for one in pieces:
            piece, titles_of_choices = ticked.joined(one, progress.names.drawn, progress.names)
            progress.layout.furniture += (cell.text for cell in titles_of_choices)
            if not any(way(progress, piece) for way in ways):
                Walk(progress, piece).run()


def _on_their_side(progress: Progress, rows: Rows) -> Iterator[Rows]:
    """Yield the parts of a grid in which groups of a fixed table of figures stand on their side."""
    tables = (part for part in progress.section.parts if isinstance(part, Table))
    table = next((table for table in tables if any(row.group for row in table.rows)), None)
    yield from turned_groups.parted(rows, table, progress.names) if table is not None else [rows]


def _joint(progress: Progress, rows: Rows) -> bool:
    """Take a grid in which two tables stand behind one first column."""
    found = joint.parted(rows, progress.names.free, progress.names)
    if found is None:
        return False
    if found.above is not None:
        Walk(progress, found.above).run()
    progress.layout.furniture += (cell.text for cell in found.heads)
    for table, part in zip(found.tables, found.parts, strict=True):
        section = progress.form.section_of(table.id)
        if section is not progress.section:
            progress.enter(section)
        Walk(progress, part).run()
    return True


def _crossed(progress: Progress, rows: Rows) -> bool:
    """Take a table in which two titles together name a column."""
    free = progress.names.free
    found = crossed.read(rows, free, progress.names)
    if found is None:
        return False
    progress.entitle(found.table)
    progress.close()
    section = progress.form.section_of(found.table.id)
    if section is not progress.section:
        progress.enter(section)
    progress.table = None
    for name, cell in found.labels.items():
        progress.layout.titles.setdefault(f"{found.table.id}.{name}", cell)
    records = progress.layout.records.setdefault(found.table.id, [])
    records += (Record(None, 0, 1, slots) for slots in found.records)
    progress.strays(found.strays, rows.top)
    return True


def _is_table(progress: Progress, rows: Rows) -> bool:
    """Tell whether a grid that holds other blocks is a table of the form, and not only a frame round them."""
    parts = progress.names.drawn
    return any(headers(rows, row, parts, progress.names, least=MOST) for row in range(min(rows.height, 3)))


def _is_of_lines(progress: Progress, grid: Grid) -> bool:
    """Tell whether each cell of a grid is what a line could be as well: the title of a column, and what it holds."""
    filled = [cell.text for cell in grid.cells if cell.text.strip()]
    if len(filled) > 1 and all(headed.is_in_one(text) for text in filled):
        return not any(progress.titled(text.strip().split("\n", 1)[0]) for text in filled)
    tables = progress.section.free_tables
    return len(filled) > 1 and any(
        all(tags.is_labelled(text, table, progress.names) for text in filled) for table in tables
    )


def _frame(progress: Progress, grid: Grid) -> None:
    """Take what stands inside the cells of a grid that only frames it."""
    progress.filled = ""
    if len(grid.cells) == 1 and boxes.is_room(progress, grid.cells[0]):
        boxes.fill(progress, grid.cells[0])
        return
    for cell in grid.cells:
        for block in cell.blocks or (Paragraph(cell.text, cell.ref, cell.pin),):
            if isinstance(block, Grid):
                take(progress, block)
            else:
                lines.take(progress, block)


class _SectionHead(NamedTuple):
    """The heading of a section in a grid."""

    cell: GridCell
    text: str
    beside: bool
    """True if it stands at the left of all of the section's rows, and not in a row of its own."""
    leads: Section | None = None
    """The section that it leads to by the outline of the file; None if its words tell."""

    @property
    def line(self) -> Paragraph:
        """The heading as a line."""
        return Paragraph(self.text, self.cell.ref, self.cell.pin)


def _sections(progress: Progress, rows: Rows) -> Iterator[tuple[_SectionHead | None, Rows]]:
    """Part a grid that holds several sections: yield the heading of each and the rows below or beside it."""
    grid = rows.grid
    found = list(_headings(progress, rows))
    if not found or len(found) > _MOST:
        yield None, rows
        return
    top: int = 0
    above: _SectionHead | None = None
    for head in found:
        cell = head.cell
        if cell.row > top or above is not None:
            yield above, Rows(grid, top, cell.row)
        above, top = head, cell.row + 1
        if head.beside:
            yield above, Rows(grid, cell.row, cell.row + cell.rowspan, cell.column + cell.colspan)
            above, top = None, cell.row + cell.rowspan
    if top < rows.height or above is not None:
        yield above, Rows(grid, top, rows.height)


def _headings(progress: Progress, rows: Rows) -> Iterator[_SectionHead]:
    """Yield the headings of sections: in a cell as wide as the grid or at the left, or in two, number and title."""
    behind = 0
    for row, cells in enumerate(rows.starting):
        first = cells[0] if cells else None
        if first is None or row < behind or first.column or not first.text[: titles.LONGEST].strip():
            continue
        if (leading := progress.led(rows.grid, row)) is not None:
            behind = row + 1
            yield _SectionHead(first, first.text, False, leading)
            continue
        filled = [cell for cell in cells if cell.text.strip()]
        text, beside = first.text, rows.only(row) is None
        if len(filled) == 2 and NUMBER_ALONE.fullmatch(first.text) and "\n" not in filled[1].text.strip():
            text, beside = f"{first.text.strip()} {filled[1].text.strip()}", False
        alone = rows.height - rows.top == 1 and not beside
        section = progress.names.section(text, heading=False)
        if section is None and alone:
            section = other_words.by_number(progress, Paragraph(text))
        if section is not None and (beside or rows.only(row) or section.number == titles.numbered(text).number):
            behind = row + (first.rowspan if beside else 1)
            yield _SectionHead(first, text, beside)
