"""Lines that no label explains: those of a cover, a list in place of a table, running text below a heading.

Whatever is not one of these for certain is left over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Field, Form, Section, Table
from ckwriter.matching.cover import cover_lines
from ckwriter.matching.layout import Layout, Record, Slot
from ckwriter.matching.lines import beginning, begun, events, figures, listed, rowed
from ckwriter.matching.pieces import agendas, headed, leaders, offices, tags
from ckwriter.matching.words import periods, titles
from ckwriter.matching.words.lexicon import Lexicon

Line = Paragraph | Heading
Placed = set[int]
"""The lines that found a place, by their index."""

_DATED_BRACKET = re.compile(r"[（(][^（()）]*[0-9０-９]")
_FEWEST_ROWS = 2
_SHORT = 30


class Loose:
    """The loose lines of one stretch of a section, from a heading to the next."""

    def __init__(self, section: Section, names: Lexicon) -> None:
        self.section = section
        self.names = names
        self.lines: list[Line] = []
        self.captions: dict[int, Table] = {}
        """The tables that some of the lines are titles of, by the index of the line."""
        self.begun: list[begun.Begun] = []

    def go_on(self, table: Table, record: int) -> None:
        """Let the lines that follow tell more of a record."""
        self.begun.append(begun.Begun(len(self.lines), table, record))

    def settle(self, table: Table, layout: Layout) -> None:
        """Place the rows of a table that stand on the lines so far: what follows goes on with them."""
        found = listed.rows(self.lines, (), table, self.names)
        gone = {number for written in found for number in written.lines}
        for written in found:
            layout.records.setdefault(table.id, []).append(Record(None, 0, 1, written.slots))
            layout.furniture += written.headings
        kept = [number for number in range(len(self.lines)) if number not in gone]
        self.begun = [one._replace(line=sum(n < one.line for n in kept)) for one in self.begun]
        self.captions = {new: self.captions[old] for new, old in enumerate(kept) if old in self.captions}
        self.lines = [self.lines[number] for number in kept]

    def place(self, form: Form, layout: Layout) -> list[Line]:
        """Place the lines; return those for which there is no place."""
        placed: Placed = set()
        ways: list[Callable[[Layout, Placed], None]] = [
            self._counted, self._listed, self._columned, self._officed, self._described,
            self._rowed, self._planned, self._headed, self._itemised, self._running,
        ]  # fmt: skip
        if self.section is form.sections[0]:
            ways = [self._cover]
        placed.update(begun.go_on(self.lines, self.begun, self.names, layout))
        for way in ways:
            way(layout, placed)
        drawn = {
            index
            for index, table in self.captions.items()
            if layout.has(table.id) or titles.key(self.lines[index].text) in map(titles.key, table.titles)
        }
        tables = [part for part in self.section.parts if isinstance(part, Table) and layout.has(part.id)]
        drawn |= {
            index
            for index, line in enumerate(self.lines)
            if index + 1 in placed
            and (isinstance(line, Heading) or "…" not in line.text)
            and any(self.names.entitles(table, line.text) for table in tables)
            and not _DATED_BRACKET.search(line.text)
            and not any(self._tells_more(table, line.text) for table in tables)
        }
        layout.furniture += (self.lines[index].text for index in drawn if index not in placed)
        labels = (
            n for n, line in enumerate(self.lines) if any(beginning.is_label(line, t, self.names) for t in tables)
        )
        drawn |= {index for index in labels if index not in placed}
        return [line for index, line in enumerate(self.lines) if index not in placed and index not in drawn]

    def _below_events(self, layout: Layout, placed: Placed) -> list[int]:
        """Return the lines below a list of periods and what happened, if all of them are sentences about it."""
        tables = (part for part in self.section.free_tables if layout.records.get(part.id))
        events = any(len(table.columns) == 2 and table.columns[0].type == "period" for table in tables)
        below = [*range(max(placed, default=-1) + 1, len(self.lines))] if events and placed else []
        texts = [self.lines[index].text.strip() for index in below]
        told = all(len(text) >= _SHORT and text.endswith("。") and not headed.is_note(text) for text in texts)
        return below if told else []

    def _tells_more(self, table: Table, text: str) -> bool:
        """Tell whether a text stands behind a word that alone is like a title: 評価項目Ｘ　訪問した人の数."""
        first, _, rest = text[titles.lead(text) :].strip().partition("　")
        entitles = [self.names.entitles(table, words) for words in (first, rest.strip())]
        return entitles == [True, False] and bool(self.names.not_printed(rest))

    def _tables(self, layout: Layout) -> Iterator[Table]:
        """Yield the free tables of the section that were not found as grids."""
        yield from (table for table in self.section.free_tables if not layout.records.get(table.id))

    def _fields(self, layout: Layout, *types: str) -> Iterator[Field]:
        for part in self.section.parts:
            if isinstance(part, Field) and part.type in types and part.id not in layout.slots:
                yield part

    # -------------------------------------------------------------------------------- ways

    def _cover(self, layout: Layout, placed: Placed) -> None:
        """The body's name, a line or two above the text, and the text."""
        cover_lines.place(self.lines, lambda kind: self._fields(layout, kind), self.names, layout, placed)

    def _listed(self, layout: Layout, placed: Placed) -> None:
        """A table of periods and what happened, as a list: 平成27年度～ 連絡会を開始."""
        for table in self._tables(layout):
            if len(table.columns) != 2 or table.columns[0].type != "period":
                continue
            dated = {n: match for n, line in enumerate(self.lines) if (match := events.match(line.text))}
            if not dated and (pairs := self._periods_above(placed)):
                for index, below in pairs:
                    slots = {
                        table.columns[0].id: headed.unmarked(self.lines[index]),
                        table.columns[1].id: headed.joined([self.lines[n] for n in below]),
                    }
                    layout.records.setdefault(table.id, []).append(Record(None, 0, 1, slots))
                    placed.update((index, *below))
                continue
            for index, several in [
                (n, found) for n, line in enumerate(self.lines) if (found := events.all_dated(line))
            ]:
                dated.pop(index, None)
                placed.add(index)
                for both in several:
                    record = {column.id: slot for column, slot in zip(table.columns, both, strict=True)}
                    layout.records.setdefault(table.id, []).append(Record(None, 0, 1, record))
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

    def _periods_above(self, placed: Placed) -> list[tuple[int, list[int]]]:
        """Return the lines that are a period and nothing else, each with the lines below it; none if one has none."""
        free = [n for n in range(len(self.lines)) if n not in placed]
        alone = [n for n in free if events.is_period(self.lines[n].text)]
        ends = [*alone[1:], self._end(alone[-1] + 1)] if alone else []
        pairs = [(n, [*range(n + 1, end)]) for n, end in zip(alone, ends, strict=True) if end > n + 1]
        if len(pairs) > 1 and all(len(below) == 1 for _, below in pairs[:-1]):
            pairs[-1] = pairs[-1][0], pairs[-1][1][:1]  # what follows is told of all of them
        whole = all(n in free for _, below in pairs for n in below)
        return pairs if len(pairs) == len(alone) > 1 and whole else []

    def _end(self, start: int) -> int:
        """Return the line behind those that follow each other from one on without a heading between."""
        heads = (n for n in range(start, len(self.lines)) if isinstance(self.lines[n], Heading) or n in self.captions)
        return next(heads, len(self.lines))

    def _columned(self, layout: Layout, placed: Placed) -> None:
        """A table that begins with periods, each row a line, its columns parted by wide spaces or tabs."""
        for table in self._tables(layout):
            if table.columns[0].type != "period":
                continue
            rows = {
                n: pieces
                for n, line in enumerate(self.lines)
                if n not in placed and (pieces := [Slot(line, *span) for span in periods.pieces(line.text)])
            }
            even = {n: pieces for n, pieces in rows.items() if len(pieces) == len(table.columns)}
            if len(even) < _FEWEST_ROWS or len(even) < len(rows):
                continue
            for index, pieces in even.items():
                slots = {column.id: piece for column, piece in zip(table.columns, pieces, strict=True)}
                layout.records.setdefault(table.id, []).append(Record(None, 0, 1, slots))
                placed.add(index)

    def _described(self, layout: Layout, placed: Placed) -> None:
        """The rows of a table, each as lines that begin with a column's title: 目的：…"""
        for table in self._tables(layout):
            for written in listed.rows(self.lines, placed, table, self.names):
                layout.records.setdefault(table.id, []).append(Record(None, 0, 1, written.slots))
                layout.furniture += written.headings
                placed.update(written.lines)
        for table in self.section.free_tables:
            records = layout.records.get(table.id, [])
            known = {name for record in records for name in record.slots}
            rest = listed.rest_of_row(self.lines, placed, table, self.names, known) if records else None
            if rest is not None:
                first = records[0]
                records[0] = Record(first.grid, first.first, first.height, {**rest.slots, **first.slots})
                placed.update(rest.lines)

    def _officed(self, layout: Layout, placed: Placed) -> None:
        """Offices, each on a line with what it does, below the label of their column."""
        for table in filter(leaders.pairs, self._tables(layout)):
            for slots, numbers in list(offices.below_labels(self.lines, placed, table, self.names)):
                layout.records.setdefault(table.id, []).append(Record(None, 0, 1, slots))
                layout.furniture += (self.lines[n].text for n in numbers[:-1])
                placed.update(numbers)

    def _rowed(self, layout: Layout, placed: Placed) -> None:
        """The rows of a fixed table of texts, each as lines: 保健, and below it 連携状況：…."""
        for table in (part for part in self.section.parts if isinstance(part, Table) and rowed.is_of_texts(part)):
            headed_rows = [(row, w.lines, w.slots) for row, w in rowed.labelled(self.lines, placed, table, self.names)]
            ways = (rowed.rows, rowed.in_order)
            for found in (headed_rows, *(way(self.lines, placed, table, self.names) for way in ways)):
                for row, numbers, told in found:
                    new = {f"{table.id}[{row.id}].{name}": slot for name, slot in told.items()}
                    if any(at in layout.slots for at in new) or not placed.isdisjoint(numbers):
                        continue
                    layout.slots |= new
                    head = self.lines[numbers[0]].text
                    layout.furniture += [head] if len(head) < _SHORT and not set(head) & set("（(") else []
                    placed.update(numbers)

    def _planned(self, layout: Layout, placed: Placed) -> None:
        """A table of when, what and how, each row a line: ・5月、8月　【連絡会】目標を確かめる."""
        for table in filter(agendas.plans, self._tables(layout)):
            for planned in agendas.rows(self.lines, placed, table):
                layout.records.setdefault(table.id, []).append(Record(None, 0, 1, planned.slots))
                placed.update(planned.lines)

    def _counted(self, layout: Layout, placed: Placed) -> None:
        """The figures of a fixed table, each as a line: 人口：312,480人."""
        for table in (part for part in self.section.parts if isinstance(part, Table) and part.rows):
            found = figures.figures(self.lines, placed, table, self.names)
            for line, row, slots in found if len(found) > 1 else ():
                new = {f"{table.id}[{row.id}].{name}": slot for name, slot in slots.items()}
                if not any(at in layout.slots for at in new):
                    layout.slots |= new
                    placed.add(line)

    def _headed(self, layout: Layout, placed: Placed) -> None:
        """The rows of a table of names and texts, each as a line in brackets with running text below it."""
        for table in self._tables(layout):
            if [column.type for column in table.columns] != ["text", "paragraph"]:
                continue
            names = self.names.tables[table.id].columns
            heads = {n for n, line in enumerate(self.lines) if names.best(line.text, least=3) is not None}
            found = headed.named(self.lines, placed, {*self.captions, *heads}, self._labelled)
            for one in list(found):
                slots = {table.columns[0].id: one.name, table.columns[1].id: one.text}
                layout.records.setdefault(table.id, []).append(Record(None, 0, 1, slots))
                placed.update(one.lines)

    def _labelled_row(self, line: Line) -> bool:
        """Tell whether a line tells what a column of one of the section's tables asks."""
        return any(tags.tag(line, table, self.names) is not None for table in self.section.free_tables)

    def _labelled(self, text: str) -> bool:
        """Tell whether a line begins with the title of a column of one of the section's tables."""
        return any(tags.is_labelled(text, table, self.names) for table in self.section.free_tables)

    def _itemised(self, layout: Layout, placed: Placed) -> None:
        """A list right below the heading: the section's first field, if it asks for one."""
        field = next(self._fields(layout, "bullets"), None)
        end = next((n for n, line in enumerate(self.lines) if n in placed or not headed.is_item(line)), len(self.lines))
        if field is self.section.parts[0] and end > 1:
            layout.slots[field.id] = headed.joined(self.lines[:end])
            placed.update(range(end))

    def _running(self, layout: Layout, placed: Placed) -> None:
        """Running text right below the heading: the section's first field for such text."""
        body: list[int] = []
        for index, line in enumerate(self.lines):
            if self._labelled_row(line):
                if body and not self.lines[body[-1]].text.rstrip().endswith("。"):
                    body = body[:-1]  # the line above may be the name of the row
                break
            note = not body and headed.is_note(line.text)  # it belongs to a table, and is no text of its own
            if note or index in placed or not headed.is_prose(line.text):
                break
            body.append(index)
        field = next(self._fields(layout, "paragraph"), None)
        body = body or self._below_events(layout, placed)
        if body and field is self.section.parts[0]:
            layout.slots[field.id] = headed.joined([self.lines[index] for index in body])
            placed.update(body)
