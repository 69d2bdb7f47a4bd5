"""Programmes in a table without titles: a name, and what is told of it."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Form
from tests.test_matching import grid, read, texts

ROWS = [
    ["夜の電話", "毎日18時から22時まで、精神保健福祉士が電話を受ける。"],
    ["病院訪問", "保健師と相談支援専門員が組になり、長く入院する人を訪ねる。"],
]
BEFORE = [Heading("3 取組の経緯", 1), Paragraph("協議会から始めた。")]


def test_a_name_and_sentences_in_each_row(form: Form) -> None:
    """Each row is a programme; nothing is left over."""
    found = read(form, Heading("2 取組概要", 1), grid(ROWS))
    assert texts(found) == {
        "programmes[1].name": "夜の電話", "programmes[1].description": ROWS[0][1],
        "programmes[2].name": "病院訪問", "programmes[2].description": ROWS[1][1],
    }  # fmt: skip
    assert found.unplaced == ()


@pytest.mark.parametrize(
    "rows",
    [
        [ROWS[0], ["病院訪問", "月1回"]],
        [ROWS[0], ["訪ねて話を聞く。", "保健師と相談支援専門員が組になり、長く入院する人を訪ねる。"]],
    ],
    ids=["no sentence", "no name"],
)
def test_other_tables_of_two_columns_are_none(form: Form, rows: list[list[str]]) -> None:
    """Where one row is of another kind the whole is left as it was."""
    found = read(form, Heading("2 取組概要", 1), grid(rows), *BEFORE)
    assert not any(at.startswith("programmes") and at.endswith(".name") for at in texts(found))
