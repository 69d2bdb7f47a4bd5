"""Compare the words on a page with the titles of a form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from rapidfuzz import fuzz

from ckwriter.form import Section
from ckwriter.notation import fold

LONGEST = 160
"""Characters beyond which a text is no title."""
_BRACKET = re.compile(r"[（(][^（()）]*[)）]\s*$")
_LEAD = re.compile(r"^[\s■□◆◇●○◎▼▽▲△★☆・※#＃*＊]+")
_NUMBER = re.compile(
    r"^[\s■□◆◇●○#＃*＊]*第?\s*(?P<number>[0-9０-９]{1,2})(?:\s*[-－‐–―ー.．]\s*[①-⑳0-9０-９]{1,2}(?![0-9０-９月年]))?"
    r"(?=[\s　.．、:：)）]|[^\W\d])[\s　.．、:：)）]*(?P<title>.*)$",
    re.DOTALL,
)
_DELIMITER = re.compile(r"[\s　（(【】［］\[\]:：＝=※/／]")
_LONG = 10
"""Characters of a key from which a heading is long enough to be known by itself, or in spite of a slip."""
_ALIKE = 88.0

Thing = TypeVar("Thing")


@lru_cache(maxsize=16384)
def key(text: str) -> str:
    """Return what two spellings of a title have in common: width, spaces, wraps, brackets and marks are left out."""
    return fold(_LEAD.sub("", text))


@lru_cache(maxsize=16384)
def stem(text: str) -> str:
    """Return the key of a title without the brackets at its end (目標値（昨年度当初） → 目標値)."""
    bare = _LEAD.sub("", text).strip()
    while (shorter := _BRACKET.sub("", bare).rstrip()) != bare and shorter:
        bare = shorter
    return fold(bare)


class Titles(Generic[Thing]):
    """Named things, looked up by a text that may be one of their titles."""

    def __init__(self, named: Iterable[tuple[Thing, Iterable[str]]]) -> None:
        self._scores: dict[str, dict[int, int]] = {}
        self._things: list[Thing] = []
        self._starts: set[str] = set()
        """The characters that titles begin with."""
        for thing, names in named:
            index = len(self._things)
            self._things.append(thing)
            for place, name in enumerate(names):
                self._starts.update(_LEAD.sub("", name)[:1], key(name)[:1])
                self._add(key(name), index, 3 if place else 4)
                self._add(stem(name), index, 2)

    def _add(self, words: str, index: int, score: int) -> None:
        if words:
            scores = self._scores.setdefault(words, {})
            scores[index] = max(scores.get(index, 0), score)

    def may_start(self, text: str) -> bool:
        """Tell whether a text begins like one of the titles; most texts are known not to be one by that alone."""
        first = text[:1]
        if first in self._starts:
            return True
        if first.isspace():
            first = text.lstrip()[:1]
        return bool(first) and (not first.isalpha() or unicodedata.normalize("NFKC", first)[:1] in self._starts)

    def of(self, text: str) -> list[tuple[Thing, int]]:
        """Return the things that a text is a title of, best first, with how well it fits.

        4 the official title · 3 another title · 2 the same but for a bracket at the end.
        """
        if not text or len(text) > LONGEST or not self.may_start(text):
            return []
        found = dict(self._scores.get(key(text), {}))
        for index in self._scores.get(stem(text), {}):
            found.setdefault(index, 2)
        return [(self._things[index], score) for index, score in sorted(found.items(), key=lambda item: -item[1])]

    def best(self, text: str, least: int = 2) -> Thing | None:
        """Return the thing that a text is a title of, or None."""
        found = self.of(text)
        return found[0][0] if found and found[0][1] >= least else None


def same(text: str, names: Iterable[str]) -> bool:
    """Tell whether a text is one of these titles, but for a bracket at the end."""
    return len(text) <= LONGEST and bool(key(text)) and any(key(text) == key(n) or stem(text) == stem(n) for n in names)


def after(text: str, names: Iterable[str]) -> int | None:
    """Return where the rest of a text begins that starts with one of these titles, or None.

    What parts title and rest is a bracket, a colon or white space; the longest title that fits is taken.
    """
    keys = {key(name) for name in names if key(name)}
    head = text[:LONGEST]
    ends = [found.start() for found in _DELIMITER.finditer(head, 1)]
    if len(head) == len(text):
        ends.append(len(text))
    fitting = {key(text[:end]): end for end in reversed(ends) if key(text[:end]) in keys}
    return fitting[max(fitting, key=len)] if fitting else None


class Numbered(NamedTuple):
    """A heading taken apart."""

    number: str
    title: str


def numbered(text: str) -> Numbered:
    """Take the official number off a heading; it is "" where there is none (2-① and ２． are both 2)."""
    match = _NUMBER.match(text)
    if not match:
        return Numbered("", text)
    return Numbered(str(int(match["number"])), match["title"])


def section(text: str, sections: Iterable[Section], *, heading: bool) -> Section | None:
    """Return the section that a paragraph is the heading of, or None.

    Args:
        text: the paragraph.
        sections: the form's sections.
        heading: True if the file itself says that the paragraph is a heading; otherwise it must have the section's
            number, or be its whole official title.

    """
    text = text.strip()
    if not text or len(text) > LONGEST:
        return None
    number, title = numbered(text)
    best: tuple[float, Section] | None = None
    for candidate in sections:
        score = _likeness(title, candidate)
        if not number and not heading and (score < 3 or len(key(title)) < _LONG):
            score = 0.0
        elif score and number == candidate.number:
            score += 0.5
        if score and (best is None or score > best[0]):
            best = (score, candidate)
    return best[1] if best else None


def _likeness(title: str, candidate: Section) -> float:
    """Return 3 for the official title, 2 for another one, 1 for one with a slip, 0 for other words."""
    if same(title, (candidate.title,)):
        return 3.0
    if same(title, (candidate.short, *candidate.also)):
        return 2.0
    long = len(key(candidate.title)) >= _LONG
    return 1.0 if long and fuzz.ratio(key(title), key(candidate.title)) >= _ALIKE else 0.0
