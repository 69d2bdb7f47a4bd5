"""What a page break tears, and what stands between the pieces."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Block, Blocks, Grid, GridCell, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.model import Submission
from tests.test_matching import FORUMS, grid, texts

FIRST = grid([FORUMS, ["連絡会", "病院", "2回/年", "検討", "無"]])
SECOND = grid([["部会", "保健所", "4回/年", "事例", "有"]])


def read(form: Form, *blocks: Block) -> Submission:
    return matching.submission(Blocks(blocks), form, "test.docx")


@pytest.mark.parametrize(
    "between",
    ["（つづき）", "前ページからの続き", "次頁へ続く→", "- 3 -", "4ページ", "様式２", "７　協議の場の実施状況（続き）"],
)
def test_a_line_of_the_page_parts_no_table(form: Form, between: str) -> None:
    """The rest of a table goes on below it, and it is not among what is left."""
    found = read(form, Heading("７　協議の場の実施状況"), FIRST, Paragraph(between), SECOND)
    assert texts(found)["forums[2].name"] == "部会"
    assert texts(found)["forums[2].remarks"] == "有"
    assert found.unplaced == ()


def test_a_sentence_parts_a_table(form: Form) -> None:
    """A text that says more than that is kept, and what stands below it is no row of the table above."""
    found = read(
        form, Heading("7 協議の場"), FIRST, Paragraph("会議は続きがある。"), grid([["甲", "乙"], ["丙", "丁"]])
    )
    assert "会議は続きがある。" in [one.text for one in found.unplaced]


def test_the_rest_of_a_table_may_be_drawn_with_other_lines(form: Form) -> None:
    """On the next page fewer lines are drawn, so that the cells have other columns: their order tells which is which."""
    head = ["所管部署名", "所管部署における主な業務", "連携部署名", "連携部署における主な業務"]
    wide = [[*head, "<", "<"], ["福祉課", "会議の運営", "保健所", "相談", "<", "<"]]
    rest = Grid(
        (GridCell(0, 0, ""), GridCell(0, 1, ""), GridCell(0, 2, "住宅課", 1, 2), GridCell(0, 4, "入居の支援")), 1, 5
    )
    found = read(form, Heading("6 連携状況"), grid(wide), rest)
    assert texts(found)["offices[2].partner"] == "住宅課"
    assert texts(found)["offices[2].partner_duties"] == "入居の支援"
    assert found.unplaced == ()


def test_names_with_their_texts_above_another_table(form: Form) -> None:
    """In a form that is one sheet, what is done stands as pairs right above the header of the table of what meets."""
    rows = [
        ["２　取組概要（全体）", "<", "<", "<"], ["夜の電話", "三晩、電話を受ける。", "<", "<"], ["住まい", "内見に同行する。", "<", "<"],
        ["名称", "構成員", "開催頻度", "事務局"], ["連絡会", "病院、保健所", "年2回", "福祉課"],
    ]  # fmt: skip
    found = read(form, grid(rows))
    assert texts(found)["programmes[1].name"] == "夜の電話"
    assert texts(found)["programmes[2].description"] == "内見に同行する。"
    assert texts(found)["bodies[1].secretariat"] == "福祉課"
    assert found.unplaced == ()
