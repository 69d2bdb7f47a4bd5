"""A submission as plain data: flat with one key a place, or nested as people write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ckwriter import places
from ckwriter.form import Form, Table
from ckwriter.model import Cell, Submission

Record = dict[str, Any]


def to_record(submission: Submission, *, nested: bool = False) -> Record:
    """Return a submission as plain data: flat with one key a place, or nested as people write it."""
    sections = []
    for section in submission.form.sections:
        cells = {
            at: submission[at]
            for part in section.parts
            for at in _places_of(submission, part.id)
            if at in submission.cells
        }
        body = _nested(submission.form, cells) if nested else {"cells": {at: _full(c) for at, c in cells.items()}}
        sections.append({"number": section.number, "title": section.title} | body)
    record: Record = {
        "form": submission.form.id,
        "fiscal_year": submission.fiscal_year,
        "municipality": {
            "name": submission.municipality.name,
            "kind": _kind_title(submission),
            "code": submission.municipality.code,
        },
        "sections": sections,
    }
    if submission.notes:
        record["notes"] = [{"about": note.about, "text": note.text} for note in submission.notes]
    if submission.previous:
        record["previous"] = to_record(submission.previous, nested=nested)
    if submission.unplaced:
        record["unplaced"] = [{"text": lost.text, "where": lost.where} for lost in submission.unplaced]
    return record


def _kind_title(submission: Submission) -> str:
    kind = submission.form.kind(submission.municipality.kind)
    return kind.title if kind else submission.municipality.kind


def _places_of(submission: Submission, part_id: str) -> Iterator[str]:
    part = submission.form.part(part_id)
    if not isinstance(part, Table):
        yield part_id
        return
    for row in submission.rows(part):
        yield from (f"{row}.{column.id}" for column in part.columns_of(row))


def _full(cell: Cell) -> Record:
    full: Record = {"text": cell.text, "origin": cell.origin}
    if cell.sources:
        full["sources"] = [{"sentence": s.sentence, "at": list(s.at)} for s in cell.sources]
    if cell.absent:
        full["absent"] = cell.absent.value
    if cell.ignore:
        full["ignore"] = {ignored.code: ignored.reason for ignored in cell.ignore}
    return full


def _short(cell: Cell) -> Record | str:
    return cell.shown if cell == Cell(text=cell.text, absent=cell.absent) else _full(cell)


def _nested(form: Form, cells: Mapping[str, Cell]) -> Record:
    body: Record = {}
    for at, cell in cells.items():
        place = places.parse(at)
        part = form.part(place.part)
        if not isinstance(part, Table):
            body[place.part] = _short(cell)
        elif part.rows:
            body.setdefault(place.part, {}).setdefault(place.row, {})[place.column] = _short(cell)
        else:
            rows = body.setdefault(place.part, [])
            rows.extend({} for _ in range(int(place.row) - len(rows)))
            rows[int(place.row) - 1][place.column] = _short(cell)
    return body
