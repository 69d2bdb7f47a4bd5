"""The month of an occasion in running text and in the calendar (C306)."""

from ckwriter.checks.years.occasion_months import month_of_occasion_differs
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


def test_an_occasion_has_one_date_where_the_calendar_tells_it_in_words() -> None:
    """A day in running text against the day in the detail of the calendar's row; one of several dates is none."""
    told = "訪問看護と病院の合同研修を令和6年11月18日に市民会館で開く。"

    def row(detail: str, said: str = told) -> dict[str, str]:
        return {**planned("R6年8月～R6年12月", "合同研修", said, "合同研修"), "schedule[1].detail": detail}

    assert_findings(
        month_of_occasion_differs,
        base="nimo-r6",
        clean=[
            row("11月18日に市民会館で開き、受け持ちの調整を演習で行う。"),
            row("8月に案内を送り、11月に開催する。"),
            row("9月2日に1回目を開催する。12月18日に2回目を開催する。"),
            row("12月18日に講師と打合せ"),
            row("12月18日に開く。", "合同研修を令和5年11月18日に開いた。"),
        ],
        dirty=[
            row("12月18日に市民会館で開き、受け持ちの調整を演習で行う。"),
            row("11月28日に開催する。"),
            row("１０月に開催する。"),
            row("令和６年９月18日に実施。"),
            row("12月18日、市民会館で開催", "今年度は11月に開催する。"),
        ],
    )


def test_an_occasion_is_told_in_other_words() -> None:
    """A plan without 今年度, a month with の午後 or so many days behind it, a title behind the name; what else is held."""
    forum = "市民フォーラム「こころと暮らす」"
    assert_findings(
        month_of_occasion_differs,
        base="nimo-r6",
        clean=[
            planned("R6年9月", "従事者養成研修", "令和6年9月に2日間の日程で開く。", "従事者養成研修"),
            planned("R6年9月～10月", "住民向け講座", "令和6年7月には講師との打合せを行った。", "住民向け講座"),
            planned("R6年12月", forum, "12月に開く。", "市民フォーラム"),
            planned("R6年12月", forum, "11月に開いた。", "市民フォーラム"),
        ],
        dirty=[
            planned("R6年9月", "従事者養成研修", "令和6年11月に2日間の日程で開く。", "従事者養成研修"),
            planned("R6年12月", forum, "11月9日（土）に市民フォーラムを開きます。", "市民フォーラム"),
            planned("R6年12月", f"{forum}の開催", "11月の午後に開く。", "市民フォーラム"),
        ],
    )
