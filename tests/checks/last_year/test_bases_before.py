"""How figures were counted, beside last year's submission (C404)."""

from ckwriter.checks.last_year.figures_before import figure_unchanged
from tests.checks.last_year.test_previous import said

_NOW = {"profile[inpatients].value": "731", "profile[inpatients].as_of": "R6年6月30日"}
_THEN = {"profile[inpatients].value": "742", "profile[inpatients].as_of": "R5年6月30日"}


def _found(now: dict[str, str], then: dict[str, str]) -> list[str]:
    return [
        one.message for one in said(figure_unchanged, {**_NOW, **now}, {**_THEN, **then}) if "数え方" in one.message
    ]


def test_another_way_of_counting_than_last_year() -> None:
    """The place of residence now and that of the hospital then, in the date, the note or a row of the group."""
    for now, then in (
        ({"profile[inpatients].note": "630調査・住所地"}, {"profile[inpatients].note": "630調査・所在地"}),
        ({"profile[inpatients].note": "病院の所在地別"}, {"profile[inpatients].as_of": "R5年6月30日（住所地）"}),
        ({}, {"profile[inpatients].as_of": "R5年6月30日時点、住所地による集計"}),
        ({"profile[inpatients].note": "630調査"}, {"profile[inpatients].note": "630調査（住所地）"}),
    ):
        assert len(_found(now, then)) == 1, (now, then)


def test_the_same_way_of_counting_and_one_that_is_explained() -> None:
    """The same word in another cell, last year's without any, and a sentence that says that it was changed."""
    for now, then in (
        ({"profile[inpatients].note": "住所地"}, {"profile[inpatients].as_of": "R5年6月30日、住所地"}),
        ({"profile[inpatients_1_year_or_more].note": "住所地による"}, {"profile[inpatients].note": "住所地"}),
        ({"profile[inpatients].note": "住所地"}, {}),
        ({}, {}),
        (
            {
                "profile[inpatients].note": "住所地",
                "strengths": "入院者数は、今年度から集計の基準を改めたため、昨年度の数とは比べられない。",
            },
            {"profile[inpatients].note": "所在地"},
        ),
        (
            {"profile[inpatients].note": "住所地（昨年度は所在地）"},
            {"profile[inpatients].note": "所在地"},
        ),
    ):
        assert not _found(now, then), (now, then)
