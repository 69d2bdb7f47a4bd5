"""Figures as they are compared: an amount or a frequency with its unit, period, way of counting and words of doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from ckwriter.notation import Frequency, Quantity, frequencies, quantities
from ckwriter.notation.numerals import read_number
from ckwriter.notation.units import measure

TIMES = frozenset({"回", "度"})
AGES = "代"
"""The unit of 50代, which tells of whom a figure is, and counts nothing."""
_YEARLY = frozenset({"年", "年度", "年間"})
_SYNONYMS = {
    "約": "約", "およそ": "約", "おおよそ": "約", "概ね": "約", "おおむね": "約", "ほぼ": "約", "概算": "約",
    "概算で": "約", "推計": "約", "程度": "約", "前後": "約", "ほど": "約", "くらい": "約", "ぐらい": "約",
    "内外": "約",
    "最低": "以上", "少なくとも": "以上", "最大": "以下", "最高": "以下", "上限": "以下", "以内": "以下",
}  # fmt: skip
_KANJI_COUNT = re.compile(
    "(?<![一二三四五六七八九十百千万第0-9])(?P<number>[二三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?)"
    "(?P<unit>つ(?!星)|者(?!択)|点(?!滴)|本柱|方面|職種|層(?!性)|段階|部会|分野|領域|課題?|係|局|区(?!分)"
    "|市(?!民|場)|町(?!目|内|民)"
    "|村|県|校|園|社(?!会)|組|事業所?|会議|法人|センター|協議体|障害|障がい|大学|機能|要素|本の柱|圏域|地区"
    "|団体|機関|病院|か月)"
)
_COUNTER_OF = {"本柱": "本", "本の柱": "本"}
_NOT_COUNTS = re.compile(
    "二人三脚|三位一体|四六時中|一石二鳥|十人十色|三寒四温|八王子|四日市|三重県|千葉県|十日町|五所川原|九度山|三田市"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One written figure; `start` and `end` are places in folded text."""

    text: str
    start: int
    end: int
    low: Fraction | None = None
    high: Fraction | None = None
    unit: str | None = None
    """What it measures, in one spelling (人 for 名); `回/年` of a frequency, which counts times a year."""
    per: str | None = None
    counting: str | None = None
    hedges: frozenset[str] = frozenset()
    each: str | None = None
    all: bool = False
    """全区: all of them, without a number."""
    total: bool = False
    manner: str | None = None
    """随時 or 通年: a frequency without a number."""
    months: tuple[int, ...] = ()
    scaled: bool = False
    """Written in 万 or 億, so that what is behind was left out."""
    places: int = 0
    """Decimal places."""
    times: Fraction | None = None
    """Of a frequency the number that is written in it: 1 of 月1回."""
    mean: bool = False
    """平均 stands before it."""
    gross: bool = False
    """延べ is said elsewhere in the sentence: 相談件数（延べ）は512件."""
    periods: frozenset[str] = frozenset()
    """Periods that the sentence names apart from the figure: 毎週."""
    apiece: bool = False
    """ずつ stands behind it."""
    beyond: Literal["超", "未満"] | None = None
    """を超える or に満たない stands behind it: it bounds another figure, or is a bound itself."""

    @property
    def value(self) -> Fraction | None:
        """The one number that is written, with a bound or not; None of a range, 全区 or 随時."""
        if self.low is None or self.high is None:
            return self.high if self.low is None else self.low
        return self.low if self.low == self.high else None

    @property
    def yearly(self) -> bool:
        """True of a frequency that is written as so many times a year."""
        return self.unit == "回/年" and self.per in _YEARLY

    @property
    def plain(self) -> str | None:
        """Its unit without its period: 回 of 回/年."""
        return "回" if self.unit == "回/年" else self.unit


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
    taken = [(one.start, one.end) for one in often]
    found = [_amount(one) for one in quantities(text) if not _inside(one.start, one.end, taken)]
    if base and not per:
        found = [replace(one, unit=measure(base)[0]) if one.unit is None else one for one in found]
    taken += [(one.start, one.end) for one in found]
    counted = [one for one in _kanji_counts(text) if not _inside(one.start, one.end, taken)]
    fractions = [one.span() for one in FRACTION.finditer(text)]
    told = [one for one in (*often, *found, *counted) if not _inside(one.start, one.end, fractions)]
    figures = [_with_surroundings(text, one) for one in told]
    figures.sort(key=lambda one: (one.start, -one.end))
    figures = list(_with_what_went_before(text, figures))
    return tuple(figures) if of_fact else tuple(_in_their_sentence(text, figures))


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


