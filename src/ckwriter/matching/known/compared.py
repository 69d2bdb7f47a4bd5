"""What stands at each place of a layout, compared with the record that the file carries."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from ckwriter import places
from ckwriter.beside import Label, Unplaced
from ckwriter.blocks import Blocks
from ckwriter.form import Field, Form, Table
from ckwriter.matching.cover import identity
from ckwriter.matching.known.aligning import align
from ckwriter.matching.known.recorded import Recorded
from ckwriter.matching.layout import Layout, Record, Slot
from ckwriter.matching.pieces import cells as stands
from ckwriter.matching.words.altered import altered, untitled
from ckwriter.model import UNKNOWN, Cell, Source, Submission

_TELLING = 8
"""Characters from which words that are marked as drafted are known inside of a longer text."""
_LONGEST_HEADING = 60
_TOKEN = re.compile(r"[R令和平成\s●○◯年月日度]*[●○◯][R令和平成\s●○◯年月日度]*")


class Reading:
    """Reads a layout into a submission."""

    def __init__(self, form: Form, layout: Layout, record: Recorded | None, blocks: Blocks) -> None:
        """Take the form, what was found in the blocks of a file, and the record that it carries."""
        self.form = form
        self.layout = layout
        self.record = record.submission if record else None
        self.recorded = _rows(self.record) if self.record is not None else {}
        """The rows of free tables in the record, as their cells by column."""
        self.drafted = frozenset(map(_squeezed, blocks.drafted)) if record is None else frozenset()
        """Lines that the file marks as drafted, where no record says by whom, without white space."""
        self.blank = record.blank if record else ""
        self.blocks = blocks
        self.rows: dict[str, list[Record]] = {}
        """For each free table: where its rows stand, in their order."""
        self.moved: dict[str, dict[int, int]] = {}
        """For each free table: the number of a row on the page by its number in the record."""

    def submission(self) -> Submission:
        """Return what was read."""
        cells = dict(self._single())
        for table_id, found in self.layout.records.items():
            cells.update(self._rows(self.form.table(table_id), found))
        names = {at: cells.pop(at) for at in self._names() if at in cells}
        cells |= {at: cell for at, cell in names.items() if self.record is not None and cell == self.record[at]}
        if any(before != after for rows in self.moved.values() for before, after in rows.items()) or self._removed():
            cells = {at: self._renumbered(cell) for at, cell in cells.items()}
        return Submission(
            form=self.form,
            fiscal_year=identity.fiscal_year(self.form, self.layout, self.record),
            municipality=identity.municipality(self.form, self.layout, self.record),
            cells=cells,
            unplaced=tuple(self._unplaced()),
            labels=tuple(altered(self.form, self.blocks.blocks)) if self.record is None else (),
            untitled=untitled(self.form, self.blocks.blocks, cells) if self.record is None else (),
            headings=tuple(self._headings()) if self.record is None else (),
            searched=self.record is None,
        )

    def _headings(self) -> Iterator[Label]:
        """Yield the headings of sections and the titles of their fields and tables, as the page has them."""
        titles = self.layout.titles
        for section in self.form.sections:
            first = section.parts[0].id if section.parts else ""
            named = [(section.number, first, section.heading, True)]
            for at, part, official, heading in [*named, *((p.id, p.id, p.title, False) for p in section.parts)]:
                spot = titles.get(at)
                words = re.split("[\n：:]", spot.text.strip())[0].strip() if spot is not None else ""
                if words and part and len(words) <= _LONGEST_HEADING:
                    yield Label(text=words, official=official, part=part, heading=heading)

    def slots(self) -> dict[str, Slot]:
        """Return where the text of each place stands, once the submission was read."""
        found = dict(self.layout.slots)
        for table, rows in self.rows.items():
            for number, record in enumerate(rows, 1):
                found |= {f"{table}[{number}].{name}": slot for name, slot in record.slots.items()}
        return found

    # -------------------------------------------------------------------------------- fields and fixed rows

    def _single(self) -> Iterator[tuple[str, Cell]]:
        by_spot: dict[int, list[tuple[str, Slot]]] = defaultdict(list)
        for at, slot in self.layout.slots.items():
            by_spot[id(slot.spot)].append((at, slot))
        for held in by_spot.values():
            if self.record is not None and self._unchanged(held, self.record):
                yield from ((at, self.record[at]) for at, _ in held)
                continue
            for at, slot in held:
                text = read_slot(slot)
                was = self.record[at] if self.record is not None else None
                if was is not None and (text == was.shown or (not slot.whole and text == was.shown.strip())):
                    yield at, was
                elif was is not None and was.empty and _is_blank(slot):
                    continue
                else:
                    yield at, self._cell(text)

    def _cell(self, text: str) -> Cell:
        """Return a cell that no record explains: a person's, unless the file marks a line of it as drafted."""
        return Cell(text=text, origin=UNKNOWN) if self.drafted and self._is_drafted(text) else Cell(text=text)

    def _is_drafted(self, text: str) -> bool:
        """Tell whether a line that is marked as drafted is one of a text's, or a part of it where lines are wrapped."""
        lines = {_squeezed(line) for line in text.split("\n")}
        words = _squeezed(text)
        return not lines.isdisjoint(self.drafted) or any(len(p) >= _TELLING and p in words for p in self.drafted)

    def _unchanged(self, held: list[tuple[str, Slot]], record: Submission) -> bool:
        """Tell whether a cell of the page is, as a whole, what the record says was written into it."""
        at, slot = held[0]
        spot = slot.spot
        if len(held) == 1 and slot.whole and not slot.more and spot.text == record[at].shown:
            return True
        pieces: list[str] = []
        done = 0
        for at, slot in sorted(held, key=lambda item: item[1].start):
            was = record[at].shown
            if slot.more or slot.start < done:
                return slot.text.strip("\n") == was.strip("\n") and len(held) == 1
            if not was.strip() and slot.whole and not slot.choices:
                shown = was
            elif not was.strip():
                shown = slot.text if not read_slot(slot) or _is_blank(slot) else was
            elif slot.choices:
                shown = stands.choose(stands.unmarked(slot.text, slot.choices), slot.choices, was)
            else:
                shown = was
            pieces += (spot.text[done : slot.start], shown)
            done = slot.end
        expected = "".join((*pieces, spot.text[done:]))
        return expected == spot.text

    def _names(self) -> Iterator[str]:
        """Yield the places of the body's own name and the year: cells only where the record has them as cells."""
        for part in self.form.parts():
            if isinstance(part, Field) and part.type in ("municipality", "fiscal_year"):
                yield part.id

    # -------------------------------------------------------------------------------- free rows

    def _rows(self, table: Table, found: list[Record]) -> Iterator[tuple[str, Cell]]:
        before = self.recorded.get(table.id, [])
        texts = [{name: cell.shown for name, cell in row.items() if cell.shown} for row in before]
        rows = [(record, {name: slot.text for name, slot in record.slots.items() if slot.text}) for record in found]
        while len(rows) > len(texts) and not _has_text(rows[-1][1]):
            rows.pop()
        same: list[int | None] = [*range(len(rows))]
        if [row for _, row in rows] != texts:
            rows = [(record, row) for record, row in rows if _has_text(row)]
            same = align([row for _, row in rows], texts)
        self.moved[table.id] = {was + 1: now for now, was in enumerate(same, 1) if was is not None}
        self.rows[table.id] = [record for record, _ in rows]
        for number, ((_, row), was) in enumerate(zip(rows, same, strict=True), 1):
            at = f"{table.id}[{number}]."
            kept = before[was] if was is not None else {}
            for name, text in row.items():
                cell = kept.get(name)
                if cell is not None and cell.shown == text:
                    yield at + name, cell
                elif text.strip():
                    yield at + name, self._cell(text)

    def _removed(self) -> bool:
        return self.record is not None and any(
            len(self.recorded.get(table, ())) != len(rows) for table, rows in self.moved.items()
        )

    def _renumbered(self, cell: Cell) -> Cell:
        """Return a cell whose sources follow the rows that were moved; those of removed rows are left out."""
        if not cell.sources:
            return cell
        sources = tuple(
            Source(sentence=source.sentence, at=tuple(new for at in source.at if (new := self._now(at))))
            for source in cell.sources
        )
        return cell.model_copy(update={"sources": sources})

    def _now(self, at: str) -> str:
        try:
            place = places.parse(at)
        except ValueError:
            return at
        if place.part not in self.moved or not place.row.isdigit():
            return at
        now = self.moved[place.part].get(int(place.row))
        return str(place._replace(row=str(now))) if now else ""

    def _unplaced(self) -> Iterator[Unplaced]:
        asked = self.blank and self.layout.left
        printed = Counter(self.blocks.printed(self.blank, self.form) if asked else ())
        for left in self.layout.left:
            if printed[left.text] > 0:
                printed[left.text] -= 1
            else:
                yield Unplaced(text=left.text, where=left.where)


