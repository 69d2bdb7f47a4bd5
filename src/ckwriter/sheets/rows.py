"""Which row of a table is which: rows that people added, moved, copied and removed, against those that were written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ckwriter.sheets.record import digest
from ckwriter.sheets.walking import FilledRow

_ADDRESS = re.compile(r"([a-z][a-z0-9_]*)\[([1-9][0-9]*)\](.*)")


@dataclass(frozen=True, slots=True)
class Numbering:
    """The rows of a free table that count, numbered from 1, and what they were before."""

    rows: tuple[FilledRow, ...]
    written: int = 0
    """How many rows the table had when the workbook was written."""
    now: Mapping[int, int] = field(default_factory=dict)
    """The number that a row has now by the one that it had."""
    before: Mapping[int, int] = field(default_factory=dict)
    """The number that a row had by the one that it has now."""

    def at_position(self, position: int) -> int:
        """Return the number of the row that stands at a position of the sheet.

        A row that does not count, because nothing stands in it yet, comes after those above it that do.
        """
        above = bisect_right(self.rows, position, key=lambda row: row.position)
        return above + position - self.rows[above - 1].position if above else position


def number(
    table: str, columns: Sequence[str], found: Sequence[FilledRow], written: Sequence[str], blank: Sequence[str]
) -> Numbering:
    """Return the rows that count: those in which something stands, and blank ones that counted when written.

    Args:
        table: its id.
        columns: the ids of its columns, in the order in which rows were hashed.
        found: its rows on the sheet.
        written: the hash of each row that was written.
        blank: the rows that were blank when written (`forums[1]`).

    """
    rows = tuple(row for row in found if not row.blank or row.key in blank)
    hashes = [digest(*(row.cells[column].text for column in columns if column in row.cells)) for row in rows]
    keys = [_number(table, row.key) for row in rows]
    before: dict[int, int] = {}
    taken: set[int] = set()

    def settle(index: int, old: int) -> None:
        if index not in before and 0 < old <= len(written) and old not in taken:
            before[index] = old
            taken.add(old)

    for index, key in enumerate(keys):
        if 0 < key <= len(written) and written[key - 1] == hashes[index]:
            settle(index, key)
    by_hash = {of: old for old, of in reversed(list(enumerate(written, 1))) if old not in taken}
    for index, of in enumerate(hashes):
        settle(index, by_hash.get(of, 0))
    for index, key in enumerate(keys):
        settle(index, key)
    return Numbering(
        rows,
        len(written),
        now={old: index + 1 for index, old in before.items()},
        before={index + 1: old for index, old in before.items()},
    )


def _number(table: str, key: str) -> int:
    match = _ADDRESS.fullmatch(key)
    return int(match[2]) if match and match[1] == table else 0


def moved(at: str, numberings: Mapping[str, Numbering]) -> str | None:
    """Return where a place is now, None if its row was removed."""
    match = _ADDRESS.fullmatch(at)
    numbering = numberings.get(match[1]) if match else None
    if not match or numbering is None or int(match[2]) > numbering.written:
        return at
    now = numbering.now.get(int(match[2]))
    return f"{match[1]}[{now}]{match[3]}" if now else None


def as_numbered(at: str, numberings: Mapping[str, Numbering]) -> str:
    """Return the place that a person means who counts rows as the sheet does."""
    match = _ADDRESS.fullmatch(at)
    numbering = numberings.get(match[1]) if match else None
    if not match or numbering is None:
        return at
    return f"{match[1]}[{numbering.at_position(int(match[2]))}]{match[3]}"
