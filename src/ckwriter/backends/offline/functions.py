"""What the rules of a prompt file may call. Each takes cited texts and returns texts that cite the same facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ckwriter.backends.offline import quantities
from ckwriter.backends.offline.chronicle import began, chronicle, since
from ckwriter.backends.offline.context import Cited, Row, facts_of, names_in, texts_of
from ckwriter.backends.offline.lists import column, grouped, names
from ckwriter.backends.offline.meetings import attendance, groups_of, held, members_of
from ckwriter.backends.offline.raw_notes import gap, remark, says, sentences
from ckwriter.backends.offline.themes import ALONE, Subject, Turn, about, found_in, has_word, subjects
from ckwriter.drafts import DraftRequest, Lexicon
from ckwriter.prose import proposal


def available(request: DraftRequest) -> Mapping[str, Callable[..., Any]]:
    """Return the functions by their names in the rules."""
    lexicon, named = request.prompt.lexicon, names_in(request)
    return {
        # lists
        "column": column,
        "first": lambda items: next(iter(items), Cited("")),
        "names": names,
        "grouped": lambda rows: grouped(lexicon, rows),
        # notes
        "sentences": lambda given: sentences(lexicon, given, named),
        "saying": lambda given, cue: [text for text in given if says(lexicon, text, cue)],
        "not_saying": lambda given, cue: [text for text in given if not says(lexicon, text, cue)],
        "mentions": lambda given, *words: any(has_word(text, words) for text in texts_of(given)),
        "gap": lambda text: _changed(text, lambda raw: gap(lexicon, raw)),
        "remark": lambda text: _changed(text, remark),
        "propose": lambda text: _changed(text, proposal),
        # meetings and years
        "attendance": lambda forums, *groups: attendance(lexicon, forums, groups),
        "groups_of": lambda members: groups_of(lexicon, members),
        "members_of": lambda forums, *groups: members_of(lexicon, forums, groups),
        "held": held,
        "began": began,
        "since": since,
        "chronicle": lambda rows, most: chronicle(lexicon, rows, most, request.limit - 20),
        # quantities
        "outcome": quantities.outcome,
        "change": quantities.change,
        "difference": quantities.difference,
        "is_amount": quantities.is_amount,
        "has_unit": quantities.has_unit,
        "amount": lambda text: quantities.amount(text, request.fiscal_year),
        "achieved": quantities.achieved,
        "aim": lambda indicator, target: quantities.aim(indicator, target, request.fiscal_year),
        "cite": lambda *given: Cited("", facts_of(given)),
        # subjects
        "themes": lambda *given, most=2: all_subjects(lexicon, given, most),
        "about": about,
        "best": best,
        "topics": lambda texts: topics(lexicon, texts),
        "turn": lambda rows, name, row, found: turn(lexicon, rows, name, row, found),
    }


def _changed(text: Cited, change: Callable[[str], str]) -> Cited:
    return text.but(change(str(text)))


def all_subjects(lexicon: Lexicon, given: Sequence[object], most: int) -> list[Subject]:
    """Return the subjects of several texts, those of the first before those that only the next are about."""
    found: dict[str, Subject] = {}
    for texts in given:
        for subject in subjects(lexicon.themes, texts, most):
            found.setdefault(subject.id, subject)
    return list(found.values())[:most]


def turn(lexicon: Lexicon, rows: Sequence[Row], name: str, row: Row, found: Sequence[Subject]) -> Turn:
    """Return the turn of a row among those that are about one of its subjects, by the column of that name."""
    ids = {subject.id for subject in found}
    texts = [getattr(other, name) for other in rows]
    same = [text for text in texts if text and ids & {s.id for s in subjects(lexicon.themes, text)}]
    own = getattr(row, name)
    return Turn(same.index(own), len(same), tuple(same[: same.index(own)])) if own in same else ALONE


def topics(lexicon: Lexicon, texts: Sequence[Cited]) -> Cited:
    """Return the titles of the subjects that texts are most about, one for each text, as one list."""
    found = [subject for text in texts for subject in subjects(lexicon.themes, text, 1)]
    return names([Cited(subject.title, found_in(subject)) for subject in found])


def best(rows: Sequence[Row], subject: Subject, name: str) -> Cited:
    """Return one column of the row that is most about a subject, or ""."""
    return next((getattr(row, name) for row in about(rows, subject) if isinstance(row, Row)), Cited(""))
