"""Cells of a fixed row that say themselves which column they are: 保健 | 【連携状況】… | 【強み・課題等】…."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ckwriter.blocks import GridCell
from ckwriter.form import Column
from ckwriter.matching.layout import Slot
from ckwriter.matching.pieces.cells import trimmed
from ckwriter.matching.words import titles

_LABEL = re.compile(
    r"\s*(?:[【〔［\[（(<＜〈《](?P<framed>[^\n【】〔〕［］\[\]<>＜＞〈〉《》（）()]{2,30})[】〕］\]）)>＞〉》]\s*[:：]?"
    r"|(?P<plain>[^\n:：。、]{2,20})(?:[:：]|\n))\s*(?=\S)"
)
_FURTHER = re.compile(r"(?:\n\s*|[【〔［])([^\n【】〔〕［］:：。、]{2,30})(?=[】〕］:：])")


def shares(cells: Sequence[GridCell], columns: Sequence[Column]) -> list[tuple[Column, GridCell, GridCell]]:
    """Return the columns of shares whose title has a cell right before the figure, with both: 構成割合 | 25.3%."""
    asked = [column for column in columns if column.type == "decimal" and column.unit]
    pairs = [pair for pair in pairwise(cells) if pair[1].text.strip()]
    return [(c, label, value) for label, value in pairs for c in asked if titles.same(label.text, c.titles)]


def texts(cells: Sequence[GridCell], columns: Sequence[Column]) -> list[tuple[Column, Slot]]:
    """Return what cells tell behind the titles of columns; nothing if one of them begins with none, or with one twice.

    Args:
        cells: the cells beside the label of a row.
        columns: the columns of running text that the row may tell of.

    """
    found: list[tuple[Column, Slot]] = []
    for cell in (cell for cell in cells if cell.text.strip()):
        match = _LABEL.match(cell.text)
        words = next(filter(None, match.groups()), "") if match is not None else ""
        column = next((c for c in columns if c.of_several_lines and titles.same(words, c.titles)), None)
        if match is None or column is None or any(column is other for other, _ in found):
            return []
        further = (one[1] for one in _FURTHER.finditer(cell.text, match.end()))
        if any(titles.same(words, other.titles) for words in further for other in columns):
            return []  # several of them in one cell
        found.append((column, trimmed(cell, match.end(), len(cell.text))))
    return found
