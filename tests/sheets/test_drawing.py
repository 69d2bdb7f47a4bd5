"""What the workbook looks like to the people who fill it."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest

from ckwriter.form import Table
from ckwriter.model import Cell
from ckwriter.sheets import hints, styles
from ckwriter.sheets.layout import LABEL, sheet_names
from ckwriter.sheets.workbook import write


@pytest.fixture(scope="module")
def book(make):
    """The blank workbook of a 中核市."""
    return openpyxl.load_workbook(io.BytesIO(write(make())))


def _texts(sheet):
    return [str(cell.value) for row in sheet.iter_rows(min_col=2) for cell in row if cell.value is not None]


def _rows(sheet, mark):
    return [row for row in sheet.iter_rows() if row[0].value == mark]


def test_sheets_stand_in_the_order_of_the_form(book, form):
    """A first sheet, one sheet a section, the raw notes; the record cannot be unhidden by accident."""
    sections = [section.heading for section in form.sections]
    assert book.sheetnames == ["はじめに", *sections, "素材", "_ckwriter"]
    assert book["_ckwriter"].sheet_state == "veryHidden"
    assert book.active.title == "はじめに"


def test_first_sheet_says_what_to_do(book, form):
    """Title, body, steps and the command stand on the first sheet, and a drop-down of the kinds."""
    sheet = book["はじめに"]
    texts = _texts(sheet)
    for text in (form.title, "見本市", "中核市", "R6"):
        assert text in texts
    assert any("ckwriter draft このファイル.xlsx -o 提出様式.docx" in text for text in texts)
    assert _choices(book, sheet, _place(sheet, "field:kind")) == [kind.title for kind in form.kinds]


def _place(sheet, mark, column=3):
    return sheet.cell(_rows(sheet, mark)[0][0].row, column).coordinate


def _choices(book, sheet, coordinate):
    found = [rule for rule in sheet.data_validations.dataValidation if coordinate in rule.cells]
    assert len(found) == 1
    name, _, cells = found[0].formula1.rpartition("!")
    return [row[0].value for row in book[name.strip("'")][cells]]


def test_every_title_of_the_form_stands_on_its_sheet(book, form):
    """Headings, fields, column titles, headings over columns, rows and units all stand on the section's sheet."""
    for section in form.sections:
        texts = "\n".join(_texts(book[sheet_names(form)[section.number]]))
        assert section.title in texts
        for part in section.parts:
            assert part.title in texts
            for column in part.columns if isinstance(part, Table) else ():
                assert column.title in texts
                assert column.under in texts
            for row in part.rows if isinstance(part, Table) else ():
                assert all(word in texts for word in (row.title, row.group, row.unit))


def test_every_heading_has_a_note(book, form):
    """Sections, fields, tables and columns carry a note that says what goes there."""
    for section in form.sections:
        sheet = book[sheet_names(form)[section.number]]
        notes = "\n".join(cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment)
        assert f"【{section.heading}】" in notes
        for part in section.parts:
            assert f"【{part.title}】" in notes
            for column in part.columns if isinstance(part, Table) else ():
                assert f"【{column.title}】" in notes
                assert column.hint in notes


def test_hints_are_seen_without_pointing(book, form):
    """Each hint of the form stands in plain sight under its heading."""
    for section in form.sections:
        texts = "\n".join(_texts(book[sheet_names(form)[section.number]]))
        for part in section.parts:
            for hinted in (part, *(part.columns if isinstance(part, Table) else ())):
                assert hinted.hint in texts or hinted.type == "municipality"
    assert hints.FROM_FRONT in _texts(book["0 表紙"])


def test_drafted_cells_say_that_they_may_stay_empty(book):
    """A field and a column that are drafted are green and say so; others do not."""
    sheet = book["5 強みと課題"]
    assert hints.DRAFTED in _texts(sheet)
    row = _rows(sheet, "field:strengths")[0][0].row
    assert sheet.cell(row, 2).fill.start_color.rgb.endswith(styles.DRAFTED)
    assert hints.DRAFTED not in "".join(_texts(book["2 取組概要"]))


def test_input_cells_are_text_and_wrap(book, form):
    """No input cell turns 4-6 into a date or drops a leading zero, blank ones of free tables included."""
    count = 0
    for section in form.sections:
        sheet, columns = book[sheet_names(form)[section.number]], []
        for row in sheet.iter_rows():
            mark = str(row[0].value or "")
            if mark.startswith("columns:"):
                columns = [cell.column for cell in row[1:] if cell.value not in (None, LABEL)]
            elif mark.startswith("row:") or (not mark and columns):
                for column in columns:
                    count += 1
                    assert sheet.cell(row[0].row, column).number_format == "@"
                    assert sheet.cell(row[0].row, column).alignment.wrap_text
            elif mark.startswith("end:") or mark == LABEL:
                columns = []
    assert count > 400


