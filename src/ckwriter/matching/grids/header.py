"""The header of a table in a grid: which column of the form stands where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ckwriter.blocks import GridCell
from ckwriter.form import Column, Table
from ckwriter.matching.grids.grid import Rows

Span = tuple[int, int]
"""The first column of a grid that something takes up, and the one behind its last."""


class Header(NamedTuple):
    """The header of a table in a grid: where its columns stand."""

    table: Table
    height: int
    """How many rows of the grid it takes."""
    spans: Mapping[str, Span]
    """By column id."""
    stacked: Span | None
    """Where the columns that share a heading stand below each other, or None."""
    fit: float
    """The part of the table's columns that were found."""
    sure: float
    """The part of them that have titles which the form knows."""
    used: frozenset[GridCell]
    """The cells of the grid that are titles of the table."""

    @property
    def range(self) -> Span:
        """The columns of the grid that the table takes up."""
        spans = [*self.spans.values(), *([self.stacked] if self.stacked else [])]
        return min(first for first, _ in spans), max(behind for _, behind in spans)

    def on(self, rows: Rows, row: int) -> Header | None:
        """Return this header above a row of another grid, which may draw its columns elsewhere; or None."""
        cells, spans = rows.starting[row], sorted(self.spans.items(), key=lambda item: item[1])
        starts = [first for _, (first, _) in spans]
        moved = self.stacked is None and [cell.column for cell in cells] != starts
        if moved and len(cells) == len(spans) == len({*starts}) > 2:
            own = [(cell.column, cell.column + cell.colspan) for cell in cells]
            return self._replace(spans={name: span for (name, _), span in zip(spans, own, strict=True)})
        return self if self.range[1] <= rows.grid.width else None

    def titles(self) -> Iterator[tuple[str, GridCell]]:
        """Yield the cells that hold titles: the first one for the table, each for its column (`forums.frequency`)."""
        for number, cell in enumerate(sorted(self.used, key=lambda cell: (cell.row, cell.column))):
            if not number:
                yield self.table.id, cell
            column = self.column(cell)
            if column is not None:
                yield f"{self.table.id}.{column.id}", cell

    def column(self, cell: GridCell) -> Column | None:
        """Return the column of the form under whose title a cell stands, or None."""
        return next(iter(self.columns(cell)), None)

    def columns(self, cell: GridCell) -> list[Column]:
        """Return the columns of the form under whose title a cell stands: several where one title names them all."""
        spans = self.spans.items()
        return [self.table.column(name) for name, (first, behind) in spans if first <= cell.column < behind]
