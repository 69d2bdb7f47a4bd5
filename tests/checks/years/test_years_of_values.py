"""Fiscal years in the cells of values (J507)."""

from ckwriter.checks.years.years_of_values import year_outside_column
from ckwriter.testing import assert_findings


def test_values_are_of_the_year_of_their_column() -> None:
    """A target of this year names no year that is over, last year's result no other year; later targets are plans."""
    assert_findings(
        year_outside_column,
        base="nimo-r6",
        clean=[
            {"goals[1].target": "令和6年度末 50件"},
            {"goals[1].target": "50件（R7.3末時点）"},
            {"goals[1].target": "R8年度末までに120件"},
            {"goals[1].target": "R5年度比10%増"},
            {"goals[1].target": "令和5年度の実績の1.2倍"},
            {"goals[1].target": "昨年度並み"},
            {"results[1].result": "45件（R6.3末時点）"},
            {"results[1].result": "R4年度12件、R5年度14件"},
            {"results[1].target": "R5年度末 45件"},
        ],
        dirty=[
            ({"goals[1].target": "R5年度末までに50件"}, "R5年度末までに50件"),
            {"goals[1].target": "令和5年度 30人"},
            {"goals[1].target": "20か所（R6.3末）"},
            {"results[1].result": "R6年度 45件"},
            {"results[1].result": "45件（R5.3末時点）"},
            {"results[1].target": "令和4年度末に40件"},
        ],
    )


def test_an_aim_of_the_year_is_not_to_be_reached_last_year() -> None:
    """令和5年度中に in the aims of 令和6年度 is asked about; what was made then may be told."""
    assert_findings(
        year_outside_column,
        base="nimo-r6",
        clean=[
            {"short_term_goal": "令和6年度中に、入居を30世帯に伸ばす"},
            {"short_term_goal": "令和5年度に作った手引きを配る"},
            {"short_term_goal": "R8年度末までに全区へ広げる"},
            {"small_steps": "令和5年度の振り返りを共有する"},
        ],
        dirty=[
            ({"short_term_goal": "令和5年度中に、入居を30世帯に伸ばす"}, "令和5年度"),
            {"short_term_goal": "R5年度末までに手引きを作る"},
            {"small_steps": "令和4年度中に担当者を決める"},
        ],
    )
