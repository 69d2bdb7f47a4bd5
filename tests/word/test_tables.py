"""Tables are read in one pass where nothing in them needs a second look; both ways give the same grid."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ckwriter.blocks import Grid
from ckwriter.word.names import MAIN, w
from ckwriter.word.page import Walk, is_plain
from ckwriter.word.parts import Package
from ckwriter.word.styles import Styles
from ckwriter.word.tables import row_cells, table_rows

CELL = st.tuples(
    st.sampled_from(["", "a", "二行\n目", "\t"]), st.integers(1, 3), st.sampled_from(["", "restart", "continue"])
)
ROW = st.tuples(st.integers(0, 2), st.lists(CELL, max_size=4))


def table(rows: list[tuple[int, list[tuple[str, int, str]]]]) -> Any:
    """Return a table of rows: (columns left out, cells as (text, columns, merge))."""

    def cell(text: str, span: int, merge: str) -> str:
        paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
        paragraphs = paragraphs.replace("\t", "</w:t><w:tab/><w:t>")
        merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
        return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merged}</w:tcPr>{paragraphs}</w:tc>'

    lines = (
        f'<w:tr><w:trPr><w:gridBefore w:val="{skipped}"/></w:trPr>{"".join(cell(*one) for one in cells)}</w:tr>'
        for skipped, cells in rows
    )
    return etree.fromstring(f'<w:tbl xmlns:w="{MAIN}">{"".join(lines)}</w:tbl>')


def grid(element: Any, *, plain: bool, refs: bool = True) -> Grid:
    return Walk(Styles({}), "test.docx", plain=plain, refs=refs).grid(element)


@settings(max_examples=80, deadline=None)
@given(rows=st.lists(ROW, max_size=5))
def test_one_pass_gives_the_same_grid(rows: list[tuple[int, list[tuple[str, int, str]]]]) -> None:
    """Spans, merges, holes, lines and tabs come out alike, whatever the rows look like."""
    element = table(rows)
    assert grid(element, plain=True) == grid(element, plain=False)


@pytest.mark.parametrize("layout", ["filled", "blank"])
def test_real_tables_come_out_alike(layout: str, request: pytest.FixtureRequest) -> None:
    """The tables of real forms give the same grid in one pass as element by element."""
    package = Package(request.getfixturevalue(layout), "test.docx")
    root = package.parse(package.document)
    assert is_plain(root)
    tables = [element for element in root.iter(w("tbl")) if next(element.iterancestors(w("tbl")), None) is None]
    assert tables
    for element in tables:
        assert grid(element, plain=True) == grid(element, plain=False)


def test_a_merged_cell_knows_the_elements_of_its_rows() -> None:
    """A cell refers to one element for each of its rows, or to none where nobody needs to go back to them."""
    element = table([(0, [("a", 1, "restart"), ("b", 1, "")]), (0, [("", 1, "continue"), ("c", 1, "")])])
    tall, beside, below = grid(element, plain=True).cells
    elements = [list(row_cells(row)) for row in table_rows(element)]
    assert tall.ref == (elements[0][0], elements[1][0])
    assert (tall.rowspan, beside.ref, below.ref) == (2, (elements[0][1],), (elements[1][1],))
    for plain in (True, False):
        bare = grid(element, plain=plain, refs=False)
        assert (bare.ref, {cell.ref for cell in bare.cells}) == (None, {None})
        assert [cell._replace(ref=None) for cell in (tall, beside, below)] == list(bare.cells)


def test_a_cell_merged_over_very_many_rows() -> None:
    """A cell that is merged down over thousands of rows is one cell, in time that grows with its rows."""
    rows = [(0, [("", 1, "continue"), (f"{n}", 1, "")]) for n in range(5_000)]
    cells = grid(table([(0, [("a", 1, "restart"), ("", 1, "")]), *rows]), plain=True).cells
    assert (cells[0].text, cells[0].rowspan, len(cells)) == ("a", 5_001, 5_002)
