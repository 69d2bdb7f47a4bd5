"""Tables of what meets that have no titles: the names along the top or at the left, each cell told by what it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ckwriter import notation
from ckwriter.blocks import GridCell, Paragraph
from ckwriter.form import Column, Table
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.layout import Record, Slot, whole
from ckwriter.matching.lines import prose
from ckwriter.matching.pieces import parting, tags
from ckwriter.matching.searching import celled
from ckwriter.matching.searching.progress import Progress
from ckwriter.matching.words import periods
from ckwriter.matching.words.lexicon import Lexicon

_ROLE = "meeting"
_LONGEST_OFTEN = 24
"""Characters of a cell that says how often, with the months or the whole number in a bracket."""
_LONGEST_NAME = 60
_FEWEST = 2
"""Names, and columns beside that of the names, that must be told."""
_BRACKET = re.compile(r"(?<=\S)\s*[（(][^（()）\n]*[)）]$")
_CALLED = re.compile(r"\s*[（(]以下[^（()）\n]*[)）]")
"""What a name is called for short: （以下「連絡会」という。）."""
_COMMAS = "、，"
_LEAD = "lead"
_OFFICE = re.compile(r"[^。、\n]{1,30}(?:[課係室班部所局]|センター)")


def take(progress: Progress, rows: Rows) -> bool:
    """Take a grid of which the first row or column names what meets, and each further one tells of one column."""
    if rows.height - rows.top < _FEWEST or rows.grid.width - rows.left < _FEWEST:
        return False
    if progress.table is not None and progress.table.range[1] <= rows.grid.width:
        return False  # the end of a page cut the table whose titles stand above
    tables = progress.section.free_tables
    table = next((table for table in tables if table.columns[0].role == _ROLE), None)
    if table is None:
        return False
    for part in (rows, rows.turned()):
        records = _records(progress, part, table)
        if records is not None:
            progress.entitle(table)
            progress.close()
            progress.table = None
            progress.loose.append(prose.Loose(progress.section, progress.names))  # a note below goes with no text above
            progress.layout.records.setdefault(table.id, []).extend(Record(None, 0, 1, slots) for slots in records)
            return True
    return False


def _records(progress: Progress, rows: Rows, table: Table) -> Sequence[Mapping[str, Slot]] | None:
    """Return what a grid tells, its names in its first row; None if a name, or what a row tells of, is in doubt."""
    names, *lines = (line for line in rows.starting[rows.top : rows.height] if any(_tells(cell) for cell in line))
    if len(names) < _FEWEST or any(cell.colspan > 1 for cell in names):
        return None
    if not all(_may_name(cell.text.strip(), table, progress) for cell in names):
        return None
    records: dict[int, dict[str, Slot]] = {cell.column: _named(cell, table) for cell in names}
    for line in lines:
        told = _told([cell for cell in line if cell.text.strip()], table, progress.names, records)
        if told is None:
            return None
        for at, column, slot in told:
            records[at].setdefault(column.id, slot)
    known = {name for slots in records.values() for name in slots}
    often = any(column.type == "frequency" and column.id in known for column in table.columns)
    return [*records.values()] if often and len(known) > _FEWEST else None


def _tells(cell: GridCell) -> bool:
    """Tell whether a cell holds words or figures: arrows only lead from one row to the next."""
    return any(map(str.isalnum, cell.text))


def _may_name(text: str, table: Table, progress: Progress) -> bool:
    words = (text, *re.split("[・／/]", text))  # 名称・開催頻度 is a title of two columns
    known = progress.titled(text) is not None or any(progress.names.column(table, word) is not None for word in words)
    bare = _CALLED.sub("", text)
    return (
        not known
        and len(bare) <= _LONGEST_NAME
        and not any(sign in bare for sign in "。、:：")
        and not _is_frequency(_BRACKET.sub("", text))
    )


def _named(cell: GridCell, table: Table) -> dict[str, Slot]:
    """Return a name, and how often it meets if a bracket says so behind it."""
    often = next((column for column in table.columns if column.type == "frequency"), None)
    both = parting.with_frequency(whole(cell)) if often is not None else None
    first = table.columns[0].id
    return {first: both[0], often.id: both[1]} if both is not None and often is not None else {first: whole(cell)}


def _told(
    cells: Sequence[GridCell], table: Table, lexicon: Lexicon, records: Mapping[int, Mapping[str, Slot]]
) -> list[tuple[int, Column, Slot]] | None:
    """Return the column that all cells of a row tell of, for each of them; None if nobody can tell."""
    if any(cell.column not in records for cell in cells):
        return None
    titled = [tags.is_labelled(cell.text, table, lexicon) for cell in cells]
    boxes = [celled.told(cell, table, lexicon) for cell in cells]
    if all(boxes):
        columns = [
            (cell, table.column(name), slot)
            for cell, box in zip(cells, boxes, strict=True)
            for name, slot in box.items()
        ]
        return [(cell.column, column, slot) for cell, column, slot in columns]
    if any(titled):
        found = [(cell, tags.tag(Paragraph(cell.text), table, lexicon)) for cell in cells]
        slots = [(cell.column, tag.column, Slot(cell, tag.slot.start, tag.slot.end)) for cell, tag in found if tag]
        return slots if all(titled) else None
    column = _column(
        [cell.text.strip() for cell in cells], table, {name for slots in records.values() for name in slots}
    )
    return [(cell.column, column, whole(cell)) for cell in cells] if column is not None else None


def _column(texts: Sequence[str], table: Table, known: set[str]) -> Column | None:
    """Return the column that texts without titles are of: how often, a list, how many, or the one text that is left."""
    free = [column for column in table.columns[1:] if column.id not in known]
    kinds = {column.type: column for column in reversed(free)}
    if "frequency" in kinds and all(map(_is_frequency, texts)):
        return kinds["frequency"]
    if "list" in kinds and sum(any(sign in text for sign in _COMMAS) for text in texts) * 2 > len(texts):
        return kinds["list"]
    if "quantity" in kinds and all(map(tags.counts, texts)):
        return kinds["quantity"]
    lead = next((column for column in free if column.role == _LEAD), None)
    if lead is not None and all(map(_OFFICE.fullmatch, texts)):
        return lead
    return kinds.get("paragraph")


def _is_frequency(text: str) -> bool:
    """Tell whether a cell says how often: 年2回（5月、11月）, 4地区で各年3回（計12回）."""
    return periods.is_frequency(text) or (len(text) <= _LONGEST_OFTEN and any(True for _ in notation.frequencies(text)))
