"""Choices with a column each, in which a mark stands below the one that holds."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading
from ckwriter.form import Form
from tests.matching.test_layouts import read
from tests.test_matching import grid, texts

_GROUP = "協議の場の設置状況"


@pytest.mark.parametrize("mark", ["○", "✓", "レ", "有"])
def test_a_mark_below_a_choice_is_that_choice(form: Form, mark: str) -> None:
    """What is neither choice may stand in a column behind them, and a bar between the figures says nothing."""
    found = read(
        form,
        Heading("1 基礎情報"),
        grid(
            [
                ["設置の有無（○を付ける）", "<", "有", "無", "左記以外", "設置数", "／", "総数", "備考"],
                ["協議会の精神領域の部会", "<", "", "○", "", "", "", "", ""],
                [_GROUP, "都道府県", "", "", "該当なし", "", "／", "", ""],
                ["^", "障害保健福祉圏域", mark, "", "", "3", "／", "4", "岬を除く"],
                ["^", "市町村", mark, "", "", "11", "／", "16", ""],
            ]
        ),
    )
    said = texts(found)
    assert {at: text for at, text in said.items() if not at.endswith("as_of")} == {
        "profile[council_mental_health_group].choice": "無",
        "profile[forums_prefecture].choice": "該当なし",
        "profile[forums_welfare_area].choice": "有", "profile[forums_welfare_area].value": "3",
        "profile[forums_welfare_area].denominator": "4", "profile[forums_welfare_area].note": "岬を除く",
        "profile[forums_municipality].choice": "有", "profile[forums_municipality].value": "11",
        "profile[forums_municipality].denominator": "16",
    }  # fmt: skip
    assert found.unplaced == ()


def test_both_choices_marked_are_left_alone(form: Form) -> None:
    """A row with two marks answers nothing, and no answer is made up."""
    rows = [
        ["項目", "無", "有"],
        ["協議会の精神領域の部会", "○", "○"],
        ["市町村の協議の場", "", "○"],
    ]
    found = read(form, Heading("1 基礎情報"), grid([["取組内容", "港の見回り"]]), grid(rows))
    assert texts(found).get("profile[council_mental_health_group].choice") not in ("有", "無")


def test_words_to_choose_from_behind_an_answer_are_no_answer(form: Form) -> None:
    """有・無 stands in the place of the unit: 該当なし or a dash before it is what the row says."""
    for said in ("該当なし", "－（県が回答）"):
        rows = [
            ["№", "区分", "項目", "数値・有無", "単位・か所数", "いつの数字か", "備考"],
            ["1", "人口・区域", "障害保健福祉圏域の数", "1", "圏域", "R7年10月", ""],
            ["2", "^", "人口", "5,120", "人", "R7年10月", ""],
            ["3", _GROUP, "都道府県", said, "有・無", "R7年10月", ""],
            ["4", "^", "市町村", "有", "1か所", "", ""],
        ]
        found = texts(read(form, Heading("1 基礎情報"), grid(rows)))
        assert found["profile[forums_prefecture].choice"] == said
        assert found["profile[forums_municipality].choice"] == "有"
        assert found["profile[forums_municipality].value"] == "1"
        assert found["profile[welfare_areas].value"] == "1"  # a number and a merged heading before a label say nothing


def test_a_unit_in_a_cell_of_its_own_is_no_remark(form: Form) -> None:
    """The sign behind a share and a counter in other words than the form's say nothing of the figure."""
    rows = [
        ["項目", "<", "数値", "単位", "割合", "％", "いつ時点", "備考"],
        ["精神科病院の数", "<", "3", "か所", "", "", "R6年10月", ""],
        ["入院中の方", "合計", "90", "人", "", "", "R6年6月", ""],
        ["^", "３か月未満", "30", "人", "33.3", "%", "", ""],
        ["^", "１年以上", "60", "人", "66.7", "%", "", "岬を含む"],
    ]
    found = texts(read(form, Heading("1 基礎情報"), grid(rows)))
    assert found["profile[inpatients_under_3_months].share"] == "33.3"
    assert {at: text for at, text in found.items() if at.endswith(".note")} == {
        "profile[inpatients_1_year_or_more].note": "岬を含む"
    }
