"""The cells of a known blank form, and what stands in them once it is filled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ckwriter import places
from ckwriter.blocks import GridCell, Paragraph
from ckwriter.form import Form
from ckwriter.matching.layout import Slot
from ckwriter.matching.pieces import cells as stands
from ckwriter.matching.words.periods import MOMENT
from ckwriter.matching.words.silence import Silence
from ckwriter.model import Submission

_FIGURE = re.compile(r"[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?")
_DATE = re.compile(MOMENT)
_TEXT = frozenset({"text", "paragraph", "bullets", "list"})
_FIGURES = frozenset({"integer", "decimal", "quantity", "frequency"})


class Room(NamedTuple):
    """A cell of the blank form."""

    cell: GridCell
    places: tuple[tuple[str, Slot], ...] = ()
    """The places in it, from left to right; in a repeated row the columns alone."""

    @property
    def whole(self) -> bool:
        """True if it is the room for one text and holds nothing else."""
        return len(self.places) == 1 and self.places[0][1].whole and not self.places[0][1].choices

    def is_at(self, cell: GridCell, shift: int) -> bool:
        """Tell whether a cell of the page stands where this one does, so many rows further down."""
        own = self.cell
        return (
            cell.column == own.column
            and cell.row == own.row + shift
            and cell.colspan == own.colspan
            and cell.rowspan == own.rowspan
            and not cell.pin
        )

    def is_printed(self, cell: GridCell) -> bool:
        """Tell whether a cell without a place shows what the form prints there."""
        return cell.text == self.cell.text and cell.blocks == self.cell.blocks


class Rooms:
    """What is known of the texts on one page: those that were written there, and which others may stand there."""

    def __init__(self, form: Form, record: Submission, silence: Silence) -> None:
        self._form = form
        self._record = record
        self._silence = silence
        self._bodies = {part.id for part in form.parts() if part.type == "municipality"}
        self._written = {cell.shown for cell in record.cells.values()} | {""}

    def may_stand(self, text: str) -> bool:
        """Tell whether a text may stand in a row of a free table: it was written there, or says nothing."""
        return text in self._written or self._silence.holds(text)

    def slots(self, room: Room, cell: GridCell) -> Iterator[tuple[str, Slot]] | None:
        """Return where the places of a room stand in a cell of the page; None if that is not certain."""
        if not room.whole:
            return self._in_words(room, cell)
        at, text = room.places[0][0], cell.text
        was = self._shown(at)
        same = text == was or (not was.strip() and (not text.strip() or text == room.cell.text))
        if not (same or self._may_change(at, was, text)) or not all(map(_is_line, cell.blocks)):
            return None
        return iter(((at, Slot(cell, 0, len(text))),))

    def _shown(self, at: str) -> str:
        record = self._record
        return record.municipality.name if at in self._bodies and at not in record.cells else record[at].shown

    def _may_change(self, at: str, was: str, now: str) -> bool:
        """Tell whether the search would find the place as well with another text in it."""
        field = places.field_at(self._form, at)
        if field is None:
            return False
        if field.id == at:
            return self._silence.holds(now)
        if field.type in _FIGURES:
            return all(not text.strip() or _FIGURE.fullmatch(text) for text in (was, now))
        dated = any(map(_DATE.search, (was, now)))  # a search takes a date among remarks for the row's
        return field.type in _TEXT and self._silence.holds(now) and not dated

    def _in_words(self, room: Room, cell: GridCell) -> Iterator[tuple[str, Slot]] | None:
        """Return where places stand among words that the form prints, if they hold what was written."""
        for date in ("", stands.NO_DATE):
            pieces = list(self._pieces(room, date))
            if not cell.blocks and "".join(words + text for _, _, words, text in pieces) == cell.text:
                return _cut(pieces, cell)
        return None

    def _pieces(self, room: Room, date: str) -> Iterator[_Piece]:
        """Yield each place with what is printed before it and what was written; `date` is for a date left blank."""
        blank, done = room.cell.text, 0
        for at, slot in room.places:
            was = self._shown(at)
            if not was.strip():
                was = date if date and "●" in slot.text else slot.text
            elif slot.choices:
                was = stands.choose(stands.unmarked(slot.text, slot.choices), slot.choices, was)
            yield _Piece(at, slot.choices, blank[done : slot.start], was)
            done = slot.end
        yield _Piece("", (), blank[done:], "")


class _Piece(NamedTuple):
    at: str
    choices: tuple[str, ...]
    words: str
    text: str


def _cut(pieces: list[_Piece], cell: GridCell) -> Iterator[tuple[str, Slot]]:
    end = 0
    for at, choices, words, text in pieces:
        start = end + len(words)
        end = start + len(text)
        if at:
            yield at, Slot(cell, start, end, choices=choices)


def _is_line(block: object) -> bool:
    return isinstance(block, Paragraph) and not block.pin and not block.aside
