"""Reading marks beside choices."""

import pytest

from ckwriter.checks.completeness.choices import chosen


@pytest.mark.parametrize(
    "text",
    [
        "有",
        "(有)・無",
        "（有）・無",
        "○有・無",
        "有○・無",
        "有（○）・無",
        "☑有 □無",
        "■有　□無",
        "[レ]有 [ ]無",
        "【有】・無",
        "㊒・無",
        "あり",
    ],
)
def test_yes_is_read(text: str) -> None:
    """Each usual way of marking 有 is read as 有."""
    assert chosen(text, ("有", "無")) == ("有",)


@pytest.mark.parametrize("text", ["無", "有・(無)", "有・○無", "有・無○", "□有 ☑無", "なし", "無し"])
def test_no_is_read(text: str) -> None:
    """Each usual way of marking 無 is read as 無."""
    assert chosen(text, ("有", "無")) == ("無",)


@pytest.mark.parametrize("text", ["有・無", "有 無", "□有 □無", "有／無", "□有", "（ ）有・（ ）無"])
def test_unmarked(text: str) -> None:
    """Choices that only stand there are not chosen."""
    assert chosen(text, ("有", "無")) == ()


def test_two_marks_and_none_of_the_words() -> None:
    """Two marks are two choices; words that are no choice are none."""
    assert chosen("(有)・(無)", ("有", "無")) == ("有", "無")
    assert chosen("調整中", ("有", "無")) is None
