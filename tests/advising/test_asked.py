"""What the office asked: answered first, by its topic, with what the submission itself says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ckwriter import advising
from tests.conftest import Make

Told = Callable[..., dict[str, list[str]]]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("委員の顔ぶれが固定化している。", "asked_members"),
        ("成果をどのような指標で測ればよいか悩んでいる。", "asked_measures"),
        ("精神科病院の参加が得られない。", "asked_medical"),
        ("退院後の住まいが見つからない。", "asked_housing"),
        ("報告だけの会議になっている。", "asked_running"),
        ("担当職員の異動が多く、ノウハウが残らない。", "asked_staff"),
        ("庁内の他部署との連携が進まない。", "asked_other_fields"),
        ("市町村の取組に地域差がある。", "asked_areas"),
        ("ほかのやり方も知りたい。", "asked"),
    ],
)
def test_a_question_is_known_by_its_topic(told: Told, words: str, kind: str) -> None:
    """Each topic has its own answer, and the words asked stand in it."""
    found = told({"other_matters": words})
    assert words.rstrip("。") in found[kind][0]
    assert "nothing_asked" not in found


def test_an_answer_draws_on_the_submission(told: Told) -> None:
    """Who takes part already is named; who does not is said to be missing."""
    asked = {"other_matters": "当事者の委員の選び方に悩んでいる。", "forums[1].name": "部会"}
    named = told(asked | {"forums[1].members": "精神科病院、ピアサポーター"})["asked_members"][0]
    assert "当事者: 「ピアサポーター」" in named
    missing = told(asked | {"forums[1].members": "精神科病院、保健所"})["asked_members"][0]
    assert "当事者を表す記載は見当たりません" in missing


def test_questions_of_one_topic_are_answered_together(told: Told) -> None:
    """Two sentences about one matter get one answer."""
    found = told({"other_matters": "会議が報告だけで終わる。\n部会の議論が深まらない。"})
    assert len(found["asked_running"]) == 1
    assert "「会議が報告だけで終わる」「部会の議論が深まらない」" in found["asked_running"][0]


def test_answers_stand_first(make: Make) -> None:
    """The form of advice begins with what was asked."""
    advice = advising.advise(make({"other_matters": "会議が報告だけで終わる。"}), ())
    assert advice.items[0].at == "answers[1].text"
    assert advice.items[0].basis[0].at == "other_matters"


def test_nothing_asked_is_said(told: Told) -> None:
    """An empty field is told, so that nobody thinks it was overlooked."""
    assert "記載はありませんでした" in told({})["nothing_asked"][0]
