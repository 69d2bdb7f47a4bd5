"""The rows of a grid, or of one section in it: which are headers, records, fixed rows, fields or headings."""

from __future__ import annotations

from ckwriter.blocks import GridCell, Paragraph
from ckwriter.form import Field
from ckwriter.matching.grids.free import Filling
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.grids.header import Header
from ckwriter.matching.layout import Slot, whole
from ckwriter.matching.searching import boxes, covers, labelled_row, lines, missed, unlabelled
from ckwriter.matching.searching.expecting import expected
from ckwriter.matching.searching.field_columns import FieldColumns
from ckwriter.matching.searching.fixing import FixedRows
from ckwriter.matching.searching.pairing import PairedRecords
from ckwriter.matching.searching.progress import Progress
from ckwriter.matching.words.titles import NUMBER_ALONE


class Walk:
    """Reads the rows of one grid from top to bottom."""

    def __init__(self, progress: Progress, rows: Rows) -> None:
        self.progress = progress
        self.names = progress.names
        self.rows = rows
        self.filling: list[Filling] = []
        """The free tables whose records are being read; several where they stand side by side."""
        self.beside = FieldColumns(progress)
        self.claimed: set[int] = set()
        """The rows of the grid that are read already."""
        self.fixed = FixedRows(progress, rows)
        self.pairs = PairedRecords(progress, rows, self._end)

    def run(self) -> None:
        """Read the grid."""
        if self.rows.height > self.rows.top and self.rows.only(self.rows.top) is None:
            self.progress.close()
        claimed = self.claimed = self.fixed.place()
        row = self.rows.top
        while row < self.rows.height:
            stacked = any(one.stacks(row) for one in self.filling)
            if not self.filling and row not in claimed and missed.beside(self.progress, self.rows.starting[row]):
                row += 1
                continue
            behind = row + 1 if row in claimed else row if stacked else self.pairs.take(row)
            if behind > row:
                row = behind
                continue
            labelled = any(one.labels(row) for one in self.filling)
            heads = [] if labelled else expected(self.progress, self.rows, row, reading=bool(self.filling))
            if heads:
                self._begin(heads, row)
                row += max(head.height for head in heads)
                continue
            if not self._repeats(row) and not self._single(row):
                self._record(row)
            row += 1
        self._end()
        self.progress.latest = None
        self.progress.fixed, self.progress.group = self.fixed.ending if self.rows.height - 1 in claimed else ("", None)

    # -------------------------------------------------------------------------------- free rows

    def _begin(self, heads: list[Header], row: int) -> None:
        self._end()
        progress = self.progress
        progress.entitle(heads[0].table)
        progress.close()
        section = progress.form.section_of(heads[0].table.id)
        if section is not progress.section:
            progress.enter(section)
        progress.table = heads[-1]
        for head in heads:
            progress.layout.furniture += (cell.text for cell in head.used)
            progress.layout.titles |= {at: cell for at, cell in head.titles() if at not in progress.layout.titles}
        self.filling = [self._filling(head, len(heads) == 1) for head in heads if not head.table.rows]
        others = [c for c in self.rows.starting[row] if not any(c in head.used for head in heads)]
        others = [cell for cell in others if not self.beside.open(cell, alone=bool(self.filling))]
        over = [
            c for c in others if any(first <= c.column < end for h in heads if h.stacked for first, end in [h.stacked])
        ]
        progress.layout.furniture += (cell.text for cell in over)  # 区分 | 役割の中身, above 行政 | …
        others = [cell for cell in others if cell not in over]
        progress.layout.furniture += (cell.text for cell in others if not self.names.not_printed(cell.text))
        progress.strays((cell for cell in others if self.names.not_printed(cell.text)), row)

    def _record(self, row: int) -> None:
        """Take a row of the free tables that are being read, or of the one before that goes on in this grid."""
        last = self.progress.table
        last = last.on(self.rows, row) if last is not None and not last.table.rows else None
        if not self.filling and last is not None:
            self.filling = [self._filling(last, alone=True)]
        strays = [c for c in self.rows.starting[row] if not any(one.covers(c) for one in self.filling)]
        for one in self.filling:
            strays += one.take(row)
            strays = [cell for cell in strays if cell.text.strip() != str(one.number)]
        self.progress.strays((cell for cell in strays if not self.beside.take(cell)), row)

    def _filling(self, head: Header, alone: bool) -> Filling:
        return Filling(head, self.rows, self.names, alone, self.progress.layout.records.setdefault(head.table.id, []))

    def _end(self) -> None:
        for one in self.filling:
            self.progress.layout.records.setdefault(one.head.table.id, []).extend(one.close())
        self.filling = []
        self.beside.close()

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
        return len(cells) == 2 and lines.repeats(self.progress, *cells)

    def _wide(self, cell: GridCell) -> None:
        """Take a cell as wide as its grid: a heading, a label, a note, or the room for a field."""
        progress = self.progress
        if boxes.is_room(progress, cell):
            boxes.fill(progress, cell)
            return
        before = progress.section
        lines.paragraph(progress, Paragraph(cell.text, cell.ref, cell.pin))
        if progress.section is not before or progress.field is not None:
            self._end()

    def _labelled(self, row: int) -> bool:
        """Place the fields whose labels stand in a row, each with its value to the right or below."""
        progress = self.progress
        cells = self.rows.starting[row]
        leading = lines.leads_on(progress, cells[0].text) if len(cells) == 2 and not self.filling else None
        if leading is not None:
            progress.enter(leading)
        if cells and not self.filling:
            cells = unlabelled.beside(self._field(cells[0]), cells)
        pinned = [cell for cell in cells if cell.pin in self.names.pins]
        labels = labelled_row.fields(progress, cells, reading=bool(self.filling))
        if not pinned and not labels:
            if covers.take(progress, cells) or covers.below_line(progress, self.rows.covering[row]):
                return True
            return len(cells) == 2 and not self.filling and lines.told_beside(self.progress, *cells)
        if self.filling and not (labels.keys() == {0} and self._narrower(row)):
            return False
        self._end()
        progress.close()
        for index, cell in enumerate(cells):
            if index in labels:
                progress.layout.titles.setdefault(labels[index].id, cell)
            if cell in pinned:
                progress.place(self.names.pins[cell.pin], whole(cell))
            elif index not in labels and index - 1 in labels:
                slot = self._with_those_below(cells[index - 1], cell)
                further = unlabelled.below(progress, self.rows, labels[index - 1], cells[index - 1], cell)
                self.claimed |= {one.row for one in further}
                progress.place(labels[index - 1].id, slot._replace(more=(*slot.more, *further)))
            elif index not in labels and not covers.tells_kind(progress, cells[index - 1 : index + 2]):
                progress.strays([cell], row)
        if labels.keys() == set(range(len(cells))) and row + 1 < self.rows.height:
            self._below(row + 1, labels)
        return True

    def _with_those_below(self, label: GridCell, value: GridCell) -> Slot:
        """Return the slot of a value, with the cells below it beside a label that is merged downwards."""
        below: list[GridCell] = []
        for row in range(label.row + 1, label.row + label.rowspan):
            cells = self.rows.starting[row]
            if len(cells) != 1 or cells[0].column != value.column:
                return whole(value)
            below += cells
        self.claimed |= {cell.row for cell in below}
        return whole(value)._replace(more=tuple(cell for cell in below if cell.text.strip()))

    def _below(self, row: int, labels: dict[int, Field]) -> None:
        """Place the values of fields whose labels fill the row above."""
        cells = self.rows.starting[row]
        if len(labels) == 1:
            self.progress.field = labels[0]
        elif len(cells) == len(labels):
            for index, cell in enumerate(cells):
                self.progress.place(labels[index].id, whole(cell))
            self.rows.starting[row] = []

    def _narrower(self, row: int) -> bool:
        """Tell whether a row has two cells, and so cannot be a row of the tables that are being read."""
        cells = [c for c in self.rows.covering[row] if c.row == row or not NUMBER_ALONE.fullmatch(c.text)]
        return len(cells) == 2 and all(len(one.head.spans) > 2 for one in self.filling)

    def _field(self, cell: GridCell) -> Field | None:
        part = self.progress.titled(cell.text)
        return part if isinstance(part, Field) else None
