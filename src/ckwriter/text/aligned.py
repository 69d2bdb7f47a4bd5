"""Labels and texts that stand side by side on a page without lines round them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ckwriter.blocks import Grid, GridCell
from ckwriter.boxes import Box, around
from ckwriter.text import glyphs
from ckwriter.text.glyphs import Line

_LONGEST = 24
"""Characters of a label."""
_SLOPE = 0.4
"""How far the first line of a text may be above or below its label, in ems."""
_WIDER = 2.0
"""How many times as wide as the labels the texts are: two columns of text are about as wide as each other."""
_GRAIN = 6.0
"""Groups of one column begin within this of each other, in points."""
_FEWEST = 2
_MOST = 60

Group = Sequence[Line]
"""Lines below each other in one column."""


def pairs(groups: Sequence[Group], right: float, ref: object) -> tuple[list[tuple[Box, Grid]], list[Group]]:
    """Return grids of labels and the texts beside them, with where they stand, and the groups that are none.

    Args:
        groups: the groups of a page or a frame.
        right: how far to the right anything stands.
        ref: what the cells carry as `ref`.

    """
    found: list[tuple[Box, Grid]] = []
    rest = list(groups)
    for texts, labels in _columns(groups) if len(groups) <= _MOST else ():
        known = {id(line) for line in (*texts, *labels)}
        if len(labels) < _FEWEST or not known <= {id(line) for group in rest for line in group}:
            continue
        found.append((around(line.page_box for line in (*labels, *texts)), _grid(labels, texts, right, ref)))
        left = ([line for line in group if id(line) not in known] for group in rest)
        rest = [group for group in left if group]
    return found, rest


def _columns(groups: Sequence[Group]) -> Iterator[tuple[list[Line], list[Line]]]:
    """Yield columns of text, each with its labels: a short line stands left of the first line of each of its groups.

    A column none of whose lines has another neighbour at its left than those labels, and that is wider than they are.
    """
    lines = [line for group in groups for line in group]
    by_left: dict[int, list[Group]] = {}
    for group in groups:
        if not group[0].turn:
            by_left.setdefault(round(group[0].box.left / _GRAIN), []).append(group)
    for column in by_left.values():
        texts = sorted((line for group in column for line in group), key=lambda line: line.box.top)
        edge = min(line.box.left for line in texts)
        slack = _SLOPE * texts[0].size
        first, last = texts[0].box.top - slack, texts[-1].box.bottom
        beside = [line for line in lines if line.box.right <= edge and first <= line.box.top < last]
        labels = sorted(beside, key=lambda line: line.box.top)
        tops = [line.box.top for line in texts]
        starts = [group[0].box.top for group in column]
        if not labels or any(line.turn or len(line.text) > _LONGEST for line in labels):
            continue
        widest = max(line.box.right for line in labels) - min(line.box.left for line in labels)
        wide = max(line.box.right for line in texts) - edge >= _WIDER * widest
        if (
            wide
            and _all_near([line.box.top for line in labels], tops, slack)
            and _all_near(starts, [line.box.top for line in labels], slack)
        ):
            yield texts, labels


def _all_near(ones: Sequence[float], others: Sequence[float], slack: float) -> bool:
    return all(any(abs(one - other) <= slack for other in others) for one in ones)


def _grid(labels: Group, texts: Group, right: float, ref: object) -> Grid:
    slack = _SLOPE * labels[0].size
    tops = [label.box.top - slack for label in labels]
    ends = [*tops[1:], float("inf")]
    cells: list[GridCell] = []
    for row, (label, top, end) in enumerate(zip(labels, tops, ends, strict=True)):
        lines = [line for line in texts if top <= line.box.top < end]
        cells += (GridCell(row, 0, label.text, ref=ref), GridCell(row, 1, glyphs.joined(lines, right), ref=ref))
    return Grid(tuple(cells), len(labels), 2, ref)
