"""Rows at the end of a page: what a page break tore apart, and what it did not."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Grid, GridCell
from ckwriter.boxes import Box
from ckwriter.text.glyphs import Line
from ckwriter.text.ruled import Piece, Ruled, stitched

_SIZE = 10.0
_WIDTHS = (60.0, 200.0)


def piece(row: int, column: int, text: str, *, right: float) -> Piece:
    """Return a cell of one line that ends at `right`, just above the lower edge of its cell."""
    left = sum(_WIDTHS[:column])
    top = 20.0 * row
    line = Line(text, Box(left, top + 5, right, top + 5 + _SIZE), _SIZE, bold=False, first=_SIZE)
    return Piece(GridCell(row, column, text), (line,), left + _WIDTHS[column] - 1, top + 16)


def page(number: int, *rows: tuple[str, str]) -> Ruled:
    """Return a table of two columns, its second one full to the right edge."""
    lefts = (0.0, _WIDTHS[0], sum(_WIDTHS))
    pieces = [
        piece(n, column, text, right=lefts[column] + (20 if not column else _WIDTHS[1] - 8))
        for n, row in enumerate(rows)
        for column, text in enumerate(row)
    ]
    return Ruled(number, lefts, len(rows), pieces)


@pytest.mark.parametrize(("end", "rows"), [("職員を出している。", 2), ("職員を出して", 1)])
def test_a_sentence_that_ends_at_the_right_edge_is_not_torn(end: str, rows: int) -> None:
    """That the next page's first word had no room behind it says nothing where the sentence is at its end."""
    first, second = (
        stitched(
            [
                [page(1, ("部門", "状況"), ("医療", end))],
                [
                    page(2, ("福祉", "いる。")),
                ],
            ]
        ),
        None,
    )
    assert second is None
    texts = [cell.text for block in first if isinstance(block, Grid) for cell in block.cells if not cell.column]
    assert (texts[1:] == ["医療", "福祉"]) == (rows == 2)
