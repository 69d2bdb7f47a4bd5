"""Tables of what is done when, each cell on a line of its own."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Grid, Heading
from ckwriter.text import reader, stacked


@pytest.mark.parametrize(
    ("titles", "read"),
    [
        ("時 期 実施内容 具体的な取組", ["時期", "実施内容", "具体的な取組"]),
        ("いつ 何を どのように", ["いつ", "何を", "どのように"]),
        ("予定時期 行 事 進め方", ["予定時期", "行事", "進め方"]),
    ],
)
def test_each_row_begins_with_when(titles: str, read: list[str]) -> None:
    """A cell that the page broke is put together, over the number of a page too; a blank line ends the table."""
    text = f"""{titles}
R6年5月～R7年3月
岬の会
奇数月に開く。
1 / 2
令和6年8月、R7年2月
浜の番屋の見回り
灯台守の会と坂の上の家を一軒ずつ回り、
困りごとを聴く。
通年
相談
2 / 2
電話で受ける。

おわり
"""
    assert stacked.titles(titles) == read
    grid, *rest = reader.read(text.encode(), "a.txt").blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == [
        *read,
        *("R6年5月～R7年3月", "岬の会", "奇数月に開く。"),
        *("令和6年8月、R7年2月", "浜の番屋の見回り", "灯台守の会と坂の上の家を一軒ずつ回り、困りごとを聴く。"),
        *("通年", "相談", "電話で受ける。"),
    ]
    assert [getattr(block, "text", "") for block in rest] == ["おわり"]


@pytest.mark.parametrize(
    "below",
    [["岬の会", "R6年5月", "浜の会"], ["R6年5月", "岬の会", "年2回"], ["R6年5月", "R6年6月", "岬の会", "年2回"]],
)
def test_other_lines_are_no_table(below: list[str]) -> None:
    """The first line says when, there are two rows, and none has fewer lines than the table has columns."""
    assert stacked.read("時期 実施内容 取組", below) == []


@pytest.mark.parametrize("line", ["（２）浜の会", "(2) 丘の会（今年度）"])
def test_a_number_in_brackets_between_labelled_lines_is_a_heading(line: str) -> None:
    """It is no part of the text above it."""
    text = f"目的 岬の守り\n回数 年2回\n目的 坂の守り\n回数 年3回\n{line}\n目的 浜の守り\n回数 年4回\n"
    found = reader.read(text.encode(), "a.txt").blocks
    assert [block.text for block in found if isinstance(block, Heading)] == [line]
