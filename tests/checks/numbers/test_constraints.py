"""Figures and choices that must agree, as the form's constraints say (Q101 to Q105, C105)."""

from __future__ import annotations

import pytest

from ckwriter import forms
from ckwriter.checks.numbers.constraints import (
    ascending,
    choice_against_rows,
    equal_figures,
    out_of_range,
    sum_of_parts,
)
from ckwriter.checks.numbers.shares import share_of_whole
from ckwriter.model import Municipality, Submission, Unplaced
from ckwriter.testing import assert_findings, example, findings


def profile(**values: str) -> dict[str, str]:
    """Return cells of the profile: its values by row, or other columns by `row__column`."""
    cells = {}
    for name, text in values.items():
        row, _, column = name.partition("__")
        cells[f"profile[{row}].{column or 'value'}"] = text
    return cells


@pytest.fixture
def city() -> Submission:
    """An empty submission of a 中核市."""
    return Submission(
        form=forms.load("nimo-r6"), fiscal_year=2024, municipality=Municipality(name="見本市", kind="core_city")
    )


def inpatients(whole: str, *parts: str) -> dict[str, str]:
    """Return the rows of inpatients: all, and by length of stay."""
    rows = ("inpatients_under_3_months", "inpatients_3_months_to_1_year", "inpatients_1_year_or_more")
    return profile(inpatients=whole, **dict(zip(rows, parts, strict=False)))


def test_a_total_is_the_sum_of_its_parts() -> None:
    """Whole and parts agree; where a part is not known, the others are not more than the whole."""
    assert_findings(
        sum_of_parts,
        base="nimo-r6",
        clean=[
            inpatients("2,790", "512", "466", "1,812"),
            inpatients("２７９０", "512", "466", "1812"),
            inpatients("2,790", "512", "466"),
            inpatients("2,790人", "512人", "466人", "1,812人"),
            inpatients("約2,800", "512", "466", "1,812"),
            inpatients("2,790", "512", "不明", "1,812"),
            profile(
                inpatients_1_year_or_more="2,591",
                inpatients_1_year_or_more_under_65="901",
                inpatients_1_year_or_more_65_and_over="1,690",
            ),
        ],
        dirty=[
            (inpatients("2,780", "512", "466", "1,812"), "2,780"),
            (inpatients("2,790", "512", "466", "1,821"), "1,821"),
            inpatients("900", "512", "466"),
            inpatients("279", "512", "466", "1812"),
            profile(
                inpatients_1_year_or_more="2,591",
                inpatients_1_year_or_more_under_65="901",
                inpatients_1_year_or_more_65_and_over="1,609",
            ),
        ],
    )


def test_shares_follow_from_the_numbers() -> None:
    """A share is right to its last place; where the whole is wrong, the shares are not blamed as well."""
    whole = inpatients("1,000", "305", "195", "500")

    def shares(*texts: str) -> dict[str, str]:
        rows = ("under_3_months", "3_months_to_1_year", "1_year_or_more")
        return profile(**{f"inpatients_{row}__share": text for row, text in zip(rows, texts, strict=False)})

    assert_findings(
        share_of_whole,
        base="nimo-r6",
        clean=[
            {**whole, **shares("30.5", "19.5", "50.0")},
            {**whole, **shares("31", "20", "50")},
            {**whole, **shares("30", "20", "50")},
            {**whole, **shares("30.5%", "19.5%", "50%")},
            {**whole, **shares("0.305", "0.195", "0.5")},
            {**whole, **shares("30.5", "19.5", "50.0"), "profile[inpatients].value": "1,200"}
            | shares("30.5", "19.5", "50.0"),
        ],
        dirty=[
            ({**whole, **shares("35.0", "19.5", "50.0")}, "35.0"),
            ({**whole, **shares("30.5", "19.5", "55")}, "55"),
            ({**whole, **shares("33", "20", "50")}, "33"),
            {**whole, **shares("30.5", "30.5", "50")},
            {**whole, **shares("3.05", "19.5", "50.0")},
        ],
    )


