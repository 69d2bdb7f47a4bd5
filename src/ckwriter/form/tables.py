"""The tables of a form: columns, and rows that are fixed by the form or free."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Discriminator, Tag

from ckwriter.form.fields import Field, FieldType, Required, Strings, Titled


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
    told: Strings = ()
    """Words for the persons that it counts, by which running text may tell how many they are: 1年以上入院."""
    telling: Strings = ()
    """Words that a label in other words must hold, all of them, to name this row."""
    survey_month: int = 0
    """The one month of the year that figures of this row are taken in, where it is known."""
    survey: Strings = ()
    """Names of the survey that is taken in that month: 630調査."""
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
