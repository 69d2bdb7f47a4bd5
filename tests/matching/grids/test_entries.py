"""Lists with one datum a row: the groups as headings, their records as rows."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading
from ckwriter.form import Form
from tests.matching.test_layouts import read
from tests.test_matching import grid, texts

ROWS = [
    ["基礎情報", "人口", "34,500人", "R6年10月"],
    ["基礎情報", "精神科病院数", "2病院", "R6年6月"],
    ["基礎情報", "精神科病床数", "310床", "R6年6月"],
    ["入院者数", "入院者数（合計）", "105人", "R6年6月"],
    ["入院者数", "入院者数（３月未満）", "21人", "R6年6月"],
    ["入院者数", "入院者数（３月未満）　構成割合", "20.0％", ""],
    ["取組概要", "港の茶話会", "月に一度、公民館で開く。", ""],
    ["取組概要", "港の訪問", "看護師が家を訪ねる。", ""],
    ["会議体（1）", "名称", "みなと連絡会", ""],
    ["会議体（1）", "目的", "課題を共有する", ""],
    ["会議体（1）", "構成員", "病院、家族会", ""],
    ["会議体（2）", "名称", "港の部会", ""],
    ["会議体（2）", "目的", "事例を検討する", ""],
    ["会議体（2）", "構成員", "診療所", ""],
    ["経緯", "出来事", "連絡会を設ける", "平成30年度"],
    ["経緯", "出来事", "茶話会を始める", "令和3年度"],
    ["課題（1）", "課題", "担い手が少ない", ""],
    ["課題（1）", "取組方針", "研修を開く", ""],
    ["今年度の予定（1）", "実施内容", "研修会", "R6年6月"],
    ["今年度の予定（1）", "具体的な取組", "公民館で開く", ""],
    ["今年度の予定（2）", "実施内容", "茶話会", "R6年9月"],
    ["今年度の予定（2）", "具体的な取組", "寺で開く", ""],
]
SAID = {
    "profile[population].value": "34,500", "profile[population].as_of": "R6年10月",
    "profile[inpatients_under_3_months].value": "21", "profile[inpatients_under_3_months].share": "20.0",
    "programmes[1].name": "港の茶話会", "programmes[1].description": "月に一度、公民館で開く。",
    "programmes[2].name": "港の訪問", "programmes[2].description": "看護師が家を訪ねる。",
    "bodies[1].name": "みなと連絡会", "bodies[1].purpose": "課題を共有する", "bodies[1].members": "病院、家族会",
    "bodies[2].name": "港の部会", "bodies[2].purpose": "事例を検討する", "bodies[2].members": "診療所",
    "history[1].period": "平成30年度", "history[1].text": "連絡会を設ける",
    "history[2].period": "令和3年度", "history[2].text": "茶話会を始める",
    "issues[1].issue": "担い手が少ない", "issues[1].policy": "研修を開く",
    "schedule[1].period": "R6年6月", "schedule[1].activity": "研修会", "schedule[1].detail": "公民館で開く",
    "schedule[2].period": "R6年9月", "schedule[2].activity": "茶話会", "schedule[2].detail": "寺で開く",
}  # fmt: skip


def _said(form: Form, rows: list[list[str]]) -> dict[str, str]:
    submission = read(form, grid(rows))
    found = texts(submission)
    assert submission.unplaced == ()
    return {at: text for at, text in found.items() if at in SAID}


@pytest.mark.parametrize(
    "titles",
    [["区分", "項目", "内容", "時点"], ["大項目", "小項目", "回答", "時期"], ["分類", "設問", "記入欄", "年月"]],
)
def test_records_are_groups_with_a_number(form: Form, titles: list[str]) -> None:
    """Dates that differ are a column of the records; what is told of a label behind a space is one of its row."""
    assert _said(form, [titles, *ROWS]) == SAID


def test_rows_may_be_numbered_and_groups_merged(form: Form) -> None:
    """A group that is merged downwards holds for the rows that it covers, the number of a row tells nothing."""
    rows = [["番号", "区分", "項目", "内容", "時点"]]
    for number, row in enumerate(ROWS, 1):
        rows.append(
            [str(number), "^" if rows[-1][1:] and number > 1 and ROWS[number - 2][0] == row[0] else row[0], *row[1:]]
        )
    assert _said(form, rows) == SAID


@pytest.mark.parametrize("mark", ["①②", "１２", "・1・2"])
def test_numbers_in_other_writing(form: Form, mark: str) -> None:
    """会議体①, 会議体１ and 会議体・1 are records of 会議体."""
    half = len(mark) // 2
    marks = {"（1）": mark[:half], "（2）": mark[half:]}
    rows = [[row[0].replace(row[0][-3:], marks.get(row[0][-3:], row[0][-3:])), *row[1:]] for row in ROWS]
    assert _said(form, [["区分", "項目", "内容", "時点"], *rows]) == SAID


def test_a_value_goes_on_below_a_blank_label(form: Form) -> None:
    """Nothing that stands in the list is lost."""
    rows = [*ROWS[:7], ["", "", "寺でも開く。", ""], *ROWS[7:]]
    said = texts(read(form, grid([["区分", "項目", "内容", "時点"], *rows])))
    assert said["programmes[1].description"] == "月に一度、公民館で開く。\n寺でも開く。"


def test_texts_in_other_columns_are_kept(form: Form) -> None:
    """A column of which nothing is known has no place."""
    rows = [["区分", "項目", "内容", "時点", "担当"], *([*row, ""] for row in ROWS[:-1]), [*ROWS[-1], "保健課の佐藤"]]
    assert [left.text for left in read(form, grid(rows)).unplaced] == ["保健課の佐藤"]


def test_groups_of_one_section_are_no_list(form: Form) -> None:
    """A table of figures with its groups at the left stays what it is."""
    rows = [
        ["区分", "項目", "内容", "時点"],
        *(
            [group, title, "3", "R6年4月"]
            for group in ("病院", "事業所")
            for title in ("人口", "市町村数", "保健所数", "精神科病院数")
        ),
    ]
    found = texts(read(form, Heading("１　基礎情報", 1), grid(rows)))
    assert {at.split("[")[0] for at in found} == {"profile"}
