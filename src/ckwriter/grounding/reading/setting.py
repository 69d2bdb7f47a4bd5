"""What is known of the cell that a sentence is drafted for, beside the facts that the sentence cites."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from ckwriter.drafts import DraftRequest, Fact, Phrase, Prompt, Rule, Style
from ckwriter.grounding.reading.listed import listed
from ckwriter.notation import fold
from ckwriter.notation.text import narrow
from ckwriter.patterns import regex

_LONGEST = 40
"""Characters of a name; longer items of a list are text."""
_JINJA = regex(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


_QUOTED = regex("「([^「」]*)」")
_HIRAGANA = regex("[ぁ-ん]")


def label_of(fact: Fact) -> str:
    """Return what the form prints by a fact: 目標値（昨年度当初）."""
    return f"{fact.label} {' '.join(_QUOTED.findall(fact.title))}"


class Facts(tuple[Fact, ...]):
    """All facts of a submission, and what follows from all of them: settings that share them work it out once."""

    @cached_property
    def rows(self) -> Mapping[str, tuple[Fact, ...]]:
        """They by the row of a table that they stand in, or their place."""
        found: dict[str, list[Fact]] = {}
        for fact in self:
            found.setdefault(fact.at.rpartition(".")[0] or fact.at, []).append(fact)
        return {row: tuple(facts) for row, facts in found.items()}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names that cells of the submission list, folded, the longest first."""
        found = {fold(name) for fact in self if fact.type in ("text", "list") for name in listed(fact.text)}
        return tuple(sorted((name for name in found if len(name) > 1), key=len, reverse=True))

    @cached_property
    def written(self) -> tuple[str, ...]:
        """The names that cells of the submission list, as written but for their width, the longest first."""
        found = {one for fact in self if fact.type in ("text", "list") for one in listed(narrow(fact.text))}
        return tuple(sorted((one for one in found if 1 < len(one) < _LONGEST), key=len, reverse=True))

    @cached_property
    def partly_hiragana(self) -> tuple[str, ...]:
        """Those of these in which hiragana stands."""
        return tuple(one for one in self.written if _HIRAGANA.search(one))

    @cached_property
    def name(self) -> re.Pattern[str] | None:
        """A pattern for any of the names as written, the longest first; None where there is none."""
        return re.compile("|".join(map(re.escape, self.written))) if self.written else None

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What the form prints by the facts, each once."""
        return tuple(dict.fromkeys(label_of(fact) for fact in self if fact.type != "note"))

    @cached_property
    def everything(self) -> str:
        """The texts of all facts, one a line."""
        return "\n".join(fact.text for fact in self)

    @cached_property
    def by_table(self) -> tuple[tuple[str, Fact], ...]:
        """They, each with its table or field; all notes are of one."""
        return tuple((fact.at.partition("[")[0], fact) for fact in self)

    @cached_property
    def contexts(self) -> dict[Hashable, Any]:
        """The contexts of figures and dates that `pairing` was asked for, each worked out once."""
        return {}


@dataclass(frozen=True)
class Setting:
    """What surrounds a sentence."""

    fiscal_year: int
    """The fiscal year that the form is about, by its first calendar year."""
    known: tuple[Fact, ...] = ()
    """All facts of the submission, drafts that this cell builds on too: they tell which figures belong together."""
    allowed: frozenset[int] = frozenset()
    """The numbers of those that the cell may use."""
    body: str = ""
    """The name of the body that submits."""
    title: str = ""
    """The place as people call it."""
    terms: tuple[str, ...] = ()
    """Words whose spelling is never changed."""
    phrases: str = ""
    """What the programme proposes in such a cell: words of it may stand in a proposal though no fact holds them."""
    style: Style | None = None
    """How sentences end; None leaves it open."""
    limit: int = 0
    """The longest text that fits, in characters; 0 for no limit."""

    @cached_property
    def usable(self) -> tuple[Fact, ...]:
        """The facts that the cell may use, in order."""
        return tuple(fact for fact in self.known if fact.number in self.allowed)

    @cached_property
    def facts(self) -> Facts:
        """All facts, with what follows from all of them."""
        return self.known if isinstance(self.known, Facts) else Facts(self.known)

    @property
    def rows(self) -> Mapping[str, tuple[Fact, ...]]:
        """All facts by the row of a table that they stand in, or their place."""
        return self.facts.rows

    @property
    def written(self) -> tuple[str, ...]:
        """The names that cells of the submission list, as written but for their width, the longest first."""
        return self.facts.written

    @property
    def everything(self) -> str:
        """The texts of all facts, one a line."""
        return self.facts.everything

    @cached_property
    def by_number(self) -> Mapping[int, Fact]:
        """All facts by their numbers."""
        return {fact.number: fact for fact in self.known}


def setting_of(request: DraftRequest) -> Setting:
    """Return the setting of a request's cell."""
    return Setting(
        fiscal_year=request.fiscal_year,
        known=(*request.facts, *request.drafted),
        allowed=request.allowed,
        body=next((fact.text for fact in request.facts if fact.type == "municipality"), ""),
        title=request.title,
        terms=request.terms,
        phrases=phrases_of(request.prompt),
        style=request.style,
        limit=request.limit,
    )


def phrases_of(prompt: Prompt) -> str:
    """Return the titles of the programme's themes, and the phrases that a prompt's rules may say, one a line."""
    kinds = frozenset(rule.phrases for rule in _rules(prompt.sentences) if rule.phrases)
    titles = "\n".join(theme.title for theme in prompt.lexicon.themes)
    return f"{titles}\n{_phrases(prompt, kinds)}".strip()


def _rules(rules: tuple[Rule, ...]) -> Iterator[Rule]:
    for rule in rules:
        yield rule
        yield from _rules(rule.first)


def _phrases(prompt: Prompt, kinds: frozenset[str]) -> str:
    phrases: Iterator[Phrase] = (
        phrase
        for theme in prompt.lexicon.themes
        for kind, given in theme.phrases.items()
        if kind in kinds
        for phrase in given
    )
    return "\n".join(_said(phrase.say) for phrase in phrases)


@lru_cache(4096)
def _said(template: str) -> str:
    return _JINJA.sub(" ", template)
