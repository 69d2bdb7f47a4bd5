"""The workbook across all bodies: what stands in it, that nothing in it is a formula, and how it prints."""

from __future__ import annotations

import io
from collections.abc import Iterator

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from ckwriter.batching import book
from tests.batching.conftest import Reviewed

SHEETS = ["概要", "団体×点検", "団体×構成要素", "団体×指標", "指摘一覧", "読めなかったファイル"]


@pytest.fixture(scope="module")
def made(reviewed: Reviewed) -> Workbook:
    """The workbook of the folder."""
    return openpyxl.load_workbook(reviewed.batch.book)


def rows(made: Workbook, sheet: str) -> list[tuple[object, ...]]:
    return [
        row for row in made[sheet].iter_rows(min_row=4, values_only=True) if any(value is not None for value in row)
    ]


def test_the_sheets(made: Workbook) -> None:
    """In the order in which a prefecture reads them."""
    assert made.sheetnames == SHEETS


def test_nothing_that_a_submission_says_is_a_formula(made: Workbook) -> None:
    """A name that begins with = and an indicator that begins with + are text, and Excel is told to leave them so."""
    cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    risky = [cell for cell in cells if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@"))]
    assert {cell.value for cell in risky} >= {"=HYPERLINK(1)市", "+1 参加者数"}
    assert all(cell.quotePrefix for cell in risky)


def test_bodies_by_checks(made: Workbook, reviewed: Reviewed) -> None:
    """The counts of a row are the findings of its body, by level and by check; the worst level gives the colour."""
    sheet = made["団体×点検"]
    heads = [cell.value for cell in sheet[3]]
    assert heads[:6] == ["団体", "区分", "計", "要修正", "要確認", "助言"]
    for row, body in zip(rows(made, "団体×点検"), reviewed.batch.bodies, strict=True):
        assert (
            row[2]
            == len(body.findings)
            == sum(value or 0 for value in row[3:6])
            == sum(value or 0 for value in row[6:])
        )  # type: ignore[misc]
        for number, head in enumerate(heads[6:], 6):
            code = str(head).split(" ")[0]
            assert (row[number] or 0) == sum(finding.code == code for finding in body.findings)
    first = heads.index(next(head for head in heads[6:] if str(head).startswith("Q201"))) + 1
    assert sheet.cell(4, first).fill.start_color.rgb.endswith(book.FILLS["error"])


def test_a_body_with_two_files_is_told_apart(made: Workbook) -> None:
    """Each of its rows names its file."""
    assert [row[0] for row in rows(made, "団体×点検")][:2] == [
        "倉敷市（a_kurashiki.yaml）",
        "倉敷市（b_kurashiki.yaml）",
    ]


def test_bodies_by_elements(made: Workbook) -> None:
    """The aspects and a quote, or that nothing is there."""
    ward = rows(made, "団体×構成要素")[2]
    assert len(ward) == 2 + 7
    assert "「ひきこもり家族教室」" in str(ward[7])
    assert ward[4] == "記載なし"


def test_bodies_by_indicators(made: Workbook) -> None:
    """Figures stand as written; those for 10,000 people are numbers, with the population and its day."""
    (row,) = [row for row in rows(made, "団体×指標") if row[0] == "=HYPERLINK(1)市"]
    assert row[2] == "+1 参加者数"
    assert row[6:8] == ("延20人/年", "延30人/年")
    assert row[9:12] == (None, 10, 15)
    assert row[12:14] == ("20,000", "R6年10月")


def test_all_findings_are_listed(made: Workbook, reviewed: Reviewed) -> None:
    """One row each, in the order of the bodies."""
    listed = rows(made, "指摘一覧")
    assert [row[9] for row in listed] == [finding.code for body in reviewed.batch.bodies for finding in body.findings]


def test_what_was_not_read_is_listed(made: Workbook) -> None:
    """Files with their reasons, and bodies with two files."""
    assert [row[0] for row in rows(made, "読めなかったファイル")] == [
        "e_broken.docx", "f_other.zip", "a_kurashiki.yaml、b_kurashiki.yaml",
    ]  # fmt: skip


def test_the_charts_show_the_numbers_beside_them(made: Workbook, reviewed: Reviewed) -> None:
    """Findings by section and bodies by element, each as a stacked bar over cells that add up."""
    sheet = made["概要"]
    assert len(sheet._charts) == 2  # type: ignore[attr-defined]  # openpyxl tells it nowhere else
    sections = [row for row in _numbers(sheet) if row[0][:1].isdigit()]
    assert sum(sum(counts) for _, counts in sections) == sum(len(body.findings) for body in reviewed.batch.bodies)
    elements = [row for row in _numbers(sheet) if not row[0][:1].isdigit()]
    assert [sum(counts) for _, counts in elements] == [4] * 7


def _numbers(sheet: object) -> Iterator[tuple[str, tuple[int, ...]]]:
    for row in sheet.iter_rows(min_row=5, max_col=4, values_only=True):  # type: ignore[attr-defined]
        if isinstance(row[1], int):
            yield str(row[0]), row[1:]


def test_the_sheets_are_set_up_for_work_and_for_print(made: Workbook) -> None:
    """Filters and frozen heads on the screen; A4 landscape, heads on each page, page header."""
    for name in SHEETS[1:]:
        sheet = made[name]
        assert sheet.auto_filter.ref.startswith("A3:")
        assert sheet.freeze_panes is not None
        assert sheet.print_title_rows == "$3:$3"
    for sheet in made:
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.oddHeader.right.text == "点検の一覧"


def test_a_workbook_without_problems_says_so(reviewed: Reviewed) -> None:
    """An empty sheet would look like one that was forgotten."""
    clean = reviewed.batch._replace(bodies=reviewed.batch.bodies[2:], problems=())
    made = openpyxl.load_workbook(io.BytesIO(book.build(clean)))
    assert rows(made, "読めなかったファイル") == [("なし", None)]
