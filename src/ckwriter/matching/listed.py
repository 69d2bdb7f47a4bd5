"""Tables written as lines: a row as lines that each begin with a column's title, a figure behind what it counts.

名称：連絡会, then 構成員：病院、保健所 · 人口：312,480人（R6年10月時点).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Column, Row, Section, Table
from ckwriter.matching import cells, labels, periods, titles, values
from ckwriter.matching.layout import Slot, whole
from ckwriter.matching.lexicon import Lexicon

Line = Paragraph | Heading
_LABEL = re.compile(
    r"\s*(?:[【〔［\[（(<＜](?P<framed>[^\n【】〔〕［］\[\]<>＜＞]{1,40}?)[】〕］\]）)>＞]\s*[:：]?"
    r"|(?P<plain>[^\n:：]{1,40}?)\s*[:：]|(?P<alone>[^\n:：]{1,40})$)\s*"
)
_APART = re.compile(r"\s*(?P<apart>[^\s:：、。]{2,20})(?:　|\t|[ 　]{2,})[\s　]*(?=\S)")
"""A title with nothing but a wide space behind it: 取組方針　住まいを確保する."""
_WIDE = r"(?:　|\t| {2,})"
_FURTHER = re.compile(
    rf"{_WIDE}\s*(?:(?P<words>[^\s:：、。]{{2,12}})[:：]|[／/]\s*(?P<parted>[^\s:：、。]{{2,12}})(?:[:：]|{_WIDE}))\s*"
)
"""A further title behind a wide space on the same line, or behind a slash there and before such a space."""
_COUNTED = re.compile(r"\s*(?:[0-9０-９]{1,2}|[①-⑳]|その[0-9０-９一二三四五六七八九])\s*$")
"""The number behind a label that is repeated: 課題１, 課題その２."""
_COUNT = re.compile(
    r"[（(]?(?:約|計|全|合計|総数|以上|参加|構成|各[^\s、。0-9０-９]{1,6}|[0-9０-９]{0,2}圏域(?:で計)?)?\s*[0-9０-９,，]{1,5}\s*"
    r"(?:[～~〜\-－‐–]\s*[0-9０-９,，]{1,5}\s*)?"
    r"(?:[一-龥]{0,4}機関(?:[・、/／]団体)?|[一-龥]{0,4}団体|課|[か箇カヶ]所|人|名|施設|法人|事業所|病院|者)(?:程度|前後)?[)）]?"
)
"""A line that only says how many there are: 計37機関, 全5団体."""
_MAY_BE_LABELLED = re.compile(r"[^\n]{0,40}[:：】〕＞>　\t]")
_ITEM = re.compile(r"\s*(?:[・‐\-●○■□◆◇▶➢※]|[①-⑳]|[（(]?[0-9０-９]{1,2}[)）.．])")
_SEVERAL = ("paragraph", "bullets", "list")
"""Types of columns whose text may go on in further lines."""
_LONGEST_NAME = 60
_FEWEST_COLUMNS = 3
"""Columns parted by wide spaces from which a line is no sentence that begins with a year."""
_FULL = 18
"""Characters of a line from which it may have ended only because the page was no wider."""
_SEPARATORS = " 　:：=＝…・→\t"
_DIGIT = re.compile("[0-9０-９]")


class Written(NamedTuple):
    """A row that was read from lines."""

    lines: range
    """The lines that it takes up."""
    slots: dict[str, Slot]


class _Tag(NamedTuple):
    """The title of a column at the beginning of a line."""

    column: Column
    slot: Slot
    """What stands behind it."""


def rows(lines: Sequence[Line], taken: Iterable[int], table: Table, lexicon: Lexicon) -> list[Written]:
    """Return the rows of a free table that stand as labelled lines among lines that are not taken yet."""
    return list(_Reading(lines, taken, table, lexicon).run())


def first_row(lines: Sequence[Line], section: Section, lexicon: Lexicon) -> int:
    """Return where among lines the rows of one of a section's tables begin; how many lines there are if none does."""
    tables = [part for part in section.parts if isinstance(part, Table)]
    free = [table for table in tables if not table.rows]
    fixed_tables = [table for table in tables if table.rows]
    end = next(
        (
            n
            for n, line in enumerate(lines)
            if any(begins_figures(lines, n, table, lexicon) for table in fixed_tables)
            or any(begins_columns(lines, n, table) for table in free)
            or (_MAY_BE_LABELLED.match(line.text) and any(begins(lines, n, table, lexicon) for table in free))
        ),
        len(lines),
    )
    while filled := [n for n in range(end) if lines[n].text.strip()]:
        if not any(is_label(lines[filled[-1]], table, lexicon) for table in free):
            break
        end = filled[-1]
    return end


