"""Contents whose lines say less than the headings that they name, or more."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Block, Heading, Paragraph
from ckwriter.form import Form
from tests.test_matching import grid, read, texts

SECTIONS = [
    "１　基本データ", "２　取組の全体像", "３　これまでの歩み", "４　昨年度の振り返り",
    "５　強みと課題", "６　連携体制", "７　協議の場", "８　今年度の予定",
]  # fmt: skip
FILLED: dict[str, list[Block]] = {
    "１　基本データ": [grid([["項目", "数", "時点"], ["人口", "52,300人", "R7年4月"], ["保健所", "1か所", "R7年4月"]])],
    "３　これまでの歩み": [grid([["年度", "できごと"], ["令和4年度", "連絡会を置いた"]])],
    "７　協議の場": [grid([["名称", "構成員", "開催頻度"], ["海辺の連絡会", "病院、市", "年2回"]])],
}


def body(behind: str = "") -> list[Block]:
    """Return the sections, each with what it holds; `behind` stands behind their titles."""
    return [block for title in SECTIONS for block in (Heading(title + behind, 1), *FILLED.get(title, []))]


@pytest.mark.parametrize(
    "contents",
    [
        [Heading("本日の内容", 1), *map(Paragraph, SECTIONS)],
        [Paragraph("目　次"), *(Paragraph(f"{title}……………{page}") for page, title in enumerate(SECTIONS, 2))],
        [Paragraph("\n".join(f"{title}\t{page}" for page, title in enumerate(SECTIONS, 2)))],
        [grid([[title, f"P.{page}"] for page, title in enumerate(SECTIONS, 2)])],
        [Paragraph("もくじ"), *(Paragraph("・" + title[2:]) for title in SECTIONS)],
    ],
    ids=["slide", "leaders", "one paragraph", "table", "no numbers"],
)
@pytest.mark.parametrize("behind", ["", "（１／２）"])
def test_a_table_of_contents_begins_no_section(form: Form, contents: list[Block], behind: str) -> None:
    """The sections behind it are read, and nothing of it is left over."""
    found = read(form, *contents, *body(behind))
    assert texts(found)["profile[population].value"] == "52,300"
    assert texts(found)["history[1].text"] == "連絡会を置いた"
    assert texts(found)["forums[1].name"] == "海辺の連絡会"
    assert not any("……" in one.text or one.text in SECTIONS for one in found.unplaced)


def test_other_lists_are_none(form: Form) -> None:
    """Names that come again in a table are names, and so are the titles of columns on two pages."""
    listed = [f"{n}　{name}" for n, name in enumerate(("海辺の連絡会", "山の部会", "川の懇話会", "町の語り場"), 1)]
    table = grid([["名称", "開催頻度"], *([line[2:], "年2回"] for line in listed)])
    found = read(form, Heading("２　取組の全体像", 1), *map(Paragraph, listed), table)
    assert any(listed[-1][2:] in text for text in (*texts(found).values(), *(one.text for one in found.unplaced)))
