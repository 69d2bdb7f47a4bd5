"""One form in the layouts that offices give it: whatever the layout, each text is read into its own place."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Block, Blocks, Grid, GridCell, Heading, Paragraph
from ckwriter.errors import ReadError
from ckwriter.form import Form
from ckwriter.model import UNKNOWN, Submission
from tests.test_matching import grid, texts

FORUM = {
    "name": "連絡会",
    "members": "病院、保健所",
    "frequency": "年4回",
    "content": "情報交換",
    "remarks": "顔が見える",
}
ISSUE = {
    "issue": "退院が進まない", "policy": "住まいを確保する", "role_government": "調整", "role_medical": "選定",
    "role_welfare": "体験宿泊", "role_others": "見守り",
}  # fmt: skip
FORUMS = {f"forums[1].{name}": text for name, text in FORUM.items()}
ISSUES = {f"issues[1].{name}": text for name, text in ISSUE.items()}
ROLES = ["調整", "選定", "体験宿泊", "見守り"]


def read(form: Form, *blocks: Block) -> Submission:
    return matching.submission(Blocks(blocks), form, "test.docx")


# ------------------------------------------------------------------------------------------ headings


@pytest.mark.parametrize(
    "text",
    [
        "Ⅶ　協議の場の実施状況", "VII. 協議の場の実施状況", "七、協議の場の実施状況", "第７章　協議の場の実施状況", "⑦協議の場の実施状況",
        "７　協議の場の実施状況（続き）", "７　協議の場の実施状況（２／２）", "【７　協議の場の実施状況】",
        "7　協議の場の実施状況　＜令和６年度＞",
    ],
)  # fmt: skip
def test_a_heading_in_another_numbering(form: Form, text: str) -> None:
    """Roman, Chinese and circled numbers, brackets, and what tells of a further page."""
    found = read(form, Paragraph(text), grid([["名称", "開催頻度"], ["連絡会", "年4回"]]))
    assert texts(found) == {"forums[1].name": "連絡会", "forums[1].frequency": "年4回"}
    assert found.unplaced == ()


def test_a_number_and_a_title_in_two_boxes(form: Form) -> None:
    """On slides the number of a section often has a box of its own."""
    found = read(form, Paragraph("7"), Paragraph("協議の場の実施状況"), grid([["名称", "頻度"], ["連絡会", "年4回"]]))
    assert texts(found) == {"forums[1].name": "連絡会", "forums[1].frequency": "年4回"}
    assert found.unplaced == ()


@pytest.mark.parametrize(
    "numbers",
    [("Ⅰ", "Ⅱ", "Ⅲ", "Ⅷ"), ("I", "II", "III", "VIII"), ("第１", "第２", "第３", "第８"), ("一", "二", "三", "八")],
)
def test_a_heading_in_a_grid_of_two_cells(form: Form, numbers: tuple[str, ...]) -> None:
    """The number and the title, as a band across the page, in any numbering and in words that only tell the section."""
    found = read(
        form,
        grid([[numbers[0], "基礎情報（県、指定都市、中核市、特別区）"]]),
        grid([[numbers[1], "構築に向けた取組概要（全体）"]]), Paragraph("名称：岬の会"), Paragraph("目的：課題の共有"),
        grid([[numbers[2], "取組の経緯"]]), Paragraph(""), grid([["平成30年度", "灯台連絡会を設置"], ["令和２年度", "研修を開始"]]),
        grid([[numbers[3], "スケジュール（今年度）"]]), Paragraph("短期目標：岬の全域で訪問を始める。"),
    )  # fmt: skip
    assert texts(found) == {
        "bodies[1].name": "岬の会", "bodies[1].purpose": "課題の共有",
        "history[1].period": "平成30年度", "history[1].text": "灯台連絡会を設置",
        "history[2].period": "令和２年度", "history[2].text": "研修を開始",
        "short_term_goal": "岬の全域で訪問を始める。",
    }  # fmt: skip
    assert found.unplaced == ()


def test_the_title_of_a_table_in_brackets_ends_no_field(form: Form) -> None:
    """It stands right above the table, below the text of a field: 〈課題と役割〉."""
    issue = grid([["課題", "取組方針"], ["退院が進まない", "住まいを確保する"]])
    found = read(
        form,
        Heading("５　強みと課題"),
        Paragraph("＜特徴（強み）＞"),
        Paragraph("顔が見える。"),
        Paragraph("＜課題と役割＞"),
        issue,
    )
    assert found.text("strengths") == "顔が見える。"
    assert found.unplaced == ()


def test_one_grid_for_the_whole_form(form: Form) -> None:
    """Sections are parted by wide headings, by headings at their left, or by a number and a title in two cells."""
    wide = [["３　取組の経緯", "<", "<"], ["年度", "内容", "<"], ["令和2年度", "設置", "<"]]
    left = [["８\nスケジュール", "短期目標", "目標を達する"], ["^", "スモールステップ", "一歩ずつ"]]
    apart = [["6", "【連携状況】", ""], ["6-1", "にも包括構築の体制", "課で担う"]]
    found = read(form, grid([*wide, *apart, *left]))
    assert texts(found) == {
        "history[1].period": "令和2年度", "history[1].text": "設置", "structure": "課で担う",
        "short_term_goal": "目標を達する", "small_steps": "一歩ずつ",
    }  # fmt: skip


def test_the_title_of_a_part_leads_to_its_section(form: Form) -> None:
    """Where a section has no heading, a title that names nothing else tells that it begins."""
    history = grid([["年度", "内容"], ["R2", "設置"]])
    found = read(form, Heading("3 取組の経緯"), history, Paragraph("特徴（強み）"), Paragraph("顔が見える。"))
    assert found.text("strengths") == "顔が見える。"


# ------------------------------------------------------------------------------------------ records as pairs

PAIRS = [
    [["名称", "連絡会"], ["構成員", "病院、保健所"], ["開催頻度", "年4回"], ["実施内容", "情報交換"], ["特記事項等", "顔が見える"]],
    [
        ["会議名", "連絡会", "頻度", "年4回"], ["参加者", "病院、保健所", "<", "<"],
        ["実施内容", "情報交換", "<", "<"], ["特記事項", "顔が見える", "<", "<"],
    ],
]  # fmt: skip


@pytest.mark.parametrize("rows", PAIRS)
def test_a_table_for_each_record(form: Form, rows: list[list[str]]) -> None:
    """Labels at the left, values at the right, also two pairs in a row; each table is a record."""
    again = [["第二" if text == "連絡会" else text for text in row] for row in rows]
    found = texts(read(form, Heading("7 協議の場"), grid(rows), Paragraph(""), grid(again)))
    assert {at: text for at, text in found.items() if at.startswith("forums[1]")} == FORUMS
    assert found["forums[2].name"] == "第二"
    assert found["forums[2].remarks"] == "顔が見える"


def test_the_name_of_a_record_above_its_table(form: Form) -> None:
    """A record's name may be the line above the pairs."""
    found = read(form, Heading("7 協議の場"), Paragraph("連絡会"), grid(PAIRS[0][1:]))
    assert texts(found) == FORUMS
    assert found.unplaced == ()