_TO = re.compile("から|→|より")
_OF_THE = re.compile("の?(?:うち|中)、?(?:の)?")
_GROSS = re.compile("延べ|のべ|[(（]延[)）]|延(?=[0-9])")


def _in_their_sentence(text: str, figures: list[Figure]) -> Iterator[Figure]:
    """Yield figures with what the sentence says of them elsewhere: 参加者数（延べ）, 毎週 beside 10人."""
    periods = frozenset(one.text[1:2] for one in figures if one.times is None and one.text.startswith("毎"))
    gross = bool(_GROSS.search(text))
    for one in figures:
        yield replace(one, gross=gross and one.counting is None, periods=periods)


_PERIOD_BEFORE = re.compile(
    "(?<![0-9〇一二三四五六七八九十半かヶ元今昨前来毎])(?P<per>[年月週日])間?(?:に|当たり|あたり|額)?(?:平均|約|延べ|計)?$"
)
_COUNTERS = re.compile(
    "代(?!表|替|わ|行|理|金)|区(?!分|別|域)|店舗|島|館|校区|学区|地区|戸|棟|室(?!内)|台|冊|枚|組(?!織)|班|学級|団地|丁目|コマ|便(?!利)|チーム"
    "|グループ|クラス|ユニット|コース|病棟|診療科|種類|事例(?!集)|ケース|例(?!え|年|示|会)"
)
_PLACES = {"代": AGES, "事例": "件", "ケース": "件", "例": "件"}
"""Counters that say what another unit says, or nothing that is counted."""
_SEVERAL_BEFORE = re.compile("[0-9]{1,3}[一-龥か]{1,4}(?:当たり|あたり|につき)(?:平均|約|延べ)?$")
"""What a figure is counted over, where that is not one: 2回当たり60人."""
_BEYOND = re.compile(
    "を?(?P<over>超(?!過))|近く|に(?:は|も)?(?:満た|達し(?:て(?:い)?)?な|届(?:か|いて(?:い)?な))|[たっ経]っ?ていな"
)
_GOAL_BEFORE = re.compile("(?:目標|計画|予定)(?:値|数)?(?:の|は|である)?$")
_MEAN = re.compile("平均(?:で|して)?[^、。0-9]{0,3}$")
FRACTION = re.compile("[0-9一二三四五六七八九十]{1,3}分の[0-9一二三四五六七八九]{1,3}")


def _with_surroundings(text: str, one: Figure) -> Figure:
    """Return a figure with its period where that stands apart (月に平均3件), and whether it bounds another."""
    if _MEAN.search(text, max(0, one.start - 8), one.start):
        one = replace(one, mean=True)
    if (counter := _COUNTERS.match(text, one.end)) and one.unit in (None, "校"):
        end = counter.end()
        one = replace(
            one, text=text[one.start : end], end=end, unit=_PLACES.get(counter[0], (one.unit or "") + counter[0])
        )
        if one.unit == AGES:
            return one
    if text.startswith("足らず", one.end):
        one = replace(one, text=f"{one.text}足らず", end=one.end + 3, hedges=one.hedges | {"弱"})
    if text.startswith("ずつ", one.end):
        one = replace(one, apiece=True)
    if one.each is None and (several := _SEVERAL_BEFORE.search(text, max(0, one.start - 10), one.start)):
        one = replace(one, each=several[0])
    before = _PERIOD_BEFORE.search(text, max(0, one.start - 8), one.start)
    timed = one.unit in ("日", "時間") and "平均" in (before[0] if before else "")
    if before and one.per is None and (timed or one.unit not in (None, "回/年", "年", "か月", "日", "週")):
        one = replace(one, per=before["per"])
    if "超" in one.hedges and (over := re.search("(?P<of>を)?超", one.text)):
        bound: Literal["超"] | None = "超" if over["of"] else None
        bare = replace(one, hedges=one.hedges - {"超"}, beyond=bound, low=one.low, high=one.low)
        return replace(bare, text=one.text[: over.start()], end=one.start + over.start())
    beyond = _BEYOND.match(text, one.end)
    if beyond and one.unit != "%" and _GOAL_BEFORE.search(text, max(0, one.start - 8), one.start):
        return one
    return replace(one, beyond="超" if beyond["over"] else "未満") if beyond else one


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


_SAYS_YEAR = re.compile(
    "(?:各[^0-9]{1,10})?(?:約|おおむね|概ね)?(?:[昨今本前当来翌同]?年度?|[RHS令平昭][^回]{0,8}年度?)"
)
_BARE = re.compile(r"[^年月週日半隔期毎ご/]+")
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
