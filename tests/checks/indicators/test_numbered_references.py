"""Indicators that running text calls by their numbers (C206)."""

from ckwriter.checks.indicators.numbered_references import indicator_called_by_another_number
from ckwriter.testing import assert_findings

GOALS = {"goals[1].indicator": "① 退院後支援計画の作成件数", "goals[2].indicator": "② 家族教室の参加者数"}


def aim(text: str) -> dict[str, str]:
    """Return two numbered indicators, and what the year aims at."""
    return {**GOALS, "short_term_goal": text}


def test_number_of_an_indicator_is_the_one_in_its_table() -> None:
    """The words beside the number are those of the indicator that has it."""
    assert_findings(
        indicator_called_by_another_number,
        base="nimo-r6",
        dirty=[
            (aim("退院後支援計画（指標②）を40件作成する。"), "退院後支援計画（指標②）"),
            aim("家族教室（指標①）の曜日を見直す。"),
            aim("退院後支援計画（指標③）を作る。"),
            aim("指標①の家族教室を土曜日に開く。"),
            {**GOALS, "schedule[1].activity": "家族教室", "schedule[1].detail": "指標の①に当たる。全5回。"},
        ],
        clean=[
            aim("退院後支援計画（指標①）を40件作成する。"),
            aim("家族教室（指標②）の曜日を見直す。"),
            aim("保健師の訪問（指標②）を増やす。"),
            aim("指標②と指標①をともに伸ばす。"),
            aim("国の指標2年分を見る。"),
            {"short_term_goal": "家族教室（指標①）の曜日を見直す。"},
        ],
    )
