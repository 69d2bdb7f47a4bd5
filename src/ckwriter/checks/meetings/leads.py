"""C1: who runs a meeting, as tables and running text say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.meetings.charges import charges_differ
from ckwriter.checks.meetings.known import Meeting, Meetings
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.meetings.offices import is_one_office
from ckwriter.checks.names.mentions import Mention, mentions_in
from ckwriter.checks.names.naming import GENERIC, MEETS
from ckwriter.checks.texts.readings import columns_by_role, filled, folded, once, row_of, sentences_of
from ckwriter.form import Table
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex


@dataclass(frozen=True, slots=True)
class Lead:
    """Who runs a meeting, as one place says it."""

    at: str
    name: str
    quote: str


@check(level="warning", rules=("R31",))
def lead_differs(submission: Submission) -> Iterator[Finding]:
    """同じ会議を運営する部署（事務局）が、どの節でも同じである

    Who runs a meeting, by columns of secretariats, by the duties of the office in charge, and by running text
    (…が中心となって, 事務局は…). A part of an office and the office are one; two that do not hold each other are
    asked about.
    """
    reported: set[tuple[str, str]] = set()
    for meeting, said in leads(submission):
        named = [one for one in said if not _ANYBODY.match(one.name)]
        if not named:
            continue
        first = named[0]
        other = next((one for one in named[1:] if not is_one_office(submission, first.name, one.name)), None)
        if other is None or (first.at, other.at) in reported:
            continue
        reported.add((first.at, other.at))
        yield finding(
            submission,
            other.at,
            f"「{meeting.name}」を運営するのは「{other.name}」とありますが、"
            f"{places.title_of(submission.form, first.at)}では「{first.name}」です。どちらかの誤りではありませんか",
            hint="運営する部署（事務局）を確かめてそろえてください。共同で運営しているときは、その旨を書き添えます。",
            quotes=[(first.at, first.quote), (other.at, other.quote)],
        )
    yield from charges_differ(submission, frozenset(at for _, at in reported))


_ANYBODY = regex(
    "^(?:各|関係|地域の?|市内の?|県内の?)*(?:機関|関係者|事業所|病院|医療機関|行政|支援者|住民|市民|市町村|専門職|部会長|委員|メンバー|職員)+$"
)


@once
def leads(submission: Submission) -> list[tuple[Meeting, list[Lead]]]:
    """Return who is said to run each meeting, for those of which it is said at all."""
    found = meetings(submission)
    said: dict[int, list[Lead]] = {}
    for table, column in submission.form.with_role("lead"):
        if table is not None:
            for row in submission.rows(table):
                for meeting, lead in _leads_of_row(submission, found, table, row, column.id):
                    said.setdefault(id(meeting), []).append(lead)
    for at, field, text in filled(submission):
        if field.type in ("paragraph", "bullets", "list") and _MAY_LEAD.search(text):
            for meeting, lead in _leads_in_text(submission, found, at, text):
                said.setdefault(id(meeting), []).append(lead)
    return [(meeting, said[id(meeting)]) for meeting in found.every if id(meeting) in said]


def _leads_of_row(
    submission: Submission, found: Meetings, table: Table, row: str, column: str
) -> Iterator[tuple[Meeting, Lead]]:
    at, roles = f"{row}.{column}", columns_by_role(table)
    name = submission.text(at)
    if not name:
        return
    if roles.get("meeting"):
        for meeting in found.in_row(row):
            yield meeting, Lead(at, name, name)
    duties = dict(zip(roles["lead"], roles.get("duties", ()), strict=False)).get(column)
    if duties:
        for sentence in sentences_of(submission.text(f"{row}.{duties}")):
            if re.search("運営|事務局|主催|開催|実施", sentence.text):
                for mention in mentions_in(sentence.text, found.known):
                    if _is_any(sentence.text, mention) or _ATTENDS.match(sentence.text, mention.end):
                        continue
                    if (one := found.resolve(mention.name)) is not None:
                        yield one, Lead(at, name, name)


_ATTENDS = regex("(?:への|に)(?:出席|参加|参画|協力|助言|報告|情報|資料|委員)")


def _is_any(words: str, mention: Mention) -> bool:
    """Tell whether a mention is of any meeting of a kind that words before it describe: 居住支援に関する|会議."""
    return bool(GENERIC.match(mention.name)) and words[max(0, mention.start - 1)] in _DESCRIBES


_DESCRIBES = "るたなのいすくうむつぬぐぶ"
"""Kana in which words end that describe what follows; a particle (保健所が|事例検討部会の) is none of them."""

_NAME = (
    r"(?:こころの)?[一-龥ァ-ヶーA-Za-z](?:(?!を|が[一-龥])[一-龥ァ-ヶーぁ-んA-Za-z0-9０-９]){1,24}?"
    r"(?:[（(][^（）()]{1,12}[)）])?"
)
_WHO = rf"((?:{_NAME}(?:、|，|・|と|及び)){{0,3}}{_NAME})"
_MAY_LEAD = regex("事務|庶務|中心|主体|主管|幹事|主催|運営|主宰|所管")
"""What a text without which does not say who runs a meeting."""
_LEADS = regex(
    rf"(?P<heads>{_WHO})(?:が|を)、?(?:中心|主体|事務局|主管|幹事)(?:と(?:なり|なって|して|し(?!た))|に(?:なり|なって|して)|(?<!事務局)に(?=、|[一-龥]))"
    rf"|(?P<of>{_WHO})(?:が|を)、?(?:中心|主体|事務局|主管|幹事)と(?:なる|なった|する|した)|(?P<heads_of>{_WHO})が、?(?:事務局|庶務|主管)(?:である|を務める|を担う)(?=[一-龥])"
    rf"|(?P<does>{_WHO})が、?(?:[^。、がはをにで]{{2,25}}、){{0,4}}[^。、がは]{{0,25}}?(?:を(?:主催|運営|主宰|所管)|の?(?:事務局|庶務|事務|運営)(?:(?:と|や|・|及び)[一-龥]{{2,4}})?を(?:担|務|置|受け持|行)|の(?:事務局|庶務|主管)(?:と(?:して|な[りるっ])|です|である|に(?:当た|あた|就)))"
    rf"|(?P<it>{_WHO})が(?:主催|運営|主宰|所管|主管)(?:し|す|、|。|$)"
    rf"|事務局(?:である|の|を(?:担|務め|置)[いうくっ]?(?:て(?:いる|きた))?た?)(?=[一-龥])(?P<office>{_NAME})(?=が(?!い)|に|で|と|を|は|も|。|\s|$)"
    rf"|(?:事務局|事務|運営|庶務|主催)(?:は|を)、?(?P<runs>{_WHO})(?:が(?:担|務め|行[いうっ]|受け持|処理|所掌)|に(?:委託|依頼)|(?:において|で)(?:処理|行[いうっ]|担当|所掌|受け持))"
    rf"|(?:事務局|主催|庶務|主管)(?:(?:の(?:仕事|事務|役割))?[はも]|を|[:：（(＝=])\s*(?P<named>{_WHO})(?=が(?!い)|に|で|、|。|\s|$|）|\))"
)
"""Who runs a meeting. `of` stands before its name (…を事務局とする会議), `it` behind it (会議は…が運営し)."""
_SAYS_WHO = regex(
    "が、?(?:中心|主体|事務局|主管|幹事)[とに]|を、?(?:中心|主体|事務局|主管|幹事)[とに]|が(?:主催|運営|主宰|所管|主管)"
    "|を(?:主催|運営|主宰|所管)|事務局[もはをでのとに:：（(＝=]|事務[はを]|庶務[はをにと:：（(]|運営[はを]|主催[はを:：（(]|主管[はを:：（(]|が、?庶務(?:である|を)"
)
"""What stands in every sentence that says so."""


def _leads_in_text(submission: Submission, found: Meetings, at: str, text: str) -> Iterator[tuple[Meeting, Lead]]:
    own = _own(submission, found, at)
    named_before: list[Mention] = []
    for sentence in sentences_of(text):
        tells = _SAYS_WHO.search(sentence.text) and not _OF_THEN.search(sentence.text)
        said = [_said(lead) for lead in _LEADS.finditer(sentence.text)] if tells else []
        mentions = list(mentions_in(sentence.text, found.known))
        same = [one for one in named_before if _THE_SAME.match(sentence.text)]
        for one, following in zip_longest(said, said[1:]):
            pairs = [*_shared(sentence.text, mentions, one)]
            if _OFFICE.search(one.name) and len(folded(one.name)) >= 3:
                meant = _meant(sentence.text, mentions, one, following, first=one is said[0])
                meant = meant if any(found.resolve(mention.name) for mention in meant) else same or meant
                pairs += [(one.name, mention) for mention in meant]
                if not any(found.resolve(mention.name) or _ITS.match(sentence.text, mention.end) for mention in meant):
                    yield from ((meeting, Lead(at, one.name, sentence.text)) for meeting in own)
            led = [(name, meeting) for name, mention in pairs if (meeting := found.resolve(mention.name)) is not None]
            for name, meeting in {(name, id(meeting)): (name, meeting) for name, meeting in led}.values():
                yield meeting, Lead(at, name, sentence.text)
        named_before = mentions if len({one.name for one in mentions}) == 1 else []


_THE_SAME = regex("(?:同|この|その|当該)(?:部会|会議|協議会|連絡会|検討会|委員会|ワーキング|会|事務局|運営)")
"""What begins a sentence about the meeting that the one before it names."""
_ITS = regex("の(?:事務局|庶務|運営)")
_OF_THEN = regex("年度?まで|以前|当時|かつて|従来|てい(?:た|ました)(?:。|が|もの|$)|だった|でした")
"""What tells that it was so, and is no more."""


class _Said(NamedTuple):
    """Words that say who runs something."""

    words: re.Match[str]
    way: str
    """The way in which they say it: a group of `_LEADS`."""
    name: str
    start: int
    """Where the name begins."""


def _said(lead: re.Match[str]) -> _Said:
    way = next(group for group, words in lead.groupdict().items() if words)
    name = re.split("[はでにを]、?|の、|(?<=[しりきえてれび下])、", lead[way])[-1]
    parts = name.split("、")
    while len(parts) > 1 and MEETS.search(parts[0]):  # A課が推進会議、|保健所が圏域会議の事務局となり
        del parts[0]
    name = "、".join(parts)
    return _Said(lead, way, name, lead.end(way) - len(name))


def _shared(words: str, mentions: Sequence[Mention], said: _Said) -> Iterator[tuple[str, Mention]]:
    """Yield those that share a verb with the one at the end.

    A課が推進会議を、保健所が圏域会議を運営; A課が推進会議の、保健所が圏域会議の事務局を務める.
    """
    if not _PARTED.search(words):
        return
    for shared in _SHARED.finditer(words):
        if shared.end() <= said.start and _OFFICE.search(shared["who"]):
            start, end = shared.span("of")
            yield from ((shared["who"], mention) for mention in mentions if start <= mention.start < end)


_PARTED = regex("[をの]、")
_SHARED = regex(
    rf"(?P<who>{_NAME})が、?(?P<of>[^、がを]{{2,40}}?)(?:を|の(?:事務局|庶務|運営)?(?:を)?)、(?=(?:[^。、がを]{{2,40}}が[^。、がを]{{2,40}}[をの]、)*{_NAME}が)"
)
_OFFICE = regex(
    "(?:[課室係局部所署館園団会]|センター|法人|機関|病院|クリニック|事業者|拠点|大学|ステーション|[都道府県市区町村]"
    "|担当|チーム)(?:[（(][^（）()]*[)）])?$"
)
"""What the name of one that runs meetings ends in; 当事者, 家族 and the like tell of the manner, not of the office."""
_TURN = regex(r"(?:[しりきいれせびみ]|て)、(?=[^、。]{2,24}?(?:は|では|について)[、一-龥ァ-ヶ])")
"""Where a sentence goes on to another subject: …を開催し、連絡会は…."""


_ANOTHER = regex("(?:[課室係局部所署館園団会]|センター|法人|機関|事業者|拠点|大学|ステーション)(?:が|は)")
"""Another office that has a verb of its own: A課が所管し、6保健所が|圏域会議を運営."""
_ADNOMINAL = regex("[ぁ-ん]{0,5}[うくすむるた][一-龥ァ-ヶー]*")
"""What parts a verb from the name that it tells of: …課が事務局を務める|連絡会議."""


_UNDER = regex("の(?:下|もと|下部|傘下)(?:に|で)")


def _meant(
    words: str, mentions: Sequence[Mention], said: _Said, following: _Said | None, *, first: bool
) -> list[Mention]:
    """Return the meetings of which a sentence says who runs them, by the way in which it says so."""
    turns = [found.end() for found in _TURN.finditer(words)]
    start = max((turn for turn in turns if turn <= said.start), default=0)
    end = min((turn for turn in turns if turn > said.start), default=len(words))
    inside = [one for one in mentions if start <= one.start < end and not _is_any(words, one)]
    under = next((one for one in inside if _UNDER.match(words, one.end)), None)
    if under is not None:  # 推進会議の下に|部会を置く: whose the lesser ones are is not said
        inside = [one for one in inside if one.start <= under.start]
    before = [one for one in inside if one.end <= said.start]
    behind = [one for one in inside if one.start >= said.start]
    if said.way in ("of", "heads_of"):
        return behind[:1]
    if said.way in ("named", "runs") and (whose := _whose(words, inside, said.words.start())):
        return whose
    if said.way in ("it", "runs"):
        behind = [one for one in behind if not _ANOTHER.search(words, said.words.end(), one.start)]
        return before[-1:] or behind[:1]
    if said.way == "does":
        if objects := [one for one in behind if one.end <= said.words.end()]:
            return objects
        if of := [one for one in behind if _ADNOMINAL.fullmatch(words, said.words.end(), one.start)]:
            return of[:1]
    until = following.start if following else end
    meant = [one for one in inside if one.start < until and (one.start >= said.words.start() or first)]
    return [one for one in meant if one.start < said.start or not _ANOTHER.search(words, said.words.end(), one.start)]


def _whose(words: str, mentions: Sequence[Mention], end: int) -> list[Mention]:
    """Return the meetings of which a word for what is run stands: 推進会議及び部会の|事務局は…."""
    of: list[Mention] = []
    for one in reversed([one for one in mentions if one.end <= end]):
        if not _JOINED.fullmatch(words, one.end, of[-1].start if of else end):
            break
        of.append(one)
    return of[::-1]


_JOINED = regex("[」』）)]?(?:[、，・と]|及び|並びに|の|それぞれの){1,2}[「『（(]?")


def _own(submission: Submission, found: Meetings, at: str) -> list[Meeting]:
    """Return the meeting that a row of meetings is about."""
    own = found.in_row(row_of(at))
    return own if len(own) == 1 else []
