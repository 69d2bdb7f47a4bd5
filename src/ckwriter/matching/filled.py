"""From a layout to a submission: what stands at each place, compared with the record that the file carries."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from ckwriter import forms, places
from ckwriter.blocks import Blocks, Grid
from ckwriter.errors import CkwriterError, ReadError
from ckwriter.form import Field, Form, Table
from ckwriter.matching import cells as stands
from ckwriter.matching import recorded as recording
from ckwriter.matching.aligning import align
from ckwriter.matching.layout import Layout, Record, Slot
from ckwriter.matching.recorded import Recorded
from ckwriter.matching.search import search
from ckwriter.model import Cell, Municipality, Source, Submission, Unplaced
from ckwriter.notation import parse_fiscal_year

_TOKEN = re.compile(r"[R令和平成\s●○◯年月日度]*[●○◯][R令和平成\s●○◯年月日度]*")
_YEAR = re.compile(r"(?:令和|R|Ｒ)\s*(?:元|[0-9０-９]{1,2})\s*年度")
_FEWEST = 3
"""Places that must be found before a file counts as a form that was not named."""
MOST_ROWS = 20_000
"""Rows of one table from which a file is no submission, and comparing its rows would take minutes."""


def submission(blocks: Blocks, form: Form | None, name: str) -> Submission:
    """Return the submission that a file's blocks hold; see `located`."""
    return located(blocks, form, name)[0]


def located(blocks: Blocks, form: Form | None, name: str) -> tuple[Submission, Mapping[str, Slot]]:
    """Return the submission that a file's blocks hold, and where each of its places stands in the file.

    Args:
        blocks: the file.
        form: its form, or None to recognise it: the one in the file's record, else the installed one of which most
            places are found.
        name: the file's name, for errors.

    Raises:
        ReadError: no place of any form was found, or a table is longer than any submission's.

    """
    _refuse_endless(blocks, name)
    record = recording.load(blocks.record) if blocks.record else None
    if form is None:
        form = record.submission.form if record else _recognised(blocks, name)
    if record is not None and record.submission.form.id != form.id:
        record = None
    layout = search(form, blocks.blocks)
    if not layout.found:
        raise ReadError(f"{name}: 様式「{form.title}」の欄が一つも見つかりません。別の様式のファイルではありませんか")
    reading = _Reading(form, layout, record)
    return reading.submission(), reading.slots


def _refuse_endless(blocks: Blocks, name: str) -> None:
    if any(isinstance(block, Grid) and block.height > MOST_ROWS for block in blocks.blocks):
        raise ReadError(f"{name}: 表の行が多すぎます（一つの表で{MOST_ROWS:,}行まで読めます）")


def _recognised(blocks: Blocks, name: str) -> Form:
    best: tuple[int, Form] | None = None
    for form_id in forms.names():
        try:
            form = forms.load(form_id)
        except CkwriterError:
            continue
        found = search(form, blocks.blocks).found
        if found >= _FEWEST and (best is None or found > best[0]):
            best = (found, form)
    if best is None:
        raise ReadError(f"{name}: どの様式のファイルか分かりません。様式の見出しや欄名が見つからないためです")
    return best[1]