BESIDE = [
    ["連絡会", "目的", "評価"], ["^", "構成員等", "病院、保健所"], ["^", "機関数", "計5課"], ["^", "事務局・開催", "健康課"],
    ["^", "^", "年4回"], ["部会", "目的", "事例"], ["^", "構成員等", "家族会"],
]  # fmt: skip


def test_the_name_of_a_record_beside_its_pairs(form: Form) -> None:
    """A cell at the left of several labels is the name; 事務局・開催 names one column for each of its rows."""
    found = read(form, Heading("2 取組概要"), grid(BESIDE))
    assert texts(found) == {
        "bodies[1].name": "連絡会", "bodies[1].purpose": "評価", "bodies[1].members": "病院、保健所",
        "bodies[1].member_count": "計5課", "bodies[1].secretariat": "健康課", "bodies[1].frequency": "年4回",
        "bodies[2].name": "部会", "bodies[2].purpose": "事例", "bodies[2].members": "家族会",
    }  # fmt: skip
    assert found.unplaced == ()


def test_records_side_by_side_with_a_label_in_other_words(form: Form) -> None:
    """A label with 等 behind it is known, and does not end the records."""
    rows = [
        ["名称", "連絡会", "部会"],
        ["構成員", "病院", "家族会"],
        ["機関数等", "計6機関", "2圏域で計7機関"],
        ["開催", "年2回", "年3回"],
    ]
    found = read(form, Heading("2 取組概要"), grid(rows))
    assert [found.text(f"bodies[{n}].member_count") for n in (1, 2)] == ["計6機関", "2圏域で計7機関"]
    assert [found.text(f"bodies[{n}].frequency") for n in (1, 2, 3)] == ["年2回", "年3回", ""]
    assert found.unplaced == ()


