"""Q2: words of direction (増加, 減少) against the numbers that they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from ckwriter.checks import check, finding
from ckwriter.checks.indicators.trends_told import trends_differ
from ckwriter.checks.texts.readings import dates_of, filled, quantities_of, sentences_of
from ckwriter.model import Finding, Submission
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
_WORD = regex(
    f"(?=[増倍急微伸上拡広延向高減半低下縮短落激横同変維多少長過右積膨])(?:(?P<up>{UP}|広が(?=[りるっ]))|(?P<down>{DOWN})|(?P<level>{_LEVEL}))"
)
_NEGATED = regex(
    r"\A[\w]{0,3}?(?:せず|しな|ませ|して(?:い)?な|てい?な|できな|ておら|に(?:は)?至ら|とは(?:い|な)|が(?:見|み)られな|なか|ない)"
)
_AIMED = regex(r"(?:目指|めざ|図|見込|予定|したい|目標|必要|課題|期待|努め|促進|取り?組|ように|ため|べき)")
_TITLES: dict[Direction, str] = {"up": "増えた", "down": "減った", "level": "変わらない"}


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


@check(level="error", rules=("R12",))
def direction_against_numbers(submission: Submission) -> Iterator[Finding]:
    """増加・減少などの言葉が、並んだ数字と合っている

    Within a sentence: amounts of one unit in an order of time (12件から8件へ, R4年度12件、R5年度8件,
    前年度の12件に対し8件) and the word of direction that speaks of them. A last amount on the wrong side is an error;
    one that goes up and down on the way is a question. What is aimed at, negated, or about another unit is left
    alone. Sentences that have no place in the form count as well.
    """
    for at, field, text in filled(submission):
        if field.type in RUNNING and _WORD.search(text):
            for sentence in sentences_of(text):
                yield from _in_sentence(submission, at, sentence.text)
    yield from trends_differ(submission)


RUNNING = ("text", "paragraph", "bullets", "quantity")


def _in_sentence(submission: Submission, at: str, words: str) -> Iterator[Finding]:
    amounts = amounts_in(words)
    if len(amounts) < 2:
        return
    if (step := _wrong_step(words, amounts)) is not None:
        first, change, last, way = step
        yield finding(
            submission,
            at,
            f"「{first.text}」から「{change.text}{way}」で「{last.text}」とありますが、計算が合いません",
            hint="元の数、増減、今の数のどれが正しいか確かめてください。",
            quotes=[(at, words)],
        )
        return
    for found in _WORD.finditer(words):
        if is_no_claim(words, found):
            continue
        direction: Direction = "up" if found["up"] else "down" if found["down"] else "level"
        series = series_of(words, amounts, found)
        if series is None or len(series.points) < 2 or not _speaks_of(words, series, found):
            continue
        runs, turns = series.runs(direction), series.turns(direction)
        if runs and not turns:
            continue
        shown = "→".join(one.text for one in series.points)
        if not runs:
            message = f"「{found[0]}」とありますが、数字は{shown}です"
        else:
            message = f"「{found[0]}」とありますが、数字は{shown}と、途中で逆に動いています。言い方は合っていますか"
        yield finding(
            submission,
            at,
            message,
            hint="数字の順序と増減の言葉を確かめ、合うように直してください。",
            quotes=[(at, words)],
            level=None if not runs and direction != "level" else "warning",
        )
        return


_ARROW = regex(r"\s*(?:→|⇒|⇨|➡|➔|▶)\s*")


def amounts_in(words: str) -> list[Quantity]:
    """Return the exact amounts of a sentence; in 25→24→22世帯 all have the unit of the last."""
    amounts = [one for one in quantities_of(words) if one.value is not None and not one.hedges and not one.each]
    for index in range(len(amounts) - 2, -1, -1):
        one, following = amounts[index], amounts[index + 1]
        if one.unit is None and _ARROW.fullmatch(words, one.end, following.start):
            amounts[index] = replace(one, unit=following.unit, per=following.per)
    return amounts


_STEP = regex("(?P<way>増|減)(?:加|少)?(?:の|して|し、|で|となる|となり、|、)?(?:延べ|実|計)?")


def _wrong_step(words: str, amounts: Sequence[Quantity]) -> tuple[Quantity, Quantity, Quantity, str] | None:
    """Return the amounts of 41人に比べ8人増の33人, where the last is not the sum; None where all is well."""
    for first, change, last in zip(amounts, amounts[1:], amounts[2:], strict=False):
        step = _STEP.fullmatch(words, change.end, last.start)
        if step is None or not _FROM_TO.fullmatch(words, first.end, change.start) or not alike(first, last):
            continue
        if change.unit != first.unit or None in (first.value, change.value, last.value):
            continue
        one, by, other = (Decimal(amount.value or 0) for amount in (first, change, last))
        if other != (one + by if step["way"] == "増" else one - by):
            return first, change, last, step["way"]
    return None


def is_no_claim(words: str, found: re.Match[str]) -> bool:
    """Tell whether a word of direction claims nothing: it is negated, or tells of an aim."""
    after = words[found.end() : found.end() + 12]
    return bool(_NEGATED.match(after) or _AIMED.search(re.split("[、。]", after)[0]))


_FROM_TO = regex(
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
        if _FROM_TO.match(between) and len(between) <= 24:
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


_OTHER_SUBJECT = regex("[はもが](?!年)|一方|また|[。；]")


def _speaks_of(words: str, series: Series, found: re.Match[str]) -> bool:
    """Tell whether a word of direction stands by the amounts, with no other subject between."""
    before = [one.end for one in series.points if one.end <= found.start()]
    gap = words[max(before) : found.start()] if before else words[found.end() : min(one.start for one in series.points)]
    gap = _OF_YEAR.sub("", gap)
    if found[0].startswith("広"):  # 7病院へと受入れの輪が|広がった
        gap = gap.removesuffix("が").replace("、", "は")
    return len(gap) <= 20 and not _OTHER_SUBJECT.search(gap)


_OF_YEAR = regex(r"(?:令和|平成|[RＲHＨ])[ 　]?[0-9０-９元]{1,2}(?:年度?)?(?:が|は|に|で|の)?\Z")
"""The year of the first amount, behind a word of direction: 増え、R3が30人."""
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
