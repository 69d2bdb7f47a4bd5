"""C4: results of earlier years as this year's submission tells them, against those that last year's reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.indicators.explanations import RUNNING, subject_of
from ckwriter.checks.indicators.told import Indicator, Value, indicators, matched
from ckwriter.checks.last_year.carryover import REMARK
from ckwriter.checks.texts.readings import dates_of, filled, folded, last_year, quantities_of, sentences_of
from ckwriter.findings import LAST_YEAR
from ckwriter.model import Finding, Submission
from ckwriter.notation import Quantity, comparable
from ckwriter.patterns import regex


@check(level="warning", rules=("R24", "R43"), previous=True)
def earlier_figure_differs(submission: Submission) -> Iterator[Finding]:
    """文章に出る前の年度の実績が、昨年度の提出で報告した値と同じである

    An amount that is said of the year whose results last year's submission reported: in the words beside the same
    indicator (令和5年度の9人から伸び, 前年度より4人増), and in running text that names it. Amounts in other units or
    counted otherwise, about amounts, and those with a word why they are others are left alone.
    """
    previous = last_year(submission)
    if previous is None or previous.fiscal_year != submission.fiscal_year - 1:
        return
    olds = [
        one
        for rows in indicators(previous).values()
        for one in rows
        if (value := one.value("result"))
        and value.figure
        and value.figure.value is not None
        and not value.figure.hedges
    ]
    if not olds:
        return
    told: set[str] = set()
    for rows in indicators(submission).values():
        for old, one in matched(olds, rows):
            for at, text in one.explanations:
                told.add(at)
                yield from _said(submission, previous, old, at, text, of=one)
    subjects = [(old, key) for old in olds if (key := subject_of(old.label, elsewhere=True))]
    for at, field, text in filled(submission):
        if field.type in RUNNING and at not in told and subjects:
            for old, key in subjects:
                if key in folded(text):
                    yield from _said(submission, previous, old, at, text, key=key)


def _said(
    submission: Submission,
    previous: Submission,
    old: Indicator,
    at: str,
    text: str,
    *,
    of: Indicator | None = None,
    key: str = "",
) -> Iterator[Finding]:
    result = old.value("result")
    if result is None or result.figure is None or REMARK.search(text) or REMARK.search(result.text):
        return
    year = previous.fiscal_year + result.year
    for sentence in sentences_of(text):
        if key and key not in folded(sentence.text):
            continue
        wrong = _amount_of_year(sentence.text, submission.fiscal_year, year, result.figure, old.label)
        if wrong is None and of is not None:
            wrong = _amount_before(submission, sentence.text, at, of, result.figure)
        if wrong is not None:
            yield _differs(submission, (at, sentence.text), wrong, old, result)
            return


def _differs(submission: Submission, told: tuple[str, str], words: str, old: Indicator, result: Value) -> Finding:
    return finding(
        submission,
        told[0],
        f"「{words}」とありますが、{LAST_YEAR}では「{old.label}」の実績は「{result.text}」でした",
        hint="どちらの数字が正しいか確かめてください。数え方や対象を変えたときは、書き添えます。",
        quotes=[told],
        before=[(result.at, result.text), old.quote],
    )


_TO_AMOUNT = regex(r"末?(?:[^、。0-9０-９（(目標]{0,14}[（(]?|[（(])(?:計|延べ?|実|実人数)?\Z")
_NO_RESULT = regex("目標|見込|予定|計画|定員|ほか|うち|新規|男性|女性|各|平均")
_IS_CHANGE = regex(r"\s*(?:の)?(?:増|減|多|少な|上回|下回|ずつ|以上|程度|余|超)")


def _is_about(between: str, label: str) -> bool:
    """Tell whether the words before an amount name nothing but what an indicator counts: 年度の利用実績は."""
    return all(word in label or _PLAIN.fullmatch(word) for word in _WORD.findall(between))


_WORD = regex("[一-龥々]+|[ァ-ヶー]{2,}")
_PLAIN = regex("末|時点|当初|実績値?|結果|合計|総?計|延べ?|実|人数|件数|回数|者?数|全体|年間|年度末?")


def _amount_of_year(words: str, this_year: int, year: int, figure: Quantity, label: str) -> str | None:
    """Return the words of a sentence that give a year another amount: 令和5年度の9人."""
    for date in dates_of(words, this_year):
        told = date.fiscal_year or date.year
        if date.month or told is None or (told - 1 if date.edge == "初" else told) != year:
            continue
        for amount in quantities_of(words):
            if amount.start < date.end:
                continue
            between = words[date.end : amount.start]
            if not _TO_AMOUNT.match(between) or _NO_RESULT.search(between) or not _is_about(between, label):
                break
            if _alike(amount, figure) and not _IS_CHANGE.match(words, amount.end):
                return words[date.start : amount.end] if amount.value != figure.value else None
            break
    return None


_BEFORE = regex(
    "(?:前年度?|昨年度?|前年実績|前回)(?:実績|の実績)?(?P<how>の|（|\\(|比で?|より|から|と比べて?|に比べて?|と比較して?|に対して?)"
)


def _amount_before(submission: Submission, words: str, at: str, one: Indicator, figure: Quantity) -> str | None:
    """Return the words that give the year before a result another amount, or another step from it: 前年度より4人増."""
    field = places.field_at(submission.form, at)
    result = one.value("result")
    if field is None or field.year >= 0 or result is None or result.figure is None or result.figure.value is None:
        return None
    for found in _BEFORE.finditer(words):
        amount = next((q for q in quantities_of(words) if q.start >= found.end()), None)
        if amount is None or amount.start - found.end() > 4 or amount.value is None or not _alike(amount, figure):
            continue
        behind = words[amount.end : amount.end + 6]
        if found["how"] in ("の", "（", "("):
            right = amount.value in (figure.value, result.figure.value) or not re.match(
                "[）)]?(?:から|より|を|に)", behind
            )
        else:
            step = abs(Decimal(result.figure.value) - Decimal(figure.value or 0))
            right = not re.match("の?(?:増|減|多|少な|上回|下回)", behind) or Decimal(amount.value) == step
        if not right:
            return words[found.start() : amount.end]
    return None


def _alike(amount: Quantity, figure: Quantity) -> bool:
    """Tell whether an amount may be of what a figure counts."""
    if amount.value is None or amount.hedges or amount.each or amount.unit is None:
        return False
    if amount.counting and figure.counting and amount.counting != figure.counting:
        return False
    if amount.per and figure.per and amount.per != figure.per:
        return False
    return amount.unit == figure.unit or (figure.unit is not None and comparable(amount.unit, figure.unit))
