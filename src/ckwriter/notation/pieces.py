"""Split a text into sentences, and a list of members into its members."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ckwriter.notation.marks import BULLET, BULLETS, MARKER
from ckwriter.notation.quantity import Quantity
from ckwriter.notation.text import Folded, Span, enclosed, hide, placed
from ckwriter.patterns import regex


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
_MARK = regex(rf"(?:{MARKER.pattern}|{BULLET}(?![0-9])|{_CIRCLED})\s*")
_MARK_BEGINS = frozenset("(0123456789" + BULLETS + "".join(map(chr, [*range(0x2460, 0x2474), *range(0x2776, 0x2780)])))
_END = regex("[。\n・●■◆\u2460-\u2473\u2776-\u277f]")
"""Where a sentence may end; cells that once were lists have ・ and ① behind a space."""

_SPACE = " \t\r\n\0"
_SEPARATOR = regex(r"[、,・/\n;]")
_LABEL = regex(r"\s{0,8}(?:構成員|構成機関|参加者|参加機関|メンバー|委員)\s?:")
_TRAILING = regex("(?:(?<![均対同上平一])等|など|ほか|その他|他)\\Z")
_WHOLLY_OPEN = regex("ほか|その他|など|等|他")


def scan_sentences(text: str) -> list[Sentence]:
    """Return the sentences of folded text: split at 。, line ends and new items, but never inside brackets."""
    found: list[Sentence] = []
    start, inside = 0, None
    for end in _END.finditer(text):
        at, stop = end.span()
        if end[0] != "\n":
            if end[0] != "。":
                if not text[at - 1 : at].isspace():
                    continue
                stop = at
            if inside is None:
                inside = enclosed(text)
            if inside[at]:
                continue
        _add_sentence(found, text, start, stop)
        start = stop
    _add_sentence(found, text, start, len(text))
    return found


def _add_sentence(found: list[Sentence], text: str, start: int, end: int) -> None:
    start, end = _stripped(text, start, end)
    if start >= end:
        return
    marker = ""
    if text[start] in _MARK_BEGINS:
        marks: list[str] = []
        while len(marks) < 3 and (mark := _MARK.match(text, start, end)) and mark.end() < end:
            marks.append(mark[0].strip())
            start = mark.end()
        marker = "".join(marks)
    found.append(Sentence(text[start:end], start, end, marker))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds without the space at both ends, and without what a scan has hidden."""
    piece = text[start:end].rstrip(_SPACE)
    return start + len(piece) - len(piece.lstrip(_SPACE)), start + len(piece)


def scan_members(folded: Folded, amounts: Sequence[Quantity]) -> MemberList:
    """Return the members that a folded text lists: split at 、 ・ ／ and line ends, but never inside brackets.

    A label such as 構成員： in front, 等 behind and 計37機関 are not members.
    """
    total = next((one for one in amounts if one.total and not one.all), None)
    left = hide(folded.text, [(total.start, total.end)] if total else [])
    label = _LABEL.match(left)
    start, inside = label.end() if label else 0, enclosed(left)
    found: list[Member] = []
    open_ended = False
    bounds = [one.span() for one in _SEPARATOR.finditer(left, start) if not inside[one.start()]]
    for stop, following in [*bounds, (len(left), len(left))]:
        first, last, more = _member(left, start, stop)
        open_ended |= more
        if first < last:
            found.append(Member(folded.text[first:last], first, last, open_ended=more))
        start = following
    return MemberList(placed(folded, found), placed(folded, [total])[0] if total else None, open_ended)


def _member(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """Return the bounds of a member, without 等 and the like, and whether that stood behind it."""
    start, end = _stripped(text, start, end)
    if _WHOLLY_OPEN.fullmatch(text, start, end):
        return start, start, True
    end -= text.endswith("。", start, end)
    found = _TRAILING.search(text, max(start, end - 8), end)
    start, end = _stripped(text, start, found.start() if found else end)
    return start, end, bool(found)
