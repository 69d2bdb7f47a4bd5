"""What a backend is asked for one cell, and its answer as a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ckwriter import places, prompting
from ckwriter.drafting.facts import drafted, matching
from ckwriter.drafting.targets import Target
from ckwriter.drafts import DraftReply, DraftRequest, Fact, Style
from ckwriter.model import Cell, Source, Submission


def usable(
    submission: Submission, target: Target, facts: tuple[Fact, ...]
) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """Return the facts that a cell may use, and, numbered after all facts, the drafts that it builds on."""
    fed = drafted(_fed(submission, target), submission.form, first=len(facts) + 1)
    return tuple(matching(facts, target.at, target.prompt.facts, target.assigned)), fed


def _fed(submission: Submission, target: Target) -> Iterator[tuple[str, Cell]]:
    if not target.prompt.feeds:
        return
    for at, cell in submission.cells.items():
        if cell.machine and cell.text:
            fact = Fact(number=0, at=at, title="", text=cell.text)
            if _any((fact,), target, target.prompt.feeds):
                yield at, cell


def _any(facts: tuple[Fact, ...], target: Target, selectors: Sequence[str]) -> bool:
    return any(True for _ in matching(facts, target.at, selectors, target.assigned))


def enough(facts: tuple[Fact, ...], target: Target) -> bool:
    """Tell whether the facts of one set of needs are all there."""
    needs = target.prompt.needs
    return any(all(_any(facts, target, (need,)) for need in all_of) for all_of in needs) if needs else bool(facts)


def request_for(submission: Submission, target: Target, facts: tuple[Fact, ...], style: Style) -> DraftRequest | None:
    """Return the request for a cell, or None where the facts that it needs are missing."""
    prompt = target.prompt
    given, fed = usable(submission, target, facts)
    if not enough((*given, *fed), target):
        return None
    title = places.title_of(submission.form, target.at)
    body = submission.municipality.name
    return DraftRequest(
        at=target.at,
        title=title,
        fiscal_year=submission.fiscal_year,
        facts=facts,
        drafted=fed,
        allowed=frozenset(fact.number for fact in (*given, *fed)),
        prompt=prompt,
        instructions=prompting.instructions(prompt, title=title, style=style, municipality=body),
        limit=prompt.length,
        style=style,
        terms=submission.form.terms,
    )


def cell_of(reply: DraftReply, request: DraftRequest, origin: str) -> Cell:
    """Return a reply as a cell; a sentence that names no fact that it may use is left out."""
    facts = {fact.number: fact for fact in request.usable}
    kept = []
    for sentence in reply.sentences:
        at = dict.fromkeys(place for n in sentence.facts if n in facts for place in facts[n].sources)
        if sentence.text.strip() and at:
            kept.append(Source(sentence=sentence.text.strip(), at=tuple(at)))
    mark, join = ("・", "\n") if request.prompt.style == "bullets" else ("", "")
    return Cell(text=join.join(mark + source.sentence for source in kept), origin=origin, sources=tuple(kept))
