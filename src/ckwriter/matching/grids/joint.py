"""One grid for two tables that begin with the same column: last year's indicators with this year's behind them.

指標 | 目標値 | 実績値 | 成果 | 現状値 | 目標値 | 見込む効果: the first four titles are those of one table of the form,
and the first one with the last three those of another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ckwriter.blocks import Grid, GridCell
from ckwriter.form import Column, Table
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.words.lexicon import Lexicon
from ckwriter.matching.words.titles import Titles

_FEWEST = 2
"""Titles that each of the tables must have behind the first one."""
_MOST = 3
"""Rows of a grid among which the titles are looked for, from its top."""
_YEAR = re.compile(
    r"^\s*(?:(?:[RＲ]|令和)\s*[0-9０-９元]{1,2}\s*(?:年度?)?|[0-9０-９]{4}\s*年度?|[前昨今本当来]\s*年度?)\s*(?:の|末|当初)*\s*"
)
_LONGEST = 40


class Joint(NamedTuple):
    """The grids that a joint one is made of."""

    tables: tuple[Table, Table]
    parts: tuple[Rows, Rows]
    above: Rows | None
    """What stands above the titles and is of neither table."""
    heads: Sequence[GridCell]
    """The headings above the titles: 前年度, 今年度."""


def parted(rows: Rows, tables: Sequence[Table], lexicon: Lexicon) -> Joint | None:
    """Return the parts of a grid in which two of some tables stand behind one first column, or None."""
    pairs = [(one, other) for one in tables for other in tables if one.columns[0].previous == _first(other)]
    for row in range(rows.top, min(rows.top + _MOST, rows.height - 1)) if pairs else ():
        cells = [cell for cell in rows.starting[row] if cell.text.strip()]
        if len(cells) < _FEWEST or not any(_may_be(cells, pair, lexicon) for pair in pairs):
            continue
        name, leaves, below = _leaves(rows, row, cells)
        for pair in pairs:
            if (at := _split(leaves, pair, lexicon)) is None:
                continue
            split = leaves[at].column
            top = below - 1
            spans = ((name.column + name.colspan, split), (split, rows.grid.width))
            parts = [_part(rows, name, top, span) for span in spans]
            heads = [cell for cell in cells[1:] if cell not in leaves]
            above = Rows(rows.grid, rows.top, row, rows.left) if row > rows.top else None
            return Joint(pair, (parts[0], parts[1]), above, heads)
    return None


def _first(table: Table) -> str:
    return f"{table.id}.{table.columns[0].id}"


def _may_be(cells: Sequence[GridCell], pair: tuple[Table, Table], lexicon: Lexicon) -> bool:
    """Tell whether the first cell of a row is the title of the first column of both tables."""
    return all(lexicon.column(table, cells[0].text) is table.columns[0] for table in pair)


def _leaves(rows: Rows, row: int, cells: Sequence[GridCell]) -> tuple[GridCell, list[GridCell], int]:
    """Return the first title, the lowest titles behind it, and the row below them."""
    name, *others = cells
    leaves: list[GridCell] = []
    behind = row + max(name.rowspan, 1)
    for cell in others:
        below = [
            inner
            for line in rows.starting[row + cell.rowspan : behind]
            for inner in line
            if cell.column <= inner.column < cell.column + cell.colspan and inner.text.strip()
        ]
        leaves += below or [cell]
    return name, leaves, behind


def _split(leaves: Sequence[GridCell], pair: tuple[Table, Table], lexicon: Lexicon) -> int | None:
    """Return the first title of the second table, if the titles before it are those of the first one."""
    if len(leaves) < 2 * _FEWEST or any(len(cell.text) > _LONGEST for cell in leaves):
        return None
    named = [[_named(cell.text, lexicon.tables[table.id].columns) for table in pair] for cell in leaves]
    best: tuple[int, int] | None = None
    for at in range(_FEWEST, len(leaves) - _FEWEST + 1):
        first, second = _told([one for one, _ in named[:at]]), _told([other for _, other in named[at:]])
        own = [any(one and not other for one, other in named[:at]), any(other and not one for one, other in named[at:])]
        if min(first, second) < _FEWEST or not all(own) or first + second < len(leaves) - 1:
            continue
        if best is None or first + second > best[0]:
            best = first + second, at
    return best[1] if best is not None else None


def _told(named: Sequence[frozenset[str]]) -> int:
    """Return how many titles name columns of their own."""
    taken: set[str] = set()
    for names in named:
        taken |= set(sorted(names - taken)[:1])
    return len(taken)


def _named(text: str, columns: Titles[Column]) -> frozenset[str]:
    found = columns.of(text) or columns.of(_YEAR.sub("", text))
    return frozenset(column.id for column, _ in found)


def _part(rows: Rows, name: GridCell, top: int, span: tuple[int, int]) -> Rows:
    """Return the rows of one of the tables: the first column, and those of a span; rows blank there are left out."""
    cells: list[GridCell] = []
    for line in range(top, rows.height):
        inside = [cell for cell in rows.starting[line] if span[0] <= cell.column < span[1]]
        if line == top:
            title = name._replace(row=top, rowspan=1)
            heads = [c for c in rows.covering[line] if span[0] <= c.column < span[1] and c.row <= line]
            cells += [title, *(c._replace(row=top, rowspan=1, text=_YEAR.sub("", c.text) or c.text) for c in heads)]
        elif any(cell.text.strip() for cell in inside):
            first = [cell for cell in rows.covering[line] if cell.column == name.column]
            cells += [*(cell for cell in first if cell.row == line), *inside]
    return Rows(Grid(tuple(cells), rows.height, rows.grid.width, rows.grid.ref), top, left=rows.left)
