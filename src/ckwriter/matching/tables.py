"""The search within one grid: a frame round other blocks, or the tables and fields of one or several sections."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.blocks import Grid, GridCell, Paragraph
from ckwriter.form import Table
from ckwriter.matching import boxes, chronicles, titles
from ckwriter.matching.expecting import MOST
from ckwriter.matching.grids import Rows
from ckwriter.matching.headers import headers
from ckwriter.matching.progress import Progress
from ckwriter.matching.walking import Walk


def take(progress: Progress, grid: Grid) -> None:
    """Place what stands in a grid: a table of the form, fields with their labels, or a frame round other blocks."""
    rows = Rows(grid)
    if any(cell.blocks for cell in grid.cells) and not _is_table(progress, rows):
        _frame(progress, grid)
        return
    for heading, part in _sections(progress, rows):
        if heading is not None:
            progress.paragraph(Paragraph(heading.text, heading.ref, heading.pin))
        if not chronicles.turned(progress, part) and not chronicles.bare(progress, part):
            Walk(progress, part).run()


def _is_table(progress: Progress, rows: Rows) -> bool:
    """Tell whether a grid that holds other blocks is a table of the form, and not only a frame round them."""
    parts = [part for part in progress.form.parts() if isinstance(part, Table)]
    return any(headers(rows, row, parts, progress.names, least=MOST) for row in range(min(rows.height, 3)))


def _frame(progress: Progress, grid: Grid) -> None:
    """Take what stands inside the cells of a grid that only frames it."""
    if len(grid.cells) == 1 and boxes.is_room(progress, grid.cells[0]):
        boxes.fill(progress, grid.cells[0])
        return
    for cell in grid.cells:
        for block in cell.blocks or (Paragraph(cell.text, cell.ref, cell.pin),):
            if isinstance(block, Grid):
                take(progress, block)
            else:
                progress.line(block)


def _sections(progress: Progress, rows: Rows) -> Iterator[tuple[GridCell | None, Rows]]:
    """Part a grid that holds several sections: yield the heading of each and the rows below or beside it.

    The heading of a section may have a row for itself, or stand at the left of all of the section's rows.
    """
    grid = rows.grid
    found = [(cell, rows.only(cell.row) is None) for cell in _headings(progress, rows)]
    top, above = 0, None
    for cell, beside in found:
        if cell.row > top or above is not None:
            yield above, Rows(grid, top, cell.row)
        above, top = cell, cell.row + 1
        if beside:
            yield cell, Rows(grid, cell.row, cell.row + cell.rowspan, cell.column + cell.colspan)
            above, top = None, cell.row + cell.rowspan
    if not found:
        yield None, rows
    elif top < rows.height or above is not None:
        yield above, Rows(grid, top, rows.height)


def _headings(progress: Progress, rows: Rows) -> Iterator[GridCell]:
    """Yield the cells that are headings of sections: as wide as the grid, or the first of their rows."""
    behind = 0
    for row, cells in enumerate(rows.starting):
        first = cells[0] if cells else None
        if first is None or row < behind or not first.text[: titles.LONGEST].strip():
            continue
        if first.column == 0 and progress.names.section(first.text, heading=False) is not None:
            behind = row + first.rowspan
            yield first
