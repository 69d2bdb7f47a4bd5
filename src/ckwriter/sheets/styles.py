"""How the workbook looks: fonts, colours, widths and heights."""

from __future__ import annotations

import math
import unicodedata
from typing import Any

from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ckwriter.form import FieldType, Required
from ckwriter.model import PREVIOUS, Cell

Target = SheetCell | MergedCell

FONT = "BIZ UDゴシック"
SIZE = 10.5
LINE = 13.5
"""Points that a line of text takes."""
HIGHEST = 400.0
"""The highest row, in points; Excel allows 409."""
TEXT_FORMAT = "@"

REQUIRED = "FFF5CC"
IF_APPLICABLE = "E3F0FA"
OPTIONAL = "FFFFFF"
DRAFTED = "E5F3E1"
UNUSED = "E7E6E6"
MACHINE = "E6DFF1"
CARRIED = "FBE4D5"
_PAGE = (784.0, 516.0)
"""What A4 landscape leaves between the margins, in points."""
_POINTS = 5.6
"""Points of a character of half width."""
_A_LITTLE = 1.25
_BAND = "1F3864"
_HEAD = "D9E2F3"
LABEL = "F2F2F2"
_GREY = "595959"
_PALE = "7F7F7F"

_THIN = Side(style="thin", color="8C8C8C")
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)

_LEVELS: dict[Required, str] = {
    "yes": REQUIRED,
    "if_applicable": IF_APPLICABLE,
    "optional": OPTIONAL,
    "auto": UNUSED,
}
_WIDTHS: dict[FieldType, float] = {
    "text": 28,
    "paragraph": 40,
    "bullets": 36,
    "list": 36,
    "integer": 13,
    "decimal": 13,
    "quantity": 22,
    "frequency": 18,
    "period": 20,
    "as_of": 14,
    "choice": 14,
    "fixed": 16,
    "municipality": 24,
    "fiscal_year": 12,
}
STRETCHED: frozenset[FieldType] = frozenset(("paragraph", "bullets", "list"))
"""Types whose text is long: their columns take the room that is left."""
_CENTRED: frozenset[FieldType] = frozenset(("integer", "decimal", "as_of", "choice", "fiscal_year"))


def prepare(book: Workbook) -> None:
    """Make the font of the workbook that of cells that nobody has styled."""
    book._named_styles["Normal"].font = Font(name=FONT, size=SIZE, family=3)  # type: ignore[attr-defined]


def font(*, bold: bool = False, size: float = SIZE, colour: str = "000000") -> Font:
    """Return a font of the workbook."""
    return Font(name=FONT, size=size, bold=bold, color=colour, family=3)


def fill(colour: str) -> PatternFill:
    """Return a plain fill."""
    return PatternFill("solid", start_color=colour, end_color=colour)


def level_colour(level: Required, *, drafted: bool) -> str:
    """Return the colour of an empty input cell."""
    return DRAFTED if drafted else _LEVELS[level]


def cell_colour(cell: Cell, level: Required, *, drafted: bool) -> str:
    """Return the colour of an input cell."""
    if cell.machine:
        return MACHINE
    return CARRIED if cell.origin == PREVIOUS else level_colour(level, drafted=drafted)


def as_input(target: Target, colour: str, kind: FieldType, *, top: bool = False) -> None:
    """Make a cell one that people fill: text, wrapped, in a box, in its middle or from its top."""
    target.font, target.fill, target.border = font(), fill(colour), BOX
    target.number_format = TEXT_FORMAT
    target.alignment = Alignment(
        horizontal="center" if kind in _CENTRED else "left",
        vertical="top" if top else "center",
        wrap_text=True,
    )


def as_title(target: Target) -> None:
    """Make a cell the heading of a sheet."""
    target.font, target.fill = font(bold=True, size=13, colour="FFFFFF"), fill(_BAND)
    target.alignment = Alignment(vertical="center", wrap_text=True, indent=1)


