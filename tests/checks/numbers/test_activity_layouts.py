"""Venues, days, sessions and teams of one activity, told in two places (Q115)."""

from ckwriter.checks.numbers.activity_layouts import layout_of_activity_differs
from ckwriter.testing import assert_findings, example, findings

COURSE = {"schedule[1].activity": "こころの講座", "schedule[1].detail": "県内3会場で開く。"}
TRAINING = {"schedule[1].activity": "支援者養成研修", "schedule[1].detail": "2日間の日程で行う。"}
VISIT = {"programmes[1].name": "アウトリーチ支援事業", "programmes[1].description": "3人を一組とするチームが訪ねる。"}


def test_an_activity_is_laid_out_in_one_way() -> None:
    """Numbers of venues, days, sessions and persons of a team agree; parts, plans and other activities are quiet."""
    assert_findings(
        layout_of_activity_differs,
        base="nimo-r6",
        clean=[
            {**COURSE, "strengths": "こころの講座の三つの会場で相談も受けた。"},
            {**COURSE, "strengths": "こころの講座は、3会場のうち1会場で夜間に開いている。"},
            {**COURSE, "strengths": "昨年度のこころの講座は2会場で開いた。"},
            {**COURSE, "strengths": "親子の交流会を5会場で開いている。"},
            {**TRAINING, "strengths": "1日間のフォローアップ研修も好評である。"},
            {**TRAINING, "schedule[2].activity": "支援者養成研修", "schedule[2].detail": "応用編を1日間で行う。"},
            {**VISIT, "sectors[health].status": "保健師2人がアウトリーチの記録を受け持つ。"},
        ],
        dirty=[
            (
                {
                    **COURSE,
                    "schedule[1].detail": "県内の高校3校で開く。",
                    "strengths": "こころの講座を高校2校で開いた。",
                },
                "2校で",
            ),
            ({**COURSE, "strengths": "こころの講座の4会場の全てで相談も受ける。"}, "4会場"),
            {**COURSE, "issues[1].policy": "講座は二つの会場で開き、参加しやすくする。"},
            {**TRAINING, "issues[1].role_government": "三日間にわたる養成研修を企画する。"},
            {**VISIT, "sectors[medical].status": "保健師と看護師の2人から成るアウトリーチのチームに助言する。"},
            {
                "schedule[1].activity": "家族教室",
                "schedule[1].detail": "全5回。うち2回を土曜日に開く。",
                "small_steps": "土曜に開く3回分の教室の講師を決める",
            },
            {**COURSE, "short_term_goal": "こころの講座の会場を4か所から6か所に増やす"},
        ],
    )


def test_times_a_year_against_sessions_are_a_note() -> None:
    """How often a year an activity is held may count other things than the sessions of one course."""
    cells = {"programmes[1].name": "家族教室", "programmes[1].description": "家族教室を年5回開く。"}
    assert findings(layout_of_activity_differs, example(cells, "nimo-r6")) == []
    found = findings(layout_of_activity_differs, example({**cells, "strengths": "全6回の教室に通う。"}, "nimo-r6"))
    assert [one.level for one in found] == ["note"]
