"""The general words of `words.toml`: ends of names, places, words that judge, words that any official sentence has."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Heads(_Words):
    """The nouns at the end of names."""

    meetings: tuple[str, ...]
    bodies: tuple[str, ...]
    offices: tuple[str, ...]
    works: tuple[str, ...]
    persons: tuple[str, ...]
    sorts: tuple[tuple[str, ...], ...]
    """Words of one sort, by which names of different things differ: フェスタ and まつり."""
    not_before: Mapping[str, str]
    """Characters that make another word of a noun."""


class General(_Words):
    """Words that name nothing by themselves."""

    any: tuple[str, ...]
    bare: tuple[str, ...]
    before: tuple[str, ...]
    owners: tuple[str, ...]
    official: tuple[str, ...]
    plain: tuple[str, ...]
    neutral: tuple[str, ...]
    soft: tuple[str, ...]
    latin: tuple[str, ...]
    not_persons: tuple[str, ...]


class Claims(_Words):
    """Words that judge."""

    judging: tuple[str, ...]
    effects: tuple[tuple[str, str], ...]
    """Words for what came of it → an expression for what the facts must hold for them."""


class Areas(_Words):
    """Names of places."""

    prefectures: tuple[str, ...]
    designated_cities: tuple[str, ...]
    core_cities: tuple[str, ...]
    wards: tuple[str, ...]
    in_hiragana: tuple[str, ...]
    bare: tuple[str, ...]
    not_names: tuple[str, ...]


class Words(_Words):
    """All of it."""

    heads: Heads
    kinds: Mapping[str, str]
    """Words for any body of a kind → an expression for what the facts must hold for them."""
    kin: Mapping[str, str]
    """Nouns and stems → an expression for the words of the facts that they say otherwise: 早期 of 早い."""
    general: General
    claims: Claims
    areas: Areas
    contraries: tuple[tuple[str, str], ...]
    """Expressions for words that say the contrary of each other."""


@cache
def words() -> Words:
    """Return the words of the file."""
    text = (files("ckwriter.grounding.reading") / "words.toml").read_text(encoding="utf-8")
    return Words.model_validate(tomllib.loads(text))


def is_kin(word: str, said: str) -> bool:
    """Tell whether a word says otherwise what folded text says: 早期 of 早い段階から, 優れた of よい."""
    kin = words().kin
    return any(bool(re.search(kin[one], said)) for one in (word, word[:2]) if one in kin)


def any_of(expressions: Iterable[str]) -> str:
    """Return an expression for any of these, the longest first."""
    return f"(?:{'|'.join(sorted(expressions, key=len, reverse=True))})"
