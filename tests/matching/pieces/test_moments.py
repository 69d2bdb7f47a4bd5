"""The moment that a figure is about, wherever it stands: among remarks, before the figure, in a bracket with more."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Block, Blocks, Heading
from ckwriter.form import Form
from ckwriter.model import Absent
from tests.test_matching import grid, texts


def profile(form: Form, *blocks: Block) -> dict[str, str]:
    """Return what was read of the figures; nothing is left over."""
    found = matching.submission(Blocks((Heading("1 基礎情報"), *blocks)), form, "test.docx")
    assert found.unplaced == ()
    return {at.removeprefix("profile"): text for at, text in texts(found).items()}


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("Ｒ６年４月", "Ｒ６年４月"), ("Ｒ６．４", "Ｒ６．４"), ("R6.9末", "R6.9末"), ("令和６年４月１日現在", "令和６年４月１日"),
        ("Ｒ６年度", "Ｒ６年度"), ("（2024年4月時点）", "2024年4月"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", [True, False])
def test_cells_without_titles_are_told_apart_by_what_they_hold(
    form: Form, date: str, said: str, *, before: bool
) -> None:
    """A date is a date before the figure as well as behind it, in letters of any width."""
    rows = [["保健所数", date, "3か所"], ["人口", date, "81,204人"]]
    found = profile(form, grid(rows if before else [[label, figure, when] for label, when, figure in rows]))
    assert found == {
        "[public_health_centres].as_of": said, "[public_health_centres].value": "3", "[population].as_of": said,
        "[population].value": "81,204",
    }  # fmt: skip


def test_a_bare_number_is_no_date(form: Form) -> None:
    """As many beds as a year has: 2024."""
    found = profile(form, grid([["項目", "値"], ["保健所数", "3"], ["精神科病床数", "2024"]]))
    assert found == {"[public_health_centres].value": "3", "[psychiatric_beds].value": "2024"}


def test_a_dash_for_the_date_is_no_answer(form: Form) -> None:
    """The answer stands behind it; where a reason stands behind it, the dash is the answer."""
    rows = [
        ["精神科病床数", "―", "530床"], ["入院精神障害者数", "―", "県が市町村別の数を公表しないため記載できない"],
        ["協議の場の設置状況　都道府県", "―", "該当なし"], ["協議の場の設置状況　障害保健福祉圏域", "―", "該当なし（市のため）"],
    ]  # fmt: skip
    assert profile(form, grid(rows)) == {
        "[psychiatric_beds].as_of": "―", "[psychiatric_beds].value": "530", "[inpatients].value": "―",
        "[inpatients].note": "県が市町村別の数を公表しないため記載できない", "[forums_prefecture].as_of": "―",
        "[forums_prefecture].choice": Absent.NOT_APPLICABLE.title, "[forums_welfare_area].choice": "該当なし（市のため）",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("remark", "date", "rest"),
    [
        ("R5年10月時点", "R5年10月", ""), ("令和5年10月1日・推計人口", "令和5年10月1日", "推計人口"),
        ("R5年度。全体会1回、作業部会2回", "R5年度", "全体会1回、作業部会2回"), ("R5年10月　推計人口", "R5年10月", "推計人口"),
        ("R5年10月時点、支所に住む人を含む", "R5年10月", "支所に住む人を含む"), ("推計人口、R5年10月時点", "R5年10月", "推計人口"),
        ("推計人口（R5年10月）", "R5年10月", "推計人口"), ("R5.10（推計人口）", "R5.10", "推計人口"),
        ("推計人口（R5年10月時点、端数を含む）", "R5年10月", "推計人口（R5年10月時点、端数を含む）"),
    ],
)  # fmt: skip
def test_a_date_among_remarks(form: Form, remark: str, date: str, rest: str) -> None:
    """It is the row's date where no column asks for one; what the remark says else stays a remark."""
    rows = [["項目", "内容", "備考"], ["保健所数", "3か所", ""], ["人口", "81,204人", remark]]
    found = profile(form, grid(rows))
    assert found["[population].value"] == "81,204"
    assert found["[population].as_of"] == date
    assert found.get("[population].note", "") == rest


