"""A form as a whole: its numbered sections with their fields and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from pydantic import model_validator

from ckwriter.form.fields import Field, FormValue, Kind, Role, Strings
from ckwriter.form.rules import Constraint, Reference, Words
from ckwriter.form.tables import Part, Table

COVER = "0"
"""The number of the section that stands on the cover, above the first heading."""


class Section(FormValue):
    """A numbered section of the form."""

    number: str
    """The official number as a string, "0" for the cover."""
    id: str
    title: str
    """The heading as printed, without its number."""
    short: str
    """The heading as a message says it."""
    also: Strings = ()
    telling: Strings = ()
    """Words by which a heading is known that has none of these titles (これまでの歩み); no other section has them."""
    subtitle: str = ""
    required: bool = False
    """True if something must stand in the section although none of its parts must be filled by itself."""
    new_page: bool = False
    """True if the section begins on a page of its own in the blank form."""
    repeats: bool = False
    """True if the section may run over several pages under the same heading (2-①, 2-②)."""
    parts: tuple[Part, ...]

    @property
    def heading(self) -> str:
        """The heading as messages and sheets name it: number and short title."""
        return f"{self.number} {self.short}"

    @property
    def free_tables(self) -> list[Table]:
        """The tables whose rows people add."""
        return [part for part in self.parts if isinstance(part, Table) and not part.rows]


class Form(FormValue):
    """A form: what it asks, of whom, and in which words."""

    id: str
    title: str
    fiscal_year: int
    kinds: tuple[Kind, ...]
    sections: tuple[Section, ...]
    terms: Strings = ()
    """Names and official words whose spelling is never changed (laws, systems, the form's own labels)."""
    words: Words = Words()
    constraints: tuple[Constraint, ...] = ()
    references: tuple[Reference, ...] = ()
    less_is_better: Strings = ()
    """Words of indicators that ought to fall."""
    related: tuple[Strings, ...] = ()
    """Words of one matter, each set, by which two texts are known to speak of the same."""
    private_words: Strings = ()
    """Words beside which a count of a few persons might tell who they are."""
    advice: str = ""
    """The id of the form on which an adviser answers; nothing where none does."""
    compact: bool = False
    """True for a form of a page or two: its cover is the head of its first page."""

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Form:
        seen: set[str] = {"notes", "unplaced", "labels", "number", "title", "cells"}
        for part in self.parts():
            if part.id in seen:
                raise ValueError(f"id「{part.id}」が二度使われています")
            seen.add(part.id)
        return self

    def parts(self) -> Iterator[Table | Field]:
        """Yield every field and table, in the order of the form."""
        for section in self.sections:
            yield from section.parts

    def free_tables(self) -> Iterator[Table]:
        """Yield every table whose rows people add."""
        for section in self.sections:
            yield from section.free_tables

    @cached_property
    def _parts(self) -> Mapping[str, Table | Field]:
        return {part.id: part for part in self.parts()}

    @cached_property
    def _section_of(self) -> Mapping[str, Section]:
        return {part.id: section for section in self.sections for part in section.parts}

    @cached_property
    def fields_by_address(self) -> Mapping[str, Field]:
        """Every field and column by its full place, the number of a free row left out: `forums[].frequency`."""
        found: dict[str, Field] = {}
        for part in self.parts():
            if not isinstance(part, Table):
                found[part.id] = part
                continue
            for row in [f"{part.id}[{row.id}]" for row in part.rows] or [f"{part.id}[]"]:
                found |= {f"{row}.{column.id}": column for column in part.columns_of(row)}
        return found

    @cached_property
    def row_labels(self) -> Mapping[str, str]:
        """The words that stand before every fixed row, with the heading of its group, by the row's address."""
        tables = (part for part in self.parts() if isinstance(part, Table))
        rows = ((f"{table.id}[{row.id}]", row) for table in tables for row in table.rows)
        return {at: row.title if row.group in ("", row.title) else f"{row.group} {row.title}" for at, row in rows}

    @cached_property
    def _fields_by_role(self) -> Mapping[str, tuple[tuple[Table | None, Field], ...]]:
        found: dict[str, list[tuple[Table | None, Field]]] = {}
        for part in self.parts():
            table = part if isinstance(part, Table) else None
            for field in table.columns if table else (part,):
                if isinstance(field, Field) and field.role:
                    found.setdefault(field.role, []).append((table, field))
        return {role: tuple(fields) for role, fields in found.items()}

    def with_role(self, role: Role) -> tuple[tuple[Table | None, Field], ...]:
        """Return the fields and columns of a role, each with its table, None for a field that stands alone."""
        return self._fields_by_role.get(role, ())

    def part(self, part_id: str) -> Table | Field | None:
        """Return a field or table by its id, or None."""
        return self._parts.get(part_id)

    def table(self, table_id: str) -> Table:
        """Return a table by its id; KeyError if there is none."""
        part = self._parts[table_id]
        if not isinstance(part, Table):
            raise KeyError(table_id)
        return part

    def section_of(self, part_id: str) -> Section:
        """Return the section in which a field or table stands; KeyError if there is none."""
        return self._section_of[part_id]

    def kind(self, word: str) -> Kind | None:
        """Return the kind of body that a word names, by id or by any of its titles, or None."""
        return next((k for k in self.kinds if word == k.id or word in k.titles), None)