CARD = [
    ["課題", "退院が進まない", "<"], ["取組方針", "住まいを確保する", "<"], ["役割（取組）", "行政", "調整"],
    ["^", "医療", "選定"], ["^", "福祉", "体験宿泊"], ["^", "その他関係機関・住民等", "見守り"],
]  # fmt: skip
ASIDE = [
    [*CARD[0], "<", "<"], [*CARD[1], "<", "<"],
    ["役割", "行政", "医療", "福祉", "その他"], ["^", *ROLES],
]  # fmt: skip
NAMED = [["課題", "退院が進まない"], ["取組方針", "住まいを確保する"]] + [
    [f"{sector}の役割", text] for sector, text in zip(["行政", "医療", "福祉", "その他"], ROLES, strict=True)
]


@pytest.mark.parametrize("rows", [CARD, ASIDE, NAMED], ids=["below", "beside", "named"])
def test_an_issue_for_each_table(form: Form, rows: list[list[str]]) -> None:
    """An issue's roles stand below each other, beside each other, or each with its own title."""
    assert texts(read(form, Heading("5 強みと課題"), grid(rows))) == ISSUES


@pytest.mark.parametrize("cut", [3, 4, 5])
def test_a_record_in_pairs_that_a_page_cuts(form: Form, cut: int) -> None:
    """What follows on the next page belongs to the same record."""
    rest = [["" if text == "^" else text for text in CARD[cut]], *CARD[cut + 1 :]]
    found = read(form, Heading("5 強みと課題"), grid(CARD[:cut]), grid([row[1:] for row in rest]))
    assert texts(found) == ISSUES


def test_periods_along_the_top(form: Form) -> None:
    """A schedule on its side: a column of the grid for each record, with a label for the periods or without."""
    for label in ("時期（月）", ""):
        rows = [[label, "R6年4月～6月", "R6年7月"], ["実施内容", "準備", "実施"], ["具体的な取組", "調べる", "聞く"]]
        found = texts(read(form, Heading("8 スケジュール"), grid(rows)))
        assert found == {
            "schedule[1].period": "R6年4月～6月", "schedule[1].activity": "準備", "schedule[1].detail": "調べる",
            "schedule[2].period": "R6年7月", "schedule[2].activity": "実施", "schedule[2].detail": "聞く",
        }  # fmt: skip


# ------------------------------------------------------------------------------------------ roles in other ways


@pytest.mark.parametrize(
    "cell",
    [
        "行政：調整\n医療：選定\n福祉：体験宿泊\nその他：見守り",
        "【行政】\n調整\n【医療】\n選定\n【福祉】\n体験宿泊\n【その他】\n見守り",
        "・行政：調整\n・医療：選定\n・福祉：体験宿泊\n・その他関係機関・住民等：見守り",
    ],
)
def test_roles_in_one_cell(form: Form, cell: str) -> None:
    """Several columns may share a cell, each behind its title."""
    rows = [["課題", "取組方針", "課題・方針に対する役割（取組）"], ["退院が進まない", "住まいを確保する", cell]]
    assert texts(read(form, Heading("5 強みと課題"), grid(rows))) == ISSUES


