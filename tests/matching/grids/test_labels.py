"""Labels of fixed rows in an office's own way, and what stands beside a figure."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Block, Blocks, Grid, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.model import Submission
from tests.test_matching import grid, texts

SOME = [["人口", "312", "人"], ["保健所数", "1", "か所"]]


def read(form: Form, *blocks: Block) -> Submission:
    return matching.submission(Blocks((Heading("1 基礎情報"), *blocks)), form, "test.docx")


def profile(form: Form, *rows: list[str], head: list[str] | None = None) -> dict[str, str]:
    """Return what stands in the table of figures beside two rows that every form has, by row and column."""
    width = len(rows[0])
    known = [[*row[:2], *[""] * (width - len(row)), *row[2:]][:width] for row in SOME] if head is None else []
    found = read(form, grid([*([head] if head else []), *known, *rows]))
    assert found.unplaced == ()
    names = ("profile[population]", "profile[public_health_centres]") if head is None else ()
    return {at.removeprefix("profile"): text for at, text in texts(found).items() if not at.startswith(names or "-")}


def test_a_group_its_date_and_a_row_in_one_label(form: Form) -> None:
    """The rows below belong to the group that the label before them names, until another is named."""
    assert profile(
        form, ["入院精神障害者数（R6年6月30日時点）合計", "582", "人"], ["　３か月未満", "121", "人"],
        ["退院率（R4年度入院者）入院後3か月時点", "63.4", "%"], ["　入院後6か月時点", "80.9", "%"],
        ["協議の場の設置状況（R7年4月時点）都道府県", "有　1", "か所"], ["　市町村", "有　15／16", "か所／市町村数"],
    ) == {
        "[inpatients].as_of": "R6年6月30日", "[inpatients].value": "582", "[inpatients_under_3_months].value": "121",
        "[discharge_rate_3_months].as_of": "R4年度入院者", "[discharge_rate_3_months].value": "63.4",
        "[discharge_rate_6_months].value": "80.9", "[forums_prefecture].as_of": "R7年4月",
        "[forums_prefecture].choice": "有", "[forums_prefecture].value": "1", "[forums_municipality].choice": "有",
        "[forums_municipality].value": "15", "[forums_municipality].denominator": "16",
    }  # fmt: skip


def test_a_group_alone_gives_its_reason_to_its_first_row(form: Form) -> None:
    """退院率 | 公表なし, without the rows of the group."""
    assert profile(form, ["退院率", "公表なし（県のみ）", ""]) == {
        "[discharge_rate_3_months].value": "公表なし（県のみ）"
    }


def test_the_same_as_above_before_a_label(form: Form) -> None:
    """同 stands for the words of the label above."""
    assert profile(
        form, ["自立支援協議会の開催頻度", "3", "回/年"], ["　同　精神領域に関する議論を行う部会の有無", "有", "有・無"]
    ) == {"[council_frequency].value": "3", "[council_mental_health_group].choice": "有"}


def test_words_of_a_groups_title_with_a_row_in_a_bracket(form: Form) -> None:
    """にも包括の協議の場（市町村） needs no 設置状況; the date of the group may stand beside any of its rows."""
    assert profile(
        form, ["人口", "R7年10月", "312", "人"], ["にも包括の協議の場（都道府県）", "", "該当なし", ""],
        ["にも包括の協議の場（市町村）", "R7年4月", "有　1 / 1", "か所/市町村数"], head=["項目", "時点", "数値", "単位"],
    ) == {
        "[population].as_of": "R7年10月", "[population].value": "312", "[forums_prefecture].as_of": "R7年4月",
        "[forums_prefecture].choice": "該当なし", "[forums_municipality].choice": "有",
        "[forums_municipality].value": "1", "[forums_municipality].denominator": "1",
    }  # fmt: skip


def test_a_date_between_group_and_row(form: Form) -> None:
    """A merged date between the heading of a group and its rows heads no group; what the heading adds is a remark."""
    rows = [
        ["項目", "時点", "内訳", "値", "単位"], ["人口", "R7年10月", "", "312", "人"],
        ["入院患者数（630調査、住所地）", "R6年6月30日", "合計", "582", "人"], ["^", "^", "３か月未満", "121", "人"],
    ]  # fmt: skip
    found = read(form, grid(rows))
    assert found.text("profile[inpatients].as_of") == "R6年6月30日"
    assert found.text("profile[inpatients].note") == "630調査、住所地"
    assert found.text("profile[inpatients_under_3_months].value") == "121"
    assert found.unplaced == ()


@pytest.mark.parametrize(
    ("label", "said", "note"),
    [
        ("協議の場の設置状況（都道府県）", ["－", "市のため該当せず"], "市のため該当せず"),
        ("精神科病床数", ["区の集計がないため記載しない", ""], "区の集計がないため記載しない"),
        ("保健所数（支所を含む。）\n（R6年10月時点）", ["7", "か所"], "支所を含む。"),
    ],
)
def test_what_is_no_figure_is_a_remark(form: Form, label: str, said: list[str], note: str) -> None:
    """A reason in the place of a figure or of its unit, and the second bracket of a label."""
    rows = [["人口", "312", "人"], ["特定相談支援事業所数", "4", "か所"], [label, *said]]
    found = texts(read(form, grid(rows)))
    assert [text for at, text in found.items() if at.endswith(".note")] == [note]


def test_boxes_below_each_other_are_one_text(form: Form) -> None:
    """Each line of the strengths in a box of its own; a box behind another line is none of them."""
    frames: list[Grid] = [grid([[text]]) for text in ("顔が見える。", "通院先が近い。", "家族会が強い。")]
    found = read(
        form, Heading("5 強みと課題"), Heading("【特徴（強み）】", 3), *frames[:2], Paragraph("別紙のとおり"), frames[2]
    )
    assert found.text("strengths") == "顔が見える。\n通院先が近い。"


def test_a_label_in_a_stacked_table_is_no_header(form: Form) -> None:
    """福祉 | 課題の提起 is a row, although a title of the table stands in both cells."""
    rows = [
        ["課題", "取組方針", "役割", "<"], ["退院が進まない。", "住まいを確保する。", "行政", "調整"], ["^", "^", "医療", "紹介"],
        ["^", "^", "福祉", "課題の提起"], ["^", "^", "その他", "参加"],
    ]  # fmt: skip
    found = texts(read(form, Heading("5 強みと課題"), grid(rows)))
    assert {at for at in found if not at.startswith("issues[1]")} == set()
    assert (found["issues[1].role_welfare"], found["issues[1].role_others"]) == ("課題の提起", "参加")


def test_the_heading_of_a_group_parted_by_a_page(form: Form) -> None:
    """The date at its end stands alone on the next page, beside another row: it is the group's all the same."""
    first = [
        ["人口", "", "312", "人"],
        ["協議の場の設置状況", "都道府県", "有　1", "か所"],
        ["^", "障害保健福祉圏域", "有　4／4", "か所／圏域数"],
    ]
    rest = [["（R6.10.1現在）", "市町村", "有　11／16", "か所／市町村数"]]
    found = read(form, grid(first), grid(rest))
    assert found.text("profile[forums_prefecture].as_of") == "R6.10.1"
    assert found.text("profile[forums_municipality].value") == "11"
    assert found.unplaced == ()


