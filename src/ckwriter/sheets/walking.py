"""From a sheet to what was filled in on it, by the marks in its hidden column and rows; no form is known here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ckwriter.errors import ReadError
from ckwriter.sheets.layout import HEAD, INPUT, LABEL
from ckwriter.sheets.opening import Sheet, where


@dataclass(frozen=True, slots=True)
class Filled:
    """A text, and where on the sheet it stands (from 0)."""

    text: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One row of a table as it stands on the sheet."""

    key: str
    """The row that it was when the workbook was written (`forums[2]`), or "" for one that was added."""
    position: int
    """The number that the sheet shows beside it, from 1."""
    cells: dict[str, Filled]

    @property
    def blank(self) -> bool:
        """True if nothing but white space stands in it."""
        return not any(filled.text.strip() for filled in self.cells.values())


@dataclass(slots=True)
class FilledTable:
    """A table as it stands on the sheet."""

    at: int
    """The hidden row that names the columns."""
    columns: dict[int, str]
    labels: frozenset[int]
    rows: list[FilledRow] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """What was filled in on a sheet."""

    sheet: Sheet
    fields: dict[str, Filled] = field(default_factory=dict)
    tables: dict[str, FilledTable] = field(default_factory=dict)
    loose: list[Filled] = field(default_factory=list)
    """Texts beside or below the places that the sheet has for them."""


def walk(sheet: Sheet, name: str) -> Page:
    """Return what was filled in on a sheet; ReadError if a field or table stands on it twice."""
    page, table = Page(sheet), None
    roles = dict(enumerate(sheet.rows[0]))
    inputs = [column for column, role in roles.items() if role == INPUT]
    labels = frozenset(column for column, role in roles.items() if role == LABEL)
    for index, row in enumerate(sheet.rows[1:], 1):
        kind, _, key = (row[0] if row else "").partition(":")
        if kind == "field":
            table = None
            if not inputs:
                raise ReadError(f"{name}: シート「{sheet.name}」の記入欄の列がありません。消した列を元に戻してください")
            _once(key in page.fields, name, where(sheet, index))
            page.fields[key] = Filled(row[inputs[0]] if len(row) > inputs[0] else "", index, inputs[0])
            page.loose += _loose(row, index, {inputs[0], *labels})
        elif kind == "columns":
            _once(key in page.tables, name, where(sheet, index))
            columns = {at: text for at, text in enumerate(row[1:], 1) if text and text != LABEL}
            table = FilledTable(index, columns, frozenset(at for at, text in enumerate(row) if text == LABEL))
            page.tables[key] = table
        elif kind == "end" or row[:1] in ((LABEL,), (HEAD,)):
            table = table if row[:1] == (HEAD,) else None
            page.loose += _loose(row, index, {*inputs, *labels})
        elif table is None:
            page.loose += _loose(row, index, set())
        else:
            _take_row(page, table, row, index, key if kind == "row" else "")
    return page


def _take_row(page: Page, table: FilledTable, row: tuple[str, ...], index: int, key: str) -> None:
    cells = {column: Filled(row[at] if at < len(row) else "", index, at) for at, column in table.columns.items()}
    table.rows.append(FilledRow(key, len(table.rows) + 1, cells))
    page.loose += _loose(row, index, {*table.columns, *table.labels})


def _once(seen: bool, name: str, at: str) -> None:
    if seen:
        raise ReadError(f"{name}: {at}: 同じ欄が二つあります。写した行を消してください")


def _loose(row: tuple[str, ...], index: int, known: set[int]) -> Iterator[Filled]:
    for column, text in enumerate(row[1:], 1):
        if column not in known and text.strip():
            yield Filled(text, index, column)