@pytest.mark.parametrize("heads", [["役割", "<"], ["関係者", "取組"]])
def test_a_shared_heading_in_other_words(form: Form, heads: list[str]) -> None:
    """The heading over the roles is known by the roles below it; labels and texts may have a heading each."""
    sectors = zip(["行政", "医療", "福祉", "その他"], ROLES, strict=True)
    rows = [["課題", "取組方針", *heads]]
    rows += [
        ["退院が進まない" if not n else "^", "住まいを確保する" if not n else "^", *pair]
        for n, pair in enumerate(sectors)
    ]
    assert texts(read(form, Heading("5 強みと課題"), grid(rows))) == ISSUES


def test_a_row_torn_over_two_slides(form: Form) -> None:
    """Below a repeated header a row without a name goes on with the row before."""
    head = ["名称", "構成員", "開催頻度", "実施内容", "特記事項等"]
    first = ["連絡会", "病院、保健所", "年4回", "情報", "顔が見える"]
    second = [["", "", "", "交換", ""], ["部会", "", "年1回", "", ""]]
    found = texts(read(form, Heading("7 協議の場"), grid([head, first]), grid([head, *second])))
    assert found["forums[1].content"] == "情報\n交換"
    assert (found["forums[2].name"], found["forums[2].frequency"]) == ("部会", "年1回")


def test_an_issue_torn_over_two_slides(form: Form) -> None:
    """Roles below a repeated header belong to the last issue as long as it lacks them."""
    head = ["課題", "取組方針", "課題・方針に対する役割（取組）", "<"]
    first = [["退院が進まない", "住まいを確保する", "行政", "調整"], ["^", "^", "医療", "選定"]]
    second = [["", "", "福祉", "体験宿泊"], ["^", "^", "その他", "見守り"]]
    assert texts(read(form, Heading("5 強みと課題"), grid([head, *first]), grid([head, *second]))) == ISSUES


# ------------------------------------------------------------------------------------------ fixed rows


@pytest.mark.parametrize(
    ("label", "cells"),
    [
        ("人口（R6年10月時点）", ["312,480", "人"]), ("人口【R6年10月現在】", ["312,480", "人"]),
        ("人口　R6年10月時点", ["312,480", "人"]), ("人口", ["312,480人（R6年10月時点）"]),
        ("人口", ["312,480", "人", "R6年10月"]),
    ],
)  # fmt: skip
def test_where_the_date_of_a_figure_stands(form: Form, label: str, cells: list[str]) -> None:
    """In brackets of any kind behind the label, without one, behind the figure, or in a cell of its own."""
    rows = [[label, *cells], ["市町村数", "1", *[""] * (len(cells) - 1)]]
    found = texts(read(form, Heading("1 基礎情報"), grid(rows)))
    assert found["profile[population].value"] == "312,480"
    assert found["profile[population].as_of"] == "R6年10月"


@pytest.mark.parametrize(
    "cells",
    [
        ["121", "人 20.8 %"], ["121（20.8％）", "人"], ["121人（20.8％）", ""], ["121\n20.8", "人\n％"],
        ["121", "（20.8%） 人"], ["121", "人（20.8%）"], ["121　人（20.8%）", ""], ["121／20.8", "人／%"],
        ["121（構成割合20.8%）", "人"], ["121人／20.8%", ""],
    ],
)  # fmt: skip
def test_where_a_share_stands(form: Form, cells: list[str]) -> None:
    """Behind the unit or before it, in a bracket or behind a slash, below the value; with its own name or without."""
    rows = [["入院精神障害者数", "合計", "582", "人"], ["^", "3か月未満", *cells]]
    found = texts(read(form, Heading("1 基礎情報"), grid(rows)))
    assert found["profile[inpatients_under_3_months].value"] == "121"
    assert found["profile[inpatients_under_3_months].share"] == "20.8"


@pytest.mark.parametrize(
    "labels",
    [
        ["入院精神障害者数", "1年以上のうち65歳未満"], ["入院精神障害者数　1年以上のうち65歳未満", "<"],
        ["入院精神障害者数（R6年6月時点） ／ 1年以上のうち65歳未満", "<"],
    ],
)  # fmt: skip
def test_a_label_that_names_the_row_it_is_part_of(form: Form, labels: list[str]) -> None:
    """1年以上のうち65歳未満 is うち65歳未満, and nothing of it is left over."""
    rows = [["入院精神障害者数（R6年6月時点）", "合計", "582", "人"], [*labels, "7", "人"]]
    found = read(form, Heading("1 基礎情報"), grid(rows))
    assert found.text("profile[inpatients_1_year_or_more_under_65].value") == "7"
    assert found.unplaced == ()


