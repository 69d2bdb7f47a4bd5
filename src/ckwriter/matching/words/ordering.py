"""What unknown things are by their order among known ones, where both sides keep the same order."""

from __future__ import annotations

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
