"""Targets: reached, passed, missed, set again, and measured by what was merely held."""

from __future__ import annotations

from collections.abc import Callable

from ckwriter import advising
from tests.advising.conftest import submission
from tests.conftest import Make

Told = Callable[..., dict[str, list[str]]]
ROW = {"results[1].indicator": "①地域移行支援の利用件数", "results[1].target": "11件", "results[1].result": "11件"}


def test_a_target_that_was_reached(told: Told) -> None:
    """Target and result stand in the line; changed figures change it."""
    assert told(ROW)["reached"] == [
        "令和5年度の指標では、「①地域移行支援の利用件数」（目標・実績とも「11件」）が目標に届いています。"
    ]
    more = told(ROW | {"results[1].result": "15件"})
    assert "reached" not in more
    assert more["beyond"] == [
        "令和5年度の指標「①地域移行支援の利用件数」の実績は「15件」で、目標「11件」を4件上回っています。"
    ]


def test_what_ought_to_fall_is_passed_by_less(told: Told) -> None:
    """Of readmissions, fewer is better: below the target is praised and above it is not."""
    row = {"results[1].indicator": "再入院した人数", "results[1].target": "20人", "results[1].result": "16人"}
    assert "4人下回り" in told(row)["beyond"][0]
    assert "beyond" not in told(row | {"results[1].result": "24人"})


def test_all_of_so_many_is_reached(told: Told) -> None:
    """全区 reaches 5区."""
    row = {"results[1].indicator": "区部会", "results[1].target": "5区開催", "results[1].result": "全区開催 (延べ19回)"}
    assert "全区開催 (延べ19回)" in told(row)["reached"][0]


def test_words_that_differ_are_asked_about(told: Told) -> None:
    """Where nobody can tell whether a target was reached, it is asked and not judged."""
    row = ROW | {"results[1].target": "各保健所で開催", "results[1].result": "4保健所で開催"}
    found = told(row)
    assert "「各保健所で開催」に対して実績は「4保健所で開催」" in found["unclear"][0]
    assert not {"reached", "beyond", "missed"} & found.keys()


def test_a_miss_is_asked_about_where_no_reason_is_given(make: Make) -> None:
    """The check that finds no reason brings the question; a reason given in the row leaves it out."""
    missed = ROW | {"results[1].result": "5件", "results[1].effect": "件数は伸び悩んだ。"}
    kinds = {item.kind: item.text for item in advising.advise(make(missed)).items}
    assert "目標「11件」に対して実績は「5件」" in kinds["missed"]
    told = missed | {"results[1].effect": "感染症の影響で面会ができなかったため、件数は伸びなかった。"}
    assert "missed" not in {item.kind for item in advising.advise(make(told)).items}


def test_a_missed_target_that_is_set_again(told: Told) -> None:
    """Missed and set again it is next year's matter; set lower, or another year's, it is not."""
    missed = ROW | {
        "results[1].result": "5件",
        "goals[1].indicator": "①地域移行支援の利用件数",
        "goals[1].baseline": "5件",
        "goals[1].target": "11件",
    }
    assert "実績「5件」で届かず、令和6年度の目標も「11件」" in told(missed)["missed_again"][0]
    assert "missed_again" not in told(missed | {"goals[1].target": "8件"})
    assert "missed_again" not in told(missed | {"results[1].result": "11件"})


def test_indicators_of_what_is_merely_held(told: Told) -> None:
    """Two of three count meetings; one of three is nothing to say, and the numbers follow the rows."""
    goals = {
        "goals[1].indicator": "①協議の場の開催回数",
        "goals[1].target": "6回",
        "goals[2].indicator": "②研修会",
        "goals[2].target": "開催",
        "goals[3].indicator": "③地域移行支援の利用件数",
        "goals[3].target": "11件",
    }
    assert told(goals)["only_held"][0].startswith(
        "令和6年度の指標3件のうち2件（「①協議の場の開催回数」「②研修会」）は、会議や研修を開いたことをみるものです。"
    )
    fewer = goals | {"goals[2].indicator": "②ピアサポーターの登録者数", "goals[2].target": "10人"}
    assert "only_held" not in told(fewer)


def test_an_issue_that_nothing_measures_gets_a_proposal_of_its_own_subject(told: Told) -> None:
    """What is proposed in place of meetings follows from the issue."""
    goals = {"goals[1].indicator": "①協議の場の開催回数", "goals[1].target": "6回"}
    peers = told(goals | {"issues[1].issue": "ピアサポーターの活動の場が少ない"})["only_held"][0]
    homes = told(goals | {"issues[1].issue": "アパートの入居を断られる人が多い"})["only_held"][0]
    assert "活動したピアサポーターの実人数" in peers
    assert "入居につながった件数" in homes
    assert "入居につながった件数" not in peers


def test_a_target_without_a_baseline(told: Told) -> None:
    """The gap is named with the target; a baseline fills it."""
    goals = {"goals[1].indicator": "③病院交流会の参加者数", "goals[1].target": "24人"}
    assert "目標（24人）に対する現状値がありません" in told(goals)["no_baseline"][0]
    assert "no_baseline" not in told(goals | {"goals[1].baseline": "18人"})


def test_no_indicators_at_all(told: Told) -> None:
    """Without a goal the first step is proposed, about the issue if there is one."""
    assert "課題を一つ" in told({})["no_indicators"][0]
    assert "「病院との連携が薄い」" in told({"issues[1].issue": "病院との連携が薄い"})["no_indicators"][0]
    assert "no_indicators" not in told({"goals[1].indicator": "利用件数", "goals[1].target": "3件"})


def test_results_against_last_year(told: Told) -> None:
    """Last year's submission tells which way a result went; without it nothing is said of that."""
    last = ROW | {"results[1].target": "8件", "results[1].result": "7件"}
    found = told(ROW, last)
    assert found["better"] == [
        "「①地域移行支援の利用件数」は、令和4年度の「7件」から令和5年度の「11件」へ4件増えました。"
    ]
    assert "better" not in told(ROW)
    worse = told(ROW | {"results[1].result": "5件"}, last)
    assert "令和5年度の「5件」へ2件減っています" in worse["worse"][0]
    assert "missed_again" not in worse
    assert "令和4年度（目標「8件」、実績「7件」）に続き" in worse["missed_twice"][0]


def test_last_years_words_are_quoted_as_last_years(make: Make) -> None:
    """Evidence says whose submission it stands in, and it stands there."""
    last = ROW | {"results[1].result": "7件"}
    given = submission(make, ROW, last)
    item = next(item for item in advising.advise(given, ()).items if item.kind == "better")
    assert given.previous is not None
    assert {basis.fiscal_year for basis in item.basis} == {2023, 2024}
    for basis in item.basis:
        held = given if basis.fiscal_year == 2024 else given.previous
        assert basis.quote in held[basis.at].shown


def test_the_submission_of_two_years_ago_is_no_last_years(make: Make) -> None:
    """Only the year before is compared."""
    given = submission(make, ROW, ROW | {"results[1].result": "7件"})
    assert given.previous is not None
    older = given.previous.model_copy(update={"fiscal_year": 2022})
    items = advising.advise(given.model_copy(update={"previous": older}), ()).items
    assert "better" not in {item.kind for item in items}
