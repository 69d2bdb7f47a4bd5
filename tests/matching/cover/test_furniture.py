"""What tells nothing is not among the texts without a place; whatever may tell something is."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Block, Blocks, Heading, Paragraph
from ckwriter.form import Form
from tests.test_matching import grid

FORUMS = grid([["名称", "開催頻度"], ["連絡会", "年4回"]])


def left(form: Form, *blocks: Block) -> list[str]:
    found = matching.submission(Blocks((Paragraph("見本市"), *blocks)), form, "test.docx")
    return [unplaced.text for unplaced in found.unplaced]


@pytest.mark.parametrize(
    "text", ["見本市　提出資料", "令和6年度　取組状況", "1基礎情報・2概要", "様式（1～4）", "7協議の場"]
)
def test_page_heads_tell_nothing(form: Form, text: str) -> None:
    """The head of a page or the name of a sheet: the body, the year, the sections, a number."""
    assert left(form, Paragraph(text, aside=True), Heading("7 協議の場"), FORUMS) == []


def test_what_a_speaker_notes_is_kept(form: Form) -> None:
    """Outside of the page too, what is a sentence or names nothing of the document is kept; once if it is repeated."""
    notes = ["開催は次年度から増やす予定。", "決裁欄"]
    blocks = (Paragraph(text, aside=True) for text in (*notes, "決裁欄"))
    assert left(form, *blocks, Heading("7 協議の場"), FORUMS) == notes


@pytest.mark.parametrize("text", ["様式1", "見本市（中核市）", "■会議の一覧", "表2　協議の場の開催状況"])
def test_titles_in_other_words_tell_nothing(form: Form, text: str) -> None:
    """A line above a table that holds a word of its titles, the body again, the number of a sheet."""
    assert left(form, Heading("7 協議の場"), Paragraph(text), FORUMS) == []


@pytest.mark.parametrize("text", ["・会議は全4回で終了", "協議の場：準備中", "会議、研修", "R6年度の会議"])
def test_a_line_above_a_table_that_tells_something_is_kept(form: Form, text: str) -> None:
    """An amount, an item of a list, a label with its value, several things, a year."""
    assert left(form, Heading("7 協議の場"), Paragraph(text), FORUMS) == [text]


def test_numbers_of_rows_and_repeated_dates_tell_nothing(form: Form) -> None:
    """A column that counts on, 同上, a dash, and the date of another row of the table."""
    rows = [
        ["番号", "項目", "値", "単位", "時点"], ["1", "人口", "312", "人", "R6年10月"], ["2", "入院患者数　合計", "90", "人", "R6年6月"],
        ["3", "入院患者数　３か月未満", "40", "人", "同上"], ["4", "入院患者数　１年以上", "50", "人", "R6年6月"],
        ["5", "精神領域の部会の有無", "有", "―", "―"],
    ]  # fmt: skip
    assert left(form, Heading("1 基礎情報"), grid(rows)) == []


def test_a_figure_beside_a_row_is_kept(form: Form) -> None:
    """Numbers that do not count on, in a column that the form does not know, are kept as one text of that column."""
    rows = [
        ["項目", "値", "単位", "前年", "時点"], ["人口", "312", "人", "315", "R6年10月"], ["保健所数", "1", "か所", "2", "R6年10月"],
        ["入院患者数　１年以上", "50", "人", "52", "R5年6月"],
    ]  # fmt: skip
    assert left(form, Heading("1 基礎情報"), grid(rows)) == [
        "前年：315（人口）、2（保健所数）、52（入院患者数 １年以上）"
    ]


@pytest.mark.parametrize("text", ["（以上）", "（別紙様式）", "＜その２＞", "-----", "=" * 70])
def test_what_only_ends_or_counts_tells_nothing(form: Form, text: str) -> None:
    """A word in brackets that ends a page or names its kind, the number of a record, a rule of signs."""
    assert left(form, Heading("7 協議の場"), FORUMS, Paragraph(text)) == []


def test_rising_numbers_are_those_of_pages(form: Form) -> None:
    """Three bare numbers, each larger than the one before; others may be figures."""
    parts = (Heading("7 協議の場"), FORUMS, Heading("3 取組の経緯"), grid([["年度", "内容"], ["R2", "設置"]]))
    assert left(form, parts[0], Paragraph("3"), *parts[1:3], Paragraph("4"), parts[3], Paragraph("6")) == []
    assert left(form, parts[0], Paragraph("3"), *parts[1:3], Paragraph("9"), parts[3], Paragraph("6")) == [
        "3",
        "9",
        "6",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "４．構築に資する取組の成果・効果　＜昨年度の成果・効果＞", "４．構築に資する取組の成果・効果",
        "４　取組の成果・効果　② 表でみる達成度",
    ],
)  # fmt: skip
def test_the_tail_of_a_section_s_title_is_its_heading(form: Form, text: str) -> None:
    """With the section's own number, whatever part of it is named behind; no line is left over."""
    results = grid([["指標", "目標値", "実績値"], ["電話の件数", "5件", "7件"]])
    assert left(form, Heading("3 取組の経緯"), grid([["年度", "内容"], ["R2", "設置"]]), Paragraph(text), results) == []


def test_numbers_behind_the_name_of_the_body_are_those_of_pages(form: Form) -> None:
    """The foot of each slide: 見本市 1, 見本市 2, and so on."""
    cover = grid([["自治体名", "見本市"], ["見出し", "坂道のまち"]])
    feet = [
        block
        for number, title in enumerate(("3 取組の経緯", "5 強みと課題", "6 連携状況"), 1)
        for block in (Heading(title), Paragraph(f"見本市 {number}"))
    ]
    assert left(form, cover, *feet) == []
    assert left(form, cover, Heading("3 取組の経緯"), Paragraph("見本市 1")) == ["見本市 1"]
