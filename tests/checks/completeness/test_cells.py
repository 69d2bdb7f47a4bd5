"""T2: placeholders, spreadsheet errors, figures, months and codes in cells."""

import pytest

from ckwriter.beside import Unplaced
from ckwriter.checks.completeness.cells import (
    check_digit,
    figure,
    months_of_period,
    municipality_code,
    placeholder,
    spreadsheet_error,
    zero_total,
)
from ckwriter.checks.completeness.rows import incomplete_fixed_row
from ckwriter.model import Absent, Cell, Municipality, Submission
from ckwriter.testing import assert_findings, example, findings
from tests.checks.completeness.test_tables import only


def test_placeholder(complete: Submission) -> None:
    """Placeholders are errors wherever they stand; the marks of a choice and the form's printed notes are none."""
    assert_findings(
        placeholder,
        base=complete,
        clean=[
            complete,
            {"profile[forums_prefecture].choice": "○有・無"},
            {"activities": "●訪問支援\n●居住支援"},
            {"other_matters": complete.form.part("other_matters").note},  # type: ignore[union-attr]
            {"goals[1].target": "二〇件"},
            {"history[1].period": "令和元年度～"},
            {"forums[1].remarks": Cell(absent=Absent.NOT_APPLICABLE)},
        ],
        dirty=[
            ({"profile[inpatients].as_of": "R●年●月"}, "R●年●月"),
            ({"forums[1].frequency": "年○回"}, "○回"),
            ({"offices[1].owner": "○○部○○課"}, "○○"),
            ({"schedule[1].period": "令和6年●月～"}, "令和6年●月"),
            ({"strengths": "（ここに記入）"}, "（ここに記入）"),
            ({"municipality": "●●県"}, "●●"),
        ],
    )


def test_placeholders_of_a_cell_are_one_finding(complete: Submission) -> None:
    """A cell with several placeholders is one error that quotes each."""
    found = only(findings(placeholder, example({"forums[1].members": "○○病院、△△事業所"}, complete)))
    assert found.level == "error"
    assert [e.quote for e in found.evidence] == ["○○", "△△"]
    assert found.message == "7 協議の場 1行目「協議の場の構成員」: 「○○」「△△」が残っています"


def test_spreadsheet_error(complete: Submission) -> None:
    """What a spreadsheet shows in place of a figure is an error; # in other use is not."""
    at = "profile[inpatients_under_3_months].share"
    assert_findings(
        spreadsheet_error,
        base=complete,
        clean=[
            complete,
            {"strengths": "相談は#7119でも受け付ける"},
            {"strengths": "SNSで「#こころの健康」を発信"},
            {"strengths": "### 特徴\n保健師の配置"},
            {at: "0.0"},
            {"goals[1].baseline": "N/A"},
            {"goals[1].baseline": "=（前年と同じ）"},
            {"strengths": "病院＝地域の連携"},
        ],
        dirty=[
            ({at: "#DIV/0!"}, "#DIV/0!"),
            ({at: "＃ＤＩＶ／０！"}, "＃ＤＩＶ／０！"),
            ({at: "#REF!"}, "#REF!"),
            ({"profile[population].value": "#####"}, "#####"),
            ({"profile[population].value": "##"}, "##"),
            ({"results[1].result": "計 #VALUE! 回"}, "#VALUE!"),
            ({"goals[1].baseline": "#N/A"}, "#N/A"),
            ({"goals[1].target": "#name?"}, "#name?"),
            ({"goals[1].target": "Err:502"}, "Err:502"),
            ({"profile[population].value": "=SUM(C4:C9)"}, "=SUM(C4:C9)"),
            ({"forums[1].frequency": '=A4&"回"'}, '=A4&"回"'),
            ({"results[1].result": "=別表!$B$3"}, "=別表!$B$3"),
        ],
    )


def test_errors_under_one_heading_are_one_finding(complete: Submission) -> None:
    """One broken sum shows in several rows under a heading: one finding, which quotes each."""
    rows = ["inpatients_under_3_months", "inpatients_3_months_to_1_year", "inpatients_1_year_or_more"]
    found = only(findings(spreadsheet_error, example({f"profile[{r}].share": "#DIV/0!" for r in rows}, complete)))
    assert [e.at for e in found.evidence] == [f"profile[{r}].share" for r in rows]
    assert "（ほか2か所）" in found.message


