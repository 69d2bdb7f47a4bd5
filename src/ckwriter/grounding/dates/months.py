"""Whether the months, parts of a year and days of a week of a sentence are those of its facts; and numbers in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.figures.elapsed import years_since
from ckwriter.grounding.names.said import names_said
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.readings import Reading, key_of
from ckwriter.notation import Months, Ordinal
from ckwriter.notation.text import hide
from ckwriter.patterns import regex

_PART = regex(
    "[上下]半期|第[1-4一二三四]四半期|(?<!思)[春夏秋冬](?:季|期|頃|ごろ|先|休み)|[上中下]旬|年末年始"
    "|年度(?:末|当初|初め|はじめ)"
    "|[月火水木金土日]曜日?|平日|休日|祝日|夜間|週末|早朝|深夜|午前|午後|通年|月末|月初"
)
_SAME_PART = {"年度初め": "年度当初", "年度はじめ": "年度当初"}
_ENUMERATES = regex("第[1-9一二三四五](?:に|、|として|は)|[1-9一二三](?:点|つ)目")


def month_doubts(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for each month that no fact names, and for months that no fact names together."""
    dates = [(date.start, date.end) for date in sentence.dates]
    known = _known_months(evidence)
    ranges = {pair for _, reading in evidence.readings for one in reading.months for pair in _ranges(one)}
    for months in sentence.months:
        if any(start <= months.start and months.end <= end for start, end in dates):
            continue
        named = _written(months)
        twice = not months.ranged and len(named) < len(months.months)
        otherwise = bool(ranges and _ranges(months) - ranges)
        if twice or otherwise or not any(named <= together for together in known):
            shown = tuple(dict.fromkeys(one.text for _, reading in evidence.readings for one in reading.months))
            yield Doubt(months.start, months.end, months.text, Reason.DATE, shown)


def part_doubts(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for each other word of time (上半期, 年度末, 水曜日, 夜間) that no fact holds."""
    dates = [(date.start, date.end) for date in sentence.dates]
    names = names_said(sentence.text, evidence.setting)
    for found in _PART.finditer(hide(sentence.text, [*dates, *names])):
        word = _SAME_PART.get(found[0], found[0])
        if not _holds(word, evidence):
            yield Doubt(found.start(), found.end(), found[0], Reason.DATE)


_HALVES = {"午前": "朝|午前", "午後": "夜|夕|午後|昼"}
"""Halves of a day → what of them the facts must tell: 夜7時 is 午後7時."""


def _holds(word: str, evidence: Evidence) -> bool:
    """Tell whether a word of time stands in the facts, or in what the programme proposes."""
    if word in evidence.text or word in evidence.setting.phrases:
        return True
    if word in _HALVES:
        return bool(re.search(_HALVES[word], evidence.said))
    bare = word.removesuffix("曜日") if word.endswith("曜日") else word[0] if word[0] in "春夏秋冬" else word
    return bare in evidence.said


_RANGE = regex("(1[0-2]|[1-9])月?[ ~〜～-]*(?:から|~|〜|～|-)(?:翌年?)?(1[0-2]|[1-9])月")


def _ranges(months: Months) -> set[tuple[str, str]]:
    """Return the ranges of months that are written, by their ends."""
    return set(_RANGE.findall(months.text))


def _written(months: Months) -> set[int]:
    """Return the months that are written, without those that lie between the ends of a range."""
    if not months.ranged:
        return set(months.months)
    return {int(number) for number in re.findall("(?<![0-9])(?:1[0-2]|[1-9])(?![0-9年])", months.text)}


def _known_months(evidence: Evidence) -> list[set[int]]:
    """Return the months that stand together in a line of a fact, or at the ends of a period."""
    found: list[set[int]] = []
    for _, reading in evidence.readings:
        lines: dict[int, set[int]] = {}
        for one in reading.months:
            lines.setdefault(reading.text.count("\n", 0, one.start), set()).update(_written(one))
        for date in reading.dates:
            if date.month:
                lines.setdefault(reading.text.count("\n", 0, date.start), set()).add(date.month)
        found += lines.values()
        found += [{bound.month for bound in (one.first, one.last) if bound} for one in reading.periods]
    return found


_FROM = regex("(?:から|より)(?:数えて|起算して)?(?:約|ちょうど)?")


def _counted_from(ordinal: Ordinal, sentence: Reading) -> set[int]:
    """Return which year it is, counted from the one before it, where a sentence tells of which: 元年度から3年目."""
    years = [one for one in sentence.dates if one.year is not None and not one.placeholder]
    if len(years) != len(_ENDS):
        return set()
    for since, until in (years, years[::-1]):
        if _FROM.fullmatch(sentence.text, since.end, ordinal.start) and since.year and until.year:
            return {until.year - since.year + 1}
    return set()


_ENDS = ("since", "until")


def ordinal_doubts(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for each number in a row (第3回, 2年目, 2級) that no fact holds."""
    known = {(one.value, one.unit) for _, reading in evidence.readings for one in reading.ordinals}
    since = years_since([date for _, date in evidence.dates], evidence.setting.fiscal_year)
    for one in sentence.ordinals:
        held = (one.value, one.unit) in known or key_of(one.text) in evidence.key
        follows = one.unit in ("年目", "周年") and one.value in (_counted_from(one, sentence) or since)
        if not (held or follows or _ENUMERATES.match(sentence.text, one.start)):
            shown = tuple(dict.fromkeys(one.text for _, reading in evidence.readings for one in reading.ordinals))
            yield Doubt(one.start, one.end, one.text, Reason.FIGURE, shown)
