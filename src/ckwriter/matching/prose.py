"""Lines that no label explains: those of a cover, a list in place of a table, running text below a heading.

Whatever is not one of these for certain is left over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Field, Form, Section, Table
from ckwriter.matching import listed, titles
from ckwriter.matching.layout import Layout, Record, Slot, whole
from ckwriter.matching.lexicon import Lexicon
from ckwriter.matching.periods import PERIOD

Line = Paragraph | Heading
Placed = set[int]
"""The lines that found a place, by their index."""

BODY = re.compile(r"[^\s:：、。・,（）()「」【】]{1,12}[都道府県市区町村]")
_NAMED = re.compile(rf"\s*[^\s:：]{{1,12}}[:：]\s*(?P<name>{BODY.pattern})\s*")
"""The body's name behind a label in any words: 提出自治体：見本市."""
_MARKED = re.compile(r"\s*[■◆●▼★□◇]\s*[^。\n]{2,40}")
_NUMBER = r"(?:[・‐\-●○■①-⑳]|[（(]?[0-9０-９]{1,2}(?:[)）]|[.．](?![0-9０-９])))?"
_DATED = re.compile(rf"\s*{_NUMBER}\s*(?P<period>{PERIOD.pattern})(?:[\s　:：]+|、)(?P<text>.*\S)", re.DOTALL)
_BRACKETED = re.compile(r"\s*[【『「〈＜《〔［][^【】『』]+[】』」〉＞》〕］]\s*")
_PROSE = 40
"""Characters from which a line is running text although it does not end like a sentence."""


def joined(lines: Sequence[Line]) -> Slot:
    """Return the slot of paragraphs that belong together, without blank ones round them."""
    filled = [index for index, line in enumerate(lines) if line.text.strip()]
    if not filled:
        return whole(lines[0])
    first, last = filled[0], filled[-1]
    return Slot(lines[first], 0, len(lines[first].text), more=tuple(lines[first + 1 : last + 1]))


