"""Q2: rates of change (50％増加, 1.5倍, 倍増) and comparisons (52回を上回る) against the numbers beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ckwriter.checks import check, finding
from ckwriter.checks.indicators.directions import RUNNING
from ckwriter.checks.indicators.series import DOWN, UP, alike, amounts_in, is_no_claim, series_of
from ckwriter.checks.texts.readings import filled, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.notation import Quantity
from ckwriter.patterns import regex, stands_in

_rate = stands_in("[%％割倍]|ポイント|半減|上回|超え|下回")
_AGAINST = regex("(?:対前年度?比?|前年度?比|前回比)(?:で|は|の)?\\Z")
_DOUBLED = regex("(?P<up>倍増)|(?P<down>半減)")
_ROSE_OR_FELL = regex(rf"\s*[）)]?(?:に|の|ほど|程度)?(?P<word>(?P<up>{UP})|(?P<down>{DOWN}))")
_TIMES_AS_MUCH = regex(r"\s*(?:に|へ|と)?(?:なった|なり|なっ|増|拡大|伸|[。、）)]|\Z)")


@check(level="warning", rules=("R12", "R35", "R32"))
def rate_against_numbers(submission: Submission) -> Iterator[Finding]:
    """増減の割合（％、割、倍）が、前後の数字から計算した値と合っている

    Within a sentence: two amounts in an order of time and the rate at which they are said to have changed
    (40人から60人へ50％増加, 12件から18件へ1.5倍); 倍増, 半減, and one amount that is said to exceed another. A rate in
    割 or with 約 may be rounded; one that is rounded or cut off in its last digit is left alone.
    """
    for at, field, text in filled(submission):
        if field.type in RUNNING and _rate(text):
            for sentence in sentences_of(text):
                yield from _rates(submission, at, sentence.text)


def _rates(submission: Submission, at: str, words: str) -> Iterator[Finding]:
    amounts = amounts_in(words)
    yield from _doubled(submission, at, words, amounts)
    yield from _compared(submission, at, words, amounts)
    yield from _points(submission, at, words, amounts)
    for rate in amounts:
        if rate.unit not in ("%", "割", "倍") or rate.value is None:
            continue
        moved = (_TIMES_AS_MUCH if rate.unit == "倍" else _ROSE_OR_FELL).match(words, rate.end)
        as_much = rate.unit == "倍" or (
            moved is None and rate.unit == "%" and bool(_AGAINST.search(words, 0, rate.start))
        )
        moved = moved or (re.compile("").match(words, len(words)) if as_much else None)
        series = series_of(words, [one for one in amounts if one.end <= rate.start or one.start >= rate.end], moved)
        if moved is None or series is None or len(series.points) != 2 or len(words[series.end : rate.start]) > 16:
            continue
        first, last = series.values
        if first <= 0 or (series.end < rate.start and re.search("[。；]|目標|うち", words[series.end : rate.start])):
            continue
        if as_much:
            right = last / first * (1 if rate.unit == "倍" else 100)
        else:
            change = last - first if moved["up"] else first - last
            right = change / first * (100 if rate.unit == "%" else 10)
            if change <= 0:
                continue  # the direction itself is wrong
        written = Decimal(rate.value)
        step = Decimal(1).scaleb(min(0, int(written.as_tuple().exponent)))
        if abs(right - written) >= (step if rate.unit == "%" else step / 2):
            points = rate.unit == "%" and series.points[-1].unit == "%" and abs(last - first) == written
            shown = (right * 10 if rate.unit == "割" else right).quantize(Decimal("0.1"))
            quote = words[min(series.start, rate.start) : max(series.end, moved.end())]
            yield finding(
                submission,
                at,
                f"「{quote}」の割合は、計算すると{shown}{'倍' if rate.unit == '倍' else '%'}です。"
                "合わないのではありませんか",
                hint=f"割合どうしの差であれば、「{rate.text.rstrip('%％')}ポイント」と書きます。"
                if points
                else "前と後の数字、割合のどれが正しいか確かめてください。",
                quotes=[(at, words)],
            )


def _points(submission: Submission, at: str, words: str, amounts: Sequence[Quantity]) -> Iterator[Finding]:
    """Ask about ポイント, the difference of two shares, where counts are compared: 240件から276件へ15ポイント."""
    for rate in amounts:
        moved = _ROSE_OR_FELL.match(words, rate.end) if rate.unit == "ポイント" else None
        series = series_of(words, [one for one in amounts if one.end <= rate.start], moved)
        if moved is None or series is None or len(series.points) != 2 or len(words[series.end : rate.start]) > 16:
            continue
        if series.points[0].unit not in ("%", "割", "ポイント", None):
            quote = words[series.start : moved.end()]
            yield finding(
                submission,
                at,
                f"「{quote}」の「ポイント」は、割合（％）どうしの差に使う言葉です。「％」ではありませんか",
                hint="数の増減の割合であれば「％」で、差であれば元の単位で書いてください。",
                quotes=[(at, quote)],
            )


_COMPARED = regex(
    r"\s*(?:の実績)?を(?P<word>上回|超え|下回)(?:る|り|って|った|った)(?!見込|目標|こと|よう|ため)(?:、)?(?:[一-龥]{0,6}の)?(?=[0-9０-９延約])"
)


def _compared(submission: Submission, at: str, words: str, amounts: Sequence[Quantity]) -> Iterator[Finding]:
    """Compare two amounts of which one is said to be more or less than the other: 前年度の45回を上回る52回."""
    for one, other in pairwise(amounts):
        found = _COMPARED.match(words, one.end)
        if found is None or found.end() != other.start or not alike(one, other):
            continue
        if one.value is None or other.value is None or one.value == other.value:
            continue
        if (other.value > one.value) != (found["word"] != "下回"):
            quote = words[one.start : other.end]
            yield finding(
                submission,
                at,
                f"「{quote}」とありますが、数字の大小が逆ではありませんか",
                hint="数字か言葉のどちらかを直してください。",
                quotes=[(at, quote)],
            )


def _doubled(submission: Submission, at: str, words: str, amounts: Sequence[Quantity]) -> Iterator[Finding]:
    """Compare 倍増 and 半減 with the amounts that they speak of, roughly."""
    for found in _DOUBLED.finditer(words):
        series = series_of(words, amounts, found)
        if series is None or len(series.points) < 2 or series.values[0] <= 0 or is_no_claim(words, found):
            continue
        ratio = series.values[-1] / series.values[0]
        near = Decimal("1.7") <= ratio <= 3 if found["up"] else Decimal("0.35") <= ratio <= Decimal("0.65")
        if series.runs("up" if found["up"] else "down") and not near:
            shown = "→".join(one.text for one in (series.points[0], series.points[-1]))
            yield finding(
                submission,
                at,
                f"「{found[0]}」とありますが、数字は{shown}です。言い方は合っていますか",
                hint="数字か言葉のどちらかを直してください。",
                quotes=[(at, words)],
            )
