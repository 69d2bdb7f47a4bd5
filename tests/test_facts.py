"""What stands at a place as a fact."""

from __future__ import annotations

from ckwriter import places
from ckwriter.facts import fact_of_cell
from ckwriter.model import Cell
from tests.conftest import Make


def test_a_persons_text_is_a_fact_with_its_place(make: Make) -> None:
    """Its number, title, row, label and unit come with it."""
    submission = make({"forums[1].name": "部会", "forums[1].frequency": "年4回"})
    field = places.field_at(submission.form, "forums[1].frequency")
    assert field is not None
    fact = fact_of_cell(submission, "forums[1].frequency", field, 7)
    assert fact is not None
    assert (fact.number, fact.text, fact.label, fact.group) == (7, "年4回", "開催頻度", "7 協議の場 1行目")


def test_a_draft_is_a_fact_only_where_it_is_asked_for(make: Make) -> None:
    """Nothing is drafted from drafts; who compares what the page says sees them."""
    submission = make({"strengths": Cell(text="案。", origin="offline")})
    field = places.field_at(submission.form, "strengths")
    assert field is not None
    assert fact_of_cell(submission, "strengths", field, 1) is None
    shown = fact_of_cell(submission, "strengths", field, 1, drafts=True)
    assert shown is not None
    assert shown.text == "案。"


def test_nothing_is_no_fact_but_the_bodys_name(make: Make) -> None:
    """A blank cell gives none; the name of the body stands wherever the form asks for it."""
    submission = make({})
    found = {at: fact_of_cell(submission, at, field, 1) for at, field in submission.places()}
    assert {at: fact.text for at, fact in found.items() if fact} == {"municipality": "見本市"}
