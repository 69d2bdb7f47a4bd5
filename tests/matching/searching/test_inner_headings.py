"""Headings within a section in an office's own words, known by their place among the section's parts."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Block, Heading, Paragraph
from ckwriter.form import Form
from tests.test_matching import grid, read, texts

ISSUES = grid([["課題", "取組方針"], ["退院が進まない。", "住まいを探す。"]])
GOALS = grid([["指標", "現状値", "目標値"], ["①退院した人", "3人", "5人"]])
STRONG = Paragraph("・顔の見える間柄である。")


def section(*blocks: Block) -> list[Block]:
    return [Heading("Ⅴ　強みと課題", 1), *blocks, Heading("Ⅵ　連携状況", 1)]


@pytest.mark.parametrize("heading", [lambda text: Paragraph(f"【{text}】"), lambda text: Heading(text, 2)])
def test_as_many_headings_as_the_section_has_parts(form: Form, heading: type) -> None:
    """A text below the first and tables below the others, as the form has them."""
    found = read(
        form, *section(heading("いま強いところ"), STRONG, heading("弱いところ"), ISSUES, heading("物差し"), GOALS)
    )
    assert texts(found)["strengths"] == STRONG.text
    assert "goals[1].target" in texts(found)


@pytest.mark.parametrize(
    "blocks",
    [
        [Paragraph("【弱いところ】"), ISSUES, Paragraph("【いま強いところ】"), STRONG, Paragraph("【物差し】"), GOALS],
        [Paragraph("【弱いところ】"), ISSUES, Paragraph("【物差し】"), GOALS, Paragraph("【よもやま】"), STRONG],
        [Paragraph("【よもやま】"), STRONG, Paragraph("【弱いところ】"), ISSUES],
        [Paragraph("【よもやま】"), STRONG, Paragraph("【余談】"), STRONG, Paragraph("【物差し】"), GOALS],
    ],
    ids=["another order", "a text at the end", "fewer", "two texts"],
)
def test_headings_of_other_things_lead_nowhere(form: Form, blocks: list[Block]) -> None:
    """A text that nobody titled is left to a person."""
    found = read(form, *section(*blocks))
    assert "strengths" not in texts(found)
    assert STRONG.text in [one.text for one in found.unplaced]


@pytest.mark.parametrize("title", ["その他", "相談したい事項", "その他（自由記載）"])
def test_a_field_under_a_heading_like_those_of_sections(form: Form, title: str) -> None:
    """An office may put what it asks last behind the section that the form has last."""
    words = ["基礎情報", "取組の概要", "取組の経緯", "前年度の成果", "強みと課題", "連携状況", "協議の場", "予定"]
    heads = [Heading(f"第{n}　{one}", 1) for n, one in enumerate(words, 1)]
    goal = [Paragraph("短期目標：語る会を開く")]
    found = read(form, *heads, *goal, Heading(f"第９　{title}", 1), Paragraph("船便の減る冬の訪ね方を教わりたい。"))
    assert texts(found)["other_matters"] == "船便の減る冬の訪ね方を教わりたい。"
