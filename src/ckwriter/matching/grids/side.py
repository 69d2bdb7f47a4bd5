"""A fixed table whose rows stand in two blocks side by side, each below titles of its own: 項目 | 値 | 項目 | 値."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ckwriter.form import Table
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.grids.header import Header, Span
from ckwriter.matching.grids.headers import headers
from ckwriter.matching.grids.labels import Labelled
from ckwriter.matching.pieces import cells
from ckwriter.matching.words.lexicon import Lexicon
from ckwriter.matching.words.periods import MOMENT

_VALUE = "value"
_DATED = re.compile(rf"\s*{MOMENT}\s*[（(][^（()）]*[)）]\s*")
"""A date with a remark behind it."""
_EARLIER = re.compile(r"[（(]?(?:前|昨|旧|過去|参考)")


def completed(rows: Rows, heads: Sequence[Header], found: Sequence[Labelled], lexicon: Lexicon) -> list[Header]:
    """Return headers with what stands below titles that the form does not know: dates, or the answers (今回値)."""
    done: list[Header] = []
    for index, head in enumerate(heads):
        start = done[-1].range[1] if done else 0
        end = heads[index + 1].range[0] if index + 1 < len(heads) else rows.grid.width
        own = [item for item in found if start <= _left(item) < head.range[1]] or list(found)
        within = start, end
        done.append(_answered(rows, _dated(rows, head, own, within), own, within, lexicon))
    return done


def _dated(rows: Rows, head: Header, found: Sequence[Labelled], within: Span) -> Header:
    """Return a header with the column in which only dates stand, within the columns of its block."""
    asked = next((column for column in head.table.columns if column.type == "as_of"), None)
    if asked is None or asked.id in head.spans or not head.used:
        return head
    line = min(cell.row for cell in head.used)
    for title in rows.starting[line]:
        if title in head.used or not within[0] <= title.column < within[1]:
            continue
        span = title.column, title.column + title.colspan
        below = [c for item in found for c in rows.starting[item.line] if c.column == title.column and c.text.strip()]
        if len(below) > 1 and all(cells.is_date(cell.text) or _DATED.fullmatch(cell.text) for cell in below):
            return head._replace(spans={**head.spans, asked.id: span}, used=head.used | {title})
    return head


def _answered(rows: Rows, head: Header, found: Sequence[Labelled], within: Span, lexicon: Lexicon) -> Header:
    """Return a header with the column of the answers, if its title for them is none that the form knows (今回値).

    It is the first one behind the labels in which most rows have a figure; one that says that it is an earlier one is
    passed over (前回値, 昨年度). A title that the form prints, of units or remarks, is none.
    """
    asked = next((column for column in head.table.columns if column.id == _VALUE), None)
    if asked is None or asked.id in head.spans or not head.used:
        return head
    line, left = min(cell.row for cell in head.used), max(_left(item) for item in found)
    for title in rows.starting[line]:
        words = title.text.strip()
        if title in head.used or not left < title.column < within[1] or not words or _EARLIER.match(words):
            continue
        below = [c for item in found for c in rows.starting[item.line] if c.column == title.column and c.text.strip()]
        figures = sum(cells.tells_figure(cell.text) for cell in below)
        if lexicon.not_printed(words) and figures * 2 > len(found):
            span = title.column, title.column + title.colspan
            return head._replace(spans={**head.spans, asked.id: span}, used=head.used | {title})
    return head


def fits(rows: Rows, head: Header, found: Sequence[Labelled]) -> bool:
    """Tell whether dates stand below the header's title of dates: the grid goes on as the one before."""
    asked = next((column.id for column in head.table.columns if column.type == "as_of"), "")
    first, behind = head.spans.get(asked, (0, 0))
    inside = [c for item in found for c in rows.starting[item.line] if first <= c.column < behind and c.text.strip()]
    return sum(cells.is_date(cell.text) for cell in inside) * 2 >= len(inside)


def heads(rows: Rows, table: Table, lexicon: Lexicon, found: Sequence[Labelled]) -> list[Header]:
    """Return the headers of a fixed table above its first label, from left to right; several of blocks side by side."""
    for row in range(min(item.line for item in found)):
        there = headers(rows, row, [table], lexicon, least=0.0, fewest=1)
        while there:
            end = there[-1].range[1]
            further = Rows(rows.grid, rows.top, rows.height, end) if end < rows.grid.width else None
            behind = headers(further, row, [table], lexicon, least=0.0, fewest=1) if further is not None else []
            if not behind or not any(_left(item) >= end for item in found):
                return there
            there.append(behind[0])
    return []


class SideBlock(NamedTuple):
    """The rows of a fixed table in one of the blocks."""

    head: Header | None
    left: int
    """The column of the grid where the block begins."""
    found: list[Labelled]


def blocks(found: Sequence[Labelled], heads: Sequence[Header]) -> Iterator[SideBlock]:
    """Yield the labels of each block with the header of the block; no row reaches into the next block."""
    if len(heads) < 2:
        yield SideBlock(next(iter(heads), None), 0, list(found))
        return
    lefts = [_left(item) for item in found]
    starts = [0, *(min((at for at in lefts if at >= h.range[1]), default=h.range[1]) for h in heads[:-1])]
    for head, start, end in zip(heads, starts, [*starts[1:], None], strict=True):
        inside = [item for item in found if start <= _left(item) and (end is None or _left(item) < end)]
        rows = [item._replace(behind=item.behind if end is None else min(item.behind, end)) for item in inside]
        yield SideBlock(head, start, rows)


def _left(item: Labelled) -> int:
    """Return where a label begins; the heading of its group, if it stands in the same block, begins further left."""
    return item.label.column
