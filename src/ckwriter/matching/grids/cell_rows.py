"""The rows of a group that stand as lines in the cell beside its heading: 設置状況 | 県：有 1か所⏎市町村：無."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ckwriter.blocks import GridCell
from ckwriter.form import Column, Row, Table
from ckwriter.matching.grids.labels import Labelled
from ckwriter.matching.layout import Slot
from ckwriter.matching.pieces import values
from ckwriter.matching.pieces.cells import trimmed
from ckwriter.matching.words import titles
from ckwriter.notation import says_none

_LINE = re.compile(r"[^\n]+")
_LABEL = re.compile(
    r"\s*(?P<label>[^\s:：…=＝][^\n:：…=＝]{0,30}?)"
    r"(?:\s*[:：=＝]\s*|\s*…+\s*|　+|\t+| {2,}|\s(?=[有無0-9０-９]|該当|未公表|不明|秘匿|なし))"
)
_FEWEST = 2
_FEWEST_WORDS = 2
"""Characters of a label from which it may be a part of a row's title."""


class Told(NamedTuple):
    """What the cells beside the heading of a group say of its rows."""

    rows: Sequence[tuple[Row, Slot]]
    cells: Sequence[GridCell]
    """The cells that say it."""


def beside(cells: Sequence[GridCell], item: Labelled, found: Sequence[Labelled], table: Table) -> Told | None:
    """Return what the lines of cells say of the rows of a group, if each of them is labelled with one.

    The lines may stand in one cell or in several side by side; the value may stand below its label.

    Args:
        cells: the cells beside a label; those that name no row are left out.
        item: the row that was known by the label; where that is only its group's heading it is the group's first row.
        found: all rows whose labels stand in the grid.
        table: the table.

    """
    group = [row for row in table.rows if row.group and row.group == item.row.group]
    if any(one is not item and one.row in group for one in found):
        return None
    read = [(cell, _lines(cell, group)) for cell in cells if cell.text.strip()]
    told = [one for _, said in read for one in said]
    if len({row.id for row, _ in told}) != len(told) or len(told) < _FEWEST:
        return None
    return Told(told, [cell for cell, said in read if said])


def _lines(cell: GridCell, group: Sequence[Row]) -> list[tuple[Row, Slot]]:
    """Return what the lines of a cell say, each of which begins with the label of a row; nothing if one does not."""
    told: list[tuple[Row, Slot]] = []
    waiting: Row | None = None
    for line in _LINE.finditer(cell.text):
        if not line[0].strip():
            continue
        whole = trimmed(cell, line.start(), line.end())
        label = _LABEL.match(line[0], titles.lead(line[0]))
        row = row_of(label["label"], group) if label is not None else None
        if waiting is None and (alone := _alone(line[0], group)) is not None:
            waiting = alone
        elif waiting is not None:
            told.append((waiting, whole))
            waiting = None
        elif label is not None and row is not None:
            told.append((row, trimmed(cell, line.start() + label.end(), line.end())))
        elif told and says_none("".join(f"{told[-1][1].text}{line[0]}".split())):
            told[-1] = told[-1][0], Slot(cell, told[-1][1].start, whole.end)  # 該当⏎なし, in a narrow column
        else:
            return []
    return told if waiting is None else []


def _alone(text: str, group: Sequence[Row]) -> Row | None:
    """Return the row whose title a line is, and nothing more."""
    bare = text[titles.lead(text) :].strip().rstrip(":：")
    found = [row for row in group if titles.same(bare, row.titles)]
    return found[0] if len(found) == 1 else None


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
