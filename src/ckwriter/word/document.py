"""A Word file's document as blocks: its pages, and what stands beside them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from ckwriter.blocks import Block, Grid, Paragraph
from ckwriter.word.names import w
from ckwriter.word.page import Walk, is_plain
from ckwriter.word.parts import Package, parse, usual
from ckwriter.word.runs import P, T
from ckwriter.word.streaming import LONG, streamed
from ckwriter.word.styles import Styles, styles_of

_Element = Any
_ASIDES = {"header": "hdr", "footer": "ftr", "footnotes": "footnote", "endnotes": "endnote"}
"""Parts beside the page, by the end of their relationship, and the element that holds their paragraphs."""
_KEPT = 16
"""Of how many blank forms the styles are remembered."""
_styles: dict[bytes, Styles] = {}
_PAGE_NUMBER = re.compile(r"[\s\d/／\-－‐–—ー・ページ頁]*")


def blocks(package: Package, root: _Element, meaning: Styles) -> Iterator[Block]:
    """Yield the blocks of a document: those of its pages, then headers, footers and notes as asides.

    Those of the pages know their elements: a table its own, a cell a tuple of one for each of its rows.
    """
    yield from Walk(meaning, package.name, plain=is_plain(root)).body(root)
    yield from _beside(package, meaning)


def only_blocks(package: Package, meaning: Styles) -> Iterator[Block]:
    """Yield the same blocks without their elements, so that a long document takes little memory."""
    data = usual(package.take(package.document))
    if len(data) > LONG:
        yield from streamed(data, Walk(meaning, package.name, refs=False))
    else:
        root = parse(data, package.name)
        yield from Walk(meaning, package.name, plain=is_plain(root), refs=False).body(root)
    yield from _beside(package, meaning)


def _beside(package: Package, meaning: Styles) -> Iterator[Paragraph]:
    for kind, holder in _ASIDES.items():
        for member in package.related(kind):
            yield from _asides(Walk(meaning, package.name), package.parse(member), holder)


def _asides(walk: Walk, root: _Element, holder: str) -> Iterator[Paragraph]:
    for element in root.iter(w(holder)):
        if element.get(w("type")) in (None, "normal"):
            for block in walk.blocks(element):
                texts = (cell.text for cell in block.cells) if isinstance(block, Grid) else block.text.split("\t")
                yield from (Paragraph(text, aside=True) for text in texts if not _PAGE_NUMBER.fullmatch(text))


def drafted(root: _Element, meaning: Styles) -> Iterator[str]:
    """Yield, paragraph by paragraph, the text that stands in the character style of drafted text."""
    lines: dict[_Element, str] = {}
    for style in root.iter(w("rStyle")) if meaning.drafts else ():
        run = style.getparent().getparent()
        paragraph = next(run.iterancestors(P), None)
        if style.get(w("val")) in meaning.drafts and paragraph is not None:
            words = "".join(element.text or "" for element in run.iter(T))
            lines[paragraph] = lines.get(paragraph, "") + words
    for paragraph, text in lines.items():
        kind = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        if text.strip() and (kind is None or kind.get(w("val")) not in meaning.legends):
            yield text.strip()


def styles(package: Package) -> Styles:
    """Return what the styles of a Word file mean; files of one blank form share them."""
    member = next(iter(package.related("styles")), None)
    if member is None:
        return styles_of(None)
    digest = hashlib.sha256(package.packed(member)).digest()
    found = _styles.get(digest)
    if found is None:
        if len(_styles) >= _KEPT:
            _styles.clear()
        found = _styles[digest] = styles_of(package.parse(member))
    return found
