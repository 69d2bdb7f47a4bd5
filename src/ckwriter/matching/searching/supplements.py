"""Tables that go on with the records of another one: the roles of four sectors, a column for each issue."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ckwriter.blocks import GridCell, Heading, Paragraph
from ckwriter.form import Column, Table
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.layout import Record, Slot, whole
from ckwriter.matching.lines import listed
from ckwriter.matching.pieces import tags
from ckwriter.matching.searching.progress import Progress
from ckwriter.matching.words import titles
from ckwriter.matching.words.lexicon import Lexicon

_FEWEST = 2
"""Columns that such a table must have."""
_NUMBERED = re.compile(r"\s*(?P<words>[^0-9０-９①-⑳\s]{0,12}?)\s*[（(]?(?P<number>[0-9０-９]{1,2}|[①-⑳])[)）]?\s*")
_LONGEST_NAME = 60
_BEGUN = 8
"""Characters of a record's name by which it is told, where it is cut short."""


def take(progress: Progress, rows: Rows) -> bool:
    """Take a grid that holds further columns of the records that were just read, in rows or in columns of its own."""
    names = progress.names
    if rows.height - rows.top < _FEWEST or rows.grid.width - rows.left < _FEWEST:
        return False
    tops = [cell for line in rows.starting[rows.top : rows.top + 3] for cell in line]
    told = frozenset(name for cell in tops for name in names.labelled(cell.text))
    for table in (part for part in progress.section.parts if isinstance(part, Table) and part.id in told):
        if table.rows:
            continue
        if rows.only(rows.top) is None:
            progress.close()
        if _begun(progress, rows, table):
            return True
        line = progress.latest if _heads_line(progress, table) else None
        above = [one for one in progress.loose[-1].lines if one is not line]
        pending = [Record(None, 0, 1, written.slots) for written in listed.rows(above, (), table, names)]
        records = [*progress.layout.records.get(table.id, []), *pending]
        found = _found(rows, table, records, names)
        if found:
            _add(progress, table, found, line)
            return True
    return False


def _begun(progress: Progress, rows: Rows, table: Table) -> bool:
    """Take a grid of one record whose name is the heading right above it; what stands on lines below it goes on."""
    line, names = progress.latest, progress.names
    name = table.columns[0]
    bare = isinstance(line, Heading) and name.type == "text" and 0 < len(line.text) <= _LONGEST_NAME
    if line is None or not bare or "。" in line.text or names.entitles(table, line.text):
        return False
    if tags.tag(line, table, names) is not None or not (slots := _alone(rows, table, names)):
        return False
    progress.taken_line()
    progress.table = None
    records = progress.layout.records.setdefault(table.id, [])
    records.append(Record(None, 0, 1, {name.id: listed.named(line, name), **slots}))
    progress.loose[-1].go_on(table, len(records) - 1)
    return True


def _heads_line(progress: Progress, table: Table) -> bool:
    """Tell whether the line right above the grid is only the heading of what stands in it: 各機関の役割."""
    line = progress.latest
    shared = next((column for column in table.columns if column.under), None)
    return line is not None and tags.is_shared(line.text, shared, table, progress.names)


def _found(
    rows: Rows, table: Table, records: Sequence[Record], lexicon: Lexicon
) -> Mapping[int, Mapping[str, Slot]] | None:
    """Return what a grid says of records by their index, or None if it is none of further columns."""
    had = [{name for name, slot in record.slots.items() if slot.text.strip()} for record in records]
    known = {name for names in had for name in names}
    if not records or table.columns[0].id not in known:
        return None
    for part in (rows, rows.turned()):
        if (found := _read(part, table, records, known, lexicon)) is not None:
            return found
    last = _alone(rows, table, lexicon)
    return {len(records) - 1: last} if last and table.columns[0].id in had[-1] and not last.keys() & had[-1] else None


def _alone(rows: Rows, table: Table, lexicon: Lexicon) -> Mapping[str, Slot]:
    """Return what a grid says of one record only: titles above or at the left, and a value for each."""
    first = rows.top + (rows.only(rows.top) is not None and _heads(rows.starting[rows.top][0], table, lexicon))
    below = Rows(rows.grid, first, rows.height, rows.left)
    for part in (below, below.turned()):
        lines = part.starting[part.top : part.height]
        if len(lines) != _FEWEST or len(lines[0]) != len(lines[1]) or len(lines[0]) < _FEWEST:
            continue
        columns = [lexicon.column(table, cell.text) for cell in lines[0]]
        slots = {column.id: whole(cell) for column, cell in zip(columns, lines[1], strict=True) if column is not None}
        if len(slots) == len(columns) and table.columns[0].id not in slots:
            return slots
    return {}


