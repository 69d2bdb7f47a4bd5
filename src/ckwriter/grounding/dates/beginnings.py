"""Whether what a sentence says of a date is what the facts say: that something begins then, ends then, was counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ckwriter.drafts import Fact
from ckwriter.grounding.dates.days import Dated, is_date
from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.figures.elapsed import length
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.readings import Reading, read_fact
from ckwriter.grounding.reading.support import weigh
from ckwriter.notation import Date, Period
from ckwriter.patterns import regex
from ckwriter.places import row_of

_BEGINS = regex("(?:度)?(?:から|以降|以来)|に?[^、。]{0,16}?(?:始め|始ま|開始|着手|スタート)")
_ENDS_RANGE = regex(r"(?:[~～〜-]|から)\s*$")
_COUNTED = regex("(?:末|時点)?(?:が|は|の|に|:|、)?(?:約|延べ?|計)?[0-9]")
_YEAR = 12
"""Months."""


def beginning_doubts(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where a sentence ends what the facts begin (平成27年まで of 平成27年～), or begins it midway."""
    known = [period for _, reading in evidence.readings for period in reading.periods]
    yield from _ended_instead(sentence, known)
    yield from _joined(sentence, evidence)
    yield from _of_other_ends(sentence, evidence)
    yield from _begun_in_the_middle(sentence, known, evidence)


def _ended_instead(sentence: Reading, known: Sequence[Period]) -> Iterator[Doubt]:
    if any(one.last and one.first is None for one in known):
        return
    for said in sentence.periods:
        if said.first is None and said.last and said.text.endswith(("まで", "以前")):
            begun = [one.text for one in known if one.last is None and one.first and one.first.year == said.last.year]
            if begun:
                detail = "事実ではそこから始まります"
                yield Doubt(said.start, said.end, said.text, Reason.DATE, tuple(begun), detail)


