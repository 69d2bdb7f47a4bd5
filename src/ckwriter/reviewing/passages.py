"""What the second reader is asked: the passages of a submission, numbered, in requests that its model can take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from ckwriter import forms, places, prompting
from ckwriter.drafts import DraftRequest, Fact, Prompt, Style
from ckwriter.endpoints import Endpoint
from ckwriter.errors import SettingsError
from ckwriter.facts import fact_of_cell
from ckwriter.model import Submission
from ckwriter.prompting import tokens
from ckwriter.prompting.rendering import line

FOLDER = "review"
"""Where the prompts of reviewing lie, in the folder of the form's prompts."""
TARGET = "contradictions"
TITLE = "節どうしの読み比べ"
_LEAST = 200
"""Characters of an answer for which there is always room."""


def prompt_of(submission: Submission) -> Prompt:
    """Return how the form's passages are compared; SettingsError if the form does not say."""
    found = prompting.load(forms.files(submission.form.id).prompts / FOLDER).get(TARGET)
    if found is None:
        raise SettingsError(f"様式「{submission.form.id}」には、モデルによる読み比べの決まりがありません")
    return found


def passages(submission: Submission, prompt: Prompt) -> tuple[Fact, ...]:
    """Return what stands at the places that the prompt lists, numbered from 1 in the order of the form.

    Drafts that nobody has accepted are on the page too, and are among them.
    """
    found: list[Fact] = []
    for at, field in submission.places():
        place = places.parse(at)
        named = {place.part, f"{place.part}.*", f"{place.part}.{place.column}"}
        if submission.text(at).strip() and named.intersection(prompt.facts):
            fact = fact_of_cell(submission, at, field, len(found) + 1, drafts=True)
            if fact is not None:
                found.append(fact)
    return tuple(found)


def requests(
    submission: Submission, prompt: Prompt, facts: tuple[Fact, ...], endpoint: Endpoint, most: int | None
) -> tuple[DraftRequest, ...]:
    """Return the requests: one for all passages, or, where a model takes less, one for each pair of groups of them.

    Args:
        submission: whose passages they are.
        prompt: how they are compared.
        facts: the passages.
        endpoint: how long an answer may be.
        most: how many tokens a request may have with its answer; None for any number. A group is a run of passages;
            one that is longer than half of the room by itself is asked for all the same.

    """
    whole = _request(submission, prompt, facts)
    if most is None or tokens.of_request(whole).tokens + tokens.room(whole, endpoint) <= most:
        return (whole,)
    prompt = prompt.model_copy(update={"length": min(prompt.length, max(most // 10, _LEAST))})
    bare = _request(submission, prompt, ())
    room = most - tokens.of_request(bare).tokens - tokens.room(bare, endpoint)
    groups = list(_groups(facts, max(room // 2, 1)))
    if len(groups) == 1:
        return (_request(submission, prompt, facts),)
    return tuple(_request(submission, prompt, (*one, *other)) for one, other in combinations(groups, 2))


def _request(submission: Submission, prompt: Prompt, facts: tuple[Fact, ...]) -> DraftRequest:
    style = Style()
    body = submission.municipality.name
    return DraftRequest(
        at=submission.form.sections[0].parts[0].id,
        title=TITLE,
        fiscal_year=submission.fiscal_year,
        facts=facts,
        allowed=frozenset(fact.number for fact in facts),
        prompt=prompt,
        instructions=prompting.instructions(prompt, title=TITLE, style=style, municipality=body),
        limit=prompt.length,
        style=style,
        terms=submission.form.terms,
        task="compare",
    )


def _groups(facts: Sequence[Fact], room: int) -> Iterator[tuple[Fact, ...]]:
    """Yield runs of passages of at most so many tokens, rows unbroken where that is possible."""
    group: list[Fact] = []
    taken = 0
    for row in _fitting(facts, room):
        size = sum(map(_size, row))
        if group and taken + size > room:
            yield tuple(group)
            group, taken = [], 0
        group += row
        taken += size
    if group:
        yield tuple(group)


def _fitting(facts: Sequence[Fact], room: int) -> Iterator[list[Fact]]:
    """Yield the passages row by row; those of a row that is too long, one by one."""
    for _, held in groupby(facts, lambda fact: fact.group):
        row = list(held)
        if sum(map(_size, row)) <= room:
            yield row
        else:
            yield from ([fact] for fact in row)


def _size(fact: Fact) -> int:
    return tokens.estimate(f"{fact.group}\n{line(fact)}\n")