class Loose:
    """The loose lines of one stretch of a section, from a heading to the next."""

    def __init__(self, section: Section, names: Lexicon) -> None:
        self.section = section
        self.names = names
        self.lines: list[Line] = []
        self.captions: dict[int, Table] = {}
        """The tables that some of the lines are titles of, by the index of the line."""

    def place(self, form: Form, layout: Layout) -> list[Line]:
        """Place the lines; return those for which there is no place."""
        placed: Placed = set()
        ways: list[Callable[[Layout, Placed], None]] = [
            self._counted, self._listed, self._described, self._headed, self._running,
        ]  # fmt: skip
        if self.section is form.sections[0]:
            ways = [self._cover]
        for way in ways:
            way(layout, placed)
        drawn = {
            index for index, table in self.captions.items() if layout.has(table.id) or self._is_title(index, table)
        }
        tables = [part for part in self.section.parts if isinstance(part, Table) and layout.has(part.id)]
        for index, line in enumerate(self.lines):
            if index not in placed and any(listed.is_label(line, table, self.names) for table in tables):
                drawn.add(index)
        return [line for index, line in enumerate(self.lines) if index not in placed and index not in drawn]

    def _is_title(self, index: int, table: Table) -> bool:
        """Tell whether a line is a table's title and nothing more, so that it says nothing without the table."""
        return titles.key(self.lines[index].text) in map(titles.key, table.titles)

    def _tables(self, layout: Layout) -> Iterator[Table]:
        """Yield the free tables of the section that were not found as grids."""
        for part in self.section.parts:
            if isinstance(part, Table) and not part.rows and not layout.records.get(part.id):
                yield part

    def _fields(self, layout: Layout, *types: str) -> Iterator[Field]:
        for part in self.section.parts:
            if isinstance(part, Field) and part.type in types and part.id not in layout.slots:
                yield part

    # -------------------------------------------------------------------------------- ways

    def _cover(self, layout: Layout, placed: Placed) -> None:
        """The body's name, a line or two above the text, and the text."""
        indexes = list(range(len(self.lines)))
        for field in self._fields(layout, "municipality"):
            alone = next((i for i in indexes if BODY.fullmatch(self.lines[i].text.strip())), None)
            behind = next((i for i in indexes if _NAMED.fullmatch(self.lines[i].text)), None)
            name = alone if alone is not None else behind
            if name is not None:
                match = _NAMED.fullmatch(self.lines[name].text)
                line = self.lines[name]
                layout.slots[field.id] = Slot(line, *match.span("name")) if match else whole(line)
                indexes = indexes[name + 1 :]
                placed.add(name)
        start = next((i for i in indexes if _is_prose(self.lines[i].text)), None)
        if start is None or not placed:
            return
        split = indexes.index(start)
        for types, part in ((("text",), indexes[:split]), (("paragraph",), indexes[split:])):
            field_found = next(self._fields(layout, *types), None)
            if field_found is not None and part:
                layout.slots[field_found.id] = joined([self.lines[i] for i in part])
                placed.update(part)

    def _listed(self, layout: Layout, placed: Placed) -> None:
        """A table of periods and what happened, as a list: 平成27年度～ 連絡会を開始."""
        for table in self._tables(layout):
            if len(table.columns) != 2 or table.columns[0].type != "period":
                continue
            dated = {n: match for n, line in enumerate(self.lines) if (match := _dated(line.text))}
            last = max(dated, default=0)
            for index, match in dated.items():
                if index in placed:
                    continue
                line = self.lines[index]
                behind = next((n for n in range(index + 1, last + 1) if n in dated or n in placed), index + 1)
                more = tuple(self.lines[index + 1 : behind])
                slots = {
                    table.columns[0].id: Slot(line, *match.span("period")),
                    table.columns[1].id: Slot(line, *match.span("text"), more=more),
                }
                layout.records.setdefault(table.id, []).append(Record(None, 0, 1, slots))
                placed.update(range(index, behind))

    def _described(self, layout: Layout, placed: Placed) -> None:
        """The rows of a table, each as lines that begin with a column's title: 目的：…"""
        for table in self._tables(layout):
            for written in listed.rows(self.lines, placed, table, self.names):
                layout.records.setdefault(table.id, []).append(Record(None, 0, 1, written.slots))
                placed.update(written.lines)
        for table in (part for part in self.section.parts if isinstance(part, Table) and part.rows):
            for row, written in listed.of_rows(self.lines, placed, table, self.names):
                at = f"{table.id}[{row.id}]"
                if not any(f"{at}.{name}" in layout.slots for name in written.slots):
                    layout.slots |= {f"{at}.{name}": slot for name, slot in written.slots.items()}
                    placed.update(written.lines)

    def _counted(self, layout: Layout, placed: Placed) -> None:
        """The figures of a fixed table, each as a line: 人口：312,480人."""
        for table in (part for part in self.section.parts if isinstance(part, Table) and part.rows):
            figures = listed.figures(self.lines, placed, table, self.names)
            for line, row, slots in figures if len(figures) > 1 else ():
                new = {f"{table.id}[{row.id}].{name}": slot for name, slot in slots.items()}
                if not any(at in layout.slots for at in new):
                    layout.slots |= new
                    placed.add(line)

    def _headed(self, layout: Layout, placed: Placed) -> None:
        """The rows of a table of names and texts, each as a line in brackets with running text below it."""
        for table in self._tables(layout):
            if [column.type for column in table.columns] != ["text", "paragraph"]:
                continue
            heads = [
                i
                for i, line in enumerate(self.lines)
                if (_BRACKETED.fullmatch(line.text) or _MARKED.fullmatch(line.text)) and i not in self.captions
            ]
            for head in heads:
                ends = (n for n in range(head + 1, len(self.lines)) if n in heads or n in placed or n in self.captions)
                body = list(range(head + 1, next(ends, len(self.lines))))
                if head in placed or not body or not any(_is_prose(self.lines[i].text) for i in body):
                    continue
                slots = {
                    table.columns[0].id: _without_mark(self.lines[head]),
                    table.columns[1].id: joined([self.lines[i] for i in body]),
                }
                layout.records.setdefault(table.id, []).append(Record(None, 0, 1, slots))
                placed.update((head, *body))

    def _running(self, layout: Layout, placed: Placed) -> None:
        """Running text right below the heading: the section's first field for such text."""
        body: list[int] = []
        for index, line in enumerate(self.lines):
            if index in placed or not _is_prose(line.text):
                break
            body.append(index)
        field = next(self._fields(layout, "paragraph"), None)
        if body and field is not None:
            layout.slots[field.id] = joined([self.lines[index] for index in body])
            placed.update(body)


def _without_mark(line: Line) -> Slot:
    marked = _MARKED.fullmatch(line.text) is not None
    return Slot(line, titles.lead(line.text), len(line.text)) if marked else whole(line)


def _dated(text: str) -> re.Match[str] | None:
    """Match a line that begins with a period, whatever marks stand before it."""
    return _DATED.fullmatch(text, titles.lead(text)) or _DATED.fullmatch(text)


def _is_prose(text: str) -> bool:
    text = text.strip()
    return text.endswith(("。", "・・・", "…", "、")) or (len(text) >= _PROSE and "\n" not in text[:_PROSE])