def test_figures_that_cannot_fall_do_not() -> None:
    """Rates of discharge rise with time; a count is not greater than what it is a part of."""
    rates = ("discharge_rate_3_months", "discharge_rate_6_months", "discharge_rate_1_year")

    def discharged(*texts: str) -> dict[str, str]:
        return profile(**dict(zip(rates, texts, strict=False)))

    assert_findings(
        ascending,
        base="nimo-r6",
        clean=[
            discharged("62.8", "79.8", "88.0"),
            discharged("62.8", "62.8", "88.0"),
            discharged("62.8", "", "88.0"),
            discharged("62.8%", "79.8%", "88%"),
            profile(forums_municipality="19", forums_municipality__denominator="25"),
            profile(welfare_areas="8", municipalities="35"),
        ],
        dirty=[
            (discharged("62.8", "97.8", "88.0"), "88.0"),
            (discharged("79.8", "62.8", "88.0"), "62.8"),
            discharged("88.0", "79.8", "62.8"),
            discharged("92", "", "88"),
            profile(forums_municipality="26", forums_municipality__denominator="25"),
            profile(forums_welfare_area="8", forums_welfare_area__denominator="7"),
            profile(welfare_areas="35", municipalities="8"),
        ],
    )


def test_figures_lie_within_their_bounds(city: Submission) -> None:
    """A rate lies between 0 and 100; what holds for a kind of body is asked of that kind alone."""
    assert_findings(
        out_of_range,
        base=city,
        clean=[
            profile(municipalities="1"),
            profile(municipalities="１市"),
            profile(public_health_centres="2"),
            profile(discharge_rate_3_months="0"),
            profile(discharge_rate_1_year="100"),
            profile(municipalities="未公表"),
        ],
        dirty=[
            (profile(municipalities="27"), "27"),
            (profile(public_health_centres="0"), "0"),
            (profile(discharge_rate_3_months="628"), "628"),
            profile(discharge_rate_6_months="-3"),
            profile(discharge_rate_1_year="100.5%"),
        ],
    )
    assert_findings(out_of_range, base="nimo-r6", clean=[profile(municipalities="27")])
    levels = {one.level for one in findings(out_of_range, example(profile(municipalities="27"), city))}
    assert levels == {"warning"}


def test_one_figure_written_twice_is_the_same() -> None:
    """A denominator is the number of areas or municipalities given above it."""
    assert_findings(
        equal_figures,
        base="nimo-r6",
        clean=[
            profile(municipalities="35", forums_municipality__denominator="35"),
            profile(municipalities="35市町村", forums_municipality__denominator="３５"),
            profile(welfare_areas="8", forums_welfare_area__denominator="8"),
            profile(municipalities="35"),
            profile(municipalities="35", forums_municipality__denominator="不明"),
        ],
        dirty=[
            (profile(municipalities="35", forums_municipality__denominator="34"), "34"),
            (profile(municipalities="35", forums_municipality__denominator="53"), "35"),
            profile(welfare_areas="8", forums_welfare_area__denominator="35"),
            profile(welfare_areas="7", forums_welfare_area__denominator="8"),
            profile(municipalities="1,035", forums_municipality__denominator="35"),
        ],
    )


def test_a_city_answers_for_itself(city: Submission) -> None:
    """Of a city only its own answer counts: 無 of the prefecture says nothing of its meetings."""
    row = {"forums[1].name": "運営会議"}
    assert_findings(
        choice_against_rows,
        base=city,
        clean=[{**profile(forums_prefecture__choice="無"), **row}],
        dirty=[{**profile(forums_municipality__choice="無"), **row}, profile(forums_municipality__choice="有")],
    )


