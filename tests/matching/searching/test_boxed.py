"""Boxes of a diagram: what meets, how often, who takes part and what for, whatever draws the boxes."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Blocks, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.model import Submission
from tests.test_matching import grid, texts

HEADING = Heading("2 取組概要（全体）")


def bodies(found: Submission) -> dict[str, str]:
    return {at: text for at, text in texts(found).items() if at.startswith("bodies")}


def test_boxes_drawn_as_cells(form: Form) -> None:
    """Two names may share a box; a list is of members, what is done is what it is for; arrows stand between."""
    boxes = [
        ["こころ推進会議（以下「推進会議」）\n年２回　市の方針を決める"], ["↓　↑"],
        ["退院部会　年４回　　｜　　住まい部会（年３回）\n事例の検討、推進会議への提案"],
        ["担当者ミーティング　毎月第３水曜日\n病院、相談支援事業所、保健所"],
    ]  # fmt: skip
    found = matching.submission(Blocks((HEADING, Heading("〔会議の流れ〕"), grid(boxes))), form, "test.docx")
    assert bodies(found) == {
        "bodies[1].name": "こころ推進会議（以下「推進会議」）", "bodies[1].frequency": "年２回", "bodies[1].purpose": "市の方針を決める",
        "bodies[2].name": "退院部会", "bodies[2].frequency": "年４回", "bodies[2].purpose": "事例の検討、推進会議への提案",
        "bodies[3].name": "住まい部会", "bodies[3].frequency": "年３回", "bodies[3].purpose": "事例の検討、推進会議への提案",
        "bodies[4].name": "担当者ミーティング", "bodies[4].frequency": "毎月第３水曜日", "bodies[4].members": "病院、相談支援事業所、保健所",
    }  # fmt: skip
    assert found.unplaced == ()


@pytest.mark.parametrize("box", ["講座\n年2回", "連絡会\n病院、保健所", "連絡会　年2回\n病院、保健所\n家族会、町会"])
def test_a_box_of_which_nobody_can_tell_is_kept(form: Form, box: str) -> None:
    """No name of what meets, no word on how often, or two lists: no word is lost."""
    found = matching.submission(
        Blocks((Paragraph("見本市"), HEADING, grid([[box], ["推進会議　年1回"]]))), form, "test.docx"
    )
    words = " ".join((*texts(found).values(), *(one.text for one in found.unplaced)))
    assert all(line.split("　")[0] in words for line in box.split("\n"))


def test_boxes_drawn_as_text(form: Form) -> None:
    """Names with how often follow each other, each with its members; the labels of a map are no members."""
    lines = [
        "こころ推進会議（年2回）", "医師会、家族会　計2機関", "手引き作成班（年5回）", "病院、保健所の職員", "地区会議（各区年3回）　病院、民生委員",
        "東区", "西区", "南区",
    ]  # fmt: skip
    found = matching.submission(Blocks((HEADING, *map(Paragraph, lines))), form, "test.pptx")
    assert bodies(found) == {
        "bodies[1].name": "こころ推進会議", "bodies[1].frequency": "年2回", "bodies[1].members": "医師会、家族会",
        "bodies[1].member_count": "計2機関",
        "bodies[2].name": "手引き作成班", "bodies[2].frequency": "年5回", "bodies[2].members": "病院、保健所の職員",
        "bodies[3].name": "地区会議", "bodies[3].frequency": "各区年3回", "bodies[3].members": "病院、民生委員",
    }  # fmt: skip
    assert [one.text for one in found.unplaced] == ["東区", "西区", "南区"]


def test_what_is_told_of_a_name_in_boxes_beside_it(form: Form) -> None:
    """The name, how often, the members and the office each have a box, or a line of one."""
    lines = [
        "こころ推進会議", "年2回", "医師会、家族会", "事務局：福祉課", "退院部会", "（年4回）", "病院、保健所", "事務局：保健所",
    ]  # fmt: skip
    found = matching.submission(Blocks((HEADING, *map(Paragraph, lines))), form, "test.pptx")
    assert bodies(found) == {
        "bodies[1].name": "こころ推進会議", "bodies[1].frequency": "年2回", "bodies[1].members": "医師会、家族会",
        "bodies[1].secretariat": "福祉課",
        "bodies[2].name": "退院部会", "bodies[2].frequency": "年4回", "bodies[2].members": "病院、保健所",
        "bodies[2].secretariat": "保健所",
    }  # fmt: skip
    assert found.unplaced == ()


def test_arrows_between_the_rows_of_a_table(form: Form) -> None:
    """The names along the top with how often in a bracket, arrows below them, the members below these."""
    rows = [["推進会議（年2回）", "退院部会（年4回）"], ["↓", "↓"], ["構成員：医師会、家族会", "構成員：病院、保健所"]]
    found = matching.submission(Blocks((HEADING, grid(rows))), form, "test.docx")
    assert bodies(found) == {
        "bodies[1].name": "推進会議", "bodies[1].frequency": "年2回", "bodies[1].members": "医師会、家族会",
        "bodies[2].name": "退院部会", "bodies[2].frequency": "年4回", "bodies[2].members": "病院、保健所",
    }  # fmt: skip
    assert found.unplaced == ()
