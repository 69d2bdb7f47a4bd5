"""What a bracket behind a name says of its record: 連絡会（年4回、事務局：保健所）, 健康推進課（相談、病院訪問）."""

from __future__ import annotations

import re

from ckwriter.form import Column, Form, Table
from ckwriter.matching.layout import Layout, Left, Record, Slot
from ckwriter.matching.pieces.cells import trimmed
from ckwriter.matching.pieces.leaders import DUTIES, pairs
from ckwriter.matching.words import periods
from ckwriter.matching.words.lexicon import Lexicon, lexicon

_BRACKET = re.compile(r"(?<=\S)\s*[（(](?P<said>[^（()）\n]{4,120})[)）]\s*$")
_PIECE = re.compile(r"[^、,，／/;；]+")
_LABELLED = re.compile(r"\s*(?P<words>[^:：は]{2,12})(?:[:：]|は)\s*(?=\S)")
_LONGEST_REST = 20
_OFFICE = re.compile(r"(?:[課係室班部所局区市町村人名]|センター|担当|グループ|チーム|など|等|[0-9０-９].*)$")


def part(form: Form, layout: Layout) -> None:
    """Part names from such brackets where the columns that they tell of are blank; what else they say is left over."""
    names = lexicon(form)
    for table_id, records in layout.records.items():
        table = form.table(table_id)
        where = form.section_of(table_id).heading
        for index, record in enumerate(records):
            slots, rest = _with_several(table, dict(record.slots), names)
            slots = _with_duties(table, slots, names)
            if slots != record.slots:
                records[index] = Record(record.grid, record.first, record.height, slots)
                layout.left += (Left(text, where) for text in rest)


def _with_several(table: Table, slots: dict[str, Slot], names: Lexicon) -> tuple[dict[str, Slot], list[str]]:
    """Return a record with what a bracket behind its name tells of other columns, and what it tells of none."""
    name = slots.get(table.columns[0].id)
    match = _BRACKET.search(name.text) if name is not None and table.columns[0].type == "text" else None
    if name is None or match is None or name.more or name.below:
        return slots, []
    found: dict[str, tuple[int, int]] = {}
    rest: list[str] = []
    last: Column | None = None
    for piece in _PIECE.finditer(name.text, match.start("said"), match.end("said")):
        column, start = _told(piece, table, names)
        if column is not None and column.id not in found and not _is_filled(column, slots):
            found[column.id] = start, piece.end()
            last = column
        elif column is None and last is not None and last.of_several_lines:
            found[last.id] = found[last.id][0], piece.end()
        else:
            rest.append(piece[0].strip())
    if len(found) + len(rest) < 2 or not found or any(len(text) > _LONGEST_REST for text in rest):
        return slots, []
    told = {column: trimmed(name.spot, name.start + a, name.start + b) for column, (a, b) in found.items()}
    bare = trimmed(name.spot, name.start, name.start + match.start())
    return {**slots, table.columns[0].id: bare, **told}, rest


def _told(piece: re.Match[str], table: Table, names: Lexicon) -> tuple[Column | None, int]:
    """Return the column that a piece tells of, and where what it tells begins."""
    label = _LABELLED.match(piece[0])
    column = names.column(table, label["words"]) if label is not None else None
    if label is not None and column is not None and column is not table.columns[0]:
        return column, piece.start() + label.end()
    often = next((column for column in table.columns if column.type == "frequency"), None)
    if often is not None and periods.is_frequency(piece[0].strip()):
        return often, piece.start()
    return None, piece.start()


def _is_filled(column: Column, slots: dict[str, Slot]) -> bool:
    return column.id in slots and bool(slots[column.id].text.strip())


def _with_duties(table: Table, slots: dict[str, Slot], names: Lexicon) -> dict[str, Slot]:
    """Return a record in which the duties of an office stand apart that are listed in a bracket behind its name."""
    for office, duties in pairs(table):
        name = slots.get(office.id)
        if name is None or name.more or name.below:
            continue
        match = _BRACKET.search(name.text)
        if match is None or _is_filled(duties, slots):
            continue
        label = _LABELLED.match(match["said"])
        column = names.column(table, label["words"]) if label is not None else None
        titled = label.end() if label is not None and column is not None and column.role == DUTIES else 0
        pieces = [piece.strip() for piece in _PIECE.findall(match["said"])]
        if not titled and (len(pieces) < 2 or any(map(_OFFICE.search, pieces))):
            continue
        at = name.start
        slots[office.id] = trimmed(name.spot, at, at + match.start())
        slots[duties.id] = trimmed(name.spot, at + match.start("said") + titled, at + match.end("said"))
    return slots
