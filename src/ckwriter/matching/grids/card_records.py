"""The records that pairs of labels and values make up: one below the other, or side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ckwriter.blocks import GridCell
from ckwriter.form import Table
from ckwriter.matching.layout import Slot, whole

Pair = tuple[str, GridCell, Sequence[GridCell]]
"""A column, its label, and the cells of its values."""


def one_by_one(
    table: Table, rows_read: Sequence[Sequence[Pair]], names: Mapping[int, GridCell]
) -> list[dict[str, Slot]]:
    """Return the records that follow each other: a new one begins where a label stands again, or beside its name."""
    records: list[dict[str, Slot]] = [{}]
    for number, pairs in enumerate(rows_read):
        if named := names.get(number):
            records += [{}] if records[-1] else []
            records[-1][table.columns[0].id] = whole(named)
        for name, _, values in pairs:
            if name in records[-1]:
                records.append({})
            value = next((cell for cell in values if cell.text.strip()), values[0])
            records[-1][name] = whole(value)
    return records


def side_by_side(rows_read: Sequence[Sequence[Pair]]) -> list[dict[str, Slot]]:
    """Return the records that stand beside each other: each takes up some columns of the grid."""
    lefts = sorted({cell.column for pairs in rows_read for _, _, values in pairs for cell in values})
    records: dict[int, dict[str, Slot]] = {left: {} for left in lefts}
    for pairs in rows_read:
        for name, _, values in pairs:
            for cell in values:
                records[cell.column][name] = whole(cell)
    return [record for record in records.values() if any(slot.text.strip() for slot in record.values())]
