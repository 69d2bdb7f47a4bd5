"""What an error of a model's client means: set up wrongly, failed on the way, or refused for what was asked."""

from __future__ import annotations

import email.utils
import math
import time
from collections.abc import Iterator, Mapping
from typing import Any

from ckwriter.drafts import DraftReply
from ckwriter.endpoints import Endpoint
from ckwriter.errors import BackendError, CallFailed
from ckwriter.prompting import chat

_NOTHING_LEFT = ("insufficient_quota", "billing")
_UNREACHED = ("ConnectError", "ConnectTimeout", "ConnectionRefusedError", "gaierror", "UnsupportedProtocol")
_BROKEN = ("APIConnectionError", "TransportError", "ConnectionError", "OSError")


def raised(error: Exception, model: str, endpoint: Endpoint, *, over: bool) -> DraftReply:
    """Return the reply for a request that will not do; otherwise raise what the error means.

    Args:
        error: what a client raised: it has a `status_code` and a `response` if there was an answer.
        model: whom it was to reach.
        endpoint: where.
        over: True if the call was cut off because its time was over.

    Raises:
        BackendError: no call will succeed as things are set up.
        CallFailed: this call failed on the way.

    """
    where = endpoint.base_url or "提供元の標準のアドレス"
    status = getattr(error, "status_code", None)
    if not isinstance(status, int):
        return _without_answer(error, where, endpoint, over=over)
    if status in (401, 403):
        raise BackendError(
            f"{where} が鍵を受け付けませんでした（{status}）。環境変数 {endpoint.key_env} を確かめてください"
        ) from error
    if status == 404:
        raise BackendError(
            f"{where} にモデル「{model}」がありません（404）。--model と --base-url を確かめてください"
        ) from error
    words = said(error)
    after = retry_after(getattr(getattr(error, "response", None), "headers", {}))
    if status == 429 and any(mark in words for mark in _NOTHING_LEFT):
        raise BackendError(f"{where} の利用枠が残っていません（429）") from error
    if status in (408, 409, 429) or status >= 500:
        limited = status == 429 or (status == 503 and after is not None)
        raise CallFailed(f"モデルのサービスが {status} を返しました", limited=limited, after=after) from error
    if "content_filter" in words:
        return chat.problem("refused", chat.DECLINED, answer=words)
    return chat.problem(
        "failed", f"モデルのサービスが要求を受け付けませんでした（{status}: {words[:80]}）", answer=words
    )


def _without_answer(error: Exception, where: str, endpoint: Endpoint, *, over: bool) -> DraftReply:
    kinds = {kind.__name__ for cause in _causes(error) for kind in type(cause).__mro__}
    if not over and not kinds.isdisjoint(_UNREACHED):
        raise CallFailed(f"{where} につながりません", reached=False) from error
    if over or any("Timeout" in kind for kind in kinds):
        raise CallFailed(f"{endpoint.deadline:g}秒以内に答えがありませんでした") from error
    if not kinds.isdisjoint(_BROKEN):
        raise CallFailed("通信が途中で切れました") from error
    return chat.problem("unusable", f"モデルの答えを読めません（{type(error).__name__}）")


def said(error: Exception) -> str:
    """Return what the service says of an error, on one line."""
    details = getattr(error, "body", None)
    message = details.get("message") if isinstance(details, Mapping) else None
    code = details.get("code") if isinstance(details, Mapping) else None
    words = f"{message or error} {code or ''}"
    return " ".join(words.split())[:500]


def retry_after(headers: Mapping[str, Any], now: float | None = None) -> float | None:
    """Return how many seconds a service asks to wait, in whichever way it says so; None if it does not."""
    for name, each in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            seconds = float(headers.get(name, "")) * each
        except ValueError:
            continue
        if math.isfinite(seconds) and seconds >= 0:
            return seconds
    try:
        when = email.utils.parsedate_to_datetime(headers.get("retry-after", ""))
    except ValueError:
        return None
    return max(0.0, when.timestamp() - (time.time() if now is None else now))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
