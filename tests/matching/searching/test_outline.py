"""Headings of sections in an office's own words: what they are, by their order and by those that are known."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Block, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.matching.searching.outline import outline
from ckwriter.matching.words.lexicon import lexicon
from tests.test_matching import grid, read, texts

OWN = [
    "地域の姿",
    "めざすもの",
    "これまでの歩み",
    "昨年度ふり返り",
    "強みと宿題",
    "ともに歩む相手",
    "語り合う場",
    "一年の段取り",
]
"""Headings of the eight sections, of which the words tell only some."""
ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧ"


def leading(form: Form, *blocks: Block) -> list[str]:
    """Return the headings and the numbers of the sections that they lead to."""
    found = outline(blocks, lexicon(form))
    return [f"{index} {section.number}" for index in found for section in found[index].values()]


def headed(words: list[str], numerals: str = ROMAN) -> list[Block]:
    """Return headings counted with these numerals, and a text under each."""
    return [
        block
        for numeral, title in zip(numerals, words, strict=False)
        for block in (Heading(f"{numeral}　{title}", 1), Paragraph("文がここに入る。"))
    ]


@pytest.mark.parametrize("numerals", [ROMAN, "12345678", "１２３４５６７８", "ABCDEFGH", "一二三四五六七八"])
def test_eight_counted_headings_are_the_sections_in_their_order(form: Form, numerals: str) -> None:
    """One that is known by its words, with its own number, is enough; in whatever numerals they are counted."""
    dots = [f"{numeral}．{title}" for numeral, title in zip(numerals, OWN, strict=True)]
    assert leading(form, *(Heading(title, 1) for title in dots)) == [f"{at} {at + 1}" for at in range(8)]


def test_headings_that_skip_a_section_are_known_between_those_that_tell(form: Form) -> None:
    """An office leaves a section out and counts on: what stands between two known ones is what is missing there."""
    words = ["基礎情報", "めざすもの", "取組の経緯", "強みと課題", "ともに歩む相手", "協議の場", "スケジュール"]
    assert leading(form, *headed(words)) == ["0 1", "2 2", "4 3", "6 5", "8 6", "10 7", "12 8"]


def test_an_unknown_heading_where_two_sections_are_missing_is_left_alone(form: Form) -> None:
    """It could be either of them."""
    words = ["基礎情報", "取組概要", "取組の経緯", "ともに歩む相手", "協議の場", "スケジュール"]
    assert leading(form, *headed(words)) == ["0 1", "2 2", "4 3", "8 7", "10 8"]


def test_headings_in_another_order_lead_to_what_their_words_say(form: Form) -> None:
    """The numbers of a file that has an order of its own say nothing about the others."""
    words = ["取組の経緯", "めざすもの", "基礎情報", "協議の場", "ともに歩む相手"]
    assert leading(form, *headed(words)) == []


def test_a_counted_list_is_no_outline(form: Form) -> None:
    """Eight counted lines of which none tells a section, or lines within a section, lead nowhere."""
    lines = [Paragraph(f"{number}　{text}") for number, text in enumerate(["訪問", "研修", "広報", "相談"] * 2, 1)]
    assert leading(form, Heading("基礎情報", 1), *lines) == []


def test_headings_without_numbers_are_known_between_two_that_are(form: Form) -> None:
    """They stand in the same style as the three that are known."""
    marked = [Paragraph(f"■{words}") for words in ["基礎情報", "めざすもの", "取組の経緯", "成果・効果"]]
    assert "1 2" in leading(form, *marked)


def test_a_counted_list_of_the_same_style_does_not_hide_the_outline(form: Form) -> None:
    """Lines 1 to 3 within a section: the headings whose numbers nothing else has there are known still."""
    words = [
        "基礎情報",
        "取組概要",
        "取組の経緯",
        "昨年度ふり返り",
        "強みと課題",
        "ともに歩む相手",
        "協議の場",
        "一年の段取り",
    ]
    headings = [Paragraph(f"{number}　{title}") for number, title in enumerate(words, 1)]
    within = [Paragraph("1　訪問"), Paragraph("2　研修")]
    assert leading(form, *headings[:5], *within, *headings[5:]) == [
        "0 1", "1 2", "2 3", "3 4", "4 5", "7 6", "8 7", "9 8",
    ]  # fmt: skip


def test_a_number_that_two_lines_have_tells_nothing(form: Form) -> None:
    """Which of the two is the heading nobody can say."""
    words = [
        "1　基礎情報",
        "2　取組概要",
        "3　取組の経緯",
        "4　あれこれ",
        "1　訪問",
        "4　これあれ",
        "5　強みと課題",
        "7　協議の場",
    ]
    found = leading(form, *map(Paragraph, words))
    assert found == ["0 1", "1 2", "2 3", "6 5", "7 7"]


def test_a_line_behind_the_last_known_heading_needs_more_than_three_of_them(form: Form) -> None:
    """It may be a line of a list in the last section."""
    words = ["1　基礎情報", "2　取組概要", "3　取組の経緯", "4　その後"]
    assert leading(form, *map(Paragraph, words)) == ["0 1", "1 2", "2 3"]


def test_bands_of_one_cell_are_headings(form: Form) -> None:
    """A table of one cell as a coloured band above what belongs to the section."""
    bands = [grid([[f"{number}　{title}"]]) for number, title in enumerate(OWN, 1)]
    found = read(form, *bands[:3], Paragraph("平成30年度に協議会を立ち上げた。"), *bands[3:])
    assert texts(found)["history_summary"] == "平成30年度に協議会を立ち上げた。"


def test_rows_of_one_cell_in_a_sheet_are_headings(form: Form) -> None:
    """A whole sheet is one grid: a row in which nothing but the heading stands."""
    rows = [[f"{number}. {title}", "", ""] for number, title in enumerate(OWN, 1)]
    table = [["名称", "開催頻度", "協議の場の構成員"], ["くらし会議", "年2回", "家族会"]]
    found = read(form, grid([*rows[:7], *table, *rows[7:]]))
    assert texts(found) == {
        "forums[1].name": "くらし会議", "forums[1].frequency": "年2回", "forums[1].members": "家族会",
    }  # fmt: skip
    assert found.unplaced == ()


def test_a_number_does_not_make_a_section_of_a_heading_whose_words_tell_another(form: Form) -> None:
    """An office leaves the results out and counts on: its fourth heading is the fifth section."""
    words = ["地域の姿", "取組の概要", "取組の経過", "強みと課題", "物差し", "連携の体制", "協議の場", "本年度の予定"]
    found = leading(form, *headed([*words[:3], "強みと課題", "評価指標", *words[5:]], "12345678"))
    assert found == ["0 1", "2 2", "4 3", "8 5", "10 6", "12 7", "14 8"]


def test_headings_with_an_ordinal_sign_are_of_their_own_kind(form: Form) -> None:
    """第１ counts the sections, and １ what stands within one, although both look alike."""
    inner = (Heading("１　中身", 1), Heading("２　中身", 1))
    blocks: list[Block] = []
    for number, title in enumerate(OWN, 1):
        blocks += [Heading(f"第{number}　{title}", 1), *inner]
    assert leading(form, *blocks) == [f"{3 * at} {at + 1}" for at in range(8)]


@pytest.mark.parametrize("sheet", ["シート{}　", "（別紙{}）", "様式{}：", "No.{} "])
def test_sheets_with_numbers_of_their_own(form: Form, sheet: str) -> None:
    """A sheet may hold two sections: it begins the one that is named first."""
    names = ["市の概況", "取組の全体像", "経緯と前年度の評価", "強みと課題", "連携の状況", "協議の場の開催状況"]
    held = {
        "経緯と前年度の評価": grid([["年度", "できごと"], ["令和3年度", "浜の連絡会を置いた"]]),
        "市の概況": grid([["人口", "4,100人"], ["保健所", "1か所"]]),
    }
    blocks = [
        block
        for number, name in enumerate(names, 1)
        for block in (Paragraph(sheet.format(number) + name), *([held[name]] if name in held else []))
    ]
    found = texts(read(form, *blocks))
    assert found["history[1].text"] == "浜の連絡会を置いた"
    assert found["profile[population].value"] == "4,100"
