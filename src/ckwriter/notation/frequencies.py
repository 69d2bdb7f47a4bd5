"""Read how often something happens, as times a year: 年4回 · 毎月 · 四半期に1回 · 各区 3～6回/年 · 6、9、2月開催."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from ckwriter.notation.dates import scan_dates
from ckwriter.notation.months import Months, scan_months
from ckwriter.notation.numerals import read_number
from ckwriter.notation.quantities import scan_quantities
from ckwriter.notation.quantity import Quantity
from ckwriter.notation.text import RANGE, Span, fold_width, hide, placed
from ckwriter.notation.units import canonical_unit

Times = int | Fraction
"""Times a year; a fraction where no whole number: 3年に1回 is 1/3."""


@dataclass(frozen=True, slots=True)
class Frequency(Span):
    """How often, as times a year between `low` and `high` (None where open or not said)."""

    low: Times | None = None
    high: Times | None = None
    count: Quantity | None = None
    """The amount as written, 3～6 回 per 年; None of 毎月, 隔週, a list of months, 随時."""
    each: str | None = None
    months: tuple[int, ...] = ()
    """The months named, in the order written."""
    hedges: tuple[str, ...] = ()
    manner: Literal["irregular", "continuous"] | None = None
    """irregular: 随時, 必要に応じて, 適宜; continuous: 通年, 常時. Neither has a number."""
    note: str | None = None
    """Brackets that follow, as written: 年10回 (精神部会・分科会)."""

    @property
    def value(self) -> Times | None:
        """Times a year, or None of a range, an open bound or no number."""
        return self.low if self.low == self.high else None

    @property
    def irregular(self) -> bool:
        """No rhythm was given: 随時, 必要に応じて."""
        return self.manner == "irregular"

    @property
    def months_agree(self) -> bool | None:
        """Tell whether as many months are named as there are times; None where only one of the two is written."""
        if self.low is None or not self.months:
            return None
        return self.low <= len(self.months) and (self.high is None or len(self.months) <= self.high)


_PER_YEAR: dict[str, Fraction] = {
    "年": Fraction(1), "年度": Fraction(1), "半年": Fraction(2), "半期": Fraction(2), "四半期": Fraction(4),
    "か月": Fraction(12), "月": Fraction(12), "週": Fraction(52), "日": Fraction(365),
    "隔年": Fraction(1, 2), "隔月": Fraction(6), "隔週": Fraction(26),
}  # fmt: skip
"""How many of each there are in a year; the year has 52 weeks, as offices count."""

_MANNERS: dict[str, Literal["irregular", "continuous"]] = {
    "随時": "irregular", "必要に応じて": "irregular", "必要に応じ": "irregular", "必要時": "irregular",
    "適宜": "irregular", "不定期": "irregular", "都度": "irregular",
    "通年": "continuous", "常時": "continuous", "年間を通じて": "continuous", "年間を通して": "continuous",
}  # fmt: skip
_WEEKS = r"第 ?[1-5一二三四五](?: ?[・、,] ?第? ?[1-5一二三四五]){0,4} ?"
_WORDS = re.compile(
    r"(?P<every>毎(?P<each>年度?|[月週日])|(?P<other>隔[年月週])"
    r"|(?<![0-9上下前後])(?P<period>四半期|半期|半年|年度|(?<![0-9か箇ヶカ])[年月])(?:ごと|毎(?![年月週日回])))に?"
    rf"(?:の?(?P<weeks>{_WEEKS})?(?P<days>[月火水木金土日](?:[・、][月火水木金土日]){{0,6}})曜日?)?"
    rf"|(?<!その)(?P<manner>{'|'.join(sorted(_MANNERS, key=len, reverse=True))})"
)
_FEW = "(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
_SPAN = rf"(?P<number>(?<![0-9.第]){_FEW})(?: ?{RANGE} ?(?P<most>{_FEW}))? ?"
_UNIT_OF_TIME = "(?P<unit>[かカヵヶケ箇]月間?|[かカヵヶケ箇]年|年間?|週間?|日間?)"
_EVERY = re.compile(rf"{_SPAN}{_UNIT_OF_TIME}(?:ごと|毎|おき)に?")
_LEAD = re.compile(
    rf"(?P<hedge>約|おおむね|概ね|およそ)?(?:{_SPAN}{_UNIT_OF_TIME}(?:に|ごとに?|毎に?|につき)"
    r"|(?P<word>隔[年月週]|(?<![0-9上下前後])(?:四半期|半期|半年|年度))(?:に|ごとに?|毎に?|内に)?)\s?\Z"
)
_TAIL = re.compile(rf" ?/ ?{_SPAN}{_UNIT_OF_TIME}")
_EACH = re.compile(r"(?P<each>各[一-龥々ァ-ヶー]{0,10})(?:で|が|、)?\s?\Z")
_TIMES = frozenset({"回", "度"})
_AFTER_YEAR = re.compile(r"[には、:]?\s?")
_GAP = re.compile(r"\s?(?P<open>\()?[\s、,:]{0,2}(?:開催月?|実施月?)?[\s(、,:]{0,2}")
_CLOSE = re.compile(r"(?:に?(?:開催|実施))?\)")


def frequencies(text: str, *, per: str | None = None) -> tuple[Frequency, ...]:
    """Return how often the text says that things happen, in order.

    `per` is the period that the cell itself names (年 where its unit is 回/年): it gives a bare 10回 its meaning.
    """
    folded = fold_width(text)
    return placed(folded, scan_frequencies(folded.text, per))


def scan_frequencies(text: str, per: str | None = None) -> list[Frequency]:
    """Return the frequencies of folded text, placed in the folded text."""
    years = {date.end for date in scan_dates(text) if date.fiscal and date.edge is None}
    counts = [one for one in scan_quantities(text) if one.unit in _TIMES]
    found = [frequency for one in counts if (frequency := _counted(text, one, per, years)) is not None]
    left = hide(text, ((one.start, one.end) for one in found))
    found += [*_worded(left), *(_monthly(months) for months in scan_months(left) if months.listed)]
    found.sort(key=lambda one: (one.start, -one.end))
    return _with_their_months(text, found)


def _counted(text: str, one: Quantity, per: str | None, years: set[int]) -> Frequency | None:
    """Return the frequency of an amount with 回: 年4回, 4回/年, 2か月に1回, 1回/2か月, R6年度4回."""
    if one.per:
        return _times(one, _PER_YEAR[one.per], one.start, one.end) if one.per in _PER_YEAR else None
    if tail := _TAIL.match(text, one.end):
        return _in_span(one, tail, one.start, tail.end())
    if lead := _LEAD.search(text, max(0, one.start - 16), one.start):
        one = replace(one, hedges=(lead["hedge"], *one.hedges)) if lead["hedge"] else one
        if lead["word"]:
            return _times(one, _PER_YEAR[lead["word"]], lead.start(), one.end)
        return _in_span(one, lead, lead.start(), one.end)
    near = (at for at in range(max(0, one.start - 2), one.start + 1) if at in years)
    if any(_AFTER_YEAR.fullmatch(text, at, one.start) for at in near):
        return _times(one, _PER_YEAR["年"], one.start, one.end)
    return _times(one, _PER_YEAR[per], one.start, one.end) if per in _PER_YEAR else None


def _in_span(one: Quantity, span: re.Match[str], start: int, end: int) -> Frequency | None:
    """Return how often `one` comes in a span of time such as 2～3か月, whose longer end gives the fewer times."""
    shortest, longest = _scales(span)
    if not shortest or not longest:
        return None
    fewest, most = _times(one, longest, start, end), _times(one, shortest, start, end)
    return replace(fewest, high=most.high)


def _scales(span: re.Match[str]) -> tuple[Fraction | None, Fraction | None]:
    unit = _PER_YEAR[canonical_unit(span["unit"])]
    first = read_number(span["number"])
    last = read_number(span["most"]) if span["most"] else first
    return unit / Fraction(first) if first else None, unit / Fraction(last) if last else None


def _times(one: Quantity, scale: Fraction, start: int, end: int) -> Frequency:
    low, high = (None if bound is None else _whole(Fraction(bound) * scale) for bound in (one.low, one.high))
    return Frequency("", start, end, low, high, one, one.each, hedges=one.hedges, note=one.note)


def _whole(times: Fraction) -> Times:
    return int(times) if times.denominator == 1 else times


def _worded(text: str) -> Iterator[Frequency]:
    """Yield the frequencies without a count: 毎月, 隔週, 3か月ごと, 毎月第1・3火曜日, 随時."""
    for found in _WORDS.finditer(text):
        if found["manner"]:
            yield Frequency("", found.start(), found.end(), manner=_MANNERS[found["manner"]])
            continue
        weeks = len(re.findall("[1-5一二三四五]", found["weeks"] or "")) or 1
        days = len(re.findall("[月火水木金土日]", found["days"] or "")) or 1
        times = _whole(_PER_YEAR[found["each"] or found["other"] or found["period"]] * weeks * days)
        whose = _EACH.search(text, max(0, found.start() - 16), found.start())
        start, each = (whose.start(), whose["each"]) if whose else (found.start(), None)
        yield Frequency("", start, found.end(), times, times, each=each)
    for found in _EVERY.finditer(text):
        shortest, longest = _scales(found)
        if shortest and longest:
            yield Frequency("", found.start(), found.end(), _whole(longest), _whole(shortest))


def _monthly(months: Months) -> Frequency:
    return Frequency("", months.start, months.end, len(months.months), len(months.months), months=months.months)


def _with_their_months(text: str, found: list[Frequency]) -> list[Frequency]:
    """Give a frequency the months that stand right behind it: 年4回（6、9、12、2月） is one frequency."""
    result: list[Frequency] = []
    for one in found:
        before = result[-1] if result and not result[-1].months and result[-1].low is not None else None
        gap = _GAP.fullmatch(text, before.end, one.start) if before and one.months and one.count is None else None
        if before and gap:
            close = _CLOSE.match(text, one.end) if gap["open"] else None
            result[-1] = replace(before, end=close.end() if close else one.end, months=one.months, note=None)
        else:
            result.append(one)
    return result