def test_a_label_at_the_left_is_no_date(form: Form) -> None:
    """Of two tables side by side, the date of the left one's label is not the right one's."""
    rows = [
        ["人口（R6年10月時点）", "312人", "保健所数（R5年4月時点）", "1か所"],
        ["市町村数（R6年10月時点）", "1", "精神科病床数", "3床"],
    ]
    found = read(form, grid(rows))
    assert found.text("profile[public_health_centres].as_of") == "R5年4月"
    assert found.unplaced == ()


@pytest.mark.parametrize("label", ["3か月未満の構成割合", "構成比"])
def test_a_share_with_a_row_of_its_own(form: Form, label: str) -> None:
    """Its label names row and column, or only the column, right below its row."""
    rows = [["入院精神障害者数", "合計", "400", "人"], ["入院精神障害者数", "3か月未満", "100", "人"],
            ["入院精神障害者数", label, "25.0", "%"], ["", "1年以上", "200", "人"]]  # fmt: skip
    found = read(form, Heading("1 基礎情報"), grid([["項目", "内訳", "値", "単位"], *rows]))
    assert texts(found) == {
        "profile[inpatients].value": "400", "profile[inpatients_under_3_months].value": "100",
        "profile[inpatients_under_3_months].share": "25.0", "profile[inpatients_1_year_or_more].value": "200",
    }  # fmt: skip
    assert found.unplaced == ()


