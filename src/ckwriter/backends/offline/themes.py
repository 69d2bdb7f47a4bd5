"""Which subjects a text is about, and which of a subject's phrases fits the facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ckwriter.backends.offline.context import Cited, Row, facts_of, texts_of
from ckwriter.drafts import Phrase, Theme
from ckwriter.notation import fold


class Subject:
    """A theme that was found in some texts, and the facts that it was found in."""

    def __init__(self, theme: Theme, facts: frozenset[int]) -> None:
        self.id, self.title = theme.id, theme.title
        self._theme = theme
        self._facts = facts


def theme_of(subject: Subject) -> Theme:
    """Return the theme of the table that a subject is."""
    return subject._theme


def found_in(subject: Subject) -> frozenset[int]:
    """Return the numbers of the facts in which the subject was found."""
    return subject._facts


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return fold(text)


def has_word(text: str, words: Iterable[str]) -> bool:
    """Tell whether a text holds one of the words, both folded."""
    folded = _key(text)
    return any(_key(word) in folded for word in words)


def subjects(themes: Sequence[Theme], given: object, most: int = 2) -> list[Subject]:
    """Return the themes that texts are about, the strongest first.

    A theme is the stronger the more of its keywords stand there and the longer they are; one that is less than half as
    strong as the first is left out. A keyword within a longer one that also matched is not counted.
    """
    texts = texts_of(given)
    scored = []
    for place, theme in enumerate(themes):
        weight, facts = 0, frozenset[int]()
        for text in texts:
            found = _found(text, theme.keywords)
            if found:
                weight += sum(map(len, found))
                facts |= facts_of(text)
        if weight:
            scored.append((-weight, place, Subject(theme, facts)))
    scored.sort(key=lambda one: one[:2])
    return [subject for weight, _, subject in scored if 2 * weight <= scored[0][0]][:most]


def _found(text: str, keywords: Iterable[str]) -> list[str]:
    folded = _key(text)
    hits = [key for key in map(_key, keywords) if key in folded]
    return [key for key in hits if not any(key != other and key in other for other in hits)]


def about(rows: Iterable[Row | Cited], subject: Subject) -> list[Row | Cited]:
    """Return the rows that are about a subject: those whose first column says so before those that say so elsewhere."""
    keywords = theme_of(subject).keywords
    named, others = [], []
    for row in rows:
        texts = texts_of(row)
        if texts and has_word(texts[0], keywords):
            named.append(row)
        elif any(has_word(text, keywords) for text in texts):
            others.append(row)
    return named or others


class Turn(NamedTuple):
    """The place of a row among the rows that are about one subject, so that they share out its phrases."""

    place: int = 0
    of: int = 1
    before: tuple[Cited, ...] = ()
    """What the rows before it are about."""


ALONE = Turn()


def fitting(
    phrases: Sequence[Phrase], corpus: Sequence[Cited], turn: Turn = ALONE
) -> Iterator[tuple[Phrase, frozenset[int]]]:
    """Yield the phrases that fit, the particular before the general, and the facts that made them fit.

    A phrase with `if` fits where some text holds one of its words, and no row before did. Those without are shared
    out: the first of two rows gets every other one, begun with the first.
    """
    general = []
    for phrase in phrases:
        if phrase.unless and any(has_word(text, phrase.unless) for text in corpus):
            continue
        if not phrase.given:
            general.append(phrase)
            continue
        facts = facts_of([text for text in corpus if has_word(text, phrase.given)])
        if facts and not any(has_word(text, phrase.given) for text in turn.before):
            yield phrase, facts
    yield from ((phrase, frozenset()) for phrase in general[turn.place % max(len(general), 1) :: turn.of])
