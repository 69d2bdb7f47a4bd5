"""The titles of a form, made ready to be looked up: once for each form."""

from __future__ import annotations

import re
from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ckwriter.form import Column, Field, Form, Row, Section, Table
from ckwriter.matching import titles
from ckwriter.matching.titles import Remembered, Starts, Titles, key, stem

_LONGEST = 60
_LONGEST_TOLD = 30
"""Characters of a heading beyond which a word in it tells nothing."""
_TELLING = 4
"""Characters from which a title can tell the section that it stands in."""
_COUNTED = re.compile(r"(?<=[^\W\d_]{2})\s?[0-9０-９①-⑳]{1,2}$")
"""The number of a record behind the label of a card: 課題1, 会議②."""
_IN_BRACKET = re.compile(r"(?P<heading>[^（(]+)[（(](?P<title>[^（()）]+)[)）]\s*")
_WORD = re.compile(r"[^\W\d_①-⑳Ⅰ-Ⅻ]+|\d+")
_BEHIND_COLON = re.compile(r"(?P<heading>[^:：]+)[:：](?P<title>[^:：]+)")
_GENERIC = frozenset({"項目", "内訳", "区分", "番号", "no", "単位", "ページ", "頁"})
"""Words of headings that name no column of a form."""

_OWN = 6
"""Characters of a row's title from which it is known by itself, without its group."""


@dataclass(frozen=True, slots=True, eq=False)
class TableTitles:
    """The titles of one table."""

    columns: Titles[Column]
    unders: Titles[str]
    rows: Titles[Row]
    groups: Titles[str]
    group_titles: tuple[str, ...]
    labels: Starts
    """What the titles of rows and groups begin with."""
    alone: frozenset[str]
    """The ids of the rows that are known by their title alone, without their group."""

    def begun(self, words: str) -> Iterator[str]:
        """Yield the groups whose official title begins with words, if these are long enough to tell."""
        if len(words) >= _OWN:
            yield from (group for group in self.group_titles if key(group).startswith(words))


