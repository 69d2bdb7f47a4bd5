"""Workbooks laid out by hand, in other ways than our own: what an office might make of the same form."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side

from ckwriter.form import Field, Table
from ckwriter.model import Submission
from tests.handmade import Merges, Rows, table_of

_THIN = Side(style="thin")
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
Put = Callable[..., None]
NARROW = 4
"""Narrow columns of the sheet that a column of a table takes on squared paper."""


def saved(book: Any) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def by_section(submission: Submission) -> bytes:
    """A sheet for each section, named after it, with ruled tables; labels in brackets, texts in the cell below."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "表紙"
    sheet["B2"], sheet["C2"] = "自治体名", submission.municipality.name
    row = 4
    for part in submission.form.sections[0].parts:
        if part.id != "municipality":
            sheet.cell(row, 2, part.title)
            sheet.cell(row, 3, submission[part.id].shown)
            row += 1
    for section in submission.form.sections[1:]:
        sheet = book.create_sheet(section.heading)
        sheet["A1"] = f"{section.number}　{section.title}"
        sheet["A1"].font = Font(bold=True, size=14)
        row = 3
        for part in section.parts:
            sheet.cell(row, 1, f"【{part.title}】").font = Font(bold=True)
            if isinstance(part, Table):
                row = _ruled(sheet, row + 1, 1, *table_of(part, submission)) + 1
            else:
                sheet.cell(row + 1, 1, submission[part.id].shown).alignment = Alignment(wrap_text=True)
                row += 3
    return saved(book)


def _ruled(sheet: Any, top: int, left: int, rows: Rows, merges: Merges) -> int:
    """Put a table with lines round its cells; return the row below it."""
    width = max(map(len, rows))
    for number, texts in enumerate(rows):
        for column in range(width):
            cell = sheet.cell(top + number, left + column, (texts[column] if column < len(texts) else "") or None)
            cell.border = BOX
    for first, start, last, end in merges:
        sheet.merge_cells(
            start_row=top + first, start_column=left + start, end_row=top + last, end_column=left + end
        )  # fmt: skip
    return top + len(rows)


def squared_paper(submission: Submission) -> bytes:
    """One long sheet of narrow columns, on which all cells are merged ranges with lines round them."""
    return _squared_paper(submission, _merged)


def drawn_boxes(submission: Submission) -> bytes:
    """The same without a merged cell: cells are drawn by lines alone, and each line of a text has a row of its own."""
    return _squared_paper(submission, _drawn)


def _squared_paper(submission: Submission, put: Put) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for column in range(1, 60):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width = 2
    row = 2
    put(sheet, row, 2, 1, 4, "自治体名", lined=True)
    put(sheet, row, 6, 1, 12, submission.municipality.name, lined=True)
    row += 2
    for section in submission.form.sections:
        if section.number != "0":
            put(sheet, row, 2, 2, 40, f"{section.number}　{section.title}", lined=False)
            row += 3
        for part in section.parts:
            if isinstance(part, Table):
                row = _squared(sheet, row, put, *table_of(part, submission)) + 2
            elif part.id != "municipality":
                put(sheet, row, 2, 3, 8, part.title, lined=True)
                put(sheet, row, 10, 3, 32, submission[part.id].shown, lined=True)
                row += 4
    return saved(book)


def _squared(sheet: Any, top: int, put: Put, rows: Rows, merges: Merges) -> int:
    spans = {(first, start): (last, end) for first, start, last, end in merges}
    hidden = {
        (row, column)
        for first, start, last, end in merges
        for row in range(first, last + 1)
        for column in range(start, end + 1)
    } - spans.keys()
    tops = [top]
    for texts in rows:
        tops.append(tops[-1] + max(2, *(text.count("\n") + 1 for text in texts)))
    for number, texts in enumerate(rows):
        for column in range(max(map(len, rows))):
            if (number, column) not in hidden:
                last, end = spans.get((number, column), (number, column))
                text = texts[column] if column < len(texts) else ""
                put(
                    sheet, tops[number], 3 + NARROW * column,
                    tops[last + 1] - tops[number], NARROW * (end - column + 1), text, lined=True,
                )  # fmt: skip
    return tops[-1]


def _merged(sheet: Any, row: int, column: int, height: int, width: int, text: str, *, lined: bool) -> None:
    sheet.cell(row, column, text or None)
    if lined:
        for y in range(row, row + height):
            for x in range(column, column + width):
                sheet.cell(y, x).border = BOX
    sheet.merge_cells(start_row=row, start_column=column, end_row=row + height - 1, end_column=column + width - 1)


def _drawn(sheet: Any, row: int, column: int, height: int, width: int, text: str, *, lined: bool) -> None:
    for number, line in enumerate(text.split("\n")):
        sheet.cell(row + number, column + lined, line or None)
    for y in range(row, row + height) if lined else ():
        for x in range(column, column + width):
            sheet.cell(y, x).border = Border(
                left=_THIN if x == column else None,
                right=_THIN if x == column + width - 1 else None,
                top=_THIN if y == row else None,
                bottom=_THIN if y == row + height - 1 else None,
            )


def on_one_sheet(submission: Submission) -> bytes:
    """All on one sheet: columns from last to first, under other titles; columns that share a heading side by side."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = submission.municipality.name
    row = 3
    for section in submission.form.sections:
        if section.number != "0":
            sheet.cell(row, 1, f"{section.number}. {section.also[0] if section.also else section.title}")
            row += 1
        for part in section.parts:
            if isinstance(part, Table):
                row = _ruled(sheet, row, 1, *_turned(part, submission)) + 1
            elif part.id != "municipality":
                _ruled(sheet, row, 1, [[_also(part), submission[part.id].shown]], [])
                row += 2
    return saved(book)


def _also(part: Field | Table) -> str:
    return part.also[0] if part.also else part.title


def _turned(table: Table, submission: Submission) -> tuple[Rows, Merges]:
    if table.rows:
        return table_of(table, submission)
    columns = list(reversed(table.columns))
    deep = any(column.under for column in columns)
    rows: Rows = [[column.under or _also(column) for column in columns]]
    merges: Merges = []
    if deep:
        rows.append([_also(column) if column.under else "" for column in columns])
        inside = [index for index, column in enumerate(columns) if column.under]
        merges = [(0, inside[0], 0, inside[-1])]
        merges += [(0, index, 1, index) for index, column in enumerate(columns) if not column.under]
        rows[0] = [text if index not in inside[1:] else "" for index, text in enumerate(rows[0])]
    rows += [[submission[f"{row}.{column.id}"].shown for column in columns] for row in submission.rows(table)]
    return rows, merges
