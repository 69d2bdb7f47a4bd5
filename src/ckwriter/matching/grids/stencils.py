"""Cards drawn with one stencil: tables of one shape that follow each other, a record each.

What is the same in all of them are labels, whatever their words, and what differs are values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ckwriter.blocks import Block, Grid
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.words import periods

_FEWEST_CELLS = 4
_HEADED = 2
"""Lines that are no more than the titles of a table and one row of it."""
_LONGEST_LABEL = 30
_LONGEST_BETWEEN = 60
"""Characters of a line between two cards, which may be the name of the second."""
_NUMBER = re.compile(r"\s*[（(]?(?<![0-9０-９])[0-9０-９①-⑳]{1,2}(?![0-9０-９回人件か箇カヶ機年月日%％名社])[)）]?")
"""The number of a card in its heading or its labels, but no amount: 課題カード 1, 会議２　名称."""


class Stencil(NamedTuple):
    """What the cards of one shape have in common."""

    pairs: Sequence[tuple[int, int]]
    """Each label and its value, by their place among the cells of a card."""
    bare: Sequence[int]
    """The cells without a label that differ, above the first one with a label."""
    heads: Sequence[int]
    """The cells that are headings of others, the same in all of the cards."""
    texts: Sequence[Sequence[str]]
    """What stands at each place, card by card."""


def stencils(blocks: Sequence[Block]) -> Mapping[int, Stencil]:
    """Return the stencils of the cards of a file, by the index of each card."""
    found: dict[int, Stencil] = {}
    for run in _runs(blocks):
        cards = [grid for at in run if isinstance(grid := blocks[at], Grid)]
        if (stencil := _stencil(cards)) is not None:
            found.update(dict.fromkeys(run, stencil))
    return found


def _runs(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Yield the indexes of tables of one shape between which stands no more than a name."""
    run: list[int] = []
    shape: Sequence[tuple[int, ...]] = ()
    lines = 0
    for at, block in enumerate(blocks):
        if not isinstance(block, Grid):
            lines += bool(block.text.strip()) * (1 if len(block.text) <= _LONGEST_BETWEEN else 2)
            continue
        own = [(c.row, c.column, c.rowspan, c.colspan) for c in block.cells]
        plain = len(own) >= _FEWEST_CELLS and not any(cell.blocks for cell in block.cells)
        if run and (own != shape or lines > 1):
            if len(run) > 1:
                yield run
            run = []
        if plain:
            run.append(at)
        else:
            run = []
        shape, lines = own, 0
    if len(run) > 1:
        yield run


def _stencil(cards: Sequence[Grid]) -> Stencil | None:
    """Return what cards have in common, if all that is the same in them are labels and headings of values."""
    texts = [[card.cells[at].text.strip() for card in cards] for at in range(len(cards[0].cells))]
    same = [_is_same(one) for one in texts]
    index = {(cell.row, cell.column): at for at, cell in enumerate(cards[0].cells)}
    lines = [[index[cell.row, cell.column] for cell in line] for line in Rows(cards[0]).starting if line]
    pairs: list[tuple[int, int]] = []
    bare: list[int] = []
    heads: list[int] = []
    row = 0
    while row < len(lines):
        line, below = lines[row], lines[row + 1] if row + 1 < len(lines) else []
        columns = [[cards[0].cells[at].column for at in one] for one in (line, below)]
        if all(same[at] for at in line) and columns[0] == columns[1] and not any(same[at] for at in below):
            pairs += zip(line, below, strict=True)
            row += 1
        elif len(line) % 2 == 0 and all(same[at] for at in line[::2]):
            pairs += zip(line[::2], line[1::2], strict=True)
        elif len(line) == 1 and same[line[0]]:
            heads += line
        elif pairs:
            return None
        else:
            bare += line
        row += 1
    known = len(pairs) > 1 and any(not same[value] for _, value in pairs)
    return Stencil(pairs, bare, heads, texts) if known and len(lines) > _HEADED else None


def _is_same(texts: Sequence[str]) -> bool:
    """Tell whether the same stands at one place of all cards, and may be a label: a figure and how often are none."""
    text = texts[0]
    short = 0 < len(text) <= _LONGEST_LABEL and not text[0].isdecimal() and not periods.is_frequency(text)
    return short and len({_NUMBER.sub("", one) for one in texts}) == 1
