"""Figures with the time that they are of: 令和元年度の87.5%, 820人から510人に; and how far results lie from targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from ckwriter.grounding.dates.days import is_date
from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.figures.comparing import same_unit
from ckwriter.grounding.figures.figure import Carried
from ckwriter.grounding.reading.evidence import PAST, Evidence
from ckwriter.grounding.reading.readings import Reading
from ckwriter.notation import Date
from ckwriter.patterns import regex
from ckwriter.places import row_of

_OF = regex("(?:末|当初|時点|現在)?(?:の|は|に|には|で|が)?(?:約|延べ?|実|計)?")
"""Between a date and the figure that is of it."""
_FROM = regex("から(?:の)?[^、。0-9]{0,6}")
_SLIGHT = regex("(?:わずかに|僅かに|若干|やや|少し|あと一歩)[^、。]{0,12}(?:上回|下回|超|届か|及ば|足り|達しな|達せ)")
_GREAT = regex("(?:大幅に|大きく|はるかに|著しく|大いに)[^、。]{0,12}(?:上回|下回|超|届か|及ば|足り|達しな|達せ)")
_SMALL, _LARGE = Fraction(1, 20), Fraction(1, 5)
"""Shares of a target below which nothing is far from it, and above which nothing is near."""


def timed_doubts(sentence: Reading, figures: Sequence[Carried], evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for a figure of another time than in the facts, for two in the wrong order, for a wrong degree."""
    yield from _of_other_times(sentence, figures, evidence)
    yield from _turned(sentence, figures, evidence)
    yield from _other_degree(sentence, evidence)
    yield from _half_a_year(sentence, evidence)


_HALF_YEAR = regex("(?P<half>半年)(?:余り|ほど|近く)?(?:後|のち|以内|以上|未満|を超|が?たっ|が?経)")
_SIX_MONTHS = regex("半年|(?<![0-9])6(?:か|カ|ヶ|箇|ケ)?月(?!号)|六(?:か|箇)月|(?<![0-9])18[0-3]日|26週")


def _half_a_year(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for a span of half a year, which is no figure, where the facts tell of none: 半年後 of 1年後."""
    for found in _HALF_YEAR.finditer(sentence.text):
        spans = sum(one.unit in ("年", "か月", "週", "日") for _, one in evidence.figures)
        if spans and not _SIX_MONTHS.search(evidence.said):
            yield Doubt(*found.span("half"), found["half"], Reason.FIGURE)


def _of_other_times(sentence: Reading, figures: Sequence[Carried], evidence: Evidence) -> Iterator[Doubt]:
    for one in figures:
        said = _time_of(sentence, one.figure.start)
        known = [_time_of(evidence.reading_of(fact), figure.start) for fact, figure in one.by]
        if said is None or said.offset is not None or not known or None in known:
            continue
        if not any(
            each is not None and (is_date(said, each) or said.fiscal_year == each.fiscal_year) for each in known
        ):
            shown = tuple(dict.fromkeys(each.text for each in known if each))
            yield Doubt(said.start, said.end, said.text, Reason.PAIRING, shown)


def _time_of(reading: Reading, at: int) -> Date | None:
    """Return the year that stands right before a figure."""
    for date in reading.dates:
        if (
            date.year is not None
            and not date.placeholder
            and date.end <= at
            and _OF.fullmatch(reading.text, date.end, at)
        ):
            return date
    return None


def _turned(sentence: Reading, figures: Sequence[Carried], evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where something goes from what a fact tells it became to what it was: 510人から820人へ."""
    for one, other in pairwise(one for one in figures if one.by):
        first, last = one.figure, other.figure
        if not same_unit(first.plain, last.plain) or not _FROM.fullmatch(sentence.text, first.end, last.start):
            continue
        ends = {
            (fact.number, known.start, later.start)
            for fact, known in one.by
            for also, later in other.by
            if fact is also
        }
        if not ends and _goes_back(one, other, evidence):
            yield Doubt(first.start, first.end, first.text, Reason.PAIRING, (), "事実とは順が逆です")
            continue
        texts = {fact.number: evidence.reading_of(fact).text for fact, _ in one.by}
        if ends and all(start > end and not PAST.search(texts[number][:start]) for number, start, end in ends):
            yield Doubt(first.start, first.end, first.text, Reason.PAIRING, (), "事実とは順が逆です")


def _goes_back(one: Carried, other: Carried, evidence: Evidence) -> bool:
    """Tell whether two figures stand in rows with years, the first in those of later ones alone."""
    first, last = ([_year_of(fact.at, evidence) for fact, _ in each.by] for each in (one, other))
    known = [year for year in (*first, *last) if year is not None]
    if len(known) < len(first) + len(last) or PAST.search(evidence.said):
        return False
    return min(year for year in first if year is not None) > max(year for year in last if year is not None)


def _year_of(at: str, evidence: Evidence) -> int | None:
    """Return the fiscal year that the row of a cell tells in a cell of its own."""
    row = evidence.setting.rows.get(row_of(at), ())
    years = [date.fiscal_year for one in row if one.at != at for date in evidence.reading_of(one).dates[:1]]
    return years[0] if len(years) == 1 else None


def _other_degree(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where a result is told to lie near its target, or far from it, and does not."""
    values = {
        role: {known.value for fact, known in evidence.figures if fact.role == role} for role in ("target", "result")
    }
    if any(len(each) != 1 or None in each for each in values.values()):
        return
    target, result = (next(iter(values[role])) or Fraction(0) for role in ("target", "result"))
    gap = abs(result - target) / target if target else Fraction(0)
    for pattern, wrong in ((_SLIGHT, gap > _LARGE), (_GREAT, gap < _SMALL)):
        found = pattern.search(sentence.text) if wrong else None
        if found and not re.search("前年|昨年|前回", sentence.text[: found.start()]):
            yield Doubt(found.start(), found.end(), found[0], Reason.DIRECTION)
