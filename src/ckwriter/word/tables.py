"""The tables of a document: their rows and cells, and which of them are merged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from ckwriter.blocks import Grid, GridCell
from ckwriter.word.elements import child_of
from ckwriter.word.names import w
from ckwriter.word.runs import CONTENT, LEAVES, SDT, THROUGH, P, T, shown

_Element = Any

TBL, TR, TC = (w(n) for n in ("tbl", "tr", "tc"))
BOOKMARK = w("bookmarkStart")
_TRPR, _TCPR, _VAL, _NAME, _DELETED = (w(n) for n in ("trPr", "tcPr", "val", "name", "del"))
_GRID_SPAN, _MERGE, _GRID_BEFORE = (w(n) for n in ("gridSpan", "vMerge", "gridBefore"))
_ENDS_CELL = frozenset({TC, TR, TBL})
_TAGS = (TR, TC, P, _GRID_SPAN, _MERGE, _GRID_BEFORE, BOOKMARK, *LEAVES)
_WIDEST = 1024
"""Columns that one cell may span."""


def plain_grid(table: _Element, begin_row: Callable[[], None], *, refs: bool) -> Grid:
    """Return a table of nothing but rows, cells and paragraphs, in one pass over its elements.

    `begin_row` is called before each row. With `refs` the grid and its cells know their elements.
    """
    cells: list[GridCell] = []
    merges = Merges()
    row, column, width, span = -1, 0, 0, 1
    cell: _Element = None
    text = pin = merge = ""
    begun = False
    for element in chain(table.iter(*_TAGS), (table,)):
        tag = element.tag
        if tag == T:
            text += element.text or ""
        elif tag == P:
            text += "\n" if begun else ""
            begun = True
        elif tag in _ENDS_CELL:
            if cell is not None:
                if not merge or not merges.take(cell, column, merge, len(cells)):
                    cells.append(GridCell(row, column, text, 1, span, (cell,) if refs else None, pin))
                column += span
                width = max(width, column)
                cell, span, text, pin, merge, begun = None, 1, "", "", "", False
            if tag == TC:
                cell = element
            elif tag == TR:
                begin_row()
                row, column = row + 1, 0
                merges.next_row()
        elif tag == _GRID_SPAN:
            span = _span(element)
        elif tag == _MERGE:
            merge = _merge(element)
        elif tag == _GRID_BEFORE:
            column = number_of(element.get(_VAL))
        elif tag == BOOKMARK:
            pin = pin or pin_of(element)
        else:
            text += shown(element)
    merges.close(cells, refs=refs)
    return Grid(tuple(cells), row + 1, width, table if refs else None)


class Merges:
    """Joins the cells of a grid that are merged downwards, while they are read row by row."""

    def __init__(self) -> None:
        self._elements: dict[int, list[_Element]] = {}
        """The elements of each merged cell, by its index."""
        self._open: dict[int, int] = {}
        """By column: the index of the cell in the row above that may go on."""
        self._still: dict[int, int] = {}
        """The same for the row that is being read."""

    def next_row(self) -> None:
        """Begin a row."""
        self._open, self._still = self._still, {}

    def take(self, element: _Element, column: int, merge: str, index: int) -> bool:
        """Tell whether a cell continues one of the row above; one that does not is the next cell, at `index`."""
        if merge == "continue":
            above = self._open.get(column)
            if above is None:
                return False
            self._still[column] = above
            self._elements[above].append(element)
            return True
        self._still[column] = index
        self._elements[index] = [element]
        return False

    def close(self, cells: list[GridCell], *, refs: bool) -> None:
        """Give the merged cells their heights and, if they are to know them, their elements."""
        for index, elements in self._elements.items():
            ref = tuple(elements) if refs else None
            cells[index] = cells[index]._replace(rowspan=len(elements), ref=ref)


def pin_of(mark: _Element) -> str:
    """Return the name of a bookmark, "" for those that Word itself sets."""
    name = mark.get(_NAME) or ""
    return "" if name.startswith("_") else name


def table_rows(table: _Element) -> Iterator[_Element]:
    """Yield the rows of a table, those in content controls too, without rows that are tracked as deleted."""
    for child in table:
        if child.tag == TR:
            properties = child_of(child, _TRPR)
            if properties is None or child_of(properties, _DELETED) is None:
                yield child
        elif child.tag == SDT or child.tag in THROUGH:
            inner = child_of(child, CONTENT) if child.tag == SDT else child
            if inner is not None:
                yield from table_rows(inner)


def row_cells(row: _Element) -> Iterator[_Element]:
    """Yield the cells of a row, those in content controls too."""
    for child in row:
        if child.tag == TC:
            yield child
        elif child.tag == SDT or child.tag in THROUGH:
            inner = child_of(child, CONTENT) if child.tag == SDT else child
            if inner is not None:
                yield from row_cells(inner)


def skipped(row: _Element) -> int:
    """Return how many columns of the grid a row leaves out at its left."""
    properties = child_of(row, _TRPR)
    before = child_of(properties, _GRID_BEFORE) if properties is not None else None
    return number_of(before.get(_VAL)) if before is not None else 0


def spans(cell: _Element) -> tuple[int, str]:
    """Return how many columns of the grid a cell takes, and whether it begins or continues a merged one."""
    properties = child_of(cell, _TCPR)
    if properties is None:
        return 1, ""
    span, merge = child_of(properties, _GRID_SPAN), child_of(properties, _MERGE)
    columns = _span(span) if span is not None else 1
    return columns, "" if merge is None else _merge(merge)


def _merge(element: _Element) -> str:
    return "restart" if element.get(_VAL) == "restart" else "continue"


def _span(element: _Element) -> int:
    return max(1, min(number_of(element.get(_VAL)), _WIDEST))


def number_of(value: str | None) -> int:
    """Return the number that an attribute gives, 0 if it gives none that a document can have."""
    return int(value) if value and value.isdecimal() and len(value) < 6 else 0
