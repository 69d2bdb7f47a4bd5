"""Comma-separated values as blocks."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Grid, Paragraph
from ckwriter.errors import ReadError
from ckwriter.text import separated


@pytest.mark.parametrize(("name", "encoding", "sign"), [("a.csv", "cp932", ","), ("a.csv", "utf-8-sig", ","), ("a.tsv", "utf-8", "\t")])  # fmt: skip
def test_rows_of_several_cells_are_tables(name: str, encoding: str, sign: str) -> None:
    """A row with one cell is a heading or a text and parts two tables; line breaks stay inside quoted cells."""
    rows = [
        "7 協議の場",
        f"名称{sign}内容",
        f'連絡会{sign}"情報交換\n事例検討"',
        "",
        f"時期{sign}実施",
        f"4月{sign}準備",
    ]
    first, table, other = separated.read("\r\n".join(rows).encode(encoding), name).blocks
    assert isinstance(first, Paragraph)
    assert isinstance(table, Grid)
    assert isinstance(other, Grid)
    assert [cell.text for cell in table.cells] == ["名称", "内容", "連絡会", "情報交換\n事例検討"]
    assert other.height == 2


@pytest.mark.parametrize(("data", "words"), [(b"\x81", "文字のファイルとして"), (b"a,b\n" * 20_001, "行が多すぎます")])
def test_what_is_no_table_is_one_line(data: bytes, words: str) -> None:
    """Bytes that are no text, and more rows than any submission has."""
    with pytest.raises(ReadError, match=words):
        separated.read(data, "a.csv")
