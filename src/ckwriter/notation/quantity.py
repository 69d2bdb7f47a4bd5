"""The value of a written amount: its number or bounds, unit, period, way of counting, and its words of doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ckwriter.notation.numerals import Number
from ckwriter.notation.text import Span

BOUNDS = {
    "以上": "low", "超": "low", "最低": "low", "少なくとも": "low",
    "以下": "high", "未満": "high", "以内": "high", "最大": "high", "最高": "high", "上限": "high",
}  # fmt: skip
"""Words that leave one side of an amount open, and the side that is known."""


@dataclass(frozen=True, slots=True)
class Quantity(Span):
    """One written amount. `low` and `high` are the bounds that follow from the words, None where there is none."""

    value: Number | None = None
    """The one number written; None of a range (3～6回), a vague number (数名) and 全区."""
    low: Number | None = None
    high: Number | None = None
    unit: str | None = None
    """In its one spelling: か所 for ヶ所 and 箇所."""
    per: str | None = None
    """年 of 72件/年 and 年4回."""
    counting: Literal["延", "実"] | None = None
    each: str | None = None
    """Of what each has so many: 各区, 病院ごと, 1か所あたり."""
    total: bool = False
    """計37機関, 全5回."""
    all: bool = False
    """全区: all of them, without a number."""
    hedges: tuple[str, ...] = ()
    """The words of doubt in the order written: 約, 程度, 以上, 未満, and 数 of 数名."""
    note: str | None = None
    """Brackets that follow the amount, as written: (精神部会・分科会)."""

    @property
    def is_range(self) -> bool:
        """Two ends were written: 3～6回."""
        return self.value is None and not self.all and "数" not in self.hedges

    @property
    def is_approximate(self) -> bool:
        """The writer said that the number is not exact; bounds such as 以上 are not meant."""
        return not BOUNDS.keys() >= set(self.hedges)