def test_a_date_within_a_label(form: Form) -> None:
    """The date of a group stands before the title of its first row, in one label."""
    rows = [
        ["入院精神障害者数（R6年6月時点） ／ 合計", "582", "人"],
        ["入院精神障害者数（R6年6月時点） ／ 1年以上", "7", "人"],
    ]
    found = texts(read(form, Heading("1 基礎情報"), grid(rows)))
    assert found["profile[inpatients].as_of"] == "R6年6月"


def test_a_date_in_its_own_column(form: Form) -> None:
    """Where dates have a column that is filled, a bracket in the label is none, but a remark."""
    rows = [
        ["項目", "値", "単位", "時点"],
        ["人口（推計人口）", "312", "人", "R6年10月"],
        ["保健所数", "1", "か所", "R6年9月"],
    ]
    found = read(form, Heading("1 基礎情報"), grid(rows))
    assert found.text("profile[population].as_of") == "R6年10月"
    assert found.text("profile[population].note") == "推計人口"
    assert found.unplaced == ()


def test_two_figures_in_a_bracket_behind_a_choice(form: Form) -> None:
    """The bracket is no part of the figures."""
    rows = [["人口", "312", "人"], ["協議の場の設置状況（市町村）", "有（1/3か所）", "か所/市町村数"]]
    found = texts(read(form, Heading("1 基礎情報"), grid(rows)))
    assert found["profile[forums_municipality].choice"] == "有"
    assert found["profile[forums_municipality].value"] == "1"
    assert found["profile[forums_municipality].denominator"] == "3"


def test_a_group_and_a_row_in_one_label(form: Form) -> None:
    """入院精神障害者数 合計 names its group and its row."""
    rows = [["入院精神障害者数　合計", "582人"], ["入院精神障害者数　３か月未満", "121人"], ["協議の場の設置状況　市町村", "☑有　□無　1／1"]]  # fmt: skip
    assert texts(read(form, Heading("1 基礎情報"), grid(rows))) == {
        "profile[inpatients].value": "582", "profile[inpatients_under_3_months].value": "121",
        "profile[forums_municipality].choice": "有", "profile[forums_municipality].value": "1",
        "profile[forums_municipality].denominator": "1",
    }  # fmt: skip


def test_a_group_that_a_page_cuts(form: Form) -> None:
    """The rows at the top of the next page are still of the group whose heading stands on the page before."""
    first = [["人口", "<", "9", "人"], ["協議の場の設置状況（R6年10月時点）", "都道府県", "有・（無）", "か所"]]
    second = [["", "市町村", "（有）・無", "1／1"], ["保健所数", "<", "2", "か所"]]
    found = texts(read(form, Heading("1 基礎情報"), grid(first), grid(second)))
    assert [found[f"profile[forums_{name}].choice"] for name in ("prefecture", "municipality")] == ["無", "有"]
    assert found["profile[forums_municipality].denominator"] == "1"
    assert found["profile[public_health_centres].value"] == "2"


SECTORS = {
    f"sectors[{row}].{column}": f"{row}{column}"
    for row in ("health", "medical", "welfare", "others")
    for column in ("status", "remarks")
}
TITLES = {"health": "保健", "medical": "医療", "welfare": "福祉", "others": "その他"}


def test_fixed_rows_on_their_side(form: Form) -> None:
    """The rows of the form are columns of the grid, and are not taken for the roles of an issue."""
    rows = [["", *TITLES.values()]]
    rows += [[title, *(f"{row}{column}" for row in TITLES)] for title, column in (("連携状況", "status"), ("強み・課題等", "remarks"))]  # fmt: skip
    assert texts(read(form, Heading("6 連携状況"), grid(rows))) == SECTORS


