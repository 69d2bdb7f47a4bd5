"""One cell that says what two columns ask: a name and how often it meets, members and how many there are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ckwriter.form import Column, Form, Table
from ckwriter.matching.layout import Layout, Record, Slot
from ckwriter.matching.pieces import sentences, tags
from ckwriter.matching.pieces.cells import trimmed
from ckwriter.matching.words import periods, titles
from ckwriter.matching.words.lexicon import Lexicon, lexicon

_BRACKET = re.compile(
    r"\s*(?:[（(](?P<round>(?:[^（()）\n]|[（(][^（()）\n]*[)）]){2,40})[)）]|[【〔［\[＜](?P<square>[^【】〔〕［］＜＞\n]{2,30})[】〕］\]＞])\s*$"
)
_NAMED_TEXT = re.compile(
    r"\s*(?:[【〔［＜<「『](?P<framed>[^\n【】〔〕［］＜＞<>「」『』。]{2,40})[】〕］＞>」』]\s*(?P<behind>\S.*)"
    r"|(?P<name>[^\n（()）。：:]{2,40})[（(](?P<inside>.+。)[)）]\s*)",
    re.DOTALL,
)
"""A name in brackets with its text, or with a sentence in a bracket behind it: 【連絡会】目標を決める。"""
_WITH_EXCEPTION = re.compile(r"[（(](?:[^（()）]*(?:除く|除き)|計?\s*[0-9０-９]+\s*回)[)）]$")
_MEETING = "meeting"
_COUNT_BEHIND = re.compile(r"\s*[（(](?P<count>(?:計|全|合計)[^（()）\n]{1,16})[)）]\s*$")

_COUNT_AT_END = re.compile(r"(?<=[^\W\d])\s*(?P<count>(?:計|合計)\s*[0-9０-９][^\s、。（()）]{1,8})\s*$")
"""The number right behind the last member, where a page lost the end of a line: 保健所計4機関."""


def part(form: Form, layout: Layout) -> None:
    """Part such cells where the other column of the record is blank; of a page that tells no more than its words."""
    for table_id, records in layout.records.items():
        table = form.table(table_id)
        for index, record in enumerate(records):
            slots = _sentences(table, _parted(table, dict(record.slots)), lexicon(form))
            if slots != record.slots:
                records[index] = Record(record.grid, record.first, record.height, slots)


def _parted(table: Table, slots: dict[str, Slot]) -> dict[str, Slot]:
    name = table.columns[0]
    often = _blank(table, "frequency", slots)
    if often is not None and name.id in slots and (found := with_frequency(slots[name.id])):
        slots[name.id], slots[often.id] = found
    whole = [column for column in table.columns[1:] if slots.get(column.id) and slots[column.id].text.strip()]
    rest = [column for column in table.columns[1:] if column not in whole]
    if name.type == "period" and len(whole) == len(rest) == 1 and whole[0] is table.columns[1]:
        slots |= name_and_text(slots[whole[0].id], (whole[0], rest[0]))
    count, members = _blank(table, "quantity", slots), _column(table, "list")
    if count is not None and members is not None and members.id in slots:
        found = with_count(slots[members.id])
        if found:
            slots[members.id], slots[count.id] = found
    return slots


def _sentences(table: Table, slots: dict[str, Slot], names: Lexicon) -> dict[str, Slot]:
    """Part what the last sentences of a text tell of other columns: 課題の共有。年2回。事務局は保健課。"""
    if table.rows or table.columns[0].role != _MEETING:
        return slots
    for column in [column for column in table.columns if column.type == "paragraph" and column.id in slots]:
        blank = [c for c in table.columns if c.id not in slots or not slots[c.id].text.strip()]
        found = sentences.parted(slots[column.id], blank, lambda words: names.column(table, words))
        slots |= {column.id: found.text, **found.told}
    return slots


def name_and_text(said: Slot, held: Sequence[Column]) -> dict[str, Slot]:
    """Return a name, and what a text beside it says, for two columns; nothing if a text has no such parts."""
    match = _NAMED_TEXT.fullmatch(said.text) if not (said.more or said.below) and len(held) == 2 else None
    if match is None or held[1].type not in ("paragraph", "bullets"):
        return {}
    kinds = ("framed", "behind") if match["framed"] else ("name", "inside")
    spans = [(said.start + match.start(kind), said.start + match.end(kind)) for kind in kinds]
    return {column.id: trimmed(said.spot, *span) for column, span in zip(held, spans, strict=True)}


def _column(table: Table, kind: str) -> Column | None:
    found = [column for column in table.columns if column.type == kind]
    return found[0] if len(found) == 1 else None


def _blank(table: Table, kind: str, slots: dict[str, Slot]) -> Column | None:
    """Return the only column of a type if the record has nothing in it."""
    column = _column(table, kind)
    return column if column is not None and (column.id not in slots or not slots[column.id].text.strip()) else None


def with_frequency(name: Slot) -> tuple[Slot, Slot] | None:
    """Return where a name and how often it meets stand: 連絡会（年３回）."""
    if name.more or name.below:
        return None
    match = _BRACKET.search(name.text)
    kind = "round" if match is not None and match["round"] else "square"
    if match is None or not match.start() or not periods.is_frequency(_WITH_EXCEPTION.sub("", match[kind])):
        return None
    at = name.start
    first, end = titles.framed(name.text[: match.start()])
    return trimmed(name.spot, at + first, at + end), trimmed(name.spot, at + match.start(kind), at + match.end(kind))


def with_count(members: Slot) -> tuple[Slot, Slot] | None:
    """Return where members and their number stand: the last line of a cell, or of lines, only tells how many."""
    if members.below:
        return None
    if members.more:
        last = members.more[-1]
        if not tags.counts(last.text):
            return None
        return members._replace(more=members.more[:-1]), Slot(last, 0, len(last.text))
    if (behind := _COUNT_BEHIND.search(members.text)) and tags.counts(behind["count"]):
        at = members.start
        count = trimmed(members.spot, at + behind.start("count"), at + behind.end("count"))
        return trimmed(members.spot, at, at + behind.start()), count
    at = members.start
    start = members.text.rstrip().rfind("\n")
    if start > 0 and tags.counts(members.text[start:]):
        inside = [at + start + offset for offset in titles.framed(members.text[start:])]  # （計12機関）
        return trimmed(members.spot, at, at + start), trimmed(members.spot, inside[0], inside[1])
    if (end := _COUNT_AT_END.search(members.text)) and tags.counts(end["count"]):
        return trimmed(members.spot, at, at + end.start()), trimmed(members.spot, at + end.start("count"), members.end)
    return None
