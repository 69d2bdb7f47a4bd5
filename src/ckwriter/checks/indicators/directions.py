"""Q2: words of direction (増加, 減少) against the numbers that they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ckwriter.checks import check, finding
from ckwriter.checks.indicators.series import (
    FROM_TO,
    WORD,
    Direction,
    Series,
    alike,
    amounts_in,
    is_no_claim,
    series_of,
)
from ckwriter.checks.indicators.trends_told import trends_differ
from ckwriter.checks.texts.readings import filled, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.notation import Quantity
from ckwriter.patterns import regex

_TITLES: dict[Direction, str] = {"up": "増えた", "down": "減った", "level": "変わらない"}


@check(level="error", rules=("R12",))
def direction_against_numbers(submission: Submission) -> Iterator[Finding]:
    """増加・減少などの言葉が、並んだ数字と合っている

    Within a sentence: amounts of one unit in an order of time (12件から8件へ, R4年度12件、R5年度8件,
    前年度の12件に対し8件) and the word of direction that speaks of them. A last amount on the wrong side is an error;
    one that goes up and down on the way is a question. In two places: a thing that grows in one and falls, or stays as
    it is, in the other (年々増えており, 前の年度を下回り) is a question, too. What is aimed at, negated or of another
    unit is left alone. Sentences that have no place in the form count as well.
    """
    for at, field, text in filled(submission):
        if field.type in RUNNING and WORD.search(text):
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
    for found in WORD.finditer(words):
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


_STEP = regex("(?P<way>増|減)(?:加|少)?(?:の|して|し、|で|となる|となり、|、)?(?:延べ|実|計)?")


def _wrong_step(words: str, amounts: Sequence[Quantity]) -> tuple[Quantity, Quantity, Quantity, str] | None:
    """Return the amounts of 41人に比べ8人増の33人, where the last is not the sum; None where all is well."""
    for first, change, last in zip(amounts, amounts[1:], amounts[2:], strict=False):
        step = _STEP.fullmatch(words, change.end, last.start)
        if step is None or not FROM_TO.fullmatch(words, first.end, change.start) or not alike(first, last):
            continue
        if change.unit != first.unit or None in (first.value, change.value, last.value):
            continue
        one, by, other = (Decimal(amount.value or 0) for amount in (first, change, last))
        if other != (one + by if step["way"] == "増" else one - by):
            return first, change, last, step["way"]
    return None


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
