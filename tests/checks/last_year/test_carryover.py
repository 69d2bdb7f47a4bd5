"""Indicators from last year's table to this year's (C201, C202)."""

from ckwriter.checks.last_year.carryover import numbers_not_continuous, result_is_not_baseline
from ckwriter.testing import assert_findings, example, findings
from tests.checks.indicators.test_measures import goal, result
from tests.checks.last_year.test_previous import pair


def goals(*names: str) -> dict[str, str]:
    """Return goals of these names, each with a target."""
    cells: dict[str, str] = {}
    for row, name in enumerate(names, 1):
        cells |= goal(name, "2回", "3回", row)
    return cells


def results(*names: str) -> dict[str, str]:
    """Return results of these names."""
    cells: dict[str, str] = {}
    for row, name in enumerate(names, 1):
        cells |= result(name, "2回", "2回", row=row)
    return cells


def test_numbers_of_indicators_run_on() -> None:
    """①②③ without a gap, in whatever style; a table without numbers is left alone."""
    assert_findings(
        numbers_not_continuous,
        base="nimo-r6",
        clean=[
            goals("①住まい部会", "②ピア部会", "③家族教室"),
            goals("（１）住まい部会", "（２）ピア部会"),
            goals("1. 住まい部会", "2. ピア部会", "3. 家族教室"),
            goals("住まい部会", "ピア部会"),
            goals("②住まい部会"),
            {**results("①家族教室", "②相談会"), **goals("①家族教室", "②相談会", "③住まい部会")},
            goals("指標1：住まい部会", "指標2：ピア部会"),
            goals("24時間相談", "365日対応"),
            goals("【退院】①住まい部会", "②ピア部会", "【家族】①家族教室"),
            goals("①-1住まい部会", "①-2ピア部会"),
            {**goals("①住まい部会", "③ピア部会"), "strengths": "②は昨年度で終えたため、欠番とする。"},
            {**goals("①住まい部会", "③ピア部会"), "intro": "欠番は②である。"},
            goals("ア　住まい部会", "イ　ピア部会"),
            goals("アルコール相談", "ウォーキング教室"),
        ],
        dirty=[
            (goals("①住まい部会", "③ピア部会"), "③ピア部会"),
            {**goals("①住まい部会", "③ピア部会"), "strengths": "④は昨年度で終えたため、欠番とする。"},
            goals("①住まい部会", "②ピア部会", "②家族教室"),
            goals("(1)住まい部会", "(2)ピア部会", "(4)家族教室"),
            goals("①住まい部会", "ピア部会", "②家族教室"),
            goals("②住まい部会", "③ピア部会"),
            goals("①住まい部会", "③ピア部会", "②家族教室"),
            goals("ア　住まい部会", "ウ　ピア部会"),
            goals("指標一　住まい部会", "指標三　ピア部会"),
            goals("No.1 住まい部会", "No.3 ピア部会"),
            goals("A 住まい部会", "B ピア部会", "B 家族教室"),
        ],
    )


def test_a_gap_that_a_dropped_goal_left_is_told_once() -> None:
    """Where last year's submission shows which indicator went, that is asked about, and not its number as well."""
    now = results("①住まい部会", "③ピア部会")
    for before, count in (goals("①住まい部会", "②家族教室", "③ピア部会"), 0), (goals("①住まい部会", "②ピア部会"), 1):
        assert len(findings(numbers_not_continuous, pair(now, before))) == count


def test_a_number_that_moved_is_a_note() -> None:
    """Where both tables count without a gap, another number for one indicator is only noted."""
    moved = {**results("①家族教室", "②相談会"), **goals("①相談会", "②家族教室")}
    assert [one.level for one in findings(numbers_not_continuous, example(moved, "nimo-r6"))] == ["note"]


def test_last_years_result_is_where_this_year_starts() -> None:
    """The result at the end of last year is the baseline at the start of this one, also under a varied name."""

    def both(before: str, name: str, after: str, now: str) -> dict[str, str]:
        return {**result(before, "10", name), **goal(after, now, "20件")}

    assert_findings(
        result_is_not_baseline,
        base="nimo-r6",
        clean=[
            both("①利用件数", "8件", "①利用件数", "8件"),
            both("利用件数", "年8件", "利用件数", "8件（R5年度末）"),
            both("相談件数", "延120件/年", "相談件数", "延10件/月"),
            both("相談", "延120件", "相談", "実45件"),
            both("研修会", "実施", "研修会", "実施済み"),
            both("利用件数", "8件", "家族教室の回数", "3件"),
            both("参加率", "8割", "参加率", "80%"),
            both("地域移行支援の利用者数", "5人", "地域定着支援の利用者数", "9人"),
            both("利用件数", "約50件", "利用件数", "48件"),
        ],
        dirty=[
            (both("①利用件数", "8件", "①利用件数", "6件"), "6件"),
            both("ピアサポーターの登録者数", "15人", "ピアサポーター登録者数", "18人"),
            both("研修会の開催回数", "年3回", "研修会の開催", "2回"),
            both("相談件数", "延120件/年", "相談件数", "延12件/月"),
            both("マニュアルの作成", "作成済み", "マニュアルの作成", "未作成"),
            both("住まいに関する相談件数", "43件", "住まいの相談件数", "34件"),
        ],
    )


def test_a_remark_in_the_cell_is_the_reason() -> None:
    """A baseline that says in its own cell why it is another value is not asked about."""
    told = result("利用者数", "実人数20人", "実人数19人")
    assert_findings(
        result_is_not_baseline,
        base="nimo-r6",
        clean=[
            {**told, **goal("利用者数", "実人数18人（※年度末に転出した1人を除く）", "実人数24人")},
            {**told, **goal("利用者数", "実人数21人（4月1日時点）", "実人数24人")},
            {**told, **goal("利用者数", "実人数18人（数え方を変更）", "実人数24人")},
        ],
        dirty=[
            {**told, **goal("利用者数", "実人数18人", "実人数24人")},
            {**told, **goal("利用者数", "実人数18人（男性10人）", "実人数24人")},
        ],
    )
