"""A Word document as blocks: one walk over the tree, with the elements as `ref`.

What a reader of the page sees is what is read: insertions that are tracked count, deletions do not; content controls,
links and fields are looked through; the text of a text box follows its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ckwriter.blocks import Block, Grid, GridCell, Heading, Paragraph
from ckwriter.errors import ReadError
from ckwriter.word.names import w
from ckwriter.word.runs import ALTERNATE, CONTENT, LEAVES, SDT, TEXT_BOX, THROUGH, P, T, leaves, shown
from ckwriter.word.styles import Styles

_Element = Any

TBL, TR, TC = (w(n) for n in ("tbl", "tr", "tc"))
_PPR, _RPR, _TRPR, _TCPR, _VAL, _NAME = (w(n) for n in ("pPr", "rPr", "trPr", "tcPr", "val", "name"))
_PSTYLE, _OUTLINE, _GRID_SPAN, _MERGE, _GRID_BEFORE = (
    w(n) for n in ("pStyle", "outlineLvl", "gridSpan", "vMerge", "gridBefore")
)
_BOOKMARK, _DELETED = w("bookmarkStart"), w("del")
_BLOCKS = frozenset({P, TBL, _BOOKMARK})
_NOT_PLAIN = (
    *(w(n) for n in ("sdt", "ins", "del", "moveFrom", "moveTo", "customXml", "smartTag", "ruby", "tabs", "object")),
    ALTERNATE, TEXT_BOX, w("pict"),
)  # fmt: skip
"""Where a paragraph does not simply show the text of its runs, or where blocks and cells stand inside others.

`tabs` is among them because the tabs that a paragraph defines share their name with those in its text."""
_GRID_TAGS = (TR, TC, P, _GRID_SPAN, _MERGE, _GRID_BEFORE, _BOOKMARK, *LEAVES)
MOST_ROWS = 50_000
"""Rows of tables that a document may have."""
_WIDEST = 1024
"""Columns that one cell may span."""


class Walk:
    """Turns the tree of a document into blocks."""

    def __init__(self, styles: Styles, name: str, *, plain: bool = False) -> None:
        """Take what the document's styles mean, its name for errors, and whether it is `is_plain`."""
        self.styles = styles
        self.name = name
        self.plain = plain
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
                    carried = block.text if _joins_next(element) else ""
                    if not _joins_next(element):
                        yield block
                for box in boxes:
                    yield from self.blocks(box)
            elif tag == TBL:
                yield self.grid(element)
            elif tag == _BOOKMARK:
                pin = element.get(_NAME) or pin

    def _paragraph(self, element: _Element, pin: str) -> tuple[Paragraph | Heading | None, list[_Element]]:
        boxes: list[_Element] = []
        text = self._text(element, boxes)
        properties = element.find(_PPR)
        if properties is not None:
            style = properties.find(_PSTYLE)
            name = style.get(_VAL) if style is not None else None
            if name in self.styles.legends:
                return None, boxes
            outline = properties.find(_OUTLINE)
            own = _number(outline.get(_VAL)) + 1 if outline is not None else 0
            level = own or self.styles.levels.get(name or "", 10)
            if level < 10 and text.strip():
                return Heading(text, level, element), boxes
        return Paragraph(text, element, pin or _bookmark(element)), boxes

    def _text(self, paragraph: _Element, boxes: list[_Element]) -> str:
        if self.plain:
            return "".join([e.text or "" if e.tag == T else shown(e) for e in paragraph.iter(*LEAVES)])
        return "".join([text for _, text in leaves(paragraph, boxes)])

    def grid(self, table: _Element) -> Grid:
        """Return a table as a grid; the `ref` of a cell is the tuple of its elements, one for each of its rows."""
        if self.plain and next(table.iterdescendants(TBL), None) is None:
            raw = self._at_once(table)
        else:
            raw = self._one_by_one(table)
        found: list[tuple[int, int, _Raw, list[_Element]]] = []
        open_cells: dict[int, list[_Element]] = {}
        still: dict[int, list[_Element]] = {}
        width = column = 0
        row = -1
        for cell in raw:
            if cell.row != row:
                row, column, open_cells, still = cell.row, cell.skipped, still, {}
            if cell.merge == "continue" and column in open_cells:
                elements = still[column] = open_cells[column]
                elements.append(cell.element)
            else:
                elements = [cell.element]
                if cell.merge == "restart":
                    still[column] = elements
                found.append((row, column, cell, elements))
            column += cell.span
            width = max(width, column)
        frame = len(found) == 1
        cells = tuple(self._cell(*one, frame=frame) for one in found)
        return Grid(cells, row + 1, width, table)

    def _one_by_one(self, table: _Element) -> Iterator[_Raw]:
        for number, row in enumerate(table_rows(table)):
            self._count()
            skipped = _skipped(row)
            for element in row_cells(row):
                span, merge = _spans(element)
                yield _Raw(number, skipped, element, span, merge)

    def _at_once(self, table: _Element) -> Iterator[_Raw]:
        """Yield the cells of a table of nothing but rows, cells and paragraphs, in one pass over its elements."""
        row = -1
        cell: _Element = None
        skipped, span, merge, pin = 0, 1, "", ""
        pieces: list[str] = []
        begun = False
        for element in table.iter(*_GRID_TAGS):
            tag = element.tag
            if tag == T:
                pieces.append(element.text or "")
            elif tag == P:
                if begun:
                    pieces.append("\n")
                begun = True
            elif tag == _GRID_SPAN:
                span = _span(element)
            elif tag == _MERGE:
                merge = "restart" if element.get(_VAL) == "restart" else "continue"
            elif tag in (TC, TR):
                if cell is not None:
                    yield _Raw(row, skipped, cell, span, merge, "".join(pieces), pin)
                cell, span, merge, pin, pieces, begun = None, 1, "", "", [], False
                if tag == TC:
                    cell = element
                else:
                    self._count()
                    row, skipped = row + 1, 0
            elif tag == _GRID_BEFORE:
                skipped = _number(element.get(_VAL))
            elif tag == _BOOKMARK:
                pin = pin or _pin(element)
            else:
                pieces.append(shown(element))
        if cell is not None:
            yield _Raw(row, skipped, cell, span, merge, "".join(pieces), pin)

    def _count(self) -> None:
        self.rows += 1
        if self.rows > MOST_ROWS:
            raise ReadError(f"{self.name}: 表の行が多すぎます（{MOST_ROWS:,}行まで読めます）")

    def _cell(self, row: int, column: int, raw: _Raw, elements: list[_Element], *, frame: bool) -> GridCell:
        element, span, ref = raw.element, raw.span, tuple(elements)
        if raw.text is not None and not frame:
            return GridCell(row, column, raw.text, len(ref), span, ref, raw.pin)
        children = list(content(element))
        if frame or any(child.tag == TBL for child in children):
            inner = tuple(self.blocks(element))
            pin = next((block.pin for block in inner if isinstance(block, Paragraph) and block.pin), "")
            return GridCell(row, column, "\n".join(_texts(inner)), len(ref), span, ref, pin, inner)
        lines: list[str] = []
        boxes: list[_Element] = []
        pin = carried = ""
        for child in children:
            if child.tag == P:
                line = carried + self._text(child, boxes)
                carried = line if _joins_next(child) else ""
                if not _joins_next(child):
                    lines.append(line)
                pin = pin or _bookmark(child)
        for box in boxes:
            lines.extend(_texts(self.blocks(box)))
        return GridCell(row, column, "\n".join(lines), len(ref), span, ref, pin)


