"""Cells that are the room for a field whose label stands before them."""

from __future__ import annotations

from ckwriter.blocks import Grid, GridCell, Heading
from ckwriter.matching.layout import whole
from ckwriter.matching.lines import stands_out
from ckwriter.matching.progress import Progress


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
