"""The comments of a Word file: the parts that hold them, and those that a program of ours left there.

A comment of ours says what it is about in its last line (`[C101 3f2a9c0b11d2 8c1f]`), with four digits by which to see
whether somebody wrote into it. It is ours if it also bears our author's name, or the one that Word puts where it
removes personal data, and answers no other comment. All else is a person's and stays as it is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from ckwriter.word.anchors import END, REFERENCE, START
from ckwriter.word.comment_parts import COMMENTS, Author, Register
from ckwriter.word.elements import make
from ckwriter.word.names import W14, w
from ckwriter.word.related import Parts
from ckwriter.word.runs import P, T

_Element = Any

JAPAN = timezone(timedelta(hours=9), "JST")
MOST = 32_767
"""Ranges of comments with which Word still opens a file (MS-OI29500, 2.1.315)."""
_TAG = re.compile(r"\[(?P<key>[^\[\]\s]+ [0-9a-f]{12}) (?P<check>[0-9a-f]{4})(?P<gone> 解消[^\[\]]*)?\]")
_NAMELESS = frozenset({"", "Author", "作成者"})
"""What Word calls an author whose name was removed."""
_LARGEST_ID = 2**31 - 2
_PARAGRAPH_ID = f"{{{W14}}}paraId"
_TAG_LOOK = {"color": "808080", "sz": "14", "szCs": "14"}


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment of ours that is in a file, with the answers to it."""

    comment: _Element
    key: str
    """What it is about."""
    gone: bool
    """True if we resolved it ourselves because that was no longer so."""
    start: _Element
    """Where its range begins in the document, or the mark that refers to it if it has no range."""
    tag: _Element
    """Its last line."""
    check: str
    """The digits by which to see whether somebody wrote into it."""

    @property
    def as_written(self) -> bool:
        """True if nobody wrote into it."""
        said = [_text(line) for line in self.comment.iter(P)]
        return self.tag is _last(self.comment) and self.check == _check(said[:-1])


