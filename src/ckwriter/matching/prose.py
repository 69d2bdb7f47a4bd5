"""Lines that no label explains: those of a cover, a list in place of a table, running text below a heading.

Whatever is not one of these for certain is left over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Column, Field, Form, Section, Table
from ckwriter.matching import titles
from ckwriter.matching.layout import Layout, Record, Slot, whole

Line = Paragraph | Heading
Placed = set[int]
"""The lines that found a place, by their index."""

BODY = re.compile(r"\S{1,12}[都道府県市区町村]")
_ERA = r"(?:(?:明治|大正|昭和|平成|令和|[MTSHR])\s*(?:元|[0-9０-９]{1,2})|[0-9０-９]{4})"
_WHEN = rf"{_ERA}\s*(?:年度?)?(?:\s*[0-9０-９]{{1,2}}\s*月)?"
_TO = r"\s*[～~〜\-－‐–―→]\s*"
PERIOD = re.compile(rf"{_WHEN}(?:{_TO}(?:{_WHEN}|[0-9０-９]{{1,2}}\s*月)?)?(?:頃|ごろ)?")
_DATED = re.compile(rf"\s*[・‐\-●○■]?\s*(?P<period>{PERIOD.pattern})[\s　:：]+(?P<text>.*\S)", re.DOTALL)
_BRACKETED = re.compile(r"\s*[【『「〈＜《〔［][^【】『』]+[】』」〉＞》〕］]\s*")
_LABELLED = re.compile(r"\s*[・■●○]?\s*(?P<label>[^:：\n]{1,20})[:：]\s*(?P<text>.*\S)", re.DOTALL)
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

    def __init__(self, section: Section) -> None:
        self.section = section
        self.lines: list[Line] = []
        self.captions: dict[int, Table] = {}
        """The tables that some of the lines are titles of, by the index of the line."""

    def place(self, form: Form, layout: Layout) -> list[Line]:
        """Place the lines; return those for which there is no place."""
        placed: Placed = set()
        ways: list[Callable[[Layout, Placed], None]] = [self._listed, self._described, self._headed, self._running]
        if self.section is form.sections[0]:
            ways = [self._cover]
        for way in ways:
            way(layout, placed)
        drawn = {
            index for index, table in self.captions.items() if layout.has(table.id) or self._is_title(index, table)
        }
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
            name = next((i for i in indexes if BODY.fullmatch(self.lines[i].text.strip())), None)
            if name is not None:
                layout.slots[field.id] = whole(self.lines[name])
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
            for index, line in enumerate(self.lines):
                match = _DATED.fullmatch(line.text)
                if match and index not in placed:
                    slots = {
                        table.columns[0].id: Slot(line, *match.span("period")),
                        table.columns[1].id: Slot(line, *match.span("text")),
                    }
                    layout.records.setdefault(table.id, []).append(Record(None, 0, 1, slots))
                    placed.add(index)

    def _described(self, layout: Layout, placed: Placed) -> None:
        """The rows of a table, each as a name and lines that begin with a column's title: 目的：…"""
        for table in self._tables(layout):
            runs = list(self._runs(table, placed))
            for start, end, slots in runs:
                layout.records.setdefault(table.id, []).append(Record(None, 0, 1, slots))
                placed.update(range(start, end))

    def _runs(self, table: Table, placed: Placed) -> Iterator[tuple[int, int, dict[str, Slot]]]:
        """Yield (first line, line behind the last, slots) of each row; none where a column stands in it twice."""
        index = 1
        while index < len(self.lines):
            found = self._described_by(table, index)
            before = self.lines[index - 1]
            if found is None or index in placed or index - 1 in placed or self._described_by(table, index - 1):
                index += 1
                continue
            slots, start, twice = {table.columns[0].id: whole(before)}, index - 1, False
            while index < len(self.lines) and (found := self._described_by(table, index)) is not None:
                column, slot = found
                twice = twice or column.id in slots
                slots[column.id] = slot
                index += 1
            if not twice and len(slots) > 2:
                yield start, index, slots

    def _described_by(self, table: Table, index: int) -> tuple[Column, Slot] | None:
        line = self.lines[index]
        match = _LABELLED.fullmatch(line.text)
        if match:
            column = next((c for c in table.columns if titles.same(match["label"], c.titles)), None)
            return (column, Slot(line, *match.span("text"))) if column is not None else None
        for column in table.columns:
            text = line.text.strip()
            if (
                column.unit
                and len(text) <= 12
                and re.fullmatch(rf"[約計]?\s*[0-9０-９,]+\s*{re.escape(column.unit)}", text)
            ):
                return column, whole(line)
        return None

    def _headed(self, layout: Layout, placed: Placed) -> None:
        """The rows of a table of names and texts, each as a line in brackets with running text below it."""
        for table in self._tables(layout):
            if [column.type for column in table.columns] != ["text", "paragraph"]:
                continue
            heads = [
                i for i, line in enumerate(self.lines) if _BRACKETED.fullmatch(line.text) and i not in self.captions
            ]
            for head in heads:
                end = next((other for other in heads if other > head), len(self.lines))
                body = [i for i in range(head + 1, end) if i not in self.captions]
                if not body or placed & set(body) or not any(_is_prose(self.lines[i].text) for i in body):
                    continue
                slots = {
                    table.columns[0].id: whole(self.lines[head]),
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


def _is_prose(text: str) -> bool:
    text = text.strip()
    return text.endswith(("。", "・・・", "…", "、")) or (len(text) >= _PROSE and "\n" not in text[:_PROSE])
