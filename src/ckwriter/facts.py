"""Facts out of a submission: what stands at a place, as something that is known."""

from __future__ import annotations

from ckwriter import places
from ckwriter.drafts import Fact
from ckwriter.form import Field, Form
from ckwriter.model import Submission


def fact_of_cell(submission: Submission, at: str, field: Field, number: int, *, drafts: bool = False) -> Fact | None:
    """Return what stands at a place as a fact, or None: a draft that no person has accepted is none, unless `drafts`.

    The body's own name is a fact wherever the form asks for it.
    """
    cell = submission[at]
    text = "" if cell.machine and not drafts else submission.text(at)
    if not text and not cell.machine and field.type == "municipality" and not cell.absent:
        text = submission.municipality.name
    if not text:
        return None
    return Fact(
        number=number,
        at=at,
        title=places.title_of(submission.form, at),
        group=group_of(submission.form, at),
        label=field.title,
        text=text,
        type=field.type,
        unit=field.unit,
        role=field.role or "",
        year=field.year,
    )


def group_of(form: Form, at: str) -> str:
    """Return what a place is listed under: its row, or its section."""
    place = places.parse(at)
    return places.title_of(form, f"{place.part}[{place.row}]") if place.row else form.section_of(place.part).heading
