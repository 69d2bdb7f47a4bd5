"""The backend `openai:MODEL`: the chat completions API of OpenAI, and of every service and server that speaks it."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass, replace
from typing import Any

from ckwriter.backends import failures
from ckwriter.backends.deadlines import Deadlines
from ckwriter.drafts import DraftReply, DraftRequest
from ckwriter.endpoints import Endpoint
from ckwriter.errors import BackendError, MissingExtra
from ckwriter.prompting import chat

_LARGEST = 4 * 1024 * 1024
"""Bytes of an answer that are read as JSON."""
_NEXT: dict[chat.Structure, chat.Structure] = {"json_schema": "json_object", "json_object": "plain"}


@dataclass(frozen=True)
class Dialect:
    """What a service was found to understand."""

    structure: chat.Structure = "json_schema"
    length: str = "max_tokens"
    """What it calls the longest answer; newer models of OpenAI take `max_completion_tokens` alone."""
    temperature: bool = True

    def after(self, refused: str) -> Dialect | None:
        """Return the dialect to try next, given what a service said when it refused; None if there is none."""
        if self.length in refused and "max_completion_tokens" in refused and self.length == "max_tokens":
            return replace(self, length="max_completion_tokens")
        if self.temperature and "temperature" in refused:
            return replace(self, temperature=False)
        following = _NEXT.get(self.structure)
        if following is None or any(mark in refused for mark in ("context", "content_filter", "too long")):
            return None
        return replace(self, structure=following)


class Chat:
    """A model behind the chat completions API."""

    def __init__(self, model: str, endpoint: Endpoint) -> None:
        if not model:
            raise BackendError("モデルの名前がありません。--model openai:モデル名 と指定してください")
        self._model = model
        self._endpoint = endpoint
        self._deadlines = Deadlines(endpoint.deadline)
        self._client = client(endpoint, self._deadlines)
        self._dialect = Dialect()
        self._lock = threading.Lock()

    def __call__(self, request: DraftRequest) -> DraftReply:
        """Ask the model once; CallFailed if the call failed on the way, BackendError if no call can succeed."""
        dialect: Dialect | None = self._dialect
        refusal: DraftReply | None = None
        while dialect is not None:
            reply, refused = self._asked(request, dialect)
            if refused is None:
                with self._lock:
                    self._dialect = dialect
                return reply
            refusal = refusal or reply
            dialect = dialect.after(refused)
        return refusal or reply

    def close(self) -> None:
        """End the calls that are under way and let go of the connections."""
        self._deadlines.cut_all()
        self._client.close()

    def _asked(self, request: DraftRequest, dialect: Dialect) -> tuple[DraftReply, str | None]:
        """Return the reply, and what the service says if it does not take a call of this dialect."""
        with self._deadlines.watch() as call:
            try:
                answer = self._posted(self._body(request, dialect))
            except Exception as error:  # whatever the client makes of what a server does
                reply = failures.raised(error, self._model, self._endpoint, over=call.over)
                status = getattr(error, "status_code", None)
                return chat.counted(reply, request), failures.said(error) if status in (400, 415, 422) else None
            if call.over:  # a body without a length ends where it was cut
                failures.raised(TimeoutError(), self._model, self._endpoint, over=True)
        return _reply(answer, request), None

    def _posted(self, body: dict[str, Any]) -> Any:  # noqa: ANN401  # httpx2.Response
        """Return the response as it came: what a server may send is more than what the SDK's types allow for."""
        from httpx2 import Response  # the SDK's own

        return self._client.post("/chat/completions", cast_to=Response, body=body)

    def _body(self, request: DraftRequest, dialect: Dialect) -> dict[str, Any]:
        body = chat.body(self._model, request, self._endpoint, dialect.structure)
        body[dialect.length] = body.pop("max_tokens")
        if not dialect.temperature:
            body.pop("temperature", None)
        return body


def client(endpoint: Endpoint, deadlines: Deadlines) -> Any:  # noqa: ANN401  # openai.OpenAI, imported here alone
    """Return a client of the SDK that leaves asking again to the guards; its connections end with their calls."""
    openai = _imported()
    return openai.OpenAI(
        api_key=key(endpoint),
        base_url=endpoint.base_url or None,
        timeout=endpoint.deadline,
        max_retries=0,
        default_headers={"Connection": "close"},
        http_client=http_client(deadlines),
    )


def http_client(deadlines: Deadlines) -> Any:  # noqa: ANN401  # httpx2.Client, or httpx.Client of an older SDK
    """Return an HTTP client whose calls are watched, and that follows nobody to another address."""
    return _imported().DefaultHttpxClient(event_hooks={"request": [deadlines.hook]}, follow_redirects=False)


def key(endpoint: Endpoint) -> str:
    """Return the key from the environment; a server of one's own often needs none."""
    found = os.environ.get(endpoint.key_env, "")
    if not found and not endpoint.base_url:
        raise BackendError(f"環境変数 {endpoint.key_env} に鍵がありません。鍵は設定ファイルではなく環境変数に置きます")
    return found or "none"


def _imported() -> Any:  # noqa: ANN401  # the module
    try:
        import openai
    except ImportError:
        raise MissingExtra("openai", "openai のモデルによる下書き") from None
    return openai


def _reply(response: Any, request: DraftRequest) -> DraftReply:  # noqa: ANN401  # httpx's response
    content: bytes = response.content
    if len(content) > _LARGEST:
        return chat.counted(
            chat.problem("unusable", f"モデルの答えが長すぎます（{len(content) // 2**20} MB）"), request
        )
    try:
        text = content.decode(response.charset_encoding or "utf-8")
        completion = chat.loaded(text)
    except (ValueError, LookupError, RecursionError):
        kept = content[: chat.KEPT].decode("utf-8", "replace")
        return chat.counted(
            chat.problem("unusable", "モデルのサービスの答えが JSON として読めません", answer=kept), request
        )
    return chat.reply_of(completion, request)


def backend(model: str, endpoint: Endpoint = Endpoint()) -> Chat:  # noqa: B008  # frozen
    """Return the backend for a model of the OpenAI API; MissingExtra or BackendError if it is not set up."""
    return Chat(model, endpoint)
