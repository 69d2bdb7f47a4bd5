"""From the cells of a sheet to the cells that a person sees: merged ones, boxes drawn by lines, lone texts.

On a sheet of many narrow columns (方眼紙) a cell of the page is a merged range, or a box of lines in which the text
stands somewhere, each of its lines in a row of its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ckwriter.sheets.page import PLAIN, Area, Look, Page

_MOST = 1_500_000
"""Positions between lines, above which boxes are not looked for."""


class Seen(NamedTuple):
    """A cell as a person sees it."""

    area: Area
    """Where it stands; rows and columns that are hidden are not counted."""
    at: tuple[int, int]
    """Its row and column in the file."""
    text: str
    look: Look
    boxed: bool
    """True if lines or neighbours bound it at its left and right."""
    whole: bool = False
    """True if its right and lower edges are its own: it is merged, or a box."""


class Texts(NamedTuple):
    """The cells of a sheet: those that are seen, and the texts that are not."""

    seen: list[Seen]
    unseen: list[tuple[int, int, str]]
    """Texts of hidden rows and columns, and those below merged cells: row, column, text."""


class _Merges:
    """The merged cells of a sheet, looked up by position; of two that overlap the first counts."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._rows: dict[int, list[tuple[int, int, Area]]] = defaultdict(list)
        for area in sorted(areas):
            if not any(self._crosses(row, area) for row in (area.top, area.bottom - 1)):
                for row in range(area.top, area.bottom):
                    self._rows[row].append((area.left, area.right, area))
        for found in self._rows.values():
            found.sort()

    def _crosses(self, row: int, area: Area) -> bool:
        found = self._rows.get(row, ())
        return len(found) < 500 and any(left < area.right and area.left < right for left, right, _ in found)

    def at(self, row: int, column: int) -> Area | None:
        """Return the merged cell that covers a position, or None."""
        found = self._rows.get(row)
        if not found:
            return None
        index = bisect_right(found, (column, 1 << 30)) - 1
        if index < 0 or not found[index][0] <= column < found[index][1]:
            return None
        return found[index][2]


class _Lines:
    """The lines of a sheet: the columns of upright ones by row, and those below level ones by row."""

    def __init__(self, looks: Iterable[tuple[tuple[int, int], Look]]) -> None:
        self.upright: dict[int, set[int]] = defaultdict(set)
        self.level: dict[int, set[int]] = defaultdict(set)
        for (row, column), look in looks:
            if look.left:
                self.upright[row].add(column)
            if look.right:
                self.upright[row].add(column + 1)
            if look.top:
                self.level[row].add(column)
            if look.bottom:
                self.level[row + 1].add(column)


def seen(page: Page) -> Texts:
    """Return the cells of a sheet as a person sees them, in no certain order."""
    merges, texts = _Merges(page.merged), Texts([], [])
    looks, found = _visible(page, merges, texts)
    lines = _Lines(looks.items())
    for band in _bands(found, lines):
        texts.seen.extend(_Band(band, lines).cells())
    return texts


def _visible(page: Page, merges: _Merges, texts: Texts) -> tuple[dict[tuple[int, int], Look], list[Seen]]:
    """Return the looks of the cells that are not hidden, and the cells with text as the file has them."""
    looks: dict[tuple[int, int], Look] = {}
    found: list[Seen] = []
    shown: dict[Area, Area] = {}
    for (row, column), look in page.looks.items():
        merged = merges.at(row, column)
        text = page.texts.get((row, column), "")
        area = merged or Area(row, column, row + 1, column + 1)
        if area not in shown:
            shown[area] = page.shown(area)
        hidden = shown[area].bottom == shown[area].top or shown[area].right == shown[area].left
        first = (row, column) == (area.top, area.left)
        if text and (hidden or not first):
            texts.unseen.append((row, column, text))
        if hidden:
            continue
        bounds = page.shown(Area(row, column, row + 1, column + 1))
        if bounds.bottom > bounds.top and bounds.right > bounds.left:
            looks[bounds.top, bounds.left] = look if merged is None else _within(look, area, row, column)
        if first and (text or (merged is not None and look.bordered)):
            found.append(Seen(shown[area], (row, column), text, look, merged is not None, merged is not None))
    return looks, found


def _within(look: Look, area: Area, row: int, column: int) -> Look:
    """Leave out lines inside a merged cell, which nobody sees."""
    return look._replace(
        left=look.left and column == area.left,
        right=look.right and column == area.right - 1,
        top=look.top and row == area.top,
        bottom=look.bottom and row == area.bottom - 1,
    )


class _Strip(NamedTuple):
    """Rows of a sheet that belong together, from blank row to blank row."""

    top: int
    bottom: int
    cells: list[Seen]


def _bands(cells: Iterable[Seen], lines: _Lines) -> Iterator[_Strip]:
    ends: dict[int, int] = {}
    for cell in cells:
        ends[cell.area.top] = max(ends.get(cell.area.top, 0), cell.area.bottom)
    for row in lines.upright:
        ends[row] = max(ends.get(row, 0), row + 1)
    strips: list[_Strip] = []
    for top in sorted(ends):
        if strips and top <= strips[-1].bottom:
            strips[-1] = strips[-1]._replace(bottom=max(strips[-1].bottom, ends[top]))
        else:
            strips.append(_Strip(top, ends[top], []))
    tops = [strip.top for strip in strips]
    for cell in cells:
        strips[bisect_right(tops, cell.area.top) - 1].cells.append(cell)
    return iter(strips)


