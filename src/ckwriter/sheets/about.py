"""What a raw note is about, in the words of people and as a place.

On the sheet a place is written as its title (`7 協議の場 2行目「開催頻度」`). People may write less: a title without
its section, another title that the form knows, other brackets and spaces, or the place itself (`forums[2]`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import process

from ckwriter import places
from ckwriter.form import Field, Form, Table
from ckwriter.notation import fold

_ROW = re.compile(r"(?P<table>.+?)の?(?P<row>[1-9][0-9]*)(?:行|件|番)目?の?(?P<column>.*)")


def titles(form: Form) -> tuple[str, ...]:
    """Return what the drop-down offers, in the order of the form: each field and table, and rows that ask for prose."""
    return tuple(places.title_of(form, at) for part in form.parts() for at in _offered(part))


def _offered(part: Table | Field) -> Iterator[str]:
    yield part.id
    if isinstance(part, Table) and any(column.type == "paragraph" for column in part.columns):
        yield from (f"{part.id}[{row.id}]" for row in part.rows)


def title(form: Form, about: str) -> str:
    """Return the words for what a note is about; "" if it is about nothing."""
    return places.title_of(form, about) if about else ""


class Reader:
    """Understands words for what a note is about."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._named: dict[str, tuple[str, ...]] = {}
        """The places by the words for them, folded; words of a later kind never hide those of an earlier one."""
        for tier in (_full_titles, _own_titles, _other_titles):
            found: dict[str, list[str]] = {}
            for words, at in tier(form):
                if at not in found.setdefault(fold(words), []):
                    found[fold(words)].append(at)
            self._named = {key: tuple(ats) for key, ats in found.items()} | self._named

    def place(self, words: str) -> str:
        """Return the place that words name, "" for no words; ValueError, in Japanese, if they name none or several."""
        if not words.strip():
            return ""
        if self._is_place(words.strip()):
            return words.strip()
        key = fold(words)
        found = self._named.get(key) or self._row(key)
        said = f"「{words.strip()[:40]}」"
        if not found:
            best = process.extractOne(words, titles(self._form), score_cutoff=50)
            meant = f"「{best[0]}」ではありませんか。" if best else ""
            raise ValueError(f"{said}はこの様式の欄ではありません。{meant}一覧から選ぶか、空欄にしてください")
        if len(found) > 1:
            several = "、".join(f"「{places.title_of(self._form, at)}」" for at in found)
            raise ValueError(f"{said}に当たる欄が複数あります。{several}のどれかを書いてください")
        return found[0]

    def _is_place(self, words: str) -> bool:
        try:
            at = places.parse(words)
        except ValueError:
            return False
        return self._form.part(at.part) is not None

    def _row(self, key: str) -> tuple[str, ...]:
        """Return the rows of free tables, or the places in them, that folded words name."""
        match = _ROW.fullmatch(key)
        if not match:
            return ()
        tables = [self._form.part(at) for at in self._named.get(match["table"], ())]
        rows = [(part, f"{part.id}[{match['row']}]") for part in tables if isinstance(part, Table) and not part.rows]
        if not match["column"]:
            return tuple(row for _, row in rows)
        return tuple(f"{row}.{column.id}" for table, row in rows for column in _columns(table, match["column"]))


def _full_titles(form: Form) -> Iterator[tuple[str, str]]:
    for part in form.parts():
        yield places.title_of(form, part.id), part.id
        for row in part.rows if isinstance(part, Table) else ():
            at = f"{part.id}[{row.id}]"
            yield places.title_of(form, at), at
            yield from ((places.title_of(form, cell), cell) for cell, _ in _cells(part, at))


def _own_titles(form: Form) -> Iterator[tuple[str, str]]:
    for part in form.parts():
        section = form.section_of(part.id)
        names = (part.title, f"{part.title}の表") if isinstance(part, Table) else (part.title,)
        for name in names:
            yield from ((f"{lead}{name}", part.id) for lead in ("", section.number, section.heading))
        for row in part.rows if isinstance(part, Table) else ():
            at = f"{part.id}[{row.id}]"
            for words in (row.title, f"{row.group}{row.title}", f"{part.title}{row.title}"):
                yield words, at
                yield from ((f"{words}{column.title}", cell) for cell, column in _cells(part, at))


def _cells(part: Table | Field, row: str) -> Iterator[tuple[str, Field]]:
    """Yield the places of a fixed row that have words of their own: all but its value."""
    if isinstance(part, Table):
        yield from ((f"{row}.{column.id}", column) for column in part.columns_of(row) if column.id != "value")


def _other_titles(form: Form) -> Iterator[tuple[str, str]]:
    for part in form.parts():
        yield from ((also, part.id) for also in part.also)


def _columns(table: Table, key: str) -> Iterator[Field]:
    return (column for column in table.columns if key in map(fold, column.titles))
