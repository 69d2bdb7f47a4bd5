"""A page that is a known blank form, filled: its places stand where the blank form has them, and nothing is searched.

The blank form was searched when it was compiled. A page whose printed words and cells are those of the blank form has
its places in the same cells, as long as the texts in them are those that were written, or say nothing to the search.
What does not fit is not guessed at: then the page is searched.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ckwriter.blocks import Block, Grid
from ckwriter.form import Form
from ckwriter.matching.known.repeated import Repeated
from ckwriter.matching.known.rooms import Room, Rooms
from ckwriter.matching.layout import Layout, Record, Slot, Spot
from ckwriter.matching.searching.search import search
from ckwriter.matching.words.lexicon import lexicon
from ckwriter.matching.words.silence import Silence
from ckwriter.model import Submission

_Where = tuple[int, int]
"""The number of a block, and of a cell in it; -1 for the block itself."""


class _Sheet(NamedTuple):
    """A grid of the blank form."""

    grid: Grid
    head: tuple[Room, ...]
    """Its cells, those above the rows that are repeated if there are such."""
    repeated: Repeated | None
    tail: tuple[Room, ...]
    """Its cells below them."""


class Pattern:
    """A blank form as it is found again on the pages that it was filled to."""

    def __init__(self, form: Form, blocks: Sequence[Block]) -> None:
        """Search the blank form; its blocks do not know their elements."""
        layout = search(form, blocks)
        self.form = form
        self._silence = Silence(lexicon(form))
        self._cover = tuple(layout.cover)
        where = {id(spot): at for at, spot in _spots(blocks)}
        self._titles = {name: where.get(id(spot)) for name, spot in layout.titles.items()}
        self._blocks = None if layout.left or None in self._titles.values() else _sheets(form, blocks, layout, where)

    def place(self, blocks: Sequence[Block], record: Submission) -> Layout | None:
        """Return where the places stand on a page that this blank form was filled to.

        Args:
            blocks: the page.
            record: what was written on it; a person may have changed it since.

        Returns:
            What a search would find; None if it takes a search to tell.

        """
        if self._blocks is None or len(blocks) != len(self._blocks):
            return None
        layout = Layout(cover=list(self._cover))
        rooms = Rooms(self.form, record, self._silence)
        for known, block in zip(self._blocks, blocks, strict=True):
            if not isinstance(known, _Sheet):
                if known != block:
                    return None
            elif not isinstance(block, Grid) or not _place(known, block, rooms, layout):
                return None
        layout.titles = {name: self._spot(at, blocks) for name, at in self._titles.items() if at is not None}
        return layout

    def _spot(self, at: _Where, blocks: Sequence[Block]) -> Spot:
        """Return what stands on the page where something stands in the blank form."""
        block, sheet = blocks[at[0]], (self._blocks or [])[at[0]]
        if isinstance(block, Grid) and isinstance(sheet, _Sheet):
            behind = len(sheet.grid.cells) - at[1]
            return block.cells[at[1] if behind > len(sheet.tail) else len(block.cells) - behind]
        assert not isinstance(block, Grid)
        return block


_cache: OrderedDict[tuple[str, str], Pattern] = OrderedDict()
_KEPT = 8


def pattern(digest: str, form: Form, blank: Callable[[str, Form], Sequence[Block] | None]) -> Pattern | None:
    """Return the pattern of a blank form, which is asked for by its SHA-256 where it was not met before."""
    found = _cache.get((digest, form.id))
    if found is None or found.form is not form:
        blocks = blank(digest, form) if digest else None
        if blocks is None:
            return None
        found = _cache[digest, form.id] = Pattern(form, blocks)
        while len(_cache) > _KEPT:
            _cache.popitem(last=False)
    return found


# ------------------------------------------------------------------------------------------ the blank form


def _spots(blocks: Iterable[Block]) -> Iterator[tuple[_Where, Spot]]:
    for number, block in enumerate(blocks):
        if isinstance(block, Grid):
            yield from (((number, index), cell) for index, cell in enumerate(block.cells))
        else:
            yield (number, -1), block


def _sheets(
    form: Form, blocks: Sequence[Block], layout: Layout, where: Mapping[int, _Where]
) -> list[Block | _Sheet] | None:
    """Return the blocks of the blank form, its grids as sheets; None if one of them cannot be compared with a page."""
    slots: dict[_Where, list[tuple[str, Slot]]] = defaultdict(list)
    for at, slot in layout.slots.items():
        number, index = where.get(id(slot.spot), (0, -1))
        if index < 0 or slot.more or slot.below:
            return None
        slots[number, index].append((at, slot))
    records = {id(found[-1].grid): (table, found) for table, found in layout.records.items() if found}
    sheets: list[Block | _Sheet] = []
    for number, block in enumerate(blocks):
        if not isinstance(block, Grid):
            sheets.append(block)
            continue
        rooms = [
            Room(cell, tuple(sorted(slots[number, index], key=lambda item: item[1].start)))
            for index, cell in enumerate(block.cells)
        ]
        table, held = records.pop(id(block), ("", []))
        sheet = _sheet(form, block, rooms, table, held)
        if sheet is None or any(cell.pin for cell in block.cells):
            return None
        sheets.append(sheet)
    return None if records else sheets


def _sheet(form: Form, grid: Grid, rooms: list[Room], table: str, records: list[Record]) -> _Sheet | None:
    if not records:
        return _Sheet(grid, tuple(rooms), None, ())
    last = records[-1]
    first, behind = records[0].first, last.first + last.height
    if len(records) * last.height != behind - first or any(record.grid is not grid for record in records):
        return None
    head = tuple(room for room in rooms if room.cell.row < first)
    tail = tuple(room for room in rooms if room.cell.row >= behind)
    names = {id(slot.spot): (name, slot) for name, slot in last.slots.items()}
    repeated = tuple(
        Room(cell._replace(row=cell.row - last.first), (names[id(cell)],) if id(cell) in names else ())
        for cell in grid.cells
        if last.first <= cell.row < behind
    )
    spilling = any(room.cell.row + room.cell.rowspan > first for room in head)
    whole = all(slot.whole and not slot.more and not slot.below for slot in last.slots.values())
    counted = any(not room.places and room.cell.text.strip().isdecimal() for room in repeated)
    led = len(repeated) > 1 and all(room.places and not room.cell.row for room in repeated[:2])
    if spilling or counted or not whole or not led or len(names) != len(last.slots):
        return None  # a label within the first two cells might be read as one of a pair with its value
    return _Sheet(grid, head, Repeated(form.table(table), first, last.height, repeated), tail)


# ------------------------------------------------------------------------------------------ the page


def _place(sheet: _Sheet, grid: Grid, rooms: Rooms, layout: Layout) -> bool:
    """Place what stands in a grid of the page; False if it takes a search to tell."""
    more = grid.height - sheet.grid.height
    ends = len(grid.cells) - len(sheet.tail)
    if grid.width != sheet.grid.width or ends < len(sheet.head) or (more and sheet.repeated is None):
        return False
    middle = grid.cells[len(sheet.head) : ends]
    repeated = sheet.repeated
    if repeated is not None:
        behind = _behind(sheet) + more
        records = repeated.records(grid, middle, behind, rooms)
        if records is None:
            return False
        layout.records[repeated.table.id] = records
    elif middle:
        return False
    for shift, known, cells in ((0, sheet.head, grid.cells), (more, sheet.tail, grid.cells[ends:])):
        for room, cell in zip(known, cells, strict=False):
            if not room.is_at(cell, shift):
                return False
            if not room.places:
                if not room.is_printed(cell):
                    return False
            elif (slots := rooms.slots(room, cell)) is None:
                return False
            else:
                layout.slots.update(slots)
    return True


def _behind(sheet: _Sheet) -> int:
    """Return the row behind those of the blank form that are repeated."""
    return min((room.cell.row for room in sheet.tail), default=sheet.grid.height)
