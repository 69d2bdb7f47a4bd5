"""The backend `langchain:PROVIDER:MODEL`: any chat model of LangChain, behind the same protocol."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from ckwriter import prompting
from ckwriter.backends import failures, openai
from ckwriter.backends.deadlines import Deadlines
from ckwriter.drafts import DraftReply, DraftRequest
from ckwriter.endpoints import Endpoint, Usage
from ckwriter.errors import BackendError, CallFailed, MissingExtra
from ckwriter.prompting import chat, tokens

Made = TypeVar("Made")
_OPENAI = "openai"
"""The provider whose client is ours to watch, and that takes a schema for its answer."""


class Chat:
    """A chat model of LangChain."""

    def __init__(self, provider: str, model: str, endpoint: Endpoint) -> None:
        if not provider or not model:
            raise BackendError("--model langchain:提供元:モデル名 と指定してください（例: langchain:openai:モデル名）")
        if provider != _OPENAI and endpoint.key_env == Endpoint().key_env:
            endpoint = endpoint.model_copy(update={"key_env": f"{provider.upper()}_API_KEY"})
        self._provider, self._model, self._endpoint = provider, model, endpoint
        self._deadlines = Deadlines(endpoint.deadline)
        self._http = openai.http_client(self._deadlines) if provider == _OPENAI else None
        self._models: dict[int, Any] = {}
        self._lock = threading.Lock()
        self._structured = provider == _OPENAI
        self._of(1)

    def __call__(self, request: DraftRequest) -> DraftReply:
        """Ask the model once; CallFailed if the call failed on the way, BackendError if no call can succeed."""
        structured = self._structured
        try:
            return self._asked(request, structured=structured)
        except _Refused as refused:
            if not structured:
                return refused.reply
            try:
                reply = self._asked(request, structured=False)
            except _Refused:
                return refused.reply
            self._structured = False
            return reply

    def close(self) -> None:
        """End the calls that are under way and let go of the connections."""
        self._deadlines.cut_all()
        if self._http is not None:
            self._http.close()

    def _asked(self, request: DraftRequest, *, structured: bool) -> DraftReply:
        model = self._of(tokens.room(request, self._endpoint))
        if structured:
            model = model.bind(response_format=chat.structured(request.task))
        sent = [(message["role"], message["content"]) for message in prompting.messages(request)]
        with self._deadlines.watch() as call:
            try:
                answer = self._in_time(lambda: _untraced(lambda: model.invoke(sent)))
            except CallFailed:
                raise
            except Exception as error:  # whatever a provider makes of what a server does
                if named := _named(error):
                    return chat.counted(named, request)
                reply = failures.raised(error, self._model, self._endpoint, over=call.over)
                if getattr(error, "status_code", None) in (400, 415, 422):
                    raise _Refused(reply) from error
                return chat.counted(reply, request)
        return _reply(answer, request)

    def _in_time(self, call: Callable[[], Made]) -> Made:
        """Make a call; one whose connection is not ours to cut is left to itself when its time is over."""
        if self._http is not None:
            return call()
        result: list[Made] = []
        errors: list[Exception] = []

        def run() -> None:
            try:
                result.append(call())
            except Exception as error:  # raised again by the thread that waits
                errors.append(error)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        thread.join(self._endpoint.deadline)
        if errors:
            raise errors[0]
        if not result:
            raise CallFailed(f"{self._endpoint.deadline:g}秒以内に答えがありませんでした")
        return result[0]

    def _of(self, room: int) -> Any:  # noqa: ANN401  # a BaseChatModel
        """Return the model with room for an answer of so many tokens."""
        with self._lock:
            if room not in self._models:
                self._models[room] = self._made(room)
            return self._models[room]

    def _made(self, room: int) -> Any:  # noqa: ANN401  # a BaseChatModel
        try:
            from langchain.chat_models import init_chat_model
        except ImportError:
            raise MissingExtra("langchain", "LangChain のモデルによる下書き") from None
        given: dict[str, Any] = {"timeout": self._endpoint.deadline, "max_retries": 0, "max_tokens": room}
        if self._endpoint.temperature is not None:
            given["temperature"] = self._endpoint.temperature
        if self._endpoint.base_url:
            given["base_url"] = self._endpoint.base_url
        if self._http is not None:
            given |= {
                "http_client": self._http,
                "api_key": openai.key(self._endpoint),
                "default_headers": {"Connection": "close"},
                "use_responses_api": False,
            }
        try:
            return init_chat_model(self._model, model_provider=self._provider, **given)
        except ImportError as error:
            words = str(error).split("\n")[0]
            raise BackendError(f"提供元「{self._provider}」の部品がありません（{words}）") from None
        except Exception as error:  # each provider says in its own way that it is not set up
            words = " ".join(str(error).split())[:200]
            raise BackendError(f"提供元「{self._provider}」を使えません（{words}）") from None


class _Refused(Exception):
    """The service does not take such a call."""

    def __init__(self, reply: DraftReply) -> None:
        super().__init__(reply.problem)
        self.reply = reply


def _untraced(call: Callable[[], Made]) -> Made:
    """Make a call of which LangChain tells no tracing service, whatever the environment says."""
    from langsmith import tracing_context

    with tracing_context(enabled=False):
        return call()


def _named(error: Exception) -> DraftReply | None:
    """Return the reply for what an SDK raises for an answer that did come."""
    name = type(error).__name__
    if name == "LengthFinishReasonError":
        return chat.problem("cut", chat.TOO_LONG)
    if name in ("ContentFilterFinishReasonError", "OpenAIRefusalError"):
        return chat.problem("refused", f"{chat.DECLINED}（{str(error)[:60]}）")
    return None


def _reply(answer: Any, request: DraftRequest) -> DraftReply:  # noqa: ANN401  # an AIMessage
    text = answer.text if isinstance(answer.text, str) else answer.text()
    metadata: Mapping[str, Any] = answer.response_metadata or {}
    finish = str(metadata.get("finish_reason") or metadata.get("stop_reason") or "")
    counted = answer.usage_metadata
    spent = (
        Usage(
            calls=1,
            sent=counted["input_tokens"],
            received=counted["output_tokens"],
            cached=(counted.get("input_token_details") or {}).get("cache_read", 0) or 0,
        )
        if counted
        else tokens.estimated_usage(request, text)
    )
    if refusal := (answer.additional_kwargs or {}).get("refusal"):
        return chat.problem("refused", f"{chat.DECLINED}（{str(refusal)[:60]}）", answer=str(refusal), usage=spent)
    return chat.read(text, finish, spent, request.task)


def backend(model: str, endpoint: Endpoint = Endpoint()) -> Chat:  # noqa: B008  # frozen
    """Return the backend for `PROVIDER:MODEL`; MissingExtra or BackendError if it is not set up."""
    provider, _, name = model.partition(":")
    return Chat(provider, name, endpoint)
