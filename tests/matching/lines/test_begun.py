"""Records with their name as a heading, their figures in a small table, and a text on lines below it."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Block, Heading, Paragraph
from ckwriter.form import Form
from tests.test_matching import Rows, grid, read, texts


def _blocks(rows: list[Rows], joint: str) -> list[Block]:
    names, said = ["①語る会に来た人", "②夜の電話の件数"], ["若い人が増えた", "番号が変わり減った"]
    blocks: list[Block] = [Heading("4 成果・効果", 1)]
    for name, figures, text in zip(names, rows, said, strict=True):
        blocks += [Heading(name, 3), grid(figures), Paragraph(""), Paragraph(f"成果・効果{joint}{text}")]
    return blocks


@pytest.mark.parametrize("joint", ["　", "："])
@pytest.mark.parametrize("turned", [False, True])
def test_a_heading_a_table_of_one_row_and_a_text(form: Form, joint: str, *, turned: bool) -> None:
    """Each text is of the record above it, and no table is of the record before its heading."""
    rows = [[["目標値（年度当初）", "実績値（年度末）"], line] for line in (["12人", "15人"], ["30件", "28件"])]
    rows = [[list(line) for line in zip(*one, strict=True)] for one in rows] if turned else rows
    found = read(form, *_blocks(rows, joint))
    told = texts(found)
    assert (told["results[1].indicator"], told["results[1].result"]) == ("①語る会に来た人", "15人")
    assert (told["results[2].indicator"], told["results[2].target"]) == ("②夜の電話の件数", "30件")
    assert (told["results[1].effect"], told["results[2].effect"]) == ("若い人が増えた", "番号が変わり減った")
    assert found.unplaced == ()
