"""Headings and titles in an office's own words: known where the words beside them leave no doubt."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Block, Blocks, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.model import Submission
from tests.test_matching import grid, texts

HISTORY = [["R2年度", "連絡会を設けた。"], ["R5年度", "部会を設けた。"]]
FOUND_HISTORY = {
    "history[1].period": "R2年度", "history[1].text": "連絡会を設けた。",
    "history[2].period": "R5年度", "history[2].text": "部会を設けた。",
}  # fmt: skip


def read(form: Form, *blocks: Block) -> Submission:
    return matching.submission(Blocks(blocks), form, "test.docx")


def left(found: Submission) -> list[str]:
    return [unplaced.text for unplaced in found.unplaced]


# ------------------------------------------------------------------------------------------ titles of columns


@pytest.mark.parametrize(
    "heads",
    [
        ["指標", "昨年度に立てた目標", "昨年度の実績値", "主な成果・効果"],
        ["この課の指標", "目標値", "実績値", "わかったこと"],
    ],
)
def test_titles_that_hold_a_known_one_or_are_the_only_one_left(form: Form, heads: list[str]) -> None:
    """昨年度に立てた目標 is the target; among four columns the one that is left is the one that is missing."""
    found = texts(read(form, Heading("4 成果・効果"), grid([heads, ["①利用者数", "10人", "7人", "増えた。"]])))
    assert found == {
        "results[1].indicator": "①利用者数", "results[1].target": "10人",
        "results[1].result": "7人", "results[1].effect": "増えた。",
    }  # fmt: skip


def test_a_row_of_values_is_no_header(form: Form) -> None:
    """A row in which a value holds a title (課題一) stays a row."""
    rows = [["課題", "取組方針", "役割", "<"], ["課題一", "方針一", "行政", "A"], ["^", "^", "医療", "B"]]
    found = texts(read(form, Heading("5 強みと課題"), grid(rows)))
    assert found["issues[1].issue"] == "課題一"
    assert (found["issues[1].role_government"], found["issues[1].role_medical"]) == ("A", "B")


def test_a_guess_at_titles_does_not_lead_away_from_the_section(form: Form) -> None:
    """A heading of the office's own over 目標値 and 実績値 leaves the table in its section."""
    rows = [
        ["課題解決の達成度を測る指標", "目標値と実績値", "<", "具体的な成果・効果"], ["^", "目標値", "実績値", "^"],
        ["①利用者数", "10人", "7人", "増えた。"],
    ]  # fmt: skip
    found = texts(read(form, Heading("4 成果・効果"), grid(rows)))
    assert (found["results[1].target"], found["results[1].result"]) == ("10人", "7人")
    assert not any(at.startswith("goals") for at in found)


def test_a_table_of_something_else_is_left_over(form: Form) -> None:
    """Two known titles among four do not make a table of another section, and a strange table is no rest of one."""
    budget = grid([["時期", "取組", "予算額", "執行率"], ["R6年4月", "研修", "20万円", "94%"]])
    staff = grid([["職種", "人員"], ["保健師", "4人"]])
    found = read(
        form, Heading("3 取組の経緯"), grid([["年度", "内容"], *HISTORY]), Paragraph("人員の配置"), staff, Heading("参考"), budget
    )  # fmt: skip
    assert texts(found) == FOUND_HISTORY
    assert {"保健師", "4人", "研修", "20万円", "94%"} <= set(left(found))


# ------------------------------------------------------------------------------------------ crossed titles

CROSSED = [
    ["区分", "部署名", "主な業務"], ["所管", "保健課", "企画"], ["連携", "福祉課", "手当"], ["^", "住宅課", "入居"],
]  # fmt: skip
TWO_ROWS = [
    ["所管", "<", "連携", "<"], ["部署名", "主な業務", "部署名", "主な業務"],
    ["保健課", "企画", "福祉課", "手当"], ["", "", "住宅課", "入居"],
]  # fmt: skip


