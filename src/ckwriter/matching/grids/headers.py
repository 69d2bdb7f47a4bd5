"""The headers of tables in a grid, by the titles of their columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ckwriter.blocks import GridCell
from ckwriter.form import Column, Table
from ckwriter.matching.grids import near
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.grids.header import Header, Span
from ckwriter.matching.pieces import folded, inline
from ckwriter.matching.words.lexicon import Lexicon, TableTitles
from ckwriter.matching.words.titles import same

_LONGEST = 80
_LONGEST_SHARE = 20
_LABELS = 6
"""Rows below a heading in which the titles of the columns that share it are looked for."""


def headers(
    rows: Rows, row: int, tables: Iterable[Table], lexicon: Lexicon, *, least: float, fewest: int = 2
) -> list[Header]:
    """Return the headers that begin in a row, from left to right; several where tables stand side by side.

    Args:
        rows: the grid.
        row: the row.
        tables: the tables that may be meant; among those that fit equally well the first is taken.
        lexicon: the form's titles.
        least: the part of a table's columns that must be there.
        fewest: how many of its titles must be there.

    """
    cells, meant = titled(rows, row, lexicon)
    if not meant:
        return []
    found: list[Header] = []
    tables = [table for table in tables if table.id in meant]
    while cells and tables:
        fitting = [
            head for t in tables if (head := _header(rows, row, cells, t, lexicon, fewest)) and head.fit >= least
        ]
        if not fitting:
            break
        best = max(fitting, key=lambda head: head.fit)
        if found and best.fit < 1.0:
            break
        found.append(best)
        cells = [cell for cell in cells if cell not in best.used]
    return sorted(found, key=lambda head: head.range)


def titled(rows: Rows, row: int, lexicon: Lexicon) -> tuple[list[GridCell], frozenset[str]]:
    """Return the cells of a row that hold titles of columns, and the tables whose columns they may be."""
    if row not in rows.titled:
        cells: list[GridCell] = []
        meant: set[str] = set()
        for cell in rows.starting[row]:
            if not 0 < len(cell.text) <= _LONGEST:
                continue
            if tables := lexicon.heads.of(cell.text):
                cells.append(cell)
                meant.update(table for table, _ in tables)
            elif joined := folded.tables(cell.text, lexicon.heads) or _of_shares(cell.text, lexicon):
                cells.append(cell)
                meant |= joined
        rows.titled[row] = cells, frozenset(meant)
    return rows.titled[row]


def _of_shares(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the tables, by id, of which a text names a column with the heading that it shares: 行政の役目."""
    if len(text) > _LONGEST_SHARE or "\n" in text.strip():
        return frozenset()
    shared = {table.id for table in lexicon.free if any(column.under for column in table.columns)}
    return lexicon.labelled(text) & shared


def _header(rows: Rows, row: int, cells: list[GridCell], table: Table, lexicon: Lexicon, fewest: int) -> Header | None:
    titles = lexicon.tables[table.id]
    matches = [(score, column, cell) for cell in cells for column, score in titles.columns.of(cell.text)]
    if titles.unders.things and not table.rows:
        told = {cell for _, _, cell in matches}
        shares = ((cell, lexicon.column(table, cell.text)) for cell in cells if cell not in told)
        matches += [(1, column, cell) for cell, column in shares if column is not None and column.under]
    joined = [(c, held) for c in rows.starting[row] if c.text and (held := folded.columns(c.text, titles.columns))]
    if not matches and not joined and not any(titles.unders.of(cell.text) for cell in cells):
        return None
    spans: dict[str, Span] = {}
    used: set[GridCell] = set()
    if len(matches) > len({cell.column for _, _, cell in matches}):
        beside = _behind_their_left(cells, table, titles)
        matches.sort(key=lambda match: (match[1].id, match[2].column) not in beside)
    for _, column, cell in sorted(matches, key=lambda match: -match[0]):
        if column.id not in spans and cell not in used:
            spans[column.id] = (cell.column, cell.column + cell.colspan)
            used.add(cell)
    exact, more = len(used), 0
    for cell, held in joined if _may_fold(table) else ():
        apart = _inner(rows, row + cell.rowspan, cell, list(held), titles)
        if not apart and not any(column.id in spans for column in held):
            spans |= {column.id: (cell.column, cell.column + cell.colspan) for column in held}
            used.add(cell)
            more += len(held) - 1
    height = max((cell.rowspan for cell in used), default=1)
    name = table.columns[0].id
    if len(used) > 1 and name not in spans and not table.rows:
        named = next((c for c in rows.starting[row] if c not in used and same(c.text, table.titles)), None)
        if named is not None:
            spans[name] = (named.column, named.column + named.colspan)
            used.add(named)
    stacked: Span | None = None
    for cell, columns in _shared(rows, row, cells, used, table, titles):
        shared = [column for column in columns if column.id not in spans]
        if not shared:
            continue
        used.add(cell)
        inner = _inner(rows, row + cell.rowspan, cell, shared, titles)
        if len(inner) >= min(2, len(shared)):
            spans |= inner
            height = max(height, cell.rowspan + 1)
        else:
            left = _of_labels(rows, row, cell, shared, used, titles)
            used |= {left} - {cell}
            stacked = (left.column, _behind_labels(rows, row, cell, shared, used, titles))
    for inner in _parted(rows, row, used, table, spans, titles):
        height = 2
        spans |= inner
        used |= {
            cell
            for cell in rows.starting[row]
            if any(cell.column <= span[0] < cell.column + cell.colspan for span in inner.values())
        }
    known = len(used)
    if not table.rows and exact:
        for column, cell in near.columns(rows, row, table, spans, used, stacked):
            spans[column.id] = (cell.column, cell.column + cell.colspan)
            used.add(cell)
    wanted = {column.under or column.id for column in table.columns if column.id not in spans}
    there = {column.under or column.id for column in table.columns if column.id in spans}
    total = len(wanted | there)
    if not used or len(used) + more < min(fewest, total):
        return None
    sure = min((known + more) / total, 1.0)
    return Header(table, height, spans, stacked, min((len(used) + more) / total, 1.0), sure, frozenset(used))


