"""The month that stands right beside the name of a meeting or an occasion: 12月の県協議会, 養成研修（1月）."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ckwriter.checks.meetings.known import Meeting
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.names.mentions import Mention, mentions_in
from ckwriter.checks.names.naming import GENERIC
from ckwriter.checks.texts.readings import dates_of, folded
from ckwriter.model import Submission
from ckwriter.patterns import regex

_AHEAD = regex(
    "(?<![0-9０-９])(?P<month>1[0-2]|[1-9]|１[０-２]|[１-９])月(?:[0-9０-９]{1,2}日)?"
    "(?:の|開催の|に(?:開く|開かれる|開催する|開催される|予定する|予定している|行う))(?:第[0-9０-９]{1,2}回の?)?(?:[ぁ-ん]{2,5}の)?[「『]?\\Z"
)
_BEHIND = regex("[（(](?P<month>1[0-2]|[1-9]|１[０-２]|[１-９])月(?:[0-9０-９]{1,2}日)?(?:開催|予定)?[)）]")
_FOR_IT = regex(
    "の?(?:準備|募集|案内|資料|申込|申し込|委員|打合せ|打ち合わせ|事前|周知|広報|日程|企画|講師|受講者の(?:募集|選考))|は(?:中止|延期|見送)"
)
_PAST = regex("(?:た|ました|でした)(?:。|$|[一-龥ァ-ヺ])")
_THIS_YEAR = regex("今年度|本年度")
_REACH = 30


class Beside(NamedTuple):
    """A month that a sentence tells of something, against when that is held."""

    words: str
    """The month as it stands."""
    whole: str
    """The month with the name."""
    other: tuple[str, str]
    """(place, words) of when it is held."""


def months_beside(
    submission: Submission, words: str, of_occasion: Callable[[str, tuple[int, int]], tuple[str, str] | None]
) -> Iterator[Beside]:
    """Yield the months beside names in a sentence in which those are not held, by all that is said of them.

    Args:
        submission: where the sentence stands.
        words: the sentence.
        of_occasion: returns where and when an occasion of the calendar is held instead, if a month is none of its.

    """
    found = meetings(submission)
    for one in mentions_in(words, found.known):
        told = _AHEAD.search(words, max(0, one.start - _REACH), one.start) or _BEHIND.match(words, one.end)
        if told is None or _FOR_IT.match(words, one.end) or GENERIC.match(one.name):
            continue
        month = _month_told(submission, words, told)
        if month is None:
            continue
        meeting = found.resolve(one.name)
        other = _held(submission, meeting, month[1]) if meeting else of_occasion(folded(one.name), month)
        if other is not None:
            yield Beside(told[0].strip("（()）の"), _whole(words, one, told), other)


def _whole(words: str, one: Mention, told: re.Match[str]) -> str:
    return words[min(one.start, told.start()) : max(one.end, told.end())]


def _month_told(submission: Submission, words: str, told: re.Match[str]) -> tuple[int, int] | None:
    """Return the year and month that is meant, if it is of the document's year."""
    month = int(told["month"])
    dates = [date for date in dates_of(words) if date.start <= told.start("month") < date.end]
    if dates and dates[0].year is not None and dates[0].first is not None and dates[0].first.year is not None:
        year = dates[0].first.year
    elif _PAST.search(words, told.end()) and not _THIS_YEAR.search(words):
        return None  # may be of the year before
    else:
        year = submission.fiscal_year + (month < 4)
    return (year, month) if year - (month < 4) == submission.fiscal_year else None


def _held(submission: Submission, meeting: Meeting, month: int) -> tuple[str, str] | None:
    """Return where it is said in which months a meeting is held, if this is none of them."""
    said = [one for one in meeting.statements if one.year in (None, submission.fiscal_year)]
    listed = [one for one in said if one.frequency.months and not _OPEN.search(one.quote)]
    months = {number for one in listed for number in one.frequency.months}
    most = max((one.frequency.high or 0 for one in said), default=0)
    irregular = any(one.frequency.irregular or one.frequency.each for one in said)
    if not listed or irregular or month in months or most > len(months):
        return None
    return listed[0].at, listed[0].quote


_OPEN = regex("ほか|など|等|から|頃|ごろ|以降|～|〜")
"""What makes of a list of months no full one: 6月ほか, 4月から."""
