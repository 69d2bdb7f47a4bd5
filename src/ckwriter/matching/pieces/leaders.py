"""Offices with what they do behind them on one line: 保健課　……　相談の窓口, 保健課：相談の窓口."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ckwriter.form import Column, Form, Table
from ckwriter.matching.layout import Layout, Record, Slot
from ckwriter.matching.pieces.cells import trimmed
from ckwriter.matching.words.lexicon import Lexicon, lexicon

DUTIES = "duties"
"""The role of the column that tells what an office does."""
Pair = tuple[Column, Column]
"""The column of an office, and that of what it does."""
_LEADER = re.compile(
    r"\s*(?P<name>[^\s…‥―─:：。、][^…‥―─:：。\n]{0,38}?)"
    r"(?:\s*(?:[…‥]+|[・･]{2,}|[―—─–]{2,}|-{2,}|[.．]{3,}|[→⇒])\s*|\s+[―—─–－-]\s+)(?P<said>[^\s…‥―—─–].*)"
)
_OFFICE = (
    r"[^\s:：。、…][^:：。\t\n]{0,38}?(?:[課係室班局部]|センター|保健所|事務所|福祉所|担当)"
    r"(?:\s*[（(][^（()）\n]{1,30}[)）])?"
)
_BEHIND_OFFICE = re.compile(rf"\s*(?P<name>{_OFFICE})(?:\s*[:：]\s*|\t\s*|　\s*| {{2,}})(?P<said>[^\s:：].*)")
_LABEL = re.compile(
    r"\s*(?:[・○●■□◆◇]\s*)?[【〔［（(]?(?P<words>[^\s:：【】〔〕［］（()）]{2,12})\s*[】〕］)）]?\s*[:：]?\s*"
)
_IS_OFFICE = re.compile(r"[^、の\n]{1,20}(?:[課係室班局部]|センター|保健所|事務所|担当)")
"""The rest of a name in several words: 福祉部　障害福祉課."""


class _Line(NamedTuple):
    name: Slot
    said: Slot


def part(form: Form, layout: Layout) -> None:
    """Part the names of offices from what stands behind them where the column of their duties is blank.

    Where a cell or paragraph holds several lines of them, each further one is a row of its own.
    """
    names = lexicon(form)
    for table_id, records in layout.records.items():
        table = form.table(table_id)
        if both := pairs(table):
            records[:] = [new for record in records for new in _parted(record, table, both, names)]


def pairs(table: Table) -> Sequence[Pair]:
    """Return the columns of a table that hold offices, each with that of what they do."""
    both = zip(table.columns, table.columns[1:], strict=False)
    return [(office, duties) for office, duties in both if duties.role == DUTIES and office.type == "text"]


def _parted(record: Record, table: Table, both: Sequence[Pair], names: Lexicon) -> Iterator[Record]:
    """Yield a record with its offices parted, and those that its further lines tell of."""
    slots = dict(record.slots)
    further: list[Mapping[str, Slot]] = []
    for office, duties in both:
        lines = list(_lines(slots[office.id], office, table, names)) if office.id in slots else []
        if not lines or (duties.id in slots and slots[duties.id].text.strip()):
            continue
        slots[office.id], slots[duties.id] = lines[0]
        further += ({office.id: line.name, duties.id: line.said} for line in lines[1:])
    yield Record(record.grid, record.first, record.height, slots) if slots != record.slots else record
    yield from (Record(None, 0, 1, line) for line in further)


def _lines(slot: Slot, office: Column, table: Table, names: Lexicon) -> Iterator[_Line]:
    """Yield the lines of a slot, each a name and what is told of it; nothing if one of them is something else."""
    found: list[_Line] = []
    at = slot.start
    for line in slot.text.split("\n") if not (slot.more or slot.below) else ():
        label = _LABEL.match(line)
        titled = label is not None and names.column(table, label["words"]) is office
        start = label.end() if label is not None and titled else 0
        match = parted(line, start)
        if match is None:
            return
        name, said = ((at + first, at + end) for first, end in (match.span("name"), match.span("said")))
        found.append(_Line(trimmed(slot.spot, *name), trimmed(slot.spot, *said)))
        at += len(line) + 1
    yield from found


def parted(line: str, start: int = 0) -> re.Match[str] | None:
    """Return the `name` of an office and what is `said` of it, where a line is these two."""
    led = _LEADER.fullmatch(line, start)
    match = led or _BEHIND_OFFICE.fullmatch(line, start)
    return None if match is None or (led is None and _IS_OFFICE.fullmatch(match["said"])) else match
