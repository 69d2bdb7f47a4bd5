"""The guards round a model, in their order, and what comes in its place where it has no usable answer.

From the outside in: grounding asks again for what the facts do not carry; echoes of the instruction are left out; the
screen masks what may not be sent; a request without a usable answer is made once more; the ledger answers what was
asked before; the budget stops before a call that would pass it; the gate keeps the pace. Everything behind the screen
sees masked texts alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ckwriter.drafts import Backend, DraftReply, DraftRequest
from ckwriter.endpoints import Endpoint
from ckwriter.guarding import budget, echoing, grounding, pacing, replay, screen
from ckwriter.guarding.budget import Account
from ckwriter.guarding.pacing import Gate
from ckwriter.guarding.replay import Recorder
from ckwriter.guarding.screen import ScreenSettings
from ckwriter.guarding.telling import Report, tell
from ckwriter.model import FindingLevel

OFFLINE = "offline"
_ATTEMPTS = 2
_AGAIN = ("cut", "unusable", "refused")
_QUIETLY = ("stopped", "withheld", "waiting")
"""Outcomes that were told elsewhere, or that are expected."""


@dataclass(frozen=True)
class Guards:
    """What stands round a model, for one run."""

    screen: ScreenSettings = field(default_factory=ScreenSettings)
    account: Account = field(default_factory=Account)
    recorder: Recorder | None = None
    """None keeps nothing and replays nothing."""
    gate: Gate = field(default_factory=Gate)
    rounds: int = grounding.ROUNDS
    """How often sentences that failed are asked for again."""


def guarded(
    model: Backend, name: str, endpoint: Endpoint, guards: Guards, *, instead: Backend, report: Report
) -> Backend:
    """Return a model's backend behind all guards.

    Args:
        model: calls the model.
        name: the model's own name.
        endpoint: where it is asked.
        guards: the guards of this run.
        instead: writes what the model does not: the offline backend.
        report: told of what was found.

    """
    asked = echoing.guard(screened(model, name, endpoint, guards, report=report), report)
    asked = grounding.grounded(asked, fallback=instead, report=report, rounds=guards.rounds)
    return or_else(asked, instead, report)


def screened(model: Backend, name: str, endpoint: Endpoint, guards: Guards, *, report: Report) -> Backend:
    """Return a model's backend behind the guards that look at no draft: screen, second call, ledger, budget, pace."""
    asked = pacing.guard(model, endpoint, guards.gate)
    asked = budget.guard(asked, guards.account, name, endpoint, report)
    if guards.recorder:
        asked = replay.guard(asked, guards.recorder, endpoint)
    return screen.guard(again(asked), guards.screen, report)


def again(backend: Backend) -> Backend:
    """Return the backend with a second call where the first gave no usable answer."""

    def asked(request: DraftRequest) -> DraftReply:
        reply = DraftReply()
        for attempt in range(_ATTEMPTS):
            reply = backend(request.model_copy(update={"attempt": attempt}))
            if reply.outcome not in _AGAIN:
                break
        return reply

    return asked


def or_else(backend: Backend, instead: Backend, report: Report) -> Backend:
    """Return the backend with another one's draft, and a finding, where it has no sentences."""

    def asked(request: DraftRequest) -> DraftReply:
        reply = backend(request)
        if reply.sentences:
            return reply
        level: FindingLevel = "note" if reply.outcome in _QUIETLY else "warning"
        report(
            tell(
                request,
                "G301",
                f"{reply.problem or 'モデルの文章に使えるものがありませんでした'}。事実から規則で下書きしました",
                hint="" if level == "note" else "下書きを読んで、足りなければ書き足してください。",
                level=level,
            )
        )
        return instead(request).model_copy(update={"origin": OFFLINE})

    return asked
