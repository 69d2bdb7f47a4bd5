"""Who is asked for the text of a cell: a backend by its name, behind its guards, and let go of in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from ckwriter import places, plugins
from ckwriter.drafts import Backend
from ckwriter.endpoints import Endpoint
from ckwriter.errors import CkwriterError, PluginError
from ckwriter.form import Form
from ckwriter.guarding.chain import OFFLINE, Guards, guarded, screened
from ckwriter.guarding.telling import Report
from ckwriter.model import Finding


class Drafter(NamedTuple):
    """Who is asked."""

    origin: str
    """The origin of the cells that it drafts."""
    ask: Backend
    at_once: int = 1
    """How many requests it takes at the same time."""


@contextmanager
def opened(
    backend: str | Backend | None = None,
    *,
    endpoint: Endpoint = Endpoint(),  # noqa: B008  # frozen
    guards: Guards | None = None,
    report: Report | None = None,
    drafts: bool = True,
) -> Iterator[Drafter]:
    """Give who is asked, and close what it holds open in the end.

    Args:
        backend: a name (`offline`, `openai:MODEL`) or a callable; by default `offline`. A model that is named is asked
            from behind guards; a callable only if guards are given.
        endpoint: where a model is asked.
        guards: what stands round it; by default a screen, grounding and a gate, and no ledger.
        report: told of what the guards find, from several threads.
        drafts: False where the answers are no drafts: nothing is grounded, and nothing comes in place of an answer.

    Raises:
        PluginError: there is no such backend.
        BackendError: the model's service is not set up.

    """
    origin = backend or OFFLINE if not callable(backend) else _name_of(backend)
    model = backend if callable(backend) else _made(origin, endpoint)
    try:
        if origin == OFFLINE or (callable(backend) and guards is None):
            yield Drafter(origin, model)
        else:
            guards = guards or Guards()
            name = origin.rpartition(":")[2]
            told = _noted(report or _nobody, guards)
            if drafts:
                ask = guarded(model, name, endpoint, guards, instead=_made(OFFLINE, endpoint), report=told)
            else:
                ask = screened(model, name, endpoint, guards, report=told)
            yield Drafter(origin, ask, endpoint.concurrency)
    finally:
        close = getattr(model, "close", None)
        if not callable(backend) and callable(close):
            close()


def placed(form: Form, report: Report | None) -> Report:
    """Return a report whose findings say in which section of the form they are."""

    def told(finding: Finding) -> None:
        evidence = tuple(
            one.model_copy(update={"section": places.section_of(form, one.at)}) for one in finding.evidence
        )
        section = places.section_of(form, finding.at)
        (report or _nobody)(finding.model_copy(update={"section": section, "evidence": evidence}))

    return told


def _noted(report: Report, guards: Guards) -> Report:
    """Return the report, with what it is told kept in the ledger as well."""
    recorder = guards.recorder
    if recorder is None:
        return report

    def noted(finding: Finding) -> None:
        recorder.ledger.note(recorder.run, finding)
        report(finding)

    return noted


def _made(origin: str, endpoint: Endpoint) -> Backend:
    name, _, model = origin.partition(":")
    factory: Callable[..., object] = plugins.load("backends", name)
    try:
        made = factory(model, endpoint)
    except CkwriterError:
        raise
    except Exception as error:  # a plugin of anybody's, which may raise anything
        raise PluginError(f"下書きの方式「{name}」を用意できません（{type(error).__name__}: {error}）") from error
    if not callable(made):
        raise PluginError(f"下書きの方式「{name}」が下書きの関数を返しません")
    return made


def _name_of(backend: Backend) -> str:
    return str(getattr(backend, "__name__", type(backend).__name__))


def _nobody(finding: Finding) -> None:
    """Tell nobody."""
