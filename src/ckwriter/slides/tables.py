"""The tables of slides as grids."""

from __future__ import annotations

from typing import Any

from ckwriter.blocks import Grid, GridCell
from ckwriter.slides.names import a
from ckwriter.slides.paragraphs import paragraphs

_Element = Any
_TRUE = frozenset(("1", "true"))


def grid(table: _Element, ref: object) -> Grid:
    """Return a table as a grid; a merged cell stands once, at its upper left corner."""
    rows = table.findall(a("tr"))
    cells: list[GridCell] = []
    width = 0
    for number, row in enumerate(rows):
        elements = row.findall(a("tc"))
        width = max(width, len(elements))
        for column, element in enumerate(elements):
            if element.get("hMerge") in _TRUE or element.get("vMerge") in _TRUE:
                continue
            rowspan = min(_span(element, "rowSpan"), len(rows) - number)
            colspan = min(_span(element, "gridSpan"), len(elements) - column)
            cells.append(GridCell(number, column, _text(element), rowspan, colspan, ref))
    return Grid(tuple(cells), len(rows), width, ref)


def _text(cell: _Element) -> str:
    body = cell.find(a("txBody"))
    return "\n".join(paragraphs(body)).strip("\n") if body is not None else ""


def _span(cell: _Element, name: str) -> int:
    span = cell.get(name, "1")
    return max(1, int(span)) if span.isdecimal() and len(span) < 5 else 1
