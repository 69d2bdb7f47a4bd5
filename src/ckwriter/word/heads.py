"""The body's name in page headers and footers: between the ends of a bookmark that is named after its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ckwriter.form import Field, Form
from ckwriter.model import Submission
from ckwriter.word import archive
from ckwriter.word.archive import Member
from ckwriter.word.filling import escaped
from ckwriter.word.names import w
from ckwriter.word.parts import Package

_Element = Any
Heads = Mapping[str, tuple[bytes, bytes]]
"""By member of the file: its bytes before the name, and those behind it."""
_HOLE = "\ue000"
_LEVEL = 4


def heads(package: Package, form: Form) -> dict[str, tuple[bytes, bytes]]:
    """Return the headers and footers of a blank form in which a bookmark says where the body's name goes."""
    return dict(_cut(package, form))


def named(found: Heads, submission: Submission) -> dict[str, Member]:
    """Return the headers and footers with a body's name in them."""
    name = escaped(submission.municipality.name)
    return {part: archive.compressed(part, before + name + after, _LEVEL) for part, (before, after) in found.items()}


def _cut(package: Package, form: Form) -> Iterator[tuple[str, tuple[bytes, bytes]]]:
    from lxml import etree

    places = {part.id for part in form.parts() if isinstance(part, Field) and part.type == "municipality"}
    for part in (*package.related("header"), *package.related("footer")):
        root = package.parse(part)
        start = next((mark for mark in root.iter(w("bookmarkStart")) if mark.get(w("name")) in places), None)
        texts = _between(start) if start is not None else []
        if texts:
            texts[0].text = _HOLE
            for other in texts[1:]:
                other.text = ""
            data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            before, _, after = data.partition(_HOLE.encode())
            yield part, (before, after)


def _between(start: _Element) -> list[_Element]:
    """Return the texts between the ends of a bookmark, in its paragraph."""
    found: list[_Element] = []
    for sibling in start.itersiblings():
        if sibling.tag == w("bookmarkEnd") and sibling.get(w("id")) == start.get(w("id")):
            break
        found += sibling.iter(w("t"))
    return found
