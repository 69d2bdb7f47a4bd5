"""Lines that only the width of a page ended, as they come when a page of a PDF is pasted: put together again."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Sequence
from itertools import pairwise

from ckwriter.text import glyphs, markup

_NARROWEST = 36
"""Columns of a page (a Japanese character takes two) below which a line end is taken for one that somebody made."""
_FEWEST = 3
"""Lines that end at the edge of a page, from which it is known where that is."""
_SLACK = 3
"""Columns that a full line may leave blank: one character had no room, or was a comma that could not begin a line."""
_HANGING = 2
"""Columns of what hangs beyond the edge, as it may not begin a line: a comma, a bracket."""
_COMMAS = ("、", "。", "，")
_FIRST = re.compile(r"[（「『【〔《〈(]*(?:[!-~]+|.)[、。，．）」』】〕》〉]*", re.DOTALL)
_HEADING = re.compile(r"\s*[#【]|\s*第?[0-9０-９]{1,2}[\s　.．、\-－‐]")
"""What a heading begins with: it may be set in other letters, and so be longer than the lines below it."""
_LABEL = re.compile(r"[^\s。、:：]{1,20}[:：]")


def joined(lines: Sequence[str], dropped: Container[int], passed: Container[int] = ()) -> dict[int, str]:
    """Return, by the index of its first line, what a wrapped paragraph says; "" for the lines that were joined to it.

    Args:
        lines: the lines of a text.
        dropped: lines that are no part of it, and end a paragraph above them.
        passed: lines that are no part of it, but may part a paragraph: page numbers, running heads.

    """
    kept = [number for number in range(len(lines)) if number not in passed]
    plain = [n for n in kept if n not in dropped and "\t" not in lines[n] and not _HEADING.match(lines[n])]
    widths = [_width(line) for line in lines]
    edge = _edge([widths[number] for number in plain], ())
    bare = [_width(line.strip()) for line in lines]
    behind = _edge([bare[n] for n in plain], [bare[n] for n in plain if lines[n].rstrip().endswith(_COMMAS)])
    if sum(bare[n] == behind for n in plain) > sum(widths[n] == edge for n in plain if edge):
        widths, edge = bare, behind  # paragraphs as wide as each other behind indents of their own
    inner = _inner_edge([widths[number] for number in plain], edge)
    found: dict[int, str] = {}
    start = -1
    for number, below in pairwise(kept):
        line, following = lines[number], lines[below]
        apart = not edge or number in dropped or below in dropped
        if apart or not (
            _goes_on(line, following, widths[number], edge)
            or (inner and not line.rstrip().endswith("。") and _goes_on(line, following, widths[number], inner))
        ):
            start = -1
            continue
        if start < 0:
            start = number
            found[start] = line
        found[start] += glyphs.between(line.rstrip(), following) + following.strip()
        found[below] = ""
    return _sentences(found)


def _sentences(found: dict[int, str]) -> dict[int, str]:
    """Return only what became sentences or a labelled list: figures and names that end there by chance stay apart."""
    kept: dict[int, str] = {}
    whole = False
    for number, text in found.items():
        if text:
            listed = _LABEL.match(text.strip()) is not None and text.count("、") >= _FEWEST
            whole = listed or text.rstrip().endswith(("。", "。」", "。）"))
        if whole:
            kept[number] = text
    return kept


def _edge(widths: Sequence[int], hanging: Sequence[int]) -> int:
    """Return how many columns the page of a text has, 0 if its lines do not end at one edge.

    A few lines may be longer than that; those `hanging` end in a comma, which may stand beyond the edge.
    """
    over = Counter(width - _HANGING for width in hanging)
    long = Counter(width for width in widths if width >= _NARROWEST)
    ends = {width: sum(long[width - less] for less in range(_SLACK + 1)) for width in long}
    likely = max(ends, key=lambda width: (ends[width] + over[width], over[width], width), default=0)
    for edge in (likely, max(ends, default=0)):
        beyond = sum(count for width, count in long.items() if width > edge) - over[edge]
        if edge and ends[edge] >= max(_FEWEST, 2 * beyond):
            return edge
    return 0


def _inner_edge(widths: Sequence[int], edge: int) -> int:
    """Return where lines end that are set in from both sides of a page with such an edge, 0 if none are."""
    return _edge([width for width in widths if width < edge - _SLACK], ()) if edge else 0


def _goes_on(line: str, following: str, width: int, edge: int) -> bool:
    """Tell whether a line ended only because what begins the next one had no room."""
    if "\t" in line + following or not line.strip() or not following.strip():
        return False
    first = _FIRST.match(following.strip())
    if edge < width <= edge + _HANGING:
        width = edge
    if not 0 <= edge - width <= _SLACK + 2 or edge - width >= _width(first[0] if first else ""):
        return False
    return not (markup.is_beginning(following) or _LABEL.match(following.lstrip()))


def _width(text: str) -> int:
    """Return how many columns a text takes up on a page of one size of letters."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text.rstrip())
