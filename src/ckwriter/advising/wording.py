"""What was seen, in words: a phrase of the guide, rendered; its evidence is what it printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from ckwriter.advising.guide import Guide
from ckwriter.advising.quoting import Said
from ckwriter.advising.values import Basis
from ckwriter.errors import FormError

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that an adviser sees: its kind, what its phrase may print, and further words that it rests on."""

    kind: str
    names: Mapping[str, object] = field(default_factory=dict)
    rests_on: tuple[Basis, ...] = ()
    grave: bool = False
    """True if it goes before everything that is not."""


def worded(guide: Guide, seen: Seen, known: Mapping[str, object]) -> Said:
    """Return what was seen as a text that rests on what it prints; empty where the guide has no words for it.

    Args:
        guide: holds the phrase.
        seen: what was seen.
        known: what every phrase may print (the body, the years).

    Raises:
        FormError: the phrase does not render.

    """
    from jinja2 import TemplateError

    phrase = guide.phrase(seen.kind)
    if phrase is None:
        return Said("")
    printed: list[Basis] = []
    try:
        text = _template(phrase.say).render({**known, **seen.names, "_printed": printed, "cite": _cited(printed)})
    except TemplateError as error:
        raise FormError(f"助言の文例「{seen.kind}」: {error}") from None
    return Said(text.strip(), [*printed, *seen.rests_on])


def _cited(printed: list[Basis]) -> object:
    def cite(*given: object) -> str:
        for one in given:
            printed.extend(_basis(one))
        return ""

    return cite


def _basis(value: object) -> Iterable[Basis]:
    if isinstance(value, Said):
        return value.basis
    return [basis for one in value for basis in _basis(one)] if isinstance(value, list | tuple) else []


@cache
def _template(source: str) -> Template:
    from jinja2 import StrictUndefined, pass_context
    from jinja2.runtime import Context
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    @pass_context
    def finalize(context: Context, value: object) -> object:
        context["_printed"].extend(_basis(value))
        return value

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False, finalize=finalize)
    return environment.from_string(source)
