"""`Form`: what a form asks, as data.

A form is read from its folder's `form.toml`; nothing here knows which programme it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Tag, model_validator

FieldType = Literal[
    "text",  # a line
    "paragraph",  # running text
    "bullets",  # one item a line
    "list",  # names parted by 、
    "integer",
    "decimal",
    "quantity",  # a number with its unit, or words where no number fits
    "frequency",  # times a year
    "period",  # months or years
    "as_of",  # the day or month that a number is about
    "choice",  # one of `choices`
    "fixed",  # printed on the form, nobody fills it
    "municipality",  # the body's own name
    "fiscal_year",
]
Required = Literal["yes", "if_applicable", "optional", "auto"]
Role = Literal[
    "meeting",  # the name of a meeting that meets regularly, or several
    "members",  # who takes part in it
    "member_count",  # how many take part
    "lead",  # who runs it, or runs what the row is about
    "duties",  # what the lead of the row does
    "indicator",  # what is measured
    "baseline",  # of an indicator: where it stood
    "target",  # where it was to go, or is to
    "result",  # where it went
    "explanation",  # words that may say why
    "issue",  # what is lacking
    "policy",  # what is to be done about it
    "event",  # what happened
    "activity",  # what is done, and when
    "programme",  # the name of what the row is about, such as a course or a service
    "aim",  # what is to be reached within the year
]
"""What a field means to the checks that compare one part of a form with another."""
Strings = Annotated[tuple[str, ...], BeforeValidator(lambda v: tuple(v) if isinstance(v, list) else v)]


class FormValue(BaseModel):
    """A frozen, closed value of a form's own files; TOML's arrays are taken as tuples."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Titled(FormValue):
    """Something with an id for programs and an official title for people."""

    id: str
    title: str
    also: Strings = ()
    """Other titles under which it was seen, in other years or at other bodies."""

    @property
    def titles(self) -> tuple[str, ...]:
        """The official title first, then the others."""
        return (self.title, *self.also)


class Kind(Titled):
    """A kind of body: 県, 指定都市 …"""

    bodies: Strings = ()
    """Names of bodies that are known to be of this kind, where the name alone does not tell (熊本市)."""


class Field(Titled):
    """One place to fill, or, in a table, one column."""

    type: FieldType
    required: Required = "yes"
    """`yes`: must be answered · `if_applicable`: answered or a reason given · `optional` · `auto`: computed."""
    kinds: Strings = ()
    """The kinds of body that must answer, by id; none named means all. For the others it is `if_applicable`."""
    unit: str = ""
    choices: Strings = ()
    months: bool = False
    """True if a period must name its months, not a year alone."""
    hint: str = ""
    """What goes there, for the person who fills it (記入要領)."""
    note: str = ""
    """A footnote that the form prints."""
    label: Literal["above", "left"] = "above"
    """Where the title stands in the blank form. Fields labelled at the left share a grid with their neighbours."""
    width: int = 0
    """On the page, in millimetres, for a column; 0 leaves it to its type."""
    role: Role | None = None
    year: int = 0
    """The fiscal year that it is about, counted from the form's own: -1 is the year before."""
    previous: str = ""
    """The field or column of last year's submission from which a new year starts here: `goals.target`; usually its own
    (`forums.name`). Nothing is carried over where none is named."""

    def required_of(self, kind: str) -> Required:
        """Return how far a body of this kind must answer."""
        if self.required == "yes" and self.kinds and kind not in self.kinds:
            return "if_applicable"
        return self.required


class Column(Field):
    """One column of a table."""

    under: str = ""
    """A heading that this column shares with its neighbours. On the page they may stand below each other (one record,
    several rows, labelled with the columns' titles) or side by side."""
    continues: bool = False
    """True if a blank cell means: the same as in the row above (a cell merged downwards)."""
    page: str = "{}"
    """How the text stands on the page, where its cell holds more: `（{}時点）` in the cell of the row's label, `／ {}`
    behind the value in the same cell, `{} %` before its unit in a cell of its own or behind another unit."""


class Row(Titled):
    """One fixed row of a table; it may sharpen what the columns ask."""

    group: str = ""
    """The heading of the rows that it belongs to; rows of one group share their `as_of`, held by the first."""
    group_also: Strings = ()
    parent: str = ""
    """The row that this one is part of (うち65歳未満)."""
    columns: Strings = ()
    """The columns that this row has; all of the table's if none is named."""
    type: FieldType | None = None
    """The type of the row's `value`, where it is not the column's."""
    required: Required | None = None
    kinds: Strings = ()
    unit: str = ""
    choices: Strings = ()
    hint: str = ""
    share_of: str = ""
    """The row whose value is the whole of which this row's `share` is the part."""
    counts_all: Strings = ()
    """Words by which it counts it only where all are meant: 病院 (全22病院)."""
    counts: Strings = ()
    """Words by which running text counts what this row counts: 圏域 (全8圏域), 精神科病院 (精神科病院6か所)."""
    survey_month: int = 0
    """The one month of the year that figures of this row are taken in, where it is known."""
    bases: Strings = ()
    """Ways of counting of which the row must name one, because they give different figures."""
    meeting: Strings = ()
    """The meeting whose times a year this row gives, by the end of its name."""
    private: bool = False
    """True if the row counts persons who might be known by a small figure."""


