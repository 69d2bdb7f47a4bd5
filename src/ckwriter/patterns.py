"""Regular expressions that are compiled when they are first used, as few of them are by any one run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, cast


class _Method:
    """A method of a pattern: the first call for any of them compiles the pattern and puts its own in their place."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, pattern: _Pattern, owner: type) -> Callable[..., Any]:
        compiled = re.compile(pattern.pattern, pattern.flags)
        for name in _METHODS:
            setattr(pattern, name, getattr(compiled, name))
        return cast(Callable[..., Any], getattr(compiled, self._name))


class _Pattern:
    """What a module uses as a `re.Pattern`."""

    search, match, fullmatch, split, findall, finditer, sub, subn = (_Method() for _ in range(8))

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags


_METHODS = tuple(name for name, value in vars(_Pattern).items() if isinstance(value, _Method))


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used; for the constants of modules.

    It has the methods of a compiled one and its `pattern`, but is not the `re` of the matches that it finds.
    """
    return cast("re.Pattern[str]", _Pattern(pattern, flags))


def found_beside(pattern: re.Pattern[str], anchor: re.Pattern[str], reach: int, text: str) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer` yields, looked for only where `anchor` stands: far quicker where it is rare.

    Every match must hold what `anchor` finds, and begin at most `reach` characters before it.
    """
    at = 0
    for found in anchor.finditer(text):
        if found.end() > at:
            match = pattern.search(text, max(at, found.start() - reach))
            if match is None:
                return
            yield match
            at = match.end()


def stands_in(pattern: str) -> Callable[[str], bool]:
    """Return a test whether a pattern stands in a text. It remembers its answers: each text is searched once."""
    searched = regex(pattern)

    @lru_cache(8192)
    def answered(text: str) -> bool:
        return bool(searched.search(text))

    return answered
