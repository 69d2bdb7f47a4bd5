"""What stood in last year's submission and is gone (C407 to C409)."""

import pytest

from ckwriter.checks.last_year.given_up import history_dropped, issue_dropped, plan_untold
from ckwriter.model import FindingLevel
from ckwriter.testing import findings
from tests.checks.indicators.test_measures import goal, result
from tests.checks.last_year.test_previous import pair
from tests.checks.last_year.test_retold import FIRST, LAST, SECOND, THIRD, history


def issues(*texts: str) -> dict[str, str]:
    """Return rows of issues."""
    return {f"issues[{number}].issue": text for number, text in enumerate(texts, 1)}


KEPT = ("長期入院者の退院先が見つからない", "家族が相談できる場が少ない")
GONE = "夜間や休日の救急の受入先が限られる"
NOW, BEFORE = issues(*KEPT), issues(*KEPT, GONE)
MEASURED = goal("①輪番制の参加病院数", "4病院", "6病院")


@pytest.mark.parametrize(
    ("now", "level"),
    [
        ({"sectors[medical].remarks": "夜間や休日の救急の受入先は依然として限られている。"}, "warning"),
        ({"strengths": "病院との関係は良いが、休日の救急の受入先が不足している。"}, "warning"),
        ({"forums[1].remarks": "休日の救急の受入先の確保が課題である。"}, "warning"),
        ({"intro": "夜間・休日の救急の受入先は解決に至っていません。"}, "warning"),
        (
            {**result("①輪番制の参加病院数", "6病院", "4病院"), "results[1].effect": "休日の状況は変わっていない。"},
            "warning",
        ),
        ({}, "note"),
    ],
)
def test_an_issue_that_vanished(now: dict[str, str], level: FindingLevel) -> None:
    """A question where this year's text says that it goes on, else a note; last year's words are quoted."""
    before = {**BEFORE, "issues[3].policy": "輪番制の参加病院を増やす", **MEASURED}
    found = findings(issue_dropped, pair({**NOW, **now}, before))
    assert [one.level for one in found] == [level]
    assert [one.quote for one in found[0].evidence if one.previous] == [GONE]


@pytest.mark.parametrize(
    "now",
    [
        BEFORE,
        issues(*KEPT, "休日・夜間に救急で受け入れる病院が足りない"),
        issues(GONE, *KEPT),
        {**NOW, "results[1].effect": "輪番制に2病院が加わり、夜間や休日の救急の受入先の不足は解消した。"},
        {**NOW, "strengths": "休日の救急の受入体制が整いました。"},
        {**NOW, "other_matters": "夜間や休日の救急の受入先の検討は、県の協議会に引き継いだ。"},
        {"strengths": "救急の受入先が不足している。"},
    ],
)
def test_an_issue_that_stands_or_is_solved(now: dict[str, str]) -> None:
    """The same, in other words or order, solved or handed over; and a section that is empty as a whole."""
    assert findings(issue_dropped, pair(now, BEFORE)) == []


def test_rows_of_the_chronicle_that_are_gone_are_noted() -> None:
    """A row that no row of this year tells; what was put together or reworded, and an empty table, are left alone."""
    found = findings(history_dropped, pair(history(FIRST, THIRD), LAST))
    assert [(one.level, one.evidence[-1].quote) for one in found] == [("note", SECOND[1])]
    for now in (
        LAST,
        {},
        history(FIRST, (SECOND[0], "退院支援部会を立ち上げ、5病院が参加"), THIRD),
        history(FIRST, ("平成30年度～令和2年度", "退院支援部会を設置。ピアサポーター養成研修を開始")),
    ):
        assert findings(history_dropped, pair(now, LAST)) == []


@pytest.mark.parametrize(
    "planned",
    [
        {"sectors[health].remarks": "来年度は移動窓口の巡回を始める予定である。"},
        {"other_matters": "令和6年度に当事者向けの手引きを作成する。"},
        {"strengths": "次年度からアウトリーチ班を増設します。"},
    ],
)
def test_plans_of_which_nothing_is_told_are_noted(planned: dict[str, str]) -> None:
    """What was to begin this year, and of which this year's submission has no word."""
    assert [one.level for one in findings(plan_untold, pair(NOW, planned))] == ["note"]
    assert findings(plan_untold, pair({**NOW, "small_steps": next(iter(planned.values()))}, planned)) == []
    assert findings(plan_untold, pair(NOW, {"other_matters": "来年度に向けて検討を始める。"})) == []
