"""What keeps the same order on both sides, and what unknown things are by their order among known ones."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise


def between(known: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Return what stands between known things: the position there of each position here.

    Args:
        known: positions here and there, both rising; the ends, if they are known, stand before the first (-1, -1) and
            behind the last.

    Where as many stand between two known ones here as there, they are the same; where not, nothing is told.

    """
    return {
        here + step: there + step
        for (here, there), (next_here, next_there) in pairwise(known)
        if next_here - here == next_there - there
        for step in range(1, next_here - here)
    }


def rising(known: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs, each a position here and there, whose positions there rise or stay the same."""
    ends: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for at, (_, there) in enumerate(known):
        length = bisect_right(ends, there)
        before.append(tails[length - 1] if length else -1)
        ends[length : length + 1], tails[length : length + 1] = [there], [at]
    run: list[tuple[int, int]] = []
    last = tails[-1] if tails else -1
    while last >= 0:
        run.append(known[last])
        last = before[last]
    return run[::-1]
