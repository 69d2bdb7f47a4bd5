"""A cell as plain data: its text, or a mapping that says more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ckwriter import places
from ckwriter.errors import ReadError
from ckwriter.form import Form
from ckwriter.model import Absent, Cell, Ignored, Source
from ckwriter.records import plain

_CELLS = TypeAdapter(dict[str, Cell])


def cells_of(form: Form, given: Mapping[str, Any]) -> dict[str, Cell]:
    """Return the cells that stand at places; see `cell`."""
    try:
        return _CELLS.validate_python(given)
    except ValidationError:
        return {at: cell(form, at, value) for at, value in given.items()}


def cell(form: Form, at: str, value: object) -> Cell:
    """Return the cell that a text, a number or a mapping describes; ReadError names the place."""
    if value is None:
        return Cell()
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return Cell(text=str(value))
    try:
        return _cell(value)
    except ReadError as error:
        raise ReadError(f"{places.title_of(form, at)}{error}") from None


def _cell(value: object) -> Cell:
    """Return the cell that a mapping describes; the caller puts the title of its place before an error."""
    given = plain.mapping(value, "")
    plain.refuse_unknown(given, ("text", "origin", "sources", "absent", "ignore"), "")
    try:
        return Cell(
            text=plain.text(given.get("text", ""), ""),
            origin=plain.text(given.get("origin", "person"), ""),
            sources=tuple(_source(source) for source in plain.listed(given.get("sources") or [], "")),
            absent=Absent(given["absent"]) if given.get("absent") else None,
            ignore=tuple(_ignored(given.get("ignore") or {})),
        )
    except ValidationError as error:
        raise ReadError(f": {error.errors()[0]['msg'].removeprefix('Value error, ')}") from None
    except ValueError:
        words = "、".join(f"{reason.value}（{reason.title}）" for reason in Absent)
        raise ReadError(f": absent「{given['absent']}」は使えません。{words} から選んでください") from None


def _ignored(given: object) -> Iterator[Ignored]:
    for code, reason in plain.mapping(given, " の ignore").items():
        yield Ignored(code=plain.text(code, " の ignore"), reason=plain.text(reason or "", " の ignore"))


def _source(given: object) -> Source:
    source = plain.mapping(given, " の sources")
    plain.refuse_unknown(source, ("sentence", "at"), " の sources")
    rests_on = plain.listed(source.get("at") or [], " の sources の at")
    return Source(sentence=plain.text(source.get("sentence", ""), ""), at=tuple(plain.text(at, "") for at in rests_on))