class Table(Titled):
    """A table: columns, and rows that are either fixed by the form or free."""

    type: Literal["table"]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()
    min_rows: int = 1
    """How many rows a free table must have at the least; 0 if it may stay empty."""
    note: str = ""
    hint: str = ""

    @cached_property
    def _columns(self) -> Mapping[str, Column]:
        return {column.id: column for column in self.columns}

    @cached_property
    def _row_columns(self) -> Mapping[str, tuple[Column, ...]]:
        return {row.id: tuple(self._sharpened(row)) for row in self.rows}

    def _sharpened(self, row: Row) -> Iterator[Column]:
        for column in self.columns:
            if row.columns and column.id not in row.columns:
                continue
            update: dict[str, object] = {}
            if column.type == "choice":
                update = {"choices": row.choices or column.choices}
            elif column.id == "value":
                update = {"type": row.type or column.type, "unit": row.unit or column.unit}
            if column.required == "yes":
                update |= {"required": row.required or column.required, "kinds": row.kinds or column.kinds}
            yield column.model_copy(update=update)

    def column(self, column_id: str) -> Column:
        """Return a column by its id; KeyError if there is none."""
        return self._columns[column_id]

    def row(self, row_id: str) -> Row:
        """Return a fixed row by its id; KeyError if there is none."""
        return self._rows[row_id]

    @cached_property
    def _rows(self) -> Mapping[str, Row]:
        return {row.id: row for row in self.rows}

    def columns_of(self, row: str) -> tuple[Column, ...]:
        """Return the columns of a row (`profile[population]` or `forums[2]`), as sharpened by a fixed row."""
        if not self.rows:
            return self.columns
        return self._row_columns[row[len(self.id) + 1 : -1]]


def _part_kind(value: object) -> str:
    kind = value.get("type") if isinstance(value, Mapping) else getattr(value, "type", None)
    return "table" if kind == "table" else "field"


Part = Annotated[Annotated[Table, Tag("table")] | Annotated[Field, Tag("field")], Discriminator(_part_kind)]


class Constraint(FormValue):
    """An agreement between cells that can be said as data; places are addresses, or `table.column` for a column."""

    type: Literal[
        "sum",  # the first figure is the sum of the others
        "ascending",  # no figure is greater than the next
        "equal",  # the figures are equal
        "range",  # each figure lies between `low` and `high`
        "rows",  # one of these choices is yes if, and only if, the table `table` has rows
        "listed",  # what these columns name stands in the column `table`
    ]
    places: Strings
    low: Decimal | None = None
    high: Decimal | None = None
    kinds: Strings = ()
    """The kinds of body that it binds, by id; none named means all."""
    table: str = ""
    leave: Strings = ()
    """Ends of names that need not be listed."""
    why: str = ""
    """The rule in words, for the person who reads the finding."""

    def binds(self, kind: str) -> bool:
        """Tell whether a body of this kind is bound."""
        return not self.kinds or kind in self.kinds


class Reference(FormValue):
    """A figure of an outside document (a plan, a national goal) that submissions quote; an office adds what it has."""

    title: str
    """The document and what it sets, as a finding names it: 第7期障害福祉計画の目標."""
    words: Strings
    """The words by which texts quote it; all of them stand in the sentence."""
    value: Decimal | None = None
    unit: str = ""
    first_year: int | None = None
    """The first fiscal year for which it holds."""
    last_year: int | None = None


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


class Words(FormValue):
    """The words of a form's programme (`words.toml`), for the checks of wording."""

    official: Strings = ()
    """Official words and names, spelled rightly: a near miss of one is a typo candidate."""
    accepted: Strings = ()
    """Right words that look like near misses of others."""
    misspelled: Mapping[str, str] = {}
    """Words that are wrong wherever they stand → what is meant."""
    names: Strings = ()
    """Columns that hold names (`forums.name`), by table and column."""


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

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Form:
        seen: set[str] = {"notes", "unplaced", "number", "title", "cells"}
        for part in self.parts():
            if part.id in seen:
                raise ValueError(f"id「{part.id}」が二度使われています")
            seen.add(part.id)
        return self

    def parts(self) -> Iterator[Table | Field]:
        """Yield every field and table, in the order of the form."""
        for section in self.sections:
            yield from section.parts

    @cached_property
    def _parts(self) -> Mapping[str, Table | Field]:
        return {part.id: part for part in self.parts()}

    @cached_property
    def _section_of(self) -> Mapping[str, Section]:
        return {part.id: section for section in self.sections for part in section.parts}

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
