"""T101, T102, T103, T105: what is asked and left blank."""

from ckwriter import checking
from ckwriter.beside import Unplaced
from ckwriter.checks.completeness.tables import blank_without_reason, incomplete_heading, incomplete_row, missing_part
from ckwriter.form import Form
from ckwriter.model import Absent, Cell, Finding, Municipality, Submission
from ckwriter.testing import assert_findings, example, findings


def without(submission: Submission, *parts: str) -> Submission:
    """Return a submission in which nothing stands in these fields, tables, rows or cells."""
    gone = {at: Cell() for at in submission.cells if at.startswith(parts)}
    return submission.with_cells(gone)


def of_kind(submission: Submission, kind: str) -> Submission:
    return submission.model_copy(update={"municipality": Municipality(name="みほん市", kind=kind)})


def only(found: list[Finding]) -> Finding:
    assert len(found) == 1, [f.message for f in found]
    return found[0]


def test_missing_part(complete: Submission) -> None:
    """A required field or table in which nothing stands is an error; optional ones and filled ones are not."""
    assert_findings(
        missing_part,
        base=complete,
        clean=[
            complete,
            {"headline": ""},
            {"other_matters": ""},
            {"strengths": Cell(absent=Absent.NOT_APPLICABLE)},
            {"forums[1].remarks": ""},
            {"sectors[health].remarks": ""},
        ],
        dirty=[
            ({"intro": ""}, ""),
            ({"strengths": " \n"}, ""),
            ({"small_steps": ""}, ""),
            without(complete, "goals"),
            without(complete, "sectors"),
            without(complete, "schedule["),
            without(complete, "profile"),
        ],
    )


def test_a_field_that_an_offices_page_lacks_is_a_note(complete: Submission) -> None:
    """Its title stands nowhere on the page: it may have been left out on purpose, while a blank below a title is not."""
    blank = without(complete, "small_steps", "strengths").model_copy(
        update={"searched": True, "untitled": ("small_steps",)}
    )
    levels = {one.at: one.level for one in findings(missing_part, blank)}
    assert levels == {"small_steps": "note", "strengths": "error"}


def test_missing_table_is_one_finding_at_the_table(complete: Submission) -> None:
    """A table without rows is one finding with the table's place, official section and no quote."""
    found = only(findings(missing_part, without(complete, "goals")))
    assert (found.at, found.section, found.level) == ("goals", "5", "error")
    assert found.message == "5 強みと課題 指標と目標値の表: 1行も記入されていません"
    assert [(e.at, e.section, e.quote) for e in found.evidence] == [("goals", "5", "")]


def test_the_hint_of_a_missing_field_is_the_forms_own(complete: Submission) -> None:
    """What goes into a blank field is said in the words of the form."""
    found = only(findings(missing_part, without(complete, "strengths")))
    assert found.hint == complete.form.part("strengths").hint  # type: ignore[union-attr]


def test_what_may_stand_in_a_diagram_is_a_note(complete: Submission) -> None:
    """Where a section holds text that fits no place, what is missing there is asked after, not accused of."""
    gone = without(complete, "bodies")

    def level(where: str, text: str) -> str:
        unplaced = (Unplaced(text=text, where=where),)
        drawn = gone.model_copy(update={"unplaced": unplaced})
        return only(checking.check(drawn, select=["T101", "T107"])).level

    diagram = (
        "保健所、精神科病院、相談支援事業所による圏域会議（年2回）を県の審議会が束ね、事例と課題を共有する体制の図"
    )
    assert level("2 取組概要", diagram) == "note"
    assert level("3 取組の経緯", diagram) == "error"
    assert level("2 取組概要", "体制図") == "error"


def test_too_few_rows(complete: Submission) -> None:
    """A free table with fewer filled rows than the form wants says how many it wants."""
    sections = complete.form.model_dump()
    next(p for s in sections["sections"] for p in s["parts"] if p["id"] == "goals")["min_rows"] = 2
    form = Form.model_validate(sections)
    found = only(findings(missing_part, complete.model_copy(update={"form": form})))
    assert (found.at, found.level) == ("goals", "error")
    assert "1行しかありません。2行以上" in found.message