def _add(
    progress: Progress, table: Table, found: Mapping[int, Mapping[str, Slot]], heading: Paragraph | Heading | None
) -> None:
    if heading is not None:
        progress.taken_line()
        progress.layout.furniture.append(heading.text)
    progress.entitle(table)
    progress.close()
    progress.latest = progress.table = None
    progress.loose[-1].settle(table, progress.layout)
    records = progress.layout.records[table.id]
    for number, slots in found.items():
        had = records[number]
        records[number] = Record(None, 0, 1, {**had.slots, **slots})


def _read(
    rows: Rows, table: Table, records: Sequence[Record], known: set[str], lexicon: Lexicon
) -> dict[int, dict[str, Slot]] | None:
    """Return what a grid says of records by their index: its columns are named at the left, the records above."""
    top = rows.starting[rows.top]
    above: GridCell | None = None
    if len(top) == 1 and rows.only(rows.top) is not None:
        above, top = top[0], rows.starting[rows.top + 1]
        if not _heads(above, table, lexicon):
            return None
    first = above.row + above.rowspan if above is not None else rows.top
    heads = {cell.column: cell for cell in top if cell.column > rows.left}
    corner = next((cell for cell in top if cell.column == rows.left), None)
    if not heads or (corner is not None and not _is_corner(corner, table, lexicon)):
        return None
    numbers = {column: _meant(cell.text, table, records) for column, cell in heads.items()}
    if None in numbers.values() or len(set(numbers.values())) < len(numbers):
        return None
    found: dict[int, dict[str, Slot]] = {}
    columns: set[str] = set()
    for line in rows.starting[first + 1 :]:
        column = _column(line[0], table, known, lexicon) if line and line[0].column == rows.left else None
        if column is None or column.id in columns:
            return None
        columns.add(column.id)
        for cell in line[1:]:
            number = numbers.get(cell.column)
            if number is None:
                return None
            found.setdefault(number, {})[column.id] = whole(cell)
    return found if len(columns) >= _FEWEST else None


def _column(cell: GridCell, table: Table, known: set[str], lexicon: Lexicon) -> Column | None:
    """Return the column that a cell names, if no record has it yet."""
    column = lexicon.column(table, cell.text)
    return column if column is not None and column.id not in known else None


def _heads(cell: GridCell, table: Table, lexicon: Lexicon) -> bool:
    return lexicon.shared(table, cell.text) or lexicon.entitles(table, cell.text)


def _is_corner(cell: GridCell, table: Table, lexicon: Lexicon) -> bool:
    text = cell.text.strip()
    return not text or lexicon.generic(text) or _heads(cell, table, lexicon) or _names_records(text, table)


def _names_records(text: str, table: Table) -> bool:
    """Tell whether a corner only names what stands beside and below it: 課題／役割, 課題."""
    words = [word for word in re.split(r"[／/＼\\・\s]+", text) if word]
    unders = [titles.key(column.under) for column in table.columns if column.under]
    return all(
        titles.same(word, table.columns[0].titles) or any(titles.key(word) in under for under in unders)
        for word in words
    )


def _meant(text: str, table: Table, records: Sequence[Record]) -> int | None:
    """Return the index of the record that a cell names: by its number (課題１, ②), or by its own name."""
    words, name = titles.key(text), table.columns[0]
    numbered = _NUMBERED.fullmatch(text)
    names = [titles.key(record.slots[name.id].text) if name.id in record.slots else "" for record in records]
    alike = [n for n, own in enumerate(names) if own and (own == words or _begins(own, words))]
    if len(alike) == 1:
        return alike[0]
    if numbered is None or (numbered["words"] and not titles.same(numbered["words"], name.titles)):
        return None
    number = int(titles.numbered(f"({numbered['number']})").number or 0) if numbered["number"].isdecimal() else 0
    number = number or int(titles.numbered(numbered["number"]).number or 0)
    return number - 1 if 0 < number <= len(records) else None


def _begins(own: str, words: str) -> bool:
    bare = words.rstrip("…・")
    return len(bare) >= _BEGUN and own.startswith(bare)
