"""Lines that no label explains: those of a cover, a list in place of a table, running text below a heading.

Whatever is not one of these for certain is left over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Field, Form, Section, Table
from ckwriter.matching import cells, listed, naming, periods, titles
from ckwriter.matching.layout import Layout, Record, Slot, whole
from ckwriter.matching.lexicon import Lexicon
from ckwriter.matching.periods import PERIOD

Line = Paragraph | Heading
Placed = set[int]
"""The lines that found a place, by their index."""

_TITLE_LINES = 6
"""Lines of a cover that may be titles."""
_MARKED = re.compile(r"\s*[■◆●▼★□◇]\s*[^。\n]{2,40}")
_LISTED = re.compile(r"\s*(?:[○〇◎☆▶▲△▽]|[①-⑳]|[（(][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[.．])\s*[^。\n]{2,40}")
_NUMBER = r"(?:[・‐\-●○■①-⑳]|[（(]?[0-9０-９]{1,2}(?:[)）]|[.．](?![0-9０-９])))?"
_DATED = re.compile(rf"\s*{_NUMBER}\s*(?P<period>{PERIOD.pattern})(?:[\s　:：]+|、)(?P<text>.*\S)", re.DOTALL)
_BRACKETED = re.compile(r"\s*[【『「〈＜《〔［][^【】『』]+[】』」〉＞》〕］]\s*")
_FEWEST_ROWS = 2
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
            self._counted, self._listed, self._columned, self._described, self._headed, self._running,
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
        every = enumerate(self.lines)
        indexes = [i for i, line in every if not (isinstance(line, Heading) and not line.level)]  # the name of a sheet
        headed = False
        for field in self._fields(layout, "municipality"):
            alone = [(i, slot) for i in indexes if (slot := naming.on_line(self.lines[i])) is not None]
            lines = [self.lines[i] for i in indexes[:_TITLE_LINES] if not _is_prose(self.lines[i].text)]
            if alone:
                name, layout.slots[field.id] = next((one for one in alone if one[1].whole), alone[0])
                indexes = indexes[indexes.index(name) + 1 :]
                placed.add(name)
            elif (said := naming.in_titles(lines, self.names.form)) is not None:
                layout.slots[field.id] = said
                indexes = [index for index in indexes if self.lines[index] is not said.spot]
                headed = True
        start = next((i for i in indexes if _is_prose(self.lines[i].text)), None)
        named = placed or any(field.id in layout.slots for field in self.names.bodies)
        if start is None or not named:
            return
        split = indexes.index(start)
        end = next((n for n, i in enumerate(indexes) if n > split and isinstance(self.lines[i], Heading)), len(indexes))
        indexes = indexes[:end]
        for types, part in ((("text",), indexes[:split]), (("paragraph",), indexes[split:])):
            field_found = next(self._fields(layout, *types), None)
            if field_found is not None and part and not (headed and types == ("text",)):
                layout.slots[field_found.id] = joined([self.lines[i] for i in part])
                placed.update(part)

    def _listed(self, layout: Layout, placed: Placed) -> None:
        """A table of periods and what happened, as a list: 平成27年度～ 連絡会を開始."""
        for table in self._tables(layout):
            if len(table.columns) != 2 or table.columns[0].type != "period":
                continue
            dated = {n: match for n, line in enumerate(self.lines) if (match := _dated(line.text))}
            if not dated and (pairs := self._periods_above(placed)):
                for index, below in pairs:
                    slots = {
                        table.columns[0].id: cells.trimmed(self.lines[index], 0, len(self.lines[index].text)),
                        table.columns[1].id: joined([self.lines[n] for n in below]),
                    }
                    layout.records.setdefault(table.id, []).append(Record(None, 0, 1, slots))
                    placed.update((index, *below))
                continue
            for index, several in [(n, found) for n, line in enumerate(self.lines) if (found := _all_dated(line))]:
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
        """Return the lines that are a period and nothing else, each with the line below it; none if one has none."""
        alone = [n for n, line in enumerate(self.lines) if n not in placed and PERIOD.fullmatch(line.text.strip())]
        pairs = [(n, [n + 1]) for n in alone if n + 1 < len(self.lines) and n + 1 not in alone and n + 1 not in placed]
        return pairs if len(pairs) == len(alone) > 1 else []

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
            for head, body in self._heads(placed):
                if head in placed or not body or not any(_is_prose(self.lines[i].text) for i in body):
                    continue
                slots = {
                    table.columns[0].id: _without_mark(self.lines[head]),
                    table.columns[1].id: joined([self.lines[i] for i in body]),
                }
                layout.records.setdefault(table.id, []).append(Record(None, 0, 1, slots))
                placed.update((head, *body))

    def _heads(self, placed: Placed) -> Iterator[tuple[int, list[int]]]:
        """Yield the lines that are headings by their looks, each with the lines below it.

        Where there is none, marks of a list count too, if there is running text below each line with one.
        """
        lines = {i: line for i, line in enumerate(self.lines) if i not in self.captions}
        marked = [i for i, line in lines.items() if _BRACKETED.fullmatch(line.text) or _MARKED.fullmatch(line.text)]
        styled = [i for i, line in lines.items() if isinstance(line, Heading)]
        listed_ = [i for i, line in lines.items() if i not in placed and _LISTED.fullmatch(line.text)]
        for heads in sorted(filter(None, (marked, styled, listed_)), key=lambda found: found[0]):
            ends = {*heads, *styled, *placed, *self.captions}
            bodies = {
                head: list(
                    range(head + 1, next((n for n in range(head + 1, len(self.lines)) if n in ends), len(self.lines)))
                )
                for head in heads
            }
            told = [any(_is_prose(self.lines[i].text) for i in body) for body in bodies.values()]
            if heads is marked or (all(told) and len(told) > 1 and not self._labelled(bodies.values())):
                yield from bodies.items()
                return

    def _labelled(self, bodies: Iterable[Sequence[int]]) -> bool:
        """Tell whether lines below headings begin with titles of columns: they are the rows of another table."""
        tables = [part for part in self.section.parts if isinstance(part, Table) and not part.rows]
        texts = (self.lines[i].text for body in bodies for i in body)
        return any(listed.is_labelled(text, table, self.names) for text in texts for table in tables)

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
    marked = _MARKED.fullmatch(line.text) or _LISTED.fullmatch(line.text) or isinstance(line, Heading)
    return Slot(line, titles.mark(line.text), len(line.text)) if marked else whole(line)


def _dated(text: str) -> re.Match[str] | None:
    """Match a line that begins with a period, whatever marks stand before it."""
    return _DATED.fullmatch(text, titles.lead(text)) or _DATED.fullmatch(text)


def _all_dated(line: Line) -> list[tuple[Slot, Slot]]:
    """Return where period and text stand on each line of a paragraph of several, if all of them are dated."""
    found: list[tuple[Slot, Slot]] = []
    start = 0
    for text in line.text.split("\n"):
        match = _dated(text)
        if match is None:
            return []
        found.append((_moved(line, match.span("period"), start), _moved(line, match.span("text"), start)))
        start += len(text) + 1
    return found if len(found) > 1 else []


def _moved(line: Line, span: tuple[int, int], by: int) -> Slot:
    return Slot(line, span[0] + by, span[1] + by)


def _is_prose(text: str) -> bool:
    text = text.strip()
    return text.endswith(("。", "・・・", "…", "、")) or (len(text) >= _PROSE and "\n" not in text[:_PROSE])
