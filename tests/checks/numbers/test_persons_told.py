"""How many persons there are, as running text tells it (Q107)."""

from ckwriter.checks.numbers.figures import figure_in_text
from ckwriter.testing import assert_findings


def test_persons_in_hospital_for_long_are_as_many_as_the_table_says() -> None:
    """A number of all persons of a kind is the row's; parts of them, other years and what is rounded are left alone."""
    row = {"profile[inpatients_1_year_or_more].value": "649"}
    assert_findings(
        figure_in_text,
        base="nimo-r6",
        clean=[
            {**row, "strengths": "1年以上入院している方は649人いる。"},
            {**row, "strengths": "長期入院者は約650人であり、高齢化が進む。"},
            {**row, "strengths": "1年以上入院している方が3人退院した。"},
            {**row, "strengths": "1年以上の入院者は、令和2年度には720人であった。"},
            {**row, "strengths": "1年以上入院している方のうち、120人が65歳以上である。"},
            {**row, "strengths": "長期入院者の意向を聞き取り、40人が希望している。"},
            {**row, "strengths": "新たに1年以上の入院となった方は40人であった。"},
        ],
        dirty=[
            (
                {**row, "strengths": "１年以上入院している市民が718人に上り、支援につながりにくい。"},
                "１年以上入院している市民が718人",
            ),
            {**row, "strengths": "長期入院者数は702人となっている。"},
            {**row, "issues[1].issue": "1年以上の入院者が600人おり、退院が進まない。"},
            {**row, "intro": "入院期間が1年以上の方は、560人である。"},
            {**row, "strengths": "長期入院の患者は約900人いる。"},
        ],
    )
