"""What was read of a file so far, and what the next paragraph or table is expected to belong to."""

from __future__ import annotations

from collections.abc import Iterable

from ckwriter.blocks import Grid, GridCell, Heading, Paragraph
from ckwriter.form import Field, Form, Section, Table
from ckwriter.matching import listed, prose, titles
from ckwriter.matching.headers import Header
from ckwriter.matching.layout import Layout, Left, Slot
from ckwriter.matching.lexicon import lexicon
from ckwriter.notation import parse_fiscal_year

LONGEST_LABEL = 60
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
        self.card = ""
        """The table of which records in pairs were read up to the end of their grid, until another block follows."""
        self.latest: Paragraph | Heading | None = None
        """The line that was read last, if nothing explains it."""
        self.before: Paragraph | Heading | None = None
        """The line above the one that is being read, if nothing explains it."""
        self.following: Grid | None = None
        """The grid that comes next, if it comes right behind what is being read."""
        self.repeated: list[tuple[str, Slot]] = []
        """Where a name of the cover is repeated in a section: the place, and where it stands."""

    def finish(self) -> Layout:
        """Place what was held back, and return the layout."""
        self.close()
        left = [(line, loose.section) for loose in self.loose for line in loose.place(self.form, self.layout)]
        for at, slot in self.repeated:
            self.place(at, slot)
        names = {
            titles.key(self.layout.slots[part.id].text) for part in self.names.bodies if part.id in self.layout.slots
        }
        for line, section in left:
            if titles.key(line.text) not in names or section is self.form.sections[0]:
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
        self.section = section
        self.table = None
        self.fixed = ""
        self.opening = False
        self.level = 0
        self.loose.append(prose.Loose(section, self.names))

    # -------------------------------------------------------------------------------- labels

    def titled(self, text: str) -> Field | Table | None:
        """Return the part of the section that a text is the title of: among equals, one that is not found yet."""
        if len(text) > LONGEST_LABEL:
            return None
        found = self.names.parts[self.section.number].of(text)
        if not found:
            return None
        slots, records = self.layout.slots, self.layout.records
        return next((part for part, _ in found if part.id not in slots and part.id not in records), found[0][0])

    def close(self) -> None:
        """End the field whose paragraphs were being read; the rows of a table that follow as lines are not its text."""
        rows = listed.first_row(self.room, self.section, self.names)
        self.loose[-1].lines += (line for line in self.room[rows:] if line.text.strip())
        self.room = self.room[:rows]
        if self.field is not None and self.start is not None:
            further = prose.joined(self.room) if any(line.text.strip() for line in self.room) else None
            more = (further.spot, *further.more) if further else ()
            self.place(self.field.id, self.start._replace(more=more))
        elif self.field is not None and self.room:
            self.place(self.field.id, prose.joined(self.room))
        self.field, self.start, self.room = None, None, []

    # -------------------------------------------------------------------------------- what the form prints

    def printed(self, text: str) -> bool:
        """Tell whether a text is one that the form itself prints."""
        number = self.section.number
        if self.opening and (self.names.title.of(text) or _is_year(text)):
            self.layout.cover.append(text)
            return True
        return self.names.generic(text) or self.names.note(number, text) or self.names.under(text)

    # -------------------------------------------------------------------------------- results

    def place(self, at: str, slot: Slot) -> None:
        """Put a slot at a place; what was found there before stays if it holds text, and another text is kept."""
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

    def strays(self, cells: Iterable[GridCell], row: int) -> None:
        """Keep the texts of cells that have no place, but for those that the form prints."""
        for cell in cells:
            if not self.printed(cell.text) and not isinstance(self.titled(cell.text), Table):
                self.leave(cell.text, f"{self.section.heading}の表の{row + 1}行目")


def _is_year(text: str) -> bool:
    try:
        return len(text) < 10 and "年" in text and bool(parse_fiscal_year(text))
    except ValueError:
        return False
