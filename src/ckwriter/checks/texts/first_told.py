"""What one thing was first told to be, against how another place tells it: one question a thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar


class Telling(Protocol):
    """That something is told of a thing of some name, at a place."""

    @property
    def at(self) -> str:
        """The place."""

    @property
    def name(self) -> str:
        """The name of the thing."""


Told = TypeVar("Told", bound=Telling)


def unlike_the_first(tellings: Iterable[Told], unlike: Callable[[Told, Told], bool]) -> Iterator[tuple[Told, Told]]:
    """Yield, once for each name, how a thing was told first and how another place tells it otherwise."""
    known: dict[str, Told] = {}
    asked: set[str] = set()
    for told in tellings:
        one = known.setdefault(told.name, told)
        if one.at != told.at and told.name not in asked and unlike(one, told):
            asked.add(told.name)
            yield one, told
