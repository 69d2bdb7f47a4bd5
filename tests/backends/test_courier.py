"""The backend courier: it asks nobody."""

from __future__ import annotations

from ckwriter.backends import courier
from tests.asked import ask


def test_it_says_that_the_answer_has_not_come() -> None:
    """What has come stands in the ledger, before it."""
    reply = courier.backend("m")(ask())
    assert (reply.outcome, reply.sentences) == ("waiting", ())
    assert reply.problem
