"""What was read of a file so far, and what the next paragraph or table is expected to belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ckwriter.blocks import Grid, GridCell, Heading, Paragraph
from ckwriter.form import Field, Form, Section, Table
from ckwriter.matching import listed, prose, titles
from ckwriter.matching.headers import Header
from ckwriter.matching.layout import Layout, Left, Slot, Spot, whole
from ckwriter.matching.lexicon import lexicon
from ckwriter.notation import parse_fiscal_year

_SEPARATORS = " 　:：】）)」』＞>〕］]\t\n"
_BRACKETS = "【［[＜〈《■□◆●○"
_NUMBER = re.compile(r"\s*[0-9０-９]{1,2}\s*")
_ASIDE = "本文の外"
_LONGEST_LABEL = 60
_OF_SEVERAL_LINES = frozenset({"paragraph", "bullets", "list"})


class Progress:
    """What was read so far, and what the next block is expected to belong to."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.names = lexicon(form)
        self.layout = Layout()
        self.section: Section = form.sections[0]
        self.opening = True
        """True before the first heading of a section: on the cover."""
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

    def line(self, block: Paragraph | Heading) -> None:
        """Place a paragraph or heading."""
        if isinstance(block, Paragraph) and block.aside:
            if not self.names.title.of(block.text):
                self.leave(block.text, _ASIDE)
        else:
            self.paragraph(block)

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

    def paragraph(self, block: Paragraph | Heading) -> None:
        """Place a paragraph: the heading of a section, a label, a text of the form, or text for the open field."""
        text = block.text.strip()
        if text:
            self.fixed = self.card = ""
            self.before, self.latest = self.latest, None
        at = self.names.pins.get(block.pin) if isinstance(block, Paragraph) and block.pin else None
        if at is not None:
            self.close()
            self.place(at, whole(block))
        elif not text:
            if self.field is not None:
                self.room.append(block)
        elif (section := self._entered(block)) is not None:
            self.enter(section)
            self.layout.titles.setdefault(section.number, block)
        elif self.repeats(block):
            return
        elif (leading := self.leads_on(text)) is not None:
            self.enter(leading)
            self._label(block)
        elif (
            not self._own_name(block) and not self._label(block) and not self.printed(text) and not self._caption(text)
        ):
            if isinstance(block, Heading) and not block.level:
                self.close()
            if self.field is not None:
                self.room.append(block)
            else:
                self.loose[-1].lines.append(block)
                self.latest = block

    def _own_name(self, block: Paragraph | Heading) -> bool:
        """Take the body's name where it stands on the cover behind its label, with nothing but a space between."""
        for part in self.section.parts if self.opening else ():
            end = titles.after(block.text, part.titles) if part in self.names.bodies else None
            rest = block.text[end:].strip(_SEPARATORS) if end is not None else ""
            if prose.BODY.fullmatch(rest):
                start = block.text.rindex(rest)
                self.close()
                self.place(part.id, Slot(block, start, start + len(rest)))
                return True
        return False

    def taken_line(self) -> Paragraph | Heading | None:
        """Return the line that was read last, if nothing explained it, and take it from those that are left."""
        line, self.latest = self.latest, None
        lines = self.loose[-1].lines
        return lines.pop() if line is not None and lines and lines[-1] is line else None

    def _entered(self, block: Paragraph | Heading) -> Section | None:
        """Return the section that a paragraph is the heading of; the label of a part of the same title is none."""
        section = self.names.section(block.text, heading=isinstance(block, Heading))
        if section is None and self.before is not None and _NUMBER.fullmatch(self.before.text):
            numbered = self.names.section(f"{self.before.text.strip()} {block.text.strip()}", heading=False)
            if numbered is not None and numbered.number == str(int(self.before.text)):
                self.latest = self.before
                self.taken_line()
                return numbered
        own = section is self.section or block.text.strip().startswith(tuple(_BRACKETS))
        label = own and self.section.number in self.layout.titles and self.titled(block.text)
        return None if label else section

    def leads_on(self, text: str) -> Section | None:
        """Return the later section whose part a line is the title of, where that section has no heading."""
        section = self.names.leading.get(titles.key(text)) if len(text) <= _LONGEST_LABEL else None
        later = section is not None and self.form.sections.index(section) > self.form.sections.index(self.section)
        return section if later and not self.opening else None

    def enter(self, section: Section) -> None:
        """Begin a section."""
        self.close()
        self.section = section
        self.table = None
        self.fixed = ""
        self.opening = False
        self.loose.append(prose.Loose(section, self.names))

    # -------------------------------------------------------------------------------- labels

    def _label(self, spot: Paragraph | Heading) -> bool:
        """Open the field that a paragraph is the label of; True if it is a label."""
        part = self.titled(spot.text)
        if part is not None:
            if self.field is not None and not self.stands_out(spot, part):
                return False
            self._open(part)
            self.layout.titles.setdefault(part.id, spot)
            if isinstance(part, Table):
                self.loose[-1].captions[len(self.loose[-1].lines)] = part
                self.loose[-1].lines.append(spot)
            self._behind(part, spot, titles.after(spot.text, part.titles))
            return True
        for part in self.section.parts:
            end = titles.after(spot.text, part.titles)
            said = end is not None and spot.text[end:].strip(_SEPARATORS)
            if end is not None and _parted(spot.text, end) and not (said and isinstance(part, Table)):
                self._open(part)
                self.layout.titles.setdefault(part.id, spot)
                self._behind(part, spot, end)
                return True
        return False

    def titled(self, text: str) -> Field | Table | None:
        """Return the part of the section that a text is the title of: among equals, one that is not found yet."""
        if len(text) > _LONGEST_LABEL:
            return None
        found = self.names.parts[self.section.number].of(text)
        if not found:
            return None
        slots, records = self.layout.slots, self.layout.records
        return next((part for part, _ in found if part.id not in slots and part.id not in records), found[0][0])

    @staticmethod
    def stands_out(spot: Spot, part: Field | Table) -> bool:
        """Tell whether a label may end the field before it: a heading, in brackets, or the official title."""
        text = spot.text.strip()
        marked = text.startswith(tuple(_BRACKETS)) or text.endswith((":", "："))
        return marked or isinstance(spot, Heading) or titles.same(text, (part.title,))

    def _open(self, part: Field | Table) -> None:
        self.table = None
        if isinstance(part, Table) and self._waits():
            return  # on slides a table often stands beside a text, and its title beside the text's label
        self.close()
        self.field = part if isinstance(part, Field) else None

    def _waits(self) -> bool:
        """Tell whether a label was read and nothing of its text yet."""
        return self.field is not None and self.start is None and not any(line.text.strip() for line in self.room)

    def _behind(self, part: Field | Table, spot: Spot, end: int | None) -> None:
        """Take what stands behind a label in the same paragraph or cell as the field's value."""
        if isinstance(part, Table) or end is None:
            return
        text = spot.text
        colon = False
        while end < len(text) and text[end] in _SEPARATORS:
            colon = colon or text[end] in ":："
            end += 1
        rest = text[end:]
        line, newline, further = rest.partition("\n")
        if part.note and self.names.note(self.section.number, line):
            end, rest = end + len(line) + len(newline), further
        if rest.strip() or colon or (newline and not rest):
            self.start = Slot(spot, end, len(text))
            if part.type not in _OF_SEVERAL_LINES:
                self.close()

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

    def _caption(self, text: str) -> bool:
        """Tell whether a text is the line below a section's heading, or a title in brackets outside of any field."""
        if self.names.subtitle(self.section.number, text):
            return True
        return self.field is None and text.startswith(tuple(_BRACKETS)) and titles.key(text) in self.names.captions

    def repeats(self, label: Spot, value: Spot | None = None) -> bool:
        """Hold back the name of the body where it stands again in a section, behind its label (自治体名：見本市).

        It counts where nothing else of the file names the body; a name that differs is kept.
        """
        for part in self.names.bodies:
            end = titles.after(label.text, part.titles) if part not in self.section.parts else None
            if end is None or (value is not None and label.text[end:].strip(_SEPARATORS)):
                continue
            spot, start = (label, end) if value is None else (value, 0)
            while start < len(spot.text) and spot.text[start] in _SEPARATORS:
                start += 1
            if prose.BODY.fullmatch(spot.text[start:].rstrip()):
                self.repeated.append((part.id, Slot(spot, start, len(spot.text.rstrip()))))
                return True
        return False

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


def _parted(text: str, end: int) -> bool:
    """Tell whether a bracket, a colon or a line end parts a title from what follows it."""
    return text[:1] in "【［[＜〈" or text[end : end + 1] in (":", "：", "\n", "】") or "※" in text[end : end + 3]


def _is_year(text: str) -> bool:
    try:
        return len(text) < 10 and "年" in text and bool(parse_fiscal_year(text))
    except ValueError:
        return False
