"""The contents at the beginning of a file: its lines name headings that stand further on, and are none themselves."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ckwriter.blocks import Block, Grid
from ckwriter.matching.words import titles
from ckwriter.matching.words.lexicon import Lexicon

_TITLE = re.compile(
    r"[\W_]*(?:目次|もくじ|(?:table\s?of\s?)?contents|index|(?:本書|本報告書?|本調書|本資料|この資料|報告書?|全体)の?構成|(?:本日|今日)の(?:内容|説明|報告|流れ|構成|次第)|(?:説明|報告|記載)(?:内容|項目|事項)|内容一覧|agenda|アジェンダ)[\W_]*"
)
_LEADERS = r"[.．・･…‥―─－_\-‐]{2,}"
_PAGE = re.compile(
    rf"(?:^|\s*{_LEADERS}|\s+)\s*[-－―(（]?\s*(?:[PpＰｐ][.．]?\s*)?[0-9０-９]{{1,3}}\s*(?:ページ|頁)?\s*[)）―\-－]?\s*$"
    rf"|\s*{_LEADERS}\s*$"
)
"""What stands behind a title in contents: leaders, the number of a page."""
_LONGEST = 60
_FEWEST = 3
"""Lines that must name headings further on, where nothing says that they are contents."""
_SECTIONS = 2
"""Sections of the form that they must name there."""
_MOST = 0.6
"""The part of the lines below the title that must name headings."""
_SHORTEST = 2
"""Characters of a heading that names what a line of contents names with more words."""
_FIRST = 120
"""Blocks among which contents begin."""


def blocks(file: Sequence[Block], names: Lexicon) -> frozenset[int]:
    """Return the indexes of the blocks that are the contents of a file, with their title; blank lines are none."""
    lines = [_lines(block) for block in file]
    last = _last(file, lines)
    at = 0
    while at < min(len(file), _FIRST):
        titled = bool(lines[at]) and _TITLE.fullmatch(_folded(file[at])) is not None
        if titled or any(last[line] > at for line in lines[at]):
            end = _end(file, lines, last, at, titled=titled)
            if _are_contents(lines[at + titled : end], last, end, names, titled=titled):
                return frozenset(n for n in range(at, end) if lines[n])
            at = max(at, end - 1)
        at += 1
    return frozenset()


def _last(file: Sequence[Block], lines: Sequence[Sequence[str]]) -> Mapping[str, int]:
    """Return where each line stands last; one at the beginning also where others say more (基本データ（その２）).

    A cell with others beside it is no heading: what heads the columns of a table comes again on its next page.
    """
    last: dict[str, int] = {}
    like: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for index, (block, found) in enumerate(zip(file, lines, strict=True)):
        headings = found if not isinstance(block, Grid) else _lines(_alone(block))
        for line in found:
            last.setdefault(line, index)
        for line in headings:
            last[line] = like[line[:_SHORTEST]][line] = index
    for line in {line for found in lines[:_FIRST] if len(found) <= _LONGEST for line in found}:
        near = like.get(line[:_SHORTEST], {})
        last[line] = max([last[line], *(index for other, index in near.items() if _begins(other, line))])
    return last


def _alone(grid: Grid) -> Grid:
    """Return the cells of a grid that stand alone in their rows."""
    filled = [cell for cell in grid.cells if cell.text.strip()]
    beside = Counter(cell.row for cell in filled)
    return replace(grid, cells=tuple(cell for cell in filled if beside[cell.row] == 1))


def _begins(line: str, title: str) -> bool:
    """Tell whether a heading is what a line of contents names, with more behind it, or with less: 強み, 強みと課題."""
    shorter = min(len(line), len(title))
    return shorter >= _SHORTEST and max(len(line), len(title)) <= _LONGEST and line[:shorter] == title[:shorter]


def _folded(block: Block) -> str:
    text = "" if isinstance(block, Grid) else block.text
    return "".join(unicodedata.normalize("NFKC", text[:_LONGEST]).split()).casefold()


def _lines(block: Block) -> list[str]:
    """Return the titles that the lines of a block or the cells of a grid may be, folded, without numbers of pages."""
    texts = [cell.text for cell in block.cells] if isinstance(block, Grid) else [block.text]
    bare = [_PAGE.sub("", line).strip() for text in texts for line in text.split("\n")]
    titled = (titles.numbered(line).title or line for line in bare if any(map(str.isalpha, line)))
    return [words for line in titled if (words := titles.key(line))]


def _end(
    file: Sequence[Block], lines: Sequence[Sequence[str]], last: Mapping[str, int], start: int, *, titled: bool
) -> int:
    """Return where contents end that begin at a block: before the first heading that they name, or what is no title."""
    end, limit = start + titled, len(file)
    for at in range(start + titled, len(file)):
        if at >= limit or _is_text(file[at]):
            break
        named = [line for line in lines[at] if last[line] > at]
        if named:
            end = at + 1
            limit = min(limit, *(_next(lines, line, at) for line in named))
        elif lines[at] and not titled:
            break
    return end


def _next(lines: Sequence[Sequence[str]], line: str, at: int) -> int:
    return next(
        n for n in range(at + 1, len(lines)) if any(other == line or _begins(other, line) for other in lines[n])
    )


def _is_text(block: Block) -> bool:
    texts = [cell.text for cell in block.cells] if isinstance(block, Grid) else [block.text]
    return any(line.rstrip().endswith("。") or len(line) > _LONGEST * 2 for text in texts for line in text.split("\n"))


def _are_contents(
    found: Sequence[Sequence[str]], last: Mapping[str, int], end: int, names: Lexicon, *, titled: bool
) -> bool:
    """Tell whether lines are contents: they name headings behind their end, in their order."""
    all_lines = [line for lines in found for line in lines]
    named = [line for line in all_lines if last[line] >= end]
    if titled:
        return len(named) >= max(1, _MOST * len(all_lines))
    if len(named) * 2 < len(all_lines):
        return False  # a table some of whose cells are headings as well
    sections = {section.number for line in named if (section := names.section(line, heading=True) or names.told(line))}
    return len(named) >= _FEWEST and len(sections) >= _SECTIONS
