"""S1: missing sections, the form's year, drafts that nobody accepted, text without a place."""

from ckwriter import checking
from ckwriter.beside import Label, Unplaced
from ckwriter.checks.completeness.sections import (
    form_of_another_year,
    missing_section,
    text_without_place,
    unaccepted_draft,
)
from ckwriter.form import Form
from ckwriter.model import Absent, Cell, Municipality, Submission
from ckwriter.testing import assert_findings, example, findings
from tests.checks.completeness.test_tables import of_kind, only, without


def section(submission: Submission, number: str) -> tuple[str, ...]:
    return tuple(part.id for s in submission.form.sections if s.number == number for part in s.parts)


def test_missing_section(complete: Submission) -> None:
    """A section in which nothing stands is an error; one in which anything stands is not this check's."""
    assert_findings(
        missing_section,
        base=complete,
        clean=[
            complete,
            without(complete, "profile"),
            without(complete, "strengths", "issues"),
            without(complete, "history["),
            {"intro": "", "headline": "", "municipality": "みほん県"},
            without(complete, "forums[").with_cells({"other_matters": Cell(text="助言を希望する")}),
        ],
        dirty=[without(complete, *section(complete, number)) for number in "12345678"],
    )


def test_missing_section_is_one_finding(complete: Submission) -> None:
    """Of a missing section nothing else is said: one error, at its first part, with its official number."""
    gone = without(complete, *section(complete, "1"))
    found = only(checking.check(gone, select=["S", "T"]))
    assert (found.code, found.level, found.at, found.section) == ("S101", "error", "activities", "1")
    assert found.message == "1 基礎情報: この節には何も記入されていません"
    assert [(e.at, e.section, e.quote) for e in found.evidence] == [("activities", "1", "")]


def test_a_section_that_may_be_a_diagram_is_a_note(complete: Submission) -> None:
    """A section of which only text without a place was read may be drawn: that is asked, not stated."""
    gone = without(complete, *section(complete, "2"))
    unplaced = tuple(Unplaced(text=f"北部圏域会議・第{n}分科会（年{n}回）", where="2 取組概要") for n in range(1, 5))
    found = only(checking.check(gone.model_copy(update={"unplaced": unplaced}), select=["S101", "T"]))
    assert (found.code, found.level, found.at) == ("T107", "note", "programmes")


def test_blank_form(form: Form) -> None:
    """Of a blank form one error a section is said, and nothing else; a cover that bears the name is not empty."""
    blank = Submission(form=form, fiscal_year=2024, municipality=Municipality(name="みほん市", kind="core_city"))
    cover, *others = form.sections
    assert [(f.code, f.section) for f in checking.check(blank, select=["S", "T"])] == [
        ("T101", cover.number),
        *(("S101", section.number) for section in others),
    ]


def test_dates_printed_in_advance_fill_no_section(complete: Submission) -> None:
    """A table in which only the dates of the blank form stand is missing."""
    gone = without(complete, *section(complete, "1"))
    dated = example({"profile[population].as_of": "R6年10月"}, gone)
    assert findings(missing_section, dated)


def test_form_of_another_year(complete: Submission) -> None:
    """Last year's form carried on is asked about."""
    assert_findings(
        form_of_another_year,
        base=complete,
        clean=[complete, of_kind(complete, "special_ward")],
        dirty=[complete.model_copy(update={"fiscal_year": year}) for year in (2023, 2025, 2018)],
    )
    found = only(findings(form_of_another_year, complete.model_copy(update={"fiscal_year": 2025})))
    assert "提出年度は令和7年度ですが、様式は令和6年度のものです" in found.message
    assert found.level == "note"
    assert only(findings(form_of_another_year, complete.model_copy(update={"fiscal_year": 2023}))).level != "note"


def test_a_later_year_with_dates_of_its_own_is_right(complete: Submission) -> None:
    """A submission for a later year whose periods are of that year is not carried on from the year before."""
    later = complete.model_copy(update={"fiscal_year": 2025})
    assert not findings(form_of_another_year, example({"schedule[1].period": "R7年6月～R8年2月"}, later))


