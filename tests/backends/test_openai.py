"""The backend openai, against a real server on loopback that misbehaves on order."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from ckwriter.backends import openai
from ckwriter.drafts import Sentence
from ckwriter.endpoints import Endpoint
from ckwriter.errors import BackendError, CallFailed, MissingExtra
from tests import model_server as server
from tests.asked import Ask, ask, asking
from tests.model_server import Behaviour, ModelServer


@pytest.fixture
def asked(service: ModelServer) -> Iterator[Ask]:
    """Asks a model on the server, which behaves as told."""
    made = openai.backend("test", Endpoint(base_url=service.url, deadline=30))
    yield asking(made, service)
    made.close()


@pytest.fixture
def in_haste(service: ModelServer) -> Iterator[Ask]:
    """Asks with next to no time."""
    made = openai.backend("test", Endpoint(base_url=service.url, deadline=0.2))
    yield asking(made, service)
    made.close()


def test_a_reply_comes_with_what_it_took(asked: Ask, service: ModelServer) -> None:
    """The sentences, the facts that they name, and the service's own figures."""
    reply = asked()
    assert reply.sentences == (Sentence(text="年4回、会議を開いている。", facts=(1,)),)
    assert (reply.usage.calls, reply.usage.sent, reply.usage.cached, reply.usage.received) == (1, 1000, 800, 50)
    (call,) = service.calls
    assert call.body["model"] == "test"
    assert call.facts == {1: "年4回、会議を開いている"}


def test_the_answer_is_asked_for_by_a_flat_schema(asked: Ask, service: ModelServer) -> None:
    """Without references, each key required, no other allowed: what strict services take."""
    asked()
    sent = service.calls[0].body["response_format"]["json_schema"]
    assert sent["strict"] is True
    assert "$" not in json.dumps(sent)
    inner = sent["schema"]["properties"]["sentences"]["items"]
    assert inner["required"] == ["text", "facts"]
    assert inner["additionalProperties"] is sent["schema"]["additionalProperties"] is False


