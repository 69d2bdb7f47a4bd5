"""One gate for all calls of a run: it waits as a service asks, finds a pace that the service bears, and calls again.

A service that limits the rate refuses calls (429) and says for how long. While nothing is refused, calls go out as
they come. The first refusal shuts the gate for all threads; when it opens, calls go out evenly, at the rate that got
through. From then on a lone refusal slows the pace a little and makes that call wait; refusals in a row shut the gate.
"""

from __future__ import annotations

import threading
import time
from collections import deque

from ckwriter.drafts import Backend, DraftReply, DraftRequest
from ckwriter.endpoints import Endpoint
from ckwriter.errors import BackendError, CallFailed, CkwriterError

_UNSAID = 1.0
"""Seconds to wait after a refusal that does not say how long."""
_FIRST_GROWTH, _GROWTH, _LATE_GROWTH = 2.0, 1.003, 1.05
"""By what the rate grows each second: after the first guess, after a refusal at a steady rate, `_CALM` seconds on."""
_CALM = 15.0
_LIGHTLY, _FIRMLY, _HARD = 0.97, 0.9, 0.75
"""What a refusal leaves of the rate: after a quiet time, soon after another, and when the gate shut again."""
_QUIET = 4.0
_SLOWEST = 0.05
"""Calls a second below which the rate does not fall."""
_REMEMBERED = 30.0
"""Seconds over which the rate that got through is measured."""
_SPENT = 5
"""After so many requests that failed for good, one after the other, no more calls are made."""


class Pace:
    """When the next call may go out; all times are seconds of one clock."""

    def __init__(self) -> None:
        self.rate: float | None = None
        """Calls a second; None while nothing was refused."""
        self._began: float | None = None
        self._let_through: deque[float] = deque()
        """When the calls went out that were not refused."""
        self._refusals: deque[float] = deque()
        self._shut_since: float | None = None
        self._open_at = self._next = self._counted = self._set_at = 0.0
        self._growth = 1.0

    def at(self, now: float) -> float:
        """Return when the next call may go out."""
        return max(now, self._open_at, self._next if self.rate else 0.0)

    def take(self, now: float) -> None:
        """A call goes out."""
        if self._began is None:
            self._began = now
        if self._shut_since is not None:
            self._reopen(now, self._shut_since)
        self._let_through.append(now)
        if self.rate:
            calm = bool(self._refusals) and now - self._refusals[-1] > _CALM
            self.rate *= (_LATE_GROWTH if calm else self._growth) ** (now - self._counted)
            # Half a step late is caught up with; more would be a burst.
            self._next = max(self._next, now - 0.5 / self.rate) + 1 / self.rate
        self._counted = now

    def refused(self, now: float, went_out: float, after: float | None) -> None:
        """The service refused the call that went out then, and asks to wait so many seconds."""
        if went_out in self._let_through:
            self._let_through.remove(went_out)
        if self._shut_since is not None or went_out < self._set_at:
            if self._shut_since is not None:
                self._shut(now, after)
            return
        if self.rate is None or now - self._refusals[-1] < 1.5 / self.rate:
            self._shut_since = now
            self._shut(now, after)
        else:
            self._slow_down(now, _LIGHTLY if now - self._refusals[-1] > _QUIET else _FIRMLY)
            self._set_at = self._counted = now
            self._next = now + 1 / self.rate
            self._note(now)

    def _shut(self, now: float, after: float | None) -> None:
        self._open_at = max(self._open_at, now + (_UNSAID if after is None else after))

    def _reopen(self, now: float, shut: float) -> None:
        """Set the rate by what got through, now that all refusals of a burst have come in."""
        if self.rate is None:
            self.rate = max(1, len(self._let_through)) / max(now - (self._began or 0.0), 0.1)
            self._growth = _FIRST_GROWTH
        else:
            self._slow_down(now, _HARD)
        self._note(shut)
        self._shut_since = None
        self._counted = self._next = now

    def _slow_down(self, now: float, left: float) -> None:
        """Lower the rate, but not below what was measured: between two refusals a service was used to the full."""
        assert self.rate is not None
        measured = max((self._through_since(one, now) for one in self._refusals if now - one >= 0.5), default=0.0)
        self.rate = max(_SLOWEST, measured if left * self.rate < measured < self.rate else left * self.rate)
        self._growth = _GROWTH

    def _through_since(self, when: float, now: float) -> float:
        return sum(one >= when for one in self._let_through) / (now - when)

    def _note(self, refusal: float) -> None:
        self._refusals.append(refusal)
        while len(self._refusals) > 1 and refusal - self._refusals[0] > _REMEMBERED:
            self._refusals.popleft()
        while self._let_through and self._let_through[0] < self._refusals[0]:
            self._let_through.popleft()


class Gate:
    """The pace, shared by the threads of a run, and what the run knows of the service."""

    def __init__(self) -> None:
        self._pace = Pace()
        self._turn = threading.Condition()
        self.answered = False
        """True once some call got an answer."""
        self._lost = 0

    def wait(self, until: float, not_before: float) -> float | None:
        """Wait for a turn and return when it was; None if there is none until then."""
        with self._turn:
            while True:
                now = time.monotonic()
                at = max(self._pace.at(now), not_before)
                if at <= now:
                    self._pace.take(now)
                    return now
                if at > until:
                    return None
                self._turn.wait(at - now)

    def refused(self, went_out: float, after: float | None) -> float:
        """Note a refusal; return before when the same call should not go out again."""
        with self._turn:
            now = time.monotonic()
            self._pace.refused(now, went_out, after)
            return now + (_UNSAID if after is None else after)

    def succeeded(self) -> None:
        """A call got an answer."""
        self.answered, self._lost = True, 0

    def lost(self) -> None:
        """A request failed for good."""
        with self._turn:
            self._lost += 1

    @property
    def given_up(self) -> bool:
        """True if so many requests failed one after the other that more calls make no sense."""
        return self._lost >= _SPENT


def guard(backend: Backend, endpoint: Endpoint, gate: Gate) -> Backend:
    """Return the backend with its calls made at the gate's pace, and again where they failed on the way.

    A request that fails for good gets a reply that says so. BackendError is raised where the service was never reached.
    """

    def paced(request: DraftRequest) -> DraftReply:
        until, not_before, failures = time.monotonic() + endpoint.patience, 0.0, 0
        while not gate.given_up:
            went_out = gate.wait(until, not_before)
            if went_out is None:
                return _failed("モデルのサービスが混み合っていて、待っても順番が来ませんでした")
            try:
                reply = backend(request)
            except CallFailed as error:
                if error.limited:
                    not_before = gate.refused(went_out, error.after)
                    continue
                failures += 1
                if failures > endpoint.retries:
                    return _lost(error, gate)
                not_before = time.monotonic() + (error.after or endpoint.pause * 2 ** (failures - 1))
            except CkwriterError:
                raise
            except Exception as error:  # a backend of somebody else: its fault costs one cell, not the run
                return _failed(f"下書きの方式が失敗しました（{type(error).__name__}: {error}）")
            else:
                gate.succeeded()
                return reply
        return _failed("モデルのサービスが続けて失敗したため、たずねるのをやめました")

    return paced


def _lost(error: CallFailed, gate: Gate) -> DraftReply:
    if not error.reached and not gate.answered:
        raise BackendError(f"{error}。--base-url と、サービスが動いているかを確かめてください") from error
    gate.lost()
    return _failed(str(error))


def _failed(words: str) -> DraftReply:
    return DraftReply(outcome="failed", problem=words)
