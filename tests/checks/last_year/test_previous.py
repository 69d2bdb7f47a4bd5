"""A submission against the one of the year before (C401 to C404)."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ckwriter import forms
from ckwriter.checks import Check
from ckwriter.checks.last_year.figures_before import figure_unchanged
from ckwriter.checks.last_year.previous import indicator_dropped, target_changed, text_unchanged
from ckwriter.model import Cell, Finding, Municipality, Submission
from ckwriter.testing import example, findings
from tests.checks.indicators.test_measures import goal, result
from tests.checks.numbers.test_constraints import profile

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
    (target_changed, result("①利用件数", "8件（年度途中に11件から見直し）"), goal("①利用件数", "", "11件")),
    (
        target_changed,
        {**result("①利用件数", "8件", "5件"), "results[1].effect": "会場の都合により目標を8件に見直した。"},
        goal("①利用件数", "", "11件"),
    ),
    (target_changed, result("①利用件数", "11件/年", "5件"), goal("①利用件数", "", "11件")),
    (indicator_dropped, result("①利用件数", "11件", "5件"), goal("②利用件数", "8件", "11件")),
    (indicator_dropped, result("①居住相談の受付件数", "5件"), goal("①住まいの相談件数", "", "5件")),
    (
        indicator_dropped,
        {**result("①見学会", "2回"), "other_matters": "住まいの相談は居住支援法人に移管したため、指標から除いた。"},
        goal("②住まいの相談件数", "", "5件"),
    ),
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
    (
        figure_unchanged,
        profile(psychiatric_beds="4,310", psychiatric_beds__as_of="R6年6月"),
        profile(psychiatric_beds="4310", psychiatric_beds__as_of="R5年6月"),
    ),
]
LOUD: list[tuple[Check, dict[str, str], dict[str, str]]] = [
    (target_changed, result("①利用件数", "10件", "5件"), goal("①利用件数", "8件", "11件")),
    (target_changed, result("ピアサポーター登録者数", "15人"), goal("ピアサポーターの登録者数", "", "20人")),
    (target_changed, result("参加率", "70%"), goal("参加率", "", "8割")),
    (target_changed, result("開催回数", "年4回"), goal("開催回数", "", "年6回")),
    (target_changed, result("利用者数", "11件"), goal("利用者数", "", "11人")),
    (target_changed, result("相談件数", "延べ45件"), goal("相談件数", "", "50件")),
    (target_changed, result("相談件数", "設定なし"), goal("相談件数", "", "50件")),
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
        profile(inpatients="4,310", inpatients__as_of="R6年6月"),
        profile(inpatients="4310", inpatients__as_of="R5年6月"),
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


def test_last_years_words_are_quoted() -> None:
    """What last year's submission said stands beside what this year's says, marked as last year's."""
    changed = said(target_changed, result("利用件数", "10件"), goal("利用件数", "", "11件"))
    dropped = said(indicator_dropped, result("見学会", "2回"), goal("家族教室の回数", "", "3回"))
    assert [one.quote for one in changed[0].evidence if one.previous] == ["11件"]
    assert [one.quote for one in dropped[0].evidence if one.previous] == ["家族教室の回数"]


def test_a_date_that_went_back_and_a_figure_that_fell_to_nothing() -> None:
    """A date before last year's, and 0 where many were; 0 of a few is the form's to ask about."""
    for now, before, count in (
        (("473,100", "R4年10月"), ("473,886", "R5年10月"), 1),
        (("0", "R6年10月"), ("473,886", "R5年10月"), 1),
        (("0", "R6年10月"), ("1", "R5年10月"), 0),
    ):
        new, old = (profile(population=value, population__as_of=date) for value, date in (now, before))
        assert len(said(figure_unchanged, new, old)) == count


def test_what_happened_in_a_year_may_stay() -> None:
    """An unchanged sentence that tells what was done in last year's year is right still; one that is under way is not."""
    told = {"strengths": "令和5年10月に開設した拠点がある。" + LONG}
    going_on = {"strengths": "令和5年度の調査は現在集計中である。" + LONG}
    levels = [[one.level for one in said(text_unchanged, each, each)] for each in (told, going_on)]
    assert levels == [["note"], ["warning"]]


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
