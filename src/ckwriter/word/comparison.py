"""A 新旧対照表 in Word: what changed, old beside new, the changed words underlined."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Protocol

from ckwriter.values import page_text


class Changed(Protocol):
    """What is shown of a change: its place, and its text in pieces, old beside new."""

    @property
    def title(self) -> str:
        """The place as people call it."""

    def pieces(self) -> Iterator[tuple[str, str]]:
        """Yield the text in pieces; where the two of a pair differ, that is what changed."""


def build(changes: Sequence[Changed], old: str, new: str) -> bytes:
    """Return a Word file (A4 landscape) with a row for each change; `old` and `new` head the columns."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(18)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "BIZ UDゴシック", Pt(9)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "BIZ UDゴシック")
    normal.paragraph_format.space_after = Pt(0)
    heading = document.add_paragraph()
    heading.add_run("新旧対照表").bold = True
    heading.paragraph_format.space_after = Pt(4)

    widths = (Mm(51), Mm(105), Mm(105))
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    table.autofit = False
    for cell, text in zip(
        table.rows[0].cells, ("欄", f"旧（{page_text(old)}）", f"新（{page_text(new)}）"), strict=True
    ):
        cell.paragraphs[0].add_run(text).bold = True
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for change in changes:
        place, before, after = table.add_row().cells
        place.text = change.title
        for left, right in change.pieces():
            for cell, piece in ((before, left), (after, right)):
                if piece:
                    cell.paragraphs[0].add_run(piece).underline = left != right or None
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    if not changes:
        document.add_paragraph("違いはありません。")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
