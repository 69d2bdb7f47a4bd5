"""Texts that say nothing about what stands where: the search goes the same way whichever of them is in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ckwriter.form import Column, Form, Row, Table
from ckwriter.matching.words import loose, titles
from ckwriter.matching.words.lexicon import Lexicon
from ckwriter.matching.words.remembering import Remembered
from ckwriter.matching.words.titles import key, stem
from ckwriter.model import Absent

_BRACKET = re.compile(r"\s*[（(【〔［\[<＜「『][^）)】〕］\]>＞」』]*[）)】〕］\]>＞」』]\s*(?=\S)")
"""A bracket before a title: （再掲）人口."""


class Silence:
    """Tells, for one form, which texts are silent."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        names = frozenset(_printed(lexicon.form))
        self._keys = frozenset(words for name in names for words in (key(name), stem(name)) if words)
        self._loose = frozenset(words for table in lexicon.tables.values() for words in table.loose)
        self._groups = frozenset(loose.plain(n) for t in lexicon.tables.values() for _, g in t.group_names for n in g)
        self._told = tuple(row for table in lexicon.drawn for row in table.rows if row.telling)
        self._parts = frozenset(_parts(self._keys)) | frozenset(_rests(lexicon.drawn))
        self._lines = Remembered(self._line)

    def holds(self, text: str) -> bool:
        """Tell whether no line of a text could be a title, a label or a heading of the form, or begin with one.

        It is stricter than the search: a text for which it does not hold may still be an ordinary one.
        """
        words = text.strip()
        lines = {line.strip() for line in words.split("\n")} if "\n" in words else ()
        return self._lines[words] and all(self._lines[line] for line in lines)

    def _line(self, words: str) -> bool:
        lexicon = self._lexicon
        told = lexicon.section(words, heading=True) or lexicon.section(words, heading=False)
        bare = {words, titles.numbered(words).title.strip(), _BRACKET.sub("", words, 1), words[titles.lead(words) :]}
        return not told and not any(map(self._begins_with_name, bare))

    def _begins_with_name(self, words: str) -> bool:
        """Tell whether words are a title or a part of one, or begin with a title that something parts from the rest."""
        return key(words) in self._parts or any(self._is_name(words[:end]) for end in titles.ends(words))

    def _is_name(self, words: str) -> bool:
        lexicon = self._lexicon
        return bool(
            loose.plain(words) in self._loose
            or loose.plain(words) in self._groups
            or any(loose.told(row, words) for row in self._told)
            or key(words) in self._keys
            or stem(words) in self._keys
            or key(words) in lexicon.units
            or lexicon.labelled(words)
            or any(lexicon.shared(table, words) for table in lexicon.drawn)
        )


def _parts(keys: Iterable[str]) -> Iterator[str]:
    """Yield the beginnings of titles, two characters or more; the whole ones too."""
    for words in keys:
        yield words
        yield from (words[:end] for end in range(2, len(words)))


def _rests(tables: Iterable[Table]) -> Iterator[str]:
    """Yield what stands behind the beginning of a row's title where that is the heading of its group."""
    for table in tables:
        for row in table.rows:
            words = key(row.title)
            for end in range(1, len(words)):
                yield from (words[end:], words[end:].removeprefix("の"))


def _printed(form: Form) -> Iterator[str]:
    """Yield every word that names something in a form, or that says why a cell is empty."""
    yield form.title
    yield from (reason.title for reason in Absent)
    for section in form.sections:
        yield from (section.title, section.short, *section.also, section.subtitle)
        for part in section.parts:
            yield from (*part.titles, part.note)
            for thing in (*part.columns, *part.rows) if isinstance(part, Table) else (part,):
                yield from (*thing.titles, *getattr(thing, "choices", ()))
                if isinstance(thing, Column):
                    yield thing.under
                if isinstance(thing, Row):
                    yield from (thing.group, *thing.group_also)
