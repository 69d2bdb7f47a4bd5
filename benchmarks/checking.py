"""Check the drafted example, beside one pass of regular expressions over its text."""

from __future__ import annotations

import re

from benchmarks.example import example, many
from benchmarks.filling import SIZES
from benchmarks.timing import Measured, median
from ckwriter import checking

_FIGURES = re.compile(
    r"(?:延べ?|約|計)?\s*[0-9０-９][0-9０-９,，.]*\s*(?:回|件|人|名|か所|機関|床|%|％)?(?:/(?:年|月))?"
)
_YEARS = re.compile(r"(?:令和|平成|昭和|R|H|S)\s*(?:元|[0-9０-９]+)\s*年?度?")


def beside_regular_expressions() -> dict[str, Measured]:
    """Return what all checks take on one submission, and what finding its figures and years alone takes."""
    submission = example()
    texts = [cell.text for cell in submission.cells.values()]
    return {
        "a pass of expressions": median(lambda: [(_FIGURES.findall(t), _YEARS.findall(t)) for t in texts]),
        "all checks": median(lambda: checking.check(submission)),
        "all checks, T and S": median(lambda: checking.check(submission, select=["T", "S"])),
        "all checks, Q and C": median(lambda: checking.check(submission, select=["Q", "C"])),
        "all checks, J": median(lambda: checking.check(submission, select=["J"])),
    }


def many_rows() -> dict[str, Measured]:
    """Return what all checks take on tables of growing length."""
    found: dict[str, Measured] = {}
    for rows in SIZES[:2]:
        submission = many(rows)
        found[f"all checks, {rows:,} rows"] = median(lambda s=submission: checking.check(s), most=5, rows=rows)
    return found
