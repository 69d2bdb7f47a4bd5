"""Rows of text as grids: which blank cell is a merged one, and which is only empty.

Text has no marks for merged cells. A merged cell is written once; the rows below it begin with blanks, and a heading
over several columns is followed by blanks. Only where one of these says so is a blank taken for part of a merged cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ckwriter.blocks import Grid, GridCell

_NUMBER = re.compile(r"[\s0-9０-９,，.．/／%％▲△-]+")
_LONGEST_TITLE = 40

Rows = Sequence[Sequence[str]]


def grid(rows: Rows, ref: object = None) -> Grid:
    """Return rows of cells as a grid; short rows are filled up with empty cells, so that it has no holes."""
    width = max(map(len, rows))
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    colspans = _heading_spans(full)
    owners: list[dict[int, int]] = []
    """For each row, by column, the row in which the cell begins that covers the position."""
    for number, row in enumerate(full):
        owners.append(_owners(full, number, row, colspans, owners))
    heights: dict[tuple[int, int], int] = {}
    for number, above in enumerate(owners):
        for column, owner in above.items():
            heights[owner, column] = number - owner + 1
    cells = tuple(
        GridCell(number, column, text, heights[number, column], colspans.get(column, 1) if not number else 1, ref)
        for number, row in enumerate(full)
        for column, text in enumerate(row)
        if owners[number].get(column) == number
    )
    return Grid(cells, len(full), width, ref)


def _heading_spans(rows: Rows) -> dict[int, int]:
    """Return the width of each heading in the first row; empty if the first row is none of headings.

    A blank beside a heading (or beside a blank corner) belongs to it if there is text below the blank.
    """
    first = rows[0]
    if len(rows) < 2 or not any(first) or not all(_may_be_title(text) for text in first):
        return {}
    spans: dict[int, int] = {}
    left = 0
    for column, text in enumerate(first):
        if not column or text or not any(row[column] for row in rows[1:]):
            left = column
        spans[left] = column - left + 1
    return spans


def _may_be_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and "。" not in text and "\n" not in text and not _NUMBER.fullmatch(text)


def _owners(
    rows: Rows, number: int, row: Sequence[str], colspans: dict[int, int], above: list[dict[int, int]]
) -> dict[int, int]:
    if not number:
        return dict.fromkeys(colspans or range(len(row)), 0)
    owners = dict.fromkeys(range(len(row)), number)
    if not any(row):
        return owners
    for column, text in enumerate(row):
        if text:
            break
        owner = above[-1].get(column)
        if owner is None or not rows[owner][column]:
            continue
        if not owner and (colspans.get(column, 1) > 1 or not _is_second_heading(row, colspans)):
            continue
        owners[column] = owner
    return owners


def _is_second_heading(row: Sequence[str], colspans: dict[int, int]) -> bool:
    """Tell whether a row below the headings only parts headings that are wider than one column.

    Where the first row is none of headings, its cells are like all others and may be merged downwards.
    """
    if not colspans:
        return True
    wide = {column + n for column, span in colspans.items() if span > 1 for n in range(span)}
    return all(column in wide for column, text in enumerate(row) if text)
