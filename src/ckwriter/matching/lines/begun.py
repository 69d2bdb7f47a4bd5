"""Records that a grid begins below their name, and of which the lines below it tell more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Table
from ckwriter.matching.layout import Layout, Record
from ckwriter.matching.lines import listed
from ckwriter.matching.words.lexicon import Lexicon


class Begun(NamedTuple):
    """A record of which lines may tell more."""

    line: int
    """The index of the first of them."""
    table: Table
    record: int


def go_on(
    lines: Sequence[Paragraph | Heading], begun: Sequence[Begun], lexicon: Lexicon, layout: Layout
) -> Iterator[int]:
    """Put what lines tell more into the records that were begun above them; yield these lines."""
    ends = [*(one.line for one in begun[1:]), len(lines)]
    for one, end in zip(begun, ends, strict=False):  # where none was begun, there is an end only
        said = listed.Reading(lines[one.line : end], (), one.table, lexicon, named=False).run()
        written, records = next(said, None), layout.records[one.table.id]
        had = records[one.record]
        if written is not None and not written.slots.keys() & had.slots.keys():
            records[one.record] = Record(had.grid, had.first, had.height, {**had.slots, **written.slots})
            yield from (one.line + n for n in written.lines)