def test_an_error_that_was_not_placed_is_found(complete: Submission) -> None:
    """An error among the texts without a place is quoted with the words before it in its row."""
    lost = [Unplaced(text=text, where="1 基礎情報の表の9行目") for text in ("1年以上の構成割合", "#DIV/0!", "％")]
    found = only(findings(spreadsheet_error, complete.model_copy(update={"unplaced": tuple(lost)})))
    assert [(one.at, one.quote) for one in found.evidence] == [
        ("unplaced[2]", "#DIV/0!"),
        ("unplaced[1]", "1年以上の構成割合"),
    ]
    assert "ほか" not in found.message


def test_zero_total(complete: Submission) -> None:
    """A total of 0 is an error while its parts are blank or no figures; zero of known parts is zero."""
    total = "profile[inpatients].value"
    parts = [f"profile[inpatients_{p}].value" for p in ("under_3_months", "3_months_to_1_year", "1_year_or_more")]
    zeros = {total: "0", **dict.fromkeys(parts, "0")}
    assert_findings(
        zero_total,
        base=complete,
        clean=[
            complete,
            zeros,
            {total: "", **dict.fromkeys(parts, "")},
            {total: Cell(absent=Absent.NOT_PUBLISHED), **dict.fromkeys(parts, "")},
            {total: "2,790", **dict.fromkeys(parts, "")},
            {total: "0", **dict.fromkeys(parts, Cell(absent=Absent.NOT_APPLICABLE))},
            {total: "0", **dict.fromkeys(parts, "－")},
        ],
        dirty=[
            ({total: "0", **dict.fromkeys(parts, "")}, "0"),
            ({total: "０", **dict.fromkeys(parts, "")}, "０"),
            ({total: "0人", **dict.fromkeys(parts, "")}, "0人"),
            ({total: "0", **dict.fromkeys(parts, "#DIV/0!")}, "#DIV/0!"),
            ({total: "0", **dict.fromkeys(parts, "●")}, "●"),
            ({total: "0", **dict.fromkeys(parts, "―（市単位の値は非公表）")}, "0"),
            ({**zeros, parts[1]: ""}, "0"),
        ],
    )


def test_figure(complete: Submission) -> None:
    """A cell for a figure holds one number, in whatever digits, and nothing beside it."""
    at = "profile[council_frequency].value"
    assert_findings(
        figure,
        base=complete,
        clean=[
            complete,
            {at: "１２"},
            {"profile[inpatients].value": "未公表（都道府県単位のみ公表）"},
            {"profile[inpatients].value": "該当なし（同上）"},
            {at: "0"},
            {"profile[population].value": "1067432"},
            {"profile[population].value": "106万7,432"},
            {"profile[inpatients].value": "2,449.2"},
            {"profile[discharge_rate_1_year].value": "８８．９"},
            {at: Cell(absent=Absent.UNKNOWN)},
            {at: "#DIV/0!"},
            {at: "●"},
            {at: "－"},
            {at: "集計中"},
            {"goals[1].baseline": "実施に向けた検討"},
        ],
        dirty=[
            ({at: "10回 (精神部会・分科会)"}, "10回 (精神部会・分科会)"),
            ({"profile[population].value": "1,067,432人"}, "1,067,432人"),
            ({"profile[psychiatric_beds].value": "約3,500"}, "約3,500"),
            ({at: "2～3"}, "2～3"),
            ({at: "全体会2回、部会4回"}, "全体会2回、部会4回"),
            ({at: "確認でき次第記入"}, "確認でき次第記入"),
            ({at: "なし"}, "なし"),
            ({"profile[inpatients].value": "－（19.0%）"}, "－（19.0%）"),
            ({"profile[inpatients].value": "未公表 都道府県単位のみ公表"}, "未公表 都道府県単位のみ公表"),
            ({"profile[public_health_centres].value": "8か所"}, "8か所"),
            ({"profile[discharge_rate_1_year].value": "88.9%"}, "88.9%"),
            ({"profile[forums_municipality].denominator": "25市町村"}, "25市町村"),
        ],
    )


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("10回 (精神部会・分科会)", "この欄は「10」だけにし、「(精神部会・分科会)」は「備考」へ移してください。"),
        ("6回", "この欄は「6」だけにしてください。"),
        ("未公表、県単位", "この欄は「未公表」だけにし、説明は「備考」へ移してください。"),
    ],
)
def test_the_hint_says_what_goes_where(complete: Submission, text: str, hint: str) -> None:
    """The hint splits the text into what stays and what goes to the note beside it."""
    found = only(findings(figure, example({"profile[council_frequency].value": text}, complete)))
    assert (found.level, found.hint) == ("warning", hint)


