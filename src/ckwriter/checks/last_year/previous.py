"""C4: this year's submission against last year's, where it was given (`Submission.previous`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.indicators.told import Indicator, Value, indicators, matched
from ckwriter.checks.last_year.carried import PLANNED
from ckwriter.checks.names.naming import HEAD
from ckwriter.checks.texts.readings import dates_of, filled, folded, last_year, sentences_of
from ckwriter.findings import LAST_YEAR
from ckwriter.form import Field
from ckwriter.model import Finding, Submission
from ckwriter.notation import Agreement, agree, comparable, fiscal_year_title
from ckwriter.patterns import regex


@check(level="warning", rules=("R43", "R24"), previous=True)
def target_changed(submission: Submission) -> Iterator[Finding]:
    """昨年度に立てた目標値が、今年度の成果の表にそのまま書かれている

    The targets that last year's submission set for its own year, against those that this year's table of results names;
    those that the row says were set anew on the way are left alone.
    """
    for one, now in _last_goals(submission)[0]:
        before, after = one.value("target"), now.value("target")
        if before is None or after is None or _revised(now, after):
            continue
        if _is_other(before, after):
            yield finding(
                submission,
                after.at,
                f"「{now.label}」の{after.title}は「{after.text}」ですが、{LAST_YEAR}では「{before.text}」を目標としていました",
                hint="昨年度当初に立てた目標値を書いてください。途中で見直したときは、その理由を書き添えます。",
                quotes=[(after.at, after.text), now.quote],
                before=[(before.at, before.text), *([one.quote] if one.label != now.label else [])],
            )


def _is_other(before: Value, after: Value) -> bool:
    if before.figure is None or after.figure is None:
        return before.figure is not None and bool(_NONE.fullmatch(after.text.strip()))
    one, other = before.figure, after.figure
    if not comparable(one.unit, other.unit) or agree(one, other) is Agreement.DIFFERENT:
        return True
    if None in (one.value, other.value) or one.per != other.per or one.each != other.each:
        return False
    return one.value != other.value and one.unit == other.unit and not (one.counting and other.counting)


_NONE = regex("(?:目標(?:値)?)?(?:は|の)?(?:設定)?(?:なし|無し|せず|していない)|未設定|[-－―ー]")
_REVISED = regex("見直|変更|修正|改め|改定|引き?下げ|引き?上げ|下方|上方")
_SET_ANEW = regex(f"目標(?:値|件数|回数|人数)?[をはが](?:(?!ため|届|達|向け)[^。、]){{0,20}}?(?:{_REVISED.pattern})")


def _revised(one: Indicator, target: Value) -> bool:
    """Tell whether a row says that its target was set anew."""
    return bool(_REVISED.search(target.text)) or any(_SET_ANEW.search(text) for _, text in one.explanations)


@check(level="warning", rules=("R43", "R25"), previous=True)
def indicator_dropped(submission: Submission) -> Iterator[Finding]:
    """昨年度に立てた指標のすべてに、実績が書かれている

    Indicators with a target in last year's submission that this year's table of results does not have. One finding.
    Those that this year's text says were given up, and those that have another name beside the same number and target,
    are left alone.
    """
    dropped, results = _dropped(submission)
    if dropped and results:
        names = "」「".join(one.label for one in dropped)
        yield finding(
            submission,
            places.parse(results[0].at).part,
            f"{LAST_YEAR}で立てた指標「{names}」の実績が見当たりません",
            hint="その指標の実績を加えるか、やめた理由を書いてください。",
            before=[one.quote for one in dropped],
        )


@check(level="warning", rules=("R43",), previous=True)
def text_unchanged(submission: Submission) -> Iterator[Finding]:
    """昨年度の文章が、年度を直さないまま残っていない

    Running text that is last year's word for word: a question for each cell that names the year which was current then,
    and one note for all the others. Names, members, duties and the chronicle may well stay as they are, and so may what
    happened in that year.
    """
    previous = last_year(submission)
    if previous is None:
        return
    before: dict[str, dict[str, str]] = {}
    for at, _, text in filled(previous):
        before.setdefault(_column(at), {}).setdefault(_squeezed(text), at)
    same: list[tuple[str, str]] = []
    for at, field, text in filled(submission):
        if not _is_telling(field) or len(text) < 20:
            continue
        then = before.get(_column(at), {}).get(_squeezed(text))
        if then is None:
            continue
        if all(HEAD.search(line.strip()) for line in text.split("\n") if line.strip()):  # nothing but names of meetings
            continue
        stale = _stale_years(text, previous.fiscal_year + field.year, told=field.year == 0)
        if stale:
            year, quote = stale[0]
            yield finding(
                submission,
                at,
                f"{LAST_YEAR}と同じ文章で、「{year}」もそのままです。年度や内容を直し忘れていませんか",
                hint=f"{fiscal_year_title(submission.fiscal_year)}の内容に書き直してください。変わらないときは、年度だけを確かめます。",
                quotes=[(at, quote)],
                before=[(then, quote)] if quote in previous.text(then) else [],
            )
        else:
            same.append((at, text.split("\n")[0][:40]))
    if same:
        yield finding(
            submission,
            same[0][0],
            f"{LAST_YEAR}と同じ文章の欄が{len(same)}か所あります",
            hint="今年度の内容になっているか、「今年度」などの言葉が指す年度とあわせて確かめてください。",
            quotes=same,
            level="note",
            subject="前年度からの変更",
        )


def _stale_years(text: str, year: int, *, told: bool) -> list[tuple[str, str]]:
    """Return (words for a year, the sentence) of a text; where it is `told` what happened, not of what did then."""
    return [
        (date.text, sentence.text)
        for sentence in sentences_of(text)
        if not (told and _HAPPENED.search(sentence.text) and not PLANNED.search(sentence.text))
        for date in dates_of(sentence.text)
        if date.year and date.fiscal_year == year
    ]


_HAPPENED = regex("(?:た|ました)(?:。|$|、|[一-龥ァ-ヶ])|(?:開始|設置|発足|設立|開設|改称|策定)(?:。|$)")


_Goals = tuple[list[tuple[Indicator, Indicator]], list[Indicator], list[Indicator]]


def _last_goals(submission: Submission) -> _Goals:
    """Return last year's goals with this year's rows of results, those without one, and this year's rows."""
    previous = last_year(submission)
    if previous is None or previous.fiscal_year != submission.fiscal_year - 1:
        return [], [], []
    goals = [one for rows in indicators(previous).values() for one in rows if _targets(one, 0)]
    results = [
        one for rows in indicators(submission).values() for one in rows if _targets(one, -1) or one.value("result")
    ]
    pairs = matched(goals, results)
    return pairs, [one for one in goals if all(one is not goal for goal, _ in pairs)], results


