"""Figures on their side below two lines of labels."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Grid, GridCell, Heading, Paragraph
from ckwriter.form import Form
from tests.test_matching import read, texts


@pytest.mark.parametrize("line", ["■ 精神科病院に入院している方（R6年6月30日）", "入院者数"])
@pytest.mark.parametrize("left", ["人数", "実人数", "実数"])
def test_a_label_over_three(form: Form, line: str, left: str) -> None:
    """What 1年以上 stands over is counted again below it."""
    heads = ["", "合計", "３か月未満", "３か月以上\n１年未満"]
    cells = [GridCell(0, at, text, rowspan=2) for at, text in enumerate(heads)]
    cells.append(GridCell(0, 4, "１年以上", colspan=3))
    cells += (GridCell(1, 4 + at, text) for at, text in enumerate(["計", "うち65歳未満", "うち65歳以上"]))
    rows = [
        [left, "90人", "20人", "30人", "40人", "15人", "25人"],
        ["構成割合", "", "22.2％", "33.3％", "44.4％", "", ""],
    ]
    cells += (GridCell(2 + row, at, text) for row, line in enumerate(rows) for at, text in enumerate(line))
    found = texts(read(form, Heading("１　基礎情報", 1), Paragraph(line), Grid(tuple(cells), 4, 7)))
    assert found["profile[inpatients].value"] == "90"
    assert found["profile[inpatients_1_year_or_more].share"] == "44.4"
    assert found["profile[inpatients_1_year_or_more_65_and_over].value"] == "25"
