"""Tables beside a heading that is merged downwards."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Grid, GridCell, Heading, Paragraph
from ckwriter.form import Form
from tests.test_matching import read, texts


def sided(*tables: tuple[str, list[list[str]]]) -> Grid:
    """Return a grid of tables, each beside a heading as high as it is."""
    cells: list[GridCell] = []
    top = 0
    for side, rows in tables:
        cells.append(GridCell(top, 0, side, rowspan=len(rows)))
        cells += (GridCell(top + row, 1 + at, text) for row, line in enumerate(rows) for at, text in enumerate(line))
        top += len(rows)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(tuple(cells), top, max(len(line) for _, rows in tables for line in rows) + 1)


HISTORY = [["年度", "できごと"], ["令和3年度", "浜の連絡会を置いた"], ["令和5年度", "夜の電話を始めた"]]
RESULTS = [["指標", "目標値", "実績値", "成果・効果"], ["①浜の語り場の回数", "6回", "7回", "話す人が増えた。"]]


@pytest.mark.parametrize(
    "names", [("沿革", "前年度の達成状況"), ("これまで", "昨年度の振り返り"), ("あ\nゆ\nみ", "実績")]
)
def test_two_tables_of_two_sections(form: Form, names: tuple[str, str]) -> None:
    """Each is read with its own header, the second one not as rows of the first."""
    found = read(form, Heading("３　取組の経緯", 1), sided((names[0], HISTORY), (names[1], RESULTS)))
    assert texts(found)["history[2].text"] == "夜の電話を始めた"
    assert texts(found)["results[1].result"] == "7回"
    assert "history[3].period" not in texts(found)


@pytest.mark.parametrize("side", ["特色ある事業", "主な取組", "事業・取組"])
def test_names_and_texts_without_titles(form: Form, side: str) -> None:
    """The heading says what they are."""
    rows = [["浜の語り場", "当事者が月に一度集まる。"], ["夜の電話", "平日の夜に相談を受ける。"]]
    found = read(form, Heading("２　取組の全体像", 1), sided((side, rows)))
    assert texts(found)["programmes[2].name"] == "夜の電話"
    assert texts(found)["programmes[1].description"] == "当事者が月に一度集まる。"


@pytest.mark.parametrize("side", ["課題{}", "{}"])
def test_the_number_of_a_record_is_no_heading(form: Form, side: str) -> None:
    """Cards beside their numbers are records."""
    card = [["課題", "夜の相談が少ない。"], ["取組方針", "電話を増やす。"]]
    strong = Paragraph("特徴（強み）：顔が見える")
    found = read(form, Heading("５　強みと課題", 1), strong, sided((side.format(1), card), (side.format(2), card)))
    assert "issues[3].issue" not in texts(found)
    assert texts(found).get("issues[1].issue", "夜の相談が少ない。") == "夜の相談が少ない。"
