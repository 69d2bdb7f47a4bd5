"""Write remarks into a Word file as comments, and bring those of an earlier time up to date.

Nothing of the document changes but its comments: anchors are put in and runs are split for them, and every member of
the file that has nothing to do with comments stays as it is, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from ckwriter import matching
from ckwriter.blocks import Blocks
from ckwriter.form import Form
from ckwriter.word import anchors, archive
from ckwriter.word.comment_parts import Author
from ckwriter.word.document import blocks, styles
from ckwriter.word.names import w
from ckwriter.word.page import Walk
from ckwriter.word.parts import Package
from ckwriter.word.record import record
from ckwriter.word.related import Parts
from ckwriter.word.remarks import Remark, lines
from ckwriter.word.standing import Placed, standing, without_doubles
from ckwriter.word.targets import Targets
from ckwriter.word.threads import MOST, Comments, Thread

__all__ = ["Author", "Commented", "Remark", "comment"]


class Commented(NamedTuple):
    """A Word file with comments."""

    data: bytes
    added: int = 0
    kept: int = 0
    """Comments of ours that were there and still hold, left untouched."""
    revised: int = 0
    """Those on the same words whose matter has changed: what they say was written anew, the answers are kept."""
    resolved: int = 0
    """Those of which the matter is gone."""
    reopened: int = 0
    """Comments that we had resolved, of which the matter is back."""
    left_out: int = 0
    """Remarks for which a Word file has no room: one with more comments does not open."""


def comment(
    data: bytes,
    name: str,
    remarks: Sequence[Remark],
    *,
    author: Author,
    now: datetime,
    form: Form | None = None,
    gone: Callable[[str], bool] = lambda key: False,
) -> Commented:
    """Return a Word file with remarks as comments.

    Args:
        data: the file.
        name: its name, for errors.
        remarks: what is said, in the order in which the comments are to be written.
        author: who says it.
        now: when, with its zone.
        form: the form of the file; recognised if it is not given.
        gone: tells of the key of an earlier comment that none of the remarks repeats, whether to resolve it.

    Raises:
        ReadError: the file is no Word file, is broken, or no place of the form is found in it.

    """
    work = _Work(Package(data, name), author, now, form)
    placed = list(without_doubles([work.placed(remark) for remark in remarks]))
    known = standing(placed, work.threads, work.may_change)
    reopened = [thread for thread in known.same.values() if thread.gone]
    resolved = [thread for thread in known.rest if work.is_open(thread) and gone(thread.key)]
    new = [one.remark for number, one in enumerate(placed) if number not in known.same | known.revised]
    room = max(MOST - work.comments.ranges, 0)
    for number, thread in known.revised.items():
        work.revise(thread, placed[number])
    for thread in reopened:
        work.comments.reopen(thread)
    for thread in resolved:
        work.comments.resolve(thread, now)
    for remark in new[:room]:
        work.add(remark)
    return Commented(
        work.saved() if new[:room] or known.revised or reopened or resolved else data,
        added=len(new[:room]),
        kept=len(known.same) - len(reopened),
        revised=len(known.revised),
        resolved=len(resolved),
        reopened=len(reopened),
        left_out=len(new[room:]),
    )


class _Work:
    """One file, while comments are written into it."""

    def __init__(self, package: Package, author: Author, now: datetime, form: Form | None) -> None:
        self.package = package
        self.author = author
        self.now = now
        self.root = package.parse(package.document)
        meaning = styles(package)
        page = Blocks(tuple(blocks(package, self.root, meaning)), record(package))
        located = matching.located(page, form, package.name)
        self.targets = Targets(located.submission.form, located, page.blocks, Walk(meaning, package.name))
        self.parts = Parts(package)
        self.comments = Comments(self.parts, self.root, _style_ids(package))
        self.threads = list(self.comments.threads(author))

    def placed(self, remark: Remark) -> Placed:
        return Placed(remark, self.targets.find(remark.at, remark.quote, remark.nth, remark.section))

    def is_open(self, thread: Thread) -> bool:
        return not thread.gone and not self.comments.is_done(thread)

    def may_change(self, thread: Thread) -> bool:
        """Tell whether a comment may be written anew: nobody resolved it or wrote into it."""
        return thread.as_written and self.is_open(thread)

    def revise(self, thread: Thread, one: Placed) -> None:
        self.comments.revise(thread, list(lines(*one)), one.remark.key, self.now)

    def add(self, remark: Remark) -> None:
        # Where it belongs is looked up again: the comments before it may have split the runs.
        one = self.placed(remark)
        number = self.comments.add(list(lines(*one)), remark.key, self.author, self.now)
        marks, style = one.target.marks, self.comments.mark_style
        if marks:
            anchors.put(*marks, number, style)
        else:
            anchors.put_on_paragraph(one.target.homes[0], number, style)

    def saved(self) -> bytes:
        members = archive.members(self.package)
        self.parts.save(members, self.root)
        return archive.pack(members)


def _style_ids(package: Package) -> dict[str, str]:
    """Return the ids of the styles of a file by their names, in small letters."""
    found: dict[str, str] = {}
    for member in package.related("styles"):
        for style in package.parse(member).iterfind(w("style")):
            title = style.find(w("name"))
            if title is not None:
                found.setdefault((title.get(w("val")) or "").lower(), style.get(w("styleId")) or "")
    return found
