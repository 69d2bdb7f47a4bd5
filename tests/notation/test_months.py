"""Months and lists of months."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckwriter.notation import months
from ckwriter.notation.months import month_range


@pytest.mark.parametrize(
    ("text", "expected", "listed"),
    [
        ("(6、9、12、2月開催)", (6, 9, 12, 2), True),
        ("5・8・11・2月", (5, 8, 11, 2), True),
        ("4月、7月、10月、1月に開催", (4, 7, 10, 1), True),
        ("(4、5、7、8、10、11、1、3 月開催)", (4, 5, 7, 8, 10, 11, 1, 3), True),
        ("６月・９月・１２月・２月", (6, 9, 12, 2), True),
        ("6,9,12,2月", (6, 9, 12, 2), True),
        ("R6年4月、7月、10月、R7年1月", (4, 7, 10), True),
        ("7月及び11月", (7, 11), True),
        ("奇数月", (1, 3, 5, 7, 9, 11), True),
        ("偶数月に開催", (2, 4, 6, 8, 10, 12), True),
        ("4～6月", (4, 5, 6), False),
        ("11月～2月", (11, 12, 1, 2), False),
        ("11月～翌2月", (11, 12, 1, 2), False),
        ("4月から6月まで", (4, 5, 6), False),
        ("10月より", (10,), False),
        ("9月上旬", (9,), False),
    ],
)
def test_months_reads_lists_and_ranges(text: str, expected: tuple[int, ...], listed: bool) -> None:
    """Only months that are named one by one are a list; a range is spelled out."""
    found = months(text)[0]
    assert found.months == expected
    assert found.listed is listed


@pytest.mark.parametrize(
    "text",
    [
        "3か月",
        "3ヶ月",
        "6カ月間",
        "10月間",
        "13月",
        "0月",
        "月1回",
        "第3月曜",
        "1月当たり",
        "3月額",
        "月例",
        "2.5月",
        "10日",
        "",
    ],
)
def test_durations_and_rates_are_no_months(text: str) -> None:
    """3か月 is how long, 月1回 is how often."""
    assert not months(text)


@given(st.integers(1, 12), st.integers(1, 12))
def test_month_range_ends_where_it_should(first: int, last: int) -> None:
    """A range goes round the year at most once."""
    spelled = month_range(first, last)
    assert (spelled[0], spelled[-1]) == (first, last)
    assert len(spelled) <= 12
    assert len(set(spelled)) == len(spelled)


@given(st.lists(st.integers(1, 12), min_size=2, max_size=12), st.sampled_from("、・,"))
def test_written_lists_come_back(named: list[int], sign: str) -> None:
    """A list is read as written, in its order."""
    (found,) = months(f"会議（{sign.join(map(str, named))}月開催）")
    assert found.months == tuple(named)
    assert found.listed
