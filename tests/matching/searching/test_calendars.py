"""Plans drawn as a calendar: months along the top, marks below them."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading, Paragraph
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


def test_years_above_the_months_are_those_of_the_periods(form: Form) -> None:
    """A year is told where it changes; how something is done stands behind the months, and a legend is no text."""
    rows = [
        ["行うこと", "令和7年", *["<"] * 8, "令和8年", "<", "<", "くわしい内容"],
        ["^", *_MONTHS, "^"],
        ["灯台連絡会", "", "○", "", "", "○", *[""] * 5, "○", "", "浜の課題を出し合う"],
        ["家庭訪問", *["→"] * 12, "灯台の下から歩く"],
        ["見学会", *[""] * 5, "●", "→", *[""] * 5, "病棟を見る"],
    ]
    legend = Paragraph("凡例　○：開催する月　●→：期間を通して行う")
    found = read(form, Heading("8 スケジュール"), grid(rows), legend)
    assert texts(found) == {
        "schedule[1].period": "R7年5月、8月、R8年2月", "schedule[1].activity": "灯台連絡会",
        "schedule[1].detail": "浜の課題を出し合う",
        "schedule[2].period": "R7年4月～R8年3月", "schedule[2].activity": "家庭訪問",
        "schedule[2].detail": "灯台の下から歩く",
        "schedule[3].period": "R7年9月～10月", "schedule[3].activity": "見学会", "schedule[3].detail": "病棟を見る",
    }  # fmt: skip
    assert found.unplaced == ()


@pytest.mark.parametrize("head", [["担当", "取組"], ["具体的な取組", "実施内容"]])
def test_the_columns_before_the_months_are_known_by_their_titles(form: Form, head: list[str]) -> None:
    """The last column of the plan may stand first; what stands below a title that the form does not know is kept."""
    rows = [[*head, *_MONTHS], ["岬から始める", "家庭訪問", "", "", "", "●", "●", "●", "●", "", "", "", "", ""]]
    found = read(form, Heading("8 スケジュール"), grid(rows))
    assert texts(found)["schedule[1].activity"] == "家庭訪問"
    other = [*texts(found).values(), *(left.text for left in found.unplaced)]
    assert "岬から始める" in other


def test_a_calendar_below_the_aims_of_the_same_grid(form: Form) -> None:
    """What stands above the months are fields; the columns stand where the titles say, a period may be in words."""
    wide = ["<"] * 13
    rows = [
        ["短期目標", "港の名簿を作る", *wide],
        ["スモールステップ", "五人に声をかける", *wide],
        ["番号", "実施内容", "具体的な取組", *[f"R7.{month}" for month in range(4, 13)], "R8.1", "2", "3"],
        ["1", "家庭訪問", "二人で歩く", "", "", "■", "<", "<", *[""] * 7],
        ["2", "講座", "三回に分ける", "通年", *["<"] * 11],
    ]
    found = read(form, Heading("8 スケジュール"), grid(rows))
    assert texts(found) == {
        "short_term_goal": "港の名簿を作る", "small_steps": "五人に声をかける",
        "schedule[1].period": "R7年6月～8月", "schedule[1].activity": "家庭訪問", "schedule[1].detail": "二人で歩く",
        "schedule[2].period": "通年", "schedule[2].activity": "講座", "schedule[2].detail": "三回に分ける",
    }  # fmt: skip
    assert found.unplaced == ()


def test_words_in_the_months_tell_what_is_done_then(form: Form) -> None:
    """Where no column says how, short words below the months do; a fiscal year above them tells the years."""
    rows = [
        ["事項", "令和6年度", *["<"] * 11],
        ["", *_MONTHS],
        ["灯台連絡会", "", "第1回", *[""] * 7, "第2回", "", ""],
        ["普及啓発", *[""] * 6, "準備", "<", "本番", "", "－", ""],
    ]
    found = read(form, Heading("8 スケジュール"), grid(rows))
    assert texts(found) == {
        "schedule[1].period": "R6年5月、R7年1月", "schedule[1].activity": "灯台連絡会",
        "schedule[1].detail": "5月 第1回、1月 第2回",
        "schedule[2].period": "R6年10月～12月", "schedule[2].activity": "普及啓発",
        "schedule[2].detail": "10月～11月 準備、12月 本番",
    }  # fmt: skip
    assert found.unplaced == ()


def test_quarters_along_the_top(form: Form) -> None:
    """Marks below quarters are stretches of three months; 第1四半期 and 4～6月 are the same."""
    for heads in (["第1四半期", "第2四半期", "第3四半期", "第4四半期"], ["4～6月", "7～9月", "10～12月", "1～3月"]):
        rows = [["実施内容", *heads], ["家庭訪問", "○", "○", "", ""], ["講座", "", "", "", "◎"]]
        found = read(form, Heading("8 スケジュール"), grid(rows))
        assert texts(found) == {
            "schedule[1].period": "4月～9月", "schedule[1].activity": "家庭訪問",
            "schedule[2].period": "1月～3月", "schedule[2].activity": "講座",
        }  # fmt: skip


def test_running_text_below_the_months_is_no_calendar(form: Form) -> None:
    """Sentences below the months are not marks: each is kept for a person to place."""
    told = "灯台のある地区から順に家庭を訪ねて、暮らしの様子を聴く。"
    rows = [["取組", *_MONTHS], ["家庭訪問", told, *[""] * 11]]
    found = read(form, Heading("8 スケジュール"), grid([["短期目標", "港の名簿を作る"]]), grid(rows))
    assert not any(at.endswith("period") for at in texts(found))
    assert any(told in left.text for left in found.unplaced)
