"""Ruled tables of a PDF, and the rows and cells that a page break has torn apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ckwriter.blocks import Block, Grid, GridCell
from ckwriter.boxes import Box
from ckwriter.text import glyphs
from ckwriter.text.glyphs import Glyph, Line

_SNAP = 3.0
"""Edges of cells that are closer than this, in points, are one line of the grid."""


class Piece(NamedTuple):
    """A cell of a table on one page, with the lines in it."""

    cell: GridCell
    lines: tuple[Line, ...]
    right: float
    """The right edge of the room for its lines."""
    bottom: float
    """Its lower edge on the page."""

    @property
    def lies(self) -> bool:
        """True if it holds lying text and nothing else."""
        return bool(self.lines) and not any(line.turn for line in self.lines)

    @property
    def full(self) -> bool:
        """True if its lines reach its lower edge."""
        return self.lies and self.bottom - self.lines[-1].box.bottom < 0.9 * self.lines[-1].size

    @property
    def ended(self) -> bool:
        """True if its text ends like a sentence: that the next word had no room there says little."""
        return self.cell.text.rstrip().endswith("。")

    def goes_on(self, other: Piece) -> bool:
        """Tell whether this cell's last line ended only because what begins the other's first line had no room."""
        return self.lies and other.lies and glyphs.wraps(self.lines[-1], other.lines[0], self.right)

    def with_more(self, other: Piece) -> Piece:
        """Return the cell with the text of another, which stands on the next page, behind its own."""
        if not other.lines:
            return self
        between = glyphs.between(self.cell.text, other.cell.text) if self.goes_on(other) else "\n"
        text = self.cell.text + between + other.cell.text if self.lines else other.cell.text
        return Piece(self.cell._replace(text=text), other.lines, other.right, other.bottom)


@dataclass
class Ruled:
    """A table on one page."""

    number: int
    """Its page."""
    lefts: tuple[float, ...]
    """The vertical lines of its grid, from left to right."""
    height: int
    pieces: list[Piece]

    def grid(self) -> Grid:
        """Return it as a grid."""
        cells = sorted((piece.cell for piece in self.pieces), key=lambda cell: (cell.row, cell.column))
        return Grid(tuple(cells), self.height, len(self.lefts) - 1, self.number)

    def at(self, row: int) -> dict[int, Piece]:
        """Return the cells that cover a row, by their first column."""
        return {
            piece.cell.column: piece
            for piece in self.pieces
            if piece.cell.row <= row < piece.cell.row + piece.cell.rowspan
        }

    def words(self, row: int) -> list[str]:
        """Return the texts of the cells that begin in a row, from left to right."""
        pieces = sorted((piece for piece in self.pieces if piece.cell.row == row), key=lambda piece: piece.cell.column)
        return [piece.cell.text for piece in pieces]

    def sides(self, piece: Piece) -> tuple[float, float]:
        """Return where the left and the right edge of a cell are on the page."""
        return self.lefts[piece.cell.column], self.lefts[piece.cell.column + piece.cell.colspan]

    def put(self, piece: Piece) -> None:
        """Put a cell in the place of the one that begins at the same position."""
        key = (piece.cell.row, piece.cell.column)
        self.pieces = [piece if (p.cell.row, p.cell.column) == key else p for p in self.pieces]

    def without_row(self, row: int) -> None:
        """Take out a row; a cell that goes on below it begins one row later."""
        kept = []
        for piece in self.pieces:
            cell = piece.cell
            if cell.row <= row < cell.row + cell.rowspan:
                if cell.rowspan == 1:
                    continue
                cell = cell._replace(rowspan=cell.rowspan - 1)
            elif cell.row > row:
                cell = cell._replace(row=cell.row - 1)
            kept.append(piece._replace(cell=cell))
        self.pieces, self.height = kept, self.height - 1


def ruled(table: Sequence[Box], chars: Iterable[Glyph], number: int) -> tuple[Ruled, list[Glyph]]:
    """Return a table from its cells' boxes and the characters of a page, and the characters that are in no cell."""
    lefts = _edges(edge for box in table for edge in (box.left, box.right))
    tops = _edges(edge for box in table for edge in (box.top, box.bottom))
    owners: dict[tuple[int, int], int] = {}
    cells: list[GridCell] = []
    for index, box in enumerate(table):
        row, column = _nearest(tops, box.top), _nearest(lefts, box.left)
        rowspan = max(1, _nearest(tops, box.bottom) - row)
        colspan = max(1, _nearest(lefts, box.right) - column)
        owners |= {(row + down, column + right): index for down in range(rowspan) for right in range(colspan)}
        cells.append(GridCell(row, column, "", rowspan, colspan, number))
    held: dict[int | None, list[Glyph]] = {}
    for char in chars:
        row = bisect_right(tops, (char.box.top + char.box.bottom) / 2) - 1
        column = bisect_right(lefts, (char.box.left + char.box.right) / 2) - 1
        held.setdefault(owners.get((row, column)), []).append(char)
    pieces = [_piece(cell, table[index], held.get(index, ())) for index, cell in enumerate(cells)]
    return Ruled(number, tuple(lefts), len(tops) - 1, pieces), held.get(None, [])


