"""The titles of a form, made ready to be looked up: once for each form."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

from ckwriter.form import Column, Field, Form, Row, Table
from ckwriter.matching.titles import Titles, key, stem

_GENERIC = frozenset({"項目", "内訳", "区分", "番号", "no", "単位", "ページ", "頁"})
"""Words of headings that name no column of a form."""


@dataclass(frozen=True, slots=True)
class TableTitles:
    """The titles of one table."""

    columns: Titles[Column]
    unders: Titles[str]
    rows: Titles[Row]
    groups: Titles[str]


class Lexicon:
    """The titles of one form."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.parts = {
            section.number: Titles((part, part.titles) for part in section.parts) for section in form.sections
        }
        self.tables = {part.id: _titles(part) for part in form.parts() if isinstance(part, Table)}
        tables = [part for part in form.parts() if isinstance(part, Table)]
        self.heads = Titles((part.id, _head_names(part)) for part in tables)
        """The tables by the titles of their columns."""
        self.title = Titles([(form.id, (form.title,))])
        self.notes = {
            section.number: frozenset(key(p.note) for p in section.parts if p.note) for section in form.sections
        }
        self.subtitles = {section.number: _tail(section.subtitle) for section in form.sections if section.subtitle}
        self.captions = frozenset(_captions(form))
        self.bodies = [part for part in form.parts() if isinstance(part, Field) and part.type == "municipality"]
        """The fields that name the body; forms repeat them on their pages."""
        self.units = frozenset(_units(form))
        self.pins = {_pin(at): at for at in single_places(form)}

    def generic(self, text: str) -> bool:
        """Tell whether a text is a heading that names nothing of the form (項目（時点）, 単位)."""
        return len(text) < 40 and (key(text) in _GENERIC or stem(text) in _GENERIC)

    def note(self, number: str, text: str) -> bool:
        """Tell whether a text is a footnote that a section prints."""
        return bool(self.notes[number]) and len(text) < 400 and key(text) in self.notes[number]

    def subtitle(self, number: str, text: str) -> bool:
        """Tell whether a text is the line below a section's heading; the year in it may differ."""
        tail = self.subtitles.get(number)
        return bool(tail) and len(text) < 60 and text[:1] in "＜〈<《" and _tail(text) == tail

    def under(self, text: str) -> bool:
        """Tell whether a text is a heading that some columns share."""
        return any(titles.unders.of(text) for titles in self.tables.values())


def _head_names(table: Table) -> Iterator[str]:
    for column in table.columns:
        yield from column.titles
        if column.under:
            yield column.under


def _titles(table: Table) -> TableTitles:
    unders = dict.fromkeys(column.under for column in table.columns if column.under)
    groups = {row.group: row.group_also for row in table.rows if row.group}
    return TableTitles(
        columns=Titles((column, column.titles) for column in table.columns),
        unders=Titles((under, (under,)) for under in unders),
        rows=Titles((row, row.titles) for row in table.rows),
        groups=Titles((group, (group, *also)) for group, also in groups.items()),
    )


def _captions(form: Form) -> Iterator[str]:
    """Yield the keys of the titles of sections and tables, which forms print above what belongs to them."""
    for section in form.sections:
        yield from (key(title) for title in (section.title, section.short, *section.also) if title)
        yield from (key(title) for part in section.parts if isinstance(part, Table) for title in part.titles)


def _units(form: Form) -> Iterator[str]:
    """Yield the keys of the units that a form prints in cells of their own, alone or before another one."""
    for table in (part for part in form.parts() if isinstance(part, Table)):
        behind = {column.page.partition("{}")[2].strip() for column in table.columns} | {""}
        for unit in {row.unit for row in table.rows if row.unit}:
            yield from (key(f"{unit}{other}") for other in behind)


def _tail(text: str) -> str:
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


def _pin(at: str) -> str:
    """Return a place as a name that Word takes for a bookmark."""
    return re.sub(r"[^a-z0-9]+", "_", at).strip("_")[:40]


_cache: OrderedDict[int, Lexicon] = OrderedDict()
_KEPT = 16


def lexicon(form: Form) -> Lexicon:
    """Return the titles of a form."""
    found = _cache.get(id(form))
    if found is None or found.form is not form:
        found = _cache[id(form)] = Lexicon(form)
        while len(_cache) > _KEPT:
            _cache.popitem(last=False)
    return found
