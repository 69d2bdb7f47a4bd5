"""Compile the rows of a free table: those that the blank form has, and the last of them as it is repeated."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any

from ckwriter.blocks import Grid, GridCell
from ckwriter.form import Table
from ckwriter.matching import Record, Slot
from ckwriter.word import elements
from ckwriter.word.compiler import Compiler
from ckwriter.word.page import content
from ckwriter.word.program import Hole, Merge, Node, Numeral, Repeat, Spread
from ckwriter.word.runs import P, T, leaves
from ckwriter.word.tables import row_cells, table_rows

_Element = Any
_LONGEST_NUMBER = 5
_ALWAYS = -1
"""A heading that is merged down over the rows of one record begins a merged cell in any case."""


def repeat(compiler: Compiler, table: Table, records: list[Record]) -> None:
    """Make holes of the records of a table, and put the last one's copy behind it."""
    for number, record in enumerate(records, 1):
        for name, slot in record.slots.items():
            if table.column(name).continues and isinstance(slot.spot, GridCell):
                _merge(compiler, Merge(table.id, name, number, *_merges(compiler)), slot)
            compiler.slot(f"{table.id}[{number}].{name}", slot)
    last = records[-1]
    if last.grid is None:
        return
    _spread_headings(compiler, table, last, last.grid, len(records))
    rows = list(table_rows(last.grid.ref))[last.first : last.first + last.height]
    copies = [_copy(compiler, row, len(records)) for row in rows]
    data = b"".join(compiler.raw(copy) for copy in copies)
    nodes = tuple(_for_copy(compiler, node, f"{table.id}[{len(records)}].") for node in compiler.cut(data))
    rows[-1].addnext(compiler.mark(Repeat(table.id, len(records), nodes)))


def _merges(compiler: Compiler) -> tuple[bytes, bytes]:
    return compiler.tag("vMerge", val="restart"), compiler.tag("vMerge")


def _merge(compiler: Compiler, node: Merge, slot: Slot) -> None:
    assert isinstance(slot.spot, GridCell)
    elements.insert_merge(slot.spot.ref[slot.below], compiler.mark(node))


def _spread_headings(compiler: Compiler, table: Table, record: Record, grid: Grid, number: int) -> None:
    """Mark the headings that stand left of a record's first column: they are merged down over the repeated records."""
    spots = [slot.spot for slot in record.slots.values() if isinstance(slot.spot, GridCell)]
    left = min(spot.column for spot in spots)
    restart, _ = _merges(compiler)
    for cell in grid.cells:
        beside = cell.row == record.first and cell.rowspan == record.height and cell.column < left
        words = cell.text.strip()
        if beside and words and not words.isdecimal():
            after = number if cell.rowspan == 1 else _ALWAYS
            elements.insert_merge(cell.ref[0], compiler.mark(Spread(table.id, after, restart)))


def _copy(compiler: Compiler, row: _Element, number: int) -> _Element:
    """Return a row of a record as it is repeated: no second ids, headings without words, numbers counted on."""
    copy = deepcopy(row)
    elements.without_ids(copy)
    for cell in row_cells(copy):
        paragraphs = [child for child in content(cell) if child.tag == P]
        marked = compiler.marked(cell)
        if any(isinstance(node, Spread) for node in marked):
            for paragraph in paragraphs:
                elements.empty(paragraph)
        elif not marked:
            _count_on(compiler, [leaf for paragraph in paragraphs for leaf, _ in leaves(paragraph)], number)
    return copy


def _count_on(compiler: Compiler, texts: list[_Element], number: int) -> None:
    """Make a hole of a cell's text if it is a number that counts the records."""
    words = "".join(text.text or "" for text in texts).strip()
    if not words.isdecimal() or len(words) > _LONGEST_NUMBER or texts[0].tag != T:
        return
    for text in texts:
        text.text = None
    texts[0].append(compiler.mark(Numeral(int(words) - number)))


def _for_copy(compiler: Compiler, node: Node, row: str) -> Node:
    if isinstance(node, Hole):
        return replace(node, at=node.at.removeprefix(row))
    if isinstance(node, Merge):
        return replace(node, row=0)
    if isinstance(node, Spread):
        return _merges(compiler)[1]
    return node
