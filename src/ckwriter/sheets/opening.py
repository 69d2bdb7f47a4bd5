"""Opening a workbook: bytes of anybody's file in, sheets of plain text out.

Limits and defences stand here: `files.unzip` looks at the container, parts that declare a DTD (and so could define
entities) are refused before anything else reads them, and no more rows and columns are read than a person can fill.
"""

from __future__ import annotations

import datetime
import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import iterparse
from xml.parsers import expat

from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import get_column_letter
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from ckwriter import files
from ckwriter.errors import CkwriterError, ReadError
from ckwriter.sheets.escaping import unescape
from ckwriter.sheets.formats import shown_date, shown_number

MOST_ROWS = 20_000
"""Rows of a sheet that are read; more is an error."""
MOST_COLUMNS = 256
"""Columns of a sheet that are read; what stands further right is not."""
MOST_SHEETS = 200
MARK = "ckwriter:"
"""What stands in A1 of each sheet of our own workbook begins with this."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as text."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    """From row 1 and column A on; rows are of different lengths, and "" is an empty cell."""

    @property
    def mark(self) -> str:
        """What stands in A1."""
        return self.rows[0][0] if self.rows and self.rows[0] else ""


def where(sheet: Sheet | str, row: int, column: int | None = None) -> str:
    """Return the address of a cell (row and column from 0) or of a whole row, as messages name it."""
    name = sheet if isinstance(sheet, str) else sheet.name
    return f"シート「{name}」の" + (f"{row + 1}行目" if column is None else f"{get_column_letter(column + 1)}{row + 1}")


@contextmanager
def opened(data: bytes, name: str) -> Iterator[tuple[Any, zipfile.ZipFile]]:
    """Open a workbook as openpyxl's, sheet by sheet, and its container; ReadError, in one line, if it is broken.

    Whatever a broken part leads to while the workbook is open becomes that ReadError as well.
    """
    with files.unzip(data, name) as container:
        for member in container.namelist():
            _refuse_dtd(container, member, name)
        try:
            with warnings.catch_warnings():
                # openpyxl warns of what it would not write back (pictures, extensions); nothing is written back here.
                warnings.simplefilter("ignore")
                book = load(data, results=False)
                if len(book.worksheets) > MOST_SHEETS:
                    raise ReadError(f"{name}: シートが多すぎます（{MOST_SHEETS} 枚まで読めます）")
                yield book, container
        except CkwriterError:
            raise
        except Exception as error:  # openpyxl lets through whatever a broken part leads to
            raise ReadError(
                f"{name}: Excel のブックとして読めません。Excel で開いて .xlsx として保存し直してください"
                f"（{type(error).__name__}）"
            ) from error


def open_sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook as plain text; ReadError, in one line, if it cannot be read or is too large."""
    with opened(data, name) as (book, _):
        return tuple(_sheets(book, data, name))


def plain_sheets(book: Any, data: bytes, name: str) -> tuple[Sheet, ...] | None:  # noqa: ANN401  # openpyxl's workbook
    """Return the sheets of ckwriter's own workbook as plain text, None of any other."""
    firsts = (next(page.iter_rows(max_row=1, max_col=1), ()) for page in book.worksheets)
    if not any(str(cell.value or "").startswith(MARK) for row in firsts for cell in row):
        return None
    return tuple(_sheets(book, data, name))


def _refuse_dtd(container: zipfile.ZipFile, member: str, name: str) -> None:
    """Read a part up to its root element; ReadError if a DTD stands before it."""
    if not member.lower().endswith((".xml", ".rels", ".vml")):
        return
    parser = expat.ParserCreate()
    seen: list[str] = []
    parser.StartDoctypeDeclHandler = lambda *_: seen.append("doctype")
    parser.StartElementHandler = lambda *_: seen.append("element")
    content = io.BytesIO(files.member(container, member, name))
    try:
        while not seen and (chunk := content.read(4096)):
            parser.Parse(chunk, False)
    except (expat.ExpatError, ValueError, LookupError):
        raise ReadError(f"{name}: 中身（{member}）が壊れています") from None
    if "doctype" in seen:
        raise ReadError(f"{name}: 中身（{member}）に文書型定義があるため開きません（不正なファイルのおそれがあります）")


class _Reader(ExcelReader):
    """Leaves shared strings as the file has them; openpyxl drops each `x005F_` in them, also where it is text."""

    def read_strings(self) -> None:
        part = self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
        if part is None:
            return
        with self.archive.open(part.PartName[1:]) as source:
            node: Any  # openpyxl's stubs know no element of ElementTree
            for _, node in iterparse(source):  # noqa: S314  # parts with a DTD were refused
                if node.tag == f"{{{SHEET_MAIN_NS}}}si":
                    text = Text.from_tree(node)
                    self.shared_strings.append(text.content if text else "")
                    node.clear()


def load(data: bytes, *, results: bool) -> Any:  # noqa: ANN401  # openpyxl's workbook
    """Return a workbook as openpyxl reads it, sheet by sheet; formulas as their last results if `results`."""
    reader = _Reader(io.BytesIO(data), read_only=True, data_only=results, keep_links=False)
    reader.read()
    return reader.wb


def _sheets(book: Any, data: bytes, name: str) -> Iterator[Sheet]:  # noqa: ANN401
    results = None
    for index, page in enumerate(book.worksheets):
        rows, has_formulas = _rows(page, name)
        if has_formulas:
            results = results or load(data, results=True)
            shown, _ = _rows(results.worksheets[index], name)
            rows = [_with_results(*pair) for pair in zip(rows, shown, strict=True)]
        yield Sheet(page.title, tuple(tuple(row) for row in rows))


def _with_results(formulas: list[str], results: list[str]) -> list[str]:
    """Return what a row shows; a formula that was never calculated stays visible as it is."""
    results = results + [""] * (len(formulas) - len(results))
    return [
        result or (formula if formula.startswith("=") else "")
        for formula, result in zip(formulas, results, strict=False)
    ]


def _rows(page: Any, name: str) -> tuple[list[list[str]], bool]:  # noqa: ANN401  # openpyxl's read-only sheet
    rows: list[list[str]] = []
    has_formulas = False
    page.reset_dimensions()  # what a file says of its size may be wrong
    for index, cells in enumerate(page.iter_rows()):
        row = [_text(cell) for cell in cells[:MOST_COLUMNS]]
        while row and not row[-1]:
            row.pop()
        if index >= MOST_ROWS and row:
            raise ReadError(f"{name}: シート「{page.title}」の行が多すぎます（{MOST_ROWS:,} 行まで読めます）")
        if index < MOST_ROWS:
            has_formulas = has_formulas or any(cell.data_type == "f" for cell in cells[:MOST_COLUMNS])
            rows.append(row)
    while rows and not rows[-1]:
        rows.pop()
    return rows, has_formulas


def _text(cell: Any) -> str:  # noqa: ANN401  # openpyxl's cell
    return "" if cell.value is None else shown(cell.value, cell.number_format or "")


def shown(value: Any, shown_as: str) -> str:  # noqa: ANN401  # whatever openpyxl makes of a cell
    """Return the text of a cell's value, under its number format, as a page can hold it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return unescape(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return shown_number(value, shown_as)
    if isinstance(value, datetime.datetime | datetime.date):
        return shown_date(value, shown_as)
    return unescape(str(getattr(value, "text", value)))
