"""What was read of a file so far, and what the next paragraph or table is expected to belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ckwriter.blocks import Block, Grid, GridCell, Heading, Paragraph
from ckwriter.form import Column, Field, Form, Section, Table
from ckwriter.matching.cover import furniture, naming
from ckwriter.matching.grids.header import Header
from ckwriter.matching.grids.stencils import Stencil
from ckwriter.matching.layout import Layout, Left, Slot
from ckwriter.matching.lines import beginning, prose, told
from ckwriter.matching.pieces import agendas, cells, folded, headed, marked
from ckwriter.matching.pieces.marked import Marked
from ckwriter.matching.words import titles
from ckwriter.matching.words.lexicon import lexicon
from ckwriter.notation import parse_fiscal_year

LONGEST_LABEL = 60
_LONGEST_TITLES = 24
_BETWEEN = re.compile(r"\s*[・･／/、]\s*")
"""What stands between two titles of one thing."""
_DITTO = frozenset({"同上", "〃", "″", "々", "同左", "上に同じ"})
_FRAMED = re.compile(r"\s*[【〔［\[＜<〈《][^。\n]{1,30}[】〕］\]＞>〉》]\s*")
"""A title in brackets."""
_WHOSE = re.compile(
    r"(?:(?:[今本当]年度?|令和[0-9０-９元]{1,2}年度|[RＲ][0-9０-９]{1,2}年度?)の?"
    r"|[本当](?:[都道府県市区町村]|自治体|地域|圏域)[のに]?(?:おける)?|(?:[都道府県市区町村]|自治体|地域)の)\s*(?=\S{2})"
)
"""Words before a title that only say whose it is, or of which year: 本市の特徴, 今年度の短期目標."""
_DEEPEST = 99
"""A level below that of any heading."""


class Progress:
    """What was read so far, and what the next block is expected to belong to."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.names = lexicon(form)
        self.layout = Layout()
        self.section: Section = form.sections[0]
        self.opening = True
        """True before the first heading of a section: on the cover."""
        self.level = 0
        """The level of the heading of the section; 0 where it is no heading by its looks."""
        self.rank = _DEEPEST
        """The level of the headings by which sections were known."""
        self.numbered = False
        """True if the headings of sections have the form's numbers."""
        self.field: Field | None = None
        """The field whose label was just read: what follows belongs to it."""
        self.start: Slot | None = None
        """What stands of it in the paragraph of its label."""
        self.room: list[Paragraph | Heading] = []
        """The paragraphs that follow."""
        self.loose = [prose.Loose(self.section, self.names)]
        """Paragraphs that no label explains, by stretches between headings."""
        self.table: Header | None = None
        """The header of the table that was read last."""
        self.fixed = ""
        """The fixed table whose rows were read last, until another block follows."""
        self.group: GridCell | None = None
        """The heading of the group of the last one of them, if it has one."""
        self.carried: dict[str, tuple[Header, int]] = {}
        """The last header of each fixed table, by id, and how wide its grid was: for a part of it that has none."""
        self.card = ""
        """The table of which records in pairs were read up to the end of their grid, until another block follows."""
        self.filled = ""
        """The field whose room was the grid before, until another block follows."""
        self.latest: Paragraph | Heading | None = None
        """The line that was read last, if nothing explains it."""
        self.before: Paragraph | Heading | None = None
        """The line above the one that is being read, if nothing explains it."""
        self.reading: Block | None = None
        """What is being read; None before and behind all of it."""
        self.leads: Mapping[int, Section] = {}
        """The sections that what is being read leads to by the outline of the file, by row of it (0 for a line)."""
        self.outlined = False
        """True if the outline of the file leads to most of the form's sections: no other heading leads to one."""
        self.labels: Field | None = None
        """The field that what is being read leads to by its place among the headings of the section."""
        self.stencilled: dict[tuple[int, str], Mapping[int, Column]] = {}
        """What stencils tell, by `id` and the table, so that it is looked up once for all of the cards."""
        self.stencil: Stencil | None = None
        """What the table that is being read has in common with others of its shape beside it."""
        self.first: Section | None = None
        """The section of the first heading in the file that has the form's own words; None if there is none."""
        self.following: Grid | None = None
        """The grid that comes next, if it comes right behind what is being read."""
        self.calendars: list[tuple[Table, Marked]] = []
        """What calendars tell, until it is known whether the rows of their table stand elsewhere."""
        self.repeated: list[tuple[str, Slot]] = []
        """Where a name of the cover is repeated in a section: the place, and where it stands."""

    def finish(self) -> Layout:
        """Place what was held back, and return the layout."""
        self.close()
        left = [(line, loose.section) for loose in self.loose for line in loose.place(self.form, self.layout)]
        left = list(told.place(left, [loose.lines for loose in self.loose], self.layout))
        marked.place(self.calendars, self.layout)
        for at, slot in self.repeated:
            self.place(at, slot)
        names = {
            titles.key(self.layout.slots[part.id].text) for part in self.names.bodies if part.id in self.layout.slots
        }
        for line, section in left:
            if self.calendars and marked.is_legend(line.text):
                self.layout.furniture.append(line.text)
            elif titles.key(line.text) not in names or section is self.form.sections[0]:
                self.leave(line.text, section.heading)
        return self.layout

    def taken_line(self) -> Paragraph | Heading | None:
        """Return the line that was read last, if nothing explained it, and take it from those that are left."""
        line, self.latest = self.latest, None
        lines = self.loose[-1].lines
        return lines.pop() if line is not None and lines and lines[-1] is line else None

    def enter(self, section: Section) -> None:
        """Begin a section."""
        self.close()
        self.table = self.table if section is self.section else None  # its heading again, above the rest of a table
        self.section = section
        self.fixed = ""
        self.opening = False
        self.level = 0
        self.loose.append(prose.Loose(section, self.names))

    # -------------------------------------------------------------------------------- labels

    def led(self, block: Block, row: int = 0) -> Section | None:
        """Return the section that a line, or a row of a grid, leads to by the outline of the file, or None."""
        return self.leads.get(row) if self.leads and block is self.reading else None

    def titled(self, text: str) -> Field | Table | None:
        """Return the part of the section that a text is the title of: among equals, one that is not found yet."""
        if len(text) > LONGEST_LABEL:
            return None
        parts = self.names.parts[self.section.number]
        found = parts.of(text) or parts.of(_WHOSE.sub("", text.strip(), count=1)) or self._named_twice(text)
        if not found:
            return None
        slots, records = self.layout.slots, self.layout.records
        return next((part for part, _ in found if part.id not in slots and part.id not in records), found[0][0])

    def _named_twice(self, text: str) -> Sequence[tuple[Field | Table, int]]:
        """Return the part of the section that several titles together are titles of: 標語・見出し."""
        pieces = _BETWEEN.split(text) if len(text) <= _LONGEST_TITLES else []
        found = [self.names.parts[self.section.number].of(piece) for piece in pieces] if len(pieces) > 1 else []
        same = [one for one in found[0] if all(one[0] in [part for part, _ in more] for more in found)] if found else []
        return same[:1]

    def close(self) -> None:
        """End the field whose paragraphs were being read; the rows of a table that follow as lines are not its text."""
        if isinstance(self.reading, Grid):
            self._drop_title()
        last = max((n for n, line in enumerate(self.room) if line.text.strip()), default=-1)
        if last >= 0 and furniture.is_end(self.room[last].text):
            self.layout.furniture.append(self.room[last].text)
            self.room = self.room[:last]
        rows = beginning.first_row(self.room, self.section, self.names)
        if not isinstance(self.reading, Grid):
            rows = min(rows, self._plan())
        if self.field is not None and self.field.type == "municipality":  # a name has one line
            rows = min(rows, 0 if self.start is not None else self._first_line() + 1)
        self.loose[-1].lines += (line for line in self.room[rows:] if line.text.strip())
        self.room = self.room[:rows]
        if self.field is not None and self.start is not None:
            further = headed.joined(self.room) if any(line.text.strip() for line in self.room) else None
            more = (further.spot, *further.more) if further else ()
            self.place(self.field.id, self.start._replace(more=more))
        elif self.field is not None and self.room:
            self.place(self.field.id, headed.joined(self.room))
        self.field, self.start, self.room = None, None, []

    def _drop_title(self) -> None:
        """Let a title in brackets go that ends a field, right above a table of its section: ＜課題と役割＞."""
        last = next((line for line in reversed(self.room) if line.text.strip()), None)
        tables = (part for part in self.section.parts if isinstance(part, Table) and not self.layout.has(part.id))
        if (
            last is None
            or not _FRAMED.fullmatch(last.text)
            or not any(self.names.entitles(t, last.text) for t in tables)
        ):
            return
        self.room = self.room[: self.room.index(last)]
        self.layout.furniture.append(last.text)

    def _first_line(self) -> int:
        return next((n for n, line in enumerate(self.room) if line.text.strip()), len(self.room))

    def _plan(self) -> int:
        """Return where the lines of a plan begin among the paragraphs; how many there are if none does.

        Lines right below the label of a field are the field's, whatever they look like.
        """
        first = agendas.first_row(self.room, self.section)
        before = [n for n in range(first) if self.room[n].text.strip()] if first < len(self.room) else []
        if not before and self.start is None:
            return len(self.room)
        plans = (part for part in self.section.parts if isinstance(part, Table) and agendas.plans(part))
        if before and any(self.names.entitles(table, self.room[before[-1]].text) for table in plans):
            return before[-1]
        return first

    # -------------------------------------------------------------------------------- what the form prints

    def printed(self, text: str) -> bool:
        """Tell whether a text is one that the form itself prints."""
        number = self.section.number
        kind = text.strip().strip("（()）【】［］") in self.names.kinds
        if self.opening and (kind or self.names.title.of(text) or _is_year(text)):
            self.layout.cover.append(text)
            return True
        if "\n" in text.strip():
            return all(self.printed(line) or self.titled(line.strip()) is not None for line in text.strip().split("\n"))
        return self.names.generic(text) or self.names.note(number, text) or self.names.under(text)

    # -------------------------------------------------------------------------------- results

    def place(self, at: str, slot: Slot) -> None:
        """Put a slot at a place; what was found there before stays if it holds text, and another text is kept."""
        if any(part.id == at for part in self.names.bodies) and (told := naming.with_kind(slot, self.names.kinds)):
            slot = told.name
            self.layout.cover.append(told.kind)
        before = self.layout.slots.get(at)
        if before is not None and before.text.strip():
            if before.text.split() != slot.text.split():
                self.leave(slot.text)
        else:
            self.layout.slots[at] = slot

    def leave(self, text: str, where: str = "") -> None:
        """Keep a text that has no place."""
        if text.strip():
            self.layout.left.append(Left(text.strip("\n"), where or self.section.heading))

    def strays(self, found: Iterable[GridCell], row: int) -> None:
        """Keep the texts of cells that have no place, but for those that are printed or tell nothing."""
        for cell in found:
            text = cell.text
            known = self.names.counted(self.section, text) or self._repeats_date(text) or self._heads(text)
            if known or (cell.rowspan > 1 and self._numbers(text)):
                self.layout.furniture.append(cell.text)
            elif not self.printed(cell.text) and not isinstance(self.titled(cell.text), Table):
                self.leave(cell.text, f"{self.section.heading}の表の{row + 1}行目")

    def _heads(self, text: str) -> bool:
        """Tell whether a text is the title of a column of a fixed table of the section, or of several (時点・備考)."""
        fixed = (part for part in self.section.parts if isinstance(part, Table) and part.rows)
        known = [self.names.tables[table.id].columns for table in fixed]
        words = text.strip().removesuffix("等")
        return any(names.best(words, least=3) is not None or folded.columns(words, names) for names in known)

    def _numbers(self, text: str) -> bool:
        """Tell whether a text is no more than the number of the section, beside all of its rows."""
        both = f"{text.strip()} {self.section.title}" if titles.NUMBER_ALONE.fullmatch(text) else ""
        return bool(both) and titles.numbered(both).number == self.section.number

    def _repeats_date(self, text: str) -> bool:
        """Tell whether a text is a date that is known of another row of a fixed table, or only a dash or 同上."""
        if not any(sign.isalnum() for sign in text) or "".join(text.split()) in _DITTO:
            return True
        slots = self.layout.slots.items()
        dates = (slot for at, slot in slots if at.rpartition(".")[2] in self.names.dates)
        return any(cells.bare_date(slot.text) == cells.bare_date(text) for slot in dates)

    def entitle(self, table: Table) -> None:
        """Let the line right above a table go, if it is no more than the table's title in other words."""
        if self.latest is not None and self.names.entitles(table, self.latest.text):
            line = self.taken_line()
            self.layout.furniture += [line.text] if line is not None else []

    def taken_name(self, table: Table) -> Paragraph | Heading | None:
        """Return the line that was read last as the name of what follows; a title of the table above it goes."""
        name, above = self.taken_line(), self.before
        if name is not None:
            self.latest = above if above is not None and self.loose[-1].lines[-1:] == [above] else None
            self.entitle(table)
            self.latest = None
        return name


def _is_year(text: str) -> bool:
    try:
        return len(text) < 10 and "年" in text and bool(parse_fiscal_year(text))
    except ValueError:
        return False