def test_incomplete_row(complete: Submission) -> None:
    """A row that lacks a required cell is asked about; a dash counts as blank unless the row says why."""
    reason = {"goals[1].baseline": "－", "goals[1].expected": "今年度から始める事業のため、現状値はない。"}
    assert_findings(
        incomplete_row,
        base=complete,
        clean=[
            complete,
            reason,
            {"goals[1].baseline": Cell(absent=Absent.UNKNOWN)},
            {"goals[1].target": "手順書の完成"},
            {"offices[2].owner": "", "offices[2].owner_duties": ""},
            {"offices[1].partner": "住宅課（住み替えの相談、居住支援協議会）", "offices[1].partner_duties": ""},
            {"bodies[1].purpose": "", "bodies[1].member_count": ""},
            {"issues[1].role_others": ""},
            {"forums[1].remarks": ""},
        ],
        dirty=[
            ({"goals[1].baseline": "", "goals[1].expected": ""}, "①体験宿泊の利用者数"),
            ({"goals[1].baseline": "－"}, "－"),
            ({"goals[1].target": "ー"}, "ー"),
            ({"goals[1].target": "－", "goals[1].expected": "再び入院に至る理由が分かる。"}, "－"),
            {"offices[1].partner": "住宅課（本庁2階）", "offices[1].partner_duties": ""},
            ({"results[1].effect": ""}, ""),
            ({"forums[1].members": "", "forums[1].frequency": ""}, "北部圏域会議"),
            ({"offices[1].owner": ""}, ""),
            ({"schedule[1].detail": "\n"}, "R6年6月～R7年2月"),
            ({"issues[2].issue": "夜間の相談先がない", "issues[2].policy": ""}, "夜間の相談先がない"),
            ({"forums[3].name": "南部圏域会議"}, ""),
        ],
    )


def test_row_that_lacks_several_cells_is_one_finding(complete: Submission) -> None:
    """Several blank cells of a row are one finding at the row, which names the columns and quotes the row's name."""
    dirty = example({"goals[2].indicator": "②家族教室の参加者数", "goals[2].target": "実40人"}, complete)
    found = only(findings(incomplete_row, dirty))
    assert found.at == "goals[2]"
    assert found.level == "warning"
    assert found.message == (
        "5 強みと課題 指標と目標値の表 2行目: 「現状値（今年度当初）」「見込んでいる成果・効果」が記入されていません"
    )
    assert [(e.at, e.quote) for e in found.evidence] == [
        ("goals[2].baseline", ""),
        ("goals[2].expected", ""),
        ("goals[2].indicator", "②家族教室の参加者数"),
    ]


def test_one_missing_cell_is_found_at_the_cell(complete: Submission) -> None:
    """A single blank cell is the place of the finding, with the hint of its column."""
    found = only(findings(incomplete_row, example({"goals[1].baseline": ""}, complete)))
    assert found.at == "goals[1].baseline"
    assert "延・実" in found.hint


def test_fingerprint_of_a_row_survives_its_moving(complete: Submission) -> None:
    """The same gap keeps its fingerprint when its row moves, and another row's gap has another."""
    row = {"indicator": "②家族教室の参加者数", "baseline": "実35人", "target": "実40人"}
    second = example({f"goals[2].{c}": t for c, t in row.items()}, complete)
    third = example({**{f"goals[3].{c}": t for c, t in row.items()}, "goals[2].indicator": "③別の指標"}, complete)
    before = only(findings(incomplete_row, second))
    other, after = findings(incomplete_row, third)
    assert before.fingerprint == after.fingerprint != other.fingerprint


