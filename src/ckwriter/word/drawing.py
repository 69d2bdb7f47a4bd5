"""Draw a blank form: headings, captions and tables, in the styles of `ckwriter.word.look`."""

from __future__ import annotations

from typing import Any

from ckwriter.word import look
from ckwriter.word.look import element, run, twips
from ckwriter.word.sheet import Box, Kind, Sheet

_Element = Any
_Document = Any

_STYLES: dict[Kind, str] = {
    "head": "CellHead", "label": "CellLabel", "text": "CellText", "wide": "CellWide", "center": "CellCenter",
    "number": "CellNumber", "unit": "CellLabel", "name": "CellName", "headline": "CellHeadline",
}  # fmt: skip
_FILLS: dict[Kind, str] = {"head": look.HEAD_FILL, "label": look.LABEL_FILL}
_TOP: frozenset[Kind] = frozenset({"text", "wide", "center"})
_LEAST, _LEAST_DENSE = 5.8, 4.9
"""The least height of a row in millimetres."""
_TALL = 40.0
"""The height from which a row may be split over two pages even when it is blank."""


def paragraph(document: _Document, style: str, text: str = "", *properties: _Element) -> _Element:
    """Add a paragraph and return it."""
    added = element("p", element("pPr", element("pStyle", val=style), *properties))
    if text:
        added.append(run(text))
    _append(document, added)
    return added


def heading(document: _Document, text: str, *, new_page: bool) -> None:
    """Add the heading of a section."""
    paragraph(document, "Heading1", text, *([element("pageBreakBefore")] if new_page else []))


def caption(document: _Document, text: str, note: str) -> None:
    """Add the title of a field or a table, with the field's note behind it."""
    added = paragraph(document, "Heading2", text)
    if note:
        added.append(run(f"　{note}", look.fonts(8.5, bold=False)))


def gap(document: _Document) -> None:
    """Add a little room between two tables, which would otherwise be one, or behind the last."""
    paragraph(document, "FormGap")


def header(document: _Document, title: str, year: str, pin: str) -> None:
    """Add a page header: the title, and in brackets the body's name, at a bookmark of this name, and the year."""
    small = look.fonts(8, color="595959")
    words = document.sections[0].header.paragraphs[0]
    words.style = document.styles["Normal"]
    words._p.get_or_add_pPr().append(element("jc", val="right"))
    start, end = element("bookmarkStart", id=1, name=pin), element("bookmarkEnd", id=1)
    words._p.extend([run(f"{title}（", small), start, run("　", small), end, run(f"　{year}）", small)])


def _append(document: _Document, item: _Element) -> None:
    body = document.element.body
    body.insert(len(body) - 1, item)


def sheet(document: _Document, drawn: Sheet) -> None:
    """Add a table."""
    widths = look.fitted(drawn.widths)
    borders = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        size = 4 if side.startswith("inside") else 8
        borders.append(element(side, val="single", sz=size, space=0, color=look.LINE))
    margins = element("tblCellMar")
    edge = 20 if drawn.dense else 40
    for side, value in (("top", edge), ("left", 100), ("bottom", edge), ("right", 100)):
        margins.append(element(side, w=value, type="dxa"))
    properties = element(
        "tblPr", element("tblW", w=sum(widths), type="dxa"), borders, element("tblLayout", type="fixed"), margins
    )
    table = element("tbl", properties, element("tblGrid", *(element("gridCol", w=one) for one in widths)))
    _Rows(drawn, widths).add(table)
    _append(document, table)


class _Rows:
    """Draws the rows of a table, with the cells that are merged down into them."""

    def __init__(self, drawn: Sheet, widths: list[int]) -> None:
        self.drawn = drawn
        self.widths = widths
        self.open: dict[int, tuple[int, Box]] = {}
        """By column: for how many rows more a merged box goes on."""

    def add(self, table: _Element) -> None:
        """Add all rows to a table."""
        for index, boxes in enumerate(self.drawn.rows):
            table.append(self._row(index, boxes))

    def _row(self, index: int, boxes: list[Box]) -> _Element:
        last = index == len(self.drawn.rows) - 1
        least = _LEAST_DENSE if self.drawn.dense else _LEAST
        height = max([least, *(box.height for box in boxes)])
        properties = element("trPr")
        if height < _TALL:
            properties.append(element("cantSplit"))
        properties.append(element("trHeight", val=twips(height), hRule="atLeast"))
        if index < self.drawn.headers:
            properties.append(element("tblHeader"))
        row = element("tr", properties)
        waiting = list(boxes)
        column = 0
        merged = [box for box in boxes if box.rows > 1] + [box for left, box in self.open.values() if left > 1]
        keep = self.drawn.grows_together if last else self.drawn.together or bool(merged)
        while column < len(self.widths):
            left, box = self.open.pop(column, (0, None)) if column in self.open else (0, None)
            if box is not None:
                row.append(self._cell(box, column, keep=keep, merge="continue"))
            else:
                box = waiting.pop(0)
                left = box.rows
                row.append(self._cell(box, column, keep=keep, merge="restart" if box.rows > 1 else ""))
            if left > 1:
                self.open[column] = (left - 1, box)
            column += box.columns
        return row

    def _cell(self, box: Box, column: int, *, keep: bool, merge: str) -> _Element:
        properties = element("tcPr", element("tcW", w=sum(self.widths[column : column + box.columns]), type="dxa"))
        if box.columns > 1:
            properties.append(element("gridSpan", val=box.columns))
        if merge:
            properties.append(element("vMerge", **({"val": merge} if merge == "restart" else {})))
        if box.kind in _FILLS:
            properties.append(element("shd", val="clear", color="auto", fill=_FILLS[box.kind]))
        properties.append(element("vAlign", val="top" if box.kind in _TOP else "center"))
        words = element("p", element("pPr", element("pStyle", val=_STYLES[box.kind])))
        if keep:
            words[0].append(element("keepNext"))
        if box.indent:
            words[0].append(element("ind", left=twips(3.5) * box.indent))
        if merge != "continue":
            words.extend([run(box.text)] if box.text else [])
            words.extend([run(box.small, look.fonts(8.5))] if box.small else [])
        return element("tc", properties, words)
