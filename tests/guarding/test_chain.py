"""The guards in their order, and what comes where a model has no usable answer."""

from __future__ import annotations

from ckwriter.drafts import DraftReply, DraftRequest, Outcome, Sentence
from ckwriter.guarding.chain import again, or_else
from ckwriter.model import Finding
from tests.asked import ask

GOOD = DraftReply(sentences=(Sentence(text="年4回、会議を開いている。", facts=(1,)),))
RULES = DraftReply(sentences=(Sentence(text="会議を年4回開催している。", facts=(1,)),))


def outcome(name: Outcome) -> DraftReply:
    """A reply without sentences."""
    return DraftReply(outcome=name, problem="だめでした")


def test_an_answer_that_cannot_be_used_is_asked_for_once_more() -> None:
    """With the number of the attempt, by which the model is given more room."""
    for name in ("cut", "unusable", "refused"):
        seen: list[int] = []

        def model(request: DraftRequest, seen: list[int] = seen, name: Outcome = name) -> DraftReply:
            seen.append(request.attempt)
            return GOOD if len(seen) == 2 else outcome(name)

        assert again(model)(ask()) == GOOD
        assert seen == [0, 1]


def test_it_is_asked_for_no_third_time_and_nothing_else_is() -> None:
    """A failed call was made again already; a stopped one is not to be made."""
    for name, times in (("unusable", 2), ("failed", 1), ("stopped", 1), ("withheld", 1), ("waiting", 1)):
        seen: list[DraftRequest] = []

        def model(request: DraftRequest, seen: list[DraftRequest] = seen, name: str = name) -> DraftReply:
            seen.append(request)
            return DraftReply.model_validate({"outcome": name})

        assert again(model)(ask()).outcome == name
        assert len(seen) == times


def test_the_rules_write_what_the_model_does_not() -> None:
    """The cell is theirs, and a finding says why."""
    told: list[Finding] = []
    reply = or_else(lambda _: outcome("unusable"), lambda _: RULES, told.append)(ask())
    assert (reply.sentences, reply.origin) == (RULES.sentences, "offline")
    assert [(one.code, one.level, one.at) for one in told] == [("G301", "warning", "strengths")]
    assert "だめでした。事実から規則で下書きしました" in told[0].message


def test_what_was_told_already_is_a_mere_note() -> None:
    """The budget told of its stop once."""
    told: list[Finding] = []
    for name in ("stopped", "waiting", "withheld"):
        or_else(lambda _, name=name: DraftReply.model_validate({"outcome": name}), lambda _: RULES, told.append)(ask())
    assert [one.level for one in told] == ["note"] * 3


def test_a_model_that_says_nothing_is_replaced_too() -> None:
    """And one that says something is not."""
    told: list[Finding] = []
    assert or_else(lambda _: DraftReply(), lambda _: RULES, told.append)(ask()).sentences == RULES.sentences
    assert or_else(lambda _: GOOD, lambda _: RULES, told.append)(ask()) == GOOD
    assert len(told) == 1
