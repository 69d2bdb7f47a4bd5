"""A grid as the search sees it: which cells begin in a row, and which cover it."""

from __future__ import annotations

from ckwriter.blocks import Grid, GridCell


class Rows:
    """The rows of a grid, looked up in time that does not grow with the grid."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.height = grid.height
        self.starting: list[list[GridCell]] = [[] for _ in range(grid.height)]
        """The cells that begin in each row, from left to right."""
        self.titled: dict[int, tuple[list[GridCell], frozenset[str]]] = {}
        """By row: its cells that hold titles of columns, and the tables that they may belong to, once looked up."""
        for cell in grid.cells:
            self.starting[cell.row].append(cell)
        self.covering = self.starting
        """The cells that cover each row, from left to right: also those merged down into it."""
        if any(cell.rowspan > 1 for cell in grid.cells):
            self.covering = [list(cells) for cells in self.starting]
            for cell in grid.cells:
                for row in range(cell.row + 1, min(cell.row + cell.rowspan, grid.height)):
                    self.covering[row].append(cell)
            for cells in self.covering:
                cells.sort(key=lambda cell: cell.column)

    def only(self, row: int) -> GridCell | None:
        """Return the cell that takes up a whole row, or None."""
        cells = self.covering[row]
        alone = len(cells) == 1 and cells[0].row == row and cells[0].colspan >= self.grid.width
        return cells[0] if alone else None
