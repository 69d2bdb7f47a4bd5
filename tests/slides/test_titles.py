"""Titles of slides that are plain text boxes."""

from __future__ import annotations

from io import BytesIO

import pytest
from pptx import Presentation

from ckwriter.blocks import Heading
from ckwriter.slides import reader
from tests.slides.deck import box

TITLES = ["わがまちの数字", "していること", "歩み", "昨年の結果"]


def slides(titles: list[str], *, left: float = 1, placeholder: bool = False) -> bytes:
    """Return slides with a line at the top, two texts below it and a footer."""
    presentation = Presentation()
    for number, title in enumerate(titles):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5 if placeholder else 6])
        box(slide, 3, 9, 20, f"話し合いの{number}番目")
        box(slide, 2 + number, 5, 20, "港の窓口を毎日開けている。")
        if placeholder:
            slide.shapes.title.text = "表題"
        box(slide, left if number else left + 0.1, 1, 20, title)
    result = BytesIO()
    presentation.save(result)
    return result.getvalue()


def headings(data: bytes) -> list[str]:
    """Return the headings of a presentation."""
    return [block.text for block in reader.read(data, "test.pptx").blocks if isinstance(block, Heading)]


def test_the_line_at_the_place_of_titles_is_one() -> None:
    """It is above all others of its slide, and stands where that of other slides does."""
    assert headings(slides(TITLES)) == TITLES


@pytest.mark.parametrize(
    ("titles", "placeholder"),
    [
        (TITLES[:2], False),
        ([f"{title}を、港の窓口と病院の人たちが一緒に続けている。" for title in TITLES], False),
        (["同じ言葉"] * 4, False),
        (TITLES, True),
    ],
    ids=["too few", "sentences", "a running head", "beside a title"],
)
def test_other_lines_are_none(titles: list[str], placeholder: bool) -> None:
    """Two slides tell nothing, a sentence is no title, what repeats is a running head, and a title is enough."""
    assert not set(titles) & set(headings(slides(titles, placeholder=placeholder)))


def test_a_line_elsewhere_is_text() -> None:
    """A slide whose first line stands at another place has no title."""
    presentation = Presentation(BytesIO(slides(TITLES)))
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    box(slide, 12, 3, 10, "つづき")
    result = BytesIO()
    presentation.save(result)
    assert headings(result.getvalue()) == TITLES
