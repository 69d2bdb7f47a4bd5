"""Last year's values as hints in the workbook of a new year: seen by people, never read."""

from __future__ import annotations

import io

import openpyxl

from ckwriter.model import Absent, Cell
from ckwriter.rolling import roll_forward
from ckwriter.sheets.workbook import read, write

LAST = {
    "strengths": "顔の見える関係がある。",
    "profile[population].value": "473,886",
    "profile[population].as_of": "R6年10月",
    "profile[inpatients].as_of": "R5年6月",
    "profile[inpatients].value": "120",
    "profile[inpatients_under_3_months].value": Cell(absent=Absent.NOT_PUBLISHED),
    "forums[1].name": "部会",
    "forums[1].frequency": "年4回",
    "results[1].indicator": "前の指標",
    "results[1].result": "3件",
    "goals[1].indicator": "利用件数",
    "goals[1].target": "11件",
}


def _comments(data):
    """The comments of a workbook that tell of last year, by the words of the cell's row and column."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return sorted(
        cell.comment.text
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and cell.comment.text.startswith("昨年度: ")
    )


def test_empty_cells_tell_what_stood_there_last_year(make):
    """Figures say of when they were; a text stands at its field, a row at its row; carried cells need no hint."""
    assert _comments(write(roll_forward(make(LAST)))) == sorted(
        [
            "昨年度: 顔の見える関係がある。",
            "昨年度: 473,886（R6年10月）",
            "昨年度: R6年10月",
            "昨年度: R5年6月",
            "昨年度: 120（R5年6月）",
            "昨年度: 未公表",
            "昨年度: 年4回",
            "昨年度: 利用件数",
            "昨年度: 11件",
        ]
    )


def test_hints_stand_at_their_cells(make, edit):
    """The hint is at the very cell that it is about; what was typed there meanwhile has none."""
    begun = roll_forward(make(LAST)).with_cells({"profile[inpatients].value": Cell(text="118")})
    with edit(write(begun)) as edited:
        assert edited.cell("profile[population].value").comment.text == "昨年度: 473,886（R6年10月）"
        assert edited.cell("forums[1].frequency").comment.text == "昨年度: 年4回"
        assert edited.cell("profile[inpatients].value").comment is None


def test_a_row_of_something_else_gets_no_hint(make):
    """A meeting that a person put into the row of another, and results of other indicators, get none."""
    begun = roll_forward(make(LAST)).with_cells({"forums[1].name": Cell(text="別の会議")})
    found = _comments(write(begun))
    assert "昨年度: 年4回" not in found
    assert "昨年度: 3件" not in found


def test_figures_stand_in_a_column_of_their_own(make):
    """Last year's statistics are seen in grey beside the cells."""
    book = openpyxl.load_workbook(io.BytesIO(write(roll_forward(make(LAST)))))
    sheet = next(sheet for sheet in book.worksheets if sheet.title.startswith("1 "))
    texts = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {"昨年度", "473,886（R6年10月）", "120（R5年6月）", "未公表"} <= texts
    plain = openpyxl.load_workbook(io.BytesIO(write(make(LAST))))
    assert "昨年度" not in {cell.value for row in plain[sheet.title].iter_rows() for cell in row}


def test_hints_are_never_read(make, libreoffice):
    """A new year's workbook comes back as it was written, also after LibreOffice opened and saved it."""
    begun = roll_forward(make(LAST))
    assert read(write(begun), "x.xlsx") == begun
    assert read(libreoffice(write(begun)), "x.xlsx") == begun


def test_example_rolled_forward_comes_back(example):
    """So does that of each example body."""
    begun = roll_forward(example)
    assert read(write(begun), "x.xlsx") == begun
