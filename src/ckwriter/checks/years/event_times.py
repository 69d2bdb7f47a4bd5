"""The times of what happened: as written, how exact they are, and when two of them cannot be one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ckwriter.checks.texts.readings import dates_of, periods_of, row_of
from ckwriter.form import Table
from ckwriter.model import Submission
from ckwriter.notation import Date, YearMonth
from ckwriter.notation.numerals import read_number
from ckwriter.patterns import regex

Exactness = Literal["month", "year", "fiscal", "span"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time as written: a month, a year, a fiscal year, or a span of them."""

    words: str
    exact: Exactness
    first: int
    """Its first month, counted from year 0."""
    last: int
    within: str = ""
    """The month within it that is meant, where that is told apart from it: 10月."""

    @property
    def shown(self) -> str:
        """What it is called in findings."""
        return f"{self.words}の{self.within}" if self.within else self.words

    def apart(self, other: Time) -> Literal["sure", "ask"] | None:
        """Tell whether two times cannot be one. A year written without 度 may mean the fiscal year: then it asks."""
        if self.last >= other.first and other.last >= self.first:
            both = {self.exact, other.exact}
            if len(both) == 1 or "month" in both or "span" in both or self.first // 12 == other.first // 12:
                return None
            return "ask"
        one, late = sorted((self, other), key=lambda time: time.first)
        if "year" in (one.exact, late.exact) and one.exact != late.exact:
            near = late.first - one.last <= 3 if one.exact == "year" else late.first - one.last <= 0
            return None if near and late.exact == "month" else "sure" if late.first - one.last > 3 else "ask"
        return "sure"


_MONTH_ALONE = regex("(?<![0-9０-９年/])(?P<month>1[0-2]|[1-9])月(?:[0-9]{1,2}日)?(?:に|から|より|、|[ 　])")


def time_of_row(submission: Submission, at: str, table: Table) -> Time | None:
    """Return the time that the row of a place is about, by its own period; None where it has none, or several."""
    for column in table.columns:
        if column.type == "period" and not column.months:
            text = submission.text(f"{row_of(at)}.{column.id}")
            found, named = (periods_of(text), dates_of(text)) if text else ((), ())
            if len(found) == 1 and len(named) == 1:
                return time_from(text, named[0].first, named[0].last, exactness(named[0]))
            if len(found) == 1 and found[0].last is not None:
                return time_from(text, found[0].first, found[0].last, "span")
    return None


def in_row(row: Time | None, words: str, act: re.Match[str]) -> Time | None:
    """Return the time of a row, or the month in it that stands before an act: 令和4年度 | 10月に…を開始."""
    if row is not None and _LATER.search(words, 0, act.start()):
        return None  # 4月に試行し、翌年度から定例化
    months = list(_MONTH_ALONE.finditer(words, 0, act.start())) if row is not None else []
    if row is None or len(months) != 1 or row.exact not in ("fiscal", "year"):
        return row
    month = int(months[0]["month"])
    if row.exact == "year" and month < 4:
        return row  # may be of the fiscal year
    index = row.first // 12 * 12 + month - 1 + (12 if row.exact == "fiscal" and month < 4 else 0)
    return Time(row.words, "month", index, index, f"{month}月")


_LATER = regex("翌年|翌々年|次年度|その後|のちに|後に")


def exactness(date: Date) -> Exactness:
    """Return how exact a date is: with its month, a fiscal year, or a year."""
    if date.month:
        return "month"
    return "fiscal" if date.fiscal else "year"


def time_from(words: str, first: YearMonth | None, last: YearMonth | None, exact: Exactness) -> Time | None:
    """Return a time, as written, from its first to its last month; None where a year is not known."""
    if first is None or first.year is None or last is None or last.year is None:
        return None
    return Time(words, exact, first.year * 12 + first.month - 1, last.year * 12 + last.month - 1)


HELD = ("開催", "実施", "運営", "配置", "派遣", "続")
"""Acts that go on: they begin where a sentence says since when."""
_SINCE = regex("から|より")
_BRACKET = regex(r"(?:し|した|され|された)?[（(]")
_OF_WHICH = regex("(?:し|され|っ|り|め)?(?:た|ました)(?:のは|のが)?、?")
"""Between an act and its date behind it: 登録制度ができた|令和3年度から, 始めたのは|令和3年度."""
_ENDS = regex("(?:の[春夏秋冬])?(?:から|以来|より|以降|に(?=[、。]|$)|です|である|だ|で、|、|。|$)")
_BREAKS = regex(
    "[。]|まで|翌年|翌々年|同年|その(?:後|翌年)|(?:し|り|て|ており|が|き)、|^の[^、]*(?:をもとに|を踏まえ|を基に|を受け|により|に基づ|を経|の後)"
)


def when_of(words: str, dates: list[Date], act: re.Match[str]) -> Time | None:
    """Return the time that an act is told of: in brackets or right behind it, or the last one before it."""
    behind = [date for date in dates if _BRACKET.fullmatch(words, act.end(), date.start)]
    if behind and words[behind[0].end : behind[0].end + 1] in ("）", ")"):
        return _time_of(behind[0])  # 部会を設置（令和4年10月）
    before = [date for date in dates if date.end <= act.start()]
    if not before:
        behind = [date for date in dates if _OF_WHICH.fullmatch(words, act.end(), date.start)]
        return _time_of(behind[0]) if behind and _ENDS.match(words, behind[0].end) else None
    date = before[-1]
    if act[0] in HELD and act[0] != "配置" and not _SINCE.match(words, date.end):
        return None  # held at that time, which is not since then
    return None if _BREAKS.search(words[date.end : act.start()]) else _time_of(date)


def _time_of(date: Date) -> Time | None:
    return time_from(date.text, date.first, date.last, exactness(date))


_YEARS = "(?P<years>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
_YEARS_ON = regex(
    rf"(?:し|め|っ|り|され)?(?:から|以来|て(?:から|以来)?|た(?:のち|後)|後)、?(?:今年度?で|本年度で|今年度は|本年度は|既に|すでに|丸|満|ちょうど)?{_YEARS}(?:か年|年)"
    "(?P<turn>目|(?=を?迎え|となる|となり|になる|になり|が(?:経|たつ|たち|過)|を経))"
)
_AGO = regex(rf"(?<![0-9０-９約一二三四五六七八九十])(?P<whole>{_YEARS}年前(?:から|に))[^。、]{{0,30}}\Z")


def years_on(words: str, act: re.Match[str], year: int) -> Time | None:
    """Return when something was done of which a sentence in a year tells for how long: 開始から3年目, 3年前に始めた.

    It is a span of fiscal years, for the first year may be counted or not.
    """
    on = _YEARS_ON.match(words, act.end())
    ago = None if on else _AGO.search(words, max(0, act.start() - 44), act.start())
    found = on or ago
    years = read_number(found["years"]) if found else None
    if found is None or not isinstance(years, int) or not 1 <= years <= 60:
        return None
    first, last = (year - years, year - years + 1) if on and on["turn"] else (year - years - 1, year - years + 1)
    quote = words[act.start() : on.end()] if on else found["whole"]
    return Time(quote, "span", first * 12 + 3, last * 12 + 14)
