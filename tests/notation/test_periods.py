"""Periods, by months."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckwriter.notation import Period, contains, periods


def shown(period: Period) -> str:
    """Return a period in one line: `2024-4..2025-2`, with what is remarkable behind."""
    ends = ["" if end is None else f"{end.year or '?'}-{end.month}" for end in (period.first, period.last)]
    months = ",".join(map(str, period.months))
    return " ".join(filter(None, ["..".join(ends), months, "" if period.certain else "?"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("R6年4月～2月", ["2024-4..2025-2"]),
        ("R6年4月\n ～2月", ["2024-4..2025-2"]),
        ("R6年4月～R7年3月", ["2024-4..2025-3"]),
        ("R6年12月～2月", ["2024-12..2025-2"]),
        ("R7年1月～3月", ["2025-1..2025-3"]),
        ("令和5年10月～6年3月", ["2023-10..2024-3"]),
        ("令和6年4月1日～令和7年3月31日", ["2024-4..2025-3"]),
        ("R6.4～R7.3", ["2024-4..2025-3"]),
        ("4～6月", ["2024-4..2024-6"]),
        ("11月～翌2月", ["2024-11..2025-2"]),
        ("1～3月", ["2025-1..2025-3"]),
        ("4月から6月まで", ["2024-4..2024-6"]),
        ("R7年3月", ["2025-3..2025-3"]),
        ("R6年度", ["2024-4..2025-3"]),
        ("R6年度末", ["2025-3..2025-3"]),
        ("R6年度上半期", ["2024-4..2024-9"]),
        ("令和6年度の第2四半期", ["2024-7..2024-9"]),
        ("令和5年度下半期", ["2023-10..2024-3"]),
        ("R6年4～6月", ["2024-4..2024-6"]),
        ("R6年度 1～3月", ["2025-1..2025-3"]),
        ("令和元年度から令和5年度まで", ["2019-4..2024-3"]),
        ("平成20年度～平成23年度", ["2008-4..2012-3"]),
        ("令和元～5年度", ["2019-4..2024-3"]),
        ("R6年4月～年度末", ["2024-4..2025-3"]),
        ("通年", ["2024-4..2025-3"]),
        ("年間を通じて", ["2024-4..2025-3"]),
        ("上半期", ["2024-4..2024-9"]),
        ("下半期", ["2024-10..2025-3"]),
        ("前期、後期", ["2024-4..2024-9", "2024-10..2025-3"]),
        ("第1四半期", ["2024-4..2024-6"]),
        ("第２四半期、第3四半期", ["2024-7..2024-9", "2024-10..2024-12"]),
        ("R5年10月～R7年2月、R7年度", ["2023-10..2025-2", "2025-4..2026-3"]),
        ("R5年度、R6年度", ["2023-4..2024-3", "2024-4..2025-3"]),
        ("第四四半期", ["2025-1..2025-3"]),
        ("毎月", ["2024-4..2025-3"]),
        ("年度末", ["2025-3..2025-3"]),
        ("年度当初", ["2024-4..2024-4"]),
        ("今年度", ["2024-4..2025-3"]),
        ("昨年度末", ["2024-3..2024-3"]),
        ("4、5、7、8、10、11、1、3 月", ["2024-4..2025-3 4,5,7,8,10,11,1,3"]),
        ("(6、9、12、2月開催)", ["2024-6..2025-2 6,9,12,2"]),
        ("R6年4月、7月、10月", ["2024-4..2024-10 4,7,10"]),
        ("R6年 5・8・11・2月", ["2024-5..2025-2 5,8,11,2"]),
        ("7、8月", ["2024-7..2024-8"]),
        ("10月", ["2024-10..2024-10"]),
    ],
)
def test_periods_are_resolved_to_months(text: str, expected: list[str]) -> None:
    """An end without a year is the next such month after the start; months alone lie in the anchor's year."""
    assert [shown(period) for period in periods(text, anchor=2024)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("平成17年度～", ["2005-4.."]),
        ("平成17年度から実施", ["2005-4.."]),
        ("令和6年～ 10月より開始", ["2024-1..", "2024-10.."]),
        ("R6年10月以降", ["2024-10.."]),
        ("4月～", ["2024-4.."]),
        ("令和5年度まで", ["..2024-3"]),
        ("～R5年度", ["..2024-3"]),
        ("R5年度末以前", ["..2024-3"]),
    ],
)
def test_open_periods_have_one_end(text: str, expected: list[str]) -> None:
    """～ and から without an end leave it open."""
    found = periods(text, anchor=2024)
    assert [shown(period) for period in found] == expected
    assert all(period.is_open for period in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("夏頃", [".. ?"]),
        ("秋以降", [".. ?"]),
        ("未定", [".. ?"]),
        ("10月頃", ["2024-10..2024-10 ?"]),
        ("R1-R6", ["2019-1..2024-12 ?"]),
    ],
)
def test_uncertain_periods_say_so(text: str, expected: list[str]) -> None:
    """A season names no months; R6 alone may be a fiscal year or not."""
    assert [shown(period) for period in periods(text, anchor=2024)] == expected


