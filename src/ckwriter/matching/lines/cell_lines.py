"""The cells of tables of which each cell is a line of its own: which lines are one, and whether they make rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ckwriter import notation
from ckwriter.blocks import Grid, GridCell, Paragraph
from ckwriter.form import Column
from ckwriter.matching.words.periods import PERIOD
from ckwriter.matching.words.titles import key

_LONGEST_VALUE = 40
_MOST_ENDS = 60
"""Places where a table may end that are tried."""
_MARK = re.compile(r"\s*[・•●○■□◆◇▪‣➢\-*]")
_AMOUNT = re.compile(r"[0-9０-９]|^\s*[-－―‐–—]")
BRACKET = re.compile(r"\s*[（(][^（()）]*[)）]\s*")
"""A bracket with a line of its own: it belongs to the line above it."""
Cell = Sequence[Paragraph]
"""The lines of a cell; none of them if it is blank."""


class Left(NamedTuple):
    """Lines that are the cells of a table, but nobody can tell which is which."""

    lines: Sequence[Paragraph]


class Title(NamedTuple):
    """The title of a column, or of labels: those of fixed rows, or of columns that stand below each other."""

    lines: tuple[Paragraph, ...]
    columns: tuple[Column, ...] = ()
    """The columns that it names; none for the labels of fixed rows."""
    labels: tuple[str, ...] = ()
    """The labels that may stand below it; none if it is the title of a column."""

    @property
    def width(self) -> int:
        """How many columns of the page stand below it: a text beside each label of a column."""
        return 2 if self.labels and self.columns else 1


class Found(NamedTuple):
    """A table, and the lines that each of its cells was."""

    grid: Grid
    lines: Sequence[Cell]


def ends_of_rows(lines: Sequence[Paragraph]) -> Iterator[int]:
    """Yield how many of some lines may be those of a table, the most first: a blank line may stand below it."""
    yield len(lines)
    yield from islice((n for n in range(len(lines) - 1, 0, -1) if lines[n].blanks), _MOST_ENDS)


def _cells(lines: Sequence[Paragraph]) -> list[Cell]:
    """Return the cells that lines are: the items of a list are one, and a bracket belongs to the line above it."""
    cells: list[list[Paragraph]] = []
    for line in lines:
        listed = _MARK.match(line.text) is not None and bool(cells) and _MARK.match(cells[-1][-1].text) is not None
        if cells and (listed or BRACKET.fullmatch(line.text)):
            cells[-1].append(line)
        else:
            cells.append([line])
    return list(cells)


def with_blanks(lines: Sequence[Paragraph], trailing: int) -> list[Cell]:
    """Return the cells that lines are where a blank line is a blank cell; `trailing` blank lines stand below them."""
    runs: list[list[Paragraph]] = []
    cells: list[Cell] = []
    for line in lines:
        if line.blanks and runs:
            cells += [*_cells(runs.pop()), *[()] * line.blanks]
        runs = runs or [[]]
        runs[-1].append(line)
    return [*cells, *(_cells(runs[-1]) if runs else ()), *[()] * trailing]


def without_blanks(lines: Sequence[Paragraph], width: int) -> list[Cell]:
    """Return the cells that lines are where blank lines only part rows; none if one stands within a row."""
    cells = _cells(lines)
    return [] if any(cell[0].blanks for n, cell in enumerate(cells) if n % width) else cells


def parted(cells: Sequence[Cell], width: int) -> list[list[Cell]]:
    """Return cells as rows of a width, without blank ones behind the last that is filled; none if one is too short."""
    filled = next((n for n in range(len(cells), 0, -1) if cells[n - 1]), 0)
    full = -(-filled // width) * width
    return [list(cells[n : n + width]) for n in range(0, full, width)] if full <= len(cells) else []


def rows_below(head: Sequence[Title], cells: Sequence[Cell]) -> list[list[Cell]]:
    """Return cells as the rows of a table; none if they are too few or too many, or do not fit their columns."""
    rows = parted(cells, sum(title.width for title in head))
    told: list[bool | None] = []
    left = 0
    for title in head:
        for row in rows:
            told.append(_may_stand(row[left], title))
        left += title.width
    if False in told or not rows or not any(rows[0]):
        return []
    sure = True in told or not any(_MARK.match(line.text) for row in rows for cell in row for line in cell)
    return rows if sure else []


def _may_stand(cell: Cell, title: Title) -> bool | None:
    """Tell whether a cell may stand below a title; None if nothing tells."""
    if title.labels:
        return len(cell) == 1 and key(cell[0].text) in map(key, title.labels)
    column = title.columns[0]
    return _fits(column, cell) if cell else None


def texts(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Return what stands in the cells of rows, without blank rows."""
    return [_text(cell) for row in rows if any(row) for cell in row]


def _fits(column: Column, cell: Cell) -> bool | None:
    """Tell whether what a cell holds may be a value of a column; None if any text may."""
    text = _text(cell)
    if column.type == "period":
        return PERIOD.match(text.strip()) is not None
    if column.type == "frequency":
        return any(True for _ in notation.frequencies(text)) or "回" in text
    if column.type == "quantity":
        return _AMOUNT.search(text) is not None and len(text) <= _LONGEST_VALUE
    if column.type == "text":
        return False if text.rstrip().endswith("。") else None
    return None


def table(head: Sequence[Title], rows: Sequence[Sequence[Cell]]) -> Found:
    """Return rows of cells below their titles as a grid."""
    cells: list[GridCell] = []
    lines: list[Cell] = []
    width = 0
    for title in head:
        cells.append(GridCell(0, width, "".join(line.text for line in title.lines), colspan=title.width))
        lines.append(title.lines)
        width += title.width
    for number, row in enumerate(rows, 1):
        cells += (GridCell(number, column, _text(cell)) for column, cell in enumerate(row))
        lines += row
    return Found(Grid(tuple(cells), len(rows) + 1, width), lines)


def grid(rows: Sequence[Sequence[Paragraph]]) -> Found:
    """Return rows of lines as a grid; short ones are filled up with blank cells."""
    width = max(map(len, rows))
    lines: list[Cell] = [cell for row in rows for cell in (*((line,) for line in row), *[()] * (width - len(row)))]
    cells = (GridCell(n // width, n % width, _text(cell)) for n, cell in enumerate(lines))
    return Found(Grid(tuple(cells), len(rows), width), lines)


def _text(cell: Cell) -> str:
    return "\n".join(line.text for line in cell)
