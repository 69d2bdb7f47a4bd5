"""Find compounds that are one like character off another one of the same document, which stands there often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ckwriter.checks.names.near_words import LONG, Typo
from ckwriter.checks.texts.language import Language

_OFTEN = 3
"""How often a compound must stand in a submission to be the pattern for one that stands once."""
_SHORT = 3
"""Characters of a name from which one that stands alone, and holds no word, may be it misspelled: 善燐館."""


def unlike_others(runs: Mapping[str, int], known: Language) -> Iterator[Typo]:
    """Yield typos of runs that stand once and begin or end like one that stands often, but for one like character.

    Args:
        runs: each run of kanji, and how often it stands in the document.
        known: the tables of the language.

    """
    often = [run for run, count in runs.items() if count >= _OFTEN and len(run) >= _SHORT]
    if not often:
        return
    edges: defaultdict[tuple[int, str, int, str], list[int]] = defaultdict(list)
    for number, run in enumerate(often):
        for edge in _edges(run):
            edges[edge].append(number)
    firsts, lasts = {run[0] for run in often}, {run[-1] for run in often}
    for run, count in runs.items():
        if count == 1 and len(run) >= _SHORT and (run[0] in firsts or run[-1] in lasts):
            near = [(edge[0] < 0, number) for edge in _edges(run) if edge in edges for number in edges[edge]]
            spans = [
                (len(run) - len(often[number]) if at_tail else 0, often[number]) for at_tail, number in sorted(near)
            ]
            for begin, meant in dict.fromkeys(spans):
                yield from _one_unlike(run, begin, meant, known)


def _edges(run: str) -> tuple[tuple[int, str, int, str], ...]:
    """Return pairs of characters near the two ends, of which one pair is left by any one character that differs."""
    first, last = run[0], run[-1]
    return (0, first, 1, run[1]), (0, first, 2, run[2]), (-1, last, -2, run[-2]), (-1, last, -3, run[-3])


def _one_unlike(run: str, begin: int, meant: str, known: Language) -> Iterator[Typo]:
    stretch = run[begin : begin + len(meant)] if begin >= 0 else ""
    if len(stretch) == len(meant):
        unlike = [at for at, char in enumerate(stretch) if char != meant[at]]
        if len(unlike) == 1 and meant[unlike[0]] in known.alike(stretch[unlike[0]]):
            at = unlike[0]
            word = known.is_word(stretch[at - 1 : at + 1] if at else "") or known.is_word(stretch[at : at + 2])
            if len(meant) == _SHORT and not (begin == 0 and len(run) == _SHORT and not word and at > 0):
                return
            if not word or len(meant) > LONG + 1:
                yield Typo(stretch, meant, begin)
