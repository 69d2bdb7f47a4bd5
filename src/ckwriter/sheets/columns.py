"""The columns of tables on a sheet: their titles and widths."""

from __future__ import annotations

from ckwriter.form import Section, Table
from ckwriter.model import Submission
from ckwriter.sheets import last_year, styles
from ckwriter.sheets.layout import Slot, slots

_NARROWEST, _WIDEST = 110.0, 168.0
"""Widths of a sheet, in characters of half width: A4 landscape holds about 140 at full size."""


def title(slot: Slot) -> str:
    """Return the heading of a column, with its unit if it has one for all rows."""
    if slot.column:
        return f"{slot.column.title}（{slot.column.unit}）" if slot.column.unit else slot.column.title
    return {"number": "行", "group": "区分", "label": "項目", "unit": "単位", "cell": "", "last": last_year.TITLE}[
        slot.kind
    ]


def has_prose(table: Table) -> bool:
    """Tell whether a table asks for long texts, so that its rows begin higher."""
    return any(column.type in styles.STRETCHED for column in table.columns)


def slots_of(table: Table, submission: Submission) -> tuple[Slot, ...]:
    """Return the columns of a table on the sheet of a submission, from left to right."""
    return slots(table, last=last_year.beside(submission, table))


def widths(section: Section, submission: Submission) -> list[float]:
    """Return the widths of the columns from B on: wide enough for each table, and for a page."""
    tables = [part for part in section.parts if isinstance(part, Table)]
    if not tables:
        return [_NARROWEST]
    found: list[float] = []
    stretched: set[int] = set()
    for table in tables:
        for index, slot in enumerate(slots_of(table, submission)):
            found += [0.0] if index == len(found) else []
            found[index] = max(found[index], _slot_width(table, slot))
            if slot.column and slot.column.type in styles.STRETCHED:
                stretched.add(index)
    total, soft = sum(found), sum(found[index] for index in stretched)
    wanted = min(max(total, _NARROWEST), _WIDEST)
    for index in stretched:
        found[index] *= max(0.5, (wanted - total + soft) / soft)
    return found


def _slot_width(table: Table, slot: Slot) -> float:
    if slot.column:
        return styles.width_of(slot.column.type)
    if slot.kind in ("number", "last"):
        return 5.0 if slot.kind == "number" else 20.0
    texts = {
        "group": [row.group for row in table.rows],
        "label": [row.title for row in table.rows],
        "unit": [row.unit for row in table.rows],
    }[slot.kind]
    most = 14.0 if slot.kind == "unit" else 30.0
    return min(most, max(8.0, *(styles.display_width(text) + 3.0 for text in texts)))
