"""Checking: all checks by entry point, one broken one hurting nobody, the findings in the order of the form."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ckwriter import checking, data, places, plugins, reading, reports, writing
from ckwriter.beside import Unplaced
from ckwriter.checks import Check
from ckwriter.errors import SettingsError
from ckwriter.model import Cell, Ignored, Submission
from ckwriter.testing import example
from tests.conftest import EXAMPLES, Make

_PLUGIN = '''
from ckwriter.checks import check, finding

@check(level="note")
def twice(submission):
    """同じことを二度言わない"""
    for level in (None, None, "error"):
        yield finding(submission, "headline", "見出しの件", level=level)
    yield finding(submission, "intro", "概要文の件")

@check(level="warning")
def breaks(submission):
    """途中で壊れる"""
    yield finding(submission, "intro", "壊れる前の件")
    raise LookupError("no such thing\\nsecond line")

def plain(submission):
    """@check のない関数"""
    return []

@check(level="error")
def no_findings(submission):
    """指摘でないものを返す"""
    yield "a string"
'''


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package with checks Z901 to Z905 on the path, as pip would lay it: two sound, four broken in some way."""
    info = tmp_path / "plug_checks-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: plug_checks\nVersion: 1.0\n", encoding="utf-8")
    points = {"Z901": "twice", "Z902": "breaks", "Z903": "plain", "Z904": "no_findings", "Z905": "not_there"}
    lines = [f"{code} = plug_checks:{name}" for code, name in points.items()]
    (info / "entry_points.txt").write_text("\n".join(["[ckwriter.checks]", *lines]), encoding="utf-8")
    (tmp_path / "plug_checks.py").write_text(_PLUGIN, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    plugins.find.cache_clear()
    yield
    plugins.find.cache_clear()
    sys.modules.pop("plug_checks", None)


def test_every_built_in_check_is_documented() -> None:
    """Each check has a code of its family, a Japanese title, a level, and an explanation."""
    listed = checking.checks()
    assert [info.code for info in listed] == sorted(info.code for info in listed)
    for info in listed:
        plugin = plugins.load("checks", info.code)
        assert re.fullmatch("[A-Z][0-9]{3}", info.code)
        assert re.search("[ぁ-ん]", info.title), info
        assert isinstance(plugin, Check)
        assert plugin.explanation, f"{info.code} has no explanation"
        assert all(re.fullmatch("R[0-9]{2}", rule) for rule in info.rules)


def test_the_rules_of_presence_and_form_are_covered() -> None:
    """Each rule of what must stand in the form is covered by some check."""
    covered = {rule for info in checking.checks() for rule in info.rules}
    assert covered >= {"R00", "R01", "R02", "R03", "R04", "R10", "R19", "R20", "R26", "R27"}


def test_findings_of_the_examples_are_sound(example: Submission) -> None:
    """Of a real body's facts every finding is stamped, in its section, and quotes what stands there."""
    found = checking.check(example)
    assert found
    for finding in found:
        assert finding.code in plugins.find("checks")
        assert finding.section == places.section_of(example.form, finding.at)
        for evidence in finding.evidence:
            assert evidence.quote in example[evidence.at].shown


def test_findings_come_in_the_order_of_the_form(make: Make) -> None:
    """Findings are sorted by section, part, row as people count, and column."""
    rows = {f"forums[{n}].name": f"圏域会議（第{n}" for n in (12, 10, 9, 3, 2, 1)}
    submission = make({"small_steps": "○○", "intro": "●●", "profile[population].value": "約50万", **rows})
    order = [f.at for f in checking.check(submission, select=["S202", "T2"])]
    assert order == [
        "intro",
        "profile[population].value",
        *(f"forums[{n}].name" for n in (1, 2, 3, 9, 10, 12)),
        "small_steps",
    ]


def test_the_same_submission_gives_the_same_findings(example: Submission) -> None:
    """The order in which cells were given makes no difference, nor does a second run."""
    turned = example.model_copy(update={"cells": dict(reversed(list(example.cells.items())))})
    assert checking.check(example) == checking.check(example) == checking.check(turned)


def test_select_and_ignore_by_the_beginning_of_a_code(complete_with_faults: Submission) -> None:
    """`select` keeps what begins so, `ignore` leaves out what begins so, and ignore is the stronger."""

    def codes(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> set[str]:
        return {f.code for f in checking.check(complete_with_faults, select=select, ignore=ignore)}

    everything = codes()
    assert {"S201", "T101", "T201"} <= everything
    assert codes(select=("T",)) == {code for code in everything if code.startswith("T")}
    assert codes(select=("T2", "S201")) == {"T201", "S201"}
    assert codes(ignore=("T1", "S")) == {code for code in everything if not code.startswith(("T1", "S"))}
    assert codes(select=("T",), ignore=("T20",)) & {"T201"} == set()


@pytest.fixture
def complete_with_faults(make: Make) -> Submission:
    """A submission with a missing field, a placeholder and a sentence that breaks off."""
    return make({"strengths": "病院との会議を", "forums[1].name": "○○会議", "short_term_goal": "研修"})


def test_selecting_what_does_not_exist_is_an_error(make: Make) -> None:
    """A slip in --select must not pass for a clean document; ignoring what is not installed does no harm."""
    with pytest.raises(SettingsError, match="Y7"):
        checking.check(make(), select=["Y7"])
    checking.check(make(), ignore=["Y7"])


@pytest.mark.usefixtures("lay")
def test_stamping(make: Make) -> None:
    """A finding takes its check's code and level unless it sets its own level; an exact duplicate is dropped."""
    found = checking.check(make(), select=["Z901"])
    assert [(f.code, f.level, f.at) for f in found] == [("Z901", "note", "intro"), ("Z901", "note", "headline")][::-1]


@pytest.mark.usefixtures("lay")
def test_a_broken_check_is_a_finding_and_hurts_no_other(make: Make) -> None:
    """One that raises, is no check, yields something else or does not load is named; the others say all they have."""
    found = checking.check(make({"intro": "○○"}), select=["Z9", "T201"])
    broken = [f.message for f in found if f.code == checking.BROKEN]
    assert len(broken) == 4
    assert any("点検 Z902 が動きませんでした（LookupError: no such thing）" in message for message in broken)
    assert any("点検 Z905" in message and "plug_checks" in message for message in broken)
    assert {f.level for f in found if f.code == checking.BROKEN} == {"warning"}
    assert {f.code for f in found} == {checking.BROKEN, "Z901", "Z902", "T201"}
    assert all(f.section == "0" for f in found)


@pytest.mark.usefixtures("lay")
def test_a_broken_check_is_listed_with_its_reason() -> None:
    """`ckwriter checks` names what does not load instead of failing."""
    listed = {info.code: info.title for info in checking.checks()}
    assert "not_there" in listed["Z905"]
    assert "@check" in listed["Z903"]


def test_wanted_facts_become_the_hint(make: Make) -> None:
    """Where a drafter knows which fact is wanted, the hint says so; elsewhere the form's own hint stays."""
    submission = make({"headline": "見出し", "structure": "部会で協議", "strengths": "○○"})

    def wanted(of: Submission, at: str) -> str | None:
        assert of is submission
        return (
            "協議の場の名称と構成員を記入してください。"
            if at == "strengths"
            else "素材が要ります。"
            if at == "intro"
            else None
        )

    plain = {f.at: f.hint for f in checking.check(submission)}
    hints = {f.at: f.hint for f in checking.check(submission, wanted=wanted)}
    assert hints.pop("intro") == "素材が要ります。"
    del plain["intro"]
    assert hints == plain
    lacking = submission.model_copy(update={"untitled": ("intro",)})
    asked = {f.at: f.hint for f in checking.check(lacking, wanted=lambda *_: "素材が要ります。")}
    assert asked["intro"].startswith("欄を設けて")
    page_of_others = submission.model_copy(update={"searched": True})
    assert "素材が要ります。" not in {
        f.hint for f in checking.check(page_of_others, wanted=lambda *_: "素材が要ります。")
    }


def test_facts_of_a_body_that_are_wrong_are_found() -> None:
    """倉敷市's note in a figure's cell and its schedule without months are found, with the words as they stand."""
    path = EXAMPLES / "kurashiki.yaml"
    submission = data.read_yaml(path.read_bytes(), path.name)
    quotes = {(f.code, e.quote) for f in checking.check(submission) for e in f.evidence}
    assert ("T204", "10回 (精神部会・分科会)") in quotes
    assert ("T205", "R6年度") in quotes


_ALPHABET = "をがにはの、。・●○△□〇×#/!（）「」【】①有無年月日回人件R6０1,.-―～ \n\u3000取組を実施し\ufffd縺XxR"


@given(texts=st.lists(st.text(st.sampled_from(_ALPHABET) | st.characters(), max_size=40), min_size=6, max_size=6))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gives_sound_findings(make: Make, texts: list[str]) -> None:
    """Whatever stands in the cells, no check breaks, and each quotes only what stands there."""
    at = ("intro", "activities", "profile[population].value", "profile[forums_prefecture].choice", "goals[2].target")
    submission = make(dict(zip((*at, "schedule[1].period"), texts, strict=True)))
    for finding in checking.check(submission, select=["S", "T"]):
        assert finding.code != checking.BROKEN, finding.message
        assert all(evidence.quote in submission[evidence.at].shown for evidence in finding.evidence)
        assert sum(map(len, reports.text([finding], submission).splitlines())) > 0


def test_cells_of_unknown_places_hurt_no_check(make: Make) -> None:
    """A cell that the form does not have is passed over."""
    odd = make().with_cells({"nowhere": Cell(text="○○"), "forums[2].nothing": Cell(text="を"), "あ": Cell(text="x")})
    assert not [f for f in checking.check(odd) if f.code == checking.BROKEN]


def test_text_without_a_place_comes_after_its_section() -> None:
    """Findings about words of a diagram stand with the section beside which it was drawn, behind what is in it."""
    drawn = (Unplaced(text="欄外の注記", where="頁"), Unplaced(text="地域生活支援連絡会", where="2 取組概要"))
    cells = {"forums[1].name": "住まい部会", "forums[1].frequency": "年4回", "history[1].text": "会義"}
    submission = example(cells, "nimo-r6").model_copy(update={"unplaced": drawn})
    found = checking.check(submission, select=["C104", "T", "S"])
    numbers = [finding.section or "9" for finding in found]
    assert numbers == sorted(numbers)
    assert [finding.at for finding in found if finding.at.startswith("unplaced")] == ["unplaced[2]", "unplaced[1]"]
    assert [finding.at for finding in found if finding.section == "2"][-1] == "unplaced[2]"
    assert all(evidence.quote in submission[evidence.at].shown for finding in found for evidence in finding.evidence)


_TWICE = {
    "forums[1].name": "住まい部会",
    "forums[1].frequency": "年4回",
    "bodies[1].name": "住まい部会",
    "bodies[1].frequency": "年2回",
}


def test_a_person_lets_a_finding_stand_at_a_cell() -> None:
    """What a cell is said to be left alone for is put aside with its reason, on either side of a disagreement."""
    reason = Ignored(code="C101", reason="臨時の回を含めるため")
    for at in ("forums[1].frequency", "bodies[1].frequency"):
        submission = example({**_TWICE, at: Cell(text=_TWICE[at], ignore=(reason,))}, "nimo-r6")
        found = checking.examine(submission, select=["C101"])
        assert found.findings == checking.check(submission, select=["C101"]) == []
        ((ignored, (finding,)),) = found.aside
        assert (ignored.at, ignored.reason, finding.code) == (at, "臨時の回を含めるため", "C101")
    elsewhere = {**_TWICE, "forums[1].name": Cell(text="住まい部会", ignore=(reason,))}
    assert checking.check(example(elsewhere, "nimo-r6"), select=["C101"])


@pytest.mark.parametrize(("at", "left"), [("", 0), ("forums", 0), ("forums[1]", 0), ("forums[2]", 1), ("forum", 1)])
def test_an_office_lets_findings_stand_at_a_place(at: str, left: int) -> None:
    """A setting holds everywhere, or in the table, row or cell that it names, and nowhere else."""
    ignored = [Ignored(code="C1", reason="協議済みのため", at=at)]
    assert len(checking.examine(example(_TWICE, "nimo-r6"), select=["C101"], ignored=ignored).findings) == left


def test_no_finding_stands_without_a_reason() -> None:
    """Nobody can leave a finding aside without saying why."""
    with pytest.raises(ValueError, match="理由"):
        Cell(text="年4回", ignore=(Ignored(code="C101", reason=" "),))


@pytest.mark.parametrize("ending", ["yaml", "json", "xlsx", "docx"])
def test_what_is_let_stand_stays_with_its_cell(tmp_path: Path, ending: str) -> None:
    """The reason at a cell comes back from every file that ckwriter writes."""
    cell = Cell(text="年4回", ignore=(Ignored(code="C101", reason="臨時の回を含めるため"),))
    submission = example({**_TWICE, "forums[1].frequency": cell}, "nimo-r6")
    writing.write(submission, tmp_path / f"a.{ending}")
    assert reading.read(tmp_path / f"a.{ending}")["forums[1].frequency"] == cell
