"""Tables of a name and one cell that tells all of it, a line each."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Form
from tests.matching.test_layouts import read
from tests.test_matching import grid, texts

OVERVIEW = Heading("２　取組概要（全体）", 1)
ROWS = [
    ["みなと連絡会\n（以下「連絡会」という。）", "目的：課題の共有\n構成員：病院、家族会\n事務局：保健課　年2回"],
    [
        "港の部会",
        "目的：指標の評価\n構成員：精神科病院、訪問看護ステーション、\n相談支援事業所、家族の会\n事務局：福祉課　各区年2回（計8回）",
    ],
]
EXPECTED = {
    "bodies[1].name": ROWS[0][0], "bodies[1].purpose": "課題の共有", "bodies[1].members": "病院、家族会",
    "bodies[1].secretariat": "保健課", "bodies[1].frequency": "年2回",
    "bodies[2].name": "港の部会", "bodies[2].purpose": "指標の評価",
    "bodies[2].members": "精神科病院、訪問看護ステーション、\n相談支援事業所、家族の会",
    "bodies[2].secretariat": "福祉課", "bodies[2].frequency": "各区年2回（計8回）",
}  # fmt: skip


@pytest.mark.parametrize("head", [[["会議", "内容"]], [["会議体", "あらまし"]], []], ids=["known", "own", "none"])
def test_a_name_and_a_cell_of_labelled_lines(form: Form, head: list[list[str]]) -> None:
    """Each line is at its own place, whatever the titles above say."""
    found = read(form, OVERVIEW, grid([*head, *ROWS]))
    assert texts(found) == EXPECTED
    assert found.unplaced == ()


def test_a_cell_with_a_line_that_nothing_explains(form: Form) -> None:
    """No record is made of it: the line would be lost, or be read as another's."""
    rows = [[ROWS[0][0], f"{ROWS[0][1]}\n会場：港のホール"], ROWS[1]]
    found = read(form, OVERVIEW, grid([["会議", "内容"], *rows]), Paragraph("名称：岬の会"), Paragraph("目的：交流"))
    assert texts(found) == {"bodies[1].name": "岬の会", "bodies[1].purpose": "交流"}
    assert "港のホール" in "".join(one.text for one in found.unplaced)


def test_a_cell_of_labelled_lines_below_each_name(form: Form) -> None:
    """The names may stand side by side, or one alone in a grid of one column: the lines below are its own."""
    pairs = [[ROWS[0][0], ROWS[1][0]], [ROWS[0][1], ROWS[1][1]]]
    for blocks in ([grid(pairs)], [grid([[ROWS[0][0]], [ROWS[0][1]]]), grid([[ROWS[1][0]], [ROWS[1][1]]])]):
        found = read(form, OVERVIEW, *blocks)
        assert texts(found) == EXPECTED
        assert found.unplaced == ()


def test_boxes_with_a_name_and_labelled_lines(form: Form) -> None:
    """Each box is a record; what stands above them is kept."""
    shown = [[f"{name.splitlines()[0]}\n{told}" for name, told in ROWS]]
    found = read(form, OVERVIEW, grid([["岬の全域", "灯台地区"], *shown]))
    assert texts(found) == {**EXPECTED, "bodies[1].name": "みなと連絡会"}
    assert [left.text for left in found.unplaced] == ["岬の全域", "灯台地区"]
