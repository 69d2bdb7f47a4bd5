"""Where the places of a form stand in a file: slots, records and the layout that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ckwriter.blocks import Grid, GridCell, Heading, Paragraph

Spot = GridCell | Paragraph | Heading


class Slot(NamedTuple):
    """Where the text of one place stands: the characters `start` to `end` of a cell or paragraph."""

    spot: Spot
    start: int
    end: int
    below: int = 0
    """For a cell merged downwards: which of its rows is meant; below its first one nothing can be read."""
    more: tuple[Spot, ...] = ()
    """The paragraphs or cells that follow `spot` and belong to the same place."""
    choices: tuple[str, ...] = ()
    """For a choice that is printed in full (有・無): its words."""

    @property
    def whole(self) -> bool:
        """True if the cell or paragraph holds nothing else."""
        return not self.start and self.end == len(self.spot.text)

    @property
    def text(self) -> str:
        """The characters that stand there."""
        if self.below:
            return ""
        own = self.spot.text[self.start : self.end]
        return "\n".join((own, *(paragraph.text for paragraph in self.more))) if self.more else own


def whole(spot: Spot, below: int = 0) -> Slot:
    """Return the slot that takes up all of a cell or paragraph."""
    return Slot(spot, 0, len(spot.text), below)


@dataclass(frozen=True, slots=True)
class Record:
    """The rows of a grid that make up one row of a free table."""

    grid: Grid | None
    """None where the table is written as a list."""
    first: int
    """Its first row in the grid, from 0."""
    height: int
    slots: Mapping[str, Slot]
    """By column id."""

    @property
    def blank(self) -> bool:
        """True if nothing is filled in."""
        return not any(slot.text.strip() for slot in self.slots.values())


class Left(NamedTuple):
    """Text that has no place in the form, and where it stood."""

    text: str
    where: str


@dataclass(slots=True)
class Layout:
    """What was found: slots by place, records by table, and what is left over."""

    slots: dict[str, Slot] = field(default_factory=dict)
    """Fields and the cells of fixed rows, by place."""
    records: dict[str, list[Record]] = field(default_factory=dict)
    """The rows of free tables, by the table's id, in reading order."""
    titles: dict[str, Spot] = field(default_factory=dict)
    """Where titles stand, by what they are the title of: a section by its number, a field, a table, the row of a fixed
    table (`profile[population]`), a column (`forums.frequency`)."""
    left: list[Left] = field(default_factory=list)
    cover: list[str] = field(default_factory=list)
    """What the form prints before its first section: its title and year."""
    furniture: list[str] = field(default_factory=list, compare=False)
    """What stands on the page and tells nothing: titles in an office's own words, numbers of rows, 同上."""

    def has(self, table: str) -> bool:
        """Tell whether anything of a table was found."""
        return table in self.records or any(at.startswith(f"{table}[") for at in self.slots)

    @property
    def found(self) -> int:
        """How many places were found; a free table counts once for each column."""
        return len(self.slots) + sum(len(records[0].slots) for records in self.records.values() if records)
