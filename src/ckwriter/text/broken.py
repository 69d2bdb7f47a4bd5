"""Rows whose cells hold line ends, as a word processor puts them on the clipboard: put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARK = re.compile(r"\s*(?:[・•●○◎■□◆◇▪‣➢※\-*]|[①-⑳]|[（(]?[0-9０-９]{1,2}[)）.．])")
_OPEN_END = ("、", "，", ",", "・", "／", "/", "の", "及び", "と", "（", "(")
_GOES_ON = re.compile(rf"\s*[（(【]|{_MARK.pattern}")
_BRACKET = re.compile(r"\s*[（(][^（()）\t]*[)）]\t")
"""A bracket that is all of the first cell of a line: （R6年10月時点）."""
_SHORT = 12
"""Characters of a line without a tab that may be the beginning of the next row's first cell."""


def joined(lines: Sequence[str]) -> list[str]:
    """Return the lines of a table, those of one row put together.

    A line end in a cell parts a row into lines with fewer tabs. They are put together only if then every row of the
    table has as many tabs as its widest line; where the rows would not come out even, all lines stay as they are.
    """
    lines = _with_brackets(lines)
    tabs = [line.count("\t") for line in lines]
    wanted = max(tabs, default=0)
    if wanted < 2 or min(tabs) == wanted or _are_items(lines, tabs):
        return list(lines)
    rows: list[str] = []
    had = wanted
    told = False
    for number, (line, count) in enumerate(zip(lines, tabs, strict=True)):
        if had == wanted and (count or not rows or _begins(lines, tabs, number, wanted)):
            rows.append(line)
            had = count
        else:
            told = told or _goes_on(rows[-1], line)
            if wanted not in tabs[: number + 1] and not _goes_on(rows[-1], line):
                return list(lines)  # above the first whole row other tables may stand: labels and texts
            rows[-1] += f"\n{line}"
            had += count
        if had > wanted:
            return list(lines)
    return rows if had == wanted and told else list(lines)


def _are_items(lines: Sequence[str], tabs: Sequence[int]) -> bool:
    """Tell whether all lines of several cells begin with one mark: each is a row, the short ones have fewer cells."""
    marks = {match[0] if (match := _MARK.match(line)) else "" for line, count in zip(lines, tabs, strict=True) if count}
    return len(marks) == 1 and "" not in marks


def _with_brackets(lines: Sequence[str]) -> list[str]:
    """Return the lines, a label put together with the bracket on the line below it that ends its cell."""
    found: list[str] = []
    for line in lines:
        if found and "\t" not in found[-1] and found[-1].strip() and _BRACKET.match(line):
            found[-1] += f"\n{line}"
        else:
            found.append(line)
    return found


def _goes_on(line: str, following: str) -> bool:
    """Tell whether words show that a cell goes on in the next line: a comma before its end, a bracket behind it."""
    return line.rstrip().endswith(_OPEN_END) or bool(_GOES_ON.match(following))


def _begins(lines: Sequence[str], tabs: Sequence[int], number: int, wanted: int) -> bool:
    """Tell whether a line without a tab, behind a whole row, begins the next row: its first cell is broken."""
    line = lines[number]
    last = number + 1 == len(lines)
    return not last and tabs[number + 1] == wanted and len(line) <= _SHORT and not _MARK.match(line)
