"""Names with running text below each, on lines that nothing labels."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Block, Blocks, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.model import Submission
from tests.test_matching import grid, texts

VISITS, HOMES = "病院を訪ね、暮らしを語る。", "相談員が物件を一緒に探す。"
EXPECTED = {
    "programmes[1].name": "病棟訪問", "programmes[1].description": VISITS,
    "programmes[2].name": "住まいの相談", "programmes[2].description": HOMES,
}  # fmt: skip


def read(form: Form, *blocks: Block) -> Submission:
    return matching.submission(Blocks((Heading("2 取組概要"), *blocks)), form, "test.docx")


@pytest.mark.parametrize(
    "head",
    ["{}", "【{}】", "＜{}＞", "■{}", "（{}）", "(1) {}", "2. {}", "ア {}"],
    ids=lambda head: head.format("name"),
)
def test_a_name_above_its_text(form: Form, head: str) -> None:
    """Brackets, marks and the numbers of a list are no part of a name; it needs none of them."""
    lines = (head.format("病棟訪問"), VISITS, head.format("住まいの相談"), HOMES)
    found = read(form, *map(Paragraph, lines))
    assert texts(found) == EXPECTED
    assert found.unplaced == ()


def test_a_name_in_a_heading_of_its_own(form: Form) -> None:
    """What looks like a heading below that of the section is a name, if there is running text below it."""
    blocks = (Heading("病棟訪問", 3), Paragraph(VISITS), Heading("住まいの相談", 3), Paragraph(HOMES))
    assert texts(read(form, *blocks)) == EXPECTED


@pytest.mark.parametrize(
    "rows",
    [
        [["【病棟訪問】\n" + VISITS], ["【住まいの相談】\n" + HOMES]],
        [["病棟訪問"], [VISITS], ["住まいの相談"], [HOMES]],
    ],
    ids=["in one cell", "in two"],
)
def test_a_name_and_its_text_in_boxes(form: Form, rows: list[list[str]]) -> None:
    """A frame round each does not change what they are."""
    assert texts(read(form, grid(rows))) == EXPECTED


def test_a_circled_number_is_part_of_a_name(form: Form) -> None:
    """It is what other sections call the programme by."""
    found = read(form, *map(Paragraph, ("① 病棟訪問", VISITS, "② 住まいの相談", HOMES)))
    assert [found.text(f"programmes[{n}].name") for n in (1, 2)] == ["① 病棟訪問", "② 住まいの相談"]


def test_a_title_above_another_table_is_no_text(form: Form) -> None:
    """The short line before the cards of the meetings is neither a name nor the end of the text above it."""
    cards = ("◆推進連絡会", "目的：課題の共有", "構成員：病院、保健所")
    found = read(form, *map(Paragraph, ("【病棟訪問】", VISITS, "【住まいの相談】", HOMES, "会議の構成", *cards)))
    assert {at: text for at, text in texts(found).items() if at.startswith("programmes")} == EXPECTED
    assert found.text("bodies[1].name") == "推進連絡会"
    assert found.unplaced == ()


def test_short_lines_that_do_not_take_turns_are_no_names(form: Form) -> None:
    """Two in a row may be anything: they are left over with the text below them."""
    history = grid([["年度", "内容"], ["R5年度", "部会を設けた。"]])
    lines = ("推進の考え方", "三つの柱", VISITS, HOMES)
    found = read(form, *map(Paragraph, lines), Heading("3 取組の経緯"), history)
    assert not any(at.startswith("programmes") for at in texts(found))
    assert [left.text for left in found.unplaced] == [*lines]


def test_a_line_that_only_says_how_often(form: Form) -> None:
    """Below the other lines of a card it is that card's; above them, below the next name, the next one's."""
    last = (
        "◆推進連絡会",
        "目的：課題の共有",
        "事務局：保健所",
        "年2回",
        "◆区の会議",
        "目的：情報交換",
        "事務局：区",
        "各区 年3回（計21回）",
    )
    first = (
        "推進連絡会",
        "年2回",
        "目的：課題の共有",
        "事務局：保健所",
        "区の会議",
        "年3回",
        "目的：情報交換",
        "事務局：区",
    )
    for lines, often in ((last, "各区 年3回（計21回）"), (first, "年3回")):
        found = read(form, Heading("協議の場", 3), *map(Paragraph, lines))
        assert [found.text(f"bodies[{n}].name") for n in (1, 2)] == ["推進連絡会", "区の会議"]
        assert [found.text(f"bodies[{n}].frequency") for n in (1, 2)] == ["年2回", often]
        assert found.unplaced == ()


def test_numbers_in_square_brackets_are_those_of_names(form: Form) -> None:
    """［1］, below it a sentence or items of a list."""
    lines = [
        "［1］ねらい",
        "町で出会い、町で支える。",
        "［2］おもな取組",
        "・相談員が、月に二度、家を訪ねる。",
        "・集まりは、駅前の広間で開く。",
    ]
    found = matching.submission(Blocks((Heading("2 取組概要"), *map(Paragraph, lines))), form, "test.docx")
    assert texts(found) == {
        "programmes[1].name": "ねらい", "programmes[1].description": lines[1], "programmes[2].name": "おもな取組",
        "programmes[2].description": "\n".join(lines[3:]),
    }  # fmt: skip
    assert found.unplaced == ()
