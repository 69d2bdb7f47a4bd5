"""The indicators of a submission, last year's beside this year's, with their figures for so many heads."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.advising import targets
from ckwriter.advising.guide import Guide
from ckwriter.batching.values import Measure
from ckwriter.checks.indicators.told import Indicator, Value, matched
from ckwriter.form import Role
from ckwriter.model import Submission
from ckwriter.notation import Quantity, number

_NO_COUNTS = frozenset(
    {"%", "割", "ポイント", "倍", "円", "回", "度", "か所", "市町村", "圏域", "区", "日", "か月", "年"}
)
"""Units of which a figure for so many heads says nothing."""


def measures(submission: Submission, guide: Guide | None) -> tuple[Measure, ...]:
    """Return the indicators of a submission; one that stands in both tables is one."""
    heads = _heads(submission, guide)
    last = {one.one.row: one for one in targets.judged(submission)}
    ended, current = [one.one for one in last.values()], targets.this_year(submission)
    pairs = {other.row: one for one, other in matched(ended, current)}
    found = [_measure(last.get(pairs[one.row].row) if one.row in pairs else None, one, heads) for one in current]
    paired = {one.row for one in pairs.values()}
    return (*(_measure(one, None, heads) for row, one in last.items() if row not in paired), *found)


def population(submission: Submission, guide: Guide | None) -> tuple[str, str]:
    """Return the population and the day that it is of, as written."""
    if guide is None or guide.population is None:
        return "", ""
    return submission.text(guide.population.value), submission.text(guide.population.as_of)


def _heads(submission: Submission, guide: Guide | None) -> float | None:
    """Return the population in units of the guide's number of heads, or None."""
    if guide is None or guide.population is None:
        return None
    found = number(submission.text(guide.population.value))
    if found is None or not found.value or found.hedges:
        return None
    return float(found.value) / guide.population.per


def _measure(ended: targets.Judged | None, current: Indicator | None, heads: float | None) -> Measure:
    one = current or (ended.one if ended else None)
    values = [ended.result if ended else None, _value(current, "baseline"), _value(current, "target")]
    units = [value.figure.unit for value in values if value and value.figure and value.figure.unit]
    return Measure(
        name=" ".join(one.name.split()) if one else "",
        last_target=_text(ended.target if ended else None),
        result=_text(ended.result if ended else None),
        outcome=ended.outcome if ended else "",
        baseline=_text(values[1]),
        target=_text(values[2]),
        unit=units[0] if units else "",
        rates=tuple(_rates(values, heads)),
    )


def _value(one: Indicator | None, role: Role) -> Value | None:
    return one.value(role) if one else None


def _text(value: Value | None) -> str:
    return " ".join(value.text.split()) if value else ""


def _rates(values: list[Value | None], heads: float | None) -> Iterator[float | None]:
    for value in values:
        figure = value.figure if value else None
        if heads is None or figure is None or figure.value is None or not _counts(figure):
            yield None
        else:
            yield round(float(figure.value) / heads, 2)


def _counts(figure: Quantity) -> bool:
    """Tell whether an amount counts something over a year, or at one time, of which there are more where more live."""
    return bool(figure.unit) and figure.unit not in _NO_COUNTS and not figure.each and figure.per in (None, "年")
