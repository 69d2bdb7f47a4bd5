"""Paragraphs that are headings by their looks alone: short, and all in bold type."""

from __future__ import annotations

from typing import Any

from ckwriter.word.elements import child_of
from ckwriter.word.names import w
from ckwriter.word.runs import R, T

_Element = Any

LONGEST_LOOK = 40
_RPR, _BOLD, _VAL, _BOOKMARK = (w(n) for n in ("rPr", "b", "val", "bookmarkStart"))
_OFF = frozenset({"0", "false", "off"})
_NO_HEADING = ("。", "、", "：", ":")


def looks_like_heading(paragraph: _Element, text: str) -> bool:
    """Tell whether all of a paragraph's text is bold and no sentence; one with a bookmark is pinned."""
    words = text.strip()
    if not words or words.endswith(_NO_HEADING) or "\n" in words or "\t" in words:
        return False
    runs = [run for run in paragraph.iter(R) if any((t.text or "").strip() for t in run.iter(T))]
    return bool(runs) and all(map(_is_bold, runs)) and next(paragraph.iter(_BOOKMARK), None) is None


def _is_bold(run: _Element) -> bool:
    properties = child_of(run, _RPR)
    bold = child_of(properties, _BOLD) if properties is not None else None
    return bold is not None and bold.get(_VAL) not in _OFF
