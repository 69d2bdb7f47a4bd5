"""What marks in a calendar tell: what is done, and in which months."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ckwriter.blocks import GridCell
from ckwriter.form import Table
from ckwriter.matching.layout import Layout, Left, Record, Slot, whole


class Marked(NamedTuple):
    """What is done, and the months in which it has a mark."""

    name: GridCell
    months: str
    mark: GridCell
    where: str
    how: GridCell | None = None

    @property
    def text(self) -> str:
        """All of it on one line."""
        said = (self.name.text, self.months, self.how.text if self.how is not None else "")
        return "　".join(" ".join(text.split()) for text in said if text)


def place(calendars: Sequence[tuple[Table, Marked]], layout: Layout) -> None:
    """Let calendars be the rows of a table of plans that has none; of another one they are kept as texts."""
    known = {table.id for table, _ in calendars if any(not r.blank for r in layout.records.get(table.id, ()))}
    for table, one in calendars:
        if table.id in known:
            layout.left.append(Left(one.text, one.where))
            continue
        when, what, *further = table.columns
        period = one.mark._replace(text=one.months)
        slots = {when.id: Slot(period, 0, len(one.months)), what.id: whole(one.name)}
        if one.how is not None:
            slots |= {column.id: whole(one.how) for column in further[:1]}
        layout.records.setdefault(table.id, []).append(Record(None, 0, 1, slots))
