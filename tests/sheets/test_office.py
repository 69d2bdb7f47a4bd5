"""An office's own workbook: whatever its layout, the same cells are found; nothing that stands in it is lost."""

from __future__ import annotations

import contextlib
import datetime
import io
import zipfile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.cell_range import MultiCellRange

from ckwriter import reading
from ckwriter.blocks import Blocks, Grid, GridCell, Heading
from ckwriter.errors import ReadError
from ckwriter.form import Table
from ckwriter.model import Cell, Municipality, Submission
from ckwriter.sheets import page
from ckwriter.sheets.workbook import read, write
from tests.handmade import filled
from tests.sheets import offices
from tests.sheets.offices import BOX, saved

LAYOUTS = (offices.by_section, offices.squared_paper, offices.drawn_boxes, offices.on_one_sheet)


def folded(submission):
    """The texts of a submission, without their line breaks: paper with a row for each line breaks them anywhere."""
    return {at: " ".join(cell.shown.split()) for at, cell in submission.cells.items()}


def with_rows(submission):
    """A submission with a row in each of its tables."""
    return submission.with_cells(
        {
            f"{table.id}[1].{column.id}": Cell(text=f"{column.title}の一")
            for table in submission.form.parts()
            if isinstance(table, Table) and not submission.rows(table)
            for column in table.columns
        }
    )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_other_layouts_hold_the_same_cells(example, layout, tmp_path):
    """Sheets by section, squared paper with merged cells or lines alone, other titles and another order of columns."""
    submission = with_rows(filled(example))
    path = tmp_path / "提出.xlsx"
    path.write_bytes(layout(submission))
    found = reading.read(path)
    assert folded(found) == folded(submission)
    assert found.municipality.name == submission.municipality.name
    assert found.unplaced == ()


@pytest.fixture
def blocks():
    """A function that returns the blocks of a workbook with one sheet, which another function fills."""

    def blocks(fill):
        book = openpyxl.Workbook()
        fill(book.worksheets[0])
        found = read(saved(book), "x.xlsx")
        assert isinstance(found, Blocks)
        return found.blocks

    return blocks


def texts(blocks):
    """Blocks in short: H, P and A (aside) with their text, and the rows of grids."""
    result = []
    for block in blocks:
        if isinstance(block, Grid):
            result.append([[cell.text for cell in block.row(row)] for row in range(block.height)])
        else:
            kind = "H" if isinstance(block, Heading) else "A" if block.aside else "P"
            result.append(f"{kind} {block.text}")
    return result


def put(sheet, at, text, **more):
    sheet[at] = text
    for name, value in more.items():
        setattr(sheet[at], name, value)


def ruled(sheet, cells):
    for row in sheet[cells]:
        for cell in row:
            cell.border = BOX


def test_blank_rows_part_blocks(blocks):
    """Lone texts are headings or paragraphs, texts side by side a table, whether it has lines or not."""

    def fill(sheet):
        sheet.title = "協議の場"
        put(sheet, "A1", "７　協議の場")
        put(sheet, "A2", "会議の一覧を示す。")
        put(sheet, "A4", "名称")
        put(sheet, "B4", "頻度")
        put(sheet, "A5", "部会")
        put(sheet, "B5", "年4回")
        put(sheet, "A7", "強み", font=Font(bold=True))
        put(sheet, "A8", "顔が分かる。")

    assert texts(blocks(fill)) == [
        "H 協議の場", "H ７　協議の場", "P 会議の一覧を示す。", [["名称", "頻度"], ["部会", "年4回"]], "H 強み", "P 顔が分かる。",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("表紙・1基礎情報", "A"), ("2概要・3経緯", "A"), ("４～６", "A"), ("7 協議の場", "H"), ("2-1 取組概要", "H"),
        ("スケジュール（R6・7年度）", "H"),
    ],
)  # fmt: skip
def test_the_name_of_a_sheet_of_several_sections_is_no_heading(blocks, title, kind):
    """What stands first on it belongs to what its own headings say; the name is kept all the same."""

    def fill(sheet):
        sheet.title = title
        put(sheet, "A1", "見本市")

    assert texts(blocks(fill)) == [f"{kind} {title}", "P 見本市"]


