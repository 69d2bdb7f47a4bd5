"""The gate: a pace that a service bears, found without losing a call."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable
from itertools import count

import pytest

from ckwriter.drafts import DraftReply, DraftRequest, Sentence
from ckwriter.endpoints import Endpoint
from ckwriter.errors import BackendError, CallFailed, SettingsError
from ckwriter.guarding.pacing import Gate, Pace, guard
from tests.asked import ask

GOOD = DraftReply(sentences=(Sentence(text="開いている。", facts=(1,)),))
AT_ONCE = Endpoint(retries=2, pause=0, patience=5)
Limit = Callable[[float], float | None]
"""Told when a call comes; returns how long to wait if it is refused."""


def bucket(rate: float, holds: int) -> Limit:
    """A bucket of tokens that fills at a rate."""
    tokens, filled = float(holds), 0.0

    def limit(now: float) -> float | None:
        nonlocal tokens, filled
        tokens, filled = min(holds, tokens + (now - filled) * rate), now
        if tokens >= 1 - 1e-9:
            tokens -= 1
            return None
        return (1 - tokens) / rate

    return limit


def window(calls: int, seconds: float) -> Limit:
    """So many calls in each stretch of seconds."""
    taken: list[float] = []

    def limit(now: float) -> float | None:
        taken[:] = [one for one in taken if one > now - seconds]
        if len(taken) < calls:
            taken.append(now)
            return None
        return taken[0] + seconds - now

    return limit


def run(limit: Limit, told: Callable[[float], float | None], *, drafts: int, at_once: int) -> tuple[float, int]:
    """Return when the last of so many drafts is done, and how many calls were refused; a call takes a second."""
    pace, now, refused, done = Pace(), 0.0, 0, 0
    waiting, left = at_once, drafts - at_once
    events: list[tuple[float, int, str, float, float | None]] = []
    numbers = count()
    while done < drafts:
        turn = pace.at(now) if waiting else math.inf
        if turn <= (events[0][0] if events else math.inf):
            now = turn
            pace.take(now)
            waiting -= 1
            after = limit(now)
            kind, takes = ("answered", 1.0) if after is None else ("refused", 0.003)
            heapq.heappush(events, (now + takes, next(numbers), kind, now, after))
            continue
        now, _, kind, went_out, after = heapq.heappop(events)
        if kind == "answered":
            done += 1
            waiting, left = (waiting + 1, left - 1) if left else (waiting, left)
        elif kind == "refused":
            refused += 1
            said = told(after or 0)
            pace.refused(now, went_out, said)
            heapq.heappush(events, (now + (1.0 if said is None else said), next(numbers), "back", 0.0, None))
        else:
            waiting += 1
    return now, refused


@pytest.mark.parametrize("told", [lambda s: s, lambda s: float(max(1, math.ceil(s)))], ids=["exact", "whole seconds"])
@pytest.mark.parametrize(
    "limit",
    [
        lambda: bucket(4, 2),
        lambda: bucket(4, 4),
        lambda: bucket(4, 8),
        lambda: bucket(4, 16),
        lambda: window(4, 1),
        lambda: window(8, 2),
        lambda: window(40, 10),
    ],
    ids=["2", "4", "8", "16", "4 in 1 s", "8 in 2 s", "40 in 10 s"],
)
def test_a_service_with_a_quarter_of_the_demand_is_used_to_the_full(
    limit: Callable[[], Limit], told: Callable[[float], float]
) -> None:
    """160 drafts, 16 at a time, at most 4 a second: within a tenth of the best possible, with few refusals."""
    took, refused = run(limit(), told, drafts=160, at_once=16)
    assert took <= 1.10 * 160 / 4
    assert refused <= 30


def test_nothing_is_held_back_while_nothing_is_refused() -> None:
    """All calls go out as they come."""
    assert run(lambda _: None, lambda s: s, drafts=160, at_once=16) == (10.0, 0)


def test_the_first_refusal_shuts_the_gate_for_all() -> None:
    """For as long as the service asks, longer if a later refusal says so; then calls go out evenly."""
    pace = Pace()
    for went_out in (0.0, 0.0, 0.0, 0.0):
        pace.take(went_out)
    pace.refused(0.1, 0.0, 2.0)
    pace.refused(0.2, 0.0, 3.0)
    assert pace.at(0.3) == 3.2
    pace.take(3.2)
    assert pace.rate == pytest.approx(2 / 3.2)
    assert pace.at(3.2) == pytest.approx(3.2 + 3.2 / 2)


def test_the_pace_recovers() -> None:
    """When a service bears more again, calls go out faster and faster."""
    pace = Pace()
    pace.take(0.0)
    pace.refused(0.0, 0.0, 1.0)
    now = 1.0
    for _ in range(200):
        now = pace.at(now)
        pace.take(now)
    assert pace.rate is not None
    assert pace.rate > 100


def failing(times: int, error: Exception) -> tuple[Callable[[DraftRequest], DraftReply], list[DraftRequest]]:
    """A backend that fails so often and then answers, and what it was asked."""
    asked: list[DraftRequest] = []

    def backend(request: DraftRequest) -> DraftReply:
        asked.append(request)
        if len(asked) <= times:
            raise error
        return GOOD

    return backend, asked


def test_a_call_that_failed_on_the_way_is_made_again() -> None:
    """As often as the endpoint says."""
    backend, asked = failing(2, CallFailed("切れました"))
    assert guard(backend, AT_ONCE, Gate())(ask()) == GOOD
    assert len(asked) == 3


def test_a_call_that_keeps_failing_is_given_up() -> None:
    """With a reply that says why, and no error."""
    backend, asked = failing(99, CallFailed("切れました"))
    gate = Gate()
    gate.succeeded()
    reply = guard(backend, AT_ONCE, gate)(ask())
    assert (reply.outcome, reply.problem) == ("failed", "切れました")
    assert len(asked) == 3


def test_refusals_for_the_rate_do_not_count_as_failures() -> None:
    """A call waits for its turn as long as it has patience."""
    backend, asked = failing(4, CallFailed("429", limited=True, after=0.0))
    assert guard(backend, AT_ONCE, Gate())(ask()) == GOOD
    assert len(asked) == 5


def test_patience_ends() -> None:
    """A service that asks to wait an hour is not waited for, and no further call goes out."""
    backend, asked = failing(99, CallFailed("429", limited=True, after=3600.0))
    paced = guard(backend, AT_ONCE, Gate())
    assert paced(ask()).outcome == "failed"
    assert "混み合って" in paced(ask()).problem
    assert len(asked) == 1


def test_a_service_that_was_never_reached_is_a_wrong_set_up() -> None:
    """The address is wrong, or nothing runs there: the run ends before it begins."""
    backend, asked = failing(99, CallFailed("つながりません", reached=False))
    with pytest.raises(BackendError, match=r"つながりません.*--base-url"):
        guard(backend, AT_ONCE, Gate())(ask())
    assert len(asked) == 3


def test_a_service_that_went_away_in_the_middle_costs_only_cells() -> None:
    """What is done is kept; after some failures in a row nobody is asked any more."""
    backend, asked = failing(99, CallFailed("つながりません", reached=False))
    gate = Gate()
    gate.succeeded()
    paced = guard(backend, AT_ONCE, gate)
    assert [paced(ask()).outcome for _ in range(8)] == ["failed"] * 8
    assert "やめました" in paced(ask()).problem
    assert len(asked) == 15


def test_the_fault_of_somebody_elses_backend_costs_one_cell() -> None:
    """Its error is told; errors of our own, such as a wrong prompt, are raised."""
    backend, _ = failing(1, ZeroDivisionError("x"))
    paced = guard(backend, AT_ONCE, Gate())
    assert paced(ask()).problem == "下書きの方式が失敗しました（ZeroDivisionError: x）"
    assert paced(ask()) == GOOD
    backend, _ = failing(1, SettingsError("違います"))
    with pytest.raises(SettingsError):
        guard(backend, AT_ONCE, Gate())(ask())
