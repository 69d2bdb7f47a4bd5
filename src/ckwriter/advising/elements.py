"""What a submission holds under each element of the programme, and on which aspects it says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ckwriter import places
from ckwriter.advising.guide import Aspect, Element, Guide
from ckwriter.advising.quoting import LONGEST, Said, about, holding, joined, quote, said, shown, texts_at, title
from ckwriter.advising.wording import Seen
from ckwriter.checks.meetings.rosters import pieces
from ckwriter.checks.texts.readings import sentences_of
from ckwriter.model import Submission


class Found(NamedTuple):
    """Words about an element: on which aspect, and the quote."""

    aspect: Aspect
    words: Said


class Coverage(NamedTuple):
    """What a submission says of one element."""

    element: Element
    found: tuple[Found, ...]
    """The best words on each aspect, in the order of the guide's aspects."""
    lacking: tuple[Aspect, ...]
    """The aspects on which it is expected and nothing is said."""


def coverage(submission: Submission, guide: Guide) -> tuple[Coverage, ...]:
    """Return what a submission says of each element, in the order of the guide."""
    used: set[str] = set()
    return tuple(_covered(submission, guide, element, used) for element in guide.elements)


def _covered(submission: Submission, guide: Guide, element: Element, used: set[str]) -> Coverage:
    """Return what is said of an element; words that were quoted already (`used`) come after others as telling."""
    found: list[Found] = []
    for aspect in guide.aspects:
        told = _words(submission, element, aspect)
        best = min(told, key=lambda one: (one[0], one[1].basis[0].quote in used), default=None)
        if best is not None:
            found.append(Found(aspect, best[1]))
            used.add(best[1].basis[0].quote)
    there = {one.aspect.id for one in found}
    lacking = tuple(a for a in guide.aspects if a.id in element.needs and a.id not in there)
    return Coverage(element, tuple(found), lacking)


def _words(submission: Submission, element: Element, aspect: Aspect) -> Iterator[tuple[tuple[bool, int], Said]]:
    """Yield words about an element, those of a person and those with the more telling keyword ranking first."""
    for at, text in texts_at(submission, aspect.places):
        if any(at.startswith(place) for place in element.places):
            sentence = sentences_of(text)[0].text
            yield (submission[at].machine, 0), said(submission, at, about(sentence, ""))
            continue
        field = places.field_at(submission.form, at)
        texts = pieces(text) if field and field.type == "list" else (text,)
        for piece in texts:
            held = holding(piece, element.keywords, element.unless)
            words = text if field is None and len(text) <= LONGEST else about(*held) if held else ""
            if held is not None and words in text:
                rank = element.keywords.index(held[1]) + 1
                yield (submission[at].machine, rank), said(submission, at, words)


def quoted(submission: Submission, one: Coverage, most: int) -> Said:
    """Return what is found of an element, as lines with the place of each."""
    lines = []
    for found in one.found[:most]:
        words = shown(submission, found.words)
        draft = "、下書き" if submission[words.basis[0].at].machine else ""
        lines.append(words.but(f"・「{words}」（{title(submission.form, words.basis[0])}{draft}）"))
    return joined(lines, by="\n")


def lacking(submission: Submission, one: Coverage) -> Seen:
    """Return on which of its aspects nothing is said of an element; what to ask where nothing is said at all."""
    absent = [_absent(submission, aspect) for aspect in one.lacking]
    if not one.found:
        return Seen("element_none", {"ask": one.element.ask}, joined(absent).basis)
    if absent:
        return Seen("element_some", {"aspects": joined(absent, by="、"), "ask": one.element.ask})
    there = [found.words.but(found.aspect.title) for found in one.found if found.aspect.id in one.element.needs]
    return Seen("element_all", {"aspects": joined(there, by="、")})


def unplanned(submission: Submission, guide: Guide, covered: Sequence[Coverage]) -> Iterator[Seen]:
    """Yield the elements of which work is told and no plan is, in the order of the guide.

    The words must hold one of the more telling keywords.
    """
    when = guide.unplanned
    for one in covered if when else ():
        told = [found for found in one.found if when and found.aspect.id in when.told]
        absent = [aspect for aspect in one.lacking if when and aspect.id in when.lacking]
        told = [found for found in told if one.element.is_clear(found.words)]
        if told and when and len(absent) == len(when.lacking) and not submission[told[0].words.basis[0].at].machine:
            words = shown(submission, told[0].words)
            names = {
                "element": one.element.title,
                "words": words.but(f"「{words}」（{title(submission.form, words.basis[0])}）"),
                "aspects": "、".join(aspect.title for aspect in absent),
            }
            yield Seen("element_unplanned", names)


def _absent(submission: Submission, aspect: Aspect) -> Said:
    """Return an aspect's title, resting on the parts of the form where nothing is said."""
    parts = dict.fromkeys(place.partition(".")[0].partition("[")[0] for place in aspect.places)
    return Said(aspect.title, [quote(submission, part) for part in parts if part != places.UNPLACED])