@pytest.mark.parametrize("rows", [CROSSED, TWO_ROWS], ids=["beside", "above"])
def test_two_titles_that_name_a_column_together(form: Form, rows: list[list[str]]) -> None:
    """所管 at the left or above, 部署名 above: together they are the form's 所管部署名."""
    found = read(form, Heading("6 連携状況"), grid(rows))
    assert texts(found) == {
        "offices[1].owner": "保健課", "offices[1].owner_duties": "企画", "offices[1].partner": "福祉課",
        "offices[1].partner_duties": "手当", "offices[2].partner": "住宅課", "offices[2].partner_duties": "入居",
    }  # fmt: skip
    assert found.unplaced == ()


# ------------------------------------------------------------------------------------------ headings


def test_headings_in_other_words_without_numbers(form: Form) -> None:
    """これまでの歩み leads to section 3, 本市の強み to the strengths; what a heading says is told all the same."""
    found = read(
        form, Paragraph("見本市"), Heading("これまでの歩み", 10), grid([["年度", "できごと"], *HISTORY]),
        Heading("本市の強み", 10), Paragraph("顔が見える。"), Heading("年間の予定", 10),
        grid([["月", "実施内容", "具体的な取組"], ["R6年4月", "連絡会", "計画を決める"]]),
    )  # fmt: skip
    assert texts(found) == FOUND_HISTORY | {
        "strengths": "顔が見える。", "schedule[1].period": "R6年4月", "schedule[1].activity": "連絡会",
        "schedule[1].detail": "計画を決める",
    }  # fmt: skip
    assert {"これまでの歩み", "本市の強み", "年間の予定"} <= set(left(found))


def test_a_file_with_the_forms_numbers_needs_no_guess(form: Form) -> None:
    """Below numbered headings a heading with a telling word begins no section."""
    found = read(
        form, Heading("3 取組の経緯"), Heading("主な成果"), grid([["年度", "内容"], *HISTORY]),
        Heading("5 強みと課題"), Paragraph("特徴（強み）"), Paragraph("顔が見える。"),
    )  # fmt: skip
    assert texts(found) == FOUND_HISTORY | {"strengths": "顔が見える。"}
    assert [(one.text, one.where) for one in found.unplaced] == [("主な成果", "3 取組の経緯")]


def test_an_unknown_heading_ends_the_text_above_it(form: Form) -> None:
    """A heading as high as those of sections, and what is below it, is no text of the field before it."""
    found = read(
        form, Heading("5 強みと課題", 1), Paragraph("特徴（強み）"), Paragraph("顔が見える。"),
        Heading("参考資料", 1), Paragraph("国の通知による。"),
    )  # fmt: skip
    assert texts(found) == {"strengths": "顔が見える。"}
    assert left(found) == ["参考資料", "国の通知による。"]


@pytest.mark.parametrize("title", ["見本市　令和6年度　取組報告書", "見本市における地域包括ケアの推進"])
def test_the_body_named_in_a_title_of_the_cover(form: Form, title: str) -> None:
    """A cover without a line for the name has it in its title; a title that tells no more than the year is none."""
    found = read(form, Heading(title), Heading("3 取組の経緯"), grid([["年度", "内容"], *HISTORY]))
    assert found.municipality.name == "見本市"
    assert left(found) == ([] if "年度" in title else [title])


# ------------------------------------------------------------------------------------------ fixed rows


def test_a_group_known_by_its_rows(form: Form) -> None:
    """The heading of a group in other words, merged down over labels of one group, and a title parted in two."""
    rows = [
        ["項目", "区分", "値", "単位"], ["人口", "", "312,480", "人"],
        ["（自立支援）協議会（R6年度）", "開催頻度", "3", "回/年"], ["^", "精神領域に関する議論を行う部会の有無", "有", ""],
        ["にも包括に係る協議の場", "都道府県", "有　1", "か所"], ["^", "障害保健福祉圏域", "有　10／12", "か所/圏域数"],
        ["^", "市町村", "該当なし", ""],
    ]  # fmt: skip
    found = texts(read(form, Heading("1 基礎情報"), grid(rows)))
    assert found["profile[council_frequency].value"] == "3"
    assert (found["profile[forums_prefecture].choice"], found["profile[forums_prefecture].value"]) == ("有", "1")
    area = {at.rpartition(".")[2]: text for at, text in found.items() if "forums_welfare_area" in at}
    assert area == {"choice": "有", "value": "10", "denominator": "12"}
    assert found["profile[forums_municipality].choice"] == "該当なし"


