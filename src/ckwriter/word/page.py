"""A Word document as blocks: one walk over the tree, with the elements as `ref`.

What a reader of the page sees is what is read: insertions that are tracked count, deletions do not; content controls,
links and fields are looked through; the text of a text box follows its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ckwriter.blocks import LOOKS, Block, Grid, GridCell, Heading, Paragraph
from ckwriter.errors import ReadError
from ckwriter.word.bold import LONGEST_LOOK, looks_like_heading
from ckwriter.word.elements import child_of
from ckwriter.word.names import w
from ckwriter.word.runs import ALTERNATE, CONTENT, LEAVES, SDT, TEXT_BOX, THROUGH, P, T, leaves, shown
from ckwriter.word.styles import Styles
from ckwriter.word.tables import BOOKMARK, TBL, Growing, number_of, pin_of, table_rows

_Element = Any

_BODY, _PPR, _RPR, _VAL, _NAME = (w(n) for n in ("body", "pPr", "rPr", "val", "name"))
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
        self.started: dict[_Element, Growing] = {}
        """Tables of which some rows were read already, and are not in the tree any more."""

    def body(self, root: _Element) -> Iterator[Block]:
        """Yield the blocks of a document's pages; ReadError if it has none."""
        body = root.find(_BODY)
        if body is None:
            raise ReadError(f"{self.name}: Word の文書（.docx）ではありません")
        return self.blocks(body)

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
        if 0 < len(text) <= LONGEST_LOOK and not pin and looks_like_heading(element, text):
            return Heading(text, LOOKS, element if self.refs else None), boxes
        return Paragraph(text, element if self.refs else None, pin or _bookmark(element)), boxes

    def _text(self, paragraph: _Element, boxes: list[_Element]) -> str:
        if self.plain:
            return "".join([e.text or "" if e.tag == T else shown(e) for e in paragraph.iter(*LEAVES)])
        return "".join([text for _, text in leaves(paragraph, boxes)])

    def grid(self, table: _Element) -> Grid:
        """Return a table as a grid; the `ref` of a cell is the tuple of its elements, one for each of its rows."""
        ref = table if self.refs else None
        if (begun := self.started.pop(table, None)) is not None:
            begun.take(table_rows(table))
            return begun.close(ref)
        if self.plain and next(table.iterdescendants(TBL), None) is None:
            growing = self.growing()
            growing.take_plain(table)
            if len(growing.cells) != 1:
                return growing.close(ref)
            self.rows -= growing.height
        growing = self.growing()
        growing.take(table_rows(table))
        return growing.close(ref)

    def growing(self) -> Growing:
        """Return the grid of a table of which nothing was read yet."""
        return Growing(self._count, self._cell, refs=self.refs)

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


def is_plain(element: _Element) -> bool:
    """Tell whether a document, or a row of it, has none of the constructs that must be looked at one by one."""
    return next(element.iter(*_NOT_PLAIN), None) is None


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
