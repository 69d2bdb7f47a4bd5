"""C1: how often something is done that is no meeting with a name, wherever it is told."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.meetings.doings import TOGETHER, Doing, doings
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.meetings.parties import Parties
from ckwriter.checks.texts.readings import folded
from ckwriter.findings import section_at
from ckwriter.model import Finding, Submission
from ckwriter.notation import Agreement, agree


@check(level="warning", rules=("R29",))
def rhythm_differs(submission: Submission) -> Iterator[Finding]:
    """打合せや訪問などの頻度が、どの節でも同じである

    What running text says of how often something is done that the list of meetings does not name: 打合せ of the same
    offices, 訪問 or 開所 of one name, days of the week. Other offices, other ranks (課長, 係長), another matter, other
    years, and what is said to change are left alone. One finding a thing.
    """
    told = doings(submission)
    seen: set[str] = set()
    for index, other in enumerate(told):
        for one in told[:index]:
            if one.at != other.at and _is_one(submission, one, other) and _differ(one, other):
                key = one.act + "".join(sorted(one.together.parties)) if one.together else one.name
                if key not in seen:
                    seen.add(key)
                    yield _finding(submission, one, other)
                break


def _is_one(submission: Submission, one: Doing, other: Doing) -> bool:
    """Tell whether two tellings are of one thing."""
    if (one.act in TOGETHER) != (other.act in TOGETHER):
        return False
    if one.act in TOGETHER:
        return one.act == other.act and _same_parties(one.together, other.together)
    if not one.name or not other.name or not _same_name(one, other):
        return False
    if one.whose != other.whose and not _of_one(submission, one, other):
        return False
    if one.by_days or other.by_days:
        return True
    return not meetings(submission).candidates(one.name)  # frequency_differs asks about those


def _same_parties(one: Parties | None, other: Parties | None) -> bool:
    if one is None or other is None or not one.parties or not other.parties:
        return False
    if one.topic != other.topic or one.ranks != other.ranks:
        return False
    mine, theirs = ({told.parties, told.partners} - {frozenset()} for told in (one, other))
    return bool(mine & theirs)


def _same_name(one: Doing, other: Doing) -> bool:
    short, long = sorted((folded(told.name.removesuffix("事業")) for told in (one, other)), key=len)
    return short == long or (len(short) >= _SHORTEST and long.endswith(short))


_SHORTEST = 4


def _of_one(submission: Submission, one: Doing, other: Doing) -> bool:
    """Tell whether all that say whose a thing is, the 夜間開所 of 縁側サロン, say one."""
    every = [told.whose for told in doings(submission) if told.whose and _same_name(told, one)]
    return all(_contains(whose, another) for whose in every for another in (one.whose, other.whose) if another)


def _contains(one: str, other: str) -> bool:
    short, long = sorted((folded(one), folded(other)), key=len)
    return short in long


def _differ(one: Doing, other: Doing) -> bool:
    """Tell whether two rhythms cannot both be right; one for each of several may be more in all, but not less."""
    mine, theirs = one.rhythm, other.rhythm
    if bool(mine.each) != bool(theirs.each):
        each, plain = (mine, theirs) if mine.each else (theirs, mine)
        less = plain.high is not None and each.low is not None and plain.high < each.low
        return each.each == "ずつ" and not each.hedges and less
    return agree(mine, theirs) is Agreement.DIFFERENT


def _finding(submission: Submission, one: Doing, other: Doing) -> Finding:
    name = one.name if one.act not in TOGETHER else one.act
    where = section_at(submission, one.at)
    return finding(
        submission,
        other.at,
        f"「{name}」の頻度が、{where.number if where else ''}節では「{one.rhythm.text}」、"
        f"ここでは「{other.rhythm.text}」です。同じものであれば、どちらかの誤りではありませんか",
        hint="実際の頻度を確かめてそろえてください。別のものであれば、違いが分かるように書き添えます。",
        quotes=[(one.at, one.words), (other.at, other.words)],
    )
