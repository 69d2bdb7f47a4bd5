"""Lies made of true sentences: one thing changed, as a model changes it, so that no fact says it any more."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise, permutations
from typing import Any, NamedTuple

from tests.grounding.facts import body
from tests.grounding.templates import BODIES, forums, indicators
from tests.grounding.truths import CORPUS, Truth

Words = Mapping[str, Any]


class Lie(NamedTuple):
    """A sentence that its facts do not carry."""

    kind: str
    body: str
    text: str
    at: tuple[str, ...]


_NUMBER = re.compile(r"(?<![0-9０-９.,第])(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<decimals>[0-9]+))?")
_LOOSE = re.compile("約|およそ|前後|程度|ほど|ほぼ|以上|未満|満た|を要|近く|余り|[0-9]万")
_YEAR_BEFORE = re.compile("(?:令和|平成|[RH])$")


def numbers(truth: Truth) -> Iterator[str]:
    """Change one number, by one and by a fifth; never one of a date, and never one that is only about right."""
    if _LOOSE.search(truth.text):
        return
    for found in _NUMBER.finditer(truth.text):
        before, after = truth.text[: found.start()], truth.text[found.end() :]
        if _YEAR_BEFORE.search(before) or re.match("年(?!間)|月(?!間)|日", after) or re.search("[A-Za-z]$", before):
            continue
        value = int(found["number"].replace(",", ""))
        if found["decimals"]:
            yield f"{before}{value + 2}.{found['decimals']}{after}"
            continue
        for other in (value + 1, value + max(3, value // 5)):
            yield f"{before}{other:,}{after}" if "," in found["number"] else f"{before}{other}{after}"


def years(truth: Truth) -> Iterator[str]:
    """Change a year by one, or its era."""
    for found in re.finditer("(?P<era>令和|平成|R|H)(?P<year>[0-9]{1,2}|元)(?=年|[^0-9])", truth.text):
        before, after = truth.text[: found.start()], truth.text[found.end() :]
        yield f"{before}{found['era']}{1 + (1 if found['year'] == '元' else int(found['year']))}{after}"
        other = {"令和": "平成", "平成": "令和", "R": "H", "H": "R"}[found["era"]]
        yield f"{before}{other}{found['year']}{after}"
    for found in re.finditer("20[0-9]{2}(?=年)", truth.text):
        yield f"{truth.text[: found.start()]}{int(found[0]) + 1}{truth.text[found.end() :]}"


def _replacing(kind: str, words: Words) -> Callable[[Truth], Iterator[str]]:
    """Return a function that puts each word of a kind, once, in the place of the one it stands beside."""

    def change(truth: Truth) -> Iterator[str]:
        for pattern, other in words[kind]:
            found = re.search(pattern, truth.text)
            if found and not (other == "約" and _LOOSE.search(truth.text)):
                yield truth.text[: found.start()] + other + truth.text[found.end() :]

    return change


def _wrapping(kind: str, words: Words) -> Callable[[Truth], Iterator[str]]:
    """Return a function that puts words of a kind round each sentence, another for each length of sentence."""

    def change(truth: Truth) -> Iterator[str]:
        given = words[kind]
        yield given[len(truth.text) % len(given)].replace("{}", truth.text)

    return change


def _adding(words: Words) -> Callable[[Truth], Iterator[str]]:
    """Return a function that adds a plausible figure to each sentence."""

    def change(truth: Truth) -> Iterator[str]:
        stem = re.sub("(?:して|されて|なって)いる。$", lambda found: found[0][0], truth.text)
        yield stem.rstrip("。") + words["added"][len(truth.text) % len(words["added"])]

    return change


def words_of(name: str) -> Words:
    """Return the words of a file of the corpus that lies are made with."""
    return tomllib.loads((CORPUS / f"{name}.toml").read_text(encoding="utf-8"))


def changed(truths: tuple[Truth, ...], name: str) -> Iterator[Lie]:
    """Yield every lie that the words of a file of the corpus make of some truths, no sentence twice."""
    words = words_of(name)
    kinds: dict[str, Callable[[Truth], Iterator[str]]] = {"number": numbers, "year": years}
    replaced = {"unit": "units", "period": "periods", "name": "names", "direction": "directions"}
    replaced |= {"negation": "negations", "threshold": "thresholds"}
    kinds |= {kind: _replacing(key, words) for kind, key in replaced.items()}
    kinds |= {"other place": _wrapping("elsewhere", words), "added figure": _adding(words)}
    kinds |= {"judgement": _wrapping("claims", words), "remains": _wrapping("remains", words)}
    seen = {one.text for one in truths}
    for kind, change in kinds.items():
        for truth in truths:
            for text in change(truth):
                if text not in seen:
                    seen.add(text)
                    yield Lie(kind, truth.body, text, truth.at)


def swapped(patterns: Words, bodies: tuple[str, ...] = BODIES) -> Iterator[Lie]:
    """Say of one row of a body what the facts say of another; `patterns` are the sentences to say it in."""
    for name in bodies:
        yield from _meetings_swapped(name, patterns)
        yield from _outcomes_swapped(name, patterns)
        yield from _events_swapped(name)


def _meetings_swapped(name: str, patterns: Words) -> Iterator[Lie]:
    meetings = [(fields, at) for kind, fields, at in forums(name) if kind == "forum"]
    for (one, at), (other, at2) in permutations(meetings, 2):
        if one["n"] != other["n"] and one["name"] not in other["name"]:
            wrong = {"name": one["name"], "n": other["n"], "name2": other["name"], "n2": one["n"]}
            for pattern in patterns["meeting"]:
                yield Lie("swapped", name, pattern.format(**wrong), (*at, *at2))
    people = [(fields, at) for kind, fields, at in forums(name) if kind == "members"]
    for (one, at), (other, at2) in permutations(people, 2):
        if one["member"] not in body(name).text(at2[1]):
            for pattern in patterns["members"]:
                text = pattern.format(name=other["name"], member=one["member"])
                yield Lie("swapped", name, text, (*at, *at2))


def _outcomes_swapped(name: str, patterns: Words) -> Iterator[Lie]:
    for kind, fields, at in indicators(name):
        if kind in ("result_above", "result_below", "goal_up"):
            for pattern in patterns["result" if kind.startswith("result") else "goal"]:
                yield Lie("swapped", name, pattern.format(**fields), at)


def _events_swapped(name: str) -> Iterator[Lie]:
    periods = [(row, body(name).text(f"history[{row}].period")) for row in range(1, 12)]
    for (one, period), (other, period2) in pairwise((row, text) for row, text in periods if text):
        if period.rstrip("～") not in period2 and period2.rstrip("～") not in period:
            told = re.split("。", body(name).text(f"history[{one}].text"))[0]
            at = tuple(f"history[{row}].{column}" for row in (one, other) for column in ("period", "text"))
            yield Lie("swapped", name, f"{re.split('[～-]', period2)[0]}に{told}。", at)


def digits(truth: Truth) -> Iterator[str]:
    """Turn two digits of a number round, drop its last, or add one: 84 for 48, 1,24 for 124."""
    if _LOOSE.search(truth.text):
        return
    for found in _NUMBER.finditer(truth.text):
        before, after = truth.text[: found.start()], truth.text[found.end() :]
        whole = found["number"].replace(",", "")
        if (
            len(whole) < 2
            or found["decimals"]
            or _YEAR_BEFORE.search(before)
            or re.match("年(?!間)|月(?!間)|日", after)
        ):
            continue
        for other in dict.fromkeys((whole[:-2] + whole[-1] + whole[-2], whole[:-1], whole + "0")):
            if other != whole and not other.startswith("0"):
                yield f"{before}{int(other):,}{after}"


def by_hand(name: str) -> Iterator[Lie]:
    """Yield the lies of a file that were written by hand: `## body` begins a body, `kind: lie | place place` is one."""
    body = ""
    for line in (CORPUS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            body = line[3:].strip()
        elif line and not line.startswith("#"):
            told, _, at = line.rpartition(" | ")
            kind, _, text = told.partition(": ")
            yield Lie(f"{kind} (by hand)", body, text, tuple(at.split()))


def miscited(truths: tuple[Truth, ...]) -> Iterator[Lie]:
    """Cite facts that a sentence does not rest on: those of the next sentence about the same body."""
    for one, other in pairwise(truths):
        if one.body == other.body and not {_row(at) for at in one.at} & {_row(at) for at in other.at}:
            yield Lie("citation", one.body, one.text, other.at)


def _row(at: str) -> str:
    return at.rpartition(".")[0] or at
