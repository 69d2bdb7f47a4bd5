"""Text as a workbook's XML holds it: `_x000D_` stands for a carriage return, `_x005F_x000D_` for those very letters."""

from __future__ import annotations

import re

from ckwriter.values import page_text

_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def escape(text: str) -> str:
    """Return the text so that a spreadsheet program shows it as it is (ECMA-376 Part 1, 22.9.2.19)."""
    return _LOOKS_ESCAPED.sub("_x005F_", text)


def unescape(text: str) -> str:
    """Return what a spreadsheet program shows for a text of its XML, as a page can hold it."""
    return page_text(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text)