def test_a_unit_without_its_figures_is_no_figure(form: Form) -> None:
    """Of a form of a city the row of the areas says no more than its unit behind the answer."""
    rows = [
        ["人口", "312,480", "人"], ["協議の場の設置状況", "障害保健福祉圏域", "該当なし", "/ か所/障害圏域数"],
        ["^", "市町村", "有", "1 / 1 か所/市町村数"],
    ]  # fmt: skip
    found = texts(read(form, Heading("1 基礎情報"), grid(rows)))
    areas = {at.rpartition("[")[2]: text for at, text in found.items() if "forums" in at}
    assert areas == {
        "forums_welfare_area].choice": "該当なし", "forums_municipality].choice": "有",
        "forums_municipality].value": "1", "forums_municipality].denominator": "1",
    }  # fmt: skip


def test_labels_that_lean_on_the_one_above(form: Form) -> None:
    """入院精神障害者数　合計 names the group of the rows below it; a date under its title is no value of a row."""
    rows = [
        ["項目", "時点", "値", "単位"], ["人口", "R6年10月", "312,480", "人"], ["入院精神障害者数　合計", "R6年6月", "120", "人"],
        ["3か月未満", "同上", "50（41.7%）", "人"], ["（再掲）うち65歳未満", "同上", "20", "人"],
    ]  # fmt: skip
    found = texts(read(form, Heading("1 基礎情報"), grid(rows)))
    row = "profile[inpatients_under_3_months]"
    assert (found[f"{row}.value"], found[f"{row}.share"]) == ("50", "41.7")
    assert found["profile[inpatients_1_year_or_more_under_65].value"] == "20"


@pytest.mark.parametrize("looks", [Heading, Paragraph])
def test_the_next_number_and_a_telling_word(form: Form, looks: type[Heading] | type[Paragraph]) -> None:
    """３．これまでの歩み is section 3, whether it looks like a heading or not; a number with other words is none."""
    found = read(
        form, looks("１．基礎情報"), looks("２．事業の全体像"), Paragraph("【病棟訪問】"), Paragraph("病院を訪ねる。"), looks("３．これまでの歩み"),
        grid([["年度", "できごと"], *HISTORY]), Paragraph("４．その後"),
    )  # fmt: skip
    assert texts(found) == FOUND_HISTORY | {
        "programmes[1].name": "病棟訪問", "programmes[1].description": "病院を訪ねる。",
    }  # fmt: skip
    assert left(found) == ["４．その後"]


# ------------------------------------------------------------------------------------------ labels

OFFICES = {
    "offices[1].owner": "保健課", "offices[1].owner_duties": "企画", "offices[1].partner": "住宅課",
    "offices[1].partner_duties": "入居", "offices[2].partner": "高齢課", "offices[2].partner_duties": "介護",
}  # fmt: skip
LABELLED = ["担当課：保健課", "主な業務：企画", "連携先＝住宅課", "主な業務＝入居", "連携先＝高齢課", "主な業務＝介護"]


@pytest.mark.parametrize(
    "blocks",
    [
        [Paragraph(line) for line in LABELLED],
        [Paragraph("\n".join(LABELLED[n : n + 2])) for n in (0, 2, 4)],
        [grid([LABELLED[n : n + 2] for n in (0, 2, 4)])],
        [*map(Paragraph, LABELLED[:2]), grid([["連携部署", "主な業務"], ["住宅課", "入居"], ["高齢課", "介護"]])],
        [grid([[*line.replace("＝", "：").split("：")] for line in LABELLED])],
    ],
    ids=["lines", "lines of a paragraph", "cells", "above a table", "pairs"],
)
def test_a_label_and_its_value(form: Form, blocks: list[Block]) -> None:
    """主な業務 is that of the office named before it; what stands above a table of the others is in its first row."""
    found = read(form, Heading("6 連携状況"), *blocks)
    assert texts(found) == OFFICES
    assert found.unplaced == ()