def _rows(submission: Submission) -> dict[str, list[dict[str, Cell]]]:
    """Return the rows of the free tables of a submission as their cells by column."""
    tables = submission.form.free_tables()
    found: dict[str, list[dict[str, Cell]]] = {table.id: [{} for _ in submission.rows(table)] for table in tables}
    for at, cell in submission.cells.items():
        table, _, rest = at.partition("[")
        if table in found:
            number, _, column = rest.partition("].")
            found[table][int(number) - 1][column] = cell
    return found


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _has_text(row: Mapping[str, str]) -> bool:
    return any(text.strip() for text in row.values())


def read_slot(slot: Slot) -> str:
    """Return the text of the place that stands in a slot, without what the form prints round it."""
    if slot.choices:
        word = stands.chosen(slot.text, slot.choices)
        return word or slot.text.strip()
    if slot.more:
        return slot.text.strip("\n")
    if slot.whole:
        return slot.text if slot.text.strip() else ""
    return slot.text.strip()


def _is_blank(slot: Slot) -> bool:
    """Tell whether a slot shows what blank forms print: R●年●月, a dash for it, or a choice with no word marked."""
    if slot.choices:
        return stands.chosen(slot.text, slot.choices) == ""
    text = slot.text.strip()
    return text == stands.NO_DATE or bool(_TOKEN.fullmatch(text))
