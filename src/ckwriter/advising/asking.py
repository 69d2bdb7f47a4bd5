"""Advice in a model's words: each item asked for by itself, with the words that it rests on as its only facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ckwriter import forms, places, prompting
from ckwriter.advising.quoting import title
from ckwriter.advising.values import Advice, Basis, Item
from ckwriter.drafting.requests import cell_of
from ckwriter.drafts import Backend, DraftRequest, Fact, Prompt, Style
from ckwriter.notation import fiscal_year_title


def reworded(advice: Advice, backend: Backend, origin: str) -> Advice:
    """Return the advice with the items that a backend has answered in its words; the others stay as they are.

    Every request carries the same facts, all words that any item rests on; an item may use its own, and its draft,
    whose point it is asked to keep. What is said, and on what it rests, is not the model's to choose.

    Args:
        advice: what was seen, in the words of the rules.
        backend: who is asked.
        origin: who it is, for the items that it answers.

    """
    prompts = prompting.load(forms.files(advice.form.id).prompts)
    facts = dict(_facts(advice))
    drafts = dict(_drafts(advice, len(facts) + 1))
    return advice.but(_asked(advice, item, prompts, facts, drafts, backend, origin) for item in advice.items)


def _facts(advice: Advice) -> Iterator[tuple[Basis, Fact]]:
    """Yield all words that items rest on, numbered from 1."""
    words = dict.fromkeys(basis for item in advice.items for basis in item.basis if basis.quote)
    for number, basis in enumerate(words, 1):
        field = places.field_at(advice.about, basis.at)
        name = title(advice.about, basis)
        if basis.fiscal_year != advice.fiscal_year:
            name = f"{fiscal_year_title(basis.fiscal_year)}の提出分 {name}"
        yield (
            basis,
            Fact(number=number, at=basis.at, title=name, text=basis.quote, type=field.type if field else "text"),
        )


def _drafts(advice: Advice, first: int) -> Iterator[tuple[str, Fact]]:
    """Yield the items as notes, numbered from `first`, by their places: what each is to say."""
    for number, item in enumerate(advice.items, first):
        at = tuple(dict.fromkeys(basis.at for basis in item.basis if basis.quote))
        title = f"{places.title_of(advice.form, item.at)}の下書き"
        yield item.at, Fact(number=number, at=item.at, title=title, text=item.text, type="note", rests_on=at)


def _asked(
    advice: Advice,
    item: Item,
    prompts: Mapping[str, Prompt],
    facts: Mapping[Basis, Fact],
    drafts: Mapping[str, Fact],
    backend: Backend,
    origin: str,
) -> Item:
    place = places.parse(item.at)
    prompt = prompts.get(f"{place.part}.{place.column}")
    own = [facts[basis] for basis in item.basis if basis in facts]
    if prompt is None or not own:
        return item
    request = _request(advice, item, prompt, (*facts.values(), *drafts.values()), [*own, drafts[item.at]])
    cell = cell_of(backend(request), request, origin)
    if cell.empty or not _keeps(item, cell.text):
        return item
    return item.model_copy(update={"text": cell.text, "origin": cell.origin})


def _keeps(item: Item, text: str) -> bool:
    """Tell whether a text still has the figures and the office's own words that an item quotes."""
    quoted = [words for words in _QUOTED.findall(item.text) if any(words in basis.quote for basis in item.basis)]
    return all(words in text for words in (*quoted, *_FIGURE.findall(item.text)))


_QUOTED = re.compile("「([^「」]+)」")
_FIGURE = re.compile("[0-9][0-9,.]*")


def _request(advice: Advice, item: Item, prompt: Prompt, facts: tuple[Fact, ...], own: list[Fact]) -> DraftRequest:
    title = places.title_of(advice.form, item.at)
    style = Style(ending="polite")
    body = advice.municipality.name
    return DraftRequest(
        at=item.at,
        title=title,
        fiscal_year=advice.fiscal_year,
        facts=facts,
        allowed=frozenset(fact.number for fact in own),
        prompt=prompt,
        instructions=prompting.instructions(prompt, title=title, style=style, municipality=body),
        limit=prompt.length,
        style=style,
        terms=advice.about.terms,
    )
