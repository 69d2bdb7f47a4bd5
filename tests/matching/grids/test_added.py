"""Columns that an office added to a table of figures."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading
from ckwriter.form import Form
from tests.matching.test_layouts import read
from tests.test_matching import grid, texts

_TITLES = ["項目", "今回の数", "単位", "前回の数", "時点", "照合"]
_ROWS = [
    ["人口", "88,120", "人", "88,940", "R7.10", "済"],
    ["精神科病院の数", "2", "病院", "2", "R6.10", "済"],
    ["精神科病床数", "410", "床", "422", "R6.10", "済"],
    ["入院精神障害者数　１年以上", "190", "人", "204", "R6.6.30", "済"],
    ["１年以上の構成割合", "#DIV/0!", "％", "51.2", "R6.6.30", "済"],
    ["協議の場　障害保健福祉圏域", "無", "か所", "無", "地区ごとに実施", "済"],
]


def test_columns_that_an_office_added_are_no_answers(form: Form) -> None:
    """The answers are below the first title of figures, in whatever words; the others are kept as one text each."""
    found = read(form, Heading("1 基礎情報"), grid([_TITLES, *_ROWS]))
    told = {at.removeprefix("profile"): text for at, text in texts(found).items()}
    assert told["[population].value"] == "88,120"
    assert told["[population].as_of"] == "R7.10"
    assert told["[inpatients_1_year_or_more].value"] == "190"
    assert told["[inpatients_1_year_or_more].share"] == "#DIV/0!"
    assert told["[forums_welfare_area].choice"] == "無"
    assert told["[forums_welfare_area].note"] == "地区ごとに実施"
    assert not {"済", "88,940", "204", "51.2", "2/2"} & set(told.values())
    before, checked = sorted((left.text for left in found.unplaced), key=len, reverse=True)
    assert before.startswith("前回の数：88,940（人口）、2（精神科病院の数）、")
    assert checked == "照合：済"


def test_an_earlier_figure_before_the_answer_is_none(form: Form) -> None:
    """The column that says so comes first, and is no answer for that."""
    rows = [
        ["項目", "前回の数", "今回の数", "備考"], ["人口", "88,940", "88,120", ""], ["精神科病床数", "422", "410", ""],
        ["保健所数", "2", "1", "統合による"],
    ]  # fmt: skip
    found = texts(read(form, Heading("1 基礎情報"), grid(rows)))
    assert found["profile[population].value"] == "88,120"
    assert found["profile[psychiatric_beds].value"] == "410"


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        ("２／３　島しょ部は合同で開く", {"value": "２", "denominator": "３", "note": "島しょ部は合同で開く"}),
        ("２／３", {"value": "２", "denominator": "３"}),
        ("10／1時点", {"note": "10／1時点"}),
    ],
)
def test_two_figures_among_the_remarks(form: Form, remark: str, told: dict[str, str]) -> None:
    """They are what the row asks for where nothing else in it is a figure; a day is none."""
    rows = [
        ["項目", "値", "単位", "備考"], ["人口", "88,120", "人", ""],
        ["協議の場　市町村", "（有）・無", "か所／市町村数", remark], ["保健所数", "1", "か所", ""],
    ]  # fmt: skip
    found = texts(read(form, Heading("1 基礎情報"), grid(rows)))
    place = "profile[forums_municipality]."
    assert {at.removeprefix(place): t for at, t in found.items() if at.startswith(place)} == {"choice": "有", **told}


def test_a_column_of_dates_in_words_of_its_own_is_none_that_was_added(form: Form) -> None:
    """What stands below tells that it is the column of dates; a word among the dates is the row's remark."""
    rows = [
        ["番号", "項目", "数", "単位", "いつの数か"],
        ["1", "人口", "88,120", "人", "令和7年10月"],
        ["2", "精神科病院の数", "2", "病院", "令和6年10月"],
        ["3", "精神科病床数", "410", "床", "令和6年10月"],
        ["4", "保健所数", "―", "か所", "市のため該当しない"],
    ]
    found = texts(read(form, Heading("1 基礎情報"), grid(rows)))
    assert found["profile[population].value"] == "88,120"
    assert found["profile[population].as_of"] == "令和7年10月"
    assert found["profile[psychiatric_beds].as_of"] == "令和6年10月"
    assert found["profile[public_health_centres].note"] == "市のため該当しない"
