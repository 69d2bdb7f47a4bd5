"""Tables beside a heading that is merged downwards: 沿革 | 年度 | できごと, and below these the rows."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.blocks import GridCell
from ckwriter.form import Table
from ckwriter.matching.grids import crossed
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.layout import Record, whole
from ckwriter.matching.searching.expecting import expected
from ckwriter.matching.searching.progress import Progress
from ckwriter.matching.words import titles

_LONGEST = 24
_PAIR = 2
_LONGEST_NAME = 40
_LONGEST_TITLE = 14
"""Characters of a title of a column that is not known."""


def parted(progress: Progress, rows: Rows) -> Iterator[Rows]:
    """Yield the parts of a grid: each table that stands beside a heading of its own, and what is between them."""
    top = row = rows.top
    while row < rows.height:
        side = next((cell for cell in rows.starting[row] if cell.column == rows.left), None)
        if side is None or side.rowspan < _PAIR or not _may_head(progress, side):
            row += 1
            continue
        if top < row and _may_be_beside(progress, rows, side):
            yield Rows(rows.grid, top, row, rows.left)
            top = row
        inner = _beside(rows, side)
        if _has_header(progress, inner, side) or crossed.read(inner, progress.names.free, progress.names) is not None:
            if top < row:
                yield Rows(rows.grid, top, row, rows.left)
            _name(progress, side)
            yield inner
            top = inner.height
        elif (table := _named(progress, inner, side)) is not None:
            progress.close()
            progress.entitle(table)
            _place(progress, inner, table)
            progress.layout.furniture.append(side.text)
            top = inner.height
        row += max(side.rowspan, 1)
    if top == rows.top:
        yield rows
    elif top < rows.height:
        yield Rows(rows.grid, top, rows.height, rows.left)


def _may_head(progress: Progress, side: GridCell) -> bool:
    """Tell whether a cell is as short as a heading, and no number of a record: 2, 課題2."""
    words = side.text.strip()
    return (
        0 < len(words) <= _LONGEST
        and any(map(str.isalpha, words))
        and not progress.names.counted(progress.section, words)
    )


def _may_be_beside(progress: Progress, rows: Rows, side: GridCell) -> bool:
    """Tell whether a cell may be the heading of a table beside it, before what stands above it is read."""
    beside = [cell for cell in rows.starting[side.row] if cell is not side]
    heads = sum(bool(progress.names.heads.of(cell.text) or progress.names.generic(cell.text)) for cell in beside)
    return heads >= _PAIR or _named(progress, _beside(rows, side), side) is not None


def _beside(rows: Rows, side: GridCell) -> Rows:
    return Rows(rows.grid, side.row, min(side.row + side.rowspan, rows.height), side.column + side.colspan)


def _has_header(progress: Progress, inner: Rows, side: GridCell) -> bool:
    """Tell whether the header of a free table stands at the top of what is beside a cell, and its rows below it."""
    heads = expected(progress, inner, inner.top, reading=False) if len(inner.starting[inner.top]) >= _PAIR else []
    used = {cell for head in heads for cell in head.used}
    texts = (cell.text for cell in inner.starting[inner.top] if cell not in used and len(cell.text) > _LONGEST_TITLE)
    return (
        bool(heads)
        and not any(texts)
        and all(not head.table.rows and side.rowspan > head.height and len(head.used) >= _PAIR for head in heads)
    )


def _name(progress: Progress, side: GridCell) -> None:
    own = progress.section.free_tables
    told = progress.names.told_first(side.text) is not None or progress.titled(side.text) is not None
    if told or any(progress.names.entitles(table, side.text) for table in own):
        progress.layout.furniture.append(side.text)
    else:
        progress.strays([side], side.row)


def _named(progress: Progress, inner: Rows, side: GridCell) -> Table | None:
    """Return the table of names and texts that the heading names whose rows stand beside it without a header."""
    words = titles.key(side.text)
    tables = [
        table
        for table in progress.section.free_tables
        if not progress.layout.has(table.id)
        and any(titles.key(title) in words for title in (*table.titles, *table.columns[0].titles, *table.telling))
    ]
    if len(tables) != 1 or [column.type for column in tables[0].columns] != ["text", "paragraph"]:
        return None
    for line in inner.starting[inner.top : inner.height]:
        if len(line) != _PAIR or len(line[0].text) > _LONGEST_NAME or "。" in line[0].text:
            return None
    return tables[0] if not any(progress.names.heads.of(cell.text) for cell in inner.starting[inner.top]) else None


def _place(progress: Progress, inner: Rows, table: Table) -> None:
    names = [column.id for column in table.columns]
    progress.layout.records.setdefault(table.id, []).extend(
        Record(None, 0, 1, {name: whole(cell) for name, cell in zip(names, line, strict=True)})
        for line in inner.starting[inner.top : inner.height]
        if any(cell.text.strip() for cell in line)
    )
