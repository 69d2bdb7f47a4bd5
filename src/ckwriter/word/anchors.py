"""Put the anchors of a comment round characters of a document: its range, and the mark that refers to the comment.

Runs are split where the range begins or ends inside of them. What can hold no anchor (the base of a ruby, an
alternative drawing, the instruction of a field, a control whose text is filled in from elsewhere) is taken in whole. A
range that takes up all of a link, a control, a tracked change or a field stands round it, so that the comment stays
when that is accepted, updated or removed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ckwriter.word.elements import make, split, split_before
from ckwriter.word.names import MAIN, w
from ckwriter.word.runs import ALTERNATE, CONTENT, SDT, P, R, T
from ckwriter.word.spots import Mark, outermost_box

_Element = Any

START, END, REFERENCE = (w(f"comment{name}") for name in ("RangeStart", "RangeEnd", "Reference"))
_MARKERS = frozenset(
    {START, END, *(w(name) for name in ("proofErr", "permStart", "permEnd", "pPr", "smartTagPr", "customXmlPr"))}
    | {w(f"{mark}{side}") for mark in ("bookmark", "moveFromRange", "moveToRange") for side in ("Start", "End")}
)
"""What stands among runs and shows nothing."""
_FIELD, _KIND, _INSTRUCTION = w("fldChar"), w("fldCharType"), w("instrText")
_RUBY, _RPR, _BINDING = w("ruby"), w("rPr"), f"{w('sdtPr')}/{w('dataBinding')}"


def put(first: Mark, last: Mark, number: int, style: str | None) -> None:
    """Anchor a comment on the characters from `first` to `last`.

    Args:
        first: the first character.
        last: the last one; what holds the box is taken for a character in a text box.
        number: the comment's id.
        style: the id of the character style of marks that refer to comments, if the document has one.

    """
    begin, end = _lifted(*_isolated(first, last))
    begin.addprevious(make(begin, "commentRangeStart", id=number))
    close = make(end, "commentRangeEnd", id=number)
    _behind_others(end).addnext(close)
    _refer(close, _reference(close, number, style))


def put_on_paragraph(paragraph: _Element, number: int, style: str | None) -> None:
    """Anchor a comment on a paragraph that shows nothing."""
    paragraph.append(make(paragraph, "commentRangeStart", id=number))
    close = make(paragraph, "commentRangeEnd", id=number)
    paragraph.append(close)
    _refer(close, _reference(close, number, style))


def is_reference(element: _Element) -> bool:
    """Tell whether an element is a run that refers to a comment and holds nothing else."""
    return element.tag == R and [child.tag for child in element if child.tag != _RPR] == [REFERENCE]


def _reference(near: _Element, number: int, style: str | None) -> _Element:
    run = make(near, "r")
    if style:
        properties = make(near, "rPr")
        properties.append(make(near, "rStyle", val=style))
        run.append(properties)
    run.append(make(near, "commentReference", id=number))
    return run


def _refer(close: _Element, mark: _Element) -> None:
    """Put the mark that refers to a comment behind its range, outside of what may go with its contents."""
    top = close
    while top.getparent().tag != P:
        top = top.getparent()
    paragraph = _free_of_controls(top.getparent())
    if paragraph is top.getparent():
        (close if top is close else _behind_others(top)).addnext(mark)
    else:
        first = next((child for child in paragraph if child.tag not in _MARKERS and not is_reference(child)), None)
        paragraph.append(mark) if first is None else first.addprevious(mark)


def _free_of_controls(paragraph: _Element) -> _Element:
    """Return the paragraph, or the next one if it is the first of a control round paragraphs, cells or rows.

    LibreOffice 7.4 loses all that stands in such a paragraph before the mark of a comment; it stands the range.
    """
    if not _opens_control(paragraph):
        return paragraph
    for axis in ("following", "preceding"):
        others = paragraph.xpath(f"{axis}::w:p[not(ancestor::w:txbxContent)]", namespaces={"w": MAIN})
        near = others if axis == "following" else reversed(others)
        found = next((other for other in near if not _opens_control(other)), None)
        if found is not None:
            return found
    return paragraph


def _opens_control(paragraph: _Element) -> bool:
    controls = (above for above in paragraph.iterancestors() if above.tag == SDT)
    return any(next(control.iter(P)) is paragraph for control in controls)


def _behind_others(element: _Element) -> _Element:
    """Return the last of the ends and marks of other comments that follow an element, or the element."""
    following = element.getnext()
    while following is not None and (following.tag == END or is_reference(following)):
        element, following = following, following.getnext()
    return element


# ------------------------------------------------------------------------------------------ splitting runs


def _isolated(first: Mark, last: Mark) -> tuple[_Element, _Element]:
    """Split runs so that the elements from one to another hold just these characters; return the two."""
    opening, closing = _atom(first.leaf, 0), _atom(last.leaf, 1)
    _cut_behind(closing, last.at)
    begin = _cut_before(opening, first.at)
    if opening is closing:
        return begin, begin
    return begin, _at_run_level(closing)


def _atom(leaf: _Element, side: int) -> _Element:
    """Return what has to be taken in whole to take in a character.

    Its text, which alone can be parted; what can hold no anchor and so must not be; or, for the instruction of a field,
    where that begins (`side` 0) or ends (1).
    """
    box = outermost_box(leaf)
    if box is None and leaf.tag == _INSTRUCTION and (field := _field_round(leaf)):
        return field[side]
    found = leaf
    if box is not None:
        found = next(above for above in box.iterancestors() if above.getparent().tag == R)
    for above in found.iterancestors():
        if above.tag == P:
            break
        if above.tag in (_RUBY, ALTERNATE) or (above.tag == SDT and above.find(_BINDING) is not None):
            found = above
    return found


def _at_run_level(atom: _Element) -> _Element:
    return atom.getparent() if atom.getparent().tag == R else atom


def _cut_before(atom: _Element, at: int) -> _Element:
    run = atom.getparent()
    if run.tag != R:
        return atom
    return split(run, atom, at) if atom.tag == T and at else split_before(run, atom)


def _cut_behind(atom: _Element, at: int) -> None:
    run, following = atom.getparent(), atom.getnext()
    if run.tag != R:
        return
    if atom.tag == T and at + 1 < len(atom.text):
        split(run, atom, at + 1)
    elif following is not None:
        split_before(run, following)


# ------------------------------------------------------------------------------------------ what stands round a range


def _lifted(begin: _Element, end: _Element) -> tuple[_Element, _Element]:
    """Return the outermost elements that take up the same characters."""
    while True:
        above, other = begin.getparent(), end.getparent()
        if above.tag != P and _is_outermost(begin, before=True):
            if other is above and _is_outermost(end, before=False):
                begin = end = _whole(above)
                continue
            if above not in end.iterancestors():
                begin = _whole(above)
                continue
        if other.tag != P and other not in begin.iterancestors() and _is_outermost(end, before=False):
            end = _whole(other)
        elif above is other and (field := _result_of(begin, end)):
            _cut_behind(field[1], 0)
            begin, end = _cut_before(field[0], 0), field[1].getparent()
        else:
            return begin, end


def _whole(above: _Element) -> _Element:
    return above.getparent() if above.tag == CONTENT else above


def _is_outermost(element: _Element, *, before: bool) -> bool:
    """Tell whether nothing that counts stands before (or behind) an element in the one that holds it."""
    return next(_counting(element, before=before), None) is None


def _counting(element: _Element, *, before: bool) -> Iterator[_Element]:
    """Yield what stands before (or behind) an element, from it outwards, but for marks that show nothing."""
    for other in element.itersiblings(preceding=before):
        if isinstance(other.tag, str) and other.tag not in _MARKERS and not is_reference(other):
            yield other


def _field_round(element: _Element) -> tuple[_Element, _Element] | None:
    """Return the marks at which the field of a paragraph begins and ends that an element of it stands in."""
    paragraph = next(above for above in element.iterancestors() if above.tag == P)
    wanted: _Element | None = None
    begun: list[_Element] = []
    for item in paragraph.iter(_FIELD, element.tag):
        kind = item.get(_KIND)
        if item is element and begun:
            wanted = begun[-1]
        if kind == "begin":
            begun.append(item)
        elif kind == "end" and begun and begun.pop() is wanted:
            return wanted, item
    return None


def _result_of(begin: _Element, end: _Element) -> tuple[_Element, _Element] | None:
    """Return the marks of the field of which a range is the whole result, or None."""
    before, behind = next(_counting(begin, before=True), None), next(_counting(end, before=False), None)
    if before is None or behind is None or before.tag != R or behind.tag != R:
        return None
    separator, close = before[-1] if len(before) else None, next((c for c in behind if c.tag != _RPR), None)
    if separator is None or close is None or separator.get(_KIND) != "separate" or close.get(_KIND) != "end":
        return None
    field = _field_round(separator)
    same = field is not None and field[1] is close and field[0].getparent().getparent() is begin.getparent()
    return field if same else None
