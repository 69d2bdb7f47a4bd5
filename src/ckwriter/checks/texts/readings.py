"""Readings that many checks share: each text is read once, however many checks ask for it.

The caches are keyed by the text itself, so that they hold nothing of a submission that a later one could see; what is
made of a whole submission is kept for as long as the submission lives (`once`).
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, wraps
from typing import TypeVar

from ckwriter import places
from ckwriter.form import Field, Role, Row, Section, Table
from ckwriter.model import Submission
from ckwriter.notation import (
    Date,
    Frequency,
    MemberList,
    Months,
    Period,
    Quantity,
    Scan,
    Sentence,
    Spelling,
    fold,
)
from ckwriter.patterns import regex

_TEXTS = 8192
BRACKETS = regex(r"[（(][^（）()]*[)）]")
"""A bracket that holds no other."""

Value = TypeVar("Value")


@lru_cache(_TEXTS)
def _scan(text: str) -> Scan:
    return Scan(text)


_COUNTS = regex("[\\d〇一二三四五六七八九十百千数全]")


@lru_cache(_TEXTS)
def quantities_of(text: str) -> tuple[Quantity, ...]:
    """Return the amounts of a text."""
    return _scan(text).quantities if _COUNTS.search(text) or "すべて" in text else ()


@lru_cache(_TEXTS)
def number_of(text: str) -> Quantity | None:
    """Return the one amount that a cell holds beside brackets, or None."""
    return _scan(text).number


@lru_cache(_TEXTS)
def may_recur(text: str) -> bool:
    """Tell whether a text, or a part of it, may say how often anything happens."""
    return _scan(text).recurs


@lru_cache(_TEXTS)
def frequencies_of(text: str, per: str | None = None) -> tuple[Frequency, ...]:
    """Return how often a text says that things happen; `per` is the period that a bare number of times is meant for."""
    return _scan(text).frequencies(per)


@lru_cache(_TEXTS)
def times_in(text: str, per: str | None = None) -> tuple[Frequency, ...]:
    """Return the frequencies of a text that have a number; 毎月（8月を除く） is 11 to 12 times a year."""
    return tuple(one for one in frequencies_of(text, per) if one.low is not None or one.high is not None)


@lru_cache(_TEXTS)
def dates_of(text: str, anchor: int | None = None) -> tuple[Date, ...]:
    """Return the dates of a text."""
    return _scan(text).dates(anchor)


@lru_cache(_TEXTS)
def periods_of(text: str, anchor: int | None = None) -> tuple[Period, ...]:
    """Return the periods of a text."""
    return _scan(text).periods(anchor)


@lru_cache(_TEXTS)
def months_of(text: str) -> tuple[Months, ...]:
    """Return the months of a text."""
    return _scan(text).months


@lru_cache(_TEXTS)
def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text."""
    return _scan(text).sentences


@lru_cache(_TEXTS)
def spellings_of(text: str) -> tuple[Spelling, ...]:
    """Return the words of a text that have more than one spelling."""
    return _scan(text).spellings


@lru_cache(_TEXTS)
def members_of(text: str) -> MemberList:
    """Return the members that a text lists."""
    return _scan(text).members


@lru_cache(_TEXTS)
def folded(name: str) -> str:
    """Return the key by which spellings of one name are equal."""
    return fold(name)


def once(read: Callable[[Submission], Value]) -> Callable[[Submission], Value]:
    """Make a function of a submission remember its answer as long as the submission lives."""
    known: dict[int, tuple[weakref.ref[Submission], Value]] = {}

    @wraps(read)
    def remembered(submission: Submission) -> Value:
        key = id(submission)
        if key in known and known[key][0]() is submission:
            return known[key][1]
        value = read(submission)
        known[key] = (weakref.ref(submission, lambda _: known.pop(key, None)), value)
        return value

    return remembered


@once
def last_year(submission: Submission) -> Submission | None:
    """Return last year's submission, if it was given; a file that does not say its year is taken to be of last year."""
    previous = submission.previous
    if previous is None or previous.fiscal_year < submission.fiscal_year:
        return previous
    return previous.model_copy(update={"fiscal_year": submission.fiscal_year - 1})


@once
def filled(submission: Submission) -> tuple[tuple[str, Field, str], ...]:
    """Return (place, field, text) of each cell in which something stands, in the order of the form.

    Behind them stand the sentences that have no place in the form, as running text: they tell of the same matters.
    """
    return (*cells_filled(submission), *_without_place(submission))


def cells_filled(submission: Submission) -> Iterator[tuple[str, Field, str]]:
    """Yield (place, field, text) of each cell in which something stands, and of nothing beside the form."""
    return ((at, field, text) for at, field in submission.places() if (text := submission.text(at)))


_SENTENCE = regex("を|。")
_SHORTEST = 12
"""Characters from which what has no place may be a sentence; less is a label."""


def _without_place(submission: Submission) -> Iterator[tuple[str, Field, str]]:
    for number, lost in enumerate(submission.unplaced, 1):
        text = lost.text.strip()
        if len(text) >= _SHORTEST and _SENTENCE.search(text):
            section = next((one for one in submission.form.sections if lost.where.startswith(one.heading)), None)
            yield f"{places.UNPLACED}[{number}]", _loose(_year_of(section) if section else 0), text


def _year_of(section: Section) -> int:
    """Return the year that all running text of a section is about, from the form's own; 0 where there are several."""
    years: set[int] = set()
    for part in section.parts:
        fields: Sequence[Field] = part.columns if isinstance(part, Table) else (part,)
        years |= {one.year for one in fields if one.type in ("paragraph", "bullets")}
    return years.pop() if len(years) == 1 else 0


@lru_cache
def _loose(year: int) -> Field:
    """Return what a text without a place is read as."""
    return Field(id=places.UNPLACED, title="", type="paragraph", required="optional", year=year)


def cells_with_role(submission: Submission, role: Role) -> Iterator[tuple[str, Field, str]]:
    """Yield (place, field, text) for each filled cell whose field has a role, in the order of the form."""
    for table, field in submission.form.with_role(role):
        places = [f"{row}.{field.id}" for row in submission.rows(table)] if table else [field.id]
        for at in places:
            if text := submission.text(at):
                yield at, field, text


def columns_by_role(table: Table) -> dict[Role, tuple[str, ...]]:
    """Return the ids of a table's columns by their role."""
    found: dict[Role, tuple[str, ...]] = {}
    for column in table.columns:
        if column.role:
            found[column.role] = (*found.get(column.role, ()), column.id)
    return found


row_of = places.row_of
"""`places.row_of`, at hand where the checks take their readings from."""


def fixed_rows(submission: Submission) -> Iterator[tuple[Table, Row]]:
    """Yield the rows that the form prints, each with its table."""
    for part in submission.form.parts():
        if isinstance(part, Table):
            yield from ((part, row) for row in part.rows)