def _dropped(submission: Submission) -> tuple[list[Indicator], list[Indicator]]:
    """Return last year's goals of which nothing is said any more, and this year's rows of results."""
    pairs, dropped, results = _last_goals(submission)
    others = [one for one in results if all(one is not now for _, now in pairs)]
    return [one for one in dropped if not _renamed(one, others) and not _given_up(submission, one)], results


def is_of_dropped(submission: Submission, rows: Sequence[Indicator]) -> bool:
    """Tell whether the numbers of this year's results are last year's without those of goals that were dropped."""
    dropped, results = _dropped(submission)
    numbers = [one.number for one in rows if one.label]
    if not dropped or None in numbers or all(one is not other for one in rows for other in results):
        return False
    every = sorted([*(number for number in numbers if number), *(one.number for one in dropped if one.number)])
    return numbers == sorted(set(numbers), key=lambda number: number or 0) and every == [*range(1, len(every) + 1)]


def _renamed(goal: Indicator, others: Sequence[Indicator]) -> bool:
    target = goal.value("target")
    return any(
        goal.number is not None
        and goal.number == one.number
        and target
        and (now := one.value("target"))
        and _squeezed(now.text) == _squeezed(target.text)
        for one in others
    )


_GIVEN_UP = regex("終了|廃止|休止|統合|見直|とりやめ|取りやめ|取り止め|やめ|中止|変更|置き換え|移管|除い|外し|削除")


def _given_up(submission: Submission, goal: Indicator) -> bool:
    """Tell whether this year's text names what a goal counts, in a sentence that says that it was given up."""
    key = folded(_COUNT.sub("", goal.label))
    if len(key) < 3:
        return False
    return any(
        _GIVEN_UP.search(sentence.text) and key in folded(sentence.text)
        for _, field, text in filled(submission)
        if field.type in ("paragraph", "bullets") and _GIVEN_UP.search(text)
        for sentence in sentences_of(text)
    )


_COUNT = regex(
    "[（(][^（）()]*[)）]|の?(?:延べ?|実)?(?:修了|利用|参加|受講|登録|開催|実施|相談|訪問|派遣|養成)?(?:者|件|回|人)?数"
)


def _targets(one: Indicator, year: int) -> bool:
    target = one.value("target")
    return target is not None and target.year == year


def _column(at: str) -> str:
    """Return the column of a place, whatever the row; of a fixed row the place itself."""
    return re.sub(r"\[\d+\]", "[]", at)


def _squeezed(text: str) -> str:
    return "".join(text.split())


_STAYS = ("event", "meeting", "members", "member_count", "lead", "duties", "indicator")


def _is_telling(field: Field) -> bool:
    return field.type in ("paragraph", "bullets") and field.role not in _STAYS
