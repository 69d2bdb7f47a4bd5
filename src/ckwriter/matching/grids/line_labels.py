"""The rows of fixed tables whose titles lines begin with."""

from __future__ import annotations

import re
from typing import NamedTuple

from ckwriter.form import Row
from ckwriter.matching.words import label_words, loose, titles
from ckwriter.matching.words.lexicon import TableTitles

_BETWEEN = re.compile(r"[\s:：／/（(]")
_BEHIND = "：:　…（("
"""What parts a label in other words from its figure."""


class AtStart(NamedTuple):
    """A row whose title stands at the beginning of a line."""

    row: Row
    end: int
    """Where what stands behind the title begins."""


def at_start(names: TableTitles, text: str, of_group: str = "", heading: str = "") -> AtStart | None:
    """Return the row whose title, if need be with its group's, a line begins with; the longest title counts.

    Args:
        names: the titles of the table.
        text: the line.
        of_group: the group of the row on the line before, which this one may belong to without naming it.
        heading: the line that is the heading of that group, or nothing.

    """
    first = titles.lead(text)
    rests = label_words.rests(names, heading) if heading else {}
    may = names.rows.may_start(text[first:]) or names.groups.may_start(text[first:])
    if not (rests or may or loose.may_start(text[first:])):
        return _told(names, text, first)
    for end in reversed(titles.ends(text, first)):
        words = text[first:end]
        for row, score in names.rows.of(words):
            grouped = row.group in (row.title, of_group) or row.id in names.alone
            if score > label_words.STEM and (not row.group or grouped):
                return AtStart(row, end)
        for row, _, _ in rests.get(titles.key(words), ()):  # 協議会, below it 開催頻度：4回
            if row.group == of_group:
                return AtStart(row, end)
        for space in _BETWEEN.finditer(words, 2):
            group = label_words.group_of(names, words[: space.start()])
            for row, score in names.rows.of(words[space.start() :]) if group else ():
                if score > label_words.STEM and row.group == group:
                    return AtStart(row, end)
    for end in titles.ends(text, first):
        for row in label_words.loosely(names, text[first:end]) if text[end : end + 1] in _BEHIND else ():
            if not row.group or row.group == of_group or row.id in names.alone:
                return AtStart(row, end)
    return _told(names, text, first)


def _told(names: TableTitles, text: str, first: int) -> AtStart | None:
    """Return the only row all of whose telling words stand in a label in other words, and something behind it."""
    telling = [row for row in names.rows.things if row.telling and all(word in text for word in row.telling)]
    ends = [end for end in titles.ends(text, first) if telling and text[end : end + 1] and text[end] in _BEHIND]
    for end in ends:
        rows = [row for row in telling if loose.told(row, text[first:end])]
        if rows:
            return AtStart(rows[0], end) if len(rows) == 1 else None
    return None
