"""Characters of a page put together to lines, and lines to paragraphs."""

from __future__ import annotations

import pytest

from ckwriter.text.glyphs import Box, Line, wraps


@pytest.mark.parametrize(
    ("text", "following", "wrapped"), [("四半期に", "1回", True), ("四半期に", "一回", False), ("年1", "回", True)]
)
def test_the_space_between_scripts_had_no_room(text: str, following: str, wrapped: bool) -> None:
    """Programs leave a quarter of a letter between Japanese and figures: where 6 points are left, 1 has no room."""
    line = Line(text, Box(0, 0, 44, 10), 10, bold=False, first=10)
    below = Line(following, Box(0, 10, 15, 20), 10, bold=False, first=5)
    assert wraps(line, below, 50) is wrapped
