"""Texts of a fixed row that say themselves which column they are."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading
from ckwriter.form import Form
from tests.matching.test_layouts import read
from tests.test_matching import grid, texts


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("【連携状況】保健師が岬を回る", "【強み・課題等】人手が足りない"),
        ("連携状況：保健師が岬を回る", "強み・課題等：人手が足りない"),
        ("＜連携状況＞\n保健師が岬を回る", "＜強み・課題等＞\n人手が足りない"),
        ("［強み・課題等］人手が足りない", "［連携状況］保健師が岬を回る"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("number", [(), ("６",)])
def test_the_title_of_a_column_in_its_own_cell(form: Form, first: str, second: str, number: tuple[str, ...]) -> None:
    """It is no part of the text, and tells which of the columns it is; a number may stand beside all rows."""
    rows = [
        [*number, "保健", first, second],
        [*("^" for _ in number), "医療", "【連携状況】病院の窓口", "【強み・課題等】夜が手薄"],
    ]
    found = read(form, Heading("６　連携状況"), grid(rows))
    assert texts(found) == {
        "sectors[health].status": "保健師が岬を回る", "sectors[health].remarks": "人手が足りない",
        "sectors[medical].status": "病院の窓口", "sectors[medical].remarks": "夜が手薄",
    }  # fmt: skip
    assert found.unplaced == ()


def test_a_text_that_only_begins_with_a_bracket_is_left_as_it_is(form: Form) -> None:
    """What stands in it is no title."""
    rows = [["保健", "【岬】保健師が回る", "【浜】人手が足りない"], ["医療", "病院の窓口", "夜が手薄"]]
    found = texts(read(form, Heading("６　連携状況"), grid(rows)))
    assert found["sectors[health].status"] == "【岬】保健師が回る"
    assert found["sectors[health].remarks"] == "【浜】人手が足りない"


@pytest.mark.parametrize(
    "head", [["項目", "値", "備考", "<"], ["項目", "値", "構成割合", "<"], ["項目", "値", "摘要", ""]]
)
@pytest.mark.parametrize("title", ["構成割合", "構成比", "割合"])
def test_a_share_behind_a_cell_with_its_title(form: Form, head: list[str], title: str) -> None:
    """The cell before it is no share and no remark; an error of the spreadsheet stays at its place."""
    rows = [
        head,
        ["入院精神障害者数　合計", "820人", "", ""],
        ["3か月未満", "201人", title, "24.5%"],
        ["1年以上", "410人", title, "#DIV/0!"],
    ]
    told = texts(read(form, Heading("1 基礎情報"), grid(rows)))
    assert told["profile[inpatients_under_3_months].share"] == "24.5"
    assert told["profile[inpatients_1_year_or_more].share"] == "#DIV/0!"
    assert not any(at.endswith(".note") for at in told)
