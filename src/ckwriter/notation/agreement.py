"""Tell whether two written amounts, or two written frequencies, say the same."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import TypeVar

from ckwriter.notation.frequency import Frequency, Times
from ckwriter.notation.names import fold
from ckwriter.notation.numerals import Number
from ckwriter.notation.quantity import Quantity
from ckwriter.notation.units import comparable, measure


class Agreement(Enum):
    """How two statements stand to each other."""

    EQUAL = "equal"
    """They say the same: 毎月 and 12回/年."""
    COMPATIBLE = "compatible"
    """Both can be true: 3～6回 and 4回, 約1,200人 and 1,234人."""
    DIFFERENT = "different"
    """They cannot both be true: 4回 and 5回."""
    UNKNOWN = "unknown"
    """They cannot be compared: 随時 and 4回, 各区 4回 and 4回, 延 and 実, 件/年 and 件/月."""


Statement = TypeVar("Statement", Quantity, Frequency)


@dataclass(frozen=True, slots=True)
class _Interval:
    low: Times | None
    high: Times | None
    hedges: frozenset[str]
    slack: Times = 0
    """By how much an approximate end may be off."""

    def agrees(self, other: _Interval) -> Agreement:
        if (self.low, self.high, self.hedges) == (other.low, other.high, other.hedges):
            return Agreement.EQUAL
        if self._is_below(other) or other._is_below(self):
            return Agreement.DIFFERENT
        return Agreement.COMPATIBLE

    def _is_below(self, other: _Interval) -> bool:
        if self.high is None or other.low is None:
            return False
        gap = (other.low - other.slack) - (self.high + self.slack)
        touching_is_apart = "未満" in self.hedges or "超" in other.hedges
        return gap > 0 or (gap == 0 and touching_is_apart)


def agree(one: Statement, other: Statement) -> Agreement:
    """Return how two quantities, or two frequencies, agree.

    An approximate number may be off by half of its last digit that is not zero, and by a fifth at most:
    約1,200人 is 1,150 to 1,250.
    """
    if _each(one) != _each(other):
        return Agreement.UNKNOWN
    if isinstance(one, Frequency) and isinstance(other, Frequency):
        return _frequencies_agree(one, other)
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return _quantities_agree(one, other)
    return Agreement.UNKNOWN


def _each(one: Quantity | Frequency) -> str | None:
    return fold(one.each) if one.each else None


def _frequencies_agree(one: Frequency, other: Frequency) -> Agreement:
    if one.manner or other.manner:
        return Agreement.UNKNOWN
    if one.months and other.months and set(one.months) != set(other.months):
        return Agreement.DIFFERENT
    return _times(one).agrees(_times(other))


def _times(one: Frequency) -> _Interval:
    low, high = one.low, one.high
    slack: Times = 0
    if one.count and one.count.low and low is not None:
        slack = _slack(one.count) * low / Fraction(one.count.low)
    elif one.count is None and one.hedges and low is not None:
        slack = Fraction(low) / 5  # 概ね毎月
    return _Interval(low, high, frozenset(one.hedges), slack)


def _quantities_agree(one: Quantity, other: Quantity) -> Agreement:
    if not comparable(one.unit, other.unit):
        return Agreement.UNKNOWN
    if one.per != other.per or {one.counting, other.counting} == {"延", "実"}:
        return Agreement.UNKNOWN
    if one.all or other.all:
        return Agreement.EQUAL if one.all and other.all else Agreement.UNKNOWN
    result = _amount(one).agrees(_amount(other))
    # 延べ19回 and 18回 may both be right, counted in two ways; 延べ19回 and 19回 are taken as the same.
    return Agreement.UNKNOWN if result is Agreement.DIFFERENT and one.counting != other.counting else result


def _amount(one: Quantity) -> _Interval:
    scale = int(measure(one.unit)[1])
    low, high = (None if bound is None else _exact(bound) * scale for bound in (one.low, one.high))
    return _Interval(low, high, frozenset(one.hedges), _slack(one) * scale)


def _exact(number: Number) -> Times:
    return number if isinstance(number, int) else Fraction(number)


def _slack(one: Quantity) -> Times:
    """Return by how much an approximate amount may be off; nothing for one that is exact or has bounds (数名)."""
    if not one.is_approximate or not one.value:
        return 0
    _, digits, exponent = Decimal(one.value).normalize().as_tuple()
    last_place = Fraction(10) ** exponent if isinstance(exponent, int) and digits else Fraction(0)
    return min(last_place / 2, abs(Fraction(one.value)) / 5)
