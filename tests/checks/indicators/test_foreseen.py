"""What is foreseen of an indicator against its own values (Q207)."""

from ckwriter.checks.indicators.explanations import outcome_against_target
from ckwriter.testing import assert_findings
from tests.checks.indicators.test_measures import goal


def test_the_step_foreseen_is_the_difference() -> None:
    """By how much the counted thing is to move is the difference of the two values; steps of other things are not."""
    lodging = ("②体験宿泊の利用者数", "15人", "18人", 1)
    assert_findings(
        outcome_against_target,
        base="nimo-r6",
        clean=[
            goal(*lodging, "利用者が3人増える。"),
            goal(*lodging, "昨年度から3人増となり、退院の準備が進む。"),
            goal(*lodging, "相談員が2人増えるため、声をかけやすくなる。"),
            goal(*lodging, "毎月1人ずつ利用者が増える。"),
            goal(*lodging, "5人程度の増加を見込む。"),
            goal(*lodging, "協力する家主が4人増え、利用者が広がる。"),
            goal("家族講座の参加者数", "延べ40人", "延べ52人", 1, "参加者が延べ10人以上増える。"),
        ],
        dirty=[
            (goal(*lodging, "利用者が4人増える。"), "利用者が4人増え"),
            goal(*lodging, "昨年度から5人増となり、退院の準備が進む。"),
            goal(*lodging, "体験宿泊の利用者が2人増えて、退院の見通しが立つ。"),
            goal("協力する診療所の数", "6か所", "9か所", 1, "協力する診療所が2か所増える。"),
            goal("未治療の相談件数", "20件", "12件", 1, "相談が6件減る。"),
        ],
    )


def test_the_direction_foreseen_is_that_of_the_values() -> None:
    """What is to rise or fall is known by the end of the indicator's name, also where a clause says what it counts."""
    work = ("③一般就労に移行した人数", "17人/年", "15人/年", 1)
    assert_findings(
        outcome_against_target,
        base="nimo-r6",
        clean=[
            goal(*work, "職場の理解者が増加する。"),
            goal(*work, "就労に移行する人が減少するものの、定着する人が増える。"),
            goal("関係者会議の開催回数", "6回", "4回", 1, "関係者の増加が見込まれる。"),
            goal("家族教室の参加者数", "20人", "30人", 1, "参加者の減少に歯止めがかかる。参加者が増える。")
            | {"goals[1].expected": "参加者が増える。"},
            goal("長期入院者数", "120人", "110人", 1, "長期入院者が減る。"),
        ],
        dirty=[
            (goal(*work, "就労に移行する人が増加する。"), "就労に移行する人が増加"),
            goal("訪問支援の利用件数", "40件", "60件", 1, "体制の見直しにより利用が減少する。"),
            goal("家族教室の参加者数", "30人", "25人", 1, "新しい参加者が増え、つながりができる。"),
            goal("長期入院者数", "120人", "110人", 1, "長期入院者の増加が見込まれる。"),
            goal("協力する病院の数", "5病院", "4病院", 1, "協力する病院が増える。"),
        ],
    )
