"""Rows of a fixed table of texts as lines: a title of its own, and below it a paragraph for each column."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Blocks, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.model import Submission
from tests.test_matching import texts

STATUS = "保健師が地区を分けて受け持ち、毎月の集まりで様子を伝え合っている。"
REMARKS = "顔ぶれは安定しているが、夜に動ける職員が少ないことが課題である。"
STRUCTURE = "健康課が窓口となり、福祉課とともに進めている。"
ROWS = {"health": "保健", "medical": "医療", "welfare": "福祉", "others": "その他関係機関・住民等"}
EXPECTED = {
    f"sectors[{row}].{name}": f"{title}では、{text}"
    for row, title in ROWS.items()
    for name, text in (("status", STATUS), ("remarks", REMARKS))
}


def read(form: Form, *lines: str) -> Submission:
    blocks = (Heading("6 連携状況"), Paragraph("【にも包括構築の体制】"), Paragraph(STRUCTURE), *map(Paragraph, lines))
    return matching.submission(Blocks(blocks), form, "test.docx")


def lines_of(title: str, head: str = "［{}］") -> list[str]:
    return [head.format(title), f"{title}では、{STATUS}", f"{title}では、{REMARKS}"]


@pytest.mark.parametrize("head", ["［{}］", "〔{}〕", "■{}", "{}", "<{}>"], ids=lambda head: head.format("title"))
def test_two_paragraphs_without_titles_below_each_row(form: Form, head: str) -> None:
    """They are what the two columns ask, in the form's order; the field above ends where the rows begin."""
    found = read(form, *(line for title in ROWS.values() for line in lines_of(title, head)))
    assert texts(found) == {"structure": STRUCTURE, **EXPECTED}
    assert found.unplaced == ()


def test_a_row_with_one_paragraph_has_the_first(form: Form) -> None:
    """Where the others have both, the second one is missing."""
    said = texts(read(form, *lines_of("保健"), *lines_of("医療"), *lines_of("福祉")[:-1]))
    assert said["sectors[welfare].status"].endswith(STATUS)
    assert "sectors[welfare].remarks" not in said


@pytest.mark.parametrize(
    "lines",
    [
        [*lines_of("保健"), *lines_of("医療"), *lines_of("福祉"), "福祉では、家族の会にも声をかけている。"],
        [*lines_of("保健")[:2], *lines_of("医療")[:2]],
        [*lines_of("保健")[::2], lines_of("保健")[1], *lines_of("医療")[::2], lines_of("医療")[1]],
        lines_of("保健"),
    ],
    ids=["three", "one", "turned", "one-row"],
)
def test_paragraphs_of_which_nobody_can_tell_the_columns(form: Form, lines: list[str]) -> None:
    """More or fewer than the columns, in the other order by their words, or below one row alone."""
    assert not any(at.startswith("sectors") for at in texts(read(form, *lines)))
