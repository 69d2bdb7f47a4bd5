"""Fold the width of characters without losing the place, and the value that every reading returns: a span.

NFKC changes lengths (㍻ becomes two characters, ｶﾞ becomes one), so that the reading modules search a folded copy
and map what they find back to the text as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from ckwriter.patterns import regex

KANJI_NUMERALS = "〇一二三四五六七八九十百千"
"""Numerals of everyday writing; 壱弐参 are left out, because 参 is also the first character of 参加."""

RANGE = r"[~〜∼\-−‐–—―ー]"
"""What stands between the two ends of a range, after folding (～ and － are folded to ~ and -)."""

WAVE = r"[~〜∼]"
"""The signs that only ever mean a range."""

BRACKETS = dict(zip("「『(（【〔《〈［[“", "」』)）】〕》〉］]”", strict=True))
"""Opening bracket → closing bracket."""

_UNUSUAL = regex("[^\n -~、。・「」々一-龥ぁ-んァ-ヺー]")
"""What folding may change: anything but the characters of which nearly all Japanese text is made."""
_INVISIBLE = regex("[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
_NUMERAL = regex(f"[0-9{KANJI_NUMERALS}]")
_TELEGRAPH = regex("[\u32c0-\u32cb\u33e0-\u33fe]")
"""One-character months (㋉) and days (㏠): the only numerals that folding may take apart."""

_WIDE = regex("[\u3000\uff01-\uff9d]")
"""What is as long folded as it was: full-width letters, digits and signs, and half-width kana without their marks."""

_VOICED = "\u3099\u309a"
_BRACKET = regex(f"[\n{re.escape(''.join([*BRACKETS, *BRACKETS.values()]))}]")
_GONE = "\0"
"""Stands for a character that a scan must not see again; it matches nothing that is searched for."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: `original[start:end] == text`, always."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Folded:
    """A text with its width folded, and where in the original each of its characters comes from."""

    original: str
    text: str
    starts: tuple[int, ...] | None = None
    """Start in the original of each folded character; None when folding changed no position."""
    ends: tuple[int, ...] | None = None

    def place(self, start: int, end: int) -> tuple[str, int, int]:
        """Return `(text, start, end)` in the original for the folded characters `[start:end]`."""
        if self.starts is None or self.ends is None:
            return self.original[start:end], start, end
        if end <= start:
            first = self.starts[start] if start < len(self.starts) else len(self.original)
            return "", first, first
        first, last = self.starts[start], self.ends[end - 1]
        return self.original[first:last], first, last


@lru_cache(4096)
def _folded_character(char: str) -> str:
    if _INVISIBLE.match(char):
        return ""
    plain = unicodedata.normalize("NFKC", char)
    if plain == char or char.isdecimal() or _TELEGRAPH.match(char):
        return plain
    # ① ² ½ ㈠ are marks, not numerals: folding them would make numbers out of list markers.
    return char if _NUMERAL.search(plain) else plain


def _narrow(found: re.Match[str]) -> str:
    return _folded_character(found[0])


def fold_width(text: str) -> Folded:
    """Return the text with full-width letters and digits, half-width kana and ligatures folded (NFKC by character).

    List markers (①), superscripts and fractions stay as they are; invisible characters are left out.
    """
    if text.isascii() or not _UNUSUAL.search(text):
        return Folded(text, text)
    plain = _WIDE.sub(_narrow, text)
    if unicodedata.is_normalized("NFKC", plain) and not _INVISIBLE.search(plain):
        return Folded(text, plain)  # each character became one, or stayed
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done, moved = 0, False
    for found in _UNUSUAL.finditer(text):
        at = found.start()
        folded += text[done:at]  # the characters between stay as they are
        starts += range(done, at)
        ends += range(done + 1, at + 1)
        done = at + 1
        plain = _folded_character(found[0])
        moved |= len(plain) != 1 or plain in _VOICED
        for char in plain:
            if char in _VOICED and folded and len(voiced := unicodedata.normalize("NFC", folded[-1] + char)) == 1:
                folded[-1] = voiced
                ends[-1] = done
                continue
            folded.append(char)
            starts.append(at)
            ends.append(done)
    folded += text[done:]
    if not moved:
        return Folded(text, "".join(folded))
    starts += range(done, len(text))
    ends += range(done + 1, len(text) + 1)
    return Folded(text, "".join(folded), tuple(starts), tuple(ends))


def narrow(text: str) -> str:
    """Return the text with its width folded, without the places."""
    return text if text.isascii() or not _UNUSUAL.search(text) else fold_width(text).text


Found = TypeVar("Found", bound=Span)


def placed(folded: Folded, found: Sequence[Found]) -> tuple[Found, ...]:
    """Return the values, found in folded text, with their places in the original, in order and without overlap."""
    if not found:
        return ()
    result: list[Found] = []
    moved = folded.text != folded.original
    for item in sorted(found, key=_order) if len(found) > 1 else found:
        one = item
        if moved:
            text, start, end = folded.place(item.start, item.end)
            if text != item.text or start != item.start or end != item.end:
                one = replace(item, text=text, start=start, end=end)
        if not result or one.start >= result[-1].end:
            result.append(one)
    return tuple(result)


def _order(item: Span) -> tuple[int, int]:
    return item.start, -item.end


def hide(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the text, as long as before, in which the spans can no longer be matched."""
    in_order = sorted(spans)
    if not in_order:
        return text
    pieces: list[str] = []
    at = 0
    for start, end in in_order:
        if start >= at:
            pieces += (text[at:start], _GONE * (end - start))
            at = end
        elif end > at:
            pieces.append(_GONE * (end - at))
            at = end
    return "".join([*pieces, text[at:]])


def enclosed(text: str) -> bytearray:
    """Return one flag for each character: 1 where it is inside a pair of brackets closed on the same line.

    A bracket that is never closed encloses nothing, so that one slip does not swallow the rest of a text.
    """
    flags = bytearray(len(text))
    for start, end in _pairs(text):
        flags[start:end] = b"\1" * (end - start)
    return flags


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the outermost pairs of brackets as (index of the opening one, index after the closing one)."""
    waiting: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for sign in _BRACKET.finditer(text):
        char, at = sign[0], sign.start()
        if char == "\n":
            waiting.clear()
        elif char in BRACKETS:
            waiting.append((BRACKETS[char], at))
        elif any(want == char for want, _ in waiting[-8:]):
            while waiting:
                want, start = waiting.pop()
                if want == char:
                    while found and found[-1][0] >= start:
                        found.pop()
                    found.append((start, at + 1))
                    break
    yield from found
