"""Reading Word files as offices have them."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ckwriter.blocks import Grid, Heading, Paragraph
from ckwriter.errors import ReadError
from ckwriter.word import page, reader

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word_file(body: str, styles: str = "", **asides: str) -> bytes:
    """Return a Word file with this body; `asides` are parts such as footnotes, by the end of their relationship."""
    parts = {"styles": f"<w:styles {NAMESPACES}>{styles}</w:styles>", **asides}
    rels = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for n, kind in enumerate(parts)
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as container:
        main = f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        container.writestr("_rels/.rels", f'<Relationships xmlns="{package}">{main}</Relationships>')
        container.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{package}">{rels}</Relationships>')
        container.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        for kind, text in parts.items():
            container.writestr(f"word/{kind}.xml", text)
    return stream.getvalue()


def blocks(body: str, styles: str = "", **asides: str) -> tuple[object, ...]:
    found = reader.read(word_file(body, styles, **asides), "test.docx").blocks
    return tuple(block._replace(ref=None) if isinstance(block, Paragraph | Heading) else block for block in found)


def text(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text(inner))}</w:tc>"


TEXT_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent>"
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (text("年") + text("４回"), "年４回"),
        (f"<w:ins>{text('入れた')}</w:ins><w:del><w:r><w:delText>消した</w:delText></w:r></w:del>", "入れた"),
        (f"<w:moveFrom>{text('前')}</w:moveFrom><w:moveTo>{text('後')}</w:moveTo>", "後"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{text('欄')}</w:sdtContent></w:sdt>", "欄"),
        (f"<w:hyperlink>{text('リンク')}</w:hyperlink>", "リンク"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type='page'/></w:r>", "a\tb\nc"),
        ("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>4</w:t></w:r>", "A\u20114"),
        (f"<w:r><w:ruby><w:rt>{text('くらしき')}</w:rt><w:rubyBase>{text('倉敷')}</w:rubyBase></w:ruby></w:r>", "倉敷"),
        ("<w:r><w:instrText>eq \\o\\ac(○,有)</w:instrText></w:r>" + text("・無"), "(有)・無"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>" + text("有"), "☑有"),
        ("<w:fldSimple w:instr='DATE'>" + text("4月") + "</w:fldSimple>", "4月"),
    ],
    ids=["runs", "inserted", "moved", "control", "link", "breaks", "hyphen", "ruby", "enclosed", "symbol", "field"],
)
def test_a_paragraph_reads_as_its_reader_sees_it(inner: str, expected: str) -> None:
    """Tracked insertions count and deletions do not; controls, links and fields are looked through."""
    assert blocks(paragraph(inner)) == (Paragraph(expected),)


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    """Where a tracked change deletes the end of a paragraph, it goes on in the next."""
    joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + text("前半") + "</w:p>" + paragraph(text("後半"))
    assert blocks(joined) == (Paragraph("前半後半"),)
    grid = blocks(f"<w:tbl><w:tr><w:tc>{joined}</w:tc></w:tr></w:tbl>")[0]
    assert isinstance(grid, Grid)
    assert grid.cells[0].text == "前半後半"


def test_a_text_box_is_read_once() -> None:
    """A text box follows its paragraph; the copy for old programs is not read a second time."""
    inside = paragraph(text("箱の中"))
    assert blocks(paragraph(text("前") + TEXT_BOX.format(inside))) == (Paragraph("前"), Paragraph("箱の中"))


def test_headings_are_known_by_style_or_level() -> None:
    """A paragraph is a heading by its style, by a style that its style is based on, or by its own outline level."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="節"/><w:basedOn w:val="1"/></w:style>'
    )
    own = f'<w:p><w:pPr><w:pStyle w:val="own"/></w:pPr>{text("節")}</w:p>'
    level = f'<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>{text("章")}</w:p>'
    assert blocks(own + level, styles) == (Heading("節", 2), Heading("章", 1))


def test_merged_cells_stand_once() -> None:
    """Cells merged to the right and downwards stand once, with their spans."""
    rows = (
        "<w:tr>" + cell("a", '<w:gridSpan w:val="2"/>') + cell("b", '<w:vMerge w:val="restart"/>') + "</w:tr>"
        "<w:tr>" + cell("c") + cell("d") + cell("", "<w:vMerge/>") + "</w:tr>"
    )
    grid = blocks(f"<w:tbl>{rows}</w:tbl>")[0]
    assert isinstance(grid, Grid)
    assert [(c.text, c.row, c.column, c.rowspan, c.colspan) for c in grid.cells] == [
        ("a", 0, 0, 1, 2), ("b", 0, 2, 2, 1), ("c", 1, 0, 1, 1), ("d", 1, 1, 1, 1),
    ]  # fmt: skip


