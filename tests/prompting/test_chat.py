"""The chat completions format."""

from __future__ import annotations

import json

import pytest

from ckwriter.drafts import DraftReply, Sentence
from ckwriter.endpoints import Endpoint, Usage
from ckwriter.prompting import chat
from tests import model_server as server
from tests.asked import ask


@pytest.mark.parametrize("structure", ["json_schema", "json_object", "plain"])
def test_a_body_asks_for_json_as_far_as_a_service_understands(structure: chat.Structure) -> None:
    """By a schema, as some object, or in words alone; Japanese is sent as it is."""
    body = chat.body("m", ask(), Endpoint(), structure)
    assert body.get("response_format", {"type": "plain"})["type"] == structure
    assert body["messages"][0]["role"] == "system"
    assert "temperature" not in chat.body("m", ask(), Endpoint(temperature=None))


def test_the_schema_is_that_of_a_reply() -> None:
    """What fits the schema is read as a reply."""
    text = server.sentences(("開いている。", [1, 2]))
    assert DraftReply.model_validate_json(text).sentences == chat.parse(text)
    assert set(chat.schema()["properties"]) == set(json.loads(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "はい",
        "{}",
        "[]",
        '{"sentences": [{"text": "途中',
        '{"sentences": [1]}',
        '{"sentences": [{"text": "a"}]}',
        "{" * 50_000,
    ],
)
def test_what_is_no_reply_is_none(text: str) -> None:
    """And takes no time to tell."""
    assert chat.parse(text) is None


def test_the_first_object_that_is_a_reply_counts() -> None:
    """Models think aloud in JSON."""
    text = '{"plan": "考え"} {"sentences": [{"text": "甲。", "facts": []}]} {"sentences": []}'
    assert chat.parse(text) == (Sentence(text="甲。"),)


@pytest.mark.parametrize("usage", [None, {}, {"prompt_tokens": -1, "completion_tokens": 1}, {"prompt_tokens": "9"}, []])
def test_a_service_that_tells_no_figures_is_estimated(usage: object) -> None:
    """From what was sent and came back."""
    completion = {**server.completion(server.sentences(("開いている。", [1]))), "usage": usage}
    spent = chat.reply_of(completion, ask()).usage
    assert spent.estimated
    assert spent.sent > 400
    assert spent.received > 10


def test_figures_of_the_service_go_before_estimates() -> None:
    """Cached tokens are never more than all."""
    completion = server.completion(server.sentences(("開いている。", [1])))
    completion["usage"]["prompt_tokens_details"]["cached_tokens"] = 5000
    assert chat.reply_of(completion, ask()).usage == Usage(calls=1, sent=1000, cached=1000, received=50)
