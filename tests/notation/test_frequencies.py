"""How often: every wording comes to times a year."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckwriter.notation import frequencies


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("年4回", 4),
        ("4回/年", 4),
        ("４回／年", 4),
        ("年 4 回", 4),
        ("年間12回", 12),
        ("年に2回", 2),
        ("（年3回開催）", 3),
        ("年度内に3回", 3),
        ("毎年", 1),
        ("毎年度1回", 1),
        ("各年度2回", 2),
        ("四半期ごと", 4),
        ("四半期毎に開催", 4),
        ("四半期に1回", 4),
        ("1回／四半期", 4),
        ("毎月", 12),
        ("(毎月開催)", 12),
        ("毎月1回", 12),
        ("月1回", 12),
        ("月2回", 24),
        ("1回/月", 12),
        ("月に1度", 12),
        ("原則月1回", 12),
        ("隔月", 6),
        ("隔月1回", 6),
        ("奇数月", 6),
        ("偶数月に開催", 6),
        ("毎週", 52),
        ("毎週火曜日", 52),
        ("週1回", 52),
        ("週に2回", 104),
        ("隔週", 26),
        ("隔週1回", 26),
        ("2週間に1回", 26),
        ("半年に1回", 2),
        ("半期ごと", 2),
        ("2か月に1回", 6),
        ("3ヶ月に1度", 4),
        ("3か月ごと", 4),
        ("1回/2か月", 6),
        ("毎日", 365),
        ("3年に1回", Fraction(1, 3)),
        ("隔年", Fraction(1, 2)),
        ("5か月に1回", Fraction(12, 5)),
        ("一年に一回", 1),
        ("毎月第2火曜日", 12),
        ("毎月第1・3水曜日", 24),
        ("毎週月・水曜日", 104),
        ("毎月月末", 12),
        ("(6、9、12、2月開催)", 4),
        ("5・8・11・2月", 4),
        ("4月、7月、10月、1月に開催", 4),
        ("(4、5、7、8、10、11、1、3 月開催)", 8),
        ("年10回 (精神部会・分科会)", 10),
        ("R6年度に4回", 4),
        ("令和6年度は3回実施", 3),
        ("月に一度", 12),
        ("年に四度", 4),
        ("二か月に一度", 6),
        ("週に二度", 104),
    ],
)
def test_frequencies_come_to_times_a_year(text: str, times: int | Fraction) -> None:
    """One wording, one measure."""
    (one,) = frequencies(text)
    assert one.value == times
    assert (one.low, one.high) == (times, times)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("年1～2回", 1, 2),
        ("月1～2回", 12, 24),
        ("各区 3～6回/年", 3, 6),
        ("2～3か月に1回", 4, 6),
        ("年2回以上", 2, None),
        ("年に数回", 2, 9),
        ("週に1、2回", 52, 104),
        ("最大年6回", None, 6),
    ],
)
def test_ranges_keep_both_ends(text: str, low: int, high: int | None) -> None:
    """A range of times has no single value."""
    (one,) = frequencies(text)
    assert (one.low, one.high, one.value) == (low, high, None)


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("各区年2回程度", "各区"),
        ("各区 3～6回/年", "各区"),
        ("区ごとに年3回", "区ごと"),
        ("年4回（各区）", "各区"),
        ("各区で毎月開催", "各区"),
        ("毎月", None),
        ("年3回", None),
    ],
)
def test_each_is_kept(text: str, each: str | None) -> None:
    """So often in each ward is not so often in all."""
    assert frequencies(text)[0].each == each


@pytest.mark.parametrize(("text", "hedges"), [("月1回程度", ("程度",)), ("概ね2か月に1回", ("概ね",)), ("年4回", ())])
def test_words_of_doubt_are_kept(text: str, hedges: tuple[str, ...]) -> None:
    """程度 and 概ね are part of what was said."""
    assert frequencies(text)[0].hedges == hedges


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        *(
            (word, "irregular")
            for word in ("随時", "必要に応じて", "必要に応じ作業班を設置", "適宜", "不定期", "その都度"[2:])
        ),
        *((word, "continuous") for word in ("通年", "常時", "年間を通じて")),
    ],
)
def test_what_has_no_rhythm_has_no_number(text: str, manner: str) -> None:
    """随時 is an answer, but not a number."""
    (one,) = frequencies(text)
    assert (one.manner, one.low, one.high, one.value) == (manner, None, None, None)
    assert one.irregular is (manner == "irregular")


@pytest.mark.parametrize(
    ("text", "months", "agree"),
    [
        ("年4回（6、9、12、2月）", (6, 9, 12, 2), True),
        ("年4回（6、9、2月開催）", (6, 9, 2), False),
        ("年3回（7月・11月・2月）", (7, 11, 2), True),
        ("年6回（奇数月）", (1, 3, 5, 7, 9, 11), True),
        ("6、9、12、2月", (6, 9, 12, 2), True),
        ("年4回", (), None),
    ],
)
def test_months_behind_a_count_belong_to_it(text: str, months: tuple[int, ...], agree: bool | None) -> None:
    """年4回（6、9、12、2月） is one frequency, and tells itself whether its months are as many."""
    (one,) = frequencies(text)
    assert (one.months, one.months_agree) == (months, agree)
    assert one.text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10回", [10]),
        ("年2回 年2回", [2, 2]),
        ("4回(定例会) 3回(専門分科会) 4回(コアメンバー会議)", [4, 3, 4]),
        ("11件", []),
        ("第3回", []),
        ("毎月", [12]),
    ],
)
def test_the_period_of_the_cell_gives_a_bare_count_its_meaning(text: str, expected: list[int]) -> None:
    """In a cell whose unit is 回/年 a bare 10回 is ten times a year."""
    assert [one.value for one in frequencies(text, per="年")] == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            "10回",
            "延べ19回",
            "令和6年4回",
            "第4回",
            "3回目",
            "4～6月",
            "R6年4月～2月",
            "3月に開催",
            "青年3回",
            "今年4回",
            "昨年3回",
            "72件/年",
        ),
        *(
            "上半期に1回",
            "例年",
            "近年",
            "1年以上",
            "3か月",
            "毎日新聞"[2:],
            "",
            "回/年",
            "一回",
            "今一度",
            "一度に集まる",
            "月額",
            "年4件",
            "0か月に1回",
            "1回/0年",
        ),
    ],
)
def test_counts_without_a_period_are_no_frequency(text: str) -> None:
    """How many times in all is not how often."""
    assert not frequencies(text)


def test_notes_stay_apart() -> None:
    """What stands in brackets behind is kept as written, outside the span."""
    (one,) = frequencies("年10回 (精神部会・分科会)")
    assert (one.text, one.note) == ("年10回", "(精神部会・分科会)")


@given(
    st.integers(1, 60),
    st.sampled_from(
        [
            ("年{}回", 1),
            ("{}回/年", 1),
            ("月{}回", 12),
            ("{}回／月", 12),
            ("週{}回", 52),
            ("四半期に{}回", 4),
            ("半年に{}回", 2),
        ]
    ),
)
def test_written_frequencies_come_back(count: int, wording: tuple[str, int]) -> None:
    """The count times the periods of a year, whatever the wording."""
    text, scale = wording
    (one,) = frequencies(text.format(count))
    assert one.value == count * scale


@given(st.integers(1, 24), st.integers(1, 5))
def test_intervals_come_back(span: int, count: int) -> None:
    """Once in N months is 12/N times a year, exactly."""
    (one,) = frequencies(f"{span}か月に{count}回")
    assert one.value == Fraction(12 * count, span)


@pytest.mark.parametrize(
    ("text", "low", "high", "left_out"),
    [
        ("毎月（4月、8月は休み）", 10, 12, (4, 8)),
        ("毎月（8月を除く）", 11, 12, (8,)),
        ("毎月開催（8月・12月は休会）", 10, 12, (8, 12)),
        ("毎月（1月、3月以外）", 10, 12, (1, 3)),
        ("8月を除き毎月", 11, 12, (8,)),
        ("4月、8月を除く毎月", 10, 12, (4, 8)),
        ("週1回（8月は休み）", 51, 52, (8,)),
        ("毎月（お盆を除く）", 11, 12, ()),
    ],
)
def test_months_left_out_are_not_months_held(text: str, low: int, high: int, left_out: tuple[int, ...]) -> None:
    """A month in which nothing is held lowers the number of times, and is not named among the months."""
    (one,) = frequencies(text)
    assert (one.text, one.low, one.high, one.left_out, one.months) == (text, low, high, left_out, ())


def test_months_alone_that_are_left_out_are_no_frequency() -> None:
    """Nothing happens in them."""
    assert not frequencies("8月、12月は休み")


@given(st.sets(st.integers(1, 12), min_size=1, max_size=8))
def test_any_months_can_be_left_out(months: set[int]) -> None:
    """One for each, behind or before."""
    named = "、".join(f"{month}月" for month in sorted(months))
    for text in (f"毎月（{named}を除く）", f"{named}を除き毎月"):
        (one,) = frequencies(text)
        assert (one.low, one.left_out) == (12 - len(months), tuple(sorted(months)))


@pytest.mark.parametrize("hedge", ["約", "概ね", "おおむね", "およそ", "ほぼ"])
@pytest.mark.parametrize(("words", "times"), [("毎月", 12), ("3か月ごとに", 4), ("2か月に1回", 6), ("隔週", 26)])
def test_words_of_doubt_stay(hedge: str, words: str, times: int) -> None:
    """A frequency in words is as uncertain as one in figures."""
    (one,) = frequencies(hedge + words)
    assert (one.text, one.value, one.hedges) == (hedge + words, times, (hedge,))
    (plain,) = frequencies(words)
    assert plain.hedges == ()


@pytest.mark.parametrize(
    ("text", "each"),
    [("年4回×5区", "5区"), ("5区×年4回", "5区"), ("年４回 × ７圏域", "7圏域"), ("年4回", None), ("年4回、5区", None)],
)
def test_times_of_each_of_several_are_told(text: str, each: str | None) -> None:
    """Four times in each of five wards is not four times."""
    (one,) = frequencies(text)
    assert (one.low, one.each) == (4, each)
