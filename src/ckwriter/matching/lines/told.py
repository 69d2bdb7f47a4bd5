"""Running text that nothing explains, in a section where a table of names and texts is all that asks for some."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Section, Table
from ckwriter.matching.layout import Layout, Record, Slot, whole
from ckwriter.matching.pieces import headed
from ckwriter.matching.pieces.cells import trimmed
from ckwriter.matching.words import titles

Line = Paragraph | Heading
_SHORTEST = 40
"""Characters from which a paragraph stands for itself."""
_LONGEST_NAME = 30
_ASIDE = re.compile(r"\s*(?:なお、|ただし、)")
_LEADS_ON = re.compile(r"(?:次|以下|下記|下図|下表|上図|上記|別紙)の(?:とおり|通り|図|表|ように)|下図|下表|上図|別紙")
_NAMED = re.compile(
    r"\s*[（(【〔［〈＜《](?P<name>[^（()）【】〔〕［］〈〉＜＞《》\n]{2,30})[)）】〕］〉＞》]\s*(?P<text>[^\s].*)",
    re.DOTALL,
)
"""A name in brackets before its text: （伴走支援）求めに応じて助言者を派遣する。"""


def place(
    left: Iterable[tuple[Line, Section]], stretches: Iterable[Sequence[Line]], layout: Layout
) -> Sequence[tuple[Line, Section]]:
    """Place each paragraph of sentences as a row of such a table, if that has none; return the lines that are left.

    A row has a name only if one stands in brackets before the text, or a heading right above it; a person gives it one
    where the form asks for it.
    Where the table has rows, only what opens a section is one more, before them; what stands among them may be about
    all of them.

    Args:
        left: the lines without a place, each with its section.
        stretches: all lines of the sections, by stretches.
        layout: what was found so far; the rows are added to it.

    """
    openings = {id(line) for lines in stretches for line in takewhile(_is_told, lines)}
    above = {id(below): line for lines in stretches for line, below in pairwise(lines)}
    free: dict[str, str] = {}
    """The id of the table, by the number of the section, where it had no rows."""
    first: dict[str, int] = {}
    """How many paragraphs stand before the rows of a table, by its id."""
    kept: list[tuple[Line, Section]] = []
    for line, section in left:
        table = next((part for part in section.parts if isinstance(part, Table) and _asks(part)), None)
        if table is not None and not layout.records.get(table.id):
            free.setdefault(section.number, table.id)
        if table is None or not _is_told(line):
            kept.append((line, section))
        elif section.number in free:
            head = kept[-1][0] if kept and kept[-1][0] is above.get(id(line)) and _is_name(kept[-1][0]) else None
            kept = kept[:-1] if head is not None else kept
            layout.records.setdefault(table.id, []).append(Record(None, 0, 1, _row(line, table, head)))
        elif id(line) in openings:
            at = first[table.id] = first.get(table.id, 0) + 1
            layout.records[table.id].insert(at - 1, Record(None, 0, 1, _row(line, table)))
        else:
            kept.append((line, section))
    return kept


def _is_name(line: Line) -> bool:
    """Tell whether a line is a heading, by its looks or its number: （１）考え方."""
    text = line.text.strip()
    looks = isinstance(line, Heading) or titles.name(text) > 0
    return looks and len(text) <= _LONGEST_NAME and not any(sign in text for sign in "。、:：")


def _asks(table: Table) -> bool:
    return not table.rows and [column.type for column in table.columns] == ["text", "paragraph"]


def _is_told(line: Line) -> bool:
    """Tell whether a line is a paragraph of sentences, no note and none that only leads on to what follows."""
    text = line.text.strip()
    sentences = len(text) >= _SHORTEST and text.endswith("。") and not headed.is_item(line)
    return (
        sentences
        and isinstance(line, Paragraph)
        and not headed.is_note(text)
        and not _ASIDE.match(text)
        and not _LEADS_ON.search(text)
    )


def _row(line: Line, table: Table, head: Line | None = None) -> dict[str, Slot]:
    name, text = (column.id for column in table.columns)
    match = _NAMED.fullmatch(line.text)
    if head is not None:
        start = titles.name(head.text)
        begin, end = titles.framed(head.text[start:])
        return {name: trimmed(head, start + begin, start + end), text: whole(line)}
    if match is None:
        return {text: whole(line)}
    return {name: trimmed(line, *match.span("name")), text: trimmed(line, *match.span("text"))}
