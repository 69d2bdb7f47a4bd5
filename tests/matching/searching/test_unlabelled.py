"""Rows below a labelled field whose own label is blank."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading
from ckwriter.form import Form
from tests.matching.test_layouts import read
from tests.test_matching import grid, texts

PLAN = Heading("８　スケジュール（今年度）", 1)
GOAL = ["短期目標（今年度）", "教室を増やす", "<"]
SCHEDULE = [["時期（月）", "実施内容", "具体的な取組"], ["R6年4月", "教室", "年3回開く"]]
STEPS = "会場を押さえる\n講師を頼む\n案内を配る"


@pytest.mark.parametrize(
    "rows",
    [
        [["スモールステップ", "会場を押さえる", "<"], ["", "講師を頼む", "<"], ["", "案内を配る", "<"]],
        [["スモールステップ", "①", "会場を押さえる"], ["", "②", "講師を頼む"], ["", "③", "案内を配る"]],
        [["スモールステップ", "", "<"], ["", "会場を押さえる", "<"], ["", "講師を頼む", "<"], ["", "案内を配る", "<"]],
    ],
    ids=["texts", "numbers", "all-below"],
)
def test_a_field_whose_texts_have_a_row_each(form: Form, rows: list[list[str]]) -> None:
    """They are lines of the field; the table below it is none of them."""
    found = read(form, PLAN, grid([GOAL, *rows, *SCHEDULE]))
    said = texts(found)
    assert (said["short_term_goal"], said["small_steps"]) == ("教室を増やす", STEPS)
    assert said["schedule[1].activity"] == "教室"
    assert found.unplaced == ()


def test_further_lines_of_a_field_above_another_one(form: Form) -> None:
    """What has no label between two labels belongs to the first."""
    said = texts(read(form, PLAN, grid([GOAL, ["", "集いを広げる", "<"], ["スモールステップ", "会場を押さえる", "<"]])))
    assert said["short_term_goal"] == "教室を増やす\n集いを広げる"
    assert said["small_steps"] == "会場を押さえる"


def test_a_row_that_may_be_another_field_s(form: Form) -> None:
    """Where the next field has no label anywhere, nobody can tell whose text it is: it is left over."""
    found = read(form, PLAN, grid([GOAL, ["", "会場を押さえる", "<"], *SCHEDULE]))
    assert texts(found)["short_term_goal"] == "教室を増やす"
    assert [one.text for one in found.unplaced] == ["会場を押さえる"]


def test_a_text_in_another_column_is_none_of_the_field(form: Form) -> None:
    """It does not stand below the field's text."""
    rows = [["スモールステップ", "会場を押さえる", "<"], ["", "", "欄外の覚え"]]
    found = read(form, PLAN, grid([GOAL, *rows, *SCHEDULE]))
    assert texts(found)["small_steps"] == "会場を押さえる"
    assert [one.text for one in found.unplaced] == ["欄外の覚え"]