def test_unaccepted_draft(complete: Submission) -> None:
    """Drafted cells are counted in one note until a person accepts or changes them."""
    draft = Cell(text="保健所が病院を訪問している。", origin="offline")
    assert_findings(
        unaccepted_draft,
        base=complete,
        clean=[
            complete,
            {"strengths": Cell(text="保健所が病院を訪問している。", origin="previous")},
            {"strengths": Cell(text="", origin="offline")},
            {"strengths": Cell(absent=Absent.NOT_APPLICABLE)},
            {"strengths": Cell(text="保健所が病院を訪問している。", origin="person")},
        ],
        dirty=[
            ({"strengths": draft}, "保健所が病院を訪問している。"),
            {"issues[1].policy": draft},
            {"goals[1].expected": Cell(text="相談が増える。", origin="gpt-4o")},
            {"strengths": draft, "structure": draft},
            {"intro": draft},
        ],
    )


def test_unaccepted_drafts_are_one_note(complete: Submission) -> None:
    """However many cells are drafted, one note gives their number, their sections and their places."""
    draft = Cell(text="下書きの文。", origin="offline")
    found = only(
        findings(unaccepted_draft, example(dict.fromkeys(("structure", "strengths", "intro"), draft), complete))
    )
    assert found.level == "note"
    assert found.at == "intro"
    assert "3か所" in found.message
    assert "表紙、5・6節" in found.message
    assert [e.at for e in found.evidence] == ["intro", "strengths", "structure"]


def test_text_without_place(complete: Submission) -> None:
    """What was read and belongs nowhere is named in one note."""

    def with_unplaced(*texts: str, where: str = "2頁") -> Submission:
        return complete.model_copy(update={"unplaced": tuple(Unplaced(text=t, where=where) for t in texts)})

    assert_findings(
        text_without_place,
        base=complete,
        clean=[
            complete,
            with_unplaced(" \n"),
            with_unplaced("3 / 8 ページ", "↓", "R6年10月時点", "26.0", "※四捨五入による。"),
        ],
        dirty=[with_unplaced("担当者連絡先"), with_unplaced("あ", "い", "う", "え")],
    )
    assert only(findings(text_without_place, with_unplaced("担当者連絡先", where="5 強みと課題"))).section == "5"
    assert "など4か所" in only(findings(text_without_place, with_unplaced("あ", "い", "う", "え"))).message


def test_the_year_of_a_heading() -> None:
    """A heading that names the year before that of its section is last year's; a chronicle and dates are left alone."""

    def headed(part: str, text: str) -> Submission:
        submission = example({}, "nimo-r6").model_copy(update={"fiscal_year": 2025})
        label = Label(text=text, official=submission.form.section_of(part).heading, part=part, heading=True)
        return submission.model_copy(update={"headings": (label,)})

    def levels(submission: Submission) -> list[str]:
        return [one.level for one in findings(form_of_another_year, submission) if "見出し" in one.message]

    for part, text in (
        ("schedule", "８　スケジュール（令和6年度）"),
        ("short_term_goal", "Ⅷ 令和６年度の進め方"),
        ("schedule", "8 R6年度の予定"),
        ("results", "４　取組の成果・効果（令和5年度まで）"),
    ):
        assert levels(headed(part, text)) == ["warning"], text
    assert levels(headed("forums", "７　協議の場の実施状況（令和6年度）")) == ["note"]
    for part, text in (
        ("schedule", "８　スケジュール（令和7年度）"),
        ("results", "４　取組の成果・効果（令和6年度まで）"),
        ("history", "３　経緯（令和6年度）"),
        ("profile", "１　基礎情報（令和6年度）"),
        ("strengths", "５　強みと課題（令和6年度末時点）"),
        ("schedule", "８　令和5年度から令和7年度までの進め方"),
        ("schedule", "８　スケジュール"),
    ):
        assert not levels(headed(part, text)), text
