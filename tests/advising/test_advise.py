"""Advice on whole submissions: nothing without evidence, nothing that the submission does not carry."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from ckwriter import advising, checking, drafting, reading
from ckwriter.advising import Advice, fitting, guide, targets
from ckwriter.model import Cell, Finding, Submission
from ckwriter.notation import fiscal_year_title
from tests.conftest import EXAMPLES, ROOT

BODIES = ROOT / "tests" / "bodies"
SEEDS = ROOT.parent / "shared" / "seeds"
DRAFTED = [*sorted(EXAMPLES.glob("*.yaml")), *sorted(BODIES.glob("*.yaml"))]


@cache
def advised(path: Path) -> tuple[Submission, list[Finding], Advice]:
    submission = reading.read(path, "nimo-r6")
    if path.suffix == ".yaml":
        submission = drafting.draft(submission)
    findings = checking.check(submission)
    return submission, findings, advising.advise(submission, findings)


def every() -> list[pytest.ParameterSet]:
    seeds = sorted(SEEDS.glob("*.txt")) or [SEEDS / "none.txt"]
    missing = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the texts of real submissions are not here: {SEEDS}")
    return [pytest.param(path, id=path.stem) for path in DRAFTED] + [
        pytest.param(path, id=path.stem, marks=missing) for path in seeds
    ]


@pytest.mark.parametrize("path", every())
def test_every_quote_stands_where_it_says(path: Path) -> None:
    """Each item names at least one place, and what it quotes stands there word for word; an empty quote is a gap."""
    submission, _, advice = advised(path)
    assert advice.items
    for item in advice.items:
        assert item.basis, item
        for basis in item.basis:
            assert basis.fiscal_year == submission.fiscal_year
            assert basis.quote in submission[basis.at].shown, item


@pytest.mark.parametrize("path", every())
def test_every_number_stands_in_the_evidence(path: Path) -> None:
    """A number of an item stands in its evidence, names a year or a section, counts, or comes from a check's sum."""
    submission, findings, advice = advised(path)
    of_checks = _numbers(" ".join(finding.message for finding in findings))
    years = _numbers("".join(fiscal_year_title(submission.fiscal_year + step) for step in (-2, -1, 0, 1)))
    sections = {section.number for section in submission.form.sections}
    for item in advice.items:
        rows = {basis.at.rpartition(".")[0] or basis.at for basis in item.basis}
        counts = {str(count) for count in range(1, len(rows) + 1)}
        known = _numbers(" ".join(basis.quote for basis in item.basis)) | years | sections | counts
        known |= _numbers(" ".join(basis.at for basis in item.basis))
        if item.heading == "questions":
            known |= of_checks | {str(count) for count in range(len(findings))}
        if item.kind == "beyond":
            known |= _numbers("".join(targets.gap(one) for one in targets.judged(submission)))
        assert _numbers(item.text) <= known, item


def _numbers(text: str) -> set[str]:
    return set(re.findall("[0-9]+", text))


@pytest.mark.parametrize("path", every())
def test_advice_fits_its_pages(path: Path) -> None:
    """No heading holds more than the guide allows, and together they are no longer than its pages."""
    _, _, advice = advised(path)
    rules = guide.load("nimo-r6")
    for heading, most in rules.most.items():
        assert len(list(advice.under(heading))) <= most
    assert fitting.lines(advice, rules) <= rules.lines
    assert {item.at for item in advice.under("elements")} >= {f"elements[{e.id}].lacking" for e in rules.elements}


@pytest.mark.parametrize("path", every())
def test_the_polite_register_is_kept(path: Path) -> None:
    """Each sentence outside of quotes ends as one adviser writes to an office, and says nothing that fits anybody."""
    _, _, advice = advised(path)
    for item in advice.items:
        if item.kind == "element_found":
            continue
        bare = _outside(item.text)
        for sentence in filter(None, bare.split("。")):
            assert re.search(
                "(?:です|ます|ません|ました|でした|ください|でしょうか|ますか|ませんか|ですか)$", sentence
            ), item
    assert not re.search("期待され|一層|さらなる充実|充実を図", " ".join(item.text for item in advice.items))


def _outside(text: str) -> str:
    """Return a text without what stands in its brackets."""
    inner = re.compile("「[^「」]*」|（[^（）]*）")
    while inner.search(text):
        text = inner.sub("", text)
    return text


def test_the_same_is_said_every_time() -> None:
    """Advice depends on the submission and on nothing else."""
    submission, findings, advice = advised(DRAFTED[0])
    assert advising.advise(submission, findings) == advice


def test_what_a_program_drafted_is_no_merit() -> None:
    """A draft that nobody has accepted is not praised; accepted, it may be."""
    submission, _, _ = advised(EXAMPLES / "kurashiki.yaml")
    at = "results[1].effect"
    words = "定例会で当事者の声を聴く時間を設けた。"
    for origin, praised in (("offline", False), ("person", True)):
        changed = submission.with_cells({at: Cell(text=words, origin=origin)})
        merits = [basis.at for item in advising.advise(changed, ()).under("merits") for basis in item.basis]
        assert (at in merits) is praised


def test_a_form_without_advisers_says_so(tmp_path: Path, make: object) -> None:
    """A form that names no form of advice gets one line, not a guess."""
    from ckwriter.errors import FormError

    submission, _, _ = advised(DRAFTED[0])
    with pytest.raises(FormError, match="助言の様式がありません"):
        advising.advise(submission.model_copy(update={"form": guide.load("nimo-r6").form}), ())
