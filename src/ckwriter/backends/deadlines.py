"""A deadline for a whole call over HTTP, and an end to all that are under way.

Time limits of HTTP clients are for each read: a server that sends a byte now and then is never cut off by them. Here
the connection of a call is shut down when its time is over, by whichever thread waits on it.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any


class Call:
    """One call: the connection that it uses, and whether its time is over."""

    def __init__(self) -> None:
        self.over = False
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()

    def trace(self, event: str, info: dict[str, Any]) -> None:
        """Take note of each connection that is made for the call (the `trace` extension of httpx)."""
        if not event.endswith("connect_tcp.complete"):
            return
        made = info["return_value"].get_extra_info("socket")
        with self._lock, contextlib.suppress(OSError):
            # A duplicate: shutting it down ends the connection, also where TLS has taken over the original.
            self._sockets.append(made.dup())
            if self.over:
                self._shut_down()

    def cut(self) -> None:
        """End the call now; whoever waits for its answer gets an error at once."""
        with self._lock:
            self.over = True
            self._shut_down()

    def done(self) -> None:
        """Let go of the connection."""
        with self._lock:
            while self._sockets:
                self._sockets.pop().close()

    def _shut_down(self) -> None:
        for connection in self._sockets:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class Deadlines:
    """The calls of one client that are under way, and a thread that cuts those whose time is over."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._mine = threading.local()
        self._open: dict[Call, float] = {}
        """The calls, in the order in which their time is over."""
        self._change = threading.Condition()
        self._watching = False

    def hook(self, request: Any) -> None:  # noqa: ANN401  # httpx's request, or httpx2's
        """Watch a request that this thread is about to send (the `request` event hook of httpx)."""
        call: Call | None = getattr(self._mine, "call", None)
        if call is not None:
            request.extensions["trace"] = call.trace

    @contextlib.contextmanager
    def watch(self) -> Iterator[Call]:
        """Give what is called inside, in this thread, so many seconds."""
        call = self._mine.call = Call()
        with self._change:
            self._open[call] = time.monotonic() + self._seconds
            if not self._watching:
                self._watching = True
                threading.Thread(target=self._cut_late, daemon=True).start()
        try:
            yield call
        finally:
            self._mine.call = None
            with self._change:
                self._open.pop(call, None)
            call.done()

    def cut_all(self) -> None:
        """End all calls that are under way."""
        with self._change:
            for call in self._open:
                call.cut()

    def _cut_late(self) -> None:
        """Cut each call when its time is over; ends when none has been under way for a while."""
        with self._change:
            while True:
                now = time.monotonic()
                for call in [call for call, until in self._open.items() if until <= now]:
                    del self._open[call]
                    call.cut()
                left = min(self._open.values(), default=now + self._seconds) - now
                self._change.wait(left)
                if not self._open and time.monotonic() >= now + left:
                    self._watching = False
                    return
