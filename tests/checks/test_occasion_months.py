"""The month of an occasion in running text and in the calendar (C306)."""

from ckwriter.checks.occasion_months import month_of_occasion_differs
from ckwriter.testing import assert_findings


def planned(period: str, activity: str, told: str, name: str = "こころの市民フェスタ") -> dict[str, str]:
    """Return a row of the calendar, and what is told of a programme."""
    return {
        "schedule[1].period": period,
        "schedule[1].activity": activity,
        "programmes[1].name": name,
        "programmes[1].description": told,
    }


def test_an_occasion_has_one_month() -> None:
    """A month told in running text against the calendar's; preparations, other years and several months are none."""
    festival = "こころの市民フェスタ"
    assert_findings(
        month_of_occasion_differs,
        base="nimo-r6",
        clean=[
            planned("R6年10月", festival, "今年度は令和6年10月に開催した。"),
            planned("R6年9月～10月", festival, "今年度は9月に開催した。"),
            planned("R6年10月", festival, "昨年度は令和5年9月に開催した。"),
            planned("R6年10月", f"{festival}の準備", "今年度は令和6年11月に開催する。"),
            planned("通年", festival, "今年度は令和6年9月に開催した。"),
            planned("R6年10月", festival, "毎年9月に開催している。"),
            planned("R6年10月", festival, "令和6年9月に開催する予定を延期した。"),
            planned("R6年10月", "ピアの講演会", "今年度は令和6年9月に開催した。"),
            planned("R6年10月", f"{festival}（9月に延期）", "今年度は令和6年9月に開催した。"),
        ],
        dirty=[
            (planned("R6年10月", festival, "市民向けの催し。今年度は令和6年9月に開催した。"), "R6年10月"),
            planned("R6年10月", f"{festival}の開催", "本年度は11月に開いた。"),
            planned("令和７年２月", f"家族教室、{festival}", "令和７年１月に開催する。"),
            planned("R6年10月", "・家族のつどい", "本年度は、令和6年12月7日（土）に開催した。", "家族のつどい"),
            {
                "schedule[1].period": "R6年8月",
                "schedule[1].activity": "こころの講演会",
                "strengths": "こころの講演会を令和6年7月に開き、120人が来場した。",
            },
        ],
    )
