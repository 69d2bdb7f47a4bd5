"""Figures that count several meetings together (C102)."""

from ckwriter.checks.numbers.totals import times_do_not_add_up
from ckwriter.testing import assert_findings
from tests.checks.meetings.test_frequencies import forums


def test_a_count_of_several_meetings_is_their_sum() -> None:
    """An indicator or a figure of the profile that counts meetings together adds up to what each says."""
    three = forums(("住まい部会", "年4回"), ("就労部会", "年3回"), ("家族支援部会", "年2回"))
    goal = {"goals[1].indicator": "①専門部会（住まい部会、就労部会、家族支援部会）の開催回数"}
    assert_findings(
        times_do_not_add_up,
        base="nimo-r6",
        clean=[
            {**three, **goal, "goals[1].target": "9回"},
            {**three, **goal, "goals[1].target": "9回以上"},
            {**three, **goal, "goals[1].target": "各部会2回"},
            {**three, "goals[1].indicator": "住まい部会の開催回数", "goals[1].target": "5回"},
            {**three, "profile[council_frequency].value": "7 (住まい部会・就労部会)"},
            {**three, "profile[council_frequency].value": "2", "profile[council_frequency].note": "部会は別に開催"},
            {**three, **goal, "goals[1].target": "継続して開催"},
            {
                **three,
                "goals[1].indicator": "①住まい部会及び就労部会の開催回数（家族支援部会は含まない。）",
                "goals[1].target": "7回",
            },
        ],
        dirty=[
            ({**three, **goal, "goals[1].target": "10回"}, "10回"),
            ({**three, **goal, "goals[1].target": "年8回"}, "年8回"),
            {**three, "goals[1].indicator": "住まい部会及び就労部会の開催", "goals[1].target": "6回"},
            {
                **three,
                "goals[1].indicator": "①住まい部会及び就労部会の開催回数（家族支援部会を除く）",
                "goals[1].target": "11回",
            },
            {**three, "profile[council_frequency].value": "8回 (住まい部会・就労部会)"},
            {
                **three,
                "profile[council_frequency].value": "5",
                "profile[council_frequency].note": "住まい部会、家族支援部会の合計",
            },
            {**forums(("県自立支援協議会", "年2回")), "profile[council_frequency].value": "3"},
        ],
    )


def test_what_stands_beside_an_indicator_tells_which_meetings_it_counts() -> None:
    """The effect that is expected may say of which meetings a count is: 推進会議と二つの部会を合わせた回数."""
    three = {
        **forums(("推進会議", "年2回"), ("住まい部会", "年3回"), ("就労部会", "年3回")),
        "goals[1].indicator": "②会議の開催回数",
        "goals[1].expected": "推進会議と二つの部会を合わせた回数。話合いが深まる。",
    }
    assert_findings(
        times_do_not_add_up,
        base="nimo-r6",
        clean=[
            {**three, "goals[1].target": "8回"},
            {**three, "goals[1].target": "7回", "goals[1].expected": "推進会議が充実する。"},
        ],
        dirty=[({**three, "goals[1].target": "7回"}, "推進会議と二つの部会を合わせた回数。話合いが深まる。")],
    )


def test_a_meeting_of_each_area_counts_as_often_as_there_are_areas() -> None:
    """5地区で各1回 is five times in a sum."""
    rows = {
        "forums[1].name": "推進協議会",
        "forums[1].frequency": "年3回",
        "forums[2].name": "実務者会議",
        "forums[2].frequency": "年5回",
    }
    rows |= {"forums[3].name": "地区連絡会", "forums[3].frequency": "5地区で各1回"}
    goal = {**rows, "goals[1].indicator": "①推進協議会、実務者会議及び地区連絡会の開催回数（合計）"}
    assert_findings(
        times_do_not_add_up,
        base="nimo-r6",
        clean=[
            {**goal, "goals[1].target": "13回"},
            {**goal, "forums[3].frequency": "各地区1回", "goals[1].target": "12回"},
        ],
        dirty=[({**goal, "goals[1].target": "12回"}, "12回"), {**goal, "goals[1].target": "15回"}],
    )


def test_the_sum_of_all_meetings_is_told_in_many_ways() -> None:
    """As many meetings as are listed, counted together in prose, come to the sum of their rows."""
    rows = {**forums(("推進会議", "年2回"), ("圏域会", "3圏域で各2回"), ("住まい部会", "年3回"))}
    wrong = [
        "以上3つの会議を合わせた令和6年度の開催予定は、計23回である。",
        "三つの場の開催は、合わせて年13回です。",
        "協議の場は3つあり、合計で年13回の開催です。",
        "推進会議と住まい部会を合わせると年6回になります。",
    ]
    quiet = [
        "以上3つの会議を合わせた令和6年度の開催予定は、計11回である。",
        "三つの場の開催は、合わせて年11回です。",
        "令和5年度は3つの会議を合わせて13回開いた。",
        "推進会議と住まい部会の合同の会を年1回開く。",
        "3つの会議のうち2つは、合わせて年8回開く。",
    ]
    assert_findings(
        times_do_not_add_up,
        base="nimo-r6",
        clean=[{**rows, "strengths": text} for text in quiet],
        dirty=[{**rows, "strengths": text} for text in wrong],
    )
