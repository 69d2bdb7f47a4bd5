"""Plans drawn as a calendar: the months along the top, and a mark in each of them in which something is done."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ckwriter import notation
from ckwriter.blocks import GridCell
from ckwriter.form import Table
from ckwriter.matching.grids import month_head
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.grids.month_head import MonthHead
from ckwriter.matching.layout import Slot, whole
from ckwriter.matching.pieces import agendas
from ckwriter.matching.pieces.marked import Marked
from ckwriter.matching.searching.progress import Progress

_RUN = 3
"""Months in a row from which they are told as a stretch, whatever their marks are."""
_NO_MARK = re.compile(r"[\s×✕✖xXｘＸ/／]*")
_LINE = re.compile(r"[\s\-－―‐–—ー─━…‥]+")
"""A dash: it goes on with the mark before it, and is none by itself."""
_ARROW = re.compile(r"[→⇒➡➔⟶↔⇔←>＞<＜\-－―‐–—ー─━]")
_LONGEST_MARK = 16
"""Characters of what stands in a month in the place of a mark."""
_WIDE = 6
"""Months over which a text that says when is no mark."""


def plan(progress: Progress) -> Table | None:
    """Return the table of plans of the section that is being read, or None."""
    return next((part for part in progress.section.parts if isinstance(part, Table) and agendas.plans(part)), None)


def parted(progress: Progress, rows: Rows) -> Iterator[Rows]:
    """Yield the parts of a grid that holds a calendar: what stands above it, the calendar, and what stands below."""
    head = month_head.find(rows) if plan(progress) is not None else None
    if head is None:
        yield rows
        return
    end = next((row for row in range(head.behind, rows.height) if rows.only(row) is not None), rows.height)
    yield from rows.parts([(head.top, end)])


def take(progress: Progress, rows: Rows) -> bool:
    """Hold back what a calendar tells, in a section with a table of plans: that may tell the same in words."""
    table = plan(progress)
    head = month_head.find(rows) if table is not None else None
    if table is None or head is None or head.top != rows.top:
        return False
    columns = _columns(progress, rows, head, table)
    names = [column.id for column in table.columns[1:]]
    if not any(name in columns for name in names):
        return False
    where = f"{progress.section.heading}の表"
    found: list[Marked] = []
    others: list[tuple[GridCell, int]] = []
    for line in range(head.behind, rows.height):
        read = _row(rows, line, head, columns, table)
        if read is None:
            return False
        slots, left = read
        others += ((cell, line) for cell in left)
        if any(name in slots for name in names):
            found.append(Marked(slots, names, where))
        else:
            others += ((slot.spot, line) for slot in slots.values() if isinstance(slot.spot, GridCell))
    if not any(table.columns[0].id in one.slots for one in found):
        return False
    progress.entitle(table)
    progress.close()
    for name, (title, _) in columns.items():
        progress.layout.titles.setdefault(f"{table.id}.{name}", title)
    progress.layout.furniture += (c.text for c in (*head.titles, *head.others, *(time.cell for time in head.times)))
    for cell, line in others:
        progress.strays([cell], line)
    progress.calendars += ((table, one) for one in found)
    return True


_Columns = dict[str, tuple[GridCell, tuple[int, int]]]
"""By column of the table of plans: its title, and where it stands."""


def _columns(progress: Progress, rows: Rows, head: MonthHead, table: Table) -> _Columns:
    """Return where the columns of the table of plans stand beside the months: by their titles, else in their order."""
    lines = rows.starting[head.behind : rows.height]
    left, right = head.times[0].cell.column, head.times[-1].behind
    filled = {cell.column for line in lines for cell in line if any(map(str.isalpha, cell.text))}
    found: _Columns = {}
    unknown: list[GridCell] = []
    for title in head.titles:
        column = progress.names.column(table, title.text)
        if column is not None and column is not table.columns[0] and column.id not in found:
            found[column.id] = title, (title.column, title.column + title.colspan)
        elif not progress.names.generic(title.text):
            unknown.append(title)
    missing = [column for column in table.columns[1:] if column.id not in found]
    titled = {title.column: title for title in unknown}
    texts = sorted(column for column in filled if not left <= column < right)
    spans = [span for _, span in found.values()]
    texts = [column for column in texts if not any(first <= column < end for first, end in spans)]
    if missing and missing[0] is table.columns[1]:  # what is done stands at the left of the months
        before = [column for column in texts if column < left]
        nearest = before[-1:] if len(before) > len(missing) else before
        for column, at in zip(missing, nearest, strict=False):
            title = titled.get(at, GridCell(head.top, at, ""))
            found[column.id] = title, (at, at + title.colspan)
    return found


def _row(
    rows: Rows, line: int, head: MonthHead, columns: _Columns, table: Table
) -> tuple[dict[str, Slot], list[GridCell]] | None:
    """Return what a row tells by columns of the table of plans, and what has no place; None if it is no row of one."""
    left, right = head.times[0].cell.column, head.times[-1].behind
    slots: dict[str, Slot] = {}
    others: list[GridCell] = []
    for cell in rows.covering[line]:
        if left <= cell.column < right or not cell.text.strip():
            continue
        name = next((name for name, (_, (first, end)) in columns.items() if first <= cell.column < end), None)
        if name is not None and name not in slots:
            slots[name] = whole(cell)
        elif cell.row == line and any(map(str.isalpha, cell.text)):
            others.append(cell)
    inside = [c for c in rows.starting[line] if left <= c.column < right and c.text.strip()]
    read = _marks(inside, head)
    if read is None:
        return None
    when, texts = read
    if when is not None:
        slots[table.columns[0].id] = when
    how = table.columns[-1].id
    if texts is not None and how not in slots:
        slots[how] = texts
    elif texts is not None:
        others += (cell for cell in inside if any(map(str.isalnum, cell.text)))
    return slots, others


class _Mark(NamedTuple):
    """A mark: the months that it covers, by their number in the head, and whether it draws a line."""

    cell: GridCell
    times: Sequence[int]
    line: bool


def _marks(cells: Sequence[GridCell], head: MonthHead) -> tuple[Slot | None, Slot | None] | None:
    """Return when a row is done, and what the marks themselves say; None if longer texts stand below the months."""
    marks: list[_Mark] = []
    for cell in cells:
        times = head.covered(cell)
        text = cell.text.strip()
        if len(times) >= _WIDE and any(map(str.isalnum, text)) and len(cells) == 1:
            if agendas.tells_when(text) or len(times) == len(head.times):
                return whole(cell), None
            return _period(cell, [(times, True)], head), whole(cell)
        if len(text) > _LONGEST_MARK:
            return None
        goes_on = bool(marks) and marks[-1].times[-1] + 1 == times[0] if times else False
        if times and not _NO_MARK.fullmatch(text) and (goes_on or len(times) > 1 or not _LINE.fullmatch(text)):
            marks.append(_Mark(cell, times, len(times) > 1 or _ARROW.search(text) is not None))
    if not marks:
        return None, None
    runs: list[tuple[list[int], bool]] = []
    for mark in marks:
        if runs and runs[-1][0][-1] + 1 == mark.times[0]:
            runs[-1] = [*runs[-1][0], *mark.times], runs[-1][1] or mark.line
        else:
            runs.append(([*mark.times], mark.line))
    said = [mark for mark in marks if any(map(str.isalnum, mark.cell.text))]
    first = said[0].cell if said else None
    texts = (f"{_told(head, mark.times)} {' '.join(mark.cell.text.split())}" for mark in said)
    told = "、".join(texts)
    detail = Slot(first._replace(text=told), 0, len(told)) if first is not None else None
    return _period(marks[0].cell, runs, head), detail


def _told(head: MonthHead, times: Sequence[int]) -> str:
    first, last = head.times[times[0]].first[1], head.times[times[-1]].last[1]
    return f"{first}月" if first == last else f"{first}月～{last}月"


def _period(cell: GridCell, runs: Sequence[tuple[Sequence[int], bool]], head: MonthHead) -> Slot:
    """Return the months of marks, those drawn as a line and three and more in a row as a stretch: 6月、10月～1月."""
    words: list[str] = []
    told: int | None = None
    for run, line in runs:
        first, last = head.times[run[0]], head.times[run[-1]]
        months = [head.times[n] for n in run]
        if len(run) >= _RUN or (line and len(run) > 1) or first.first != first.last:
            begin, told = _month(first.first, told)
            end, told = _month(last.last, told)
            words.append(f"{begin}～{end}")
            continue
        for month in months:
            one, told = _month(month.first, told)
            words.append(one)
    text = "、".join(words)
    return Slot(cell._replace(text=text), 0, len(text))


def _month(moment: tuple[int | None, int], told: int | None) -> tuple[str, int | None]:
    """Return a month as forms ask for it (R7年4月), without the year that was told last."""
    year, month = moment
    if year is None or year == told:
        return f"{month}月", told
    era, number = notation.era_of(datetime.date(year, month, 1))
    return f"{era.letter}{number if number > 1 else '元'}年{month}月", year
