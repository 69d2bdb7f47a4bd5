"""A figure as it is compared: an amount or a frequency with its unit, period, way of counting and words of doubt."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ckwriter.drafts import Fact

TIMES = frozenset({"回", "度"})
AGES = "代"
"""The unit of 50代, which tells of whom a figure is, and counts nothing."""
_YEARLY = frozenset({"年", "年度", "年間"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One written figure; `start` and `end` are places in folded text."""

    text: str
    start: int
    end: int
    low: Fraction | None = None
    high: Fraction | None = None
    unit: str | None = None
    """What it measures, in one spelling (人 for 名); `回/年` of a frequency, which counts times a year."""
    per: str | None = None
    counting: str | None = None
    hedges: frozenset[str] = frozenset()
    each: str | None = None
    all: bool = False
    """全区: all of them, without a number."""
    total: bool = False
    manner: str | None = None
    """随時 or 通年: a frequency without a number."""
    months: tuple[int, ...] = ()
    scaled: bool = False
    """Written in 万 or 億, so that what is behind was left out."""
    places: int = 0
    """Decimal places."""
    times: Fraction | None = None
    """Of a frequency the number that is written in it: 1 of 月1回."""
    mean: bool = False
    """平均 stands before it."""
    gross: bool = False
    """延べ is said elsewhere in the sentence: 相談件数（延べ）は512件."""
    titled: str | None = None
    """延 or 実 where the title beside a figure of a fact tells it: 参加者数（延べ）."""
    periods: frozenset[str] = frozenset()
    """Periods that the sentence names apart from the figure: 毎週."""
    apiece: bool = False
    """ずつ stands behind it."""
    beyond: Literal["超", "未満"] | None = None
    """を超える or に満たない stands behind it: it bounds another figure, or is a bound itself."""

    @property
    def value(self) -> Fraction | None:
        """The one number that is written, with a bound or not; None of a range, 全区 or 随時."""
        if self.low is None or self.high is None:
            return self.high if self.low is None else self.low
        return self.low if self.low == self.high else None

    @property
    def yearly(self) -> bool:
        """True of a frequency that is written as so many times a year."""
        return self.unit == "回/年" and self.per in _YEARLY

    @property
    def plain(self) -> str | None:
        """Its unit without its period: 回 of 回/年."""
        return "回" if self.unit == "回/年" else self.unit


@dataclass(frozen=True, slots=True)
class Carried:
    """A figure of a sentence, and the figures of the facts that it equals; none where it is computed."""

    figure: Figure
    by: tuple[tuple[Fact, Figure], ...] = ()
    directed: bool = False
    """It is by how much two others differ, in the direction that the sentence says."""