def begins(lines: Sequence[Line], index: int, table: Table, lexicon: Lexicon) -> bool:
    """Tell whether a row of a table begins with a line: its first column is named there, another one below."""
    first = _tag(lines[index], table, lexicon)
    if first is None or first.column is not table.columns[0]:
        return False
    following = (_tag(line, table, lexicon) for line in lines[index + 1 : index + 6])
    return any(tag is not None and tag.column is not first.column for tag in following)


def begins_columns(lines: Sequence[Line], index: int, table: Table) -> bool:
    """Tell whether rows of a table that begins with periods stand on lines, their columns parted by wide spaces."""
    columns = len(table.columns)
    if (
        columns < _FEWEST_COLUMNS
        or table.columns[0].type != "period"
        or len(periods.pieces(lines[index].text)) != columns
    ):
        return False
    return any(len(periods.pieces(line.text)) == columns for line in lines[index + 1 : index + 3])


def begins_figures(lines: Sequence[Line], index: int, table: Table, lexicon: Lexicon) -> bool:
    """Tell whether the figures of a fixed table begin with a line: it holds one, and one of the next lines another."""
    first = figures(lines[index : index + 1], (), table, lexicon)
    return bool(first) and len(figures(lines[index : index + 4], (), table, lexicon)) > 1


def counts(text: str) -> bool:
    """Tell whether a line only says how many members there are."""
    return _COUNT.fullmatch(text.strip()) is not None


def is_label(line: Line, table: Table, lexicon: Lexicon) -> bool:
    """Tell whether a line is the title of a table's first column and nothing more: 課題①."""
    tag = _tag(line, table, lexicon)
    return tag is not None and tag.column is table.columns[0] and not tag.slot.text.strip()


def of_rows(
    lines: Sequence[Line], taken: Iterable[int], table: Table, lexicon: Lexicon
) -> Iterator[tuple[Row, Written]]:
    """Yield the rows of a fixed table of texts that stand as lines: the row's title, then its labelled columns."""
    names = lexicon.tables[table.id].rows
    skipped = frozenset(taken)
    heads = {
        number: row
        for number, line in enumerate(lines)
        if number not in skipped and (row := names.best(line.text.strip(_FRAME))) is not None
    }
    for head, row in heads.items():
        behind = next((n for n in range(head + 1, len(lines)) if n in heads or n in skipped), len(lines))
        written = next(_Reading(lines[head + 1 : behind], (), table, lexicon, named=False).run(), None)
        if written is not None and not written.lines.start:
            yield row, Written(range(head, head + 1 + written.lines.stop), written.slots)


_FRAME = "【】〔〕［］[]（）()<>＜＞:：■□◆◇●○・ 　\t\n"


def _tag(line: Line, table: Table, lexicon: Lexicon) -> _Tag | None:
    text = line.text
    start = titles.lead(text)
    for match in (_LABEL.match(text, start), _APART.match(text, start)):
        words = next(filter(None, match.groups()), "") if match else ""
        column = lexicon.column(table, words) or lexicon.column(table, _COUNTED.sub("", words)) if words else None
        if match is not None and column is not None:
            return _Tag(column, cells.trimmed(line, match.end(), len(text)))
    counts = (c for c in table.columns if c.type == "quantity" and c.unit)
    if _COUNT.fullmatch(text[start:].strip()) and (count := next(counts, None)) is not None:
        return _Tag(count, cells.trimmed(line, titles.mark(text), len(text)))
    return None


def is_labelled(text: str, table: Table, lexicon: Lexicon) -> bool:
    """Tell whether a line begins with the title of a column and a colon."""
    match = _LABEL.match(text, titles.lead(text))
    words = match["framed"] or match["plain"] if match else ""
    return bool(words) and lexicon.column(table, words) is not None


