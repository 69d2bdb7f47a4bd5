"""Blocks: what every file format is turned into, and what the matcher sees.

A format knows no form, a form no format: a reader yields headings, paragraphs and grids in reading order, each with a
`ref` that only the format understands, and `ckwriter.matching` finds the places of a form among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from ckwriter.form import Form
from ckwriter.model import Submission

DRAFT_MARK = "AI下書き"
"""What text that a program drafted is called in files: a style's name, and the sample in the line that explains it."""


LOOKS = 10
"""The level of a paragraph that only looks like a heading: below those of all styles."""


class Heading(NamedTuple):
    """A heading, or a paragraph that stands as one."""

    text: str
    level: int = 1
    ref: Any = None


class Paragraph(NamedTuple):
    """A paragraph outside of tables; its text may hold line breaks as newlines."""

    text: str
    ref: Any = None
    pin: str = ""
    """A name that somebody gave to this spot (a bookmark in Word), or nothing."""
    aside: bool = False
    """True if it does not stand on the page itself (a speaker's note, a running head): kept, but never placed."""
    blanks: int = 0
    """How many blank lines stand above it, in a format that has lines."""


class GridCell(NamedTuple):
    """One cell of a grid; a merged one stands once, at its upper left corner."""

    row: int
    """The row of its upper edge, from 0."""
    column: int
    """The column of its left edge, from 0."""
    text: str
    """Its paragraphs, joined by newlines."""
    rowspan: int = 1
    colspan: int = 1
    ref: Any = None
    pin: str = ""
    blocks: tuple[Block, ...] = ()
    """What stands inside it, for a cell that holds grids of its own and for a grid's only cell (a frame)."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it is laid out on the page."""

    cells: tuple[GridCell, ...]
    """In reading order: by row, then by column."""
    height: int
    width: int
    ref: Any = None

    def at(self, row: int, column: int) -> GridCell | None:
        """Return the cell that covers a position, or None where the grid has a hole."""
        for cell in self.cells:
            if cell.row <= row < cell.row + cell.rowspan and cell.column <= column < cell.column + cell.colspan:
                return cell
        return None

    def row(self, row: int) -> Iterator[GridCell]:
        """Yield the cells that begin in a row, from left to right."""
        return (cell for cell in self.cells if cell.row == row)


Block = Heading | Paragraph | Grid


def _nothing(digest: str, form: Form) -> Iterable[str]:
    """Return what a blank form prints that nobody knows."""
    return ()


def _unknown(digest: str, form: Form) -> Sequence[Block] | None:
    """Return the blocks of a blank form that nobody knows: None."""
    return None


@dataclass(frozen=True)
class Blocks:
    """A file as blocks in reading order, with the record that it carries, if it carries one."""

    source: Iterable[Block]
    """The blocks, or what yields them once they are asked for."""
    record: bytes | None = None
    """The record that ckwriter left in the file (JSON), or None."""
    written: Submission | None = None
    """What ckwriter wrote into the file, if it was proved that the file still is, byte for byte, as it was written."""
    drafted: Iterable[str] = frozenset()
    """What the file itself marks as drafted by a program, line by line, for a file whose record was lost."""
    printed: Callable[[str, Form], Iterable[str]] = _nothing
    """Returns what a blank form, known by its SHA-256, prints beside its places; nothing if the blank is not at hand.

    A record says in which blank form it was written, but not what that prints: nobody could see what it hid so.
    """
    blank: Callable[[str, Form], Sequence[Block] | None] = _unknown
    """Returns the blocks of a blank form, known by its SHA-256; None if the blank is not at hand."""

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in reading order."""
        return tuple(self.source)


class Written(NamedTuple):
    """What a writer gives back where the file has a layout of its own."""

    data: bytes
    unplaced: tuple[str, ...] = ()
    """The places whose text found no room in the file."""
