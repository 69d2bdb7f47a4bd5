"""The words of a whole submission as one text, in which every stretch knows its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TypeVar

from ckwriter.checks.texts.readings import filled, once
from ckwriter.form import Field, FieldType
from ckwriter.model import Submission
from ckwriter.patterns import regex

NOT_WORDS: frozenset[FieldType] = frozenset(("choice", "fixed", "municipality", "fiscal_year"))
"""Types in which nobody writes words of their own."""
PROSE: frozenset[FieldType] = frozenset(("text", "paragraph", "bullets"))
"""Types that hold sentences or phrases, rather than names and figures."""

Value = TypeVar("Value")

_EDGE = regex("[。\n]")
_SOFT_EDGE = regex(r"[、，,。\n「」『』【】（）()・\s]")


@dataclass(frozen=True, slots=True)
class FullText:
    """Cells joined by newlines: a pattern that does not cross a newline does not cross a cell."""

    text: str
    starts: tuple[int, ...]
    places: tuple[str, ...]
    texts: tuple[str, ...]

    def cells(self) -> Iterator[tuple[int, str]]:
        """Yield (where it starts, text) of each cell."""
        return zip(self.starts, self.texts, strict=True)

    def at(self, position: int) -> str:
        """Return the place of a position."""
        return self.places[bisect_right(self.starts, position) - 1]

    def phrase(self, start: int, end: int, reach: int = 8, *, instead: str | None = None) -> str:
        """Return the stretch with what stands round it, up to the next mark and to so many characters on each side.

        It stands in its cell just so, unless something is put `instead` of the stretch.
        """
        left = _SOFT_EDGE.split(self.text[_word_start(self.text, max(0, start - reach)) : start])[-1]
        right = _SOFT_EDGE.split(self.text[end : _word_end(self.text, min(len(self.text), end + reach))])[0]
        return left + (self.text[start:end] if instead is None else instead) + right

    def sentence(self, start: int, end: int) -> str:
        """Return the whole sentence or item in which a stretch stands."""
        first = 0
        for edge in _EDGE.finditer(self.text, max(0, start - 400), start):
            first = edge.end()
        first = max(first, start - 400)
        last = _EDGE.search(self.text, end)
        stop = len(self.text) if not last else last.end() if last[0] == "。" else last.start()
        return self.text[first:stop].strip()


_WORDS = (
    regex("[一-龥々]"),
    regex("[ァ-ヶー]"),
    regex("[0-9０-９.,]"),
    regex("[A-Za-zＡ-Ｚａ-ｚ]"),
)
_LONGEST_WORD = 12


def _word_start(text: str, at: int) -> int:
    """Return where the word begins that a position cuts, a few characters back at the most."""
    return next((at - back for back in range(min(at, _LONGEST_WORD) + 1) if not _cuts(text, at - back)), at)


def _word_end(text: str, at: int) -> int:
    """Return where the word ends that a position cuts, a few characters on at the most."""
    room = min(len(text) - at, _LONGEST_WORD) + 1
    return next((at + on for on in range(room) if not _cuts(text, at + on)), at)


def _cuts(text: str, at: int) -> bool:
    """Tell whether characters of one kind stand on both sides of a position."""
    return 0 < at < len(text) and any(kind.match(text, at - 1) and kind.match(text, at) for kind in _WORDS)


def in_lines(text: str, read: Callable[[str], Iterable[tuple[int, Value]]]) -> Iterator[tuple[int, Value]]:
    """Yield (where, what) of all that is read in the lines of a text; a `read` that remembers lines reads each once."""
    for begin, line in lines_of(text):
        for start, found in read(line):
            yield begin + start, found


@lru_cache(16)
def lines_of(text: str) -> tuple[tuple[int, str], ...]:
    """Return (where it begins, line) of each line of a whole text, taken apart once for all that ask for it."""
    lines = text.split("\n")
    return tuple(zip(accumulate((len(line) + 1 for line in lines[:-1]), initial=0), lines, strict=True))


def start_of_run(text: str) -> int:
    """Return where the kanji and kana begin that a text ends in: a search for a name at its end may begin there."""
    run = _NAME_REVERSED.match(text[::-1])
    return len(text) - run.end() if run else len(text)


_NAME_REVERSED = regex("[一-龥々ァ-ヺーぁ-ん]*")
_WIDE_DIGIT = regex("[０-９]")
_WIDE_LETTER = regex("[Ａ-Ｚａ-ｚ]")


def narrow_digits(text: str) -> str:
    """Return a text, as long as before, with its full-width digits narrow."""
    return _WIDE_DIGIT.sub(_narrowed, text)


def narrow_letters(text: str) -> str:
    """Return a text, as long as before, with its full-width Latin letters narrow."""
    return _WIDE_LETTER.sub(_narrowed, text)


def _narrowed(found: re.Match[str]) -> str:
    return chr(ord(found[0]) - 0xFEE0)


def words(submission: Submission, types: frozenset[FieldType] | None = None) -> Iterator[tuple[str, Field, str]]:
    """Yield (place, field, text) of every cell in which words stand, or of cells of these types."""
    for at, field, text in filled(submission):
        if field.type in types if types else field.type not in NOT_WORDS:
            yield at, field, text


def full_text(submission: Submission, types: frozenset[FieldType] | None = None) -> FullText:
    """Return the words of a submission, or of its cells of these types, as one text."""
    made = _made(submission)
    if types not in made:
        made[types] = _joined(submission, types)
    return made[types]


@once
def _made(submission: Submission) -> dict[frozenset[FieldType] | None, FullText]:
    return {}


def _joined(submission: Submission, types: frozenset[FieldType] | None) -> FullText:
    cells = [(at, text) for at, _, text in words(submission, types)]
    texts = [text for _, text in cells]
    starts = accumulate((len(text) + 1 for text in texts[:-1]), initial=0) if texts else ()
    return FullText("\n".join(texts), tuple(starts), tuple(at for at, _ in cells), tuple(texts))
