"""Places: the one address of a cell, for programs and for people.

A place is a string: `strengths` (a field), `forums[2].frequency` (column of the second row of a free table, counted
from 1 as people count), `profile[population].value` (column of a fixed row). Shorter forms address more:
`forums[2]` a row, `forums` a table. `notes[3]` is the third of the raw notes, `unplaced[2]` the second of the texts of
a file that have no place in the form, such as the words of a diagram, `labels[1]` the first of the form's titles that
the file spells in its own way.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ckwriter.form import Field, Form, Table
from ckwriter.patterns import regex

_PLACE = regex(
    r"(?P<part>[a-z][a-z0-9_]*)(?:\[(?P<row>[1-9][0-9]*|[a-z][a-z0-9_]*)\](?:\.(?P<column>[a-z][a-z0-9_]*))?)?"
)
_NUMBER = regex("[1-9][0-9]*")
_DIGITS = frozenset("0123456789")
NOTES = "notes"
UNPLACED = "unplaced"
LABELS = "labels"
HEADINGS = "headings"


class Place(NamedTuple):
    """A place, taken apart."""

    part: str
    row: str = ""
    column: str = ""

    def __str__(self) -> str:
        row = f"[{self.row}]" if self.row else ""
        return f"{self.part}{row}{'.' + self.column if self.column else ''}"


@lru_cache(4096)
@lru_cache(4096)
def parse(at: str) -> Place:
    """Take a place apart; ValueError if it is not written as one."""
    match = _PLACE.fullmatch(at)
    if not match:
        raise ValueError(f"「{at}」は欄の番地として読めません（例: forums[2].frequency）")
    return Place(match["part"], match["row"] or "", match["column"] or "")


def field_at(form: Form, at: str) -> Field | None:
    """Return the field or column that a full place is of, or None if the form has no such place."""
    table, bracket, rest = at.partition("[")
    row, _, column = rest.partition("].")
    if bracket and row[:1] in _DIGITS:
        return form.fields_by_address.get(f"{table}[].{column}") if _NUMBER.fullmatch(row) else None
    return form.fields_by_address.get(at) if row or not bracket else None


def section_of(form: Form, at: str) -> str:
    """Return the official number of the section in which a place stands; "" beside the form."""
    part = parse(at).part
    return form.section_of(part).number if form.part(part) else ""


def title_of(form: Form, at: str) -> str:
    """Return a place as people call it: `7 協議の場 2行目「開催頻度」`.

    Works for every length of address, and for addresses of places that the form does not have.
    """
    try:
        place = parse(at)
    except ValueError:
        return at
    if place.part == NOTES:
        return f"素材 {place.row}件目" if place.row else "素材"
    if place.part == UNPLACED:
        return f"様式の欄の外の記載 {place.row}件目" if place.row else "様式の欄の外の記載"
    if place.part == LABELS:
        return "様式の項目名"
    if place.part == HEADINGS:
        return "見出し"
    part = form.part(place.part)
    if part is None:
        return at
    heading = form.section_of(part.id).heading
    if not isinstance(part, Table):
        return f"{heading}「{part.title}」"
    words = [heading]
    tables = [p for p in form.section_of(part.id).parts if isinstance(p, Table)]
    if len(tables) > 1:
        words.append(f"{part.title}の表")
    if place.row and part.rows:
        row = next((r for r in part.rows if r.id == place.row), None)
        label = row.title if row else place.row
        words.append(f"「{row.group} {label}」" if row and row.group and row.group != label else f"「{label}」")
    elif place.row:
        words.append(f"{place.row}行目")
    if place.column:
        column = next((c for c in part.columns if c.id == place.column), None)
        label = column.title if column else place.column
        if column is None or column.id != "value":
            words.append(f"「{label}」")
    title = " ".join(words)
    return title.replace(" 「", "「")


def row_of(at: str) -> str:
    """Return the row of a place: `forums[2]` of `forums[2].name`; the place itself where it has no column."""
    return at.rpartition(".")[0] or at
