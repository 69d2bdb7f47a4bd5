"""What the coming year asks for: the results of this year's targets, counted as they were set."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.advising.quoting import joined, listed, said
from ckwriter.advising.targets import called, this_year
from ckwriter.advising.wording import Seen
from ckwriter.model import Submission


def seen(submission: Submission) -> Iterator[Seen]:
    """Yield the targets whose results the coming year will ask for, and those that are words and no figure."""
    goals = [(one, value) for one in this_year(submission) if (value := one.value("target"))]
    pieces = []
    for one, value in goals[:3]:
        name, target = called(submission, one), said(submission, value.at)
        pieces.append(joined([name, target]).but(f"「{name}」（目標「{target}」）"))
    if pieces:
        told = [called(submission, one) for one, value in goals if not value.figure]
        names = {"goals": joined(pieces), "more": max(0, len(goals) - len(pieces)), "told": listed(told)}
        yield Seen("due", names)
