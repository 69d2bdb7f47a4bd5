"""The values of fixed rows: in which of the cells that follow each label they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from ckwriter.blocks import GridCell
from ckwriter.form import Column, Table
from ckwriter.matching.grids import added, cell_rows, titled_texts
from ckwriter.matching.grids import spots as spots_of
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.grids.header import Header
from ckwriter.matching.grids.labels import Labelled
from ckwriter.matching.grids.side import SideBlock
from ckwriter.matching.layout import Slot, whole
from ckwriter.matching.pieces import cells as stands
from ckwriter.matching.pieces import each, folded, moments, remarks, values
from ckwriter.matching.pieces.remarks import Spots
from ckwriter.matching.words import titles
from ckwriter.matching.words.lexicon import TableTitles

_FIGURES = ("integer", "decimal")
_FIGURE = re.compile("[0-9０-９]")


def slots(
    rows: Rows,
    table: Table,
    names: TableTitles,
    block: SideBlock,
    unprinted: Callable[[str], Sequence[str]],
) -> Iterator[tuple[str, Slot]]:
    """Yield (place, slot) for the rows whose labels were found, in a block, under its header if there is one.

    `unprinted` returns the words of a text that the form does not print.
    """
    head, found = added.with_dates(rows, block.head, unprinted), block.found
    foreign = [(cell.column, cell.column + cell.colspan) for cell in added.titles(rows, head, unprinted)]
    for item in found:
        together = [other.row.id for other in found if other.label is item.label and other.line == item.line]
        at = f"{table.id}[{item.row.id}]"
        waiting = list(table.columns_of(at))
        dated = _dated_cells(rows, item, head)
        spots = [*spots_of.labels(item, found, names), *spots_of.at_left(rows, item, found)]
        for column, slot in _bracketed(spots, [column for column in waiting if column.id not in dated]):
            waiting = [other for other in waiting if other is not column]
            yield f"{at}.{column.id}", slot
        yield from _of_group(table, item, names)
        start = item.label.column + item.label.colspan
        cells = [
            cell for cell in rows.covering[item.line] if cell.row == item.line and start <= cell.column < item.behind
        ]
        cells = [*_left_dates(rows, item, head), *(cells if _is_filled(cells) else _below(rows, item, found) or cells)]
        cells = [cell for cell in cells if not any(first <= cell.column < behind for first, behind in foreign)]
        if (within := cell_rows.beside(cells, item, found, table)) is not None:
            yield from cell_rows.slots(table, within.rows)
            cells = [cell for cell in cells if cell not in within.cells]
            yield from _sources(table, item, cells)
            continue
        for column, label, value in titled_texts.shares(cells, waiting):
            yield f"{at}.{column.id}", values.bare(column, value)
            waiting = [other for other in waiting if other is not column]
            cells = [cell for cell in cells if cell is not label and cell is not value]
        titled = list(_titled(rows, item, names, start)) or titled_texts.texts(cells, waiting)
        share = together.index(item.row.id), len(together)
        found_here = titled or list(_shared(_valued(waiting, item.row.unit, cells, head, share), *share))
        for column, slot in found_here:
            yield f"{at}.{column.id}", slot
        said = {column.id for column, slot in found_here if slot.text.strip()}
        for column in waiting[-1:] if waiting and waiting[-1].id not in said else ():
            remark = remarks.of_label(spots, column, unprinted) or remarks.between(cells, found_here, column, names)
            if remark is not None:
                yield f"{at}.{column.id}", remark
    yield from _dates_of_groups(rows, table, found, head)
    yield from _dates_at_left(rows, table, block)


def _sources(table: Table, item: Labelled, cells: Sequence[GridCell]) -> Iterator[tuple[str, Slot]]:
    """Yield what else stands beside the heading of a group whose rows stand in cells: its date and its source."""
    at = f"{table.id}[{item.row.id}]"
    waiting = [column for column in table.columns_of(at) if column.type in ("as_of", "text")]
    for cell in [cell for cell in cells if cell.text.strip()][:1]:
        told = [one for column in waiting for one in _dated_remark(cell, column, waiting)]
        told = told or [(column, whole(cell)) for column in waiting if column.type == "text"]
        yield from ((f"{at}.{column.id}", slot) for column, slot in told)


def _is_filled(cells: Iterable[GridCell]) -> bool:
    return any(cell.text.strip() for cell in cells)


def _below(rows: Rows, item: Labelled, found: Sequence[Labelled]) -> list[GridCell]:
    """Return what stands below a label where only labels stand in its line: 人口 | 病院数 over 312,480人 | 5病院."""
    lines = {other.line for other in found}
    beside = [other.label for other in found if other.line == item.line]
    heads = [other.group for other in found if other.line == item.line]
    filled = [cell for cell in rows.starting[item.line] if cell.text.strip() and cell not in heads]
    if len(beside) < 2 or any(cell not in beside for cell in filled) or item.label.rowspan > 1:
        return []
    first, behind = item.label.column, item.label.column + item.label.colspan
    end = next((line for line in range(item.line + 1, rows.height) if line in lines), rows.height)
    return [cell for row in rows.starting[item.line + 1 : end] for cell in row if first <= cell.column < behind]


def _dates_at_left(rows: Rows, table: Table, block: SideBlock) -> Iterator[tuple[str, Slot]]:
    """Yield the dates at the left of labels, where the end of a page parted a group's heading: they are the group's."""
    for item in block.found:
        first = next(row for row in table.rows if row.group == item.row.group) if item.row.group else item.row
        left = [cell for cell in rows.starting[item.line] if block.left <= cell.column < item.label.column]
        for column in table.columns_of(f"{table.id}[{first.id}]"):
            for cell in left:
                date = moments.date_in(whole(cell), column)
                if date is not None and not date[1]:
                    yield f"{table.id}[{first.id}].{column.id}", date[0]


def _dates_of_groups(
    rows: Rows, table: Table, found: list[Labelled], head: Header | None
) -> Iterator[tuple[str, Slot]]:
    """Yield the first date of a group that stands beside another row of it than the first, which alone asks for it."""
    for column in head.table.columns if head is not None else ():
        span = head.spans.get(column.id) if head is not None and stands.in_label(column) else None
        groups = dict.fromkeys(item.row.group for item in found if item.row.group) if span is not None else {}
        for group in groups:
            first = next(row for row in table.rows if row.group == group)
            lines = [item.line for item in found if item.row.group == group]
            cells = [c for line in lines for c in rows.starting[line] if span and span[0] <= c.column < span[1]]
            dates = [cell for cell in cells if any(map(str.isalnum, cell.text))]
            owned = any(item.row is first and any(c.row == item.line for c in dates) for item in found)
            asked = {other.id for other in table.columns_of(f"{table.id}[{first.id}]")}
            if dates and not owned and column.id in asked:
                yield f"{table.id}[{first.id}].{column.id}", whole(dates[0])


def _left_dates(rows: Rows, item: Labelled, head: Header | None) -> Iterator[GridCell]:
    """Yield the cell of a date that stands between the heading of a group and the label of a row."""
    for column in head.table.columns if head is not None else ():
        start, behind = head.spans.get(column.id, (0, 0)) if head is not None else (0, 0)
        if stands.in_label(column) and behind <= item.label.column:
            yield from (cell for cell in rows.starting[item.line] if start <= cell.column < behind)


def _dated_cells(rows: Rows, item: Labelled, head: Header | None) -> set[str]:
    """Return the columns that stand in a label where no other does, and here have a cell of their own that is filled.

    What the label holds in a bracket is then no date: 人口（推計人口）.
    """
    found: set[str] = set()
    for column in head.table.columns if head is not None else ():
        start, behind = head.spans.get(column.id, (0, 0)) if head is not None else (0, 0)
        cells = (cell for cell in rows.starting[item.line] if start <= cell.column < behind)
        if stands.in_label(column) and any(cell.text.strip() for cell in cells):
            found.add(column.id)
    return found


def _bracketed(spots: Spots, columns: list[Column]) -> list[tuple[Column, Slot]]:
    """Return the values that stand in the label, or in the label of the group for its first row."""
    found: list[tuple[Column, Slot]] = []
    for column in columns:
        if not stands.in_label(column):
            continue
        for spot, names in spots:
            end = titles.after(spot.text, names)
            slot = stands.bracketed(spot, end, column) if end is not None else None
            slot = slot or stands.dated_within(spot, column)
            if slot is not None:
                found.append((column, slot))
                break
    return found


def _titled(rows: Rows, item: Labelled, names: TableTitles, start: int) -> Iterator[tuple[Column, Slot]]:
    """Yield the values beside a label that each have a label of their own: 保健 | 連携状況 | … over 強み | …."""
    seen: set[str] = set()
    for line in range(item.line, min(item.line + item.label.rowspan, rows.height)):
        cells = [cell for cell in rows.starting[line] if start <= cell.column < item.behind]
        column = names.columns.best(cells[0].text) if len(cells) == 2 else None
        if column is None or column.id in seen or not column.of_several_lines:
            return
        seen.add(column.id)
        yield column, whole(cells[1])


def has_titled(rows: Rows, item: Labelled, names: TableTitles) -> bool:
    """Tell whether two values stand beside a label, each with a label of its own."""
    return len(list(_titled(rows, item, names, item.label.column + item.label.colspan))) > 1


def _of_group(table: Table, item: Labelled, names: TableTitles) -> Iterator[tuple[str, Slot]]:
    """Yield the values in the label of a group whose first row is missing: they are that row's in the form."""
    first = next(row for row in table.rows if row.group == item.row.group)
    if item.group is None or item.group.row != item.line or first is item.row:
        return
    at = f"{table.id}[{first.id}]"
    for column, slot in _bracketed(list(spots_of.labels(item, [item], names)), list(table.columns_of(at))):
        yield f"{at}.{column.id}", slot


