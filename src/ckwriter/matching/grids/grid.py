"""A grid as the search sees it: which cells begin in a row, and which cover it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ckwriter.blocks import Grid, GridCell
from ckwriter.matching.pieces import cells as stands

_ANSWERS = ("有", "無", "あり", "なし", "はい", "いいえ")


class Rows:
    """The rows of a grid, or of a part of it, looked up in time that does not grow with the grid."""

    def __init__(self, grid: Grid, top: int = 0, height: int | None = None, left: int = 0) -> None:
        """Take the rows from `top` to the one before `height`, without the columns before `left`."""
        self.grid = grid
        self.top = top
        self.height = grid.height if height is None else min(height, grid.height)
        """The row behind the last one."""
        self.left = left
        self.starting: list[list[GridCell]] = [[] for _ in range(self.height)]
        """The cells that begin in each row, from left to right."""
        self.titled: dict[int, tuple[list[GridCell], frozenset[str]]] = {}
        """By row: its cells that hold titles of columns, and the tables that they may belong to, once looked up."""
        whole = not top and not left and self.height == grid.height
        cells = grid.cells if whole else [c for c in grid.cells if c.column >= left and top <= c.row < self.height]
        for cell in cells:
            self.starting[cell.row].append(cell)
        self.covering = self.starting
        """The cells that cover each row, from left to right: also those merged down into it."""
        if any(cell.rowspan > 1 for cell in cells):
            self.covering = [list(found) for found in self.starting]
            for cell in cells:
                for row in range(cell.row + 1, min(cell.row + cell.rowspan, self.height)):
                    self.covering[row].append(cell)
            for found in self.covering:
                found.sort(key=lambda cell: cell.column)

    def turned(self) -> Rows:
        """Return what stands in these rows as it stands when rows and columns are exchanged."""
        cells = (cell for line in self.starting for cell in line)
        across = [
            cell._replace(row=cell.column, column=cell.row, rowspan=cell.colspan, colspan=cell.rowspan)
            for cell in cells
        ]
        across.sort(key=lambda cell: (cell.row, cell.column))
        grid = Grid(tuple(across), self.grid.width, self.height, self.grid.ref)
        return Rows(grid, self.left, left=self.top)

    def parts(self, spans: Iterable[tuple[int, int]]) -> Iterator[Rows]:
        """Yield stretches of these rows, each from a row to the one behind it, and what is before and behind them."""
        top = self.top
        for first, behind in spans:
            if top < first:
                yield Rows(self.grid, top, first, self.left)
            yield Rows(self.grid, first, behind, self.left)
            top = behind
        if top == self.top:
            yield self
        elif top < self.height:
            yield Rows(self.grid, top, self.height, self.left)

    def only(self, row: int) -> GridCell | None:
        """Return the cell that takes up a whole row, or None."""
        cells = self.covering[row]
        alone = len(cells) == 1 and cells[0].row == row and cells[0].colspan >= self.grid.width - self.left
        return cells[0] if alone else None

    def answered(self, cell: GridCell) -> bool:
        """Tell whether a figure or an answer stands right below a cell, and is as wide."""
        under = self.starting[cell.row + cell.rowspan : cell.row + cell.rowspan + 1]
        fitting = (c.text for line in under for c in line if (c.column, c.colspan) == (cell.column, cell.colspan))
        return any(stands.tells_figure(text) or text.strip() in _ANSWERS for text in fitting)