class _Box(NamedTuple):
    """Positions with no line between them, as first row, first column, and the ones behind the last."""

    top: int
    left: int
    bottom: int
    right: int
    closed: bool
    """True if they are a rectangle with lines at all sides."""
    texts: tuple[tuple[int, int], ...]
    """The positions where a text stands, in reading order."""


class _Band:
    """A strip of a sheet, cut along everything that begins or ends in it; positions count the pieces."""

    def __init__(self, strip: _Strip, lines: _Lines) -> None:
        self.merged = [cell for cell in strip.cells if cell.whole]
        self.single = [cell for cell in strip.cells if not cell.whole]
        upright = {row: lines.upright[row] for row in range(strip.top, strip.bottom) if row in lines.upright}
        level = {row: lines.level[row] for row in range(strip.top, strip.bottom + 1) if row in lines.level}
        rows = {strip.top, strip.bottom, *level, *(cell.area.top for cell in strip.cells)}
        rows.update(cell.area.bottom for cell in self.merged)
        columns = {column for found in upright.values() for column in found}
        columns.update(cell.area.left for cell in strip.cells)
        columns.update(cell.area.right for cell in strip.cells)
        self.rows, self.columns = sorted(rows), sorted(columns)
        self.upright = {
            (bisect_right(self.rows, row) - 1, bisect_left(self.columns, column))
            for row, found in upright.items()
            for column in found
        }
        self.level = {
            (bisect_left(self.rows, row), bisect_right(self.columns, column) - 1)
            for row, found in level.items()
            for column in found
        }
        self.at = {self._position(cell): cell for cell in self.single}

    def _position(self, cell: Seen) -> tuple[int, int]:
        return bisect_left(self.rows, cell.area.top), bisect_left(self.columns, cell.area.left)

    def cells(self) -> Iterator[Seen]:
        """Yield the cells that a person sees."""
        yield from self.merged
        if not self.upright or len(self.rows) * len(self.columns) > _MOST:
            yield from self.single
            return
        boxes = list(self._boxes())
        closed = [box for box in boxes if box.closed]
        loose = {(box.left, box.right) for box in closed if len({column for _, column in box.texts}) > 1}
        unlined = _without_lines(closed)
        for box in boxes:
            several = len({column for _, column in box.texts}) > 1 or (box.left, box.right) in loose
            if box.closed and not several and (box.top, box.bottom) not in unlined:
                yield self._box(box)
            else:
                boxed = box.closed and len(closed) > 1
                yield from (self.at[position]._replace(boxed=boxed) for position in box.texts)

    def _box(self, box: _Box) -> Seen:
        area = Area(self.rows[box.top], self.columns[box.left], self.rows[box.bottom], self.columns[box.right])
        inside = [self.at[position] for position in box.texts]
        look = inside[0].look if inside else PLAIN
        at = inside[0].at if inside else (area.top, area.left)
        return Seen(area, at, "\n".join(cell.text for cell in inside), look, boxed=True, whole=True)

    def _boxes(self) -> Iterator[_Box]:
        done = {
            (row, column)
            for cell in self.merged
            for row in range(bisect_left(self.rows, cell.area.top), bisect_left(self.rows, cell.area.bottom))
            for column in range(bisect_left(self.columns, cell.area.left), bisect_left(self.columns, cell.area.right))
        }
        for row in range(len(self.rows) - 1):
            for column in range(len(self.columns) - 1):
                if (row, column) not in done:
                    yield self._around(row, column, done)

    def _around(self, row: int, column: int, done: set[tuple[int, int]]) -> _Box:
        """Return the box that a position belongs to, and mark its positions as done."""
        found = [(row, column)]
        done.add((row, column))
        for y, x in found:
            for step, line in (
                ((y, x + 1), (y, x + 1) in self.upright),
                ((y, x - 1), (y, x) in self.upright),
                ((y + 1, x), (y + 1, x) in self.level),
                ((y - 1, x), (y, x) in self.level),
            ):
                inside = 0 <= step[0] < len(self.rows) - 1 and 0 <= step[1] < len(self.columns) - 1
                if inside and not line and step not in done:
                    done.add(step)
                    found.append(step)
        top, bottom = min(y for y, _ in found), max(y for y, _ in found) + 1
        left, right = min(x for _, x in found), max(x for _, x in found) + 1
        full = len(found) == (bottom - top) * (right - left)
        closed = full and self._has_lines(top, left, bottom, right)
        return _Box(top, left, bottom, right, closed, tuple(sorted(at for at in found if at in self.at)))

    def _has_lines(self, top: int, left: int, bottom: int, right: int) -> bool:
        rows, columns = range(top, bottom), range(left, right)
        return all(
            any(position in lines for position in positions)
            for lines, positions in (
                (self.upright, [(row, left) for row in rows]),
                (self.upright, [(row, right) for row in rows]),
                (self.level, [(top, column) for column in columns]),
                (self.level, [(bottom, column) for column in columns]),
            )
        )


def _without_lines(boxes: Iterable[_Box]) -> set[tuple[int, int]]:
    """Return the stretches of rows, first and behind the last, in which a table has records but no lines between them.

    There the leftmost box has several texts, and another box has texts in just the same rows.
    """
    beside: dict[tuple[int, int], list[_Box]] = defaultdict(list)
    for box in boxes:
        if box.texts:
            beside[box.top, box.bottom].append(box)
    found: set[tuple[int, int]] = set()
    for stretch, (first, *others) in ((at, sorted(row, key=lambda box: box.left)) for at, row in beside.items()):
        rows = [row for row, _ in first.texts]
        if len(rows) > 1 and any([row for row, _ in box.texts] == rows for box in others):
            found.add(stretch)
    return found
