"""What may tell the date of a fixed row or a remark: its label, the heading of its group, one at its left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ckwriter.blocks import GridCell
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.grids.labels import Labelled
from ckwriter.matching.words import label_words, titles
from ckwriter.matching.words.lexicon import TableTitles
from ckwriter.matching.words.titles import NUMBER_ALONE


def labels(item: Labelled, found: Sequence[Labelled], known: TableTitles) -> Iterator[tuple[GridCell, Sequence[str]]]:
    """Yield the label of a row and, for the first row of a group, that of the group, each with its titles."""
    first = not any(other.group is item.group and other.line < item.line for other in found)
    names = (*item.row.titles, *((item.row.group, *item.row.group_also) if item.group is None else ()))
    yield item.label, (*names, *_own_words(item.label, names))
    if item.group is not None and item.line - item.group.row in (0, first):
        groups = (item.row.group, *item.row.group_also)
        own = item.group.rowspan > 1 or label_words.heading(known, item.group.text) == item.row.group
        yield item.group, (*groups, *(_own_words(item.group, groups) if own else ()))


def _own_words(label: GridCell, names: Sequence[str]) -> Sequence[str]:
    """Return what stands before the brackets of a label that has none of its titles."""
    return () if titles.after(label.text, names) is not None else (*label_words.heads(label.text),)[-1:]


def at_left(rows: Rows, item: Labelled, found: Sequence[Labelled]) -> Iterator[tuple[GridCell, Sequence[str]]]:
    """Yield an office's own heading left of a label, which may tell the date: 市の人口（R7年10月） | 人口."""
    cells = [c for c in rows.covering[item.line] if c.column < item.label.column and c.text.strip()]
    cells = [c for c in cells if not NUMBER_ALONE.fullmatch(c.text)]  # the number of the section beside all its rows
    left = [cell for cell in cells if cell is not item.group]
    labels = {id(other.label) for other in found if other.line == item.line}
    if len(cells) == 1 and left and left[0].row == item.line and id(left[0]) not in labels:
        yield left[0], ()
