"""Records that stand as pairs of labels and values, and not below a header.

A table for each record (名称 | 連絡会, below it 構成員 | 病院、保健所), or one table on its side, in which each
label is followed by the values of several records (時期 | 4月～6月 | 7月～9月).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ckwriter.blocks import GridCell
from ckwriter.form import Column, Table
from ckwriter.matching.grids import own_labels
from ckwriter.matching.grids.card_records import Pair, one_by_one, side_by_side
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.layout import Slot
from ckwriter.matching.pieces import tags
from ckwriter.matching.words import titles
from ckwriter.matching.words.lexicon import Lexicon
from ckwriter.matching.words.periods import PERIOD

_FEWEST_BESIDE = 2
"""Labels beside a heading from which it may be the name of a record."""
_FEWEST_BELOW = 2
"""Labels below a blank corner from which what stands beside that are names."""
_LONGEST_NAME = 60
_STACKED = re.compile(r"[・･、/／]")
_BEGINNING = 2
"""Characters that a heading in other words begins with and the form's own holds: 役割分担."""
_LONGEST = 40
"""Characters of a cell from which it is no heading of labels."""


class Cards(NamedTuple):
    """Records that were read as pairs."""

    table: Table
    behind: int
    """The row of the grid behind the last one of them."""
    records: Sequence[Mapping[str, Slot]]
    labels: Mapping[str, GridCell]
    """The first label of each column, by its id."""
    strays: Sequence[GridCell]
    """Cells among them that are neither label nor value."""
    heads: Sequence[GridCell] = ()
    """Headings of labels that say no more than the form's own: 役割分担."""

    @property
    def fit(self) -> float:
        """The part of the table's columns that were found."""
        return len(self.labels) / len(self.table.columns)


def read(rows: Rows, row: int, table: Table, lexicon: Lexicon, fewest: int = 2) -> Cards | None:
    """Return the records of a table that stand as pairs from a row on, or None if there are none.

    Args:
        rows: the grid.
        row: its first row that is looked at.
        table: the table.
        lexicon: the form's titles.
        fewest: how many rows and labels there must be.

    """
    reading = _Reading(rows, table, lexicon)
    behind = reading.run(row)
    labels = {name: label for pairs in reading.rows_read for name, label, _ in reversed(pairs)}
    if min(len(labels), len(reading.rows_read)) < fewest:
        return None
    names = reading.names() if table.columns[0].id not in labels else {}
    records = side_by_side(reading.rows_read) if reading.several else one_by_one(table, reading.rows_read, names)
    used = {id(slot.spot) for record in records for slot in record.values()} | reading.known
    strays = [c for line in rows.starting[row:behind] for c in line if id(c) not in used and c.text.strip()]
    return Cards(table, behind, records, labels, strays, reading.shared)