@pytest.mark.parametrize("head", ["区分", "役割の区分", "担い手"])
def test_roles_beside_labels_with_a_title_of_their_own(form: Form, head: str) -> None:
    """The shared title stands above the texts, another one above the labels."""
    rows = [["課題", "取組方針", head, "課題・方針に対する役割（取組）"], ["退院先がない。", "相談会を開く。", "行政", "会場を探す。"],
            ["", "", "医療", "外来で知らせる。"], ["家族が孤立する。", "教室を開く。", "行政", "案内する。"]]  # fmt: skip
    found = read(form, Heading("5 強みと課題"), grid(rows))
    assert texts(found) == {
        "issues[1].issue": "退院先がない。", "issues[1].policy": "相談会を開く。",
        "issues[1].role_government": "会場を探す。", "issues[1].role_medical": "外来で知らせる。",
        "issues[2].issue": "家族が孤立する。", "issues[2].policy": "教室を開く。", "issues[2].role_government": "案内する。",
    }  # fmt: skip


def test_rows_of_a_group_named_by_the_beginnings_of_their_titles(form: Form) -> None:
    """相談支援事業所数 | 基幹, 一般, 特定; a bracket behind such a label is a remark."""
    rows = [
        ["相談支援事業所数（R6年11月）", "基幹（本庁１、支所２）", "3", "か所"],
        ["^", "一般", "9", "か所"],
        ["^", "特定", "41", "か所"],
    ]
    found = read(form, grid([["人口", "", "312", "人"], *rows]))
    assert found.unplaced == ()
    assert {at: text for at, text in texts(found).items() if "consult" in at} == {
        "profile[core_consultation_centres].as_of": "R6年11月", "profile[core_consultation_centres].value": "3",
        "profile[core_consultation_centres].note": "本庁１、支所２", "profile[general_consultation_offices].value": "9",
        "profile[specified_consultation_offices].value": "41",
    }  # fmt: skip


def test_an_offices_own_heading_at_the_left_of_a_label_gives_the_date(form: Form) -> None:
    """精神科のある病院（R6年10月時点） | 精神科病院 | 5: the bracket is the date of the row, the rest tells nothing."""
    rows = [
        ["項目", "区分", "数", "単位"], ["圏域の数（R7年10月時点）", "障害保健福祉圏域", "1", "か所"],
        ["市町村の数（R7年10月時点）", "", "1", "市町村"], ["精神科のある病院（R6年10月時点）", "精神科病院", "5", "病院"],
        ["同上の病床（R6年10月時点）", "精神病床", "873", "床"], ["協議の場（R7年4月時点）", "障害保健福祉圏域", "該当なし", "市のため"],
        ["^", "市町村", "有", "1／1か所"],
    ]  # fmt: skip
    found = read(form, grid(rows))
    assert found.unplaced == ()
    assert texts(found) == {
        "profile[welfare_areas].as_of": "R7年10月", "profile[welfare_areas].value": "1",
        "profile[municipalities].as_of": "R7年10月", "profile[municipalities].value": "1",
        "profile[psychiatric_hospitals].as_of": "R6年10月", "profile[psychiatric_hospitals].value": "5",
        "profile[psychiatric_beds].as_of": "R6年10月", "profile[psychiatric_beds].value": "873",
        "profile[forums_prefecture].as_of": "R7年4月", "profile[forums_welfare_area].choice": "該当なし",
        "profile[forums_welfare_area].note": "市のため", "profile[forums_municipality].choice": "有",
        "profile[forums_municipality].value": "1", "profile[forums_municipality].denominator": "1",
    }  # fmt: skip


def test_a_place_where_something_is_done_is_no_label(form: Form) -> None:
    """The row of an office's own that names another thing leaves the row of the form alone."""
    found = read(
        form,
        grid([["人口", "", "312", "人"], ["市町村数", "", "1", "市町村"], ["心の相談の窓口", "保健所", "3", "人"]]),
    )
    assert not found.text("profile[public_health_centres].value")
    assert [item.text for item in found.unplaced] == ["心の相談の窓口", "保健所", "3", "人"]


