"""Advising: a submission and its findings in, the draft of an adviser's summary out.

What is looked at and how it is said is the guide's (`guide`); the modules `targets`, `trends`, `meetings`, `elements`,
`doubts`, `signs`, `asked` and `coming` see, `wording` says, and every item rests on words that stand in the submission.
`page` makes of the advice a submission of its own form, which is written, read back and accepted like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ckwriter import checking, drafting
from ckwriter.advising import asked, coming, doubts, elements, meetings, plans, signs, targets, trends
from ckwriter.advising.asking import reworded
from ckwriter.advising.elements import coverage
from ckwriter.advising.fitting import fitted
from ckwriter.advising.guide import ELEMENTS, Guide, load
from ckwriter.advising.page import page
from ckwriter.advising.quoting import Said, quote, texts_at
from ckwriter.advising.values import OFFLINE, Advice, Basis, Item
from ckwriter.advising.wording import Seen, worded
from ckwriter.drafts import Backend
from ckwriter.endpoints import Endpoint
from ckwriter.guarding.chain import Guards
from ckwriter.guarding.telling import Report
from ckwriter.model import Finding, Submission
from ckwriter.notation import fiscal_year_title


def advise(
    submission: Submission,
    findings: Sequence[Finding] | None = None,
    backend: str | Backend | None = None,
    *,
    endpoint: Endpoint = Endpoint(),  # noqa: B008  # frozen
    guards: Guards | None = None,
    report: Report | None = None,
) -> Advice:
    """Return the draft of an adviser's summary of a submission.

    Args:
        submission: what is advised on; `previous`, where it is there, is what it is compared with.
        findings: what the checks found in it; they are run if none are given.
        backend: a name (`openai:MODEL`) or a callable that is asked to word each item; by default the guide's phrases.
        endpoint: where a model is asked.
        guards: what stands round it; see `drafting.opened`.
        report: told of what the guards find.

    Raises:
        FormError: the form has no guide for advisers, or something in it is wrong.
        PluginError: there is no such backend.

    """
    guide = load(submission.form.id)
    found = checking.check(submission) if findings is None else list(findings)
    grave: set[str] = set()
    advice = Advice(
        form=guide.form,
        about=submission.form,
        fiscal_year=submission.fiscal_year,
        municipality=submission.municipality,
        items=tuple(_items(submission, guide, found, grave)),
    )
    advice = fitted(advice, guide, grave)
    if backend in (None, OFFLINE):
        return advice
    with drafting.opened(backend, endpoint=endpoint, guards=guards, report=report) as drafter:
        return reworded(advice, drafter.ask, drafter.origin)


def _items(submission: Submission, guide: Guide, findings: Sequence[Finding], grave: set[str]) -> Iterator[Item]:
    """Yield all items; the kinds that must not be left out are added to `grave`."""
    covered = coverage(submission, guide)
    known = _known(submission)
    by_heading: dict[str, list[Told]] = {name: [] for name in guide.most}
    for seen in _seen(submission, guide, findings, covered):
        phrase = guide.phrase(seen.kind)
        text = worded(guide, seen, known)
        if phrase and text and text.basis:
            by_heading.setdefault(phrase.under, []).append(Told(seen, text))
    for heading, told in by_heading.items():
        chosen = _chosen(submission, guide, heading, told) or list(_nothing(submission, guide, heading))
        for number, (seen, text) in enumerate(chosen, 1):
            if seen.grave:
                grave.add(seen.kind)
            yield Item(at=f"{heading}[{number}].text", kind=seen.kind, text=str(text), basis=text.basis)
    for one in covered:
        yield from _element(submission, guide, one)


def _seen(
    submission: Submission, guide: Guide, findings: Sequence[Finding], covered: Sequence[elements.Coverage]
) -> Iterator[Seen]:
    yield from asked.seen(submission, guide)
    yield from trends.seen(submission, guide)
    yield from targets.last_year(submission, guide, findings, trends.missed_twice(submission))
    yield from meetings.seen(submission, guide, covered, findings)
    yield from plans.seen(submission, guide)
    yield from signs.seen(submission, guide)
    yield from doubts.seen(submission, guide, findings)
    yield from doubts.plans(submission, guide, findings)
    yield from targets.measures(submission, guide)
    yield from elements.unplanned(submission, guide, covered)
    yield from coming.seen(submission)


class Told(NamedTuple):
    """What was seen, and its words."""

    seen: Seen
    text: Said


def _nothing(submission: Submission, guide: Guide, heading: str) -> Iterator[Told]:
    """Yield that nothing can be said under a heading, resting on the parts of the form in which nothing stands."""
    empty = [part for part in guide.nothing.get(heading, ()) if not any(True for _ in texts_at(submission, (part,)))]
    seen = Seen(f"nothing_{heading}", rests_on=tuple(quote(submission, part.partition(".")[0]) for part in empty))
    text = worded(guide, seen, {})
    if text and text.basis:
        yield Told(seen, text)


def _chosen(submission: Submission, guide: Guide, heading: str, told: list[Told]) -> list[Told]:
    """Return the gravest and weightiest, not many of one kind, in the order of the sections and of a cell's words.

    What quotes nothing but words that stand under the heading already says nothing new and is left out.
    """
    kept: list[Told] = []
    used: set[Basis] = set()
    for one in sorted(told, key=lambda one: (not one.seen.grave, guide.rank(one.seen.kind))):
        alike = sum(other.seen.kind == one.seen.kind for other in kept)
        phrase = guide.phrase(one.seen.kind)
        full = len(kept) >= guide.most.get(heading, len(told)) or (phrase is not None and alike >= phrase.most)
        words = {basis for basis in one.text.basis if basis.quote} or set(one.text.basis)
        if not full and not used.issuperset(words):
            kept.append(one)
            used.update(one.text.basis)
    first = {one.text.basis[0].at: number for number, one in reversed(list(enumerate(kept)))}

    def place(one: Told) -> tuple[str, int, int]:
        basis = one.text.basis[0]
        return basis.section, first[basis.at], submission[basis.at].text.find(basis.quote)

    return sorted(kept, key=place)


def _known(submission: Submission) -> Mapping[str, object]:
    year = submission.fiscal_year
    return {
        "body": submission.municipality.name,
        "last_year": fiscal_year_title(year - 1),
        "this_year": fiscal_year_title(year),
        "next_year": fiscal_year_title(year + 1),
    }


def _element(submission: Submission, guide: Guide, one: elements.Coverage) -> Iterator[Item]:
    row = f"{ELEMENTS}[{one.element.id}]"
    seen = elements.lacking(submission, one)
    found = elements.quoted(submission, one, guide.shown)
    if found:
        yield Item(at=f"{row}.found", kind="element_found", text=str(found), basis=found.basis)
    if text := worded(guide, seen, _known(submission)):
        yield Item(at=f"{row}.lacking", kind=seen.kind, text=str(text), basis=text.basis)


__all__ = ["Advice", "Basis", "Item", "advise", "coverage", "page"]