@pytest.mark.parametrize("inside", [True, False])
def test_a_table_for_each_fixed_row(form: Form, inside: bool) -> None:
    """The row's title stands above its pairs, in the grid or in the line before."""
    blocks: list[Block] = [Heading("6 連携状況")]
    for row, title in TITLES.items():
        pairs = [["連携状況", f"{row}status"], ["強み・課題等", f"{row}remarks"]]
        blocks += [grid([[title, "<"], *pairs])] if inside else [Paragraph(title), grid(pairs)]
    assert texts(read(form, *blocks)) == SECTORS


# ------------------------------------------------------------------------------------------ lines


def test_rows_as_labelled_lines(form: Form) -> None:
    """A record as lines with labels, numbered or not; a label's text may follow in bullets."""
    lines = [
        "（１）名称：連絡会",
        "　構成員：病院、保健所",
        "　開催頻度：年4回",
        "　実施内容：",
        "・情報交換",
        "　特記事項：顔が見える",
    ]
    found = texts(read(form, Heading("7 協議の場"), *map(Paragraph, [*lines, "（２）名称：部会", "　開催頻度：年1回"])))
    assert {at: text.lstrip("・") for at, text in found.items() if at.startswith("forums[1]")} == FORUMS
    assert found["forums[2].frequency"] == "年1回"


def test_labelled_lines_end_the_text_before_them(form: Form) -> None:
    """Rows that follow a field as lines are no part of its text."""
    lines = ["特徴（強み）：顔が見える。", "課題：退院が進まない", "取組方針：住まいを確保する"]
    found = texts(read(form, Heading("5 強みと課題"), *map(Paragraph, lines)))
    assert found == {
        "strengths": "顔が見える。", "issues[1].issue": "退院が進まない", "issues[1].policy": "住まいを確保する",
    }  # fmt: skip


def test_a_list_that_was_broken_by_hand_goes_on_below_its_comma(form: Form) -> None:
    """What stands below a comma is no name of the next row, however like one it is."""
    lines = [
        "港の会議", "目的：方針の決定", "構成員：病院協会、看護協会、", "家族会、", "ピアサポーター", "事務局：福祉課",
        "川の連絡会", "目的：事例の検討", "構成員：病院、", "福祉事務所", "事務局：保健所",
    ]  # fmt: skip
    found = read(form, Heading("2 取組概要"), *map(Paragraph, lines))
    assert [found.text(f"bodies[{n}].name") for n in (1, 2)] == ["港の会議", "川の連絡会"]
    assert found.text("bodies[1].members").split("\n")[-1] == "ピアサポーター"
    assert found.text("bodies[2].members") == "病院、\n福祉事務所"
    assert found.unplaced == ()


@pytest.mark.parametrize("line", ["【港の居場所】", "2つの会議で年間11回", "※構成員は毎年見直す。"])
def test_what_ends_a_list_is_none_of_it(form: Form, line: str) -> None:
    """A heading in brackets, a number of times and a note below the members are no members."""
    lines = ["港の会議", "年3回／事務局：福祉課", "構成員：病院、診療所、相談支援事業所、家族会、民生委員", line]
    found = read(form, Heading("2 取組概要"), *map(Paragraph, lines))
    assert found.text("bodies[1].members") == "病院、診療所、相談支援事業所、家族会、民生委員"


@pytest.mark.parametrize("count", ["計15機関・団体", "5地区で計71機関"])
@pytest.mark.parametrize("names", [["連絡会"], ["部会", "連絡会"]])
def test_how_often_between_a_name_and_its_labels(form: Form, names: list[str], count: str) -> None:
    """It is no name; of several names one after the other none is taken, as nobody can tell whose it is."""
    lines = [*names, "年4回", "目的：評価", "構成員：病院、保健所", count]
    found = read(form, Heading("2 取組概要"), *map(Paragraph, lines))
    assert found.text("bodies[1].frequency") == "年4回"
    assert found.text("bodies[1].member_count") == count
    assert found.text("bodies[1].name") == ("連絡会" if len(names) == 1 else "")
    assert len(names) == 1 or set(names) <= {left.text for left in found.unplaced}


