"""Tables written in HTML within a text, as programs that turn PDF into Markdown write those with merged cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ckwriter.blocks import Grid, GridCell
from ckwriter.text import markup

_TAG = re.compile(
    r"<(?P<close>/)?(?P<name>table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col)(?P<rest>(?:\s[^<>]*)?)/?>",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\b(rowspan|colspan)\s*=\s*[\"']?\s*(\d{1,4})", re.IGNORECASE)
_LARGEST = 200_000
"""How many positions the merged cells of one table may cover; beyond that, a cell counts as a single one."""


@dataclass
class _Cell:
    row: int
    column: int
    rowspan: int
    colspan: int
    pieces: list[str] = field(default_factory=list)


def read(html: str, ref: object) -> tuple[Grid | None, tuple[str, ...]]:
    """Return a table, None if it has no cells, and the text that stands in it but in no cell (its caption).

    The cells of a table inside a cell become lines of its text.
    """
    cells, outside, height = _cells(html)
    if not cells:
        return None, outside
    found = tuple(
        GridCell(
            cell.row,
            cell.column,
            markup.plain("".join(cell.pieces)),
            min(cell.rowspan, height - cell.row),
            cell.colspan,
            ref,
        )
        for cell in cells
    )
    return Grid(found, height, max(cell.column + cell.colspan for cell in cells), ref), outside


def _cells(html: str) -> tuple[list[_Cell], tuple[str, ...], int]:
    cells: list[_Cell] = []
    outside: list[str] = []
    taken: set[tuple[int, int]] = set()
    now: _Cell | None = None
    height = depth = at = 0
    for tag in _TAG.finditer(html):
        text, at = html[at : tag.start()], tag.end()
        (now.pieces if now is not None else outside).append(text)
        name, opens = tag["name"].lower(), not tag["close"]
        if name == "table":
            depth += 1 if opens else -1
        if depth > 1 or (name == "table" and now is not None and depth == 1):
            if now is not None:
                now.pieces.append("<br>")
        elif name in ("td", "th") and opens:
            height = max(height, 1)
            last = cells[-1] if cells and cells[-1].row == height - 1 else None
            now = _placed(tag["rest"], height - 1, last.column + last.colspan if last else 0, taken)
            cells.append(now)
        else:
            now = None
            height += name == "tr" and opens
    (now.pieces if now is not None else outside).append(html[at:])
    return cells, tuple(text for piece in outside if (text := markup.plain(piece))), height


def _placed(attributes: str, row: int, column: int, taken: set[tuple[int, int]]) -> _Cell:
    """Return a new cell in the first position of its row, from a column on, that no cell above covers."""
    while (row, column) in taken:
        column += 1
    spans = {name.lower(): max(1, int(value)) for name, value in _SPAN.findall(attributes)}
    rowspan, colspan = spans.get("rowspan", 1), spans.get("colspan", 1)
    if len(taken) + rowspan * colspan > _LARGEST:
        rowspan = colspan = 1
    taken |= {(row + down, column + right) for down in range(rowspan) for right in range(colspan)}
    return _Cell(row, column, rowspan, colspan)