class Comments:
    """The comments of a Word file, to be added to and resolved."""

    def __init__(self, parts: Parts, document: _Element, styles: dict[str, str]) -> None:
        """Take the parts of a file, the root of its document, and the ids of its styles by their names."""
        self.parts = parts
        self.register = Register(parts)
        self.root = parts.root(COMMENTS)
        self.text_style = styles.get("annotation text")
        self.mark_style = styles.get("annotation reference")
        anchors = list(document.iter(START, END, REFERENCE))
        self.ranges = sum(anchor.tag == START for anchor in anchors)
        self._starts = _starts(anchors)
        comments = () if self.root is None else self.root.iter(w("comment"))
        self._used = {number for item in (*anchors, *comments) if (number := _number(item.get(w("id")))) is not None}
        self._hex = _hex_ids(document) | (_hex_ids(self.root) if self.root is not None else set())

    # -------------------------------------------------------------------------------- those that are there

    def threads(self, author: Author) -> Iterator[Thread]:
        """Yield the comments of ours that stand somewhere in the document, in the order of the part."""
        for comment in self.root.iter(w("comment")) if self.root is not None else ():
            start = self._starts.get(comment.get(w("id")) or "")
            name = comment.get(w("author")) or ""
            if (
                start is None
                or (name != author.name and name not in _NAMELESS)
                or self.register.is_answer(_paragraph_id(comment))
            ):
                continue
            for line in comment.iter(P):
                match = _TAG.fullmatch(_text(line).strip())
                if match:
                    yield Thread(comment, match["key"], bool(match["gone"]), start, line, match["check"])
                    break

    def is_done(self, thread: Thread) -> bool:
        """Tell whether a comment is marked as done."""
        return self.register.is_done(_paragraph_id(thread.comment))

    # -------------------------------------------------------------------------------- adding and resolving

    def add(self, lines: Sequence[str], key: str, author: Author, now: datetime) -> int:
        """Add a comment with these lines and a last one that says what it is about; return its id."""
        root = self.parts.root_for(COMMENTS, {"w14": W14})
        self.root = root
        number = self._free_number()
        comment = make(root, "comment", id=number, author=author.name, date=_japanese(now), initials=author.initials)
        comment.extend(self._said(comment, lines))
        if key:
            comment.append(self._line(comment, f"[{key} {_check(lines)}]", _TAG_LOOK))
        root.append(comment)
        seed = f"{_text(comment)}{number}"
        _last(comment).set(_PARAGRAPH_ID, self._free_hex(seed))
        self.register.enter(_paragraph_id(comment), self._free_hex(f"{seed} lasting"), author, now)
        self.ranges += 1
        return number

    def resolve(self, thread: Thread, now: datetime) -> None:
        """Mark a comment as done, and say in its last line that it was we who did it, and when."""
        self._set_done(thread.comment, done=True)
        _write(thread.tag, f"[{thread.key} {thread.check} 解消 {now.astimezone(JAPAN):%Y-%m-%d}]")

    def reopen(self, thread: Thread) -> None:
        """Open a comment again that we had resolved."""
        self._set_done(thread.comment, done=False)
        _write(thread.tag, f"[{thread.key} {thread.check}]")

    def revise(self, thread: Thread, lines: Sequence[str], key: str, now: datetime) -> None:
        """Write a comment anew, with another last line; its ids, its anchors and the answers to it stay."""
        self.root = self.parts.root_for(COMMENTS)
        for line in thread.comment[:-1]:
            thread.comment.remove(line)
        for number, line in enumerate(self._said(thread.comment, lines)):
            thread.comment.insert(number, line)
        _write(thread.tag, f"[{key} {_check(lines)}]")
        thread.comment.set(w("date"), _japanese(now))
        self.register.set_time(_paragraph_id(thread.comment), now)

    def _set_done(self, comment: _Element, *, done: bool) -> None:
        self.root = self.parts.root_for(COMMENTS, {"w14": W14})
        if not _paragraph_id(comment):
            _last(comment).set(_PARAGRAPH_ID, self._free_hex(_text(comment)))
        self.register.set_done(_paragraph_id(comment), done=done)

    def _said(self, near: _Element, lines: Sequence[str]) -> list[_Element]:
        return [self._line(near, line, {}, first=not number) for number, line in enumerate(lines)]

    def _line(self, near: _Element, text: str, look: dict[str, str], *, first: bool = False) -> _Element:
        line = make(near, "p")
        if self.text_style:
            line.append(make(near, "pPr"))
            line[0].append(make(near, "pStyle", val=self.text_style))
        if first:
            mark = make(near, "r")
            if self.mark_style:
                mark.append(make(near, "rPr"))
                mark[0].append(make(near, "rStyle", val=self.mark_style))
            mark.append(make(near, "annotationRef"))
            line.append(mark)
        run = make(near, "r")
        look = look or ({} if self.text_style else {"sz": "20", "szCs": "20"})
        if look:
            run.append(make(near, "rPr"))
            run[0].extend(make(near, name, val=value) for name, value in look.items())
        shown = make(near, "t")
        shown.text = text
        shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(shown)
        line.append(run)
        return line

    # -------------------------------------------------------------------------------- ids

    def _free_number(self) -> int:
        """Return an id that neither a comment nor an anchor has, even one whose comment is missing."""
        number = max(self._used, default=-1) + 1
        if number > _LARGEST_ID:
            number = next(free for free in range(len(self._used) + 1) if free not in self._used)
        self._used.add(number)
        return number

    def _free_hex(self, seed: str) -> str:
        """Return eight hex digits that are no other paragraph's: more than 0 and less than 0x7FFFFFFF."""
        for turn in range(len(self._hex) + 2):
            digest = hashlib.sha256(f"{seed}\x1f{turn}".encode()).digest()
            found = f"{1 + int.from_bytes(digest[:4], 'big') % 0x7FFFFFFD:08X}"
            if found not in self._hex:
                break
        self._hex.add(found)
        return found


def _starts(anchors: Sequence[_Element]) -> dict[str, _Element]:
    """Return where comments stand, by id: those that the document refers to, at the beginning of their range."""
    referred = {anchor.get(w("id")): anchor for anchor in anchors if anchor.tag == REFERENCE}
    begun = {anchor.get(w("id")): anchor for anchor in anchors if anchor.tag == START}
    return {name: begun.get(name, anchor) for name, anchor in referred.items() if name is not None}


def _number(value: str | None) -> int | None:
    value = (value or "").strip()
    return int(value) if re.fullmatch(r"[0-9]{1,10}", value) and int(value) <= _LARGEST_ID else None


def _hex_ids(root: _Element) -> set[str]:
    return {str(found).upper() for found in root.xpath("//@w14:paraId", namespaces={"w14": W14})}


def _last(comment: _Element) -> _Element:
    lines = list(comment.iter(P))
    if not lines:
        comment.append(make(comment, "p"))
        return comment[-1]
    return lines[-1]


def _paragraph_id(comment: _Element) -> str:
    return _last(comment).get(_PARAGRAPH_ID) or ""


def _text(element: _Element) -> str:
    return "".join(leaf.text or "" for leaf in element.iter(T))


def _check(lines: Sequence[str]) -> str:
    """Return four digits that tell one text from another."""
    return hashlib.sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()[:4]


def _japanese(now: datetime) -> str:
    """Return a time as Word writes it into a comment: by the local clock, without a zone."""
    return now.astimezone(JAPAN).strftime("%Y-%m-%dT%H:%M:%S")


def _write(line: _Element, text: str) -> None:
    for number, leaf in enumerate(line.iter(T)):
        leaf.text = "" if number else text
