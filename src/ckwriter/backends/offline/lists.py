"""Lists of names, as official prose sets them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ckwriter.backends.offline.context import Cited, Row, facts_of
from ckwriter.backends.offline.themes import Subject, subjects
from ckwriter.drafts import Lexicon

_OPEN_END = re.compile("(?:等|など)$")
_INNER = re.compile("^(?P<stem>.+?)[ 　]?[（(](?P<inner>[^（()）]+)[）)]$")


def items(text: Cited) -> list[Cited]:
    """Return the names in a list: parted by 、 or lines, brackets kept together."""
    found, depth, begun = [], 0, 0
    for at, char in enumerate(text):
        depth += (char in "（(「") - (char in "）)」")
        if char in "、，,\n" and depth <= 0:
            found.append(text[begun:at])
            begun = at + 1
    found.append(text[begun:])
    return [text.but(name) for name in (piece.strip(" ・　\t") for piece in found) if name]


def column(rows: Iterable[Row], name: str) -> list[Cited]:
    """Return one column of rows, without empty cells; a cell of several lines is several names."""
    texts = [getattr(row, name) for row in rows]
    return [text.but(line.strip()) for text in texts if text for line in text.splitlines() if line.strip()]


def inner_name(name: str) -> tuple[str, str] | None:
    """Take 「地域部会（全体会）」 apart into 地域部会 and 全体会; None for a name without a bracket at its end."""
    found = _INNER.match(name)
    return (found["stem"], found["inner"]) if found else None


def names(given: Iterable[Cited], most: int = 4) -> Cited:
    """Return names as one text: 「A及びB」, 「A、B、C」; more than `most` become 「A、B、Cなど」.

    Names that differ only in a bracket at their end are told together: 「部会（全体会、地区会）」.
    """
    given = [name for name in given if name]
    shown = _together(dict.fromkeys(map(str, given)))
    if len(shown) == 2 and not any(re.search("[、及（]", name) or _OPEN_END.search(name) for name in shown):
        text = "及び".join(shown)
    elif len(shown) > most:
        text = "、".join(_OPEN_END.sub("", name) for name in shown[:most]) + "など"
    else:
        text = "、".join([*(_OPEN_END.sub("", name) for name in shown[:-1]), *shown[-1:]])
    return Cited(text, facts_of(given))


def _together(given: Iterable[str]) -> list[str]:
    stems: dict[str, list[str]] = {}
    for name in given:
        stem, inner = inner_name(name) or (name, "")
        stems.setdefault(stem, []).append(inner)
    return [f"{stem}（{'、'.join(inner)}）" if all(inner) else stem for stem, inner in stems.items()]


class Group:
    """A subject and the names that belong to it."""

    def __init__(self, subject: Subject) -> None:
        self.id, self.title = subject.id, subject.title
        self.names: list[Cited] = []


def grouped(lexicon: Lexicon, rows: Iterable[Row]) -> list[Group]:
    """Return the names of rows (their first column) by the subject that each is most about.

    The subject is read from the name, and from the rest of the row only where the name tells none.
    """
    found: dict[str, Group] = {}
    for row in rows:
        texts = [text for text in row if text]
        for given in (texts[:1], texts):
            subject = next(iter(subjects(lexicon.themes, given, 1)), None)
            if subject:
                found.setdefault(subject.id, Group(subject)).names.append(texts[0])
                break
    return [found[theme.id] for theme in lexicon.themes if theme.id in found]
