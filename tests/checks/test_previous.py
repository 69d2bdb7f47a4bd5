"""A submission against the one of the year before (C401 to C404)."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ckwriter import forms
from ckwriter.checks import Check
from ckwriter.checks.previous import figure_unchanged, indicator_dropped, target_changed, text_unchanged
from ckwriter.model import Cell, Finding, Municipality, Submission
from ckwriter.testing import example, findings
from tests.checks.test_constraints import profile
from tests.checks.test_measures import goal, result

LONG = "退院後の住まいについて、不動産業者と福祉の職員がともに学ぶ場を設けている。"


def pair(now: Mapping[str, str], before: Mapping[str, str]) -> Submission:
    """Return this year's submission, which has last year's as its previous one."""

    def made(year: int, cells: Mapping[str, str], previous: Submission | None = None) -> Submission:
        return Submission(
            form=forms.load("nimo-r6"),
            fiscal_year=year,
            municipality=Municipality(name="見本市", kind="core_city"),
            cells={at: Cell(text=text) for at, text in cells.items()},
            previous=previous,
        )

    return made(2024, now, made(2023, before))


def said(check: Check, now: Mapping[str, str], before: Mapping[str, str]) -> list[Finding]:
    """Return what a check finds in this year's cells beside last year's."""
    return findings(check, pair(now, before))


QUIET: list[tuple[Check, dict[str, str], dict[str, str]]] = [
    (target_changed, result("①利用件数", "11件", "5件"), goal("①利用件数", "8件", "11件")),
    (target_changed, result("ピアサポーターの登録者数", "延20人"), goal("ピアサポーター登録者数", "", "20人")),
    (target_changed, result("研修会", "開催"), goal("研修会", "", "開催")),
    (target_changed, result("利用件数", "12件"), goal("家族教室の回数", "", "3回")),
    (target_changed, result("理解度", "8割"), goal("理解度", "", "80%")),
    (indicator_dropped, result("①利用件数", "11件", "5件"), goal("②利用件数", "8件", "11件")),
    (indicator_dropped, {}, goal("利用件数", "8件", "11件")),
    (indicator_dropped, result("住まいの相談件数", "5件"), goal("住まいに関する相談件数", "", "5件")),
    (indicator_dropped, {**result("家族教室", "3回"), **result("相談会", "2回", row=2)}, goal("相談会", "", "2回")),
    (indicator_dropped, result("研修会の開催回数", "2回"), goal("研修会の開催", "", "2回")),
    (text_unchanged, {"strengths": LONG}, {"strengths": LONG + "参加者も増えた。"}),
    (text_unchanged, {"history[1].text": LONG}, {"history[1].text": LONG}),
    (text_unchanged, {"bodies[1].members": "病院、診療所"}, {"bodies[1].members": "病院、診療所"}),
    (text_unchanged, {"strengths": "変更なし"}, {"strengths": "変更なし"}),
    (text_unchanged, {"strengths": LONG}, {}),
    (
        figure_unchanged,
        profile(population="472,910", population__as_of="R6年10月"),
        profile(population="473,886", population__as_of="R5年10月"),
    ),
    (
        figure_unchanged,
        profile(psychiatric_hospitals="6", psychiatric_hospitals__as_of="R6年10月"),
        profile(psychiatric_hospitals="6", psychiatric_hospitals__as_of="R5年10月"),
    ),
    (
        figure_unchanged,
        profile(population="473,886", population__as_of="R5年10月"),
        profile(population="473,886", population__as_of="R5年10月"),
    ),
    (
        figure_unchanged,
        profile(core_consultation_centres="3", core_consultation_centres__as_of="R6年4月"),
        profile(core_consultation_centres="1", core_consultation_centres__as_of="R5年4月"),
    ),
    (figure_unchanged, profile(population="未公表"), profile(population="473,886")),
]
LOUD: list[tuple[Check, dict[str, str], dict[str, str]]] = [
    (target_changed, result("①利用件数", "10件", "5件"), goal("①利用件数", "8件", "11件")),
    (target_changed, result("ピアサポーター登録者数", "15人"), goal("ピアサポーターの登録者数", "", "20人")),
    (target_changed, result("参加率", "70%"), goal("参加率", "", "8割")),
    (target_changed, result("開催回数", "年4回"), goal("開催回数", "", "年6回")),
    (target_changed, result("利用者数", "11件"), goal("利用者数", "", "11人")),
    (indicator_dropped, result("利用件数", "11件", "5件"), goal("家族教室の回数", "", "3回")),
    (indicator_dropped, result("①相談会", "2回"), {**goal("①相談会", "", "2回"), **goal("②住まい部会", "", "4回", 2)}),
    (indicator_dropped, result("地域移行支援の利用者数", "5人"), goal("地域定着支援の利用者数", "", "5人")),
    (indicator_dropped, result("退院者数", "5人"), goal("再入院率", "", "15%以下")),
    (indicator_dropped, result("研修会の参加者数", "50人"), goal("企業向けセミナーの開催", "", "1回")),
    (text_unchanged, {"strengths": "令和5年度は" + LONG}, {"strengths": "令和5年度は" + LONG}),
    (text_unchanged, {"strengths": LONG}, {"strengths": LONG}),
    (text_unchanged, {"forums[2].remarks": LONG}, {"forums[1].remarks": LONG}),
    (text_unchanged, {"results[1].effect": "R4年度に" + LONG}, {"results[1].effect": "R4年度に" + LONG}),
    (text_unchanged, {"structure": LONG[:20] + "\n" + LONG[20:]}, {"structure": LONG}),
    (
        figure_unchanged,
        profile(population="473,886", population__as_of="R6年10月"),
        profile(population="473,886", population__as_of="R5年10月"),
    ),
    (
        figure_unchanged,
        profile(population="472,910", population__as_of="R5年10月"),
        profile(population="473,886", population__as_of="R5年10月"),
    ),
    (
        figure_unchanged,
        profile(population="47,291", population__as_of="R6年10月"),
        profile(population="473,886", population__as_of="R5年10月"),
    ),
    (
        figure_unchanged,
        profile(specified_consultation_offices="360", core_consultation_centres__as_of="R6年4月"),
        profile(specified_consultation_offices="36", core_consultation_centres__as_of="R5年4月"),
    ),
    (
        figure_unchanged,
        profile(psychiatric_beds="4,310", psychiatric_beds__as_of="R6年6月"),
        profile(psychiatric_beds="4310", psychiatric_beds__as_of="R5年6月"),
    ),
]


@pytest.mark.parametrize(("check", "now", "before"), QUIET)
def test_what_follows_from_last_year_is_left_alone(check: Check, now: dict[str, str], before: dict[str, str]) -> None:
    """Targets that were carried over, indicators under a varied name, text and figures that were renewed."""
    assert said(check, now, before) == []


@pytest.mark.parametrize(("check", "now", "before"), LOUD)
def test_what_breaks_with_last_year_is_asked_about(check: Check, now: dict[str, str], before: dict[str, str]) -> None:
    """Other targets than were set, indicators that are gone, text and figures left as they were."""
    assert said(check, now, before)


def test_a_year_left_standing_is_more_than_a_note() -> None:
    """Unchanged text that names last year's year is asked about; without one it is noted."""
    stale = said(text_unchanged, {"strengths": "令和5年度は" + LONG}, {"strengths": "令和5年度は" + LONG})
    same = said(text_unchanged, {"strengths": LONG}, {"strengths": LONG})
    assert ([one.level for one in stale], [one.level for one in same]) == (["warning"], ["note"])


@pytest.mark.parametrize("check", [target_changed, indicator_dropped, text_unchanged, figure_unchanged])
def test_without_last_year_nothing_is_said(check: Check) -> None:
    """The checks keep quiet where last year's submission was not given."""
    now = pair(result("利用件数", "10件", "5件"), {}).model_copy(update={"previous": None})
    assert findings(check, now) == []


def test_a_file_that_does_not_say_its_year_is_last_years() -> None:
    """A file without a year is read as one of the form's year; given as last year's, it is that."""
    last = example({"goals[1].indicator": "①見学会の回数", "goals[1].target": "6回"}, "nimo-r6")
    this = example(
        {"results[1].indicator": "①見学会の回数", "results[1].target": "4回", "results[1].result": "4回"}, "nimo-r6"
    )
    assert last.fiscal_year == this.fiscal_year
    assert findings(target_changed, this.model_copy(update={"previous": last}))