@pytest.mark.parametrize(
    "remark",
    [
        "令和5年4月に1か所を廃止",
        "R5年4月　支所を1か所廃止した",
        "R5年度からR6年度まで休所",
        "令和4年度、令和5年度とも同じ",
        "R4年度・R5年度の平均",
    ],
)
def test_what_happened_then_is_no_date_of_the_figure(form: Form, remark: str) -> None:
    """A remark that tells of an event, or of several years, stays whole."""
    found = profile(form, grid([["項目", "値", "備考"], ["人口", "81,204人", ""], ["保健所数", "3か所", remark]]))
    assert found["[public_health_centres].note"] == remark
    assert "[public_health_centres].as_of" not in found


@pytest.mark.parametrize("figure", ["3か所（R5年10月時点、県調べ）", "3か所　（R5年10月・県調べ）"])
def test_a_figure_with_its_date_and_more_in_one_cell(form: Form, figure: str) -> None:
    """The figure, when, and whose count it is."""
    found = profile(form, grid([["保健所数", figure], ["人口", "81,204人"]]))
    assert found["[public_health_centres].value"] == "3"
    assert found["[public_health_centres].as_of"] == "R5年10月"
    assert found["[public_health_centres].note"] == "県調べ"


def test_a_date_beside_another_row_of_a_group(form: Form) -> None:
    """The first row of a group alone asks for the date: one beside another row is the group's, said again it is known."""
    rows = [
        ["項目", "数", "備考"], ["基幹相談支援センター", "1か所", ""], ["一般相談支援事業所", "9か所", "R5年10月"],
        ["特定相談支援事業所", "22か所", "R5年10月"],
    ]  # fmt: skip
    assert profile(form, grid(rows)) == {
        "[core_consultation_centres].as_of": "R5年10月", "[core_consultation_centres].value": "1",
        "[general_consultation_offices].value": "9", "[specified_consultation_offices].value": "22",
    }  # fmt: skip
    rows[1][2] = "R6年10月"
    assert profile(form, grid(rows))["[general_consultation_offices].note"] == "R5年10月"


@pytest.mark.parametrize(
    ("cell", "when", "note"),
    [
        ("R6年度　全体会の回数（部会は別に開く）", "R6年度", "全体会の回数（部会は別に開く）"),
        ("R6年10月1日\n住民基本台帳\n※外国人を含む", "R6年10月1日", "住民基本台帳\n※外国人を含む"),
        ("R6年10月推計", "R6年10月", "推計"), ("（令和6年10月1日住民基本台帳）", "令和6年10月1日", "住民基本台帳"),
        ("県統計（R6年10月）\n※岬地区を含む", "R6年10月", "県統計（R6年10月）\n※岬地区を含む"),
    ],
)  # fmt: skip
def test_a_moment_before_its_source_or_a_remark(form: Form, cell: str, when: str, note: str) -> None:
    """A space, a line end or nothing parts them; what a bracket adds of the remark is no event."""
    found = profile(form, grid([["項目", "値", "備考"], ["保健所数", "3", "R6年4月"], ["人口", "81,204", cell]]))
    assert (found["[population].as_of"], found["[population].note"]) == (when, note)


@pytest.mark.parametrize("cell", ["R6年4月に岬地区を分けた", "R6年度　岬地区を分けた（3地区）", "R6年4月　移転した"])
def test_an_event_is_a_remark_as_a_whole(form: Form, cell: str) -> None:
    """It tells what happened then, and not when it was counted."""
    found = profile(form, grid([["項目", "値", "備考"], ["保健所数", "3", "R6年4月"], ["人口", "81,204", cell]]))
    assert "[population].as_of" not in found


@pytest.mark.parametrize(
    "label",
    ["（自立支援）協議会の開催頻度（回／年）", "協議会の開催頻度（回/年度）", "協議会の開催頻度（単位：回／年）"],
)
def test_a_unit_in_a_bracket_is_no_moment(form: Form, label: str) -> None:
    """A year in it is how often is counted in."""
    found = profile(form, grid([["人口", "81,204人", "R6年4月"], [label, "4", "R6年度"]]))
    assert found["[council_frequency].as_of"] == "R6年度"
    assert found["[council_frequency].value"] == "4"


def test_the_moment_of_a_group_with_a_remark_in_another_row_of_it(form: Form) -> None:
    """The group asks for it once; what stands behind it is the row's."""
    rows = [["協議の場　都道府県", "該当なし", ""], ["協議の場　市町村", "有　1／1", "R6年10月　岬の会"]]
    found = profile(form, grid([["項目", "値", "備考"], ["人口", "81,204", "R6年4月"], *rows]))
    assert found["[forums_prefecture].as_of"] == "R6年10月"
    assert found["[forums_municipality].note"] == "岬の会"
