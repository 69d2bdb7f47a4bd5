"""Boxes: rectangles on a page, and the order in which a person reads them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
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
    cards = _with_further([(head, text) for head, text in beside.items() if head not in taken], placed, set(beside))
    taken |= {index for card in cards.values() for index in card}
    found: list[tuple[Box, tuple[T, ...]]] = []
    for index, (box, item) in enumerate(placed):
        if index in cards:
            parts = [placed[n] for n in (index, *cards[index])]
            found.append((around(part for part, _ in parts), tuple(text for _, text in parts)))
        elif index not in taken:
            found.append((box, (item,)))
    return found if sum(len(items) for _, items in found) == len(placed) else [(box, (item,)) for box, item in placed]


def _with_further(
    pairs: Sequence[tuple[int, int]], placed: Sequence[tuple[Box, T]], heads: Collection[int]
) -> dict[int, list[int]]:
    """Return the texts of each card by its head: further ones right below, where all cards of its row have as many."""
    cards = {head: [text] for head, text in pairs}
    free = set(range(len(placed))) - {*heads, *(text for _, text in pairs)}
    while free:
        further: dict[int, int] = {}
        for head, texts in cards.items():
            last, most = placed[texts[-1]][0], placed[head][0].height
            below = [n for n in sorted(free) if _is_aligned(last, placed[n][0]) and _is_near(last, placed[n][0], most)]
            if below:
                further[head] = below[0]
        rows = {h: [o for o in cards if _same_row(placed[h][0], placed[o][0])] for h in further}
        whole = {head: n for head, n in further.items() if all(other in further for other in rows[head])}
        if not whole or len({*whole.values()}) < len(whole):
            return cards
        for head, text in whole.items():
            cards[head].append(text)
            free.discard(text)
    return cards


def _is_near(upper: Box, lower: Box, most: float) -> bool:
    return -_OVERLAP * most <= lower.top - upper.bottom <= most


def _is_aligned(one: Box, other: Box) -> bool:
    """Tell whether two boxes are as wide as each other, the lower one a little narrower, and stand in one column."""
    width = max(one.right - one.left, other.right - other.left)
    ends = abs(one.left - other.left) < _SLACK * width and abs(one.right - other.right) < _SLACK * width
    inset = one.left <= other.left <= other.right <= one.right and other.right - other.left > (1 - 4 * _SLACK) * width
    return ends or inset


def _is_head(head: Box, text: Box) -> bool:
    """Tell whether a box is the head of the card whose text stands in another one."""
    near = _is_near(head, text, head.height)
    return near and head.height < _LOWER * text.height and _is_aligned(head, text)


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
