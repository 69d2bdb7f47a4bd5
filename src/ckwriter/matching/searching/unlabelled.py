"""Rows of a grid that go on with the field above, their label left blank: 目標 | 教室を開く, and below it blank | …."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ckwriter.blocks import GridCell
from ckwriter.form import Field
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.searching.progress import Progress

_NUMBER = re.compile(r"\s*(?:[①-⑳]|[（(]?[0-9０-９]{1,2}[)）.．]?)\s*")


def beside(field: Field | None, cells: Sequence[GridCell]) -> list[GridCell]:
    """Return the cells of a row with the label of a field at its left, without the number of the field's text."""
    several = field is not None and field.of_several_lines
    return [cells[0], *_without_number(cells[1:])] if several else list(cells)


def _without_number(cells: Sequence[GridCell]) -> list[GridCell]:
    """Return the cells of a row without the number that stands in a cell of its own before the only text."""
    counted = len(cells) > 1 and _NUMBER.fullmatch(cells[-2].text) is not None and bool(cells[-1].text.strip())
    return [*cells[:-2], cells[-1]] if counted else list(cells)


def below(progress: Progress, rows: Rows, field: Field, label: GridCell, value: GridCell) -> list[GridCell]:
    """Return the further texts of a field in the rows below its label, a cell each.

    Where another field of the section has no label in the grid, the row may be that one's: there are none.
    """
    found: list[GridCell] = []
    if field not in progress.section.parts:
        return found
    for row in range(label.row + label.rowspan, rows.height if field.of_several_lines else 0):
        filled = _without_number([cell for cell in rows.covering[row] if cell.text.strip()])
        if len(filled) != 1 or filled[0].column != value.column or filled[0].row != row:
            break
        found += filled
    behind = rows.starting[label.row + label.rowspan + len(found) :] if found else []
    titled = {part.id for line in behind for cell in line if (part := progress.titled(cell.text)) is not None}
    here = progress.section.parts[progress.section.parts.index(field) + 1 :]
    others = (part for part in here if isinstance(part, Field) and part.id not in progress.layout.slots)
    return [] if any(other.id not in titled for other in others) else found
