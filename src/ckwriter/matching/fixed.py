"""Tables with fixed rows: their labels, with groups, and the cells that follow each label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ckwriter.blocks import GridCell
from ckwriter.form import Column, Row, Table
from ckwriter.matching import cells as stands
from ckwriter.matching import titles, values
from ckwriter.matching.grids import Rows
from ckwriter.matching.headers import Header
from ckwriter.matching.layout import Slot, whole
from ckwriter.matching.lexicon import Lexicon, TableTitles
from ckwriter.matching.periods import MOMENT

_BEFORE = -1
"""Stands for the column of the heading of a group that began in another grid."""
_STEM = 2
"""How well a title fits that has more behind it, in a bracket."""
_SPACE = re.compile(r"\s")
_CLOSING = tuple(")）】〕］]>＞")
_MOMENT = re.compile(rf"\s+{MOMENT}\s*(?:時点|現在)?\s*$")


class Labelled(NamedTuple):
    """A row of the form found in a row of a grid."""

    row: Row
    line: int
    label: GridCell
    group: GridCell | None
    behind: int
    """The column of the grid where the next label of the same line begins, or the grid ends."""


def labels(rows: Rows, table: Table, lexicon: Lexicon, group: GridCell | None = None) -> list[Labelled]:
    """Return the rows of a fixed table whose labels stand in a grid.

    Args:
        rows: the grid.
        table: the table.
        lexicon: the form's titles.
        group: the heading of the group that the grid before ended in, where the table goes on.

    """
    search = _Labels(table, lexicon.tables[table.id])
    if group is not None:
        search.groups[_BEFORE] = group
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
            if not self.names.labels.may(cell.text):
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
        for row, alike, grouped in _candidates(self.names, cell.text):
            if row.id in self.seen:
                continue
            score = alike
            if row.group and row.group != row.title:
                own = grouped or heading == row.group
                score = alike + 4 if own else alike if row.id in self.names.alone else 0
            if score and (best is None or score > best[0]):
                best = (score, row)
        return best[1] if best else None


@lru_cache(maxsize=4096)
def _candidates(names: TableTitles, text: str) -> tuple[tuple[Row, int, bool], ...]:
    """Return the rows that a text may be the label of, how well it fits, and whether it names their group too."""
    found = [(row, score, False) for words in _heads(text) for row, score in names.rows.of(words)]
    for space in _SPACE.finditer(text, 2, min(len(text), titles.LONGEST) - 1):  # 退院率 入院後3か月時点
        if group := names.groups.best(text[: space.start()]):
            rest = (one for words in _heads(text[space.start() :]) for one in names.rows.of(words))
            found += ((row, score, True) for row, score in rest if row.group == group)
    return tuple(found)


class AtStart(NamedTuple):
    """A row whose title stands at the beginning of a line."""

    row: Row
    end: int
    """Where what stands behind the title begins."""


def at_start(names: TableTitles, text: str) -> AtStart | None:
    """Return the row whose title, if need be with its group's, a line begins with; the longest title counts."""
    first = titles.lead(text)
    if not (names.rows.may_start(text[first:]) or names.groups.may_start(text[first:])):
        return None
    for end in reversed(titles.ends(text, first)):
        words = text[first:end]
        for row, score in names.rows.of(words):
            if score > _STEM and (not row.group or row.group == row.title or row.id in names.alone):
                return AtStart(row, end)
        for space in _SPACE.finditer(words, 2):
            group = names.groups.best(words[: space.start()])
            for row, score in names.rows.of(words[space.start() :]) if group else ():
                if score > _STEM and row.group == group:
                    return AtStart(row, end)
    return None


def _heads(text: str) -> Iterator[str]:
    """Yield a label as it is, and without the bracket behind it, whatever stands in the bracket."""
    yield text
    if text.rstrip().endswith(_CLOSING):
        ends = [found.start() for found in re.finditer(r"[（(【〔［\[<＜]", text[: titles.LONGEST])]
        yield from (text[:end] for end in ends[:4] if end)
    elif moment := _MOMENT.search(text[: titles.LONGEST]):
        yield text[: moment.start()]


@lru_cache(maxsize=4096)
def _heading(names: TableTitles, text: str) -> str | None:
    """Return the group that a cell is the heading of, or None."""
    return next((group for words in _heads(text) if (group := names.groups.best(words))), None)


def slots(
    rows: Rows, table: Table, names: TableTitles, found: list[Labelled], head: Header | None
) -> Iterator[tuple[str, Slot]]:
    """Yield (place, slot) for the rows whose labels were found, under the header if there is one."""
    for item in found:
        at = f"{table.id}[{item.row.id}]"
        waiting = list(table.columns_of(at))
        for column, slot in _bracketed(item, waiting):
            waiting = [other for other in waiting if other is not column]
            yield f"{at}.{column.id}", slot
        yield from _of_group(table, item)
        start = item.label.column + item.label.colspan
        cells = [
            cell for cell in rows.covering[item.line] if cell.row == item.line and start <= cell.column < item.behind
        ]
        titled = list(_titled(rows, item, names, start))
        for column, slot in titled or _valued(waiting, item.row.unit, cells, head):
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


def _titled(rows: Rows, item: Labelled, names: TableTitles, start: int) -> Iterator[tuple[Column, Slot]]:
    """Yield the values beside a label that each have a label of their own: 保健 | 連携状況 | … over 強み | …."""
    seen: set[str] = set()
    for line in range(item.line, min(item.line + item.label.rowspan, rows.height)):
        cells = [cell for cell in rows.starting[line] if start <= cell.column < item.behind]
        column = names.columns.best(cells[0].text) if len(cells) == 2 else None
        if column is None or column.id in seen or column.type not in ("paragraph", "bullets", "list"):
            return
        seen.add(column.id)
        yield column, whole(cells[1])


def _of_group(table: Table, item: Labelled) -> Iterator[tuple[str, Slot]]:
    """Yield the values in the label of a group whose first row is missing: they are that row's in the form."""
    first = next(row for row in table.rows if row.group == item.row.group)
    if item.group is None or item.group.row != item.line or first is item.row:
        return
    at = f"{table.id}[{first.id}]"
    for column, slot in _bracketed(item, list(table.columns_of(at))):
        yield f"{at}.{column.id}", slot


def _valued(
    columns: list[Column], unit: str, cells: list[GridCell], head: Header | None
) -> Iterator[tuple[Column, Slot]]:
    """Yield the values in the cells behind a label: those under a title of their own, then the others in order.

    The cell under the title of `value` may hold more than it: a unit, a second value, a choice.
    """
    waiting = list(columns)
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
    yield from values.spread(waiting, unit, [whole(cell) for cell in cells])
