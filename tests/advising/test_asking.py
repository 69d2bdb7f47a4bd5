"""A model's words for each item: asked with the item's own facts, and what it does not answer stays as it was."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ckwriter import advising
from ckwriter.drafts import Backend, DraftReply, DraftRequest, Sentence
from ckwriter.guarding.chain import Guards
from ckwriter.model import Submission
from tests.conftest import Make


@pytest.fixture(scope="module")
def reached(make: Make) -> Submission:
    """A submission with one target that was reached."""
    return make({"results[1].indicator": "①利用件数", "results[1].target": "11件", "results[1].result": "11件"})


def saying(*sentences: Sentence, heard: list[DraftRequest] | None = None) -> Backend:
    def stand_in(request: DraftRequest) -> DraftReply:
        if heard is not None:
            heard.append(request)
        return DraftReply(sentences=sentences)

    return stand_in


def test_a_request_holds_the_words_of_its_item(reached: Submission) -> None:
    """Numbered facts, all the same for every item; those of the item and its draft may be used."""
    heard: list[DraftRequest] = []
    offline = advising.advise(reached, ())
    advising.advise(reached, (), saying(heard=heard))
    request = next(request for request in heard if request.at == "merits[1].text")
    assert request.style.ending == "polite"
    assert [fact.text for fact in request.usable[:-1]] == ["①利用件数", "11件", "11件"]
    assert request.usable[-1].text == next(offline.under("merits")).text
    assert len({tuple(request.facts) for request in heard}) == 1
    assert "評価できる点" in request.instructions


def test_an_answer_takes_the_place_of_the_rules_words(reached: Submission) -> None:
    """The item keeps its place and its evidence; its origin tells who wrote it."""
    before = next(advising.advise(reached, ()).under("merits"))
    words = "令和5年度の「①利用件数」は「11件」で、目標に達しています。"
    after = next(advising.advise(reached, (), saying(Sentence(text=words, facts=(1, 2)))).under("merits"))
    assert (after.text, after.origin) == (words, "stand_in")
    assert after.basis == before.basis


@pytest.mark.parametrize(
    "sentences",
    [
        (),
        (Sentence(text="令和5年度の「①利用件数」は「11件」です。", facts=()),),
        (Sentence(text="令和5年度の「①利用件数」は「11件」です。", facts=(999,)),),
        (Sentence(text="令和5年度の「①利用件数」は、目標に達しています。", facts=(1,)),),
        (Sentence(text="令和5年度の実績は「11件」で、目標に達しています。", facts=(1,)),),
    ],
)
def test_an_answer_that_loses_what_it_was_about_is_not_taken(
    reached: Submission, sentences: Sequence[Sentence]
) -> None:
    """No answer, one that names no fact of the item, and one without its figures or names leave the rules' words."""
    assert advising.advise(reached, (), saying(*sentences)) == advising.advise(reached, ())


def test_what_rests_on_a_gap_is_not_asked(make: Make) -> None:
    """Where nothing can be quoted there is nothing to ask about."""
    heard: list[DraftRequest] = []
    advising.advise(make({}), (), saying(heard=heard))
    assert heard == []


def test_offline_is_the_rules(reached: Submission) -> None:
    """The default backend by its name is the same as none."""
    assert advising.advise(reached, (), "offline") == advising.advise(reached, ())


@pytest.mark.parametrize(("result", "taken"), [("11件", True), ("15件", False)])
def test_answers_pass_the_guards(reached: Submission, result: str, taken: bool) -> None:
    """A polite sentence that its facts carry is let through; a figure that they do not hold is not."""
    words = f"令和5年度の指標「①利用件数」は、目標「11件」に対して実績が「{result}」です。体制をお聞かせください。"

    def stand_in(request: DraftRequest) -> DraftReply:
        return DraftReply(sentences=(Sentence(text=words, facts=tuple(request.allowed)),))

    item = next(advising.advise(reached, (), stand_in, guards=Guards()).under("merits"))
    assert (item.origin == "stand_in") is taken
