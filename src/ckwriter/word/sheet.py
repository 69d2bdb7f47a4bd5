"""A table to be drawn: boxes with a kind, spans and widths."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ckwriter.form import Field

Kind = Literal["head", "label", "text", "wide", "center", "number", "unit", "name", "headline"]
"""How a box looks: a column's heading, a row's title, text in a column or across the page, a short value, a number,
its unit, the body's name, a headline."""

_CENTERED = frozenset({"quantity", "frequency", "period", "choice", "as_of", "fiscal_year"})
_NUMBERS = frozenset({"integer", "decimal"})


@dataclass(frozen=True, slots=True)
class Box:
    """One cell to be drawn."""

    text: str
    kind: Kind
    columns: int = 1
    rows: int = 1
    small: str = ""
    """What follows the text in a smaller size."""
    indent: int = 0
    height: float = 0.0
    """The least height in millimetres, of a blank form's room for several lines."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to be drawn."""

    widths: list[tuple[float, float]]
    """Of each column the least width in millimetres, and its share of the room that is left on the page."""
    rows: list[list[Box]]
    """Each row's boxes from left to right; one that is merged down stands in its first row only."""
    headers: int = 0
    """How many rows are repeated on each page."""
    dense: bool = False
    """True if its rows stand close, for a long table of short values."""
    together: bool = False
    """True if its rows should stay on one page."""
    grows_together: bool = False
    """True if the copies of its last row should stay on one page with it, since cells are merged down over them."""


def label(title: str, small: str = "", *, columns: int = 1, rows: int = 1, indent: int = 0) -> Box:
    """Return the box of a row's or a field's title."""
    return Box(title, "label", columns, rows, small, indent)


def room(field: Field, *, rows: int = 1, wide: bool = False, height: float = 0.0) -> Box:
    """Return the empty box for a field's text; `wide` where it has most of the page's width."""
    kind: Kind = "wide" if wide else "text"
    if field.type == "municipality":
        kind = "name"
    elif wide and field.type == "text":
        kind = "headline"
    elif field.type in _NUMBERS:
        kind = "number"
    elif field.type in _CENTERED:
        kind = "center"
    return Box("", kind, rows=rows, height=height)