@pytest.mark.parametrize(
    "text",
    [
        "―（同上）",
        "－（県が回答）",
        "－ ※県全体の値のみ公表",
        "－（※2）",
        "公表なし（県単位の数値のみのため）",
        "公表データなし",
        "市町村別の集計なし",
        "対象外（都が記載）",
        "回答対象外のため",
        "（県が回答）",
        "県が回答",
        "同上",
        "〃",
        "記載不要",
        "非公表",
        "算出困難",
        "把握していない",
        "未集計（R7年3月公表予定）",
        "市のため該当せず",
        "区のため対象外",
        "本市は該当なし",
    ],
)
def test_words_for_no_figure_are_an_answer(complete: Submission, text: str) -> None:
    """A figure's cell that says, in whatever words, that there is no figure is not asked about."""
    at = "profile[discharge_rate_1_year].value"
    assert not findings(figure, example({at: text}, complete))
    assert not findings(incomplete_fixed_row, example({at: text}, complete))


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("4（県3、市1）", "note"),
        ("4（県3、市2）", "warning"),
        ("2（全体会）", "note"),
        ("2 (定例)", "note"),
        ("2回（全体会）", "warning"),
        ("6（うち1回は書面）", "warning"),
    ],
)
def test_a_remark_in_brackets_alone_is_a_note(complete: Submission, text: str, level: str) -> None:
    """2（全体会） says its figure; with a unit, or a second figure in its remark, it is asked to say just one."""
    assert only(findings(figure, example({"profile[council_frequency].value": text}, complete))).level == level


def test_figures_with_one_fault_are_one_finding(complete: Submission) -> None:
    """Cells of one table with which the same is the matter are told together, and each is quoted."""
    rows = ["discharge_rate_3_months", "discharge_rate_6_months", "discharge_rate_1_year"]
    given = {f"profile[{row}].value": "県に照会" for row in rows} | {"profile[public_health_centres].value": "8か所"}
    together, unit = findings(figure, example(given, complete))
    assert [e.at for e in together.evidence] == [f"profile[{row}].value" for row in rows]
    assert "（ほか2か所）" in together.message
    assert [e.quote for e in unit.evidence] == ["8か所"]


def test_months_of_period(complete: Submission) -> None:
    """A period that must name months is asked about when it names a year alone; periods elsewhere are not."""
    at = "schedule[1].period"
    assert_findings(
        months_of_period,
        base=complete,
        clean=[
            complete,
            {at: "R6.10～R7.2"},
            {at: "10～12月"},
            {at: "令和6年度第3四半期"},
            {at: "通年"},
            {at: "R6年度末"},
            {at: "２０２４／１０"},
            {at: "夏頃"},
            {"history[1].period": "R6年度"},
        ],
        dirty=[
            ({at: "R6年度"}, "R6年度"),
            ({at: "令和6年度中"}, "令和6年度中"),
            ({at: "今年度"}, "今年度"),
            ({at: "2024～2025年"}, "2024～2025年"),
            ({at: "未定"}, "未定"),
        ],
    )


def test_half_a_year_alone_is_a_note() -> None:
    """年度の後半 leaves the month open; with months beside it, or behind a month, it does not."""
    for text in ("年度の後半を予定", "R7年度下半期に1回", "上期"):
        (one,) = findings(months_of_period, example({"schedule[1].period": text}, "nimo-r6"))
        assert (one.level, one.evidence[0].quote) == ("note", text)
    for text in ("下半期（10月～）", "5月後半", "R6年4月～年度後半", "年2回（前期・後期）"):
        assert not findings(months_of_period, example({"schedule[1].period": text}, "nimo-r6"))


