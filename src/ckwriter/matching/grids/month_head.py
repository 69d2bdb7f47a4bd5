"""The head of a calendar in a grid: the months along the top, with the years above them, and the titles beside them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ckwriter import notation
from ckwriter.blocks import GridCell
from ckwriter.matching.grids.grid import Rows

_YEAR = r"(?P<year>(?:明治|大正|昭和|平成|令和|[MTSHR])\s*(?:元|\d{1,2})|\d{4})\s*(?:年|[./])?"
_MONTH = re.compile(rf"\s*(?:{_YEAR}\s*)?(?:(?P<marked>\d{{1,2}})\s*月|(?P<bare>1[0-2]|[1-9])月?)\s*")
_STRETCH = re.compile(r"\s*(?P<first>1[0-2]|[1-9])\s*月?\s*[～~〜\-－‐–―ー]\s*(?P<last>1[0-2]|[1-9])\s*月\s*")
_QUARTER = re.compile(
    r"\s*(?:第\s*(?P<number>[1-4一二三四])\s*四半期|(?P<roman>[1-4])\s*Q)\s*(?:[（(].*[)）])?\s*", re.DOTALL
)
_ABOVE = re.compile(rf"\s*{_YEAR}(?P<fiscal>度)?\s*(?:[（(].*[)）])?\s*", re.DOTALL)
_PART_OF_MONTH = re.compile(r"\s*(?:[上中下]旬?|前半|後半|初|末)\s*")
_FEWEST = 6
"""Months from which a row is the head of a calendar."""
_QUARTERS = 4
_LAST = 12


class Time(NamedTuple):
    """A column of a calendar: the months of it, each with its year if the head says so."""

    cell: GridCell
    first: tuple[int | None, int]
    last: tuple[int | None, int]

    @property
    def behind(self) -> int:
        """The column of the grid behind it."""
        return self.cell.column + self.cell.colspan


class MonthHead(NamedTuple):
    """The head of a calendar."""

    top: int
    behind: int
    """The row of the grid behind it."""
    times: Sequence[Time]
    titles: Sequence[GridCell]
    """What stands beside the months."""
    others: Sequence[GridCell]
    """What stands above and below them."""

    def covered(self, cell: GridCell) -> list[int]:
        """Return which of the times a cell stands below."""
        end = cell.column + cell.colspan
        return [n for n, time in enumerate(self.times) if cell.column < time.behind and time.cell.column < end]


def find(rows: Rows) -> MonthHead | None:
    """Return the head of the first calendar in a grid, or None."""
    for row in range(rows.top, rows.height - 1):
        times = _times(rows.starting[row]) if len(rows.starting[row]) >= _QUARTERS else []
        if times:
            return _head(rows, row, times)
    return None


def _times(cells: Sequence[GridCell]) -> list[Time]:
    """Return the times that cells of a row name, if there are enough of them, each behind the one before."""
    found = [time for cell in cells if cell.text.strip() and len(cell.text) < 30 and (time := _time(cell)) is not None]
    enough = len(found) >= _FEWEST or (len(found) == _QUARTERS and all(one.first[1] != one.last[1] for one in found))
    if not enough or any(one.last[1] % _LAST + 1 != two.first[1] for one, two in pairwise(found)):
        return []
    return found


def _time(cell: GridCell) -> Time | None:
    text = unicodedata.normalize("NFKC", cell.text)
    if match := _MONTH.fullmatch(text):
        month = int(match["marked"] or match["bare"])
        year = _year(match["year"])
        return Time(cell, (year, month), (year, month)) if 1 <= month <= _LAST else None
    if match := _STRETCH.fullmatch(text):
        return Time(cell, (None, int(match["first"])), (None, int(match["last"])))
    if match := _QUARTER.fullmatch(text):
        number = "一二三四".find(match["number"] or "") + 1 or int(match["number"] or match["roman"])
        first = (number * 3) % _LAST + 1
        return Time(cell, (None, first), (None, first + 2))
    return None


def _year(words: str | None) -> int | None:
    try:
        return notation.parse_fiscal_year(words) if words else None
    except ValueError:
        return None


def _head(rows: Rows, row: int, times: Sequence[Time]) -> MonthHead:
    left, right = times[0].cell.column, times[-1].behind
    above = [
        cell
        for cell in (rows.starting[row - 1] if row > rows.top else [])
        if left <= cell.column < right and cell.text.strip()
    ]
    years = {cell: match for cell in above if (match := _ABOVE.fullmatch(unicodedata.normalize("NFKC", cell.text)))}
    top = row - 1 if above and (years or any(cell.colspan > 1 for cell in above)) else row
    merged = [cell.row for cell in rows.covering[row] if cell.row < row]
    top = min(top, *merged) if merged else top
    titles = [
        cell
        for line in rows.starting[top : row + 1]
        for cell in line
        if not left <= cell.column < right and cell.text.strip()
    ]
    behind = row + 1
    below = [cell for cell in rows.starting[behind] if cell.text.strip()]
    if below and all(left <= cell.column < right and _PART_OF_MONTH.fullmatch(cell.text) for cell in below):
        behind += 1
    others = [*(above if top < row else []), *(below if behind > row + 1 else [])]
    return MonthHead(top, behind, _dated(times, years), titles, others)


def _dated(times: Sequence[Time], years: dict[GridCell, re.Match[str]]) -> list[Time]:
    """Return the times with their years: as each says itself, or as stands above it, on to the end of the year."""
    found: list[Time] = []
    heading: GridCell | None = None
    year: int | None = None
    before = _LAST
    for time in times:
        over = next((c for c in years if c.column <= time.cell.column < c.column + c.colspan), None)
        if over is not None and over is not heading:
            heading, year = over, _year(years[over]["year"])
            if year is not None and years[over]["fiscal"] and time.first[1] < 4:
                year += 1
        elif time.first[0] is not None:
            year = time.first[0]
        elif year is not None and time.first[1] < before:
            year += 1
        before = time.last[1]
        last = year + 1 if year is not None and time.last[1] < time.first[1] else year
        found.append(Time(time.cell, (year, time.first[1]), (last, time.last[1])))
    return found
