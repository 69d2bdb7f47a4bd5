"""The backend `courier:MODEL`: requests are carried to a model by hand, and the answers come back through the ledger.

It asks nobody. What was answered stands in the ledger, before this backend; the rest is still waiting.
"""

from __future__ import annotations

from ckwriter.drafts import Backend, DraftReply, DraftRequest
from ckwriter.endpoints import Endpoint

WAITING = "まだ回答を取り込んでいません"


def ask(request: DraftRequest) -> DraftReply:
    """Say that the answer has not come."""
    return DraftReply(outcome="waiting", problem=WAITING)


def backend(model: str = "", endpoint: Endpoint | None = None) -> Backend:
    """Return the backend; the model is who the requests are addressed to."""
    return ask
