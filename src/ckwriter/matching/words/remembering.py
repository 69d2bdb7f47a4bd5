"""What was found for words, kept in case that they come again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_MOST_KEPT = 2048
"""Texts of which is remembered what was found for them."""

Key = TypeVar("Key")
Found = TypeVar("Found")


class Remembered(dict[Key, Found]):
    """What was found for texts, so that words that come again, in this file or the next, are not looked up again."""

    def __init__(self, find: Callable[[Key], Found]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, words: Key) -> Found:
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = self[words] = self._find(words)
        return found
