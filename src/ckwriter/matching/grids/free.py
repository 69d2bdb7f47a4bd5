"""Tables with free rows: which rows of a grid make up one record."""

from __future__ import annotations

from ckwriter.blocks import GridCell
from ckwriter.form import Column
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.grids.header import Header
from ckwriter.matching.layout import Record, Slot, whole
from ckwriter.matching.pieces import folded, inline
from ckwriter.matching.words.lexicon import Lexicon


class Filling:
    """Collects the records below one header, row by row."""

    def __init__(self, head: Header, rows: Rows, lexicon: Lexicon, alone: bool, before: list[Record]) -> None:
        """Begin below a header.

        Args:
            head: the header.
            rows: the grid.
            lexicon: the form's titles.
            alone: True if no other table stands beside this one in the grid.
            before: the records of the table that stand in other grids; a page break may have torn the last one.

        """
        self.head = head
        self._before = before
        self.rows = rows
        self.titles = lexicon.tables[head.table.id].columns
        self.records: list[Record] = []
        self._range = (0, rows.grid.width) if alone else head.range
        self._slots: dict[str, Slot] = {}
        self._first = self._last = 0
        self._from = -1
        """The first row of the grid that was taken: cells merged down from above it are headings."""

    @property
    def number(self) -> int:
        """How many records were begun."""
        return len(self.records) + bool(self._slots)

    def covers(self, cell: GridCell) -> bool:
        """Tell whether a cell stands below the header."""
        return self._range[0] <= cell.column < self._range[1]

    def labels(self, row: int) -> bool:
        """Tell whether a row begins with the title of one of the columns that stand below each other."""
        first, behind = self.head.stacked or (0, 0)
        inside = (cell for cell in self.rows.starting[row] if first <= cell.column < behind)
        label = next(inside, None)
        return label is not None and self._labelled(label) is not None

    def stacks(self, row: int) -> bool:
        """Tell whether one of the columns that share a heading begins in a row, labelled with its title."""
        first, behind = self.head.stacked or (0, 0)
        return any(first <= cell.column < behind and self._labelled(cell) for cell in self.rows.starting[row])

    def take(self, row: int) -> list[GridCell]:
        """Place the cells of a row; return those that stand under no column."""
        if self._from < 0:
            self._from = row
        cells = [cell for cell in self.rows.covering[row] if self.covers(cell)]
        return self._plain(row, cells) if self.head.stacked is None else self._stacked(row, cells)

    def close(self) -> list[Record]:
        """Return the records that were found."""
        if self._slots:
            self.records.append(Record(self.rows.grid, self._first, self._last - self._first + 1, self._slots))
            self._slots = {}
        return self.records

    def _begin(self, row: int, slots: dict[str, Slot]) -> None:
        self.close()
        self._slots, self._first, self._last = slots, row, row

    def _plain(self, row: int, cells: list[GridCell]) -> list[GridCell]:
        slots, strays = self._under_titles(row, cells)
        if self._goes_on(slots):
            self._resume(slots)
        elif any(not slot.below for slot in slots.values()):
            self._begin(row, slots)
        elif self._slots:
            self._last = row
        return strays

    def _goes_on(self, slots: dict[str, Slot]) -> bool:
        """Tell whether the first row of a grid goes on with the last record of the grid before: its name is blank."""
        name = self.head.table.columns[0]
        if self._slots or self.records or not self._before or name.continues or name.id not in slots:
            return False
        return not slots[name.id].text.strip() and any(slot.text.strip() for slot in slots.values())

    def _resume(self, slots: dict[str, Slot]) -> None:
        """Go on with the last record of the grid before."""
        torn = self._before.pop()
        merged = dict(torn.slots)
        for name, slot in slots.items():
            had = merged.get(name)
            if had is None or not had.text.strip():
                merged[name] = slot
            elif slot.text.strip():
                merged[name] = had._replace(more=(*had.more, slot.spot))
        self._before.append(Record(torn.grid, torn.first, torn.height, merged))

    def _under_titles(self, row: int, cells: list[GridCell]) -> tuple[dict[str, Slot], list[GridCell]]:
        """Return the slots of a row's cells by the column whose title they stand under, and the cells without one."""
        slots: dict[str, Slot] = {}
        strays: list[GridCell] = []
        for cell in cells:
            held = self.head.columns(cell)
            column = held[0] if held else None
            if len(held) > 1:
                parts = folded.parts(cell, held) if cell.row == row else {}
                strays += [cell] if cell.row == row and not parts else []
                slots |= parts
            elif cell.row < row:
                if column is not None and column.continues and cell.row >= self._from:
                    slots.setdefault(column.id, whole(cell, below=row - cell.row))
            elif column is None or (column.id in slots and not slots[column.id].below):
                strays.append(cell)
            else:
                slots[column.id] = whole(cell)
        return slots, strays

    def _stacked(self, row: int, cells: list[GridCell]) -> list[GridCell]:
        """Take a row in which one of the columns that share a heading stands, labelled with its title."""
        first, behind = self.head.stacked or (0, 0)
        inside = [cell for cell in cells if first <= cell.column < behind]
        slots, strays = self._under_titles(row, [cell for cell in cells if cell not in inside])
        slots = {name: slot for name, slot in slots.items() if not slot.below}
        found = next(((cell, column) for cell in inside if (column := self._labelled(cell)) is not None), None)
        if found is None and (held := self._held(inside, row)):
            named = any(slot.text.strip() for slot in slots.values())
            if named or not self._slots or held.keys() & self._slots.keys():
                self._begin(row, slots)
            self._slots |= held
            self._last = row
            return strays
        if (
            found is not None
            and not self._slots
            and not self.records
            and self._before
            and self._is_rest(slots, found[1])
        ):
            torn = self._before.pop()
            self._slots, self._first, self._last = dict(torn.slots), row, row
        named = any(slot.text.strip() for slot in slots.values())
        if found is None or named or found[1].id in self._slots or not self._slots:
            if not slots and found is None:
                return [*strays, *(cell for cell in inside if cell.row == row)]
            self._begin(row, slots)
        self._last = row
        value = None
        if found is not None:
            label, column = found
            value = next((cell for cell in inside if cell.column > label.column and cell.row == row), None)
            if value is not None:
                self._slots[column.id] = whole(value)
        return [
            *strays,
            *(c for c in inside if c.row == row and c is not value and (found is None or c is not found[0])),
        ]

    def _is_rest(self, slots: dict[str, Slot], column: Column) -> bool:
        """Tell whether a row with the label of a column is of the last record of the grid before: it lacks that."""
        had = self._before[-1].slots.get(column.id)
        return not any(slot.text.strip() for slot in slots.values()) and (had is None or not had.text.strip())

    def _held(self, inside: list[GridCell], row: int) -> dict[str, Slot]:
        """Return the slots of the columns that stand in one cell, each behind its title."""
        filled = [cell for cell in inside if cell.row == row and cell.text.strip()]
        return inline.columns(filled[0], self._titled) if len(filled) == 1 else {}

    def _titled(self, text: str) -> Column | None:
        found = (column for column, _ in self.titles.of(text))
        return next((column for column in found if column.under and column.id not in self.head.spans), None)

    def _labelled(self, cell: GridCell) -> Column | None:
        return self._titled(cell.text)
