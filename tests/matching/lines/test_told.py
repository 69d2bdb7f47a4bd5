"""Texts in an office's own way: running text, lists without a label, labels in brackets, fields as columns."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Form
from tests.matching.test_layouts import read
from tests.test_matching import grid, texts

OVERVIEW = Heading("２　取組概要（全体）", 1)
BODIES = grid([["名称", "目的", "年回数"], ["連絡会", "課題を話し合う", "年4回"]])
FIRST = "市の保健師が病院を訪ね、入院している方の希望を聞いたうえで、退院の準備を一緒に進めている。"
SECOND = "家族の教室は秋に開き、病気の経過や使える制度について、家族会の協力を得ながら伝えている。"


def test_running_text_of_the_overview(form: Form) -> None:
    """Each paragraph is a row that has no name yet: a check asks for one."""
    found = read(form, OVERVIEW, BODIES, Paragraph(FIRST), Paragraph(SECOND), Heading("３　取組の経緯", 1))
    said = texts(found)
    assert (said["programmes[1].description"], said["programmes[2].description"]) == (FIRST, SECOND)
    assert not said.get("programmes[1].name")
    assert found.unplaced == ()


def test_a_name_in_brackets_before_running_text(form: Form) -> None:
    """It is the row's name."""
    said = texts(read(form, OVERVIEW, BODIES, Paragraph(f"（病院訪問）{FIRST}")))
    assert (said["programmes[1].name"], said["programmes[1].description"]) == ("病院訪問", FIRST)


@pytest.mark.parametrize(
    "line",
    [
        f"※{FIRST}",
        f"なお、{FIRST}",
        "協議の場とその役割は、年度の初めに関係する課で確かめたうえで、次の表のとおりとしている。",
    ],
)
def test_a_note_is_no_programme(form: Form, line: str) -> None:
    """Nor is what leads on to a table: it is left over."""
    found = read(form, OVERVIEW, BODIES, Paragraph(line))
    assert "programmes[1].description" not in texts(found)
    assert [one.text for one in found.unplaced] == [line]


def test_running_text_that_opens_a_section_with_named_texts(form: Form) -> None:
    """It is kept as a row of its own before those with names, whose numbers follow."""
    found = read(form, OVERVIEW, Paragraph(FIRST), Heading("【家族教室】", 3), Paragraph(SECOND))
    said = texts(found)
    assert said["programmes[1].description"] == FIRST
    assert "programmes[1].name" not in said
    assert said["programmes[2].name"] == "家族教室"
    assert found.unplaced == ()


def test_running_text_among_named_texts_is_left_over(form: Form) -> None:
    """Where programmes have names, what has none may be about all of them."""
    lines = (f"◆病院訪問　{SECOND}", f"◆家族教室　{SECOND}", FIRST)
    found = read(form, OVERVIEW, *map(Paragraph, lines))
    assert [texts(found)[f"programmes[{n}].name"] for n in (1, 2)] == ["病院訪問", "家族教室"]
    assert [one.text for one in found.unplaced] == [FIRST]


@pytest.mark.parametrize(
    "lines",
    [
        ("○家族の会（以下「会」という。）　年4回、家族が集まる。", "○病院訪問　年6回、病院を訪ねる。"),
        ("家族の会　年4回、家族が集まる。", "病院訪問　年6回、病院を訪ねる。"),
        ("・家族の会合：家族が思いを語り合う年4回の集まり", "・病院への訪問：登録した5人が手分けして行う年6回の訪問"),
    ],
)
def test_names_with_texts_on_lines(form: Form, lines: tuple[str, ...]) -> None:
    """A gloss in a bracket, no mark at all, or no sentence: two such lines are two programmes."""
    found = read(form, OVERVIEW, BODIES, *map(Paragraph, lines))
    said = texts(found)
    assert said["programmes[1].name"].startswith("家族の会")
    assert said["programmes[2].name"].startswith("病院")
    assert found.unplaced == ()


def test_items_below_a_line_of_words_are_not_programmes(form: Form) -> None:
    """They may tell of that line's own place and time."""
    lines = (
        "家族の教室について",
        "・開催場所：市役所の会議室と北部の公民館",
        "・開催時期：10月から12月までの毎週土曜日",
    )
    found = read(form, OVERVIEW, BODIES, *map(Paragraph, lines))
    assert "programmes[1].name" not in texts(found)


def test_a_list_right_below_the_heading(form: Form) -> None:
    """The first field of the section asks for one."""
    found = read(
        form, Heading("１　基礎情報", 1), Paragraph("・連絡会の運営"), Paragraph("・病院訪問"),
        grid([["項目", "値"], ["人口", "312"], ["保健所数", "1"]]),
    )  # fmt: skip
    assert texts(found)["activities"] == "・連絡会の運営\n・病院訪問"
    assert found.unplaced == ()


