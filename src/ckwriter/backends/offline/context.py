"""The facts of a request as the rules see them: texts that know on which facts they rest.

A `Cited` is a string with the numbers of its facts. What a template prints of it is marked, so that a sentence's facts
are exactly those that it printed or compared, and so that names taken from facts are never respelled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ckwriter import places
from ckwriter.drafts import DraftRequest, Fact
from ckwriter.grounding import told


class Cited(str):
    """A text and the numbers of the facts that it rests on."""

    facts: frozenset[int]
    prose: bool
    """True for running text of a note or a draft; False for a name or a value, which is printed as it stands."""

    def __new__(cls, text: str, facts: Iterable[int] = (), *, prose: bool = False) -> Cited:
        """Make a text that rests on the facts of these numbers."""
        self = super().__new__(cls, text)
        self.facts = frozenset(facts)
        self.prose = prose
        return self

    def but(self, text: str) -> Cited:
        """Return another text that rests on the same facts."""
        return Cited(text, self.facts, prose=self.prose)


def facts_of(value: object) -> frozenset[int]:
    """Return the numbers of the facts that a value rests on: a text, a row, or a list of them."""
    if isinstance(value, Cited):
        return value.facts
    if isinstance(value, Row):
        return facts_of(texts_of(value))
    if isinstance(value, list | tuple):
        return frozenset().union(*map(facts_of, value))
    return frozenset()


class Row:
    """One row of a table; its columns are attributes, empty where the cell is."""

    def __init__(self, key: str, cells: dict[str, Cited]) -> None:
        self._key = key
        self._cells = cells

    def __getattr__(self, column: str) -> Cited:
        try:
            return self._cells[column]
        except KeyError:
            raise AttributeError(column) from None

    def __iter__(self) -> Iterator[Cited]:
        return iter(self._cells.values())

    def __bool__(self) -> bool:
        return any(self._cells.values())


def texts_of(value: object) -> list[Cited]:
    """Return the texts of a value that are not empty: of a text itself, of a row, of a list of either."""
    if isinstance(value, Row):
        return [text for text in value if text]
    if isinstance(value, list | tuple):
        return [text for item in value for text in texts_of(item)]
    return [value] if isinstance(value, Cited) and value else []


class Note(Cited):
    """A raw note, and the place that it is about."""

    about: str


class Request:
    """The facts of one request, by name."""

    def __init__(self, request: DraftRequest) -> None:
        self.request = request
        self.target = places.parse(request.at)
        self._by_place = {fact.at: fact for fact in request.usable}

    def names(self) -> dict[str, Any]:
        """Return what the rules may name: fields, tables (lists of rows), `row`, `key`, and the notes."""
        prompt = self.request.prompt
        columns: dict[str, list[str]] = {}
        known: dict[str, Any] = {"key": self.target.row, **self._notes()}
        for selector in (*prompt.facts, *prompt.feeds):
            part, dot, column = selector.partition(".")
            if part.startswith(places.NOTES):
                continue
            if dot:
                columns.setdefault(part, []).append(column)
            else:
                known[part] = self._text(part)
        for part, wanted in columns.items():
            known[part] = self._row(self.target, wanted) if part == "row" else self._rows(part, wanted)
        return known

    def _notes(self) -> dict[str, list[Note]]:
        """Return the notes by how near they are: about the cell, its row, its table, about nothing, and all of them."""
        row = str(self.target._replace(column=""))
        notes = self.notes()
        near = {"own_notes": self.request.at, "row_notes": row, "table_notes": self.target.part, "general_notes": ""}
        return {"notes": notes} | {name: [n for n in notes if n.about == about] for name, about in near.items()}

    def notes(self) -> list[Note]:
        """Return the notes that may be used, in their order, without what in them is an order to the writer."""
        found = []
        for fact in self.request.usable:
            if fact.type == "note" and (text := told(_PRIVATE.sub("", fact.text))).strip():
                note = Note(text, (fact.number,), prose=True)
                note.about = fact.about
                found.append(note)
        return found

    def _row(self, at: places.Place, columns: list[str]) -> Row:
        return Row(at.row, {column: self._text(str(at._replace(column=column))) for column in columns})

    def _rows(self, table: str, columns: list[str]) -> list[Row]:
        keys = dict.fromkeys(
            place.row for place in map(places.parse, self._by_place) if place.part == table and place.column in columns
        )
        numbered = sorted(keys, key=lambda key: int(key) if key.isdigit() else 0)
        return [self._row(places.Place(table, key), columns) for key in numbered]

    def _text(self, at: str) -> Cited:
        fact = self._by_place.get(at)
        return _cited(fact) if fact else Cited("")


NAME_TYPES = ("text", "list", "municipality")
"""The types of field that hold names."""


def names_in(request: DraftRequest) -> tuple[str, ...]:
    """Return the names that the facts hold: of meetings, members, programmes, offices and the body itself."""
    found = (name for fact in request.facts if fact.type in NAME_TYPES for name in re.split("[\n、]", fact.text))
    return tuple(dict.fromkeys(name.strip() for name in found if name.strip()))


def _cited(fact: Fact) -> Cited:
    prose = fact.type in ("paragraph", "bullets", "note")
    return Cited(_PRIVATE.sub("", fact.text).strip(), (fact.number,), prose=prose)


NAME, PROSE, END = "\ue000", "\ue001", "\ue002"
"""Round what a template prints of a fact: a name or a value, or running text. They are taken out of the facts."""
_PRIVATE = re.compile(f"[{NAME}{PROSE}{END}]")
_PIECE = re.compile(f"(?P<mark>[{NAME}{PROSE}])(?P<text>.*?){END}", re.DOTALL)


def printed(value: object, trace: set[int]) -> object:
    """Return a value as a template prints it, and note its facts in `trace`."""
    facts = facts_of(value)
    trace |= facts
    if isinstance(value, Cited) and facts and value:
        return f"{PROSE if value.prose else NAME}{value}{END}"
    return value


def pieces(rendered: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a rendered text with their marks; "" for what the rule itself says."""
    at = 0
    for found in _PIECE.finditer(rendered):
        yield rendered[at : found.start()], ""
        yield found["text"], found["mark"]
        at = found.end()
    yield rendered[at:], ""
