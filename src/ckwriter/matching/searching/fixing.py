"""The rows of fixed tables in a grid: found by their labels, and their values put into place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.blocks import GridCell
from ckwriter.form import Table
from ckwriter.matching.grids import added, fixed, labels, side
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.grids.header import Header
from ckwriter.matching.grids.headers import headers
from ckwriter.matching.layout import Slot
from ckwriter.matching.pieces import cells as stands
from ckwriter.matching.pieces import folded, moments
from ckwriter.matching.searching import composed
from ckwriter.matching.searching import headed_groups as headed
from ckwriter.matching.searching.expecting import MOST, expected
from ckwriter.matching.searching.progress import Progress
from ckwriter.matching.words import titles

_BRACKET = re.compile("[（(【〔［]")
_DASH = re.compile(r"\s*[-－―‐–—]+\s*")
_TELLING = re.compile(r"[0-9０-９（）()【】:：。、]")
_SHORT = 12
"""Characters of a heading that an office puts beside several labels."""
_ENOUGH = 0.4
"""The part of a fixed table's rows that must be found before its labels count."""


class FixedRows:
    """The fixed rows of one grid, or of one section in it."""

    def __init__(self, progress: Progress, rows: Rows) -> None:
        self.progress = progress
        self.names = progress.names
        self.rows = rows
        self.ending: tuple[str, GridCell | None] = "", None
        """The fixed table whose rows were read last, and the heading of their group."""

    def place(self) -> set[int]:
        """Find the labels of fixed tables and place their values; return the rows of the grid that they take."""
        progress = self.progress
        claimed: set[int] = set()
        parts = [table for table in self.names.drawn if table.rows]
        names = {part.id for part in progress.section.parts}
        for table in sorted(parts, key=lambda part: part.id not in names):
            own = table.id in names
            group = progress.group if progress.fixed == table.id else None
            above = headed.above(progress, self.rows, table) if own and group is None else None
            found = labels.labels(self.rows, table, self.names, group if above is None else above.cell)
            if above is not None:
                found = headed.unheaded(found, above)
            if own and (across := self._across(table, found, above)):
                claimed |= across
                continue
            height = self.rows.height - self.rows.top
            wanted = _ENOUGH * min(len(table.rows), height) if own else MOST * len(table.rows)
            if not own and all(self.names.heads.of(item.label.text) for item in found):
                continue  # 医療, 福祉: they are titles of columns of other tables as well
            alone = own and len(found) == 1
            cut = alone and (self._goes_on(table) or self._is_whole(table, found[0]) or self._is_headed(table, found))
            if len(found) < max(1 if cut else 2, wanted) or (
                not own and (claimed or (progress.section.parts and self._is_free()))
            ):
                continue
            progress.close()
            if not own:
                progress.enter(progress.form.section_of(table.id))
            if above is not None:
                headed.place(progress, table, above, found)
            claimed |= self._place(self.rows, table, found)
            self.ending = table.id, found[-1].group
        return claimed

    def _is_whole(self, table: Table, item: labels.Labelled) -> bool:
        """Tell whether a row has a grid of its own, in which each of its values has a label."""
        return fixed.has_titled(self.rows, item, self.names.tables[table.id])

    def _is_headed(self, table: Table, found: list[labels.Labelled]) -> bool:
        """Tell whether most of a table's titles stand above a row: the end of a page may have left one alone."""
        heads = side.heads(self.rows, table, self.names, found)
        return bool(heads) and heads[0].fit >= MOST and len(heads[0].used) > 1

    def _goes_on(self, table: Table) -> bool:
        """Tell whether the grid goes on with a fixed table, or the next one does: the end of a page cut it off."""
        progress, following = self.progress, self.progress.following
        if progress.fixed == table.id:
            return True
        return following is not None and len(labels.labels(Rows(following), table, self.names)) > 1

    def _is_free(self) -> bool:
        """Tell whether the grid begins with the header of a free table."""
        top = self.rows.top
        heads = expected(self.progress, self.rows, top, reading=False) if self.rows.height > top else []
        return any(not head.table.rows for head in heads)

    def _across(self, table: Table, found: list[labels.Labelled], above: headed.Above | None) -> set[int]:
        """Place the values of a fixed table that stands on its side; return the rows of the grid that it takes."""
        lines = {item.line for item in found}
        apart = any(i.behind > i.label.column + i.label.colspan for i in found[:-1])
        if not self._is_turned(table) and (len(found) < 2 or len(lines) > 1 or apart):
            return set()
        turned = self.rows.turned()
        across = labels.labels(turned, table, self.names, above.cell if above is not None else None)
        across = headed.unheaded(across, above) if above is not None else across
        if len(across) < max(2, len(found)) or not any(
            headers(turned, row, [table], self.names, least=0.0, fewest=1) for row in range(turned.top, across[0].line)
        ):
            return set()
        self.progress.close()
        if above is not None:
            headed.place(self.progress, table, above, across)
        placed = self._place(turned, table, across)
        cells = [cell for line in placed for cell in turned.starting[line]]
        return set(range(min(cell.column for cell in cells), max(cell.column + cell.colspan for cell in cells)))

    def _is_turned(self, table: Table) -> bool:
        """Tell whether nothing but titles of columns stands at the left, below a corner that may tell what is above."""
        rows, columns = self.rows, self.names.tables[table.id].columns
        left = [c for line in rows.starting[rows.top + 1 :] for c in line[:1] if c.column == rows.left]
        titled = [cell for cell in left if columns.best(cell.text) is not None]
        return len(left) == len(titled) > 0 and rows.grid.width - rows.left > 2

    def _untitled(self, rows: Rows, table: Table, first: int) -> set[int]:
        """Return the row right above the first label if a title of the table stands there: it is no record."""
        above = rows.starting[first - 1] if first > rows.top else []
        columns = self.names.tables[table.id].columns
        titled = [c for c in above if columns.best(c.text) is not None or folded.columns(c.text, columns)]
        other = [c for c in above if c not in titled and self.names.heads.of(c.text)]
        known = headers(rows, first - 1, [table], self.names, least=0.0) if titled else []
        if not titled or len(other) > len(titled) or known:
            return set()
        self.progress.layout.furniture += (cell.text for cell in titled)
        return {first - 1}

    def _carry(self, heads: list[Header], table: Table, rows: Rows, found: list[labels.Labelled]) -> None:
        """Go on below the header of the grid before, where a table was parted and this part of it has none."""
        before, width = self.progress.carried.get(table.id, (None, 0))
        if not heads and before is not None and width == rows.grid.width and side.fits(rows, before, found):
            heads.append(before._replace(used=frozenset()))
        elif len(heads) == 1:
            self.progress.carried[table.id] = heads[0], rows.grid.width

    def _place(self, rows: Rows, table: Table, found: list[labels.Labelled]) -> set[int]:
        """Place the values of fixed rows, and keep what is neither a label, a unit nor a value."""
        heads = side.completed(rows, side.heads(rows, table, self.names, found), found, self.names)
        self._carry(heads, table, rows, found)
        self.progress.entitle(table)
        known = {id(item.label) for item in found}
        lines = {item.line for item in found}
        labelled = {id(cell) for item in found for cell in (item.label, item.group)}
        answers: dict[int, int] = {}
        """The column of the grid in which the answers of a row begin."""
        self.progress.layout.furniture += (
            words for item in found for words in labels.own_words(item, self.names, table)
        )
        heads_of = {item.group for item in found if item.group is not None}
        self.progress.layout.furniture += (_BRACKET.split(cell.text, 1)[0] for cell in heads_of)
        for item in found:
            self.progress.layout.titles.setdefault(f"{table.id}[{item.row.id}]", item.label)
        names = self.names.tables[table.id]
        blocks = side.blocks(found, heads)
        told = [one for block in blocks for one in fixed.slots(rows, table, names, block, self.names.not_printed)]
        said = list(moments.of_groups(table, told))
        telling = {at for at, slot in said if any(map(str.isalnum, slot.text))}
        for at, slot in said:
            if at in telling and _DASH.fullmatch(slot.text):
                known.add(id(slot.spot))  # a dash where another row of the group has the date
                continue
            self.progress.place(at, slot)
            known.add(id(slot.spot))
            self.progress.layout.furniture += _heading_words(slot, found)
            if isinstance(slot.spot, GridCell) and slot.text.strip() and id(slot.spot) not in labelled:
                left = min(slot.spot.column, answers.get(slot.spot.row, slot.spot.column))
                answers[slot.spot.row] = left
            lines |= {slot.spot.row} if isinstance(slot.spot, GridCell) else set()
        self.progress.layout.furniture += (title.text for title in _titles_of_read(rows, heads, lines, known))
        foreign = {title.column for head in heads for title in added.titles(rows, head, self.names.not_printed)}
        further: dict[int, str] = {}
        """The units of the columns that have a row of the grid of their own."""
        for one in composed.rows_of(rows, table, self.names, found, foreign):
            if one.place not in self.progress.layout.slots:
                self.progress.place(one.place, one.slot)
                self.progress.layout.furniture.append(one.label.text)
                again = (c for c in rows.starting[one.line] if c.text in {head.text for head in heads_of})
                known |= {id(one.label), id(one.slot.spot), *map(id, again)}
                answers[one.line] = one.label.column + 1
                further[one.line] = one.column.unit
        self._leave_added(rows, heads, lines | further.keys(), known)
        lines |= further.keys() | self._untitled(rows, table, min(lines))
        groups, columns = self.names.tables[table.id].groups, self.names.tables[table.id].columns
        counts = _counts(rows, lines, known)
        self.progress.layout.furniture += (cell.text for cell in rows.grid.cells if id(cell) in counts)
        for line in sorted(lines):
            cells = (cell for cell in rows.starting[line] if id(cell) not in known and cell.text.strip())
            cells = (c for c in cells if titles.key(c.text) not in self.names.units and not groups.of(c.text))
            cells = (c for c in cells if not columns.best(c.text))
            units = {further.get(line, ""), *(item.row.unit for item in found if item.line == line)} - {""}
            others = [c for c in cells if id(c) not in counts and not _is_unit(c, units)]
            before = (c for c in others if c.column < answers.get(line, 0) and any(map(str.isalpha, c.text)))
            words = [c for c in before if _is_heading(c, found) or not self.names.not_printed(c.text)]
            self.progress.layout.furniture += (cell.text for cell in words)
            self.progress.strays((cell for cell in others if cell not in words), line)
        return lines

    def _leave_added(self, rows: Rows, heads: list[Header], lines: set[int], known: set[int]) -> None:
        """Keep each column that an office added as one text."""
        progress = self.progress
        for title in [title for head in heads for title in added.titles(rows, head, self.names.not_printed)]:
            cells = [cell for cell in added.inside(rows, title, lines) if id(cell) not in known]
            if cells:
                progress.leave(added.told(rows, title, cells), f"{progress.section.heading}の表")
                known |= {id(cell) for cell in cells}
                self._used(rows, title)
        for title in [title for head in heads for title in head.used if self.names.not_printed(title.text)]:
            progress.layout.furniture.append(title.text)
            self._used(rows, title)

    @staticmethod
    def _used(rows: Rows, title: GridCell) -> None:
        """Let nothing else look at the title of a column."""
        rows.starting[title.row] = [cell for cell in rows.starting[title.row] if cell is not title]


