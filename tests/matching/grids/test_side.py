"""Tables of figures in other shapes: blocks side by side, labels above their figures, rows that share an answer."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Block, Blocks, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.model import Submission
from tests.test_matching import grid, texts


def read(form: Form, *blocks: Block) -> Submission:
    return matching.submission(Blocks((Heading("1 基礎情報"), *blocks)), form, "test.docx")


def profile(found: Submission) -> dict[str, str]:
    assert found.unplaced == ()
    return {at.removeprefix("profile"): text for at, text in texts(found).items()}


def test_two_blocks_side_by_side(form: Form) -> None:
    """Each block has titles of its own: no date becomes a figure, and no row reaches into the next block."""
    found = read(
        form,
        grid(
            [
                ["項目", "時点", "値", "項目", "時点", "値"],
                ["人口", "R6.10", "312,480人", "精神科病院の数", "R5.10", "5病院"],
                ["保健所数", "R6.10", "1か所", "一般相談支援事業所数", "R6.10", "12か所"],
                ["入院精神障害者数", "－", "－（県が集計）", "退院率", "－", "－（同左）"],
            ]
        ),
    )
    assert profile(found) == {
        "[population].as_of": "R6.10", "[population].value": "312,480", "[psychiatric_hospitals].as_of": "R5.10",
        "[psychiatric_hospitals].value": "5", "[public_health_centres].as_of": "R6.10",
        "[public_health_centres].value": "1", "[general_consultation_offices].value": "12", "[core_consultation_centres].as_of": "R6.10",
        "[inpatients].as_of": "－", "[inpatients].value": "－（県が集計）", "[discharge_rate_3_months].as_of": "－",
        "[discharge_rate_3_months].value": "－（同左）",
    }  # fmt: skip


def test_a_table_that_goes_on_without_its_header(form: Form) -> None:
    """A page head stands between its parts: the dates of the second part are dates all the same."""
    found = read(
        form,
        grid([["項目", "時点", "内訳", "値", "単位"], ["人口", "R6年10月", "", "312,480", "人"], ["精神科病床数", "R5年10月", "", "873", "床"]]),
        Paragraph("取組シート（つづき）"),
        grid([["特定相談支援事業所数", "R6年11月", "", "73", "か所"], ["保健所数", "R6年10月", "", "1", "か所"]]),
    )  # fmt: skip
    said = texts(found)
    assert said["profile[specified_consultation_offices].value"] == "73"
    assert said["profile[public_health_centres].as_of"] == "R6年10月"
    assert said["profile[public_health_centres].value"] == "1"
    assert "profile[public_health_centres].note" not in said


@pytest.mark.parametrize(
    ("label", "answer", "rates"),
    [
        ("退院率（3か月・6か月・1年）", "65.2・81.4・89.9", ["65.2", "81.4", "89.9"]),
        ("退院率　3か月／6か月／1年", "65.2％／81.4％／89.9％", ["65.2", "81.4", "89.9"]),
        ("退院率（3か月・6か月・1年）", "－", ["－", "－", "－"]),
    ],
)
def test_several_rows_in_one_label(form: Form, label: str, answer: str, rates: list[str]) -> None:
    """Each has its own figure, or the one answer that all of them share."""
    found = read(form, grid([["項目", "値"], ["人口", "312"], [label, answer]]))
    rows = ("3_months", "6_months", "1_year")
    said = profile(found)
    assert [said[f"[discharge_rate_{row}].value"] for row in rows] == rates


def test_one_figure_for_several_rows_is_none_of_theirs(form: Form) -> None:
    """Nobody can tell whose it is: it is left over."""
    found = read(form, grid([["項目", "値"], ["人口", "312"], ["退院率（3か月・6か月・1年）", "65.2"]]))
    assert not any("discharge" in at for at in texts(found))
    assert "65.2" in [one.text for one in found.unplaced]


def test_one_answer_for_two_levels(form: Form) -> None:
    """A choice and its date; the remark beside it is the first one's."""
    found = read(
        form,
        grid(
            [
                ["項目", "時点", "値", "備考"], ["人口", "R6.10", "312", ""],
                ["協議の場　都道府県・圏域", "－", "該当なし", "市のため"], ["協議の場　市町村", "R6.10", "有 1/1", ""],
            ]
        ),
    )  # fmt: skip
    said = profile(found)
    assert said["[forums_prefecture].choice"] == said["[forums_welfare_area].choice"] == "該当なし"
    assert said["[forums_prefecture].note"] == "市のため"
    assert said["[forums_prefecture].as_of"] == "R6.10"
    assert not said.get("[forums_welfare_area].note")


