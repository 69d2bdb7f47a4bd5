"""Whether a figure or date of a sentence is said of the thing that the facts say it of.

精神部会を年3回 holds nothing that is not in the facts, and is false where 年3回 is another meeting's. So each figure of
a fact has a context: the words beside it, the other cells of its row, its year. A figure of a sentence is doubted where
the words beside it belong to the context of a rival, another figure of the same table or fact, and not to that of the
figure that it equals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ckwriter.drafts import Fact
from ckwriter.grounding.carrying.beside import SPANS, words_around, words_beside
from ckwriter.grounding.dates.days import Dated, is_date
from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.figures.figure import AGES, Carried, Figure
from ckwriter.grounding.names.heads import anything
from ckwriter.grounding.names.said import names_said
from ckwriter.grounding.reading.evidence import Evidence, table_of
from ckwriter.grounding.reading.readings import Reading, key_of, pairs_of, read_fact
from ckwriter.grounding.reading.setting import label_of
from ckwriter.grounding.reading.support import weigh
from ckwriter.grounding.rows.belonging import other_meeting
from ckwriter.grounding.rows.own_row import other_row
from ckwriter.notation import Date, dates
from ckwriter.notation.text import hide
from ckwriter.patterns import regex
from ckwriter.places import row_of

_ENOUGH = 3
"""Weight from which words beside a figure belong to a rival's context."""
_NAME, _YEAR, _SPAN = 3, 3, 3
Said = Figure | Date


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure or date of a fact with its context."""

    fact: Fact
    said: Said
    own: frozenset[str]
    """What stands beside it in its own text."""
    row: frozenset[str]
    """What the rest of its row says, and what the form prints by it."""
    key: str
    """All of that as one text, by which names are found."""

    @property
    def context(self) -> frozenset[str]:
        """All of it."""
        return self.own | self.row


def pairing_doubts(
    sentence: Reading, figures: Sequence[Carried], days: Sequence[Dated], evidence: Evidence
) -> Iterator[Doubt]:
    """Yield a doubt for each figure and date that the facts say of something else."""
    named = [one.span() for one in name.finditer(sentence.text)] if (name := evidence.setting.facts.name) else []
    told = [
        one
        for one in figures
        if one.by
        and not _tells_of_whom(one.figure)
        and not any(start <= one.figure.start and one.figure.end < end for start, end in named)
    ]
    beside = words_beside(sentence.text, [(one.figure.start, one.figure.end) for one in told])
    in_turn = bool(_IN_TURN.search(sentence.text)) and len(told) > 1
    years_told = len(days) > 1 or len(told) == 1
    alone = len(sentence.figures) + len(days) == 1
    for one in told:
        if _is_whole(one.figure, told, sentence.text):
            continue
        words = _COMPARED.sub("", beside[one.figure.start])
        if in_turn:
            continue
        rival = _rival(one.figure, words, one.by, evidence, years=years_told, alone=len(sentence.figures) == 1)
        rival = rival or other_meeting(words, sentence, one.by, evidence)
        rival = rival or other_row(sentence.text if alone else words, sentence, one.by, evidence)
        if rival:
            figure = one.figure
            yield Doubt(figure.start, figure.end, figure.text, Reason.PAIRING, (), f"事実では{rival}")
    around = words_around(sentence.text, [(day.date.start, day.date.end) for day in days])
    for day in days:
        rival = _rival(day.date, around[day.date.start], day.by, evidence) if day.by else ""
        rival = rival or other_row(sentence.text if alone else around[day.date.start], sentence, day.by, evidence)
        if rival:
            yield Doubt(day.date.start, day.date.end, day.date.text, Reason.PAIRING, (), f"事実では{rival}")


def _tells_of_whom(figure: Figure) -> bool:
    """Tell whether a figure only says whom another counts: 50代, 60歳以上."""
    return figure.unit in (AGES, "歳")


def _is_whole(figure: Figure, told: Sequence[Carried], text: str) -> bool:
    """Tell whether a figure only is the whole of which another tells the part: 9か所中7か所."""
    return any(_OF_WHICH.fullmatch(text[figure.end : one.figure.start]) for one in told)


_COMPARED = regex("(?:昨年度?|前年度?|前回|現状|当初)(?:の[^、。0-9]{0,8})?(?:より|に比べ|と比べ)[^、。]*$")
"""Words before a figure that tell what it is compared with, and not what it is of: 昨年度より2回多い20回."""
_OF_WHICH = regex("の?(?:うち|中)、?[^、。0-9]{0,16}")
_IN_TURN = regex("それぞれ|順に|各々")


def _rival(
    said: Said,
    words: str,
    by: Sequence[tuple[Fact, Said]],
    evidence: Evidence,
    *,
    years: bool = True,
    alone: bool = False,
) -> str:
    """Return what the facts say the figure of, where the words beside it are those of another; "" where all is well."""
    told = frozenset(one for one in _features(words, evidence) if years or one[0] != "@")
    if not told:
        return ""
    said_names = (words[start:end] for start, end in names_said(words, evidence.setting))
    names = [key for name in said_names if name not in anything() and len(key := key_of(name)) > 1]
    carriers = [_entry(fact, known, evidence) for fact, known in by]
    for rival in _rivals(said, by, evidence, parts=alone):
        if _is_before(rival, carriers, evidence):  # both are told by the words before it, but for years and names
            told_here = frozenset(one for one in told if one[0] in _WEIGHTS)
        else:
            told_here = told
        same = {row_of(one.fact.at) for one in carriers} == {row_of(rival.fact.at)}
        held = [one.own if same else one.context for one in carriers]
        theirs = rival.own if same else rival.context
        ours = frozenset().union(*held)
        weight = _weight(told_here & theirs - ours)
        own = max(_weight(told_here & one - theirs) for one in held)
        if not same:
            named = [name for name in names if (name in rival.key) != any(name in one.key for one in carriers)]
            weight += _NAME * sum(name in rival.key for name in named)
            own += _NAME * sum(name not in rival.key for name in named)
        if weight >= _ENOUGH and own * 2 < weight:
            return _shown(carriers[0])
        enough = 1 if rival.fact.number in {one.fact.number for one in carriers} else _ENOUGH
        if len(told_here) >= enough and told_here <= theirs and not told_here & ours:
            return _shown(carriers[0])
    return ""


def _shown(entry: Entry) -> str:
    text = entry.fact.text.strip().split("\n")[0]
    return f"「{text[:24]}{'…' if len(text) > 24 else ''}」のこと" if entry.fact.type == "note" else entry.fact.title


def _rivals(said: Said, by: Sequence[tuple[Fact, Said]], evidence: Evidence, *, parts: bool = False) -> Iterator[Entry]:
    """Yield the other figures, or dates, of the tables, notes and facts in which the figure stands.

    Those of which it is a part or the whole are left out, unless the figure is told alone.
    """
    tables = {table_of(fact.at) for fact in (*(fact for fact, _ in by), *evidence.facts)}
    for table, fact in evidence.setting.facts.by_table:
        if table not in tables:
            continue
        reading = read_fact(fact, evidence.setting.fiscal_year)
        own = [known for other, known in by if other.number == fact.number]
        others: Sequence[Said] = reading.figures if isinstance(said, Figure) else reading.dates
        for known in others:
            if not _competes(said, known) or any(known.start == one.start for one in own):
                continue
            linked = [one for one in own if _part_of(reading.text, known, one)]
            if linked and not (parts and all(_is_whole_of(reading.text, one, known) for one in linked)):
                continue
            yield _entry(fact, known, evidence)


def _competes(said: Said, known: Said) -> bool:
    """Tell whether two figures, or dates, are of one kind and differ."""
    if isinstance(said, Figure) and isinstance(known, Figure):
        alike = known.plain == said.plain or None in (known.plain, said.plain)
        return alike and (known.low, known.high) != (said.low, said.high)
    return isinstance(said, Date) and isinstance(known, Date) and not is_date(said, known)


_LINKED = regex("[^、。]{0,12}(?:のうち|中)(?:、[^、。]{0,24}|[^、。]{0,16})|、?(?:この)?うち[^、。]{0,12}|から|→|より")


def _part_of(text: str, one: Said, other: Said) -> bool:
    """Tell whether one figure is told as a part of the other, or as where it came from: 6区のうち2区, 1日から2日."""
    first, last = sorted((one, other), key=lambda each: each.start)
    return bool(_LINKED.fullmatch(text[first.end : last.start]))


_PARTICLE = regex("[はがをに)]")


def _is_before(rival: Entry, carriers: Sequence[Entry], evidence: Evidence) -> bool:
    """Tell whether a rival is an earlier one of a series: 210件 of 件数は令和4年度210件、令和5年度315件."""
    text = evidence.reading_of(rival.fact).text
    return any(
        one.fact.number == rival.fact.number
        and rival.said.end <= one.said.start
        and not _PARTICLE.search(text[rival.said.end : one.said.start])
        for one in carriers
    )


def _is_whole_of(text: str, one: Said, other: Said) -> bool:
    return one.end <= other.start and bool(re.search("うち|中", text[one.end : other.start]))


def _entry(fact: Fact, known: Said, evidence: Evidence) -> Entry:
    """Return a figure or date of a fact with its context, which is worked out once for all sentences."""
    entries = evidence.setting.facts.contexts
    key = (id(fact), type(known), known.start, evidence.setting.fiscal_year)  # an entry keeps its fact
    if key not in entries:
        entries[key] = _in_context(fact, known, evidence)
    entry: Entry = entries[key]
    return entry


def _in_context(fact: Fact, known: Said, evidence: Evidence) -> Entry:
    setting = evidence.setting
    reading = read_fact(fact, setting.fiscal_year)
    if isinstance(known, Figure):
        figures = [(one.start, one.end) for one in reading.figures if one is known or not _tells_of_whom(one)]
        beside = words_beside(reading.text, figures, both=True)[known.start]
        if len(reading.figures) == 1 and fact.type != "note":
            beside = hide(reading.text, figures)  # a cell with one figure tells of nothing else
    else:
        first = max(reading.text.rfind(mark, 0, known.start) for mark in "。\n") + 1
        statement = re.split("[。\n]", reading.text[first:])[0]
        spans = [
            (one.start - first, one.end - first) for one in reading.dates if 0 <= one.start - first < len(statement)
        ]
        beside = words_around(statement, spans)[known.start - first]
    topic = _topic(reading.text, known.start)
    texts = [label_of(fact)] if fact.type != "note" else [reading.text]
    for other in setting.rows.get(row_of(fact.at), ()) if row_of(fact.at) != fact.at else ():
        if other.at != fact.at and other.role != "members":
            texts.append(read_fact(other, setting.fiscal_year).text)
    row = frozenset().union(*(_features(text, evidence) for text in texts))
    if isinstance(known, Date) and not pairs_of(reading.bare):
        return Entry(fact, known, row, row, key_of("|".join(texts)))  # a cell of dates alone: its row tells what of
    key = key_of("|".join([beside, topic, *texts]))
    own = _features(beside, evidence) | _features(topic, evidence)
    if fact.type != "note":  # 昨年度 of a cell under 目標値（昨年度当初）
        own |= {one for one in _features(label_of(fact), evidence) if one[0] == "@"}
    return Entry(fact, known, own, row, key)


_TOPIC_ENDS = regex("[はが]")


def _topic(text: str, at: int) -> str:
    """Return what the statement is about in which something stands: its words up to the first は or が."""
    statement = text[text.rfind("。", 0, at) + 1 : at]
    found = _TOPIC_ENDS.search(statement)
    return statement[: found.start()].rpartition("、")[2] if found else ""


def _features(words: str, evidence: Evidence) -> frozenset[str]:
    return _features_of(words, evidence.setting.facts.names, evidence.setting.fiscal_year) if words else frozenset()


@lru_cache(16384)
def _features_of(words: str, names: tuple[str, ...], year: int) -> frozenset[str]:
    """Return what identifies a context: telling pairs, names that facts list (`#…`), years (`@…`), spans (`=…`)."""
    key = key_of(words)
    days = dates(words, anchor=year)
    left = hide(words, [(date.start, date.end) for date in days])
    found = {f"#{name}" for name in names if name in key}
    found |= {f"@{date.year}" for date in days if date.year is not None}
    found |= {f"={span}" for span in SPANS.findall(left)}
    return frozenset(found) | pairs_of(left)


_WEIGHTS = {"#": _NAME, "@": _YEAR, "=": _SPAN}


def _weight(features: frozenset[str]) -> int:
    telling = weigh(features)
    return sum(_WEIGHTS.get(one[0], int(one in telling)) for one in features)
