"""Groups of a fixed table that stand on their side in a grid with other rows: labels along the top, figures below."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.blocks import GridCell
from ckwriter.form import Table
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.pieces import cells
from ckwriter.matching.words import label_words
from ckwriter.matching.words.lexicon import Lexicon

_FEWEST = 2


def parted(rows: Rows, table: Table, lexicon: Lexicon) -> Iterator[Rows]:
    """Yield the parts of a grid: each group whose heading at the left is merged downwards, and what is between them."""
    yield from rows.parts(_groups(rows, table, lexicon))


def _groups(rows: Rows, table: Table, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    row = rows.top
    while row < rows.height:
        first = rows.starting[row][0] if rows.starting[row] else None
        if first is not None and _heads(rows, first, table, lexicon):
            behind = min(row + first.rowspan, rows.height)
            yield row, behind
            row = behind
        else:
            row += 1


def _heads(rows: Rows, first: GridCell, table: Table, lexicon: Lexicon) -> bool:
    """Tell whether a cell is the heading of a group with labels beside it, and what they ask for below them."""
    beside = rows.starting[first.row][1:]
    names = lexicon.tables[table.id]
    if first.column > rows.left or first.rowspan < _FEWEST or len(beside) < _FEWEST:
        return False
    if first.row + 1 >= rows.height or label_words.heading(names, first.text) is None:
        return False
    labels = [cell for cell in beside if label_words.candidates(names, cell.text)]
    figures = [cell for cell in beside if cell not in labels and cells.tells_figure(cell.text)]
    below = [cell for cell in rows.starting[first.row + 1] if label_words.candidates(names, cell.text)]
    return not figures and max(len(labels), len(below)) >= _FEWEST and len({c.column for c in beside}) == len(beside)
