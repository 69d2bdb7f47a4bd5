"""The rows of a group of a fixed table on one line behind its heading: 退院率：3か月 64.2％、1年 88.0％."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Row, Table
from ckwriter.matching.grids.cell_rows import row_of
from ckwriter.matching.layout import Slot
from ckwriter.matching.pieces import cells, each, values
from ckwriter.matching.words import label_words, titles
from ckwriter.matching.words.lexicon import TableTitles

Line = Paragraph | Heading
_LONGEST = 400
_BEHIND_HEADING = re.compile(r"(?P<brackets>(?:\s*[（(][^（()）]*[)）])*)[\s　:：…]*")
_TOTAL = re.compile(
    r"\s*(?:合計|計|総数)?\s*(?P<total>約?[0-9０-９][0-9０-９,，]*\s*人?)\s*"
    r"(?:[（(](?:うち|内訳[:：]?)?|[、，。　]\s*(?:うち|内訳(?:は|[:：])?))(?P<rest>.+?)[)）]?。?\s*"
)
"""The whole, then its parts in a bracket: 1,318人（3か月未満348人、…）."""
_PARTING = re.compile(r"[　\t、；;]|(?<![0-9０-９])[／/](?![0-9０-９])|(?<![0-9０-９])[，,]|[，,](?![0-9０-９])| {2,}")
_STRONG = re.compile(r"[、；;]|(?<![0-9０-９])[，,]|[，,](?![0-9０-９])")
"""What parts rows before anything else does."""
_LABEL = re.compile(r"(?P<label>[^:：=＝…]+?)\s*(?:[:：=＝]|…+|\s(?=\S))\s*")
_WORDS = re.compile("[^0-9０-９（）()]{2,}(?=[0-9０-９])")
"""A label right before its figure: 基幹1か所."""
_BRACKETED = re.compile(r"\s*[（(][^（()）]*[)）]\s*[:：…　]+\s*")
"""A bracket behind a heading, and what parts it from the answer."""
_BRACKET, _DIGIT = re.compile("[（(]"), re.compile("[0-9０-９]")
_FEWEST = 2


class Told(NamedTuple):
    """What a line says of one row."""

    row: Row
    start: int
    end: int


def rows(line: Line, table: Table, names: TableTitles) -> dict[str, dict[str, Slot]]:
    """Return what a line says of the rows of a group that it names first: the slots by column, by row id."""
    text = line.text
    head = _head(names, text) if 0 < len(text) <= _LONGEST else None
    if head is None:
        return {}
    group, end = head
    first = next(row for row in table.rows if row.group == group)
    said = _several(line, names, end)
    behind = _BEHIND_HEADING.match(text, end)
    told = list(_told(text, behind.end(), [row for row in table.rows if row.group == group])) if behind else []
    if not said and len({one.row.id for one in told}) == len(told) >= _FEWEST:
        said = {one.row.id: (one.row, Slot(line, one.start, one.end)) for one in told}
    found: dict[str, dict[str, Slot]] = {}
    for name, (row, slot) in said.items():
        columns = table.columns_of(f"{table.id}[{name}]")
        found[name] = {column.id: one for column, one in values.spread(columns, row.unit, [slot])}
    if found and behind is not None:
        label = Paragraph(text[: behind.end("brackets")])
        for column in table.columns_of(f"{table.id}[{first.id}]"):
            date = cells.bracketed(label, end, column) if cells.in_label(column) else None
            if date is not None and column.id not in found.get(first.id, {}):
                found.setdefault(first.id, {})[column.id] = Slot(line, date.start, date.end)
    return found


def _head(names: TableTitles, text: str) -> tuple[str, int] | None:
    """Return the group whose heading a line begins with, and where what stands behind the heading begins."""
    first = titles.lead(text)
    for end in titles.ends(text, first):
        if end < len(text) and (group := label_words.heading(names, text[first:end])) is not None:
            return group, end
    return None


def _several(line: Line, names: TableTitles, end: int) -> dict[str, tuple[Row, Slot]]:
    """Return what is said of several rows that the heading names in a bracket: 退院率（3か月・1年）：公表なし."""
    text = line.text
    match = _BRACKETED.match(text, end)
    label = text[titles.lead(text) : match.end()].rstrip(" 　:：…") if match is not None else ""
    several = label_words.several(names, label) if label else ()
    if match is None or not several:
        return {}
    spans = each.spans(text[match.end() :], len(several))
    if spans is not None:
        at = match.end()
        return {
            row.id: (row, Slot(line, at + first, at + last)) for row, (first, last) in zip(several, spans, strict=True)
        }
    if _DIGIT.search(_BRACKET.split(text[match.end() :], 1)[0]):
        return {}  # one figure is nobody's
    return {row.id: (row, Slot(line, match.end(), len(text))) for row in several}


def _told(text: str, start: int, group: Sequence[Row]) -> Iterator[Told]:
    """Yield what the pieces of a line say of the rows of a group; nothing if one of them says something else."""
    end = len(text.rstrip().rstrip("。"))
    found: list[Told] = []
    total = _TOTAL.fullmatch(text, start, end)
    if total is not None:
        found.append(Told(group[0], *total.span("total")))
        start, end = total.span("rest")
    for parting in (_STRONG, _PARTING):
        told = [_one(text, *span, group) for span in _pieces(text, start, end, parting)]
        sure = [one for one in told if one is not None]
        if len(sure) == len(told) and len(found) + len(sure) >= _FEWEST:
            yield from (*found, *sure)
            return


def _pieces(text: str, start: int, end: int, parting: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where the pieces of a line stand; nothing parts them within brackets."""
    depth, first, at = 0, start, start
    while at < end:
        depth += (text[at] in "（(") - (text[at] in "）)")
        match = parting.match(text, at) if not depth else None
        if match is not None:
            if text[first:at].strip():
                yield first, at
            first = match.end()
            at = first
        else:
            at += 1
    if text[first:end].strip():
        yield first, end


def _one(text: str, first: int, last: int, group: Sequence[Row]) -> Told | None:
    """Return what one piece says: a label, and what is behind it."""
    first += titles.lead(text[first:last])
    match = _LABEL.match(text, first, last)
    row = row_of(match["label"], group) if match is not None else None
    if match is not None and row is not None:
        return Told(row, match.end(), last)
    begun = [(len(title), row) for row in group for title in row.titles if text[first:last].startswith(title)]
    if not begun and (match := _WORDS.match(text, first, last)) is not None:
        row = row_of(match[0], group)
        begun = [(len(match[0]), row)] if row is not None else []
    if not begun:
        return None
    length, row = max(begun, key=lambda one: one[0])
    return Told(row, first + length, last) if text[first + length : last].strip() else None
