"""Loose lines: covers, histories, programmes and headings as offices write them that dislike tables."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Block, Blocks, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.model import Submission
from tests.test_matching import grid, texts


def read(form: Form, *blocks: Block | str) -> Submission:
    lines = (Paragraph(block) if isinstance(block, str) else block for block in blocks)
    return matching.submission(Blocks(tuple(lines)), form, "test.docx")


@pytest.mark.parametrize("name", ["見　本　市", "自治体名：見本市"])
def test_a_cover_with_a_spaced_name_and_a_title(form: Form, name: str) -> None:
    """見　本　市 is 見本市; the title of the document is no headline, and the brackets round a headline are not of it."""
    found = read(
        form, Heading("令和６年度　取組状況報告", 10), name, "＜海と山がつながる＞",
        "見本市は、海と山に囲まれたまちである。", Heading("１｜基礎情報"), "取組内容", "・講座",
    )  # fmt: skip
    assert found.municipality.name == "見本市"
    assert texts(found) == {
        "headline": "海と山がつながる", "intro": "見本市は、海と山に囲まれたまちである。", "activities": "・講座",
    }  # fmt: skip
    assert found.unplaced == ()


@pytest.mark.parametrize("mark", ["｜", "│", "：", "．"])
def test_what_parts_a_number_from_its_title(form: Form, mark: str) -> None:
    """３｜取組の経緯 is known as the section's own heading."""
    found = read(form, Heading(f"３{mark}取組の経緯"), "・平成27年度　連絡会を設けた。", "・令和元年度　部会を設けた。")
    assert texts(found)["history[2].period"] == "令和元年度"
    assert found.unplaced == ()


@pytest.mark.parametrize(
    "period",
    ["平成29年から", "R4.4", "令和5（2023）年度", "2019年（令和元年）", "平成29年度～令和2年度", "令和4年度以降"],
)
def test_periods_as_they_are_written(form: Form, period: str) -> None:
    """What happened does not run into the line before, however its year is written."""
    found = read(form, Heading("3 取組の経緯"), "・平成27年度　連絡会", f"・{period}　訪問")
    assert texts(found) == {
        "history[1].period": "平成27年度", "history[1].text": "連絡会", "history[2].period": period,
        "history[2].text": "訪問",
    }  # fmt: skip


def test_several_lines_below_a_year(form: Form) -> None:
    """All that stands below a year, up to the next one, happened in it."""
    found = read(
        form, Heading("3 取組の経緯"), "■平成27年度", "連絡会を設置", "研修を開始", "■令和元年度", "訪問を開始"
    )
    assert texts(found) == {
        "history[1].period": "平成27年度", "history[1].text": "連絡会を設置\n研修を開始",
        "history[2].period": "令和元年度", "history[2].text": "訪問を開始",
    }  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [("・訪問：病院を訪ねる。", "・講座：市民に語る。"), ("(1) 訪問　病院を訪ねる。", "(2) 講座　市民に語る。")],
)
def test_programmes_as_items(form: Form, lines: tuple[str, ...]) -> None:
    """A name, a colon or a wide space, and a sentence; the title above them is no programme."""
    assert texts(read(form, Heading("2 取組概要"), "＜主な取組＞", *lines)) == {
        "programmes[1].name": "訪問", "programmes[1].description": "病院を訪ねる。",
        "programmes[2].name": "講座", "programmes[2].description": "市民に語る。",
    }  # fmt: skip


def test_a_sentence_of_how_often_makes_no_meeting(form: Form) -> None:
    """講座, and below it 年に2回開く。, is a programme."""
    found = read(form, Heading("2 取組概要"), Heading("訪問", 3), "病院を訪ねる。", Heading("講座", 3), "年に2回開く。")
    assert texts(found) == {
        "programmes[1].name": "訪問", "programmes[1].description": "病院を訪ねる。",
        "programmes[2].name": "講座", "programmes[2].description": "年に2回開く。",
    }  # fmt: skip


def test_the_heading_of_a_part_leads_to_no_other_section(form: Form) -> None:
    """協議の場 below 2 取組概要 is the title of its own table, not section 7, in a file with the form's numbers."""
    found = read(form, Heading("2 取組概要"), Heading("協議の場", 3), "○連絡会", "・目的　共有", "・事務局　保健所")
    assert texts(found) == {"bodies[1].name": "連絡会", "bodies[1].purpose": "共有", "bodies[1].secretariat": "保健所"}