def test_labels_in_round_brackets(form: Form) -> None:
    """The label is no part of the text behind it."""
    found = read(
        form,
        Heading("８　スケジュール", 1),
        Paragraph("（短期目標）住まいの相談先を広げる。"),
        Paragraph("スモールステップ｜名簿を作る"),
    )
    assert texts(found) == {"short_term_goal": "住まいの相談先を広げる。", "small_steps": "名簿を作る"}
    assert found.unplaced == ()


def test_the_same_label_before_each_item(form: Form) -> None:
    """The second is more text of the same field."""
    found = read(
        form, Heading("５　強みと課題", 1), Paragraph("・【強み】同じ庁舎にある"), Paragraph("・【強み】病院が近い")
    )
    assert texts(found) == {"strengths": "同じ庁舎にある\n病院が近い"}
    assert found.unplaced == ()


def test_fields_as_columns_of_a_table(form: Form) -> None:
    """What stands in their columns is theirs, a line for each row."""
    found = read(
        form, Heading("８　スケジュール", 1),
        grid(
            [
                ["短期目標", "時期", "実施内容", "具体的な取組"], ["相談先を広げる", "R6年4月", "説明会", "2回開く"],
                ["訪問を増やす", "R6年6月", "訪問", "毎月行う"],
            ]
        ),
    )  # fmt: skip
    said = texts(found)
    assert said["short_term_goal"] == "相談先を広げる\n訪問を増やす"
    assert said["schedule[2].activity"] == "訪問"
    assert found.unplaced == ()


def test_a_plan_without_a_header(form: Form) -> None:
    """Rows that all begin with a period, and are as wide as the plan."""
    found = read(
        form, Heading("８　スケジュール", 1),
        grid([["R6年4月～R7年3月", "病棟訪問", "毎月行う"], ["R6年6月、R6年11月", "連絡会", "評価する"]]),
    )  # fmt: skip
    assert texts(found)["schedule[2].period"] == "R6年6月、R6年11月"
    assert texts(found)["schedule[1].detail"] == "毎月行う"
    assert found.unplaced == ()


def test_titles_that_only_a_fixed_table_has_are_no_record(form: Form) -> None:
    """Below a table of people's rows stands one of fixed rows, with columns of an office's own."""
    found = read(
        form, Heading("６　連携状況", 1),
        grid(
            [
                ["所管部署名", "所管部署における主な業務", "連携部署名", "連携部署における主な業務"],
                ["健康課", "会議の運営", "住宅課", "住まいの確保"], ["区分", "連携状況", "良い点", "困る点"],
                ["保健", "病院を訪ねる。", "", "夜間が手薄である。"], ["医療", "会議に加わる。", "", "参加が少ない。"],
            ]
        ),
    )  # fmt: skip
    said = texts(found)
    assert "offices[2].owner" not in said
    assert said["sectors[medical].status"] == "会議に加わる。"


def test_the_heading_of_a_section_again_with_the_title_of_a_part(form: Form) -> None:
    """On a further slide: it ends the field that was open, and is no text of it."""
    found = read(
        form, Heading("１　基礎情報", 1), Paragraph("取組内容"), Paragraph("・連絡会の運営"),
        Paragraph("１　基礎情報　（2/2）基本情報"), grid([["項目", "値"], ["人口", "312"], ["保健所数", "1"]]),
    )  # fmt: skip
    assert texts(found)["activities"] == "・連絡会の運営"
    assert texts(found)["profile[population].value"] == "312"
    assert found.unplaced == ()


@pytest.mark.parametrize(
    "head", [Heading("（１）めざすもの", 3), Paragraph("（１）めざすもの"), Heading("【めざすもの】", 3)]
)
def test_a_heading_right_above_the_only_paragraph_is_its_name(form: Form, head: Heading | Paragraph) -> None:
    """It is no line that is left over."""
    text = "町の人が互いに声を掛け、困ったときに頼れる先を一つずつ増やし、急がずに根を張る取組とする。"
    meetings = grid([["名称", "目的", "構成員", "開催頻度"], ["みなと会議", "点検", "病院、家族会", "年2回"]])
    blocks = (Heading("2 取組概要"), head, Paragraph(text), Heading("（２）会議", 3), meetings)
    found = read(form, *blocks)
    assert (found.text("programmes[1].name"), found.text("programmes[1].description")) == ("めざすもの", text)
    assert found.unplaced == ()
