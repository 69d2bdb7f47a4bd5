"""A sheet of anybody's workbook as it is laid out: texts, merged cells, borders, what is hidden.

No cell is made up: what a file says of its size, and formats without text or border, cost nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Any, NamedTuple
from xml.etree.ElementTree import iterparse

from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.utils import range_boundaries
from openpyxl.worksheet._reader import COL_TAG, FORMULA_TAG, ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS

from ckwriter.errors import ReadError
from ckwriter.sheets.opening import MOST_ROWS, shown, where

MOST_CELLS = 400_000
"""Cells with text or a border that are read of a sheet; more is an error."""
MOST_MERGED = 400_000
"""Rows that the merged cells of a sheet may take up together."""
_MOST_COLUMNS = 16_384
_MERGE_TAG = f"{{{SHEET_MAIN_NS}}}mergeCell"
_FURNITURE = frozenset(
    f"{{{SHEET_MAIN_NS}}}{place}{kind}" for place in ("odd", "even", "first") for kind in ("Header", "Footer")
)
_ON = frozenset(("1", "true"))


class Look(NamedTuple):
    """What of a cell's format tells what the cell is for."""

    left: bool = False
    right: bool = False
    top: bool = False
    bottom: bool = False
    bold: bool = False
    size: float = 0.0
    number_format: str = ""

    @property
    def bordered(self) -> bool:
        """True if there is a line at any of its edges."""
        return self.left or self.right or self.top or self.bottom


PLAIN = Look()


