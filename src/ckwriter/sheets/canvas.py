"""Putting things on a sheet: texts as texts, marks into hidden rows and columns, lists behind drop-downs."""

from __future__ import annotations

from typing import Any

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ckwriter.errors import WriteError
from ckwriter.sheets.escaping import escape
from ckwriter.sheets.layout import RECORD_SHEET, excel_length

LONGEST = 32_767
"""Characters that a cell of Excel can hold."""
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_FIRST_LIST = 3
"""The column of the hidden sheet from which on the lists of drop-downs stand."""


def put(sheet: Worksheet, row: int, column: int, text: str, place: str = "") -> Any:  # noqa: ANN401  # openpyxl's cell
    """Put a text into a cell, never as a formula or an error; WriteError if it is longer than a cell can be."""
    target = sheet.cell(row, column)
    stored = escape(text)
    if excel_length(stored) > LONGEST:
        raise WriteError(
            f"{place or sheet.title}: 文字が長すぎて Excel の欄に入りません"
            f"（{excel_length(stored):,} 文字。{LONGEST:,} 文字まで）。短くするか、YAML に書き出してください"
        )
    if text:
        target.value = stored
        target.data_type = "s"
        target.quotePrefix = text.startswith(_RISKY)
    return target


def mark(sheet: Worksheet, row: int, key: str) -> None:
    """Say in the hidden column what a row is."""
    put(sheet, row, 1, key)


class Lists:
    """The lists of words behind drop-downs; each stands once, in the hidden sheet."""

    def __init__(self, book: Workbook) -> None:
        self._sheet = book[RECORD_SHEET]
        self._at: dict[tuple[str, ...], str] = {}

    def range_of(self, words: tuple[str, ...]) -> str:
        """Return the range in which a list of words stands."""
        if words not in self._at:
            column = _FIRST_LIST + len(self._at)
            for row, word in enumerate(words, 1):
                put(self._sheet, row, column, word)
            letter = get_column_letter(column)
            self._at[words] = f"{quote_sheetname(RECORD_SHEET)}!${letter}$1:${letter}${len(words)}"
        return self._at[words]


class Choices:
    """The drop-downs of one sheet."""

    def __init__(self, sheet: Worksheet, lists: Lists) -> None:
        self._sheet, self._lists = sheet, lists
        self._rules: dict[tuple[tuple[str, ...], bool], DataValidation] = {}

    def offer(self, cells: str, words: tuple[str, ...], *, warn: bool) -> None:
        """Offer words at a range of cells; other words are taken too, after a question if `warn`."""
        rule = self._rules.get((words, warn))
        if rule is None:
            rule = DataValidation(
                type="list", formula1=self._lists.range_of(words), allow_blank=True, showErrorMessage=warn
            )
            rule.errorStyle = "warning"
            rule.errorTitle, rule.error = "一覧にない言葉です", "一覧から選んでください。このまま書くこともできます。"
            self._sheet.add_data_validation(rule)
            self._rules[words, warn] = rule
        rule.add(cells)


def hide_marks(sheet: Worksheet) -> None:
    """Hide the column and the row that only programs read."""
    sheet.column_dimensions["A"].hidden = True
    sheet.column_dimensions["A"].width = 3
    sheet.row_dimensions[1].hidden = True
