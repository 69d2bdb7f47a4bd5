"""Agreement of two statements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckwriter.notation import Agreement, agree, frequencies, quantities

EQUAL, COMPATIBLE, DIFFERENT, UNKNOWN = Agreement


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("毎月", "12回/年", EQUAL),
        ("毎月", "月1回", EQUAL),
        ("12回/年", "月1回", EQUAL),
        ("6、9、12、2月開催", "4回/年", EQUAL),
        ("（年4回）", "6、9、12、2月", EQUAL),
        ("四半期ごと", "年4回", EQUAL),
        ("隔月", "偶数月", EQUAL),
        ("年1～2回", "年1～2回", EQUAL),
        ("各区3～6回/年", "各区 3～6回／年", EQUAL),
        ("各区3～6回/年", "各区年3～4回", COMPATIBLE),
        ("年1～2回", "年2回", COMPATIBLE),
        ("年2回以上", "年4回", COMPATIBLE),
        ("年4回程度", "年4回", COMPATIBLE),
        ("年10回程度", "年12回", COMPATIBLE),
        ("年約4回", "年4回程度", COMPATIBLE),
        ("年4回", "年3回", DIFFERENT),
        ("毎月", "隔月", DIFFERENT),
        ("年4回程度", "年5回", DIFFERENT),
        ("年1～2回", "年3回", DIFFERENT),
        ("年2回以上", "年1回", DIFFERENT),
        ("6、9、12、2月", "5、8、11、2月", DIFFERENT),
        ("年4回（6、9、12、2月）", "年4回（5、8、11、2月）", DIFFERENT),
        ("随時", "年4回", UNKNOWN),
        ("随時", "必要に応じて", UNKNOWN),
        ("通年", "毎月", UNKNOWN),
        ("各区年3回", "年3回", UNKNOWN),
        ("各区年3回", "各病院年3回", UNKNOWN),
    ],
)
def test_frequencies_agree(one: str, other: str, expected: Agreement) -> None:
    """Frequencies are compared as times a year, and months by name."""
    (left,), (right,) = frequencies(one), frequencies(other)
    assert agree(left, right) is expected
    assert agree(right, left) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("8件", "8件", EQUAL),
        ("12人", "12名", EQUAL),
        ("3割", "30%", EQUAL),
        ("3か所", "3ヶ所", EQUAL),
        ("11", "11件", EQUAL),
        ("延べ19回", "19回", EQUAL),
        ("全区", "全区", EQUAL),
        ("約1,200人", "1,234人", COMPATIBLE),
        ("約3割", "34.8%", COMPATIBLE),
        ("3～6回", "4回", COMPATIBLE),
        ("数名", "3名", COMPATIBLE),
        ("10人以上", "12人", COMPATIBLE),
        ("10人未満", "9人", COMPATIBLE),
        ("5件", "8件", DIFFERENT),
        ("約1,200人", "1,300人", DIFFERENT),
        ("10人未満", "10人", DIFFERENT),
        ("10人超", "10人", DIFFERENT),
        ("数名", "12名", DIFFERENT),
        ("延72件/年", "延13件/月", UNKNOWN),
        ("延べ12人", "実12人", UNKNOWN),
        ("延べ19回", "18回", UNKNOWN),
        ("5区", "全区", UNKNOWN),
        ("3件", "3回", UNKNOWN),
        ("各区3人", "3人", UNKNOWN),
    ],
)
def test_quantities_agree(one: str, other: str, expected: Agreement) -> None:
    """Amounts are compared in one measure, and only when they count the same."""
    (left,), (right,) = quantities(one), quantities(other)
    assert agree(left, right) is expected
    assert agree(right, left) is expected


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from(["件", "人", "%"]))
def test_exact_amounts_agree_only_when_they_are_the_same(one: int, other: int, unit: str) -> None:
    """Two exact numbers are equal or different, never anything between."""
    (left,), (right,) = quantities(f"{one}{unit}"), quantities(f"{other:,}{unit}")
    assert agree(left, right) is (EQUAL if one == other else DIFFERENT)


@given(st.integers(1, 10**6), st.sampled_from(["約{}人", "{}人程度", "{}人以上", "{}人以下", "{}～999999999人"]))
def test_a_hedged_amount_is_never_against_its_own_number(value: int, wording: str) -> None:
    """約N and N以上 both allow N."""
    (hedged,), (exact,) = quantities(wording.format(value)), quantities(f"{value}人")
    assert agree(hedged, exact) is COMPATIBLE
