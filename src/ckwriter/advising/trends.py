"""What an adviser sees against last year's submission: which way results went, and what was missed twice."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ckwriter.advising.guide import Guide
from ckwriter.advising.quoting import Said, joined, said
from ckwriter.advising.targets import Judged, between, called, is_held, judged
from ckwriter.advising.themes import stages
from ckwriter.advising.wording import Seen
from ckwriter.checks.indicators.told import Value, falls, matched
from ckwriter.model import Submission
from ckwriter.notation import Agreement, agree, fiscal_year_title


def seen(submission: Submission, guide: Guide) -> Iterator[Seen]:
    """Yield how results moved from one year to the next; nothing unless the year before was given."""
    for earlier, later in _pairs(submission):
        names: dict[str, object] = {**_values(submission, earlier, later)}
        if earlier.outcome == later.outcome == "missed":
            halts = "" if is_held(later.one) else stages(guide, later.one.label)
            yield Seen("missed_twice", {**names, "stages": halts})
        if way := _way(earlier.result, later.result):
            better = (way == "増") != falls(submission, later.one)
            yield Seen("better" if better else "worse", {**names, "way": way})


def missed_twice(submission: Submission) -> frozenset[str]:
    """Return the rows of the indicators that were missed in both years."""
    return frozenset(
        later.one.row for earlier, later in _pairs(submission) if earlier.outcome == later.outcome == "missed"
    )


def _pairs(submission: Submission) -> list[tuple[Judged, Judged]]:
    """Return the indicators with a result in both years, as they came out in each."""
    previous = submission.previous
    if previous is None or previous.fiscal_year != submission.fiscal_year - 1:
        return []
    then, now = ({one.one.row: one for one in judged(year)} for year in (previous, submission))
    pairs = matched([one.one for one in then.values()], [one.one for one in now.values()])
    return [(then[before.row], now[after.row]) for before, after in pairs]


def _values(submission: Submission, earlier: Judged, later: Judged) -> dict[str, Said]:
    previous = submission.previous or submission
    before, after = said(previous, earlier.result.at), said(submission, later.result.at)
    figures = (earlier.result.figure, later.result.figure)
    by = between(figures[0], figures[1]) if figures[0] and figures[1] else ""
    return {
        "indicator": called(submission, later.one),
        "before": before,
        "after": after,
        "by": joined([before, after]).but(by),
        "target": said(submission, later.target.at),
        "last_target": said(previous, earlier.target.at),
        "year_before": Said(fiscal_year_title(previous.fiscal_year + earlier.result.year)),
        "year_after": Said(fiscal_year_title(submission.fiscal_year + later.result.year)),
    }


def _way(before: Value, after: Value) -> str:
    if not before.figure or not after.figure or agree(before.figure, after.figure) is not Agreement.DIFFERENT:
        return ""
    then, now = before.figure.value, after.figure.value
    if then is None or now is None:
        return ""
    return "増" if Decimal(now) > Decimal(then) else "減"
