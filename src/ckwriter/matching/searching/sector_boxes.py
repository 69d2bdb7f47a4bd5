"""A fixed table of texts drawn as boxes: the name of a row, and below it each column's title with its text."""

from __future__ import annotations

from ckwriter.blocks import GridCell
from ckwriter.form import Row, Table
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.layout import Slot, whole
from ckwriter.matching.lines import rowed
from ckwriter.matching.searching.progress import Progress
from ckwriter.matching.words.titles import key

_LONGEST = 30
_FEWEST = 2
"""Rows that must be named."""


def take(progress: Progress, rows: Rows) -> bool:
    """Take a grid of which each column holds one such box, or several below each other; tell whether it is one."""
    tables = (part for part in progress.section.parts if isinstance(part, Table) and rowed.is_of_texts(part))
    for table in tables if rows.height - rows.top > _FEWEST else ():
        found: dict[str, Slot] = {}
        heads: list[GridCell] = []
        columns: dict[int, list[GridCell]] = {}
        for line in rows.starting[rows.top : rows.height]:
            for cell in line:
                columns.setdefault(cell.column, []).append(cell)
        if all(_box(progress, table, cells, found, heads) for cells in columns.values()) and _enough(found):
            progress.close()
            progress.table = None
            progress.layout.furniture += (cell.text for cell in heads)
            for at, slot in found.items():
                progress.place(at, slot)
            return True
    return False


def _enough(found: dict[str, Slot]) -> bool:
    return len({at.partition(".")[0] for at in found}) >= _FEWEST


def _box(
    progress: Progress, table: Table, cells: list[GridCell], found: dict[str, Slot], heads: list[GridCell]
) -> bool:
    """Add what the cells below each other tell; False if one of them is no name, title or text of a named row."""
    row: Row | None = None
    name = ""
    for cell in cells:
        text = cell.text.strip()
        column = progress.names.column(table, text) if len(text) <= _LONGEST else None
        if (named := _row(text, table)) is not None and not (row is not None and column is not None):
            row, name = named, ""
            heads.append(cell)
        elif row is None:
            return False
        elif column is not None:
            name = column.id
            heads.append(cell)
        else:
            at = f"{table.id}[{row.id}].{name}"
            if not name or at in found:
                return False
            found[at] = whole(cell)
    return True


def _row(text: str, table: Table) -> Row | None:
    """Return the row with whose title a heading begins: 保健 とのつながり, 医療（病院・診療所）."""
    if not 0 < len(text) <= _LONGEST or "。" in text:
        return None
    words = key(text)
    named = [
        (len(key(title)), n) for n, r in enumerate(table.rows) for title in r.titles if words.startswith(key(title))
    ]
    return table.rows[max(named)[1]] if named else None
