"""Rows of labels and values side by side: which field each label names, also in other words."""

from __future__ import annotations

from collections.abc import Sequence

from ckwriter.blocks import GridCell
from ckwriter.form import Field, Section
from ckwriter.matching.cover import naming
from ckwriter.matching.searching.progress import Progress

_PAIR = 2
_FIRST = 1
"""Where the first section behind the cover stands."""


def fields(progress: Progress, cells: Sequence[GridCell], *, reading: bool) -> dict[int, Field]:
    """Return the fields that cells of a row are labels of, by their positions.

    Of labels and values in turn a label may also be in other words, where another one beside it is known, and the
    first section may hold what the form asks on its cover.

    Args:
        progress: what was read so far.
        cells: the cells of the row.
        reading: True if the row may be one of a table that is being read: then only the form's own titles count.

    """
    found = {at: part for at, cell in enumerate(cells) if (part := _titled(progress, cell)) is not None}
    if reading or len(cells) % _PAIR or any(at % _PAIR for at in found):
        return found
    missing = [at for at in range(0, len(cells), _PAIR) if at not in found and cells[at].text.strip()]
    told: dict[int, Field] = {}
    for at in missing:
        field = _on_cover(progress, cells[at], cells[at + 1])
        if field is None and len(cells) > _PAIR:
            field = progress.names.labelled_by(progress.section, cells[at].text)
        if field is not None and _is_open(progress, field, [*found.values(), *told.values()]):
            told[at] = field
    return found | told if len(told) == len(missing) else found


def _titled(progress: Progress, cell: GridCell) -> Field | None:
    part = progress.titled(cell.text)
    return part if isinstance(part, Field) else None


def _is_open(progress: Progress, field: Field, others: Sequence[Field]) -> bool:
    return field.id not in progress.layout.slots and field not in others


def _on_cover(progress: Progress, label: GridCell, value: GridCell) -> Field | None:
    """Return the field of the cover that a label at the beginning of the first section names."""
    cover: Section = progress.form.sections[0]
    if progress.opening or progress.names.order[progress.section.number] != _FIRST:
        return None
    parts = (part for part, _ in progress.names.parts[cover.number].of(label.text) if isinstance(part, Field))
    field = next(parts, None) or progress.names.labelled_by(cover, label.text)
    if field is None or not value.text.strip():
        return None
    return field if field not in progress.names.bodies or naming.is_name(value.text.strip()) else None
