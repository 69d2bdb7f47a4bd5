"""The backend langchain, through langchain-openai against a real server on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ckwriter.backends import langchain
from ckwriter.drafts import Sentence
from ckwriter.endpoints import Endpoint
from ckwriter.errors import BackendError, CallFailed, MissingExtra
from tests import model_server as server
from tests.asked import Ask, ask, asking
from tests.model_server import Behaviour, ModelServer


@pytest.fixture
def asked(service: ModelServer) -> Iterator[Ask]:
    """Asks a model on the server, which behaves as told."""
    made = langchain.backend("openai:test", Endpoint(base_url=service.url, deadline=30))
    yield asking(made, service)
    made.close()


def test_a_reply_comes_with_what_it_took(asked: Ask, service: ModelServer) -> None:
    """The same facts, the same form, the same figures as with the SDK alone."""
    reply = asked()
    assert reply.sentences == (Sentence(text="年4回、会議を開いている。", facts=(1,)),)
    assert (reply.usage.calls, reply.usage.sent, reply.usage.cached, reply.usage.received) == (1, 1000, 800, 50)
    assert service.calls[0].body["response_format"]["type"] == "json_schema"


@pytest.mark.parametrize(
    ("behave", "outcome"),
    [
        (server.answer('{"sentences": [{"text": "途中'), "unusable"),
        (server.answer('{"sentences": [{"te', "length"), "cut"),
        (server.answer('{"sentences": "なし"}'), "unusable"),
        (server.answer(None, refusal="できません"), "refused"),
        (server.raw(b'{"choices": []}'), "unusable"),
        (server.raw(b"null"), "unusable"),
        (server.raw(b"<html>busy</html>", "text/html"), "unusable"),
        (server.raw('{"choices": [{"message": {"content": "日本語"}}]}'.encode("cp932")), "unusable"),
        (server.answer("あ" * 3_500_000), "unusable"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_answer_without_a_reply_says_why(asked: Ask, behave: Behaviour, outcome: str) -> None:
    """Whatever LangChain makes of it."""
    reply = asked(behave)
    assert reply.outcome == outcome
    assert reply.problem
    assert reply.usage.sent > 0


@pytest.mark.parametrize(("behave", "words"), [(server.status(500), "500"), (server.reset_in_body, "切れました")])
def test_a_call_that_fails_on_the_way_can_be_made_again(asked: Ask, behave: Behaviour, words: str) -> None:
    """LangChain itself asks once."""
    with pytest.raises(CallFailed, match=words):
        asked(behave)


@pytest.mark.parametrize("behave", [server.hang, server.drip])
def test_no_call_outlasts_its_deadline(service: ModelServer, behave: Behaviour) -> None:
    """The client under LangChain is watched too."""
    service.behave = behave
    made = langchain.backend("openai:test", Endpoint(base_url=service.url, deadline=0.2))
    with pytest.raises(CallFailed, match=r"0\.2秒以内"):
        made(ask())
    made.close()


def test_a_limited_rate_says_how_long_to_wait(asked: Ask, service: ModelServer) -> None:
    """As with the SDK alone; nobody below waits or asks again."""
    with pytest.raises(CallFailed) as caught:
        asked(server.status(429, headers={"Retry-After": "3"}))
    assert (caught.value.limited, caught.value.after) == (True, 3.0)
    assert len(service.calls) == 1


def test_a_server_without_schemas_is_asked_in_words(asked: Ask, service: ModelServer) -> None:
    """And stays so."""
    assert asked(server.first(server.status(400, "response_format?"))).sentences
    asked()
    assert ["response_format" in call.body for call in service.calls] == [True, False, False]


@pytest.mark.parametrize(
    ("name", "words"), [("", "langchain:提供元"), ("openai", "langchain:提供元"), ("nobody:m", "提供元「nobody」")]
)
def test_a_wrong_name_is_one_clear_line(name: str, words: str) -> None:
    """What is missing, or who is not known."""
    with pytest.raises(BackendError, match=words) as caught:
        langchain.backend(name, Endpoint(base_url="http://127.0.0.1:9/v1"))
    assert "\n" not in str(caught.value)


def test_the_extra_is_named_where_langchain_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """As pip takes it."""
    monkeypatch.setitem(__import__("sys").modules, "langchain.chat_models", None)
    with pytest.raises(MissingExtra, match=r"ckwriter\[langchain\]"):
        langchain.backend("openai:test", Endpoint(base_url="http://127.0.0.1:9/v1"))


def test_a_provider_whose_client_is_not_ours_keeps_the_deadline_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its call is left to itself."""
    import threading
    from typing import ClassVar

    from langchain_core.language_models.fake_chat_models import GenericFakeChatModel

    going_on = threading.Event()

    class Sleeper(GenericFakeChatModel):
        messages: ClassVar[Any] = iter(())

        def invoke(self, *_: Any, **__: Any) -> Any:
            going_on.wait(30)

    monkeypatch.setattr("langchain.chat_models.init_chat_model", lambda *_, **__: Sleeper())
    made = langchain.backend("other:model", Endpoint(deadline=0.1))
    with pytest.raises(CallFailed, match=r"0\.1秒以内"):
        made(ask())
    going_on.set()


def test_no_tracing_service_is_told(asked: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment says: the facts go where the office sends them, and nowhere else."""
    with ModelServer() as tracer:
        monkeypatch.setenv("LANGSMITH_TRACING", "true")
        monkeypatch.setenv("LANGSMITH_API_KEY", "x")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", tracer.url)
        asked()
        assert tracer.calls == []
