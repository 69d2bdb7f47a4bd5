"""How names are known: by the nouns at their ends, and by what may stand before a name without being part of it."""

from __future__ import annotations

import re
from functools import cache

from ckwriter.grounding.reading.words import any_of, words


@cache
def head() -> re.Pattern[str]:
    """Return a pattern for the noun at the end of a name: 協議会, センター, 事業."""
    heads = words().heads
    nouns = dict.fromkeys((*heads.meetings, *heads.bodies, *heads.offices, *heads.works, *heads.persons))
    stops = heads.not_before
    return re.compile(any_of(f"{noun}(?![{stops[noun]}])" if noun in stops else noun for noun in nouns))


@cache
def before() -> re.Pattern[str]:
    """Return a pattern for what only points at a name: 各, 同, 市内."""
    return re.compile(any_of(words().general.before))


@cache
def owner() -> re.Pattern[str]:
    """Return a pattern for whose it is, before a name that the facts hold without it: 市 of 市保健所."""
    return re.compile(any_of(words().general.owners))


@cache
def anything() -> frozenset[str]:
    """Return the words that stand for whatever was named before: 会議, 関係機関."""
    return frozenset(words().general.any)


@cache
def bare() -> frozenset[str]:
    """Return the words that are short for a name, where the facts name something: 協議会."""
    return frozenset(words().general.bare)
