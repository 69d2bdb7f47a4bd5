"""One grid for two tables that begin with the same column."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading
from ckwriter.form import Form
from tests.matching.test_layouts import read
from tests.test_matching import Rows, grid, texts

_ROWS = [
    ["岬への訪問", "延24件", "延30件", "道が分かった", "延30件", "延40件", "声が届く"],
    ["灯台の講座", "3回", "2回", "嵐で一度休んだ", "", "", ""],
    ["港の名簿", "", "", "", "0件", "10件", "浜が分かる"],
]
_TWO_STOREYS: Rows = [
    ["指　標", "前年度（R6）", "<", "<", "今年度（R7）", "<", "<"],
    ["^", "目標値\n（年度当初）", "実績値\n（年度末）", "成果・効果", "現状値", "目標値（年度末）", "見込む効果"],
]
_BAND: Rows = [["ものさし", "令和6年度", "<", "<", "令和7年度", "<", "<"], ["^", *_TWO_STOREYS[1][1:]]]
_ONE_STOREY: Rows = [["評価指標", "R6目標値", "R6実績値", "効果", "現状値", "R7年度末目標値", "期待する効果"]]


@pytest.mark.parametrize("head", [_TWO_STOREYS, _BAND, _ONE_STOREY])
@pytest.mark.parametrize("section", ["4 成果・効果", "５　強みと課題"])
def test_last_years_and_this_years_indicators_in_one_grid(form: Form, head: Rows, section: str) -> None:
    """Each row is one of both tables, but for the one of which it says nothing."""
    found = read(form, Heading(section), grid([*head, *_ROWS]))
    assert texts(found) == {
        "results[1].indicator": "岬への訪問", "results[1].target": "延24件", "results[1].result": "延30件",
        "results[1].effect": "道が分かった",
        "results[2].indicator": "灯台の講座", "results[2].target": "3回", "results[2].result": "2回",
        "results[2].effect": "嵐で一度休んだ",
        "goals[1].indicator": "岬への訪問", "goals[1].baseline": "延30件", "goals[1].target": "延40件",
        "goals[1].expected": "声が届く",
        "goals[2].indicator": "港の名簿", "goals[2].baseline": "0件", "goals[2].target": "10件",
        "goals[2].expected": "浜が分かる",
    }  # fmt: skip
    assert found.unplaced == ()


def test_columns_of_one_table_are_not_those_of_two(form: Form) -> None:
    """A column that an office added beside last year's indicators makes no second table."""
    rows = [
        ["指標", "目標値", "実績値", "成果・効果", "担当"],
        ["岬への訪問", "延24件", "延30件", "道が分かった", "港の係"],
    ]
    found = read(form, Heading("4 成果・効果"), grid(rows))
    assert not any(at.startswith("goals") for at in texts(found))
    assert texts(found)["results[1].effect"] == "道が分かった"
