"""The names that a cell lists: parted by 、 or lines, those in brackets at their ends too."""

from __future__ import annotations

import re
from functools import lru_cache

from ckwriter.patterns import regex

_BRACKETED = regex(r"[（(]([^（）()]{2,20})[)）]")
_END = regex(r"[（(][^（）()]*[)）]$")
_OPEN = regex("(?:等|など)$")

NAME_TYPES = ("text", "list", "municipality")
"""The types of field that hold names."""


@lru_cache(4096)
def listed(text: str) -> tuple[str, ...]:
    """Return the names in a cell: 地域部会（全体会） is one, and so are 地域部会 and 全体会."""
    parts = re.split(r"[\n、]", text)
    inner = [found for part in parts for found in _BRACKETED.findall(part)]
    stems = [_END.sub("", part.strip()) for part in parts]
    found = (_OPEN.sub("", one.strip(" 　・")) for one in (*parts, *inner, *stems))
    return tuple(dict.fromkeys(one for one in found if len(one) > 1))
