"""How often by the parts of a year."""

import pytest

from ckwriter.notation import frequencies


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("春・秋の2回開く", "春・秋の2回", 2, 2),
        ("上半期と下半期に1回ずつ開く", "上半期と下半期に1回ずつ", 2, 2),
        ("年度当初と年度末の2回", "年度当初と年度末の2回", 2, 2),
        ("春、夏及び秋に開催", "春、夏及び秋に", 3, None),
        ("例年3回開いている", "例年3回", 3, 3),
        ("年間を通じて6回", "年間を通じて6回", 6, 6),
        ("毎年度、3回の開催", "毎年度、3回", 3, 3),
    ],
)
def test_parts_of_a_year_say_how_often(text: str, words: str, low: int, high: int | None) -> None:
    """As many times as are written, or at least as many as there are parts."""
    (found,) = frequencies(text)
    assert (found.text, found.low, found.high) == (words, low, high)


@pytest.mark.parametrize("text", ["秋に開催する研修", "前期の2回目", "春と秋の景色", "年度末の評価", "冬の2か月間"])
def test_one_part_alone_says_nothing(text: str) -> None:
    """A season is no rhythm."""
    assert not frequencies(text)
