"""What a model would be sent, and what it would cost, without sending anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ckwriter import prompting
from ckwriter.drafting import draft
from ckwriter.drafting.asking import opened
from ckwriter.drafts import DraftReply, DraftRequest, Masked, Style
from ckwriter.endpoints import Endpoint, Usage
from ckwriter.guarding.chain import Guards
from ckwriter.guarding.screen import Screen
from ckwriter.model import Submission
from ckwriter.prompting import tokens


@dataclass(frozen=True)
class Planned:
    """One request as it would be sent."""

    request: DraftRequest
    tokens: int
    exact: bool
    """False if the tokens are estimated."""
    known: bool
    """True if the ledger has its answer."""
    provisional: bool
    """True if it holds drafts of other cells, which the model has yet to write."""


@dataclass(frozen=True)
class Rehearsal:
    """All that would be sent for a submission."""

    planned: tuple[Planned, ...]
    masked: tuple[Masked, ...]
    """What would be masked, each once."""
    places: dict[str, tuple[str, ...]]
    """Where each placeholder stands, as people call the places."""
    common: int
    """Tokens that every request begins with."""

    @property
    def to_send(self) -> tuple[Planned, ...]:
        """Those that the ledger does not answer."""
        return tuple(one for one in self.planned if not one.known)

    @property
    def exact(self) -> bool:
        """True if the tokens are counted with the model's own table."""
        return all(one.exact for one in self.planned)

    @property
    def sent(self) -> int:
        """Tokens to be sent."""
        return sum(one.tokens for one in self.to_send)

    @property
    def share(self) -> float:
        """The share of the tokens to be sent that every request begins with."""
        return self.common * len(self.to_send) / self.sent if self.sent else 0.0

    def received(self, endpoint: Endpoint) -> int:
        """Return how many tokens the answers may have at most."""
        return sum(tokens.room(one.request, endpoint) for one in self.to_send)

    def price(self, endpoint: Endpoint) -> tuple[Decimal, Decimal] | None:
        """Return what it costs, (with answers that fill their cells, at most); None if there is no price."""
        if endpoint.price is None:
            return None
        # A Japanese character is about a token, and the keys and numbers round a text are as much again.
        likely = sum(2 * one.request.limit for one in self.to_send)
        return tuple(  # type: ignore[return-value]  # two of them
            endpoint.price.of(Usage(sent=self.sent, received=received))
            for received in (likely, self.received(endpoint))
        )


def rehearse(submission: Submission, model: str, guards: Guards, style: Style, *, redo: bool = False) -> Rehearsal:
    """Return what would be sent for a submission, with offline drafts in place of those that feed others."""
    asked: list[DraftRequest] = []
    with opened() as offline:

        def look(request: DraftRequest) -> DraftReply:
            asked.append(request)
            return offline.ask(request)

        draft(submission, look, style=style, redo=redo)
    return rehearsed(asked, model, guards)


def rehearsed(asked: Sequence[DraftRequest], model: str, guards: Guards) -> Rehearsal:
    """Return what would be sent for these requests: masked, counted, and looked up in the ledger."""
    screen = Screen(guards.screen)
    planned, masked = [], dict[str, Masked]()
    places: dict[str, Counter[str]] = {}
    for request in asked:
        sent, secrets = screen.mask(request)
        for one in secrets.values():
            masked.setdefault(one.placeholder, one)
        for placeholder, title in _standing(sent):
            places.setdefault(placeholder, Counter())[title] += 1
        counted = tokens.of_request(sent, model)
        known = bool(guards.recorder and guards.recorder.answered(guards.recorder.key(sent)))
        planned.append(Planned(sent, counted.tokens, counted.exact, known, bool(sent.drafted)))
    common = tokens.count(prompting.common(planned[0].request), model).tokens if planned else 0
    where = {placeholder: tuple(titles) for placeholder, titles in places.items()}
    return Rehearsal(tuple(planned), tuple(masked.values()), where, common)


def _standing(request: DraftRequest) -> Iterator[tuple[str, str]]:
    for fact in (*request.facts, *request.drafted):
        for one in request.masked:
            if one.placeholder in fact.text:
                yield one.placeholder, fact.title
