"""Headings that are only bold paragraphs."""

from __future__ import annotations

import pytest

from ckwriter.blocks import LOOKS, Heading
from ckwriter.word.page import Walk
from ckwriter.word.styles import Styles
from tests.word.office import paragraph, run
from tests.word.test_anchors import body

BOLD = "<w:b/>"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (run("これまでの歩み", BOLD), True), (run("これまでの", BOLD) + run("歩み", BOLD), True),
        (run("これまでの", BOLD) + run("歩み"), False), (run("歩み", '<w:b w:val="0"/>'), False),
        (run("顔の見える関係がある。", BOLD), False), (run("構成員：", BOLD), False),
    ],
)  # fmt: skip
def test_a_short_bold_paragraph_is_a_heading(inner: str, expected: bool) -> None:
    """All of it bold, no sentence and no label with a colon."""
    (block,) = Walk(Styles({}), "test.docx").blocks(body(paragraph(inner)))
    assert isinstance(block, Heading) is expected
    assert not expected or (isinstance(block, Heading) and block.level == LOOKS)
