"""Tables of which a program wrote each cell on a line of its own, as word processors do when they save as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ckwriter import notation
from ckwriter.blocks import Block, Grid, GridCell, Paragraph
from ckwriter.form import Column, Table
from ckwriter.matching.layout import Layout, Record, Slot
from ckwriter.matching.lexicon import Lexicon
from ckwriter.matching.periods import PERIOD
from ckwriter.matching.titles import key

_LONGEST_TITLE = 40
_LONGEST_VALUE = 40
_FEWEST_TITLES, _MOST = 3, 0.6
"""How many titles of a table must follow each other, and what part of its columns."""
_MOST_LINES = 400
"""Lines that are looked at from one on."""
_BEFORE = 5
"""Lines above the first label of a fixed table among which its header is looked for."""
_FEWEST_ROWS = 3
"""Rows of a fixed table that must follow each other."""
_MARK = re.compile(r"\s*[・•●○■□◆◇▪‣➢\-*]")
_FIGURE = re.compile(r"[0-9０-９●○◯]|[有無]|該当なし|不明|秘匿|未公表")
_SIGNS = ":：、。"


class Flattened:
    """The blocks of a file with such tables put together, and the lines that their cells were."""

    def __init__(self) -> None:
        self._lines: dict[int, Paragraph] = {}
        """By the cell that was made of it."""
        self._cells: list[GridCell] = []

    def blocks(self, blocks: Sequence[Block], lexicon: Lexicon) -> Iterator[Block]:
        """Yield the blocks; lines that are cells, of which nobody can tell which is which, stand aside."""
        for found in _tables(blocks, lexicon):
            if isinstance(found, _Left):
                yield from (line._replace(aside=True) for line in found.lines)
            elif isinstance(found, _Found):
                for cell, line in zip(found.grid.cells, found.lines, strict=True):
                    if line is not None:
                        self._lines[id(cell)] = line
                        self._cells.append(cell)
                yield found.grid
            else:
                yield found

    def restore(self, layout: Layout) -> None:
        """Let what was found stand in the lines of the file again, and not in the cells that were made of them."""
        if not self._lines:
            return
        layout.slots = {at: self._slot(slot) for at, slot in layout.slots.items()}
        layout.titles = {at: self._lines.get(id(spot), spot) for at, spot in layout.titles.items()}
        for records in layout.records.values():
            for index, record in enumerate(records):
                if any(id(slot.spot) in self._lines for slot in record.slots.values()):
                    slots = {name: self._slot(slot) for name, slot in record.slots.items()}
                    records[index] = Record(None, 0, 1, slots)

    def _slot(self, slot: Slot) -> Slot:
        more = tuple(self._lines.get(id(spot), spot) for spot in slot.more)
        return slot._replace(spot=self._lines.get(id(slot.spot), slot.spot), more=more)


class _Left(NamedTuple):
    """Lines that are the cells of a table, but nobody can tell which is which."""

    lines: Sequence[Paragraph]


class _Found(NamedTuple):
    """A table, and the line that each of its cells was."""

    grid: Grid
    lines: Sequence[Paragraph | None]


def _tables(blocks: Sequence[Block], lexicon: Lexicon) -> Iterator[Block | _Left | _Found]:
    """Yield blocks, with the lines that are the cells of a table put together.

    A table with free rows is known by the titles of its columns, line by line, and by values that fit them; one with
    fixed rows by the labels of these, each with a value below it.
    """
    blocks = [part for block in blocks for part in _apart(block, lexicon)]
    reading = _Reading(blocks, lexicon)
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
    lines = block.text.split("\n") if isinstance(block, Paragraph) and block.text.count("\n") >= _FEWEST_ROWS else []
    if not isinstance(block, Paragraph) or not lines:
        return (block,)
    if len(lines) > _MOST_LINES:
        return (block,)
    single = [block._replace(text=line) for line in lines if line.strip()]
    reading = _Reading(single, lexicon)
    for at in range(1, len(single)):
        if reading.free(at) is not None or reading.fixed(at) is not None:
            heads = [n for n in range(max(1, at - _BEFORE), at) if lexicon.generic(single[n].text)]
            start = min(heads, default=at)
            return (block._replace(text="\n".join(line.text for line in single[:start])), *single[start:])
    return (block,)


class _Reading:
    def __init__(self, blocks: Sequence[Block], lexicon: Lexicon) -> None:
        self.blocks = blocks
        self.lexicon = lexicon
        tables = [part for part in lexicon.form.parts() if isinstance(part, Table)]
        self.free_tables = [table for table in tables if not table.rows]
        self.fixed_tables = [table for table in tables if table.rows]

    def _line(self, at: int) -> Paragraph | None:
        """Return the line at a position if it is one that may be the text of a cell."""
        block = self.blocks[at] if at < len(self.blocks) else None
        plain = isinstance(block, Paragraph) and not block.aside and not block.pin and bool(block.text.strip())
        return block if plain and isinstance(block, Paragraph) and "\n" not in block.text.strip() else None

    # -------------------------------------------------------------------------------- free rows

    def free(self, at: int) -> tuple[int, _Found | _Left] | None:
        """Return the table with free rows whose titles begin at a position, and the position behind it."""
        head = self._head(at)
        if head is None:
            return None
        columns = head
        lines: list[Paragraph] = []
        end = at + len(columns)
        while (line := self._line(end)) is not None and not self._ends(end):
            lines.append(line)
            end += 1
        if not lines:
            return None
        titles = [line for n in range(at, at + len(columns)) if (line := self._line(n)) is not None]
        rows = [lines[n : n + len(columns)] for n in range(0, len(lines), len(columns))]
        if len(rows[-1]) < len(columns) or not _fit(columns, rows):
            return end, _Left([*titles, *lines])
        return end, _grid([titles, *rows])

    def _head(self, at: int) -> list[Column] | None:
        """Return the columns that lines name, one after the other; None if these are not the titles of a table."""
        line = self._line(at)
        if line is None or len(line.text) > _LONGEST_TITLE or not self.lexicon.heads.may_start(line.text):
            return None
        best: list[Column] = []
        for table in self.free_tables:
            found: list[Column] = []
            names = self.lexicon.tables[table.id].columns
            while (line := self._line(at + len(found))) is not None and len(line.text) <= _LONGEST_TITLE:
                column = next((c for c, _ in names.of(line.text) if c not in found), None)
                if column is None:
                    break
                found.append(column)
            most = len(found) >= max(_FEWEST_TITLES, _MOST * len(table.columns)) or len(found) == len(table.columns)
            if len(found) > len(best) and most and table.columns[0] in found:
                best = found
        return best or None

    def _ends(self, at: int) -> bool:
        """Tell whether something else begins at a position: a section, a field, another table."""
        block = self.blocks[at]
        text = block.text if not isinstance(block, Grid) else ""
        if self.lexicon.section(text, heading=False) is not None or self._head(at) is not None:
            return True
        parts = (part for section in self.lexicon.form.sections for part in section.parts)
        return any(key(text) == key(part.title) for part in parts)

    # -------------------------------------------------------------------------------- fixed rows

    def fixed(self, at: int) -> tuple[int, _Found] | None:
        """Return the table with fixed rows whose labels and values begin at a position, and the position behind it."""
        first = self._line(at)
        if first is None or len(first.text) > _LONGEST_TITLE:
            return None
        for table in self.fixed_tables:
            names = self.lexicon.tables[table.id]
            header = self.lexicon.generic(first.text)
            begins = header or names.labels.may(first.text)
            if not begins or not any(column.type == "integer" for column in table.columns):
                continue
            rows: list[list[Paragraph]] = [[]] if header else []
            end = at
            while (line := self._line(end)) is not None and len(line.text) <= _LONGEST_VALUE and end < at + _MOST_LINES:
                unit = bool(rows) and len(rows[-1]) > 1 and key(line.text) in self.lexicon.units
                if (names.rows.of(line.text) or names.groups.of(line.text)) and not unit:
                    rows.append([])
                elif not rows or len(rows[-1]) > len(table.columns) or self._ends(end):
                    break
                rows[-1].append(line)
                end += 1
            valued = [row for row in rows if len(row) > 1 and _FIGURE.search(row[1].text)]
            if len(valued) >= _FEWEST_ROWS:
                return end, _grid(rows)
        return None


def _fit(columns: Sequence[Column], rows: Sequence[Sequence[Paragraph]]) -> bool:
    """Tell whether the values of all rows may stand in the columns under whose titles they would."""
    told = [_fits(column, row[index].text) for row in rows for index, column in enumerate(columns)]
    if False in told:
        return False
    return True in told or not any(_MARK.match(line.text) for row in rows for line in row)


def _fits(column: Column, text: str) -> bool | None:
    """Tell whether a text may be a value of a column; None if any text may."""
    if column.type == "period":
        return PERIOD.match(text.strip()) is not None
    if column.type == "frequency":
        return any(True for _ in notation.frequencies(text)) or "回" in text
    if column.type == "quantity":
        return bool(re.search(r"[0-9０-９]", text)) and len(text) <= _LONGEST_VALUE
    if column.type == "text":
        return False if text.rstrip().endswith("。") else None
    return None


def _grid(rows: Sequence[Sequence[Paragraph]]) -> _Found:
    width = max(map(len, rows))
    lines = [line for row in rows for line in (*row, *[None] * (width - len(row)))]
    cells = (GridCell(n // width, n % width, line.text if line else "") for n, line in enumerate(lines))
    return _Found(Grid(tuple(cells), len(rows), width), lines)
