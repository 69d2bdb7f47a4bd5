"""Kanji of a word in a wrong order: 関機係関, 地域定支着援, 会機."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

_LENGTHS = range(3, 9)
_COUNTING = frozenset("数年月日件名回度人所時何全各毎両")
"""What makes words in both orders: 数日 and 日数."""


class Swapped(NamedTuple):
    """A stretch of a run, and the word that its characters make in another order."""

    wrong: str
    meant: str
    offset: int


class Orders:
    """The known words, to be found by their characters in whatever order."""

    def __init__(self, words: Iterable[str], pairs: Collection[str]) -> None:
        """Make the words ready.

        Args:
            words: words of kanji; those of three to eight characters are looked for.
            pairs: words of two kanji that are likely in such a document.

        """
        self._by_characters = {_characters(word): word for word in words if len(word) in _LENGTHS}
        self._pairs = pairs

    def swapped(self, run: str, words: Sequence[bool], official: Sequence[bool]) -> Iterator[Swapped]:
        """Yield the stretches of a run of kanji that are a known word in another order.

        Args:
            run: kanji in a row.
            words: for each two neighbours, whether they are a word of the language.
            official: the same for the official words.

        """
        joined = [one or other for one, other in zip(words, official, strict=True)]
        apart = [at for at in range(len(joined) - 1) if not joined[at] and not joined[at + 1]]
        for at in apart:
            if (found := self._around(run, at, joined)) is not None:
                yield found
                return
        turned = run[1::-1]
        if turned in self._pairs and not any(joined[:2]) and _COUNTING.isdisjoint(turned):
            yield Swapped(run[:2], turned, 0)

    def _around(self, run: str, at: int, joined: Sequence[bool]) -> Swapped | None:
        """Return the longest stretch that holds the three characters at a place and is a word in another order."""
        for length in reversed(_LENGTHS):
            for begin in range(max(0, at + 3 - length), min(at, len(run) - length) + 1):
                stretch = run[begin : begin + length]
                meant = self._by_characters.get(_characters(stretch), stretch)
                unlike = [begin + n for n, char in enumerate(stretch) if char != meant[n]]
                if unlike and not any(joined[unlike[0] : unlike[-1]]):
                    return Swapped(stretch, meant, begin)
        return None


def _characters(word: str) -> str:
    return "".join(sorted(word))
