"""C1: how many take part in one meeting, as lists of members and running text say it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.meetings.known import Meeting
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.meetings.rosters import rosters
from ckwriter.checks.names.mentions import mentions_in
from ckwriter.checks.texts.readings import dates_of, filled, quantities_of, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.notation import Quantity
from ckwriter.patterns import regex


class _Told(NamedTuple):
    """That so many take part in a meeting, as one place says it."""

    at: str
    words: str
    amount: Quantity


@check(level="warning", rules=("R06", "R18"))
def member_count_differs(submission: Submission) -> Iterator[Finding]:
    """同じ会議に加わる機関の数（計N機関など）が、どの節でも同じである

    The number of all members of one meeting in two lists, and in running text that names the meeting (推進会議には
    17団体が参画). Only numbers in one unit are compared; 延べ, each area's and other years' are left alone.
    """
    told: dict[int, tuple[Meeting, list[_Told]]] = {}
    for meeting, roster in rosters(submission):
        if meeting is not None:
            for at, total in roster.totals:
                if _is_exact(total):
                    told.setdefault(id(meeting), (meeting, []))[1].append(_Told(at, total.text, total))
    if not told:
        return
    for meeting, one in _in_text(submission):
        if id(meeting) in told:
            told[id(meeting)][1].append(one)
    for meeting, said in told.values():
        first = said[0]
        other = next((one for one in said[1:] if _contradicts(first, one)), None)
        if other is not None:
            yield finding(
                submission,
                other.at,
                f"「{meeting.name}」に加わるのは「{other.words}」とありますが、{_where(submission, first)}では"
                f"「{first.words}」です。どちらかの誤りではありませんか",
                hint="構成員の数を確かめてそろえてください。数え方や時点が違うときは、その旨を書き添えます。",
                quotes=[(first.at, first.words), (other.at, other.words)],
            )


def _where(submission: Submission, one: _Told) -> str:
    return places.title_of(submission.form, one.at)


_UNITS = ("機関", "団体", "か所", "人", "名", "法人", "事業所", "組織", "者", "医療機関", "関係機関")
_SAME_UNIT = ({"人", "名"}, {"機関", "団体", "組織", "関係機関"})


def _is_exact(one: Quantity) -> bool:
    exact = isinstance(one.value, int) and one.value > 1 and not one.hedges and not one.is_range
    return exact and not one.each and one.counting is None and one.per is None


def _contradicts(one: _Told, other: _Told) -> bool:
    units = (one.amount.unit, other.amount.unit)
    alike = units[0] == units[1] or any(units[0] in family and units[1] in family for family in _SAME_UNIT)
    return alike and one.at != other.at and one.amount.value != other.amount.value


_PART = "(?:が|で|から|を)(?:参画|参加|加わ|加入|出席|集ま|集い|構成|な[るっり]|組織)"
_SAYS_PART = regex(_PART)
_TAKES_PART = regex(f"(?:の?[一-龥]{{0,6}})?{_PART}")
_LEADS = regex("(?:に|は|で|には|では|の構成員は|の委員は)、?[^、。0-9０-９]{0,6}\\Z")
_OTHER = regex("うち|新た|追加|増え|増や|加え|目標|目指|予定|当初|以前|延べ|毎回|平均|前回|今回|第[0-9０-９]+回")


def _in_text(submission: Submission) -> Iterator[tuple[Meeting, _Told]]:
    """Yield (meeting, what is told) of each number of bodies that take part in a meeting, by running text."""
    found, year = meetings(submission), submission.fiscal_year
    for at, field, text in filled(submission):
        if field.type not in ("paragraph", "bullets", "text") or field.year or field.role in ("event", "meeting"):
            continue
        for sentence in sentences_of(text):
            words = sentence.text
            if not _SAYS_PART.search(words) or _OTHER.search(words):
                continue
            counts = [one for one in quantities_of(words) if one.unit in _UNITS and _is_exact(one)]
            if not counts:
                continue
            if any(date.year not in (None, year, year + 1) for date in dates_of(words, year)):
                continue
            for mention in mentions_in(words, found.known):
                meeting = found.resolve(mention.name)
                for one in counts:
                    behind = one.start >= mention.end and _LEADS.search(words[mention.end : one.start])
                    if meeting is not None and behind and _TAKES_PART.match(words, one.end):
                        yield meeting, _Told(at, words[mention.start : one.end], one)
