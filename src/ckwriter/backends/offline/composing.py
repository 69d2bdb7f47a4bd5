"""The rules of a prompt file into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from ckwriter.backends.offline.context import Cited, Request, facts_of, printed, texts_of
from ckwriter.backends.offline.finishing import Finish
from ckwriter.backends.offline.functions import available
from ckwriter.backends.offline.themes import ALONE, Subject, fitting, found_in, theme_of
from ckwriter.drafts import DraftReply, DraftRequest, Phrase, Rule, Sentence
from ckwriter.errors import FormError

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.environment import TemplateExpression
    from jinja2.sandbox import SandboxedEnvironment

Scope = dict[str, Any]

_SAME = 90.0
"""Sentences more alike than this (percent) say the same, unless a name or figure differs."""
_TELLING = re.compile("[0-9０-９A-Za-zＡ-Ｚａ-ｚァ-ヺ一-鿿]")


def compose(request: DraftRequest) -> DraftReply:
    """Draft one cell by the rules of its prompt; FormError if a rule does not work."""
    from jinja2 import TemplateError

    try:
        return DraftReply(sentences=tuple(_sentences(request)))
    except TemplateError as error:
        raise FormError(f"下書きの決まり「{request.prompt.target}」: {error}") from None


def _sentences(request: DraftRequest) -> Iterator[Sentence]:
    context = Request(request)
    scope: Scope = {**available(request), **context.names()}
    for name, expression in request.prompt.let.items():
        scope[name] = _evaluate(expression, scope)
    scope["per_theme"] = request.prompt.per_theme
    finish = Finish(request)
    said: list[str] = []
    left = request.limit
    for text, facts in _applied(request.prompt.sentences, scope):
        sentence = finish(text)
        if not sentence or any(_says_the_same(sentence, other) for other in said):
            continue
        left -= len(sentence) + (2 if request.prompt.style == "bullets" else 0)
        if left < 0 or len(said) == request.prompt.most:
            return
        said.append(sentence)
        yield Sentence(text=sentence, facts=tuple(sorted(facts)))


def _says_the_same(sentence: str, other: str) -> bool:
    """Tell whether two sentences differ in a few kana and marks alone; another name or figure is another fact."""
    if fuzz.ratio(sentence, other) <= _SAME:
        return False
    for op in Indel.opcodes(sentence, other):
        apart = "" if op.tag == "equal" else sentence[op.src_start : op.src_end] + other[op.dest_start : op.dest_end]
        if _TELLING.search(apart):
            return False
    return True


def _applied(rules: tuple[Rule, ...], scope: Scope) -> Iterator[tuple[str, frozenset[int]]]:
    """Yield what the rules say, as rendered, each with the numbers of its facts."""
    for rule in rules:
        yield from _said_by(rule, scope)


def _said_by(rule: Rule, scope: Scope) -> Iterator[tuple[str, frozenset[int]]]:
    count = 0
    for inner in _scopes(rule, scope):
        if rule.when and not _evaluate(rule.when, inner):
            continue
        for said in _one(rule, inner):
            if count == rule.most:
                return
            count += 1
            yield said


def _scopes(rule: Rule, scope: Scope) -> Iterator[Scope]:
    """Yield the names as they stand for each application of a rule; `nth` counts them from 1."""
    if not rule.each:
        yield scope
        return
    name, _, expression = rule.each.partition(" in ")
    for nth, item in enumerate(_evaluate(expression, scope), 1):
        yield {**scope, name.strip(): item, "nth": nth}


def _one(rule: Rule, scope: Scope) -> Iterator[tuple[str, frozenset[int]]]:
    if rule.first:
        for choice in rule.first:
            said = list(_said_by(choice, scope))
            if said:
                yield from said
                return
    elif rule.phrases:
        yield from _phrased(rule, scope)
    elif said_once := _rendered(rule.say, scope):
        yield said_once


def _phrased(rule: Rule, scope: Scope) -> Iterator[tuple[str, frozenset[int]]]:
    """Yield the fitting phrases of several subjects, one of each subject in turn."""
    corpus = texts_of(scope.get("corpus", []))
    turns = [
        islice(_fitting_phrases(rule.phrases, subject, scope, corpus), 1 if rule.once else None)
        for subject in (_evaluate(rule.of, scope) if rule.of else [])
        if isinstance(subject, Subject)
    ]
    while turns:
        for turn in tuple(turns):
            said = next(turn, None)
            if said is None:
                turns.remove(turn)
            else:
                yield said


def _fitting_phrases(
    name: str, subject: Subject, scope: Scope, corpus: list[Cited]
) -> Iterator[tuple[str, frozenset[int]]]:
    inner = {**scope, "theme": subject}
    per_theme: Mapping[str, str] = scope.get("per_theme", {})
    inner |= {key: _evaluate(expression, inner) for key, expression in per_theme.items()}
    phrases = theme_of(subject).phrases.get(name, ())
    for phrase, facts in fitting(phrases, corpus, scope.get("turn_of_row", ALONE)):
        if _nameable(phrase, inner) and (said := _rendered(phrase.say, inner)):
            yield said[0], said[1] | facts | found_in(subject)


def _nameable(phrase: Phrase, scope: Scope) -> bool:
    """Tell whether everything that a phrase names is known here."""
    return all(scope.get(name) for name in _names_in(phrase.say))


def _rendered(say: str, scope: Scope) -> tuple[str, frozenset[int]] | None:
    trace: set[int] = set()
    text = _template(say).render({**scope, "_trace": trace}).strip()
    return (text, frozenset(trace)) if text else None


def _evaluate(expression: str, scope: Scope) -> Any:  # noqa: ANN401  # whatever a rule computes
    return _expression(expression)(scope)


@cache
def _environment() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined, pass_context
    from jinja2.runtime import Context
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    @pass_context
    def finalize(context: Context, value: object) -> object:
        trace = context.get("_trace")
        return printed(value, trace) if isinstance(trace, set) else value

    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False, finalize=finalize)


@cache
def _template(source: str) -> Template:
    return _environment().from_string(source)


@cache
def _expression(source: str) -> TemplateExpression:
    return _environment().compile_expression(source, undefined_to_none=False)


@cache
def _names_in(source: str) -> frozenset[str]:
    from jinja2 import meta

    return frozenset(meta.find_undeclared_variables(_environment().parse(source)))


__all__ = ["compose", "facts_of"]
