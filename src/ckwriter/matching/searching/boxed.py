"""Boxes of a diagram that a page draws as cells: each names what meets and how often, and tells what it is for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ckwriter.blocks import Grid, GridCell, Paragraph
from ckwriter.form import Column, Table
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.layout import Record, Slot
from ckwriter.matching.pieces import held, tags
from ckwriter.matching.pieces.cells import trimmed
from ckwriter.matching.searching.progress import Progress
from ckwriter.matching.words import periods, titles
from ckwriter.matching.words.lexicon import Lexicon

_ROLE = "meeting"
_BESIDE = re.compile(r"[\s　]*[｜|│][\s　]*")
"""What parts two names in one box."""
_BRACKET = re.compile(r"[（(][^（()）\n]*[)）]")
_PARTED = re.compile(r"[ 　\t]+|(?=[（(【〔［])")
_OFTEN = re.compile(r"[（(【〔［]?(?P<often>[^）)】〕］]+?(?:[（(][^（()）]*[)）])?)[)）】〕］]?")
_LINE = re.compile(r"[^\n]+")
_LONGEST_OFTEN = 40
_Told = dict[str, Slot]


def take(progress: Progress, rows: Rows) -> bool:
    """Take a grid of which every cell is such a box; arrows may stand between them."""
    tables = progress.section.free_tables
    table = next((table for table in tables if table.columns[0].role == _ROLE), None)
    cells = [c for line in rows.starting[rows.top : rows.height] for c in line if any(map(str.isalnum, c.text))]
    if table is None or not cells or any(isinstance(block, Grid) for cell in cells for block in cell.blocks):
        return False
    told = [records(cell, table, progress.names) for cell in cells]
    if not all(told):
        return False
    progress.entitle(table)
    progress.close()
    progress.table = None
    found = progress.layout.records.setdefault(table.id, [])
    found += (Record(None, 0, 1, slots) for box in told for slots in box)
    return True


def records(cell: GridCell, table: Table, lexicon: Lexicon) -> Sequence[Mapping[str, Slot]]:
    """Return what a box tells: several records where names stand beside each other; none if it is no such box."""
    often = next((column for column in table.columns if column.type == "frequency"), None)
    spans = [match.span() for match in _LINE.finditer(cell.text) if match[0].strip()]
    if often is None or not spans:
        return []
    start, end = spans[0]
    ends = [match.span() for match in _BESIDE.finditer(cell.text, start, end)]
    edges = [start, *(at for span in ends for at in span), end]
    heads = [_head(cell, left, right, table, often) for left, right in zip(edges[::2], edges[1::2], strict=True)]
    rest = spans[1:]
    if len(heads) == 1 and heads[0] is None and rest:
        below = _often(cell, *rest[0])
        name = _name(cell, start, end, table) if below is not None else None
        if below is None or name is None:
            return []
        slot, behind = below
        heads = [name | {often.id: slot}]
        rest = [(behind, rest[0][1]), *rest[1:]] if cell.text[behind : rest[0][1]].strip() else rest[1:]
    more = _further(cell, rest, table, lexicon)
    named = [head for head in heads if head is not None]
    return [head | more for head in named] if len(named) == len(heads) and more is not None else []


def _head(cell: GridCell, start: int, end: int, table: Table, often: Column) -> _Told | None:
    """Return a name and how often it meets, on one line: 連絡会　年2回, 連絡会（年2回）."""
    for gap in _PARTED.finditer(cell.text, start + 1, end):
        found = _often(cell, gap.end(), end)
        name = _name(cell, start, gap.start(), table) if found is not None else None
        if found is not None and name is not None and not cell.text[found[1] : end].strip():
            return name | {often.id: found[0]}
    return None


def _name(cell: GridCell, start: int, end: int, table: Table) -> _Told | None:
    text = cell.text[start:end]
    start += titles.lead(text)
    return {table.columns[0].id: trimmed(cell, start, end)} if held.is_name(_BRACKET.sub("", text)) else None


def _often(cell: GridCell, start: int, end: int) -> tuple[Slot, int] | None:
    """Return how often something meets where a line says so first, and where that ends."""
    start += len(cell.text[start:end]) - len(cell.text[start:end].lstrip())
    for stop in (*(match.start() for match in re.finditer(r"[ 　\t]+", cell.text[start:end])), end - start):
        match = _OFTEN.fullmatch(cell.text[start : start + stop].strip())
        if match is not None and len(match["often"]) <= _LONGEST_OFTEN and periods.is_frequency(match["often"]):
            return trimmed(cell, start + match.start("often"), start + match.end("often")), start + stop
    return None


def _further(cell: GridCell, spans: Sequence[tuple[int, int]], table: Table, lexicon: Lexicon) -> _Told | None:
    """Return what the lines below a name tell: with titles, or a list of members, or what is done there.

    None if two lines tell of the same, so that nobody can tell what one of them is.
    """
    found: _Told = {}
    for start, end in spans:
        text = cell.text[start:end]
        tag = tags.tag(Paragraph(text), table, lexicon)
        if tag is not None and not tag.further:
            column, slot = tag.column, trimmed(cell, start + tag.slot.start, start + tag.slot.end)
        else:
            kind = "list" if held.is_list(text) else "paragraph"
            bare = next((column for column in table.columns if column.type == kind), None)
            if bare is None:
                return None
            column, slot = bare, trimmed(cell, start, end)
        if column.id in found or column is table.columns[0]:
            return None
        found[column.id] = slot
    return found