@pytest.mark.parametrize(
    "label",
    ["精神の分野を話し合う部会", "精神領域を議論する部会", "精神保健福祉に関する部会の設置", "部会（精神領域）の有無"],
)
def test_the_group_on_mental_health_in_other_words(form: Form, label: str) -> None:
    """A label that holds all words that tell a row is its label."""
    assert profile(form, ["自立支援協議会を開く回数", "6", "回/年"], [label, "有", ""]) == {
        "[council_frequency].value": "6", "[council_mental_health_group].choice": "有"
    }  # fmt: skip


def test_a_remark_that_names_a_row_is_no_label(form: Form) -> None:
    """What stands behind the answer of a row tells more of it."""
    found = read(
        form,
        grid([["項目", "時点", "値", "単位", "備考"], ["人口", "R7.10", "312", "人", ""], ["市町村数", "R7.10", "1", "市町村", ""],
              ["協議会の開催頻度", "R7年度", "6", "回/年", "障害者自立支援協議会"],
              ["精神領域の部会の有無", "R7年度", "有", "", "精神保健福祉部会"]]),
    )  # fmt: skip
    assert found.unplaced == ()
    assert found.text("profile[council_frequency].note") == "障害者自立支援協議会"
    assert found.text("profile[council_frequency].value") == "6"
    assert found.text("profile[council_mental_health_group].note") == "精神保健福祉部会"


@pytest.mark.parametrize(
    "group",
    ["障害者自立支援協議会（R7年度）", "見本市障がい者総合支援協議会（R7年度）", "見本市自立支援協議会（R7年度）"],
)
def test_the_council_under_its_own_name(form: Form, group: str) -> None:
    """The heading of a group may be the meeting's own name, with the body's before it."""
    rows = [["人口", "", "312", "人"], [group, "開催頻度", "4", "回/年"], ["^", "精神領域の部会", "有", ""]]
    found = read(form, grid(rows))
    assert found.unplaced == ()
    assert found.text("profile[council_frequency].as_of") == "R7年度"
    assert found.text("profile[council_frequency].value") == "4"
    assert found.text("profile[council_mental_health_group].choice") == "有"


def test_short_labels_beside_the_heading_of_their_group(form: Form) -> None:
    """協議会 | 開く回数, 協議の場 | 県, and 病床数 without more words."""
    rows = [
        ["項目", "内訳", "数"], ["精神科病院", "病院数", "4病院"], ["^", "病床数", "862床"],
        ["県自立支援協議会", "開く回数", "2回/年"], ["^", "部会の有無（精神）", "有"],
        ["協議の場", "県", "有　1か所"], ["^", "圏域", "有　3／4"], ["^", "市", "該当なし"],
    ]  # fmt: skip
    found = texts(read(form, grid(rows)))
    values = {at.removeprefix("profile"): text for at, text in found.items() if at.endswith(".value")}
    assert values == {
        "[psychiatric_hospitals].value": "4", "[psychiatric_beds].value": "862", "[council_frequency].value": "2",
        "[forums_prefecture].value": "1", "[forums_welfare_area].value": "3",
    }  # fmt: skip
    assert found["profile[forums_municipality].choice"] == "該当なし"


@pytest.mark.parametrize("sign", ["※1", "※", "＊２", "注1）", "（注２）"])
def test_the_sign_of_a_note_is_no_part_of_a_label(form: Form, sign: str) -> None:
    """Behind the heading of a group with its date, and behind a row's label."""
    rows = [
        ["項目", "内訳", "値"], [f"入院精神障害者数\n（R6年6月時点）{sign}", "合計", "318"], ["^", "3か月未満", "71（22.3%）"],
        [f"人口{sign}", "", "9,000"],
    ]  # fmt: skip
    found = texts(read(form, grid(rows)))
    assert (found["profile[inpatients].value"], found["profile[inpatients].as_of"]) == ("318", "R6年6月")
    assert (found["profile[inpatients_under_3_months].share"], found["profile[population].value"]) == ("22.3", "9,000")


def test_the_title_of_a_column_before_its_value(form: Form) -> None:
    """構成割合　25.0% in a cell of its own is the share."""
    rows = [
        ["入院精神障害者数", "合計", "684", "人", ""], ["^", "3か月未満", "171", "人", "構成割合　25.0%"],
        ["^", "1年以上", "390", "人", "構成割合：57.0%"],
    ]  # fmt: skip
    found = texts(read(form, grid([*([*row, "", ""] for row in SOME), *rows])))
    assert found["profile[inpatients_under_3_months].share"] == "25.0"
    assert found["profile[inpatients_1_year_or_more].share"] == "57.0"