def test_colours_follow_the_kind_of_body(make):
    """What a 県 must answer and a 中核市 only if it applies has another colour."""

    def colour(kind):
        sheet = openpyxl.load_workbook(io.BytesIO(write(make(kind=kind))))["1 基礎情報"]
        titles = next(row for row in sheet.iter_rows() if row[0].value == "columns:profile")
        column = next(cell.column for cell in titles if cell.value == "value")
        row = _rows(sheet, "row:profile[inpatients]")[0][0].row
        return sheet.cell(row, column).fill.start_color.rgb[-6:]

    assert colour("prefecture") == styles.REQUIRED
    assert colour("core_city") == styles.IF_APPLICABLE


def test_drafted_and_carried_texts_have_their_colour(make):
    """Machine text shows until a person has looked at it, last year's text too."""
    cells = {"strengths": Cell(text="下書き", origin="offline"), "structure": Cell(text="去年", origin="previous")}
    book = openpyxl.load_workbook(io.BytesIO(write(make(cells))))
    for name, field, colour in (
        ("5 強みと課題", "strengths", styles.MACHINE),
        ("6 連携状況", "structure", styles.CARRIED),
    ):
        sheet = book[name]
        assert sheet[_place(sheet, f"field:{field}", 2)].fill.start_color.rgb.endswith(colour)


def test_choices_are_offered(book):
    """A choice offers its words and the reasons of absence, a number the reasons."""
    sheet = book["1 基礎情報"]
    titles = next(row for row in sheet.iter_rows() if row[0].value == "columns:profile")
    columns = {cell.value: cell.column for cell in titles}
    choice = _place(sheet, "row:profile[council_mental_health_group]", columns["choice"])
    assert _choices(book, sheet, choice) == ["有", "無", "該当なし", "不明", "秘匿", "未公表"]
    number = _place(sheet, "row:profile[population]", columns["value"])
    assert _choices(book, sheet, number) == ["該当なし", "不明", "秘匿", "未公表"]


def test_notes_offer_what_they_can_be_about(book, form):
    """The drop-down of the raw notes names each field and table as messages do."""
    sheet = book["素材"]
    first = next(row[0].row for row in sheet.iter_rows() if row[0].value == "#head") + 1
    words = _choices(book, sheet, f"B{first}")
    assert {"0 表紙「概要文」", "7 協議の場", "5 強みと課題 課題と取組方針の表"} <= set(words)
    assert len(set(words)) == len(words)


def test_free_tables_have_room(make, edit):
    """There are blank rows below the filled ones, and rows are numbered even after one is inserted."""
    with edit(write(make({f"forums[{row}].name": "会議" for row in range(1, 31)}))) as edited:
        last = edited.cell("forums[34].name")
        assert last.value is None
        assert edited.cell("forums[34].name").parent.cell(last.row, 2).value.startswith("=ROW()-ROW(")


def test_pages_are_set_up_for_printing(book):
    """A4 landscape, as wide as the page, headings on each page, panes frozen, marks hidden."""
    for sheet in book.worksheets[:-1]:
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.print_title_rows
        assert sheet.column_dimensions["A"].hidden
        assert sheet.row_dimensions[1].hidden
    assert book["7 協議の場"].freeze_panes == "B3"


def test_long_texts_are_seen_whole(make):
    """Rows are as high as their longest text, up to what Excel allows, and Excel may fit them again."""
    data = write(make({"forums[1].content": "あ" * 300, "strengths": "い" * 9000}))
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["7 協議の場"]
    number = _rows(sheet, "row:forums[1]")[0][0].row
    assert 100 < sheet.row_dimensions[number].height < 409
    assert book["5 強みと課題"].row_dimensions[_rows(book["5 強みと課題"], "field:strengths")[0][0].row].height < 409
    xml = zipfile.ZipFile(io.BytesIO(data)).read(f"xl/worksheets/sheet{book.sheetnames.index('7 協議の場') + 1}.xml")
    row = re.search(rf'<row r="{number}"[^>]*>'.encode(), xml)
    assert b"customHeight" not in row[0]


def test_same_heading_gives_two_sheets(form):
    """Names of sheets are unlike each other, short enough, and free of what Excel forbids."""
    sections = [
        form.sections[0].model_copy(update={"number": number, "short": short})
        for number, short in (
            ("1", "あ" * 40),
            ("2", "あ" * 40),
            ("1", "あ" * 41),
            ("3", "a/b:c?*[]\\'"),
            ("4", "𠮷" * 30),
        )
    ]
    names = [*sheet_names(form.model_copy(update={"sections": tuple(sections[1:])})).values()]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name.encode("utf-16-le")) <= 62 and not set(name) & set("[]:*?/\\") for name in names)
    assert not any(name.startswith("'") or name.endswith("'") for name in names)