def test_title_right_above_a_ruled_table_is_none_of_it(blocks):
    """A title and a note without a blank row between them and the table stand by themselves."""

    def fill(sheet):
        put(sheet, "A1", "協議の場の一覧")
        for at, text in {"A2": "名称", "B2": "頻度", "A3": "部会"}.items():
            put(sheet, at, text)
        ruled(sheet, "A2:B3")
        put(sheet, "A4", "※ 令和6年度")

    assert texts(blocks(fill)) == ["P 協議の場の一覧", [["名称", "頻度"], ["部会", ""]], "P ※ 令和6年度"]


def test_a_line_of_labels_above_a_ruled_table_is_none_of_it(blocks):
    """Texts side by side without lines are parted from the lined table that follows at once."""

    def fill(sheet):
        for at, text in {
            "A1": "自治体名",
            "B1": "見本市",
            "A2": "名称",
            "B2": "頻度",
            "A3": "部会",
            "B3": "年4回",
        }.items():
            put(sheet, at, text)
        ruled(sheet, "A2:B3")

    assert texts(blocks(fill)) == [[["自治体名", "見本市"]], [["名称", "頻度"], ["部会", "年4回"]]]


def test_tables_side_by_side_are_parted(blocks):
    """Two tables with a blank column between them are read one after the other, each with its title."""

    def fill(sheet):
        for left, name in (("A", "左"), ("E", "右")):
            right = chr(ord(left) + 1)
            put(sheet, f"{left}1", f"【{name}】")
            for row in (2, 3, 4):
                put(sheet, f"{left}{row}", f"{name}{row}")
                put(sheet, f"{right}{row}", "値")
            ruled(sheet, f"{left}2:{right}4")

    found = texts(blocks(fill))
    assert found[0] == "H 【左】"
    assert found[2] == "H 【右】"
    assert found[3] == [["右2", "値"], ["右3", "値"], ["右4", "値"]]


def test_columns_at_which_nothing_begins_are_none(blocks):
    """Of squared paper only the columns and rows remain at which a cell begins; a merged cell keeps its spans."""

    def fill(sheet):
        for cells, text in {"B2:K3": "広い", "B4:E5": "左", "F4:K5": "右"}.items():
            put(sheet, cells.partition(":")[0], text)
            ruled(sheet, cells)
            sheet.merge_cells(cells)

    (grid,) = (block for block in blocks(fill)[1:] if isinstance(block, Grid))
    assert [cell._replace(ref=None) for cell in grid.cells] == [GridCell(0, 0, "左"), GridCell(0, 1, "右")]


def test_table_without_lines_between_its_records(blocks):
    """Where only upright lines are drawn, each row of texts is a record; it is no box with several lines."""

    def fill(sheet):
        for row in range(1, 4):
            for column in range(1, 4):
                cell = sheet.cell(row, column, f"{row}{column}")
                cell.border = BOX.__class__(
                    left=BOX.left, right=BOX.right, top=BOX.top if row == 1 else None,
                    bottom=BOX.bottom if row == 3 else None,
                )  # fmt: skip

    assert texts(blocks(fill)) == [[["11", "12", "13"], ["21", "22", "23"], ["31", "32", "33"]]]


def test_what_is_hidden_stands_aside(blocks):
    """Hidden rows and columns, and comments, are kept aside with their address; so are heads and feet."""

    def fill(sheet):
        for at in ("A1", "B1", "C1", "A2", "B2", "C2", "A3", "C3"):
            put(sheet, at, at)
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        sheet["A1"].comment = Comment("確かめること", "係")
        sheet.oddHeader.center.text = "様式第1号 &P"

    found = blocks(fill)
    assert texts(found) == [
        [["A1", "C1"], ["A3", "C3"]], "A B1", "A A2", "A B2", "A C2", "A 確かめること", "A 様式第1号",
    ]  # fmt: skip
    assert found[1].ref == "シート「Sheet」のB1"


def test_hidden_sheets_stand_aside():
    """A hidden sheet's rows are kept, none of them as a table."""
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "表の面"
    hidden = book.create_sheet("作業用")
    hidden.append(["部会", 4])
    hidden.sheet_state = "hidden"
    assert texts(read(saved(book), "x.xlsx").blocks) == ["P 表の面", "A 作業用", "A 部会\t4"]


