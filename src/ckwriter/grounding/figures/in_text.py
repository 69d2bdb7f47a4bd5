"""The figures that stand in a text, in order, each with what the text tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from ckwriter.grounding.figures.figure import Figure
from ckwriter.grounding.figures.surroundings import with_surroundings
from ckwriter.notation import Frequency, Quantity, frequencies, quantities
from ckwriter.notation.numerals import read_number
from ckwriter.notation.units import measure
from ckwriter.patterns import regex

_SYNONYMS = {
    "約": "約", "およそ": "約", "おおよそ": "約", "概ね": "約", "おおむね": "約", "ほぼ": "約", "概算": "約",
    "概算で": "約", "推計": "約", "程度": "約", "前後": "約", "ほど": "約", "くらい": "約", "ぐらい": "約",
    "内外": "約",
    "最低": "以上", "少なくとも": "以上", "最大": "以下", "最高": "以下", "上限": "以下", "以内": "以下",
}  # fmt: skip
_KANJI_COUNT = regex(
    "(?<![一二三四五六七八九十百千万第0-9])(?P<number>[二三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?)"
    "(?P<unit>つ(?!星)|者(?!択)|点(?!滴)|本柱|方面|職種|層(?!性)|段階|部会|分野|領域|指標|課題?|係|局|区(?!分)"
    "|市(?!民|場)|町(?!目|内|民)"
    "|村|県|校|園|社(?!会)|組|事業所?|会議|法人|センター|協議体|障害|障がい|大学|機能|要素|本の柱|圏域|地区"
    "|団体|機関|病院|か月)"
)
_COUNTER_OF = {"本柱": "本", "本の柱": "本"}
_NOT_COUNTS = regex(
    "二人三脚|三位一体|四六時中|一石二鳥|十人十色|三寒四温|八王子|四日市|三重県|千葉県|十日町|五所川原|九度山|三田市"
)


def figures_in(text: str, unit: str = "", *, of_fact: bool = False) -> tuple[Figure, ...]:
    """Return the figures of folded text in order; `unit` is the one that the form prints beside the cell.

    Of a fact, a list of months tells a number of times too.
    """
    base, _, per = unit.partition("/")
    often = [
        _often(one, per)
        for one in frequencies(text, per=per or None)
        if one.count or one.each or not one.months or of_fact
    ]
    often = [
        _of_half_a_year(one) if text[: one.start].endswith("半") and one.text[:1] == "年" else one for one in often
    ]
    taken = [(one.start, one.end) for one in often]
    found = [_amount(one) for one in quantities(text) if not _inside(one.start, one.end, taken)]
    if base and not per:
        found = [replace(one, unit=measure(base)[0]) if one.unit is None else one for one in found]
    taken += [(one.start, one.end) for one in found]
    counted = [one for one in _kanji_counts(text) if not _inside(one.start, one.end, taken)]
    fractions = [one.span() for one in FRACTION.finditer(text)]
    told = [one for one in (*often, *found, *counted) if not _inside(one.start, one.end, fractions)]
    figures = [with_surroundings(text, one) for one in told if not _NOT_EVEN.match(text, one.end)]
    figures.sort(key=lambda one: (one.start, -one.end))
    figures = list(_joined(_with_what_went_before(text, figures), text))
    return tuple(figures) if of_fact else tuple(_in_their_sentence(text, figures))


_NOT_EVEN = regex("も(?:な[いくか]|あり?ま?せん|い(?:な|ませ))")
"""Behind a figure that counts nothing: 1室もない."""


def _of_half_a_year(one: Figure) -> Figure:
    """Return what was read as 年に3回 of 半年に3回."""
    return replace(one, unit="回", per="半年", low=one.times, high=one.times, times=None)


_PARTS = {("年", "か月"): 12, ("時間", "分"): 60}
"""Units that one length of time is written in, the greater first → how many of the less it is."""


def _joined(figures: Iterable[Figure], text: str) -> Iterator[Figure]:
    """Yield figures with a length of time in two units as one in the less: 1年2か月 is 14か月."""
    before: Figure | None = None
    for one in figures:
        times = _PARTS.get((before.unit or "", one.unit or "")) if before and before.end == one.start else None
        if before and times and before.value is not None and one.value is not None:
            value = times * before.value + one.value
            before = replace(one, text=text[before.start : one.end], start=before.start, low=value, high=value)
            continue
        if before:
            yield before
        before = one
    if before:
        yield before


def _with_what_went_before(text: str, figures: list[Figure]) -> Iterator[Figure]:
    """Yield figures with what is said of the one before alone: 35市町村のうち19, 月1日から2日に."""
    before: Figure | None = None
    for one in figures:
        figure = one
        if before and one.unit is None and _OF_THE.fullmatch(text, before.end, one.start):
            figure = replace(one, unit=before.unit)
        elif before and one.unit == before.unit and _TO.fullmatch(text, before.end, one.start):
            figure = replace(one, per=one.per or before.per, counting=one.counting or before.counting)
        before = figure
        yield figure


_TO = regex("から|→|より")
_OF_THE = regex("の?(?:うち|中)、?(?:の)?")
_GROSS = regex("延べ|のべ|[(（]延[)）]|延(?=[0-9])")


def _in_their_sentence(text: str, figures: list[Figure]) -> Iterator[Figure]:
    """Yield figures with what the sentence says of them elsewhere: 参加者数（延べ）, 毎週 beside 10人."""
    periods = frozenset(one.text[1:2] for one in figures if one.times is None and one.text.startswith("毎"))
    gross = bool(_GROSS.search(text))
    for one in figures:
        yield replace(one, gross=gross and one.counting is None, periods=periods)


FRACTION = regex("[0-9一二三四五六七八九十]{1,3}分の[0-9一二三四五六七八九]{1,3}")


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in spans)


def _often(one: Frequency, per: str) -> Figure:
    count = one.count
    bare = bool(_BARE.fullmatch(one.text))  # a year stands before it, or the form prints the period
    rhythm = "年" if _SAYS_YEAR.match(one.text) else (per or "年") if bare else one.text
    return Figure(
        one.text,
        one.start,
        one.end,
        None if one.low is None else Fraction(one.low),
        None if one.high is None else Fraction(one.high),
        unit="回/年",
        per=count.per if count and count.per else rhythm,
        hedges=_hedges(one.hedges),
        each=one.each,
        manner=one.manner,
        months=one.months,
        counting=count.counting if count else None,
        times=Fraction(count.value) if count and count.value is not None else None,
    )


_SAYS_YEAR = regex("(?:各[^0-9]{1,10})?(?:約|おおむね|概ね)?(?:[昨今本前当来翌同]?年度?|[RHS令平昭][^回]{0,8}年度?)")
_BARE = regex(r"[^年月週日半隔期毎ご/]+")
"""A count of times and nothing that says for how long."""


def _amount(one: Quantity) -> Figure:
    name, factor = measure("回" if one.unit == "度" else one.unit)
    low, high = (None if bound is None else Fraction(bound) * Fraction(factor) for bound in (one.low, one.high))
    digits = re.search(r"\.([0-9]+)", one.text)
    return Figure(
        one.text,
        one.start,
        one.end,
        low,
        high,
        unit=name,
        per=one.per,
        counting=one.counting,
        hedges=_hedges(one.hedges),
        each=one.each,
        all=one.all,
        total=one.total,
        scaled=bool(re.search("[0-9千百]万|[0-9]億", one.text)),
        places=len(digits[1]) - (factor == 10) if digits else -int(factor == 10),
    )


def _hedges(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_SYNONYMS.get(word, word) for word in words)


def _kanji_counts(text: str) -> Iterator[Figure]:
    """Yield counts in kanji that are not read as amounts, because most of their kind are words: 三つ, 四者, 二課."""
    hidden = [found.span() for found in _NOT_COUNTS.finditer(text)]
    for found in _KANJI_COUNT.finditer(text):
        number = read_number(found["number"])
        if number is not None and not _inside(*found.span(), hidden):
            unit = _COUNTER_OF.get(found["unit"], found["unit"])
            value = Fraction(number)
            yield Figure(found[0], found.start(), found.end(), value, value, unit=unit and measure(unit)[0])
