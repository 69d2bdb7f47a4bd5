"""Which cells are drafted: empty ones, and, when asked to, those that a program drafted before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter

from ckwriter import places
from ckwriter.drafts import Prompt
from ckwriter.form import Table
from ckwriter.model import Submission


@dataclass(frozen=True, slots=True)
class Target:
    """One cell to draft."""

    at: str
    prompt: Prompt
    assigned: tuple[str, ...] = ()
    """Notes about the whole table that are given to this row, by place."""


def waves(prompts: Collection[Prompt]) -> Iterator[tuple[Prompt, ...]]:
    """Yield the prompts in groups: those of a group build on drafts of earlier groups alone."""
    known = {prompt.target for prompt in prompts}
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for prompt in prompts:
        sorter.add(prompt.target, *known.intersection(_target(prompt.target, feed) for feed in prompt.feeds))
    sorter.prepare()
    while sorter.is_active():
        ready = set(sorter.get_ready())
        yield tuple(prompt for prompt in prompts if prompt.target in ready)
        sorter.done(*ready)


def _target(target: str, selector: str) -> str:
    return target.partition(".")[0] + selector[3:] if selector.startswith("row.") else selector


def targets(submission: Submission, prompt: Prompt, *, only: Collection[str], redo: bool) -> Iterator[Target]:
    """Yield the cells of a prompt's field that may be drafted now."""
    part_id, _, column = prompt.target.partition(".")
    part = submission.form.part(part_id)
    if not isinstance(part, Table):
        if _open(submission, part_id, redo=redo) and _asked(part_id, only):
            yield Target(part_id, prompt)
        return
    given = _notes_of_rows(submission, part, column, grows=prompt.new_rows)
    for row in _rows(submission, part, given, grows=prompt.new_rows):
        at = f"{row}.{column}"
        if column in (c.id for c in part.columns_of(row)) and _open(submission, at, redo=redo) and _asked(at, only):
            yield Target(at, prompt, given.get(row, ()))


def _open(submission: Submission, at: str, *, redo: bool) -> bool:
    cell = submission[at]
    return cell.empty or (redo and cell.machine)


def _asked(at: str, only: Collection[str]) -> bool:
    """Tell whether a place is named by `only`: itself, its row, its table, or its column in all rows."""
    place = places.parse(at)
    names = {at, place.part, f"{place.part}[{place.row}]", f"{place.part}.{place.column}"}
    return not only or not names.isdisjoint(only)


def _rows(submission: Submission, table: Table, given: Mapping[str, tuple[str, ...]], *, grows: bool) -> list[str]:
    rows = list(submission.rows(table))
    return rows + [row for row in given if row not in rows] if grows else rows


def _notes_of_rows(submission: Submission, table: Table, column: str, *, grows: bool) -> dict[str, tuple[str, ...]]:
    """Return the notes about the whole table by the row that they are given to."""
    if table.rows:
        return {}
    whole = [f"notes[{index}]" for index, note in enumerate(submission.notes, 1) if note.about == table.id]
    if grows:
        return _new_rows(submission, table, column, whole)
    return _named_rows(submission, table, whole)


def _new_rows(submission: Submission, table: Table, column: str, notes: list[str]) -> dict[str, tuple[str, ...]]:
    """Give each note a row: the one that was drafted from it before, or a new one unless a person has written some."""
    rows = submission.rows(table)
    given: dict[str, tuple[str, ...]] = {}
    for row in rows:
        cell = submission[f"{row}.{column}"]
        resting = {place for source in cell.sources for place in source.at} if cell.machine else set()
        if own := tuple(note for note in notes if note in resting):
            given[row] = own
    used = {note for row_notes in given.values() for note in row_notes}
    if any(not cell.empty and not cell.machine for _, cell in submission.column(table, column)):
        return given
    free = [row for row in rows if submission[f"{row}.{column}"].empty]
    added = (f"{table.id}[{number}]" for number in range(len(rows) + 1, len(rows) + len(notes) + 1))
    given |= {row: (note,) for row, note in zip([*free, *added], [n for n in notes if n not in used], strict=False)}
    return given


def _named_rows(submission: Submission, table: Table, notes: list[str]) -> dict[str, tuple[str, ...]]:
    """Give a note about a whole table to its only row, or to the one row whose name stands in the note."""
    rows = submission.rows(table)
    named = {row: submission.text(f"{row}.{table.columns[0].id}") for row in rows}
    given: dict[str, tuple[str, ...]] = {}
    for note in notes:
        text = submission.notes[int(places.parse(note).row) - 1].text
        about = [row for row, name in named.items() if len(name) > 1 and name in text]
        if len(rows) == 1 or len(about) == 1:
            row = rows[0] if len(rows) == 1 else about[0]
            given[row] = (*given.get(row, ()), note)
    return given
