"""The shapes of a slide: what each one says, and where on the slide it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ckwriter.blocks import Block, Heading, Paragraph
from ckwriter.boxes import Box
from ckwriter.slides import tables
from ckwriter.slides.names import COMPATIBILITY, a, p
from ckwriter.slides.paragraphs import paragraphs, text_of

_Element = Any

_TITLES = frozenset(("title", "ctrTitle"))
_FURNITURE = frozenset(("sldNum", "dt"))
_BODIES = frozenset(("body", "obj", "subTitle", ""))
_NOWHERE = Box(0, 0, 0, 0)
_PROPERTIES = (p("nvSpPr"), p("nvGraphicFramePr"))


_GRAIN = 200_000
"""What stands at one place may be this far from each other, in English Metric Units (about 5 mm)."""


class Placed(NamedTuple):
    """What one shape says, in order, and where it stands."""

    box: Box
    blocks: tuple[Block, ...]

    @property
    def where(self) -> tuple[int, int]:
        """Its left upper corner, the same for what stands at one place of two slides."""
        return round(self.box.left / _GRAIN), round(self.box.top / _GRAIN)


class Frame(NamedTuple):
    """How the positions inside a group become positions on the slide."""

    left: float = 0
    top: float = 0
    across: float = 1
    down: float = 1

    def box(self, left: float, top: float, width: float, height: float) -> Box:
        """Return a shape's box on the slide from its own position and size."""
        left, top = self.left + left * self.across, self.top + top * self.down
        return Box(left, top, left + width * self.across, top + height * self.down)

    def inside(self, transform: _Element | None) -> Frame:
        """Return the frame of a group that stands in this one."""
        if transform is None:
            return self
        left, top, width, height = _position(transform)
        inner_left, inner_top, inner_width, inner_height = _position(transform, "chOff", "chExt")
        across = width / inner_width if inner_width else 1.0
        down = height / inner_height if inner_height else 1.0
        return Frame(
            self.left + (left - inner_left * across) * self.across,
            self.top + (top - inner_top * down) * self.down,
            self.across * across,
            self.down * down,
        )


class Inherited(NamedTuple):
    """What a slide's placeholders take from its layout and master."""

    layout: Mapping[str, _Element]
    """The layout's placeholder shapes by index."""
    master: Mapping[str, _Element]
    """The master's placeholder shapes by type."""
    body_style: _Element | None = None
    """The master's style of body text, in which its bullets are."""

    def shapes(self, placeholder: _Element) -> Iterator[_Element]:
        """Yield the shapes that a placeholder inherits from, nearest first."""
        layout = self.layout.get(placeholder.get("idx", "0"))
        if layout is not None:
            yield layout
        kind = placeholder.get("type", "")
        if not kind and layout is not None and (own := placeholder_of(layout)) is not None:
            kind = own.get("type", "")
        kind = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "": "body"}.get(kind, kind)
        if kind in self.master:
            yield self.master[kind]


NOTHING_INHERITED = Inherited({}, {})
Embedded = Callable[[_Element], tuple[Block, ...]]


def placeholder_of(shape: _Element) -> _Element | None:
    """Return the element that makes a shape a placeholder, or None."""
    for properties in _PROPERTIES:
        found = shape.find(f"{properties}/{p('nvPr')}/{p('ph')}")
        if found is not None:
            return found
    return None


def shapes_of(tree: _Element, frame: Frame = Frame()) -> Iterator[tuple[_Element, Frame]]:  # noqa: B008  # a frozen value
    """Yield the shapes of a tree, those in groups too, each with the frame that it stands in."""
    for child in tree:
        if child.tag == p("grpSp"):
            yield from shapes_of(child, frame.inside(child.find(f"{p('grpSpPr')}/{a('xfrm')}")))
        elif child.tag == f"{{{COMPATIBILITY}}}AlternateContent":
            options = {option.tag.rpartition("}")[2]: option for option in child}
            chosen = options.get("Choice", options.get("Fallback"))
            if chosen is not None:
                yield from shapes_of(chosen, frame)
        elif child.tag in (p("sp"), p("graphicFrame"), p("cxnSp"), p("pic")):
            yield child, frame


