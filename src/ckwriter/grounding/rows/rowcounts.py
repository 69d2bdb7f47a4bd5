"""Numbers in a sentence that may count rows of a table: 三つの指標のうち二つ, 残る1件."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ckwriter.grounding.reading.readings import Reading
from ckwriter.patterns import regex

Count = tuple[int, int, Fraction]
"""Where a number of rows begins and ends in folded text, and the number."""
_COUNTABLE = frozenset(
    {"つ", "会議", "会議体", "部会", "課題", "件", "項目", "指標", "個", "点", "種類", "本", "取組", "事業"}
)
_ONE = regex("(?<![一-龥0-9])一つ|(?<![0-9])1つ|(?<![一-龥0-9])一(?:件|項目|指標)")
THINGS = "(?:成果|評価)?(?:指標|項目|目標|もの|取組|事業|会議体?|協議の場|部会|課題)"
WHOLE = regex(f"(?:の?{THINGS})?(?:について(?:は|みると|見ると)|を(?:みる|見る)と|の?うち|の?中|のなかで)")
"""Behind a number of rows of which others tell a part: 三つの指標のうち."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether something that a sentence tells of rows is so."""

    start: int
    end: int
    right: bool

    def lies_in(self, span: tuple[int, int]) -> bool:
        """Tell whether it shares a place with a word."""
        return self.start < span[1] and span[0] < self.end


def counts_of_rows(sentence: Reading) -> Iterator[Count]:
    """Yield what may count rows: 二つ, 2件, 一つ, with its place."""
    for figure in sentence.figures:
        if figure.plain in _COUNTABLE and figure.value is not None and not figure.hedges:
            yield figure.start, figure.end, figure.value
    taken = {one.start for one in sentence.figures}
    for one in _ONE.finditer(sentence.text):
        if one.start() not in taken:
            yield one.start(), one.end(), Fraction(1)
