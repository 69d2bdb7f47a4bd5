"""Rolling forward: what a new year starts from."""

from ckwriter import rolling
from ckwriter.form import Table
from ckwriter.model import Submission
from tests.conftest import Make


def test_last_years_targets_become_the_ones_that_results_are_held_against(example: Submission) -> None:
    """Section 4 begins with last year's indicators and targets, and its results are empty."""
    this = rolling.roll_forward(example)
    goals, results = example.form.table("goals"), example.form.table("results")
    assert len(this.rows(results)) == len(example.rows(goals))
    for number in range(1, len(example.rows(goals)) + 1):
        assert this.text(f"results[{number}].indicator") == example.text(f"goals[{number}].indicator")
        assert this.text(f"results[{number}].target") == example.text(f"goals[{number}].target")
        assert this[f"results[{number}].result"].empty
    assert not this.rows(goals)


def test_names_and_members_carry_over_and_say_so(example: Submission) -> None:
    """Meetings, members, offices and history are last year's, marked as such; the year is the next."""
    this = rolling.roll_forward(example)
    for at in ("forums[1].name", "forums[1].members", "offices[1].owner", "history[1].text", "bodies[1].name"):
        assert this[at].text == example[at].text
        assert this[at].origin == "previous"
    assert this.fiscal_year == example.fiscal_year + 1
    assert this.previous is not None
    assert this.previous.cells == example.cells


def test_nothing_else_is_carried(example: Submission) -> None:
    """No figure, no narrative and no raw note of last year stands in this year's form."""
    this = rolling.roll_forward(example)
    assert not this.notes
    assert this.previous is not None
    assert not this.previous.notes
    for at in this.cells:
        assert not at.startswith(("profile", "schedule", "goals", "issues", "sectors"))
        assert not at.endswith((".frequency", ".result", ".effect", ".remarks"))
    assert this["strengths"].empty
    assert this["intro"].empty


def test_words_of_a_year_are_listed_for_a_person(make: Make) -> None:
    """今年度 and R6 in carried text would be last year's; carried periods are years by nature."""
    last = make(
        {
            "programmes[1].name": "研修",
            "programmes[1].description": "今年度から実施し、R6年10月に拡大",
            "programmes[2].name": "交流会",
            "history[1].period": "令和5年～",
            "history[1].text": "部会を設置",
        }
    )
    findings = rolling.dated_words(rolling.roll_forward(last))
    assert [finding.at for finding in findings] == ["programmes[1].description"]
    assert [e.quote for e in findings[0].evidence] == ["今年度", "R6年10月"]


def test_every_place_that_is_carried_from_exists(example: Submission) -> None:
    """form.toml names no field that the form does not have."""
    form = example.form
    for part in form.parts():
        for field in part.columns if isinstance(part, Table) else (part,):
            if field.previous:
                table, _, column = field.previous.partition(".")
                source = form.part(table)
                assert source is not None
                assert not column or (isinstance(source, Table) and source.column(column))
