"""The titles of a form, made ready to be looked up: once for each form."""

from __future__ import annotations

import re
from collections import Counter, OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from ckwriter.form import Column, Field, Form, Row, Section, Table
from ckwriter.matching.words import loose, titles, wording
from ckwriter.matching.words.periods import PERIOD
from ckwriter.matching.words.remembering import Remembered
from ckwriter.matching.words.titles import Starts, Titles, key, stem

_LONGEST = 60
_LONGEST_NOTE = 400
_NEARLY = 80
"""How like a footnote of the form a line behind ※ is, of a hundred, to be that footnote."""
_LONGEST_TOLD = 30
"""Characters of a heading beyond which a word in it tells nothing."""
_OF_ROW = re.compile(
    r"(?P<row>[^\s0-9０-９①-⑳（(]{2,12})\s?(?:[0-9０-９]{1,2}|[①-⑳])\s*[\s・:：／/の]\s*(?P<column>[^\s・:：／/].*)"
)
_COUNTED = re.compile(
    r"(?<=[^\W\d_]{2})\s?(?:[（(]\s?[0-9０-９]{1,2}\s?[)）]|[0-9０-９①-⑳]{1,2}|その\s?[0-9０-９一二三四五六七八九]{1,2})$"
)
"""The number of a record behind the label of a card: 課題1, 会議②."""
_SHARE = re.compile(
    r"(?:等|など|側|分野|関係)?(?:が|は|の|に|として)?"
    r"(?:(?:する|行う|担う|できる|やる|取り?組む|果たす|求める|期待する)(?:こと|もの|役割|役目|取組|事項)?"
    r"|役割|役目|取組|取り組み|担当|分担|出番|務め|つとめ|動き)"
)
"""What may stand behind the title of a role: 行政がすること, 医療の役目, 福祉が担う役割."""
_TOPIC = ("は", "が", "では")
"""What makes the title of a role the topic of what stands beside it: 行政は."""
_IN_BRACKET = re.compile(r"(?P<heading>[^（(]+)[（(](?P<title>[^（()）]+)[)）]\s*")
_WORD = re.compile(r"[^\W\d_①-⑳Ⅰ-Ⅻ]+|\d+")
_BEHIND_COLON = re.compile(r"(?P<heading>[^:：]+)[:：](?P<title>[^:：]+)")
_LONGEST_HEADING = 40
_PARTED = re.compile(r"[・／/、]")
_LONGEST_CAPTION = 24
_MARKED = re.compile(r"\s*[■◆◇□▼★【＜〈［\[]")
_NO_CAPTION = re.compile(rf"\s*(?:[・‐\-●○]|{PERIOD.pattern})|.*(?:[①-⑳]|[0-9０-９]+\s*[回件人名か箇月日]|[。、:：])")
"""What is no title of a table: an item of a list, what happened in a year, an amount, a sentence."""

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
    group_names: tuple[tuple[str, frozenset[str]], ...]
    """The groups, each with the keys of all of its titles."""
    labels: Starts
    """What the titles of rows and groups begin with."""
    alone: frozenset[str]
    """The ids of the rows that are known by their title alone, without their group."""
    loose: Mapping[str, tuple[Row, ...]]
    """The rows by what labels in other words have in common with their titles."""

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
        self.heads = Titles((part.id, wording.head_names(part)) for part in self.drawn)
        """The tables by the titles of their columns."""
        self.kinds = frozenset(title for kind in form.kinds for title in kind.titles)
        """What bodies are called by kind: 中核市."""
        self.title = Titles([(form.id, (form.title,))])
        self.notes = {
            section.number: frozenset(key(p.note) for p in section.parts if p.note) for section in form.sections
        }
        self.subtitles = {
            section.number: wording.tail(section.subtitle) for section in form.sections if section.subtitle
        }
        self.captions = frozenset(wording.captions(form))
        self.bodies = [part for part in form.parts() if isinstance(part, Field) and part.type == "municipality"]
        """The fields that name the body; forms repeat them on their pages."""
        self.printed = key(" ".join(wording.printed(form)))
        """All words that the form prints, folded."""
        self.leading = wording.leading(form)
        """The sections by the titles of parts that name nothing else in the form."""
        self.units = frozenset(wording.units(form))
        self.dates = frozenset(c.id for table in self.drawn for c in table.columns if c.type == "as_of")
        """The ids of the columns that hold what a figure is about."""
        self.pins = {wording.pin(at): at for at in wording.single_places(form)}
        self._sections = Remembered(self._section)
        self._labelled = Remembered(self._tables_of)
        self._columns = Remembered(self._column)
        unders = dict.fromkeys(under for names in self.tables.values() for under in names.unders.things)
        self._unders = Titles((under, (under,)) for under in unders)
        self._unexplained = Remembered(self._not_printed)

    def told(self, text: str) -> Section | None:
        """Return the only section of which a heading in other words holds a telling word, or None."""
        found = self.telling(text)
        return found[0] if len(found) == 1 else None

    def told_first(self, text: str) -> Section | None:
        """Return the section of `told`, or of two in a row the first, if it is named first (経緯と成果)."""
        words = key(text) if len(text) <= _LONGEST_TOLD else ""
        told = ((s, [words.index(key(word)) for word in s.telling if key(word) in words]) for s in self.form.sections)
        found = [(section, min(places)) for section, places in told if places]
        if len(found) == 2 and self.order[found[1][0].number] - self.order[found[0][0].number] == 1:
            return found[0][0] if found[0][1] < found[1][1] else None
        return found[0][0] if len(found) == 1 else None

    def telling(self, text: str) -> list[Section]:
        """Return the sections of which a heading in other words holds a telling word."""
        words = key(text) if len(text) <= _LONGEST_TOLD else ""
        return [s for s in self.form.sections if any(key(word) in words for word in s.telling)] if words else []

    def numbered(self, number: str, title: str) -> Section | None:
        """Return the section that has a number and a telling word that the title behind that number holds, or None."""
        words = key(title) if len(title) <= _LONGEST_TOLD else ""
        section = next((s for s in self.form.sections if s.number == number), None) if words else None
        return section if section is not None and any(key(word) in words for word in section.telling) else None

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
        bare = ((word, word.removesuffix("は").removesuffix("等")) for word in words)
        return tuple(word for word, plain in bare if len(plain) > 1 and plain not in self.printed)

    def labelled(self, text: str) -> frozenset[str]:
        """Return the tables of which a text names a column, by id; see `column`."""
        may_be = len(text) <= _LONGEST and (self.heads.may_start(text) or text.rstrip().endswith((")", "）")))
        return self._labelled[text] if may_be else frozenset()

    def _tables_of(self, text: str) -> frozenset[str]:
        return frozenset(table.id for table in self.drawn if self.column(table, text) is not None)

    def column(self, table: Table, text: str, behind: str = "") -> Column | None:
        """Return the column of a table that a label names, if need be with the heading it shares: 役割（行政）.

        Args:
            table: the table.
            text: the label.
            behind: the column, by its id, that was read before: of columns of one title the one that follows is meant.

        """
        found = self._columns[table.id, text]
        if found is not None and behind:
            next_one = table.columns.index(table.column(behind)) + 1
            alike = [column for column, _ in self.tables[table.id].columns.of(text)]
            return next((column for column in table.columns[next_one : next_one + 1] if column in alike), found)
        return found

    def _column(self, asked: tuple[str, str]) -> Column | None:
        table, text = self.form.table(asked[0]), asked[1]
        if len(text) > _LONGEST or not text.strip():
            return None
        columns = self.tables[table.id].columns
        plain = text.strip().removesuffix("等")
        if (found := columns.best(text) or columns.best(plain) or columns.best(_COUNTED.sub("", plain))) is not None:
            return found
        if (bare := _COUNTED.sub("", plain)) != plain and not table.rows and titles.same(bare, table.titles):
            return table.columns[0] if table.columns[0].type == "text" else None  # 協議の場１ | 連絡会
        if (match := _OF_ROW.fullmatch(plain)) and titles.same(match["row"], (*table.titles, *table.columns[0].titles)):
            return columns.best(match["column"])  # 協議の場１　名称
        if not self.tables[table.id].unders.things:
            return None
        words = key(text)
        for column in table.columns if words else ():
            for title in map(key, column.titles) if column.under else ():
                rest = words.removeprefix(title).removeprefix("の")  # 行政の役割
                if words.startswith(title) and rest in _TOPIC:
                    return column
                if words.startswith(title) and len(rest) > 1 and (rest in key(column.under) or _SHARE.fullmatch(rest)):
                    return column
        match = _IN_BRACKET.fullmatch(text) or _BEHIND_COLON.fullmatch(text)
        heading = key(match["heading"]) if match else ""
        inside = columns.of(match["title"]) if match and heading else []
        return next((column for column, _ in inside if column.under and heading in key(column.under)), None)

    def shared(self, table: Table, text: str) -> bool:
        """Tell whether a text is the heading that some columns of a table share, or the last words of it."""
        words = key(text) if len(text) < _LONGEST else ""
        return len(words) > 1 and any(key(column.under).endswith(words) for column in table.columns if column.under)

    def counted(self, section: Section, text: str) -> bool:
        """Tell whether a text is the title of a column of one of a section's tables, with a number behind it: 課題1."""
        bare = _COUNTED.sub("", text.strip()) if len(text) < _LONGEST_TOLD else text
        tables = [part for part in section.parts if isinstance(part, Table)] if bare != text.strip() else []
        return any(self.tables[table.id].columns.best(bare) is not None for table in tables)

    def entitles(self, table: Table, text: str) -> bool:
        """Tell whether a line above a table is no more than its title in other words: it holds a telling one."""
        section = self.form.section_of(table.id)
        numbered = titles.numbered(text.strip())
        if numbered.number == section.number and not numbered.weak:
            text = numbered.title  # 5-②　目標
        plain = text.replace("、", "") if _MARKED.match(text) else text
        if len(text) > _LONGEST_CAPTION or _NO_CAPTION.match(plain):
            return False
        names = (section.short, *section.also, *table.titles, *(name for c in table.columns for name in c.titles))
        telling = map(key, (*section.telling, *table.telling, *names))
        return any(len(words) > 1 and words in key(text) for words in telling)

    def generic(self, text: str) -> bool:
        """Tell whether a text is a heading that names nothing of the form (項目（時点）, 単位)."""
        if len(text) >= _LONGEST_HEADING:
            return False
        words = {key(text), stem(text)}
        return not words.isdisjoint(wording.GENERIC) or wording.GENERIC.issuperset(map(key, _PARTED.split(text)))

    def note(self, number: str, text: str) -> bool:
        """Tell whether a text is a footnote that a section prints, with no more than a few of its words changed."""
        if not self.notes[number] or len(text) >= _LONGEST_NOTE:
            return False
        words = key(text)
        alike = (fuzz.ratio(words, note) >= _NEARLY for note in self.notes[number])
        return words in self.notes[number] or (text.lstrip().startswith("※") and any(alike))

    def subtitle(self, number: str, text: str) -> bool:
        """Tell whether a text is the line below a section's heading; the year in it may differ."""
        tail = self.subtitles.get(number)
        return bool(tail) and len(text) < 60 and text[:1] in "＜〈<《" and wording.tail(text) == tail

    def under(self, text: str) -> bool:
        """Tell whether a text is a heading that some columns share."""
        return bool(self._unders.of(text))


def _titles(table: Table) -> TableTitles:
    unders = dict.fromkeys(column.under for column in table.columns if column.under)
    groups = {row.group: row.group_also for row in table.rows if row.group}
    same = Counter(loose.plain(row.title) for row in table.rows)
    named = [(row, wording.row_titles(table, row)) for row in table.rows]
    return TableTitles(
        columns=Titles((column, column.titles) for column in table.columns),
        unders=Titles((under, (under,)) for under in unders),
        rows=Titles(named),
        groups=Titles((group, (group, *also)) for group, also in groups.items()),
        group_titles=tuple(groups),
        group_names=tuple((group, frozenset(map(key, (group, *also)))) for group, also in groups.items()),
        labels=Starts(n for row in table.rows for n in (*wording.row_titles(table, row), row.group, *row.group_also)),
        alone=frozenset(r.id for r in table.rows if len(key(r.title)) >= _OWN and same[loose.plain(r.title)] == 1),
        loose=loose.rows(named),
    )


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
