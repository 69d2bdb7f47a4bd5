"""C1: all bodies of a kind take part in a meeting, says one sentence, and only some, says another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ckwriter.checks import check, finding
from ckwriter.checks.meetings.known import Meeting, Meetings
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.meetings.taking_part import OF_THEN, TOLD
from ckwriter.checks.names.mentions import mentions_in
from ckwriter.checks.texts.readings import filled, quantities_of, row_of, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex


@dataclass(frozen=True, slots=True)
class _Share:
    """How many of a kind of bodies take part in a meeting, as one sentence says it."""

    at: str
    words: str
    kind: str
    meeting: Meeting
    how: str
    """"all", "some", or "count"."""
    number: int | None


@check(level="warning", rules=("R18",))
def all_take_part_and_some_do_not(submission: Submission) -> Iterator[Finding]:
    """同じ会議に、ある種類の機関の全てが加わるのか一部なのかが食い違わない

    Running text that says of one meeting and one kind of bodies that all take part (全17病院が参加) and, elsewhere,
    that some do not (参加は14病院で、残る3病院は…; 5病院しか加わっていない). What was so in a former year, what is
    planned and other kinds are left alone.
    """
    shares = list(_shares(submission))
    for one in shares:
        other = next((other for other in shares if one.how == "some" and _contradicts(other, one)), None)
        if other is not None:
            yield finding(
                submission,
                one.at,
                f"「{one.meeting.name}」に加わっている{one.kind}は一部と読めますが、ほかのところでは「{other.words[:40]}」とあります。どちらかの誤りではありませんか",
                hint="加わっている数を確かめ、書き方をそろえてください。時点や数え方が違うときは、その旨を書き添えます。",
                quotes=[(other.at, other.words), (one.at, one.words)],
            )


def _contradicts(other: _Share, some: _Share) -> bool:
    if other.meeting is not some.meeting or other.kind != some.kind or other.words == some.words:
        return False
    if other.how == "count":
        return None not in (other.number, some.number) and other.number != some.number
    return other.how == "all" and (some.number is None or other.number is None or some.number < other.number)


_MAY = regex(
    "全|すべて|残|どの|いずれ|しか|のみ|だけ|うち|とどま|未参加|ていない|一部|もれなく|漏れなく|そろって|[0-9０-９]"
)
_TAKING_PART = regex("参加(?!者|[しす]や)|加わ|参画|出席|加入")
_KIND = (
    "(?:病院|診療所|事業所|事業者|ステーション|センター|市町村?|町村|区(?![内外域分])|圏域|法人|団体|保健所|学校|薬局)"
)
_ALL = regex(
    rf"全(?:て|部)?の?(?:(?P<n>[0-9０-９]{{1,3}})(?:[かカヶ]所|つ)?の?)?(?:[一-龥ァ-ヶー]{{0,6}})(?P<a>{_KIND})(?:が|は|から|の(?!うち|中))"
    rf"|(?:すべて|全て|どの|いずれ)の?[一-龥ァ-ヶー]{{0,6}}(?P<b>{_KIND})[がはもから]"
    rf"|(?P<c>{_KIND})(?:の|は|が)?、?(?:[一二三四五六七八九十1１]つ)?(?:全て|すべて|残らず|もれなく|漏れなく|例外なく|そろって|欠かさず)"
)
_SOME = regex(
    rf"[0-9０-９]+(?:か所の?)?[一-龥ァ-ヶー]{{0,4}}(?P<a>{_KIND})?(?:の?うち|中)、?(?P<n>[0-9０-９]+)(?:か所の?)?(?P<b>{_KIND})?"
    rf"|(?P<m>[0-9０-９]+)(?:か所の?)?(?P<c>{_KIND})(?:しか|だけ|のみ|に(?:とどま|留ま|限ら)|で、?残)"
    rf"|残[るり]の?[0-9０-９]+(?:か所の?)?(?P<d>{_KIND})"
    rf"|一部の[一-龥ァ-ヶー]{{0,4}}(?P<e>{_KIND})(?=[がはにしの])"
    rf"|(?:(?:参加|参画|加入|出席)して|加わって)いない[一-龥ァ-ヶー]{{0,4}}(?P<f>{_KIND})(?=[がはもに])|未参加の[一-龥]{{0,4}}(?P<g>{_KIND})"
)
_COUNT = regex(rf"(?<![0-9０-９全うち])(?P<n>[0-9０-９]+)(?P<a>{_KIND})(?:が|は)")
_ASIDE = regex("毎回|初めて|新たに|新規|オブザーバー|[0-9０-９]人以上|書面|オンライン")
_HOPED = regex(
    "[^、。]{0,8}?(?:予定|見込|目指|めざ|目標|たい(?:。|$)|増や|広げ|働きか?け|働き掛け|呼び?[か掛]け|促|依頼|求め)"
)
"""What tells that all are to take part, and do not yet."""


def _shares(submission: Submission) -> Iterator[_Share]:
    found = meetings(submission)
    of_row: dict[str, Meeting] = {}
    for at, field, text in filled(submission):
        running = field.type in ("paragraph", "bullets", "text") and field.role in TOLD
        if not running or not _TAKING_PART.search(text) or not _MAY.search(text):
            continue
        for sentence in sentences_of(text):
            words = sentence.text
            if not _TAKING_PART.search(words) or OF_THEN.search(words):
                continue
            meeting = _meeting(found, at, words, of_row)
            if meeting is not None and not _ASIDE.search(words) and (said := _said(words)):
                kind, how, number = said
                if how == "some" or not any(_HOPED.match(words, one.end()) for one in _TAKING_PART.finditer(words)):
                    yield _Share(at, words, kind, meeting, how, number)


def _meeting(found: Meetings, at: str, words: str, of_row: dict[str, Meeting]) -> Meeting | None:
    """Return the meeting that a sentence names, else that of its row, or the last one that its row has named."""
    named = {one.name for one in mentions_in(words, found.known)}
    row = row_of(at)
    if named:
        meant = found.resolve(next(iter(named))) if len(named) == 1 else None
        if meant is not None:
            of_row[row] = meant
        return meant
    own = found.in_row(row)
    return own[0] if len(own) == 1 else of_row.get(row)


def _said(words: str) -> tuple[str, str, int | None] | None:
    """Return (kind of bodies, how many of it, the number) of a sentence, or None."""
    for how, pattern in (("all", _ALL), ("some", _SOME), ("count", _COUNT)):
        if told := pattern.search(words):
            kind = next((told[name] for name in "abcdefg" if name in told.groupdict() and told[name]), None)
            if kind is None:
                return None
            written = told.groupdict().get("n") or told.groupdict().get("m")
            amounts = quantities_of(f"{written}件") if written else ()
            value = amounts[0].value if amounts else None
            return kind, how, int(value) if value is not None else None
    return None
