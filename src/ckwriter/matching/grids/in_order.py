"""Headers in an office's own words that keep the form's order: as many columns, with values of the form's kinds.

物差し | ねらった値 | 出た値 | 変わったこと are the columns 指標 | 目標値 | 実績値 | 成果・効果, if figures stand where
the form has figures. Only the tables of the section are looked at, so that the order is all that is in doubt.
"""

from __future__ import annotations

from collections.abc import Collection

from ckwriter.form import Table
from ckwriter.matching.grids import fitting, near
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.grids.header import Header
from ckwriter.matching.words.lexicon import Lexicon

_MOST = 40
"""Rows below a header whose values are looked at: a long table that nobody knows asks for each of its rows."""
_TELLING = 2
"""What the values must tell where no title is known: times, or two columns of figures, rhythms or offices."""


def header(rows: Rows, row: int, tables: Collection[Table], lexicon: Lexicon) -> Header | None:
    """Return the header that a row is by its order, or None if none of the tables has these columns.

    Args:
        rows: the grid.
        row: the row.
        tables: the tables of the section.
        lexicon: the form's titles.

    """
    cells = rows.starting[row]
    if row + 1 >= rows.height or len(cells) < 2 or not all(near.may_be_title(c.text) and c.text.strip() for c in cells):
        return None
    own = {table.id for table in tables}
    found = [
        table
        for table in tables
        if not table.rows and len(table.columns) == len(cells) and _is_of(rows, row, table, own, lexicon)
    ]
    if not found:
        return next((head for table in tables if (head := _stacked(rows, row, table, lexicon)) is not None), None)
    if len(found) > 1:
        return None
    table, spans = found[0], [(cell.column, cell.column + cell.colspan) for cell in cells]
    named = {column.id: span for column, span in zip(table.columns, spans, strict=True)}
    known = sum(bool(lexicon.tables[table.id].columns.of(cell.text)) for cell in cells)
    height = max(cell.rowspan for cell in cells)
    return Header(table, height, named, None, 1.0, known / len(cells), frozenset(cells))


def _stacked(rows: Rows, row: int, table: Table, lexicon: Lexicon) -> Header | None:
    """Return the header of a table whose columns that share a heading stand below each other: 行政, 医療, 福祉, ….

    The other columns stand before them in the form's order; the texts beside the labels have a title or none.
    """
    cells = rows.starting[row]
    alone = [column for column in table.columns if not column.under]
    if len(alone) == len(table.columns) or len(cells) not in (len(alone) + 1, len(alone) + 2):
        return None
    told = [lexicon.column(table, cell.text) for cell in cells[: len(alone)]]
    if any(column not in (None, asked) for column, asked in zip(told, alone, strict=True)):
        return None
    left = cells[len(alone)].column
    shared: set[str] = set()
    for label in (cell for line in rows.starting[row + 1 :] for cell in line if cell.column == left):
        if (column := lexicon.column(table, label.text)) is None:
            return None
        shared |= {column.id} if column.under else set()
    if len(shared) < _TELLING:
        return None
    spans = {column.id: (c.column, c.column + c.colspan) for c, column in zip(cells, alone, strict=False)}
    known = sum(column is not None for column in told)
    stacked = (left, cells[-1].column + cells[-1].colspan)
    return Header(table, max(c.rowspan for c in cells), spans, stacked, 1.0, known / len(cells), frozenset(cells))


def _is_of(rows: Rows, row: int, table: Table, own: Collection[str], lexicon: Lexicon) -> bool:
    """Tell whether no title is that of another column, and what stands below each may be of its column."""
    cells = rows.starting[row]
    known = 0
    for at, cell in enumerate(cells):
        columns = [table.columns.index(column) for column, _ in lexicon.tables[table.id].columns.of(cell.text)]
        if columns and at not in columns:
            return False
        known += bool(columns)
        others = any(name in own for name, _ in lexicon.heads.of(cell.text))
        if not columns and (others or lexicon.generic(cell.text) or lexicon.under(cell.text)):
            return False
    if any(fitting.is_value(cell.text, column) for cell, column in zip(cells, table.columns, strict=True)):
        return False
    first = row + max(cell.rowspan for cell in cells)
    lines = rows.starting[first : min(first + _MOST, rows.height)]
    telling = 0
    for cell, column in zip(cells, table.columns, strict=True):
        below = [c.text for line in lines for c in line if c.column == cell.column and c.text.strip()]
        if not fitting.fits(below, column):
            return False
        telling += fitting.tells(column) if below else 0
    return telling >= _TELLING or (known > 0 and telling > 0) or known * 2 > len(cells)