def _joined(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for a period that begins in one fact and ends in another: it is nobody's.

    平成18年から令和5年まで, of a row of 平成18年～ and one of 令和5年～.
    """
    by_fact: dict[int, set[int | None]] = {}
    for fact, known in evidence.dates:
        by_fact.setdefault(fact.number, set()).add(known.year)
    for said in sentence.periods:
        if said.first and said.last and not said.inferred:
            ends = {date.year for date in sentence.dates if said.start <= date.start and date.end <= said.end}
            named = all(any(year in years for years in by_fact.values()) for year in ends)
            grown = bool(_GROWN.match(sentence.text, said.end)) and _is_one_course(ends, evidence)
            grown = grown or (bool(_ALL_THE_TIME.match(sentence.text, said.end)) and _is_whole_course(ends, evidence))
            if len(ends) > 1 and named and not grown and not any(ends <= years for years in by_fact.values()):
                yield Doubt(said.start, said.end, said.text, Reason.DATE, (), "事実では別々の時期です")


_GROWN = regex("にかけて、?[^。]{0,40}?(?:増|減|広|拡|伸|延|上が|下が|高ま|倍)")
_SHARED = 3
"""Pairs of characters that two events of one thing share."""


_ALL_THE_TIME = regex("(?:まで)?(?:の間に|の[0-9一二三四五六七八九十]+つ|にかけて?、?(?:順|段階|相次|次々|少しずつ))")
_SEVERAL = 3


def _is_whole_course(years: set[int | None], evidence: Evidence) -> bool:
    """Tell whether two years are the first and the last of those of several rows."""
    cells = [reading for _, reading in evidence.readings if reading.dates and not reading.pairs]
    told = {date.year for reading in cells for date in reading.dates if date.year is not None}
    return len(told) >= _SEVERAL and years == {min(told), max(told)}


def _is_one_course(years: set[int | None], evidence: Evidence) -> bool:
    """Tell whether the rows of two years tell of one thing, each in a figure: 4区 in the one, 10区 in the other."""
    rows = evidence.setting.rows
    found = [
        {
            one.number: read_fact(one, evidence.setting.fiscal_year)
            for one in rows.get(row_of(fact.at), ())
            if one != fact
        }
        for fact, date in evidence.dates
        if date.year in years
    ]
    told = [reading for row in found for reading in row.values() if reading.figures]
    units = [{figure.plain for figure in reading.figures} for reading in told]
    return (
        len(told) > 1
        and bool(set.intersection(*units))
        and len(frozenset.intersection(*(weigh(one.pairs) for one in told))) >= _SHARED
    )


def _of_other_ends(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for a range that shares one end alone with one of the facts: 平成23～25年度 of 平成22～25年度.

    A year that the facts name apart from their ranges may be an end as well.
    """
    ranges = {ends: said.text for _, reading in evidence.readings for said, ends in _ranges(reading)}
    apart = {date.year for _, reading in evidence.readings for date in _apart(reading)}
    for said, (first, last) in _ranges(sentence):
        if (first, last) in ranges:
            continue
        near = tuple(text for ends, text in ranges.items() if first in ends or last in ends)
        if first == last or (near and not {first, last} <= apart):
            yield Doubt(said.start, said.end, said.text, Reason.DATE, near)


def _ranges(reading: Reading) -> Iterator[tuple[Period, tuple[int | None, int | None]]]:
    """Yield each period that is written with two years, and these."""
    for period in reading.periods:
        years = [one.year for one in _within(period, reading) if one.month is None]
        if len(years) == 2:
            yield period, (years[0], years[1])


def _apart(reading: Reading) -> Iterator[Date]:
    """Yield the dates that are no end of a range."""
    ends = [date for period, _ in _ranges(reading) for date in _within(period, reading)]
    yield from (date for date in reading.dates if date not in ends)


def _within(period: Period, reading: Reading) -> list[Date]:
    return [date for date in reading.dates if period.start <= date.start and date.end <= period.end]


def _begun_in_the_middle(sentence: Reading, known: Sequence[Period], evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where something begins at a date that the facts name only within, or at the end of, a period."""
    long = [one for one in known if one.first and one.first.year and _is_long(one)]
    firsts = {one.first.year for one in long if one.first}
    for date in sentence.dates if firsts else ():
        if date.month is not None or date.year is None or date.offset or date.year in firsts:
            continue
        begins = _BEGINS.match(sentence.text, date.end) and not _ENDS_RANGE.search(sentence.text[: date.start])
        if begins and not _begins_in(date, evidence):
            yield Doubt(date.start, date.end, date.text, Reason.DATE, tuple(one.text for one in long))


def _is_long(period: Period) -> bool:
    """Tell whether a period has no end, or is longer than a year."""
    first, last = period.first, period.last
    return period.is_open or bool(first and last and length(first, last) > _YEAR)


def _begins_in(date: Date, evidence: Evidence) -> bool:
    """Tell whether a fact, too, tells of a beginning at this date, or is the date alone."""
    for fact, known in evidence.dates:
        text = evidence.reading_of(fact).text
        if _ENDS_RANGE.search(text[: known.start]):
            continue
        if is_date(date, known) and (_BEGINS.match(text, known.end) or not text[known.end :].strip("～~ 。)")):
            return True
    return False


def counted_doubts(sentence: Reading, days: Sequence[Dated], evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for a date that the facts name for a figure alone (H27が6件), where the sentence has others."""
    said = {(one.low, one.high) for one in sentence.figures} & {(one.low, one.high) for _, one in evidence.figures}
    for day in days:
        beside = [_figures_with(fact, known, evidence) for fact, known in day.by]
        if said and beside and all(beside) and not any(figures & said for figures in beside):
            yield Doubt(day.date.start, day.date.end, day.date.text, Reason.PAIRING)


def _figures_with(fact: Fact, date: Date, evidence: Evidence) -> set[tuple[Fraction | None, Fraction | None]]:
    """Return the figures of a fact that names a date for one of them; none where it tells something else of it."""
    reading = evidence.reading_of(fact)
    counted = _COUNTED.match(reading.text, date.end)
    return {(one.low, one.high) for one in reading.figures} if counted else set()
