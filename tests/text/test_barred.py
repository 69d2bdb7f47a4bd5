"""Tables drawn with bars and rules in plain text."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Block, Grid, Paragraph
from ckwriter.text import reader


def read(*lines: str) -> tuple[Block, ...]:
    return reader.read("\n".join(lines).encode(), "test.txt").blocks


def cells(block: Block) -> list[tuple[int, int, str]]:
    assert isinstance(block, Grid)
    return [(cell.row, cell.column, cell.text) for cell in block.cells]


@pytest.mark.parametrize(
    "lines",
    [
        ("──────", "｜名称　｜頻度｜", "──────", "｜連絡会｜年2回｜", "──────", "｜部会　｜年4回｜", "──────"),
        ("名称　｜　頻度", "───┼───", "連絡会　｜　年2回", "部会　｜　年4回"),
        ("┌──┬──┐", "│名称│頻度│", "├──┼──┤", "│連絡会│年2回│", "│部会│年4回│", "└──┴──┘"),
        ("｜名称｜頻度｜", "｜連絡会｜年2回｜", "｜部会｜年4回｜"),
    ],
)
def test_a_table_between_bars(lines: tuple[str, ...]) -> None:
    """Rules below each row, below the header or nowhere; what stands above and below is no part of it."""
    above, table, below = read("会議の一覧", "", *lines, "", "以上のとおり開く。")
    assert cells(table) == [
        (0, 0, "名称"),
        (0, 1, "頻度"),
        (1, 0, "連絡会"),
        (1, 1, "年2回"),
        (2, 0, "部会"),
        (2, 1, "年4回"),
    ]
    assert (above, below) == (Paragraph("会議の一覧", 1), Paragraph("以上のとおり開く。", 4 + len(lines), blanks=1))


def test_cells_that_are_broken_between_rules() -> None:
    """Where a rule stands below each row, the lines between two rules are one row; an item of a list is a line."""
    (table,) = read(
        "┌──┬─────┐", "│課題│取組　　　│", "├──┼─────┤", "│住まいが│・店を訪ねる│", "│ない　　│・内見に行く│",
        "├──┼─────┤", "│夜の相談│電話を受け　│", "│　　　　│る。　　　　│", "└──┴─────┘",
    )  # fmt: skip
    assert cells(table)[2:] == [
        (1, 0, "住まいがない"),
        (1, 1, "・店を訪ねる\n・内見に行く"),
        (2, 0, "夜の相談"),
        (2, 1, "電話を受ける。"),
    ]


def test_blank_cells_at_the_edges() -> None:
    """A table without bars at its edges may begin or end a row with a blank cell."""
    (table,) = read(
        "所管　｜　業務　｜　連携　｜　業務", "福祉課　｜　運営　｜　保健所　｜", "｜　　｜　住宅課　｜　入居"
    )
    assert isinstance(table, Grid)
    assert [cell.text for cell in table.cells if cell.column == 2] == ["連携", "保健所", "住宅課"]
    assert table.width == 4


@pytest.mark.parametrize(
    "lines", [("東部会　｜　西部会", "二つの部会で考える。"), ("─────", "会議は年に2回。"), ("名称｜頻度",)]
)
def test_what_is_no_table(lines: tuple[str, ...]) -> None:
    """One line with a bar, or a rule, is none."""
    assert not any(isinstance(block, Grid) for block in read(*lines))
