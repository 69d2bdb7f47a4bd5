"""Which year a file is about: what its cover, its titles and its plan tell."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Block, Heading, Paragraph
from ckwriter.form import Form
from tests.matching.test_layouts import read
from tests.test_matching import grid

RESULTS = Paragraph("4　取組の成果・効果")
PLAN = Paragraph("8　スケジュール（今年度）")


def results(target: str, result: str) -> list[Block]:
    return [RESULTS, grid([["指標", target, result], ["①退院者数", "5人", "4人"]])]


def plan(*periods: str) -> list[Block]:
    return [PLAN, grid([["時期（月）", "実施内容", "具体的な取組"], *([p, "連絡会", "開催"] for p in periods)])]


@pytest.mark.parametrize(
    "cover", ["構築支援事業　2025年度", "取組状況（令和7年度）", "Ｒ７年度", "２０２５年度提出様式"]
)
def test_the_cover_names_the_year(form: Form, cover: str) -> None:
    """In the era or not; it counts more than what follows."""
    assert read(form, Paragraph(cover), *plan("R6年4月", "R6年6月")).fiscal_year == 2025


@pytest.mark.parametrize(
    ("target", "result"),
    [
        ("目標値（R6年度当初）", "実績値（R6年度末）"),
        ("目標値\n（2024年度当初）", "実績値"),
        ("目標値", "実績値（令和６年度末）"),
    ],
)
def test_titles_name_last_year(form: Form, target: str, result: str) -> None:
    """Where the form says 昨年度 and the page a year, the submission is of the year after."""
    assert read(form, *results(target, result)).fiscal_year == 2025


def test_the_plan_tells_the_year(form: Form) -> None:
    """Without a cover and with titles that name none: the year that most rows are of; January belongs to the old one."""
    rows = ("令和7年4月～令和8年2月", "令和8年1月", "R7年6月", "R6年9月")
    assert read(form, *results("目標値（昨年度当初）", "実績値（昨年度末）"), *plan(*rows)).fiscal_year == 2025


@pytest.mark.parametrize("rows", [("6月", "9月"), ("R7年4月", "R5年4月"), ("随時", "")])
def test_a_plan_that_does_not_tell_leaves_the_forms_year(form: Form, rows: tuple[str, ...]) -> None:
    """Months alone, or as many of one year as of another."""
    assert read(form, *plan(*rows)).fiscal_year == form.fiscal_year


def test_an_old_year_in_one_title_does_not_date_the_file(form: Form) -> None:
    """The heading of the plan was carried over; the plan itself and the titles of the results are of the next year."""
    plans = [Paragraph("8　スケジュール（令和6年度）"), *plan("R7年4月～6月", "R7年7月", "R8年1月")[1:]]
    assert read(form, *results("目標値（昨年度当初）", "実績値（昨年度末）"), *plans).fiscal_year == 2025
    last = [Heading("4 成果・効果＜昨年度（令和6年度）まで＞"), *results("目標値", "実績値")[1:]]
    assert read(form, *last, *plans).fiscal_year == 2025


def test_figures_are_never_newer_than_the_submission(form: Form) -> None:
    """Three figures of April of a year, where nothing else tells it."""
    rows = [["人口", "R7年4月", "9,000"], ["精神科病院の数", "R7年4月", "3"], ["精神科病床数", "R7年4月", "600"]]
    table = grid([["項目", "時点", "値"], *rows])
    assert read(form, Heading("1 基礎情報"), table).fiscal_year == 2025
