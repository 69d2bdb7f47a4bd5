"""The plan as a whole: issues thought through, what began this year, and what next year will ask for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., dict[str, list[str]]]
ISSUE = {
    "issues[1].issue": "退院先が見つからない",
    "issues[1].policy": "病院を訪ねる",
    "issues[1].role_government": "調整",
    "issues[1].role_medical": "面談",
    "issues[1].role_welfare": "同行",
    "issues[1].role_others": "見守り",
}


def test_an_issue_with_all_its_roles(told: Told) -> None:
    """Policy and four roles are praised when all are there, and not when one is blank."""
    assert "課題「退院先が見つからない」" in told(ISSUE)["thought_through"][0]
    assert "thought_through" not in told(ISSUE | {"issues[1].role_others": ""})


@pytest.mark.parametrize("period", ["令和6年10月～", "R6年度", "令和6年～", "R7年2月"])
def test_what_began_this_year(told: Told, period: str) -> None:
    """A beginning within the fiscal year is a merit, and next year's to judge, with something to count."""
    found = told({"history[1].period": period, "history[1].text": "ピアサポーター派遣事業を開始"})
    assert "「ピアサポーター派遣事業を開始」" in found["begun"][0]
    assert "令和7年度の提出で初めて成果を報告する" in found["to_be_judged"][0]
    assert "活動したピアサポーターの実人数" in found["to_be_judged"][0]


@pytest.mark.parametrize(
    ("period", "text"),
    [
        ("令和5年度", "派遣事業を開始"),
        ("R6年3月", "派遣事業を開始"),
        ("R6年度", "派遣事業を継続"),
        ("", "派遣事業を開始"),
    ],
)
def test_what_did_not_begin_this_year(told: Told, period: str, text: str) -> None:
    """Another year, or nothing that begins, says nothing."""
    assert not {"begun", "to_be_judged"} & told({"history[1].period": period, "history[1].text": text}).keys()


def test_what_next_year_will_ask_for(told: Told) -> None:
    """The targets stand in the line as written; a target in words brings advice of its own."""
    goals = {"goals[1].indicator": "①利用件数", "goals[1].target": "11件"}
    (line,) = told(goals)["due"]
    assert "「①利用件数」（目標「11件」）の実績を成果・効果として書く" in line
    assert "言葉で立てた目標" not in line
    words = told(goals | {"goals[2].indicator": "②研修会", "goals[2].target": "開催"})["due"][0]
    assert "言葉で立てた目標（「②研修会」）" in words


@pytest.mark.parametrize(
    ("place", "words", "kind"),
    [
        ("strengths", "入院患者の意向調査を行い、支援の対象者を把握した。", "assessed"),
        ("forums[1].remarks", "当事者の声を聴く時間を毎回設けている。", "heard"),
        ("sectors[welfare].status", "地域包括支援センターの職員が検討会に加わった。", "neighbours"),
    ],
)
def test_signs_at_which_an_adviser_stops(told: Told, place: str, words: str, kind: str) -> None:
    """The sentence is quoted; the same wish for the future is no merit."""
    assert words.rstrip("。") in told({place: words})[kind][0]
    assert kind not in told({place: f"{words.rstrip('。')}予定である。これからの課題である。"})
