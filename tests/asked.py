"""A small request by hand, for tests of what is made of requests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ckwriter.drafts import Backend, DraftReply, DraftRequest, Fact, Prompt
from tests.model_server import Behaviour, ModelServer

Ask = Callable[..., DraftReply]


def asking(made: Backend, service: ModelServer) -> Ask:
    """Return what asks a backend of a server, which behaves as told, or as it did before."""

    def asked(behave: Behaviour | None = None, **changes: Any) -> DraftReply:
        service.behave = behave or service.behave
        return made(ask(**changes))

    return asked


def ask(*texts: str, at: str = "strengths", **changes: Any) -> DraftRequest:
    """Return a request with these facts, all of which the field may use."""
    facts = tuple(
        Fact(number=number, at=f"notes[{number}]", title=f"素材 {number}件目", group="素材", text=text, type="note")
        for number, text in enumerate(texts or ("年4回、会議を開いている",), 1)
    )
    given: dict[str, Any] = {
        "at": at,
        "title": "5 強みと課題「特徴（強み）」",
        "fiscal_year": 2024,
        "facts": facts,
        "allowed": frozenset(fact.number for fact in facts),
        "prompt": Prompt(target="strengths", facts=("notes",), length=200),
        "instructions": "特徴（強み）を書く。",
        "limit": 200,
    }
    return DraftRequest(**{**given, **changes})
