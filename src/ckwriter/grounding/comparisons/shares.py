"""Shares that the facts tell, in figures (38%, 8病院のうち6病院) or in words (半数, 4人に1人, 3分の1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from ckwriter.grounding.figures.comparing import same_unit
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.notation.numerals import read_number
from ckwriter.patterns import regex

_HALF = regex("(?<!過)半数|半分(?!以)")
_ONE_IN = regex("(?P<of>[0-9]{1,3})[人件社世帯](?:に|のうち)1[人件社世帯]")
_PART_OF = regex("(?P<of>[2-9]|[二三四五六七八九十])分の(?P<parts>[1-9一二三四五六七八九])")


def shares(evidence: Evidence) -> Iterator[Fraction]:
    """Yield each share (0 to 1) that the facts tell, as a figure, by figures or in words."""
    yield from (one.value / 100 for _, one in evidence.figures if one.unit == "%" and one.value is not None)
    yield from of_figures(evidence)
    yield from worded(evidence.said)


def of_figures(evidence: Evidence) -> Iterator[Fraction]:
    """Yield the share of each figure in each greater one that it belongs together with, and in the sum of its kind."""
    for group in evidence.ratios:
        for one in group:
            alike = [other for other in group if other is not one and other.value and same_unit(one.unit, other.unit)]
            if one.value is None:
                continue
            yield from (one.value / other.value for other in alike if other.value and one.value <= other.value)
            whole = one.value + sum((other.value for other in alike if other.value), Fraction(0))
            if len(alike) > 1 and whole:
                yield one.value / whole


def changes(evidence: Evidence, *, more: bool) -> Iterator[Fraction]:
    """Yield by what part of it each figure rises, or falls, to another one that it belongs together with."""
    for group in evidence.ratios:
        for one, other in combinations([each for each in group if each.value], 2):
            if same_unit(one.unit, other.unit) and one.value and other.value:
                yield (other.value / one.value - 1) * (1 if more else -1)


def worded(text: str) -> Iterator[Fraction]:
    """Yield the shares that folded text tells in words."""
    if re.search("ゼロ|皆無|いなかった|なかった", text):
        yield Fraction(0)
    if _HALF.search(text):
        yield Fraction(1, 2)
    for found in _ONE_IN.finditer(text):
        yield Fraction(1, int(found["of"]) or 1)
    for found in _PART_OF.finditer(text):
        of, parts = read_number(found["of"]), read_number(found["parts"])
        if of and parts:
            yield Fraction(parts) / Fraction(of)