class Lexicon:
    """The titles of one form."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.parts = {
            section.number: Titles((part, part.titles) for part in section.parts) for section in form.sections
        }
        self.tables = {part.id: _titles(part) for part in form.parts() if isinstance(part, Table)}
        self.drawn = tuple(part for part in form.parts() if isinstance(part, Table))
        """The tables, in the order of the form; `free` are those whose rows people add."""
        self.free = tuple(table for table in self.drawn if not table.rows)
        self.order = {section.number: number for number, section in enumerate(form.sections)}
        """Where the sections stand in the form, by their official numbers."""
        self.heads = Titles((part.id, _head_names(part)) for part in self.drawn)
        """The tables by the titles of their columns."""
        self.title = Titles([(form.id, (form.title,))])
        self.notes = {
            section.number: frozenset(key(p.note) for p in section.parts if p.note) for section in form.sections
        }
        self.subtitles = {section.number: _tail(section.subtitle) for section in form.sections if section.subtitle}
        self.captions = frozenset(_captions(form))
        self.bodies = [part for part in form.parts() if isinstance(part, Field) and part.type == "municipality"]
        """The fields that name the body; forms repeat them on their pages."""
        self.printed = key(" ".join(_printed(form)))
        """All words that the form prints, folded."""
        self.leading = _leading(form)
        """The sections by the titles of parts that name nothing else in the form."""
        self.units = frozenset(_units(form))
        self.pins = {_pin(at): at for at in single_places(form)}
        self._sections = Remembered(self._section)
        self._labelled = Remembered(self._tables_of)
        unders = dict.fromkeys(under for names in self.tables.values() for under in names.unders.things)
        self._unders = Titles((under, (under,)) for under in unders)
        self._unexplained = Remembered(self._not_printed)

    def told(self, text: str) -> Section | None:
        """Return the only section of which a heading in other words holds a telling word, or None."""
        words = key(text) if len(text) <= _LONGEST_TOLD else ""
        found = [s for s in self.form.sections if any(key(word) in words for word in s.telling)] if words else []
        return found[0] if len(found) == 1 else None

    def labelled_by(self, section: Section, text: str) -> Field | None:
        """Return the field of a section of which alone a heading holds a telling word, or None."""
        words = key(text) if len(text) <= _LONGEST_TOLD else ""
        found = [part for part in section.parts if any(key(word) in words for word in part.telling)] if words else []
        return found[0] if len(found) == 1 and isinstance(found[0], Field) else None

    def section(self, text: str, *, heading: bool) -> Section | None:
        """Return the section that a paragraph is the heading of, or None; see `titles.section`."""
        words = text.strip()
        return self._sections[words, heading] if len(words) <= titles.LONGEST else None

    def _section(self, asked: tuple[str, bool]) -> Section | None:
        return titles.section(asked[0], self.form.sections, heading=asked[1])

    def not_printed(self, text: str) -> tuple[str, ...]:
        """Return the words of a text, folded, that the form does not print; single characters are no words."""
        return self._unexplained[text] if len(text) <= titles.LONGEST else self._not_printed(text)

    def _not_printed(self, text: str) -> tuple[str, ...]:
        words = (key(word) for word in _WORD.findall(text))
        return tuple(word for word in words if len(word) > 1 and word.removesuffix("等") not in self.printed)

    def labelled(self, text: str) -> frozenset[str]:
        """Return the tables of which a text names a column, by id; see `column`."""
        may_be = len(text) <= _LONGEST and (self.heads.may_start(text) or text.rstrip().endswith((")", "）")))
        return self._labelled[text] if may_be else frozenset()

    def _tables_of(self, text: str) -> frozenset[str]:
        return frozenset(table.id for table in self.drawn if self.column(table, text) is not None)

    def column(self, table: Table, text: str) -> Column | None:
        """Return the column of a table that a label names, if need be with the heading it shares: 役割（行政）."""
        if len(text) > _LONGEST or not text.strip():
            return None
        columns = self.tables[table.id].columns
        plain = text.strip().removesuffix("等")
        if (found := columns.best(text) or columns.best(plain) or columns.best(_COUNTED.sub("", plain))) is not None:
            return found
        if not self.tables[table.id].unders.things:
            return None
        words = key(text)
        for column in table.columns if words else ():
            for title in map(key, column.titles) if column.under else ():
                rest = words.removeprefix(title).removeprefix("の")  # 行政の役割
                if words.startswith(title) and len(rest) > 1 and rest in key(column.under):
                    return column
        match = _IN_BRACKET.fullmatch(text) or _BEHIND_COLON.fullmatch(text)
        heading = key(match["heading"]) if match else ""
        inside = columns.of(match["title"]) if match and heading else []
        return next((column for column, _ in inside if column.under and heading in key(column.under)), None)

    def shared(self, table: Table, text: str) -> bool:
        """Tell whether a text is the heading that some columns of a table share, or the last words of it."""
        words = key(text) if len(text) < _LONGEST else ""
        return len(words) > 1 and any(key(column.under).endswith(words) for column in table.columns if column.under)

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
        return bool(self._unders.of(text))


def _printed(form: Form) -> Iterator[str]:
    yield from (form.title, *_GENERIC, "時点", "現在", "年度", "令和", "続き", "つづき")
    for section in form.sections:
        yield from (section.number, section.title, section.short, *section.also, section.subtitle)
        for part in section.parts:
            yield from (*part.titles, part.note)
            if isinstance(part, Table):
                for column in part.columns:
                    yield from (*column.titles, column.unit, column.under, column.page, *column.choices)
                for row in part.rows:
                    yield from (*row_titles(part, row), row.unit, row.group, *row.group_also)


def _leading(form: Form) -> dict[str, Section]:
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


def _head_names(table: Table) -> Iterator[str]:
    for column in table.columns:
        yield from column.titles
        if column.under:
            yield column.under


def row_titles(table: Table, row: Row) -> tuple[str, ...]:
    """Return the titles of a row, also those that name the row that it is part of: 1年以上のうち65歳未満."""
    whole = next((other for other in table.rows if other.id == row.parent), None) if row.parent else None
    return (*row.titles, *(f"{of}の{title}" for of in (whole.titles if whole else ()) for title in row.titles))


def _titles(table: Table) -> TableTitles:
    unders = dict.fromkeys(column.under for column in table.columns if column.under)
    groups = {row.group: row.group_also for row in table.rows if row.group}
    same = Counter(key(row.title) for row in table.rows)
    return TableTitles(
        columns=Titles((column, column.titles) for column in table.columns),
        unders=Titles((under, (under,)) for under in unders),
        rows=Titles((row, row_titles(table, row)) for row in table.rows),
        groups=Titles((group, (group, *also)) for group, also in groups.items()),
        group_titles=tuple(groups),
        labels=Starts(n for row in table.rows for n in (*row_titles(table, row), row.group, *row.group_also)),
        alone=frozenset(row.id for row in table.rows if len(key(row.title)) >= _OWN and same[key(row.title)] == 1),
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
