"""Amounts of one thing in the order of time, and the words of direction that speak of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from ckwriter.checks.texts.readings import dates_of, quantities_of
from ckwriter.notation import Date, Quantity
from ckwriter.patterns import regex

Direction = Literal["up", "down", "level"]

UP = (
    "増加|増(?=$|[とのでし、。）)])|増え|増や|倍増|急増|微増|増進|伸長"
    "|上昇|上回|(?<![立ち出来仕盛])上が[っりる](?!下)|右肩上がり|伸ばし|上積み|積み増|膨ら[んみむ]|拡大|伸び(?!悩|な)|延び(?!悩)|向上|高ま|多くな[りっる]|長くな[りっる]|過去最[多高](?:とな|を(?:更新|記録)|[。、]|$)"
)
DOWN = (
    "減少|減(?=$|[とのでし、。）)])|減り|減っ|減ら|半減|右肩下がり|(?<!ぶら)下が[っりる]|縮[んまめ]|低下|下降|下回|縮小|短縮|落ち込|急減|微減|激減"
    "|少なくな[りっる]|短くな[りっる]|過去最[少低](?:とな|を(?:更新|記録)|[。、]|$)"
)
_LEVEL = "横ばい|横這い|同数|変わら|同程度|同水準|維持"
WORD = regex(
    f"(?=[増倍急微伸上拡広延向高減半低下縮短落激横同変維多少長過右積膨])(?:(?P<up>{UP}|広が(?=[りるっ]))|(?P<down>{DOWN})|(?P<level>{_LEVEL}))"
)
_NEGATED = regex(
    r"\A[\w]{0,3}?(?:せず|しな|ませ|して(?:い)?な|てい?な|できな|ておら|に(?:は)?至ら|とは(?:い|な)|が(?:見|み)られな|なか|ない)"
)
_AIMED = regex(r"(?:目指|めざ|図|見込|予定|したい|目標|必要|課題|期待|努め|促進|取り?組|ように|ため|べき)")


@dataclass(frozen=True, slots=True)
class Series:
    """Amounts of one thing in the order of time."""

    points: tuple[Quantity, ...]

    @property
    def start(self) -> int:
        """Where the first of the amounts begins."""
        return min(one.start for one in self.points)

    @property
    def end(self) -> int:
        """Where the last of the amounts ends."""
        return max(one.end for one in self.points)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The amounts as numbers."""
        return tuple(Decimal(one.value) for one in self.points if one.value is not None)

    def runs(self, direction: Direction) -> bool:
        """Tell whether the last amount lies in this direction of the first."""
        first, last = self.values[0], self.values[-1]
        return last > first if direction == "up" else last < first if direction == "down" else _is_level(first, last)

    def turns(self, direction: Direction) -> bool:
        """Tell whether some step goes the other way."""
        if direction == "level":
            return False
        return any((b < a) if direction == "up" else (b > a) for a, b in pairwise(self.values))


def _is_level(first: Decimal, last: Decimal) -> bool:
    return abs(last - first) <= max(abs(first), abs(last)) / 5


_ARROW = regex(r"\s*(?:→|⇒|⇨|➡|➔|▶)\s*")


def amounts_in(words: str) -> list[Quantity]:
    """Return the exact amounts of a sentence; in 25→24→22世帯 all have the unit of the last."""
    amounts = [one for one in quantities_of(words) if one.value is not None and not one.hedges and not one.each]
    for index in range(len(amounts) - 2, -1, -1):
        one, following = amounts[index], amounts[index + 1]
        if one.unit is None and _ARROW.fullmatch(words, one.end, following.start):
            amounts[index] = replace(one, unit=following.unit, per=following.per)
    return amounts


def is_no_claim(words: str, found: re.Match[str]) -> bool:
    """Tell whether a word of direction claims nothing: it is negated, or tells of an aim."""
    after = words[found.end() : found.end() + 12]
    return bool(_NEGATED.match(after) or _AIMED.search(re.split("[、。]", after)[0]))


FROM_TO = regex(
    r"\s*(?:[(（][^（）()]{0,20}[)）])?\s*(?:から|だったが|であったが|→|⇒|より|と比べ(?:て|ると)?|に比べ(?:て|ると)?|に対し(?:て)?)[、\s]?"
)
_NOW_BEFORE = regex(
    r"\s*(?:と(?:なり|なって)?、?|で(?:あり)?、?)?[（(]?\s*(?:対?前年度?(?:は|の|比)?|昨年度?(?:は|の)?|前回(?:は|の)?|一昨年度?(?:は|の)?|[RHＲＨ令平][^（）()0-9０-９]{0,3}[0-9０-９元]{1,2}年?度?(?:は|の)?)\s*[:：（(]?\s*\Z"
)
_OF_THEM = regex("うち[^、。0-9０-９]{0,8}\\Z")
"""Before an amount that is a part of another: うち新規は5機関."""
_DELTA = regex(r"\A\s*(?:の)?(?:増|減|増加|減少|上昇|低下|多|少な|上回|下回)")


