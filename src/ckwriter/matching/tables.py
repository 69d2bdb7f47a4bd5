"""The search within one grid: which of its rows are headers, records, fixed rows, fields or headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ckwriter.blocks import Grid, GridCell, Heading, Paragraph
from ckwriter.form import Field, Table
from ckwriter.matching import fixed, prose, titles
from ckwriter.matching.free import Filling
from ckwriter.matching.grids import Rows
from ckwriter.matching.headers import Header, headers
from ckwriter.matching.layout import Record, whole

if TYPE_CHECKING:
    from ckwriter.matching.search import Search

_ENOUGH = 0.4
"""The part of a fixed table's rows that must be found before its labels count."""
_SOME = 0.3
"""The part of a table's columns that its header must show, in the table's own section."""
_MOST = 0.75
"""The same, anywhere else."""


def take(search: Search, grid: Grid) -> None:
    """Place what stands in a grid: a table of the form, fields with their labels, or a frame round other blocks."""
    rows = Rows(grid)
    if any(cell.blocks for cell in grid.cells) and not _is_table(search, rows):
        _frame(search, grid)
    elif not _turned(search, rows):
        _Reading(search, rows).run()


def _is_table(search: Search, rows: Rows) -> bool:
    """Tell whether a grid that holds other blocks is a table of the form, and not only a frame round them."""
    parts = [part for part in search.form.parts() if isinstance(part, Table)]
    return any(headers(rows, row, parts, search.names, least=_MOST) for row in range(min(rows.height, 3)))


def _frame(search: Search, grid: Grid) -> None:
    """Take what stands inside the cells of a grid that only frames it."""
    if len(grid.cells) == 1 and _is_room(search, grid.cells[0]):
        _box(search, grid.cells[0])
        return
    for cell in grid.cells:
        for block in cell.blocks or (Paragraph(cell.text, cell.ref, cell.pin),):
            search.take(block)


def _is_room(search: Search, cell: GridCell) -> bool:
    """Tell whether a cell is the room for the field whose label stands before it: it begins with no title."""
    if cell.pin in search.names.pins:
        return True
    if search.field is None or search.start is not None or any(spot.text.strip() for spot in search.room):
        return False
    if any(isinstance(block, Grid) for block in cell.blocks):
        return False
    first = next((block for block in cell.blocks if not isinstance(block, Grid) and block.text.strip()), None)
    if first is None:
        return True
    part = search.titled(first.text.strip())
    other = part is not None and part is not search.field and search.stands_out(first, part)
    return not other and not titles.section(first.text, search.form.sections, heading=isinstance(first, Heading))


def _box(search: Search, cell: GridCell) -> None:
    """Take a cell as the room for a field."""
    at = search.names.pins.get(cell.pin) or (search.field.id if search.field is not None else "")
    search.field, search.room = None, []
    search.place(at, whole(cell))


def _turned(search: Search, rows: Rows) -> bool:
    """Take a table of periods that stands on its side: the periods along the top, what happened below each."""
    parts = [part for part in search.section.parts if isinstance(part, Table) and not part.rows]
    table = next((part for part in parts if len(part.columns) == 2 and part.columns[0].type == "period"), None)
    top = rows.starting[0] if rows.height > 1 else []
    if table is None or len(top) < 2 or not all(prose.PERIOD.fullmatch(cell.text.strip()) for cell in top):
        return False
    search.close()
    period, text = table.columns
    for cell in top:
        behind = cell.column + cell.colspan
        below = [other for line in rows.starting[1:] for other in line if cell.column <= other.column < behind]
        filled = [other for other in below if other.text.strip()]
        slots = {period.id: whole(cell)}
        if filled:
            slots[text.id] = whole(filled[0])._replace(more=tuple(filled[1:]))
        search.layout.records.setdefault(table.id, []).append(Record(None, 0, 1, slots))
    return True


