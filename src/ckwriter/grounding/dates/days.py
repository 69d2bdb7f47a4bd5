"""Whether the dates, years, months and days of the week of a sentence are those of its facts, in whichever calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ckwriter.drafts import Fact
from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.readings import Reading
from ckwriter.notation import Date
from ckwriter.notation.eras import fiscal_year_at
from ckwriter.patterns import regex

_PAST = regex("(?:た|ており|ている)(?=[。、]|$)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a sentence, and the dates of the facts that it is."""

    date: Date
    by: tuple[tuple[Fact, Date], ...] = ()


def dated(sentence: Reading, evidence: Evidence) -> Iterator[Dated | Doubt]:
    """Yield for each date of a sentence what carries it, or a doubt."""
    for date in sentence.dates:
        if date.placeholder:
            yield Doubt(date.start, date.end, date.text, Reason.DATE, (), "様式の記入前の記号です")
            continue
        equal = tuple((fact, known) for fact, known in evidence.dates if is_date(date, known))
        if not date.exists or date.gloss not in (None, date.year):
            yield _doubt(date, evidence, "この年は暦にありません")
        elif equal or _relative(date, sentence, evidence) or _beside(date, sentence, evidence):
            yield Dated(date, equal)
        else:
            yield _doubt(date, evidence)


def is_date(said: Date, known: Date) -> bool:
    """Tell whether a fact's date is the one said: the same, or one that lies in a year or month that is said."""
    if known.placeholder or not known.exists:
        return False
    if said.day is not None:
        return (said.month, said.day) == (known.month, known.day) and said.year in (known.year, None)
    if said.month is not None:
        return said.month == known.month and said.year in (known.year, None)
    if said.year is None or known.year is None:
        return said.year is None and known.year is None and said.offset == known.offset and said.offset is not None
    if known.month is not None:
        lies_in = fiscal_year_at(known.year, known.month) if said.fiscal else known.year
        return said.year == lies_in or (
            said.bare and said.year in (known.year, fiscal_year_at(known.year, known.month))
        )
    same_kind = said.fiscal == known.fiscal or said.bare or known.bare
    same_edge = said.edge is None or said.edge == known.edge
    return said.year == known.year and same_kind and same_edge


def _relative(date: Date, sentence: Reading, evidence: Evidence) -> bool:
    """Tell whether 今年度, 昨年度末 and the like follow from the year of the form and the facts' own years."""
    year = evidence.setting.fiscal_year
    if date.text.startswith("翌年") and date.month in _EARLY and date.day is None:
        return any(date.month in one.months for _, reading in evidence.readings for one in reading.months)
    if date.month is not None or date.year is None or not date.fiscal:
        return False
    aimed = bool(_AIMED.search(sentence.text)) or date.offset is not None
    years = {year + one.year for one in evidence.facts if one.year or (aimed and one.role in _OF_A_YEAR)}
    notes = (evidence.setting.rows.get(fact.about, ()) for fact in evidence.facts if fact.about)
    years |= {year + one.year for row in notes for one in row if one.year}
    if date.edge and date.year in years and ("年度" + ("末" if date.edge == "末" else "当初")) in evidence.labels:
        return True
    if date.offset == 0:
        dates = [known for _, known in evidence.dates if known.year is not None]
        if "今年度" in evidence.labels:
            return True
        return not (dates and _PAST.search(sentence.text, date.end) and "年度" not in evidence.said)
    if date.offset == 1:
        return bool(re.search("[来次翌]年度", evidence.text))
    return date.year in years


_EARLY = (1, 2, 3)
"""Months of a fiscal year that lie in the next year."""
_AIMED = regex("目標|見込|予定|とする|目指|めざ|計画|まで")
_OF_A_YEAR = frozenset({"indicator", "baseline", "target", "result"})
"""Roles of cells whose year the form itself tells."""


def _beside(date: Date, sentence: Reading, evidence: Evidence) -> bool:
    """Tell whether 前年度 or 翌年 is a year of the facts, counted from the date before it in the sentence."""
    before = [one for one in sentence.dates if one.end <= date.start and one.year is not None and one.offset is None]
    if before and sentence.text[date.start - 1 : date.start] == "同":
        same = before[-1].fiscal_year
        return same is not None and any(known.fiscal_year == same for _, known in evidence.dates)
    if not date.offset or not re.match("[前翌]", date.text):
        return False
    if not before:
        told = {known.year for _, known in evidence.dates if known.year is not None}
        return any(year + date.offset in told for year in told)
    years = {known.year for _, known in evidence.dates}
    return (before[-1].year or 0) + date.offset in years


def _doubt(date: Date, evidence: Evidence, detail: str = "") -> Doubt:
    found = dict.fromkeys(known.text for _, known in evidence.dates if not known.placeholder)
    return Doubt(date.start, date.end, date.text, Reason.DATE, tuple(found), detail)
