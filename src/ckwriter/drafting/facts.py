"""The facts of a submission, numbered, and which of them a field may use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ckwriter import places
from ckwriter.beside import Note
from ckwriter.drafts import Fact, Prompt
from ckwriter.facts import fact_of_cell, group_of
from ckwriter.form import Form
from ckwriter.model import Cell, Submission

_NOTES_ABOUT = re.compile(r"notes\((?P<part>[a-z0-9_]*)\)")


def collect(submission: Submission, prompts: Iterable[Prompt]) -> tuple[Fact, ...]:
    """Return all facts that some prompt lists, in the order of the form, then the notes, numbered from 1.

    Drafts that no person has accepted are no facts. The body's own name is one wherever the form asks for it.
    """
    prompts = tuple(prompts)
    wanted = {_column(prompt.target, selector) for prompt in prompts for selector in prompt.facts}
    found: list[Fact] = []
    for at, field in submission.places():
        if _listed(at, wanted) and (fact := fact_of_cell(submission, at, field, len(found) + 1)):
            found.append(fact)
    for index, note in enumerate(submission.notes, 1):
        if note.text.strip() and any(_may_use_note(prompt, note) for prompt in prompts):
            found.append(_note_fact(submission.form, len(found) + 1, index, note))
    return tuple(found)


def _note_fact(form: Form, number: int, index: int, note: Note) -> Fact:
    title = f"素材 {index}件目"
    if note.about:
        title += f"（{places.title_of(form, note.about)}について）"
    return Fact(
        number=number,
        at=f"notes[{index}]",
        title=title,
        group=f"{places.title_of(form, places.NOTES)}{title[title.index('（') :] if note.about else ''}",
        text=note.text,
        type="note",
        about=note.about,
    )


def _column(target: str, selector: str) -> str:
    """Return a selector without regard to rows: `row.policy` for issues.role_medical is `issues.policy`."""
    return target.partition(".")[0] + selector[3:] if selector.startswith("row.") else selector


def _listed(at: str, wanted: Iterable[str]) -> bool:
    place = places.parse(at)
    return (f"{place.part}.{place.column}" if place.column else place.part) in wanted


def _may_use_note(prompt: Prompt, note: Note) -> bool:
    part = note.about and places.parse(note.about).part
    own = prompt.target.partition(".")[0]
    for selector in prompt.facts:
        if selector == places.NOTES and part == own:
            return True
        if (about := _NOTES_ABOUT.fullmatch(selector)) and about["part"] == part:
            return True
    return False


def matching(facts: Sequence[Fact], at: str, selectors: Iterable[str], assigned: Sequence[str] = ()) -> Iterator[Fact]:
    """Yield the facts that selectors name for the cell at a place.

    Args:
        facts: all facts.
        at: the place that is drafted.
        selectors: `forums.name`, `row.target`, `notes`, `notes(forums)`, `notes()`.
        assigned: notes about the whole table that are given to this row, by place.

    """
    selectors = tuple(selectors)
    target = places.parse(at)
    for fact in facts:
        if fact.type == "note":
            if any(_note_matches(fact, target, selector, assigned) for selector in selectors):
                yield fact
        elif any(_cell_matches(places.parse(fact.at), target, selector) for selector in selectors):
            yield fact


def _note_matches(fact: Fact, target: places.Place, selector: str, assigned: Sequence[str]) -> bool:
    if selector == places.NOTES:
        if fact.at in assigned:
            return True
        about = places.parse(fact.about) if fact.about else places.Place("")
        return about.part == target.part and about.row == target.row and about.column in ("", target.column)
    found = _NOTES_ABOUT.fullmatch(selector)
    return bool(found) and found["part"] == (fact.about and places.parse(fact.about).part) if found else False


def _cell_matches(place: places.Place, target: places.Place, selector: str) -> bool:
    part, _, column = selector.partition(".")
    if part == "row":
        return (place.part, place.row, place.column) == (target.part, target.row, column)
    return place.part == part and place.column == column


def drafted(cells: Iterable[tuple[str, Cell]], form: Form, first: int) -> tuple[Fact, ...]:
    """Return drafts as facts that rest on the facts that they were drafted from, numbered from `first`."""
    return tuple(
        Fact(
            number=first + offset,
            at=at,
            title=places.title_of(form, at),
            group=group_of(form, at),
            label=field.title if (field := places.field_at(form, at)) else "",
            text=cell.text,
            type="paragraph",
            rests_on=tuple(dict.fromkeys(place for source in cell.sources for place in source.at)),
        )
        for offset, (at, cell) in enumerate(cells)
    )
