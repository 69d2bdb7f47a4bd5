"""A Word document as blocks: one walk over the tree, with the elements as `ref`.

What a reader of the page sees is what is read: insertions that are tracked count, deletions do not; content controls,
links and fields are looked through; the text of a text box follows its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ckwriter.blocks import Block, Grid, GridCell, Heading, Paragraph
from ckwriter.errors import ReadError
from ckwriter.word.elements import child_of
from ckwriter.word.names import w
from ckwriter.word.runs import ALTERNATE, CONTENT, LEAVES, SDT, TEXT_BOX, THROUGH, P, T, leaves, shown
from ckwriter.word.styles import Styles
from ckwriter.word.tables import (
    BOOKMARK,
    TBL,
    Merges,
    number_of,
    pin_of,
    plain_grid,
    row_cells,
    skipped,
    spans,
    table_rows,
)

_Element = Any

_PPR, _RPR, _VAL, _NAME = (w(n) for n in ("pPr", "rPr", "val", "name"))
_PSTYLE, _OUTLINE, _DELETED = (w(n) for n in ("pStyle", "outlineLvl", "del"))
_BLOCKS = frozenset({P, TBL, BOOKMARK})
_NOT_PLAIN = (
    *(w(n) for n in ("sdt", "ins", "del", "moveFrom", "moveTo", "customXml", "smartTag", "ruby", "tabs", "object")),
    ALTERNATE, TEXT_BOX, w("pict"),
)  # fmt: skip
"""Where a paragraph does not simply show the text of its runs, or where blocks and cells stand inside others.

`tabs` is among them because the tabs that a paragraph defines share their name with those in its text."""
MOST_ROWS = 50_000
"""Rows of tables that a document may have."""


class Walk:
    """Turns the tree of a document into blocks."""

    def __init__(self, styles: Styles, name: str, *, plain: bool = False, refs: bool = True) -> None:
        """Take what the document's styles mean, its name for errors, and whether it is `is_plain`.

        Without `refs` the blocks do not know their elements, and the tree may go once they are there.
        """
        self.styles = styles
        self.name = name
        self.plain = plain
        self.refs = refs
        self.rows = 0

    def blocks(self, parent: _Element) -> Iterator[Block]:
        """Yield the blocks of a body, a cell or a text box."""
        pin = carried = ""
        for element in content(parent):
            tag = element.tag
            if tag == P:
                block, boxes = self._paragraph(element, pin)
                pin = ""
                if block is not None:
                    block = block._replace(text=carried + block.text) if carried else block
                    goes_on = not self.plain and joins_next(element)
                    carried = block.text if goes_on else ""
                    if not goes_on:
                        yield block
                for box in boxes:
                    yield from self.blocks(box)
            elif tag == TBL:
                yield self.grid(element)
            elif tag == BOOKMARK:
                pin = element.get(_NAME) or pin

    def _paragraph(self, element: _Element, pin: str) -> tuple[Paragraph | Heading | None, list[_Element]]:
        boxes: list[_Element] = []
        text = self._text(element, boxes)
        properties = child_of(element, _PPR)
        if properties is not None:
            style = child_of(properties, _PSTYLE)
            name = style.get(_VAL) if style is not None else None
            if name in self.styles.legends:
                return None, boxes
            outline = child_of(properties, _OUTLINE)
            own = number_of(outline.get(_VAL)) + 1 if outline is not None else 0
            level = own or self.styles.levels.get(name or "", 10)
            if level < 10 and text.strip():
                return Heading(text, level, element if self.refs else None), boxes
        return Paragraph(text, element if self.refs else None, pin or _bookmark(element)), boxes

    def _text(self, paragraph: _Element, boxes: list[_Element]) -> str:
        if self.plain:
            return "".join([e.text or "" if e.tag == T else shown(e) for e in paragraph.iter(*LEAVES)])
        return "".join([text for _, text in leaves(paragraph, boxes)])

    def grid(self, table: _Element) -> Grid:
        """Return a table as a grid; the `ref` of a cell is the tuple of its elements, one for each of its rows."""
        if self.plain and next(table.iterdescendants(TBL), None) is None:
            grid = plain_grid(table, self._count, refs=self.refs)
            if len(grid.cells) != 1:
                return grid
            self.rows -= grid.height
        return self._one_by_one(table)

    def _one_by_one(self, table: _Element) -> Grid:
        found: list[tuple[int, int, _Element, int]] = []
        merges = Merges()
        width, number = 0, -1
        for number, row in enumerate(table_rows(table)):
            self._count()
            merges.next_row()
            column = skipped(row)
            for element in row_cells(row):
                span, merge = spans(element)
                if not merge or not merges.take(element, column, merge, len(found)):
                    found.append((number, column, element, span))
                column += span
                width = max(width, column)
        cells = [self._cell(*one, frame=len(found) == 1) for one in found]
        merges.close(cells, refs=self.refs)
        return Grid(tuple(cells), number + 1, width, table if self.refs else None)

    def _count(self) -> None:
        self.rows += 1
        if self.rows > MOST_ROWS:
            raise ReadError(f"{self.name}: 表の行が多すぎます（{MOST_ROWS:,}行まで読めます）")

    def _cell(self, row: int, column: int, element: _Element, span: int, *, frame: bool) -> GridCell:
        ref = (element,) if self.refs else None
        children = list(content(element))
        if frame or any(child.tag == TBL for child in children):
            inner = tuple(self.blocks(element))
            pin = next((block.pin for block in inner if isinstance(block, Paragraph) and block.pin), "")
            return GridCell(row, column, "\n".join(_texts(inner)), 1, span, ref, pin, inner)
        lines: list[str] = []
        boxes: list[_Element] = []
        pin = carried = ""
        for child in children:
            if child.tag == P:
                line = carried + self._text(child, boxes)
                goes_on = not self.plain and joins_next(child)
                carried = line if goes_on else ""
                if not goes_on:
                    lines.append(line)
                pin = pin or _bookmark(child)
        for box in boxes:
            lines.extend(_texts(self.blocks(box)))
        return GridCell(row, column, "\n".join(lines), 1, span, ref, pin)


def is_plain(root: _Element) -> bool:
    """Tell whether a document has none of the constructs for which its elements must be looked at one by one."""
    return next(root.iter(*_NOT_PLAIN), None) is None


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from ((cell.text for cell in block.cells) if isinstance(block, Grid) else (block.text,))


def content(parent: _Element) -> Iterator[_Element]:
    """Yield the block elements of a body or cell, looking through content controls and tracked insertions."""
    for child in parent:
        tag = child.tag
        if tag in _BLOCKS:
            yield child
        elif tag == SDT:
            inner = child.find(CONTENT)
            if inner is not None:
                yield from content(inner)
        elif tag in THROUGH:
            yield from content(child)


def _bookmark(paragraph: _Element) -> str:
    mark = child_of(paragraph, BOOKMARK)
    return pin_of(mark) if mark is not None else ""


def joins_next(paragraph: _Element) -> bool:
    """Tell whether the mark at a paragraph's end is deleted, as a tracked change: it goes on in the next one."""
    properties = child_of(paragraph, _PPR)
    own = child_of(properties, _RPR) if properties is not None else None
    return own is not None and child_of(own, _DELETED) is not None