class Area(NamedTuple):
    """A rectangle of cells, from 0; the last row and column are the ones behind it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Page:
    """A sheet while it is read; rows and columns count from 0."""

    name: str
    hidden: bool = False
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    looks: dict[tuple[int, int], Look] = field(default_factory=dict)
    """The looks of cells that have text or a border."""
    merged: list[Area] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    """In ascending order, as the rows."""
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    """Cells with a formula of which the file holds no result."""
    furniture: list[str] = field(default_factory=list)
    """What is printed at the head and foot of each page."""

    def shown(self, area: Area) -> Area:
        """Return an area in the rows and columns that are not hidden, counted from 0; empty if all of it is hidden."""
        top, bottom = (row - bisect_left(self.hidden_rows, row) for row in (area.top, area.bottom))
        left, right = (column - bisect_left(self.hidden_columns, column) for column in (area.left, area.right))
        return Area(top, left, bottom, right)

    def where(self, row: int, column: int) -> str:
        """Return the address of a cell, as messages name it."""
        return where(self.name, row, column)


class _Parser(WorkSheetParser):
    """Parses the parts of a sheet that tell of its layout, and nothing else; formulas give their last result."""

    def pieces(self) -> Iterator[Any]:
        """Yield each row as (number, cells), and each other element of interest."""
        for _, element in iterparse(self.source):  # noqa: S314  # parts with a DTD were refused
            if element.tag == ROW_TAG:
                yield self.parse_row(element)  # type: ignore[arg-type]  # the stubs know no ElementTree
                element.clear()
            elif element.tag == COL_TAG or element.tag == _MERGE_TAG or element.tag in _FURNITURE:
                yield element

    def parse_cell(self, element: Any) -> dict[str, Any]:  # noqa: ANN401  # an element of ElementTree
        cell: dict[str, Any] = super().parse_cell(element)
        formula = element.find(FORMULA_TAG)
        if formula is not None:
            shared = formula.get("t") == "shared"
            asked = cell["value"] is None or shared
            written = self.parse_formula(element) if asked else None  # type: ignore[no-untyped-call]
            if cell["value"] is None and element.get("t", "n") == "n":  # never calculated; an empty text has type str
                cell["value"] = getattr(written, "text", written)
                cell["uncalculated"] = True
        return cell


def read_page(source: IO[bytes], sheet: Any, looks: Mapping[int, Look], name: str) -> Page:  # noqa: ANN401
    """Return what stands on a sheet (openpyxl's, read-only); ReadError if it is larger than anybody fills.

    Args:
        source: the sheet's part.
        sheet: the sheet as openpyxl knows it.
        looks: the looks of cells by the number of their style.
        name: the file's name, for errors.

    """
    page = Page(sheet.title, hidden=sheet.sheet_state != "visible")
    book = sheet.parent
    dated = book._date_formats | {style for style, look in looks.items() if look.number_format in _DATES}
    parser = _Parser(source, sheet._shared_strings, True, book.epoch, dated, book._timedelta_formats)
    columns: set[int] = set()
    for piece in parser.pieces():
        if isinstance(piece, tuple):
            _take_row(page, piece[1], looks, name)
        elif piece.tag == COL_TAG:
            if piece.get("hidden") in _ON:
                columns |= set(range(int(piece.get("min")) - 1, min(int(piece.get("max")), _MOST_COLUMNS)))
        elif piece.tag == _MERGE_TAG:
            left, top, right, bottom = range_boundaries(piece.get("ref"))
            if left and top and right and bottom:
                page.merged.append(Area(top - 1, left - 1, bottom, right))
        elif piece.text:
            page.furniture.append(piece.text)
    rows = parser.row_dimensions.items()
    page.hidden_rows = sorted(int(row) - 1 for row, at in rows if at.get("hidden") in _ON)
    page.hidden_columns = sorted(columns)
    _cut(page, name)
    return page


def _take_row(page: Page, cells: list[dict[str, Any]], looks: Mapping[int, Look], name: str) -> None:
    for cell in cells:
        look = looks.get(cell["style_id"], PLAIN)
        text = shown(cell["value"], look.number_format)
        at = (cell["row"] - 1, cell["column"] - 1)
        if cell.get("uncalculated"):
            page.uncalculated.append(at)
        if text.strip():
            if at[0] >= MOST_ROWS:
                raise ReadError(f"{name}: シート「{page.name}」の行が多すぎます（{MOST_ROWS:,} 行まで読めます）")
            page.texts[at] = text
        if text.strip() or (look.bordered and at[0] < MOST_ROWS):
            page.looks[at] = look
    if len(page.looks) > MOST_CELLS:
        raise ReadError(f"{name}: シート「{page.name}」の欄が多すぎます（{MOST_CELLS:,} 個まで読めます）")


def _cut(page: Page, name: str) -> None:
    """Leave out what is beyond the last text, and the parts of merged cells that are."""
    height = max((row for row, _ in page.texts), default=-1) + 1
    width = max((column for _, column in page.texts), default=-1) + 1
    page.looks = {at: look for at, look in page.looks.items() if at[0] < height + 1}
    width = max([width, *(column + 1 for _, column in page.looks)])
    inside = [
        Area(area.top, area.left, min(area.bottom, height + 1), min(area.right, width))
        for area in page.merged
        if area.top < height and area.left < width
    ]
    page.merged = [area for area in inside if area.bottom > area.top and area.right > area.left]
    if sum(area.bottom - area.top for area in page.merged) > MOST_MERGED:
        raise ReadError(f"{name}: シート「{page.name}」の結合セルが多すぎます")


def looks_of(book: Any) -> dict[int, Look]:  # noqa: ANN401  # openpyxl's workbook
    """Return the looks of cells by the number of their style."""
    found: dict[int, Look] = {}
    for number, style in enumerate(book._cell_styles):
        border, font = book._borders[style.borderId], book._fonts[style.fontId]
        left, right, top, bottom = (
            bool(side is not None and side.style) for side in (border.left, border.right, border.top, border.bottom)
        )
        shown_as = _number_format(style.numFmtId, book._number_formats)
        found[number] = Look(left, right, top, bottom, bool(font.b), float(font.sz or 0), shown_as)
    return found


def _number_format(number: int, own: Any) -> str:  # noqa: ANN401
    if number < BUILTIN_FORMATS_MAX_SIZE:
        return BUILTIN_FORMATS.get(number, _JAPANESE.get(number, "General"))
    return str(own[number - BUILTIN_FORMATS_MAX_SIZE])


_JAPANESE = {
    **dict.fromkeys((27, 28, 29, 30, 36, 50, 51, 52, 53, 54, 57, 58), '[$-411]ggge"年"m"月"d"日"'),
    31: 'yyyy"年"m"月"d"日"',
    55: 'yyyy"年"m"月"',
    56: 'm"月"d"日"',
}
"""What the numbers of built-in formats mean in a Japanese Excel (18.8.30)."""
_DATES = frozenset(_JAPANESE.values())
