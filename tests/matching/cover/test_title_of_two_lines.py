"""A title of two lines on a cover, above the headline."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Form
from tests.test_matching import grid, read, texts


@pytest.mark.parametrize(
    "title",
    [
        ("浜見市における", "「にも包括」の取組について"),
        ("浜見市の", "取組の報告"),
        ("浜見市の地域包括ケアに関する", "この一年の取組"),
    ],
)
def test_the_headline_below_a_title_of_two_lines(form: Form, title: tuple[str, str]) -> None:
    """The second line is the rest of the title."""
    blocks = [*map(Paragraph, title), Paragraph("波のように寄り添う")]
    blocks.append(Paragraph("浜の町では、月に一度の話し合いを重ねています。病院と市が交代で進めています。"))
    found = texts(read(form, *blocks, Heading("１　基礎情報", 1), grid([["人口", "4,100人"], ["保健所数", "1"]])))
    assert found["headline"] == "波のように寄り添う"
    assert found["intro"].startswith("浜の町では")
