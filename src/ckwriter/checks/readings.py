"""Readings that many checks share: each text is read once, however many checks ask for it.

The caches are keyed by the text itself, so that they hold nothing of a submission that a later one could see; what is
made of a whole submission is kept for as long as the submission lives (`once`).
"""

from __future__ import annotations

import re
import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache, wraps
from typing import TypeVar

from ckwriter.form import Field, Role, Table
from ckwriter.model import Submission
from ckwriter.notation import (
    Date,
    Frequency,
    MemberList,
    Months,
    Period,
    Quantity,
    Sentence,
    dates,
    fold,
    frequencies,
    members,
    months,
    number,
    periods,
    quantities,
    sentences,
)

_MAY_COUNT = re.compile(
    "[0-9０-９全]|[数一二三四五六七八九十百千万][人名世歳件事例ケ回点項種団法医関機病診施圏かヶカ箇時円割倍%％ポ床台校市地年日週数十百千万余]"
)
_MAY_RECUR = re.compile("回|月|毎[年週日]|隔|ごと|[0-9０-９] ?度|随時|必要に?[応時]|適宜|不定期|都度|通年|常時|年間を")
_MAY_DATE = re.compile("年|月|[RHSＲＨＳ][0-9０-９元]|[12][0-9]{3}|[１２][０-９]{3}|[0-9][./-][0-9]")
"""What a text that has such a thing holds something of: most texts are told by it to have none."""
_TEXTS = 8192

Value = TypeVar("Value")


@lru_cache(_TEXTS)
def quantities_of(text: str) -> tuple[Quantity, ...]:
    """Return the amounts of a text."""
    return quantities(text) if _MAY_COUNT.search(text) else ()


@lru_cache(_TEXTS)
def number_of(text: str) -> Quantity | None:
    """Return the one amount that a cell holds beside brackets, or None."""
    return number(text) if _MAY_COUNT.search(text) else None


@lru_cache(_TEXTS)
def frequencies_of(text: str, per: str | None = None) -> tuple[Frequency, ...]:
    """Return how often a text says that things happen; `per` is the period that a bare number of times is meant for."""
    return frequencies(text, per=per) if _MAY_RECUR.search(text) else ()


_LEFT_OUT = re.compile(r"(?:は|を)?(?:除|休)")
_LEFT_OUT_BEHIND = re.compile(r"\s*[（(](?P<months>[^（）()]{1,20}?)(?:は|を)?(?:除|休)")


@lru_cache(_TEXTS)
def times_in(text: str, per: str | None = None) -> tuple[Frequency, ...]:
    """Return the frequencies of a text that have a number; 毎月（8月を除く） is 11 to 12 times a year."""
    found = []
    for one in frequencies_of(text, per):
        left_out = 0
        if one.months and _LEFT_OUT.match(text, one.end):
            one, left_out = replace(one, months=()), len(one.months)  # noqa: PLW2901
        elif behind := _LEFT_OUT_BEHIND.match(text, one.end):
            left_out = sum(len(months.months) for months in months_of(behind["months"])) or 1
        if one.low is not None:
            found.append(replace(one, low=one.low - left_out))
        elif one.high is not None:
            found.append(one)
    return tuple(found)


@lru_cache(_TEXTS)
def dates_of(text: str, anchor: int | None = None) -> tuple[Date, ...]:
    """Return the dates of a text."""
    return dates(text, anchor=anchor) if _MAY_DATE.search(text) else ()


@lru_cache(_TEXTS)
def periods_of(text: str, anchor: int | None = None) -> tuple[Period, ...]:
    """Return the periods of a text."""
    return periods(text, anchor=anchor)


@lru_cache(_TEXTS)
def months_of(text: str) -> tuple[Months, ...]:
    """Return the months of a text."""
    return months(text) if "月" in text else ()


@lru_cache(_TEXTS)
def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text."""
    return sentences(text)


@lru_cache(_TEXTS)
def members_of(text: str) -> MemberList:
    """Return the members that a text lists."""
    return members(text)


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
def filled(submission: Submission) -> tuple[tuple[str, Field, str], ...]:
    """Return (place, field, text) of each cell in which something stands, in the order of the form."""
    return tuple((at, field, text) for at, field in submission.places() if (text := submission.text(at)))


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


def row_of(at: str) -> str:
    """Return the row of a place: `forums[2]` of `forums[2].name`; the place itself where it has no column."""
    return at.rpartition(".")[0] or at
