"""The second reader: a model that is asked for contradictions in meaning between the sections of a submission.

It is asked behind the same screen, ledger, budget and gate as for drafts. What it may say is in `contradictions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ckwriter import findings
from ckwriter.drafting.asking import Drafter, opened, placed
from ckwriter.drafting.rehearsing import Rehearsal, rehearsed
from ckwriter.drafting.threads import replies
from ckwriter.drafts import Backend, DraftReply, DraftRequest
from ckwriter.endpoints import Endpoint
from ckwriter.guarding.chain import Guards
from ckwriter.guarding.telling import Report
from ckwriter.model import Finding, Submission
from ckwriter.prompting import chat, tokens
from ckwriter.reviewing.contradictions import CODE, Pair, finding_of, pairs, said_before
from ckwriter.reviewing.passages import TITLE, passages, prompt_of, requests

UNREAD = "G402"
"""The code of the finding that says how far the reading came."""
_LEAST = 2_000
"""Tokens below which a request is not made smaller."""
_TOLD = ("stopped", "withheld")
"""Outcomes of which the guards have told already."""


class Reading(NamedTuple):
    """What a second reader found."""

    findings: tuple[Finding, ...] = ()
    """Contradictions, each of level note, in the order of the form."""
    whole: bool = False
    """True if it read all: then what it does not find any more is gone."""


def read(
    submission: Submission,
    said: Iterable[Finding],
    backend: str | Backend,
    *,
    endpoint: Endpoint = Endpoint(),  # noqa: B008  # frozen
    guards: Guards | None = None,
    report: Report | None = None,
) -> Reading:
    """Ask a model for passages that contradict each other, and return what stands of its answer.

    Args:
        submission: what is read.
        said: what the checks have found; it is not said again.
        backend: a model by its name (`openai:MODEL`), or a callable.
        endpoint: where a model is asked.
        guards: what stands round it; by default a screen and a gate, and no ledger.
        report: told of what the guards find, and of what could not be read, from several threads.

    Raises:
        SettingsError: the form does not say how its passages are compared.
        BackendError: the model's service is not set up.

    """
    prompt = prompt_of(submission)
    facts = passages(submission, prompt)
    tell = placed(submission.form, report)
    if len(facts) < 2:
        return Reading(whole=True)
    with opened(backend, endpoint=endpoint, guards=guards or Guards(), report=tell, drafts=False) as reader:
        room = endpoint.context
        while True:
            asked = requests(submission, prompt, facts, endpoint, room)
            answers = _answers(reader, asked)
            if not any(map(chat.too_long, answers)):
                break
            smaller = max(tokens.of_request(one).tokens + tokens.room(one, endpoint) for one in asked) * 2 // 3
            if smaller < _LEAST:
                break
            room = smaller
    for one in {one.problem: one for one in answers if _failed(one) and one.outcome not in _TOLD}.values():
        tell(_unread(submission, one))
    kept: list[Pair] = []
    found = []
    said = list(said)
    for pair, reason in pairs([one for reply in answers for one in reply.sentences], facts, submission):
        if not any(_same(pair, other) for other in kept) and not said_before(pair, said, submission):
            kept.append(pair)
            found.append(finding_of(pair, reason, submission))
    order = {fact.at: fact.number for fact in facts}
    found.sort(key=lambda one: order[one.at])
    return Reading(tuple(found[: prompt.most]), whole=not any(map(_failed, answers)))


def rehearse(submission: Submission, model: str, guards: Guards, endpoint: Endpoint) -> Rehearsal:
    """Return what a second reader would be sent, without sending anything."""
    prompt = prompt_of(submission)
    asked = requests(submission, prompt, passages(submission, prompt), endpoint, endpoint.context)
    return rehearsed(asked, model, guards)


def _answers(reader: Drafter, asked: Sequence[DraftRequest]) -> list[DraftReply]:
    found = dict(replies(reader.ask, asked, min(reader.at_once, len(asked))))
    return [found[number] for number in range(len(asked))]


def _failed(reply: DraftReply) -> bool:
    return reply.outcome != "answered"


def _same(one: Pair, other: Pair) -> bool:
    return all(side.overlaps(twin) for side, twin in zip(one, other, strict=True))


def _unread(submission: Submission, reply: DraftReply) -> Finding:
    at = submission.form.sections[0].parts[0].id
    problem = reply.problem
    if chat.too_long(reply):
        how = "モデルの一度に読める長さが足りません。"
    elif reply.outcome == "failed":
        how = "もう一度行うと、済んだ分は費用なしで進みます。"
    else:
        how = "--fresh を付けてもう一度行うと、たずね直します。"
    return findings.finding(
        submission,
        at,
        f"モデルによる読み比べを終えられませんでした（{problem or '使える答えがありません'}）",
        hint=f"ほかの点検は終わっています。{how}",
        level="note",
        subject=TITLE,
        code=UNREAD,
    )


__all__ = ["CODE", "UNREAD", "Reading", "read", "rehearse"]
