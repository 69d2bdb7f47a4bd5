"""Slides as blocks."""

from __future__ import annotations

import io
import random
import re
import sys
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from ckwriter import reading
from ckwriter.blocks import Block, Grid, Heading, Paragraph
from ckwriter.errors import MissingExtra, ReadError
from ckwriter.model import Submission
from ckwriter.slides.reader import read
from tests.handmade import filled

pptx = pytest.importorskip("pptx", reason="the extra [slides] is not installed")
from pptx.chart.data import CategoryChartData  # noqa: E402
from pptx.enum.chart import XL_CHART_TYPE  # noqa: E402
from pptx.enum.shapes import PROG_ID  # noqa: E402
from pptx.oxml import parse_xml  # noqa: E402
from pptx.util import Cm  # noqa: E402

from tests.slides.deck import deck  # noqa: E402

NAMES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


class Deck:
    """A presentation in the making."""

    def __init__(self) -> None:
        self.presentation = pptx.Presentation()

    def slide(self, layout: int = 6) -> Any:
        """Add a slide with a layout of the default template; 6 is blank, 5 has a title, 1 a title and a body."""
        return self.presentation.slides.add_slide(self.presentation.slide_layouts[layout])

    def data(self) -> bytes:
        """Return the file."""
        result = io.BytesIO()
        self.presentation.save(result)
        return result.getvalue()

    def blocks(self) -> list[Block]:
        """Return what is read of it."""
        return list(read(self.data(), "a.pptx").blocks)

    def shown(self) -> list[str]:
        """Return the texts outside of tables that are on the page."""
        return [b.text for b in self.blocks() if not isinstance(b, Grid) and not getattr(b, "aside", False)]

    def aside(self) -> list[str]:
        """Return the texts that are kept aside."""
        return [b.text for b in self.blocks() if isinstance(b, Paragraph) and b.aside]


@pytest.fixture
def made() -> Deck:
    """An empty presentation."""
    return Deck()


def box(shapes: Any, left: float, top: float, text: str, width: float = 8, height: float = 1) -> Any:
    shape = shapes.add_textbox(Cm(left), Cm(top), Cm(width), Cm(height))
    shape.text_frame.text = text
    return shape


def rezipped(data: bytes, change: Any) -> bytes:
    """Return a zip file with each member's bytes changed by `change(name, bytes)`; None leaves a member out."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = change(name, before.read(name))
            if content is not None:
                after.writestr(name, content)
    return result.getvalue()


def test_visual_order(made: Deck) -> None:
    """Text boxes are read from top to bottom and left to right, with small offsets, not in the file's order."""
    shapes = made.slide().shapes
    for left, top, text in ((1, 9, "下"), (12, 2, "右"), (1, 2.3, "左"), (1, 5, "中")):
        box(shapes, left, top, text)
    assert made.shown() == ["左", "右", "中", "下"]


def test_the_title_is_a_heading(made: Deck) -> None:
    """A slide's title is a heading, wherever its shape comes in the file; its line breaks stay."""
    slide = made.slide(5)
    box(slide.shapes, 1, 6, "本文")
    slide.shapes.title.text = "5 強みと\v課題"
    heading, body = made.blocks()
    assert heading == Heading("5 強みと\n課題", 1, 1)
    assert isinstance(body, Paragraph)


def test_groups_stand_where_they_are_seen(made: Deck) -> None:
    """A shape in a group in a group is placed by the position on the slide, not by the one inside the group."""
    shapes = made.slide().shapes
    box(shapes, 1, 8, "下")
    outer = shapes.add_group_shape()
    inner = outer.shapes.add_group_shape()
    box(inner.shapes, 101, 100, "群の左")
    box(inner.shapes, 112, 100, "群の右")
    outer.left, outer.top, outer.width, outer.height = Cm(1), Cm(4), Cm(10), Cm(1)
    box(shapes, 1, 1, "上")
    box(shapes, 13, 4, "群の隣")
    assert made.shown() == ["上", "群の左", "群の右", "群の隣", "下"]


def test_a_frame_is_read_before_what_it_holds(made: Deck) -> None:
    """The words of a box that has other boxes drawn on it come first."""
    shapes = made.slide().shapes
    box(shapes, 2, 3, "中身")
    box(shapes, 1, 1, "枠の題", width=20, height=10)
    assert made.shown() == ["枠の題", "中身"]


def test_merged_cells_and_line_breaks(made: Deck) -> None:
    """A merged cell stands once, with its spans; paragraphs and breaks in a cell are lines."""
    table = made.slide().shapes.add_table(3, 3, Cm(1), Cm(1), Cm(20), Cm(3)).table
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    for row, column, text in ((0, 0, "課題"), (0, 1, "役割"), (1, 0, "一\n二\v三"), (1, 1, "行政"), (2, 2, "理解")):
        table.cell(row, column).text = text
    [grid] = made.blocks()
    assert isinstance(grid, Grid)
    assert [(c.row, c.column, c.text, c.rowspan, c.colspan) for c in grid.cells if c.text] == [
        (0, 0, "課題", 1, 1),
        (0, 1, "役割", 1, 2),
        (1, 0, "一\n二\n三", 2, 1),
        (1, 1, "行政", 1, 1),
        (2, 2, "理解", 1, 1),
    ]
    assert len(grid.cells) == 7


