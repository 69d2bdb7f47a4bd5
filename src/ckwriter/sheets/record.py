"""The record that a workbook carries in a hidden sheet: what its pages do not show.

Who wrote which text, and what drafted text rests on. Of the texts themselves it holds only hashes, so that nothing
that a person deletes from a page stays behind; last year's submission, which no page shows, it holds whole.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ConfigDict

from ckwriter import records
from ckwriter.form import Form, Table
from ckwriter.model import PERSON, Cell, Ignored, Source, Submission
from ckwriter.sheets.about import title
from ckwriter.sheets.layout import RECORD_MARK
from ckwriter.values import Value

_CHUNK = 16_000
"""Characters of the record in one cell; escaped, they are at the most twice as many, which a cell can hold."""
NOTES = "notes"


class Sentence(Value):
    """One drafted sentence: where it stands in its text, or, if it is not there, its words; and what it rests on."""

    model_config = ConfigDict(strict=False)

    span: tuple[int, int] | None = None
    text: str = ""
    at: tuple[str, ...] = ()


class Entry(Value):
    """What is known of a text that is not just a person's."""

    model_config = ConfigDict(strict=False)

    of: str
    """The hash of the text as shown on the page."""
    origin: str
    sources: tuple[Sentence, ...] = ()
    ignore: tuple[Ignored, ...] = ()


class Record(Value):
    """What the hidden sheet says of the pages as they were written."""

    model_config = ConfigDict(strict=False)

    form: str
    asked: tuple[str, ...] = ()
    """What the pages have places for: fields, tables, columns (`forums.name`), fixed rows (`profile[population]`)."""
    cells: Mapping[str, Entry] = {}
    rows: Mapping[str, tuple[str, ...]] = {}
    """For each free table, and for the notes, the hash of each row."""
    blank: tuple[str, ...] = ()
    """Rows in which nothing stood, and which counted all the same because a later row was filled."""
    about: tuple[str, ...] = ()
    """For each note, the place that it is about."""
    previous: dict[str, Any] | None = None


def digest(*texts: str) -> str:
    """Return twelve hex digits that stand for texts."""
    return hashlib.sha256("\x1f".join(texts).encode("utf-8", "replace")).hexdigest()[:12]


def of(submission: Submission) -> Record:
    """Return the record of a submission."""
    rows: dict[str, tuple[str, ...]] = {}
    blank: list[str] = []
    for part in submission.form.parts():
        if not isinstance(part, Table) or part.rows:
            continue
        cells = {row: [submission[f"{row}.{column.id}"] for column in part.columns] for row in submission.rows(part)}
        rows[part.id] = tuple(digest(*(cell.shown for cell in row)) for row in cells.values())
        blank += [row for row, filled in cells.items() if all(cell.empty for cell in filled)]
    numbered = [(f"{NOTES}[{number}]", note) for number, note in enumerate(submission.notes, 1)]
    blank += [row for row, note in numbered if not note.text.strip()]
    rows[NOTES] = tuple(digest(title(submission.form, note.about), note.text) for note in submission.notes)
    return Record(
        form=submission.form.id,
        asked=tuple(_asked(submission.form)),
        cells={at: _entry(cell) for at, cell in submission.cells.items() if _is_more_than_text(cell)},
        rows=rows,
        blank=tuple(blank),
        about=tuple(note.about for note in submission.notes),
        previous=records.to_record(submission.previous) if submission.previous else None,
    )


def _asked(form: Form) -> Iterator[str]:
    for part in form.parts():
        yield part.id
        if isinstance(part, Table):
            yield from (f"{part.id}.{column.id}" for column in part.columns)
            yield from (f"{part.id}[{row.id}]" for row in part.rows)


def _is_more_than_text(cell: Cell) -> bool:
    return cell.origin != PERSON or bool(cell.sources or cell.ignore)


def _entry(cell: Cell) -> Entry:
    return Entry(of=digest(cell.shown), origin=cell.origin, sources=tuple(_sentences(cell)), ignore=cell.ignore)


def _sentences(cell: Cell) -> Iterator[Sentence]:
    end = 0
    for source in cell.sources:
        start = cell.shown.find(source.sentence, end)
        start = start if start >= 0 else cell.shown.find(source.sentence)
        if start < 0:
            yield Sentence(text=source.sentence, at=source.at)
            continue
        end = start + len(source.sentence)
        yield Sentence(span=(start, end), at=source.at)


def sources(entry: Entry, shown: str) -> tuple[Source, ...]:
    """Return the sources of an unchanged text."""
    return tuple(
        Source(sentence=shown[slice(*item.span)] if item.span else item.text, at=item.at) for item in entry.sources
    )


def lines(record: Record) -> list[str]:
    """Return what stands in column A of the hidden sheet."""
    text = json.dumps(record.model_dump(mode="json", exclude_defaults=True), sort_keys=True)
    return [RECORD_MARK, *(text[start : start + _CHUNK] for start in range(0, len(text), _CHUNK))]


def parse(found: list[str]) -> Record:
    """Return the record that stands in column A of the hidden sheet; ValueError if it was damaged."""
    return Record.model_validate(json.loads("".join(found[1:])))
