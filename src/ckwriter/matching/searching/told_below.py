"""The sections that headings in an office's own words lead to, by what stands below them and by their words together.

Neither tells enough alone: 話し合う場 may be a heading of section 2 or 7, and 名称 | 内容 a table of several sections.
Weighed together, and in the form's order, they do. A heading of which nobody can tell leads nowhere.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ckwriter.blocks import Block, Grid
from ckwriter.matching.words import label_words
from ckwriter.matching.words.lexicon import Lexicon
from ckwriter.matching.words.periods import PERIOD, pieces
from ckwriter.matching.words.titles import key

_LONGEST = 40
"""Characters of a text that may be a label."""
_MOST = 400
"""Texts below a heading that are looked at."""
_KNOWN = 6.0
"""What the form's own words for a section count."""
_WORDS = 3.0
"""What a telling word counts that is of one section alone; of several, each has its part."""
_BELOW = 3.0
"""What the labels below a heading count at most."""
_ENOUGH = 2.0
"""Labels of one section from which they count in full."""
_AGAIN = 0.8
"""What it costs that a heading leads to the section of the heading before."""
_SKIPPED = 0.4
"""What it costs that a section has no heading."""
_LEAST = 0.8
"""What must speak for a section by itself."""
_MARGIN = 0.5
"""By how much the best way must be better than any in which a heading leads elsewhere."""
_NOWHERE = -1


class Told(NamedTuple):
    """What speaks for the sections that a heading may lead to, by their place in the form."""

    words: Mapping[int, float]
    below: Mapping[int, float]

    def of(self, section: int) -> float:
        """Return what speaks for a section."""
        return self.words.get(section, 0.0) + self.below.get(section, 0.0)


def told(title: str, own: int | None, below: Iterable[str], names: Lexicon) -> Told:
    """Return what the words of a heading, and the texts below it up to the next one, say of its section.

    `own` is the section whose own words the heading has, by its place in the form.
    """
    telling = [own] if own else [names.order[section.number] for section in names.telling(title)]
    weight = _KNOWN if own else _WORDS / max(len(telling), 1)
    votes = _votes(below, names)
    total = sum(votes.values())
    return Told(
        dict.fromkeys(telling, weight),
        {at: _BELOW * count / total * min(1.0, count / _ENOUGH) for at, count in votes.items()},
    )


def _votes(texts: Iterable[str], names: Lexicon) -> Counter[int]:
    """Return how many labels of each section there are; one of several sections counts in parts."""
    votes: Counter[int] = Counter()
    seen: set[str] = set()
    for text in texts:
        if not text or (words := key(text)) in seen:
            continue
        seen.add(words)
        sections = _sections(text, names)
        votes.update(dict.fromkeys(sections, 1 / max(len(sections), 1)))
    return votes


@lru_cache(maxsize=4096)
def _sections(text: str, names: Lexicon) -> frozenset[int]:
    """Return the sections of which a text may be a label, by their place in the form."""
    return frozenset(_look_up(text, names))


def _look_up(text: str, names: Lexicon) -> Iterator[int]:
    if PERIOD.fullmatch(text) or pieces(text):
        dated = (t for t in names.free if t.columns[0].type == "period" and ("月" in text or not t.columns[0].months))
        yield from (names.order[names.form.section_of(table.id).number] for table in dated)
        return
    for section in names.form.sections:
        if names.parts[section.number].of(text) or names.labelled_by(section, text) is not None:
            yield names.order[section.number]
    for part in names.labelled(text):
        yield names.order[names.form.section_of(part).number]
    for table in (one for one in names.drawn if one.rows):
        if label_words.candidates(names.tables[table.id], text) or label_words.heading(names.tables[table.id], text):
            yield names.order[names.form.section_of(table.id).number]


class Texts:
    """The short texts of a file, looked up by where they stand."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._found: list[tuple[tuple[int, int], str]] = []
        for at, block in enumerate(blocks):
            if isinstance(block, Grid):
                cells = ((cell.row, cell.text.strip()) for cell in block.cells)
                self._found += (((at, row), text) for row, text in cells if 0 < len(text) <= _LONGEST)
            elif 0 < len(text := block.text.strip()) <= _LONGEST:
                self._found.append(((at, 0), text))

    def between(self, start: tuple[int, int], end: tuple[int, int]) -> Iterator[str]:
        """Yield the first texts behind one place, a block and a row of it, and before another one."""
        first, behind = (bisect_right(self._found, place, key=lambda one: one[0]) for place in (start, end))
        yield from (text for place, text in self._found[first : min(behind, first + _MOST)] if place < end)


def sections(headings: Sequence[Told], count: int) -> dict[int, int]:
    """Return the sections of headings, by the headings' indexes; those of which nobody can tell are left out.

    Args:
        headings: what speaks for the sections of each, in the order of the file.
        count: the number of sections, with the cover.

    """
    before = _before(headings, count)
    behind = _behind(headings, count)
    found: dict[int, int] = {}
    for at, heading in enumerate(headings):
        ways = {
            to: max(before[at][last] + _step(last, to) for last in range(to + 1)) + heading.of(to) + behind[at + 1][to]
            for to in range(1, count)
        }
        ways[_NOWHERE] = max(before[at][last] + behind[at + 1][last] for last in range(count))
        best, second = sorted(ways, key=lambda to: -ways[to])[:2]
        if best != _NOWHERE and heading.of(best) >= _LEAST and ways[best] - ways[second] >= _MARGIN:
            found[at] = best
    return found


def _step(last: int, to: int) -> float:
    """Return what it costs that a heading leads to a section, behind one that led to another."""
    return -_AGAIN if last == to else -_SKIPPED * (to - last - 1)


def _before(headings: Sequence[Told], count: int) -> list[list[float]]:
    """Return what speaks best for the headings before each, by the section to which the last of them led."""
    found = [[0.0] + [-math.inf] * (count - 1)]
    for heading in headings:
        last = found[-1]
        found.append(
            [last[0]]
            + [
                max(last[to], max(last[one] + _step(one, to) for one in range(to + 1)) + heading.of(to))
                for to in range(1, count)
            ]
        )
    return found


def _behind(headings: Sequence[Told], count: int) -> list[list[float]]:
    """Return what speaks best for each heading and those behind it, by the section to which the one before it led."""
    found = [[-_SKIPPED * (count - 1 - last) for last in range(count)]]
    for heading in reversed(headings):
        rest = found[-1]
        found.append(
            [
                max([rest[last], *(_step(last, to) + heading.of(to) + rest[to] for to in range(max(last, 1), count))])
                for last in range(count)
            ]
        )
    return found[::-1]