def test_bullets_and_numbers_are_seen(made: Deck) -> None:
    """Bullets and numbers that the page shows are text, those of the master too; a mark of its own stays."""
    slide = made.slide(1)
    slide.placeholders[1].text = "項目\n・点\n①番\n字だけ"
    last = slide.placeholders[1].text_frame.paragraphs[3]
    last._p.get_or_add_pPr().append(parse_xml(f"<a:buNone {NAMES}/>"))
    body = box(slide.shapes, 1, 17, "一\n二\n三\n素").text_frame
    for paragraph in body.paragraphs[:3]:
        paragraph._p.get_or_add_pPr().append(parse_xml(f'<a:buAutoNum {NAMES} type="circleNumDbPlain"/>'))
    assert made.shown() == ["・項目", "・点", "①番", "字だけ", "①一", "②二", "③三", "素"]


def test_what_is_not_on_the_page_is_kept_aside(made: Deck) -> None:
    """Notes, hidden slides with their tables, and the words of charts are kept, but stand aside."""
    slide = made.slide()
    box(slide.shapes, 1, 1, "本文")
    slide.notes_slide.notes_text_frame.text = "話すこと\nもう一つ"
    chart = CategoryChartData()
    chart.categories = ["R5"]
    chart.add_series("件数", (1,))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Cm(1), Cm(5), Cm(5), Cm(5), chart)
    frame.chart.has_title = True
    frame.chart.chart_title.text_frame.text = "件数の推移"
    hidden = made.slide()
    hidden._element.set("show", "0")
    table = hidden.shapes.add_table(1, 2, Cm(1), Cm(1), Cm(9), Cm(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "隠した", "表"
    assert made.shown() == ["本文"]
    assert made.aside() == ["件数の推移", "話すこと", "もう一つ", "隠した\t表"]


def test_embedded_files(made: Deck) -> None:
    """An embedded document is read where it stands; one that cannot be read is told, aside."""
    from docx import Document

    word = Document()
    word.add_paragraph("埋め込んだ本文")
    data = io.BytesIO()
    word.save(data)
    shapes = made.slide().shapes
    box(shapes, 1, 9, "下")
    shapes.add_ole_object(data, PROG_ID.DOCX, Cm(1), Cm(4), Cm(5), Cm(3))
    shapes.add_ole_object(io.BytesIO(b"broken"), PROG_ID.XLSX, Cm(1), Cm(12), Cm(5), Cm(3))
    box(shapes, 1, 1, "上")
    assert made.shown() == ["上", "埋め込んだ本文", "下"]
    [told] = made.aside()
    assert "1枚目に埋め込まれた" in told
    assert "読めません" in told


def test_running_heads_are_kept_aside(made: Deck) -> None:
    """Words in the same place on most slides stand aside; the same words elsewhere, and titles, stay."""
    for number in range(4):
        slide = made.slide(5)
        slide.shapes.title.text = "2 取組概要"
        box(slide.shapes, 1, 17.9 + number / 100, "見本市 提出資料")
        box(slide.shapes, 1, 4 + 2 * number, "計4機関")
    assert made.shown() == ["2 取組概要", "計4機関"] * 4
    assert set(made.aside()) == {"見本市 提出資料"}


def test_numbers_of_slides_that_do_not_count_the_cover_are_left_out(made: Deck) -> None:
    """A bare number in the same place of each slide that counts on; another figure there is kept."""
    for number, name in enumerate("甲乙丙丁"):
        slide = made.slide(6)
        box(slide.shapes, 1, 2, f"{name}の話")
        if number:
            box(slide.shapes, 15, 17.9, str(number))
        box(slide.shapes, 12, 9, str(number * number + 15))
    assert made.shown() == ["甲の話", "15", "乙の話", "16", "丙の話", "19", "丁の話", "24"]


def test_what_the_layout_prints_is_seen(made: Deck) -> None:
    """Words that stand on the layout are on the page; its prompts to type something are not."""
    layout = made.presentation.slide_layouts[5]
    shape = parse_xml(
        f'<p:sp {NAMES}><p:nvSpPr><p:cNvPr id="99" name=""/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/>'
        "<a:p><a:r><a:t>様式の見出し</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    layout.shapes._spTree.append(shape)
    slide = made.slide(5)
    box(slide.shapes, 1, 9, "本文")
    assert made.shown() == ["様式の見出し", "本文"]


def test_slide_numbers_and_dates_are_left_out(made: Deck) -> None:
    """The number of a slide and the date, which the program itself writes, are no text; a footer is kept aside."""
    slide = made.slide()
    for kind, text in (("sldNum", "3"), ("dt", "2024/4/1"), ("ftr", "見本市")):
        slide.shapes._spTree.append(
            parse_xml(
                f'<p:sp {NAMES}><p:nvSpPr><p:cNvPr id="9" name=""/><p:cNvSpPr/><p:nvPr><p:ph type="{kind}" idx="12"/>'
                "</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>"
                f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
            )
        )
    assert made.shown() == []
    assert made.aside() == ["見本市"]


def test_alternate_content(made: Deck) -> None:
    """A shape that newer programs write in two ways is read once."""
    slide = made.slide()
    box(slide.shapes, 1, 1, "新しい図形")
    [shape] = slide.shapes._spTree.findall("{*}sp")
    both = etree.Element("{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")
    shape.getparent().replace(shape, both)
    for name in ("Choice", "Fallback"):
        option = etree.SubElement(both, f"{{http://schemas.openxmlformats.org/markup-compatibility/2006}}{name}")
        option.append(etree.fromstring(etree.tostring(shape)))
    assert made.shown() == ["新しい図形"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"古い形式（.*\.ppt）"),
        (b"PK\x03\x04 broken", "壊れている"),
        (Deck().data()[:9000], "壊れている"),
        (rezipped(Deck().data(), lambda name, data: data if "Types" in name else None), "スライドとして読めません"),
        (
            rezipped(
                Deck().data(),
                lambda name, data: (
                    data.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1)
                    if name == "ppt/presentation.xml"
                    else data
                ),
            ),
            "DTD",
        ),
        (rezipped(Deck().data(), lambda name, data: bytes(9 * 2**20) if name.endswith(".jpeg") else data), "圧縮率"),
    ],
    ids=["old", "broken", "cut", "empty", "entities", "bomb"],
)
def test_bad_files_are_one_line(data: bytes, words: str) -> None:
    """An old, cut, hollow or hostile file gives one line with its name."""
    with pytest.raises(ReadError, match=words) as caught:
        read(data, "資料.pptx")
    assert str(caught.value).startswith("資料.pptx: ")
    assert "\n" not in str(caught.value)