def test_labels_above_their_figures(form: Form) -> None:
    """A row of labels over a row of figures, and shares below these."""
    found = read(
        form,
        grid([["人口", "保健所数"], ["312,480人\n（R6.10）", "1か所\n（R6.10）"], ["精神科病院の数", "精神科病床数"], ["5病院", "873床"]]),
        grid(
            [
                ["入院精神障害者数（R5.6.30）", "<", "<"], ["合計", "3か月未満", "1年以上"],
                ["1,230人", "250人", "770人"], ["", "20.3%", "62.6%"],
            ]
        ),
    )  # fmt: skip
    said = {at: text for at, text in profile(found).items() if text}
    assert said == {
        "[population].value": "312,480", "[population].as_of": "R6.10", "[public_health_centres].value": "1",
        "[public_health_centres].as_of": "R6.10", "[psychiatric_hospitals].value": "5",
        "[psychiatric_beds].value": "873", "[inpatients].as_of": "R5.6.30", "[inpatients].value": "1,230",
        "[inpatients_under_3_months].value": "250", "[inpatients_under_3_months].share": "20.3",
        "[inpatients_1_year_or_more].value": "770", "[inpatients_1_year_or_more].share": "62.6",
    }  # fmt: skip


def test_dates_below_a_title_of_an_office_s_own(form: Form) -> None:
    """All that stands there are dates: they are what the figures are about."""
    found = read(
        form, grid([["項目", "数", "いつの数値か"], ["人口", "312", "R6年10月"], ["精神科病床数", "873", "R5年10月"]])
    )
    said = texts(found)
    assert said["profile[population].as_of"] == "R6年10月"
    assert said["profile[psychiatric_beds].as_of"] == "R5年10月"
    assert said["profile[psychiatric_beds].value"] == "873"


def test_a_share_in_a_row_of_its_own_behind_a_date(form: Form) -> None:
    """The share is the figure, and not what stands in the column of dates."""
    found = read(
        form,
        grid([["項目", "時点", "値", "単位"], ["入院精神障害者数　合計", "R5.6.30", "1,750", "人"], ["3か月未満", "同上", "420", "人"], ["構成割合", "同上", "24.0", "％"]]),
    )  # fmt: skip
    assert profile(found)["[inpatients_under_3_months].share"] == "24.0"


def test_a_figure_in_a_bracket_behind_a_choice(form: Form) -> None:
    """The bracket is no part of the figure."""
    found = read(
        form, grid([["項目", "値", "単位"], ["人口", "312", "人"], ["協議の場の設置　都道府県", "有（1）", "か所"]])
    )
    said = profile(found)
    assert (said["[forums_prefecture].choice"], said["[forums_prefecture].value"]) == ("有", "1")


def test_a_name_in_a_bracket_behind_a_choice(form: Form) -> None:
    """It is a remark; an empty cell for remarks does not take its place."""
    found = read(
        form, grid([["項目", "値", "備考"], ["人口", "312", ""], ["精神領域の議論を行う部会", "有（精神部会）", ""]])
    )
    said = profile(found)
    assert said["[council_mental_health_group].choice"] == "有"
    assert said["[council_mental_health_group].note"] == "精神部会"


def test_units_in_brackets(form: Form) -> None:
    """A unit in a bracket behind its figure is no remark; a share may follow it."""
    found = read(
        form,
        grid([["項目", "値（単位）", "時点"], ["人口", "312（人）", "R6.10"], ["入院精神障害者数・合計", "1,230（人）", "R5.6.30"], ["3か月未満", "250（人） 20.3%", ""]]),
    )  # fmt: skip
    said = {at: text for at, text in texts(found).items() if text}
    assert said["profile[population].value"] == "312"
    assert "profile[population].note" not in said
    assert said["profile[inpatients_under_3_months].value"] == "250"
    assert said["profile[inpatients_under_3_months].share"] == "20.3"


def test_words_in_the_column_of_dates(form: Form) -> None:
    """They say why there is no date: a remark."""
    found = read(
        form,
        grid([["項目", "時点", "値"], ["人口", "R6年10月", "312"], ["退院率　入院後3か月時点", "公表なし", "－"]]),
    )
    said = profile(found)
    assert said["[discharge_rate_3_months].note"] == "公表なし"
    assert "[discharge_rate_3_months].as_of" not in said


def test_another_table_of_the_same_width_does_not_go_on(form: Form) -> None:
    """Where figures stand below the title of dates the titles of the table before are not those of this one."""
    found = read(
        form,
        grid([["項目", "時点", "値"], ["人口", "R6年10月", "312"], ["精神科病床数", "R5年10月", "873"]]),
        Paragraph("取組シート（つづき）"),
        grid([["特定相談支援事業所数", "73", "か所"], ["保健所数", "1", "か所"]]),
    )
    assert texts(found)["profile[specified_consultation_offices].value"] == "73"
    assert texts(found)["profile[public_health_centres].value"] == "1"


