"""What hangs on a sheet but is kept in parts of its own: comments, text boxes, diagrams and charts."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.utils import coordinate_to_tuple

from ckwriter import files
from ckwriter.values import page_text

_Element = Any
_THREAD = re.compile(r"\[[^\]]*(?:Threaded comment|スレッド化)[^\]]*\]", re.IGNORECASE)


class Attached(NamedTuple):
    """A text that hangs on a cell (from 0)."""

    row: int
    column: int
    text: str
    box: bool
    """True for a text box, which stands on the page; a comment does not."""


def attached(container: zipfile.ZipFile, path: str, name: str) -> Iterator[Attached]:
    """Yield the comments and text boxes of the sheet whose part is at a path."""
    for kind, target in _related(container, path):
        if kind == "comments":
            yield from _comments(_parsed(container, target, name))
        elif kind == "threadedComment":
            yield from _threads(_parsed(container, target, name))
        elif kind == "drawing":
            yield from _drawing(container, target, name)


def _related(container: zipfile.ZipFile, path: str) -> Iterator[tuple[str, str]]:
    relations = get_rels_path(path)  # type: ignore[no-untyped-call]
    members = set(container.namelist())
    if relations in members:
        for relation in get_dependents(container, relations):
            if relation.TargetMode != "External" and relation.target in members:
                yield str(relation.Type).rpartition("/")[2], relation.target


def _parsed(container: zipfile.ZipFile, path: str, name: str) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(files.member(container, path, name), parser)


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _at(reference: str) -> tuple[int, int]:
    row, column = coordinate_to_tuple(reference)
    return row - 1, column - 1


def _comments(root: _Element) -> Iterator[Attached]:
    for comment in root.iter("{*}comment"):
        text = "".join(
            piece.text or "" for piece in comment.iterfind("{*}text//{*}t") if _local(piece.getparent()) != "rPh"
        )
        if text.strip() and not _THREAD.match(text):
            yield Attached(*_at(comment.get("ref", "A1")), page_text(text), box=False)


def _threads(root: _Element) -> Iterator[Attached]:
    for comment in root.iter("{*}threadedComment"):
        text = "".join(piece.text or "" for piece in comment.iterfind("{*}text"))
        if text.strip():
            yield Attached(*_at(comment.get("ref", "A1")), page_text(text), box=False)


def _drawing(container: zipfile.ZipFile, path: str, name: str) -> Iterator[Attached]:
    for anchor in _parsed(container, path, name):
        start = anchor.find("{*}from")
        row, column = (_number(start, "row"), _number(start, "col")) if start is not None else (0, 0)
        for paragraphs in _bodies(anchor):
            text = "\n".join(paragraphs).strip("\n")
            if text.strip():
                yield Attached(row, column, page_text(text), box=start is not None)
    for kind, target in _related(container, path):
        if kind in ("diagramData", "chart"):
            root = _parsed(container, target, name)
            scope = [root] if kind == "diagramData" else list(root.iter("{*}title"))
            for words in (text for element in scope for text in _paragraphs(element)):
                if words.strip():
                    yield Attached(0, 0, page_text(words), box=False)


def _bodies(anchor: _Element) -> Iterator[list[str]]:
    for child in anchor:
        if _local(child) == "Fallback":
            continue
        if _local(child) == "txBody":
            yield list(_paragraphs(child))
        elif isinstance(child.tag, str):
            yield from _bodies(child)


def _paragraphs(parent: _Element) -> Iterator[str]:
    for paragraph in parent.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p"):
        yield "".join(
            "\n" if _local(piece) == "br" else piece.text or ""
            for piece in paragraph.iter("{*}t", "{*}br")
        )  # fmt: skip


def _number(start: _Element, name: str) -> int:
    text = start.findtext(f"{{*}}{name}") or "0"
    return int(text) if text.isdecimal() and len(text) < 8 else 0
