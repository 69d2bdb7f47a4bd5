"""A compiled blank form: static bytes with holes between them.

See `ckwriter.word.compiling` for how one is made and `ckwriter.word.filling` for how it is filled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ckwriter.form import Form


@dataclass(frozen=True, slots=True)
class Hole:
    """Where the text of one place goes, and the bytes round it."""

    at: str
    """The place; in a repeated record the column alone."""
    blank: bytes
    """What stands there if the place is empty."""
    first: bytes
    """What opens the first line."""
    first_item: bytes
    """The same for a line that begins with a mark (・), which hangs."""
    further: bytes
    """What parts a line from the one before."""
    further_item: bytes
    last: bytes
    """What closes the last line."""
    run: bytes
    """What opens a run of text."""
    drafted: bytes
    """What opens a run of text that a program drafted and nobody accepted."""
    end: bytes
    """What closes a run."""
    tab: bytes
    printed: str = ""
    """For a choice: its words as the form prints them."""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """Where a cell of a column that continues is merged with the ones above and below it, or not."""

    table: str
    column: str
    row: int
    """The row, from 1; 0 in a repeated record."""
    restart: bytes
    proceed: bytes


@dataclass(frozen=True, slots=True)
class Spread:
    """Where a heading begins that is merged down over the repeated records, if there are any."""

    table: str
    after: int
    """How many records the form has by itself."""
    restart: bytes


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that counts the records."""

    first: int
    """What it is before the first record."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """The last record of a table, as it is repeated for every further row."""

    table: str
    after: int
    """How many records stand before."""
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """The line that explains drafted text, where there is some."""

    shown: bytes
    blank: bytes


Node = bytes | Hole | Merge | Spread | Numeral | Repeat | Legend


@dataclass(frozen=True, slots=True)
class Program:
    """A blank form, compiled."""

    form: Form
    nodes: tuple[Node, ...]
    singles: frozenset[str]
    """The fields and fixed cells that have room."""
    columns: Mapping[str, frozenset[str]]
    """The columns of free tables that have room, by table."""
    printed: tuple[str, ...] = ()
    """Texts of the form that belong to no place."""
    dated: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    """Figures whose label holds their date, by groups: the places of the date, and of the figures."""

    def has(self, at: str) -> bool:
        """Tell whether a place has room in the form."""
        if at in self.singles:
            return True
        table, bracket, rest = at.partition("[")
        return bool(bracket) and rest.partition("].")[2] in self.columns.get(table, ())