def test_figures_with_what_they_count_in_a_bracket_behind_a_choice(form: Form) -> None:
    """The figure alone is the value, whatever counter stands behind it; words are a remark."""
    rows = [
        ["項目", "数値"], ["人口", "312"], ["協議の場の設置状況　都道府県", "有（２か所）"],
        ["協議の場の設置状況　障害保健福祉圏域", "有（３か所／全４圏域）"], ["協議の場の設置状況　市町村", "有（７市町／９市町）"],
    ]  # fmt: skip
    said = profile(read(form, grid(rows)))
    assert said["[forums_prefecture].value"] == "２"
    assert (said["[forums_welfare_area].value"], said["[forums_welfare_area].denominator"]) == ("３", "４")
    assert (said["[forums_municipality].value"], said["[forums_municipality].denominator"]) == ("７", "９")
    assert {said[f"[forums_{level}].choice"] for level in ("prefecture", "welfare_area", "municipality")} == {"有"}


def test_a_date_behind_the_title_of_a_group_that_labels_its_first_row(form: Form) -> None:
    """No heading of the group stands beside it; how long is no date."""
    rows = [["人口", "312"], ["・入院精神障害者数（Ｒ６．６．３０　7病院へ照会）", "208人"], ["保健所数", "1"]]
    said = profile(read(form, grid(rows)))
    assert said["[inpatients].as_of"] == "Ｒ６．６．３０　7病院へ照会"
    assert said["[inpatients].value"] == "208"


def test_labels_over_their_figures_beside_the_heading_of_the_group(form: Form) -> None:
    """Each figure is below its label; what stands below the heading is none of them."""
    rows = [
        ["退院率（令和４年度、NDB）", "入院後3か月時点", "入院後6か月時点", "入院後1年時点"],
        ["県の値による。", "61.2%", "78.4%", "86.9%"],
    ]
    found = read(form, grid([["項目", "数値"], ["人口", "88,120人"], ["保健所数", "1か所"]]), grid(rows))
    rates = {at: text for at, text in texts(found).items() if "discharge" in at and at.endswith("value")}
    assert [*rates.values()] == ["61.2", "78.4", "86.9"]
    assert [left.text for left in found.unplaced] == ["県の値による。"]


@pytest.mark.parametrize("other", ["保健所数", "協議の場　都道府県"])
def test_a_block_beside_does_not_end_a_group(form: Form, other: str) -> None:
    """A row of no group, or of another one, stands at the right while the group at the left goes on."""
    found = read(
        form,
        grid(
            [
                ["項目", "値", "時点・備考", "項目", "値", "時点・備考"],
                ["入院精神障害者数　合計", "820人", "R6年6月30日。630調査", "人口", "81,204人", "R7年4月"],
                ["　3か月未満", "201人（24.5％）", "同上", other, "該当なし", "R7年4月"],
                ["　3か月以上1年未満", "209人（25.5％）", "同上", "退院率（3か月・6か月・1年）", "公表なし", ""],
                ["　1年以上", "410人（50.0％）", "同上", "", "", ""],
            ]
        ),
    )
    told = profile(found)
    assert told["[inpatients_3_months_to_1_year].value"] == "209"
    assert told["[inpatients_1_year_or_more].value"] == "410"
    assert told["[inpatients_1_year_or_more].share"] == "50.0"
    assert told["[discharge_rate_1_year].value"] == "公表なし"


@pytest.mark.parametrize("titles", [["項目", "今回値", "備考"], ["項目", "R7", "時点"], ["項目", "値", "いつ"]])
def test_each_block_has_its_own_columns_under_titles_in_other_words(form: Form, titles: list[str]) -> None:
    """What stands below a title that the form does not know is looked for in the block of that title."""
    rows = [
        [*titles, *titles],
        ["人口", "81,204人", "R7年4月", "精神科病院の数", "5病院", "R6年10月"],
        ["保健所数", "1か所", "R7年4月", "精神科病床数", "312床", "R6年10月"],
    ]
    assert profile(read(form, grid(rows))) == {
        "[population].value": "81,204", "[population].as_of": "R7年4月",
        "[public_health_centres].value": "1", "[public_health_centres].as_of": "R7年4月",
        "[psychiatric_hospitals].value": "5", "[psychiatric_hospitals].as_of": "R6年10月",
        "[psychiatric_beds].value": "312", "[psychiatric_beds].as_of": "R6年10月",
    }  # fmt: skip
