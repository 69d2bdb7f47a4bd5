"""One text, in which each kind of thing is looked for once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from ckwriter.notation.date import Date
from ckwriter.notation.dates import anchored, scan_dates
from ckwriter.notation.frequencies import MAY_RECUR, scan_frequencies
from ckwriter.notation.frequency import Frequency
from ckwriter.notation.months import Months, scan_months
from ckwriter.notation.ordinals import Ordinal, scan_ordinals
from ckwriter.notation.periods import Period, scan_periods
from ckwriter.notation.pieces import MemberList, Sentence, scan_members, scan_sentences
from ckwriter.notation.quantities import may_count, only_number, scan_quantities
from ckwriter.notation.quantity import Quantity
from ckwriter.notation.ratios import Ratio, scan_ratios
from ckwriter.notation.spellings import Spelling, scan_spellings
from ckwriter.notation.text import fold_width, placed

Value = TypeVar("Value")


class _Lazy(Generic[Value]):
    """A property that is worked out when it is first asked for: `functools.cached_property` without its lock."""

    def __init__(self, read: Callable[[Any], Value]) -> None:
        self._read = read
        self.__doc__ = read.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, one: Any, owner: type) -> Value:  # noqa: ANN401  # a Scan
        if one is None:
            return self  # type: ignore[return-value]  # asked of the class, for its documentation
        value = one.__dict__[self._name] = self._read(one)
        return value


class Scan:
    """A text and what is found in it; the functions below ask for one thing alone.

    Much is found by way of the rest: amounts are what dates, months and ordinals leave, frequencies are of amounts.
    """

    def __init__(self, text: str) -> None:
        self._folded = fold_width(text)
        self._asked: dict[tuple[str, int | str | None], Any] = {}
        """(what, its argument) → the answer that was given."""

    @_Lazy
    def _dates(self) -> list[Date]:
        return scan_dates(self._folded.text)

    @_Lazy
    def _months(self) -> list[Months]:
        return scan_months(self._folded.text)

    @_Lazy
    def _amounts(self) -> list[Quantity]:
        text = self._folded.text
        return scan_quantities(text, self._dates, self._months) if may_count(text) else []

    @_Lazy
    def recurs(self) -> bool:
        """False where nothing is said of how often anything happens, in the text and so in any part of it."""
        return bool(MAY_RECUR.search(self._folded.text))

    @_Lazy
    def quantities(self) -> tuple[Quantity, ...]:
        """The amounts, in order; dates, months, ordinals, list markers and codes are left out."""
        return placed(self._folded, self._amounts)

    @_Lazy
    def number(self) -> Quantity | None:
        """The one amount that stands here beside brackets and dates only, or None."""
        return only_number(self._folded, self._dates, self._amounts) if self._amounts else None

    @_Lazy
    def months(self) -> tuple[Months, ...]:
        """The months, and lists and ranges of months, in order."""
        return placed(self._folded, self._months)

    @_Lazy
    def ordinals(self) -> tuple[Ordinal, ...]:
        """The ordinal numbers, in order; of a range (第1回～第3回) its first number."""
        return placed(self._folded, scan_ordinals(self._folded.text))

    @_Lazy
    def ratios(self) -> tuple[Ratio, ...]:
        """The parts of a whole, in order: 2分の1, 6/30か所."""
        return placed(self._folded, scan_ratios(self._folded.text))

    @_Lazy
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences: split at 。, line ends and new items, but never inside brackets."""
        return placed(self._folded, scan_sentences(self._folded.text))

    @_Lazy
    def spellings(self) -> tuple[Spelling, ...]:
        """The words that have more than one spelling, in whichever spelling they are, in order."""
        return placed(self._folded, scan_spellings(self._folded.text))

    @_Lazy
    def members(self) -> MemberList:
        """The members that are listed."""
        return scan_members(self._folded, self._amounts)

    def dates(self, anchor: int | None = None) -> tuple[Date, ...]:
        """Return the dates, years and fiscal years, in order; `anchor` is the fiscal year of the document."""
        found: tuple[Date, ...] | None = self._asked.get(("dates", anchor))
        if found is None:
            found = self._asked["dates", anchor] = placed(self._folded, anchored(self._dates, anchor))
        return found

    def periods(self, anchor: int | None = None) -> tuple[Period, ...]:
        """Return the periods, in order; `anchor` is the fiscal year that months without a year lie in."""
        found: tuple[Period, ...] | None = self._asked.get(("periods", anchor))
        if found is None:
            scanned = scan_periods(self._folded.text, anchored(self._dates, anchor), self._months, anchor)
            found = self._asked["periods", anchor] = placed(self._folded, scanned)
        return found

    def frequencies(self, per: str | None = None) -> tuple[Frequency, ...]:
        """Return how often things happen, in order; `per` is the period that a bare 10回 is meant for."""
        found: tuple[Frequency, ...] | None = self._asked.get(("frequencies", per))
        if found is None:
            text = self._folded.text
            scanned: list[Frequency] = []
            if self.recurs:
                # Years are asked for beside a number of times alone.
                counts = "回" in text or "度" in text
                dates, amounts = (self._dates, self._amounts) if counts else ([], [])
                scanned = scan_frequencies(text, dates, self._months, amounts, per)
            found = self._asked["frequencies", per] = placed(self._folded, scanned)
        return found


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the amounts of a text, in order; dates, months, ordinals, list markers and codes are left out."""
    return Scan(text).quantities


def number(text: str) -> Quantity | None:
    """Return the one amount that a cell holds beside brackets and dates only, or None.

    What stands beside it becomes its `note`, as written: `10回 (精神部会・分科会)` is 10 回.
    """
    return Scan(text).number


def frequencies(text: str, *, per: str | None = None) -> tuple[Frequency, ...]:
    """Return how often the text says that things happen, in order.

    `per` is the period that the cell itself names (年 where its unit is 回/年): it gives a bare 10回 its meaning.
    """
    return Scan(text).frequencies(per)


def dates(text: str, *, anchor: int | None = None) -> tuple[Date, ...]:
    """Return the dates, years and fiscal years of a text, in order.

    `anchor` is the fiscal year of the document: it resolves 今年度 and a month and day without a year.
    """
    return Scan(text).dates(anchor)


def periods(text: str, *, anchor: int | None = None) -> tuple[Period, ...]:
    """Return the periods of a text, in order; `anchor` is the fiscal year that months without a year lie in."""
    return Scan(text).periods(anchor)


def months(text: str) -> tuple[Months, ...]:
    """Return the months, and lists and ranges of months, of a text, in order."""
    return Scan(text).months


def ordinals(text: str) -> tuple[Ordinal, ...]:
    """Return the ordinal numbers of a text, in order; of a range (第1回～第3回) its first number."""
    return Scan(text).ordinals


def ratios(text: str) -> tuple[Ratio, ...]:
    """Return the parts of a whole in a text, in order: 2分の1 is 1 of 2, 6/30か所 is 6 of 30.

    A slash that may mean something else (1/2, 4/1に開催) is left out.
    """
    return Scan(text).ratios


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text: split at 。, line ends and new items, but never inside brackets."""
    return Scan(text).sentences


def spellings(text: str) -> tuple[Spelling, ...]:
    """Return the words of a text that have more than one spelling, in whichever spelling they are, in order."""
    return Scan(text).spellings


def members(text: str) -> MemberList:
    """Return the members that a text lists: split at 、 ・ ／ and line ends, but never inside brackets.

    A label such as 構成員： in front, 等 behind and 計37機関 are not members.
    """
    return Scan(text).members