@pytest.mark.parametrize("code", ["011002", "130001", "012076", "332020", "431001", "070009"])
def test_check_digit(code: str) -> None:
    """The check digit of published codes is computed."""
    assert check_digit(code[:5]) == code[5]


def with_code(submission: Submission, code: str) -> Submission:
    body = Municipality(name="みほん県", kind="prefecture", code=code)
    return submission.model_copy(update={"municipality": body})


def test_municipality_code(complete: Submission) -> None:
    """A code of six digits with the right check digit passes, in any width; none at all is not asked for."""
    codes = {
        True: ["", "070009", "０７０００９", " 332020 ", "011002"],
        False: ["070008", "07000", "7000", "33202０1", "みほん", "332021"],
    }
    assert_findings(
        municipality_code,
        base=complete,
        clean=[with_code(complete, code) for code in codes[True]],
        dirty=[with_code(complete, code) for code in codes[False]],
    )
    assert "「070009」" in only(findings(municipality_code, with_code(complete, "070008"))).hint
    assert "「070009」" in only(findings(municipality_code, with_code(complete, "07000"))).hint


def test_units_in_another_layout_are_noted_only(complete: Submission) -> None:
    """A page that was searched may print no unit beside the cell, and no cell for the share; rounded figures are asked."""
    page = complete.model_copy(update={"searched": True})
    cells = {"profile[population].value": "1,067,432人", "profile[inpatients_1_year_or_more].value": "1,812（64.9％）"}
    assert [f.level for f in findings(figure, example(cells, complete))] == ["warning", "warning"]
    assert [f.level for f in findings(figure, example(cells, page))] == ["note"]
    rounded = {"profile[population].value": "106.7万人"}
    assert [f.level for f in findings(figure, example(rounded, page))] == ["warning"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("1市町村※特別区", "note"),
        ("1か所※中央保健所。健康相談所は支所に当たる", "note"),
        ("6 ※うち1は分院", "note"),
        ("383,904人※外国人を含む", "note"),
        ("12※休止中を除く", "note"),
        ("およそ6か所※休止中を含む", "warning"),
        ("※集計中のため概数", "warning"),
        ("6か所※県2か所、市3か所の計", "warning"),
        ("5か所※県2か所、市3か所の計", "note"),
    ],
)
def test_a_remark_behind_a_mark_is_a_note(complete: Submission, text: str, level: str) -> None:
    """One clear figure with a remark behind ※ can be read."""
    found = only(findings(figure, example({"profile[public_health_centres].value": text}, complete)))
    assert found.level == level


def test_shares_of_a_total_of_nothing_are_its_own() -> None:
    """One finding for a total of 0 of blanks and the errors that its shares show; others are told by themselves."""
    nothing = {"profile[inpatients].value": "0", "profile[inpatients_under_3_months].share": "#DIV/0!"}
    both = example({**nothing, "profile[population].value": "#REF!"}, "nimo-r6")
    assert [one.quote for one in findings(zero_total, both)[0].evidence][-1] == "#DIV/0!"
    assert [one.evidence[0].quote for one in findings(spreadsheet_error, both)] == ["#REF!"]


def test_times_left_open_in_a_row_without_place() -> None:
    """A row of the calendar that no place took still has to say in which month; its other cells are no times."""
    said = [
        "準備が整い次第",
        "令和6年度",
        "随時",
        "日程調整中",
        "年度内",
        "R6年9月",
        "家主向け説明会を随時開く",
        "随時訪問",
        "R6年度中に１回",
    ]
    lost = tuple(Unplaced(text=text, where=f"8 スケジュールの表の{row}行目") for row, text in enumerate(said, 4))
    base = example({}, "nimo-r6").model_copy(update={"unplaced": lost})
    assert [one.evidence[0].quote for one in findings(months_of_period, base)] == [*said[:5], said[-1]]
