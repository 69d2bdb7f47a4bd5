"""Drafting: the empty narrative cells of a submission, filled from its facts and notes.

`draft` is the stage; `wanted` says which fact a cell that stayed empty is waiting for, `unused` names the notes that
no draft rests on, and `findings` says both to the person.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from ckwriter import forms, places, plugins, prompting
from ckwriter.drafting.facts import collect
from ckwriter.drafting.requests import cell_of, request_for
from ckwriter.drafting.shares import shares
from ckwriter.drafting.targets import targets, waves
from ckwriter.drafting.wanting import findings, unused, unused_notes, wanted
from ckwriter.drafts import Backend, Prompt, Style
from ckwriter.errors import PluginError
from ckwriter.model import EMPTY, Cell, Submission

DEFAULT = "offline"
PLAIN = Style()
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
) -> Submission:
    """Return the submission with its empty narrative cells drafted. What a person wrote is never touched.

    Args:
        submission: the facts and notes.
        backend: a name (`offline`, `openai:MODEL`) or a callable; by default `offline`.
        style: how the sentences are written.
        only: places, rows, tables or columns (`strengths`, `issues[2]`, `issues.policy`); none means all.
        redo: drafts of an earlier run that nobody accepted are drafted anew.
        progress: told of each cell that is done.
        prompts: the prompts by target; by default those of the form.

    Raises:
        FormError: a prompt file is wrong.
        PluginError: there is no such backend.

    """
    origin, make = _backend(backend)
    ordered = prompting.in_order(submission.form, prompts if prompts is not None else prompts_of(submission))
    facts = collect(submission, ordered)
    remaining = list(waves(ordered))
    done = 0
    while remaining:
        planned = [[t for p in wave for t in targets(submission, p, only=only, redo=redo)] for wave in remaining]
        total = done + sum(map(len, planned))
        for target, request in [(one, request_for(submission, one, facts, style)) for one in planned[0]]:
            submission = _with(submission, target.at, cell_of(make(request), request, origin) if request else EMPTY)
            done += 1
            if progress:
                progress(done, total, places.title_of(submission.form, target.at))
        remaining = remaining[1:]
    return submission.with_cells((at, cell) for at, cell in shares(submission) if not only or at in only)


def _with(submission: Submission, at: str, cell: Cell) -> Submission:
    """Return the submission with a draft; an empty one takes an earlier draft away and changes nothing else."""
    return submission if cell.empty and not submission[at].machine else submission.with_cells({at: cell})


def prompts_of(submission: Submission) -> Mapping[str, Prompt]:
    """Return the prompts of a submission's form, by target."""
    return prompting.load(forms.files(submission.form.id).prompts)


def _backend(backend: str | Backend | None) -> tuple[str, Backend]:
    """Return the origin that drafted cells get, and the backend."""
    if callable(backend):
        return str(getattr(backend, "__name__", type(backend).__name__)), backend
    origin = backend or DEFAULT
    name, _, model = origin.partition(":")
    made = plugins.load("backends", name)(model)
    if not callable(made):
        raise PluginError(f"下書きの方式「{name}」が下書きの関数を返しません")
    return origin, made


__all__ = ["DEFAULT", "Progress", "draft", "findings", "prompts_of", "unused", "unused_notes", "wanted"]
