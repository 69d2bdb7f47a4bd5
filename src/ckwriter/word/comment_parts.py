"""The parts of a Word file that hold its comments, and what those beside the comments themselves say of them.

`comments` holds what is said. The others know a comment by the id of its last paragraph: `commentsExtended` tells what
it answers and whether it is done, `commentsIds` gives it an id that lasts, `commentsExtensible` the time by the world's
clock; `people` names the authors.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, NamedTuple

from ckwriter.word.names import MAIN, W15, W16CEX, W16CID
from ckwriter.word.related import Part, Parts

_Element = Any

_MICROSOFT = "http://schemas.microsoft.com/office"
_WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
COMMENTS = Part("comments", None, f"{_WORDML}.comments+xml", MAIN, "comments")
EXTENDED = Part(
    "commentsExtended", f"{_MICROSOFT}/2011/relationships/commentsExtended", f"{_WORDML}.commentsExtended+xml", W15,
    "commentsEx",
)  # fmt: skip
IDS = Part(
    "commentsIds", f"{_MICROSOFT}/2016/09/relationships/commentsIds", f"{_WORDML}.commentsIds+xml", W16CID,
    "commentsIds",
)  # fmt: skip
EXTENSIBLE = Part(
    "commentsExtensible", f"{_MICROSOFT}/2018/08/relationships/commentsExtensible",
    f"{_WORDML}.commentsExtensible+xml", W16CEX, "commentsExtensible",
)  # fmt: skip
PEOPLE = Part("people", f"{_MICROSOFT}/2011/relationships/people", f"{_WORDML}.people+xml", W15, "people")

_ROW, _ROW_OF, _PARENT, _DONE = (f"{{{W15}}}{name}" for name in ("commentEx", "paraId", "paraIdParent", "done"))
_ID, _ID_OF, _LASTING = (f"{{{W16CID}}}{name}" for name in ("commentId", "paraId", "durableId"))
_TIME, _TIME_OF, _UTC = (f"{{{W16CEX}}}{name}" for name in ("commentExtensible", "durableId", "dateUtc"))
_PERSON, _AUTHOR, _PRESENCE = (f"{{{W15}}}{name}" for name in ("person", "author", "presenceInfo"))
_PROVIDER, _USER = f"{{{W15}}}providerId", f"{{{W15}}}userId"
_YES = frozenset({"1", "true", "on"})


class Author(NamedTuple):
    """Who writes a comment."""

    name: str
    initials: str


class Register:
    """What a file says of its comments beside what they say, each known by the id of its last paragraph."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts

    @cached_property
    def _rows(self) -> dict[str, _Element]:
        root = self.parts.root(EXTENDED)
        return {row.get(_ROW_OF) or "": row for row in (() if root is None else root.iter(_ROW))}

    def is_answer(self, paragraph: str) -> bool:
        """Tell whether a comment answers another one."""
        row = self._rows.get(paragraph)
        return row is not None and bool(row.get(_PARENT))

    def is_done(self, paragraph: str) -> bool:
        """Tell whether a comment is marked as done."""
        row = self._rows.get(paragraph)
        return row is not None and row.get(_DONE) in _YES

    def answered(self, paragraph: str) -> bool:
        """Tell whether some comment answers a comment."""
        return bool(paragraph) and any(row.get(_PARENT) == paragraph for row in self._rows.values())

    def forget(self, paragraph: str) -> None:
        """Take a comment out of all parts that know it."""
        self._rows.pop(paragraph, None)
        lasting = {item.get(_LASTING) for item in self._in(IDS) if item.get(_ID_OF) == paragraph}
        for part, key, known in (
            (EXTENDED, _ROW_OF, {paragraph}),
            (IDS, _ID_OF, {paragraph}),
            (EXTENSIBLE, _TIME_OF, lasting),
        ):
            for item in self._in(part):
                if item.get(key) in known:
                    self.parts.root_for(part).remove(item)

    def _in(self, part: Part) -> list[_Element]:
        root = self.parts.root(part)
        return [] if root is None else list(root)

    def set_done(self, paragraph: str, *, done: bool) -> None:
        """Mark a comment as done or not, in a row of its own if it has none yet."""
        root = self.parts.root_for(EXTENDED)
        row = self._rows.get(paragraph)
        if row is None:
            row = self._rows[paragraph] = _add(root, _ROW, {_ROW_OF: paragraph})
        row.set(_DONE, "1" if done else "0")

    def enter(self, paragraph: str, lasting: str, author: Author, now: datetime) -> None:
        """Enter a new comment, with the id that lasts, and its author if the file does not know them yet."""
        self.set_done(paragraph, done=False)
        _add(self.parts.root_for(IDS), _ID, {_ID_OF: paragraph, _LASTING: lasting})
        _add(self.parts.root_for(EXTENSIBLE), _TIME, {_TIME_OF: lasting, _UTC: _universal(now)})
        people = self.parts.root(PEOPLE)
        if people is None or all(person.get(_AUTHOR) != author.name for person in people):
            person = _add(self.parts.root_for(PEOPLE), _PERSON, {_AUTHOR: author.name})
            _add(person, _PRESENCE, {_PROVIDER: "None", _USER: author.name})

    def set_time(self, paragraph: str, now: datetime) -> None:
        """Change the time of a comment, where the file has it by the world's clock."""
        ids, times = self.parts.root(IDS), self.parts.root(EXTENSIBLE)
        if ids is None or times is None:
            return
        lasting = {item.get(_LASTING) for item in ids if item.get(_ID_OF) == paragraph}
        for time in self.parts.root_for(EXTENSIBLE):
            if time.get(_TIME_OF) in lasting:
                time.set(_UTC, _universal(now))


def _add(parent: _Element, tag: str, attributes: Mapping[str, str]) -> _Element:
    made = parent.makeelement(tag, dict(attributes))
    parent.append(made)
    return made


def _universal(now: datetime) -> str:
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
