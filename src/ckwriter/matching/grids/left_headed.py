"""A form in one table whose sections are headed at its left, by cells merged downwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ckwriter.blocks import Block, Grid, GridCell, Heading
from ckwriter.form import Section
from ckwriter.matching.words.lexicon import Lexicon

_LONGEST = 24
"""Characters of a heading."""
_FEWEST = 3
"""Sections of the form that headings at the left must name."""
_ROWS = 2
"""Rows beside a heading."""


def parted(blocks: Iterable[Block], names: Lexicon) -> Iterator[Block]:
    """Yield blocks, a grid with sections at its left as a heading and the rest of its rows for each of them."""
    for block in blocks:
        heads = _heads(block, names) if isinstance(block, Grid) else []
        if not isinstance(block, Grid) or not heads:
            yield block
            continue
        if heads[0].row:
            yield _rows(block, 0, heads[0].row, 0)
        ends = [*(head.row for head in heads[1:]), block.height]
        for head, end in zip(heads, ends, strict=True):
            yield Heading("".join(head.text.split("\n")), 1, head.ref)
            yield _rows(block, head.row, end, head.column + head.colspan)


def _heads(grid: Grid, names: Lexicon) -> list[GridCell]:
    """Return the cells at the left that head the sections, from the first to the last row below it."""
    left = [cell for cell in grid.cells if not cell.column and cell.rowspan >= _ROWS and _may_head(cell)]
    numbers = [section.number for cell in left if (section := _section(cell.text, names)) is not None]
    rising = all(int(one) < int(other) for one, other in pairwise(numbers) if (one + other).isdecimal())
    if len(numbers) < _FEWEST or not rising or 2 * len(numbers) < len(left):
        return []
    joined = all(one.row + one.rowspan == other.row for one, other in pairwise(left))
    return left if joined and len({cell.colspan for cell in left}) == 1 else []


def _may_head(cell: GridCell) -> bool:
    words = cell.text.strip()
    return 1 < len(words) <= _LONGEST and "。" not in words


def _section(text: str, names: Lexicon) -> Section | None:
    return names.section(text, heading=True) or names.told(text)


def _rows(grid: Grid, top: int, end: int, left: int) -> Grid:
    """Return a part of a grid as a grid of its own."""
    cells = (cell for cell in grid.cells if top <= cell.row < end and cell.column >= left)
    moved = (
        cell._replace(row=cell.row - top, column=cell.column - left, rowspan=min(cell.rowspan, end - cell.row))
        for cell in cells
    )
    return Grid(tuple(moved), end - top, grid.width - left, grid.ref)
