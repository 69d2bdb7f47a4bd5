"""A deadline for a whole call, whatever its connection does."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from ckwriter.backends.deadlines import Call, Deadlines


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Two ends of a connection."""
    one, other = socket.socketpair()
    yield one, other
    one.close()
    other.close()


def connected(call: Call, end: socket.socket) -> None:
    """Tell a call of its connection, as httpx does."""
    stream = SimpleNamespace(get_extra_info=lambda name: end)
    call.trace("connection.connect_tcp.complete", {"return_value": stream})


def test_whoever_waits_on_a_cut_connection_goes_on(pair: tuple[socket.socket, socket.socket]) -> None:
    """At once, with an end of the data."""
    with Deadlines(0.05).watch() as call:
        connected(call, pair[0])
        assert pair[0].recv(1) == b""
        assert call.over


def test_a_call_in_time_is_left_alone(pair: tuple[socket.socket, socket.socket]) -> None:
    """And so is its connection afterwards."""
    deadlines = Deadlines(60)
    with deadlines.watch() as call:
        connected(call, pair[0])
    deadlines.cut_all()
    pair[1].send(b"x")
    assert pair[0].recv(1) == b"x"
    assert not call.over


def test_a_connection_that_comes_too_late_is_cut(pair: tuple[socket.socket, socket.socket]) -> None:
    """The time was over while it was being made."""
    with Deadlines(60).watch() as call:
        call.cut()
        connected(call, pair[0])
        assert pair[0].recv(1) == b""


def test_each_thread_has_its_own_call() -> None:
    """The hook gives a request to the call of the thread that sends it; none is watched outside of one."""
    deadlines = Deadlines(60)
    traced: list[object] = []

    def send() -> None:
        with deadlines.watch() as call:
            request = SimpleNamespace(extensions={})
            deadlines.hook(request)
            traced.append(request.extensions["trace"].__self__ is call)

    threads = [threading.Thread(target=send) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert traced == [True] * 3
    unwatched = SimpleNamespace(extensions={})
    deadlines.hook(unwatched)
    assert unwatched.extensions == {}
