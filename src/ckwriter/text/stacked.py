"""Tables of what is done when, copied from a PDF: the titles on one line, below it each cell on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ckwriter.text import glyphs, markup

_SPACED_OUT = re.compile(r"(?<!\S)(\S) (?=\S(?: |$))")
"""A title whose characters stand apart: 時 期."""
_TITLE = re.compile(r"[^\s0-9０-９。、，:：]{2,14}")
_WHEN = re.compile(
    r"(?=.*[0-9０-９元]\s?[年月./．／]|通年|随時|毎月)"
    r"(?:令和|平成|元|上旬|中旬|下旬|年度|から|まで|以降|通年|随時|毎月|予定|[RHＲＨ0-9０-９年月日末頃春夏秋冬初前後半期第,、，・･./．／\s～〜~\-－–―→]){1,40}"
)
"""A line that says when something is done, and nothing else."""
_FEWEST = 2
"""Rows of a table."""
_MOST_MORE = 3
"""Lines that the page may have added to one row."""
_MOST_COLUMNS = 4
MOST_LINES = 1000
"""Lines that a table may take."""
_HEADING = re.compile(r"\s*(?:[【『〔＜《〈■□◆◇●○※#|<]|[（(][0-9０-９]{1,2}[)）]|[Ⅰ-Ⅻ]|第[0-9０-９])")


def titles(line: str) -> list[str]:
    """Return the titles of columns that one line may hold; none if it holds none."""
    if "\t" in line:
        return []
    found = _SPACED_OUT.sub(r"\1", line.strip()).split()
    if not _FEWEST <= len(found) <= _MOST_COLUMNS or not all(map(_TITLE.fullmatch, found)):
        return []
    return found


def read(head: str, below: Sequence[str]) -> list[list[str]]:
    """Return the rows of the table that a line of titles begins, from the lines below it; none if it begins none.

    Each row begins with a line that says when. A cell that the page broke takes several lines.

    Args:
        head: the line of titles.
        below: the lines under it down to a blank one or a heading.

    """
    columns = titles(head)
    starts = [number for number, line in enumerate(below) if _WHEN.fullmatch(line.strip())]
    if not columns or len(starts) < _FEWEST or starts[0] != 0:
        return []
    rows = [columns]
    for start, end in zip(starts, [*starts[1:], len(below)], strict=True):
        more = end - start - len(columns)
        if not 0 <= more <= _MOST_MORE:
            return []
        rows.append([below[start].strip(), *_cells(below[start + 1 : end], more)])
    return rows


def ends(line: str) -> bool:
    """Tell whether a line stands below such a table: it is blank, a heading or an item."""
    return not line.strip() or "\t" in line or bool(_HEADING.match(line)) or markup.is_item(line)


def _cells(lines: Sequence[str], more: int) -> list[str]:
    """Return lines as cells, `more` of them put to the line above: behind the longest that end no sentence."""
    open_ends = sorted(range(len(lines) - 1), key=lambda at: (lines[at].rstrip().endswith("。"), -len(lines[at]), -at))
    goes_on = set(open_ends[:more])
    cells: list[str] = []
    for number, line in enumerate(lines):
        if number - 1 in goes_on:
            cells[-1] += glyphs.between(cells[-1], line) + line.strip()
        else:
            cells.append(line.strip())
    return cells
