"""A folder of submissions, reviewed once for all tests that only look at it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from ckwriter import batching
from ckwriter.batching import Batch
from tests.conftest import EXAMPLES, ROOT

BODY = """form: nimo-r6
fiscal_year: R6
municipality: {{name: {name}, kind: 中核市}}
sections:
  - number: "1"
    profile:
      population: {{value: "{people}", as_of: R6年10月}}
  - number: "5"
    goals:
      - {{indicator: "{indicator}", baseline: 延20人/年, target: 延30人/年}}
"""


class Reviewed(NamedTuple):
    """A folder that was reviewed."""

    batch: Batch
    out: Path


@pytest.fixture(scope="session")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Reviewed:
    """Two bodies, one of them twice; a body whose words look like formulas; files that cannot be read."""
    folder = tmp_path_factory.mktemp("batch") / "in"
    folder.mkdir()
    facts = (EXAMPLES / "kurashiki.yaml").read_bytes()
    (folder / "a_kurashiki.yaml").write_bytes(facts)
    (folder / "b_kurashiki.yaml").write_bytes(facts)
    (folder / "c_ward.yaml").write_bytes((ROOT / "tests" / "bodies" / "ward.yaml").read_bytes())
    formula = BODY.format(name="=HYPERLINK(1)市", people="20,000", indicator="+1 参加者数")
    (folder / "d_formula.yaml").write_text(formula, encoding="utf-8")
    (folder / "e_broken.docx").write_bytes(b"PK\x03\x04 broken")
    (folder / "f_other.zip").write_bytes(b"x")
    (folder / ".hidden.yaml").write_bytes(b"")
    (folder / "~$lock.docx").write_bytes(b"")
    (folder / "inner").mkdir()
    out = folder.parent / "out"
    return Reviewed(batching.review_all(folder, out), out)
