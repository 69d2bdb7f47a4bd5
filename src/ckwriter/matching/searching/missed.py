"""Fields whose labels are in an office's own words, or stand below the heading of the section behind theirs."""

from __future__ import annotations

import re

from ckwriter.blocks import GridCell
from ckwriter.form import Field, Section
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.layout import whole
from ckwriter.matching.searching.progress import Progress

_LONGEST = 30
_BRACKET = re.compile(r"[（(](?P<inside>[^（()）]{2,20})[)）]\s*$")
_ITEM = re.compile(r"\s*[・･●○◆◇■□▪•‐\-]|.*\n", re.DOTALL)
"""How a text begins that has several items."""
_PAIR = 2


def below(progress: Progress, rows: Rows) -> bool:
    """Take a grid of two rows: labels that each lead to a field, and below each its text; tell whether it is one."""
    lines = [line for line in rows.starting[rows.top : rows.height] if any(cell.text.strip() for cell in line)]
    if progress.opening or len(lines) != _PAIR or [c.column for c in lines[0]] != [c.column for c in lines[1]]:
        return False
    pairs = list(zip(*lines, strict=True))
    if any(value.row != label.row + label.rowspan or progress.titled(value.text) is not None for label, value in pairs):
        return False  # a blank form: the room of the first label is between them
    fields = [_field(progress, label, value) for label, value in pairs]
    if not pairs or None in fields or len({field.id for field in fields if field is not None}) < len(fields):
        return False
    _place(progress, [(field, *pair) for field, pair in zip(fields, pairs, strict=True) if field is not None])
    return True


def beside(progress: Progress, cells: list[GridCell]) -> bool:
    """Take a label and the text at its right, if they are of a field of the section before that is not found yet."""
    if progress.opening or len(cells) != _PAIR:
        return False
    label, value = cells
    field = _of_section_before(progress, label, value)
    if field is None:
        return False
    _place(progress, [(field, label, value)])
    return True


def _place(progress: Progress, found: list[tuple[Field, GridCell, GridCell]]) -> None:
    progress.close()
    for field, label, value in found:
        progress.layout.titles.setdefault(field.id, label)
        progress.layout.furniture.append(label.text)
        progress.place(field.id, whole(value))


def _field(progress: Progress, label: GridCell, value: GridCell) -> Field | None:
    """Return the field that a label leads to with a text below it, if it is not found yet."""
    if not 0 < len(label.text.strip()) <= _LONGEST or "。" in label.text or not value.text.strip():
        return None
    found = _named(progress, progress.section, label.text)
    return found if found is not None else _of_section_before(progress, label, value)


def _named(progress: Progress, section: Section, text: str) -> Field | None:
    """Return the field of a section that a text is the title of, a title in its bracket, or in other words."""
    inside = _BRACKET.search(text)
    parts = progress.names.parts[section.number]
    known = [part for words in (text, inside["inside"] if inside else "") if words for part, _ in parts.of(words)]
    part = known[0] if known else progress.names.labelled_by(section, text)
    return part if isinstance(part, Field) and part.id not in progress.layout.slots else None


def _of_section_before(progress: Progress, label: GridCell, value: GridCell) -> Field | None:
    """Return the field of the section before, where nothing of this one was read and its text has several items."""
    at = progress.names.order[progress.section.number]
    section = progress.form.sections[at - 1]
    if at < _PAIR or len(label.text) > _LONGEST or any(progress.layout.has(part.id) for part in progress.section.parts):
        return None
    field = _named(progress, section, label.text)
    return field if field is not None and field.type == "bullets" and _ITEM.match(value.text) else None
