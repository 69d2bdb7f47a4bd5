"""Tables folded: several columns below one title, and tables that go on with the records of another."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Block, Blocks, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.model import Submission
from tests.test_matching import grid, texts


def read(form: Form, heading: str, *blocks: Block) -> Submission:
    return matching.submission(Blocks((Heading(heading), *blocks)), form, "test.docx")


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("目標→実績", "45人→41人"), ("目標→実績", "目標　45人\n実績　41人"), ("目標値／実績値", "45人\n41人"),
        ("実績・目標", "実績41人　目標45人"), ("目標値と実績値", "目標値：45人、実績値：41人"),
    ],
)  # fmt: skip
def test_two_amounts_in_one_cell(form: Form, head: str, cell: str) -> None:
    """A title that names target and result, and a cell that holds both."""
    found = read(form, "4 成果・効果", grid([["指標", head, "成果"], ["訪問", cell, "届かなかった。"]]))
    assert texts(found) == {
        "results[1].indicator": "訪問", "results[1].target": "45人", "results[1].result": "41人",
        "results[1].effect": "届かなかった。",
    }  # fmt: skip
    assert found.unplaced == ()


def test_amounts_that_nobody_can_tell_apart_are_left_over(form: Form) -> None:
    """A single amount below 目標→実績 may be either."""
    found = read(form, "4 成果・効果", grid([["指標", "目標→実績", "成果"], ["訪問", "45人", "届いた。"]]))
    assert texts(found) == {"results[1].indicator": "訪問", "results[1].effect": "届いた。"}
    assert [one.text for one in found.unplaced] == ["45人"]


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        (["名称・開催頻度", "構成員", "実施内容／特記事項等"], ["連絡会\n（年2回）", "病院", "共有\n◇声が出る。"]),
        (["会議名\n開催回数", "構成員", "実施内容・特記事項"], ["連絡会\n年2回", "病院", "【実施内容】共有【特記事項】声が出る。"]),
    ],
)  # fmt: skip
def test_names_and_texts_in_one_cell(form: Form, heads: list[str], cells: list[str]) -> None:
    """The frequency stands in a bracket or on a line; the second text behind a new mark or its title."""
    found = read(form, "7 協議の場の実施状況", grid([heads, cells]))
    assert texts(found) == {
        "forums[1].name": "連絡会", "forums[1].frequency": "年2回", "forums[1].members": "病院",
        "forums[1].content": "共有", "forums[1].remarks": "声が出る。",
    }  # fmt: skip


def test_all_titles_name_two_columns(form: Form) -> None:
    """主な業務 is that of the office beside which it stands; the lower lines are the duties."""
    rows = [["所管部署名・主な業務", "連携部署名・主な業務"], ["保健課\n相談", "福祉課\n手当"], ["", "住宅課\n入居"]]
    assert texts(read(form, "6 連携状況", grid(rows))) == {
        "offices[1].owner": "保健課", "offices[1].owner_duties": "相談", "offices[1].partner": "福祉課",
        "offices[1].partner_duties": "手当", "offices[2].partner": "住宅課", "offices[2].partner_duties": "入居",
    }  # fmt: skip


def test_two_texts_of_a_fixed_row_in_one_cell(form: Form) -> None:
    """Fixed rows of texts may be folded as well."""
    rows = [["部門", "連携状況／強み・課題等"], ["保健", "【連携状況】集まる。\n【強み・課題等】様式が違う。"],
            ["医療", "【連携状況】出る。\n【強み・課題等】少ない。"]]  # fmt: skip
    assert texts(read(form, "6 連携状況", grid(rows))) == {
        "sectors[health].status": "集まる。", "sectors[health].remarks": "様式が違う。",
        "sectors[medical].status": "出る。", "sectors[medical].remarks": "少ない。",
    }  # fmt: skip


# ------------------------------------------------------------------------------------------ further columns

POLICIES = grid([["課題", "取組方針"], ["退院先がない。", "相談会"], ["家族が孤立する。", "教室"]])
LINES = (
    Paragraph("課題１　退院先がない。"),
    Paragraph("取組方針：相談会"),
    Paragraph("課題２　家族が孤立する。"),
    Paragraph("取組方針：教室"),
)
ROLES = [["区分", "課題１", "課題２"], ["行政", "A1", "A2"], ["医療", "B1", "B2"]]
BY_NAME = [["課題", "行政", "医療"], ["家族が孤立する。", "A2", "B2"], ["退院先がない。", "A1", "B1"]]
TURNED = [["", "課題１", "課題２"], ["課題", "退院先がない。", "家族が孤立する。"], ["取組方針", "相談会", "教室"],
          ["役割（取組）", "<", "<"], *ROLES[1:]]  # fmt: skip
FOUND = {
    "issues[1].issue": "退院先がない。", "issues[1].policy": "相談会", "issues[1].role_government": "A1",
    "issues[1].role_medical": "B1", "issues[2].issue": "家族が孤立する。", "issues[2].policy": "教室",
    "issues[2].role_government": "A2", "issues[2].role_medical": "B2",
}  # fmt: skip


@pytest.mark.parametrize(
    "blocks",
    [
        (POLICIES, Paragraph("課題・方針に対する役割（取組）"), grid(ROLES)), (POLICIES, grid(BY_NAME)),
        (*LINES, Paragraph("各機関の役割"), grid(ROLES)), (grid(TURNED),),
        (*LINES[:2], grid([["行政", "医療"], ["A1", "B1"]]), *LINES[2:], grid([["行政", "A2"], ["医療", "B2"]])),
    ],
    ids=["by number", "by name", "below lines", "turned", "one each"],
)  # fmt: skip
def test_roles_in_a_table_of_their_own(form: Form, blocks: tuple[Block, ...]) -> None:
    """The roles join the issues that they belong to, by number, by name, or because they stand right below."""
    found = read(form, "5 強みと課題", *blocks)
    assert texts(found) == FOUND
    assert found.unplaced == ()


def test_roles_of_unknown_issues_join_none(form: Form) -> None:
    """A third issue that no table told of is no reason to guess."""
    rows = [["区分", "課題１", "課題３"], ["行政", "A1", "A3"], ["医療", "B1", "B3"]]
    found = texts(read(form, "5 強みと課題", POLICIES, grid(rows)))
    assert {at: text for at, text in found.items() if at.startswith("issues[1]")} == {
        "issues[1].issue": "退院先がない。", "issues[1].policy": "相談会",
    }  # fmt: skip


# ------------------------------------------------------------------------------------------ fixed rows as lines


@pytest.mark.parametrize(
    "lines",
    [
        ("・保健：集まる。【強み・課題】様式が違う。", "・医療：出る。【強み・課題】少ない。"),
        ("保健部門の連携状況", "集まる。", "保健部門の強み・課題", "様式が違う。",
         "医療部門の連携状況", "出る。", "医療部門の強み・課題", "少ない。"),
        ("連携状況（保健）：集まる。", "強み・課題等（保健）：様式が違う。", "連携状況（医療）：出る。", "強み・課題等（医療）：少ない。"),
    ],
)  # fmt: skip
def test_sectors_as_lines(form: Form, lines: tuple[str, ...]) -> None:
    """A line that names a sector and a column, or a sector with both texts behind it; the text above ends there."""
    found = read(form, "6 連携状況", Paragraph("【体制】"), Paragraph("保健所が中心となる。"), *map(Paragraph, lines))
    assert texts(found) == {
        "structure": "保健所が中心となる。", "sectors[health].status": "集まる。", "sectors[health].remarks": "様式が違う。",
        "sectors[medical].status": "出る。", "sectors[medical].remarks": "少ない。",
    }  # fmt: skip
    assert found.unplaced == ()


SECTORS = [
    ["保健", "病院を訪ねる。\n【強み・課題等】夜間が手薄である。"],
    ["医療", "会議に加わる。\n【強み・課題等】参加が少ない。"],
]


@pytest.mark.parametrize("title", ["各部門の連携状況\n強み・課題等", "連携状況、強み・課題等"])
def test_a_title_that_joins_one_with_a_joint_in_it(form: Form, title: str) -> None:
    """The second text stands behind its title; the first needs none."""
    found = read(form, "６　連携状況", grid([["部門", title], *SECTORS]))
    said = texts(found)
    assert said["sectors[health].status"] == "病院を訪ねる。"
    assert said["sectors[medical].remarks"] == "参加が少ない。"
    assert found.unplaced == ()


def test_two_texts_in_a_cell_that_nothing_parts(form: Form) -> None:
    """Nobody can tell where the second begins: they are left over, and the titles are no record of the table above."""
    offices = grid([["所管部署名", "連携部署名"], ["健康課", "住宅課"]])
    sectors = grid(
        [["部門", "連携状況、強み・課題等"], ["保健", "・訪ねる。\n・手薄である。"], ["医療", "・加わる。\n・少ない。"]]
    )
    found = read(form, "６　連携状況", offices, sectors)
    assert not any(at.startswith("sectors") for at in texts(found))
    assert "offices[2].owner" not in texts(found)
    assert {"・訪ねる。\n・手薄である。", "・加わる。\n・少ない。"} <= {one.text for one in found.unplaced}


@pytest.mark.parametrize("title", ["役割（取組）", "それぞれの役割", "誰が何をするか"])
def test_roles_in_one_cell_below_a_heading_in_other_words(form: Form, title: str) -> None:
    """Titles behind each other in one cell tell what the heading above them is."""
    roles = "（行政）調整\n（医療）選定\n（福祉）体験宿泊\n（その他関係機関・住民等）見守り"
    issues = grid([["課題", "取組方針", title], ["退院が進まない。", "住まいを確保する。", roles]])
    found = read(form, "５　強みと課題", issues)
    said = texts(found)
    assert said["issues[1].role_medical"] == "選定"
    assert said["issues[1].role_others"] == "見守り"
    assert found.unplaced == ()
