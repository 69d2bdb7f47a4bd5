"""The tables of a list with one datum a row: records a row each, or labels with their values beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ckwriter.blocks import Grid, GridCell
from ckwriter.matching.words.titles import key

_COUNT = re.compile(r"\s*(?:[0-9０-９]{1,2}|[①-⑳])(?:つ目|件目|番目|個目)?\s*")
_OF_WHOLE = re.compile(r"[^（(]+[（(](?P<title>母数|分母|総数|全体数)[)）]\s*")
"""The whole of which a figure is a part, by what is counted: 市町村数（母数）, 圏域数（母数）."""
_YEAR = re.compile(r".*年度\s*(?:当初|末|中|実績|見込み?)?\s*")
"""The date of a column: 令和６年度当初."""


class Entry(NamedTuple):
    """One row of the list."""

    group: str
    """Its group without the record."""
    record: str
    """What tells the record behind the group: 2, or 保健 for 部門別（保健）."""
    whole: GridCell | None
    label: GridCell
    value: GridCell | None
    when: GridCell | None


def label_of(entry: Entry) -> str:
    """Return what spellings of a row's label have in common."""
    return key(entry.label.text)


def joined(above: GridCell | None, below: GridCell) -> GridCell:
    """Return a value that goes on in the next row, below a label left blank."""
    texts = [cell.text for cell in (above, below) if cell is not None and cell.text.strip()]
    return (above or below)._replace(text="\n".join(texts))


def pairs(entries: Sequence[Entry]) -> Grid:
    """Return labels with their values beside them."""
    dated = any(entry.when is not None and entry.when.text.strip() for entry in entries)
    rows = [[entry.label, entry.value, *([entry.when] if dated else [])] for entry in entries]
    return _grid(rows)


def grouped(entries: Sequence[Entry]) -> Iterator[Grid]:
    """Yield groups, their labels and their values side by side, with what else is told of a label in columns.

    退院率 | 3か月 | 60.9％ | R4年度; and for 市町村　設置の有無 and 市町村　設置数 one row and two columns.
    """
    for parted, run in groupby(_with_parted(entries), key=lambda pair: pair[0]):
        those = [entry for _, entry in run]
        dated = any(when_of(entry) for entry in those)
        rows: list[dict[str, GridCell | None]] = []
        last = ""
        for entry in those:
            name, aspect = _aspect(entry.label.text) if parted else (entry.label.text, "")
            if not rows or not parted or f"{entry.group}\n{name}" != last or aspect in rows[-1]:
                whole = GridCell(0, 0, entry.group, ref=entry.whole.ref if entry.whole else None)
                rows.append({"区分": whole, "項目": entry.label._replace(text=name), "時点": None})
            last = f"{entry.group}\n{name}"
            rows[-1][aspect] = entry.value
            if when_of(entry) and rows[-1]["時点"] is None:
                rows[-1]["時点"] = entry.when
        aspects = list(dict.fromkeys(title for row in rows for title in row if title not in ("区分", "項目", "時点")))
        titles = ["区分", "項目", *aspects, *(["時点"] if dated else [])]
        head = [GridCell(0, 0, title or "内容") for title in titles]
        yield _grid([head, *([row.get(title) for title in titles] for row in rows)])


def _with_parted(entries: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    """Yield entries with their group, if the labels in it are parted: 市町村　設置数; else with nothing."""
    for group, run in groupby(entries, key=lambda entry: entry.group):
        those = list(run)
        names = [_aspect(entry.label.text) for entry in those]
        plain = {name for name, aspect in names if not aspect}
        parted = any(aspect and (name in plain or len(plain) == 0) for name, aspect in names)
        yield from ((group if parted else "", entry) for entry in those)


def _aspect(label: str) -> tuple[str, str]:
    """Return a label and what of it is told: 市町村　設置数 is 市町村 and 設置数."""
    name, _, aspect = label.strip().rpartition("　")
    if whole := _OF_WHOLE.fullmatch(aspect):
        aspect = whole["title"]
    return (name.strip(), aspect.strip()) if name.strip() else (label.strip(), "")


def table(records: Sequence[Sequence[Entry]]) -> Grid:
    """Return records as a table: a row each, a column for each label, and one for its dates if these differ."""
    entries: dict[str, list[Entry]] = {}
    for entry in (entry for record in records for entry in record):
        entries.setdefault(label_of(entry), []).append(entry)
    dates = {label: {when_of(entry) for entry in those} - {""} for label, those in entries.items()}
    dated = [
        label
        for label, found in dates.items()
        if len(found) > 1 or (found and (len(dates) == 1 or len(records) == 1) and not any(map(_YEAR.fullmatch, found)))
    ]
    named = any(record[0].record and not _COUNT.fullmatch(record[0].record) for record in records)
    head: list[GridCell | None] = [GridCell(0, 0, records[0][0].group)] if named else []
    for label, those in entries.items():
        when = "" if label in dated else next(iter(dates[label]), "")
        title = those[0].label
        head += [GridCell(0, 0, "時期")] if label in dated else []
        head.append(title._replace(text=f"{title.text}（{when}）") if when else title)
    rows = [head]
    for record in records:
        row: list[GridCell | None] = [GridCell(0, 0, record[0].record)] if named else []
        for label in entries:
            those = [entry for entry in record if label_of(entry) == label]
            row += [those[0].when if those else None] if label in dated else []
            row.append(_value(those))
        rows.append(row)
    return _grid(rows)


def _value(entries: Sequence[Entry]) -> GridCell | None:
    """Return what one record says under a label, which may come again in it."""
    value: GridCell | None = None
    for entry in entries:
        value = joined(value, entry.value) if entry.value is not None else value
    return value


def when_of(entry: Entry) -> str:
    """Return the date of a row, or nothing."""
    return entry.when.text.strip() if entry.when is not None else ""


def _grid(rows: Sequence[Sequence[GridCell | None]]) -> Grid:
    """Return cells as a grid, each at its new place."""
    cells = [
        (cell or GridCell(0, 0, ""))._replace(row=r, column=c, rowspan=1, colspan=1)
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
    ]
    return Grid(tuple(cells), len(rows), max(len(row) for row in rows))
