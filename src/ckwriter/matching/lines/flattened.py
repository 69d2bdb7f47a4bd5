"""Tables of which a program wrote each cell on a line of its own, as word processors do when they save as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ckwriter.blocks import Block, GridCell, Paragraph
from ckwriter.matching.layout import Layout, Record, Slot, Spot
from ckwriter.matching.lines.cell_lines import Cell, Found, Left
from ckwriter.matching.lines.line_tables import FEWEST_ROWS, MOST_LINES, Reading
from ckwriter.matching.words.lexicon import Lexicon

_BEFORE = 5
"""Lines above the first label of a fixed table among which its header is looked for."""


class Flattened:
    """The blocks of a file with such tables put together, and the lines that their cells were."""

    def __init__(self) -> None:
        self._lines: dict[int, Cell] = {}
        """By the cell that was made of it."""
        self._cells: list[GridCell] = []
        self._strays: dict[int, Paragraph] = {}

    def blocks(self, blocks: Sequence[Block], lexicon: Lexicon) -> Iterator[Block]:
        """Yield the blocks; lines that are cells, of which nobody can tell which is which, stand aside."""
        for found in _tables(blocks, lexicon):
            if isinstance(found, Left):
                strays = [line._replace(aside=True) for line in found.lines]
                self._strays |= {id(line): line for line in strays}
                yield from strays
            elif isinstance(found, Found):
                for cell, lines in zip(found.grid.cells, found.lines, strict=True):
                    if lines:
                        self._lines[id(cell)] = lines
                        self._cells.append(cell)
                yield found.grid
            else:
                yield found

    def is_stray(self, block: Block) -> bool:
        """Tell whether a block is a line that stands aside because nobody can tell which cell it was."""
        return id(block) in self._strays

    def restore(self, layout: Layout) -> None:
        """Let what was found stand in the lines of the file again, and not in the cells that were made of them."""
        if not self._lines:
            return
        layout.slots = {at: self._slot(slot) for at, slot in layout.slots.items()}
        layout.titles = {at: self._line(spot) for at, spot in layout.titles.items()}
        for records in layout.records.values():
            for index, record in enumerate(records):
                if any(id(slot.spot) in self._lines for slot in record.slots.values()):
                    slots = {name: self._slot(slot) for name, slot in record.slots.items()}
                    records[index] = Record(None, 0, 1, slots)

    def _line(self, spot: Spot) -> Spot:
        return self._lines[id(spot)][0] if id(spot) in self._lines else spot

    def _slot(self, slot: Slot) -> Slot:
        lines = self._lines.get(id(slot.spot), ())
        if len(lines) > 1 and slot.end > len(lines[0].text):
            return slot._replace(spot=lines[0], end=len(lines[0].text), more=(*lines[1:], *slot.more))
        return slot._replace(spot=self._line(slot.spot), more=tuple(map(self._line, slot.more)))


def _tables(blocks: Sequence[Block], lexicon: Lexicon) -> Iterator[Block | Left | Found]:
    """Yield blocks, with the lines that are the cells of a table put together.

    A table with free rows is known by the titles of its columns, line by line, and by values that fit them; one with
    fixed rows by the labels of these, each with a value below it.
    """
    blocks = [part for block in blocks for part in _apart(block, lexicon)]
    reading = Reading(blocks, lexicon)
    at = 0
    while at < len(blocks):
        found = reading.free(at) or reading.fixed(at)
        if found is None:
            yield blocks[at]
            at += 1
        else:
            at, block = found
            yield block


def _apart(block: Block, lexicon: Lexicon) -> Sequence[Block]:
    """Return a paragraph without the lines behind it, each by itself, if these are the cells of a table."""
    lines = block.text.split("\n") if isinstance(block, Paragraph) and block.text.count("\n") >= FEWEST_ROWS else []
    if not isinstance(block, Paragraph) or not lines:
        return (block,)
    if len(lines) > MOST_LINES:
        return (block,)
    single = [block._replace(text=line) for line in lines if line.strip()]
    reading = Reading(single, lexicon)
    for at in range(1, len(single)):
        if reading.free(at) is not None or reading.fixed(at) is not None:
            heads = [n for n in range(max(1, at - _BEFORE), at) if lexicon.generic(single[n].text)]
            start = min(heads, default=at)
            return (block._replace(text="\n".join(line.text for line in single[:start])), *single[start:])
    return (block,)
