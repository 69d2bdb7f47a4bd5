"""C1: a body that a list of members has, and that running text says is no member."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.meetings.members import is_same_member
from ckwriter.checks.meetings.rosters import rosters
from ckwriter.checks.meetings.taking_part import Membership, memberships
from ckwriter.model import Finding, Submission


@check(level="warning", rules=("R18",))
def member_said_absent(submission: Submission) -> Iterator[Finding]:
    """構成員に挙げた機関が、本文で加わっていないと書かれていない

    Running text that says of a body that it is no member of a meeting (警察署は委員に入っておらず), while a list of
    members names it, or another sentence says that it takes part. What was so in a former year, some of the bodies of
    a kind, and a part of a body (診療所の看護師) are left alone.
    """
    told = [one for one in memberships(submission) if not one.belongs]
    for said in told:
        listed = [
            (roster.at, name)
            for meeting, roster in rosters(submission)
            if meeting is not None and any(meeting is one for one in said.meetings)
            for name in roster.members
            if is_same_member(said.who, name)
        ]
        listed += [(one.at, one.words) for one in memberships(submission) if _says_otherwise(one, said)]
        if listed:
            yield finding(
                submission,
                said.at,
                f"「{said.who}」は「{said.meetings[0].name}」に加わっていないとありますが、構成員に挙げられています。どちらかの誤りではありませんか",
                hint="加わっているかどうかを確かめ、本文と構成員をそろえてください。いつの時点のことかを書き添えると伝わります。",
                quotes=[(said.at, said.words), *listed],
            )


def _says_otherwise(one: Membership, said: Membership) -> bool:
    meant = any(meeting is other for meeting in one.meetings for other in said.meetings)
    return one.belongs and meant and is_same_member(one.who, said.who)
