"""Lists with one datum a row, 区分 | 項目 | 内容 | 時点, as the headings and tables that they are for a reader.

The group of a row is a heading, or with a number behind it a record of one: 課題（2） | 方針 | 訪問を増やす.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ckwriter.blocks import Block, Grid, GridCell, Heading, Paragraph
from ckwriter.form import Section
from ckwriter.matching.grids import entry_tables
from ckwriter.matching.grids.entry_tables import Entry, joined, label_of
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.words.lexicon import Lexicon
from ckwriter.matching.words.ordering import rising
from ckwriter.matching.words.periods import counted_months
from ckwriter.matching.words.titles import key

_GROUPS = re.compile(
    "区分|分類|大分類|大項目|項目区分|様式区分|カテゴリ|カテゴリー|節|章|欄|様式の欄|部分|見出し|テーマ"
)
_LABELS = re.compile(
    "項目|項目名|小項目|中項目|細項目|小分類|記入項目|記載項目|報告項目|調査項目|設問|質問|質問項目|事項|欄名|内訳|名称"
)
_VALUES = re.compile(
    "内容|回答|回答内容|記入|記入内容|記入欄|記載|記載内容|報告内容|入力|入力内容|入力欄|値|データ|答え|本文|記述"
)
_WHENS = re.compile("時点|時期|年月|年月日|日付|年度|年|期間|基準日|対象時期|時点・時期|時期・時点|時点等|年月等")
_FEWEST_ROWS = 8
_FEWEST_SECTIONS = 3
_SEARCHED = 6
"""Rows at the top of a table among which its titles are."""
_LONGEST_GROUP = 30
_NUMBERED = re.compile(
    r"(?P<name>.*?[^\s0-9０-９])\s*"
    r"(?:[（(]\s*(?:No\.?\s*)?(?P<inner>[^（）()]{1,16})[)）]|(?P<bare>[0-9０-９]{1,2}|[①-⑳])|[-－―_：:・]\s*(?P<tail>[0-9０-９]{1,2}))\s*"
)


class _Columns(NamedTuple):
    group: int
    label: int
    value: int
    when: int | None


def unfolded(blocks: Sequence[Block], names: Lexicon) -> list[Block]:
    """Return the blocks of a file with each list of one datum a row as headings with tables below them."""
    found: list[Block] = []
    for block in blocks:
        found += (_unfolded(block, names) if isinstance(block, Grid) else None) or [block]
    return found


def _unfolded(grid: Grid, names: Lexicon) -> list[Block] | None:
    if grid.height < _FEWEST_ROWS or grid.width < len(_Columns._fields) - 1 or any(cell.blocks for cell in grid.cells):
        return None
    rows = Rows(grid).starting
    top = next((n for n, row in enumerate(rows[:_SEARCHED]) if _columns(row) is not None), None)
    columns = _columns(rows[top]) if top is not None else None
    if top is None or columns is None:
        return None
    entries = list(_entries(rows[top + 1 :], columns))
    runs = [list(run) for _, run in groupby(entries, key=lambda entry: entry.group)]
    sections = _sections([run[0].group for run in runs], names)
    if len({section.number for section in sections if section}) < _FEWEST_SECTIONS:
        return None
    above = [Paragraph(cell.text, cell.ref) for row in rows[:top] for cell in row if cell.text.strip()]
    used = {column for column in columns if column is not None}
    others = [cell for row in rows[top + 1 :] for cell in row if cell.column not in used and _says(cell.text)]
    return [*above, *_blocks(runs, sections), *(Paragraph(cell.text, cell.ref, aside=True) for cell in others)]


def _says(text: str) -> bool:
    """Tell whether a cell in a column of which nothing is known holds more than the number of its row."""
    return any(map(str.isalpha, text))


def _columns(row: Sequence[GridCell]) -> _Columns | None:
    """Return the columns of a list, if a row holds their titles."""
    words = {key(cell.text): cell.column for cell in row if len(cell.text) <= _LONGEST_GROUP}
    group, label, value, when = (
        next((column for word, column in words.items() if kind.fullmatch(word)), None)
        for kind in (_GROUPS, _LABELS, _VALUES, _WHENS)
    )
    if group is None or label is None or value is None or not group < label < value:
        return None
    return _Columns(group, label, value, when)


def _entries(rows: Sequence[Sequence[GridCell]], columns: _Columns) -> Iterator[Entry]:
    """Yield the rows of a list; a group that is merged downwards, or written once, holds for the rows below it."""
    group = record = ""
    last: Entry | None = None
    for row in rows:
        cells = {cell.column: cell for cell in row}
        whole, label = cells.get(columns.group), cells.get(columns.label)
        if whole is not None and whole.text.strip():
            group, record = _parted(whole.text.strip())
        value, when = cells.get(columns.value), cells.get(columns.when) if columns.when is not None else None
        if label is not None and label.text.strip():
            if last is not None:
                yield last
            last = Entry(group, record, whole, label._replace(text=counted_months(label.text)), value, when)
        elif last is not None and value is not None:
            last = last._replace(value=joined(last.value, value))
    if last is not None:
        yield last


def _parted(text: str) -> tuple[str, str]:
    """Return a group and its record: 課題（2） is 課題 and 2."""
    match = _NUMBERED.fullmatch(text) if len(text) <= _LONGEST_GROUP else None
    if match is None:
        return text, ""
    return match["name"], match["inner"] or match["bare"] or match["tail"]


def _sections(groups: Sequence[str], names: Lexicon) -> list[Section | None]:
    """Return the sections that groups lead to: the longest row of them that keeps the form's order."""
    found = [names.section(group, heading=True) or names.told(group) for group in groups]
    kept = dict(rising([(at, names.order[one.number]) for at, one in enumerate(found) if one is not None]))
    return [section if at in kept else None for at, section in enumerate(found)]


