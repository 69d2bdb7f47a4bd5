"""The remark of a fixed row that stands neither in a column of its own nor beside the figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ckwriter.blocks import GridCell
from ckwriter.form import Column
from ckwriter.matching import cells as stands
from ckwriter.matching import titles
from ckwriter.matching.layout import Slot, whole
from ckwriter.matching.lexicon import TableTitles

Spots = Sequence[tuple[GridCell, Sequence[str]]]
"""Labels, each with the titles that it may begin with."""


def of_label(spots: Spots, column: Column, unprinted: Callable[[str], Sequence[str]]) -> Slot | None:
    """Return what a bracket behind the title of a row says, unless the form prints it: 人口（推計人口）."""
    for spot, names in spots:
        end = titles.after(spot.text, names)
        remark = stands.remark_behind(spot, end, column) if end is not None else None
        if remark is not None and unprinted(remark.text):
            return remark
    return None


def between(
    cells: Sequence[GridCell], told: Sequence[tuple[Column, Slot]], column: Column, names: TableTitles
) -> Slot | None:
    """Return what stands between a label and its figure, where other rows have details: 市 | 本庁のみ | 1."""
    used = {id(slot.spot) for _, slot in told}
    answers = [slot.spot for other, slot in told if slot.text.strip() and not stands.in_label(other)]
    left = min((spot.column for spot in answers if isinstance(spot, GridCell)), default=0)
    words = [c for c in cells if c.column < left and id(c) not in used and any(map(str.isalpha, c.text))]
    if column.type != "text" or len(words) != 1 or stands.tells_date(words[0].text):
        return None
    known = names.rows.of(words[0].text) or names.groups.of(words[0].text) or names.columns.of(words[0].text)
    return None if known else whole(words[0])
