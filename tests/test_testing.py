"""The rule tester itself: it must fail where a check is wrong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ckwriter.checks import check, finding
from ckwriter.form import Form
from ckwriter.model import Cell, Evidence, Finding, Submission
from ckwriter.testing import assert_findings, example, findings


@check(level="note")
def no_exclamation(submission: Submission) -> Iterator[Finding]:
    """感嘆符がない"""
    if "！" in submission.text("headline"):
        yield finding(submission, "headline", "感嘆符があります", quotes=[("headline", "！")])


def test_a_right_check_passes() -> None:
    """Clean examples without findings and dirty ones with the expected quote raise nothing."""
    assert_findings(
        no_exclamation,
        base="nimo-r6",
        clean=[{"headline": "安心"}, {"headline": Cell(text="")}],
        dirty=[{"headline": "安心！"}, ({"headline": "安心！"}, "！")],
    )


def test_a_check_that_says_too_much_fails() -> None:
    """A finding about a clean example is an assertion that shows the finding."""
    with pytest.raises(AssertionError, match="感嘆符があります"):
        assert_findings(no_exclamation, base="nimo-r6", clean=[{"headline": "安心！"}])


def test_a_check_that_says_nothing_fails() -> None:
    """No finding about a dirty example is an assertion, and so is another quote."""
    with pytest.raises(AssertionError, match="nothing found"):
        assert_findings(no_exclamation, base="nimo-r6", dirty=[{"headline": "安心"}])
    with pytest.raises(AssertionError, match="not among the quotes"):
        assert_findings(no_exclamation, base="nimo-r6", dirty=[({"headline": "安心！"}, "安心")])


def test_examples_are_laid_over_a_base(make: object, form: Form) -> None:
    """A base may be a form's id, a form, or a submission, whose other cells stay."""
    start = example({"headline": "安心", "intro": "概要"}, form)
    assert start == example({"headline": "安心", "intro": "概要"}, "nimo-r6")
    assert example({"headline": ""}, start).cells.keys() == {"intro"}


def test_an_example_at_no_place_is_refused() -> None:
    """A slip in a place would test nothing."""
    with pytest.raises(ValueError, match="haedline"):
        example({"haedline": "安心！"}, "nimo-r6")


@check(level="note")
def changes(submission: Submission) -> Iterator[Finding]:
    """提出内容を書き換えてしまう"""
    submission.__dict__["fiscal_year"] = 1999
    return iter(())


def test_a_check_that_changes_the_submission_fails() -> None:
    """Whatever a check changes by force is noticed."""
    with pytest.raises(AssertionError, match="changed the submission"):
        assert_findings(changes, base="nimo-r6", clean=[{"headline": "安心"}])


_calls: list[int] = []


@check(level="note")
def moody(submission: Submission) -> Iterator[Finding]:
    """そのつど違うことを言う"""
    _calls.append(1)
    if len(_calls) % 2:
        yield finding(submission, "headline", "今日は気になります")


@check(level="note")
def by_order(submission: Submission) -> Iterator[Finding]:
    """欄の並びに左右される"""
    yield finding(submission, next(iter(submission.cells)), "最初の欄です")


@pytest.mark.parametrize("unsteady", [moody, by_order])
def test_an_unsteady_check_fails(unsteady: object) -> None:
    """A check that depends on its own past, or on the order of cells, is noticed."""
    submission = example({"headline": "安心", "intro": "概要"}, "nimo-r6")
    with pytest.raises(AssertionError, match="not say the same"):
        findings(unsteady, submission)  # type: ignore[arg-type]


@check(level="note")
def misquotes(submission: Submission) -> Iterator[Finding]:
    """書かれていないことを引用する"""
    yield finding(submission, "headline", "件", quotes=[("headline", "不安")])


@check(level="note")
def misplaces(submission: Submission) -> Iterator[Finding]:
    """節の番号を取り違える"""
    yield Finding(at="headline", section="7", message="件", evidence=(Evidence(at="headline", section="0", quote=""),))


@check(level="note")
def baseless(submission: Submission) -> Iterator[Finding]:
    """根拠を示さない"""
    yield Finding(at="headline", section="0", message="件")


@pytest.mark.parametrize(
    ("unsound", "why"),
    [(misquotes, "does not stand at"), (misplaces, "not in section"), (baseless, "without evidence")],
)
def test_an_unsound_finding_fails(unsound: object, why: str) -> None:
    """A quote that does not stand there, a wrong section and a finding without evidence are noticed."""
    with pytest.raises(AssertionError, match=why):
        findings(unsound, example({"headline": "安心"}, "nimo-r6"))  # type: ignore[arg-type]