class _Raw(NamedTuple):
    """A cell as it stands in its row."""

    row: int
    skipped: int
    """The columns of the grid that the row leaves out at its left."""
    element: _Element
    span: int
    merge: str
    text: str | None = None
    """Its text, where it was read already."""
    pin: str = ""


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


def table_rows(table: _Element) -> Iterator[_Element]:
    """Yield the rows of a table, those in content controls too, without rows that are tracked as deleted."""
    for child in table:
        if child.tag == TR:
            properties = child.find(_TRPR)
            if properties is None or properties.find(_DELETED) is None:
                yield child
        elif child.tag == SDT or child.tag in THROUGH:
            inner = child.find(CONTENT) if child.tag == SDT else child
            if inner is not None:
                yield from table_rows(inner)


def row_cells(row: _Element) -> Iterator[_Element]:
    """Yield the cells of a row, those in content controls too."""
    for child in row:
        if child.tag == TC:
            yield child
        elif child.tag == SDT or child.tag in THROUGH:
            inner = child.find(CONTENT) if child.tag == SDT else child
            if inner is not None:
                yield from row_cells(inner)


def _skipped(row: _Element) -> int:
    properties = row.find(_TRPR)
    before = properties.find(_GRID_BEFORE) if properties is not None else None
    return _number(before.get(_VAL)) if before is not None else 0


def _spans(cell: _Element) -> tuple[int, str]:
    """Return how many columns of the grid a cell takes, and whether it begins or continues a merged one."""
    properties = cell.find(_TCPR)
    if properties is None:
        return 1, ""
    span, merge = properties.find(_GRID_SPAN), properties.find(_MERGE)
    columns = _span(span) if span is not None else 1
    return columns, "" if merge is None else "restart" if merge.get(_VAL) == "restart" else "continue"


def _span(element: _Element) -> int:
    return max(1, min(_number(element.get(_VAL)), _WIDEST))


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 6 else 0


def _bookmark(paragraph: _Element) -> str:
    mark = paragraph.find(_BOOKMARK)
    return _pin(mark) if mark is not None else ""


def _pin(mark: _Element) -> str:
    name = mark.get(_NAME) or ""
    return "" if name.startswith("_") else name


def _joins_next(paragraph: _Element) -> bool:
    """Tell whether the mark at a paragraph's end is deleted, as a tracked change: it goes on in the next one."""
    properties = paragraph.find(_PPR)
    own = properties.find(_RPR) if properties is not None else None
    return own is not None and own.find(_DELETED) is not None
