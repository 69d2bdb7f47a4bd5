"""What marks in a calendar tell: what is done, and in which months."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ckwriter.form import Table
from ckwriter.matching.layout import Layout, Left, Record, Slot

_SIGN = r"[●○◎◇◆■□▲△★☆→⇒➡⇔↔←]"
_LEGEND = re.compile(
    rf"[\s※（(【\[]*(?:(?:凡例|記号の?(?:意味|説明)?|印)[\s】）)\]:：…]*)?"
    rf"(?:{_SIGN}+[\s　]*(?:…|・{{2,}}|[:：＝=]|は)[^{_SIGN[1:-1]}]{{2,30}})+"
)

_LONGEST = 100


class Marked(NamedTuple):
    """A row of a calendar: what is done, and the months in which it has a mark."""

    slots: Mapping[str, Slot]
    """By column of the table of plans."""
    names: Sequence[str]
    """The columns that say what is done."""
    where: str

    @property
    def text(self) -> str:
        """All of it on one line."""
        order = [*self.names[:1], *(name for name in self.slots if name not in self.names), *self.names[1:]]
        return "　".join(" ".join(self.slots[name].text.split()) for name in order if name in self.slots)


def is_legend(text: str) -> bool:
    """Tell whether a line says what the marks of a calendar mean: ○…実施する月　●→…期間を通して実施."""
    return len(text) <= _LONGEST and _LEGEND.fullmatch(text.strip()) is not None


def place(calendars: Sequence[tuple[Table, Marked]], layout: Layout) -> None:
    """Let calendars be the rows of a table of plans that has none; of another one they are kept as texts."""
    known = {table.id for table, _ in calendars if any(not r.blank for r in layout.records.get(table.id, ()))}
    for table, one in calendars:
        if table.id in known:
            layout.left.append(Left(one.text, one.where))
            continue
        layout.records.setdefault(table.id, []).append(Record(None, 0, 1, dict(one.slots)))
