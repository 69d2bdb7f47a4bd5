"""Labels of records in pairs in words that the form does not know: told by the labels that stand with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from ckwriter.blocks import GridCell
from ckwriter.form import Column, Table
from ckwriter.matching.grids import fitting, near
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.words.lexicon import Lexicon
from ckwriter.matching.words.ordering import between
from ckwriter.matching.words.titles import key

_LONGEST = 20
"""Characters of a label."""
_FEWEST = 2
"""Labels that the form must know."""
_MOST = 40
"""Rows that are looked at."""
_NO_LABEL = "、。\n"


def told(rows: Rows, row: int, table: Table, lexicon: Lexicon) -> Mapping[str, Column]:
    """Return the columns of a table that labels at the left name in other words, by the text of the label.

    Such a label holds the words of one column's title (取組の方針); or the labels keep the order of the form, and as
    many unknown ones stand between two known ones as columns are missing there (話し合う内容 behind 開催頻度).

    Args:
        rows: the grid.
        row: the first row that is looked at.
        table: the table.
        lexicon: the form's titles.

    """
    beginning = (cells[0].text for cells in rows.starting[row : row + _MOST] if cells)
    if sum(lexicon.column(table, text) is not None for text in beginning) < _FEWEST:
        return {}
    labels: dict[str, tuple[GridCell, str]] = {}
    for label, value in _pairs(rows, row, table, lexicon):
        labels.setdefault(label.text, (label, value))
    columns = {text: lexicon.column(table, text) for text in labels}
    known = {text: column for text, column in columns.items() if column is not None}
    unknown = [labels[text][0] for text, column in columns.items() if column is None]
    if not unknown or len({column.id for column in known.values()}) < max(_FEWEST, len(unknown)):
        return {}
    missing = [column for column in table.columns if column not in known.values()]
    found = {cell.text: column for column, cell in near.alike(unknown, missing)}
    for text, column in _by_order(list(labels), {**known, **found}, table):
        if fitting.fits([labels[text][1]], column):
            found[text] = column
    return found


def _pairs(rows: Rows, row: int, table: Table, lexicon: Lexicon) -> Iterator[tuple[GridCell, str]]:
    """Yield what may be the labels of one record and those that follow it, each with the text beside it."""
    for cells in rows.starting[row : row + _MOST]:
        filled = [cell for cell in cells if cell.text.strip()]
        label = cells[0] if len(cells) > 1 else None
        if label is None or label.column != rows.left or not filled or filled[0] is not label:
            continue
        text = label.text.strip()
        known = lexicon.column(table, text) is not None
        heads = lexicon.shared(table, text) or lexicon.column(table, cells[1].text) is not None
        named = not known and not cells[1].text.strip()
        if heads or named or (lexicon.generic(text) and not known):
            continue  # the heading of labels at its right or of all of them, or a name above them
        if len(text) > _LONGEST or any(sign in text for sign in _NO_LABEL):
            return
        if not known and key(text) in lexicon.captions:
            return
        yield label, cells[1].text.strip()


def _by_order(labels: list[str], known: Mapping[str, Column], table: Table) -> Iterator[tuple[str, Column]]:
    """Yield the columns of unknown labels, if the known ones keep the form's order."""
    order = [(at, table.columns.index(known[text])) for at, text in enumerate(labels) if text in known]
    if all(here < there for (_, here), (_, there) in pairwise(order)):
        gaps = between([(-1, -1), *order, (len(labels), len(table.columns))])
        yield from ((labels[at], table.columns[column]) for at, column in gaps.items())