def placed(tree: _Element, inherited: Inherited, ref: object, embedded: Embedded) -> Iterator[Placed]:
    """Yield what the text boxes, tables and embedded files of a slide say, and where.

    Args:
        tree: the slide's tree of shapes.
        inherited: what its placeholders inherit.
        ref: what the blocks carry as `ref`.
        embedded: called with each shape that holds neither text nor a table; returns what an embedded file says.

    """
    for shape, frame in shapes_of(tree):
        placeholder = placeholder_of(shape)
        kind = placeholder.get("type", "") if placeholder is not None else None
        if kind in _FURNITURE:
            continue
        if shape.tag == p("graphicFrame"):
            blocks = tuple(_table(shape, ref)) or embedded(shape)
        else:
            blocks = tuple(_texts(shape, placeholder, kind, inherited, ref))
        if blocks:
            yield Placed(_box(shape, placeholder, frame, inherited), blocks)


def printed(tree: _Element, ref: object) -> Iterator[Placed]:
    """Yield what a layout or a master prints on each slide: its shapes that are no placeholders."""
    for shape, frame in shapes_of(tree):
        if placeholder_of(shape) is None:
            blocks = (*_table(shape, ref), *_texts(shape, None, None, NOTHING_INHERITED, ref))
            if blocks:
                yield Placed(_box(shape, None, frame, NOTHING_INHERITED), blocks)


def _table(shape: _Element, ref: object) -> Iterator[Block]:
    for table in shape.iterfind(f"{a('graphic')}/{a('graphicData')}/{a('tbl')}"):
        yield tables.grid(table, ref)


def _texts(
    shape: _Element, placeholder: _Element | None, kind: str | None, inherited: Inherited, ref: object
) -> Iterator[Block]:
    body = shape.find(p("txBody"))
    if body is None:
        return
    if kind in _TITLES:
        text = "\n".join(text_of(paragraph) for paragraph in body.iterfind(a("p"))).strip()
        if text:
            yield Heading(text, 1, ref)
        return
    styles = []
    if placeholder is not None and kind in _BODIES:
        lists = (other.find(f"{p('txBody')}/{a('lstStyle')}") for other in inherited.shapes(placeholder))
        styles = [style for style in (*lists, inherited.body_style) if style is not None]
    for text in paragraphs(body, styles):
        if text.strip():
            yield Paragraph(text.strip("\n"), ref, aside=kind in ("ftr", "hdr"))


def _box(shape: _Element, placeholder: _Element | None, frame: Frame, inherited: Inherited) -> Box:
    for candidate in (shape, *(inherited.shapes(placeholder) if placeholder is not None else ())):
        transform = candidate.find(f"{p('spPr')}/{a('xfrm')}")
        if transform is None:
            transform = candidate.find(p("xfrm"))
        if transform is not None:
            left, top, width, height = _position(transform)
            if _lies_on_its_side(transform):
                left, top = left + (width - height) / 2, top + (height - width) / 2
                width, height = height, width
            return frame.box(left, top, width, height) if candidate is shape else Frame().box(left, top, width, height)
    return _NOWHERE


def _lies_on_its_side(transform: _Element) -> bool:
    turn = _number(transform.get("rot")) % 10_800_000
    return 2_700_000 < turn < 8_100_000


def _position(transform: _Element, offset: str = "off", extent: str = "ext") -> tuple[float, float, float, float]:
    """Return left, top, width and height in English Metric Units."""
    off, ext = transform.find(a(offset)), transform.find(a(extent))
    left, top = (_number(off.get("x")), _number(off.get("y"))) if off is not None else (0, 0)
    width, height = (_number(ext.get("cx")), _number(ext.get("cy"))) if ext is not None else (0, 0)
    return left, top, max(width, 0), max(height, 0)


def _number(value: str | None) -> int:
    digits = (value or "").removeprefix("-")
    return int(value or "0") if digits.isdecimal() and len(digits) < 16 else 0
