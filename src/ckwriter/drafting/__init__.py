"""Drafting: the empty narrative cells of a submission, filled from its facts and notes.

`draft` is the stage; `wanted` says which fact a cell that stayed empty is waiting for, `unused` names the notes that
no draft rests on, and `findings` says both to the person.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from ckwriter import forms, places, prompting
from ckwriter.drafting.asking import Drafter, opened, placed
from ckwriter.drafting.facts import collect
from ckwriter.drafting.requests import cell_of, request_for
from ckwriter.drafting.shares import shares
from ckwriter.drafting.targets import Target, targets, waves
from ckwriter.drafting.threads import replies
from ckwriter.drafting.wanting import findings, unused, unused_notes, wanted
from ckwriter.drafts import Backend, DraftRequest, Fact, Prompt, Style
from ckwriter.endpoints import Endpoint
from ckwriter.guarding.chain import OFFLINE as DEFAULT
from ckwriter.guarding.chain import Guards
from ckwriter.guarding.telling import Report
from ckwriter.model import EMPTY, Cell, Submission

PLAIN = Style()
HERE = Endpoint()
Progress = Callable[[int, int, str], None]
"""Called with how many cells are done, how many there are so far, and the title of the one just done."""


def draft(
    submission: Submission,
    backend: str | Backend | None = None,
    *,
    style: Style = PLAIN,
    only: Collection[str] = (),
    redo: bool = False,
    progress: Progress | None = None,
    prompts: Mapping[str, Prompt] | None = None,
    endpoint: Endpoint = HERE,
    guards: Guards | None = None,
    report: Report | None = None,
) -> Submission:
    """Return the submission with its empty narrative cells drafted. What a person wrote is never touched.

    Args:
        submission: the facts and notes.
        backend: a name (`offline`, `openai:MODEL`) or a callable; by default `offline`. A callable is asked as it is
            unless guards are given.
        style: how the sentences are written.
        only: places, rows, tables or columns (`strengths`, `issues[2]`, `issues.policy`); none means all.
        redo: drafts of an earlier run that nobody accepted are drafted anew.
        progress: told of each cell that is done.
        prompts: the prompts by target; by default those of the form.
        endpoint: where a model is asked, how patiently, and how many calls are under way at once.
        guards: what stands round a model; by default a screen, grounding and a gate, and no ledger.
        report: told of what the guards find; it is called from several threads.

    Raises:
        FormError: a prompt file is wrong.
        PluginError: there is no such backend.
        BackendError: the model's service is not set up.

    """
    ordered = prompting.in_order(submission.form, prompts if prompts is not None else prompts_of(submission))
    with opened(backend, endpoint=endpoint, guards=guards, report=placed(submission.form, report)) as drafter:
        drafted = _in_waves(submission, ordered, drafter, style, only=only, redo=redo, progress=progress)
    return drafted.with_cells((at, cell) for at, cell in shares(drafted) if not only or at in only)


def _in_waves(
    submission: Submission,
    prompts: Collection[Prompt],
    drafter: Drafter,
    style: Style,
    *,
    only: Collection[str],
    redo: bool,
    progress: Progress | None,
) -> Submission:
    """Draft first what rests on facts alone, then what builds on those drafts, and so on."""
    facts = collect(submission, prompts)
    remaining = list(waves(prompts))
    done = 0
    while remaining:
        planned = [[t for p in wave for t in targets(submission, p, only=only, redo=redo)] for wave in remaining]
        total = done + sum(map(len, planned))
        came: dict[str, Cell] = {}
        for target, cell in _wave(submission, planned[0], facts, drafter, style):
            came[target.at] = cell
            done += 1
            if progress:
                progress(done, total, places.title_of(submission.form, target.at))
        # In the order of the form, whichever came first: what later drafts are given must not depend on the clock.
        for target in planned[0]:
            submission = _with(submission, target.at, came[target.at])
        remaining = remaining[1:]
    return submission


def _wave(
    submission: Submission, planned: Collection[Target], facts: tuple[Fact, ...], drafter: Drafter, style: Style
) -> Iterator[tuple[Target, Cell]]:
    """Yield the cells that can be drafted at the same time, as they come; one without the facts it needs is empty."""
    asked: list[tuple[Target, DraftRequest]] = []

    def requests() -> Iterator[DraftRequest]:
        for target in planned:
            if request := request_for(submission, target, facts, style):
                asked.append((target, request))
                yield request

    for index, reply in replies(drafter.ask, requests(), drafter.at_once):
        target, request = asked[index]
        yield target, cell_of(reply, request, reply.origin or drafter.origin)
    drafted = {target.at for target, _ in asked}
    yield from ((target, EMPTY) for target in planned if target.at not in drafted)


def _with(submission: Submission, at: str, cell: Cell) -> Submission:
    """Return the submission with a draft; an empty one takes an earlier draft away and changes nothing else."""
    return submission if cell.empty and not submission[at].machine else submission.with_cells({at: cell})


def prompts_of(submission: Submission) -> Mapping[str, Prompt]:
    """Return the prompts of a submission's form, by target."""
    return prompting.load(forms.files(submission.form.id).prompts)


__all__ = [
    "DEFAULT",
    "Drafter",
    "Guards",
    "Progress",
    "draft",
    "findings",
    "opened",
    "placed",
    "prompts_of",
    "unused",
    "unused_notes",
    "wanted",
]
