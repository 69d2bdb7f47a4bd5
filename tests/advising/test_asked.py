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
        ("町村が共同で協議の場を設けるときの費用負担を伺いたい。", "asked_joint"),
        ("協議の場の根拠となる要綱の例を知りたい。", "asked_examples"),
        ("ピアサポーターの謝礼について、他区の例を伺いたい。", "asked_examples"),
        ("他市から入院した方の費用負担の考え方を相談したい。", "asked"),
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


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("区ごとの温度差をならす工夫や、診療所に参加してもらう方法を知りたい。", {"asked_areas", "asked_medical"}),
        ("当事者の参加が少なく、会議の進め方に悩んでいる。", {"asked_running"}),
        ("会議の進め方や、部会の運営を知りたい。", {"asked_running"}),
    ],
)
def test_two_questions_in_one_sentence_have_two_answers(told: Told, words: str, kinds: set[str]) -> None:
    """Where each is of a topic of its own; a background is none."""
    assert {kind for kind in told({"other_matters": words}) if kind.startswith("asked")} == kinds


def test_questions_are_answered_in_their_order(make: Make) -> None:
    """As the office put them."""
    words = "区ごとの温度差をならす工夫や、診療所に参加してもらう方法を知りたい。"
    answers = advising.advise(make({"other_matters": words}), ()).under("answers")
    assert [item.kind for item in answers] == ["asked_areas", "asked_medical"]
