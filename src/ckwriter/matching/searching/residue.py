"""The last look: whether every word of a file is at a place, among what is left over, or printed by the form itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ckwriter.blocks import Block, Grid, GridCell
from ckwriter.matching.layout import Layout, Left, Slot
from ckwriter.matching.words import titles
from ckwriter.matching.words.lexicon import Lexicon
from ckwriter.matching.words.titles import key

_Range = tuple[int, int]


def residue(blocks: Iterable[tuple[Block, str]], layout: Layout, lexicon: Lexicon) -> Iterator[Left]:
    """Yield the texts of which some word is nowhere: the search took them for something that the form prints.

    Args:
        blocks: the blocks of a file, each with the heading of the section that it stands in.
        layout: what was found in them.
        lexicon: the form's titles.

    """
    covered = _covered(layout)
    at_dates = (slot for at, slot in layout.slots.items() if at.rpartition(".")[2] in lexicon.dates)
    dates = {slot.text for slot in at_dates if len(slot.text) > 1}
    said = ""
    seen: set[str] = set()
    for block, where in blocks:
        for text in _texts(block):
            if text in seen:
                continue
            seen.add(text)
            rest = _without(text, covered[text]) if text in covered else text
            for date in dates:
                rest = rest.replace(date, " ")
            words = lexicon.not_printed(rest) if rest else ()
            if not words:
                continue
            left = (left.text for left in layout.left)
            placed = (text[slice(*span)] for text, spans in covered.items() for span in spans)
            said = said or key(" ".join((*placed, *left, *layout.cover, *layout.furniture)))
            lost = any(word not in said for word in words)
            if lost and titles.section(text, lexicon.form.sections, heading=True) is None:
                yield Left(text.strip("\n"), where)


def _texts(block: Block) -> Iterator[str]:
    if not isinstance(block, Grid):
        if not getattr(block, "aside", False) and block.text.strip():
            yield block.text
        return
    for cell in block.cells:
        if cell.blocks:
            for inner in cell.blocks:
                yield from _texts(inner)
        elif cell.text.strip():
            yield cell.text


def _covered(layout: Layout) -> dict[str, list[_Range]]:
    """Return, by the text of a cell or paragraph, which of its characters are at a place."""
    found: dict[str, list[_Range]] = {}
    for slot in _slots(layout):
        found.setdefault(slot.spot.text, []).append((slot.start, slot.end))
        inside = slot.spot.blocks if isinstance(slot.spot, GridCell) and slot.whole else ()
        if not (inside or slot.more):
            continue
        for text in (*(spot.text for spot in slot.more), *(text for block in inside for text in _texts(block))):
            found.setdefault(text, []).append((0, len(text)))
    for at, spot in layout.titles.items():
        if "." in at or at.isdecimal():  # the titles of columns and sections say nothing, in whatever words
            found.setdefault(spot.text, []).append((0, len(spot.text)))
    return found


def _slots(layout: Layout) -> Iterator[Slot]:
    yield from layout.slots.values()
    for records in layout.records.values():
        for record in records:
            yield from (slot for slot in record.slots.values() if not slot.below)


def _without(text: str, ranges: Sequence[_Range]) -> str:
    """Return what stands between some ranges of a text; nothing where one of them is all of it."""
    if (0, len(text)) in ranges:
        return ""
    pieces: list[str] = []
    done = 0
    for start, end in sorted(ranges):
        pieces.append(text[done : max(start, done)])
        done = max(done, end)
    return " ".join((*pieces, text[done:]))
