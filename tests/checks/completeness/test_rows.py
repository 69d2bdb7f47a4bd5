"""T104 and T106: rows that the form prints, and choices."""

from ckwriter.checks.completeness.cells import zero_total
from ckwriter.checks.completeness.rows import incomplete_fixed_row
from ckwriter.checks.completeness.unanswered import unanswered_choice
from ckwriter.model import Absent, Cell, Submission
from ckwriter.testing import assert_findings, example, findings
from tests.checks.completeness.test_tables import of_kind, only, without


def test_incomplete_fixed_row(complete: Submission) -> None:
    """Rows that the form prints want all their cells, as far as the kind of body and the row's choice ask for them."""
    assert_findings(
        incomplete_fixed_row,
        base=complete,
        clean=[
            complete,
            {"sectors[others].remarks": Cell(absent=Absent.NOT_APPLICABLE)},
            {"profile[population].note": ""},
            {"profile[inpatients_under_3_months].share": ""},
            {"profile[forums_welfare_area].choice": "無", "profile[forums_welfare_area].value": ""},
            {"profile[forums_prefecture].choice": "有・無", "profile[forums_prefecture].value": ""},
            {"profile[discharge_rate_3_months].value": "－", "profile[discharge_rate_3_months].note": "集計中のため"},
            {at: Cell(absent=Absent.SUPPRESSED) for at in complete.cells if "[inpatients" in at},
            without(complete, "profile"),
        ],
        dirty=[
            ({"sectors[others].remarks": ""}, ""),
            ({"sectors[medical].status": "ー"}, "ー"),
            ({"profile[population].value": "", "profile[population].as_of": ""}, ""),
            ({"profile[population].as_of": ""}, ""),
            ({"profile[forums_welfare_area].denominator": ""}, ""),
            ({"profile[public_health_centres].value": "―"}, "―"),
            without(complete, "sectors[welfare]"),
            without(complete, "profile[discharge_rate"),
        ],
    )


def test_a_blank_row_is_an_error_and_a_blank_cell_a_question(complete: Submission) -> None:
    """A row of which nothing is filled is an error; one that lacks a cell is a warning."""
    row = only(findings(incomplete_fixed_row, without(complete, "sectors[welfare]")))
    assert (row.at, row.level) == ("sectors[welfare].status", "error")
    assert "「各部門の連携状況」、「強み・課題等」" in row.message
    cell = only(findings(incomplete_fixed_row, example({"sectors[welfare].remarks": ""}, complete)))
    assert (cell.at, cell.level) == ("sectors[welfare].remarks", "warning")


def test_rows_under_one_heading_are_one_finding(complete: Submission) -> None:
    """All blank rows under a heading are one finding that lists them."""
    found = only(findings(incomplete_fixed_row, without(complete, "profile[discharge_rate")))
    assert found.message == (
        "1 基礎情報「退院率」: 「入院後3か月時点」、「入院後6か月時点」、「入院後1年時点」が記入されていません"
    )
    assert [one.quote for one in found.evidence] == [
        *("", "", ""),
        *("退院率 入院後3か月時点", "退院率 入院後6か月時点", "退院率 入院後1年時点"),
    ]


def test_a_date_is_wanted_only_beside_a_figure(complete: Submission) -> None:
    """Without any figure under a heading its date is not asked for; with one, it is, once."""
    figures = {at: Cell(absent=Absent.NOT_PUBLISHED) for at in complete.cells if "[discharge_rate" in at}
    assert not findings(incomplete_fixed_row, example(figures, complete))
    dated = only(findings(incomplete_fixed_row, example({"profile[discharge_rate_3_months].as_of": ""}, complete)))
    assert (dated.at, dated.level) == ("profile[discharge_rate_3_months].as_of", "warning")


def test_kinds_decide_what_is_asked(complete: Submission) -> None:
    """A city need not give the discharge rates of a prefecture, but its population."""
    city = of_kind(complete, "core_city")
    assert not findings(incomplete_fixed_row, without(city, "profile[discharge_rate"))
    assert findings(incomplete_fixed_row, without(city, "profile[population]"))


def test_unanswered_choice(complete: Submission) -> None:
    """A choice wants one mark: 有・無 as printed, no mark, two marks and other words are asked about."""
    at = "profile[forums_prefecture].choice"
    assert_findings(
        unanswered_choice,
        base=complete,
        clean=[
            complete,
            {at: "無"},
            {at: "○有・無"},
            {at: "有・（無）"},
            {at: "☑有　□無"},
            {at: "有り"},
            {at: Cell(absent=Absent.NOT_APPLICABLE)},
        ],
        dirty=[
            ({at: "有・無"}, "有・無"),
            ({at: "有 ・ 無"}, "有 ・ 無"),
            ({at: "□有 □無"}, "□有 □無"),
            ({at: "(有)・(無)"}, "(有)・(無)"),
            ({at: "検討中"}, "検討中"),
            ({at: ""}, ""),
        ],
    )


def test_a_choice_that_another_cell_answers_is_not_asked(complete: Submission) -> None:
    """Words for no figure in the row's figure, its note or the choice itself answer the choice, and the date too."""
    row = "profile[forums_prefecture]"
    for given in (
        {"choice": "", "value": "－（県が回答）"},
        {"choice": "有・無", "value": "対象外（都が記載）"},
        {"choice": "", "value": "〃"},
        {"choice": "―（回答対象外）", "value": ""},
        {"choice": "", "value": "", "note": "該当なし"},
    ):
        submission = example({f"{row}.{column}": text for column, text in given.items()}, complete)
        assert not findings(unanswered_choice, submission)
        assert not findings(incomplete_fixed_row, submission)
    for given in ({"choice": "", "value": "－"}, {"choice": "有・無", "value": "1"}):
        submission = example({f"{row}.{column}": text for column, text in given.items()}, complete)
        assert len(findings(unanswered_choice, submission)) == 1
    silent = example({"profile[population].value": "非公表", "profile[population].as_of": ""}, complete)
    assert not findings(incomplete_fixed_row, silent)


