"""Read how often something happens, as times a year: 年4回 · 毎月 · 四半期に1回 · 各区 3～6回/年 · 6、9、2月開催."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from ckwriter.notation.date import Date
from ckwriter.notation.frequency import Frequency, Times, whole
from ckwriter.notation.left_out import NOT_HELD, without_left_out
from ckwriter.notation.months import Months, scan_months
from ckwriter.notation.numerals import Number, read_folded
from ckwriter.notation.parts_of_year import scan_parts_of_year
from ckwriter.notation.quantity import Quantity
from ckwriter.notation.text import RANGE, hide
from ckwriter.notation.turns import scan_turns
from ckwriter.notation.units import canonical_unit
from ckwriter.patterns import regex

_PER_YEAR: dict[str, Times] = {
    "年": 1, "年度": 1, "半年": 2, "半期": 2, "四半期": 4, "か月": 12, "月": 12, "週": 52, "日": 365,
    "隔年": Fraction(1, 2), "隔月": 6, "隔週": 26,
}  # fmt: skip
"""How many of each there are in a year; the year has 52 weeks, as offices count."""

_MANNERS: dict[str, Literal["irregular", "continuous"]] = {
    "随時": "irregular", "必要に応じて": "irregular", "必要に応じ": "irregular", "必要時": "irregular",
    "適宜": "irregular", "不定期": "irregular", "都度": "irregular",
    "通年": "continuous", "常時": "continuous", "年間を通じて": "continuous", "年間を通して": "continuous",
}  # fmt: skip
_WEEKS = r"第 ?[1-5一二三四五](?: ?[・、,] ?第? ?[1-5一二三四五]){0,4} ?"
_WORDS = regex(
    r"(?P<every>毎(?P<each>年度?|[月週日])|(?P<other>隔[年月週])"
    r"|(?<![0-9上下前後])(?P<period>四半期|半期|半年|年度|(?<![0-9か箇ヶカ])[年月])(?:ごと|毎(?![年月週日回])))に?"
    rf"(?!のよう)(?:の?(?P<weeks>{_WEEKS})?(?P<days>[月火水木金土日](?:[・、][月火水木金土日]){{0,6}})曜日?)?"
    rf"|(?<!その)(?P<manner>{'|'.join(sorted(_MANNERS, key=len, reverse=True))})"
)
_MAY_BE_WORDED = regex(f"毎|隔|ごと|おき|{'|'.join(_MANNERS)}")
MAY_RECUR = regex(f"回|月|度(?<!年度)|[春夏秋冬期半末りめ]に(?:開|集|会)|{_MAY_BE_WORDED.pattern}")
"""What a text without which says of nothing how often it happens."""
_FEW = "(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
_SPAN = rf"(?P<number>(?<![0-9.第]){_FEW})(?: ?{RANGE} ?(?P<most>{_FEW}))? ?"
_UNIT_OF_TIME = "(?P<unit>[かカヵヶケ箇]月間?|[かカヵヶケ箇]年|年間?|週間?|日間?)"
_EVERY = regex(rf"{_SPAN}{_UNIT_OF_TIME}(?:ごと|毎|おき)に?")
_LEAD = regex(
    rf"(?:(?P<hedge>約|おおむね|概ね|およそ|おおよそ|ほぼ)\s?)?(?:{_SPAN}{_UNIT_OF_TIME}(?:に|ごとに?|毎に?|につき)"
    r"|(?P<word>隔[年月週]|(?<![0-9上下前後])(?:四半期|半期|半年|年度))(?:に|ごとに?|毎に?|内に)?)\s?\Z"
)
_TAIL = regex(rf" ?/ ?{_SPAN}{_UNIT_OF_TIME}")
_EACH = regex(
    r"(?P<each>各[一-龥々ァ-ヶー]{0,10}|[一-龥々ァ-ヶー]{1,8}(?<!四半期)(?<!か月)(?<![年月週日])ごと)(?:で|が|に|、)?\s?\Z"
)
_YEARLY = regex(r"(?:例年|毎年度?|年間を通[じし]て|年内に|年度中に|1年で)(?:[はにも、:]|には)?\s?\Z")
"""What says of a number behind it that it is one of a year: 例年|3回."""
_TIMES = frozenset({"回", "度"})
_AFTER_YEAR = regex(r"[には、:]?\s?")
_GAP = regex(r"\s?(?P<open>\()?[\s、,:]{0,2}(?:開催月?|実施月?)?[\s(、,:]{0,2}")
_CLOSE = regex(r"(?:に?(?:開催|実施))?\)")


def scan_frequencies(
    text: str, dates: Sequence[Date], months: Sequence[Months], amounts: Sequence[Quantity], per: str | None
) -> list[Frequency]:
    """Return the frequencies of folded text, placed in it, given the dates, months and amounts that stand there."""
    counts = [one for one in amounts if one.unit in _TIMES]
    years = {date.end for date in dates if date.fiscal and date.edge is None} if counts else set()
    found = [frequency for one in counts if (frequency := _counted(text, one, per, years)) is not None]
    whole = [*scan_turns(text), *scan_parts_of_year(text)]
    found = [*whole, *(one for one in found if not _inside(one, whole))]
    left = hide(text, [(one.start, one.end) for one in found])
    found += _worded(left)
    lists = [_monthly(one) for one in (scan_months(left) if counts else months) if one.listed]
    found += lists
    found.sort(key=lambda one: (one.start, -one.end))
    left_out = {one.start for one in lists if NOT_HELD.match(text, one.end)}
    with_months = (one for one in _with_their_months(text, found) if one.start not in left_out)
    month_ends = {one.end: one for one in months}
    return [without_left_out(text, one, month_ends) for one in with_months]


def _counted(text: str, one: Quantity, per: str | None, years: set[int]) -> Frequency | None:
    """Return the frequency of an amount with 回: 年4回, 4回/年, 2か月に1回, 1回/2か月, R6年度4回."""
    if one.per:
        one, start = _with_area(text, one, one.start)
        return _times(text, one, _PER_YEAR[one.per or ""], start, one.end) if one.per in _PER_YEAR else None
    if tail := _TAIL.match(text, one.end):
        return _in_span(text, one, tail, one.start, tail.end())
    if (lead := _lead(text, one.start)) is not None:
        one = replace(one, hedges=(lead["hedge"], *one.hedges)) if lead["hedge"] else one
        one, start = _with_area(text, one, lead.start())
        if lead["word"]:
            return _times(text, one, _PER_YEAR[lead["word"]], start, one.end)
        return _in_span(text, one, lead, start, one.end)
    if yearly := _YEARLY.search(text, max(0, one.start - 12), one.start):
        return _times(text, one, _PER_YEAR["年"], yearly.start(), one.end)
    near = (at for at in range(max(0, one.start - 2), one.start + 1) if at in years)
    if any(_AFTER_YEAR.fullmatch(text, at, one.start) for at in near):
        return _times(text, one, _PER_YEAR["年"], one.start, one.end)
    return _times(text, one, _PER_YEAR[per], one.start, one.end) if per in _PER_YEAR else None


def _with_area(text: str, one: Quantity, start: int) -> tuple[Quantity, int]:
    """Return an amount with the areas that stand before its span of time (各区で2か月に1回), and where they begin."""
    whose = None if one.each else _each_before(text, start)
    return (replace(one, each=whose["each"]), whose.start()) if whose else (one, start)


def _each_before(text: str, end: int) -> re.Match[str] | None:
    """Return the areas that stand right before a frequency: 各区で, 圏域ごとに."""
    start = max(0, end - 16)
    before = text[start:end]
    return _EACH.search(text, start, end) if "各" in before or "ごと" in before else None


_LEAD_ENDS = frozenset("年月週期度にと毎き")
"""The last characters of a span of time in front of a count."""


def _lead(text: str, end: int) -> re.Match[str] | None:
    """Return the span of time that stands right before a count: 2か月に, 隔週."""
    start = max(0, end - 16)
    return _LEAD.search(text, start, end) if text[start:end][-2:].rstrip()[-1:] in _LEAD_ENDS else None


def _in_span(text: str, one: Quantity, span: re.Match[str], start: int, end: int) -> Frequency | None:
    """Return how often `one` comes in a span of time such as 2～3か月, whose longer end gives the fewer times."""
    shortest, longest = _scales(span)
    if not shortest or not longest:
        return None
    fewest, most = _times(text, one, longest, start, end), _times(text, one, shortest, start, end)
    return replace(fewest, high=most.high)


def _scales(span: re.Match[str]) -> tuple[Fraction | None, Fraction | None]:
    unit = _PER_YEAR[canonical_unit(span["unit"])]
    first = read_folded(span["number"])
    last = read_folded(span["most"]) if span["most"] else first
    return unit / Fraction(first) if first else None, unit / Fraction(last) if last else None


def _times(text: str, one: Quantity, scale: Times, start: int, end: int) -> Frequency:
    low = _scaled(one.low, scale)
    high = low if one.high == one.low else _scaled(one.high, scale)
    return Frequency(text[start:end], start, end, low, high, one, one.each, hedges=one.hedges, note=one.note)


def _scaled(bound: Number | None, scale: Times) -> Times | None:
    if bound is None:
        return None
    return bound * scale if type(bound) is type(scale) is int else whole(Fraction(bound) * scale)


def _worded(text: str) -> Iterator[Frequency]:
    """Yield the frequencies without a count: 毎月, 隔週, 3か月ごと, 毎月第1・3火曜日, 随時."""
    if not _MAY_BE_WORDED.search(text):
        return
    for found in _WORDS.finditer(text):
        if found["manner"]:
            yield Frequency(found[0], found.start(), found.end(), manner=_MANNERS[found["manner"]])
            continue
        weeks = len(re.findall("[1-5一二三四五]", found["weeks"] or "")) or 1
        days = len(re.findall("[月火水木金土日]", found["days"] or "")) or 1
        times = whole(_PER_YEAR[found["each"] or found["other"] or found["period"]] * weeks * days)
        hedge, hedges = _hedge_before(text, found.start())
        whose = _each_before(text, hedge)
        start, each = (whose.start(), whose["each"]) if whose else (hedge, None)
        yield Frequency(text[start : found.end()], start, found.end(), times, times, each=each, hedges=hedges)
    for found in _EVERY.finditer(text):
        shortest, longest = _scales(found)
        if shortest and longest:
            start, hedges = _hedge_before(text, found.start())
            words = text[start : found.end()]
            yield Frequency(words, start, found.end(), whole(longest), whole(shortest), hedges=hedges)


_HEDGE = "約|おおむね|概ね|およそ|おおよそ|ほぼ"
_HEDGE_BEFORE = regex(rf"(?P<hedge>{_HEDGE})\s?\Z")


def _hedge_before(text: str, end: int) -> tuple[int, tuple[str, ...]]:
    """Return where a frequency begins with the word of doubt before it, 概ね毎月, and that word."""
    found = _HEDGE_BEFORE.search(text, max(0, end - 5), end)
    return (found.start(), (found["hedge"],)) if found else (end, ())


def _inside(one: Frequency, others: Sequence[Frequency]) -> bool:
    return any(other.start <= one.start and one.end <= other.end for other in others)


def _monthly(months: Months) -> Frequency:
    times = len(months.months)
    return Frequency(months.text, months.start, months.end, times, times, months=months.months)


def _with_their_months(text: str, found: list[Frequency]) -> list[Frequency]:
    """Give a frequency the months that stand right behind it: 年4回（6、9、12、2月） is one frequency."""
    result: list[Frequency] = []
    for one in found:
        before = result[-1] if result and not result[-1].months and result[-1].low is not None else None
        gap = _GAP.fullmatch(text, before.end, one.start) if before and one.months and one.count is None else None
        if before and gap:
            close = _CLOSE.match(text, one.end) if gap["open"] else None
            end = close.end() if close else one.end
            result[-1] = replace(before, text=text[before.start : end], end=end, months=one.months, note=None)
        else:
            result.append(one)
    return result
