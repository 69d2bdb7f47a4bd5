"""Take the mark of drafted text, and the comments that tell where it comes from, off some cells of a Word file."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from ckwriter import matching
from ckwriter.blocks import Blocks, GridCell
from ckwriter.matching import Slot
from ckwriter.matching.known import recorded
from ckwriter.model import Submission
from ckwriter.word import archive, provenance
from ckwriter.word.document import blocks, styles
from ckwriter.word.names import w
from ckwriter.word.page import content
from ckwriter.word.parts import Package
from ckwriter.word.record import record, record_member, record_part
from ckwriter.word.related import Parts
from ckwriter.word.runs import P, R, leaves
from ckwriter.word.styles import Styles

_Element = Any


def accept(data: bytes, name: str, submission: Submission, places: Collection[str]) -> bytes:
    """Return a Word file in which some places are no longer marked as drafted.

    Args:
        data: the file.
        name: its name, for errors.
        submission: what the file holds, with those places accepted; it becomes the file's record.
        places: the places that were accepted.

    """
    package = Package(data, name)
    root = package.parse(package.document)
    meaning = styles(package)
    old = record(package)
    page = Blocks(tuple(blocks(package, root, meaning)), old)
    slots = matching.located(page, submission.form, name).slots
    parts, accepted = Parts(package), [slots[at] for at in places if at in slots]
    for slot in accepted:
        _unmark(slot, meaning)
    held = {line for slot in accepted for line in _paragraphs([slot.spot, *slot.more], slot.below)}
    provenance.drop(parts, root, held)
    if not any(cell.machine for cell in submission.cells.values()):
        _drop_legend(root, meaning)
    members = archive.members(package)
    parts.save(members, root)
    member = record_member(package)
    if member is not None:
        was = recorded.load(old) if old else None
        new = recorded.dump(submission, submission.cells.keys(), was.blank if was else "")
        members[member] = record_part(member, new)
    return archive.pack(members)


def _unmark(slot: Slot, meaning: Styles) -> None:
    """Take the character style of drafted text off the runs of a slot."""
    at = 0
    for paragraph in _paragraphs([slot.spot, *slot.more], slot.below):
        for leaf, text in leaves(paragraph):
            inside = slot.more or slot.whole or (slot.start < at + len(text) and at < slot.end)
            at += len(text)
            if inside:
                _plain(leaf.getparent(), meaning)
        at += 1


def _paragraphs(spots: Iterable[Any], below: int) -> Iterable[_Element]:
    for spot in spots:
        if isinstance(spot, GridCell):
            yield from (child for child in content(spot.ref[below]) if child.tag == P)
        else:
            yield spot.ref


def _plain(run: _Element, meaning: Styles) -> None:
    properties = run.find(w("rPr")) if run.tag == R else None
    style = properties.find(w("rStyle")) if properties is not None else None
    if properties is None or style is None or style.get(w("val")) not in meaning.drafts:
        return
    properties.remove(style)
    if not len(properties):
        run.remove(properties)


def _drop_legend(root: _Element, meaning: Styles) -> None:
    for style in list(root.iter(w("pStyle"))):
        if style.get(w("val")) in meaning.legends:
            paragraph = style.getparent().getparent()
            for child in list(paragraph):
                if child.tag != w("pPr"):
                    paragraph.remove(child)
