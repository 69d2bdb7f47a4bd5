"""Small work on the elements of a document: split runs, empty paragraphs, put children where the schema wants them."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from ckwriter.word.names import w
from ckwriter.word.runs import R, T, leaves

_Element = Any

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BEFORE_MERGE = frozenset(w(name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge"))
_BEFORE_INDENT = frozenset(
    w(name)
    for name in (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
        "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct",
        "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing",
    )
)  # fmt: skip


def make(near: _Element, name: str, **attributes: object) -> _Element:
    """Return an element of the main namespace that shares the prefixes of another one."""
    made = near.makeelement(w(name), nsmap=near.nsmap)
    for key, value in attributes.items():
        made.set(w(key), str(value))
    return made


def child_of(element: _Element, tag: str) -> _Element | None:
    """Return the first child of an element that has a tag, in half the time of `find`."""
    return next(element.iterchildren(tag), None)


def insert_merge(cell: _Element, mark: _Element) -> None:
    """Put something where a cell says with which cells it is merged; what it says now is taken out."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = make(cell, "tcPr")
        cell.insert(0, properties)
    for old in properties.findall(w("vMerge")):
        properties.remove(old)
    properties.insert(sum(1 for child in properties if child.tag in _BEFORE_MERGE), mark)


def hanging(properties: _Element | None, near: _Element) -> _Element | None:
    """Return paragraph properties in which a mark at the line's head hangs, or None if they set an indent."""
    own = deepcopy(properties) if properties is not None else make(near, "pPr")
    if own.find(w("ind")) is not None or own.find(w("numPr")) is not None:
        return None
    indent = make(near, "ind", leftChars=100, left=200, hangingChars=100, hanging=200)
    own.insert(sum(1 for child in own if child.tag in _BEFORE_INDENT), indent)
    return own


def mark_properties(paragraph: _Element) -> _Element | None:
    """Return the run properties of a paragraph's mark, as those of a run."""
    found = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    if found is None:
        return None
    made = deepcopy(found)
    for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"):
        for old in made.findall(w(name)):
            made.remove(old)
    return made if len(made) else None


def emptied(paragraph: _Element) -> _Element:
    """Return a copy of a paragraph without its content."""
    made = deepcopy(paragraph)
    empty(made)
    return made


def empty(paragraph: _Element) -> None:
    """Take everything but its properties out of a paragraph."""
    for child in list(paragraph):
        if child.tag != w("pPr"):
            paragraph.remove(child)


def isolated(paragraph: _Element, start: int, end: int) -> list[_Element]:
    """Split the runs of a paragraph so that some hold just the characters from `start` to `end`; return those.

    Where that is no character at all, the run before is returned.
    """
    if start == end:
        return [_run_before(paragraph, start)]
    at = 0
    inside: list[_Element] = []
    for leaf, text in list(leaves(paragraph)):
        run = leaf.getparent()
        first, last = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if first >= last or run.tag != R:
            continue
        if leaf.tag == T and last < len(text):
            split(run, leaf, last)
        if leaf.tag == T and first:
            run = split(run, leaf, first)
        if run not in inside:
            inside.append(run)
    return inside or [_run_before(paragraph, start)]


def _run_before(paragraph: _Element, index: int) -> _Element:
    at = 0
    before: _Element | None = None
    for leaf, text in list(leaves(paragraph)):
        run = leaf.getparent()
        if run.tag == R and (at < index or before is None):
            before = run
            if leaf.tag == T and at < index < at + len(text):
                split(run, leaf, index - at)
        at += len(text)
    if before is None:
        before = make(paragraph, "r")
        paragraph.append(before)
    return before


def split(run: _Element, leaf: _Element, index: int) -> _Element:
    """Split a run behind the first `index` characters of one of its texts; return the second half."""
    twin = deepcopy(leaf)
    twin.text, leaf.text = leaf.text[index:], leaf.text[:index]
    for text in (leaf, twin):
        text.set(_SPACE, "preserve")
    leaf.addnext(twin)
    return split_before(run, twin)


def split_before(run: _Element, child: _Element) -> _Element:
    """Move one of the children of a run, and those behind it, to a run of their own with the same properties.

    Return that run; the run itself where nothing but its properties stands before the child.
    """
    before = [other for other in run[: run.index(child)] if other.tag != w("rPr")]
    if not before:
        return run
    second = run.makeelement(run.tag, attrib=dict(run.attrib), nsmap=run.nsmap)
    properties = run.find(w("rPr"))
    if properties is not None:
        second.append(deepcopy(properties))
    for moved in run[run.index(child) :]:
        second.append(moved)
    run.addnext(second)
    return second


def without_ids(element: _Element) -> None:
    """Take out what may stand in a document once only: ids of paragraphs and controls, bookmarks."""
    for item in element.iter():
        if isinstance(item.tag, str):
            for name in [name for name in item.attrib if name.endswith(("}paraId", "}textId"))]:
                del item.attrib[name]
    _remove(element.iter(w("bookmarkStart"), w("bookmarkEnd")))
    _remove(item for item in element.iter(w("id")) if item.getparent().tag == w("sdtPr"))


def _remove(items: Iterable[_Element]) -> None:
    for item in list(items):
        item.getparent().remove(item)
