"""Eras and fiscal years: the days on which they change, titles, and what a set-up value may be."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckwriter.notation import date_title, dates, fiscal_year_mark, fiscal_year_title, parse_fiscal_year
from ckwriter.notation.eras import ERAS, era_has, era_named, fiscal_year_at


@pytest.mark.parametrize(
    ("year", "title", "short", "mark"),
    [
        (2024, "令和6年度", "R6年度", "R6"),
        (2019, "令和元年度", "R1年度", "R1"),
        (2018, "平成30年度", "H30年度", "H30"),
        (1989, "平成元年度", "H1年度", "H1"),
        (1988, "昭和63年度", "S63年度", "S63"),
        (1926, "昭和元年度", "S1年度", "S1"),
        (1912, "大正元年度", "T1年度", "T1"),
        (1911, "明治44年度", "M44年度", "M44"),
    ],
)
def test_fiscal_year_has_the_name_of_its_december(year: int, title: str, short: str, mark: str) -> None:
    """2019年度 was 令和元年度 from its first day; 1988年度 stayed 昭和63年度 to its last."""
    assert fiscal_year_title(year) == title
    assert fiscal_year_title(year, short=True) == short
    assert fiscal_year_mark(year) == mark


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("R6", 2024),
        ("r6", 2024),
        ("Ｒ６", 2024),
        ("R6年度", 2024),
        ("令和6年度", 2024),
        ("令和６", 2024),
        ("令和 6 年度", 2024),
        ("令和六年度", 2024),
        ("令和元年度", 2019),
        ("R1", 2019),
        ("平成31年度", 2019),
        ("H30", 2018),
        ("昭和63年度", 1988),
        ("2024", 2024),
        ("２０２４年度", 2024),
        ("FY2024", 2024),
        (" R6 ", 2024),
        (2024, 2024),
    ],
)
def test_parse_fiscal_year_reads_what_staff_type(written: str | int, year: int) -> None:
    """A set-up value may be a mark, a title or a number."""
    assert parse_fiscal_year(written) == year


@pytest.mark.parametrize(
    "written",
    [
        "",
        "6",
        "令和",
        "R",
        "R0",
        "令和6年10月",
        "R6.10",
        "今年度",
        "平成32年度",
        "昭和64年度",
        "X6",
        "24年度",
        "1867",
        1867,
        3000,
        True,
        "R●",
    ],
)
def test_parse_fiscal_year_refuses_the_rest(written: str | int) -> None:
    """What is no fiscal year, or one that never was, is wrong set-up."""
    with pytest.raises(ValueError, match="年度"):
        parse_fiscal_year(written)


@pytest.mark.parametrize("year", [1867, -1, 10**9])
def test_fiscal_year_title_refuses_years_without_an_era(year: int) -> None:
    """Before 1868 no title is known."""
    with pytest.raises(ValueError, match=r"年|元号"):
        fiscal_year_title(year)


@given(st.integers(min_value=1868, max_value=2060))
def test_fiscal_year_titles_come_back(year: int) -> None:
    """Every title, short title and mark is read as the year it was made of."""
    for written in (fiscal_year_title(year), fiscal_year_title(year, short=True), fiscal_year_mark(year), str(year)):
        assert parse_fiscal_year(written) == year


@given(st.dates(min_value=datetime.date(1868, 1, 1), max_value=datetime.date(2060, 12, 31)))
def test_dates_of_eras_come_back(day: datetime.date) -> None:
    """Every day since 1868, written in its era, is read as itself, exists, and is nothing but one date."""
    (date,) = dates(date_title(day))
    assert (date.year, date.month, date.day, date.exists) == (day.year, day.month, day.day, True)
    assert date.text == date_title(day)


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ((2019, 4, 30), "平成31年4月30日"),
        ((2019, 5, 1), "令和元年5月1日"),
        ((1989, 1, 7), "昭和64年1月7日"),
        ((1989, 1, 8), "平成元年1月8日"),
        ((1926, 12, 24), "大正15年12月24日"),
        ((1926, 12, 25), "昭和元年12月25日"),
        ((1912, 7, 29), "明治45年7月29日"),
        ((1912, 7, 30), "大正元年7月30日"),
    ],
)
def test_date_title_changes_era_on_the_day(day: tuple[int, int, int], title: str) -> None:
    """The last day of an era and the first of the next."""
    assert date_title(datetime.date(*day)) == title


@pytest.mark.parametrize(
    ("era", "number", "month", "day", "has"),
    [
        ("平成", 31, 4, 30, True),
        ("平成", 31, 5, None, False),
        ("平成", 31, None, None, True),
        ("平成", 32, None, None, False),
        ("昭和", 64, 1, 7, True),
        ("昭和", 64, 1, 8, False),
        ("昭和", 64, 2, None, False),
        ("令和", 0, None, None, False),
        ("令和", 1, 4, None, False),
        ("令和", 1, 5, 1, True),
        ("令和", 6, 2, 30, False),
        ("令和", 6, 13, None, False),
        ("大正", 15, 12, 25, True),
        ("明治", 45, 7, 30, True),
        ("令和", 99999, None, None, False),
    ],
)
def test_era_has_only_its_own_days(era: str, number: int, month: int | None, day: int | None, has: bool) -> None:
    """A year or month counts when any day of it lies in the era."""
    assert era_has(era_named(era), number, month, day) is has


@pytest.mark.parametrize(
    ("era", "number", "has"),
    [
        ("平成", 31, True),
        ("平成", 32, False),
        ("令和", 1, True),
        ("昭和", 63, True),
        ("昭和", 64, False),
        ("平成", 1, True),
    ],
)
def test_era_has_fiscal_years_that_touch_it(era: str, number: int, has: bool) -> None:
    """平成31年度 began on 2019-04-01; 昭和64年度 would have begun after the era."""
    assert era_has(era_named(era), number, fiscal=True) is has


def test_eras_follow_one_another() -> None:
    """No day between two eras is left out."""
    for before, after in pairwise(ERAS):
        assert before.last is not None
        assert (after.first - before.last).days in (0, 1)


@pytest.mark.parametrize(
    ("year", "month", "fiscal"), [(2025, 3, 2024), (2025, 4, 2025), (2024, 12, 2024), (2025, 1, 2024)]
)
def test_fiscal_year_at_gives_january_to_march_to_the_year_before(year: int, month: int, fiscal: int) -> None:
    """A fiscal year ends in March."""
    assert fiscal_year_at(year, month) == fiscal