def test_parts_of_a_total_of_nothing_are_told_once(complete: Submission) -> None:
    """Blank parts of a total of 0 are zero_total's, with the parts of those parts; the total's other cells are not."""
    ages = ("inpatients_1_year_or_more_under_65", "inpatients_1_year_or_more_65_and_over")
    parts = ("inpatients_under_3_months", "inpatients_3_months_to_1_year", "inpatients_1_year_or_more", *ages)
    blank = {f"profile[{part}].value": "" for part in parts}
    empty = example({"profile[inpatients].value": "0", **blank}, complete)
    assert [e.at for e in only(findings(zero_total, empty)).evidence][1:] == list(blank)
    assert not findings(incomplete_fixed_row, empty)
    assert len(findings(incomplete_fixed_row, example({"profile[inpatients].value": "2,790", **blank}, complete))) == 1


def test_blank_choices_under_one_heading_are_one_finding(complete: Submission) -> None:
    """Blank choices of neighbouring rows are one finding, for a body that must answer and for one that need not."""
    blanks = {"profile[forums_prefecture].choice": "", "profile[forums_welfare_area].choice": ""}
    found = only(findings(unanswered_choice, example(blanks, of_kind(complete, "core_city"))))
    assert found.level == "warning"
    assert "「都道府県」「障害保健福祉圏域」の有・無が選ばれていません" in found.message
    assert "該当なし" in found.hint


def test_rows_with_one_cause_are_told_together(complete: Submission) -> None:
    """Three blank rows, or three missing dates, of one table are one finding; fewer are told one by one."""
    rows = ("population", "psychiatric_hospitals", "psychiatric_beds", "public_health_centres")
    dates = example({f"profile[{row}].as_of": "" for row in rows}, complete)
    blank = example({f"profile[{row}].{cell}": "" for row in rows for cell in ("as_of", "value")}, complete)
    for submission, level in ((dates, "warning"), (blank, "error")):
        found = only(findings(incomplete_fixed_row, submission))
        assert found.level == level
        assert all(f"profile[{row}]" in " ".join(e.at for e in found.evidence) for row in rows)
    two = example({f"profile[{row}].as_of": "" for row in rows[:2]}, complete)
    assert len(findings(incomplete_fixed_row, two)) == 2


def test_choices_without_a_mark_are_told_once_a_heading(complete: Submission) -> None:
    """有・無 left as printed in several rows under one heading is one finding."""
    rows = ("forums_prefecture", "forums_welfare_area")
    given = example({f"profile[{row}].choice": "有・無" for row in rows}, complete)
    found = only(findings(unanswered_choice, given))
    assert [one.quote for one in found.evidence] == ["有・無", "有・無"]


def test_a_row_is_known_by_the_words_beside_what_is_blank(complete: Submission) -> None:
    """The words that stand in the row of a blank cell are quoted, or its label where there are none."""
    words = complete.text("sectors[medical].status")
    found = only(findings(incomplete_fixed_row, without(complete, "sectors[medical].remarks")))
    assert [(one.at, one.quote) for one in found.evidence] == [
        ("sectors[medical].remarks", ""),
        ("sectors[medical].status", words.split("\n")[0][:40]),
    ]


def test_a_note_answers_a_choice(complete: Submission) -> None:
    """該当なし in the note of a row says why nothing is chosen in it."""
    assert_findings(
        unanswered_choice,
        base=complete,
        clean=[
            {"profile[forums_prefecture].choice": "", "profile[forums_prefecture].note": "該当なし"},
            {"profile[forums_prefecture].choice": "", "profile[forums_prefecture].note": "対象外（市のため）"},
        ],
        dirty=[{"profile[forums_prefecture].choice": "", "profile[forums_prefecture].note": "確認中の資料による"}],
    )


def test_figures_that_need_not_be_given_want_their_date_where_the_others_have_one(complete: Submission) -> None:
    """A figure of a 中核市 without date and source stands out beside dated ones; its note may hold either."""
    city = of_kind(complete, "core_city")
    for row in ("discharge_rate_3_months", "inpatients"):
        bare = {f"profile[{row}].as_of": "", f"profile[{row}].note": ""}
        found = only(findings(incomplete_fixed_row, example(bare, city)))
        assert (found.at, found.level) == (f"profile[{row}].as_of", "warning")
        for note in ("630調査による", "R5年6月30日"):
            assert not findings(incomplete_fixed_row, example({**bare, f"profile[{row}].note": note}, city))
    none = {f"profile[{r.id}].value": "―" for r in city.form.table("profile").rows if r.group == "退院率"}
    assert not findings(incomplete_fixed_row, example({**none, "profile[discharge_rate_3_months].as_of": ""}, city))
    assert findings(incomplete_fixed_row, example({"profile[population].as_of": "時点不明"}, city))


def test_a_dash_answers_a_choice_that_need_not_be_answered(complete: Submission) -> None:
    """－ is 該当なし where the kind of body has no such thing; where it must answer, it is none."""
    dash = {"profile[forums_prefecture].choice": "－", "profile[forums_prefecture].value": "市のため該当せず"}
    assert not findings(unanswered_choice, example(dash, of_kind(complete, "core_city")))
    assert findings(unanswered_choice, example({"profile[forums_prefecture].choice": "－"}, complete))
