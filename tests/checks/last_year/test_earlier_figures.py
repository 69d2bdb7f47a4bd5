"""Results of earlier years as this year's submission tells them (C406)."""

import pytest

from ckwriter.checks.last_year.earlier_figures import earlier_figure_differs
from ckwriter.testing import findings
from tests.checks.indicators.test_measures import goal, result
from tests.checks.last_year.test_previous import pair

NAME = "①地域移行支援の利用者数"
LAST = result(NAME, "10人", "12人")


def told(effect: str) -> dict[str, str]:
    """Return this year's row of results: 16 after 12."""
    return {**result(NAME, "15人", "16人"), "results[1].effect": effect}


@pytest.mark.parametrize(
    "now",
    [
        told("令和4年度の9人から着実に伸びた。"),
        told("Ｒ４年度９人→Ｒ５年度１６人と増えている。"),
        told("令和4年度（10人）を大きく上回った。"),
        told("前年度の8人から倍増した。"),
        told("前年度より7人増え、目標を達成した。"),
        told("一昨年度の9人に比べて増加しました。"),
        told("令和5年度当初の10人から16人に増えた。"),
        {
            **told("目標を達成した。"),
            "strengths": "地域移行支援の利用者は、令和4年度の9人から令和5年度は16人に増えた。",
        },
        {**goal(NAME, "16人", "20人"), "goals[1].expected": "R4年度11人、R5年度16人と伸びている。"},
    ],
)
def test_another_figure_than_was_reported_is_asked_about(now: dict[str, str]) -> None:
    """In the words of the row and in running text, by the year or as a step from the year before."""
    found = findings(earlier_figure_differs, pair(now, LAST))
    assert ["12人" in [one.quote for one in each.evidence if one.previous] for each in found] == [True]


@pytest.mark.parametrize(
    "words",
    [
        "令和4年度の12人から着実に伸びた。",
        "前年度より4人増え、目標を達成した。",
        "令和4年度は男性4人、女性8人であった。",
        "令和4年度は5病院から紹介があった。",
        "令和4年度に受講した30人のうち多くが登録した。",
        "令和4年度の約10人から伸びた。",
        "令和4年度は新規の利用が5人あった。",
        "令和4年度は13人（集計方法を変更したため）。",
        "令和4年度当初の8人から伸びた。",
        "令和4年度の目標の10人を超えて以来、伸びている。",
        "令和4年度の研修参加者40人に案内した。",
    ],
)
def test_figures_of_other_things_are_left_alone(words: str) -> None:
    """The same figure, parts, other units and things, about amounts, targets, and what is explained."""
    assert findings(earlier_figure_differs, pair(told(words), LAST)) == []
