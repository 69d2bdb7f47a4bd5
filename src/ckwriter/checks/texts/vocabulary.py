"""The official words of a form, ready to be searched for near misses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ckwriter.checks.texts.language import KANJI
from ckwriter.patterns import regex

RUN = regex(f"[{KANJI}]+(?:の[{KANJI}]+)*")
"""Kanji in a row, with の between them: 協議の場."""
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Official words and what stands beside what in them."""

    accepted: Mapping[str, tuple[str, ...]]
    """Two characters → the runs of kanji that begin so and are right as they are; the official words are among them."""
    pairs: Mapping[str, tuple[tuple[str, int], ...]]
    """Two characters → the official words in which they stand, and where."""
    following: Mapping[str, frozenset[str]]
    preceding: Mapping[str, frozenset[str]]
    middles: frozenset[str]
    """The first and the last character of each official word of three."""

    def containing(self, text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
        """Yield (word, where it begins) for the official words in a text that hold the characters `[start:end]`."""
        for at in range(max(0, start - 1), min(end, len(text) - 1)):
            for word, offset in self.pairs.get(text[at : at + 2], ()):
                begin = at - offset
                if 0 <= begin <= start and begin + len(word) >= end and text.startswith(word, begin):
                    yield word, begin


def vocabulary(official: tuple[str, ...], accepted: tuple[str, ...]) -> Vocabulary:
    """Return official words, and words that only look like near misses of them, as a `Vocabulary`."""
    pairs: dict[str, list[tuple[str, int]]] = defaultdict(list)
    following: dict[str, set[str]] = defaultdict(set)
    preceding: dict[str, set[str]] = defaultdict(set)
    runs = sorted({run for word in official for run in RUN.findall(word)})
    for word in runs:
        for at in range(len(word) - 1) if len(word) >= _SHORTEST else ():
            pairs[word[at : at + 2]].append((word, at))
            following[word[at]].add(word[at + 1])
            preceding[word[at + 1]].add(word[at])
    return Vocabulary(
        accepted=_by_head({*runs, *(run for word in accepted for run in RUN.findall(word))}),
        pairs={pair: tuple(found) for pair, found in pairs.items()},
        following={one: frozenset(others) for one, others in following.items()},
        preceding={one: frozenset(others) for one, others in preceding.items()},
        middles=frozenset(word[0] + word[2] for word in runs if len(word) == _SHORTEST),
    )


def _by_head(words: set[str]) -> Mapping[str, tuple[str, ...]]:
    heads: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        if len(word) > 1:
            heads[word[:2]].append(word)
    return {head: tuple(found) for head, found in heads.items()}
