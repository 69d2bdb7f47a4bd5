"""The text of a paragraph: which of its elements show something, and what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ckwriter.word.names import COMPATIBILITY, w

_Element = Any

P, R, T, SDT, CONTENT = (w(n) for n in ("p", "r", "t", "sdt", "sdtContent"))
ALTERNATE = f"{{{COMPATIBILITY}}}AlternateContent"
TEXT_BOX = w("txbxContent")
THROUGH = frozenset(w(n) for n in ("ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo"))
"""Elements that are looked through: what they hold is shown."""
_BREAK, _SYMBOL, _INSTRUCTION, _RUBY, _RUBY_BASE = (w(n) for n in ("br", "sym", "instrText", "ruby", "rubyBase"))
_TYPE, _CHAR = w("type"), w("char")
_CHOICE, _FALLBACK = f"{{{COMPATIBILITY}}}Choice", f"{{{COMPATIBILITY}}}Fallback"
_DRAWINGS = frozenset(w(n) for n in ("drawing", "pict", "object"))
_SHOWN: Mapping[str, str] = {
    w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("softHyphen"): "\u00ad",
    _BREAK: "\n", _SYMBOL: "", _INSTRUCTION: "",
}  # fmt: skip
LEAVES = (T, *_SHOWN)
"""The elements of a run that may show text."""
_ENCLOSED = re.compile(r"eq\s*\\o\s*(?:\\a[clr]\s*)?\(\s*(.)\s*[,;，]\s*(.)\s*\)", re.IGNORECASE)
"""The field by which Word draws a circle round a character."""
_SYMBOLS = {"F0FE": "☑", "F052": "☑", "F0FD": "☒", "F0A8": "□", "F06F": "□", "F0FC": "✓"}
"""Ticks and boxes of the font Wingdings."""


def leaves(parent: _Element, boxes: list[_Element] | None = None) -> Iterator[tuple[_Element, str]]:
    """Yield the elements of a paragraph that show text, with their text; text boxes are put on `boxes`."""
    for child in parent:
        tag = child.tag
        if tag == R:
            yield from _run(child, boxes)
        elif tag in THROUGH:
            yield from leaves(child, boxes)
        elif tag == SDT:
            inner = child.find(CONTENT)
            if inner is not None:
                yield from leaves(inner, boxes)
        elif tag == ALTERNATE:
            yield from leaves(_alternative(child), boxes)


def _run(run: _Element, boxes: list[_Element] | None) -> Iterator[tuple[_Element, str]]:
    for child in run:
        tag = child.tag
        if tag == T:
            if child.text:
                yield child, child.text
        elif tag in _SHOWN:
            if text := shown(child):
                yield child, text
        elif tag == _RUBY:
            base = child.find(_RUBY_BASE)
            if base is not None:
                yield from leaves(base, boxes)
        elif tag == ALTERNATE:
            yield from _run(_alternative(child), boxes)
        elif boxes is not None and tag in _DRAWINGS:
            boxes.extend(_outermost(child))


def shown(element: _Element) -> str:
    """Return what an element of a run shows that holds no text: a tab, a line break, a symbol, a circled sign."""
    tag = element.tag
    if tag == _BREAK:
        return "\n" if element.get(_TYPE) in (None, "textWrapping") else ""
    if tag == _SYMBOL:
        return _SYMBOLS.get((element.get(_CHAR) or "").upper(), "■")
    if tag == _INSTRUCTION:
        match = _ENCLOSED.search(element.text or "")
        return f"({match[2]})" if match else ""
    return _SHOWN[tag]


def _alternative(element: _Element) -> _Element:
    """Return the part of an alternative that is shown: the choice, or the fallback where there is none."""
    choice = element.find(_CHOICE)
    if choice is None:
        choice = element.find(_FALLBACK)
    return choice if choice is not None else ()


def _outermost(element: _Element) -> Iterator[_Element]:
    for child in element:
        if child.tag == TEXT_BOX:
            yield child
        elif child.tag == ALTERNATE:
            yield from _outermost(_alternative(child))
        else:
            yield from _outermost(child)
