"""Drafts that come back are held against what they were made of, as it stands now."""

from __future__ import annotations

import pytest

from ckwriter import checking, drafting
from ckwriter.beside import Note
from ckwriter.model import Cell, Finding, Submission
from tests.grounding.facts import body

CODES = ("G101", "G102", "G103")


@pytest.fixture(scope="module")
def drafted() -> Submission:
    """Return an example drafted by rules."""
    return drafting.draft(body("kurashiki"))


def found(submission: Submission) -> list[Finding]:
    """Return what the checks of the family say."""
    return [one for code in CODES for one in checking.run(code, submission)]


def changed(submission: Submission, at: str, text: str) -> Submission:
    """Return a submission with another text of a person in a place."""
    return submission.model_copy(update={"cells": {**submission.cells, at: Cell(text=text)}})


@pytest.mark.parametrize("name", ["kurashiki", "kumamoto", "ward", "prefecture", "tables_only", "notes_only"])
def test_fresh_drafts_are_left_alone(name: str) -> None:
    """With the notes, and when the file has travelled without them."""
    submission = drafting.draft(body(name))
    assert found(submission) == []
    assert found(submission.model_copy(update={"notes": ()})) == []


def test_a_figure_that_was_put_right_afterwards_is_found_in_the_draft(drafted: Submission) -> None:
    """The draft says what the table no longer does; the finding names both places."""
    at = "results[2].result"
    findings = found(changed(drafted, at, "12回"))
    assert {one.code for one in findings} == {"G101"}
    assert {one.level for one in findings} == {"error"}
    assert "results[2].effect" in {one.at for one in findings}
    assert all("合いません" in one.message for one in findings)


def test_a_changed_sentence_of_a_person_is_not_looked_at(drafted: Submission) -> None:
    """Who changed or accepted a draft answers for it."""
    at = "results[2].effect"
    accepted = changed(changed(drafted, at, drafted.text(at)), "results[2].result", "12回")
    assert at not in {one.at for one in found(accepted)}


def test_a_source_that_is_gone_is_asked_for(drafted: Submission) -> None:
    """Once for each cell."""
    cells = {at: cell for at, cell in drafted.cells.items() if at != "results[2].result"}
    findings = found(drafted.model_copy(update={"cells": cells}))
    gone = [one for one in findings if one.code == "G102"]
    assert "results[2].effect" in {one.at for one in gone}
    assert len({one.at for one in gone}) == len(gone)


def test_a_draft_without_a_record_of_its_sources_is_asked_for(drafted: Submission) -> None:
    """Nobody can say what it rests on."""
    at = "strengths"
    cell = drafted[at].model_copy(update={"sources": ()})
    findings = found(drafted.model_copy(update={"cells": {**drafted.cells, at: cell}}))
    assert [(one.code, one.at) for one in findings] == [("G103", at)]


def test_a_changed_note_is_held_against_the_draft() -> None:
    """Where the file holds the notes, they count as the cells do."""
    submission = drafting.draft(body("notes_only"))
    notes = tuple(Note(text=one.text.translate(str.maketrans("123456789", "777777777"))) for one in submission.notes)
    assert "G101" in {one.code for one in found(submission.model_copy(update={"notes": notes}))}
