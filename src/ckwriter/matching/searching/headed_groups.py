"""Rows of a group in a grid of their own: the heading of the group stands in the line above it, or nowhere."""

from __future__ import annotations

from typing import NamedTuple

from ckwriter.blocks import GridCell, Heading, Paragraph
from ckwriter.form import Table
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.grids.labels import Labelled
from ckwriter.matching.lines import figures
from ckwriter.matching.searching.progress import Progress
from ckwriter.matching.words import label_words, titles

_FEWEST = 3
"""Labels of rows of one group from which it needs no heading."""


class Above(NamedTuple):
    """The heading of the group that the rows of a grid are of."""

    group: str
    line: Paragraph | Heading | None
    """The line above the grid that is the heading; None if the group is told by its rows alone."""
    cell: GridCell
    """Stands for the heading in the grid."""


def above(progress: Progress, rows: Rows, table: Table) -> Above | None:
    """Return the heading of the group of rows of a fixed table that stand in a grid without it; None if it is there."""
    names = progress.names.tables[table.id]
    texts = [cell.text for line in rows.starting[rows.top :] for cell in line if 0 < len(cell.text) <= titles.LONGEST]
    if any(label_words.heading(names, text) for text in texts):
        return None
    groups = [{row.group for row, score, _ in label_words.candidates(names, text) if score > 2} for text in texts]
    named = [found for found in groups if found]
    shared = set.intersection(*named) - {""} if named else set()
    line = progress.latest
    said = figures.heading(names, line.text) if line is not None else None
    if said is not None and said in shared:
        return Above(said, line, GridCell(0, 0, said))
    if len(shared) == 1 and len(named) >= _FEWEST:
        group = shared.pop()
        return Above(group, None, GridCell(0, 0, group))
    return None


def unheaded(found: list[Labelled], heading: Above) -> list[Labelled]:
    """Return labels without the cell that stood for their heading."""
    return [item._replace(group=None) if item.group is heading.cell else item for item in found]


def place(progress: Progress, table: Table, heading: Above, found: list[Labelled]) -> None:
    """Take the line that is the heading, and what it says of the group: its date."""
    if heading.line is None or not any(item.row.group == heading.group for item in found):
        return
    progress.latest = heading.line
    line = progress.taken_line()
    if line is not None:
        first = next(row for row in table.rows if row.group == heading.group)
        told = figures.headed([line], 0, heading.group, table).values()
        slots = [(name, slot) for figure in told for name, slot in figure.slots.items()]
        for name, slot in slots:
            progress.place(f"{table.id}[{first.id}].{name}", slot)
        if not slots:
            progress.layout.furniture.append(line.text)
