"""Which table's header a row is, as far as what was read before tells what to expect."""

from __future__ import annotations

from collections.abc import Iterable

from ckwriter.form import Table
from ckwriter.matching.grids import in_order
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.grids.header import Header
from ckwriter.matching.grids.headers import headers, titled
from ckwriter.matching.searching.progress import Progress

SOME = 0.3
"""The part of a table's columns that its header must show, in the table's own section."""
MOST = 0.75
"""The same, anywhere else."""
HALF = 0.51
"""The part of what stands in a row that must be titles of a table, even in its own section."""
_TITLES = 3
"""Titles in a row from which it is the header of another table although a table is being read."""


def expected(progress: Progress, rows: Rows, row: int, *, reading: bool) -> list[Header]:
    """Return the headers that begin in a row; a table of another section counts if it fits much better.

    Args:
        progress: what was read so far.
        rows: the grid.
        row: the row.
        reading: True if the row may be one of a table that is being read.

    """
    names = progress.names
    own = [part for part in progress.section.parts if isinstance(part, Table)]
    known = bool(titled(rows, row, names)[1])
    found = headers(rows, row, own, names, least=SOME) if known else []
    if found and not _covers(progress, rows, row, found, least=HALF):
        found = []
    if not reading and not (found and found[0].sure >= MOST):
        ordered = in_order.header(rows, row, own, names)
        found = [ordered] if ordered is not None else found
    if not known:
        return found
    found = found or headers(rows, row, [part for part in own if part.rows], names, least=0.0)
    if not (found and found[0].fit >= MOST):
        ids = {part.id for part in own}
        others = [table for table in names.drawn if table.id not in ids]
        better = headers(rows, row, others, names, least=MOST)
        if any(head.sure <= HALF or (found and head.sure < MOST) for head in better):
            better = []  # a guess at titles does not lead away from the section, least of all from a table of it
        if better and not _covers(progress, rows, row, better):
            better = []
        found = better if better and not (reading and _may_be_record(rows, row, better)) else found
    return found


def _covers(progress: Progress, rows: Rows, row: int, heads: Iterable[Header], *, least: float = MOST) -> bool:
    """Tell whether most of what stands in a row are titles: what else stands there may be those of another table."""
    cells = [cell for cell in rows.starting[row] if cell.text.strip()]
    used = [any(cell in head.used for head in heads) for cell in cells]
    filled = [one for one, cell in zip(used, cells, strict=True) if one or not progress.names.generic(cell.text)]
    return sum(filled) >= least * len(filled)


def _may_be_record(rows: Rows, row: int, heads: Iterable[Header]) -> bool:
    """Tell whether a row may belong to the table that is being read: it holds more than titles of another one."""
    filled = [cell for cell in rows.starting[row] if cell.text.strip()]
    return len(filled) < _TITLES or not all(any(cell in head.used for head in heads) for cell in filled)
