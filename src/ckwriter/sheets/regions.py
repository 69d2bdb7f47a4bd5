"""From the cells that a person sees on a sheet to headings, paragraphs and grids in reading order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ckwriter.blocks import Block, Grid, GridCell, Heading, Paragraph
from ckwriter.sheets.ruled import Seen

_NUMBERED = re.compile(
    r"\s*第?\s*[0-9０-９]{1,2}(?:\s?[-－‐–]\s?[①-⑳0-9０-９]{1,2})?[\s　.．、:：)）節章]+[^\s\d。%][^。]{1,80}"
)
_BRACKETED = re.compile(r"\s*(?:【[^【】]*】|『[^『』]*』|＜[^＜＞]*＞|〈[^〈〉]*〉|《[^《》]*》|〔[^〔〕]*〕)\s*")
_LONGEST = 120
"""Characters beyond which a text is no heading, whatever it looks like."""
_LARGER = 1.5
"""Points by which the letters of a heading are larger than those of other texts."""
_FEWEST = 2
"""Rows with boxes that each of two tables side by side has at the least."""

Ref = Callable[[int, int], str]


class Laid(NamedTuple):
    """What stands at one spot of a sheet."""

    row: int
    blocks: tuple[Block, ...]


def laid_out(cells: Sequence[Seen], ref: Ref) -> list[Laid]:
    """Return what cells say, from top to bottom, and table by table where tables stand side by side."""
    sizes = Counter(cell.look.size for cell in cells if cell.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    return list(_Sheet(usual, ref).parted(list(cells)))


class _Sheet:
    def __init__(self, usual: float, ref: Ref) -> None:
        self.usual = usual
        """The size of most texts, in points."""
        self.ref = ref

    def parted(self, cells: list[Seen]) -> Iterator[Laid]:
        """Yield what stands in blocks that are parted by blank rows, or by blank columns between tables."""
        for strip in _runs(cells, lambda cell: (cell.area.top, cell.area.bottom), gaps=True):
            columns = _runs(strip, lambda cell: (cell.area.left, cell.area.right), gaps=True)
            if len(columns) > 1 and all(_is_table(column) for column in columns):
                for column in columns:
                    yield from self.parted(column)
            else:
                yield from self._strip(strip)

    def _strip(self, cells: list[Seen]) -> Iterator[Laid]:
        """Yield what stands in rows without a blank one between them: tables, and texts that have a row alone."""
        run: list[Seen] = []
        ruled = False
        for line in _runs(cells, lambda cell: (cell.area.top, cell.area.bottom), gaps=False):
            alone = len(line) == 1 and (line[0].boxed or not run or ruled or self._is_heading(line[0]))
            lined = any(cell.boxed and cell.look.bordered for cell in line)
            if run and (alone or ruled != lined):
                yield self._grid(run)
                run = []
            if alone:
                yield from self._alone(line[0])
            else:
                run += line
                ruled = lined
        if run:
            yield self._grid(run)

    def _alone(self, cell: Seen) -> Iterator[Laid]:
        ref = self.ref(*cell.at)
        text = cell.text.strip("\n")
        if self._is_heading(cell):
            yield Laid(cell.at[0], (Heading(text.strip(), 1, ref),))
        elif cell.boxed and cell.look.bordered:
            inside = tuple(Paragraph(line, ref) for line in text.split("\n"))
            only = GridCell(0, 0, text, ref=ref, blocks=inside if len(inside) > 1 else ())
            yield Laid(cell.at[0], (Grid((only,), 1, 1, ref),))
        elif text:
            yield Laid(cell.at[0], (Paragraph(text, ref),))

    def _is_heading(self, cell: Seen) -> bool:
        text = cell.text.strip()
        if not text or "\n" in text or len(text) > _LONGEST or text.endswith("。"):
            return False
        larger = bool(self.usual) and cell.look.size >= self.usual + _LARGER
        return cell.look.bold or larger or bool(_NUMBERED.fullmatch(text) or _BRACKETED.fullmatch(text))

    def _grid(self, cells: list[Seen]) -> Laid:
        rows = _edges(cells, lambda cell: (cell.area.top, cell.area.bottom))
        columns = _edges(cells, lambda cell: (cell.area.left, cell.area.right))
        placed: list[GridCell] = []
        for cell in sorted(cells, key=lambda cell: (cell.area.top, cell.area.left)):
            row, column = bisect_left(rows, cell.area.top), bisect_left(columns, cell.area.left)
            down = bisect_left(rows, cell.area.bottom) - row if cell.whole else 1
            across = bisect_left(columns, cell.area.right) - column if cell.whole else 1
            ref = self.ref(*cell.at)
            placed.append(GridCell(row, column, cell.text.strip("\n"), max(1, down), max(1, across), ref))
        return Laid(cells[0].at[0], (Grid(tuple(placed), len(rows), len(columns), placed[0].ref),))


def _edges(cells: Sequence[Seen], side: Callable[[Seen], tuple[int, int]]) -> list[int]:
    """Return where cells begin, from one side: lines of a sheet at which nothing begins part nothing."""
    return sorted({side(cell)[0] for cell in cells})


def _runs(cells: list[Seen], side: Callable[[Seen], tuple[int, int]], *, gaps: bool) -> list[list[Seen]]:
    """Part cells where a straight line crosses none of them, or, with `gaps`, where a blank stretch does."""
    runs: list[list[Seen]] = []
    end = -1
    for cell in sorted(cells, key=side):
        start, stop = side(cell)
        if runs and (start <= end if gaps else start < end):
            runs[-1].append(cell)
        else:
            runs.append([cell])
        end = max(end, stop)
    return runs


def _is_table(cells: Sequence[Seen]) -> bool:
    """Tell whether cells are a table by themselves: several rows, and one at least of several boxes."""
    tops = Counter(cell.area.top for cell in cells if cell.boxed)
    return len(tops) >= _FEWEST and max(tops.values()) > 1
