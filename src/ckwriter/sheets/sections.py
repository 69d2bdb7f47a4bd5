"""One sheet a section: its heading, its fields and its tables."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ckwriter import places
from ckwriter.form import Column, Field, Section, Table
from ckwriter.model import Submission
from ckwriter.sheets import columns as layouts
from ckwriter.sheets import hints, last_year, styles
from ckwriter.sheets.canvas import Choices, Lists, hide_marks, mark, put
from ckwriter.sheets.layout import (
    HEAD,
    INPUT,
    LABEL,
    Slot,
    columns_key,
    end_key,
    field_key,
    row_key,
    section_mark,
)

LEAST_ROWS = 8
"""Rows of a free table."""
SPARE_ROWS = 4
"""Blank rows below the filled ones, at the least."""


def draw_section(
    sheet: Worksheet, section: Section, submission: Submission, drafted: frozenset[str], lists: Lists
) -> None:
    """Draw the sheet of a section; `drafted` names the fields and columns (`issues.policy`) that are drafted."""
    _Drawing(sheet, section, submission, drafted, lists).draw()


class _Drawing:
    """A section's sheet while it is drawn; `row` is the next free row."""

    def __init__(
        self, sheet: Worksheet, section: Section, submission: Submission, drafted: frozenset[str], lists: Lists
    ) -> None:
        self.sheet, self.section, self.submission, self.drafted = sheet, section, submission, drafted
        self.kind = submission.municipality.kind
        self.choices = Choices(sheet, lists)
        self.widths = layouts.widths(section, submission)
        self.last = len(self.widths) + 1
        self.row = 2

    def draw(self) -> None:
        hide_marks(self.sheet)
        mark(self.sheet, 1, section_mark(self.section.number))
        for index, width in enumerate(self.widths, 2):
            put(self.sheet, 1, index, INPUT if index == 2 else LABEL)
            self.sheet.column_dimensions[get_column_letter(index)].width = width
        self._heading()
        for part in self.section.parts:
            if isinstance(part, Table):
                self._table(part)
            else:
                self._field(part)
        styles.page(self.sheet, heading_rows="2:2")
        self.sheet.freeze_panes = "B3"

    @property
    def width(self) -> float:
        return sum(self.widths)

    def _line(self, text: str, *, key: str = LABEL, height: float | None = None) -> int:
        """Write a line over the whole width; return its row."""
        row = self.row
        put(self.sheet, row, 2, text)
        mark(self.sheet, row, key)
        if self.last > 2:
            self.sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=self.last)
        if height:
            self.sheet.row_dimensions[row].height = height
        self.row += 1
        return row

    def _heading(self) -> None:
        title = f"{self.section.number}　{self.section.title}"
        row = self._line(title, height=styles.height(title, self.width, size=13, least=26))
        for column in range(2, self.last + 1):
            styles.as_title(self.sheet.cell(row, column))
        styles.comment(self.sheet.cell(row, 2), hints.section_note(self.section))
        if self.section.subtitle:
            styles.as_part(self.sheet.cell(self._line(self.section.subtitle, height=20), 2))

    def _part_heading(self, title: str, note: str, hint: str, *, drafted: bool = False) -> None:
        row = self._line(f"■ {title}", height=26)
        styles.as_part(self.sheet.cell(row, 2))
        styles.comment(self.sheet.cell(row, 2), note)
        if drafted:
            self._hint(hints.DRAFTED, strong=True)
        if hint:
            self._hint(hint)

    def _hint(self, text: str, *, strong: bool = False) -> None:
        row = self._line(text, height=styles.height(text, self.width, size=9))
        styles.as_hint(self.sheet.cell(row, 2), strong=strong)

    # ------------------------------------------------------------------ fields

    def _field(self, field: Field) -> None:
        drafted = field.id in self.drafted
        unit = f"（単位: {field.unit}）" if field.unit else ""
        note = hints.note(field, self.kind, drafted=drafted)
        self._part_heading(f"{field.title}{unit}", note, hints.hint(field), drafted=drafted)
        cell = self.submission[field.id]
        long = field.type in styles.STRETCHED
        least = 90 if long else 24
        row = self._line("", key=field_key(field.id), height=styles.height(cell.shown, self.width, least=least))
        put(self.sheet, row, 2, cell.shown, places.title_of(self.submission.form, field.id))
        colour = styles.cell_colour(cell, hints.level(field, self.kind), drafted=drafted)
        for column in range(2, self.last + 1):
            styles.as_input(self.sheet.cell(row, column), colour, "text", top=long)
        self._last_year(row, 2, field.id)
        self._offer(field, f"B{row}")
        if field.note:
            self._hint(field.note)

    def _last_year(self, row: int, column: int, at: str) -> None:
        """Note at an empty cell what stood there last year."""
        if found := last_year.note(self.submission, at):
            styles.comment(self.sheet.cell(row, column), found)

    def _offer(self, field: Field, cells: str) -> None:
        words = hints.choices(field, self.kind)
        if words:
            self.choices.offer(cells, words, warn=field.type == "choice")

    # ------------------------------------------------------------------ tables

    def _table(self, table: Table) -> None:
        self._part_heading(table.title, hints.table_note(table), table.hint)
        columns = layouts.slots_of(table, self.submission)
        mark(self.sheet, self.row, columns_key(table.id))
        for index, slot in enumerate(columns, 2):
            put(self.sheet, self.row, index, slot.column.id if slot.column else LABEL)
        self.sheet.row_dimensions[self.row].hidden = True
        self.row += 1
        self._head(table, columns)
        if table.rows:
            self._fixed_rows(table, columns)
        else:
            self._free_rows(table, columns)
        if table.note:
            self._hint(table.note)

    def _head(self, table: Table, columns: tuple[Slot, ...]) -> None:
        deep = 2 if any(slot.column and slot.column.under for slot in columns) else 1
        top, bottom = self.row, self.row + deep - 1
        for row in (top, bottom):
            mark(self.sheet, row, HEAD)
        for index, slot in enumerate(columns, 2):
            under = slot.column.under if slot.column else ""
            put(self.sheet, bottom if under else top, index, layouts.title(slot))
            for row in range(top, bottom + 1):
                styles.as_head(self.sheet.cell(row, index))
            if deep > 1 and not under:
                self.sheet.merge_cells(start_row=top, end_row=bottom, start_column=index, end_column=index)
            if slot.column:
                note = hints.note(slot.column, self.kind, drafted=f"{table.id}.{slot.column.id}" in self.drafted)
                styles.comment(self.sheet.cell(bottom if under else top, index), note)
        for under, group in groupby(enumerate(columns, 2), key=lambda at: at[1].column.under if at[1].column else ""):
            indexes = [index for index, _ in group]
            if under:
                put(self.sheet, top, indexes[0], under)
                self.sheet.merge_cells(start_row=top, end_row=top, start_column=indexes[0], end_column=indexes[-1])
        widths = dict(enumerate(self.widths, 2))
        self.sheet.row_dimensions[bottom].height = max(
            styles.height(layouts.title(slot), widths[index], least=22) for index, slot in enumerate(columns, 2)
        )
        self.row = bottom + 1
        self._head_hints(table, columns)

    def _head_hints(self, table: Table, columns: tuple[Slot, ...]) -> None:
        texts = {index: self._column_hint(table, slot.column) for index, slot in enumerate(columns, 2) if slot.column}
        mark(self.sheet, self.row, HEAD)
        for index in range(2, len(columns) + 2):
            target = put(self.sheet, self.row, index, texts.get(index, ""))
            styles.as_hint(target, strong=hints.DRAFTED in texts.get(index, ""))
            target.border, target.fill = styles.BOX, styles.fill(styles.LABEL)
        self.sheet.row_dimensions[self.row].height = max(
            styles.height(text, self.widths[index - 2], size=9) for index, text in texts.items()
        )
        self.row += 1

    def _column_hint(self, table: Table, column: Column) -> str:
        if f"{table.id}.{column.id}" in self.drafted:
            return f"{hints.DRAFTED}\n{column.hint}".strip()
        return hints.hint(column)

    def _free_rows(self, table: Table, columns: tuple[Slot, ...]) -> None:
        filled = self.submission.rows(table)
        rows = max(LEAST_ROWS, len(filled) + SPARE_ROWS, last_year.rows(self.submission, table))
        head = self.row - 1
        for number in range(1, rows + 1):
            row = f"{table.id}[{number}]"
            if number <= len(filled):
                mark(self.sheet, self.row, row_key(row))
            target = self.sheet.cell(self.row, 2, f"=ROW()-ROW(B${head})")
            styles.as_label(target, centred=True)
            self._cells(table, row, columns, table.columns, least=30 if layouts.has_prose(table) else 20)
            self.row += 1
        for column, slot in enumerate(columns, 2):
            if slot.column:
                letter = get_column_letter(column)
                self._offer(slot.column, f"{letter}{head + 1}:{letter}{self.row - 1}")
        mark(self.sheet, self.row, end_key(table.id))
        end = self._line("↑ 行が足りないときは、この行より上に行を挿入してください。", key=end_key(table.id), height=16)
        styles.as_hint(self.sheet.cell(end, 2))

    def _cells(
        self, table: Table, row: str, columns: tuple[Slot, ...], asked: Iterable[Column], *, least: float
    ) -> None:
        """Draw the input cells of one row; where the row has no such column, a grey one."""
        height = least
        own = {column.id: column for column in asked}
        for index, slot in enumerate(columns, 2):
            if slot.column is None:
                continue
            column = own.get(slot.column.id)
            at = f"{row}.{slot.column.id}"
            cell = self.submission[at]
            target = put(self.sheet, self.row, index, cell.shown, places.title_of(self.submission.form, at))
            height = max(height, styles.height(cell.shown, self.widths[index - 2]))
            if column is None:
                styles.as_input(target, styles.UNUSED, slot.column.type)
                continue
            drafted = f"{table.id}.{column.id}" in self.drafted
            styles.as_input(
                target, styles.cell_colour(cell, hints.level(column, self.kind), drafted=drafted), column.type
            )
            self._last_year(self.row, index, at)
        styles.fit(self.sheet, self.row, height)

    def _fixed_rows(self, table: Table, columns: tuple[Slot, ...]) -> None:
        first = self.row
        for row in table.rows:
            at = f"{table.id}[{row.id}]"
            mark(self.sheet, self.row, row_key(at))
            own = table.columns_of(at)
            last = last_year.figure(self.submission, table, at)
            labels = {"group": row.group or row.title, "label": row.title, "unit": row.unit, "last": last}
            for index, slot in enumerate(columns, 2):
                if slot.kind == "cell":
                    continue
                text = labels[slot.kind]
                target = put(self.sheet, self.row, index, f"　{text}" if slot.kind == "label" and row.parent else text)
                if slot.kind == "last":
                    styles.as_last_year(target)
                    continue
                styles.as_label(target, centred=slot.kind == "unit")
                if slot.kind == "label" and row.hint:
                    styles.comment(target, f"【{row.title}】\n{row.hint}")
            lowest = 45.0 if layouts.has_prose(table) else 20.0
            least = max(
                styles.height(
                    "" if slot.kind == "group" else labels.get(slot.kind, ""), self.widths[index], least=lowest
                )
                for index, slot in enumerate(columns)
            )
            self._cells(table, at, columns, own, least=least)
            for index, slot in enumerate(columns, 2):
                column = next((c for c in own if slot.column and c.id == slot.column.id), None)
                if column:
                    self._offer(column, f"{get_column_letter(index)}{self.row}")
            self.row += 1
        self._merge_groups(table, columns, first)

    def _merge_groups(self, table: Table, columns: tuple[Slot, ...], first: int) -> None:
        if columns[0].kind != "group":
            return
        for group, rows in groupby(enumerate(table.rows, first), key=lambda at: at[1].group or at[1].title):
            found = list(rows)
            start, end = found[0][0], found[-1][0]
            if not found[0][1].group or (len(found) == 1 and group == found[0][1].title):
                self.sheet.merge_cells(start_row=start, end_row=end, start_column=2, end_column=3)
            elif end > start:
                self.sheet.merge_cells(start_row=start, end_row=end, start_column=2, end_column=2)
