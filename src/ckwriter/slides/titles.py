"""Titles of slides that are no placeholders for titles: the one line that stands at the same place on most of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ckwriter.blocks import Heading, Paragraph
from ckwriter.slides.shapes import Placed

_FEWEST = 3
"""Slides that must have a title at one place."""
_SHARE = 0.5
"""The part of the slides that must."""
_LONGEST = 50
"""Characters of a title."""
_UPPER = 0.25
"""The part of a slide, from its top, in which a title begins."""


def with_titles(slides: Sequence[Sequence[Placed]], height: int) -> list[list[Placed]]:
    """Return what stands on slides, with headings where a line at the place of titles is the title of its slide.

    Args:
        slides: what stands on each slide, without running heads.
        height: how high the slides are, in English Metric Units.

    """
    if any(isinstance(block, Heading) for placed in slides for one in placed for block in one.blocks):
        return [list(placed) for placed in slides]
    lines = [[one for one in placed if _may_be_title(one, placed, height)] for placed in slides]
    counts = Counter(where for found in lines for where in {one.where for one in found})
    told = [where for where, count in counts.items() if count >= max(_FEWEST, _SHARE * len(slides))]
    if not told:
        return [list(placed) for placed in slides]
    title = min(told, key=lambda where: (-counts[where], where[::-1]))
    return [list(_headed(placed, title, found)) for placed, found in zip(slides, lines, strict=True)]


def _may_be_title(one: Placed, placed: Sequence[Placed], height: int) -> bool:
    """Tell whether a shape holds one short line that stands above all others of its slide."""
    if len(one.blocks) != 1 or not isinstance(block := one.blocks[0], Paragraph) or block.aside:
        return False
    words = block.text.strip()
    if "\n" in words or not 1 < len(words) <= _LONGEST or words.endswith("。") or one.box.top > height * _UPPER:
        return False
    return all(other is one or other.box.top >= one.box.top for other in placed)


def _headed(placed: Sequence[Placed], title: tuple[int, int], lines: Sequence[Placed]) -> Iterator[Placed]:
    for one in placed:
        block = one.blocks[0] if one in lines and one.where == title else None
        if isinstance(block, Paragraph):
            yield one._replace(blocks=(Heading(block.text.strip(), 1, block.ref),))
        else:
            yield one
