"""What an adviser sees in indicators: targets reached and missed, set again, measured by what was merely held."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from ckwriter.advising.guide import Guide
from ckwriter.advising.quoting import Said, joined, lacking, listed, one_line, said, short
from ckwriter.advising.themes import examples, stages, theme_of
from ckwriter.advising.wording import Seen
from ckwriter.checks.indicators.told import Indicator, Value, falls, indicators, matched
from ckwriter.checks.texts.readings import cells_with_role, quantities_of, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.notation import Agreement, Quantity, agree, fold
from ckwriter.notation.quantity import BOUNDS

Outcome = Literal["reached", "beyond", "missed", "unclear"]


class Judged(NamedTuple):
    """An indicator whose year is over, and how it came out."""

    one: Indicator
    target: Value
    result: Value
    outcome: Outcome


def judged(submission: Submission) -> list[Judged]:
    """Return the indicators that have a target and a result, and how each came out."""
    found = []
    for rows in indicators(submission).values():
        for one in rows:
            target, result = one.value("target"), one.value("result")
            if target and result:
                less = falls(submission, one)
                found.append(Judged(one, target, result, _outcome(target, result, less=less)))
    return found


def _outcome(target: Value, result: Value, *, less: bool) -> Outcome:
    if fold(target.text) == fold(result.text) or _all_of(target, result):
        return "reached"
    if not target.figure or not result.figure or agree(target.figure, result.figure) is Agreement.UNKNOWN:
        return "unclear"
    goal, got = target.figure.value, result.figure.value
    if goal is None or got is None or result.figure.hedges:
        return "unclear"
    if target.figure.hedges:
        return _within(target.figure, result.figure)
    better = Decimal(goal) - Decimal(got) if less else Decimal(got) - Decimal(goal)
    return "reached" if not better else "beyond" if better > 0 else "missed"


def _within(goal: Quantity, got: Quantity) -> Outcome:
    """Tell whether a result keeps to a target that is a bound: 80%以上, 30日以内."""
    if goal.value is None or got.value is None or len(goal.hedges) != 1 or goal.hedges[0] not in BOUNDS:
        return "unclear"
    low = BOUNDS[goal.hedges[0]] == "low"
    return "reached" if (got.value >= goal.value if low else got.value <= goal.value) else "missed"


def _all_of(target: Value, result: Value) -> bool:
    """Tell whether all were reached where so many were meant: 全区開催 for 5区開催."""
    everywhere = {one.unit for one in quantities_of(result.text) if one.all}
    return bool(target.figure and target.figure.unit in everywhere)


def called(submission: Submission, one: Indicator) -> Said:
    """Return an indicator's name, cut to a length that a sentence bears, resting on the whole first line of it."""
    return said(submission, *one.quote).but(short(one_line(one.name)))


def gap(one: Judged) -> str:
    """Return by how much a result differs from its target, with its unit: 1回."""
    goal, got = one.target.figure, one.result.figure
    return between(goal, got) if goal and got else ""


def between(one: Quantity, other: Quantity) -> str:
    """Return by how much two amounts differ, with the unit and the way of counting of the second: 延べ26人."""
    if one.value is None or other.value is None:
        return ""
    counting = {"延": "延べ", "実": "実"}.get(other.counting or "", "")
    unit = "ポイント" if other.unit == "%" else other.unit or ""
    return f"{counting}{abs(Decimal(other.value) - Decimal(one.value)):,f}{unit}"


def last_year(
    submission: Submission, guide: Guide, findings: Sequence[Finding], twice: Collection[str] = ()
) -> Iterator[Seen]:
    """Yield targets that were reached, that were passed, that were missed without a word, and that were set again.

    Of an indicator that was missed `twice` (by row) it is said already that its target is to be thought over.
    """
    found = judged(submission)
    silent = {e.at for one in findings if one.code in guide.uses.missed_without_reason for e in one.evidence}
    reached = [one for one in found if one.outcome == "reached"]
    if reached:
        yield Seen("reached", {"results": _with_values(submission, reached), "count": len(reached)})
    for one in found:
        if one.outcome == "beyond":
            yield Seen("beyond", {**_names(submission, one), "less": falls(submission, one.one)})
    for one in found:
        if one.outcome == "unclear" and (one.target.figure or one.result.figure):
            yield Seen("unclear", _names(submission, one))
        if one.outcome != "missed":
            continue
        names = {**_names(submission, one), "stages": "" if is_held(one.one) else stages(guide, one.one.label)}
        if one.result.at in silent:
            yield Seen("missed", names)
        again = None if one.one.row in twice else _again(submission, one)
        if again:
            yield Seen("missed_again", {**names, "again": said(submission, again.at)})


