"""Which rows of the page are which rows of the record, by what stands in them: added, moved and removed rows."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence

RowText = Mapping[str, str]
"""What stands in a row, by column id; empty cells left out."""


def align(page: Sequence[RowText], recorded: Sequence[RowText]) -> list[int | None]:
    """Return, for each row of the page, the index of the row of the record that it was, or None for a new one.

    Rows that are wholly equal come first, in order; then each row of the page takes the row of the record with which
    it has the most text in common. A row of the record is taken once.
    """
    result: list[int | None] = [None] * len(page)
    equal: dict[tuple[tuple[str, str], ...], deque[int]] = defaultdict(deque)
    for index, row in enumerate(recorded):
        equal[_key(row)].append(index)
    for index, row in enumerate(page):
        same = equal.get(_key(row))
        if same:
            result[index] = same.popleft()
    free = set(range(len(recorded))) - {index for index in result if index is not None}
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index in sorted(free):
        for item in recorded[index].items():
            holders[item].append(index)
    for index, row in enumerate(page):
        if result[index] is None and free:
            best = _most_alike(row, index, holders, free)
            if best is not None:
                result[index] = best
                free.discard(best)
    return result


def _key(row: RowText) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(row.items()))


_MANY = 50
"""Rows of a record that share one text from which that text says nothing about which row it is."""


def _most_alike(row: RowText, at: int, holders: Mapping[tuple[str, str], list[int]], free: set[int]) -> int | None:
    votes: dict[int, int] = defaultdict(int)
    for item in row.items():
        found = holders.get(item, ())
        for index in found[:_MANY]:
            if index in free:
                votes[index] += 1 + len(item[1])
    return max(votes, key=lambda index: (votes[index], -abs(index - at)), default=None)
