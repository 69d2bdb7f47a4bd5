"""What makes a function a check, and what makes a finding."""

from collections.abc import Iterator

import pytest

from ckwriter.checks import check, finding
from ckwriter.model import Finding, Submission


@check(level="note", rules=("R99",))
def sample(submission: Submission) -> Iterator[Finding]:
    """見出しがある

    Looks at the cover
    only.
    """
    if not submission.text("headline"):
        yield finding(submission, "headline", "ありません")


def test_a_check_knows_its_title_and_explanation(complete: Submission) -> None:
    """The first line of the docstring is the title, the rest the explanation; calling it yields findings."""
    assert (sample.title, sample.level, sample.rules) == ("見出しがある", "note", ("R99",))
    assert sample.explanation == "Looks at the cover\nonly."
    assert list(sample(complete)) == []


def test_a_check_is_frozen() -> None:
    """Nobody changes a check that others use."""
    with pytest.raises(AttributeError):
        sample.level = "error"  # type: ignore[misc]


def test_finding_says_where_by_the_official_title(complete: Submission) -> None:
    """The message begins with the title of the place; the sections of all places are filled in."""
    found = finding(
        complete,
        "forums[1].frequency",
        "「年2回」は違います",
        quotes=[("forums[1].frequency", "年2回"), ("goals[1]", "")],
    )
    assert found.message == "7 協議の場 1行目「開催頻度」: 「年2回」は違います"
    assert found.section == "7"
    assert [(e.at, e.section, e.quote) for e in found.evidence] == [
        ("forums[1].frequency", "7", "年2回"),
        ("goals[1]", "5", ""),
    ]
    assert "level" not in found.model_fields_set


def test_finding_without_quotes_points_at_its_place(complete: Submission) -> None:
    """What is missing is evidence without characters, at the place itself."""
    found = finding(complete, "headline", "ありません", level="error", subject="表紙")
    assert [(e.at, e.quote) for e in found.evidence] == [("headline", "")]
    assert (found.level, found.message) == ("error", "表紙: ありません")
