"""Slides laid out by hand, in another way than any template of ours: what an office might make of the same form."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.util import Cm, Pt

from ckwriter.form import Field, Table
from ckwriter.model import Submission
from tests.handmade import Merges, Rows, table_of


def deck(submission: Submission) -> bytes:
    """Return a presentation: a cover, then a slide for each part of a section, under the section's heading."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Cm(33.9), Cm(19.1)
    cover = presentation.slides.add_slide(presentation.slide_layouts[6])
    box(cover, 2, 2, 20, submission.municipality.name)
    for top, part in enumerate(submission.form.sections[0].parts):
        if part.type != "municipality":
            labelled(cover, 4 + 5 * top, part, submission)
    for section in submission.form.sections[1:]:
        for part in section.parts:
            slide = presentation.slides.add_slide(presentation.slide_layouts[5])
            slide.shapes.title.text = f"{section.number}　{section.title}"
            if isinstance(part, Table):
                add_table(slide, *table_of(part, submission))
            else:
                labelled(slide, 5, part, submission)
    result = BytesIO()
    presentation.save(result)
    return result.getvalue()


def box(slide: Any, left: float, top: float, width: float, text: str) -> Any:
    shape = slide.shapes.add_textbox(Cm(left), Cm(top), Cm(width), Cm(1))
    shape.text_frame.text = text
    return shape


def labelled(slide: Any, top: float, part: Field, submission: Submission) -> None:
    """Put a field's text beside its title; the text comes first in the file, and is a little higher on the slide."""
    box(slide, 9, top - 0.1, 20, submission[part.id].shown)
    box(slide, 1, top, 7, f"【{part.title}】")


def add_table(slide: Any, rows: Rows, merges: Merges) -> None:
    width = max(map(len, rows))
    shape = slide.shapes.add_table(len(rows), width, Cm(1), Cm(4), Cm(30), Cm(len(rows)))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            shape.table.cell(number, column).text = text
            for paragraph in shape.table.cell(number, column).text_frame.paragraphs:
                paragraph.font.size = Pt(8)
    for top, left, bottom, right in merges:
        shape.table.cell(top, left).merge(shape.table.cell(bottom, right))