def test_a_cover_in_a_table_with_labels_of_its_own(form: Form) -> None:
    """The body is known by what it is called; what kind it is tells nothing new, and another pair is kept."""
    rows = [
        ["当市", "見本市", "区分", "中核市"],
        ["ひとこと", "顔の見える見本市へ", "<", "<"],
        ["記入者", "佐藤", "電話", "内線2"],
    ]
    found = read(form, grid(rows), Heading("3 取組の経緯"), grid([["年度", "内容"], *HISTORY]))
    assert found.municipality.name == "見本市"
    assert found.text("headline") == "顔の見える見本市へ"
    assert {"佐藤", "内線2"} <= set(left(found))
    assert not {"中核市", "区分"} & set(left(found))


def test_a_label_beside_several_rows(form: Form) -> None:
    """The cells below each other beside a merged label are the lines of its field."""
    rows = [["取組の内容", "連絡会の開催"], ["^", "住まいの相談"], ["^", "家族教室"]]
    found = read(form, Heading("1 基礎情報"), grid(rows), grid([["人口", "312", "人"], ["保健所数", "1", "か所"]]))
    assert found.text("activities") == "連絡会の開催\n住まいの相談\n家族教室"


def test_a_label_in_other_words_in_a_file_with_numbers(form: Form) -> None:
    """本市の特徴 beside a text is the section's field, although the file has the form's numbers."""
    found = read(form, Heading("5 強みと課題"), grid([["本市の特徴（強み）", "顔が見える。"]]))
    assert texts(found) == {"strengths": "顔が見える。"}


def test_a_bracket_behind_a_label_is_no_value(form: Form) -> None:
    """【その他事項】（自由記載） is a label."""
    heading = Heading("その他事項（アドバイザーに相談したい事項など）", 3)
    found = read(form, Heading("7 協議の場"), heading, Paragraph("事例を知りたい。"))
    assert texts(found) == {"other_matters": "事例を知りたい。"}


@pytest.mark.parametrize("label", ["１　取組内容", "2\t取組内容"])
def test_a_number_and_a_wide_space_before_a_label(form: Form, label: str) -> None:
    """The parts of a section are counted anew in it."""
    found = read(form, Heading("第1　基礎情報"), Paragraph(label), Paragraph("・講座"), Paragraph("・訪問"))
    assert texts(found) == {"activities": "・講座\n・訪問"}
    assert left(found) == []


def test_a_number_that_is_part_of_a_label_is_no_mark(form: Form) -> None:
    """3　か月未満 is not か月未満."""
    rows = [["項目", "値"], ["入院精神障害者数　合計", "90"], ["3　か月未満", "40"], ["1　年以上", "50"]]
    found = texts(read(form, Heading("1 基礎情報"), grid(rows)))
    assert found["profile[inpatients_under_3_months].value"] == "40"
    assert found["profile[inpatients_1_year_or_more].value"] == "50"


@pytest.mark.parametrize("caption", ["5-②　目標", "５－２　目標と指標"])
def test_the_number_of_a_part_before_the_title_of_a_table(form: Form, caption: str) -> None:
    """The table below it says the same."""
    issues = grid([["課題", "課題解決に向けた取組方針"], ["家が遠い。", "訪ねる。"]])
    goals = grid([["指標", "現状値", "目標値"], ["訪ねた家の数", "3軒", "5軒"]])
    found = read(form, Heading("5-①　現時点における強みと課題"), issues, Paragraph(caption), goals)
    assert texts(found)["goals[1].indicator"] == "訪ねた家の数"
    assert left(found) == []


def test_what_a_page_of_a_section_shows_stands_behind_its_title(form: Form) -> None:
    """２-② 取組概要（全体）～会議の仕組み～ is the second page of section 2."""
    pages = (Paragraph("2-①　取組概要（全体）～すること～"), Paragraph("【講座】"), Paragraph("家族が学ぶ。"))
    more = (
        Paragraph("2-②　取組概要（全体）～会議の仕組み～"),
        Paragraph("連絡会（年2回）：病院、保健所"),
        Paragraph("部会（年3回）：家族会、町会"),
    )
    found = read(form, *pages, *more)
    assert texts(found)["programmes[1].description"] == "家族が学ぶ。"
    assert texts(found)["bodies[2].members"] == "家族会、町会"
    assert left(found) == []


