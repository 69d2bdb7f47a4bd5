"""Months and years of the calendar (C301, C302)."""

from ckwriter.checks.years.schedules import month_outside_period, period_outside_year
from ckwriter.testing import assert_findings, example, findings


def row(period: str, activity: str = "", detail: str = "") -> dict[str, str]:
    """Return a row of the calendar."""
    return {"schedule[1].period": period, "schedule[1].activity": activity, "schedule[1].detail": detail}


def test_months_lie_in_their_row() -> None:
    """Months that an activity names lie in the period of its row; what it rests on may be older."""
    assert_findings(
        month_outside_period,
        base="nimo-r6",
        clean=[
            row("R6年4月～R7年3月", "連絡会（6、9、12、2月開催）"),
            row("4～9月", "研修会（7月）"),
            row("通年", "訪問（8月を除く）"),
            row("上半期", "第1回部会（5月）"),
            row("R7年1月～3月", "2月：まとめの会"),
            row("R6年10月", "R6年6月の調査の結果の分析", "令和6年3月に作成した手順書の見直し"),
            row("6月", "3か月ごとの評価"),
            row("R6年度", "9月、1月に開催"),
            row("12月、2月", "事例検討（2月）"),
            row("R6年8月", "講演会", "6月に講師を決め、7月から広報で募る。8月の第1土曜に開く。"),
            row("R6年9月～R7年3月", "節目の訪問", "結果は翌年度の4月にまとめて公表する。"),
            row("R6年10月", "養成研修", "当初は9月の予定、学校行事のため10月に変更"),
            row("R6年9月、12月", "部会", "資料は前月の8月までにそろえる。"),
        ],
        dirty=[
            (row("R6年4月～9月", "第1回部会（6月）、第2回部会（10月）"), "10月"),
            (row("R6年4月～R7年1月", "運営会議（5、8、11、2月）"), "5、8、11、2月"),
            row("下半期", "研修会（8月）"),
            row("第2四半期", "連絡会（10月）"),
            row("R6年7月", detail="9月の研修会の案内"),
            row("7月、11月", "事例検討（12月）"),
            row("R6年8月～12月", "講演会", "6月に1回目、9月に2回目を開く。"),
        ],
    )


def test_periods_lie_in_the_year() -> None:
    """January to March belong to the next calendar year; last year's dates are not left standing."""
    assert_findings(
        period_outside_year,
        base="nimo-r6",
        clean=[
            row("R6年4月～R7年3月"),
            row("4月～3月"),
            row("令和7年1月～3月"),
            row("R6.10～R7.2"),
            row("2024年6月"),
            row("R6年度"),
            row("令和6年4月～翌年3月"),
            row("令和６年４月～７年３月"),
            row("R7年4月"),
            row("未定"),
        ],
        dirty=[
            (row("R6年2月"), "R6年2月"),
            (row("令和6年1月～3月"), "令和6年1月～3月"),
            row("R5年4月～R6年3月"),
            row("令和5年10月"),
            row("R7年2月～R6年6月"),
            (row("R6年4月～2月"), "R6年4月～2月"),
            row("令和6年10月～1月"),
        ],
    )


def test_the_right_year_is_offered() -> None:
    """R6年2月 in the year R6 was meant for 令和7年2月, and the message says so."""
    (found,) = findings(period_outside_year, example(row("R6年2月"), "nimo-r6"))
    assert "令和7年2月" in found.message


def test_silent_years_are_one_finding() -> None:
    """Several rows whose end lacks its year are one cause."""
    cells = {"schedule[1].period": "R6年4月～3月", "schedule[2].period": "R6年10月～2月"}
    (found,) = findings(period_outside_year, example(cells, "nimo-r6"))
    assert [one.quote for one in found.evidence] == ["R6年4月～3月", "R6年10月～2月"]


def test_last_years_dates_are_one_finding() -> None:
    """Dates of last year in several cells are told once, with each of them."""
    given = {"schedule[1].period": "R5年7月、R6年2月", "schedule[2].period": "令和5年10月"}
    (found,) = findings(period_outside_year, example(given, "nimo-r6"))
    assert [one.quote for one in found.evidence] == ["R5年7月", "R6年2月", "令和5年10月"]


def test_periods_after_the_year_are_one_finding() -> None:
    """A plan may go on into the first months of the next year; later periods are told together."""
    assert_findings(
        period_outside_year,
        base="nimo-r6",
        clean=[{"schedule[1].period": "R7年4月～6月"}],
        dirty=[{"schedule[1].period": "令和7年10月"}, {"schedule[1].period": "R8年2月"}],
    )
    both = {"schedule[1].period": "令和7年10月", "schedule[2].period": "令和8年1月"}
    (found,) = findings(period_outside_year, example(both, "nimo-r6"))
    assert len(found.evidence) == 2


def test_a_list_of_months_that_goes_on_into_the_next_year_says_so() -> None:
    """R6年9月、1月 lacks the year of January; so does no list under a fiscal year or without any year."""
    quiet = [
        "R6年5月、9月、R7年1月",
        "6月、9月、12月、2月",
        "R6年度（6月、10月、2月）",
        "令和6年度 6月、2月",
        "R6年9月、翌2月",
        "R6年5月、8月、12月",
    ]
    loud = [
        "R6年5月、7月、9月、11月、1月",
        "令和６年６月、10月、２月",
        "R6年4・7・10・1月",
        "令和6年8月・12月・3月",
        "2024年7月、10月、1月",
    ]
    assert_findings(
        period_outside_year, base="nimo-r6", clean=[row(text) for text in quiet], dirty=[row(text) for text in loud]
    )


def test_a_year_beside_a_season_or_months_of_its_own() -> None:
    """令和6年の秋（9月） is in the year, though 令和6年 began before it; 令和5年の秋 is not."""
    assert_findings(
        period_outside_year,
        base="nimo-r6",
        clean=[
            {"schedule[1].period": "令和6年の秋（9月）と年明け（令和7年1月）"},
            {"schedule[1].period": "令和6年の夏"},
        ],
        dirty=[{"schedule[1].period": "令和5年の秋（9月）"}, {"schedule[1].period": "令和6年2月"}],
    )
