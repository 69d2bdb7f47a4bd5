"""The words that a form prints, gathered from its sections, parts, columns and rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ckwriter.form import Field, Form, Row, Section, Table
from ckwriter.matching.words.titles import key, stem

GENERIC = frozenset(
    {"項目", "内訳", "区分", "番号", "no", "単位", "ページ", "頁", "値", "数値", "数", "回答", "回答欄", "内容",
     "記載内容", "記入内容", "部門", "分野"}
)  # fmt: skip
"""Words of headings that name no column of a form."""
_TELLING = 4
"""Characters from which a title can tell the section that it stands in."""


def printed(form: Form) -> Iterator[str]:
    """Yield all words that a form prints."""
    yield from (form.title, *GENERIC, "時点", "現在", "年度", "令和", "続き", "つづき", "再掲")
    yield from (title for kind in form.kinds for title in kind.titles)
    for section in form.sections:
        yield from (section.number, section.title, section.short, *section.also, section.subtitle)
        for part in section.parts:
            yield from (*part.titles, part.note)
            if isinstance(part, Table):
                for column in part.columns:
                    yield from (*column.titles, column.unit, column.under, column.page, *column.choices)
                for row in part.rows:
                    yield from (*row_titles(part, row), row.unit, row.group, *row.group_also)


def leading(form: Form) -> dict[str, Section]:
    """Return the sections by the official titles of their parts, but for those that are titles of something else."""
    things: list[Iterable[str]] = [(section.title, section.short, *section.also) for section in form.sections]
    for part in form.parts():
        things.append(part.titles)
        if isinstance(part, Table):
            things += (thing.titles for thing in (*part.columns, *part.rows))
            things.append([column.under for column in part.columns if column.under])
    counts = Counter(
        words for names in things for words in {word for name in names for word in (key(name), stem(name))}
    )
    return {
        words: section
        for section in form.sections
        for part in section.parts
        for words in {word for title in part.titles for word in (key(title), stem(title))}
        if len(words) >= _TELLING and counts[words] == 1
    }


def head_names(table: Table) -> Iterator[str]:
    """Yield the titles of a table's columns, and those that columns share."""
    for column in table.columns:
        yield from column.titles
        if column.under:
            yield column.under


def row_titles(table: Table, row: Row) -> tuple[str, ...]:
    """Return the titles of a row, also those that name the row that it is part of: 1年以上のうち65歳未満."""
    whole = next((other for other in table.rows if other.id == row.parent), None) if row.parent else None
    return (*row.titles, *(f"{of}の{title}" for of in (whole.titles if whole else ()) for title in row.titles))


def captions(form: Form) -> Iterator[str]:
    """Yield the keys of the titles of sections and tables, which forms print above what belongs to them."""
    for section in form.sections:
        yield from (key(title) for title in (section.title, section.short, *section.also) if title)
        yield from (key(title) for part in section.parts if isinstance(part, Table) for title in part.titles)


def units(form: Form) -> Iterator[str]:
    """Yield the keys of the units that a form prints in cells of their own, alone or before another one."""
    for table in (part for part in form.parts() if isinstance(part, Table)):
        behind = {column.page.partition("{}")[2].strip() for column in table.columns} | {""}
        for unit in {row.unit for row in table.rows if row.unit}:
            yield from (key(f"{unit}{other}") for other in behind)


def tail(text: str) -> str:
    """Return the last characters of a line below a heading, folded: the year stands before them."""
    return key(text.strip().strip("＜＞〈〉<>《》"))[-5:]


def single_places(form: Form) -> Iterator[str]:
    """Yield the places of a form that exist once: fields, and the cells of fixed rows."""
    for part in form.parts():
        if isinstance(part, Field):
            yield part.id
            continue
        for row in part.rows:
            at = f"{part.id}[{row.id}]"
            yield from (f"{at}.{column.id}" for column in part.columns_of(at))


def pin(at: str) -> str:
    """Return a place as a name that Word takes for a bookmark."""
    return re.sub(r"[^a-z0-9]+", "_", at).strip("_")[:40]