def _blocks(runs: Sequence[Sequence[Entry]], sections: Sequence[Section | None]) -> Iterator[Block]:
    """Yield a heading for each group, and below it its records or its labels with their values."""
    now: Section | None = None
    fixed: list[Entry] = []
    of_records = {
        frozenset(map(label_of, record))
        for run in runs
        for record in _records(run)
        if len(record) > 1 and _is_one(record, run)
    }
    for run, section in zip(runs, sections, strict=True):
        records = _records(run)
        if section is None and len(records) == 1 and not run[0].record:
            fixed += run
            continue
        if fixed:
            yield from entry_tables.grouped(fixed)
            fixed = []
        if section is not None and section is not now:
            now = section
            yield Heading(run[0].group, 1, run[0].whole.ref if run[0].whole else None)
        else:
            yield Heading(run[0].group, 2, run[0].whole.ref if run[0].whole else None)
        yield from _below(records, of_records)
    if fixed:
        yield from entry_tables.grouped(fixed)


def _records(run: Sequence[Entry]) -> list[list[Entry]]:
    """Return the records of a group: a number each, or labels that come again."""
    if run[0].record:
        return [list(record) for _, record in groupby(run, key=lambda entry: entry.record)]
    labels = [label_of(entry) for entry in run]
    again = next((label for label, times in Counter(labels).items() if times > 1), None)
    if again is None:
        return [list(run)]
    first = labels.index(again)
    starts = [at for at, label in enumerate(labels) if label == again]
    cut = [list(run[start:end]) for start, end in zip(starts, [*starts[1:], len(run)], strict=True)]
    return [list(run[:first]), *cut] if first else cut


def _is_one(record: Sequence[Entry], run: Sequence[Entry]) -> bool:
    """Tell whether entries are one record of several, and not all that is told of a group."""
    return bool(record[0].record) or len(record) < len(run)


def _below(records: Sequence[Sequence[Entry]], known: Collection[frozenset[str]]) -> Iterator[Block]:
    """Yield the tables of a group; its only record is one if another group has records with its labels, `known`."""
    records = list(records)
    while records and not records[0][0].record and frozenset(map(label_of, records[0])) not in known:
        if len(records) > 1 and {label_of(entry) for entry in records[0]} & {label_of(entry) for entry in records[1]}:
            break
        yield entry_tables.pairs(records.pop(0))
    if records:
        yield entry_tables.table(records)