class _Reading:
    """Reads the rows of one grid from top to bottom."""

    def __init__(self, search: Search, rows: Rows) -> None:
        self.search = search
        self.names = search.names
        self.rows = rows
        self.filling: list[Filling] = []
        """The free tables whose records are being read; several where they stand side by side."""

    def run(self) -> None:
        """Read the grid."""
        claimed = self._fixed()
        row = 0
        while row < self.rows.height:
            heads = self._headers(row)
            if heads:
                self._begin(heads, row)
                row += max(head.height for head in heads)
                continue
            if row not in claimed and not self._repeats(row) and not self._single(row):
                self._record(row)
            row += 1
        self._end()

    # -------------------------------------------------------------------------------- free rows

    def _headers(self, row: int) -> list[Header]:
        """Return the headers that begin in a row; a table of another section counts if it fits much better."""
        search = self.search
        own = [part for part in search.section.parts if isinstance(part, Table)]
        found = headers(self.rows, row, own, self.names, least=_SOME)
        found = found or headers(self.rows, row, [part for part in own if part.rows], self.names, least=0.0)
        if not self.filling and not (found and found[0].fit >= _MOST):
            names = {part.id for part in own}
            others = [part for part in search.form.parts() if isinstance(part, Table) and part.id not in names]
            found = headers(self.rows, row, others, self.names, least=_MOST) or found
        return found

    def _begin(self, heads: list[Header], row: int) -> None:
        self._end()
        search = self.search
        search.close()
        section = search.form.section_of(heads[0].table.id)
        if section is not search.section:
            search.enter(section)
        search.table = heads[-1]
        self.filling = [Filling(h, self.rows, self.names, len(heads) == 1) for h in heads if not h.table.rows]
        search.strays((c for c in self.rows.starting[row] if not any(c in head.used for head in heads)), row)

    def _record(self, row: int) -> None:
        """Take a row of the free tables that are being read, or of the one before that goes on in this grid."""
        last = self.search.table
        if not self.filling and last is not None and not last.table.rows and last.range[1] <= self.rows.grid.width:
            self.filling = [Filling(last, self.rows, self.names, alone=True)]
        strays = [c for c in self.rows.starting[row] if not any(one.covers(c) for one in self.filling)]
        for one in self.filling:
            strays += one.take(row)
            strays = [cell for cell in strays if cell.text.strip() != str(one.number)]
        self.search.strays(strays, row)

    def _end(self) -> None:
        for one in self.filling:
            self.search.layout.records.setdefault(one.head.table.id, []).extend(one.close())
        self.filling = []

    # -------------------------------------------------------------------------------- fixed rows

    def _fixed(self) -> set[int]:
        """Find the labels of fixed tables and place their values; return the rows of the grid that they take."""
        search = self.search
        claimed: set[int] = set()
        parts = [part for part in search.form.parts() if isinstance(part, Table) and part.rows]
        names = {part.id for part in search.section.parts}
        for table in sorted(parts, key=lambda part: part.id not in names):
            own = table.id in names
            found = fixed.labels(self.rows, table, self.names)
            wanted = _ENOUGH * min(len(table.rows), self.rows.height) if own else _MOST * len(table.rows)
            cut = own and len(found) == 1 and self._goes_on(table)
            if len(found) < max(1 if cut else 2, wanted) or (
                not own and (claimed or (search.section.parts and self._is_free()))
            ):
                continue
            search.close()
            if not own:
                search.enter(search.form.section_of(table.id))
            claimed |= self._place(table, found)
            search.fixed = table.id
        if not claimed:
            search.fixed = ""
        return claimed

    def _goes_on(self, table: Table) -> bool:
        """Tell whether the grid goes on with a fixed table, or the next one does: the end of a page cut it off."""
        search, following = self.search, self.search.following
        if search.fixed == table.id:
            return True
        return following is not None and len(fixed.labels(Rows(following), table, self.names)) > 1

    def _is_free(self) -> bool:
        """Tell whether the grid begins with the header of a free table."""
        heads = self._headers(0) if self.rows.height else []
        return any(not head.table.rows for head in heads)

    def _place(self, table: Table, found: list[fixed.Labelled]) -> set[int]:
        """Place the values of fixed rows, and keep what is neither a label, a unit nor a value."""
        tops = range(min(item.line for item in found))
        heads = (head for row in tops for head in headers(self.rows, row, [table], self.names, least=0.0))
        known = {id(item.label) for item in found}
        for at, slot in fixed.slots(self.rows, table, found, next(heads, None)):
            self.search.place(at, slot)
            known.add(id(slot.spot))
        lines = {item.line for item in found}
        groups = self.names.tables[table.id].groups
        for line in sorted(lines):
            cells = (cell for cell in self.rows.starting[line] if id(cell) not in known and cell.text.strip())
            cells = (c for c in cells if titles.key(c.text) not in self.names.units and not groups.of(c.text))
            self.search.strays(cells, line)
        return lines

    # -------------------------------------------------------------------------------- fields and headings

    def _single(self, row: int) -> bool:
        """Take a row that is no row of a table: a wide cell, or fields labelled at the left; False if it is one."""
        only = self.rows.only(row)
        if only is None:
            return self._labelled(row)
        if self.rows.grid.width == 1 and self.filling:
            return False
        self._wide(only)
        return True

    def _repeats(self, row: int) -> bool:
        """Take a row that only repeats a name of the cover."""
        cells = [cell for cell in self.rows.starting[row] if cell.text.strip()]
        return len(cells) == 2 and self.search.repeats(*cells)

    def _wide(self, cell: GridCell) -> None:
        """Take a cell as wide as its grid: a heading, a label, a note, or the room for a field."""
        search = self.search
        if _is_room(search, cell):
            _box(search, cell)
            return
        before = search.section
        search.paragraph(Paragraph(cell.text, cell.ref, cell.pin))
        if search.section is not before or search.field is not None:
            self._end()

    def _labelled(self, row: int) -> bool:
        """Place the fields whose labels stand in a row, each with its value to the right or below."""
        search = self.search
        cells = self.rows.starting[row]
        pinned = [cell for cell in cells if cell.pin in self.names.pins]
        labels = {index: part for index, cell in enumerate(cells) if (part := self._field(cell)) is not None}
        if not pinned and not labels:
            return False
        if self.filling and not (labels.keys() == {0} and self._narrower(row)):
            return False
        self._end()
        search.close()
        for index, cell in enumerate(cells):
            if cell in pinned:
                search.place(self.names.pins[cell.pin], whole(cell))
            elif index not in labels and index - 1 in labels:
                search.place(labels[index - 1].id, whole(cell))
            elif index not in labels:
                search.strays([cell], row)
        if labels.keys() == set(range(len(cells))) and row + 1 < self.rows.height:
            self._below(row + 1, labels)
        return True

    def _below(self, row: int, labels: dict[int, Field]) -> None:
        """Place the values of fields whose labels fill the row above."""
        cells = self.rows.starting[row]
        if len(labels) == 1:
            self.search.field = labels[0]
        elif len(cells) == len(labels):
            for index, cell in enumerate(cells):
                self.search.place(labels[index].id, whole(cell))
            self.rows.starting[row] = []

    def _narrower(self, row: int) -> bool:
        """Tell whether a row has two cells, and so cannot be a row of the tables that are being read."""
        return len(self.rows.covering[row]) == 2 and all(len(one.head.spans) > 2 for one in self.filling)

    def _field(self, cell: GridCell) -> Field | None:
        part = self.search.titled(cell.text)
        return part if isinstance(part, Field) else None
