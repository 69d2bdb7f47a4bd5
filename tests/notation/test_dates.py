"""Dates, years and fiscal years in the wording of submissions, plans and tables."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckwriter.notation import Date, dates, fiscal_year_of, fiscal_year_title
from ckwriter.notation.date import YearMonth


def shown(date: Date) -> str:
    """Return a date in one line: 2024-10-1, FY2024, with what is remarkable behind."""
    parts = [date.year if date.year is not None else "?", date.month or "", date.day or ""]
    text = ("FY" if date.fiscal else "") + "-".join(str(part) for part in parts if part)
    flags = [date.edge or "", "" if date.exists else "never", "blank" if date.placeholder else ""]
    return " ".join([text, *filter(None, flags)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和元年", ["2019"]),
        ("令和6年度", ["FY2024"]),
        ("R6", ["2024"]),
        ("R6.10", ["2024-10"]),
        ("R6.10.1", ["2024-10-1"]),
        ("R6/10/1", ["2024-10-1"]),
        ("R6年10月", ["2024-10"]),
        ("Ｒ６年１０月時点", ["2024-10"]),
        ("R6.10.1現在", ["2024-10-1"]),
        ("昭和63年", ["1988"]),
        ("S63", ["1988"]),
        ("2024年度", ["FY2024"]),
        ("2024/10/1", ["2024-10-1"]),
        ("2024-10-01", ["2024-10-1"]),
        ("2024.10現在", ["2024-10"]),
        ("2024.4～2025.3", ["2024-4", "2025-3"]),
        ("2024.10.1", ["2024-10-1"]),
        ("2024年10月", ["2024-10"]),
        ("２０２４年１０月１日", ["2024-10-1"]),
        ("二〇二四年十月", ["2024-10"]),
        ("令和六年十月一日", ["2024-10-1"]),
        ("令和７年３月末", ["2025-3 末"]),
        ("R6年度末", ["FY2024 末"]),
        ("R5年度当初", ["FY2023 初"]),
        ("R5末", ["2023 末"]),
        ("令和 6 年 10 月 1 日", ["2024-10-1"]),
        ("㍻27年度", ["FY2015"]),
        ("令和7年7月7日(月)午前10時", ["2025-7-7"]),
        ("（令和６）", ["2024"]),
        ("H27→6件, H28→16件, H29→12件", ["2015", "2016", "2017"]),
        ("平成18年～ ネットワークの構築", ["2006"]),
        ("令和7年3月31日付け", ["2025-3-31"]),
        ("R06年度", ["FY2024"]),
        ("H31.4.30", ["2019-4-30"]),
        ("令和6年初めて開催", ["2024"]),
        ("令和6年度初めに", ["FY2024 初"]),
        ("令和5年度末日", ["FY2023"]),
    ],
)
def test_dates_reads_each_way_of_writing(text: str, expected: list[str]) -> None:
    """Era names, letters, points, slashes, widths and kanji: all are dates."""
    assert [shown(date) for date in dates(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H20-H23", ["2008", "2011"]),
        ("H20～H23", ["2008", "2011"]),
        ("H20～23", ["2008", "2011"]),
        ("Ｈ２０－Ｈ２３", ["2008", "2011"]),
        ("R1-R6", ["2019", "2024"]),
        ("平成20年度～平成23年度", ["FY2008", "FY2011"]),
        ("平成17年度～", ["FY2005"]),
        ("令和元～5年度", ["FY2019", "FY2023"]),
        ("平成27・28年度", ["FY2015", "FY2016"]),
        ("R4・5・6年度", ["FY2022", "FY2023", "FY2024"]),
        ("R4～R6年度", ["FY2022", "FY2024"]),
        ("2024～2026年度", ["FY2024", "FY2026"]),
        ("R6年4月～2月", ["2024-4", "2025-2"]),
        ("R6年4月\n ～2月", ["2024-4", "2025-2"]),
        ("R6年4月～R7年3月", ["2024-4", "2025-3"]),
        ("令和5年10月～6年3月", ["2023-10", "2024-3"]),
        ("令和5年11月～翌2月", ["2023-11", "2024-2"]),
        ("令和6年4月1日～3月31日", ["2024-4-1", "2025-3-31"]),
        ("令和6年10月1日～31日", ["2024-10-1", "2024-10-31"]),
        ("令和6年4月1日から3月31日まで", ["2024-4-1", "2025-3-31"]),
        ("R6年4月から2月まで", ["2024-4", "2025-2"]),
        ("平成30～2年度", ["FY2018", "FY2020"]),
        ("R6、5年度", ["FY2024", "FY2023"]),
        ("令和6年から5年で", ["2024"]),
        ("R6年度～3回", ["FY2024"]),
        ("R6～3年間", ["2024"]),
        ("R6年4月～13月", ["2024-4", "2024-13 never"]),
        ("令和6年4月1日～31日", ["2024-4-1", "2024-4-31 never"]),
        ("R6・7年", ["2024", "2025"]),
        ("H20・23", ["2008"]),
        ("R6、3人", ["2024"]),
    ],
)
def test_dates_gives_the_end_of_a_range_what_only_its_start_names(text: str, expected: list[str]) -> None:
    """Era, year, month and 年度 are written once for both ends; the end of a range may lie in the next year."""
    assert [shown(date) for date in dates(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年度", ["FY2024"]),
        ("本年度", ["FY2024"]),
        ("当該年度末", ["FY2024 末"]),
        ("昨年度", ["FY2023"]),
        ("前年度末", ["FY2023 末"]),
        ("来年度", ["FY2025"]),
        ("次年度計画", ["FY2025"]),
        ("一昨年度", ["FY2022"]),
        ("再来年度", ["FY2026"]),
        ("(今年度当初)", ["FY2024 初"]),
        ("年度末に報告", ["FY2024 末"]),
        ("昨年12月", ["2023-12"]),
        ("一昨年10月から", ["2022-10"]),
        ("10月1日", ["2024-10-1"]),
        ("3月31日", ["2025-3-31"]),
        ("27年度", ["FY2015"]),
        ("5年度", ["FY2023"]),
        ("6年10月", ["2024-10"]),
        ("H30年度 1年度", ["FY2018", "FY2019"]),
    ],
)
def test_dates_resolves_by_the_year_of_the_document(text: str, expected: list[str]) -> None:
    """今年度 and a month without a year mean something only with an anchor."""
    assert [shown(date) for date in dates(text, anchor=2024)] == expected
    unanchored = [date for date in dates(text) if date.inferred or date.offset is not None]
    assert unanchored
    assert all(date.year is None for date in unanchored)


@pytest.mark.parametrize(
    ("text", "offset"), [("今年度", 0), ("昨年度", -1), ("一昨年度", -2), ("次年度", 1), ("R6年度", None)]
)
def test_relative_years_keep_their_distance(text: str, offset: int | None) -> None:
    """Without an anchor the distance is still known."""
    assert dates(text)[0].offset == offset


@pytest.mark.parametrize(
    "text",
    [
        "平成32年度末",
        "平成37年",
        "平成31年5月",
        "昭和64年1月8日",
        "昭和64年度",
        "令和0年",
        "R6年13月",
        "13月1日",
        "令和6年2月30日",
        "2024年2月30日",
        "令和元年4月",
    ],
)
def test_dates_that_never_were_are_read_and_told(text: str) -> None:
    """平成32年度 stands in many plans: it is a date, and it never was."""
    (date,) = dates(text)
    assert date.text == text
    assert not date.exists


@pytest.mark.parametrize(
    "text", ["平成31年度", "平成31年4月30日", "昭和64年", "令和元年度", "令和元年5月1日", "令和6年2月29日"]
)
def test_dates_at_the_edge_of_an_era_exist(text: str) -> None:
    """The last and first days of an era are good."""
    assert dates(text)[0].exists


@pytest.mark.parametrize(
    "text",
    [
        "R●年●月",
        "R●年●月●日",
        "令和○年度",
        "R〇年〇月",
        "○○年度",
        "●年●月",
        "○月○日",
        "令和　年　月　日",
        "R6年●月",
        "令和_年_月",
        "R●",
    ],
)
def test_marks_left_in_the_form_are_placeholders(text: str) -> None:
    """What the form left open is reported as such, in one piece, and has no date."""
    (date,) = dates(text, anchor=2024)
    assert date.placeholder
    assert date.text == text
    assert (date.first, date.fiscal_year) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "SST",
            "ACT-K",
            "Ⅰ型 B型",
            "R&D",
            "K6",
            "ABC-R6-001",
            "R6-001",
            "AR6",
            "R6B",
            "H2O",
            "IPv6",
            "M7.3",
            "T1",
            "S3",
            "R45",
        ),
        *(
            "平成の大合併",
            "昭和通り",
            "昭和3丁目",
            "平成10年代",
            "2020年代",
            "6年生",
            "3年間",
            "1年以上",
            "第3年次",
            "○年度末に報告",
        ),
        *(
            "12.5%",
            "2024.5人",
            "1800.1か所",
            "2024.10",
            "10/12",
            "年度ごと",
            "例年",
            "今年齢",
            "前年比",
            "当年",
            "",
            "年",
            "元年",
            "令和",
            "R",
        ),
    ],
)
def test_what_only_looks_like_a_date_is_left(text: str) -> None:
    """Codes, types, words and durations are no dates."""
    assert [date.text for date in dates(text)] in ([], ["当年"])


@pytest.mark.parametrize(
    ("text", "year", "gloss"),
    [
        ("令和６（2024）年度", 2024, 2024),
        ("令和6（2023）年度", 2024, 2023),
        ("平成37年（2025年）", 2025, 2025),
        ("平成31（令和元）年度", 2019, None),
        ("2024（令和6）年度", 2024, None),
        ("令和6年度", 2024, None),
    ],
)
def test_the_year_in_brackets_is_kept_to_be_compared(text: str, year: int, gloss: int | None) -> None:
    """令和6（2023）年度 says two years: which is wrong is for a check to ask."""
    (date,) = dates(text)
    assert (date.text, date.year, date.gloss) == (text, year, gloss)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("R6年度", (2024, 4), (2025, 3)),
        ("R6年度末", (2025, 3), (2025, 3)),
        ("R6年度当初", (2024, 4), (2024, 4)),
        ("2024年", (2024, 1), (2024, 12)),
        ("令和7年3月31日", (2025, 3), (2025, 3)),
        ("今年度", (None, 4), (None, 3)),
    ],
)
def test_a_date_covers_months(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    """A fiscal year runs from April to March, its end lies in the next calendar year."""
    assert (dates(text)[0].first, dates(text)[0].last) == (YearMonth(*first), YearMonth(*last))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("R6年度", 2024),
        ("令和7年3月", 2024),
        ("令和7年4月1日", 2025),
        ("令和7年", None),
        ("R●年●月", None),
        ("2025/3/31", 2024),
    ],
)
def test_fiscal_year_of_a_written_date(text: str, year: int | None) -> None:
    """March belongs to the year before; a calendar year alone lies in two."""
    assert fiscal_year_of(dates(text)[0]) == year


@given(st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2100, 1, 1)))
def test_fiscal_year_of_a_day(day: datetime.date) -> None:
    """A day lies between the first and the last day of its fiscal year."""
    year = fiscal_year_of(day)
    assert year is not None
    assert datetime.date(year, 4, 1) <= day <= datetime.date(year + 1, 3, 31)


@given(st.integers(1868, 2060), st.booleans(), st.sampled_from(["", "まで", "の取組", "（案）", "：", "末", "当初"]))
def test_titles_of_fiscal_years_come_back(year: int, short: bool, after: str) -> None:
    """A title that the package writes is read as the year it names, whatever follows."""
    title = fiscal_year_title(year, short=short)
    (date,) = dates(title + after)
    assert (date.year, date.fiscal, date.exists) == (year, True, True)


def test_a_mark_without_a_year_sign_may_mean_either() -> None:
    """R6 alone is not said to be a calendar year."""
    assert [date.bare for date in dates("R6、R6年、R6年度、R6.10、2024年、H20～23年度")] == [True, *[False] * 6]


@pytest.mark.parametrize(
    ("text", "last"),
    [("R6.10～12", YearMonth(2024, 12)), ("R6.4-6", YearMonth(2024, 6)), ("令和6.4～9に実施", YearMonth(2024, 9))],
)
def test_a_range_of_numbered_months_ends_in_a_month(text: str, last: YearMonth) -> None:
    """The year and the month before tell what a bare number is."""
    assert [date.last for date in dates(text)][1:] == [last]


@pytest.mark.parametrize("text", ["R6.10～7", "R6.10～7.3", "R6.10～12回", "R6.10～13", "R6.10.1～12"])
def test_a_number_that_may_be_something_else_is_no_month(text: str) -> None:
    """A year, a count, and a number that no month has."""
    assert all(date.month != 12 and date.month != 7 for date in dates(text)[1:] if date.day is None)


@given(st.integers(1, 11), st.integers(1, 12))
def test_numbered_months_go_up(first: int, last: int) -> None:
    """R6.10～12 ends in the same year; where the number falls it is left open."""
    found = dates(f"R6.{first}～{last}")
    assert [(date.year, date.month) for date in found] == [(2024, first), (2024, last)][: 1 + (last > first)]
