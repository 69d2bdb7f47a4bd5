"""Every example that `ckwriter explain` shows is run here."""

import pytest

from ckwriter import checking
from ckwriter.reports import explanation

CODES = [info.code for info in checking.checks()]


@pytest.mark.parametrize("code", CODES)
def test_examples_are_true(code: str) -> None:
    """Each check is explained; what its examples say it finds, it finds, and of the others it says nothing."""
    told = explanation(code)
    assert told is not None, f"{code} has no entry in examples.toml"
    assert all((told.finds, told.why, told.needs or (told.fires and told.quiet)))
    for example in told.fires:
        found = example.findings(code)
        assert {one.code for one in found} == {code}, dict(example.cells)
    for example in told.quiet:
        assert example.findings(code) == [], dict(example.cells)