class _Reading:
    def __init__(self, form: Form, layout: Layout, record: Recorded | None) -> None:
        self.form = form
        self.layout = layout
        self.record = record.submission if record else None
        self.printed = Counter(record.printed if record else ())
        self.slots: dict[str, Slot] = dict(layout.slots)
        self.moved: dict[str, dict[int, int]] = {}
        """For each free table: the number of a row on the page by its number in the record."""

    def submission(self) -> Submission:
        """Return what was read."""
        cells = dict(self._single())
        for table_id, found in self.layout.records.items():
            cells.update(self._rows(self.form.table(table_id), found))
        cells = {at: cell for at, cell in cells.items() if not self._is_name(at)} | dict(self._recorded_names(cells))
        if any(before != after for rows in self.moved.values() for before, after in rows.items()) or self._removed():
            cells = {at: self._renumbered(cell) for at, cell in cells.items()}
        return Submission(
            form=self.form,
            fiscal_year=self._fiscal_year(),
            municipality=self._municipality(),
            cells=cells,
            unplaced=tuple(self._unplaced()),
        )

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
                    yield at, Cell(text=text)

    def _unchanged(self, held: list[tuple[str, Slot]], record: Submission) -> bool:
        """Tell whether a cell of the page is, as a whole, what the record says was written into it."""
        pieces: list[str] = []
        done = 0
        spot = held[0][1].spot
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

    def _is_name(self, at: str) -> bool:
        part = self.form.part(at)
        return isinstance(part, Field) and part.type in ("municipality", "fiscal_year")

    def _recorded_names(self, cells: Mapping[str, Cell]) -> Iterator[tuple[str, Cell]]:
        """Yield the cells of the body's own name that the record has and the page still shows."""
        for at, cell in cells.items():
            if self._is_name(at) and self.record is not None and cell == self.record[at]:
                yield at, cell

    # -------------------------------------------------------------------------------- free rows

    def _rows(self, table: Table, found: list[Record]) -> Iterator[tuple[str, Cell]]:
        before = self._recorded_rows(table)
        texts = [{name: cell.shown for name, cell in row.items() if cell.shown} for row in before]
        rows = [(record, {name: slot.text for name, slot in record.slots.items() if slot.text}) for record in found]
        while len(rows) > len(texts) and not _has_text(rows[-1][1]):
            rows.pop()
        same: list[int | None] = [*range(len(rows))]
        if [row for _, row in rows] != texts:
            rows = [(record, row) for record, row in rows if _has_text(row)]
            same = align([row for _, row in rows], texts)
        self.moved[table.id] = {was + 1: now for now, was in enumerate(same, 1) if was is not None}
        for number, ((record, row), was) in enumerate(zip(rows, same, strict=True), 1):
            kept = before[was] if was is not None else {}
            self.slots |= {f"{table.id}[{number}].{name}": slot for name, slot in record.slots.items()}
            for name, text in row.items():
                cell = kept.get(name)
                yield (
                    f"{table.id}[{number}].{name}",
                    cell if cell is not None and cell.shown == text else Cell(text=text),
                )

    def _recorded_rows(self, table: Table) -> list[dict[str, Cell]]:
        if self.record is None:
            return []
        rows: list[dict[str, Cell]] = [{} for _ in self.record.rows(table)]
        start = f"{table.id}["
        for at, cell in self.record.cells.items():
            if at.startswith(start):
                number, _, column = at[len(start) :].partition("].")
                rows[int(number) - 1][column] = cell
        return rows

    def _removed(self) -> bool:
        return self.record is not None and any(
            len(self._recorded_rows(self.form.table(table))) != len(rows) for table, rows in self.moved.items()
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

    # -------------------------------------------------------------------------------- whose and when

    def _words(self) -> str:
        """Return the words of the cover: what stands before the first section."""
        first = self.form.sections[0].heading
        own = [
            slot.text
            for at, slot in self.layout.slots.items()
            if places.section_of(self.form, at) == self.form.sections[0].number
        ]
        return "\n".join([*(left.text for left in self.layout.left if left.where == first), *own, *self.layout.cover])

    def _municipality(self) -> Municipality:
        at = next((p.id for p in self.form.parts() if isinstance(p, Field) and p.type == "municipality"), "")
        slot = self.layout.slots.get(at)
        name = slot.text.strip() if slot else ""
        if self.record is not None:
            was = self.record.municipality
            shown = self.record[at].shown if at in self.record.cells else was.name
            if not name or name == shown.strip():
                return was
            return was.model_copy(update={"name": name, "code": ""})
        return Municipality(name=name, kind=self._kind(name))

    def _kind(self, name: str) -> str:
        kinds = self.form.kinds
        words = self._words()
        for kind in kinds:
            if name in kind.bodies or any(len(title) > 2 and title in words for title in kind.titles):
                return kind.id
        for kind in kinds:
            if name and name.endswith(kind.titles):
                return kind.id
        same = (kind for kind in kinds if name and kind.title.endswith(name[-1]) and not kind.bodies)
        return next(same, kinds[-1]).id

    def _fiscal_year(self) -> int:
        if self.record is not None:
            return self.record.fiscal_year
        for match in _YEAR.finditer(self._words()):
            try:
                return parse_fiscal_year(match[0])
            except ValueError:
                continue
        return self.form.fiscal_year

    def _unplaced(self) -> Iterator[Unplaced]:
        for left in self.layout.left:
            if self.printed[left.text] > 0:
                self.printed[left.text] -= 1
            else:
                yield Unplaced(text=left.text, where=left.where)


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