def series_of(words: str, amounts: Sequence[Quantity], found: re.Match[str] | None) -> Series | None:
    """Return the amounts that a word of direction speaks of, in the order of time, or None if that is not clear."""
    if found is None:
        return None
    amounts = [
        one
        for one in amounts
        if not _DELTA.match(words[one.end :]) and not _OF_THEM.search(words, max(0, one.start - 10), one.start)
    ]
    by_year = _by_year(words, amounts)
    if by_year is not None:
        told = tuple(one for one in by_year.points if one.end <= found.start()) or by_year.points
        return Series(told)
    if (chain := _chain(words, amounts, found)) is not None:
        return chain
    before = [one for one in amounts if one.end <= found.start()]
    if (listed := _listed(words, before, found)) is not None:
        return listed
    if before and (than := _than(words, before[-1], amounts, found)) is not None:
        return than
    for one, other in reversed(list(pairwise(before))):
        between = words[one.end : other.start]
        if not alike(one, other):
            continue
        if FROM_TO.match(between) and len(between) <= 24:
            return Series((one, other))
        if _PAST.search(words[max(0, other.start - 16) : other.start]) and _NOW_BEFORE.search(between):
            return Series((other, one))
    for one in before[-1:]:
        for other in amounts:
            if (
                other.start >= found.end()
                and alike(one, other)
                and _PAST.search(words[max(0, other.start - 12) : other.start])
            ):
                return Series((other, one))
    return None


_AND = regex("[、，,]\\s?")
_RUNS = regex("と、?(?:年々|毎年|着実に|順調に|徐々に|少しずつ|大きく|推移し、?)?\\Z")
_FEWEST = 3


def _listed(words: str, before: Sequence[Quantity], found: re.Match[str]) -> Series | None:
    """Return three amounts or more that stand in a row right before a word of direction: 45人、40人、33人と|増え."""
    run = list(before[-1:])
    for one in reversed(before[:-1]):
        if not alike(one, run[0]) or not _AND.fullmatch(words, one.end, run[0].start):
            break
        run.insert(0, one)
    joined = run and _RUNS.fullmatch(words, run[-1].end, found.start())
    return Series(tuple(run)) if joined and len(run) >= _FEWEST else None


_OBJECT = regex("[）)]?を、?")
_AND_IS = regex("る、?(?:延べ|実|計|合計)?")


def _than(words: str, one: Quantity, amounts: Sequence[Quantity], found: re.Match[str]) -> Series | None:
    """Return the amounts of 12人を|上回|る14人."""
    if not _OBJECT.fullmatch(words, one.end, found.start()):
        return None
    other = next((other for other in amounts if _AND_IS.fullmatch(words, found.end(), other.start)), None)
    return Series((one, other)) if other is not None and alike(one, other) else None


def _chain(words: str, amounts: Sequence[Quantity], found: re.Match[str]) -> Series | None:
    """Return amounts joined by arrows that stand right behind a word of direction: 増加（25→24→22世帯）."""
    run: list[Quantity] = []
    for one in amounts:
        if one.start < found.end():
            continue
        if run and not (alike(run[-1], one) and _ARROW.fullmatch(words, run[-1].end, one.start)):
            break
        run.append(one)
    return Series(tuple(run)) if len(run) > 1 else None


_PAST = regex(r"(?:前年|昨年|前回|一昨年|当初|開始時)[^、。]{0,6}\Z")


def alike(one: Quantity, other: Quantity) -> bool:
    """Tell whether two amounts measure one thing, counted alike or, of one of them, without a word how."""
    counted_apart = one.counting and other.counting and one.counting != other.counting
    return one.unit == other.unit and one.per == other.per and not counted_apart


def _by_year(words: str, amounts: Sequence[Quantity]) -> Series | None:
    """Return amounts that each stand beside a year of their own, sorted by it, if they are of one unit."""
    named = [date.year for date in dates_of(words) if date.year is not None]
    years = [date for date in dates_of(words, max(named, default=2000)) if date.year and date.month is None]
    if len(years) < 2 or len({date.year for date in years}) < 2:
        return None
    pairs = list(_beside(words, years, amounts))
    if len(pairs) < 2 or len(pairs) != len(years) or any(not alike(pairs[0][1], one) for _, one in pairs[1:]):
        return None
    ordered = sorted(pairs, key=lambda pair: pair[0])
    return Series(tuple(one for _, one in ordered)) if len({year for year, _ in ordered}) == len(ordered) else None


_LINK = regex(r"[^、。；;0-9０-９]{0,16}")


def _beside(words: str, years: Sequence[Date], amounts: Sequence[Quantity]) -> Iterator[tuple[int, Quantity]]:
    """Pair each year with the amount behind it, or with that in front of its brackets: 12件（R5年度）."""
    for index, date in enumerate(years):
        limit = years[index + 1].start if index + 1 < len(years) else len(words)
        after = next((one for one in amounts if date.end <= one.start < limit), None)
        if after is not None and _LINK.fullmatch(words, date.end, after.start) and date.year is not None:
            yield date.year, after
            continue
        before = [one for one in amounts if one.end <= date.start]
        if before and re.fullmatch(r"\s*[（(]\s*", words[before[-1].end : date.start]) and date.year is not None:
            yield date.year, before[-1]
