"""Several columns in one cell, each behind its title: 行政：…, 【医療】…."""

from __future__ import annotations

import re
from collections.abc import Callable

from ckwriter.form import Column
from ckwriter.matching.layout import Slot, Spot
from ckwriter.matching.pieces.cells import trimmed

_MARKS = r"[\s■□◆◇●○◎▼▽▲△★・①-⑳]*"
_LABEL = re.compile(
    rf"{_MARKS}(?:[【〔［\[（(<＜](?P<framed>[^\n【】〔〕］\[\]（()）<>＜＞]{{1,30}})[】〕］\]）)>＞][ 　]*[:：]?"
    r"|(?P<plain>[^\n:：]{1,30})[:：]"
    r"|(?P<alone>[^\n:：]{1,30})(?=\n|$))"
)


def columns(spot: Spot, column_of: Callable[[str], Column | None]) -> dict[str, Slot]:
    """Return where the columns stand that a cell holds, each behind its title, by id; none if there are not two.

    Args:
        spot: the cell.
        column_of: returns the column that a text is the title of, or None.

    """
    text = spot.text
    found: list[tuple[Column, int, int]] = []
    start = 0
    for line in text.split("\n"):
        match = _LABEL.match(text, start) if line.strip() else None
        words = (match["framed"] or match["plain"] or match["alone"]) if match else ""
        column = column_of(words) if words.strip() else None
        if match is not None and column is not None:
            found.append((column, start, match.end()))
        start += len(line) + 1
    names = {column.id for column, _, _ in found}
    if len(names) < 2 or len(names) < len(found) or text[: found[0][1]].strip():
        return {}
    ends = [*(begin for _, begin, _ in found[1:]), len(text)]
    return {column.id: trimmed(spot, first, end) for (column, _, first), end in zip(found, ends, strict=True)}
