"""The slips of two real submissions come out of their facts, and out of their text where that is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from ckwriter import checking, reading
from ckwriter.model import Finding

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"

IN_FACTS = {
    "kurashiki": ["R06", "R07", "R08", "R09", "R11", "R15", "R45"],
    "kumamoto": ["R07", "R24", "R25", "R29", "R30", "R32"],
}
IN_TEXT = {
    "000_ac2959592019cd9f": [*IN_FACTS["kurashiki"], "R12", "R17", "R18"],
    "003_3b8b2673d63060f8": [*IN_FACTS["kumamoto"], "R31", "R17", "R18"],
}


def found(path: Path) -> list[Finding]:
    """Return what the checks of figures and of agreement say of a file."""
    return checking.check(reading.read(path), select=["Q", "C"])


def rules_of(findings: list[Finding]) -> set[str]:
    """Return the rules that the findings are of."""
    rules = {info.code: info.rules for info in checking.checks()}
    return {rule for one in findings for rule in rules[one.code]}


@pytest.mark.parametrize("body", IN_FACTS)
def test_slips_of_the_facts_come_out(body: str) -> None:
    """Each slip that the facts of a body kept is raised."""
    assert set(IN_FACTS[body]) <= rules_of(found(ROOT / "examples" / "nimo-r6" / f"{body}.yaml"))


@pytest.mark.parametrize("seed", IN_TEXT)
def test_slips_of_the_text_come_out(seed: str) -> None:
    """Each slip of the submission itself is raised."""
    path = SEEDS / f"{seed}.txt"
    if not path.exists():
        pytest.skip(f"the text of the submission is not at hand: {path.name}")
    assert set(IN_TEXT[seed]) <= rules_of(found(path))


@pytest.mark.parametrize(
    ("body", "code", "quotes"),
    [
        ("kurashiki", "C102", {"15回", "年4回", "年3回", "年2回"}),
        ("kurashiki", "C102", {"10回", "年4回", "年3回"}),
        ("kurashiki", "C103", {"4回", "年3回"}),
        ("kurashiki", "Q201", {"延72件/年", "延13件/月"}),
        ("kurashiki", "Q208", {"計4機関", "障がい福祉課"}),
        ("kurashiki", "C104", {"精神部会におけるひきこもり支援を考える専門分科会"}),
        ("kurashiki", "C203", {"③病院交流会の開催回数"}),
        ("kumamoto", "C101", {"各区 3～6回/年", "各区年3～4回"}),
        ("kumamoto", "C202", {"5", "8件"}),
        ("kumamoto", "C301", {"R6年4月～2月", "4、5、7、8、10、11、1、3月"}),
        ("kumamoto", "C302", {"R6年4月～2月"}),
        ("kumamoto", "Q205", {"11", "5", "11件"}),
    ],
)
def test_both_sides_are_quoted(body: str, code: str, quotes: set[str]) -> None:
    """A finding quotes the words of each place that it rests on."""
    said = [one for one in found(ROOT / "examples" / "nimo-r6" / f"{body}.yaml") if one.code == code]
    assert any(quotes <= {evidence.quote for evidence in one.evidence} for one in said)


def test_what_only_looks_wrong_is_left_alone() -> None:
    """毎月 is 12回/年, (6、9、12、2月) is 年4回, 計37機関 with fifteen kinds is usual, and 5区 is 全区."""
    words = [
        evidence.quote
        for body in IN_FACTS
        for one in found(ROOT / "examples" / "nimo-r6" / f"{body}.yaml")
        if one.level != "note"
        for evidence in one.evidence
    ]
    for quiet in ("毎月", "12回/年", "6、9、12、2月", "計37機関", "計15機関", "5区開催", "全区開催", "R5年10月"):
        assert quiet not in words
