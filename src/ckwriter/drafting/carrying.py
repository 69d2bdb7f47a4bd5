"""Drafting with a model that is reached by hand: requests out as a pack, answers in to the ledger.

What has been answered stands in the ledger, so that the next pack holds what can be asked then: cells that build on
drafts of others are asked once those have come.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ckwriter.drafting import draft
from ckwriter.drafts import DraftReply, DraftRequest, Style
from ckwriter.endpoints import Endpoint
from ckwriter.guarding.chain import Guards
from ckwriter.guarding.replay import Recorder, key_of
from ckwriter.guarding.telling import Report
from ckwriter.model import Submission
from ckwriter.prompting import packing
from ckwriter.prompting.packing import Answer, Packed

COURIER = "courier"
BY_HAND = MappingProxyType({"base_url": "", "concurrency": 1})
"""What an endpoint is where requests are carried: no address, and one after the other."""


def origin_of(model: str) -> str:
    """Return the origin of cells that a model has drafted by courier."""
    return f"{COURIER}:{model}"


@dataclass(frozen=True)
class Outgoing:
    """What can be asked now."""

    pack: tuple[Packed, ...]
    later: int
    """How many cells wait for the answers to these."""


def outgoing(
    submission: Submission,
    model: str,
    endpoint: Endpoint,
    guards: Guards,
    *,
    style: Style,
    redo: bool = False,
    report: Report | None = None,
) -> Outgoing:
    """Return the requests of a submission that are not answered yet, masked, as a pack. `guards` have a recorder."""
    recorder = guards.recorder
    assert recorder is not None
    pack: list[Packed] = []
    asked: set[str] = set()
    later = 0

    def collect(request: DraftRequest) -> DraftReply:
        nonlocal later
        if any(fact.at in asked for fact in request.drafted):
            later += 1
        else:
            pack.append(packing.packed(model, request, endpoint, recorder.key(request)))
        asked.add(request.at)
        return DraftReply(outcome="waiting")

    draft(submission, collect, style=style, redo=redo, endpoint=endpoint, guards=guards, report=report)
    return Outgoing(tuple(pack), later)


@dataclass(frozen=True)
class Taken:
    """What became of the answers that came back."""

    kept: int
    """Answers that are in the ledger now."""
    unusable: tuple[Packed, ...]
    """Requests whose answer is not of the agreed form, or an error."""
    missing: tuple[Packed, ...]
    """Requests without an answer."""
    unknown: tuple[str, ...]
    """Ids of answers to which the pack has no request."""


def take_in(recorder: Recorder, endpoint: Endpoint, pack: Sequence[Packed], answers: Sequence[Answer]) -> Taken:
    """Put the answers to a pack into the ledger; of two to one request, the later one counts."""
    asked = {one.id: one for one in pack}
    given = {answer.id: answer for answer in answers}
    unusable = []
    kept = 0
    for one in pack:
        if one.id not in given:
            continue
        reply = packing.reply_of(given[one.id])
        if reply.outcome == "answered":
            origin = origin_of(str(one.body.get("model", "")))
            exact = endpoint.model_copy(update={"temperature": one.body.get("temperature")})
            recorder.put(key_of(origin, exact, one.messages), one.messages, reply, at=one.at)
            kept += 1
        else:
            unusable.append(one)
    missing = tuple(one for one in pack if one.id not in given)
    return Taken(kept, tuple(unusable), missing, tuple(id_ for id_ in given if id_ not in asked))
