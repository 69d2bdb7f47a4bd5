"""Q2: what an indicator's explanation foresees against where it stands and its target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from ckwriter.checks import finding
from ckwriter.checks.indicators.series import DOWN, UP
from ckwriter.checks.indicators.told import Indicator, Value
from ckwriter.checks.texts.readings import BRACKETS, quantities_of, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.notation import Agreement, Quantity, agree
from ckwriter.patterns import regex


def foreseen(submission: Submission, one: Indicator, at: str, text: str) -> Iterator[Finding]:
    """Yield what a text foresees that does not follow from the values: another direction, another step."""
    target, baseline = one.value("target"), one.value("baseline")
    if target is None or baseline is None or target.figure is None or baseline.figure is None:
        return
    if agree(baseline.figure, target.figure) is not Agreement.DIFFERENT:
        return
    if target.figure.value is None or baseline.figure.value is None:
        return
    change = Decimal(target.figure.value) - Decimal(baseline.figure.value)
    claim = _direction(one.label, text)
    if claim is not None and bool(re.match(UP, claim["word"])) != (change > 0):
        yield _differs(submission, at, claim[0], baseline, target, "説明と値が合わないのではありませんか")
        return
    step = _step(one.label, text, target.figure)
    if step is not None and abs(change) != step[1]:
        yield _differs(submission, at, step[0], baseline, target, f"差は{abs(change)}で、合わないのではありませんか")


def _differs(submission: Submission, at: str, words: str, baseline: Value, target: Value, what: str) -> Finding:
    return finding(
        submission,
        at,
        f"「{words}」とありますが、{baseline.title}は「{baseline.text}」、{target.title}は「{target.text}」です。{what}",
        hint="値と説明のどちらが正しいか確かめてください。",
        quotes=[(at, words), (baseline.at, baseline.text), (target.at, target.text)],
    )


_CLAIM = regex(f"(?P<subject>[^、。\\n]{{1,24}}?)(?:の|が|を|は|も)(?P<word>(?:{UP})|(?:{DOWN}))")
_NOT_SAID = regex("(?:させ|し)?(?:ない|ず|ません|なくな|過ぎ|すぎ)")


def _direction(label: str, text: str) -> re.Match[str] | None:
    """Return the words that say in which direction the thing moves that an indicator counts: 移行する人が増加."""
    for found in _CLAIM.finditer(text):
        if _is_counted(label, found["subject"]) and not _NOT_SAID.match(text, found.end()):
            return found
    return None


_AMOUNT_MOVES = regex("(?:の)?(?:増加|増え|増(?=[、。）)で]|$|と|に)|減少|減り|減る|減(?=[、。）)で]|$|と|に))")
_SUBJECT = regex("(?:^|[、。\n）)])(?P<subject>[^、。\n]*?)(?:が|は|も|を|の)?\\Z")
_FROM_NOW = regex("(?:現状|現在|今年度|昨年度|前年度|年度当初)(?:値)?(?:の[^、。]{1,8})?(?:から|より|に比べ)?、?")


def _step(label: str, text: str, target: Quantity) -> tuple[str, Decimal] | None:
    """Return the words that say by how much the counted thing moves, and the amount: 利用者が4人増える."""
    steps = []
    for sentence in sentences_of(text):
        for one in quantities_of(sentence.text):
            moved = _AMOUNT_MOVES.match(sentence.text, one.end)
            if moved is None or one.value is None or one.unit != target.unit:
                continue
            if one.hedges or one.each or one.per or one.counting:
                return None
            subject = _SUBJECT.search(sentence.text, 0, one.start)
            words = _FROM_NOW.sub("", subject["subject"]) if subject else ""
            if words and not _is_counted(label, words):
                return None
            start = subject.start("subject") if subject else one.start
            steps.append((sentence.text[start : moved.end()], abs(Decimal(one.value))))
    return steps[0] if len(steps) == 1 else None


_LETTERS = regex("[^一-龥々ァ-ヺーA-Za-z]")
_ALONE = regex(r"(?<![一-龥々ァ-ヺーA-Za-zの])(?P<noun>[一-龥々ァ-ヺーA-Za-z]{2,})\Z")
"""A noun that no の tells more of: 利用 of 見直しにより利用, not of 救急の利用."""
_COUNTS = regex("(?:回数|件数|人数|数)$")


@lru_cache(4096)
def _counted(label: str) -> tuple[str, ...]:
    """Return what an indicator counts, without kana and with and without its 人, 件, 回: 移行人, 移行."""
    whole = _LETTERS.sub("", BRACKETS.sub("", label))
    return tuple(
        dict.fromkeys(one for one in (whole, whole.removesuffix("数"), _COUNTS.sub("", whole)) if len(one) > 1)
    )


def _is_counted(label: str, subject: str) -> bool:
    """Tell whether the subject of a clause is what an indicator counts, by the end of both."""
    whole, alone = _LETTERS.sub("", subject)[-4:], _ALONE.search(subject)
    said = [one for one in (whole, alone["noun"] if alone else "") if len(one) > 1]
    return any(name.endswith(one) or one.endswith(name[-4:]) for name in _counted(label) for one in said)
