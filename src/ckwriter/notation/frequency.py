"""The value of a written frequency: how often, as times a year, and what is uncertain about it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ckwriter.notation.quantity import Quantity
from ckwriter.notation.text import Span

Times = int | Fraction
"""Times a year; a fraction where no whole number: 3年に1回 is 1/3."""


@dataclass(frozen=True, slots=True)
class Frequency(Span):
    """How often, as times a year between `low` and `high` (None where open or not said)."""

    low: Times | None = None
    high: Times | None = None
    count: Quantity | None = None
    """The amount as written, 3～6 回 per 年; None of 毎月, 隔週, a list of months, 随時."""
    each: str | None = None
    months: tuple[int, ...] = ()
    """The months named, in the order written."""
    left_out: tuple[int, ...] = ()
    """The months in which it does not happen: 毎月（4月、8月は休み）. `low` is without them, `high` as if it did."""
    hedges: tuple[str, ...] = ()
    manner: Literal["irregular", "continuous"] | None = None
    """irregular: 随時, 必要に応じて, 適宜; continuous: 通年, 常時. Neither has a number."""
    note: str | None = None
    """Brackets that follow, as written: 年10回 (精神部会・分科会)."""

    @property
    def value(self) -> Times | None:
        """Times a year, or None of a range, an open bound or no number."""
        return self.low if self.low == self.high else None

    @property
    def irregular(self) -> bool:
        """No rhythm was given: 随時, 必要に応じて."""
        return self.manner == "irregular"

    @property
    def months_agree(self) -> bool | None:
        """Tell whether as many months are named as there are times; None where only one of the two is written."""
        if self.low is None or not self.months:
            return None
        return self.low <= len(self.months) and (self.high is None or len(self.months) <= self.high)


def whole(times: Times) -> Times:
    """Return a number of times as an int where it is one."""
    return int(times) if times.denominator == 1 else times
