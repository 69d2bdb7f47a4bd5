"""Labels of several rows that stand in one merged cell, a line each, with the values in cells of their own."""

from __future__ import annotations

from ckwriter.blocks import Heading
from ckwriter.form import Form
from tests.matching.test_layouts import read
from tests.test_matching import grid, texts

BASICS = Heading("１　基礎情報", 1)
ROWS = [
    ["入院精神障害者数", "合計", "700", "人"],
    ["^", "3か月未満", "200（28.6%）", "人（%）"],
    ["^", "3か月以上1年未満", "100（14.3%）", "人（%）"],
]
STACK = "1年以上\nうち65歳未満\nうち65歳以上"


def test_a_label_with_a_line_for_each_of_its_rows(form: Form) -> None:
    """Each of the merged rows has the label of its line."""
    stacked = [["^", STACK, "400（57.1%）", "人（%）"], ["^", "^", "150", "人"], ["^", "^", "250", "人"]]
    found = read(form, BASICS, grid([*ROWS, *stacked]))
    said = texts(found)
    assert said["profile[inpatients_1_year_or_more].value"] == "400"
    assert said["profile[inpatients_1_year_or_more].share"] == "57.1"
    assert said["profile[inpatients_1_year_or_more_under_65].value"] == "150"
    assert said["profile[inpatients_1_year_or_more_65_and_over].value"] == "250"
    assert found.unplaced == ()


def test_a_label_with_fewer_lines_than_rows_is_nobodys(form: Form) -> None:
    """Nobody can tell which line means which row: the figures are left over."""
    stacked = [["^", "1年以上\nうち65歳未満", "400", "人"], ["^", "^", "150", "人"], ["^", "^", "250", "人"]]
    found = read(form, BASICS, grid([*ROWS, *stacked]))
    assert "profile[inpatients_1_year_or_more_under_65].value" not in texts(found)
    assert {"400", "150", "250"} <= {one.text for one in found.unplaced}


def test_an_office_s_own_heading_beside_several_labels(form: Form) -> None:
    """It groups them and tells nothing; one with a date or a remark is left over."""
    rows = [["医療のあらまし", "精神科病院の数", "5", "病院"], ["^", "精神科病床数", "900", "床"]]
    found = read(form, BASICS, grid([["人口", "<", "100,000", "人"], *rows]))
    assert texts(found)["profile[psychiatric_beds].value"] == "900"
    assert found.unplaced == ()
    rows[0][0] = "医療（分院を除く）"
    found = read(form, BASICS, grid([["人口", "<", "100,000", "人"], *rows]))
    assert [one.text for one in found.unplaced] == ["医療（分院を除く）"]
