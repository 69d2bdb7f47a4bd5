"""Tests of the values of drafting."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from ckwriter.drafts import DraftReply, Fact, Sentence, Style, Theme


def test_a_reply_is_read_from_the_json_that_a_model_gives() -> None:
    """And is written as the same."""
    text = '{"sentences": [{"text": "年4回開催している。", "facts": [12, 3]}]}'
    reply = DraftReply.model_validate_json(text)
    assert reply == DraftReply(sentences=(Sentence(text="年4回開催している。", facts=(12, 3)),))
    assert json.loads(reply.model_dump_json()) == json.loads(text)


def test_a_reply_with_anything_else_is_refused() -> None:
    """Values are closed."""
    with pytest.raises(ValidationError):
        DraftReply.model_validate_json('{"sentences": [], "comment": "はい"}')


def test_a_draft_that_feeds_another_rests_on_its_own_facts() -> None:
    """Sources lead to what a person wrote."""
    assert Fact(number=1, at="notes[3]", title="", text="…").sources == ("notes[3]",)
    assert Fact(number=2, at="issues[1].issue", title="", text="…", rests_on=("notes[3]",)).sources == ("notes[3]",)


def test_a_theme_holds_its_phrases_by_their_use() -> None:
    """Each further key of a theme is a set of phrases, of which one may stand alone."""
    theme = Theme.model_validate(
        {"id": "a", "title": "甲", "keywords": "乙", "policy": "丙", "step": [{"say": "丁", "if": "戊"}]}
    )
    assert theme.keywords == ("乙",)
    assert [(phrase.say, phrase.given) for phrase in theme.phrases["step"]] == [("丁", ("戊",))]


def test_a_style_is_one_of_those_there_are() -> None:
    """A wrong ending or spelling is refused."""
    with pytest.raises(ValidationError):
        Style.model_validate({"ending": "casual"})
    with pytest.raises(ValidationError):
        Style.model_validate({"disability": "しょうがい"})
