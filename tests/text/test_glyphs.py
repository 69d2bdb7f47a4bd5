"""Characters of a page put together to lines, and lines to paragraphs."""

from __future__ import annotations

import pytest

from ckwriter.text.glyphs import Box, Glyph, Line, lines, wraps


@pytest.mark.parametrize(
    ("text", "following", "wrapped"), [("四半期に", "1回", True), ("四半期に", "一回", False), ("年1", "回", True)]
)
def test_the_space_between_scripts_had_no_room(text: str, following: str, wrapped: bool) -> None:
    """Programs leave a quarter of a letter between Japanese and figures: where 6 points are left, 1 has no room."""
    line = Line(text, Box(0, 0, 44, 10), 10, bold=False, first=10)
    below = Line(following, Box(0, 10, 15, 20), 10, bold=False, first=5)
    assert wraps(line, below, 50) is wrapped


@pytest.mark.parametrize(("label", "sign"), [("短期目標", "："), ("目標", ":"), ("見出し", "：")])
def test_a_colon_belongs_to_the_label_before_it(label: str, sign: str) -> None:
    """However far it stands, so that colons are below each other: 目標　　　：…."""
    near = [Glyph(text, Box(10.0 * n, 0, 10.0 * n + 10, 10), 10) for n, text in enumerate(label)]
    far = [Glyph(text, Box(90.0 + 10 * n, 0, 100.0 + 10 * n, 10), 10) for n, text in enumerate(f"{sign}岬を回る")]
    assert [line.text for line in lines([*near, *far], 2.0)] == [f"{label}{sign}岬を回る"]
    assert [line.text for line in lines([*near, *far[1:]], 2.0)] == [label, "岬を回る"]