def test_a_choice_agrees_with_rows_and_numbers() -> None:
    """有 goes with rows in the table and a number, 無 with none."""
    row = {"forums[1].name": "運営会議"}
    assert_findings(
        choice_against_rows,
        base="nimo-r6",
        clean=[
            {**profile(forums_prefecture__choice="有"), **row},
            {**profile(forums_prefecture__choice="無", forums_municipality__choice="有"), **row},
            profile(forums_prefecture__choice="無"),
            {**profile(forums_prefecture__choice="有・無"), **row},
            {**profile(forums_prefecture__choice="無"), **row},
            {**profile(forums_municipality__choice="(有)・無", forums_municipality="3"), **row},
            row,
        ],
        dirty=[
            (profile(forums_prefecture__choice="有"), "有"),
            (
                {
                    **profile(
                        forums_prefecture__choice="無",
                        forums_welfare_area__choice="無",
                        forums_municipality__choice="無",
                    ),
                    **row,
                },
                "運営会議",
            ),
            {**profile(forums_municipality__choice="○無・有", forums_municipality="4"), **row},
            {**profile(forums_municipality__choice="有", forums_municipality="0"), **row},
            {
                **profile(forums_prefecture__choice="有", forums_municipality__choice="無", forums_municipality="4"),
                **row,
            },
        ],
    )


def test_a_level_has_its_meetings_as_names_and_text_say() -> None:
    """無 beside a meeting of just that level, all areas having one beside text that some have none, and other numbers."""
    prefecture = {"municipality": "みほん県", "forums[1].name": "こころの会議"}
    areas = {**prefecture, **profile(forums_welfare_area__choice="有", forums_welfare_area="7")}
    areas |= {"profile[forums_welfare_area].denominator": "7"}
    some = {**areas, "profile[forums_welfare_area].value": "5"}
    no = {**prefecture, **profile(forums_prefecture__choice="無", forums_municipality__choice="有")}
    assert_findings(
        choice_against_rows,
        base="nimo-r6",
        clean=[
            {**no, "forums[1].name": "県圏域連絡会議"},
            {**no, "forums[1].name": "北部地域連絡会"},
            {**some, "strengths": "北部圏域では協議の場がまだ置かれておらず、情報が届きにくい。"},
            {**some, "strengths": "協議の場が未設置の2圏域へ出向く。"},
            {**areas, "strengths": "令和元年度には、圏域に協議の場がなかった。"},
            {**areas, "strengths": "圏域の協議の場で取り上げていない課題がある。"},
            {**some, "structure": "7圏域のうち5圏域で協議の場を設けている。"},
            {**some, "structure": "7圏域のうち6圏域で協議の場を設けることを目標とする。"},
            {**some, "structure": "7圏域のうち3圏域で研修を設けている。"},
            {**some, "goals[1].indicator": "①協議の場を設置している圏域数", "goals[1].baseline": "5圏域"},
        ],
        dirty=[
            {**no, "forums[1].name": "県こころの地域ケア推進会議"},
            {
                **prefecture,
                **profile(forums_welfare_area__choice="無", forums_municipality__choice="有"),
                "forums[1].name": "圏域連絡会議",
            },
            ({**areas, "strengths": "北部圏域では協議の場がまだ置かれておらず、情報が届きにくい。"}, "7"),
            {**areas, "strengths": "一部の圏域に協議の場がない。"},
            {**some, "strengths": "協議の場が未設置の3圏域へ出向く。"},
            ({**some, "structure": "7圏域のうち6圏域で協議の場を設けている。"}, "7圏域のうち6圏域で協議の場を設け"),
            {**some, "goals[1].indicator": "①協議の場を設置している圏域数", "goals[1].baseline": "4圏域"},
        ],
    )


def test_rows_that_were_perhaps_not_read_are_not_missed() -> None:
    """有 with no rows in the table is no error where text of its section was left over without a place."""
    lost = (
        Unplaced(
            text="連絡会は、病院、事業所、家族会が年に四回集まり、退院の見通しを話し合う場である。", where="7 協議の場"
        ),
    )
    base = example(profile(forums_prefecture__choice="有"), "nimo-r6")
    assert [one.level for one in findings(choice_against_rows, base)] == ["error"]
    assert findings(choice_against_rows, base.model_copy(update={"unplaced": lost})) == []
