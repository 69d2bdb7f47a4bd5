"""Testing a check: give it clean and dirty examples, in one call.

from ckwriter.testing import assert_findings

assert_findings(
months_of_period,
base="nimo-r6",
clean=[{"schedule[1].period": "R6年10月"}],
dirty=[({"schedule[1].period": "R6年度"}, "R6年度")],
)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ckwriter import checking, forms, places
from ckwriter.checks import Check
from ckwriter.findings import section_at
from ckwriter.form import Form
from ckwriter.model import Cell, Finding, Municipality, Submission

Example = Submission | Mapping[str, str | Cell]
"""A submission, or what stands in some of its places; "" empties a place."""

Base = Submission | Form | str
"""What an example given as places is laid over: a submission, or an empty one of a form."""


def example(cells: Mapping[str, str | Cell], base: Base) -> Submission:
    """Return a submission in which these places hold these texts, over a base.

    ValueError if the form has no such place: an example that tests nothing would pass.
    """
    start = base if isinstance(base, Submission) else _empty(forms.load(base) if isinstance(base, str) else base)
    for at in cells:
        if places.field_at(start.form, at) is None:
            raise ValueError(f"{at}: the form {start.form.id} has no such place")
    return start.with_cells((at, Cell(text=c) if isinstance(c, str) else c) for at, c in cells.items())


def findings(check: Check, submission: Submission, *, code: str = "T000") -> list[Finding]:
    """Return what one check finds, stamped as the runner does.

    AssertionError if the check changed the submission, does not say the same twice, depends on the order in which
    cells were given, or quotes what does not stand where it says.
    """
    before = submission.model_dump()
    found = [checking.stamp(finding, code, check) for finding in check(submission)]
    assert submission.model_dump() == before, f"{check.title}: the check changed the submission"
    again = [checking.stamp(finding, code, check) for finding in check(submission)]
    turned = submission.model_copy(update={"cells": dict(reversed(list(submission.cells.items())))})
    other = [checking.stamp(finding, code, check) for finding in check(turned)]
    assert found == again == other, f"{check.title}: the check does not say the same every time"
    for finding in found:
        _assert_sound(finding, submission)
    return found


def assert_findings(
    check: Check,
    *,
    base: Base,
    clean: Iterable[Example] = (),
    dirty: Iterable[Example | tuple[Example, str]] = (),
) -> None:
    """Assert that a check keeps quiet about the clean examples and finds something in each of the dirty ones.

    Args:
        check: the check.
        base: what examples given as places are laid over; a form's id, a form, or a submission.
        clean: examples of which it must say nothing.
        dirty: examples of which it must say something; with a quote, some finding must quote just that.

    Raises:
        AssertionError: it does not, or it breaks what every check must keep (see `findings`).

    """
    for given in clean:
        found = findings(check, _submission(given, base))
        assert not found, f"clean, but found: {_shown(given)}\n" + "\n".join(f.message for f in found)
    for item in dirty:
        given, quote = item if isinstance(item, tuple) else (item, None)
        found = findings(check, _submission(given, base))
        assert found, f"dirty, but nothing found: {_shown(given)}"
        quotes = [evidence.quote for finding in found for evidence in finding.evidence]
        assert quote is None or quote in quotes, f"{_shown(given)}\n「{quote}」 is not among the quotes {quotes}"


def _submission(given: Example, base: Base) -> Submission:
    return given if isinstance(given, Submission) else example(given, base)


def _empty(form: Form) -> Submission:
    body = Municipality(name="見本市", kind=form.kinds[0].id)
    return Submission(form=form, fiscal_year=form.fiscal_year, municipality=body)


def _shown(given: Example) -> str:
    return given.municipality.name if isinstance(given, Submission) else str(dict(given))


def _assert_sound(finding: Finding, submission: Submission) -> None:
    """Assert what every finding must keep: known places, their right sections, quotes that stand there."""
    for at, number in [(finding.at, finding.section), *((e.at, e.section) for e in finding.here)]:
        section = section_at(submission, at)
        assert number == (section.number if section else ""), f"{at} is not in section {number!r}"
    assert finding.message, "a finding without a message"
    assert finding.evidence, f"{finding.message}: a finding without evidence"
    for evidence in finding.evidence:
        given = submission.previous if evidence.previous and submission.previous else submission
        shown = given[evidence.at].shown
        assert evidence.quote in shown, f"「{evidence.quote}」 does not stand at {evidence.at}: 「{shown}」"
