"""When the figures of fixed rows are (Q108)."""

from ckwriter.checks.years.dating import dates_of_figures
from ckwriter.testing import assert_findings, example, findings
from tests.checks.numbers.test_figures import profile


def test_dates_of_figures_can_be() -> None:
    """No date is later than the year, a survey has its month, and old figures beside new ones are asked about."""
    assert_findings(
        dates_of_figures,
        base="nimo-r6",
        clean=[
            profile(population__as_of="R6年10月"),
            profile(population__as_of="R7年3月"),
            profile(inpatients__as_of="R5年6月30日"),
            profile(inpatients__as_of="令和5年度"),
            profile(population__as_of="R6年10月", psychiatric_beds__as_of="R6年4月"),
            profile(population__as_of="R●年●月"),
        ],
        dirty=[
            (profile(population__as_of="R7年10月"), "R7年10月"),
            (profile(inpatients__as_of="R6年10月"), "R6年10月"),
            profile(population__as_of="令和16年4月"),
            profile(inpatients__as_of="R5.3.31"),
            profile(population__as_of="R6年10月", psychiatric_beds__as_of="H30年10月"),
        ],
    )


def test_a_year_apart_is_a_note() -> None:
    """R5年10月 beside R6年10月 is a question at most."""
    cells = profile(population__as_of="R6年10月", psychiatric_hospitals__as_of="R5年10月")
    assert [one.level for one in findings(dates_of_figures, example(cells, "nimo-r6"))] == ["note"]


def test_figures_that_are_published_late() -> None:
    """A survey of last year and a rate of a fiscal year three years back are the newest there are; others are noted."""
    now = {"profile[population].value": "1", "profile[population].as_of": "R6年10月"}
    late = {"profile[inpatients].as_of": "R5年6月", "profile[discharge_rate_3_months].as_of": "R3年度"}
    assert not findings(dates_of_figures, example({**now, **late}, "nimo-r6"))
    for row, as_of in (
        ("inpatients", "R4年6月"),
        ("discharge_rate_3_months", "R2年度"),
        ("psychiatric_beds", "R5年10月"),
    ):
        assert findings(dates_of_figures, example({**now, f"profile[{row}].as_of": as_of}, "nimo-r6"))


def test_a_figure_that_is_said_to_be_the_newest_is_left_alone() -> None:
    """公表されている直近の年度 in the notes answers what would be asked."""
    old = profile(population__as_of="R6年10月", discharge_rate_3_months__as_of="R元年度")
    noted = {**old, "profile[discharge_rate_3_months].note": "公表されている直近の年度の値"}
    assert_findings(dates_of_figures, base="nimo-r6", clean=[noted], dirty=[(old, "R元年度")])


def test_a_date_that_tells_no_time_is_asked_about() -> None:
    """R6年7年 and 最新 do not say when; a range, two ways of one year and 該当なし are left alone."""

    def asked(as_of: str) -> bool:
        given = {"profile[population].value": "1,000", "profile[population].as_of": as_of}
        return bool(findings(dates_of_figures, example(given, "nimo-r6")))

    assert all(map(asked, ("R6年7年", "最新", "直近の調査", "10月10月", "現在")))
    assert not any(map(asked, ("R6年10月", "令和6年（2024年）4月", "R6.4.1", "R6年度", "－")))


def test_dates_after_the_year_are_one_finding() -> None:
    """Several dates after the year are told together; why there is no date, in words, is no date to be read."""
    late = {f"profile[{row}].as_of": "令和7年10月" for row in ("population", "municipalities", "welfare_areas")}
    values = {f"profile[{row}].value": "1" for row in ("population", "municipalities", "welfare_areas")}
    (found,) = findings(dates_of_figures, example({**late, **values}, "nimo-r6"))
    assert "年度が違う" in found.message
    assert len(found.evidence) == 3
    assert_findings(
        dates_of_figures,
        base="nimo-r6",
        clean=[{"profile[discharge_rate_3_months].as_of": "都の値のため記載せず"}],
        dirty=[{"profile[discharge_rate_3_months].as_of": "最新"}],
    )
