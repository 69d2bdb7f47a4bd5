"""Columns that an office added to a fixed table: what stood there last year, who has checked it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ckwriter.blocks import GridCell
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.grids.header import Header
from ckwriter.matching.pieces import moments

_FEW = 2
"""Different texts in a column up to which it does not matter in which row each of them stands."""


def titles(rows: Rows, head: Header | None, unprinted: Callable[[str], Sequence[str]]) -> list[GridCell]:
    """Return the titles of such columns: they are none of the form's, and that of `value` is there."""
    if head is None or "value" not in head.spans:
        return []
    return [cell for cell in _others(rows, head) if unprinted(cell.text) and not _is_of_dates(rows, cell)]


_FEWEST_DATES = 3


def _is_of_dates(rows: Rows, title: GridCell) -> bool:
    """Tell whether dates stand in half of the rows below a title: いつの数か."""
    texts = [cell.text for cell in inside(rows, title, range(title.row + 1, rows.height))]
    dated = sum(map(moments.is_moment, texts))
    return dated >= _FEWEST_DATES and dated * 2 >= len(texts)


def with_dates(rows: Rows, head: Header | None, unprinted: Callable[[str], Sequence[str]]) -> Header | None:
    """Return a header with the column of dates where an office calls it in words of its own."""
    if head is None or any(column.type == "as_of" and column.id in head.spans for column in head.table.columns):
        return head
    column = next((column for column in head.table.columns if column.type == "as_of"), None)
    title = next((cell for cell in _others(rows, head) if unprinted(cell.text) and _is_of_dates(rows, cell)), None)
    if column is None or title is None:
        return head
    span = title.column, title.column + title.colspan
    return head._replace(spans={**head.spans, column.id: span}, used=head.used | {title})


def _others(rows: Rows, head: Header) -> Iterator[GridCell]:
    """Yield the filled cells of a header's lines that it has no column for."""
    lines = {cell.row for cell in head.used}
    return (cell for line in lines for cell in rows.starting[line] if cell not in head.used and cell.text.strip())


def inside(rows: Rows, title: GridCell, lines: Iterable[int]) -> list[GridCell]:
    """Return the filled cells below a title, in some rows of the grid."""
    end = title.column + title.colspan
    below = (cell for line in sorted(lines) for cell in rows.starting[line] if title.column <= cell.column < end)
    return [cell for cell in below if cell.text.strip()]


def told(rows: Rows, title: GridCell, cells: Sequence[GridCell]) -> str:
    """Return what such a column says as one text: 前回値：312,480（人口）、5（病院の数）, or 確認：済."""
    texts = [_line(cell.text) for cell in cells]
    if len(set(texts)) > _FEW:
        labels = (next((other for other in rows.starting[cell.row] if other.text.strip()), cell) for cell in cells)
        texts = [f"{text}（{_line(label.text)}）" for label, text in zip(labels, texts, strict=True)]
    return f"{_line(title.text)}：{'、'.join(dict.fromkeys(texts))}"


def _line(text: str) -> str:
    return " ".join(text.split())
