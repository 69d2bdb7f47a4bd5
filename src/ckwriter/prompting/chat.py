"""The chat completions format: what is sent for a request, and the reply in an answer."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from ckwriter.drafts import DraftReply, DraftRequest, Outcome, Sentence, Task
from ckwriter.endpoints import Endpoint, Usage
from ckwriter.prompting import comparing, tokens
from ckwriter.prompting.rendering import messages

Structure = Literal["json_schema", "json_object", "plain"]
"""How a service is told to answer in JSON: by a schema, as some object, or in the prompt's words alone."""

LONGEST = 200_000
"""Characters of an answer that are looked at; the longest cell has some hundreds."""
KEPT = 20_000
"""Characters of an answer that are kept for the ledger."""

TOO_LONG = "モデルの答えが途中で切れました"
NOT_AGREED = "モデルの答えが決めた形になっていません"
DECLINED = "モデルが答えを断りました"


class _AnswerSentence(BaseModel):
    model_config = ConfigDict(extra="ignore")
    text: str
    facts: list[int]

    @field_validator("facts", mode="before")
    @classmethod
    def _numbers(cls, value: Any) -> Any:  # noqa: ANN401  # whatever a model wrote: 12, "12", "[12]"
        given = value if isinstance(value, list) else [value]
        return [
            int(one.strip("[] ")) if isinstance(one, str) and one.strip("[] ").isdecimal() else one for one in given
        ]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore")
    sentences: list[_AnswerSentence]


@cache
def schema(task: Task = "draft") -> dict[str, Any]:
    """Return the JSON Schema of an answer, flat: without references, each key required and no other allowed."""
    if task == "compare":
        return comparing.SCHEMA
    whole = _Answer.model_json_schema()
    inner = whole.pop("$defs")["_AnswerSentence"]
    whole["properties"]["sentences"]["items"] = inner
    for level in (whole, inner):
        level["additionalProperties"] = False
        del level["title"]
        for of_key in level["properties"].values():
            of_key.pop("title")
    return whole


def body(model: str, request: DraftRequest, endpoint: Endpoint, structure: Structure = "json_schema") -> dict[str, Any]:
    """Return what is sent, as the API names it."""
    sent: dict[str, Any] = {
        "model": model,
        "messages": messages(request),
        "max_tokens": tokens.room(request, endpoint),
    }
    if endpoint.temperature is not None:
        sent["temperature"] = endpoint.temperature
    if structure == "json_schema":
        sent["response_format"] = structured(request.task)
    elif structure == "json_object":
        sent["response_format"] = {"type": "json_object"}
    return sent


def structured(task: Task) -> dict[str, Any]:
    """Return what asks a service for an answer by the schema."""
    return {"type": "json_schema", "json_schema": {"name": task, "strict": True, "schema": schema(task)}}


def loaded(text: str) -> Any:  # noqa: ANN401  # whatever a server sent
    """Return the JSON of an answer; ValueError if it is none."""
    return json.loads(text.removeprefix("\ufeff"))


def reply_of(completion: Any, request: DraftRequest) -> DraftReply:  # noqa: ANN401  # whatever a server sent
    """Return the reply in a whole answer of the API; one that has none says why."""
    return counted(reply_to(completion, task=request.task), request)


def reply_to(completion: Any, sent: int = 0, task: Task = "draft") -> DraftReply:  # noqa: ANN401  # whatever a server sent
    """Return the reply in a whole answer; `sent` is about how many tokens it was asked with, if it does not say so."""
    choice = _item(_item(completion, "choices"), 0)
    message = _item(choice, "message")
    text = _item(message, "content")
    spent = _usage(_item(completion, "usage"), sent, text if isinstance(text, str) else "")
    if refusal := _item(message, "refusal"):
        return problem("refused", f"{DECLINED}（{str(refusal)[:60]}）", answer=str(refusal), usage=spent)
    return read(text, str(_item(choice, "finish_reason") or ""), spent, task)


def read(text: Any, finish: str, spent: Usage = Usage(), task: Task = "draft") -> DraftReply:  # noqa: ANN401, B008  # frozen
    """Return the reply in the text of an answer, given how the model says that it ended."""
    if not isinstance(text, str) or not text.strip():
        if finish == "content_filter":
            return problem("refused", DECLINED, usage=spent)
        return problem("cut" if finish == "length" else "unusable", "モデルの答えが空でした", usage=spent)
    if len(text) > LONGEST:
        return problem("unusable", f"モデルの答えが長すぎます（{len(text):,}字）", answer=text, usage=spent)
    sentences = parse(text, task)
    if sentences is not None:
        return DraftReply(sentences=sentences, answer=text[:KEPT], usage=spent)
    if finish in ("length", "max_tokens"):
        return problem("cut", TOO_LONG, answer=text, usage=spent)
    if finish == "content_filter":
        return problem("refused", DECLINED, answer=text, usage=spent)
    return problem("unusable", NOT_AGREED, answer=text, usage=spent)


def problem(outcome: Outcome, words: str, *, answer: str = "", usage: Usage = Usage()) -> DraftReply:  # noqa: B008  # frozen
    """Return a reply without sentences that says why."""
    return DraftReply(outcome=outcome, problem=words, answer=answer[:KEPT], usage=usage)


_LONG = re.compile(r"context|too (?:long|many tokens|large)|maximum", re.IGNORECASE)


def too_long(reply: DraftReply) -> bool:
    """Tell whether a service refused a request because it is longer than what its model takes."""
    return reply.outcome == "failed" and bool(_LONG.search(reply.answer))


def counted(reply: DraftReply, request: DraftRequest) -> DraftReply:
    """Return the reply with what its call took: estimated where an answer came that does not say so."""
    if (reply.usage.sent and not reply.usage.estimated) or reply.outcome == "failed":
        return reply
    return reply.model_copy(update={"usage": tokens.estimated_usage(request, reply.answer)})


_OBJECT = re.compile(r'\{\s*"')


def parse(text: str, task: Task = "draft") -> tuple[Sentence, ...] | None:
    """Return the sentences of an answer, whatever stands round its JSON; None if it is not of the agreed form."""
    decoder = json.JSONDecoder()
    for found in list(_OBJECT.finditer(text))[:20]:
        try:
            value, _ = decoder.raw_decode(text, found.start())
        except (ValueError, RecursionError):
            continue
        answer = comparing.pairs(value) if task == "compare" else _sentences(value)
        if answer is not None:
            return answer
    return None


def _sentences(value: Any) -> tuple[Sentence, ...] | None:  # noqa: ANN401  # whatever a model wrote
    try:
        answer = _Answer.model_validate(value)
    except (ValidationError, RecursionError):
        return None
    return tuple(Sentence(text=one.text.strip(), facts=tuple(dict.fromkeys(one.facts))) for one in answer.sentences)


def _item(value: Any, key: str | int) -> Any:  # noqa: ANN401  # whatever a server sent
    if isinstance(value, dict):
        return value.get(key)
    if isinstance(value, list) and isinstance(key, int) and len(value) > key:
        return value[key]
    return None


def _usage(given: Any, expected: int, text: str) -> Usage:  # noqa: ANN401  # whatever a server sent
    sent, received = _item(given, "prompt_tokens"), _item(given, "completion_tokens")
    if not _is_count(sent) or not _is_count(received):
        return Usage(calls=1, sent=expected, received=tokens.estimate(text[:LONGEST]), estimated=True)
    cached = _item(_item(given, "prompt_tokens_details"), "cached_tokens")
    return Usage(calls=1, sent=sent, received=received, cached=min(cached, sent) if _is_count(cached) else 0)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9
