"""Whether the names of bodies, meetings, programmes and people in a sentence stand in its facts, in any spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from ckwriter.drafts import Fact
from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.names.heads import anything, bare, before, head, owner
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.listed import NAME_TYPES, listed
from ckwriter.grounding.reading.mood import Mood
from ckwriter.grounding.reading.readings import key_of, read
from ckwriter.grounding.reading.setting import Setting
from ckwriter.grounding.reading.words import words
from ckwriter.notation.text import hide
from ckwriter.patterns import regex

_RUN = regex("[一-龥々〆ヶァ-ヴーA-Za-zⅠ-Ⅹ0-9]+(?:・[一-龥々ァ-ヴーA-Za-z]+)*")
_PARTS = regex("・|(?<=.)等|(?<=.)(?=各)")
"""What parts names that stand in one run: 病院・診療所, 福祉等関係機関, 部会各班."""


def name_doubts(text: str, evidence: Evidence, mood: Mood, hidden: Sequence[tuple[int, int]]) -> Iterator[Doubt]:
    """Yield a doubt for each name in folded text that the facts do not hold.

    A word for any body of a kind (医療機関) is carried by one of the kind; in a proposal, kinds of bodies that the
    programme's own phrases name may stand as well.
    """
    left = hide(text, hidden)
    proposing = mood != "told"
    for start, end in headed(left):
        name = text[start:end]
        if len(name) == 1 and name in evidence.text:
            continue  # what stands before it in hiragana is looked at elsewhere
        if not _is_held(name, evidence, proposing=proposing):
            yield Doubt(start, end, name, Reason.NAME, allowed_names(name, evidence))


@lru_cache(4096)
def headed(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places of runs of nouns in folded text that end as names do."""
    return tuple(place for run in _RUN.finditer(text) for place in _candidates(run))


def _candidates(run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of the names in a run of nouns: each part of it up to its last head."""
    at = run.start()
    for bound in [*((one.start(), one.end()) for one in _PARTS.finditer(run[0])), (len(run[0]), len(run[0]))]:
        part = run.string[at : run.start() + bound[0]]
        heads = list(head().finditer(part))
        if heads:
            yield at, at + heads[-1].end()
        at = run.start() + bound[1]


def _is_held(name: str, evidence: Evidence, *, proposing: bool) -> bool:
    held = [
        evidence.key,
        key_of(evidence.labels),
        _labels(evidence.setting),
        key_of(evidence.setting.body),
        _terms(evidence.setting.terms),
    ]
    if proposing:
        held.append(_vocabulary(evidence.setting.phrases))
    if _is_short(name, evidence) or is_joined(name, evidence):
        return True
    return any(
        _stands_in(form, held, whole=owned) or _is_kind(form, evidence, whole=not owned, proposing=proposing)
        for form, owned in _forms(name, evidence)
    )


def _forms(name: str, evidence: Evidence) -> Iterator[tuple[str, bool]]:
    """Yield a name, and what is left of it without words that only stand before names.

    Tell with each whether an owner (市, 圏域) was left out: then the rest must be a whole name of the facts.
    """
    yield name, False
    body = evidence.setting.body
    if body and name.startswith(body):
        yield name[len(body) :], False
    rest, owned = name, False
    while (found := before().match(rest) or owner().match(rest)) and len(rest) - found.end() > 1:
        owned |= found.re is owner()
        rest = rest[found.end() :]
        yield rest, owned


def _stands_in(name: str, held: Sequence[str], *, whole: bool) -> bool:
    key = key_of(name)
    if len(key) < 2:
        return False
    if whole:
        return any(re.search(f"(?<![一-龥々ァ-ヴー]){re.escape(key)}", text) for text in held)
    return any(key in text for text in held)


_SHORTEST = 4
"""Characters that each half of a shortened name must have."""


def _is_short(name: str, evidence: Evidence) -> bool:
    """Tell whether a name leaves out the middle of one that a fact lists: 地域移行専門分科会."""
    key = key_of(name)
    known = (key_of(one) for fact in evidence.facts if fact.type in NAME_TYPES for one in listed(fact.text))
    return any(
        full.endswith(key[at:]) and key[:at] in full[: -len(key) + at]
        for full in known
        if len(full) > len(key)
        for at in range(_SHORTEST, len(key) - _SHORTEST + 1)
    )


_GAP = 10
"""Characters of a fact that a name may leave out between two words."""


_LOAN = regex("(?P<how>[ァ-ヴー]{4,})(?P<what>[一-龥]{2,})")


def is_joined(name: str, evidence: Evidence) -> bool:
    """Tell whether a name is two words of one fact: オンライン会議, 区外病院 of 区外の精神科病院."""
    found = _LOAN.fullmatch(name)
    if found and all(found[part] in evidence.text for part in ("how", "what")):
        return True
    return any(
        re.search(f"{re.escape(name[:at])}[^、。\\n]{{0,{_GAP}}}{re.escape(name[at:])}", evidence.text)
        for at in range(2, len(name) - 1)
    )


_ABOUT = regex("(?P<about>.{2,}?)(?:制度|事業)$")


def _is_kind(name: str, evidence: Evidence, *, whole: bool, proposing: bool) -> bool:
    """Tell whether a word stands for something of its kind that is named: 会議, 医療機関 where a hospital is."""
    if name in anything():
        return True
    if (found := _ABOUT.fullmatch(name)) and key_of(found["about"]) in evidence.key:
        return True
    if name in bare():
        return whole and (proposing or bool(head().search(evidence.text)))
    kinds = words().kinds
    return name in kinds and (proposing or bool(re.search(kinds[name], evidence.text)))


def _labels(setting: Setting) -> str:
    """Return what the form prints by the facts: kinds of bodies that it counts."""
    return _terms(setting.facts.labels)


@lru_cache(256)
def _terms(terms: tuple[str, ...]) -> str:
    return "|".join(map(key_of, terms))


@lru_cache(256)
def _vocabulary(phrases: str) -> str:
    reading = read(phrases, 2000)
    return f"{reading.key}|{reading.compounds}"


def names_said(text: str, setting: Setting) -> list[tuple[int, int]]:
    """Return the places of names in folded text: those that cells of the submission list, and those with a head."""
    name = setting.facts.name
    found = [one.span() for one in name.finditer(text)] if name else []
    return sorted([*found, *headed(hide(text, found))])


def allowed_names(name: str, evidence: Evidence) -> tuple[str, ...]:
    """Return the names in the facts that are most like a name."""
    known = list(dict.fromkeys(one for fact in evidence.facts for one in names_of(fact)))
    return tuple(sorted(known, key=lambda one: -fuzz.ratio(name, one)))[:6]


def names_of(fact: Fact) -> tuple[str, ...]:
    """Return the names that a fact's text lists, or, of running text, those that are known by their heads."""
    return listed(fact.text) if fact.type in NAME_TYPES else _headed(fact.text)


@lru_cache(4096)
def _headed(given: str) -> tuple[str, ...]:
    text = read(given, 2000).text
    found = (text[start:end] for start, end in headed(text))
    return tuple(dict.fromkeys(one for one in found if len(one) > 1))
