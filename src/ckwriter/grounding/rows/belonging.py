"""Whether what is told of an office is what the facts tell of it: its duties, its meetings, and what it did."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from ckwriter.drafts import Fact
from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.names.heads import anything
from ckwriter.grounding.names.said import names_said
from ckwriter.grounding.reading.clauses import CLAUSE
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.listed import listed
from ckwriter.grounding.reading.readings import Reading, key_of, pairs_of
from ckwriter.grounding.reading.support import weigh
from ckwriter.patterns import regex
from ckwriter.places import row_of

_SECRETARIAT = regex("事務局(?!会)|庶務|運営を(?:担|受け持)|(?:務め|担っ|受け持)")
_SHORTEST = 4
"""Folded characters of a duty that is known again."""


def belonging_doubts(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for an office that is told with what other offices do, or as secretariat of another's meeting."""
    yield from _duties(sentence, evidence)
    yield from _another_actor(sentence, evidence)
    yield from _of_another_clause(sentence, evidence)
    if _SECRETARIAT.search(sentence.text):
        yield from _secretariat(sentence, evidence)


def _duties(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    duties = _duties_by_lead(evidence)
    named = [lead for lead in duties if lead in sentence.key]
    named = [lead for lead in named if not any(lead != other and lead in other for other in named)]
    if len(named) != 1:
        return
    own = duties[named[0]]
    for lead, told in duties.items():
        for duty in told - own if lead != named[0] else ():
            if (
                duty in sentence.key
                and not any(duty in one or one in duty for one in own)
                and not _told_together(named[0], duty, evidence)
            ):
                yield _doubt(sentence, named[0], evidence, f"事実では{lead}の業務")
                return


_LOAN = regex("[ァ-ヴー]{5,}")
_COPIED = 75.0
"""Likeness (percent) from which a sentence tells what a statement of a fact tells, in its words."""


def _another_actor(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where a sentence copies a statement of a fact, and names another in place of one named there."""
    said = sentence.text.rstrip("。")
    spelled = [reading.compounds for _, reading in evidence.readings]
    copied = [
        one
        for _, reading in evidence.readings
        for one in re.split("[。\n]", reading.text)
        if len(one) >= _LONG and fuzz.ratio(said, one, score_cutoff=_COPIED)
    ]
    if not copied:
        return
    held = "|".join([*spelled, *map(key_of, copied), *map(key_of, evidence.subjects), key_of(evidence.setting.body)])
    told = [
        one
        for copy in copied
        for start, end in names_said(copy, evidence.setting)
        if len(one := key_of(copy[start:end])) > 1
    ]
    gone = [name for name in told if name not in sentence.key and name not in anything()]
    loans = [one.span() for one in _LOAN.finditer(sentence.text)]
    for start, end in [*names_said(sentence.text, evidence.setting), *loans]:
        name = key_of(sentence.text[start:end])
        if (
            gone
            and len(name) > 1
            and name[0] not in "一二三四五六七八九十両"
            and name not in held
            and name not in anything()
        ):
            yield Doubt(start, end, sentence.text[start:end], Reason.PAIRING, (), f"事実では「{copied[0][:24]}」")
            return


_PLACED = regex("[一-龥]{1,6}(?:[市区町村県]|圏域|部)(?![一-龥])")
_ALL_BUT = 0.8
"""The share of a clause's other words that a clause of a fact must hold to be what it was made of."""


def _of_another_clause(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where a clause tells of one what a clause of a fact tells of another, which it names as well.

    東浜区には病院がない, of 港南区には病院がなく、相談が東浜区に偏る.
    """
    statements = [one for _, reading in evidence.readings for one in re.split("[。\n]", reading.text) if "、" in one]
    for found in CLAUSE.finditer(sentence.text) if statements else ():
        said = _places_in(found[0])
        for statement in statements:
            clauses = {one: _places_in(one) for one in statement.split("、")}
            for clause, told in clauses.items():
                swapped = said - told
                rest = weigh(pairs_of(_without(found[0], swapped)))
                others = frozenset().union(*(names for one, names in clauses.items() if one != clause))
                if not (swapped and told - said and swapped <= others) or len(rest) < _FEWEST:
                    continue
                if len(rest & pairs_of(clause)) >= _ALL_BUT * len(rest):
                    told_of = f"事実では「{statement[:24]}」"
                    yield Doubt(found.start(), found.end(), found[0], Reason.PAIRING, (), told_of)
                    return


_FEWEST = 3


def _places_in(text: str) -> frozenset[str]:
    return frozenset(_PLACED.findall(text))


def _without(text: str, names: Iterable[str]) -> str:
    for name in names:
        text = text.replace(name, "、")
    return text


_LONG = 12
"""Characters below which a likeness tells nothing."""


def _duties_by_lead(evidence: Evidence) -> dict[str, set[str]]:
    """Return, by the folded name of an office, the duties that its row tells, folded."""
    found: dict[str, set[str]] = {}
    for facts in evidence.setting.rows.values():
        lead: Fact | None = None
        for fact in facts:
            lead = fact if fact.role == "lead" else lead
            if fact.role == "duties" and lead is not None:
                told = {key for one in listed(fact.text) if len(key := key_of(one)) >= _SHORTEST}
                found.setdefault(key_of(lead.text), set()).update(told)
    return found


def _told_together(lead: str, words: str, evidence: Evidence) -> bool:
    return any(lead in reading.key and words in reading.key for _, reading in evidence.readings)


def _secretariat(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    rows = {
        key_of(facts[0].text): [key_of(fact.text) for fact in facts if fact.role == "lead"]
        for facts in evidence.setting.rows.values()
        if facts[0].role == "meeting" and any(fact.role == "lead" for fact in facts)
    }
    names = [key_of(sentence.text[start:end]) for start, end in names_said(sentence.text, evidence.setting)]
    own_names = [name for name in names if name not in anything()]
    meetings = [meeting for meeting in rows if any(meeting.endswith(name) for name in own_names)]
    if len(meetings) != 1:
        return
    own = rows[meetings[0]]
    others = [name for name in names if len(name) > 1 and not meetings[0].endswith(name)]
    if others and not any(name in one or one in sentence.key for one in own for name in others):
        told = [name for name in others if not _told_together(name, meetings[0], evidence)]
        if told:
            yield _doubt(sentence, told[0], evidence, f"事実では{own[0]}")
            return
    for leads in rows.values():
        for lead in leads:
            if lead not in sentence.key or any(lead in one or one in lead for one in own):
                continue
            if not any(_told_together(lead, name, evidence) for name in names if name != lead):
                yield _doubt(sentence, lead, evidence, f"事実では{own[0]}")
                return


def _doubt(sentence: Reading, lead: str, evidence: Evidence, detail: str) -> Doubt:
    """Return a doubt at the words of an office, or at the whole sentence where its spelling is another."""
    for start, end in names_said(sentence.text, evidence.setting):
        if key_of(sentence.text[start:end]) == lead:
            return Doubt(start, end, sentence.text[start:end], Reason.PAIRING, (), detail)
    return Doubt(0, len(sentence.text), sentence.text, Reason.PAIRING, (), detail)


def other_meeting(words: str, sentence: Reading, by: Sequence[tuple[Fact, object]], evidence: Evidence) -> str:
    """Return of which meeting the facts tell a figure, where the words beside it name another one alone."""
    rows = evidence.setting.rows
    meetings = {row: key_of(facts[0].text) for row, facts in rows.items() if facts[0].role == "meeting"}
    own = {meetings.get(row_of(fact.at), "") for fact, _ in by}
    if "" in own:
        return ""
    names = [key for start, end in names_said(words, evidence.setting) if len(key := key_of(words[start:end])) > 1]
    others = {name for name in meetings.values() if name not in own}
    told = [key_of(sentence.text[start:end]) for start, end in names_said(sentence.text, evidence.setting)]
    if any(name in one or one in name for name in (*names, *told) for one in own):
        return ""
    named = any(other.endswith(name) for name in names if name not in anything() for other in others)
    return by[0][0].title if named else ""
