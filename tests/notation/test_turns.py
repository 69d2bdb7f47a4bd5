"""The months of numbered turns."""

import pytest

from ckwriter.notation import frequencies


@pytest.mark.parametrize(
    ("text", "words", "months"),
    [
        ("第1回5月、第2回7月、第3回10月", "第1回5月、第2回7月、第3回10月", (5, 7, 10)),
        ("部会（第１回６月、第２回12月）", "第１回６月、第２回12月", (6, 12)),
        ("6月（第1回）、12月（第2回）", "6月（第1回）、12月（第2回）", (6, 12)),
        ("第1回（5月）、第2回（8月）", "第1回（5月）、第2回（8月）", (5, 8)),
        ("1回目6月、2回目11月に開催", "1回目6月、2回目11月", (6, 11)),
        ("第1回 令和6年5月22日、第2回 令和6年11月6日", "第1回 令和6年5月22日、第2回 令和6年11月6日", (5, 11)),
    ],
)
def test_turns_from_the_first_are_counted(text: str, words: str, months: tuple[int, ...]) -> None:
    """Turns that are numbered from 1 on say how often, and in which months."""
    (found,) = frequencies(text)
    assert (found.text, found.value, found.months) == (words, len(months), months)


@pytest.mark.parametrize(
    "text", ["第2回5月", "第3回10月、第4回1月", "第1回5月", "第1回5月、第3回10月", "第1回の議事は5月に確認した"]
)
def test_turns_that_are_not_all_say_nothing(text: str) -> None:
    """One turn alone, and turns of which the first stands elsewhere, do not say how often."""
    assert not frequencies(text)


def test_turns_behind_a_count_are_its_months() -> None:
    """年4回 with three turns in brackets does not agree."""
    (found,) = frequencies("年4回（第1回6月、第2回10月、第3回2月）")
    assert (found.value, found.months, found.months_agree) == (4, (6, 10, 2), False)


@pytest.mark.parametrize(
    ("text", "each", "times"),
    [
        ("各区で2か月に1回", "各区", 6),
        ("各圏域で四半期に1回", "各圏域", 4),
        ("圏域ごとに隔月", "圏域ごと", 6),
        ("各区隔月1回", "各区", 6),
        ("各保健所で月1回", "各保健所", 12),
    ],
)
def test_how_often_in_each_area(text: str, each: str, times: int) -> None:
    """Each area's own frequency is known as such, however it is written."""
    (found,) = frequencies(text)
    assert (found.each, found.value) == (each, times)


def test_a_figure_of_speech_is_no_frequency() -> None:
    """毎月のように says that something is frequent, not how often."""
    assert not frequencies("毎月のように連絡を取り合う")
