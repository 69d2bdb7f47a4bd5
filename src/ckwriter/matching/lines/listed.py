"""Tables written as lines, a row as lines that begin with a column's title each: 名称：連絡会, 構成員：病院、保健所."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from ckwriter.blocks import Heading
from ckwriter.form import Column, Table
from ckwriter.matching.layout import Slot, whole
from ckwriter.matching.pieces import agendas, amounts, cells, headed, held, tags
from ckwriter.matching.pieces.tags import Line, Tag
from ckwriter.matching.words import periods, titles
from ckwriter.matching.words.lexicon import Lexicon

_ITEM = re.compile(r"\s*(?:[・‐\-●○■□◆◇▶➢※]|[①-⑳]|[（(]?[0-9０-９]{1,2}[)）.．])")
_NUMBERED = re.compile(r"\s*(?:[①-⑳❶-❿]|[（(]?[0-9０-９]{1,2}[)）.．　]|[●■◆◇□○◎▼★])")
_HEADING = re.compile(r"\s*[■□◆◇]\s*[^。、]{2,30}$")
"""A line with the mark of a heading: it goes on with a text only where that has the same mark."""
_BRACKET = re.compile(r"\s*[（(][^（()）]*[)）]$")
"""Types of columns whose text may go on in further lines."""
_LONGEST_NAME = 60
_FULL = 18
"""Characters of a line from which it may have ended only because the page was no wider."""


class Written(NamedTuple):
    """A row that was read from lines."""

    lines: Sequence[int]
    """The lines that it takes up."""
    slots: dict[str, Slot]
    headings: Sequence[str] = ()
    """The texts of those that tell nothing else: headings of several columns, sentences that are wholly told."""


def rows(lines: Sequence[Line], taken: Iterable[int], table: Table, lexicon: Lexicon) -> list[Written]:
    """Return the rows of a free table that stand as labelled lines among lines that are not taken yet."""
    found = list(Reading(lines, taken, table, lexicon).run())
    return [] if len(found) == 1 and _is_thin(found[0], lines, table, lexicon) else found


def _is_thin(row: Written, lines: Sequence[Line], table: Table, lexicon: Lexicon) -> bool:
    """Tell whether a row is only a name and how often it meets, without a title or sentence: it may be of a diagram."""
    often = {column.id for column in table.columns if column.type == "frequency"}
    texts = [lines[index].text for index in row.lines]
    named = any(tags.is_labelled(text, table, lexicon) or text.rstrip().endswith("。") for text in texts)
    return not named and row.slots.keys() <= {table.columns[0].id, *often}


def rest_of_row(
    lines: Sequence[Line], taken: Iterable[int], table: Table, lexicon: Lexicon, known: Collection[str]
) -> Written | None:
    """Return the columns of a table's first row that stand on lines and nowhere in the grid of the others.

    Only columns that continue from row to row can stand so (所管部署：…, above a table of 連携部署).
    """
    for written in rows(lines, taken, table, lexicon):
        slots = {name: slot for name, slot in written.slots.items() if slot.text.strip()}
        if slots and not slots.keys() & set(known) and all(table.column(name).continues for name in slots):
            return Written(written.lines, slots)
    return None


class Reading:
    """Reads lines into the rows of one table."""

    def __init__(
        self, lines: Sequence[Line], taken: Iterable[int], table: Table, lexicon: Lexicon, *, named: bool = True
    ) -> None:
        self.lines = lines
        self.taken = frozenset(taken)
        self.table = table
        self.lexicon = lexicon
        self.tags = [None if n in self.taken else tags.tag(line, table, lexicon) for n, line in enumerate(lines)]
        for index, pair in held.below_each_other(lines, table).items():
            if self.tags[index] is None and index not in self.taken:
                self.tags[index] = tags.Tag(*pair, soft=pair[0].id if pair[0].type == "frequency" else "")
        self.headings = {n for n in range(len(lines)) if self._is_heading(n)}
        """The lines that are headings of several columns (役割（取組）)."""
        self.named = named
        """True if a row has a name, in its first column: a line without a title above the others may be it."""
        self.start = 0
        self.slots: dict[str, Slot] = {}
        self.last = ""
        """The column that was read last."""
        self.told = 0
        """The line of its title."""
        self.foreign: set[int] = set()
        """The lines within rows that have a title which the form does not know."""
        self.entire: list[int] = []
        """The lines that tell nothing beside the columns."""
        self.soft = ""
        """The column that was told beside the name, and may be told again below it."""
        self.begun = False
        """True once a row was read."""
        self.broken = False
        """True if a column stands in the row twice, so that nobody can tell whose lines they are."""

    def run(self) -> Iterator[Written]:
        """Yield the rows."""
        for index, given in enumerate(self.tags):
            tag = self._meant(given) if given is not None else None
            if tag is not None:
                if self.named and (tag.column is self.table.columns[0] or self._continues(tag.column)):
                    yield from self._close(index)
                self._take(index, tag)
            elif self.slots and index in self.headings:
                continue
            elif index not in self.taken and self.soft and (several := self._listing(index)) is not None:
                self.slots[several.id], self.last = whole(self.lines[index]), several.id
            elif index not in self.taken and self.slots and (why := self._explained(index)) is not None:
                self.slots[why.id], self.last = whole(self.lines[index]), why.id
            elif index not in self.taken and len(self.slots) > 1 and (often := self._often(index)) is not None:
                line = self.lines[index]
                self.slots[often.id] = cells.trimmed(line, titles.mark(line.text), len(line.text))
                self.last = often.id
            elif index not in self.taken and self.slots and self._goes_on(index):
                had, line = self.slots[self.last], self.lines[index]
                self.slots[self.last] = had._replace(more=(*had.more, line)) if had.text.strip() else self._first(line)
            elif self.slots and self._is_foreign(index):
                self.foreign.add(index)
            else:
                yield from self._close(index)
        yield from self._close(len(self.lines))

    def _first(self, line: Line) -> Slot:
        """Return the slot of the line below a title that has nothing beside it."""
        name = self.table.columns[0]
        return named(line, name) if self.last == name.id and name.type == "text" else whole(line)

    def _is_heading(self, index: int) -> bool:
        following = next((tag.column for tag in self.tags[index + 1 : index + 2] if tag is not None), None)
        known = index in self.taken or self.tags[index] is not None
        return not known and tags.is_shared(self.lines[index].text, following, self.table, self.lexicon)

    def _meant(self, tag: Tag) -> Tag:
        """Return a title that may name several columns as that of the one that follows what was read last."""
        meant = self.lexicon.column(self.table, tag.words, self.last) if self.slots and tag.words else None
        return tag._replace(column=meant) if meant is not None else tag

    def _continues(self, column: Column) -> bool:
        """Tell whether a column that stands in the row already begins another one, which says nothing new before it."""
        before = self.table.columns[: self.table.columns.index(column)]
        return column.id in self.slots and bool(before) and all(other.continues for other in before)

    def _take(self, index: int, tag: Tag) -> None:
        if not self.slots:
            self._begin(index, tag)
        for column, slot in tags.further(tag, self.table, self.lexicon):
            self.broken = self.broken or (column.id in self.slots and column.id != self.soft)
            self.slots[column.id] = slot
            self.last = column.id
        self.soft, self.told = tag.soft, index
        self.entire += [index] if tag.entire else []

    def _begin(self, index: int, tag: Tag) -> None:
        self.start = index
        name, before = self.table.columns[0], index - 1
        if not self.named or tag.column is name or not self._is_bare(before):
            return
        if tag.entire and self._is_bare_sentence(index, tag) and not held.is_name(self.lines[before].text):
            self.broken = True  # 講座, and below it 年に2回開く。: it may be anything
            return
        often = next((c for c in self.table.columns if c.type == "frequency"), None)
        if often is not None and periods.is_frequency(self.lines[before].text.strip()):
            self.slots[often.id] = cells.trimmed(line := self.lines[before], titles.mark(line.text), len(line.text))
            self.start, before = before, before - 1
            several = self._is_bare(before - 1) and self._may_name(before - 1) and not self._is_caption(before - 1)
            if several or not self._is_bare(before) or self._is_caption(before):
                return  # names one after the other: nobody can tell which is this one's
        if self._may_name(before):
            begun = agendas.begun(self.lines[before], self.table)
            self.slots |= {name.id: named(self.lines[before], name)} if tag.column.id in begun else begun
            self.slots.setdefault(name.id, named(self.lines[before], name))
            self.start = before

    def _is_bare_sentence(self, index: int, tag: Tag) -> bool:
        """Tell whether a line tells how often, or who, without a title for it."""
        text = self.lines[index].text
        return tag.column.type in ("frequency", "list") and not any(title in text for title in tag.column.titles)

    def _may_name(self, index: int) -> bool:
        text = self.lines[index].text.strip()
        if self.table.columns[0].type == "paragraph" and (
            _NUMBERED.match(text) or isinstance(self.lines[index], Heading)
        ):
            return text.find("。") in (-1, len(text) - 1)
        listing = self.table.columns[0].type == "text" and text.count("、") > 1
        meets = self.table.columns[0].role == "meeting" and (held.is_name(text) or held.behind_level(text))
        # 連絡会　全体会: no label
        labelling = tags.is_labelling(text) and not meets
        return len(text) <= _LONGEST_NAME and not text.endswith("。") and not listing and not labelling

    def _is_caption(self, index: int) -> bool:
        return titles.key(self.lines[index].text) in self.lexicon.captions

    def _is_bare(self, index: int) -> bool:
        """Tell whether a line is not taken and has no title."""
        return index >= 0 and index not in self.taken and self.tags[index] is None and index not in self.headings

    def _is_foreign(self, index: int) -> bool:
        """Tell whether a line has a title that the form does not know, and the row goes on below it."""
        following = self.tags[index + 1] if index + 1 < len(self.lines) and index not in self.taken else None
        if following is None or following.column is self.table.columns[0] or following.column.id in self.slots:
            return False
        return tags.is_labelling(self.lines[index].text)

    def _listing(self, index: int) -> Column | None:
        """Return the column of a list if one stands, without a title, below a name with how often it is held."""
        text = self.lines[index].text.strip()
        several = next((column for column in self.table.columns if column.type == "list"), None)
        bare = several is not None and several.id not in self.slots and "、" in text and "。" not in text
        return several if bare and not isinstance(self.lines[index], Heading) else None

    def _often(self, index: int) -> Column | None:
        """Return the column of how often something is held if a line below others of a row tells that and no more."""
        often = next((column for column in self.table.columns if column.type == "frequency"), None)
        following = self.tags[index + 1] if index + 1 < len(self.lines) else None
        names = following is not None and following.column.id in self.slots  # it is the next row's, below its name
        if often is None or often.id in self.slots or names or isinstance(self.lines[index], Heading):
            return None
        return often if periods.is_frequency(_BRACKET.sub("", self.lines[index].text.strip())) else None

    def _explained(self, index: int) -> Column | None:
        """Return the column of explanations if a sentence without a title stands below all amounts of a row."""
        line, why = self.lines[index], amounts.explaining(self.table)
        wanted = {column.id for column in self.table.columns if column.type == "quantity"}
        told = len(wanted) > 1 and wanted <= self.slots.keys() and self.last in wanted
        if why is None or not told or why.id in self.slots or isinstance(line, Heading):
            return None
        return why if line.text.rstrip().endswith("。") else None

    def _goes_on(self, index: int) -> bool:
        """Tell whether a line without a title belongs to the column that was read last."""
        line, had = self.lines[index], self.slots[self.last].text
        following = self.tags[index + 1] if index + 1 < len(self.lines) else None
        begins = following is not None and following.column is not self.table.columns[0]
        is_name = self.named and begins and following is not None and following.column.id in self.slots
        if isinstance(line, Heading) or self._is_beside(index) or self._heads_fixed_row(index):
            return False
        if had.strip() and self.lines[index - 1].text.rstrip().endswith("、") and not _ITEM.match(line.text):
            return True  # a list that was broken by hand
        if self.table.column(self.last).type == "list" and had.strip() and headed.ends_list(line.text):
            return False
        if not self.table.column(self.last).of_several_lines:
            return not had.strip() and not line.text.rstrip().endswith("。") and begins
        if _ITEM.match(line.text):
            heading = _HEADING.match(line.text) is not None and had.strip()[:1] != line.text.strip()[:1]
            return not is_name and not (heading and had.strip())
        if self._is_row_of_names(index):
            return False
        before = self.lines[index - 1].text.rstrip()
        return not is_name and (not had.strip() or (len(before) >= _FULL and not before.endswith(("。", "」"))))

    def _heads_fixed_row(self, index: int) -> bool:
        """Tell whether a line is the title of a row of a fixed table, in brackets or above a label: ［保健］."""
        text = self.lines[index].text.strip()
        start, end = titles.framed(text)
        following = self.lines[index + 1].text if index + 1 < len(self.lines) else ""
        alone = (start, end) != (0, len(text)) or tags.is_labelling(following)
        rows = (row for table in self.lexicon.drawn for row in table.rows) if alone else ()
        return any(titles.same(text[start:end], row.titles) for row in rows)

    def _is_row_of_names(self, index: int) -> bool:
        """Tell whether a line below a list is the first of several bare words: labels of a diagram."""
        several = self.table.column(self.last).type == "list" and index + 1 < len(self.lines)
        words = [self.lines[n].text.strip() for n in (index, index + 1)] if several else []
        bare = several and self.tags[index + 1] is None and index + 1 not in self.taken
        return bare and all(len(text) < _FULL and not any(sign in text for sign in "、。，") for text in words)

    def _is_beside(self, index: int) -> bool:
        """Tell whether a line has the mark of the row's own first line, and the title read last has not: a sibling."""
        mark, own, last = (headed.shape(self.lines[n].text) for n in (index, self.start, self.told))
        return bool(mark) and mark == own != last

    def _is_next(self) -> bool:
        """Tell whether the only column of a row says enough: those before it continue from the row above."""
        names = [column.id for column in self.table.columns]
        only = names.index(next(iter(self.slots))) if self.slots and self.begun else 0
        return only > 0 and all(column.continues for column in self.table.columns[:only])

    def _close(self, behind: int) -> Iterator[Written]:
        if not self.broken and (len(self.slots) > self.named or self._is_next()):
            self.begun = True
            said = [self.lines[n].text for n in range(self.start, behind) if n in self.headings or n in self.entire]
            said += [tag.words for tag in self.tags[self.start : behind] if tag is not None]
            yield Written([n for n in range(self.start, behind) if n not in self.foreign], self.slots, said)
        self.slots, self.broken = {}, False


def named(line: Line, column: Column) -> Slot:
    """Return the name on a line without frame, mark or number; only indicators are called by a circled number."""
    start = titles.name(line.text)
    start += headed.kanji_number(line.text[start:])
    start += titles.lead(line.text[start:]) if column.role != "indicator" else 0
    start = max(start, held.behind_level(line.text) if column.role == "meeting" else 0)
    return cells.trimmed(line, start, len(line.text)) if start else cells.trimmed(line, *titles.framed(line.text))
