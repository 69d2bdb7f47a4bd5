"""Numbers in the calendar and the aims against the targets of what they count (C114)."""

from ckwriter.checks.indicators.planned_amounts import planned_otherwise
from ckwriter.testing import assert_findings

MEETS = {"goals[1].indicator": "①家族のつどいの開催回数", "goals[1].target": "6回/年"}
USERS = {"goals[1].indicator": "②地域移行支援の利用者数（実人数）", "goals[1].target": "65人"}


def row(activity: str, detail: str = "") -> dict[str, str]:
    """Return a row of the calendar."""
    return {"schedule[1].period": "R6年4月～R7年3月", "schedule[1].activity": activity, "schedule[1].detail": detail}


def test_plans_have_the_number_of_the_target() -> None:
    """Right behind the name, alone in a row that has it, or in an aim; parts, other things and other units are none."""
    assert_findings(
        planned_otherwise,
        base="nimo-r6",
        clean=[
            {**MEETS, **row("家族のつどい（計6回）")},
            {**MEETS, **row("家族のつどい（2か月に1回）")},
            {**MEETS, **row("家族のつどい（うち2回は夜間）")},
            {**MEETS, **row("家族のつどい（年60人）")},
            {**MEETS, **row("家族のつどい、支援者研修", "計4回")},
            {**MEETS, **row("家族のつどい", "講師との打合せを計4回")},
            {**MEETS, **row("支援者研修（計4回）")},
            {**MEETS, "goals[1].target": "6回以上", **row("家族のつどい（年8回）")},
            {**USERS, "short_term_goal": "地域移行支援の利用者を65人とする。"},
            {**USERS, "short_term_goal": "地域移行支援の利用者を現在の51人から増やす。"},
            {**USERS, "short_term_goal": "住まいの相談を40人から受ける。"},
        ],
        dirty=[
            ({**MEETS, **row("家族のつどい（計4回）")}, "家族のつどい（計4回"),
            ({**MEETS, **row("家族のつどい", "計4回、市民会館で")}, "計4回"),
            {**MEETS, **row("家族のつどいの開催（年４回）")},
            {**USERS, "short_term_goal": "地域移行支援の利用者を75人とする。"},
            {**USERS, "small_steps": "・病院を回り、地域移行支援の利用者を七十五人（実人員）とする。"},
            {**USERS, "goals[1].target": "70人以上", "short_term_goal": "地域移行支援の利用者を65人とする。"},
        ],
    )


def test_a_sum_of_the_year_beside_how_often_in_a_month() -> None:
    """計54回 of 月4回から5回 is held against the target; so much a month alone is not."""

    def year(detail: str) -> dict[str, str]:
        return {
            "goals[1].indicator": "③ 入院者訪問支援の訪問回数",
            "goals[1].target": "45回",
            "schedule[1].activity": "入院者訪問支援の実施",
            "schedule[1].detail": detail,
        }

    assert_findings(
        planned_otherwise,
        base="nimo-r6",
        clean=[
            year("病院を訪ねる（月4回から5回程度、計45回）"),
            year("病院を訪ねる（月4回）"),
            year("月３～５回、病院を訪ねる"),
        ],
        dirty=[year("病院を訪ねる（月4回から5回程度、計54回）"), year("訪問員が病院を訪ねる（週1回、計52回）")],
    )
