"""What passages say of their matters, to be held against each other, and whether two are of one matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ckwriter.checks.texts.passages import Alignment, Passage
from ckwriter.checks.texts.readings import dates_of, row_of
from ckwriter.checks.years.event_times import Time, exactness, time_from
from ckwriter.model import Submission
from ckwriter.patterns import regex

HEAVY = 5
"""What the words that two sentences share weigh at the least: two or three that hardly any other sentence holds."""
NEAR = 0.35
"""The same for stretches beside a figure, which are short."""
PART = regex(
    "うち|一部|新た|増え|減|増や|増加|目標|予定|見込|目指|当たり|あたり|ごと|各|平均|以上|以下|程度|約|ほど|前の?年|昨年|から|ほか|残る|残り|追加|初年|当初"
    "|まで|ずつ|もう|さらに|第|回目|対し|広げ|広が|拡"
)
"""Words beside a figure or a date that make it one of a part, a change or an aim."""
EDGE = 3
"""Characters behind a date in which such a word may stand: 令和3年度まで."""


class Stand(NamedTuple):
    """What a passage says of its matter, to be held against what another says."""

    passage: Passage
    shown: str
    """The words that say it."""
    kind: str
    """What can be compared with it: the unit of an amount."""
    value: object
    years: frozenset[int] = frozenset()
    """The years that it is of."""


def comparable(one: Passage, other: Passage) -> bool:
    """Tell whether two passages stand in different rows."""
    return row_of(one.at) != row_of(other.at)


def alike(aligned: Alignment, one: Stand, other: Stand, least: float, heavy: float) -> bool:
    """Tell whether two are of one matter: what they share weighs as much, and is as large a part of the lesser."""
    both = one.passage.terms & other.passage.terms
    if len(both) < 2:
        return False
    weight, share = aligned.shared(one.passage, other.passage)
    return weight >= heavy and share >= least


def dates_in(submission: Submission, passages: Iterable[Passage]) -> Iterator[Stand]:
    """Yield the one date of each sentence."""
    for whole in passages:
        dates = [one for one in dates_of(whole.words, submission.fiscal_year) if one.year and not one.placeholder]
        if len(dates) != 1 or dates[0].offset is not None:
            continue
        date = dates[0]
        time = time_from(date.text, date.first, date.last, exactness(date))
        if time is not None and not PART.search(whole.words, date.end, date.end + EDGE):
            yield Stand(whole.part(date.start, date.end), date.text, "", time)


def other_time(one: Stand, other: Stand) -> bool:
    """Tell whether two dates are surely of two times, as exact as they are."""
    first, second = one.value, other.value
    return isinstance(first, Time) and isinstance(second, Time) and first.apart(second) == "sure"