def as_part(target: Target) -> None:
    """Make a cell the heading of a field or table."""
    target.font = font(bold=True, size=12, colour=_BAND)
    target.alignment = Alignment(vertical="bottom", wrap_text=True)


def as_hint(target: Target, *, strong: bool = False) -> None:
    """Make a cell a line of explanation."""
    target.font = font(size=9, colour="2E6B1F" if strong else _GREY)
    target.alignment = Alignment(vertical="center", wrap_text=True)


def as_head(target: Target) -> None:
    """Make a cell the title of a column."""
    target.font, target.fill, target.border = font(bold=True), fill(_HEAD), BOX
    target.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def as_label(target: Target, *, centred: bool = False) -> None:
    """Make a cell a label that the form prints."""
    target.font, target.fill, target.border = font(), fill(LABEL), BOX
    target.alignment = Alignment(horizontal="center" if centred else "left", vertical="center", wrap_text=True)


def as_last_year(target: Target) -> None:
    """Make a cell last year's value, in grey: a hint, and none of the cells that are read."""
    target.font, target.border = font(size=9, colour=_PALE), BOX
    target.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)


def as_text(target: Target, *, bold: bool = False) -> None:
    """Make a cell plain text."""
    target.font = font(bold=bold)
    target.alignment = Alignment(vertical="center", wrap_text=True)


def width_of(kind: FieldType) -> float:
    """Return the width of a column, in characters of half width."""
    return _WIDTHS[kind]


def display_width(text: str) -> int:
    """Return how wide a line is, in characters of half width."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a cell of a width."""
    room = max(2.0, width - 1.5)
    return sum(max(1, math.ceil(display_width(line) / room)) for line in text.split("\n"))


def height(text: str, width: float, *, size: float = SIZE, least: float = 0.0) -> float:
    """Return the height of a row that shows a text, in points."""
    room = width * SIZE / size
    return min(HIGHEST, max(least, lines(text, room) * LINE * size / SIZE + 5))


class _Fitted(RowDimension):
    """A row whose height was reckoned to fit, and which a spreadsheet program fits again when its text changes."""

    @property
    def customHeight(self) -> bool:  # noqa: N802  # openpyxl's name
        """Never true: the height is not one that a person has set."""
        return False


def fit(sheet: Worksheet, row: int, points: float) -> None:
    """Give a row a height that lasts until somebody edits it."""
    sheet.row_dimensions[row] = _Fitted(sheet, index=row, ht=points)


def comment(target: Any, text: str) -> None:  # noqa: ANN401  # a cell, or the corner of a merged one
    """Put a note at a cell, as large as its text."""
    rows = text.split("\n")
    width = min(44, max(18, *(display_width(row) for row in rows)))
    size = sum(max(1, math.ceil(display_width(row) / width)) for row in rows)
    found = Comment(text, "ckwriter", width=int(width * 7.2 + 24), height=int(size * 18 + 20))
    target.comment = found


def _pages(sheet: Worksheet) -> float:
    """Return about how many pages a sheet fills once it is as wide as a page."""
    rows = (sheet.row_dimensions[row] for row in range(2, sheet.max_row + 1))
    height = sum(row.height or LINE + 5 for row in rows if not row.hidden)
    letters = (get_column_letter(column) for column in range(2, sheet.max_column + 1))
    width = sum(sheet.column_dimensions[letter].width for letter in letters) * _POINTS
    return height * min(1.0, _PAGE[0] / width) / _PAGE[1]


def page(sheet: Worksheet, *, heading_rows: str, whole: bool = False) -> None:
    """Set up printing: A4 landscape, as wide as the page, heading rows on each page, page numbers.

    A sheet that runs over the page by a little is made to fit on it, and one that is `whole` in any case.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(whole or _pages(sheet) < _A_LITTLE)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.6, 0.3, 0.3
    sheet.print_title_rows = heading_rows
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "&A　&P / &N"  # type: ignore[union-attr]  # openpyxl makes one if there is none
    sheet.sheet_view.showGridLines = False
