"""Where a remark belongs in a document: on the words that it quotes, or else on the title of what it is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any, Literal, NamedTuple

from ckwriter import places
from ckwriter.blocks import Block
from ckwriter.form import Form, Table
from ckwriter.matching import Located, Slot, Spot
from ckwriter.matching.layout import whole
from ckwriter.values import page_text
from ckwriter.word.page import Walk
from ckwriter.word.runs import P
from ckwriter.word.spots import Mark, Piece, cut, elements, ends, every_spot, outermost_box, paragraphs, pieces, shown

_Element = Any

How = Literal["words", "box", "title"]


class Target(NamedTuple):
    """Where a remark belongs."""

    how: How
    """On the words themselves; on what holds the text box in which they stand; or on a title, or what else is near."""
    pieces: list[Piece]
    """The characters; none where the paragraph shows nothing."""
    homes: list[_Element]
    """The paragraphs of the page in which the text of the place stands."""

    @property
    def marks(self) -> tuple[Mark, Mark] | None:
        """The first and the last character."""
        return ends(self.pieces)


class Targets:
    """Finds where remarks belong in one document."""

    def __init__(self, form: Form, located: Located, blocks: tuple[Block, ...], walk: Walk) -> None:
        self.form = form
        self.located = located
        self.walk = walk
        self._spots = list(every_spot(blocks))
        self._beside: Mapping[str, Spot] | None = None

    def find(self, at: str, quote: str, nth: int = 0, section: str = "") -> Target:
        """Return where a remark on a place belongs.

        Args:
            at: the place.
            quote: characters that stand there; none for something that is missing.
            nth: which of several places where they stand there is meant, from 0.
            section: the number of the section on whose heading it belongs if nothing nearer is found.

        """
        for found in self._texts(at) if quote else ():
            start = occurrence(shown(found), quote, nth)
            if start is not None:
                return _target(found, start, start + len(quote))
        for spot in self._titles(at, section):
            line = _first_line(pieces(whole(spot), self.walk))
            if line:
                return Target("title", line, paragraphs(line))
        return self._first()

    def _texts(self, at: str) -> Iterator[list[Piece]]:
        """Yield what stands at a place, then all that stands in the same paragraphs or cells."""
        slot = self._slot(at)
        if slot is not None:
            yield pieces(slot, self.walk)
            yield from (pieces(whole(spot), self.walk) for spot in (slot.spot, *slot.more))

    def _slot(self, at: str) -> Slot | None:
        slot = self.located.slots.get(at)
        if slot is None and at.startswith((f"{places.UNPLACED}[", f"{places.LABELS}[", f"{places.HEADINGS}[")):
            if self._beside is None:
                self._beside = dict(self._without_place())
            spot = self._beside.get(at)
            slot = whole(spot) if spot is not None else None
        return slot

    def _without_place(self) -> Iterator[tuple[str, Spot]]:
        """Yield the texts without a place and the altered titles, with the paragraph or cell in which each stands."""
        submission = self.located.submission
        by_text: dict[str, list[Spot]] = defaultdict(list)
        for spot in self._spots:
            by_text[page_text(spot.text).strip("\n")].append(spot)
        texts = [(f"{places.UNPLACED}[{number}]", lost.text) for number, lost in enumerate(submission.unplaced, 1)]
        texts += [(f"{places.LABELS}[{number}]", one.text) for number, one in enumerate(submission.labels, 1)]
        texts += [(f"{places.HEADINGS}[{number}]", one.text) for number, one in enumerate(submission.headings, 1)]
        for at, text in texts:
            same = by_text.get(text.strip("\n"))
            holding = (spot for spot in self._spots if text in page_text(spot.text))
            found = same.pop(0) if same else next(holding, None)
            if found is not None:
                yield at, found

    def _titles(self, at: str, section: str) -> Iterator[Spot]:
        """Yield what a remark about something missing may stand on, nearest first."""
        found = self.located.titles
        try:
            place = places.parse(at)
        except ValueError:
            place = places.Place(at)
        part = self.form.part(place.part)
        names = [f"{place.part}[{place.row}]"] if place.row else []
        if isinstance(part, Table) and place.row.isdigit():
            slots = (self.located.slots.get(f"{names[0]}.{column.id}") for column in part.columns)
            yield from (slot.spot for slot in slots if slot is not None and slot.text.strip())
        names += [f"{place.part}.{place.column}"] if place.column else []
        names += [place.part]
        if isinstance(part, Table):
            names += [f"{place.part}.{column.id}" for column in part.columns]
        names += [self.form.section_of(place.part).number] if part is not None else []
        yield from (found[name] for name in [*names, section] if name in found)

    def _first(self) -> Target:
        """Return the first paragraph of the document that shows something, or the first one."""
        for spot in self._spots:
            line = _first_line(pieces(whole(spot), self.walk))
            if line:
                return Target("title", line, paragraphs(line))
        inside = (e for spot in self._spots for e in elements(spot)[0].iter(P))
        return Target("title", [], [next(inside)])


def occurrence(text: str, quote: str, nth: int) -> int | None:
    """Return where a quote stands in a text; None if it does not.

    Where it stands several times, those are meant that do not cut a number or a word in two, if there are such.
    """
    found = [match.start() for match in re.finditer(re.escape(quote), text)]
    clean = [at for at in found if not _cuts(text, at) and not _cuts(text, at + len(quote))]
    wanted = clean or found
    return wanted[min(nth, len(wanted) - 1)] if wanted else None


_WORDS = re.compile("[0-9０-９]{2}|[A-Za-zＡ-Ｚａ-ｚ]{2}|[ァ-ヺー]{2}")


def _cuts(text: str, at: int) -> bool:
    return at > 0 and bool(_WORDS.fullmatch(text[at - 1 : at + 1]))


def _target(found: list[Piece], start: int, end: int) -> Target:
    words = _together(list(cut(found, start, end)))
    return Target("box" if words and _box(words[0]) is not None else "words", words, paragraphs(found))


def _first_line(found: list[Piece]) -> list[Piece]:
    """Return the pieces of the first line that shows something."""
    text = shown(found)
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return _together(list(cut(found, start, end if end >= 0 else len(text.rstrip()))))


def _together(found: list[Piece]) -> list[Piece]:
    """Return the pieces up to the first line end between a text box and the page: no comment stands in both."""
    inside = [piece for piece in found if piece.leaf is not None]
    return list(takewhile(lambda piece: _box(piece) is _box(inside[0]), inside))


def _box(piece: Piece) -> _Element | None:
    return outermost_box(piece.leaf)
