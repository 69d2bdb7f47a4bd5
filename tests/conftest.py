"""Fixtures that several tests share: the form, the example bodies, and a way to make a small submission."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from ckwriter import data, forms
from ckwriter.form import Form
from ckwriter.model import Cell, Municipality, Note, Submission

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "nimo-r6"

Make = Callable[..., Submission]

# A busy machine must not make a test fail: how long an example takes is told by the benchmarks.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def form() -> Form:
    """The form nimo-r6."""
    return forms.load("nimo-r6")


@pytest.fixture(scope="session", params=["kurashiki", "kumamoto"])
def example(request: pytest.FixtureRequest) -> Submission:
    """The facts of each example body, one after the other."""
    path = EXAMPLES / f"{request.param}.yaml"
    return data.read_yaml(path.read_bytes(), path.name)


@pytest.fixture(scope="session")
def make(form: Form) -> Make:
    """A function that makes a submission of a 中核市 from a mapping of places to texts."""

    def make(
        cells: Mapping[str, str | Cell] = {}, *, notes: Mapping[str, str] = {}, kind: str = "core_city"
    ) -> Submission:
        return Submission(
            form=form,
            fiscal_year=2024,
            municipality=Municipality(name="見本市", kind=kind),
            cells={at: Cell(text=text) if isinstance(text, str) else text for at, text in cells.items()},
            notes=tuple(Note(about=about, text=text) for about, text in notes.items()),
        )

    return make
