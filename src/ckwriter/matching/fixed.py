"""Tables with fixed rows: their labels, with groups, and the cells that follow each label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ckwriter.blocks import GridCell
from ckwriter.form import Column, Row, Table
from ckwriter.matching import cells as stands
from ckwriter.matching import titles, values
from ckwriter.matching.grids import Rows
from ckwriter.matching.headers import Header
from ckwriter.matching.layout import Slot, whole
from ckwriter.matching.lexicon import Lexicon, TableTitles

_OWN = 6
"""Characters of a row's title from which it is known by itself, without its group."""


class Labelled(NamedTuple):
    """A row of the form found in a row of a grid."""

    row: Row
    line: int
    label: GridCell
    group: GridCell | None
    behind: int
    """The column of the grid where the next label of the same line begins, or the grid ends."""


def labels(rows: Rows, table: Table, lexicon: Lexicon) -> list[Labelled]:
    """Return the rows of a fixed table whose labels stand in a grid."""
    search = _Labels(table, lexicon.tables[table.id])
    found: list[Labelled] = []
    for line in range(rows.height):
        matches = search.line(line, rows.covering[line])
        for index, (row, label, group) in enumerate(matches):
            behind = min((_left(match, label) for match in matches[index + 1 :]), default=rows.grid.width)
            found.append(Labelled(row, line, label, group, behind))
    return found


def _left(match: tuple[Row, GridCell, GridCell | None], label: GridCell) -> int:
    """Return where a label further right begins, with the heading of its group."""
    _, other, group = match
    return group.column if group is not None and group.column > label.column else other.column


class _Labels:
    def __init__(self, table: Table, names: TableTitles) -> None:
        self.table = table
        self.names = names
        self.seen: set[str] = set()
        self.groups: dict[int, GridCell] = {}
        """The last heading of a group in each column of the grid."""

    def line(self, line: int, cells: list[GridCell]) -> list[tuple[Row, GridCell, GridCell | None]]:
        """Return (row of the form, its label, the heading of its group) for each label of a line."""
        found: list[tuple[Row, GridCell, GridCell | None]] = []
        for cell in cells:
            if not (self.names.rows.may_start(cell.text) or self.names.groups.may_start(cell.text)):
                continue
            group = self._group(cell)
            row = self._row(cell, group)
            if _heading(self.names, cell.text):
                self.groups = {column: g for column, g in self.groups.items() if column < cell.column} | {
                    cell.column: cell
                }
            elif row is not None and not row.group:
                self.groups = {column: g for column, g in self.groups.items() if column > cell.column}
            if row is None or cell.row != line:
                continue
            if found and found[-1][0].id == row.id:
                found.pop()
            found.append((row, cell, group if row.group else None))
        self.seen |= {row.id for row, _, _ in found}
        return found

    def _group(self, cell: GridCell) -> GridCell | None:
        left = [column for column in self.groups if column <= cell.column]
        return self.groups[max(left)] if left else None

    def _row(self, cell: GridCell, group: GridCell | None) -> Row | None:
        """Return the row that a cell is the label of: one of its group first, then one known without."""
        heading = _heading(self.names, group.text) if group is not None else None
        best: tuple[int, Row] | None = None
        for row, alike in self._candidates(cell.text):
            if row.id in self.seen:
                continue
            score = alike
            if row.group and row.group != row.title:
                score = alike + 4 if heading == row.group else alike if self._known_alone(row) else 0
            if score and (best is None or score > best[0]):
                best = (score, row)
        return best[1] if best else None

    def _candidates(self, text: str) -> Iterator[tuple[Row, int]]:
        for words in _heads(text):
            yield from self.names.rows.of(words)
        for end in range(
            2, min(len(text), titles.LONGEST) - 1
        ):  # a group and a title in one cell: 退院率 入院後3か月時点
            if text[end].isspace() and (group := self.names.groups.best(text[:end])):
                yield from ((row, score) for row, score in self.names.rows.of(text[end:]) if row.group == group)

    def _known_alone(self, row: Row) -> bool:
        key = titles.key(row.title)
        return len(key) >= _OWN and sum(titles.key(other.title) == key for other in self.table.rows) == 1


def _heads(text: str) -> Iterator[str]:
    """Yield a label as it is, and without the bracket behind it, whatever stands in the bracket."""
    yield text
    if text.rstrip().endswith((")", "）")):
        ends = [found.start() for found in re.finditer("[（(]", text[: titles.LONGEST])]
        yield from (text[:end] for end in ends[:4] if end)


def _heading(names: TableTitles, text: str) -> str | None:
    """Return the group that a cell is the heading of, or None."""
    return next((group for words in _heads(text) if (group := names.groups.best(words))), None)


def slots(rows: Rows, table: Table, found: list[Labelled], head: Header | None) -> Iterator[tuple[str, Slot]]:
    """Yield (place, slot) for the rows whose labels were found, under the header if there is one."""
    for item in found:
        at = f"{table.id}[{item.row.id}]"
        waiting = list(table.columns_of(at))
        for column, slot in _bracketed(item, waiting):
            waiting = [other for other in waiting if other is not column]
            yield f"{at}.{column.id}", slot
        start = item.label.column + item.label.colspan
        cells = [
            cell for cell in rows.covering[item.line] if cell.row == item.line and start <= cell.column < item.behind
        ]
        for column, slot in _valued(waiting, item.row.unit, cells, head):
            yield f"{at}.{column.id}", slot


def _bracketed(item: Labelled, columns: list[Column]) -> list[tuple[Column, Slot]]:
    """Return the values that stand in the label, or in the label of the group for its first row."""
    spots = [(item.label, item.row.titles)]
    if item.group is not None and item.group.row == item.line:
        spots.append((item.group, (item.row.group, *item.row.group_also)))
    found: list[tuple[Column, Slot]] = []
    for column in columns:
        if not stands.in_label(column):
            continue
        for spot, names in spots:
            end = titles.after(spot.text, names)
            slot = stands.bracketed(spot, end, column) if end is not None else None
            if slot is not None:
                found.append((column, slot))
                break
    return found


def _valued(
    columns: list[Column], unit: str, cells: list[GridCell], head: Header | None
) -> Iterator[tuple[Column, Slot]]:
    """Yield the values in the cells behind a label: those under a title of their own, then the others in order.

    The cell under the title of `value` may hold more than it: a unit, a second value, a choice.
    """
    waiting = [column for column in columns if not stands.in_label(column) or (head and column.id in head.spans)]
    first = 0
    if head is not None:
        for column in [column for column in waiting if column.id in head.spans]:
            start, behind = head.spans[column.id]
            under = [cell for cell in cells if start <= cell.column < behind]
            if column.id == "value":
                first = start
            elif len(under) == 1:
                yield column, whole(under[0])
                waiting = [other for other in waiting if other is not column]
                cells = [cell for cell in cells if cell is not under[0]]
    cells = [cell for cell in cells if cell.column >= first or cell.text.strip()]
    yield from values.spread([column for column in waiting if not stands.in_label(column)], unit, cells)
