"""What the writer and the reader of the workbook agree on: names of sheets, marks, and the order of columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ckwriter.form import Column, Form, Table

RECORD_SHEET = "_ckwriter"
RECORD_MARK = "ckwriter:record:1"
"""Stands in A1 of the hidden sheet; the number is that of this layout."""
FRONT_SHEET = "はじめに"
FRONT_MARK = "ckwriter:front"
NOTES_SHEET = "素材"
NOTES_MARK = "ckwriter:notes"
UNPLACED_SHEET = "行き先のない文"
UNPLACED_MARK = "ckwriter:unplaced"
INPUT = "input"
"""In the hidden first row: the column in which fields are filled."""
LABEL = "#"
"""In column A: a row of labels, for people alone. In the row over a table: a column of labels."""
HEAD = "#head"
"""In column A: a row of column titles."""


def section_mark(number: str) -> str:
    """Return what stands in A1 of a section's sheet."""
    return f"ckwriter:section:{number}"


def field_key(field: str) -> str:
    """Return what stands in column A beside a field or a setting."""
    return f"field:{field}"


def columns_key(table: str) -> str:
    """Return what stands in column A of the hidden row over a table."""
    return f"columns:{table}"


def row_key(row: str) -> str:
    """Return what stands in column A of a table's row."""
    return f"row:{row}"


def end_key(table: str) -> str:
    """Return what stands in column A of the row below a free table."""
    return f"end:{table}"


def sheet_names(form: Form) -> dict[str, str]:
    """Return the name of each section's sheet by the section's number, such as `7 協議の場`."""
    taken = {name.casefold() for name in (RECORD_SHEET, FRONT_SHEET, NOTES_SHEET, UNPLACED_SHEET, "History", "履歴")}
    names: dict[str, str] = {}
    for section in form.sections:
        wanted = re.sub(r"[\[\]:*?/\\]", " ", section.heading).strip().strip("'") or section.number
        name, count = _cut(wanted, 31), 2
        while name.casefold() in taken:
            name, count = f"{_cut(wanted, 26)} ({count})", count + 1
        taken.add(name.casefold())
        names[section.number] = name
    return names


def _cut(text: str, most: int) -> str:
    """Cut a text to the UTF-16 units that Excel counts."""
    while excel_length(text) > most:
        text = text[:-1]
    return text.strip()


def excel_length(text: str) -> int:
    """Return how many characters Excel counts in a text: UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class Slot:
    """One column of a table on the sheet."""

    kind: Literal["number", "group", "label", "unit", "cell", "last"]
    column: Column | None = None


def slots(table: Table, *, last: bool = False) -> tuple[Slot, ...]:
    """Return the columns of a table on the sheet, from left to right; `last` adds one for last year's figures."""
    return (*_slots(table), *((Slot("last"),) if last else ()))


def _slots(table: Table) -> Iterator[Slot]:
    if not table.rows:
        yield Slot("number")
    elif any(row.group for row in table.rows):
        yield Slot("group")
    if table.rows:
        yield Slot("label")
    for column in table.columns:
        yield Slot("cell", column)
        if column.id == "value" and any(row.unit for row in table.rows):
            yield Slot("unit")
