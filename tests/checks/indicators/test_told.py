"""The indicators of a submission."""

import pytest

from ckwriter.checks.indicators.told import falls, figures_of, indicators, likeness, matched, numbering
from ckwriter.testing import example
from tests.checks.indicators.test_measures import goal, result
from tests.conftest import Make


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("②相談", 2),
        ("（３）相談", 3),
        ("4. 相談", 4),
        ("指標１：相談", 1),
        ("24時間相談", None),
        ("相談", None),
        ("3か月後の退院率", None),
    ],
)
def test_numbers_of_indicators(name: str, number: int | None) -> None:
    """A number counts the indicator only where a mark of counting follows it."""
    assert numbering(name)[1] == number


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("8件（実6人）", ["8件"]),
        ("22病院中18病院", ["18病院"]),
        ("3/8圏域", []),
        ("1年以上入院 120人", ["120人"]),
        ("4回(定例会) 3回(分科会)", ["4回", "3回"]),
        ("全区開催", []),
        ("R5年度末 延72件/年", ["延72件/年"]),
    ],
)
def test_amounts_of_a_cell(text: str, amounts: list[str]) -> None:
    """Brackets, lengths of time and the whole of a part are no amounts of their own."""
    assert [one.text for one in figures_of(text)] == amounts


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("地域移行支援のサービス利用件数", "地域移行サービス利用件数", True),
        ("研修会の開催回数", "研修会の開催", True),
        ("住まいに関する相談件数", "住まいの相談件数", True),
        ("地域移行支援の利用者数", "地域定着支援の利用者数", False),
        ("入院後3か月時点の退院率", "入院後6か月時点の退院率", False),
        ("家族教室の回数", "利用件数", False),
    ],
)
def test_likeness_of_labels(one: str, other: str, alike: bool) -> None:
    """Particles and words of counting do not matter, a word for another does."""
    assert bool(likeness(one, other)) is alike


def test_indicators_are_paired_once_the_surest_first() -> None:
    """Two like names go to their own partners."""
    cells = {
        **result("①研修会の参加者数", "10人"),
        **result("②研修会の開催回数", "2回", row=2),
        **goal("①研修会の開催回数", "2回", "3回"),
        **goal("②研修会の参加者数", "10人", "20人", 2),
    }
    found = indicators(example(cells, "nimo-r6"))
    assert {(one.at, other.at) for one, other in matched(found["results"], found["goals"])} == {
        ("results[1].indicator", "goals[2].indicator"),
        ("results[2].indicator", "goals[1].indicator"),
    }


@pytest.mark.parametrize(
    ("name", "less"),
    [
        ("1年以上の長期入院者数", True),
        ("支援が途切れた方の割合", True),
        ("初回相談までの平均待機日数", True),
        ("相談から初回訪問までの平均日数", True),
        ("居場所の開設日数", False),
        ("部会で検討した長期入院者の事例数", False),
        ("長期入院者への訪問回数", False),
        ("待機者の相談支援の利用者数", False),
        ("地域移行支援の利用者数", False),
    ],
)
def test_of_which_indicators_less_is_better(make: Make, name: str, less: bool) -> None:
    """Of those of whom there are to be fewer; of what is done for them there is to be more."""
    submission = make(goal(name, "5件", "6件"))
    ((one,),) = (rows for rows in indicators(submission).values() if rows)
    assert falls(submission, one) is less