def _with_values(submission: Submission, found: Sequence[Judged]) -> Said:
    pieces = []
    for one in found[:3]:
        names = _names(submission, one)
        values = f"目標・実績とも「{names['result']}」" if names["target"] == names["result"] else ""
        values = values or f"目標「{names['target']}」、実績「{names['result']}」"
        whole = joined([names["indicator"], names["target"], names["result"]])
        pieces.append(whole.but(f"「{names['indicator']}」（{values}）"))
    return joined(pieces)


def _names(submission: Submission, one: Judged) -> dict[str, Said]:
    target, result = said(submission, one.target.at), said(submission, one.result.at)
    by = joined([target, result]).but(gap(one))
    return {"indicator": called(submission, one.one), "target": target, "result": result, "by": by}


def _again(submission: Submission, missed: Judged) -> Value | None:
    """Return this year's target of an indicator that was missed, where it is the same."""
    for rows in indicators(submission).values():
        for mine, other in matched([missed.one], rows):
            later = other.value("target")
            if mine.row != other.row and later and later.year > missed.target.year and _same(missed.target, later):
                return later
    return None


def _same(one: Value, other: Value) -> bool:
    if one.figure and other.figure:
        return agree(one.figure, other.figure) is Agreement.EQUAL or (
            one.figure.value == other.figure.value and not (one.figure.unit and other.figure.unit)
        )
    return fold(one.text) == fold(other.text)


# ------------------------------------------------------------------------------------------ this year's

_HELD = ("開催", "実施")
_TIMES = ("回", "度")


def this_year(submission: Submission) -> list[Indicator]:
    """Return the indicators for this year, whether they have a target or not."""
    return [one for name in goal_tables(submission) for one in indicators(submission).get(name, ()) if one.label]


def goal_tables(submission: Submission) -> list[str]:
    """Return the tables of this year's indicators."""
    return [table.id for table, column in submission.form.with_role("target") if table and column.year == 0]


def is_held(one: Indicator) -> bool:
    """Tell whether an indicator counts how often something is held, or whether it is held."""
    target = one.value("target")
    if target and target.figure:
        return target.figure.unit in _TIMES
    return any(word in (target.text if target else one.label) for word in _HELD) or one.label.endswith("回数")


def measures(submission: Submission, guide: Guide) -> Iterator[Seen]:
    """Yield that most indicators count what is held, and those that lack where they stand or where they are to go."""
    goals = this_year(submission)
    if not goals:
        yield from _none(submission)
    held = [one for one in goals if is_held(one)]
    if held and 2 * len(held) >= len(goals):
        names = {
            "held": listed((called(submission, one) for one in held), most=3),
            "count": len(held),
            "all": joined(called(submission, one) for one in goals).but(str(len(goals))),
            "others": listed((called(submission, one) for one in goals if one not in held), most=2),
            "none": len(held) == len(goals),
            "examples": _unmeasured(submission, guide, [one for one in goals if one not in held]),
        }
        yield Seen("only_held", names)
    without = [one for one in goals if one.value("target") and not one.value("baseline")]
    if without:
        places = [at for one in without for at in _empty(submission, one, "baseline")]
        names = {
            "indicators": listed(called(submission, one) for one in without),
            "targets": joined(said(submission, one.value("target").at) for one in without),  # type: ignore[union-attr]
            "empty": joined(lacking(submission, at) for at in places),
        }
        yield Seen("no_baseline", names)


def _none(submission: Submission) -> Iterator[Seen]:
    """Yield that there is no indicator for this year, with the issues that could have one."""
    issues = [said(submission, at, sentences_of(text)[0].text) for at, _, text in cells_with_role(submission, "issue")]
    empty = joined(lacking(submission, name) for name in goal_tables(submission))
    yield Seen("no_indicators", {"empty": empty, "issues": listed(issues, most=2)})


def _unmeasured(submission: Submission, guide: Guide, outcomes: Sequence[Indicator]) -> str:
    """Return what could be measured for the first issue whose subject no indicator of change is about."""
    measured = {theme_of(guide, [one.label]) for one in outcomes}
    for _, _, text in cells_with_role(submission, "issue"):
        if (theme := theme_of(guide, [text])) not in measured:
            return examples(guide, theme)
    return ""


def _empty(submission: Submission, one: Indicator, role: str) -> Iterator[str]:
    table = submission.form.table(one.row.partition("[")[0])
    yield from (f"{one.row}.{column.id}" for column in table.columns if column.role == role)
