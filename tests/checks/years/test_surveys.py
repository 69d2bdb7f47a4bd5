"""The date of a survey that is taken in one month of the year (Q108)."""

from ckwriter.beside import Unplaced
from ckwriter.checks.years.dating import dates_of_figures
from ckwriter.testing import assert_findings, example, findings


def test_a_survey_beside_a_date() -> None:
    """A survey has the date of its own month, wherever both stand; of when it is published or talked over it has none."""
    assert_findings(
        dates_of_figures,
        base="nimo-r6",
        clean=[
            {"strengths": text}
            for text in (
                "630調査（R6年6月30日）による。",
                "630調査の結果を10月に部会で共有した。",
                "令和7年3月公表の630調査による。",
                "R7年10月、630調査の結果を部会に報告した。",
                "630調査は毎年6月30日現在で行われる。",
                "病床数（令和6年10月1日時点）、630調査（令和6年6月30日時点）",
                "人口は令和6年10月現在、入院者数は630調査による。",
                "630調査（令和5年度）をもとに、11月の部会で議論する。",
            )
        ],
        dirty=[
            {"strengths": text}
            for text in (
                "630調査（令和5年9月30日現在）によれば、半数が1年以上である。",
                "令和5年10月1日時点の630調査では、402人が入院している。",
                "入院者数（R6年12月31日時点、630調査、住所地による）",
                "630調査では令和6年9月末現在、402人である。",
                "６３０調査（令和５年１０月）",
            )
        ],
    )
    assert findings(dates_of_figures, example({"profile[inpatients].note": "630調査　R5.9.30"}, "nimo-r6"))


def test_a_survey_among_what_has_no_place() -> None:
    """Labels that no place of the form took are read as well."""
    lost = (Unplaced(text="・入院者数（R6年12月31日時点、630調査）", where="1 基礎情報"),)
    base = example({}, "nimo-r6").model_copy(update={"unplaced": lost})
    assert [one.at for one in findings(dates_of_figures, base)] == ["unplaced[1]"]
