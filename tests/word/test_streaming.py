"""A long document is read row by row: the same blocks as from its whole tree, in a small part of the memory."""

from __future__ import annotations

from collections.abc import Callable, Sized

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ckwriter.blocks import Block, Grid
from ckwriter.errors import ReadError
from ckwriter.word import page, streaming
from ckwriter.word.document import only_blocks
from ckwriter.word.page import Walk, is_plain
from ckwriter.word.parts import Package, parse
from ckwriter.word.streaming import streamed
from ckwriter.word.styles import Styles
from tests.word import office
from tests.word.office import MAIN, NAMESPACES


def cell(*inner: str, merge: str = "", span: int = 1) -> str:
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merged}</w:tcPr>{"".join(inner)}</w:tc>'


def line(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


PLAIN = row(cell(line("名称"), span=2), cell(line("一"), line("二")))
BEGUN = row(cell(line("課題"), merge="restart"), cell(line("行政")))
GOES_ON = row(cell(line(""), merge="continue"), cell(line("医療")))
ROWS = {
    "plain": PLAIN,
    "merged": BEGUN + GOES_ON,
    "goes on from nothing": GOES_ON,
    "tracked": row(
        cell("<w:p><w:ins><w:r><w:t>足した</w:t></w:r></w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>")
    ),
    "in a control": f"<w:sdt><w:sdtContent>{PLAIN}{PLAIN}</w:sdtContent></w:sdt>",
    "deleted": row(cell(line("消した")), properties='<w:del w:id="1"/>'),
    "with a table": row(cell(line("枠"), table(PLAIN, BEGUN, GOES_ON), line("末"))),
    "of one cell": row(cell(line("一つ"), line("二つ"))),
    "without cells": row(),
    "with a break": row(cell("<w:p><w:r><w:t>前</w:t><w:br/><w:tab/><w:t>後</w:t></w:r></w:p>")),
}
BLOCKS = st.lists(st.sampled_from(list(ROWS.values())), max_size=5).map(lambda rows: table(*rows))
BODY = st.lists(
    BLOCKS | st.sampled_from([line("段落"), line(""), f"<w:sdt><w:sdtContent>{table(PLAIN)}</w:sdtContent></w:sdt>"])
)


def document(body: str) -> bytes:
    return f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>".encode()


def whole(data: bytes) -> tuple[Block, ...]:
    root = parse(data, "a.docx")
    return tuple(Walk(Styles({}), "a.docx", plain=is_plain(root), refs=False).body(root))


def piecewise(data: bytes, piece: int) -> tuple[Block, ...]:
    return tuple(streamed(data, Walk(Styles({}), "a.docx", refs=False), piece))


@settings(max_examples=80, deadline=None)
@given(body=BODY, piece=st.integers(20, 2000))
def test_it_gives_the_same_blocks(body: list[str], piece: int) -> None:
    """Wherever the pieces end, whatever the rows look like: merged, tracked, in controls, with tables in them, frames."""
    data = document("".join(body))
    assert piecewise(data, piece) == whole(data)


def test_a_real_page_comes_out_alike(filled: bytes) -> None:
    """The filled form, and a page as an office made it with all that Word can put there."""
    for data in (filled, office.word_file()):
        package = Package(data, "a.docx")
        content = package.read(package.document)
        assert piecewise(content, 4096) == whole(content)
        assert any(isinstance(block, Grid) and len(block.cells) > 3 for block in whole(content))


def test_rows_go_as_soon_as_they_are_read() -> None:
    """However long a table is, the tree holds few of its rows at a time."""
    held: list[int] = []

    class Watched(Walk):
        def growing(self) -> page.Growing:
            growing = super().growing()
            take: Callable[..., None] = growing.take_plain

            def counted(table: Sized, end: object) -> None:
                held.append(len(table))
                take(table, end)

            growing.take_plain = counted  # type: ignore[method-assign]
            return growing

    data = document(table(*[PLAIN] * 500))
    (grid,) = streamed(data, Watched(Styles({}), "a.docx", refs=False), 2000)
    assert isinstance(grid, Grid)
    assert grid.height == 500
    assert len(held) > 20
    assert max(held) < 30


def test_a_long_file_is_read_so(filled: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The length of the document decides, and the blocks do not tell which way they were read."""
    package = Package(filled, "a.docx")
    short = tuple(only_blocks(package, Styles({})))
    monkeypatch.setattr("ckwriter.word.document.LONG", 1000)
    monkeypatch.setattr("ckwriter.word.document.parse", None)
    assert tuple(only_blocks(package, Styles({}))) == short
    assert streaming.LONG > 1000


BROKEN = {
    "cut": document(table(PLAIN))[:-30],
    "no XML": b"PK\x03\x04" * 100,
    "with entities": b'<!DOCTYPE x [<!ENTITY a "b">]>' + document(line("&a;")),
    "empty": b"",
    "another root": f'<w:body xmlns:w="{MAIN}"/>'.encode(),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_document_is_one_line(data: bytes) -> None:
    """What cannot be read as a whole cannot be read in pieces, and says the same."""
    with pytest.raises(ReadError) as one:
        whole(data)
    with pytest.raises(ReadError) as other:
        piecewise(data, 50)
    assert str(other.value) == str(one.value)


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit holds here too, whichever tables the rows stand in."""
    monkeypatch.setattr(page, "MOST_ROWS", 10)
    assert piecewise(document(table(*[PLAIN] * 10)), 300)
    with pytest.raises(ReadError, match="行が多すぎます"):
        piecewise(document(table(*[PLAIN] * 6) + table(*[PLAIN] * 5)), 300)
