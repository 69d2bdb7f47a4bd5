"""Titles of columns in words that the form does not know: told by the titles beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ckwriter.blocks import GridCell
from ckwriter.form import Column, Table
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.words import periods
from ckwriter.matching.words.periods import PERIOD
from ckwriter.matching.words.titles import key, stem

_LONGEST = 16
"""Characters of a title."""
_FEWEST = 3
"""Columns of a table of which the last unknown one is told by the others."""
_LONGEST_NAME = 80
"""Characters of a name, with what it is called for short."""
_NO_TITLE = "、。"

Span = tuple[int, int]


def columns(
    rows: Rows, row: int, table: Table, spans: Mapping[str, Span], used: Collection[GridCell], stacked: Span | None
) -> Iterator[tuple[Column, GridCell]]:
    """Yield the columns of a table that cells of its header name in other words.

    Such a cell holds the words of one column's title, or is a part of them (昨年度の目標, 方針); or it is the only one
    left for the only column left, and stands where that column stands in the form. Nothing is told by a row in which
    anything else is left that is no short text. All that are left may also be told by what stands below them.

    Args:
        rows: the grid.
        row: the row of the header.
        table: the table.
        spans: the columns whose titles are there, and where.
        used: the cells with these titles.
        stacked: where the columns that share a heading stand below each other, if they do.

    """
    missing = [column for column in table.columns if column.id not in spans and not (stacked and column.under)]
    left = [cell for cell in rows.starting[row] if cell.text.strip() and cell not in used]
    if not missing or not left or not all(may_be_title(cell.text) for cell in left):
        return
    found = dict(alike(left, missing))
    others = [cell for cell in left if cell not in found.values()]
    told = dict(_by_values(rows, row, others, table, [column for column in missing if column not in found]))
    sure = len(used) > 1 and len(told) + len(found) == len(left)
    found |= told if sure else {}
    others = [cell for cell in left if cell not in found.values()]
    rest = [column for column in missing if column not in found]
    if len(others) == len(rest) == 1:
        known = {**spans, **{column.id: (cell.column, cell.column + cell.colspan) for column, cell in found.items()}}
        enough = len(table.columns) >= _FEWEST and len(known) > 1
        if (enough or _of_periods(rows, row, table, known)) and _in_place(others[0], rest[0], table, known):
            found[rest[0]], others = others[0], []
    if sure or not others or len(used) > max(1, len(others)):
        yield from found.items()


def _by_values(
    rows: Rows, row: int, left: Collection[GridCell], table: Table, missing: Collection[Column]
) -> Iterator[tuple[Column, GridCell]]:
    """Yield the columns that are told by what stands below a cell: how often, a list, or names at the left edge."""
    kinds = {column.type: column for column in missing if column.type in ("frequency", "list")}
    for cell in left:
        texts = [c.text.strip() for line in rows.starting[row + 1 :] for c in line if c.column == cell.column]
        texts = [text for text in texts if text]
        if not texts:
            continue
        first = table.columns[0]
        if cell.column == rows.left and first in missing and first.type == "text" and all(map(_may_be_name, texts)):
            yield first, cell
        elif "frequency" in kinds and all(map(periods.is_frequency, texts)):
            yield kinds.pop("frequency"), cell
        elif "list" in kinds and all("、" in text and "。" not in text for text in texts):
            yield kinds.pop("list"), cell


def _may_be_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and not text.endswith("。")


def may_be_title(text: str) -> bool:
    """Tell whether a text is as short as the title of a column, and no sentence."""
    text = text.strip()
    return len(text) <= 2 * _LONGEST and len(stem(text)) <= _LONGEST and not any(sign in text for sign in _NO_TITLE)


def alike(left: Collection[GridCell], missing: Collection[Column]) -> Iterator[tuple[Column, GridCell]]:
    """Yield the columns whose title and a cell hold each other, where that is one column and one cell."""
    fitting = {cell: [column for column in missing if _holds(key(cell.text), column)] for cell in left}
    for cell, columns in fitting.items():
        if len(columns) == 1 and sum(columns[0] in others for others in fitting.values()) == 1:
            yield columns[0], cell


def _holds(words: str, column: Column) -> bool:
    names = [name for title in column.titles if len(name := key(title)) > 1]
    return len(words) > 1 and any(words in name or (name in words and not _counts(words, name)) for name in names)


def _counts(words: str, name: str) -> bool:
    """Tell whether words are a title with a number (課題一), and so a thing of that kind and not its title."""
    return all(sign.isnumeric() for sign in words.replace(name, "", 1))


def _of_periods(rows: Rows, row: int, table: Table, spans: Mapping[str, Span]) -> bool:
    """Tell whether the table is one of periods and texts, and a period stands below the title of the periods."""
    first = table.columns[0]
    if len(table.columns) != 2 or first.type != "period" or first.id not in spans or row + 1 >= rows.height:
        return False
    below = [cell for cell in rows.starting[row + 1] if cell.column == spans[first.id][0]]
    return bool(below) and PERIOD.fullmatch(below[0].text.strip()) is not None


def _in_place(cell: GridCell, column: Column, table: Table, spans: Mapping[str, Span]) -> bool:
    """Tell whether a cell stands between the columns between which its column stands in the form."""
    index = table.columns.index(column)
    before = [spans[other.id][1] for other in table.columns[:index] if other.id in spans]
    behind = [spans[other.id][0] for other in table.columns[index + 1 :] if other.id in spans]
    return max(before, default=0) <= cell.column < min(behind, default=cell.column + 1)
