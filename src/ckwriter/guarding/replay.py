"""What was asked before is not asked again: the ledger answers, in the same run or a year later."""

from __future__ import annotations

import hashlib
import json
import time
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from ckwriter import prompting
from ckwriter.drafts import Backend, DraftReply, DraftRequest, Sentence
from ckwriter.endpoints import Endpoint, Usage
from ckwriter.guarding.ledger import Ledger
from ckwriter.prompting import Message

_NOT_CALLED = ("stopped", "withheld", "waiting")
_LOOK_AGAIN = 0.1
"""Seconds between two looks whether another run has its answer."""


def key_of(origin: str, endpoint: Endpoint, messages: Sequence[Message], attempt: int = 0) -> str:
    """Return the address of a call's content."""
    content = {
        "model": origin,
        "base_url": endpoint.base_url,
        "temperature": endpoint.temperature,
        "attempt": attempt,
        "messages": [{"role": one["role"], "content": one["content"]} for one in messages],
    }
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


class Recorder:
    """One run's way to the ledger."""

    def __init__(self, ledger: Ledger, origin: str, endpoint: Endpoint, *, body: str = "", fresh: bool = False) -> None:
        """`body` names whom it is drafted for; `fresh` leaves answers of earlier runs aside."""
        self.ledger = ledger
        self.run = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:6]}"
        self.replayed = 0
        """How many answers came from the ledger."""
        self._origin, self._endpoint, self._body, self._fresh = origin, endpoint, body, fresh

    def key(self, request: DraftRequest) -> str:
        """Return the address of a request's content: the same for what would be the same call."""
        return key_of(self._origin, self._endpoint, prompting.messages(request), request.attempt)

    def answered(self, key: str) -> DraftReply | None:
        """Return what was answered before; None if nothing was."""
        call = self.ledger.latest(key)
        if call is None or (self._fresh and call["run"] != self.run):
            return None
        return DraftReply(
            sentences=tuple(Sentence.model_validate(one) for one in json.loads(call["sentences"])),
            outcome=call["outcome"],
            problem=call["problem"],
            answer=call["answer"],
        )

    def keep(self, key: str, request: DraftRequest, reply: DraftReply, began: float, seconds: float) -> None:
        """Keep a call."""
        kept = {"placeholder", "kind", *(("secret",) if self.ledger.keeps_secrets else ())}
        self.put(
            key,
            prompting.messages(request),
            reply,
            at=request.at,
            title=request.title,
            masked=[one.model_dump(include=kept) for one in request.masked],
            began=began,
            seconds=seconds,
        )

    def put(
        self,
        key: str,
        messages: Sequence[Message],
        reply: DraftReply,
        *,
        at: str,
        title: str = "",
        masked: Sequence[Mapping[str, str]] = (),
        began: float | None = None,
        seconds: float = 0.0,
    ) -> None:
        """Keep a call of which only the messages are known."""
        price = self._endpoint.price
        self.ledger.store(
            {
                "key": key,
                "run": self.run,
                "began": (datetime.fromtimestamp(began, UTC) if began else datetime.now(UTC)).isoformat(),
                "seconds": round(seconds, 3),
                "body": self._body,
                "at": at,
                "title": title,
                "model": self._origin,
                "base_url": self._endpoint.base_url,
                "masked": json.dumps(list(masked), ensure_ascii=False),
                "outcome": reply.outcome,
                "problem": reply.problem,
                "answer": reply.answer,
                "sentences": json.dumps([one.model_dump(mode="json") for one in reply.sentences], ensure_ascii=False),
                "price": str(price.of(reply.usage)) if price else "",
                "currency": price.currency if price else "",
                **_figures(reply.usage),
            },
            [(_hash(one["content"]), one["content"]) for one in messages],
        )


def _figures(usage: Usage) -> dict[str, Any]:
    return {
        "sent": usage.sent,
        "cached": usage.cached,
        "received": usage.received,
        "estimated": int(usage.estimated),
    }


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def guard(backend: Backend, recorder: Recorder, endpoint: Endpoint) -> Backend:
    """Return the backend with a memory: each content is asked once, also by two runs at the same time."""
    held = (endpoint.deadline + endpoint.pause) * (endpoint.retries + 2)

    def remembered(request: DraftRequest) -> DraftReply:
        key = recorder.key(request)
        while (reply := recorder.answered(key)) is None:
            if recorder.ledger.claim(key, recorder.run, held):
                return _asked(request, key)
            time.sleep(_LOOK_AGAIN)
        recorder.replayed += 1
        return reply

    def _asked(request: DraftRequest, key: str) -> DraftReply:
        kept = False  # keeping an answer lets go of its claim
        try:
            # Another run may have put its answer in and let go of its claim since we looked.
            if reply := recorder.answered(key):
                recorder.replayed += 1
                return reply
            began, clock = time.time(), time.monotonic()
            reply = backend(request)
            if reply.outcome not in _NOT_CALLED:
                recorder.keep(key, request, reply, began, time.monotonic() - clock)
                kept = True
            return reply
        finally:
            if not kept:
                recorder.ledger.release(key, recorder.run)

    return remembered
