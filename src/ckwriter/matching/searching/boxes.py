"""Cells that are the room for a field whose label stands before them."""

from __future__ import annotations

from ckwriter.blocks import Grid, GridCell, Heading
from ckwriter.form import Field
from ckwriter.matching.layout import whole
from ckwriter.matching.searching.lines import stands_out
from ckwriter.matching.searching.progress import Progress


def is_room(progress: Progress, cell: GridCell) -> bool:
    """Tell whether a cell is the room for the field whose label stands before it: it begins with no title."""
    if cell.pin in progress.names.pins:
        return True
    if progress.field is None or progress.start is not None or any(spot.text.strip() for spot in progress.room):
        return False
    if any(isinstance(block, Grid) for block in cell.blocks):
        return False
    first = next((block for block in cell.blocks if not isinstance(block, Grid) and block.text.strip()), None)
    if first is None:
        return True
    part = progress.titled(first.text.strip())
    other = part is not None and part is not progress.field and stands_out(first, part)
    return not other and not progress.names.section(first.text, heading=isinstance(first, Heading))


def fill(progress: Progress, cell: GridCell) -> None:
    """Take a cell as the room for a field."""
    at = progress.names.pins.get(cell.pin) or (progress.field.id if progress.field is not None else "")
    progress.field, progress.room = None, []
    progress.place(at, whole(cell))
    progress.filled = at


def goes_on(progress: Progress, cell: GridCell) -> bool:
    """Add a cell to the text of the field whose room stood right before it, if it may go on there; tell whether."""
    field = next((part for part in progress.section.parts if part.id == progress.filled), None)
    slot = progress.layout.slots.get(progress.filled)
    if not isinstance(field, Field) or not field.of_several_lines or slot is None or not cell.text.strip():
        return False
    first = cell.text.strip().split("\n", 1)[0]
    if progress.titled(first) is not None or any(isinstance(block, Grid) for block in cell.blocks):
        return False
    progress.layout.slots[field.id] = slot._replace(more=(*slot.more, cell))
    return True
