"""Cells that hold what two columns ask, with words around the amounts and brackets around the texts."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading
from ckwriter.form import Form
from tests.test_matching import grid, read, texts


@pytest.mark.parametrize("title", ["現状値（今年度当初）→ 目標値（今年度末）", "現状 ⇒ 目標"])
@pytest.mark.parametrize(
    ("cell", "first", "second"),
    [
        ("延べ70件/年　→　延べ90件/年", "延べ70件/年", "延べ90件/年"),
        ("５回 → ３回（ほかに２回は動画を配る形に改める）", "５回", "３回（ほかに２回は動画を配る形に改める）"),
        ("未実施⇒試しに始める", "未実施", "試しに始める"),
    ],
)
def test_two_amounts_with_an_arrow(form: Form, title: str, cell: str, first: str, second: str) -> None:
    """The arrow parts them, whatever each says."""
    table = grid([["指標", title, "見込まれる効果"], ["①浜の語り場", cell, "話す人が増える。"]])
    found = texts(read(form, Heading("５　強みと課題", 1), table))
    assert (found["goals[1].baseline"], found["goals[1].target"]) == (first, second)


@pytest.mark.parametrize("bracket", ["（{}）", "({})", "【{}】"])
def test_what_an_office_does_in_a_bracket_below_its_name(form: Form, bracket: str) -> None:
    """The bracket is none of the text."""
    table = grid(
        [
            ["所管部署及び主な業務", "連携部署及び主な業務"],
            ["浜の健康課\n" + bracket.format("相談、訪問"), "町の福祉課\n" + bracket.format("手当、計画")],
        ]
    )
    found = texts(read(form, Heading("６　連携状況", 1), table))
    assert found["offices[1].owner_duties"] == "相談、訪問"
    assert found["offices[1].partner_duties"] == "手当、計画"


@pytest.mark.parametrize("count", ["（計7機関）", "（3地区で計20機関）", "計7機関"])
def test_how_many_members_on_a_line_below_them(form: Form, count: str) -> None:
    """With a bracket or without."""
    table = grid([["名称", "目的", "構成員（機関数）"], ["浜の連絡会", "課題を共有する。", f"病院、薬局、市\n{count}"]])
    found = texts(read(form, Heading("２　取組概要", 1), table))
    assert found["bodies[1].members"] == "病院、薬局、市"
    assert found["bodies[1].member_count"] == count.strip("（）")


@pytest.mark.parametrize("target", ["当初に定めた目標値\n（昨年度当初）", "はじめに立てた目標（令和6年度当初）"])
def test_a_title_with_words_before_and_a_bracket_behind(form: Form, target: str) -> None:
    """The bracket does not make it too long for a title."""
    table = grid(
        [["指標", "実績値\n（昨年度末）", target, "成果・効果"], ["①浜の語り場", "7回", "6回", "話す人が増えた。"]]
    )
    found = texts(read(form, Heading("４　成果・効果", 1), table))
    assert (found["results[1].result"], found["results[1].target"]) == ("7回", "6回")
