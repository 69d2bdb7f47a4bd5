"""Yearly amounts of one programme in two places, and the parts that a note gives (Q107)."""

from ckwriter.checks.numbers.figures import figure_in_text
from ckwriter.testing import assert_findings

VISITS = {"programmes[1].name": "冬の訪問", "programmes[1].description": "令和5年度は実64人、延べ283回。"}


def test_amounts_of_one_programme_and_year_are_the_same() -> None:
    """延べ with 延べ and 実 with 実, of one year and one name; parts, other years and other names are left alone."""
    assert_findings(
        figure_in_text,
        base="nimo-r6",
        dirty=[
            {**VISITS, "strengths": "冬の訪問（昨年度は延べ二百三十八回）を続けている。"},
            {**VISITS, "strengths": "令和5年度に冬の訪問で訪ねた実人数は71人である。"},
            {**VISITS, "strengths": "冬の訪問は、令和4年度の延べ210回から令和5年度は延べ238回に増えた。"},
            {**VISITS, "sectors[health].status": "冬の訪問では、令和5年度の延べ回数は238回であった。"},
            {**VISITS, "strengths": "冬の訪問を行い、R5年度は実46人を訪ねた。"},
        ],
        clean=[
            {**VISITS, "strengths": "冬の訪問（昨年度は延べ283回）を続けている。"},
            {**VISITS, "strengths": "冬の訪問は、令和4年度は延べ238回であった。"},
            {**VISITS, "strengths": "冬の訪問のうち新規は、令和5年度に実20人である。"},
            {**VISITS, "strengths": "春の集いには、令和5年度に延べ238人が来た。"},
            {**VISITS, "strengths": "冬の訪問は、令和6年度に延べ300回を目標とする。"},
        ],
    )


def test_a_part_that_the_note_gives_is_no_other_number_of_all() -> None:
    """6保健所 beside 7 is the prefecture's own, where the note says 県6、市1."""
    seven = {"profile[public_health_centres].value": "7", "strengths": "6保健所のすべてに相談員がいる。"}
    assert_findings(
        figure_in_text,
        base="nimo-r6",
        clean=[{**seven, "profile[public_health_centres].note": "県6、中核市1"}],
        dirty=[{**seven, "profile[public_health_centres].note": "県5、中核市2"}, seven],
    )