@pytest.mark.parametrize(
    "line", ["事務局：健康課　開催：年3回", "事務局　健康課　／　開催　年3回", "事務局：健康課　／開催：年3回"]
)
def test_two_titles_on_a_line(form: Form, line: str) -> None:
    """The second one stands behind a wide space, or behind a slash."""
    found = read(form, Heading("2 取組概要"), *map(Paragraph, ["◆連絡会", "　目的　評価", f"　{line}"]))
    assert found.text("bodies[1].secretariat") == "健康課"
    assert found.text("bodies[1].frequency") == "年3回"


def test_figures_as_lines(form: Form) -> None:
    """What is counted, the figure, its unit and its date in one line."""
    lines = ["・人口：312,480人（R6年10月時点）", "精神科病床数（R6年6月時点） 731 床", "　保健所数　　1か所"]
    assert texts(read(form, Heading("1 基礎情報"), *map(Paragraph, lines))) == {
        "profile[population].value": "312,480", "profile[population].as_of": "R6年10月",
        "profile[psychiatric_beds].value": "731", "profile[psychiatric_beds].as_of": "R6年6月",
        "profile[public_health_centres].value": "1",
    }  # fmt: skip


def test_a_remark_before_a_figure_on_a_line(form: Form) -> None:
    """A bracket between label and figure is no part of the figure; it is the date if it begins with one."""
    lines = [
        "入院精神障害者数 合計（令和6年6月30日時点・所在地）\t582\t人", "入院精神障害者数 3か月未満（%：構成割合）\t121人（20.8%）",
        "退院率 入院後3か月時点（令和4年度・NDB）\t79.4\t%", "退院率 入院後6か月時点（令和4年度・NDB）\t80.5\t%",
        "精神領域に関する議論を行う部会の有無\t（有）・無",
    ]  # fmt: skip
    found = read(form, Heading("1 基礎情報"), *map(Paragraph, lines))
    assert texts(found) == {
        "profile[inpatients].as_of": "令和6年6月30日時点・所在地", "profile[inpatients].value": "582",
        "profile[inpatients_under_3_months].value": "121", "profile[inpatients_under_3_months].share": "20.8",
        "profile[discharge_rate_3_months].as_of": "令和4年度・NDB", "profile[discharge_rate_3_months].value": "79.4",
        "profile[discharge_rate_6_months].value": "80.5", "profile[council_mental_health_group].choice": "有",
    }  # fmt: skip
    assert found.unplaced == ()


@pytest.mark.parametrize("line", ["自治体名　みなと市", "提出自治体：みなと市", "みなと市", "【自治体名】みなと市"])
def test_how_a_cover_names_the_body(form: Form, line: str) -> None:
    """Behind its label, behind one in other words, or alone; the label is never part of the name."""
    found = read(form, Paragraph(line), Heading("7 協議の場"), grid([["名称", "頻度"], ["連絡会", "年4回"]]))
    assert found.municipality.name == "みなと市"


# ------------------------------------------------------------------------------------------ nothing is lost


def test_what_a_header_row_holds_beside_titles_is_kept(form: Form) -> None:
    """Words that the search takes for furniture, although the form does not print them, are among what is left."""
    rows = [["名称", "頻度", "所属（非公開）"], ["連絡会", "年4回", "第三係"]]
    found = read(form, Heading("7 協議の場"), grid(rows))
    assert {"所属（非公開）", "第三係"} <= {left.text for left in found.unplaced}


def test_a_title_with_more_behind_it_keeps_that(form: Form) -> None:
    """What the bracket of a label says beside what the form prints is a remark on the figure."""
    rows = [["入院精神障害者数", "合計", "582", "人"], ["^", "３か月未満（速報値による）", "121", "人"]]
    found = read(form, Heading("1 基礎情報"), grid(rows))
    assert found.text("profile[inpatients_under_3_months].value") == "121"
    assert found.text("profile[inpatients_under_3_months].note") == "速報値による"
    assert found.unplaced == ()