def test_blank_row_between_filled_ones(complete: Submission) -> None:
    """A row in which nothing stands is one finding that offers to delete it."""
    found = only(findings(incomplete_row, example({"history[4].period": "R4", "history[4].text": "再開"}, complete)))
    assert found.at == "history[3]"
    assert "この行は空です" in found.message


def test_incomplete_heading(complete: Submission) -> None:
    """Under one heading of columns (the roles) each cell is wanted, whatever else the row lacks."""
    assert_findings(
        incomplete_heading,
        base=complete,
        clean=[
            complete,
            {"issues[1].policy": ""},
            {"issues[1].role_others": Cell(absent=Absent.NOT_APPLICABLE)},
            {"issues[1].role_others": "－", "issues[1].policy": "行政内部の事務のため、関係機関の役割は定めない"},
            {"goals[1].baseline": ""},
            without(complete, "issues"),
        ],
        dirty=[
            ({"issues[1].role_others": ""}, "保証人のいない人の住まいが見つからない"),
            ({"issues[1].role_medical": "", "issues[1].role_welfare": ""}, ""),
            ({"issues[1].role_government": "—"}, "—"),
            ({"issues[2].issue": "通院の足がない"}, "通院の足がない"),
            ({"issues[1].role_welfare": "　"}, ""),
        ],
    )


def test_roles_that_are_missing_are_one_finding(complete: Submission) -> None:
    """The blank cells under one heading are listed together under that heading."""
    dirty = example({"issues[1].role_medical": "", "issues[1].role_others": ""}, complete)
    found = only(findings(incomplete_heading, dirty))
    assert found.at == "issues[1]"
    assert (
        "「課題・方針に対する役割（取組）」のうち「医療」「その他関係機関・住民等」が記入されていません"
        in found.message
    )


def test_blank_without_reason(complete: Submission) -> None:
    """Cells that a body need not fill are at most noted while blank; a reason satisfies."""
    city = of_kind(complete, "core_city")
    no_rates = without(city, "profile[discharge_rate")
    told = {
        "profile[discharge_rate_3_months].value": "－",
        "profile[discharge_rate_3_months].note": "公表が県単位のため",
    }
    not_published = {at: Cell(absent=Absent.NOT_PUBLISHED) for at in city.cells if "[discharge_rate" in at}
    assert_findings(
        blank_without_reason,
        base=city,
        clean=[
            city,
            not_published,
            {"profile[forums_prefecture].choice": ""},
            {"bodies[1].purpose": Cell(absent=Absent.UNKNOWN)},
            {"profile[discharge_rate_3_months].as_of": ""},
            {"profile[population].note": ""},
            {"bodies[1].purpose": ""},
            {"bodies[2].name": "圏域会議", "bodies[2].purpose": "事例の検討"},
            example(told, no_rates),
            example({"profile[discharge_rate_3_months].value": "公表なし（県の値のみ）"}, no_rates),
        ],
        dirty=[
            example({"profile[discharge_rate_3_months].note": "入院した月から数える"}, no_rates),
            without(city, "profile[discharge_rate"),
            without(city, "profile[inpatients"),
            {"profile[inpatients_under_3_months].value": "－"},
            {"profile[inpatients_3_months_to_1_year].value": ""},
            {"profile[discharge_rate_1_year].value": ""},
        ],
    )


def test_blank_parts_of_a_total_of_zero_are_said_once(complete: Submission) -> None:
    """Where a total reads 0 beside blank parts, the error about the total says it all."""
    city = without(of_kind(complete, "core_city"), "profile[inpatients")
    zero = example({"profile[inpatients].value": "0", "profile[inpatients].as_of": "R6年6月30日"}, city)
    assert [f.code for f in checking.check(zero, select=["S", "T"])] == ["T203"]


def test_blank_rows_under_one_heading_are_one_note(complete: Submission) -> None:
    """A whole group of rows left blank, which the body need not fill, is one note with all its places."""
    city = without(of_kind(complete, "special_ward"), "profile[inpatients")
    found = only(findings(blank_without_reason, city))
    assert found.level == "note"
    assert found.message.startswith("1 基礎情報「入院精神障害者数」: 6か所が空欄です")
    assert [one.quote for one in found.evidence][:7] == [*[""] * 6, "入院精神障害者数 合計"]
    assert "未公表" in found.hint


