"""Boxes: rectangles on a page, and the order in which a person reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

_OVERLAP = 0.3
"""The part of the smaller box that may overlap its neighbour without the two standing side by side."""
_SLACK = 0.05
"""How far the sides of the parts of a card may be from each other, as a part of its width."""
_LOWER = 0.7
"""How high the head of a card is at the most, as a part of its text's height."""
_MOST_CARDS = 200
"""Boxes of a page among which cards are looked for."""
_DEEPEST = 200
_MOST = 3000
"""More boxes than this are not compared with each other, but read line by line."""
_Side = Callable[["Box"], tuple[float, float]]
T = TypeVar("T")


class Box(NamedTuple):
    """A rectangle; the unit is the page's own, and `top` is less than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Its height."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Its area."""
        return self.height * (self.right - self.left)

    def holds(self, other: Box) -> bool:
        """Tell whether another box lies inside this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
            and self != other
        )


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of these; ValueError if there are none."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def in_reading_order(items: Iterable[tuple[Box, T]]) -> list[T]:
    """Return what stands in boxes from top to bottom, and from left to right where boxes stand side by side.

    The page is cut into bands where a line across it touches no box, each band into columns, and so on; boxes that
    overlap a little count as apart. A box with others inside it is a frame: what it says stands above them.
    """
    found = list(items)
    if len(found) > _MOST:
        return [item for _, item in sorted(found, key=lambda item: (item[0].top, item[0].left))]
    frames = _without_contents([box for box, _ in found])
    placed = list(zip(frames, (item for _, item in found), strict=True))
    ordered: list[tuple[Box, tuple[T, ...]]] = _cut(_cards(placed), _rows, _DEEPEST)
    return [item for _, items in ordered for item in items]


def _cards(placed: Sequence[tuple[Box, T]]) -> list[tuple[Box, tuple[T, ...]]]:
    """Put a box together with the one right below it, as wide and higher, where such cards stand side by side."""
    if len(placed) > _MOST_CARDS:
        return [(box, (item,)) for box, item in placed]
    pairs = [
        (upper, lower)
        for upper, (head, _) in enumerate(placed)
        for lower, (text, _) in enumerate(placed)
        if upper != lower and _is_head(head, text)
    ]
    nearest = {
        lower: max((placed[head][0].bottom, head) for head, text in pairs if text == lower) for _, lower in pairs
    }
    pairs = [(upper, lower) for upper, lower in pairs if nearest[lower][1] == upper]
    beside = {
        upper: lower
        for upper, lower in pairs
        if any(other != upper and _same_row(placed[upper][0], placed[other][0]) for other, _ in pairs)
    }
    taken = set(beside.values())
    if len(taken) < len(beside):
        beside, taken = {}, set()
    found: list[tuple[Box, tuple[T, ...]]] = []
    for index, (box, item) in enumerate(placed):
        if index in beside and index not in taken:
            below, text = placed[beside[index]]
            found.append((around((box, below)), (item, text)))
        elif index not in taken:
            found.append((box, (item,)))
    return found if sum(len(items) for _, items in found) == len(placed) else [(box, (item,)) for box, item in placed]


def _is_head(head: Box, text: Box) -> bool:
    """Tell whether a box is the head of the card whose text stands in another one."""
    width = max(head.right - head.left, text.right - text.left)
    aligned = abs(head.left - text.left) < _SLACK * width and abs(head.right - text.right) < _SLACK * width
    near = -_OVERLAP * head.height <= text.top - head.bottom <= head.height
    return aligned and near and head.height < _LOWER * text.height


def _same_row(one: Box, other: Box) -> bool:
    return abs(one.top - other.top) < _OVERLAP * one.height


def _without_contents(boxes: Sequence[Box]) -> list[Box]:
    """Return the boxes, those of frames cut down to what is above their contents."""
    result = []
    for box in boxes:
        inside = [other.top for other in boxes if box.holds(other)]
        bottom = max(min(inside), box.top + box.height / 100) if inside else box.bottom
        result.append(box._replace(bottom=bottom))
    return result


def _rows(box: Box) -> tuple[float, float]:
    return box.top, box.bottom


def _columns(box: Box) -> tuple[float, float]:
    return box.left, box.right


def _cut(items: list[tuple[Box, T]], side: _Side, depth: int) -> list[tuple[Box, T]]:
    if len(items) < 2:
        return items
    other = _columns if side is _rows else _rows
    groups = _parted(items, side)
    if len(groups) == 1:
        groups, side, other = _parted(items, other), other, side
    if len(groups) == 1 or not depth:
        return sorted(items, key=lambda item: (item[0].top, item[0].left))
    return [item for group in groups for item in _cut(group, other, depth - 1)]


def _parted(items: list[tuple[Box, T]], side: _Side) -> list[list[tuple[Box, T]]]:
    """Part boxes into groups between which a straight line passes, seen from one side."""
    groups: list[list[tuple[Box, T]]] = []
    end = length = 0.0
    for item in sorted(items, key=lambda item: side(item[0])):
        start, stop = side(item[0])
        if groups and end - start > _OVERLAP * min(stop - start, length):
            groups[-1].append(item)
        else:
            groups.append([item])
            end, length = stop, stop - start
        if stop > end:
            end, length = stop, stop - start
    return groups
