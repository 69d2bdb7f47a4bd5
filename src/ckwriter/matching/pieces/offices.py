"""Offices and what they do, apart from each other: those below the label of their column, and the rows that are one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Form, Table
from ckwriter.matching.layout import Layout, Record, Slot
from ckwriter.matching.pieces import leaders
from ckwriter.matching.pieces.cells import trimmed
from ckwriter.matching.pieces.leaders import Pair, pairs
from ckwriter.matching.words import titles
from ckwriter.matching.words.lexicon import Lexicon

Line = Paragraph | Heading
_IN_BRACKET = re.compile(
    r"\s*(?P<name>[^\s:：。、（(][^:：。\n（(]{1,38}?)\s*[（(](?:(?P<label>[^（()）:：\n]{2,12})[:：]\s*)(?P<said>.+)[)）]\s*",
    re.DOTALL,
)
"""An office with what it does in a bracket: 保健課（主な業務：相談の窓口）."""
_LONGEST_LABEL = 24


def meant(words: str, table: Table) -> Pair | None:
    """Return the pair of columns that a caption tells of, if it is one alone: ３　連携する部署."""
    caption = titles.key(words) if len(words) <= _LONGEST_LABEL else ""
    known = [
        pair
        for pair in pairs(table)
        if any(len(title) > 1 and title in caption for title in map(titles.key, pair[0].titles))
    ]
    return known[0] if len(known) == 1 else None


def below_labels(
    lines: Sequence[Line], taken: Iterable[int], table: Table, lexicon: Lexicon
) -> Iterator[tuple[Mapping[str, Slot], Sequence[int]]]:
    """Yield the offices that stand below the label of their column, a line for each, with the lines that they take."""
    skipped = frozenset(taken)
    pair: Pair | None = None
    label: int | None = None
    for index, line in enumerate(lines):
        if index in skipped:
            pair = label = None
        elif (said := _said(line, pair, table, lexicon)) is not None:
            yield said, [index] if label is None else [label, index]
            label = None
        else:
            bare = line.text[titles.lead(line.text) :].strip().rstrip("：:")
            pair = meant(bare, table) if "。" not in bare else None
            label = index if pair is not None else None


def _said(line: Line, pair: Pair | None, table: Table, lexicon: Lexicon) -> Mapping[str, Slot] | None:
    """Return what a line below a label tells: an office, and what it does."""
    if pair is None or isinstance(line, Heading):
        return None
    office, duties = pair
    start = titles.mark(line.text)
    bracket = _IN_BRACKET.fullmatch(line.text, start)
    if bracket is not None and lexicon.column(table, bracket["label"]) in (
        duties,
        *(other for _, other in pairs(table)),
    ):
        match: re.Match[str] | None = bracket
    else:
        match = leaders.parted(line.text, start)
    if match is None:
        return None
    return {office.id: trimmed(line, *match.span("name")), duties.id: trimmed(line, *match.span("said"))}


def join(form: Form, layout: Layout) -> None:
    """Let what goes on from row to row, where it stands in a row of its own, be of the row behind it."""
    for table_id, records in layout.records.items():
        going_on = frozenset(column.id for column in form.table(table_id).columns if column.continues)
        if going_on and len(records) > 1:
            records[:] = _joined(records, going_on)


def _joined(records: Sequence[Record], going_on: frozenset[str]) -> Iterator[Record]:
    waiting: Record | None = None
    for record in records:
        told = {name for name, slot in record.slots.items() if slot.text.strip()}
        if waiting is not None and told and not told & going_on:
            yield Record(None, 0, 1, {**record.slots, **_filled(waiting)})
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = record if told and told <= going_on else None
        if waiting is None:
            yield record
    if waiting is not None:
        yield waiting


def _filled(record: Record) -> Mapping[str, Slot]:
    return {name: slot for name, slot in record.slots.items() if slot.text.strip()}
