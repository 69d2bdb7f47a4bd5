"""What the styles of a document mean to the reader."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ckwriter.word.names import DRAFT_STYLE, LEGEND_STYLE, w

_Element = Any
_PPR, _VAL = w("pPr"), w("val")


@dataclass(frozen=True, slots=True)
class Styles:
    """What the styles of a document mean to the reader."""

    levels: Mapping[str, int]
    """Outline level (1 is the highest) by style id, for paragraphs that are headings."""
    legends: frozenset[str] = frozenset()
    """Ids of the style of the line that explains drafted text."""
    drafts: frozenset[str] = frozenset()
    """Ids of the character style of drafted text."""


def styles_of(root: _Element | None) -> Styles:
    """Return what the styles of a document mean, from the root of its styles part."""
    if root is None:
        return Styles({})
    names: dict[str, str] = {}
    based: dict[str, str] = {}
    own: dict[str, int] = {}
    for style in root.iterfind(w("style")):
        name = style.get(w("styleId")) or ""
        title = style.find(w("name"))
        names[name] = (title.get(_VAL) or "") if title is not None else ""
        base = style.find(w("basedOn"))
        if base is not None:
            based[name] = base.get(_VAL) or ""
        level = style.find(f"{_PPR}/{w('outlineLvl')}")
        if level is not None:
            own[name] = int(level.get(_VAL) or 9) + 1
        elif match := re.fullmatch(r"(?:heading|見出し)\s*([1-9])", names[name], re.IGNORECASE):
            own[name] = int(match[1])
    levels: dict[str, int] = {}
    for name in names:
        seen: set[str] = set()
        at: str | None = name
        while at is not None and at not in seen:
            if at in own:
                levels[name] = own[at]
                break
            seen.add(at)
            at = based.get(at)
    return Styles(
        levels,
        frozenset(name for name, title in names.items() if title == LEGEND_STYLE),
        frozenset(name for name, title in names.items() if title == DRAFT_STYLE),
    )
