"""Plans drawn as a calendar: the months along the top, and a mark in each of them in which something is done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ckwriter.blocks import GridCell
from ckwriter.form import Table
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.pieces import agendas
from ckwriter.matching.pieces.marked import Marked
from ckwriter.matching.searching.progress import Progress

_MONTH = re.compile(r"\s*(?:[0-9０-９]{1,2}\s*月|(?:1[0-2]|[1-9])月?)\s*")
_FEWEST = 6
"""Months from which a row is the head of a calendar."""
_MOST_NAMES = 2
"""Cells before the months: what is done, and how."""
_RUN = 3
"""Months in a row from which they are told as a stretch."""


def take(progress: Progress, rows: Rows) -> bool:
    """Hold back what a calendar tells, in a section with a table of plans: that may tell the same in words."""
    table = next((part for part in progress.section.parts if isinstance(part, Table) and agendas.plans(part)), None)
    head = rows.starting[rows.top] if rows.height - rows.top > 1 else []
    months = [cell for cell in head if _MONTH.fullmatch(cell.text)]
    if table is None or len(months) < _FEWEST or any(one.column >= two.column for one, two in pairwise(months)):
        return False
    where = f"{progress.section.heading}の表"
    found: list[Marked] = []
    for line in rows.starting[rows.top + 1 : rows.height]:
        names = [cell for cell in line if cell.column < months[0].column and cell.text.strip()]
        marks = [cell for cell in line if cell.column >= months[0].column and cell.text.strip()]
        written = any(map(str.isalnum, "".join(cell.text for cell in marks)))
        if (written and len(marks) > 1) or not 0 < len(names) <= _MOST_NAMES:
            return False
        name, *how = sorted(names, key=lambda cell: _is_how(progress, table, head, cell))
        if marks:
            when = marks[0].text.strip() if written else _months(months, marks)
            found.append(Marked(name, when, marks[0], where, next(iter(how), None)))
    if not any(not any(map(str.isalnum, one.mark.text)) for one in found):
        return False
    progress.entitle(table)
    progress.close()
    progress.layout.furniture += (cell.text for cell in head)
    progress.calendars += ((table, one) for one in found)
    return True


def _is_how(progress: Progress, table: Table, head: Sequence[GridCell], cell: GridCell) -> bool:
    """Tell whether a cell stands below the title of the table's last column: 具体的な取組."""
    above = next((title for title in head if title.column == cell.column), None)
    column = progress.names.column(table, above.text) if above is not None else None
    return column is table.columns[-1]


def _months(months: Sequence[GridCell], marks: Sequence[GridCell]) -> str:
    """Return the months above marks, three and more in a row as a stretch: 6月、10月～1月."""
    covered = [any(mark.column <= month.column < mark.column + mark.colspan for mark in marks) for month in months]
    runs: list[list[str]] = []
    for index, month in enumerate(months):
        if covered[index]:
            words = f"{''.join(month.text.split()).removesuffix('月')}月"
            runs += [[]] if not index or not covered[index - 1] else []
            runs[-1].append(words)
    return "、".join(f"{run[0]}～{run[-1]}" if len(run) >= _RUN else "、".join(run) for run in runs)
