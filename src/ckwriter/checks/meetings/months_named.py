"""C1: a round of the meeting of a row, in a month in which that meeting is not held: 12月の回は書面で行う."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter import places
from ckwriter.checks import finding
from ckwriter.checks.meetings.known import Meeting, Meetings
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.names.mentions import mentions_in
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import filled, row_of, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.notation.numerals import read_number
from ckwriter.patterns import regex

_MAY = regex("[0-9０-９]月の")
_ANOTHER = regex(
    "昨年|前の?年|来年|次年|前回|臨時|延期|中止|変更|当初|以降|以前|まで|から|向け|令和|平成|[RＲHＨ][0-9０-９]"
)


def held_in_another_month(submission: Submission) -> Iterator[Finding]:
    """Ask about a round of a month in which what is said of the months of its row does not have it."""
    found = meetings(submission)
    known = {id(one): said for one in found.every if (said := _months(submission, one))}
    for at, field, text in filled(submission) if known else ():
        if field.type not in PROSE or field.year or field.role in ("event", "activity") or not _MAY.search(text):
            continue
        for sentence in sentences_of(text):
            words = sentence.text
            if not _MAY.search(words) or _ANOTHER.search(words):
                continue
            for told, month, meeting in _told(found, at, words):
                if id(meeting) not in known:
                    continue
                months, where, quote = known[id(meeting)]
                if month not in months and where != at:
                    yield finding(
                        submission,
                        at,
                        f"「{told}」とありますが、{places.title_of(submission.form, where)}では「{quote}」です。"
                        "開く月の食い違いではありませんか",
                        hint="開く月を確かめてそろえてください。臨時に開くときは、その旨を書き添えます。",
                        quotes=[(at, words), (where, quote)],
                    )


_ROUND = regex(
    "(?<![0-9０-９年・、，～〜~－-])(?P<month>1[0-2]|[1-9]|１[０-２]|[１-９])月の(?:回|会合|定例会)(?=[はをもにでが、])"
)
"""One of the meetings of a row, by its month: 6回のうち|12月の回は書面で行う."""


def _told(found: Meetings, at: str, words: str) -> Iterator[tuple[str, object, Meeting]]:
    """Yield the rounds that a sentence tells of the one meeting of its row, with their months."""
    own = found.in_row(row_of(at))
    if len(own) == 1 and not mentions_in(words, found.known):
        for round_ in _ROUND.finditer(words):
            yield round_[0], read_number(round_["month"]), own[0]


def _months(submission: Submission, meeting: Meeting) -> tuple[set[int], str, str] | None:
    """Return all months that are said of a meeting this year, and where some of them stand."""
    said = [one for one in meeting.statements_about(submission.fiscal_year) if one.frequency.months]
    if not said or any(one.frequency.each for one in meeting.statements):
        return None
    return {month for one in said for month in one.frequency.months}, said[-1].at, said[-1].quote