def test_text_below_the_meetings_heading_is_no_other_matter(form: Form) -> None:
    """A sentence below the heading of section 7 is not what is asked of the advisers."""
    lines = ("市では協議の場を大切にしている。", "三つの会を開く。")
    found = read(form, Heading("7 協議の場の実施状況"), *lines, "名称：連絡会", "構成員：病院")
    assert texts(found) == {"forums[1].name": "連絡会", "forums[1].members": "病院"}
    assert [(one.text, one.where) for one in found.unplaced] == [(line, "7 協議の場") for line in lines]


def test_a_line_with_a_title_that_the_form_does_not_ask_breaks_no_row(form: Form) -> None:
    """What 開催場所 says is left over; the row goes on below it."""
    found = read(
        form, Heading("7 協議の場の実施状況"), "名称：連絡会", "開催場所：市役所", "構成員：病院", "開催頻度：年2回"
    )
    assert texts(found) == {"forums[1].name": "連絡会", "forums[1].members": "病院", "forums[1].frequency": "年2回"}
    assert [one.text for one in found.unplaced] == ["開催場所：市役所"]


@pytest.mark.parametrize(
    "label", ["協議の場の設置（市町村）", "協議の場の設置状況（R6年10月時点）　市町村", "協議の場の有無：市町村"]
)
def test_forums_in_other_words_on_lines(form: Form, label: str) -> None:
    """A part of the group's title and the row's own tell the row; units go with their figures."""
    found = read(form, Heading("1 基礎情報"), "・人口　312人", f"・{label}　有　１か所／１市町村")
    assert {at: text for at, text in texts(found).items() if not at.endswith("as_of")} == {
        "profile[population].value": "312", "profile[forums_municipality].choice": "有",
        "profile[forums_municipality].value": "１", "profile[forums_municipality].denominator": "１",
    }  # fmt: skip


def test_dates_in_brackets_in_a_column_of_their_own(form: Form) -> None:
    """（R6年10月時点） is R6年10月, in the next rows as well, and the titles of the columns tell nothing."""
    rows = [["区分", "時点", "数値"], ["人口", "（R6年10月時点）", "312人"], ["精神科病院の数", "（R6年10月時点）", "5病院"],
            ["一般相談支援事業所数", "（R6年10月時点）", "4か所"]]  # fmt: skip
    found = read(form, Heading("1 基礎情報"), grid(rows))
    assert texts(found)["profile[population].as_of"] == "R6年10月"
    assert found.unplaced == ()


def test_cells_on_lines_that_nobody_can_tell_apart_stay_in_their_section(form: Form) -> None:
    """What is left of a table that a program wrote line by line is told with its section."""
    lines = ("名称", "構成員", "開催頻度", "実施内容", "特記事項", "連絡会", "病院", "年2回", "共有")
    found = read(form, Heading("7 協議の場の実施状況"), *lines, Heading("8 スケジュール（今年度）"), "短期目標：減らす")
    assert {one.where for one in found.unplaced} == {"7 協議の場"}


def test_a_line_of_a_role_is_not_taken_for_a_title(form: Form) -> None:
    """What the last of the roles say is not lost where a table of the section follows as lines."""
    lines = ("課題１：退院先がない。", "方針：相談会", "第三者…家主の協力", "課題２：家族が孤立する。", "方針：教室")
    found = read(form, Heading("5 強みと課題"), *lines)
    assert texts(found)["issues[2].policy"] == "教室"
    assert [one.text for one in found.unplaced] == ["第三者…家主の協力"]


def test_figures_below_the_heading_of_their_group(form: Form) -> None:
    """The group's date is its first row's; rows need not name the group; a dash with a reason is an answer."""
    found = read(
        form, Heading("1 基礎情報"), "人口：312人", "入院精神障害者数（R5年6月30日時点）", "合計：―（非公表のため）",
        "・1年以上：―（同上）", "退院率（R4年度・NDB（県の値）時点）", "入院後3か月時点：60.9%", "（自立支援）協議会（R6年度）",
        "開催頻度：4回/年", "協議の場の設置状況（R6年10月時点）", "都道府県：該当なし", "市町村：有 3/4（か所/市町村数）",
    )  # fmt: skip
    assert texts(found) == {
        "profile[population].value": "312", "profile[inpatients].as_of": "R5年6月30日",
        "profile[inpatients].value": "―（非公表のため）", "profile[inpatients_1_year_or_more].value": "―（同上）",
        "profile[discharge_rate_3_months].as_of": "R4年度・NDB（県の値）", "profile[discharge_rate_3_months].value": "60.9",
        "profile[council_frequency].as_of": "R6年度", "profile[council_frequency].value": "4",
        "profile[forums_prefecture].as_of": "R6年10月", "profile[forums_prefecture].choice": "該当なし",
        "profile[forums_municipality].choice": "有", "profile[forums_municipality].value": "3",
        "profile[forums_municipality].denominator": "4",
    }  # fmt: skip
    assert found.unplaced == ()


