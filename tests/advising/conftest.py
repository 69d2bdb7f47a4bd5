"""Fixtures of advising: the guide, and advice on a small submission."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from ckwriter import advising
from ckwriter.advising import Advice, guide
from ckwriter.advising.guide import Guide
from ckwriter.model import Cell, Submission
from tests.conftest import Make

Texts = Mapping[str, str | Cell]
Advise = Callable[..., Advice]


@pytest.fixture(scope="session")
def rules() -> Guide:
    """The guide for the advisers of nimo-r6."""
    return guide.load("nimo-r6")


@pytest.fixture(scope="session")
def told(make: Make) -> Callable[..., dict[str, list[str]]]:
    """A function that advises on a small submission and returns the texts by kind; no check has found anything."""

    def told(cells: Texts, last: Texts | None = None) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for item in advising.advise(submission(make, cells, last), ()).items:
            found.setdefault(item.kind, []).append(item.text)
        return found

    return told


def submission(make: Make, cells: Texts, last: Texts | None = None) -> Submission:
    """Return a small submission, with last year's where that is given."""
    made = make(cells)
    previous = make(last).model_copy(update={"fiscal_year": made.fiscal_year - 1}) if last is not None else None
    return made.model_copy(update={"previous": previous})
