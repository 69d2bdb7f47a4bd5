"""Advice to its pages: what is lightest goes first, and answers and grave matters stay."""

from __future__ import annotations

import pytest

from ckwriter import advising, reading
from ckwriter.advising import Advice, fitting
from ckwriter.advising.guide import Guide
from tests.conftest import EXAMPLES


@pytest.fixture(scope="module")
def advice() -> Advice:
    """Advice with items under every heading."""
    return advising.advise(reading.read(EXAMPLES / "kurashiki.yaml"))


def test_what_fits_stays_as_it_is(advice: Advice, rules: Guide) -> None:
    """Nothing is left out without need, nor where an office sets no limit."""
    assert fitting.fitted(advice, rules, ()) == advice
    assert fitting.fitted(advice, rules.model_copy(update={"lines": 0}), ()) == advice


def test_the_lightest_items_go_until_it_fits(advice: Advice, rules: Guide) -> None:
    """The rows that are left are numbered without a gap; the answers stay; no heading is emptied for it."""
    tight = rules.model_copy(update={"lines": int(fitting.lines(advice, rules)) - 6})
    fewer = fitting.fitted(advice, tight, ())
    assert fitting.lines(fewer, rules) <= tight.lines
    assert list(fewer.under("answers")) == list(advice.under("answers"))
    for heading in rules.most:
        numbers = [item.at for item in fewer.under(heading)]
        assert numbers == [f"{heading}[{n}].text" for n in range(1, len(numbers) + 1)]
        assert len(numbers) >= min(2, len(list(advice.under(heading))))
        kept = {rules.rank(item.kind) for item in fewer.under(heading)}
        gone = {rules.rank(item.kind) for item in advice.under(heading)} - kept
        assert not gone or min(gone) > max(kept)


def test_what_is_grave_stays(advice: Advice, rules: Guide) -> None:
    """A kind that must be asked is not the one that goes."""
    tight = rules.model_copy(update={"lines": int(fitting.lines(advice, rules)) - 6})
    lightest = max((item.kind for item in advice.under("questions")), key=rules.rank)
    fewer = fitting.fitted(advice, tight, {lightest})
    assert lightest in {item.kind for item in fewer.under("questions")}
