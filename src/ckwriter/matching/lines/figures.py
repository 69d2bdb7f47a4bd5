"""The figures of a fixed table on lines, each behind what it counts: 人口：312,480人（R6年10月時点）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Column, Row, Table
from ckwriter.matching.grids import line_labels
from ckwriter.matching.layout import Slot
from ckwriter.matching.lines import grouped
from ckwriter.matching.pieces import cells, values
from ckwriter.matching.words import label_words, titles
from ckwriter.matching.words.lexicon import Lexicon, TableTitles
from ckwriter.notation import says_none

Line = Paragraph | Heading
_SEPARATORS = " 　:：=＝…・→\t"
_DASHES = "-－‐―–—"
_LONGEST_HEADING = 80
_REASON = re.compile(r"[-－‐―–—ー]{1,4}\s*[（(][^（()）]+[)）]")
"""A dash with the reason in a bracket: ―（市単位の値は非公表）."""
_CAPTION = re.compile(
    r"^[【〔［（(<＜]?(?:図?表|図)\s*[0-9０-９]{1,2}(?:\s*[-－―‐]\s*[0-9０-９]{1,2})?[】〕］）)>＞]?[\s.．:：]+"
)
"""The number of a table before what it tells of: 表４　退院率."""
_TELLS_WHEN = re.compile(r"[0-9０-９元年月]|調査|NDB|ＮＤＢ")
_DIGIT = re.compile("[0-9０-９]")


class Figure(NamedTuple):
    """A line that gives what a fixed row counts."""

    line: int
    row: Row
    slots: dict[str, Slot]


def figures(lines: Sequence[Line], taken: Iterable[int], table: Table, lexicon: Lexicon) -> list[Figure]:
    """Return the rows of a fixed table that stand as lines: what is counted, then the figure."""
    skipped = frozenset(taken)
    found: dict[str, Figure] = {}
    group, head = "", -1
    names = lexicon.tables[table.id]
    for number, line in enumerate(lines):
        text = line.text
        if number not in skipped and (together := grouped.rows(line, table, names)):
            rows = {row.id: row for row in table.rows}
            found |= {name: Figure(number, rows[name], slots) for name, slots in together.items() if name not in found}
            group, head = "", -1
            continue
        above = lines[head].text if head >= 0 else ""
        label = line_labels.at_start(names, text, group, above) if number not in skipped else None
        if label is None and number not in skipped and (began := heading(names, text)) is not None:
            group, head = began, number
            continue
        if label is not None and label.row.group == group and head >= 0 and f"{group}:" not in found:
            found |= headed(lines, head, group, table)
        if label is None or label.row.group != group:
            head = -1
        group = label.row.group if label is not None else ""
        if label is None or label.row.id in found or text.rstrip().endswith("。"):
            continue
        columns = table.columns_of(f"{table.id}[{label.row.id}]")
        behind = len(text[: label.end].rstrip(_DASHES))  # a dash behind a title is the answer
        said, end = cells.remark_before(line, behind, columns)
        start = next((n for n in range(end, len(text)) if text[n] not in _SEPARATORS), len(text))
        said = {**_dated(line, behind, columns), **said}
        columns = tuple(column for column in columns if column.id not in said)
        here = values.spread(columns, label.row.unit, [Slot(line, start, len(text))])
        slots = said | {column.id: slot for column, slot in here}
        answers = [slot for name, slot in slots.items() if name not in said]
        if any(s.choices or _DIGIT.search(s.text) or _says_none(s.text) for s in answers):
            found[label.row.id] = Figure(number, label.row, slots)
    return list(found.values())


def _says_none(text: str) -> bool:
    return says_none(text) or _REASON.fullmatch(text.strip()) is not None


def heading(names: TableTitles, text: str) -> str | None:
    """Return the group whose heading a whole line is, or None: 退院率（R4年度）."""
    bare = _CAPTION.sub("", text[titles.lead(text) :].strip()).rstrip("：:")
    return label_words.heading(names, bare) if 0 < len(bare) <= _LONGEST_HEADING else None


def headed(lines: Sequence[Line], head: int, group: str, table: Table) -> dict[str, Figure]:
    """Return the heading of a group as a figure of its first row: the date that stands there is that row's."""
    line, row = lines[head], next(row for row in table.rows if row.group == group)
    columns = [column for column in table.columns_of(f"{table.id}[{row.id}]") if cells.in_label(column)]
    start = next((n for n, sign in enumerate(line.text) if n > 1 and sign in "（("), len(line.text))
    found = ((c.id, cells.bracketed(line, start, c) or cells.dated_within(line, c)) for c in columns)
    dated = {name: slot for name, slot in found if slot is not None and _TELLS_WHEN.search(slot.text)}
    return {f"{group}:": Figure(head, row, dated)}


def _dated(line: Line, end: int, columns: Sequence[Column]) -> dict[str, Slot]:
    """Return the date in a bracket within a label of two parts: 設置状況（R6年10月時点）　市町村."""
    head = Paragraph(line.text[:end])
    found = ((column.id, cells.dated_within(head, column)) for column in columns)
    return {name: Slot(line, slot.start, slot.end) for name, slot in found if slot is not None}


def begin(lines: Sequence[Line], index: int, table: Table, lexicon: Lexicon) -> bool:
    """Tell whether the figures of a fixed table begin with a line: it holds one, and one of the next lines another."""
    first = figures(lines[index : index + 1], (), table, lexicon)
    return bool(first) and len(figures(lines[index : index + 4], (), table, lexicon)) > 1
