"""The rows of a group that stand as lines in the cell beside its heading: 設置状況 | 県：有 1か所⏎市町村：無."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ckwriter.blocks import GridCell
from ckwriter.form import Column, Row, Table
from ckwriter.matching.grids.labels import Labelled
from ckwriter.matching.layout import Slot
from ckwriter.matching.pieces import values
from ckwriter.matching.pieces.cells import trimmed
from ckwriter.matching.words import titles

_LINE = re.compile(r"[^\n]+")
_LABEL = re.compile(
    r"\s*(?P<label>[^\s:：…=＝][^\n:：…=＝]{0,30}?)(?:\s*[:：=＝]\s*|\s*…+\s*|　+|\t+| {2,}|\s(?=[有無0-9０-９]))"
)
_FEWEST = 2
_FEWEST_WORDS = 2
"""Characters of a label from which it may be a part of a row's title."""


def inside(cell: GridCell, item: Labelled, found: Sequence[Labelled], table: Table) -> list[tuple[Row, Slot]]:
    """Return what the lines of a cell say of the rows of a group, if each of them is labelled with one.

    Args:
        cell: the cell beside a label.
        item: the row that was known by the label; where that is only its group's heading it is the group's first row.
        found: all rows whose labels stand in the grid.
        table: the table.

    """
    group = [row for row in table.rows if row.group and row.group == item.row.group]
    if "\n" not in cell.text.strip() or any(one is not item and one.row in group for one in found):
        return []
    told: list[tuple[Row, Slot]] = []
    for line in _LINE.finditer(cell.text):
        if not line[0].strip():
            continue
        label = _LABEL.match(line[0], titles.lead(line[0]))
        row = row_of(label["label"], group) if label is not None else None
        if label is None or row is None:
            return []
        told.append((row, trimmed(cell, line.start() + label.end(), line.end())))
    rows = {row.id for row, _ in told}
    return told if len(rows) == len(told) >= _FEWEST else []


def row_of(label: str, group: Sequence[Row]) -> Row | None:
    """Return the only row of a group whose title a label is, or a part of (3か月 of 入院後3か月時点)."""
    exact = [row for row in group if titles.same(label, row.titles)]
    words = titles.key(label)
    parts = [row for row in group if any(words in titles.key(title) for title in row.titles)]
    found = exact or (parts if len(words) >= _FEWEST_WORDS else [])
    return found[0] if len(found) == 1 else None


def slots(table: Table, told: Sequence[tuple[Row, Slot]]) -> Iterator[tuple[str, Slot]]:
    """Yield (place, slot) for what the lines of a cell say."""
    for row, slot in told:
        at = f"{table.id}[{row.id}]"
        columns: Sequence[Column] = list(table.columns_of(at))
        yield from ((f"{at}.{column.id}", one) for column, one in values.spread(columns, row.unit, [slot]))