def test_the_key_comes_from_the_environment(service: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the variable that the settings name, and from nowhere else."""
    monkeypatch.setenv("OFFICE_KEY", "secret-1")
    made = openai.backend("test", Endpoint(base_url=service.url, key_env="OFFICE_KEY"))
    made(ask())
    made.close()
    assert service.calls[0].headers["authorization"] == "Bearer secret-1"


def test_no_key_and_no_address_is_told(service: ModelServer) -> None:
    """By the name of the variable."""
    with pytest.raises(BackendError, match="OPENAI_API_KEY に鍵がありません"):
        openai.backend("test", Endpoint())


def test_a_model_without_a_name_is_told() -> None:
    """`openai:` alone says nobody."""
    with pytest.raises(BackendError, match="openai:モデル名"):
        openai.backend("", Endpoint(base_url="http://127.0.0.1:1/v1"))


def test_the_extra_is_named_where_the_sdk_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """As pip takes it."""
    monkeypatch.setitem(__import__("sys").modules, "openai", None)
    with pytest.raises(MissingExtra, match=r"ckwriter\[openai\]"):
        openai.backend("test", Endpoint(base_url="http://127.0.0.1:1/v1"))


@pytest.mark.parametrize(
    ("behave", "outcome"),
    [
        (server.answer('{"sentences": [{"text": "途中'), "unusable"),
        (server.answer('{"sentences": [{"te', "length"), "cut"),
        (server.answer("", "length"), "cut"),
        (server.answer('{"sentences": "なし"}'), "unusable"),
        (server.answer('{"sentences": [{"text": 3, "facts": "一"}]}'), "unusable"),
        (server.answer('{"answer": []}'), "unusable"),
        (server.answer(None), "unusable"),
        (server.answer(None, refusal="できません"), "refused"),
        (server.answer("", "content_filter"), "refused"),
        (server.raw(b'{"choices": []}'), "unusable"),
        (server.raw(b'{"error": {"message": "x"}}'), "unusable"),
        (server.raw(b"null"), "unusable"),
        (server.raw(b'{"choices": [{"mess'), "unusable"),
        (server.raw(b"<html>busy</html>", "text/html"), "unusable"),
        (server.raw('{"choices": [{"message": {"content": "日本語"}}]}'.encode("cp932")), "unusable"),
        (server.raw('{"choices": []}'.encode("utf-16")), "unusable"),
        (server.raw(b'{"choices": []}', "application/json; charset=no-such"), "unusable"),
        (server.raw(b"[" * 100_000), "unusable"),
        (server.answer("あ" * 3_500_000), "unusable"),
        (server.answer('{"' * 100_001), "unusable"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_answer_without_a_reply_says_why(asked: Ask, behave: Behaviour, outcome: str) -> None:
    """It is a value with a word for the person, never an exception, and it counts what it took."""
    reply = asked(behave)
    assert reply.outcome == outcome
    assert reply.problem
    assert reply.sentences == ()
    assert reply.usage.calls == 1
    assert reply.usage.sent > 0
    assert len(reply.answer) <= 20_000


@pytest.mark.parametrize(
    "content",
    [
        '```json\n{"sentences": [{"text": "開いている。", "facts": [1]}]}\n```',
        'はい、こちらです。{"sentences": [{"text": "開いている。", "facts": ["[1]", 1]}]} 以上です。',
        '\ufeff{ "sentences" : [{"facts": "1", "text": " 開いている。 ", "note": "x"}], "more": {}}',
    ],
)
def test_what_stands_round_the_json_is_passed_over(asked: Ask, content: str) -> None:
    """Small models put it into fences, greet, and write numbers as texts."""
    assert asked(server.answer(content)).sentences == (Sentence(text="開いている。", facts=(1,)),)


def test_another_encoding_that_is_declared_is_read(asked: Ask) -> None:
    """As HTTP has it."""
    body = json.dumps(server.completion(server.sentences(("開いている。", [1]))), ensure_ascii=False)
    reply = asked(server.raw(body.encode("cp932"), "application/json; charset=shift_jis"))
    assert reply.sentences[0].text == "開いている。"


@pytest.mark.parametrize(
    ("behave", "words"),
    [(server.status(500), "500"), (server.status(503), "503"), (server.reset_in_body, "切れました")],
)
def test_a_call_that_fails_on_the_way_can_be_made_again(asked: Ask, behave: Behaviour, words: str) -> None:
    """It is told as such, and the next call is none the worse."""
    with pytest.raises(CallFailed, match=words) as caught:
        asked(behave)
    assert caught.value.reached
    assert not caught.value.limited
    assert asked(server.answer()).sentences


@pytest.mark.parametrize("behave", [server.hang, server.drip, server.drip_head])
def test_no_call_outlasts_its_deadline(asked: Ask, in_haste: Ask, behave: Behaviour) -> None:
    """A server that says nothing, and one that sends a byte now and then for ever, in the body or before it."""
    with pytest.raises(CallFailed, match=r"0\.2秒以内"):
        in_haste(behave)
    assert asked(server.answer()).sentences


@pytest.mark.parametrize(
    ("headers", "after"),
    [
        ({"Retry-After": "3"}, 3.0),
        ({"Retry-After": "0.5"}, 0.5),
        ({"retry-after-ms": "250", "Retry-After": "1"}, 0.25),
        ({"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0.0),
        ({"Retry-After": "soon"}, None),
        ({}, None),
    ],
)
def test_a_limited_rate_says_how_long_to_wait(asked: Ask, headers: dict[str, str], after: float | None) -> None:
    """In seconds, in milliseconds, as a date, or not at all; the SDK does not wait by itself."""
    with pytest.raises(CallFailed) as caught:
        asked(server.status(429, headers=headers))
    assert caught.value.limited
    assert caught.value.after == after


def test_a_server_that_is_not_there_was_not_reached() -> None:
    """A wrong address is another thing than a busy server."""
    made = openai.backend("test", Endpoint(base_url="http://127.0.0.1:9/v1", deadline=2))
    with pytest.raises(CallFailed, match="つながりません") as caught:
        made(ask())
    made.close()
    assert not caught.value.reached


@pytest.mark.parametrize(
    ("behave", "words"),
    [
        (server.status(401), "環境変数 OPENAI_API_KEY"),
        (server.status(403), "鍵"),
        (server.status(404), "モデル「test」がありません"),
        (server.status(429, code="insufficient_quota"), "利用枠"),
    ],
)
def test_a_wrong_set_up_is_one_clear_line(asked: Ask, service: ModelServer, behave: Behaviour, words: str) -> None:
    """No call can succeed: it is not made again."""
    with pytest.raises(BackendError, match=words) as caught:
        asked(behave)
    assert not isinstance(caught.value, CallFailed)
    assert "\n" not in str(caught.value)
    assert len(service.calls) == 1


def test_a_server_without_schemas_is_asked_in_a_simpler_way(asked: Ask, service: ModelServer) -> None:
    """First for some JSON object, then in the prompt's words alone; what works is remembered."""
    refuses = server.status(400, "response_format is not supported")
    reply = asked(server.first(refuses, refuses))
    assert reply.sentences
    asked()
    formats = [call.body.get("response_format", {}).get("type") for call in service.calls]
    assert formats == ["json_schema", "json_object", None, None]


def test_a_model_that_takes_other_options_is_asked_with_those(asked: Ask, service: ModelServer) -> None:
    """Newer models of OpenAI take `max_completion_tokens`, and no temperature."""
    reply = asked(
        server.first(
            server.status(400, "'max_tokens' is not supported. Use 'max_completion_tokens' instead."),
            server.status(400, "Unsupported value: 'temperature' does not support 0.2"),
        )
    )
    assert reply.sentences
    assert service.calls[-1].body.keys() >= {"max_completion_tokens", "response_format"}
    assert service.calls[-1].body.keys().isdisjoint({"max_tokens", "temperature"})


def test_a_request_that_is_refused_for_itself_says_why(asked: Ask, service: ModelServer) -> None:
    """Too many facts for a small model: one cell goes without, and nothing else is tried."""
    reply = asked(server.status(400, "exceed_context_size_error: too long"))
    assert reply.outcome == "failed"
    assert "exceed_context_size_error" in reply.problem
    assert len(service.calls) == 1


def test_a_second_attempt_has_more_room(asked: Ask, service: ModelServer) -> None:
    """An answer that was cut off is asked for with four times as many tokens."""
    asked()
    asked(attempt=1)
    first, second = (call.body["max_tokens"] for call in service.calls)
    assert second == 4 * first


def test_nobody_is_followed_to_another_address(asked: Ask, service: ModelServer) -> None:
    """The facts go where the office sends them."""
    with ModelServer() as other:
        away = server.status(307, headers={"Location": f"{other.url}/chat/completions"})
        assert asked(away).outcome == "failed"
        assert other.calls == []


def test_closing_ends_the_calls_that_are_under_way(service: ModelServer) -> None:
    """An interrupted run does not wait for its deadlines."""
    import threading

    service.behave = server.hang
    made = openai.backend("test", Endpoint(base_url=service.url, deadline=60))
    failed: list[Exception] = []

    def run() -> None:
        try:
            made(ask())
        except CallFailed as error:
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    while not service.calls:
        pass
    made.close()
    thread.join(5)
    assert failed
