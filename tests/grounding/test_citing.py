"""The facts that a sentence cites are put right where others carry it, and never to let a wrong figure pass."""

from __future__ import annotations

import pytest

from ckwriter.drafts import Fact, Sentence
from ckwriter.grounding import Judged, Reason, Setting, judge
from tests.grounding.test_judging import FACTS, SETTING

NUMBERS = {fact.at: fact.number for fact in FACTS}


def judged(text: str, *at: str, setting: Setting = SETTING) -> Judged:
    """Return what is said of a sentence that cites these places."""
    return judge(Sentence(text=text, facts=tuple(NUMBERS[one] for one in at)), setting)


def test_a_right_citation_is_left_as_it_is() -> None:
    """Nothing is doubted and nothing is changed."""
    found = judged("住まい部会を年3回開催している。", "forums[2].name", "forums[2].frequency")
    assert found.doubts == ()
    assert found.cited is None


@pytest.mark.parametrize("cited", [("forums[2].name",), ("notes[1]",), ("results[1].indicator", "results[1].result")])
def test_a_wrong_citation_is_put_right(cited: tuple[str, ...]) -> None:
    """Half of the row, or quite another: the facts that carry the sentence are cited instead."""
    found = judged("住まい部会を年3回開催している。", *cited)
    assert found.doubts == ()
    assert found.cited == tuple(NUMBERS[one] for one in cited)
    assert {NUMBERS["forums[2].name"], NUMBERS["forums[2].frequency"]} <= set(found.sentence.facts)


def test_a_sentence_without_a_citation_gets_one() -> None:
    """It is told as put right."""
    found = judged("人口は約21,000人である。")
    assert found.sentence.facts == (NUMBERS["profile[population].value"],)
    assert found.cited == ()


def test_a_wrong_figure_is_not_mended_by_another_row() -> None:
    """The sentence speaks of one meeting; that another is held so often does not carry it."""
    found = judged("住まい部会を年12回開催している。", "forums[2].name", "forums[2].frequency")
    assert found.doubts
    assert found.cited is None


def test_a_row_that_adds_no_word_lends_no_figure() -> None:
    """The sentence speaks of the cited indicator; that another row of the same indicator has the figure is chance."""
    last = Fact(number=90, at="goals[1].indicator", title="指標", text="研修の参加者数", type="text", role="indicator")
    aim = Fact(number=91, at="goals[1].target", title="目標値", text="75人", type="quantity", role="target")
    known = (*FACTS, last, aim)
    setting = Setting(fiscal_year=2024, known=known, allowed=frozenset(fact.number for fact in known), body="見本市")
    found = judge(Sentence(text="研修の参加者数は60人を目標とする。", facts=(90, 91)), setting)
    assert Reason.FIGURE in {one.reason for one in found.doubts}


def test_of_many_cited_facts_those_are_taken_that_the_sentence_speaks_of() -> None:
    """To cite everything carries nothing: the year is another fact's."""
    found = judged("令和4年度から家族教室を続けている。", *NUMBERS)
    assert found.doubts
    kept = judged("住まい部会を年3回開催している。", *NUMBERS)
    assert (kept.doubts, kept.cited) == ((), None)
    assert len(kept.sentence.facts) < 6


def test_a_note_of_another_cell_is_not_copied() -> None:
    """Nearly word for word what the cell may not use rests on nothing that it cites."""
    told = "住まい部会で家主の話を聞く機会をつくる必要がある"
    note = Fact(number=92, at="notes[90]", title="素材", text=told, type="note")
    setting = Setting(fiscal_year=2024, known=(*FACTS, note), allowed=SETTING.allowed, body="見本市")
    found = judged(f"{told}。", "forums[2].name", setting=setting)
    assert Reason.SUPPORT in {one.reason for one in found.doubts}


def test_a_fact_that_the_cell_may_not_use_is_not_put_in() -> None:
    """What carries it elsewhere carries nothing here."""
    allowed = frozenset(SETTING.allowed - {NUMBERS["profile[population].value"]})
    setting = Setting(fiscal_year=2024, known=FACTS, allowed=allowed, body="見本市")
    for cited in ("forums[2].name", "profile[population].value"):
        found = judged("人口は約21,000人である。", cited, setting=setting)
        assert {one.reason for one in found.doubts} & {Reason.CITATION, Reason.FIGURE}


def test_facts_that_may_not_be_used_are_taken_out() -> None:
    """A number that no fact has, or one that the cell may not use, is no citation."""
    sentence = Sentence(text="人口は約21,000人である。", facts=(NUMBERS["profile[population].value"], 999))
    found = judge(sentence, SETTING)
    assert found.doubts == ()
    assert found.sentence.facts == (NUMBERS["profile[population].value"],)
