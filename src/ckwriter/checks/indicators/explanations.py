"""Q2: what is said of an indicator against its own figures: in the same row, and in running text elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ckwriter.checks import check, finding
from ckwriter.checks.indicators.foreseen import foreseen
from ckwriter.checks.indicators.told import MISSED, REACHED, Indicator, Value, falls, indicators
from ckwriter.checks.indicators.values_in_prose import values_in_prose
from ckwriter.checks.indicators.year_on_year import against_year_before
from ckwriter.checks.texts.readings import BRACKETS, dates_of, filled, folded, quantities_of, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.notation import Agreement, Quantity, agree
from ckwriter.patterns import regex


@check(level="warning", rules=("R12",))
def outcome_against_target(submission: Submission) -> Iterator[Finding]:
    """「目標を達成した」「増加を見込む」などの説明が、同じ行の値と合っている

    The explanation of an indicator against its own figures: 目標を達成 while the result falls short, 目標を下回った
    while it does not; an increase foreseen while the target lies below where it stands; 前年度の…から増加 while the
    result is not above that figure.
    """
    for rows in indicators(submission).values():
        for one in rows:
            for at, text in one.explanations:
                yield from _outcome(submission, one, at, text)
                yield from against_year_before(submission, one, at, text)


@check(level="warning", rules=("R24", "R35"))
def value_told_otherwise(submission: Submission) -> Iterator[Finding]:
    """説明文に出る実績の数字が、表の実績値と合っている

    An amount in the unit of a result, in a sentence that names what the indicator counts: in its own explanation, or,
    with the year of the result, in any running text; and so for a target with words of aim (95人を目指す). Amounts of
    other years, differences and parts are left alone.
    """
    said: set[tuple[str, str]] = set()
    for rows in indicators(submission).values():
        for one in rows:
            result = one.value("result")
            if result is None or result.figure is None or result.figure.value is None or result.figure.hedges:
                continue
            year = submission.fiscal_year + result.year
            texts = [(at, text, False) for at, text in one.explanations]
            texts += [
                (at, text, True) for at, field, text in filled(submission) if field.type in RUNNING and not field.role
            ]
            for at, text, elsewhere in texts:
                for found in _told(submission, one, result, at, text, year=year, elsewhere=elsewhere):
                    said.add((at, result.at))
                    yield found
    yield from values_in_prose(submission, said)


RUNNING = ("paragraph", "bullets")


def _told(
    submission: Submission, one: Indicator, result: Value, at: str, text: str, *, year: int, elsewhere: bool
) -> Iterator[Finding]:
    subject = subject_of(one.label, elsewhere=elsewhere)
    if not subject or result.figure is None or subject not in folded(text):
        return
    for sentence in sentences_of(text):
        if subject not in folded(sentence.text):
            continue
        years = {date.fiscal_year or date.year for date in dates_of(sentence.text, submission.fiscal_year)}
        if elsewhere and years != {year}:
            continue
        amounts = quantities_of(sentence.text)
        if any(one.value == result.figure.value and one.unit == result.figure.unit for one in amounts):
            continue  # 利用した13人のうち9人が退院し、4人は準備を続けている
        said = [amount for amount in amounts if _is_of(sentence.text, amount, result.figure)]
        if len(said) == 1 and said[0].value != result.figure.value and years <= {year}:
            yield finding(
                submission,
                at,
                f"「{said[0].text}」とありますが、「{one.label}」の{result.title}は「{result.text}」です。"
                "同じ値のはずではありませんか",
                hint="数字を確かめてそろえてください。数え方や対象が違うときは、書き添えます。",
                quotes=[(at, sentence.text), (result.at, result.text)],
            )


_ACTED = regex("(利用|登録|参加|受講|修了|養成|退院|相談|訪問|開催|協力)(?:者|件|回|人)?$")


def subject_of(label: str, *, elsewhere: bool) -> str:
    """Return the words that a sentence about an indicator holds: in its own row its last noun, elsewhere its name."""
    key = re.sub("(?:件|人|回)?数$|(?:の?(?:延べ?|実)?(?:件|人|回)数)$", "", folded(BRACKETS.sub("", label)))
    if elsewhere:
        return key if len(key) >= 6 else ""
    found = _ACTED.search(key)
    return found[1] if found else ""


_OTHERS = regex(r"(?:目標|前の?年度?|昨年度?|一昨年度?|うち|内訳|各|毎|約|このほか|ほか|さらに|別に)[^、。]{0,10}\Z")
_STEP = regex(
    r"\A\s*(?:の)?(?:増|減|多|少な|上回|下回|及ば|届か|届き|届い|足り|足ら|満た|不足|超過|超え|伸び|から|中|のうち|以上|程度|ずつ|ごと"
    r"|[をがは、]?(?:加わ|新た|中止|延期|見送|書面|欠席|取りやめ)"
    r"|[^、。0-9０-９]{0,14}?(?:見送|断念|中断|取りやめ|辞退|延期|中止|先送|持ち越|至らな|至って(?:い|お)|かなわ|でき(?:な|ず)|待って|待機|申し込|申込|準備))"
)
"""Behind an amount, words by which it is a step or a part, or of what did not come about: ３人|の利用開始を見送った."""


def _is_of(words: str, amount: Quantity, figure: Quantity) -> bool:
    """Tell whether an amount may be the result that a sentence tells: no target, step, part or earlier value."""
    if amount.unit != figure.unit or amount.value is None or amount.hedges or amount.each or amount.per != figure.per:
        return False
    if amount.counting != figure.counting:
        return False
    depth = words[: amount.start].count("（") + words[: amount.start].count("(") - words[: amount.start].count("）")
    if depth - words[: amount.start].count(")") > 0:
        return False
    return not _OTHERS.search(words[: amount.start]) and not _STEP.match(words[amount.end :])


def _outcome(submission: Submission, one: Indicator, at: str, text: str) -> Iterator[Finding]:
    target, result, baseline = one.value("target"), one.value("result"), one.value("baseline")
    if target is None or target.figure is None:
        return
    if result is not None and result.figure is not None:
        reached = _reached(target.figure, result.figure, less=falls(submission, one))
        claims = (REACHED.search(text), MISSED.search(text))
        said = None if all(claims) else claims[0] if reached is False else claims[1] if reached else None
        if said is not None:
            yield finding(
                submission,
                at,
                f"「{said[0]}」とありますが、{target.title}は「{target.text}」、{result.title}は「{result.text}」です。説明と値が合わないのではありませんか",
                hint="値と説明のどちらが正しいか確かめてください。",
                quotes=[(at, said[0]), (target.at, target.text), (result.at, result.text)],
            )
        elif (rate := _wrong_rate(target.figure, result.figure, text)) is not None:
            yield finding(
                submission,
                at,
                f"「{rate[0]}」とありますが、{target.title}「{target.text}」、{result.title}「{result.text}」から計算すると{rate[1]}%です",
                hint="目標値、実績値、達成率のどれが正しいか確かめてください。",
                quotes=[(at, rate[0]), (target.at, target.text), (result.at, result.text)],
            )
        elif (times := _wrong_multiple(target.figure, result.figure, text)) is not None:
            yield finding(
                submission,
                at,
                f"「{times[0]}」とありますが、{target.title}「{target.text}」、{result.title}「{result.text}」から計算すると{times[1]}倍です",
                hint="目標値、実績値、倍率のどれが正しいか確かめてください。",
                quotes=[(at, times[0]), (target.at, target.text), (result.at, result.text)],
            )
        elif (gap := _wrong_gap(target.figure, result.figure, text)) is not None:
            yield finding(
                submission,
                at,
                f"「{gap}」とありますが、{target.title}は「{target.text}」、{result.title}は「{result.text}」です。差が合わないのではありませんか",
                hint="値と差のどちらが正しいか確かめてください。",
                quotes=[(at, gap), (target.at, target.text), (result.at, result.text)],
            )
    elif baseline is not None and baseline.figure is not None:
        yield from foreseen(submission, one, at, text)


_GAP = regex(
    "目標(?:値|数|件数|回数|人数)?(?:を|には?|より|に対し(?:て)?)?、?(?P<amount>[^。、]{0,12}?)"
    "(?:(?P<more>上回|超え|多[いくか])|下回|足り[なず]|足ら[なず]|届か[なず]|及ば[なず]|不足|少な[いくか])"
)


_RATE = regex(r"達成率[^0-9０-９、。約]{0,4}(?P<amount>[0-9０-９.．]+\s*(?:[%％]|パーセント|割))")


def _wrong_rate(target: Quantity, result: Quantity, text: str) -> tuple[str, Decimal] | None:
    """Return the words that give a rate of achievement that does not follow from the figures, and the right one."""
    compared = _compared(_RATE, target, result, text)
    if compared is None:
        return None
    words, amount, told, times = compared
    right = times * 100
    off = abs(right - told * (10 if amount.unit == "割" else 1)) >= (5 if amount.unit == "割" else 1)
    return (words, right.quantize(Decimal("0.1"))) if off else None


def _compared(
    pattern: re.Pattern[str], target: Quantity, result: Quantity, text: str
) -> tuple[str, Quantity, Decimal, Decimal] | None:
    """Return the words that set a result against its target, their amount, its value, and how many targets it is.

    None where nothing is told, or the two cannot be compared.
    """
    found = pattern.search(text)
    amounts = quantities_of(found["amount"]) if found else ()
    if found is None or len(amounts) != 1 or amounts[0].value is None or not target.value or result.value is None:
        return None
    if agree(target, result) is Agreement.UNKNOWN:
        return None
    return found[0], amounts[0], Decimal(amounts[0].value), Decimal(result.value) / Decimal(target.value)


_MULTIPLE = regex("目標(?:値|数|件数|回数|人数)?の(?P<amount>約?[0-9０-９.．]+倍(?:程度|以上|近く|強|弱)?)")


def _wrong_multiple(target: Quantity, result: Quantity, text: str) -> tuple[str, Decimal] | None:
    """Return the words that call a result another multiple of its target than it is, and the right one: 目標の2倍."""
    compared = _compared(_MULTIPLE, target, result, text)
    if compared is None:
        return None
    words, amount, told, right = compared
    rough = bool(amount.hedges) or "近く" in words
    step = Decimal(1).scaleb(min(0, int(told.as_tuple().exponent)))
    off = abs(right - told) > (max(step / 2, told / 5) if rough else step / 2)
    return (words, right.quantize(Decimal("0.01"))) if off else None


def _wrong_gap(target: Quantity, result: Quantity, text: str) -> str | None:
    """Return the words that give another gap between result and target than there is: 目標を16人上回った, 3人届かず."""
    found = _GAP.search(text)
    amounts = quantities_of(found["amount"]) if found else ()
    if found is None or len(amounts) != 1 or amounts[0].hedges or target.hedges or amounts[0].unit != result.unit:
        return None
    values = [one.value for one in (target, result, amounts[0])]
    if any(value is None for value in values) or agree(target, result) is Agreement.UNKNOWN:
        return None
    goal, got, gap = (Decimal(value) for value in values if value is not None)
    return found[0] if got - goal != (gap if found["more"] else -gap) else None


def _reached(target: Quantity, result: Quantity, *, less: bool) -> bool | None:
    """Return whether a result is at least its target, or at most where `less` is better; None where nothing tells."""
    if target.value is None or result.value is None or agree(target, result) is Agreement.UNKNOWN:
        return None
    goal, got = Decimal(target.value), Decimal(result.value)
    if less or any(hedge in target.hedges for hedge in ("以下", "以内", "未満")):
        return got <= goal
    return got >= goal