@pytest.mark.parametrize(
    ("value", "shown_as", "text"),
    [
        (473886, "#,##0", "473,886"),
        (473886, '#,##0"人"', "473,886人"),
        (0.1234, "0.0%", "12.3%"),
        (12.5, "0", "13"),
        (2.5, "0.00", "2.50"),
        (0.25, "0.0%", "25.0%"),
        (25, '0.0"%"', "25.0%"),
        (25, "0\\%", "25%"),
        (-3, "#,##0;△#,##0", "△3"),
        (0, '0;-0;"－"', "－"),
        (7, "General", "7"),
        (datetime.date(2024, 10, 1), '[$-411]ggge"年"m"月"d"日"', "令和6年10月1日"),
        (datetime.date(2024, 10, 1), 'yyyy"年"m"月"', "2024年10月"),
        (True, "General", "TRUE"),
    ],
)
def test_numbers_are_read_as_they_are_shown(blocks, value, shown_as, text):
    """Commas, decimals, percent signs, words round a number, eras."""
    assert texts(blocks(lambda sheet: put(sheet, "A1", value, number_format=shown_as))) == [f"P {text}"]


def test_formulas_give_their_last_result_or_stand_as_written(blocks, libreoffice):
    """What was calculated is shown; what never was stays visible, so that a check can find it."""

    def fill(sheet):
        sheet["A1"], sheet["B1"] = "合計", "=SUM(C1:D1)"
        sheet["C1"], sheet["D1"], sheet["E1"] = 1200, 34, '=IF(C1=0,"あり","")'
        sheet["B1"].number_format = "#,##0"

    grid, *told = texts(blocks(fill))
    assert grid == [["合計", "=SUM(C1:D1)", "1200", "34", '=IF(C1=0,"あり","")']]
    assert ["計算結果のない数式" in one for one in told] == [True, True]
    book = openpyxl.Workbook()
    fill(book.worksheets[0])
    assert texts(read(libreoffice(saved(book)), "x.xlsx").blocks) == [[["合計", "1,234", "1200", "34"]]]


_DRAWING = """<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col>
<xdr:row>1</xdr:row></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:row>3</xdr:row></xdr:to><xdr:sp><xdr:txBody><a:p><a:r>
<a:t>図形の</a:t></a:r><a:r><a:t>中の文</a:t></a:r></a:p><a:p><a:r><a:t>二行目</a:t></a:r></a:p></xdr:txBody></xdr:sp>
</xdr:twoCellAnchor></xdr:wsDr>"""
_RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/d.xml"/>'
    "</Relationships>"
)


def test_text_boxes_stand_where_they_are_anchored():
    """The paragraphs of a text box come between what is above and below it."""
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"], book.worksheets[0]["A9"] = "上", "下"
    data = _with(saved(book), {"xl/drawings/d.xml": _DRAWING, "xl/worksheets/_rels/sheet1.xml.rels": _RELATION})
    assert texts(read(data, "x.xlsx").blocks) == ["P 上", "P 図形の中の文", "P 二行目", "P 下"]


def _with(data, parts):
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as container:
        for name, text in parts.items():
            container.writestr(name, text)
    return buffer.getvalue()