class _Reading:
    """Reads lines into the rows of one table."""

    def __init__(
        self, lines: Sequence[Line], taken: Iterable[int], table: Table, lexicon: Lexicon, *, named: bool = True
    ) -> None:
        self.lines = lines
        self.taken = frozenset(taken)
        self.table = table
        self.lexicon = lexicon
        self.tags = [None if n in self.taken else _tag(line, table, lexicon) for n, line in enumerate(lines)]
        self.named = named
        """True if a row has a name, in its first column: a line without a title above the others may be it."""
        self.start = 0
        self.slots: dict[str, Slot] = {}
        self.last = ""
        """The column that was read last."""
        self.broken = False
        """True if a column stands in the row twice, so that nobody can tell whose lines they are."""

    def run(self) -> Iterator[Written]:
        """Yield the rows."""
        for index, tag in enumerate(self.tags):
            if tag is not None:
                if self.named and tag.column is self.table.columns[0]:
                    yield from self._close(index)
                self._take(index, tag)
            elif index not in self.taken and self.slots and self._goes_on(index):
                had, line = self.slots[self.last], self.lines[index]
                self.slots[self.last] = had._replace(more=(*had.more, line)) if had.text.strip() else whole(line)
            else:
                yield from self._close(index)
        yield from self._close(len(self.lines))

    def _take(self, index: int, tag: _Tag) -> None:
        if not self.slots:
            self._begin(index, tag)
        self.broken = self.broken or tag.column.id in self.slots
        self.slots[tag.column.id] = tag.slot
        self.last = tag.column.id
        for label in _FURTHER.finditer(tag.slot.text):  # 事務局：保健所　開催：年2回
            column = self.lexicon.column(self.table, label["words"] or label["parted"])
            if column is not None and column.id not in self.slots:
                had, spot = self.slots[self.last], tag.slot.spot
                first, behind = tag.slot.start + label.start(), tag.slot.start + label.end()
                self.slots[self.last] = cells.trimmed(spot, had.start, first)
                self.slots[column.id] = cells.trimmed(spot, behind, tag.slot.end)
                self.last = column.id

    def _begin(self, index: int, tag: _Tag) -> None:
        self.start = index
        name, before = self.table.columns[0], index - 1
        if not self.named or tag.column is name or not self._is_bare(before):
            return
        often = next((c for c in self.table.columns if c.type == "frequency"), None)
        if often is not None and periods.is_frequency(self.lines[before].text.strip()):
            self.slots[often.id] = cells.trimmed(line := self.lines[before], titles.mark(line.text), len(line.text))
            self.start, before = before, before - 1
            several = self._is_bare(before - 1) and self._may_name(before - 1) and not self._is_caption(before - 1)
            if several or not self._is_bare(before) or self._is_caption(before):
                return  # names one after the other: nobody can tell which is this one's
        if self._may_name(before):
            self.slots[name.id] = cells.trimmed(line := self.lines[before], titles.mark(line.text), len(line.text))
            self.start = before

    def _may_name(self, index: int) -> bool:
        text = self.lines[index].text.strip()
        return len(text) <= _LONGEST_NAME and not text.endswith("。")

    def _is_caption(self, index: int) -> bool:
        return titles.key(self.lines[index].text) in self.lexicon.captions

    def _is_bare(self, index: int) -> bool:
        """Tell whether a line is not taken and has no title."""
        return index >= 0 and index not in self.taken and self.tags[index] is None

    def _goes_on(self, index: int) -> bool:
        """Tell whether a line without a title belongs to the column that was read last."""
        line, had = self.lines[index], self.slots[self.last].text
        following = self.tags[index + 1] if index + 1 < len(self.lines) else None
        begins = following is not None and following.column is not self.table.columns[0]
        is_name = self.named and begins and following is not None and following.column.id in self.slots
        if isinstance(line, Heading) or self.table.column(self.last).type not in _SEVERAL:
            return False
        if _ITEM.match(line.text):
            return not is_name
        before = self.lines[index - 1].text.rstrip()
        return not is_name and (not had.strip() or (len(before) >= _FULL and not before.endswith(("。", "」"))))

    def _close(self, behind: int) -> Iterator[Written]:
        if not self.broken and len(self.slots) > self.named:
            yield Written(range(self.start, behind), self.slots)
        self.slots, self.broken = {}, False


# ------------------------------------------------------------------------------------------------ figures


class Figure(NamedTuple):
    """A line that gives what a fixed row counts."""

    line: int
    row: Row
    slots: dict[str, Slot]


def figures(lines: Sequence[Line], taken: Iterable[int], table: Table, lexicon: Lexicon) -> list[Figure]:
    """Return the rows of a fixed table that stand as lines: what is counted, then the figure."""
    skipped = frozenset(taken)
    found: dict[str, Figure] = {}
    group = ""
    for number, line in enumerate(lines):
        text = line.text
        label = labels.at_start(lexicon.tables[table.id], text, group) if number not in skipped else None
        group = label.row.group if label is not None else ""
        if label is None or label.row.id in found or text.rstrip().endswith("。"):
            continue
        columns = table.columns_of(f"{table.id}[{label.row.id}]")
        said, end = cells.remark_before(line, label.end, columns)
        start = next((n for n in range(end, len(text)) if text[n] not in _SEPARATORS), len(text))
        columns = tuple(column for column in columns if column.id not in said)
        here = values.spread(columns, label.row.unit, [Slot(line, start, len(text))])
        slots = said | {column.id: slot for column, slot in here}
        if any(slot.choices or _DIGIT.search(slot.text) for slot in slots.values()):
            found[label.row.id] = Figure(number, label.row, slots)
    return list(found.values())
