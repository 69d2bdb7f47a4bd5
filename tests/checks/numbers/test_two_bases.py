"""Figures with two ways of counting in one remark (Q117)."""

from ckwriter.checks.numbers.two_bases import two_bases_in_one
from ckwriter.testing import assert_findings


def of(as_of: str) -> dict[str, str]:
    """Return a count of inpatients with what stands beside it."""
    return {"profile[inpatients].value": "1,200", "profile[inpatients].as_of": as_of}


def test_a_figure_has_one_basis() -> None:
    """A single day is no average, and 住所地 is not 所在地."""
    assert_findings(
        two_bases_in_one,
        base="nimo-r6",
        dirty=[
            of("令和6年6月30日（NDB・1日平均）"),
            of("R6年6月30日、年間平均"),
            of("令和6年6月30日時点（一日平均）"),
            of("R6年6月30日（住所地・所在地）"),
            of("630調査、住所地、所在地"),
        ],
        clean=[
            of("令和6年6月30日（630調査・住所地）"),
            of("令和4年度（NDB・1日平均）"),
            of("R6年6月30日（所在地ではなく住所地）"),
            of("R6年6月30日（住所地、所在地とも）"),
            of("R6年6月"),
        ],
    )


def test_a_sentence_gives_the_figure_as_counted_in_its_own_way() -> None:
    """1,200人 of 住所地 is not that of 所在地, too; other figures, and words that compare the two, are left alone."""
    own = of("令和6年6月30日（630調査・住所地）")
    assert_findings(
        two_bases_in_one,
        base="nimo-r6",
        dirty=[
            {**own, "strengths": "病院の所在地で数えた入院者1,200人には、市外の方が多い。"},
            {**own, "issues[1].issue": "入院している方は1200人（所在地による）で、退院先の調整が難しい。"},
        ],
        clean=[
            {**own, "strengths": "病院の所在地で数えた入院者は1,350人である。"},
            {**own, "strengths": "入院している市民は住所地で1,200人である。"},
            {**own, "strengths": "所在地ではなく住所地で数えた1,200人のうち、半数が高齢の方である。"},
            {**own, "strengths": "病院の所在地の保健所が相談を受ける。市民1,200人が講演会に参加した。"},
            {**of("R6年6月"), "strengths": "病院の所在地で数えた入院者1,200人には、市外の方が多い。"},
        ],
    )
