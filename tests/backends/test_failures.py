"""What an error of a model's client means."""

from __future__ import annotations

import pytest

from ckwriter.backends.failures import raised, retry_after, said
from ckwriter.endpoints import Endpoint
from ckwriter.errors import CallFailed

HERE = Endpoint(base_url="http://a/v1", deadline=3)


@pytest.mark.parametrize(
    ("headers", "after"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after-ms": "1500"}, 1.5),
        ({"retry-after": "Sun, 22 Nov 2026 00:01:00 GMT"}, 60.0),
        ({"retry-after": "Sun, 22 Nov 2026 00:00:00 GMT"}, 0.0),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": ""}, None),
        ({}, None),
    ],
)
def test_how_long_to_wait(headers: dict[str, str], after: float | None) -> None:
    """As HTTP has it, and as some services do."""
    assert retry_after(headers, now=1795305600.0) == after


def test_an_error_says_so_on_one_line() -> None:
    """However many its service took."""
    error = ValueError("one\ntwo " + "x" * 1000)
    assert said(error).startswith("one two x")
    assert len(said(error)) == 500


@pytest.mark.parametrize(
    ("error", "over", "words", "reached"),
    [
        (TimeoutError(), False, "3秒以内", True),
        (ConnectionResetError(), False, "切れました", True),
        (ConnectionRefusedError(), False, "つながりません", False),
        (ConnectionRefusedError(), True, "3秒以内", True),
    ],
)
def test_a_call_that_failed_on_the_way(error: Exception, over: bool, words: str, reached: bool) -> None:
    """One that we cut off is late, whatever the client says."""
    with pytest.raises(CallFailed, match=words) as caught:
        raised(error, "m", HERE, over=over)
    assert caught.value.reached is reached


def test_an_error_of_another_kind_is_an_answer_that_cannot_be_read() -> None:
    """It is named."""
    reply = raised(KeyError("x"), "m", HERE, over=False)
    assert (reply.outcome, "KeyError" in reply.problem) == ("unusable", True)
