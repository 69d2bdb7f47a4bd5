"""Tables without titles of names and what is told of each, where the section has a table of just these two columns."""

from __future__ import annotations

from ckwriter.blocks import GridCell
from ckwriter.form import Table
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.layout import Record, whole
from ckwriter.matching.searching.progress import Progress

_FEWEST = 2
_LONGEST_NAME = 40
_LEAST_TEXT = 20
"""Characters of what is told of a name."""


def take(progress: Progress, rows: Rows) -> bool:
    """Take a grid of two columns, a name at the left and sentences at the right of each row; tell whether it is one."""
    table = next((part for part in progress.section.parts if isinstance(part, Table) and _is_of_two(part)), None)
    pairs = [[cell for cell in cells if cell.text.strip()] for cells in rows.starting[rows.top : rows.height]]
    if progress.opening or progress.table is not None or table is None or len(pairs) < _FEWEST:
        return False
    if not all(len(pair) == _FEWEST and _tells(*pair) for pair in pairs):
        return False
    known = [pair for pair in pairs if progress.titled(pair[0].text) is not None]
    if len(known) * _FEWEST > len(pairs) or any(progress.names.generic(pair[0].text) for pair in pairs):
        return False  # the labels of a page's own fields
    progress.entitle(table)
    progress.close()
    records = progress.layout.records.setdefault(table.id, [])
    name, text = (column.id for column in table.columns)
    records += (Record(None, 0, 1, {name: whole(said), text: whole(told)}) for said, told in pairs)
    return True


def _is_of_two(table: Table) -> bool:
    return not table.rows and [column.type for column in table.columns] == ["text", "paragraph"]


def _tells(name: GridCell, text: GridCell) -> bool:
    """Tell whether a cell may be a name, and the one at its right says something of it in a sentence."""
    said = name.text.strip()
    may_name = len(said) <= _LONGEST_NAME and "。" not in said
    return may_name and len(text.text.strip()) >= _LEAST_TEXT and "。" in text.text
