"""Which remarks stand in a file already, as comments of an earlier time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from ckwriter.word.remarks import Remark
from ckwriter.word.runs import leaves
from ckwriter.word.spots import Piece, home
from ckwriter.word.targets import Target
from ckwriter.word.threads import Thread

_Element = Any


class Placed(NamedTuple):
    """A remark and where it belongs."""

    remark: Remark
    target: Target


class Standing(NamedTuple):
    """What is known of remarks."""

    same: dict[int, Thread]
    """The comments that say what a remark says, by its index."""
    revised: dict[int, Thread]
    """Those on the same words for a matter of the same kind that has changed."""
    rest: list[Thread]
    """Those for which there is no remark."""


def without_doubles(placed: Sequence[Placed]) -> Iterator[Placed]:
    """Leave out what goes beside another remark and would stand on the same characters as one of its key."""
    standing: dict[str, list[Target]] = defaultdict(list)
    for one in placed:
        if one.remark.beside and any(_overlap(one.target, other) for other in standing[one.remark.key]):
            continue
        standing[one.remark.key].append(one.target)
        yield one


def _overlap(one: Target, other: Target) -> bool:
    return any(
        mine.leaf is yours.leaf
        and mine.start < yours.start + len(yours.text)
        and yours.start < mine.start + len(mine.text)
        for mine in one.pieces
        for yours in other.pieces
    )


def standing(placed: Sequence[Placed], threads: Sequence[Thread], may_change: Callable[[Thread], bool]) -> Standing:
    """Return which comments stand for which remarks.

    A key does not tell one row of a table from another; so a comment counts for a remark only where it stands in the
    text of the remark's place. Among several of one place, those on the same words come first. What is left may be
    revised: a matter that rests on several places has another key once one of them is mended.

    Args:
        placed: the remarks.
        threads: the comments of ours that are there.
        may_change: tells whether a comment may be written anew.

    """
    search = _Search(placed, threads)
    same = search.match(lambda thread, one: _stands_on(thread, one.target.pieces), by_key=True)
    same |= search.match(lambda thread, one: True, by_key=True)
    revised = search.match(
        lambda thread, one: bool(one.remark.quote) and may_change(thread) and _stands_on(thread, one.target.pieces),
        by_key=False,
    )
    return Standing(same, revised, search.waiting)


class _Search:
    def __init__(self, placed: Sequence[Placed], threads: Sequence[Thread]) -> None:
        self.placed = {number: one for number, one in enumerate(placed) if one.remark.key}
        self.waiting = list(threads)

    def match(self, fits: Callable[[Thread, Placed], bool], *, by_key: bool) -> dict[int, Thread]:
        """Take out the remarks and comments that belong together, and return them."""
        by_subject: dict[str, list[Thread]] = defaultdict(list)
        for thread in self.waiting:
            by_subject[_subject(thread.key, by_key)].append(thread)
        found: dict[int, Thread] = {}
        for number, one in self.placed.items():
            waiting = by_subject[_subject(one.remark.key, by_key)]
            for thread in waiting:
                if home(thread.start) in one.target.homes and fits(thread, one):
                    found[number] = thread
                    waiting.remove(thread)
                    break
        self.placed = {number: one for number, one in self.placed.items() if number not in found}
        taken = {id(thread) for thread in found.values()}
        self.waiting = [thread for thread in self.waiting if id(thread) not in taken]
        return found


def _subject(key: str, whole: bool) -> str:
    """Return a key, or the kind of matter that it is about."""
    return key if whole else key.partition(" ")[0]


def _stands_on(thread: Thread, pieces: Sequence[Piece]) -> bool:
    """Tell whether a comment begins where pieces do."""
    return bool(pieces) and _first_behind(thread.start) is pieces[0].leaf and not pieces[0].start


def _first_behind(anchor: _Element) -> _Element | None:
    """Return the first element behind an anchor, in its paragraph, that shows text."""
    order = {element: number for number, element in enumerate(home(anchor).iter())}
    behind = (leaf for leaf, _ in leaves(home(anchor)) if order[leaf] > order[anchor])
    return next(behind, None)
