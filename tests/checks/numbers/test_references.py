"""Figures of outside documents (C501)."""

from __future__ import annotations

import pytest

from ckwriter.checks.numbers.references import outside_value_differs
from ckwriter.form import Form, Reference
from ckwriter.testing import assert_findings


@pytest.fixture
def with_references(form: Form) -> Form:
    """The form, as an office would extend it with a goal of its plan and one of the state that has run out."""
    goal = Reference.model_validate(
        {
            "title": "第7期障害福祉計画の目標",
            "words": ["退院率", "目標"],
            "value": 68.9,
            "unit": "%",
            "first_year": 2024,
        }
    )
    old = Reference.model_validate({"title": "第5期の国の目標", "words": ["基盤整備量"], "last_year": 2020})
    return form.model_copy(update={"references": (goal, old)})


def test_quoted_values_are_those_of_the_document(with_references: Form) -> None:
    """A value that a text quotes from a plan is the plan's, and the plan is in force."""
    assert_findings(
        outside_value_differs,
        base=with_references,
        clean=[
            {"strengths": "退院率の目標は68.9%である。"},
            {"strengths": "退院率は62.5%であった。"},
            {"strengths": "退院率の目標を達成した。"},
            {"strengths": "参加率の目標は80%である。"},
            {"strengths": "退院率の目標68.9%に対し、62.5%であった。"},
            {"history[1].text": "基盤整備量を定めた。"},
        ],
        dirty=[
            {"strengths": "退院率の目標は69.8%である。"},
            {"issues[1].issue": "退院率が目標の72%に届かない。"},
            {"goals[1].expected": "退院率の目標（65%）に近づく。"},
            {"intro": "基盤整備量を満たすことを目指す。"},
            {"structure": "基盤整備量に基づき、受入れ先を増やす。"},
        ],
    )


def test_a_form_without_references_raises_nothing(form: Form) -> None:
    """The seam is silent until an office fills it."""
    assert_findings(outside_value_differs, base=form, clean=[{"strengths": "退院率の目標は69.8%である。"}])


def test_plans_of_another_period_are_asked_about() -> None:
    """A plan whose period is over is no ground for this year's work; what tells of its own time is left alone."""
    assert_findings(
        outside_value_differs,
        base="nimo-r6",
        clean=[
            {"strengths": "第7期障害福祉計画に基づき、住まいの確保を進める。"},
            {"strengths": "第6期障害福祉計画の目標は達成できた。"},
            {"strengths": "第６期障害福祉計画の評価を踏まえ、次の計画に目標を掲げた。"},
            {"history[1].text": "第6期障害福祉計画に協議の場の設置を掲げた。"},
            {"results[1].effect": "第6期障害福祉計画に掲げる回数を開いた。"},
        ],
        dirty=[
            {"strengths": "第６期障害福祉計画の成果目標を今年度の目標とする。"},
            {"strengths": "第6期○○市障害福祉計画に沿って、家族への支援を進める。".replace("○○", "青葉")},
            {"issues[1].policy": "第7次医療計画に基づき、圏域の連携拠点を決める。"},
            {"structure": "第8期介護保険事業計画に位置付けた見守りと合わせて進める。"},
            {"intro": "第4次障害者基本計画を踏まえ、地域移行を進める。"},
        ],
    )


def test_goals_of_the_state_for_another_period() -> None:
    """The state's goals of the period before, by their figures; what is told of that time is left alone."""
    assert_findings(
        outside_value_differs,
        base="nimo-r6",
        clean=[
            {"strengths": "国の目標は、1年時点で91.0％以上である。"},
            {"strengths": "国の目標である平均生活日数325.3日以上を目指す。"},
            {"strengths": "全国の退院率は6か月時点で86％で、県の目標の84.5％を上回る。"},
            {"strengths": "令和3年度からの計画では、国の目標92％（1年時点）を目標とした。"},
            {"strengths": "県の目標は1年時点で92％である。"},
        ],
        dirty=[
            {"strengths": "国の目標である1年時点の退院率92％以上を目指す。"},
            {"goals[1].expected": "国の基本指針の目標値（入院後3か月時点69％以上）に近づく。"},
            {"other_matters": "国が示す平均生活日数316日以上の達成"},
            {"strengths": "国の基本指針では、早期退院率を6か月時点で86％以上と定めている。"},
            {"strengths": "第6期障害福祉計画（令和3年度から令和5年度まで）の現行の目標に沿って定めている。"},
        ],
    )