def test_rows_and_cells_in_controls_count_and_deleted_rows_do_not() -> None:
    """Content controls round rows and cells are looked through; a row that is tracked as deleted is gone."""
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    rows = (
        control.format("<w:tr>" + cell("a") + control.format(cell("b")) + "</w:tr>")
        + "<w:tr><w:trPr><w:del/></w:trPr>" + cell("x") + cell("y") + "</w:tr>"
        + "<w:tr><w:trPr><w:ins/></w:trPr>" + cell("c") + cell("d") + "</w:tr>"
    )  # fmt: skip
    grid = blocks(f"<w:tbl>{rows}</w:tbl>")[0]
    assert isinstance(grid, Grid)
    assert [c.text for c in grid.cells] == ["a", "b", "c", "d"]


def test_a_nested_table_is_a_block_of_its_cell() -> None:
    """A table in a cell is yielded inside it, and its text is part of the cell's."""
    inner = "<w:tbl><w:tr>" + cell("内") + cell("側") + "</w:tr></w:tbl>"
    grid = blocks(f"<w:tbl><w:tr><w:tc>{paragraph(text('外'))}{inner}{paragraph('')}</w:tc></w:tr></w:tbl>")[0]
    assert isinstance(grid, Grid)
    outer = grid.cells[0]
    assert outer.text == "外\n内\n側\n"
    assert [type(block) for block in outer.blocks] == [Paragraph, Grid, Paragraph]


def test_headers_and_notes_are_kept_as_asides() -> None:
    """Text beside the page is kept but never placed; page numbers are left out."""
    header = f"<w:hdr {NAMESPACES}>{paragraph(text('試験市') + '<w:r><w:tab/></w:r>' + text('- 3 -'))}</w:hdr>"
    notes = (
        f"<w:footnotes {NAMESPACES}><w:footnote w:type='separator'>{paragraph(text('線'))}</w:footnote>"
        f"<w:footnote>{paragraph(text('脚注'))}</w:footnote></w:footnotes>"
    )
    found = blocks(paragraph(text("本文")), header=header, footnotes=notes)
    assert found == (Paragraph("本文"), Paragraph("試験市", aside=True), Paragraph("脚注", aside=True))


def test_a_bookmark_names_its_paragraph() -> None:
    """A bookmark's name is the pin of the paragraph that it begins in; those of Word itself are none."""
    named = '<w:bookmarkStart w:id="1" w:name="strengths"/>' + text("強み")
    hidden = '<w:bookmarkStart w:id="2" w:name="_GoBack"/>' + text("他")
    assert blocks(paragraph(named) + paragraph(hidden)) == (Paragraph("強み", pin="strengths"), Paragraph("他"))


def test_the_strict_variant_is_read() -> None:
    """A file saved as strict Open XML reads like any other."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file(paragraph(text("厳密"))))) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, content)
    assert reader.read(data.getvalue(), "test.docx").blocks[0].text == "厳密"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"not a zip", "壊れているか"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "パスワード"),
        (word_file("")[:400], "壊れているか"),
        (word_file("<w:p>"), "XML として読めません"),
    ],
    ids=["text", "old", "cut", "broken"],
)
def test_broken_files_are_one_clear_line(data: bytes, message: str) -> None:
    """A file that is no Word file, or a broken one, is refused with its name."""
    with pytest.raises(ReadError, match=message) as caught:
        reader.read(data, "test.docx")
    assert str(caught.value).startswith("test.docx: ")
    assert "\n" not in str(caught.value)


def test_a_workbook_is_no_word_file() -> None:
    """Another kind of Office file is refused."""
    import openpyxl

    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    with pytest.raises(ReadError):
        reader.read(stream.getvalue(), "test.docx")


def test_entities_are_refused() -> None:
    """A document that declares entities is not opened: nothing is expanded, no file is read."""
    data = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_file(paragraph(text("&a;").replace("&", "&amp;"))))) as old,
        zipfile.ZipFile(data, "w") as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + content.replace(
                    b"&amp;a;", b"&a;"
                )
            new.writestr(name, content)
    with pytest.raises(ReadError, match="DTD"):
        reader.read(data.getvalue(), "test.docx")


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table beyond all measure is one clear line, before it takes all memory."""
    monkeypatch.setattr(page, "MOST_ROWS", 10)
    with pytest.raises(ReadError, match="行が多すぎます"):
        blocks("<w:tbl>" + ("<w:tr>" + cell("") + "</w:tr>") * 11 + "</w:tbl>")


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_mutated_files_are_refused_or_read(data: st.DataObject, filled: bytes) -> None:
    """Bytes changed anywhere in a real file give blocks or a `ReadError`, nothing else."""
    damaged = bytearray(filled)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        reader.read(bytes(damaged), "test.docx")
    except ReadError as error:
        assert "\n" not in str(error)  # noqa: PT017  # both outcomes are right


def test_a_file_of_python_docx_reads(tmp_path: object) -> None:
    """A file that another program made reads: headings, paragraphs and tables in order."""
    made = docx.Document()
    made.add_heading("見出し", 1)
    made.add_paragraph("本文")
    made.add_table(1, 2)
    stream = io.BytesIO()
    made.save(stream)
    assert [type(block) for block in reader.read(stream.getvalue(), "test.docx").blocks] == [Heading, Paragraph, Grid]