@pytest.mark.parametrize(
    ("label", "cells", "expected"),
    [
        ("精神科病院の数", ["6病院（うち3病院は市外の患者も受け入れる）"], ("6", "うち3病院は市外の患者も受け入れる")),
        ("自立支援協議会の開催頻度", ["2（全体会） 回/年"], ("2", "全体会")),
        ("自立支援協議会の開催頻度", ["10回（精神部会・分科会）"], ("10", "精神部会・分科会")),
        ("自立支援協議会の開催頻度", ["10回（精神部会・分科会）", "回/年"], ("10回（精神部会・分科会）", "")),
        ("自立支援協議会の開催頻度", ["10回 (精神部会・分科会) 回/年"], ("10回 (精神部会・分科会)", "")),
        ("基幹相談支援センター数（各区1・総合1）", ["2か所"], ("2", "各区1・総合1")),
    ],
)
def test_a_remark_beside_a_figure(form: Form, label: str, cells: list[str], expected: tuple[str, str]) -> None:
    """What a bracket says of a figure is its remark; not where its unit stands twice, which a person must mend."""
    rows = [
        ["人口", "312", *["人"] * (len(cells) - 1)],
        [label, *cells],
        ["保健所数", "1", *["か所"] * (len(cells) - 1)],
    ]
    found = texts(read(form, Heading("1 基礎情報"), grid(rows)))
    (row,) = {at.partition(".")[0] for at in found} - {"profile[population]", "profile[public_health_centres]"}
    assert (found[f"{row}.value"], found.get(f"{row}.note", "")) == expected


def test_rows_of_nested_tables_count(form: Form) -> None:
    """A table inside a cell may not be endless either."""
    inner = Grid(tuple(GridCell(row, 0, "x") for row in range(20_001)), 20_001, 1)
    outer = Grid((GridCell(0, 0, "x", blocks=(Paragraph("7 協議の場"), inner)),), 1, 1)
    with pytest.raises(ReadError, match="表の行が多すぎます"):
        read(form, outer)


def test_a_mark_of_drafted_text_outlives_its_record(form: Form) -> None:
    """Without a record, lines that the file marks as drafted have a program as origin; the others are a person's."""
    page = (Heading("7 協議の場"), grid([["名称", "実施内容"], ["連絡会", "下書きした文"], ["部会", "人の書いた文"]]))
    found = matching.submission(Blocks(page, drafted=frozenset({"下書きした文"})), form, "a.docx")
    assert found["forums[1].content"].origin == UNKNOWN
    assert found["forums[1].content"].machine
    assert not found["forums[1].name"].machine
    assert not found["forums[2].content"].machine


@pytest.mark.parametrize("number", ["1", "２", " ③", ""])
def test_a_card_whose_label_is_numbered(form: Form, number: str) -> None:
    """課題1 beside its text: the number is of the record."""
    labels = [f"課題{number}", "取組方針", "役割：行政", "役割：医療", "役割：福祉", "役割：その他関係機関・住民等"]
    card = grid([[label, text] for label, text in zip(labels, ISSUE.values(), strict=True)])
    found = read(form, Paragraph("5　現時点における強みと課題"), card)
    assert texts(found) == ISSUES
    assert found.unplaced == ()


def test_a_card_cut_by_the_end_of_a_page(form: Form) -> None:
    """Below its name, which stands again on the next page, a card goes on; another name begins another one."""
    cards = [
        [["連絡会", "<"], ["目的", "課題の共有"], ["構成員", "病院"], ["事務局", "保健所"]], [["部会", "<"], ["目的", "検討"]],
        [["部会", "<"], ["構成員", "家族会"], ["事務局", "区"]], [["検討会", "<"], ["目的", "企画"], ["構成員", "学校"]],
    ]  # fmt: skip
    found = read(form, Heading("2 取組概要"), Paragraph("協議の場"), *map(grid, cards))
    assert texts(found) == {
        "bodies[1].name": "連絡会", "bodies[1].purpose": "課題の共有", "bodies[1].members": "病院",
        "bodies[1].secretariat": "保健所", "bodies[2].name": "部会", "bodies[2].purpose": "検討",
        "bodies[2].members": "家族会", "bodies[2].secretariat": "区", "bodies[3].name": "検討会",
        "bodies[3].purpose": "企画", "bodies[3].members": "学校",
    }  # fmt: skip
    assert found.unplaced == ()
