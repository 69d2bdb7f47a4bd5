"""Opening a workbook of anybody's: limits, defences, one line for whatever is wrong with it."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from ckwriter.errors import ReadError
from ckwriter.sheets import opening
from ckwriter.sheets.opening import open_sheets
from ckwriter.sheets.workbook import read, write


def _book(fill=lambda sheet: None):
    book = openpyxl.Workbook()
    fill(book.worksheets[0])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _with_part(data, part, change):
    """Return a workbook in which one part was changed; a new part if there was none."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name in dict.fromkeys([*source.namelist(), part]):
            content = source.read(name) if name in source.namelist() else b""
            out.writestr(name, change(content) if name == part else content)
    return target.getvalue()


_SHEET = "xl/worksheets/sheet1.xml"
_BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"""


_NUMBERLESS = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="x">'
    b'<c r="A1"><v>z</v></c></row></sheetData></worksheet>'
)


def _with_dtd(xml):
    return _BOMB + xml.partition(b"?>")[2] if xml.startswith(b"<?xml") else _BOMB + xml


def _encoded(encoding):
    text = _BOMB.decode().replace('version="1.0"', f'version="1.0" encoding="{encoding}"') + "<x>&b;</x>"
    return lambda _: text.encode(encoding)


BROKEN = {
    "no zip": b"PK but not a zip",
    "text": "名称,頻度\n定例会,年4回\n".encode("cp932"),
    "cut off": _book()[:2000],
    "other zip": _with_part(_book(), "[Content_Types].xml", lambda _: b"<x/>"),
    "no content types": _with_part(_book(), "[Content_Types].xml", lambda _: b""),
    "broken sheet": _with_part(_book(), _SHEET, lambda xml: xml[: len(xml) // 2]),
    "no number": _with_part(_book(), _SHEET, lambda _: _NUMBERLESS),
    "dtd": _with_part(_book(), _SHEET, _with_dtd),
    "dtd in a relation": _with_part(_book(), "xl/_rels/workbook.xml.rels", _with_dtd),
    "dtd in utf-16": _with_part(_book(), _SHEET, _encoded("utf-16")),
    "dtd in a byte code": _with_part(_book(), _SHEET, _encoded("shift_jis")),
    "bomb": _with_part(_book(), _SHEET, lambda xml: xml + b" " * 40_000_000),
    "encrypted": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
}  # fmt: skip


@pytest.mark.parametrize("data", BROKEN.values(), ids=list(BROKEN))
def test_broken_file_is_one_line(data):
    """Whatever is wrong with a file, the user reads one line that begins with its name."""
    with pytest.raises(ReadError) as error:
        read(data, "事実.xlsx")
    assert str(error.value).startswith("事実.xlsx: ")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("kind", ["dtd", "dtd in a relation", "dtd in utf-16"])
def test_document_type_is_refused_before_it_is_used(kind):
    """A part that could define entities is named and not opened."""
    with pytest.raises(ReadError, match="文書型定義があるため開きません"):
        open_sheets(BROKEN[kind], "x.xlsx")


def test_too_many_rows_are_refused():
    """A sheet with more rows than anybody fills is an error that names it."""
    data = _book(lambda sheet: [sheet.cell(row, 1, "x") for row in range(1, opening.MOST_ROWS + 2)])
    with pytest.raises(ReadError, match=r"シート「Sheet」の行が多すぎます（20,000 行まで読めます）"):
        open_sheets(data, "x.xlsx")


def test_stray_formats_at_the_edge_of_a_sheet_cost_nothing():
    """Formats in the last row and column of a sheet are no content."""

    def fill(sheet):
        sheet["A1"] = "x"
        sheet["XFD1048576"].number_format = "@"
        sheet["XFD3"].number_format = "@"

    assert open_sheets(_book(fill), "x.xlsx")[0].rows == (("x",),)


def test_text_of_the_last_row_is_not_overlooked():
    """A text beyond the rows that are read is an error, not a loss."""
    with pytest.raises(ReadError, match="行が多すぎます"):
        open_sheets(_book(lambda sheet: sheet.cell(1_048_576, 1, "x")), "x.xlsx")


def test_own_workbook_without_its_record_says_so(make, edit):
    """Our own workbook without its hidden sheet is refused in words that say what to do; it is no office's own."""
    with edit(write(make({"strengths": "強み"}))) as edited:
        del edited.book["_ckwriter"]
    with pytest.raises(ReadError, match="ckwriter new で作ったブックに書き込んでください"):
        read(edited.data, "x.xlsx")


def test_shared_strings_are_read_letter_by_letter(make, edit):
    """Escapes that Excel writes are undone once, ruby is left out, runs are joined."""
    with edit(write(make({"strengths": "HERE"}))) as edited:
        pass
    shared = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>漢</t></r>'
        '<r><t xml:space="preserve">字 _x000D_\n_x005F_x000D_ x005F_</t></r>'
        '<rPh sb="0" eb="2"><t>カンジ</t></rPh></si></sst>'
    )
    container = zipfile.ZipFile(io.BytesIO(edited.data))
    part = next(name for name in container.namelist() if b">HERE<" in container.read(name))
    data = _with_part(
        edited.data, part, lambda xml: xml.replace(b't="inlineStr"><is><t>HERE</t></is>', b't="s"><v>0</v>')
    )
    data = _with_part(data, "xl/sharedStrings.xml", lambda _: shared.encode())
    override = (
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'spreadsheetml.sharedStrings+xml"/></Types>'
    )
    data = _with_part(data, "[Content_Types].xml", lambda xml: xml.replace(b"</Types>", override))
    assert read(data, "x.xlsx").text("strengths") == "漢字 \n_x000D_ x005F_"
