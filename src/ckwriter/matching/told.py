"""Running text that nothing explains, in a section where a table of names and texts is all that asks for some."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Section, Table
from ckwriter.matching import headed
from ckwriter.matching.cells import trimmed
from ckwriter.matching.layout import Layout, Record, Slot, whole

Line = Paragraph | Heading
_SHORTEST = 40
"""Characters from which a paragraph stands for itself."""
_ASIDE = re.compile(r"\s*(?:[※＊*]|[（(]?注[）)0-9０-９：:]|なお、|ただし、)")
_LEADS_ON = re.compile(r"(?:次|以下|下記|下図|下表|上図|上記|別紙)の(?:とおり|通り|図|表|ように)|下図|下表|上図|別紙")
_NAMED = re.compile(
    r"\s*[（(【〔［〈＜《](?P<name>[^（()）【】〔〕［］〈〉＜＞《》\n]{2,30})[)）】〕］〉＞》]\s*(?P<text>[^\s].*)",
    re.DOTALL,
)
"""A name in brackets before its text: （伴走支援）求めに応じて助言者を派遣する。"""


def place(left: Iterable[tuple[Line, Section]], layout: Layout) -> Iterator[tuple[Line, Section]]:
    """Place each paragraph of sentences as a row of such a table, if that has none; yield the lines that are left.

    A row has a name only if one stands in brackets before the text; a person gives it one where the form asks for it.
    """
    free: dict[str, str] = {}
    """The id of the table, by the number of the section, where it had no rows."""
    for line, section in left:
        table = next((part for part in section.parts if isinstance(part, Table) and _asks(part)), None)
        if table is not None and not layout.records.get(table.id):
            free.setdefault(section.number, table.id)
        if table is None or section.number not in free or not _is_told(line):
            yield line, section
        else:
            layout.records.setdefault(table.id, []).append(Record(None, 0, 1, _row(line, table)))


def _asks(table: Table) -> bool:
    return not table.rows and [column.type for column in table.columns] == ["text", "paragraph"]


def _is_told(line: Line) -> bool:
    """Tell whether a line is a paragraph of sentences, no note and none that only leads on to what follows."""
    text = line.text.strip()
    sentences = len(text) >= _SHORTEST and text.endswith("。") and not headed.is_item(line)
    return sentences and isinstance(line, Paragraph) and not _ASIDE.match(text) and not _LEADS_ON.search(text)


def _row(line: Line, table: Table) -> dict[str, Slot]:
    name, text = (column.id for column in table.columns)
    match = _NAMED.fullmatch(line.text)
    if match is None:
        return {text: whole(line)}
    return {name: trimmed(line, *match.span("name")), text: trimmed(line, *match.span("text"))}