def _shared(found: Iterable[tuple[Column, Slot]], index: int, count: int) -> Iterator[tuple[Column, Slot]]:
    """Yield what one of several rows of one label has: a remark is the first one's, one figure is that of no row."""
    for column, slot in found:
        remark = index and column.type == "text"
        figure = count > 1 and slot.whole and column.type in _FIGURES and _FIGURE.search(slot.text)
        if not remark and not figure:
            yield column, slot


def _piece(cell: GridCell, index: int, count: int) -> Slot:
    """Return the figure of one of several rows of one label, which stand one after the other: 64.8／81.3／88.9."""
    spans = each.spans(cell.text, count)
    return whole(cell) if spans is None else Slot(cell, *spans[index])


def _valued(
    columns: list[Column], unit: str, cells: list[GridCell], head: Header | None, share: tuple[int, int]
) -> Iterator[tuple[Column, Slot]]:
    """Yield the values in the cells behind a label: those under a title of their own, then the others in order.

    `share` is which of how many rows of one label is meant.
    The cell under the title of `value` may hold more than it: a unit, a second value, a choice.
    """
    waiting = list(columns)
    blank: dict[str, GridCell] = {}
    first = 0
    if head is not None:
        asked = {column.id for column in columns} | {"value"}
        foreign = [span for name, span in head.spans.items() if name not in asked]
        elsewhere = [cell for cell in cells if any(start <= cell.column < behind for start, behind in foreign)]
        cells = [cell for cell in cells if cell not in elsewhere]
        for column, slot in remarks.elsewhere(elsewhere, waiting):
            yield column, slot
            waiting = [other for other in waiting if other is not column]
        for column in [column for column in waiting if column.id in head.spans]:
            if column not in waiting:
                continue
            start, behind = head.spans[column.id]
            under = [cell for cell in cells if start <= cell.column < behind]
            held = [other for other in waiting if head.spans.get(other.id) == head.spans[column.id]]
            if column.id == "value":
                first = start
            elif len(under) == 1 and len(held) > 1:
                parts = folded.parts(under[0], held)
                yield from ((other, parts[other.id]) for other in held if other.id in parts)
                waiting = [other for other in waiting if other not in held]
                cells = [cell for cell in cells if cell is not under[0] or not parts]
            elif len(under) == 1 and column.type == "text" and not under[0].text.strip():
                blank[column.id] = under[0]  # the remark may stand beside the answer
                cells = [cell for cell in cells if cell is not under[0]]
            elif len(under) == 1 and (why := _instead(under[0], column, waiting)) is not None:
                yield why, whole(under[0])
                waiting = [other for other in waiting if other not in (column, why)]
                cells = [cell for cell in cells if cell is not under[0]]
            elif len(under) == 1 and (
                told := _dated_remark(under[0], column, waiting)
                or remarks.two_figures(under[0], column, waiting, cells)
            ):
                yield from told
                waiting = [
                    other for other in waiting if all(other is not one for one, _ in told) and other is not column
                ]
                cells = [cell for cell in cells if cell is not under[0]]
            elif len(under) == 1:
                dated = moments.date_in(whole(under[0]), column)
                yield column, dated[0] if dated is not None and not dated[1] else values.bare(column, under[0])
                waiting = [other for other in waiting if other is not column]
                cells = [cell for cell in cells if cell is not under[0]]
    answered = first and any(cell.column == first and cell.text.strip() for cell in cells)
    cells = [cell for cell in cells if cell.column >= first or (cell.text.strip() and not answered)]
    told = list(values.spread(waiting, unit, [_piece(cell, *share) for cell in cells]))
    yield from told
    left = {column.id for column, _ in told}
    yield from ((column, whole(blank[column.id])) for column in waiting if column.id in blank.keys() - left)


def _instead(cell: GridCell, column: Column, waiting: list[Column]) -> Column | None:
    """Return the column of remarks if a cell under the title of dates holds words and no date: 公表なし."""
    words = column.type == "as_of" and len(cell.text.strip()) > 2 and not stands.tells_date(cell.text)
    return next((c for c in waiting if c.type == "text"), None) if words else None


def _dated_remark(cell: GridCell, column: Column, waiting: Sequence[Column]) -> list[tuple[Column, Slot]]:
    """Return the date that stands among remarks, and what they say else, if the row has none of its own."""
    dates = [other for other in waiting if stands.in_label(other)] if column.type == "text" else []
    found = moments.date_in(whole(cell), dates[0]) if dates else None
    if found is None:
        return []
    rest = found[1] if len(found[1]) < 2 else [whole(cell)]  # words on both sides of the date stay together
    return [(dates[0], found[0]), *((column, slot) for slot in rest)]
