"""The parts of a figure, and its share in a whole, as running text tells them (Q107)."""

from ckwriter.checks.numbers.figures import figure_in_text
from ckwriter.testing import assert_findings

_ROWS = {
    "profile[inpatients].value": "1,000",
    "profile[inpatients_1_year_or_more].value": "560",
    "profile[inpatients_1_year_or_more_under_65].value": "252",
    "profile[inpatients_1_year_or_more_65_and_over].value": "308",
}


def test_a_part_of_a_figure_is_as_many_as_its_row_says() -> None:
    """Parts of the long-stay patients by age; those of other years, of a survey, and about so many are left alone."""
    assert_findings(
        figure_in_text,
        base="nimo-r6",
        clean=[
            {**_ROWS, "strengths": text}
            for text in (
                "1年以上入院している方のうち、308人は65歳以上である。",
                "1年以上入院している方のうち、65歳以上は約300人である。",
                "1年以上の入院者のうち、40人に聞き取り、12人は65歳以上だった。",
                "1年以上入院している方のうち、昨年度は65歳以上が320人だった。",
                "1年以上入院している方のうち252人が65歳未満、308人が65歳以上である。",
                "1年以上の入院者のうち、退院した65歳以上の方は12人である。",
            )
        ],
        dirty=[
            {**_ROWS, "strengths": text}
            for text in (
                "1年以上入院している方のうち298人は65歳以上であり、介護との調整も要る。",
                "1年以上入院している人では、65歳未満が308人いる。",
                "１年以上入院している方のうち６５歳以上の方は、２０３人いる。",
                "長期入院の患者560人のうち65歳以上は約400人である。",
            )
        ],
    )


def test_a_share_in_all_patients_is_as_great_as_the_rows_say() -> None:
    """What says of which whole it is the share; a share of another whole is left alone."""
    assert_findings(
        figure_in_text,
        base="nimo-r6",
        clean=[
            {**_ROWS, "strengths": text}
            for text in (
                "1年以上入院している方は560人、入院者全体の5割強に当たる。",
                "入院期間が1年以上の方は、入院者全体の6割弱である。",
                "長期入院者の3割が退院を希望している。",
            )
        ],
        dirty=[
            {**_ROWS, "strengths": text}
            for text in (
                "1年以上入院している方は560人、入院者全体の3割強に当たる。",
                "入院期間が1年以上の方は、入院者全体の4割弱である。",
                "1年以上の入院者は560人で、入院者の7割となっている。",
            )
        ],
    )
