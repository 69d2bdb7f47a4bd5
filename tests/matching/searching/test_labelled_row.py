"""Rows of labels and values side by side, some labels in other words."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading
from ckwriter.form import Form
from tests.test_matching import grid, read, texts

GOAL, STEPS = "・語り場を増やす", "・会場を探す（5月）"
MOTTO, INTRO, DONE = "波のように寄り添う", "浜の町では、話し合いを重ねています。", "・語り場を開く"
LABELS = [
    ("今年度の\n短期目標", "スモール\nステップ"),
    ("令和7年度の短期目標", "小さな一歩"),
    ("短期のめざすもの", "スモールステップ"),
]


@pytest.mark.parametrize(("first", "second"), LABELS)
def test_two_fields_of_a_section_side_by_side(form: Form, first: str, second: str) -> None:
    """Words on whose year it is do not count, and one known label vouches for the other."""
    found = texts(read(form, Heading("８　スケジュール", 1), grid([[first, GOAL, second, STEPS]])))
    assert (found["short_term_goal"], found["small_steps"]) == (GOAL, STEPS)


@pytest.mark.parametrize(("motto", "intro"), [("キャッチコピー", "取組の\n概要"), ("合言葉", "あらまし")])
def test_what_the_cover_asks_stands_on_the_sheet_of_the_first_section(form: Form, motto: str, intro: str) -> None:
    """It is read there as well."""
    rows = [["団体名", "浜見市", motto, MOTTO], [intro, INTRO, "主な取組", DONE], ["人口", "4,100人", "", ""]]
    found = texts(read(form, Heading("１　基礎情報", 1), grid(rows)))
    assert (found["headline"], found["intro"], found["activities"]) == (MOTTO, INTRO, DONE)


def test_a_later_section_holds_nothing_of_the_cover(form: Form) -> None:
    """概要 beside a text is the section's own affair there."""
    found = read(form, Heading("８　スケジュール", 1), grid([["短期目標", GOAL, "合言葉", MOTTO]]))
    assert "headline" not in texts(found)


@pytest.mark.parametrize("label", ["再掲：65歳未満", "うち 65歳未満", "内数・65歳未満"])
def test_a_row_that_is_counted_again(form: Form, label: str) -> None:
    """What says so before its label is none of it."""
    rows = [["入院者数", "合計", "50人"], ["", "1年以上", "30人"], ["", label, "12人"]]
    found = texts(read(form, Heading("１　基礎情報", 1), grid(rows)))
    assert found["profile[inpatients_1_year_or_more_under_65].value"] == "12"


@pytest.mark.parametrize("label", ["同協議会\n精神部会の有無", "同会議の精神部会の有無", "同会議：精神部会"])
def test_the_same_council_again(form: Form, label: str) -> None:
    """The label below that of the council says 同 for its name; the figure of the council stays its own."""
    rows = [["人口", "4,100人", "自立支援協議会\n開催回数", "4回／年"], ["保健所", "1か所", label, "有"]]
    found = texts(read(form, Heading("１　基礎情報", 1), grid(rows)))
    assert found["profile[council_frequency].value"] == "4"
    assert found["profile[council_mental_health_group].choice"] == "有"
