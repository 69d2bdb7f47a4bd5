"""Headings in an office's own words: the section that what stands below them tells, in the form's order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ckwriter.blocks import Block, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.matching.searching.outline import outline
from ckwriter.matching.words.lexicon import lexicon
from tests.test_matching import Rows, grid, read, texts

FIGURES: Rows = [["人口", "312,000人"], ["精神科病院の数", "4"], ["保健所数", "1"]]
PLAN: Rows = [["時期", "行うこと", "具体的な取組"], ["R6年5月", "集い", "話題を決める"]]
MEETINGS: Rows = [["名称", "構成員", "開催頻度", "特記事項"], ["見本連絡会", "病院、家族会", "年2回", "話が弾む。"]]
EVENTS: Rows = [["平成29年度", "準備会を始める"], ["令和2年度", "見本連絡会を置く"]]
RESULTS: Rows = [["指標", "目標値", "実績値", "変化"], ["①集い", "10回", "12回", "人が増えた。"]]
ROOMS = [
    ("わがまちのいま", FIGURES),
    ("ここまでの道", EVENTS),
    ("あの一年", RESULTS),
    ("語らい", MEETINGS),
    ("四季", PLAN),
]
"""Headings whose words tell nothing, and what stands below them."""
SECTIONS = ["1", "3", "4", "7", "8"]


def band(text: str) -> Block:
    """Return a heading in a coloured bar: a table of one cell."""
    return grid([[text]])


def line(text: str) -> Block:
    """Return a heading behind a mark."""
    return Paragraph(f"■{text}")


def headed(text: str) -> Block:
    """Return a paragraph in the style of a heading."""
    return Heading(text, 1)


def leading(form: Form, *blocks: Block) -> list[str]:
    """Return the sections that headings lead to, by their number."""
    found = outline(blocks, lexicon(form))
    return [section.number for index in sorted(found) for section in found[index].values()]


@pytest.mark.parametrize("look", [band, line, headed])
def test_headings_are_known_by_what_stands_below_them(form: Form, look: Callable[[str], Block]) -> None:
    """Bars, marked lines and styled ones alike."""
    blocks = [block for text, rows in ROOMS for block in (look(text), grid(rows))]
    assert leading(form, *blocks) == SECTIONS


@pytest.mark.parametrize("look", [band, line, headed])
def test_what_stands_below_such_headings_is_read(form: Form, look: Callable[[str], Block]) -> None:
    """Each table is of the section that it stands in."""
    blocks = [block for text, rows in ROOMS for block in (look(text), grid(rows))]
    found = texts(read(form, Paragraph("見本市"), *blocks))
    assert found["profile[population].value"] == "312,000"
    assert found["history[2].text"] == "見本連絡会を置く"
    assert found["results[1].effect"] == "人が増えた。"
    assert found["forums[1].members"] == "病院、家族会"
    assert found["schedule[1].detail"] == "話題を決める"


def test_ten_counted_bars_in_one_table_are_the_eight_sections(form: Form) -> None:
    """A section may have two headings; the numbers are the office's own."""
    bars = ["管内の概況", "会議体", "経過", "前年度の達成", "強み及び課題", "数値目標", "関係部門", "協議の場", "工程"]
    rows = [row for n, title in enumerate(bars) for row in ([f"{'ⅠⅡⅢⅣⅤⅥⅦⅧⅨ'[n]}　{title}", "<"], ["", ""])]
    assert leading(form, grid(rows)) == ["1", "2", "3", "4", "5", "5", "6", "7", "8"]


def test_headings_below_which_nothing_tells_lead_nowhere(form: Form) -> None:
    """Boxes of an album are no sections, even where one of them holds the figures of the place."""
    names = ["春の集い", "夏の集い", "秋の集い", "冬の集い", "年の暮れ"]
    blocks = [block for name in names for block in (band(name), Paragraph("皆で歌った。"))]
    assert leading(form, *blocks, band("まちの数"), grid(FIGURES)) == []


def test_names_in_bars_above_cards_of_one_section_lead_nowhere(form: Form) -> None:
    """Four meetings, each below its name in a bar, are no four sections."""
    card: Rows = [["開催頻度", "年2回"], ["構成員", "病院、家族会"], ["特記事項", "話が弾む。"]]
    names = ["見本連絡会", "山の会", "川の会", "海の会"]
    assert leading(form, *(block for name in names for block in (band(name), grid(card)))) == []


def test_the_first_part_of_a_section_without_a_heading_begins_it(form: Form) -> None:
    """■ 取組内容 and ■ 基本情報 stand where others have the heading of section 1; the second is read within it."""
    found = read(
        form,
        Heading("■ 取組内容", 2), Paragraph("語る会と港の窓口"), Heading("■ 基本情報", 2), grid(FIGURES),
        Heading("■ 始めた順に", 2), grid(EVENTS), Heading("■ 顔を合わせる場", 2), grid(MEETINGS), Heading("■ これから", 2), grid(PLAN),
    )  # fmt: skip
    told = texts(found)
    assert told["profile[population].value"] == "312,000"
    assert told["history[1].text"]
    assert told["forums[1].name"]
    assert told["schedule[1].detail"] == "話題を決める"


def test_headings_of_parts_lead_to_no_section(form: Form) -> None:
    """特徴（強み） and その他事項 stand within sections whose number and title are cells of their own."""
    found = read(
        form,
        grid([["1", "基礎情報"]]), Paragraph("◇ 基本情報"), grid(FIGURES),
        grid([["5", "強みと課題"]]), Paragraph("◇ 特徴（強み）"), Paragraph("顔が見える。"),
        grid([["7", "協議の場"]]), Paragraph("◇ 協議の場"), grid(MEETINGS),
        Paragraph("◇ その他事項"), Paragraph("他市の例を知りたい。"), grid([["8", "スケジュール"]]), grid(PLAN),
    )  # fmt: skip
    assert texts(found)["other_matters"] == "他市の例を知りたい。"
    assert texts(found)["schedule[1].detail"] == "話題を決める"