def _may_fold(table: Table) -> bool:
    """Tell whether a cell of a table may hold several columns: not where figures have their own ways to stand so."""
    return not table.rows or all(column.type == "paragraph" for column in table.columns)


def _behind_their_left(cells: list[GridCell], table: Table, titles: TableTitles) -> set[tuple[str, int]]:
    """Return the columns, by id, that follow in the form that of the title at the left of one of theirs, and where.

    A title that may name two columns (主な業務) is that of the one that follows: 連携部署名 | 主な業務.
    """
    columns = table.columns
    found: set[tuple[str, int]] = set()
    for left, cell in pairwise(cells):
        before = titles.columns.best(left.text)
        behind = columns.index(before) + 1 if before is not None else len(columns)
        found |= {(column.id, cell.column) for column in columns[behind : behind + 1]}
    return found


def _parted(
    rows: Rows, row: int, used: set[GridCell], table: Table, spans: dict[str, Span], titles: TableTitles
) -> Iterator[dict[str, Span]]:
    """Yield the columns whose titles stand side by side below a heading of the office's own (目標値と実績値)."""
    wide = [cell for cell in rows.starting[row] if cell not in used and cell.colspan > 1] if used else []
    if any(cell.rowspan < 2 for cell in used):
        return
    for cell in wide:
        missing = [column for column in table.columns if column.id not in spans and not column.under]
        inner = _inner(rows, row + cell.rowspan, cell, missing, titles)
        if len(inner) > 1:
            yield inner


def _behind_labels(
    rows: Rows, row: int, cell: GridCell, shared: list[Column], used: set[GridCell], titles: TableTitles
) -> int:
    """Return the column behind what stands below a shared heading, where labels and texts may have a heading each."""
    end = cell.column + cell.colspan
    beside = next((c for c in rows.starting[row] if c.column == end and c not in used), None)
    below = (c for line in rows.starting[row + 1 : row + 1 + _LABELS] for c in line if c.column == cell.column)
    labelled = any(column in shared for c in below for column, _ in titles.columns.of(c.text))
    return end + beside.colspan if cell.colspan == 1 and beside is not None and labelled else end


def _of_labels(
    rows: Rows, row: int, cell: GridCell, shared: list[Column], used: set[GridCell], titles: TableTitles
) -> GridCell:
    """Return the heading of the titles that stand below each other: a shared heading, or the one at its left (区分)."""
    beside = next((c for c in rows.starting[row] if c.column + c.colspan == cell.column and c not in used), None)
    if beside is None or cell.colspan > 1:
        return cell
    inside = [c for line in rows.starting[row + 1 : row + 1 + _LABELS] for c in line if c.text.strip()]
    left, below = ([c for c in inside if c.column == one.column] for one in (beside, cell))
    labelled = [
        [any(column in shared for column, _ in titles.columns.of(c.text)) for c in part] for part in (left, below)
    ]
    return beside if len(left) > 1 and all(labelled[0]) and not any(labelled[1]) else cell


def _shared(
    rows: Rows, row: int, cells: list[GridCell], used: set[GridCell], table: Table, titles: TableTitles
) -> Iterator[tuple[GridCell, list[Column]]]:
    """Yield the headings that several columns share, with these columns: by their words, or by what stands below them.

    A heading in other words (役割) is known by the titles of two of its columns, side by side or below each other.
    """
    sharing: dict[str, list[Column]] = {}
    for column in table.columns:
        if column.under:
            sharing.setdefault(column.under, []).append(column)
    if not sharing:
        return
    for cell in cells:
        under = titles.unders.best(cell.text)
        if under and cell not in used:
            yield cell, sharing.pop(under, [])
    for cell in rows.starting[row] if used else ():
        if cell in used or not cell.text.strip():
            continue
        for under, columns in sharing.items():
            below = (c for line in rows.starting[row + 1 : row + 1 + _LABELS] for c in line)
            inside = [c for c in below if cell.column <= c.column < cell.column + cell.colspan]
            named = {column.id for c in inside for column, _ in titles.columns.of(c.text) if column in columns}
            named |= {name for c in inside for name in _within(c, columns, titles)}
            if len(named) > 1:
                yield cell, sharing.pop(under)
                break


def _within(cell: GridCell, columns: Sequence[Column], titles: TableTitles) -> Iterable[str]:
    """Return which of some columns, by id, a cell holds, each behind its title: （行政）…, （医療）…."""
    return inline.columns(cell, lambda text: next((c for c, _ in titles.columns.of(text) if c in columns), None))


def _inner(rows: Rows, row: int, above: GridCell, columns: list[Column], titles: TableTitles) -> dict[str, Span]:
    """Return the spans of columns whose own titles stand side by side under the heading that they share."""
    if row >= rows.height:
        return {}
    inside = [c for c in rows.starting[row] if above.column <= c.column < above.column + above.colspan]
    spans: dict[str, Span] = {}
    for cell in inside:
        column = next((c for c, _ in titles.columns.of(cell.text) if c in columns and c.id not in spans), None)
        if column is not None:
            spans[column.id] = (cell.column, cell.column + cell.colspan)
    return spans