def _is_heading(cell: GridCell, found: list[labels.Labelled]) -> bool:
    """Tell whether a cell at the left of several labels is an office's own heading of them, and tells no more."""
    lines = range(cell.row, cell.row + cell.rowspan)
    beside = [item for item in found if item.line in lines and item.label.column >= cell.column + cell.colspan]
    plain = len(cell.text.strip()) <= _SHORT and not _TELLING.search(cell.text)
    return len({item.line for item in beside}) == cell.rowspan > 1 and plain


def _titles_of_read(rows: Rows, heads: list[Header], lines: set[int], known: set[int]) -> Iterator[GridCell]:
    """Yield the titles in other words below which everything found its place, and let nothing else look at them."""
    for line in {cell.row for head in heads for cell in head.used}:
        used = {id(cell) for head in heads for cell in head.used}
        for title in [cell for cell in rows.starting[line] if id(cell) not in used and cell.text.strip()]:
            below = [c for row in lines for c in rows.starting[row] if c.column == title.column and c.text.strip()]
            if len(below) > 1 and all(id(cell) in known or _DASH.fullmatch(cell.text) for cell in below):
                rows.starting[line] = [cell for cell in rows.starting[line] if cell is not title]
                yield title


def _heading_words(slot: Slot, found: list[labels.Labelled]) -> Iterator[str]:
    """Yield the words of an office's own heading at the left of a label, of which a bracket tells the date."""
    cell = slot.spot
    if not isinstance(cell, GridCell) or slot.whole:
        return
    words = _BRACKET.split(cell.text, maxsplit=1)[0].strip()
    left = any(item.line == cell.row and item.label.column > cell.column and item.group is not cell for item in found)
    if left and len(words) <= _SHORT and not _TELLING.search(words):
        yield words


def _is_unit(cell: GridCell, units: set[str]) -> bool:
    return any(stands.is_unit(cell.text, unit) for unit in units)


def _counts(rows: Rows, lines: set[int], known: set[int]) -> set[int]:
    """Return the cells, by `id`, that only number the rows of a grid: the figures of one of its columns count on."""
    columns: dict[int, list[GridCell]] = {}
    for line in sorted(lines):
        for cell in rows.starting[line]:
            if id(cell) not in known and cell.text.strip().isdecimal():
                columns.setdefault(cell.column, []).append(cell)
    found: set[int] = set()
    for cells in columns.values():
        first = int(cells[0].text)
        if len(cells) > 1 and [int(cell.text) for cell in cells] == list(range(first, first + len(cells))):
            found |= {id(cell) for cell in cells}
    return found