def _piece(cell: GridCell, box: Box, chars: Iterable[Glyph]) -> Piece:
    """Return a cell with the text that its characters make."""
    lines = glyphs.lines(chars)
    texts, right = [], box.right
    for turn in dict.fromkeys(line.turn for line in lines):
        group = [line for line in lines if line.turn == turn]
        right = _room(group, glyphs.turned(box, turn))
        texts.append(glyphs.joined(group, right))
    return Piece(cell._replace(text="\n".join(texts)), tuple(lines), right, box.bottom)


def _room(lines: Sequence[Line], box: Box) -> float:
    """Return the right edge of the room in a cell: as far from its edge as its lines begin from the other one."""
    padding = max(0.0, min(line.box.left for line in lines) - box.left)
    return box.right - min(padding, 2 * lines[0].size)


def _edges(values: Iterable[float]) -> list[float]:
    """Return the lines of the grid, from left to right or from top to bottom."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SNAP:
            found.append(value)
    return found


def _nearest(edges: Sequence[float], value: float) -> int:
    """Return the line of the grid that an edge was taken to: the last one that is not behind it."""
    return max(0, bisect_right(edges, value) - 1)


# ------------------------------------------------------------------------------------------------ page breaks


def stitched(pages: Iterable[Sequence[Block | Ruled]]) -> list[Block]:
    """Return the blocks of pages in order, with rows that a page break tore apart put together again.

    A table that goes on over the page stays two grids; only the torn row moves to the first of them.
    """
    found: list[Block | Ruled] = []
    for page in pages:
        first, last = (page[0] if page else None), (found[-1] if found else None)
        if isinstance(first, Ruled) and isinstance(last, Ruled) and _same_width(last, first):
            _stitch(last, first)
            found += page if first.height > _repeated(last, first) else page[1:]
        else:
            found += page
    return [block.grid() if isinstance(block, Ruled) else block for block in found]


def _same_width(one: Ruled, other: Ruled) -> bool:
    return all(abs(one.lefts[side] - other.lefts[side]) <= _SNAP for side in (0, -1))


def _repeated(one: Ruled, other: Ruled) -> int:
    """Return how many rows at the top of a table repeat those of the table on the page before."""
    count = 0
    while count < min(one.height, other.height) and one.words(count) == other.words(count) != []:
        count += 1
    return count


def _stitch(above: Ruled, below: Ruled) -> None:
    """Move what belongs to the last row of a table up from the first row of the table on the next page."""
    heads = _repeated(above, below)
    if heads >= below.height:
        return
    last, first = above.at(above.height - 1), below.at(heads)
    pairs = [(one, other) for other in first.values() if (one := _above(above, below, last.values(), other))]
    if len(pairs) != len(first):
        return
    torn = [pair for pair in pairs if pair[0].goes_on(pair[1])]
    if _is_one_row(pairs, sure=any(not one.ended for one, _ in torn)):
        for one, other in pairs:
            above.put(one.with_more(other))
            if other.cell.rowspan > 1:
                below.put(other._replace(cell=other.cell._replace(text=""), lines=()))
        below.without_row(heads)
    else:
        for one, other in torn:
            if max(one.cell.rowspan, other.cell.rowspan) > 1:
                above.put(one.with_more(other))
                below.put(other._replace(cell=other.cell._replace(text=""), lines=()))


def _above(above: Ruled, below: Ruled, last: Iterable[Piece], piece: Piece) -> Piece | None:
    """Return the cell of a table's last row that stands over a cell of the next page: their sides are the same."""
    sides = below.sides(piece)
    return next(
        (one for one in last if all(abs(a - b) <= _SNAP for a, b in zip(above.sides(one), sides, strict=True))), None
    )


def _is_one_row(pairs: Sequence[tuple[Piece, Piece]], *, sure: bool) -> bool:
    """Tell whether two rows, on two pages, are one: nothing stands in the second that has no room in the first.

    Args:
        pairs: the cells of both rows, column by column.
        sure: True if a line of one cell certainly goes on in the other.

    """
    filled = [(one, other) for one, other in pairs if other.lines]
    if not filled or not (sure or any(one.lines and not other.lines for one, other in pairs)):
        return False
    return all(
        one.goes_on(other) or (one.full and other.lies and (sure or len(one.lines) > 1)) for one, other in filled
    )
