"""Split a text into sentences, and a list of members into its members."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ckwriter.notation.marks import BULLET, MARKER
from ckwriter.notation.quantities import scan_quantities
from ckwriter.notation.quantity import Quantity
from ckwriter.notation.text import Span, enclosed, fold_width, hide, placed


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence without the mark of its item; its 。 belongs to it."""

    marker: str = ""
    """What marks it as an item of a list, folded in width: ・, ①, 1., (2)."""


@dataclass(frozen=True, slots=True)
class Member(Span):
    """One member of a list, without 等 and the like."""

    open_ended: bool = False
    """等, など or ほか stood behind it: more are meant than are named."""


@dataclass(frozen=True, slots=True)
class MemberList:
    """The members that a text lists, and how many it says they are."""

    members: tuple[Member, ...] = ()
    total: Quantity | None = None
    """計37機関: written apart from the members."""
    open_ended: bool = False
    """More are meant than are named."""


_CIRCLED = "[\u2460-\u2473\u2776-\u277f]"
_MARK = re.compile(rf"(?:{MARKER.pattern}|{BULLET}(?![0-9])|{_CIRCLED})\s*")
_END = re.compile(rf"。|\n|(?<=\s)(?=[・●■◆]|{_CIRCLED})")
"""Where a sentence ends; cells that once were lists have ・ and ① behind a space."""

_SPACE = " \t\r\n\0"
_SEPARATOR = re.compile(r"[、,・/\n;]")
_LABEL = re.compile(r"\s{0,8}(?:構成員|構成機関|参加者|参加機関|メンバー|委員)\s?:")
_TRAILING = re.compile("(?:(?<![均対同上平一])等|など|ほか|その他|他)\\Z")
_WHOLLY_OPEN = re.compile("ほか|その他|など|等|他")


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text: split at 。, line ends and new items, but never inside brackets."""
    folded = fold_width(text)
    inside = enclosed(folded.text)
    found: list[Sentence] = []
    start = 0
    for end in _END.finditer(folded.text):
        if end[0] == "\n" or not inside[end.start()]:
            found += _sentence(folded.text, start, end.end())
            start = end.end()
    found += _sentence(folded.text, start, len(folded.text))
    return placed(folded, found)


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    marks: list[str] = []
    start, end = _stripped(text, start, end)
    while len(marks) < 3 and (mark := _MARK.match(text, start, end)) and mark.end() < end:
        marks.append(mark[0].strip())
        start = mark.end()
    if start < end:
        yield Sentence("", start, end, "".join(marks))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds without the space at both ends, and without what a scan has hidden."""
    piece = text[start:end].rstrip(_SPACE)
    return start + len(piece) - len(piece.lstrip(_SPACE)), start + len(piece)


def members(text: str) -> MemberList:
    """Return the members that a text lists: split at 、 ・ ／ and line ends, but never inside brackets.

    A label such as 構成員： in front, 等 behind and 計37機関 are not members.
    """
    folded = fold_width(text)
    total = next((one for one in scan_quantities(folded.text) if one.total and not one.all), None)
    left = hide(folded.text, [(total.start, total.end)] if total else [])
    label = _LABEL.match(left)
    start, inside = label.end() if label else 0, enclosed(left)
    found: list[Member] = []
    open_ended = False
    bounds = [one for one in _SEPARATOR.finditer(left, start) if not inside[one.start()]]
    for stop, following in [*((one.start(), one.end()) for one in bounds), (len(left), len(left))]:
        member = _member(left, start, stop)
        open_ended |= member.open_ended
        found += [member] if member.start < member.end else []
        start = following
    return MemberList(placed(folded, found), placed(folded, [total])[0] if total else None, open_ended)


def _member(text: str, start: int, end: int) -> Member:
    start, end = _stripped(text, start, end)
    if _WHOLLY_OPEN.fullmatch(text, start, end):
        return Member("", start, start, open_ended=True)
    end -= text.endswith("。", start, end)
    found = _TRAILING.search(text, max(start, end - 8), end)
    start, end = _stripped(text, start, found.start() if found else end)
    return Member("", start, end, open_ended=bool(found))
