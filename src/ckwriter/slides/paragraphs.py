"""The text of a shape or a cell, paragraph by paragraph, with the bullets and numbers that the page shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ckwriter.slides.names import COMPATIBILITY, a

_Element = Any

_ITEM = "・"
_NONE, _BULLET, _NUMBER = a("buNone"), a("buChar"), a("buAutoNum")
_PICTURE = a("buBlip")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MARKS = "・•●○◎■□◆◇▲△▼▽▶※★☆✓➢" + _CIRCLED
_DEEPEST = 8


def paragraphs(body: _Element, styles: Sequence[_Element] = ()) -> Iterator[str]:
    """Yield the paragraphs of a text body, empty ones too; a line break within one is a newline.

    Args:
        body: the element that holds the paragraphs (`txBody`).
        styles: the list styles that the body inherits, nearest first; its own comes before them.

    """
    own = body.find(a("lstStyle"))
    chain = [style for style in (own, *styles) if style is not None]
    counts: dict[int, int] = {}
    for paragraph in body.iterfind(a("p")):
        text = text_of(paragraph)
        level = _level(paragraph)
        mark = _mark(paragraph, level, chain)
        if not text.strip() or mark is None or mark.tag != _NUMBER:
            counts = {at: count for at, count in counts.items() if at < level}
        if not text.strip() or mark is None:
            yield text
        elif mark.tag == _NUMBER:
            counts[level] = counts[level] + 1 if level in counts else _start(mark)
            counts = {at: count for at, count in counts.items() if at <= level}
            yield _numbered(mark, counts[level]) + text.strip()
        else:
            yield text if text.lstrip()[:1] in _MARKS else _ITEM + text.strip()


def text_of(paragraph: _Element) -> str:
    """Return the text of a paragraph without bullets and slide numbers."""
    return "".join(_pieces(paragraph)).replace("\v", "\n")


def _pieces(parent: _Element) -> Iterator[str]:
    for child in parent:
        if child.tag == a("r"):
            yield child.findtext(a("t")) or ""
        elif child.tag == a("br"):
            yield "\n"
        elif child.tag == a("fld"):
            if child.get("type") != "slidenum":
                yield child.findtext(a("t")) or ""
        elif child.tag == f"{{{COMPATIBILITY}}}AlternateContent":
            for other in child:
                if other.tag == f"{{{COMPATIBILITY}}}Fallback":
                    yield from _pieces(other)


def _level(paragraph: _Element) -> int:
    properties = paragraph.find(a("pPr"))
    level = properties.get("lvl", "0") if properties is not None else "0"
    return int(level) if level.isdecimal() and len(level) < 2 else 0


def _mark(paragraph: _Element, level: int, styles: Sequence[_Element]) -> _Element | None:
    """Return the element that says which bullet or number a paragraph has; None if it has none."""
    chain = [paragraph.find(a("pPr"))]
    chain += [style.find(a(f"lvl{min(level, _DEEPEST) + 1}pPr")) for style in styles]
    for properties in chain:
        if properties is None:
            continue
        for child in properties:
            if child.tag == _NONE:
                return None
            if child.tag in (_BULLET, _NUMBER, _PICTURE):
                return child
    return None


def _start(mark: _Element) -> int:
    start = mark.get("startAt", "1")
    return int(start) if start.isdecimal() and len(start) < 6 else 1


def _numbered(mark: _Element, number: int) -> str:
    kind = mark.get("type", "arabicPeriod")
    if kind.startswith("circleNum") and 1 <= number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    if kind.endswith("ParenBoth"):
        return f"({number})"
    return f"{number}) " if kind.endswith("ParenR") else f"{number}. "
