"""The labels of fixed rows: which row of the form a cell names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ckwriter.blocks import GridCell
from ckwriter.form import Row, Table
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.pieces import cells as stands
from ckwriter.matching.words import label_words, loose, titles
from ckwriter.matching.words.lexicon import Lexicon, TableTitles
from ckwriter.matching.words.periods import MOMENT

_BEFORE = -1
"""Stands for the column of the heading of a group that began in another grid."""
_SHORT = 20
"""Characters of a label that is only the rest of a title, or has something in a bracket before it."""
_BRACKETS = re.compile("[（(【〔［]")
_DATE = re.compile(rf"\s*[（(]?\s*{MOMENT}\s*(?:時点|現在)?\s*[)）]?\s*")


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
    search = _Labels(table, lexicon.tables[table.id], rows)
    if group is not None:
        search.groups[_BEFORE] = group
    found: list[Labelled] = []
    for line in range(rows.height):
        matches = search.line(line, rows.covering[line])
        for index, (row, label, group) in enumerate(matches):
            lefts = (_left(match, label) for match in matches[index + 1 :])
            behind = min((left for left in lefts if left > label.column), default=rows.grid.width)
            found.append(Labelled(row, line, label, group, behind))
    return [*found, *search.whole(found)]


def _left(match: tuple[Row, GridCell, GridCell | None], label: GridCell) -> int:
    """Return where a label further right begins, with the heading of its group."""
    _, other, group = match
    return group.column if group is not None and group.column > label.column else other.column


def own_words(item: Labelled, lexicon: Lexicon, table: Table) -> Iterator[str]:
    """Yield a label in other words than the form's, without the bracket that may say more."""
    known = label_words.candidates(lexicon.tables[table.id], item.label.text)
    if not any(row is item.row and score > label_words.LOOSE for row, score, _ in known):
        yield _BRACKETS.split(item.label.text, maxsplit=1)[0]


Found = tuple[Row, GridCell, GridCell | None]
"""A row of the form, its label, and the heading of its group."""


