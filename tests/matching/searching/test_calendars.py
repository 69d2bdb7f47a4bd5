"""Plans drawn as a calendar: months along the top, marks below them."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading
from ckwriter.form import Form
from tests.matching.test_layouts import read
from tests.test_matching import grid, texts

_MONTHS = [f"{month}月" for month in (*range(4, 13), 1, 2, 3)]
_GRID = [
    ["取組", *_MONTHS],
    ["灯台連絡会", "", "○", "", "", "", "○", "", "", "", "", "○", ""],
    ["家庭訪問", "", "", "", "●", "●", "●", "●", "", "", "", "", ""],
    ["研修会", "", "", "", "", "", "", "→", "<", "<", "<", "", ""],
]


def test_a_calendar_tells_the_plan(form: Form) -> None:
    """Each row is one of the plan, its period the months with a mark; three and more in a row are a stretch."""
    found = read(form, Heading("8 スケジュール"), grid(_GRID))
    assert texts(found) == {
        "schedule[1].period": "5月、9月、2月", "schedule[1].activity": "灯台連絡会",
        "schedule[2].period": "7月～10月", "schedule[2].activity": "家庭訪問",
        "schedule[3].period": "10月～1月", "schedule[3].activity": "研修会",
    }  # fmt: skip
    assert found.unplaced == ()


def test_a_calendar_above_the_plan_is_kept_as_texts(form: Form) -> None:
    """The table of the plan is what counts; no row stands there twice, and each row of the calendar is one text."""
    plan = grid([["時期", "実施内容", "具体的な取組"], ["R6年7月", "家庭訪問", "灯台のある地区から始める"]])
    found = read(form, Heading("8 スケジュール"), grid(_GRID), plan)
    assert [at for at in texts(found) if at.endswith(".period")] == ["schedule[1].period"]
    assert [left.text for left in found.unplaced] == [
        "灯台連絡会　5月、9月、2月",
        "家庭訪問　7月～10月",
        "研修会　10月～1月",
    ]


def test_a_calendar_with_how_it_is_done_and_a_row_in_words(form: Form) -> None:
    """A further column before the months tells how; where words stand in place of marks they are the period."""
    rows = [
        ["実施内容", "具体的な取組", *_MONTHS],
        ["灯台連絡会", "目標を確かめる", "", "○", "", "", "", "○", "", "", "", "", "○", ""],
        ["家庭訪問", "岬から始める", "R6年度中に１回", *["<"] * 11],
    ]
    found = read(form, Heading("8 スケジュール"), grid(rows))
    assert texts(found) == {
        "schedule[1].period": "5月、9月、2月", "schedule[1].activity": "灯台連絡会",
        "schedule[1].detail": "目標を確かめる",
        "schedule[2].period": "R6年度中に１回", "schedule[2].activity": "家庭訪問", "schedule[2].detail": "岬から始める",
    }  # fmt: skip
    assert found.unplaced == ()


@pytest.mark.parametrize("head", [["担当", "取組"], ["具体的な取組", "実施内容"]])
def test_the_columns_before_the_months_are_known_by_their_titles(form: Form, head: list[str]) -> None:
    """The last column of the plan may stand first; a title that the form does not know tells nothing."""
    rows = [[*head, *_MONTHS], ["岬から始める", "家庭訪問", "", "", "", "●", "●", "●", "●", "", "", "", "", ""]]
    found = texts(read(form, Heading("8 スケジュール"), grid(rows)))
    assert found["schedule[1].activity"] == ("家庭訪問" if "具体的な取組" in head else "岬から始める")