def test_the_same_blank_is_an_error_for_a_body_that_must_answer(complete: Submission) -> None:
    """What is a note for a 中核市 is an error for a 県, and never both."""
    blank = without(complete, "profile[discharge_rate")
    assert [(f.code, f.level) for f in checking.check(blank, select=["S", "T"])] == [("T104", "error")]
    city = without(of_kind(complete, "core_city"), "profile[discharge_rate")
    assert [(f.code, f.level) for f in checking.check(city, select=["S", "T"])] == [("T105", "note")]


def test_a_table_that_holds_only_what_the_form_prints_is_one_error(complete: Submission) -> None:
    """R●年●月 and 有・無 as printed fill no table: one error says that it is blank."""
    gone = without(complete, "profile[")
    printed = {f"profile[{row}].as_of": "R●年●月" for row in ("population", "inpatients", "public_health_centres")}
    blank = example({**printed, "profile[forums_prefecture].choice": "有・無"}, gone)
    assert [(f.code, f.at) for f in checking.check(blank, select=["T"])] == [("T101", "profile")]


def test_a_mark_left_in_several_rows_is_one_error(complete: Submission) -> None:
    """One finding for the same mark in rows of a table that the form prints, with each place."""
    given = example({f"profile[{row}].as_of": "R●年●月" for row in ("population", "inpatients")}, complete)
    (found,) = checking.check(given, select=["T201"])
    assert [one.at for one in found.evidence] == ["profile[population].as_of", "profile[inpatients].as_of"]


def test_an_office_with_its_partners_in_the_rows_below_is_complete(complete: Submission) -> None:
    """A row that names only the office in charge goes on in the rows of its partners."""
    blank = {"offices[1].partner": "", "offices[1].partner_duties": ""}
    below = {"offices[2].partner": "住宅課", "offices[2].partner_duties": "市営住宅の管理"}
    above = {"offices[1].owner": "保健予防課", "offices[1].owner_duties": "協議の場の運営"}
    empty = {"offices[2].owner": "", "offices[2].owner_duties": ""}
    assert_findings(
        incomplete_row,
        base=complete,
        clean=[{**above, **blank, **below, **empty}],
        dirty=[{**above, **blank, **dict.fromkeys((*below, *empty), "")}],
    )


def test_what_is_still_to_be_decided_fills_no_cell(complete: Submission) -> None:
    """未定 and 検討中 alone are a gap, unless the row says why."""
    assert_findings(
        incomplete_row,
        base=complete,
        clean=[
            {"goals[1].target": "未定", "goals[1].expected": "新規の事業のため、目標は初回の結果を見て決める。"},
            {"goals[1].target": "検討会の設置"},
        ],
        dirty=[({"goals[1].target": "未定"}, "未定"), ({"goals[1].target": "今後検討"}, "今後検討")],
    )
    assert findings(incomplete_heading, example({"issues[1].role_medical": "・検討中"}, complete))
    assert not findings(incomplete_heading, example({"issues[1].role_medical": "・検討中の様式への助言"}, complete))


def test_meetings_told_in_running_text_stand_for_their_table(complete: Submission) -> None:
    """A table of meetings that is blank is a note where running text beside it says how often they meet."""
    bare = without(complete, "bodies[")
    told = bare.with_cells(
        {"programmes[1].description": Cell(text="市全体では、みほん市こころの連絡会議を年2回開いている。")}
    )
    untold = bare.with_cells({"programmes[1].description": Cell(text="市全体で、訪問と相談を続けている。")})
    assert [one.level for one in findings(missing_part, told) if one.at == "bodies"] == ["note"]
    assert [one.level for one in findings(missing_part, untold) if one.at == "bodies"] == ["error"]
