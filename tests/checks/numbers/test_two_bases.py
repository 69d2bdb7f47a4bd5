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
