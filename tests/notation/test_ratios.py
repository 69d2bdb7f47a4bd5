"""Parts of a whole: what is one, and what only looks like one."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckwriter.notation import quantities, ratios


@pytest.mark.parametrize(
    ("text", "part", "whole", "unit"),
    [
        ("対象者の2分の1", 1, 2, None),
        ("３分の２以上の出席", 2, 3, None),
        ("三分の二", 2, 3, None),
        ("入院者は1/2以下になった", 1, 2, None),
        ("件数は2/3に減った", 2, 3, None),
        ("6/30か所で開催", 6, 30, "か所"),
        ("２５／３０市町村", 25, 30, "市町村"),
        ("6人/30人", 6, 30, "人"),
        ("参加 18名／20人", 18, 20, "人"),
        ("達成 6/30（20％）", 6, 30, None),
    ],
)
def test_parts_of_a_whole_are_read(text: str, part: int, whole: int, unit: str | None) -> None:
    """In words, as a fraction, and as a count of a count."""
    (one,) = ratios(text)
    assert (one.part, one.whole, one.unit) == (part, whole, unit)
    assert one.share == Fraction(part, whole)


@pytest.mark.parametrize(
    "text",
    [
        "12/25(月)に開催",
        "4/1現在",
        "10/1から実施",
        "2024/10/1",
        "令和6/10",
        "1/2",
        "30/6か所",
        "4/1回",
        "1/2日",
        "72件/年",
        "6人/30件",
        "6/30（50％）",
        "",
    ],
)
def test_what_may_be_something_else_is_left_out(text: str) -> None:
    """Days, counts for each period, and parts greater than their whole are no ratios."""
    assert not ratios(text)


@given(st.integers(1, 99), st.integers(2, 999))
def test_a_count_of_a_count_has_its_share(part: int, whole: int) -> None:
    """Whatever the numbers, as long as the part is no more than the whole."""
    found = ratios(f"うち{part}/{whole}か所で実施")
    assert [one.share for one in found] == ([Fraction(part, whole)] if part <= whole else [])


@given(st.integers(1, 8), st.integers(2, 9))
def test_a_fraction_holds_no_amounts(part: int, whole: int) -> None:
    """1/2以上 is neither one nor two of anything."""
    if part < whole:
        assert not quantities(f"対象者の{part}/{whole}以上が参加")
    assert not quantities(f"対象者の{whole}分の{part}が参加")
