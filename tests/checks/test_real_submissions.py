"""The slips of two real submissions come out of their facts, and out of their text where that is at hand.

What is not a figure or a name is given by a fingerprint of the words that a finding quotes, without white space.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pytest

from ckwriter import checking, reading
from ckwriter.model import Finding

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
KURASHIKI, KUMAMOTO = "000_ac2959592019cd9f", "003_3b8b2673d63060f8"

IN_FACTS = {
    "kurashiki": ["R06", "R07", "R08", "R09", "R11", "R15", "R45"],
    "kumamoto": ["R07", "R24", "R25", "R29", "R30", "R32"],
}

SLIPS: list[tuple[str, str, str, set[str]]] = [
    ("R00", KUMAMOTO, "S101", {""}),
    ("R01", KURASHIKI, "T201", {"R●年●月"}),
    ("R02", KURASHIKI, "T203", {"0", "", "#DIV/0!"}),
    ("R03", KURASHIKI, "T204", {"10回(精神部会・分科会)"}),
    ("R04", KURASHIKI, "T106", {"有・無"}),
    ("R05", KURASHIKI, "J101", {"86e7ab12e3cd", "ddf668f1db0f"}),
    ("R05", KURASHIKI, "J102", {"障がい福祉サービス", "障害福祉サービス"}),
    ("R05", KUMAMOTO, "J101", {"96526d124f51", "69d21e14f481"}),
    ("R06", KURASHIKI, "Q208", {"計4機関"}),
    ("R07", KURASHIKI, "C104", {"精神部会におけるひきこもり支援を考える専門分科会"}),
    ("R07", KUMAMOTO, "C104", {"ピアサポーター連絡会"}),
    ("R07", KUMAMOTO, "C104", {"マニュアル作成会議"}),
    ("R08", KURASHIKI, "C102", {"10回", "年4回", "年3回"}),
    ("R08", KURASHIKI, "C102", {"15回", "年4回", "年3回", "年2回"}),
    ("R08", KURASHIKI, "C103", {"4回", "年3回"}),
    ("R09", KURASHIKI, "Q201", {"延72件/年", "延13件/月"}),
    ("R10", KURASHIKI, "T102", {"", "③病院交流会の開催回数"}),
    ("R11", KURASHIKI, "C203", {"③病院交流会の開催回数"}),
    ("R12", KURASHIKI, "Q206", {"791a4e18cc21"}),
    ("R13", KURASHIKI, "J201", {"地域活動支援センターI型", "地域活動支援センター1型"}),
    ("R13", KURASHIKI, "J202", {"くらしき心ほっとサポーター", "暮らし心ほっとサポーター"}),
    ("R14", KURASHIKI, "J302", {"6e634f14af01"}),
    ("R14", KUMAMOTO, "J302", {"コアメンバー会義"}),
    ("R14", KUMAMOTO, "J301", {"8471986bf395"}),
    ("R14", KUMAMOTO, "J301", {"0e9078c1c15a"}),
    ("R15", KURASHIKI, "Q204", {"10回", "9回"}),
    ("R15", KURASHIKI, "Q205", {"10回", "9回"}),
    ("R16", KURASHIKI, "J404", {"738ec340c6ed"}),
    ("R17", KURASHIKI, "C204", {"8a7db228c091", "②地域移行サービス利用件数"}),
    ("R17", KUMAMOTO, "C205", {"3972e6e0a26b"}),
    ("R18", KURASHIKI, "C107", {"aba320687fd7", "総合病院"}),
    ("R18", KUMAMOTO, "C106", {"警察"}),
    ("R19", KURASHIKI, "T104", {""}),
    ("R20", KURASHIKI, "T205", {"R6年度"}),
    ("R23", KURASHIKI, "J504", {"平成27年度", "平成27年"}),
    ("R24", KUMAMOTO, "C202", {"5", "8件"}),
    ("R25", KUMAMOTO, "C201", {"③連携促進・支援力向上のための研修会", "②連携促進・支援力向上のための研修会"}),
    ("R26", KUMAMOTO, "S201", {"56b8098a500f"}),
    ("R27", KUMAMOTO, "T103", {""}),
    ("R28", KUMAMOTO, "J502", {"6f171b3ed1e0"}),
    ("R29", KUMAMOTO, "C101", {"各区3～6回/年", "各区年3～4回"}),
    ("R30", KUMAMOTO, "C301", {"R6年4月～2月", "4、5、7、8、10、11、1、3月"}),
    ("R30", KUMAMOTO, "C302", {"R6年4月～2月"}),
    ("R31", KUMAMOTO, "C108", {"こころの健康センター", "58316b6d0316"}),
    ("R32", KUMAMOTO, "Q203", {"11", "5"}),
    ("R32", KUMAMOTO, "Q205", {"11", "5", "11件"}),
    ("R38", KURASHIKI, "Q108", {"R5年10月", "R6年11月"}),
    ("R45", KURASHIKI, "Q202", {"4回(定例会)3回(専門分科会)4回(コアメンバー会議)"}),
]
"""The rule, the submission, the check, and words that one finding of it quotes: figures, names, or fingerprints."""

QUIET = [
    ("R29", KUMAMOTO, "12回/年"),
    ("R29", KUMAMOTO, "毎月開催"),
    ("R29", KUMAMOTO, "4回/年"),
    ("R29", KUMAMOTO, "6、9、12、2月開催"),
    ("R33", KUMAMOTO, "5区開催"),
    ("R33", KUMAMOTO, "全区開催(延べ19回)"),
    ("R16", KUMAMOTO, "地域相談支援の利用件数が増えない"),
    ("R18", KUMAMOTO, "家族会"),
    ("R22", KURASHIKI, "(有)・無"),
    ("R39", KURASHIKI, "1"),
    ("R06", KURASHIKI, "計37機関"),
    ("R06", KURASHIKI, "計15機関"),
    ("R38", KURASHIKI, "R5年10月"),
]
"""What only looks wrong: no error or warning quotes it, but as the name of what another slip is about."""

ABOUT_OTHERS = {"T103", "C204"}
"""Checks that quote the issue whose row they are about."""


@cache
def told(seed: str) -> tuple[Finding, ...]:
    """Return what all checks say of a submission; the test is skipped where its text is not at hand."""
    path = SEEDS / f"{seed}.txt"
    if not path.exists():
        pytest.skip(f"the text of the submission is not at hand: {path.name}")
    return tuple(checking.check(reading.read(path)))


def known_by(quote: str) -> set[str]:
    """Return the ways in which a quote may be given: without white space, and as a fingerprint."""
    plain = "".join(quote.split())
    return {plain, hashlib.sha256(plain.encode()).hexdigest()[:12]}


@pytest.mark.parametrize(("rule", "seed", "code", "quotes"), SLIPS)
def test_a_slip_of_the_text_comes_out(rule: str, seed: str, code: str, quotes: set[str]) -> None:
    """Each slip of a real submission is raised by a check of its rule, which quotes both sides."""
    rules = {info.code: info.rules for info in checking.checks()}
    said = [one for one in told(seed) if one.code == code]
    assert rule in rules[code]
    assert any(quotes <= {way for evidence in one.evidence for way in known_by(evidence.quote)} for one in said)


@pytest.mark.parametrize(("rule", "seed", "words"), QUIET)
def test_what_only_looks_wrong_is_left_alone_in_the_text(rule: str, seed: str, words: str) -> None:
    """毎月 is 12回/年, (6、9、12、2月) is 年4回, 計37機関 with fifteen kinds is usual, and 5区 is 全区."""
    loud = [
        one
        for one in told(seed)
        if one.level != "note"
        and one.code not in ABOUT_OTHERS
        and words in {"".join(e.quote.split()) for e in one.evidence}
    ]
    assert not loud, (rule, [one.message for one in loud])


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
