"""Advice to its pages: about how many lines it takes, and what is left out where that is too many."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ckwriter import places
from ckwriter.advising.guide import Guide
from ckwriter.advising.page import page
from ckwriter.advising.values import Advice, Item

_FEWEST = 3
"""Items of a heading from which one may be left out."""
_PADDING = 0.2
"""Lines between two rows."""


def fitted(advice: Advice, guide: Guide, grave: Collection[str]) -> Advice:
    """Return advice without the lightest items of its fullest headings, as few as it takes to fit its pages.

    The answers, and the kinds that are `grave`, stay.
    """
    while guide.lines and lines(advice, guide) > guide.lines:
        may_go = [list(advice.under(heading)) for heading in list(guide.most)[1:]]
        fullest = max(may_go, key=len, default=[])
        light = [item for item in fullest if item.kind not in grave]
        if len(fullest) < _FEWEST or not light:
            break
        lightest = max(light, key=lambda item: guide.rank(item.kind))
        advice = advice.but(_renumbered(item for item in advice.items if item is not lightest))
    return advice


def lines(advice: Advice, guide: Guide) -> float:
    """Return about how many lines the rows of advice take."""
    rows: dict[str, int] = {}
    for at, cell in page(advice).cells.items():
        row, _, column = at.rpartition(".")
        width = guide.widths.get(column, 0)
        if width:
            taken = sum(-(-len(line) // width) for line in cell.shown.split("\n"))
            rows[row] = max(rows.get(row, 0), taken)
    return sum(rows.values()) + _PADDING * len(rows)


def _renumbered(items: Iterator[Item]) -> Iterator[Item]:
    """Yield items with the numbers of free rows without a gap."""
    counts: dict[str, int] = {}
    for item in items:
        place = places.parse(item.at)
        if place.row.isdigit():
            counts[place.part] = counts.get(place.part, 0) + 1
            item = item.model_copy(update={"at": str(place._replace(row=str(counts[place.part])))})  # noqa: PLW2901
        yield item
