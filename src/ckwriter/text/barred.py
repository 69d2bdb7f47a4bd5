"""Tables that a person drew with bars and rules in plain text: ｜人口｜312｜, with ───── or ├──┼──┤ between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_BARS = "｜│┃║"
_BAR = re.compile(f"[{_BARS}]")
_RULE = re.compile(r"[\s\-－―─━═=＝_＿+＋|｜│┃║┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬┠┨┯┷┿╂╋]{3,}")
_DRAWN = re.compile(r"[\-－―─━═=＝_＿┼╋+＋]{2}")
_FEWEST = 2
"""Rows and columns of a table."""
_MOST_RULES = 2
"""Rules that may follow each other."""


class Barred(NamedTuple):
    """A table drawn in lines, and how many of them it takes."""

    rows: Sequence[Sequence[str]]
    height: int


def read(lines: Iterable[str]) -> Barred | None:
    """Return the table that some lines begin with, or None if they begin with none.

    Two lines with as many bars make one, rules between them or not. Where a rule stands below each row, the lines
    between two rules are one row whose cells are broken.
    """
    groups: list[list[list[str]]] = [[]]
    """The rows between two rules."""
    edges: tuple[bool, bool] | None = None
    width = height = rules = 0
    for number, line in enumerate(lines, 1):
        if _is_rule(line):
            groups += [[]] if groups[-1] else []
            rules += 1
            height += rules == 1 and width > 0
            if rules > _MOST_RULES:
                break
            continue
        edges = edges if edges is not None else _edges(line)
        cells = _cells(line, edges)
        if len(cells) < _FEWEST or (width and len(cells) != width):
            break
        width, height, rules = len(cells), number, 0
        groups[-1].append(cells)
    filled = [group for group in groups if group]
    if sum(map(len, filled)) < _FEWEST:
        return None
    ruled = len(filled) > _FEWEST or all(len(group) == 1 for group in filled)
    rows = [_joined(group) for group in filled] if ruled else [row for group in filled for row in group]
    return Barred(rows, height)


def is_part(line: str) -> bool:
    """Tell whether a line may be a row or a rule of such a table: it is not to be joined with the next one."""
    return _is_rule(line) or _BAR.search(line) is not None


def _is_rule(line: str) -> bool:
    return _RULE.fullmatch(line.strip()) is not None and _DRAWN.search(line) is not None


def _edges(line: str) -> tuple[bool, bool]:
    """Tell whether a bar stands at the left edge of a table, and at its right one."""
    text = line.strip()
    return text[:1] in tuple(_BARS), text[-1:] in tuple(_BARS)


def _cells(line: str, edges: tuple[bool, bool]) -> list[str]:
    text = line.strip()
    if not _BAR.search(text):
        return []
    cells = [cell.strip() for cell in _BAR.split(text)]
    left = 1 if edges[0] and not cells[0] else 0
    right = len(cells) - 1 if edges[1] and not cells[-1] else len(cells)
    return cells[left:right]


def _joined(group: Sequence[Sequence[str]]) -> list[str]:
    """Return a row whose cells are broken over several lines; what begins with a mark stays a line of its own."""
    row = list(group[0])
    for line in group[1:]:
        for number, text in enumerate(line):
            gap = "\n" if row[number] and text[:1] in tuple("・○●◎①②③④⑤※（(") else ""
            row[number] += gap + text
    return row
