"""Which characters of a document are the words at a place: from a slot of the search back to the leaves of its runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ckwriter.blocks import Block, Grid, GridCell
from ckwriter.matching import Slot, Spot
from ckwriter.values import page_text
from ckwriter.word.names import w
from ckwriter.word.page import Walk, content, joins_next
from ckwriter.word.runs import TEXT_BOX, P, leaves
from ckwriter.word.tables import TBL, TC

_Element = Any


class Piece(NamedTuple):
    """Some characters of one element that shows text."""

    leaf: _Element
    """None for the line end between two paragraphs or cells."""
    text: str
    start: int = 0
    """The first of them, among all characters of the element."""


class Mark(NamedTuple):
    """One character of a document: the element that shows it, and which of its characters it is."""

    leaf: _Element
    at: int


_LINE_END = Piece(None, "\n")
_HOLDERS = frozenset({w("body"), TC, TEXT_BOX})
"""What holds paragraphs."""


def pieces(slot: Slot, walk: Walk) -> list[Piece]:
    """Return the pieces that show the text of a slot, in reading order."""
    if slot.below:
        return []
    found = list(cut(_of_spot(slot.spot, walk), slot.start, slot.end))
    for spot in slot.more:
        found += [_LINE_END, *_of_spot(spot, walk)]
    return found


def shown(found: Sequence[Piece]) -> str:
    """Return the text of pieces."""
    return "".join(piece.text for piece in found)


def ends(found: Sequence[Piece]) -> tuple[Mark, Mark] | None:
    """Return the first and the last character of pieces; None if they show nothing but line ends."""
    inside = [piece for piece in found if piece.leaf is not None and piece.text]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    return Mark(first.leaf, first.start), Mark(last.leaf, last.start + len(last.text) - 1)


def paragraphs(found: Iterable[Piece]) -> list[_Element]:
    """Return the paragraphs of the page on which pieces stand: for a text box, the one that holds it."""
    seen: dict[_Element, None] = {}
    for piece in found:
        if piece.leaf is not None:
            seen[home(piece.leaf)] = None
    return list(seen)


def home(element: _Element) -> _Element:
    """Return the paragraph of the page in which an element stands: for one in a text box, the one that holds the box.

    The element itself where it stands in none.
    """
    box = outermost_box(element)
    start = box if box is not None else element
    return next((above for above in _with_ancestors(start) if above.tag == P), start)


def outermost_box(element: _Element) -> _Element | None:
    """Return the text box of the page in which an element stands, or None."""
    boxes = [above for above in element.iterancestors() if above.tag == TEXT_BOX]
    return boxes[-1] if boxes else None


def _with_ancestors(element: _Element) -> Iterator[_Element]:
    yield element
    yield from element.iterancestors()


def every_spot(blocks: Iterable[Block]) -> Iterator[Spot]:
    """Yield the paragraphs, headings and cells of a document, those inside of cells too, but not what is beside it."""
    for block in blocks:
        if isinstance(block, Grid):
            for cell in block.cells:
                yield from every_spot(cell.blocks)
                yield cell
        elif block.ref is not None:
            yield block


def cut(found: Iterable[Piece], start: int, end: int) -> Iterator[Piece]:
    """Yield the pieces that stand between two positions in their text."""
    at = 0
    for piece in found:
        first, last = max(start - at, 0), min(end - at, len(piece.text))
        at += len(piece.text)
        if first < last:
            yield Piece(piece.leaf, piece.text[first:last], piece.start + first)


# ------------------------------------------------------------------------------------------ spots


def elements(spot: Spot) -> list[_Element]:
    """Return the elements of a spot: its paragraph, or its cells, of which only the first one shows text."""
    return list(spot.ref) if isinstance(spot.ref, tuple) else [spot.ref]


def _of_spot(spot: Spot, walk: Walk) -> list[Piece]:
    if isinstance(spot, GridCell) and spot.blocks:
        return _lines(_of_block(block, walk) for block in spot.blocks)
    element = elements(spot)[0]
    return _of_paragraph(element, spot) if element.tag == P else _of_cell(element, walk)


def _of_block(block: Block, walk: Walk) -> list[Piece]:
    if isinstance(block, Grid):
        return _lines(_of_spot(cell, walk) for cell in block.cells)
    return _of_spot(block, walk)


def _of_paragraph(element: _Element, spot: Spot) -> list[Piece]:
    """Return the pieces of a paragraph, after those of the ones before it whose ends were deleted."""
    found = _shown(element)
    while len(shown(found)) < len(spot.text):
        before = _before(element)
        if before is None:
            break
        element = before
        found = [*_shown(element), *found]
    return found


def _of_cell(element: _Element, walk: Walk) -> list[Piece]:
    """Return the pieces of a cell: its paragraphs, then its text boxes; what stands inside tables in their order."""
    children = list(content(element))
    if any(child.tag == TBL for child in children):
        return _lines(_of_block(block, walk) for block in walk.blocks(element))
    lines: list[list[Piece]] = []
    boxes: list[_Element] = []
    carried: list[Piece] = []
    for child in children:
        if child.tag == P:
            carried += _shown(child, boxes)
            if not joins_next(child):
                lines.append(carried)
                carried = []
    for box in boxes:
        lines += [_of_block(block, walk) for block in walk.blocks(box)]
    return _lines(lines)


def _lines(lines: Iterable[list[Piece]]) -> list[Piece]:
    found: list[Piece] = []
    for number, line in enumerate(lines):
        found += [_LINE_END, *line] if number else line
    return found


def _shown(paragraph: _Element, boxes: list[_Element] | None = None) -> list[Piece]:
    return [Piece(leaf, page_text(text)) for leaf, text in leaves(paragraph, boxes)]


def _before(paragraph: _Element) -> _Element | None:
    """Return the paragraph that goes on in this one because its end was deleted, or None."""
    above = next((e for e in paragraph.iterancestors() if e.tag in _HOLDERS), None)
    before: _Element | None = None
    for child in content(above) if above is not None else ():
        if child is paragraph:
            break
        if child.tag == P:
            before = child
    return before if before is not None and joins_next(before) else None
