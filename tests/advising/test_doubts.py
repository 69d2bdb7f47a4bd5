"""Findings as courteous questions: one for each cause, the gravest first, each with its own words."""

from __future__ import annotations

import pytest

from ckwriter import advising
from ckwriter.advising import Advice
from ckwriter.findings import finding
from ckwriter.model import Finding, Submission
from tests.conftest import Make


def advice(submission: Submission, *findings: Finding) -> Advice:
    return advising.advise(submission, findings)


def found(submission: Submission, code: str, at: str, quote: str = "", level: str = "warning") -> Finding:
    made = finding(submission, at, f"「{quote}」についての指摘ですか", quotes=[(at, quote)], code=code)
    return made.model_copy(update={"level": level})


def test_findings_of_one_cause_are_one_question(make: Make) -> None:
    """Two frequencies that differ are one item, with both messages and both quotes."""
    submission = make({"forums[1].frequency": "年4回", "forums[2].frequency": "年3回"})
    one = found(submission, "C101", "forums[1].frequency", "年4回")
    other = found(submission, "C102", "forums[2].frequency", "年3回")
    questions = list(advice(submission, one, other).under("questions"))
    assert [item.kind for item in questions] == ["times"]
    assert questions[0].text.startswith(
        "7節 1行目では、「年4回」についての指摘ですか。7節 2行目では、「年3回」についての指摘ですか。"
    )
    assert [basis.quote for basis in questions[0].basis] == ["年4回", "年3回"]


def test_an_error_goes_first(make: Make) -> None:
    """Where there is room for few, what must be mended is asked."""
    codes = ("C101", "C202", "C108", "C104", "Q107", "Q203", "C203")
    submission = make({"strengths": "障害と障がい"} | {f"forums[{n}].frequency": f"年{n}回" for n in range(1, 8)})
    many = [found(submission, code, f"forums[{n}].frequency", f"年{n}回") for n, code in enumerate(codes, 1)]
    light = found(submission, "J101", "strengths", "障害と障がい")
    grave = light.model_copy(update={"level": "error"})
    assert "wording" not in {item.kind for item in advice(submission, *many, light).under("questions")}
    kinds = {item.kind for item in advice(submission, *many, grave).under("questions")}
    assert "wording" in kinds
    assert len(kinds) == 6


def test_blanks_are_named_by_their_places(make: Make) -> None:
    """The places stand in the question, and a blank is evidence without words."""
    submission = make({"forums[1].name": "部会"})
    blanks = [found(submission, "T102", at) for at in ("forums[1].members", "sectors[health].remarks")]
    (item,) = advice(submission, *blanks).under("questions")
    assert "7節 1行目「構成員」、6節「保健」「強み・課題等」" in item.text
    assert {basis.quote for basis in item.basis} == {""}


def test_a_check_that_the_guide_does_not_know_is_left_to_the_list(make: Make) -> None:
    """What is no matter of an adviser's does not get into advice."""
    submission = make({"forums[1].name": "部会"})
    assert not list(advice(submission, found(submission, "X001", "forums[1].name", "部会")).under("questions"))


def test_no_findings_no_questions(make: Make) -> None:
    """Of a clean submission nothing is asked, and the page says 該当なし."""
    clean = advice(make({"forums[1].name": "部会"}))
    assert not list(clean.under("questions"))
    assert advising.page(clean)["questions[1].text"].shown == "該当なし"


def test_an_issue_that_nothing_measures(make: Make) -> None:
    """The check's issue is quoted, with something to measure that fits its subject."""
    submission = make(
        {
            "issues[1].issue": "家族会の会員が減っている",
            "goals[1].indicator": "地域移行支援の利用件数",
            "goals[1].baseline": "3件",
            "goals[1].target": "5件",
        }
    )
    items = {item.kind: item for item in advising.advise(submission).items}
    assert "課題「家族会の会員が減っている」" in items["issue_unmeasured"].text
    assert "相談や教室につながった家族の実人数" in items["issue_unmeasured"].text
    measured = submission.with_cells(
        {"goals[1].indicator": submission["goals[1].indicator"].model_copy(update={"text": "家族会の会員数"})}
    )
    assert "issue_unmeasured" not in {item.kind for item in advising.advise(measured).items}


def test_a_value_is_told_with_the_section_in_which_it_stands(make: Make) -> None:
    """Of a result beside a baseline, the one is of section 4 and the other of section 5."""
    submission = make(
        {
            "results[1].indicator": "①利用件数",
            "results[1].target": "11件",
            "results[1].result": "5件",
            "goals[1].indicator": "①利用件数",
            "goals[1].baseline": "8件",
            "goals[1].target": "11件",
        }
    )
    (item,) = (one for one in advising.advise(submission).under("questions") if one.kind == "carried_over")
    assert "実績値は「5件」（4節）ですが、現状値は「8件」（5節）です" in item.text


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("「1,742」ですが、内訳の和と合いません", "1節「人口」は「1,742」ですが、内訳の和と合いません。"),
        ("「1,742」は範囲にありません", "1節「人口」の「1,742」は範囲にありません。"),
        ("値「1,742」と説明が違います", "1節「人口」では、値「1,742」と説明が違います。"),
    ],
)
def test_the_field_is_named_where_its_words_come_first(make: Make, message: str, told: str) -> None:
    """A bare figure is not understood without it."""
    submission = make({"profile[population].value": "1,742"})
    at = "profile[population].value"
    one = finding(submission, at, message, quotes=[(at, "1,742")], code="Q101", level="error")
    assert next(advice(submission, one).under("questions")).text.startswith(told)


def test_blanks_wait_behind_matters_of_substance(make: Make) -> None:
    """They are errors for the list, and seldom what an adviser asks first."""
    codes = ("C101", "C202", "C108", "Q107", "S201", "Q201")
    submission = make({f"forums[{n}].frequency": f"年{n}回" for n in range(1, 7)})
    many = [found(submission, code, f"forums[{n}].frequency", f"年{n}回") for n, code in enumerate(codes, 1)]
    blank = found(submission, "T101", "strengths", level="error")
    assert "blank" in {item.kind for item in advice(submission, blank, *many[1:]).under("questions")}
    kinds = {item.kind for item in advice(submission, blank, *many).under("questions")}
    assert "told_otherwise" in kinds
    assert "who" not in kinds


def test_a_section_that_is_missing_is_named_as_a_whole(make: Make) -> None:
    """Not as if one cell of it were blank."""
    submission = make({"strengths": "つながり"})
    blank = finding(
        submission, "profile", "記入されていません", code="S101", subject=submission.form.sections[1].heading
    )
    assert "1節の全体" in next(advice(submission, blank).under("questions")).text
