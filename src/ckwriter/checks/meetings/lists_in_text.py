"""Q2: lists of bodies in running text, and the number that is told of them: 病院、診療所、家族会の計2機関."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ckwriter.checks import finding
from ckwriter.checks.meetings.known import Meeting
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.meetings.rosters import Roster, rosters
from ckwriter.checks.names.mentions import mentions_in
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import filled, row_of, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.notation.numerals import read_number
from ckwriter.patterns import regex

_LIST = regex(
    r"(?P<names>[^、。，（）()「」『』\s]{2,20}(?:[、，][^、。，（）()「」『』\s]{2,20}){2,}?)(?:等|など|ほか)?(?:の|、|[（(])?"
    r"(?:計|合わせて|あわせて|合計|総勢|全部で|以上)、?(?P<total>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})(?:つの)?(?P<unit>機関|団体|組織|関係機関)(?:で|が|に|から|を|と|の|。|、|[）)]|$)"
)
_THE_SO_MANY = regex(
    r"(?P<names>[^、。，（）()「」『』\s]{2,20}(?:[、，][^、。，（）()「」『』\s]{2,20})+?)の"
    r"(?P<total>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})(?P<unit>者|機関|団体|組織|関係機関|職種|部署|部門)"
    "(?:で|が|に|から|を|と|は|による|の|。|、|$)"
)
"""A list and its number without 計: 病院、診療所、家族会、警察署の三者が."""
_CLAUSE = regex("[ぁ-ん]$|のほか$")
"""What does not end in a name: a name before it is of another clause."""
_AND = regex("及び|並びに|(?<=[一-龥ァ-ヶー])と(?=[一-龥ァ-ヶー])")


def lists_too_long(submission: Submission) -> Iterator[Finding]:
    """Ask about a list in running text whose number is less than its names: 病院、診療所、家族会の計2機関."""
    for at, field, text in filled(submission):
        if field.type not in PROSE or field.role == "members":
            continue
        found_in = [*_LIST.finditer(text)] if _MAY_COUNT.search(text) else []
        found_in += _THE_SO_MANY.finditer(text) if _MAY_BE_SO_MANY.search(text) else []
        for found in found_in:
            names = [name for piece in re.split("[、，]", found["names"]) for name in _AND.split(piece)]
            first = next((at + 1 for at in reversed(range(len(names) - 1)) if _CLAUSE.search(names[at])), 0)
            names = [re.sub("^.*(?:には|では|は|が|から)(?=[一-龥ァ-ヶ])", "", name) for name in names[first:]]
            total = read_number(found["total"])
            yield from _too_many(submission, at, found, names, total)
            if re.search("[ぁ-ん]$|を", re.sub("(?:等|など|ほか)?の?$", "", names[-1])):
                continue  # …が参加し、計2団体が
            if isinstance(total, int) and 1 < total < len(names):
                words = found[0].rstrip("でがにからをとの。、）)")
                yield finding(
                    submission,
                    at,
                    f"「{words}」は、{len(names)}つの名前が挙げられています。数が足りないのではありませんか",
                    hint="数を確かめてください。いくつかを一つと数えているときは、その旨を書き添えます。",
                    quotes=[(at, words)],
                )


def _too_many(
    submission: Submission, at: str, found: re.Match[str], names: Sequence[str], total: object
) -> Iterator[Finding]:
    """Ask about a closed list whose number is more than its names: 家族会、当事者会の3者."""
    names = [*names[:-1], names[-1].removesuffix("の")]
    closed = not _OPEN_END.search(names[-1]) and found.re.groupindex.keys() >= {"unit"} and found[0].count("等") == 0
    if closed and isinstance(total, int) and total > len(names) > 1 and "の" not in "".join(names):
        words = found[0].rstrip("でがにからをとの。、）)")
        yield finding(
            submission,
            at,
            f"「{words}」は、挙げられている名前が{len(names)}つです。抜けている名前はありませんか",
            hint="数と名前を確かめてください。ほかにもあるときは「など」を付けます。",
            quotes=[(at, words)],
            level=None if found["unit"] in ("者", "部署", "部門", "職種") else "note",
        )


_OPEN_END = regex("等|など|ほか|その他|[ぁ-ん]$|各|[0-9０-９]")


def fewer_than_members(submission: Submission) -> Iterator[Finding]:
    """Ask about a number of bodies in prose that is less than the members that the meeting's own row lists.

    上記の6機関 in the row itself, and 推進会議は6機関で構成 wherever the meeting is named.
    """
    listed = [(meeting, roster) for meeting, roster in rosters(submission) if len(roster.members) > 2]
    for at, field, text in filled(submission) if listed else ():
        if field.type not in PROSE or field.year or field.role in ("members", "event"):
            continue
        if not _MAY_REFER.search(text):
            continue
        for sentence in sentences_of(text):
            words = sentence.text
            for found in _OF_THESE.finditer(words):
                row = row_of(at)
                here = [(meeting, roster) for meeting, roster in listed if row_of(roster.at) == row != at]
                if found["by"] is None:
                    here = (
                        _named_before(submission, listed, words[: found.start()])
                        if _TAKES.match(words, found.end())
                        else []
                    )
                total = read_number(found["total"])
                some = _SOME.search(words, 0, found.start() if found["by"] else len(words))
                if some or not here or not isinstance(total, int) or not 1 < total < here[0][1].least:
                    continue
                roster = here[0][1]
                yield finding(
                    submission,
                    at,
                    f"「{found[0]}」とありますが、構成員には{roster.least}の機関・団体などが挙げられています。"
                    "数が足りないのではありませんか",
                    hint="数を確かめてください。いくつかを一つと数えているときや、一部のことであれば、その旨を書き添えます。",
                    quotes=[(at, found[0]), *((roster.at, name) for name in roster.members)],
                )
                return


Listed = tuple[Meeting | None, Roster]


def _named_before(submission: Submission, listed: Sequence[Listed], words: str) -> list[Listed]:
    """Return the list of the meeting that stands right before a number of its members: 推進会議は6機関で構成."""
    found = meetings(submission)
    mentions = [one for one in mentions_in(words, found.known) if _IS_TOPIC.fullmatch(words, one.end)]
    meeting = found.resolve(mentions[-1].name) if mentions else None
    these = [one for one in listed if meeting is not None and one[0] is meeting]
    return [] if any(roster.totals for _, roster in these) else these  # member_count_differs compares the totals


_TOTAL = "(?P<total>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})(?:つの)?(?:関係機関|機関|団体|者|組織)"
_OF_THESE = regex(
    f"(?:(?P<by>上記|左記|前記|上の欄|上欄|左欄|これら|構成員)の?(?:計|全)?|(?<![0-9０-９一二三四五六七八九十約第])(?:計|全)?){_TOTAL}"
)
_TAKES = regex("(?:が|で|から|を構成員)、?(?:参加|参画|構成|[成な][るりっ]|加わ|集ま|として)")
_IS_TOPIC = regex("(?:の構成員)?(?:は|には|に|の構成は|では)、?")
_SOME = regex(
    "うち|[0-9０-９関体者]中|新た|追加|一部|ほか|毎回|前回|今回|第[0-9０-９]+回|オブザーバー|当初|前の?年|昨年|延べ"
)
_MAY_REFER = regex("(?:[0-9０-９一二三四五六七八九十])(?:つの)?(?:関係機関|機関|団体|者|組織)")
_MAY_BE_SO_MANY = regex("の[0-9０-９一二三四五六七八九十]{1,2}(?:者|機関|団体|組織|関係機関|職種|部署|部門)")
_MAY_COUNT = regex(
    "(?:計|合わせて|総勢|全部で|以上)、?[0-9０-９一二三四五六七八九十]{1,2}(?:つの)?(?:機関|団体|組織|関係機関)"
)
