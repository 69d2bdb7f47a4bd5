"""The day of an occasion that is held once (C307)."""

from ckwriter.checks.years.occasion_days import day_of_occasion_differs
from ckwriter.testing import assert_findings


def told(one: str, other: str) -> dict[str, str]:
    """Return two places that tell these."""
    return {"intro": one, "sectors[others].status": other}


def test_an_occasion_that_is_held_once_has_one_day() -> None:
    """Days of this year beside one name; other years, turns, and days that were put off are left alone."""
    assert_findings(
        day_of_occasion_differs,
        base="nimo-r6",
        clean=[
            told("12月7日（土）に市民フォーラムを開く。", "令和6年12月7日の市民フォーラムに協力する。"),
            told("12月7日に市民フォーラムを開く。", "令和5年12月14日の市民フォーラムに協力した。"),
            told("12月7日に市民フォーラムを開く。", "第2回は12月14日の市民フォーラムである。"),
            told("12月7日に市民フォーラムを開く。", "12月14日の市民フォーラムに延期した。"),
            told("12月7日に市民フォーラムを開く。", "12月14日に家族のつどいを開く。"),
        ],
        dirty=[
            (
                told("12月7日（土）に市民フォーラムを開く。", "12月14日の市民フォーラムに協力する。"),
                "12月14日の市民フォーラム",
            ),
            (
                told("令和7年2月15日（土）の市民フォーラム", "2月22日（土）に開く市民フォーラムへの参加を呼び掛ける。"),
                "2月22日（土）に開く市民フォーラム",
            ),
            (told("家族のつどいは11月3日である。", "11月4日、家族のつどいを手伝う。"), "11月4日、家族のつどい"),
            (told("こころの講演会（10月5日）", "１０月６日のこころの講演会で話す。"), "１０月６日のこころの講演会"),
            (told("1月18日に開く事例報告会", "2025年1月25日の事例報告会"), "2025年1月25日の事例報告会"),
        ],
    )