def test_the_heading_of_a_group_without_figures_is_not_lost(form: Form) -> None:
    """Its date has no place, but it is told."""
    line = "退院率（R4年度・NDB（県の値）時点）"
    found = read(form, Heading("1 基礎情報"), "人口：312人", line, "保健所数：1か所", "精神科病院の数：2病院")
    assert [left.text for left in found.unplaced] == [line]


def test_a_plan_whose_rows_say_how_on_a_line_with_a_title(form: Form) -> None:
    """When and what stand on the line above."""
    found = read(
        form, Heading("8 スケジュール（今年度）"), "R6年8月、R7年2月　連絡会", "具体的な取組：目標を確かめる。",
        "R6年9月～10月　市民講座", "具体的な取組：3会場で開く。",
    )  # fmt: skip
    assert texts(found) == {
        "schedule[1].period": "R6年8月、R7年2月", "schedule[1].activity": "連絡会", "schedule[1].detail": "目標を確かめる。",
        "schedule[2].period": "R6年9月～10月", "schedule[2].activity": "市民講座", "schedule[2].detail": "3会場で開く。",
    }  # fmt: skip


@pytest.mark.parametrize("line", ["＜市連絡会＞　年2回", "【市連絡会】（年2回）", "〔市連絡会〕：年2回"])
def test_a_framed_name_with_how_often(form: Form, line: str) -> None:
    """The brackets part the name from how often it is held."""
    found = read(form, Heading("2 取組概要"), line, "目的　課題の共有", "事務局　保健所")
    assert texts(found) == {
        "bodies[1].name": "市連絡会", "bodies[1].frequency": "年2回", "bodies[1].purpose": "課題の共有",
        "bodies[1].secretariat": "保健所",
    }  # fmt: skip


def test_a_label_with_a_bracket_before_its_colon(form: Form) -> None:
    """What the bracket explains is no part of the text."""
    found = read(form, Heading("7 協議の場"), "その他事項（助言を受けたいこと等）：記録の残し方を知りたい。")
    assert texts(found) == {"other_matters": "記録の残し方を知りたい。"}
    assert found.unplaced == ()


def test_labels_of_a_cover_on_lines_of_their_own(form: Form) -> None:
    """A field of one line ends at the next label, in whatever words the form knows."""
    found = read(
        form, Heading("表紙"), "自治体名", "見本市", "見出し", "だれもがとなりに", "概要", "見本市では、取組を進めている。",
        Heading("1 基礎情報"), "取組内容", "・講座",
    )  # fmt: skip
    assert texts(found)["headline"] == "だれもがとなりに"
    assert texts(found)["intro"] == "見本市では、取組を進めている。"


def test_text_above_labelled_rows_is_the_sections_own(form: Form) -> None:
    """A sentence is no name of the row whose labels stand below it."""
    lines = [
        "健康課が全体の窓口となり、福祉課と毎月打合せを行う。",
        "所管部署：健康課（相談、訪問）",
        "連携部署：福祉課（支給決定）",
    ]
    found = read(form, Heading("6 連携状況"), *map(Paragraph, lines))
    assert found.text("structure") == lines[0]
    assert found.text("offices[1].owner") == "健康課"


@pytest.mark.parametrize("marks", [("一　", "二　"), ("一、", "二、"), ("一. ", "二. ")])
def test_numbers_in_kanji_are_no_part_of_a_name(form: Form, marks: tuple[str, str]) -> None:
    """一　懇話会, with lines of labels below it."""
    blocks: list[Paragraph] = []
    for mark, name in zip(marks, ("懇話会", "検討会"), strict=True):
        blocks += map(
            Paragraph,
            (
                f"{mark}{name}",
                "顔ぶれ：家族会、病院",
                "開く回数：年2回",
                "話す内容：目標の確認",
                "気づき：発言が増えた。",
            ),
        )
    found = read(form, Heading("7 協議の場"), *blocks)
    assert [found.text(f"forums[{row}].name") for row in (1, 2)] == ["懇話会", "検討会"]
    assert found.text("forums[2].remarks") == "発言が増えた。"
