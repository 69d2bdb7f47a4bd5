"""Read a Word file into blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ckwriter.blocks import Block, Blocks, Grid, Paragraph
from ckwriter.errors import ReadError
from ckwriter.word.names import RECORD, w
from ckwriter.word.page import Walk, is_plain
from ckwriter.word.parts import Package
from ckwriter.word.styles import Styles, styles_of

_Element = Any
_ASIDES = {"header": "hdr", "footer": "ftr", "footnotes": "footnote", "endnotes": "endnote"}
"""Parts beside the page, by the end of their relationship, and the element that holds their paragraphs."""
_PAGE_NUMBER = re.compile(r"[\s\d/／\-－‐–—ー・ページ頁]*")


def read(data: bytes, name: str) -> Blocks:
    """Return the blocks of a Word file and the record that it carries; ReadError in one line if it is none."""
    package = Package(data, name)
    root = package.parse(package.document)
    return Blocks(tuple(blocks(package, root, styles(package))), record(package))


def blocks(package: Package, root: _Element, meaning: Styles) -> Iterator[Block]:
    """Yield the blocks of a document: those of its pages, then headers, footers and notes as asides."""
    body = root.find(w("body"))
    if body is None:
        raise ReadError(f"{package.name}: Word の文書（.docx）ではありません")
    walk = Walk(meaning, package.name, plain=is_plain(root))
    yield from walk.blocks(body)
    for kind, holder in _ASIDES.items():
        for member in package.related(kind):
            yield from _asides(Walk(meaning, package.name), package.parse(member), holder)


def _asides(walk: Walk, root: _Element, holder: str) -> Iterator[Paragraph]:
    for element in root.iter(w(holder)):
        if element.get(w("type")) in (None, "normal"):
            for block in walk.blocks(element):
                texts = (cell.text for cell in block.cells) if isinstance(block, Grid) else block.text.split("\t")
                yield from (Paragraph(text, aside=True) for text in texts if not _PAGE_NUMBER.fullmatch(text))


def styles(package: Package) -> Styles:
    """Return what the styles of a Word file mean."""
    return styles_of(next((package.parse(member) for member in package.related("styles")), None))


def record(package: Package) -> bytes | None:
    """Return the record that ckwriter left in a Word file, or None if there is none or it is damaged."""
    member = record_member(package)
    if member is None:
        return None
    try:
        return "".join(package.parse(member).itertext()).encode("utf-8")
    except ReadError:
        return None


def record_member(package: Package) -> str | None:
    """Return the name of the member that holds the record, or None."""
    members = (member for member in package.related("customXml") if RECORD.encode() in package.read(member)[:4096])
    return next(members, None)
