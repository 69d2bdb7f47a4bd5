"""What hangs on a slide but is kept in parts of its own: diagrams, charts, embedded files, notes and comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ckwriter import plugins
from ckwriter.blocks import Block, Blocks, Paragraph
from ckwriter.errors import CkwriterError
from ckwriter.slides.names import CHART, DIAGRAM, OFFICE, a, p

_Element = Any
_Slide = Any
_OPENED = ("xlsx", "xlsm", "docx")
"""The endings of embedded files that are opened."""


def part_of(slide: _Slide, relation: str) -> Any | None:  # noqa: ANN401  # python-pptx is not typed
    """Return the part that a relationship of a slide leads to, or None."""
    relations = slide.part.rels
    if relation not in relations or relations[relation].is_external:
        return None
    return relations[relation].target_part


def embedded(shape: _Element, slide: _Slide, ref: object) -> tuple[Block, ...]:
    """Return what an embedded workbook or document holds, or a remark, aside, that it could not be read."""
    objects = list(shape.iter(p("oleObj")))
    if not objects:
        return ()
    part = part_of(slide, objects[0].get(f"{{{OFFICE}}}id") or "")
    title = objects[0].get("name") or objects[0].get("progId") or ""
    ending = str(part.partname).rpartition(".")[2].lower() if part is not None else ""
    if part is not None and ending in _OPENED and ending in plugins.find("readers"):
        try:
            found = plugins.load("readers", ending)(part.blob, f"{ref}枚目に埋め込まれた {title}")
        except CkwriterError:
            found = None
        if isinstance(found, Blocks):
            return tuple(block._replace(ref=ref) if isinstance(block, tuple) else block for block in found.blocks)
    return (Paragraph(f"{ref}枚目に埋め込まれた「{title}」は読めません", ref, aside=True),)


def texts(tree: _Element, slide: _Slide) -> Iterator[str]:
    """Yield the words of the diagrams and the titles of the charts in a tree of shapes."""
    for element in tree.iter(f"{{{DIAGRAM}}}relIds"):
        yield from _words(part_of(slide, element.get(f"{{{OFFICE}}}dm") or ""), "")
    for element in tree.iter(f"{{{CHART}}}chart"):
        yield from _words(part_of(slide, element.get(f"{{{OFFICE}}}id") or ""), f"{{{CHART}}}title")


def notes(slide: _Slide) -> Iterator[str]:
    """Yield the lines of the speaker's notes and the comments on a slide."""
    if slide.has_notes_slide and (frame := slide.notes_slide.notes_text_frame) is not None:
        yield from frame.text.replace("\v", "\n").split("\n")
    for relation in slide.part.rels.values():
        if relation.reltype.endswith("/comments") and not relation.is_external:
            for text in _parsed(relation.target_part).iter(p("text")):
                yield text.text or ""
            yield from _words(relation.target_part, "")


def _words(part: Any | None, scope: str) -> Iterator[str]:  # noqa: ANN401
    """Yield the paragraphs of a part, or only those within elements of one name."""
    if part is None:
        return
    root = _parsed(part)
    for within in root.iter(scope) if scope else (root,):
        for paragraph in within.iter(a("p")):
            yield "".join(run.text or "" for run in paragraph.iter(a("t")))


def _parsed(part: Any) -> _Element:  # noqa: ANN401
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(part.blob, parser)
