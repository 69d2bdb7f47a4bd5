"""The facts that a sentence cites: put right where other facts that the cell may use carry what the cited ones do not.

Two slips of a model are put right: it names one cell of a row and tells another (the meeting, and how often it is
held), or it gives the numbers of quite other facts. A sentence whose subject the cited facts do hold is never mended by
facts of another row: its figure is wrong, and not its citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ckwriter.drafts import Fact, Sentence
from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.judging import doubts
from ckwriter.grounding.names.heads import anything
from ckwriter.grounding.names.said import names_said
from ckwriter.grounding.reading.evidence import VALUES
from ckwriter.grounding.reading.readings import key_of, pairs_of, read, read_fact
from ckwriter.grounding.reading.setting import Setting, label_of
from ckwriter.grounding.reading.support import share, weigh
from ckwriter.patterns import regex
from ckwriter.places import row_of

_MOST_ROWS = 4
"""How many rows may be put in together."""
_TRIED = 6
"""How many rows are tried alone."""


_NEW = 0.34
"""The share of a sentence's words that a row must hold, and the facts cited before must not, to be put in."""
_HERE, _ELSEWHERE = 0.34, 0.6
"""A sentence of whose words the cited facts hold less, and another fact so much, rests on the other."""

Rows = dict[str, tuple[Fact, ...]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence of a reply with what is doubted of it."""

    sentence: Sentence
    """With the citation put right, where that was the matter."""
    doubts: tuple[Doubt, ...] = ()
    cited: tuple[int, ...] | None = None
    """The facts that it cited when it came, where that was put right."""


def judge(sentence: Sentence, setting: Setting) -> Judged:
    """Return a sentence with what is doubted of it, and with the right facts where others were cited.

    Facts that the cell may not use are taken out of the citation in any case.
    """
    numbers = dict.fromkeys(sentence.facts)
    cited = [setting.by_number[n] for n in numbers if n in setting.allowed and n in setting.by_number]
    told = sentence.facts
    if len(cited) > _MOST_CITED:
        cited = _narrowed(sentence.text, cited, setting)
        told = tuple(fact.number for fact in cited)
    found = _doubts(sentence.text, cited, setting)
    right = cited
    if not cited or any(one.reason in _ABOUT_FACTS for one in found):
        right = _put_right(sentence.text, cited, setting) or cited
        found = found if right is cited else _doubts(sentence.text, right, setting)
    if not right:
        nearest = next(iter(_nearest(sentence.text, setting)), ())
        return Judged(sentence, (_nothing_cited(sentence.text), *doubts(sentence.text, nearest, setting)))
    kept = tuple(fact.number for fact in right)
    if set(kept) == set(told):
        return Judged(sentence.model_copy(update={"facts": kept}) if told != sentence.facts else sentence, found)
    return Judged(Sentence(text=sentence.text, facts=kept), found, sentence.facts)


_MOST_CITED = 12
"""Facts that a sentence may cite; of more, those that it speaks of are taken."""


def _narrowed(text: str, cited: Sequence[Fact], setting: Setting) -> list[Fact]:
    """Return of many cited facts those of the rows that hold the words of a sentence; all where that loses any."""
    said = weigh(read(text, setting.fiscal_year).pairs)
    rows: Rows = {}
    for fact in cited:
        row = fact.at if fact.type == "note" else row_of(fact.at)
        rows[row] = (*rows.get(row, ()), fact)
    chosen: list[Fact] = []
    while missing := said - _held(chosen, setting):
        best = max(rows.values(), key=lambda facts: len(missing & _held(facts, setting)))
        if best[0] in chosen or not missing & _held(best, setting):
            break
        chosen += best
    return chosen or list(cited)


_ABOUT_FACTS = frozenset(reason for reason in Reason if reason.invented) - {Reason.TALK, Reason.ORDER, Reason.LANGUAGE}
"""Doubts that another citation might settle."""


def _nothing_cited(text: str) -> Doubt:
    return Doubt(0, len(text), text, Reason.CITATION, (), "使える事実を一つも挙げていません")


def _doubts(text: str, cited: Sequence[Fact], setting: Setting) -> tuple[Doubt, ...]:
    found = doubts(text, cited, setting)
    if cited and _stands_elsewhere(text, cited, setting):
        return (*found, Doubt(0, len(text), text, Reason.SUPPORT))
    return found


_WORD_FOR_WORD, _UNLIKE = 70.0, 55.0
"""A sentence as like (percent) to a statement of another fact, and to none that it cites, rests on the other."""


def _is_anothers(text: str, cited: Sequence[Fact], setting: Setting) -> bool:
    """Tell whether a sentence is nearly word for word a note or text that it does not cite, which it may not use."""
    said = text.strip("・ 。")
    if len(said) < _SHORTEST:
        return False
    if any(_likeness(said, fact, _UNLIKE) for fact in cited):
        return False
    numbers = {fact.number for fact in cited}
    others = (fact for fact in setting.known if fact.type in _RUNNING and fact.number not in numbers)
    return any(_likeness(said, fact, _WORD_FOR_WORD) for fact in others)


_RUNNING = frozenset({"note", "paragraph", "bullets"})
_SHORTEST = 12
"""Characters below which a likeness tells nothing."""


def _likeness(said: str, fact: Fact, least: float) -> float:
    return max((fuzz.ratio(said, one, score_cutoff=least) for one in re.split("[。\n]", fact.text)), default=0.0)


def _stands_elsewhere(text: str, cited: Sequence[Fact], setting: Setting) -> bool:
    """Tell whether a sentence is nearly word for word another fact, and not those that it cites."""
    if _is_anothers(text, cited, setting):
        return True
    said = weigh(read(text, setting.fiscal_year).pairs)
    if len(said) < 4:
        return False
    here = share(said, _held(cited, setting) | pairs_of(setting.phrases))
    return here < _HERE and any(
        share(said, read_fact(fact, setting.fiscal_year).pairs) >= max(_ELSEWHERE, 2 * here) for fact in setting.usable
    )


def _held(facts: Sequence[Fact], setting: Setting) -> frozenset[str]:
    pairs = (read_fact(fact, setting.fiscal_year).pairs | pairs_of(label_of(fact)) for fact in facts)
    return frozenset().union(*pairs)


def _is_carried(text: str, facts: Sequence[Fact], setting: Setting) -> bool:
    return not any(one.reason in _ABOUT_FACTS for one in _doubts(text, facts, setting))


def _put_right(text: str, cited: Sequence[Fact], setting: Setting) -> list[Fact]:
    """Return the facts that carry a sentence; none where the citation is not the matter."""
    for tried in _citations(text, cited, _rows(setting), setting):
        if _is_carried(text, tried, setting):
            return _needed(text, tried, cited, setting)
    return []


def _nearest(text: str, setting: Setting) -> list[tuple[Fact, ...]]:
    """Return the rows that a sentence seems to speak of, the likeliest first."""
    return _rows_about(weigh(read(text, setting.fiscal_year).pairs), (), _rows(setting), setting)


def _rows(setting: Setting) -> Rows:
    """Return the facts that a cell may use by the row that they stand in; each note is one."""
    rows: Rows = {}
    for fact in setting.usable:
        row = fact.at if fact.type == "note" else row_of(fact.at)
        rows[row] = (*rows.get(row, ()), fact)
    return rows


def _citations(text: str, cited: Sequence[Fact], rows: Rows, setting: Setting) -> Iterator[list[Fact]]:
    """Yield citations to try: the cited rows as a whole; where they have little to do with the sentence, other rows.

    A row put beside those that a sentence is about would lend it names and figures that nothing joins to them. One that
    adds no word to the cited ones could do nothing else.
    """
    whole = [fact for facts in rows.values() if any(one in facts for one in cited) for fact in facts]
    if len(whole) > len(cited):
        yield whole
    if len({row_of(fact.at) for fact in cited if fact.role in VALUES}) > 1:
        return  # the figures of several rows are set side by side: what is wrong of them is right of none alone
    said = weigh(read(text, setting.fiscal_year).pairs)
    held = _held(cited, setting)
    if cited and (share(said, held) >= _HERE or _names_of_theirs(text, cited, setting)):
        return
    unsaid = said - held
    adding = {
        row: any(unsaid & read_fact(one, setting.fiscal_year).pairs for one in facts) for row, facts in rows.items()
    }
    rows = {row: facts for row, facts in rows.items() if not cited or adding[row]}
    near = _rows_about(said, (), rows, setting)[:_TRIED]
    yield from (list(facts) for facts in near if share(said, _held(facts, setting)) >= _WHOLE)
    for base in ([], list(cited)) if cited else ([],):
        chosen = base
        for _ in range(_MOST_ROWS):
            added = next(iter(_rows_about(said, chosen, rows, setting)), ())
            if not added:
                break
            chosen = [*chosen, *(fact for fact in added if fact not in chosen)]
            if _is_by_clauses(text, chosen, setting):
                yield chosen


def _names_of_theirs(text: str, cited: Sequence[Fact], setting: Setting) -> bool:
    """Tell whether a sentence names what the cited facts name: it is about them, whatever else it tells."""
    folded = read(text, setting.fiscal_year).text
    key = "|".join(read_fact(fact, setting.fiscal_year).key for fact in cited)
    found = (folded[start:end] for start, end in names_said(folded, setting))
    names = {key_of(name) for name in found if name not in anything()} - {key_of(setting.body)}
    return any(len(name) > 2 and name in key for name in names)


_CLAUSE = regex("(?<=[てでしりみきえけめ])、|(?<=ため)、|。")
_WHOLE = 0.6
"""The share of a clause's words that one row must hold where several rows are put together."""


def _is_by_clauses(text: str, facts: Sequence[Fact], setting: Setting) -> bool:
    """Tell whether each clause of a sentence rests on one of several rows: what is told of one is no other's."""
    rows: Rows = {}
    for fact in facts:
        row = fact.at if fact.type == "note" else row_of(fact.at)
        rows[row] = (*rows.get(row, ()), fact)
    folded = read(text, setting.fiscal_year).text
    return all(
        any(_holds(clause, row, setting) for row in rows.values())
        for clause in _CLAUSE.split(folded)
        if weigh(pairs_of(clause))
    )


def _holds(clause: str, row: tuple[Fact, ...], setting: Setting) -> bool:
    """Tell whether a row holds the names of a clause, and most of its words."""
    texts = [read_fact(fact, setting.fiscal_year) for fact in row]
    key = "|".join([*(reading.key for reading in texts), *(reading.compounds for reading in texts)])
    names = {
        key_of(clause[start:end]) for start, end in names_said(clause, setting) if clause[start:end] not in anything()
    }
    return all(name in key for name in names) and share(pairs_of(clause), _held(row, setting)) >= _WHOLE


def _rows_about(said: frozenset[str], chosen: Sequence[Fact], rows: Rows, setting: Setting) -> list[tuple[Fact, ...]]:
    """Return the rows that hold enough of what the chosen facts do not to be what is spoken of, the fullest first."""
    missing = said - _held(chosen, setting)
    scored = [(len(missing & _held(facts, setting)), facts) for facts in rows.values()]
    enough = [one for one in scored if one[0] and one[0] >= _NEW * len(said)]
    return [facts for _, facts in sorted(enough, key=lambda one: -one[0])]


def _needed(text: str, facts: Sequence[Fact], cited: Sequence[Fact], setting: Setting) -> list[Fact]:
    """Return the facts without those that share no word with the sentence and without which it is carried as well."""
    said = weigh(read(text, setting.fiscal_year).pairs)
    kept = list(facts)
    for fact in sorted(facts, key=lambda one: (one in cited, one.number)):
        others = [one for one in kept if one is not fact]
        idle = not said & read_fact(fact, setting.fiscal_year).pairs
        if idle and others and _is_carried(text, others, setting):
            kept = others
    return kept