def test_macros_are_read_over(tmp_path, example):
    """A workbook with macros (.xlsm) is read like any other; the macros are not looked at."""
    data = _with(offices.by_section(filled(example)), {"xl/vbaProject.bin": "no macro at all"})
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as out:
        for name in source.namelist():
            kind = (b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml")
            content = source.read(name).replace(b"vnd.openxmlformats-officedocument." + kind[0], b"vnd." + kind[1])
            out.writestr(name, content if name == "[Content_Types].xml" else source.read(name))
    path = tmp_path / "提出.xlsm"
    path.write_bytes(target.getvalue())
    assert folded(reading.read(path)) == folded(filled(example))


# ------------------------------------------------------------------------------------------ bad input


def _merge_everything(sheet):
    sheet.merged_cells = MultiCellRange("A1:XFD1048576")


def _far_away(sheet):
    sheet["XFD19000"] = "遠い"
    sheet["XFD1048576"].border = BOX


@pytest.mark.parametrize("absurd", [_merge_everything, _far_away])
def test_absurd_sizes_cost_nothing(blocks, absurd):
    """A sheet that claims to be as large as Excel allows is as large as what stands in it."""

    def fill(sheet):
        put(sheet, "A1", "x")
        put(sheet, "B3", "y")
        absurd(sheet)

    assert texts(blocks(fill))[0] in ("P x", [["x"]])


def test_too_many_rows_or_cells_are_one_line(blocks, monkeypatch):
    """A sheet that nobody has filled by hand is named in one line."""
    with pytest.raises(ReadError, match="行が多すぎます"):
        blocks(lambda sheet: put(sheet, "A20001", "x"))
    monkeypatch.setattr(page, "MOST_CELLS", 50)
    with pytest.raises(ReadError, match="欄が多すぎます"):
        blocks(lambda sheet: [put(sheet, f"A{row}", "x") for row in range(1, 60)])


@pytest.fixture(scope="module")
def parts(form):
    """The parts of two workbooks: an office's and our own."""
    submission = Submission(
        form=form, fiscal_year=2024, municipality=Municipality(name="見本市", kind="core_city"),
        cells={"forums[1].name": Cell(text="部会"), "strengths": Cell(text="強み")},
    )  # fmt: skip
    found = []
    for data in (offices.squared_paper(submission), write(submission)):
        container = zipfile.ZipFile(io.BytesIO(data))
        found.append({name: container.read(name) for name in container.namelist()})
    return found


_JUNK = (
    b"",
    b"0",
    b"-1",
    b"99999999999",
    b"x",
    b"A1:XFD1048576",
    b"ZZZZ1",
    b"&#0;",
    b"<",
    b"NaN",
    b'"',
    b"1e999",
    b"true",
)


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(data=st.data())
def test_mutated_workbooks_are_read_or_refused(parts, data):
    """Whatever is changed in a part of a workbook, it is read or refused; never a crash."""
    container = dict(data.draw(st.sampled_from(parts)))
    name = data.draw(st.sampled_from(sorted(container)))
    content = container[name]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = min(len(content), start + data.draw(st.sampled_from((0, 1, 2, 5, 40, 2000))))
        content = content[:start] + data.draw(st.sampled_from(_JUNK)) + content[end:]
    container[name] = content
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for part, text in container.items():
            out.writestr(part, text)
    with contextlib.suppress(ReadError):
        read(buffer.getvalue(), "x.xlsx")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cells=st.dictionaries(
        st.tuples(st.integers(1, 12), st.integers(1, 12)),
        st.text("あいう漢字 x=1\n", min_size=1, max_size=6),
        max_size=30,
    ),
    merges=st.lists(st.tuples(*[st.integers(1, 12)] * 4), max_size=5),
    lines=st.lists(st.tuples(*[st.integers(1, 12)] * 4), max_size=4),
)
def test_no_text_is_lost(cells, merges, lines):
    """Whatever cells, merged ranges and boxes there are, each text is found in the blocks once."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for (row, column), text in cells.items():
        sheet.cell(row, column).value = text
        sheet.cell(row, column).data_type = "s"
    for top, left, bottom, right in lines:
        for row in range(min(top, bottom), max(top, bottom) + 1):
            for column in range(min(left, right), max(left, right) + 1):
                sheet.cell(row, column).border = BOX
    sheet.merged_cells = MultiCellRange([
        openpyxl.worksheet.cell_range.CellRange(
            min_col=min(left, right), max_col=max(left, right), min_row=min(top, bottom), max_row=max(top, bottom)
        )
        for top, left, bottom, right in merges
    ])  # fmt: skip
    found = read(saved(book), "x.xlsx").blocks
    said = [
        text
        for block in found
        for text in ([cell.text for cell in block.cells] if isinstance(block, Grid) else [block.text])
    ]
    assert sorted("".join(said).replace("\n", "").replace(" ", "")) == sorted(
        "".join(text for text in cells.values() if text.strip()).replace("\n", "").replace(" ", "")
    )
    for block in found:
        if isinstance(block, Grid):
            taken = [
                (row, column)
                for cell in block.cells
                for row in range(cell.row, cell.row + cell.rowspan)
                for column in range(cell.column, cell.column + cell.colspan)
            ]
            assert len(taken) == len(set(taken))
            assert all(row < block.height and column < block.width for row, column in taken)