class _Reading:
    def __init__(self, rows: Rows, table: Table, lexicon: Lexicon) -> None:
        self.rows = rows
        self.table = table
        self.lexicon = lexicon
        self.rows_read: list[list[Pair]] = []
        """The pairs of each row that has any."""
        self.top = rows.top
        """The first row that is read."""
        self.several = False
        """True if a label has more than one value."""
        self.known: set[int] = set()
        """The cells that are labels, or headings of labels."""
        self.shared: list[GridCell] = []
        """The headings that columns share, in other words than the form's."""
        self.own: Mapping[str, Column] | None = None
        """The columns by labels in other words; None as long as no such label was met."""
        self.above: dict[int, GridCell] = {}
        """The names in rows of their own, by the number of the first pairs below them."""
        self.headings: dict[int, GridCell] = {}
        """The headings of labels that may be names, by the number of the first pairs beside them."""

    def run(self, row: int) -> int:
        """Read rows as long as they are pairs; return the one behind the last."""
        self.top = row
        while row < self.rows.height:
            cells = self.rows.starting[row]
            pairs = self._pairs(row, cells) if cells else []
            below = False
            if cells and not pairs and self.rows_read and not self.several:
                pairs = self._above(row, cells)
                below = True
            if cells and not pairs and (self._is_between(row, cells) or self._is_passed(row, cells)):
                row += 1
                continue
            if (cells and not pairs) or (pairs and self._is_other(pairs)):
                break
            if pairs:
                self.several = self.several or _filled(pairs) > 1
                self.rows_read.append(pairs)
                self.known |= {id(label) for _, label, _ in pairs}
            row += 1 + below
        return row

    def _is_between(self, row: int, cells: Sequence[GridCell]) -> bool:
        """Tell whether a row holds nothing but the heading that the columns of the rows below share: 役割."""
        filled = [cell for cell in cells if cell.text.strip()]
        below = self.rows.starting[row + 1] if row + 1 < self.rows.height else []
        if len(filled) != 1 or not self.rows_read or not below:
            return False
        between = tags.is_shared(filled[0].text, self._column(below[0]), self.table, self.lexicon)
        self.known |= {id(cell) for cell in filled if between}
        return between

    def _is_passed(self, row: int, cells: Sequence[GridCell]) -> bool:
        """Tell whether a row has a name for those below it, or only a label of the office's own beside blank cells."""
        if not self.several or row + 1 >= self.rows.height:
            return self._is_name_above(row, cells)
        below = self.rows.starting[row + 1]
        blank = len(cells) > 1 and not any(cell.text.strip() for cell in cells[1:])
        return blank and len(cells[0].text) <= _LONGEST and bool(below) and self._column(below[0]) is not None

    def _is_name_above(self, row: int, cells: Sequence[GridCell]) -> bool:
        """Tell whether a row holds nothing but the name of the record below it, which begins as the one before did."""
        filled = [cell for cell in cells if cell.text.strip()]
        below = self.rows.starting[row + 1] if row + 1 < self.rows.height else []
        if len(filled) != 1 or filled[0].column != self.rows.left or len(below) < 2 or self.table.rows or self.several:
            return False
        column, name = self._column(below[0]), self.table.columns[0]
        begins = column is not None and column is not name and name.type == "text"
        if not begins or (self.rows_read and column is not None and self.rows_read[0][0][0] != column.id):
            return False
        if not self._may_head(filled[0].text.strip()) or self._column(filled[0]) is not None:
            return False
        self.above[len(self.rows_read)] = filled[0]
        self.known.add(id(filled[0]))
        return True

    def names(self) -> dict[int, GridCell]:
        """Return the names of records: rows of their own above them, or headings each beside several labels.

        Neither is a title of the form.
        """
        if self.table.rows or self.several or self.table.columns[0].type != "text":
            return {}
        if self.above:
            return self.above
        found: dict[int, GridCell] = {}
        for number, cell in self.headings.items():
            lines = range(cell.row, cell.row + cell.rowspan)
            beside = [name for pairs in self.rows_read for name, label, _ in pairs if label.row in lines]
            if len(beside) < _FEWEST_BESIDE or len(beside) > len(set(beside)):
                return {}
            found[number] = cell
        return found

    def _is_other(self, pairs: Sequence[Pair]) -> bool:
        """Tell whether a row is not of the kind of those before it: a record, or several side by side."""
        if not self.rows_read:
            return False
        if self.several:
            names = {name for before in self.rows_read for name, _, _ in before}
            return len(pairs) > 1 or pairs[0][0] in names
        return _filled(pairs) > 1

    def _column(self, cell: GridCell, behind: str = "") -> Column | None:
        known = self.lexicon.column(self.table, cell.text, behind)
        if known is not None or self.table.rows or cell.column > self.rows.left:
            return known
        if self.own is None:
            self.own = own_labels.told(self.rows, self.top, self.table, self.lexicon)
        return self.own.get(cell.text)

    def _last(self) -> str:
        """Return the column that was read last, by its id."""
        return self.rows_read[-1][-1][0] if self.rows_read else ""

    def _pairs(self, row: int, cells: Sequence[GridCell]) -> list[Pair]:
        """Return the pairs of a row; none if it does not begin with a label, or if a label has no value beside it."""
        pairs: list[tuple[str, GridCell, list[GridCell]]] = []
        headings: list[GridCell] = []
        if found := self._periods(row, cells) or self._stacked(row, cells):
            return found
        if self.rows.covering[row][0].row != row and not self.rows_read:
            return []
        for cell in cells:
            column = self._column(cell, pairs[-1][0] if pairs else self._last())
            heading = pairs[-1][1] if column is not None and pairs and not pairs[-1][2] else None
            if heading is not None and len(pairs) == 1 and heading.rowspan > cell.rowspan:
                headings.append(heading)  # 課題１, beside 課題の内容 and 方針
                pairs.clear()
            if column is not None:
                pairs.append((column.id, cell, []))
            elif not pairs and not headings and self._heads(cell):
                headings.append(cell)
            elif not pairs:
                return []
            else:
                pairs[-1][2].append(cell)
        if not all(values for _, _, values in pairs) or (len(pairs) > 1 and _filled(pairs) > 1):
            return []
        self.known |= {id(cell) for cell in headings}
        if pairs:
            self.headings |= {len(self.rows_read): cell for cell in headings if self._may_name(cell)}
        return list(pairs)

    def _stacked(self, row: int, cells: Sequence[GridCell]) -> list[Pair]:
        """Return the pair of a row beside a label that names a column for each of its rows: 事務局・開催."""
        label = next((c for c in reversed(self.rows.covering[row]) if c.rowspan > 1 and _STACKED.search(c.text)), None)
        words = _STACKED.split(label.text.strip()) if label is not None else []
        columns = [self.lexicon.column(self.table, word) for word in words]
        values = [cell for cell in cells if cell is not label]
        if label is None or len(columns) != label.rowspan or self._column(label) is not None or len(values) != 1:
            return []
        column = columns[row - label.row]
        if None in columns or column is None or len(set(words)) < len(words) or values[0].column < label.column:
            return []
        return [(column.id, label, values)]

    def _may_name(self, cell: GridCell) -> bool:
        """Tell whether the heading of labels may be the name of the record that they are about."""
        text = cell.text.strip()
        known = self.lexicon.shared(self.table, text) or self.lexicon.generic(text) or text.isdecimal()
        return cell.rowspan > 1 and bool(text) and not known and titles.key(text) not in self.lexicon.captions

    def _heads(self, cell: GridCell) -> bool:
        """Tell whether a cell may be the heading of the labels beside it."""
        text = cell.text.strip()
        known = self.lexicon.shared(self.table, text) or self.lexicon.generic(text) or text.isdecimal()
        return known or (cell.rowspan > 1 and len(text) <= _LONGEST)

    def _periods(self, row: int, cells: Sequence[GridCell]) -> list[Pair]:
        """Return the pairs of a first row that has periods or names and no label, if the rows below have labels."""
        first = self.table.columns[0]
        filled = [cell for cell in cells if cell.text.strip()]
        fewest = {"period": 1, "text": _FEWEST_BELOW}.get(first.type, 0)
        if not fewest or self.rows_read or len(filled) < 2 or row + fewest >= self.rows.height:
            return []
        blank = cells[0] if not cells[0].text.strip() else None
        below = [line[0] for line in self.rows.starting[row + 1 : row + 1 + fewest] if line]
        if blank is None or len(below) < fewest or any(self._column(cell) is None for cell in below):
            return []
        begins = PERIOD.fullmatch if first.type == "period" else self._may_head
        return [(first.id, blank, filled)] if all(begins(cell.text.strip()) for cell in filled) else []

    def _may_head(self, text: str) -> bool:
        """Tell whether a text above the values of a record may be its name: no title of the form, and no sentence."""
        known = self.lexicon.heads.of(text) or self.lexicon.generic(text) or titles.key(text) in self.lexicon.captions
        return not known and len(text) <= _LONGEST_NAME and not text.endswith("。") and not text.isdecimal()

    def _above(self, row: int, cells: Sequence[GridCell]) -> list[Pair]:
        """Return the pairs of a row of labels, each with its value in the row below."""
        labels = [(column, cell) for cell in cells if (column := self._column(cell)) is not None]
        others = [cell for cell in cells if not any(cell is label for _, label in labels)]
        if not labels or row + 1 >= self.rows.height or not all(self._heads(cell) for cell in others):
            return []
        below = {cell.column: cell for cell in self.rows.starting[row + 1]}
        if any(self._column(cell) is not None for cell in below.values()):
            return []
        pairs = [(column.id, label, [below[label.column]]) for column, label in labels if label.column in below]
        if len(pairs) != len(labels) or len(pairs) != len(below):
            return []
        self.known |= {id(cell) for cell in others}
        unders = [titles.key(column.under) for column, _ in labels if column.under]
        self.shared += (c for c in others if unders and titles.key(c.text)[:_BEGINNING] in unders[0])
        return list(pairs)


def _filled(pairs: Sequence[Pair]) -> int:
    return max(sum(1 for cell in values if cell.text.strip()) for _, _, values in pairs)