@pytest.mark.parametrize(
    "text",
    ["", "随時", "3か月", "年4回", "R●年●月", "前期比", "後期高齢者", "冬", "第3回", "四半期", "研修会の実施", "月1回"],
)
def test_what_names_no_months_is_no_period(text: str) -> None:
    """How long and how often are not when."""
    assert not periods(text, anchor=2024)


@pytest.mark.parametrize(
    ("text", "inferred"),
    [
        ("R6年4月～2月", True),
        ("R6年4月～R7年2月", False),
        ("4～6月", False),
        ("R6年4月～令和7年3月", False),
        ("R6年度", False),
    ],
)
def test_an_end_without_its_year_is_told(text: str, inferred: bool) -> None:
    """R6年4月～2月 means R7年2月, and does not say so."""
    assert periods(text, anchor=2024)[0].inferred is inferred


@pytest.mark.parametrize("text", ["4～6月", "上半期", "今年度", "10月", "6、9、12、2月"])
def test_without_an_anchor_the_year_is_unknown(text: str) -> None:
    """The months are known all the same."""
    (period,) = periods(text)
    assert period.first is not None
    assert period.first.year is None


@pytest.mark.parametrize(
    ("text", "month", "inside"),
    [
        ("R6年4月～2月", 3, False),
        ("R6年4月～2月", 2, True),
        ("R6年4月～2月", (2025, 2), True),
        ("R6年4月～2月", (2024, 2), False),
        ("R6年4月～2月", (2024, 3), False),
        ("R6年度", 3, True),
        ("R6年度", (2025, 3), True),
        ("R6年度", (2025, 4), False),
        ("6、9、12、2月", 2, True),
        ("6、9、12、2月", 3, False),
        ("6、9、12、2月", (2025, 2), True),
        ("6、9、12、2月", (2024, 2), False),
        ("11月～翌2月", 12, True),
        ("11月～翌2月", 10, False),
        ("令和元年度から令和5年度", 8, True),
        ("平成17年度～", (2024, 6), True),
        ("平成17年度～", (2005, 3), False),
        ("平成17年度～", 3, True),
        ("令和5年度まで", (2024, 4), False),
        ("R5年10月～R7年2月", 6, True),
        ("R5年10月～R6年2月", 6, False),
        ("夏頃", 7, None),
        ("R7年3月", 3, True),
        ("R7年3月", (None, 3), True),
        ("R7年3月", 2, False),
    ],
)
def test_contains_compares_with_years_where_both_have_them(
    text: str, month: int | tuple[int | None, int], inside: bool | None
) -> None:
    """A meeting in March is not in R6年4月～2月."""
    assert contains(periods(text, anchor=2024)[0], month) is inside


def test_contains_without_years_compares_months_only() -> None:
    """Without an anchor 4～6月 still holds May, and no October."""
    (period,) = periods("4～6月")
    assert contains(period, (2024, 5)) is True
    assert contains(period, 10) is False
    assert contains(periods("4月～")[0], (2024, 5)) is None


@given(st.integers(2000, 2060), st.integers(1, 12), st.integers(1, 12))
def test_a_range_within_a_year_holds_its_ends_and_no_more(year: int, first: int, last: int) -> None:
    """Start and end lie inside; the month after the end does not, unless the range goes all round."""
    (period,) = periods(f"{year}年{first}月～{last}月")
    assert contains(period, first)
    assert contains(period, last)
    assert contains(period, (year, first))
    assert contains(period, (year + (last < first), last))
    if (last - first) % 12 < 11:
        assert not contains(period, last % 12 + 1)
