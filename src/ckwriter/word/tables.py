"""The tables of a document: their rows and cells, and which of them are merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple, Protocol

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
"""What is looked at in a plain table."""
_WIDEST = 1024
"""Columns that one cell may span."""


class _Unread(NamedTuple):
    """A cell that was not read yet."""

    row: int
    column: int
    element: _Element
    span: int


class MakeCell(Protocol):
    """Reads a cell; `frame` if it is the only one of its grid."""

    def __call__(self, row: int, column: int, element: _Element, span: int, *, frame: bool) -> GridCell:
        """Return the cell."""
        ...


class Growing:
    """A table as a grid, while its rows are read one after the other."""

    def __init__(self, begin_row: Callable[[], None], cell: MakeCell, *, refs: bool) -> None:
        """Take what is called before each row, and what reads a cell that is not plain.

        With `refs` the cells know their elements; without, rows that were read may go.
        """
        self.cells: list[GridCell] = []
        self.height = self.width = 0
        self._begin_row = begin_row
        self._cell = cell
        self._refs = refs
        self._merges = _Merges(refs=refs)
        self._first: _Unread | None = None
        """The first cell of rows that are not plain: it is read once it is known whether it is the only one."""

    @property
    def single(self) -> bool:
        """True if there is one cell, or none, so far."""
        return len(self.cells) + (self._first is not None) < 2

    def take(self, rows: Iterable[_Element]) -> None:
        """Read rows cell by cell, whatever stands in them."""
        for row in rows:
            self._begin_row()
            self._merges.next_row()
            column = skipped(row)
            for element in row_cells(row):
                span, merge = spans(element)
                index = len(self.cells) + (self._first is not None)
                if not merge or not self._merges.take(element, column, merge, index):
                    self._add(_Unread(self.height, column, element, span))
                column += span
                self.width = max(self.width, column)
            self.height += 1

    def _add(self, unread: _Unread) -> None:
        if not self.cells and self._first is None:
            self._first = unread
        else:
            self._read_first(frame=False)
            self.cells.append(self._cell(*unread, frame=False))

    def _read_first(self, *, frame: bool) -> None:
        if self._first is not None:
            self.cells.append(self._cell(*self._first, frame=frame))
            self._first = None

    def take_plain(self, table: _Element, end: _Element | None = None) -> None:
        """Read the rows of a table of nothing but cells and paragraphs in one pass over its elements.

        The `end` is the row before which to stop; all are read if there is none.
        """
        self._read_first(frame=False)
        cells, merges, refs = self.cells, self._merges, self._refs
        row, column, width, span = self.height - 1, 0, self.width, 1
        cell: _Element = None
        text = pin = merge = ""
        begun = False
        for element in chain(table.iter(*_TAGS), (table,)):  # the table itself ends the last cell
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
                elif element is end:
                    break
                elif tag == TR:
                    self._begin_row()
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
        self.height, self.width = row + 1, width

    def close(self, ref: _Element | None) -> Grid:
        """Return the grid."""
        self._read_first(frame=True)
        self._merges.close(self.cells)
        return Grid(tuple(self.cells), self.height, self.width, ref)


class _Merges:
    """Joins the cells of a grid that are merged downwards, while they are read row by row."""

    def __init__(self, *, refs: bool) -> None:
        self._refs = refs
        self._heights: dict[int, int] = {}
        """In how many rows each merged cell stands, by its index."""
        self._elements: dict[int, list[_Element]] = {}
        """Its elements, if they are to be known."""
        self._open: dict[int, int] = {}
        """By column: the index of the cell in the row above that may go on."""
        self._still: dict[int, int] = {}
        """The same for the row that is being read."""

    def next_row(self) -> None:
        """Begin a row."""
        self._open, self._still = self._still, {}

    def take(self, element: _Element, column: int, merge: str, index: int) -> bool:
        """Tell whether a cell continues one of the row above; one that does not is the next cell, at `index`."""
        goes_on = merge == "continue"
        if goes_on:
            above = self._open.get(column)
            if above is None:
                return False
            index = above
        self._still[column] = index
        self._heights[index] = self._heights.get(index, 0) + 1
        if self._refs:
            self._elements.setdefault(index, []).append(element)
        return goes_on

    def close(self, cells: list[GridCell]) -> None:
        """Give the merged cells their heights and, if they are to know them, their elements."""
        for index, height in self._heights.items():
            ref = tuple(self._elements[index]) if self._refs else None
            cells[index] = cells[index]._replace(rowspan=height, ref=ref)


def pin_of(mark: _Element) -> str:
    """Return the name of a bookmark, "" for those that Word itself sets."""
    name = mark.get(_NAME) or ""
    return "" if name.startswith("_") else name


def table_rows(table: Iterable[_Element]) -> Iterator[_Element]:
    """Yield the rows of a table, or of some of its children, those in content controls too.

    Rows that are tracked as deleted are left out.
    """
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
