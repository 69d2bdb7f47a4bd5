"""Requests answered by several threads."""

from __future__ import annotations

import threading

import pytest

from ckwriter.drafting.threads import replies
from ckwriter.drafts import DraftReply, DraftRequest, Sentence
from tests.asked import ask


def named(request: DraftRequest) -> DraftReply:
    """Say which request it was."""
    return DraftReply(sentences=(Sentence(text=request.at, facts=(1,)),))


@pytest.mark.parametrize("at_once", [1, 3, 50])
def test_every_request_gets_its_own_reply(at_once: int) -> None:
    """Whichever comes first."""
    requests = [ask(at=f"place{n}") for n in range(20)]
    found = dict(replies(named, requests, at_once))
    assert [found[n].sentences[0].text for n in range(20)] == [f"place{n}" for n in range(20)]


def test_no_more_are_under_way_than_are_allowed() -> None:
    """And that many are."""
    full = threading.Barrier(4, timeout=30)
    lock, under_way, most = threading.Lock(), 0, 0

    def together(request: DraftRequest) -> DraftReply:
        nonlocal under_way, most
        with lock:
            under_way += 1
            most = max(most, under_way)
        full.wait()
        with lock:
            under_way -= 1
        return DraftReply()

    assert len(list(replies(together, [ask()] * 12, 4))) == 12
    assert most == 4


def test_an_error_is_raised_where_the_replies_are_awaited() -> None:
    """After the calls that are under way have ended; no new ones begin."""
    other_began, ended = threading.Event(), threading.Event()
    began: list[str] = []

    def broken(request: DraftRequest) -> DraftReply:
        began.append(request.at)
        if request.at == "bad":
            other_began.wait(30)
            raise ZeroDivisionError
        other_began.set()
        ended.wait(0.2)
        ended.set()
        return DraftReply()

    with pytest.raises(ZeroDivisionError):
        list(replies(broken, [ask(at="bad"), *(ask(at=f"p{n}") for n in range(50))], 2))
    assert ended.is_set()
    assert len(began) < 50
