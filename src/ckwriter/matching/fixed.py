"""The values of fixed rows: in which of the cells that follow each label they stand."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.blocks import GridCell
from ckwriter.form import Column, Table
from ckwriter.matching import cells as stands
from ckwriter.matching import titles, values
from ckwriter.matching.grids import Rows
from ckwriter.matching.headers import Header
from ckwriter.matching.labels import Labelled
from ckwriter.matching.layout import Slot, whole
from ckwriter.matching.lexicon import TableTitles


def slots(
    rows: Rows, table: Table, names: TableTitles, found: list[Labelled], head: Header | None
) -> Iterator[tuple[str, Slot]]:
    """Yield (place, slot) for the rows whose labels were found, under the header if there is one."""
    for item in found:
        at = f"{table.id}[{item.row.id}]"
        waiting = list(table.columns_of(at))
        dated = _dated_cells(rows, item, head)
        for column, slot in _bracketed(item, [column for column in waiting if column.id not in dated]):
            waiting = [other for other in waiting if other is not column]
            yield f"{at}.{column.id}", slot
        yield from _of_group(table, item)
        start = item.label.column + item.label.colspan
        cells = [
            cell for cell in rows.covering[item.line] if cell.row == item.line and start <= cell.column < item.behind
        ]
        titled = list(_titled(rows, item, names, start))
        for column, slot in titled or _valued(waiting, item.row.unit, cells, head):
            yield f"{at}.{column.id}", slot


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


def _bracketed(item: Labelled, columns: list[Column]) -> list[tuple[Column, Slot]]:
    """Return the values that stand in the label, or in the label of the group for its first row."""
    spots = [(item.label, item.row.titles)]
    if item.group is not None and item.group.row == item.line:
        spots.append((item.group, (item.row.group, *item.row.group_also)))
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
        if column is None or column.id in seen or column.type not in ("paragraph", "bullets", "list"):
            return
        seen.add(column.id)
        yield column, whole(cells[1])


def has_titled(rows: Rows, item: Labelled, names: TableTitles) -> bool:
    """Tell whether two values stand beside a label, each with a label of its own."""
    return len(list(_titled(rows, item, names, item.label.column + item.label.colspan))) > 1


def _of_group(table: Table, item: Labelled) -> Iterator[tuple[str, Slot]]:
    """Yield the values in the label of a group whose first row is missing: they are that row's in the form."""
    first = next(row for row in table.rows if row.group == item.row.group)
    if item.group is None or item.group.row != item.line or first is item.row:
        return
    at = f"{table.id}[{first.id}]"
    for column, slot in _bracketed(item, list(table.columns_of(at))):
        yield f"{at}.{column.id}", slot


def _valued(
    columns: list[Column], unit: str, cells: list[GridCell], head: Header | None
) -> Iterator[tuple[Column, Slot]]:
    """Yield the values in the cells behind a label: those under a title of their own, then the others in order.

    The cell under the title of `value` may hold more than it: a unit, a second value, a choice.
    """
    waiting = list(columns)
    first = 0
    if head is not None:
        asked = {column.id for column in columns} | {"value"}
        foreign = [span for name, span in head.spans.items() if name not in asked]
        cells = [cell for cell in cells if not any(start <= cell.column < behind for start, behind in foreign)]
        for column in [column for column in waiting if column.id in head.spans]:
            start, behind = head.spans[column.id]
            under = [cell for cell in cells if start <= cell.column < behind]
            if column.id == "value":
                first = start
            elif len(under) == 1:
                yield column, whole(under[0])
                waiting = [other for other in waiting if other is not column]
                cells = [cell for cell in cells if cell is not under[0]]
    cells = [cell for cell in cells if cell.column >= first or cell.text.strip()]
    yield from values.spread(waiting, unit, [whole(cell) for cell in cells])
