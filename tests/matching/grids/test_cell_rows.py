"""Rows of a fixed table that share a cell, and remarks that stand between label and figure."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Blocks, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.model import Submission
from tests.test_matching import Rows, grid, texts


def read(form: Form, rows: Rows) -> Submission:
    return matching.submission(Blocks((Heading("1 基礎情報"), grid(rows))), form, "test.docx")


@pytest.mark.parametrize(
    "said",
    [
        "都道府県：該当なし\n圏域：有　2か所／3圏域\n市町村：無",
        "・都道府県　該当なし\n・圏域　有　2か所／3圏域\n・市町村　無",
    ],
)
def test_lines_of_a_cell_are_the_rows_of_its_group(form: Form, said: str) -> None:
    """Beside the heading of a group each line begins with the title of one of its rows, or a part of it."""
    found = read(form, [["項目", "値", "時点"], ["人口", "312", "R6年4月"], ["協議の場の設置状況", said, "R6年10月"]])
    told = {at: text for at, text in texts(found).items() if at.startswith("profile[forums")}
    assert told == {
        "profile[forums_prefecture].choice": "該当なし", "profile[forums_prefecture].as_of": "R6年10月",
        "profile[forums_welfare_area].choice": "有", "profile[forums_welfare_area].value": "2",
        "profile[forums_welfare_area].denominator": "3", "profile[forums_municipality].choice": "無",
    }  # fmt: skip
    assert found.unplaced == ()


def test_figures_of_a_group_in_one_cell(form: Form) -> None:
    """3か月 is a part of the title of one row alone."""
    rows = [["項目", "値"], ["人口", "312"], ["退院率", "3か月：61.2%\n6か月：80.4%\n1年：88.0%"]]
    found = texts(read(form, rows))
    assert [found[f"profile[discharge_rate_{span}].value"] for span in ("3_months", "6_months", "1_year")] == [
        "61.2", "80.4", "88.0",
    ]  # fmt: skip


def test_lines_without_a_label_stay_together(form: Form) -> None:
    """A remark below an answer is no row."""
    found = read(
        form, [["項目", "値"], ["人口", "312"], ["協議の場の設置状況", "都道府県：該当なし\n詳しくは次年度に示す"]]
    )
    assert "詳しくは次年度に示す" in " ".join([*texts(found).values(), *(one.text for one in found.unplaced)])


def test_words_between_label_and_figure_are_a_remark(form: Form) -> None:
    """Where other rows have their details, this one says what its figure is of."""
    rows = [
        ["項目", "時点", "内訳", "数値"], ["市町村数", "R6年4月", "島を含む", "1"], ["保健所数", "R6年4月", "本庁のみ", "1か所"],
        ["人口", "R6年4月", "", "312人"],
    ]  # fmt: skip
    found = read(form, rows)
    notes = {at: text for at, text in texts(found).items() if at.endswith(".note")}
    assert notes == {"profile[municipalities].note": "島を含む", "profile[public_health_centres].note": "本庁のみ"}
    assert found.unplaced == ()


def test_labels_that_name_a_row_and_a_column(form: Form) -> None:
    """A table of texts whose every cell has a label of its own: 保健の連携状況, 保健の強み・課題."""
    pairs = [
        ["保健の連携状況", "保健師が記録を読む。"], ["保健の強み・課題", "引継ぎが早い。"], ["医療の連携状況", "相談員が会議に出る。"],
        ["医療の強み・課題", "医師が少ない。"],
    ]  # fmt: skip
    blocks = (Heading("6 連携状況"), grid(pairs[:2]), grid(pairs[2:]))
    found = matching.submission(Blocks(blocks), form, "test.docx")
    assert texts(found) == {
        "sectors[health].status": "保健師が記録を読む。", "sectors[health].remarks": "引継ぎが早い。",
        "sectors[medical].status": "相談員が会議に出る。", "sectors[medical].remarks": "医師が少ない。",
    }  # fmt: skip
    assert found.unplaced == ()


def test_labels_that_count_the_row_and_name_the_column(form: Form) -> None:
    """協議の場１　名称 is 名称, of the first one."""
    cards = [
        [["協議の場１　名称", "連絡会"], ["開催頻度", "2回/年"], ["実施内容", "目標の確認"]],
        [["協議の場２　名称", "部会"], ["開催頻度", "4回/年"], ["実施内容", "事例の検討"]],
    ]
    blocks = (Heading("7 協議の場の実施状況"), *map(grid, cards))
    found = matching.submission(Blocks(blocks), form, "test.docx")
    assert (texts(found)["forums[1].name"], texts(found)["forums[2].name"]) == ("連絡会", "部会")
    assert found.unplaced == ()


@pytest.mark.parametrize("said", ["【連絡会】目標を決める。", "連絡会（目標を決める。）"])
def test_a_name_and_its_text_in_one_cell(form: Form, said: str) -> None:
    """One title may stand for both columns."""
    rows = [["時期（月）", "実施内容／具体的な取組"], ["R6年6月", said], ["R7年2月", "【部会】評価を行う。"]]
    found = matching.submission(Blocks((Heading("8 スケジュール"), grid(rows))), form, "test.docx")
    assert (texts(found)["schedule[1].activity"], texts(found)["schedule[1].detail"]) == ("連絡会", "目標を決める。")


def test_a_bracket_that_closes_a_title_is_no_part_of_its_text(form: Form) -> None:
    """（強み・課題：…） at the end of a line tells the other column; a bracket within it stays."""
    lines = [
        "保健：保健師が記録を読む。（強み・課題：引継ぎが早い。）",
        "医療：相談員が会議に出る。（強み・課題：医師（常勤）が少ない。）",
    ]
    found = matching.submission(Blocks((Heading("6 連携状況"), *map(Paragraph, lines))), form, "test.txt")
    assert texts(found)["sectors[health].remarks"] == "引継ぎが早い。"
    assert texts(found)["sectors[medical].remarks"] == "医師（常勤）が少ない。"


@pytest.mark.parametrize(
    "cells",
    [
        ("合計　820人", "３か月未満\n201人（24.5％）", "1年以上\n410人（50.0％）\nうち65歳未満　150人"),
        ("合計：820人", "・3か月未満：201人（24.5%）\n・1年以上：410人（50.0%）", "うち65歳未満：150人"),
        ("合計\n820人\n3か月未満\n201人（24.5％）", "", "1年以上　410人（50.0％）\nうち65歳未満　150人"),
    ],
)
@pytest.mark.parametrize("source", ["630調査（R5年6月30日）", "R5年6月30日　630調査"])
def test_rows_of_a_group_in_cells_side_by_side(form: Form, cells: tuple[str, str, str], source: str) -> None:
    """Label and figure share a cell, on one line or on two; what names no row is the date and source of the group."""
    rows = [["人口", "81,204人", "R6年4月", ""], ["入院精神障害者数", *cells]]
    rows = [["1", "", *rows[0]], ["^", "", rows[1][0], source, *cells[:2], cells[2]]]
    rows[0].append("")
    told = {at.removeprefix("profile"): text for at, text in texts(read(form, rows)).items()}
    assert told["[inpatients].value"] == "820"
    assert told["[inpatients].as_of"] == "R5年6月30日"
    assert told["[inpatients_under_3_months].value"] == "201"
    assert told["[inpatients_under_3_months].share"] == "24.5"
    assert told["[inpatients_1_year_or_more].share"] == "50.0"
    assert told["[inpatients_1_year_or_more_under_65].value"] == "150"


def test_the_word_for_none_may_be_parted_by_the_width_of_its_cell(form: Form) -> None:
    """A narrow column breaks it: 都道府県 該当 / なし."""
    said = "市町村 有 1／1\n圏域 無\n都道府県 該当\nなし"
    found = texts(read(form, [["項目", "値", "時点"], ["人口", "312", "R6年4月"], ["協議の場", said, "R6年10月"]]))
    assert found["profile[forums_municipality].denominator"] == "1"
    assert "".join(found["profile[forums_prefecture].choice"].split()) == "該当なし"
