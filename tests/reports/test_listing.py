"""The list of findings as a workbook."""

import io
import zipfile

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ckwriter.checking import Aside
from ckwriter.model import LEVEL_TITLES, Finding, Ignored, Submission
from ckwriter.reports import xlsx

_FIRST = 5


def _sheet(data: bytes) -> Worksheet:
    (sheet,) = load_workbook(io.BytesIO(data)).worksheets
    return sheet


def test_a_row_a_finding(findings: list[Finding], submission: Submission) -> None:
    """Level, message, quotes, hint and code of each finding in its order, numbered from 1."""
    sheet = _sheet(xlsx(findings, submission))
    rows = list(sheet.iter_rows(min_row=_FIRST, values_only=True))
    assert len(rows) == len(findings)
    for number, (row, finding) in enumerate(zip(rows, findings, strict=True), 1):
        assert row[:2] == (str(number), LEVEL_TITLES[finding.level])
        assert finding.message.endswith(str(row[4]))
        assert (row[6] or "", row[7]) == (finding.hint, finding.code)
        assert all(" ".join(one.quote.split()) in str(row[5]) for one in finding.evidence[:6] if one.quote)


def test_no_cell_is_a_formula(findings: list[Finding], submission: Submission) -> None:
    """Text that begins with =, +, - or @ is text, to Excel as well."""
    data = xlsx(findings, submission)
    sheet = _sheet(data)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert any(
        str(cell.value).startswith("=HYPERLINK") and cell.quotePrefix for row in sheet.iter_rows() for cell in row
    )
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_it_filters_answers_and_prints(findings: list[Finding], submission: Submission) -> None:
    """A filter over all rows, answers to choose from, A4 landscape as wide as the page, headings on each page."""
    sheet = _sheet(xlsx(findings, submission))
    last = _FIRST + len(findings) - 1
    assert sheet.auto_filter.ref == f"A4:J{last}"
    (answers,) = sheet.data_validations.dataValidation
    assert str(answers.sqref) == f"I{_FIRST}:I{last}"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )
    assert str(sheet.page_setup.paperSize) == "9"
    assert sheet.print_title_rows == "$4:$4"
    assert all(cell.alignment.wrap_text for cell in sheet[_FIRST])


def test_no_findings_is_a_list_all_the_same(submission: Submission) -> None:
    """A clean submission gives a list without rows that still opens and says so."""
    sheet = _sheet(xlsx([], submission))
    assert sheet["A2"].value == "指摘はありませんでした。"
    assert sheet.max_row == _FIRST - 1


def test_what_was_put_aside_stands_below(findings: list[Finding], submission: Submission) -> None:
    """The list tells what was put aside and why, below the findings, also where it is printed."""
    ignored = Ignored(code="C101", reason="=数え方が違うため", at="forums[2]")
    sheet = _sheet(xlsx(findings[:1], submission, [Aside(ignored, tuple(findings[1:3]))]))
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if "数え方が違うため" in str(cell.value)]
    assert cell.value.startswith("見送った指摘 C101（7 協議の場 2行目）: 2件。")
    assert sheet.print_area.endswith(f"${cell.row}")
