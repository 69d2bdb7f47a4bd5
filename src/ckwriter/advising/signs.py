"""Words of a submission at which an adviser stops: a survey made, the voice of those concerned, a new neighbour."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.advising.guide import Guide, Sign
from ckwriter.advising.quoting import about, holding, said, texts_at
from ckwriter.advising.wording import Seen
from ckwriter.model import Submission
from ckwriter.notation import fold


def seen(submission: Submission, guide: Guide) -> Iterator[Seen]:
    """Yield sentences that show a sign; one that a program drafted, or that only hopes, shows none."""
    for sign in guide.signs:
        yield from list(_shown(submission, sign))[:_MOST]


_MOST = 3


def _shown(submission: Submission, sign: Sign) -> Iterator[Seen]:
    for at, text in texts_at(submission, sign.places):
        if submission[at].machine:
            continue
        held = holding(text, sign.keywords)
        if held is not None and not any(fold(word) in fold(held[0]) for word in sign.unless):
            yield Seen(sign.kind, {"words": said(submission, at, about(*held, 60))})