def test_another_office_file_is_refused() -> None:
    """A Word file with the ending of slides gives one line."""
    from docx import Document

    data = io.BytesIO()
    Document().save(data)
    with pytest.raises(ReadError, match="スライドとして読めません"):
        read(data.getvalue(), "a.pptx")


def test_macros_are_not_in_the_way(made: Deck, tmp_path: Path) -> None:
    """A presentation with macros is read like any other."""
    box(made.slide().shapes, 1, 1, "本文")
    plain = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    macros = b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
    data = rezipped(made.data(), lambda name, data: data.replace(plain, macros) if "Types" in name else data)
    [block] = read(data, "a.pptm").blocks
    assert block == Paragraph("本文", 1)


def test_without_the_extra(made: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where python-pptx is not installed, the message names the extra."""
    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(MissingExtra, match=r"ckwriter\[slides\]"):
        read(made.data(), "a.pptx")


def test_damaged_files_never_crash(made: Deck) -> None:
    """Whatever values, elements or parts are broken, there are blocks or a ReadError."""
    chance = random.Random(7)
    slide = made.slide(1)
    slide.shapes.title.text = "題"
    group = slide.shapes.add_group_shape()
    box(group.shapes, 1, 1, "群")
    table = slide.shapes.add_table(2, 2, Cm(1), Cm(1), Cm(9), Cm(1)).table
    table.cell(0, 0).merge(table.cell(1, 0))
    slide.notes_slide.notes_text_frame.text = "話す"
    whole = made.data()
    names = [name for name in zipfile.ZipFile(io.BytesIO(whole)).namelist() if name.endswith((".xml", ".rels"))]
    names = [name for name in names if "Layout" not in name] + [name for name in names if "slides/" in name] * 9

    def broken(content: bytes) -> bytes:
        text = content.decode()
        for match in chance.sample(found := list(re.finditer(r'="[^"]*"', text)), min(3, len(found))):
            value = chance.choice(("", "-1", "9" * 20, "abc", "あ", "rId99", "0"))
            text = text.replace(match[0], f'="{value}"', chance.choice((1, 5)))
        for match in chance.sample(
            found := list(re.finditer(r"<[^/>]+/>", text)), min(len(found), chance.choice((0, 2)))
        ):
            text = text.replace(match[0], "", 1)
        return text.encode() if chance.random() < 0.9 else content[: chance.randrange(len(content))]

    for _ in range(80):
        pick = set(chance.sample(names, 2))
        data = rezipped(whole, lambda name, data, pick=pick: broken(data) if name in pick else data)
        with suppress(ReadError):
            read(data, "a.pptx")


def test_a_form_on_slides_reads_equally(example: Submission, tmp_path: Path) -> None:
    """A form laid out by hand on slides holds every cell at its place, and nothing is left over."""
    wanted = filled(example)
    path = tmp_path / "form.pptx"
    path.write_bytes(deck(wanted))
    found = reading.read(path)
    assert found.municipality.name == wanted.municipality.name
    assert {at: cell.shown for at, cell in found.cells.items()} == {at: cell.shown for at, cell in wanted.cells.items()}
    assert found.unplaced == ()
