"""Sentences behind a text that tell what other columns ask: 課題を共有する。年2回。事務局は保健課。"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Column, Table
from ckwriter.matching.layout import Slot
from ckwriter.matching.pieces.cells import trimmed
from ckwriter.matching.words import periods

Line = Paragraph | Heading
_ROLE = "meeting"
_TEXTS = ("paragraph", "bullets")
_SENTENCE = re.compile(r"(?:[^。\n（(]|[（(][^（()）\n]*[)）])+[。\n]?")
_SAID = re.compile(r"\s*(?P<said>[^\s:：、。は]{2,12}?)\s*(?:は|[:：])、?\s*(?P<value>[^\s、].*)", re.DOTALL)
_END = re.compile(
    r"(?:である|です|とする|とします|となっている|としている|に置く|に置いている|が担う|が担当する|が務める|が務めている|が行う)$"
)
VERB = re.compile(r"[うくぐすつぬぶむるただ]$")
"""What is no name, as it ends in a verb."""
_NAME = re.compile(r"(?P<name>(?:[^:：。（(\n]|[（(][^（()）\n]*[)）]){2,80}?)\s*[:：]\s*(?=\S)")
_LONGEST_NOUN = 40
_LONGEST = 1000


class Parted(NamedTuple):
    """A text, and what the sentences at its end tell of other columns."""

    text: Slot
    told: dict[str, Slot]
    """The slots by the ids of their columns."""


def parted(said: Slot, columns: Sequence[Column], column_of: Callable[[str], Column | None]) -> Parted:
    """Part the sentences at the end of a text that are no more than answers to other columns.

    Args:
        said: the text.
        columns: the columns that nothing was told of yet.
        column_of: returns the column that a text is the title of, or None.

    """
    told: dict[str, Slot] = {}
    end = len(said.text)
    pieces = [match.span() for match in _SENTENCE.finditer(said.text)] if not (said.more or said.below) else []
    for first, behind in reversed(pieces[1:]):
        start, stop = said.start + first, said.start + len(said.text[:behind].rstrip("。\n 　"))
        waiting = [column for column in columns if column.id not in told]
        answer = _answer(trimmed(said.spot, start, stop), waiting, column_of)
        if answer is None:
            break
        told[answer[0].id], end = answer[1], first
    rest = trimmed(said.spot, said.start, said.start + end)
    return Parted(rest, told) if told and rest.text.strip() else Parted(said, {})


def named(line: Line, start: int, table: Table, column_of: Callable[[str], Column | None]) -> list[tuple[Column, Slot]]:
    """Return the name that a line begins with, the text behind it, and what its last sentences tell of what meets.

    ・連絡会（以下「会」という。）：課題の共有。構成員は病院、保健所。年2回
    """
    match = _NAME.match(line.text, start) if table.columns[0].role == _ROLE and len(line.text) <= _LONGEST else None
    text = next((column for column in table.columns[1:] if column.type in _TEXTS), None)
    if match is None or text is None or column_of(match["name"]) is not None:
        return []
    others = [column for column in table.columns[1:] if column is not text]
    found = parted(trimmed(line, match.end(), len(line.text)), others, column_of)
    names = {column.id: column for column in others}
    answers = [(names[name], slot) for name, slot in found.told.items()]
    return [(table.columns[0], trimmed(line, *match.span("name"))), (text, found.text), *answers] if answers else []


def _answer(
    sentence: Slot, columns: Sequence[Column], column_of: Callable[[str], Column | None]
) -> tuple[Column, Slot] | None:
    """Return the column that a sentence answers, and its answer; None if it tells anything else."""
    often = next((column for column in columns if column.type == "frequency"), None)
    if often is not None and periods.is_frequency(sentence.text.strip("（()） ")):
        return often, sentence
    match = _SAID.fullmatch(sentence.text)
    column = column_of(match["said"]) if match is not None else None
    if match is None or column is None or all(column is not other for other in columns):
        return None
    first = sentence.start + match.start("value")
    bare = _END.sub("", match["value"])
    if column.type == "frequency":
        return (column, trimmed(sentence.spot, first, first + len(bare))) if periods.is_frequency(bare) else None
    noun = not VERB.search(bare) and (column.type == "list" or len(bare) <= _LONGEST_NOUN)
    wanted = noun and column.type in ("list", "text", "quantity")
    return (column, trimmed(sentence.spot, first, first + len(bare))) if wanted else None
