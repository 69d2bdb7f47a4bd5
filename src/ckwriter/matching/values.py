"""The values behind the label of a fixed row: which cell holds the choice, the value, its denominator, its share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ckwriter.form import Column
from ckwriter.matching.cells import JOINTS, choice_span, chosen, is_unit, joined, trimmed, unit_at_end
from ckwriter.matching.layout import Slot, Spot
from ckwriter.model import Absent

_JOINTS = [re.compile(sign) for sign in JOINTS]
_ERROR = re.compile(r"\s*#[A-Z/0]+[!?]")
"""The error of a spreadsheet."""
_ABSENT = re.compile(rf"\s*({'|'.join(reason.title for reason in Absent)})(?=\s|$)")


def spread(columns: Sequence[Column], unit: str, spots: Sequence[Spot]) -> Iterator[tuple[Column, Slot]]:
    """Yield which column's value stands where in the cells that follow the label of a fixed row, from left to right.

    Cells that hold only the unit are passed over; what does not stand there is not yielded.
    """
    yield from _Row(columns, unit, spots).take()


class _Row:
    def __init__(self, columns: Sequence[Column], unit: str, spots: Sequence[Spot]) -> None:
        self.waiting = list(columns)
        self.unit = unit
        self.suffix = next((_suffix(c) for c in columns if _suffix(c)), "")
        self.apart = False
        """True if the unit has a cell of its own."""
        self.passed = False
        """True once that cell was passed over."""
        units = [index for index, spot in enumerate(spots) if index and self._is_unit(spot.text)]
        self.apart = bool(units)
        self.spots = self._without_indent(spots, units[0]) if units else spots
        self.chosen = self._choice_cell()

    def _is_unit(self, text: str) -> bool:
        return is_unit(text, self.unit) or self._behind_unit(text) is not None

    def _without_indent(self, spots: Sequence[Spot], unit: int) -> Sequence[Spot]:
        """Leave out the blank cells that only indent the label: there are more cells before the unit than values."""
        values = sum(1 for column in self.waiting if column.type == "choice" or column.id == "value")
        start = 0
        while unit - start > values and not spots[start].text.strip():
            start += 1
        return spots[start:]

    def _choice(self) -> Column | None:
        return next((column for column in self.waiting if column.type == "choice"), None)

    def _choice_cell(self) -> int:
        """Return the index of the cell that holds the choice, -1 if none does.

        It is the cell that shows the words of the choice; failing that, the first of several, or one that says why
        there is no answer.
        """
        choice = self._choice()
        if choice is None:
            return -1
        for index, spot in enumerate(self.spots):
            if choice_span(spot.text, choice.choices) or chosen(spot.text, choice.choices):
                return index
        valued = [spot for spot in self.spots if not (self.apart and self._is_unit(spot.text))]
        alone = not any(column.id == "value" for column in self.waiting)
        if not valued:
            return -1
        return 0 if alone or len(valued) > 1 or _ABSENT.match(valued[0].text) else -1

    def take(self) -> Iterator[tuple[Column, Slot]]:
        """Yield what stands in the cells."""
        for index, spot in enumerate(self.spots):
            start = 0
            choice = self._choice()
            if choice is not None and index == self.chosen:
                said = _ABSENT.match(spot.text)
                span = choice_span(spot.text, choice.choices) or (said.span(1) if said else None)
                first, start = span or (0, len(spot.text))
                yield self._found(choice, Slot(spot, first, start, choices=choice.choices))
                if not spot.text[start:].strip():
                    continue
            if self.apart and not self.passed and is_unit(spot.text[start:], self.unit):
                self.passed = True
            else:
                yield from self._valued(spot, start)

    def _valued(self, spot: Spot, start: int) -> Iterator[tuple[Column, Slot]]:
        behind = None if self.passed else self._behind_unit(spot.text)
        share = next((column for column in self.waiting if _suffix(column)), None)
        if behind is None:
            yield from self._values(spot, start, share)
            return
        if not self.apart and self.waiting and self.waiting[0].id == "value":
            yield self._found(self.waiting[0], trimmed(spot, start, behind - len(self.unit)))
        if share is not None:
            yield self._found(share, trimmed(spot, behind, unit_at_end(spot.text, self.suffix)))

    def _values(self, spot: Spot, start: int, share: Column | None) -> Iterator[tuple[Column, Slot]]:
        text = spot.text
        bare = start + unit_at_end(text[start:], self.unit)
        end = len(text) if self.apart else bare
        plain = [c for c in self.waiting if not _suffix(c) and not joined(c) and c.type != "choice"]
        second = next((c for c in self.waiting if joined(c)), None)
        joints = (joint for sign in _JOINTS if (joint := sign.search(text, start, bare)))
        joint = next(joints, None) if second is not None else None
        if second is not None and joint is not None:
            if plain and plain[0].id == "value":
                yield self._found(plain[0], trimmed(spot, start, joint.start()))
            yield self._found(second, trimmed(spot, joint.end(), bare))
        elif share is not None and (share is self.waiting[0] or not plain or _ERROR.match(text)):
            yield self._found(share, trimmed(spot, start, start + unit_at_end(text[start:], self.suffix)))
        elif plain:
            alone = not start and end == len(text)
            yield self._found(plain[0], Slot(spot, 0, end) if alone else trimmed(spot, start, end))

    def _found(self, column: Column, slot: Slot) -> tuple[Column, Slot]:
        self.waiting = [other for other in self.waiting if other is not column]
        return column, slot

    def _behind_unit(self, text: str) -> int | None:
        """Return where the share begins in a cell such as 「人　12.3 %」, or None if it is none."""
        if not self.suffix or not self.unit or unit_at_end(text, self.suffix) == len(text):
            return None
        at = text.find(self.unit)
        return None if at < 0 or (self.apart and text[:at].strip()) else at + len(self.unit)


def _suffix(column: Column) -> str:
    """Return the unit that a column's value is printed with, in a cell of its own or behind another unit."""
    before, _, behind = column.page.partition("{}")
    return "" if before.strip() else behind.strip()
