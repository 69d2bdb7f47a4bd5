"""What holds for every reader and any text: exact spans in order, no overlap, no error."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ckwriter import notation
from ckwriter.notation import Span

READERS: dict[str, Callable[[str], Sequence[Span]]] = {
    "quantities": notation.quantities,
    "frequencies": notation.frequencies,
    "frequencies of a year": lambda text: notation.frequencies(text, per="年"),
    "dates": notation.dates,
    "dates with an anchor": lambda text: notation.dates(text, anchor=2024),
    "periods": notation.periods,
    "periods with an anchor": lambda text: notation.periods(text, anchor=2024),
    "months": notation.months,
    "ordinals": notation.ordinals,
    "ratios": notation.ratios,
    "sentences": notation.sentences,
    "spellings": notation.spellings,
    "members": lambda text: notation.members(text).members,
}

_INCLUDED = {"quantities", "frequencies", "dates", "periods", "months"}
"""Readers that others run first; the long texts need not be read twice."""

_WORST = {"1,111,", "R6年4月～", "1、", " ", "(", "●年", "取り組み", "\n", "「", "H20・21・"}
"""Texts that gave the patterns most to do."""

_WORDS = """
R H S T 令和 平成 昭和 元 年 年度 月 日 末 当初 ～ － - 、 ・ / ( ) （ ） 「 」 。 1 2 3 4 6 9 10 12 24 2024
1,234 ， ． 万 千 億 回 件 人 名 か所 ヶ所 か月 各区 延べ 実 計 全 約 程度 以上 未満 毎 隔 週 四半期 半年 に
ごと 第 期 数 十 二 三 △ % ㋉ ㍻ ① ２年 ｶﾞ ﾞ ● ○ 〇 今年度 昨 来年 翌 から まで 夏頃 随時 通年 R6 H20
R●年●月 K6 割 超 余り 等 ほか 分の 5区 × 除く は休み 概ね 取り組み 障がい #DIV/0! 1. (1) 086-434-9823 １ ㎡ ½ ﷺ ー I x あ
"""
_OTHERS = (" ", "\n", "\u3000", "\t", "\0", "\ud800", "\u200b", "\u3099")
texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from([*_WORDS.split(), *_OTHERS]), max_size=14).map("".join),
)


@pytest.mark.parametrize("reader", READERS)
@given(text=texts)
@example(text="㍻27年度～㋉㏠")
@example(text="\ud800１\udfff回")
def test_spans_are_exact_and_in_order(reader: str, text: str) -> None:
    """Each value has its own words, at its own place, and shares no character with another."""
    end = 0
    for one in READERS[reader](text):
        assert text[one.start : one.end] == one.text
        assert end <= one.start < one.end
        end = one.end


@given(texts)
@example(text="10回、今年度4月から6月")
def test_one_scan_answers_as_each_reader_does(text: str) -> None:
    """In whatever order things are asked for, and asked again."""
    scan = notation.Scan(text)
    for _ in range(2):
        assert scan.frequencies() == notation.frequencies(text)
        assert scan.frequencies("年") == notation.frequencies(text, per="年")
        assert scan.periods() == notation.periods(text)
        assert scan.periods(2024) == notation.periods(text, anchor=2024)
        assert scan.dates() == notation.dates(text)
        assert scan.dates(2024) == notation.dates(text, anchor=2024)
        assert scan.number == notation.number(text)
        assert scan.quantities == notation.quantities(text)
        assert scan.members == notation.members(text)


@given(texts)
def test_nothing_that_was_hidden_shows(text: str) -> None:
    """Notes stand in the text as they are read, with nothing in them that a scan put there."""
    for one in (*notation.quantities(text), *notation.frequencies(text)):
        if one.note:
            assert "\0" in text or "\0" not in one.note


@given(texts, texts)
def test_the_rest_never_raises(text: str, other: str) -> None:
    """Cells, names and lists may hold anything."""
    one = notation.number(text)
    assert one is None or text[one.start : one.end] == one.text
    assert notation.same_name(text, other) is notation.same_name(other, text)
    assert notation.variants([text, other]) == () or notation.fold(text) == notation.fold(other)
    for period in notation.periods(text, anchor=2024):
        assert notation.contains(period, 4) in (True, False, None)
    found = notation.frequencies(text + other)
    for left in found:
        for right in found:
            assert notation.agree(left, right) is notation.agree(right, left)


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "1",
            "1,",
            "1,111,",
            "1、",
            "1.",
            "1-",
            "R6～",
            "R6年4月～",
            "1月",
            "1月、",
            "・",
            "各",
            "延べ",
            "約",
            "(",
            "（1）",
            "「",
            "」",
            "」「",
        ),
        *(
            "数",
            "十",
            "百",
            "万",
            "第1",
            "、",
            "①",
            " ・",
            "。",
            "\n",
            " ",
            "\u3000",
            "\t",
            "年4回",
            "3か月に",
            "～",
            "ｶﾞ",
            "㍻",
            "\0",
            "●年",
            "等",
        ),
        *(
            "取り組み",
            "1億",
            "全",
            "計",
            "#A",
            "A1",
            "https://",
            "1人あたり",
            "H20・21・",
            "ァー",
            "第一",
            "令和6(",
            "()",
            "一人",
            "\ud800",
        ),
    ],
)
def test_long_and_monotonous_texts_are_read(unit: str) -> None:
    """Long texts of anything are read without error, and by patterns that do not explode."""
    length = 10_000 if unit in _WORST else 2_000
    text = (unit * length)[:length]
    for name in sorted(READERS.keys() - _INCLUDED):
        found = READERS[name](text)
        assert all(text[one.start : one.end] == one.text for one in found)
    notation.number(text)
    notation.same_name(text, text[1:])


def test_every_public_name_is_exported() -> None:
    """`__all__` is what the package offers, in order, and nothing else is public in it."""
    assert notation.__all__ == sorted(notation.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name))
    for name in notation.__all__:
        assert getattr(notation, name).__doc__ or name.isupper()