class _Labels:
    def __init__(self, table: Table, names: TableTitles, rows: Rows) -> None:
        self.table = table
        self.names = names
        self.rows = rows
        self.said: dict[int, str] = {}
        """The groups that labels of rows name themselves (入院精神障害者数　合計), by cell: rows below may not."""
        self.seen: set[str] = set()
        self.groups: dict[int, GridCell] = {}
        """The last heading of a group in each column of the grid."""
        self.heads: dict[str, GridCell] = {}
        """The first heading of each group."""

    def line(self, line: int, cells: list[GridCell]) -> list[tuple[Row, GridCell, GridCell | None]]:
        """Return (row of the form, its label, the heading of its group) for each label of a line."""
        found: list[Found] = []
        for cell in cells:
            if cell.rowspan == 1 and not self._may_be_label(cell):
                continue
            group = self._group(cell)
            row = self._row(cell, group)
            heading = self._heading(cell)
            if heading and self._remarks(cell, heading, row, found, cells):
                continue  # a remark: 協議会の開催頻度 | 6回 | 障害者自立支援協議会
            if heading:
                self.heads.setdefault(heading, cell)
                self.groups = {column: g for column, g in self.groups.items() if column < cell.column} | {
                    cell.column: cell
                }
            elif row is not None and not row.group:
                beside = self._beside(found)
                self.groups = beside | {column: g for column, g in self.groups.items() if column > cell.column}
            if row is None and (stack := label_words.stacked(self.names, cell.text, cell.rowspan)):
                found.append((stack[line - cell.row], cell, group))
            elif row is None and cell.row == line:
                said = self._heading(group) if group is not None else None
                rows = [one for one in label_words.several(self.names, cell.text, said) if one.id not in self.seen]
                found += ((one, cell, group if one.group == said else None) for one in rows)
            if row is None and not found and cell.row == line and self._tells(cell, cells):
                row = self._told(cell)
            if row is None or cell.row != line or not self._is_sure(row, cell, group, cells):
                continue
            if found and found[-1][0].id == row.id:
                found.pop()
            if (
                row.group
                and (group is None or self._heading(group) != row.group)
                and cell.rowspan == 1
                and row.group != row.title
                and self._names_group(cell, row)
            ):
                self.groups = self._beside(found) | {cell.column: cell}
                self.said[id(cell)] = row.group
                group = None
            found.append((row, cell, group if row.group else None))
        self.seen |= {row.id for row, _, _ in found}
        return found

    def _beside(self, found: list[Found]) -> dict[int, GridCell]:
        """Return the headings of the groups of another block at the left, which go on below this line."""
        last = found[-1][1].column if found else _BEFORE
        return {column: group for column, group in self.groups.items() if column <= last}

    def whole(self, found: list[Labelled]) -> Iterator[Labelled]:
        """Yield the groups of which only the heading is there, with an answer for all of it: as their first rows."""
        there = {item.row.group for item in found}
        for group, cell in self.heads.items():
            first = next(row for row in self.table.rows if row.group == group)
            others = (item.label.column for item in found if item.line == cell.row)
            behind = min((left for left in others if left > cell.column), default=self.rows.grid.width)
            beside = any(cell.column < c.column < behind and c.text.strip() for c in self.rows.starting[cell.row])
            above = all(item.row is not first for item in found) and self.rows.answered(cell)
            if cell.rowspan == 1 and (above or (group not in there and beside)):
                yield Labelled(first, cell.row, cell, None, behind)

    def _names_group(self, cell: GridCell, row: Row) -> bool:
        return any(grouped and one is row for one, _, grouped in label_words.candidates(self.names, cell.text))

    @staticmethod
    def _remarks(cell: GridCell, heading: str, row: Row | None, found: list[Found], cells: list[GridCell]) -> bool:
        """Tell whether a cell that could head a group stands behind a row of it in its line, and heads nothing."""
        before = [(one, label) for one, label, _ in found if one.group == heading and label.column < cell.column]
        again = [label for one, label in before if one is row]
        between = [c for c in cells if again and again[0].column < c.column < cell.column and c.text.strip()]
        return bool(before) and (row is None or bool(between))

    def _tells(self, cell: GridCell, cells: list[GridCell]) -> bool:
        """Tell whether something stands behind a cell in its line, and no label before it."""
        return self.rows.answered(cell) or any(o.column > cell.column and o.text.strip() for o in cells)

    def _told(self, cell: GridCell) -> Row | None:
        """Return the only row all of whose telling words a label in other words holds."""
        rows = [row for row in self.table.rows if row.id not in self.seen and loose.told(row, cell.text)]
        return rows[0] if len(rows) == 1 else None

    def _is_sure(self, row: Row, cell: GridCell, group: GridCell | None, cells: list[GridCell]) -> bool:
        """Tell whether a label is one: in other words it stands first in its line, or the unit of its row behind it."""
        if not any(one is row and score == label_words.LOOSE for one, score, _ in self._candidates(cell)):
            return True
        before = [
            other
            for other in cells
            if other.column < cell.column and other.rowspan == 1 and other is not group and _says(other.text)
        ]
        behind = [other.text for other in cells if other.column > cell.column]
        if all(self.rows.answered(other) for other in cells if other.text.strip()):
            return True
        unit = titles.key(row.unit)
        return not before or any(stands.is_unit(text, row.unit) or titles.key(text).endswith(unit) for text in behind)

    def _candidates(self, cell: GridCell) -> tuple[tuple[Row, int, bool], ...]:
        found = label_words.candidates(self.names, cell.text)
        if cell.rowspan > 1 and "\n" in cell.text.strip():  # its lines may be labels of their own
            found = tuple(one for one in found if one[1] > label_words.LOOSE)
        return found

    def _may_be_label(self, cell: GridCell) -> bool:
        same = label_words.SAME.match(cell.text)
        text = cell.text[same.end() :] if same is not None else cell.text
        if self.names.labels.may(text) or (bool(self.groups) and 0 < len(cell.text.strip()) <= _SHORT):
            return True
        return bool(label_words.loosely(self.names, text)) or any(loose.told(row, text) for row in self.table.rows)

    def _heading(self, cell: GridCell) -> str | None:
        """Return the group that a cell is the heading of: by its words, or by the labels of the rows beside it."""
        if found := self.said.get(id(cell)) or label_words.heading(self.names, cell.text):
            return found
        if cell.rowspan == 1 or not cell.text.strip() or _DATE.match(cell.text):
            return None
        left = cell.column + cell.colspan
        lines = self.rows.starting[cell.row : cell.row + cell.rowspan]
        beside = [other for line in lines for other in line if other.column == left]
        groups = [{row.group for row, _, _ in label_words.candidates(self.names, other.text)} for other in beside]
        same = set.intersection(*groups) - {""} if len(groups) == cell.rowspan else set()
        return same.pop() if len(same) == 1 else None

    def _group(self, cell: GridCell) -> GridCell | None:
        left = [column for column in self.groups if column <= cell.column]
        return self.groups[max(left)] if left else None

    def _row(self, cell: GridCell, group: GridCell | None) -> Row | None:
        """Return the row that a cell is the label of: one of its group first, then one known without."""
        heading = self._heading(group) if group is not None else None
        best: tuple[int, Row] | None = None
        rests = label_words.rests(self.names, group.text) if heading and group is not None else {}
        rest = rests.get(titles.key(cell.text)) or rests.get(loose.plain(cell.text), ()) if rests else ()
        for row, alike, grouped in (*self._candidates(cell), *rest, *self._within(cell, heading)):
            if row.id in self.seen:
                continue
            score = alike
            if row.group and row.group != row.title:
                own = grouped or heading == row.group
                gained = 4 if alike > label_words.LOOSE else 1  # words alike never go before the form's own
                score = alike + gained if own else alike if row.id in self.names.alone else 0
            if score and (best is None or score > best[0]):
                best = (score, row)
        return best[1] if best else None

    def _within(self, cell: GridCell, heading: str | None) -> Iterator[tuple[Row, int, bool]]:
        """Yield the only row of a group with whose title a short label begins: 基幹, 一般, 特定."""
        for words in map(titles.stem, label_words.heads(cell.text)) if heading else ():
            rows = [row for row in self.table.rows if row.group == heading and row.id not in self.seen]
            found = [row for row in rows if len(words) > 1 and any(titles.key(t).startswith(words) for t in row.titles)]
            if len(found) == 1:
                yield found[0], label_words.LOOSE, True


def _says(text: str) -> bool:
    """Tell whether a text is more than the number of a row."""
    return bool(text.strip()) and not text.strip().isdecimal()