# ------------------------------------------------------------------------------------------ where a field ends


@pytest.mark.parametrize(
    "lines",
    [
        [Heading("■ 体制", 10), Heading("■ 担い手", 10)],
        [Heading("体制", 2), Heading("担い手", 2)],
        [Paragraph("■体制"), Paragraph("■担い手")],
    ],
    ids=["bold", "style", "line"],
)
def test_a_field_ends_at_a_heading_like_its_own_label(form: Form, lines: list[Heading | Paragraph]) -> None:
    """What stands below an unknown heading of the same looks is no text of the field above it."""
    found = read(
        form, Heading("6 連携状況"), lines[0], Paragraph("月に一度集まる。"), lines[1], Paragraph("民生委員が見守る。")
    )
    assert texts(found)["structure"] == "月に一度集まる。"


def test_a_field_goes_on_below_a_heading_of_another_look(form: Form) -> None:
    """A line in bold, or an item of a list, within the text."""
    inner = [Paragraph("ことし"), Heading("庁内の会", 10), Paragraph("・月に一度"), Paragraph("●庁外")]
    found = read(form, Heading("6 連携状況"), Heading("■ 体制", 10), *inner)
    assert texts(found)["structure"] == "ことし\n庁内の会\n・月に一度\n●庁外"


@pytest.mark.parametrize("mark", ["［{}］", "【{}】", "{}", "◆{}"])
def test_the_title_of_a_sector_ends_the_duties_above_it(form: Form, mark: str) -> None:
    """It stands in brackets, or above labelled lines, right below the last office."""
    lines = ("所管：岬課", "主な業務：相談、訪問", "連携：浜課", "主な業務：住まいの案内", mark.format("保健"), "連携状況：岬を回る。", "強み・課題等：人手が足りない。",
             mark.format("医療"), "連携状況：窓口がある。", "強み・課題等：夜が手薄。")  # fmt: skip
    found = matching.submission(Blocks((Heading("6 連携状況"), *map(Paragraph, lines))), form, "test.txt")
    told = texts(found)
    assert told["offices[1].partner_duties"] == "住まいの案内"
    assert (told["sectors[health].status"], told["sectors[health].remarks"]) == ("岬を回る。", "人手が足りない。")
    assert found.unplaced == ()


@pytest.mark.parametrize(("one", "two"), [("課題一", "課題二"), ("課題１", "課題２"), ("課題その一", "課題その二")])
def test_issues_are_counted_in_any_figures(form: Form, one: str, two: str) -> None:
    """The label ends the text of the field above it, and is no part of the issue."""
    lines = (
        "◆特徴（強み）",
        "岬の人はよく集まる。",
        f"〔{one}〕船が少ない",
        "取組方針",
        "・船を増やす",
        f"〔{two}〕道が細い",
        "取組方針",
        "・道を広げる",
    )
    told = texts(matching.submission(Blocks((Heading("5 強みと課題"), *map(Paragraph, lines))), form, "test.txt"))
    assert told["strengths"] == "岬の人はよく集まる。"
    assert (told["issues[1].issue"], told["issues[2].issue"]) == ("船が少ない", "道が細い")


def test_a_heading_beside_one_in_other_words_ends_its_field(form: Form) -> None:
    """What stands under the next heading of that level is no text of it, nor is the line that ends a document."""
    items = [Paragraph("語る会を開く"), Paragraph("港の窓口を置く")]
    heads = [Heading("第１　基礎情報", 1), Heading("１　実施している取組の中身", 2)]
    found = read(
        form, *heads, *items, Heading("２　数で見る姿", 2), Paragraph("人口：51,200人"), Paragraph("保健所数：1")
    )
    assert texts(found)["activities"] == "語る会を開く\n港の窓口を置く"
