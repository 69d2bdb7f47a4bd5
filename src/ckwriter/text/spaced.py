"""Labels that only one space parts from their texts, as a table of a PDF is copied: marked as labels with a colon."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from ckwriter.text import glyphs, markup

_LABELLED = re.compile(r"(?P<label>[^\s。、，:：;；!！?？「」『』]{2,20})(?: (?P<text>\S.*))?")
_WORDS = re.compile(r"[一-龥々ァ-ヶぁ-ん]")
_COUNTED = re.compile(r"[ 　]?(?:[0-9０-９]{1,2}|[①-⑳])$")
"""The number that counts the records at the end of a label: 課題１."""
_NO_LABEL = re.compile(
    r"(?:昭和|平成|令和|[RHSＲＨＳ])? ?[0-9０-９元]|[・•‣▪●○■□◆◇➢✓※*#|<>＜〈《【〔［(（①-⑳Ⅰ-Ⅻ]|[^ ]*[～〜~](?: |$)"
)
"""What a line begins with that is an item, a heading or a date with what was done then."""
_ROUND = re.compile(r"[（(][^0-9０-９（）()]{2,12}[)）][^（(]")
"""A label that begins with a bracket: （自立支援）協議会."""
_FEWEST = 2
"""How often the same two labels must stand below each other."""
_WIDE = 40
"""Columns that a line has at least if the page ended it."""


class _Spaced(NamedTuple):
    """A line that may be a label and its text."""

    number: int
    key: str
    """The label without the number that counts the records."""
    label: str
    text: str
    run: int
    """The block of lines that it stands in, without a heading, an item or a blank line between."""


def labelled(lines: Sequence[str], passed: Container[int], parted: Container[int]) -> dict[int, str]:
    """Return, by the index of its line, each label with a colon and its whole text; "" for the lines joined to it.

    That a line's first word is a label is known where the same labels stand below each other again and again. What
    stands between two of them is the text of the upper one.

    Args:
        lines: the lines of a text.
        passed: lines that are no part of it: page numbers, running heads.
        parted: lines that end what stands above them: rules, drawings.

    """
    found = _candidates(lines, passed, parted)
    known = _known(found)
    if not known:
        return {}
    marked = {spaced.number: spaced for spaced in found if spaced.number in known}
    whole: dict[int, str] = {}
    start = -1
    waiting: list[int] = []
    last = ""
    for number, line in enumerate(lines):
        if number in passed:
            continue
        if spaced := marked.get(number):
            if start >= 0 and waiting and marked[start].run == spaced.run:
                _join(whole, start, lines, waiting)
            start, waiting, last = number, [], line
            whole[number] = f"{spaced.label}：{spaced.text}"
        elif start >= 0:
            if not line.strip() or number in parted or markup.is_beginning(line):
                start, waiting = -1, []
                continue
            if not waiting and _goes_on(last, line):
                _join(whole, start, lines, [number])
                last = line
            else:
                waiting.append(number)
    return whole


def _join(whole: dict[int, str], start: int, lines: Sequence[str], numbers: Sequence[int]) -> None:
    for number in numbers:
        whole[start] += glyphs.between(whole[start], lines[number]) + lines[number].strip()
        whole[number] = ""


def _candidates(lines: Sequence[str], passed: Container[int], parted: Container[int]) -> list[_Spaced]:
    found: list[_Spaced] = []
    run = 0
    for number, line in enumerate(lines):
        if number in passed:
            continue
        if not line.strip() or number in parted or markup.is_beginning(line):
            run += 1
        match = _LABELLED.fullmatch(line.rstrip())
        if match is None or "\t" in line or (_NO_LABEL.match(line) and not _ROUND.match(line)):
            continue
        label = match["label"]
        if _WORDS.search(label):
            found.append(_Spaced(number, _COUNTED.sub("", label), label, match["text"] or "", run))
    often = Counter(spaced.key for spaced in found if spaced.text)
    return [spaced for spaced in found if spaced.text or often[spaced.key]]


def _known(found: Sequence[_Spaced]) -> set[int]:
    """Return the numbers of the lines whose first words are labels."""
    pairs = Counter(
        (upper.key, lower.key) for upper, lower in pairwise(found) if upper.key != lower.key and upper.run == lower.run
    )
    keys = {key for pair, count in pairs.items() if count >= _FEWEST for key in pair}
    known = {at for at, spaced in enumerate(found) if spaced.key in keys}
    for order in (range(len(found) - 2, -1, -1), range(1, len(found))):
        for at in order:
            beside = at + 1 if order.step < 0 else at - 1
            if beside in known and found[at].run == found[beside].run and found[at].text:
                known.add(at)
    return {found[at].number for at in known}


def _goes_on(line: str, following: str) -> bool:
    """Tell whether a line that no label follows was ended by the page alone."""
    width = sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in line.rstrip())
    return width >= _WIDE and not line.rstrip().endswith(("。", "」", "）")) and bool(following.strip())
