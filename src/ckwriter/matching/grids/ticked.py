"""Choices with a column each, in which a mark stands below the one that holds: 有 | 無 over ○ | (blank)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from ckwriter.blocks import Grid, GridCell
from ckwriter.form import Column, Table
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.words.lexicon import Lexicon

_MARK = re.compile(r"\s*(?:[○〇◯◎●✓✔☑■レ✅]|[vV])\s*")
_MARKS = re.compile(r"[○〇◯◎✓✔☑レ]")
_BAR = re.compile(r"\s*[／/]\s*")
"""What only parts two figures."""
_MOST = 3
"""Rows of a grid among which the titles are looked for, from its top."""
_LONGEST = 20
"""Characters of what is neither of the choices: 該当なし."""

_Known = Callable[[str], Column | None]


def joined(rows: Rows, tables: Sequence[Table], lexicon: Lexicon) -> tuple[Rows, Sequence[GridCell]]:
    """Return rows in which each answer stands as a word in one column, if the choices have a column each.

    With them the titles that only told how to answer (該当に○) or named the choices.
    """
    for table in tables:
        asked = next((column for column in table.columns if column.type == "choice" and column.choices), None)
        for row in range(rows.top, min(rows.top + _MOST, rows.height)) if asked is not None and table.rows else ():
            heads = _heads(rows.starting[row], asked) if asked is not None else []
            if heads and asked is not None:
                return _joined(rows, row, heads, asked, lexicon.tables[table.id].columns.best)
    return rows, ()


def _heads(cells: Sequence[GridCell], column: Column) -> list[GridCell]:
    """Return the titles that are the choices, side by side; none if one is lacking."""
    found = [cell for cell in cells if cell.text.strip() in column.choices]
    beside = all(one.column + one.colspan == two.column for one, two in pairwise(found))
    return found if beside and sorted(cell.text.strip() for cell in found) == sorted(column.choices) else []


def _joined(
    rows: Rows, row: int, heads: Sequence[GridCell], column: Column, known: _Known
) -> tuple[Rows, Sequence[GridCell]]:
    first, end = heads[0].column, heads[-1].column + heads[-1].colspan
    lines = rows.starting[row + 1 : rows.height]
    answers: dict[int, GridCell] = {}
    for line in lines:
        ticked = [cell for cell in line if first <= cell.column < end and cell.text.strip()]
        if len(ticked) > 1 or not all(_MARK.fullmatch(cell.text) or cell.text in column.choices for cell in ticked):
            return rows, ()
        for cell in ticked:
            head = next(h for h in heads if h.column <= cell.column < h.column + h.colspan)
            answers[cell.row] = cell._replace(text=head.text.strip())
    if not answers:
        return rows, ()
    other = _other(rows, row, end, answers, known)
    if other is not None:
        end = other.column + other.colspan
        said = (cell for line in lines for cell in line if cell.column == other.column and cell.text.strip())
        answers |= {cell.row: cell for cell in said}
    asking = [cell for cell in rows.starting[row] if cell.column < first and _MARKS.search(cell.text)]
    bars = {cell.column for cell in rows.starting[row] if _BAR.fullmatch(cell.text)}
    cells: list[GridCell] = []
    for number, line in enumerate(rows.starting):
        inside = [cell for cell in line if number >= row and first <= cell.column < end]
        for cell in line:
            if cell in inside:
                if cell is inside[0]:
                    answer = heads[0]._replace(text=column.title) if number == row else answers.get(number, cell)
                    text = answer.text if number == row or number in answers else ""
                    cells.append(answer._replace(column=first, colspan=end - first, text=text))
            elif cell in asking:
                cells.append(cell._replace(text=""))
            elif not (number >= row and cell.column in bars and _BAR.fullmatch(cell.text)):
                cells.append(cell)
    grid = Grid(tuple(cells), rows.grid.height, rows.grid.width, rows.grid.ref)
    return Rows(grid, rows.top, rows.height, rows.left), [*asking, *heads, *([other] if other is not None else [])]


def _other(rows: Rows, row: int, end: int, answers: dict[int, GridCell], known: _Known) -> GridCell | None:
    """Return the title right behind the choices below which stands what is neither of them: 左記以外."""
    title = next((cell for cell in rows.starting[row] if cell.column == end and cell.text.strip()), None)
    if title is None or _BAR.fullmatch(title.text) or known(title.text) is not None:
        return None
    below = [cell for line in rows.starting[row + 1 : rows.height] for cell in line if cell.column == title.column]
    said = [cell for cell in below if cell.text.strip()]
    words = all(len(c.text) <= _LONGEST and not c.text.strip()[:1].isdigit() and c.row not in answers for c in said)
    return title if words else None
