"""The rows of a free table on a page that is a known blank form, filled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ckwriter.blocks import Grid, GridCell
from ckwriter.form import Table
from ckwriter.matching.known.rooms import Room, Rooms
from ckwriter.matching.layout import Record, Slot, whole
from ckwriter.matching.words.titles import NUMBER_ALONE


class Repeated(NamedTuple):
    """The record of a free table that a blank form has room for, as it is repeated."""

    table: Table
    first: int
    """Its first row in the grid, from 0."""
    height: int
    rooms: tuple[Room, ...]
    """Its cells in reading order; the row of each counts from the record's first."""

    def records(self, grid: Grid, cells: Sequence[GridCell], behind: int, rooms: Rooms) -> list[Record] | None:
        """Return the records in the rows of a grid up to the one behind them; None if that is not certain.

        Args:
            grid: the grid.
            cells: its cells in these rows, in reading order.
            behind: the row behind the last one.
            rooms: what may stand in them.

        """
        if behind <= self.first:
            return None
        found = self._one_by_one(grid, cells, rooms) if self.height == 1 else self._in_groups(grid, cells, rooms)
        return found if found is not None and len(found) * self.height == behind - self.first else None

    def _one_by_one(self, grid: Grid, cells: Sequence[GridCell], rooms: Rooms) -> list[Record] | None:
        """Return the records that take a row each; cells of columns that continue may be merged down over several."""
        found: list[Record] = []
        above: dict[int, GridCell] = {}
        waiting = iter(cells)
        cell = next(waiting, None)
        row = self.first
        while cell is not None:
            slots: dict[str, Slot] = {}
            begun = False
            for room in self.rooms:
                column = room.cell.column
                over = above.get(column)
                if over is not None and row < over.row + over.rowspan:
                    slots[room.places[0][0]] = whole(over, below=row - over.row)
                    continue
                if cell is None or cell.row != row or cell.column != column or cell.colspan != room.cell.colspan:
                    return None
                if not _may_hold(room, cell, rooms) or (cell.rowspan > 1 and not self._continues(room)):
                    return None
                if cell.rowspan > 1:
                    above[column] = cell
                if room.places:
                    slots[room.places[0][0]] = Slot(cell, 0, len(cell.text))
                begun = True
                cell = next(waiting, None)
            if not begun:
                return None
            found.append(Record(grid, row, 1, slots))
            row += 1
        return found

    def _continues(self, room: Room) -> bool:
        return bool(room.places) and self.table.column(room.places[0][0]).continues

    def _is_blank(self, group: Sequence[GridCell]) -> bool:
        return not any(room.places and cell.text.strip() for room, cell in zip(self.rooms, group, strict=True))

    def _in_groups(self, grid: Grid, cells: Sequence[GridCell], rooms: Rooms) -> list[Record] | None:
        """Return the records that take several rows each, all alike."""
        found: list[Record] = []
        size = len(self.rooms)
        for start in range(0, len(cells), size):
            row = self.first + len(found) * self.height
            slots: dict[str, Slot] = {}
            group = cells[start : start + size]
            if len(group) < size or not (group[0].text.strip() or self._is_blank(group)):
                return None  # below no name, words beside a label might be labels too
            for room, cell in zip(self.rooms, group, strict=True):
                if not room.is_at(cell, row) or not _may_hold(room, cell, rooms):
                    return None
                slots |= {name: whole(cell) for name, _ in room.places}
            found.append(Record(grid, row, self.height, slots))
        return found


def _may_hold(room: Room, cell: GridCell, rooms: Rooms) -> bool:
    """Tell whether a cell of a record shows what the form prints there, or a text that says nothing."""
    if cell.pin or not room.places:
        return room.is_printed(cell) and not cell.pin
    number = not cell.column and NUMBER_ALONE.fullmatch(cell.text)  # it might be the number of a section
    return not cell.blocks and not number and rooms.may_stand(cell.text)
