"""Who runs a meeting, as running text says it: A課が…の事務局を担う, 事務局であるA課, …（事務局：A課）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from ckwriter.checks.meetings.known import Meeting, Meetings
from ckwriter.checks.names.mentions import Mention, mentions_in
from ckwriter.checks.names.naming import GENERIC, MEETS
from ckwriter.checks.texts.readings import folded, sentences_of
from ckwriter.patterns import regex


@dataclass(frozen=True, slots=True)
class Lead:
    """Who runs a meeting, as one place says it."""

    at: str
    name: str
    quote: str


def is_any(words: str, mention: Mention) -> bool:
    """Tell whether a mention is of any meeting of a kind that words before it describe: 居住支援に関する|会議."""
    return bool(GENERIC.match(mention.name)) and words[max(0, mention.start - 1)] in _DESCRIBES


_DESCRIBES = "るたなのいすくうむつぬぐぶ"
"""Kana in which words end that describe what follows; a particle (保健所が|事例検討部会の) is none of them."""

_NAME = (
    r"(?:こころの)?[一-龥ァ-ヶーA-Za-z](?:(?!を|が[一-龥])[一-龥ァ-ヶーぁ-んA-Za-z0-9０-９]){1,24}?"
    r"(?:[（(][^（）()]{1,12}[)）])?"
)
_WHO = rf"((?:{_NAME}(?:、|，|・|と|及び)){{0,3}}{_NAME})"
MAY_LEAD = regex("事務|庶務|中心|主体|主管|幹事|主催|運営|主宰|所管|世話役|世話人|取りまとめ|とりまとめ|切り盛り")
"""What a text without which does not say who runs a meeting."""
_OFFICES = "事務局|庶務|主管|世話役|世話人|(?:取|と)りまとめ役"
"""What the one that runs a meeting is or has."""
_ENDS = r"(?=が(?!い)|に|で|と|を|は|も|の|から|より|へ|、|。|\s|$|[）)〕\]】])"
_LEADS = regex(
    rf"(?P<heads>{_WHO})(?:が|を)、?(?:中心|主体|事務局|主管|幹事)(?:と(?:なり|なって|して|し(?!た))|に(?:なり|なって|して)|(?<!事務局)に(?=、|[一-龥]))"
    rf"|(?P<of>{_WHO})(?:が|を)、?(?:中心|主体|事務局|主管|幹事)と(?:なる|なった|する|した)|(?P<heads_of>{_WHO})が、?(?:事務局|庶務|主管)(?:である|を務める|を担う)(?=[一-龥])"
    rf"|(?P<is>{_WHO})が、?(?:{_OFFICES})(?:です|である|だ|で(?=、)|となる|となります)?(?=[。、）)〕]|$)"
    rf"|(?P<does>{_WHO})が、?(?:[^。、がはをにで]{{2,25}}、){{0,4}}[^。、がは]{{0,25}}?(?:を(?:主催|運営|主宰|所管|切り盛り)|の?(?:事務局|庶務|事務|運営|世話役)(?:(?:と|や|・|及び)[一-龥]{{2,4}})?を(?:担|務|置|受け持|行)|の(?:事務局|庶務|主管)(?:と(?:して|な[りるっ])|です|である|に(?:当た|あた|就)))"
    rf"|(?P<topic>{_WHO})は、?[^。、がはを]{{2,30}}?"
    rf"(?:の(?:{_OFFICES})(?:として|と(?:なり|なって)|です|である|を(?:担|務|受け持|兼)[^一-龥、。]{{1,6}}(?=[、。]|$))"
    rf"|を(?:主催|運営|主宰|所管|切り盛り)(?:し|す))"
    rf"|(?<=は)、?(?P<belongs>{_WHO})の(?:所管|主管)(?=[。、]|で|$)"
    rf"|(?P<into>{_WHO})に、?(?:事務局|庶務|世話役)[をが](?:置|設|あ[りる])"
    rf"|(?P<it>{_WHO})が(?:主催|運営|主宰|所管|主管)(?:し|す|、|。|$)"
    rf"|(?:事務局|庶務|世話役)(?:である|たる|の|を(?:担|務め|置|受け持)[いうくつっる]?(?:て(?:いる|きた))?た?)(?=[一-龥こ])(?!仕事|事務|役割|機能|担当|職員|会議|打ち?合)(?P<office>{_NAME}){_ENDS}"
    rf"|(?P<whole>[をの])、?(?:主管|所管|運営|主催|主宰|切り盛り)する(?=[一-龥こ])(?P<runner>{_NAME}){_ENDS}"
    rf"|(?:事務局|事務|運営|庶務|主催|世話役|(?:取|と)りまとめ)(?:機能)?(?:は|を)、?(?P<runs>{_WHO})(?:が(?:担|務め|行[いうっ]|受け持|処理|所掌)|に(?:委託|依頼)|(?:において|で)(?:処理|行[いうっ]|担当|所掌|受け持))"
    rf"|(?:(?:事務局|主催|庶務|主管|世話役)(?:機能|長|の(?:仕事|事務|役割))?|(?<=の)(?:取|と)りまとめ|運営(?=[はも]))"
    rf"(?:[はも]、?|を|[（(〔［：:＝=\s　]\s*)(?P<named>{_WHO}){_ENDS}"
)
"""Who runs a meeting. `of` stands before its name (…を事務局とする会議), `it` behind it (会議は…が運営し)."""
_SAYS_WHO = regex(
    "が、?(?:中心|主体|事務局|主管|幹事|世話)[とにでだ。、）)を]"
    "|[をに]、?(?:中心|主体|事務局|主管|幹事|世話役)[とにをが]|[がを](?:主催|運営|主宰|所管|主管|切り盛り)"
    "|事務局[もはをでのたと機に:：（(〔［＝=\\s　]|事務[はをの]|庶務[はをのにと:：（(〔]"
    "|運営[はを:：]|主催[はを:：（(]|主管[はを:：（(]"
    "|世話[役人][はをの:：（(]|りまとめ役?は|が、?庶務|が、?事務局|の(?:主管|所管)|の運営する"
)
"""What stands in every sentence that says so."""


def leads_told(
    found: Meetings, at: str, text: str, own: Sequence[Meeting], *, lists: bool = False
) -> Iterator[tuple[Meeting, Lead]]:
    """Yield each meeting of which a text says who runs it; where it names none, it is about its `own`.

    What `lists` members names bodies that end as meetings do (社会福祉協議会), too: known meetings alone are meant.
    """
    named_before: list[Mention] = []
    for sentence in sentences_of(text):
        tells = _SAYS_WHO.search(sentence.text) and not _AT_ANOTHER_TIME.search(sentence.text)
        said = _leads_in(sentence.text) if tells else ()
        mentions = list(mentions_in(sentence.text, found.known))
        if lists:
            mentions = [one for one in mentions if found.resolve(one.name) is not None]
        same = [one for one in named_before if _THE_SAME.match(sentence.text)]
        for one, following in zip_longest(said, said[1:]):
            pairs = [*_shared(sentence.text, mentions, one)]
            if _OFFICE.search(one.name) and len(folded(one.name)) >= 3:
                meant = _meant(sentence.text, mentions, one, following, first=one is said[0])
                meant = meant if any(found.resolve(mention.name) for mention in meant) else same or meant
                pairs += [(one.name, mention) for mention in meant]
                other = any(_is_other(found, sentence.text, mention) for mention in meant)
                if not other and "りまとめは" not in one.words[0]:
                    yield from ((meeting, Lead(at, one.name, sentence.text)) for meeting in own)
            led = [(name, meeting) for name, mention in pairs if (meeting := found.resolve(mention.name)) is not None]
            for name, meeting in {(name, id(meeting)): (name, meeting) for name, meeting in led}.values():
                yield meeting, Lead(at, name, sentence.text)
        named_before = mentions if len({one.name for one in mentions}) == 1 else []


def _is_other(found: Meetings, words: str, mention: Mention) -> bool:
    """Tell whether a mention is of a meeting of its own, and not of whatever meeting a row is about."""
    whole = not GENERIC.match(mention.name)
    return whole or found.resolve(mention.name) is not None or bool(_ITS.match(words, mention.end))


_THE_SAME = regex("(?:同|この|その|当該)(?:部会|会議|協議会|連絡会|検討会|委員会|ワーキング|会|事務局|運営)")
"""What begins a sentence about the meeting that the one before it names."""
_ITS = regex("の(?:事務局|庶務|運営)")
_AT_ANOTHER_TIME = regex(
    "年度?まで|以前|当時|かつて|従来|てい(?:た|ました)(?:。|が|もの|$)|だった|であった|でした"
    "|予定|見込み|(?:来|次|翌)年度|[へに](?:移[すしるりっ行]|替[えわ]|変[えわ更])|移管|引き?継|交[代替](?!通)|検討中|持ち?回り|輪番"
)
"""What tells that it was so and is no more, or is so only later, or in turns."""


class _Said(NamedTuple):
    """Words that say who runs something."""

    words: re.Match[str]
    way: str
    """The way in which they say it: a group of `_LEADS`."""
    name: str
    start: int
    """Where the name begins."""


@lru_cache(8192)
def _leads_in(words: str) -> tuple[_Said, ...]:
    return tuple(_said(lead) for lead in _LEADS.finditer(words))


def _said(lead: re.Match[str]) -> _Said:
    way = next(group for group, words in lead.groupdict().items() if words and group != "whole")
    name = _PUT.split(lead[way])[0] if way == "named" else lead[way]
    name = re.split("[はでにを]、?|の、|(?<=[しりきえてれび下])、", name)[-1]
    parts = name.split("、")
    while len(parts) > 1 and MEETS.search(parts[0]):  # A課が推進会議、|保健所が圏域会議の事務局となり
        del parts[0]
    name = "、".join(parts)
    return _Said(lead, way, name, lead.start(way) + lead[way].rfind(name))


_PUT = regex("[にで](?:置|設|委|行|担|あ|お)")
"""What stands behind the office in which a secretariat is: 事務局は健康課|に置き、…."""


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
    inside = [one for one in mentions if start <= one.start < end and not is_any(words, one)]
    inside = [one for one in inside if not _TOLD_TO.match(words, one.end)]
    under = next((one for one in inside if _UNDER.match(words, one.end)), None)
    if under is not None:  # 推進会議の下に|部会を置く: whose the lesser ones are is not said
        inside = [one for one in inside if one.start <= under.start]
    before = [one for one in inside if one.end <= said.start]
    behind = [one for one in inside if one.start >= said.start]
    if said.way in ("of", "heads_of") and (led := [one for one in behind if one.start - said.words.end() <= _NEAR]):
        return led[:1]
    bracket = _BRACKET.search(words, 0, said.words.start())
    if bracket and (noted := [one for one in before if one.end == bracket.start()]):
        return noted
    if said.way in _WITH_WHOSE and (whose := _whose(words, inside, said.words.start())):
        return whose
    if said.way in _WITH_WHOSE and "りまとめ" in said.words[0]:
        return []  # 委員の|取りまとめは…
    if said.way == "topic":
        return [one for one in behind if one.end <= said.words.end()]
    if said.way in ("it", "is", "into", "of", "runs", "named", "belongs"):
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


_TOLD_TO = regex("[」』]?(?:に|へ)(?:も|は)?、?(?:報告|出席|参加|参画|提出|提案|諮|伝え|届け|出[てし])")
"""What stands behind a meeting to which something is brought: 事務局の保健所が|支援会議に報告."""
_NEAR = 24
"""How far behind …を事務局とする the name of the meeting may stand."""
_BRACKET = regex("[」』]?[（(〔［【][^（）()〔〕]*\\Z")
_WITH_WHOSE = ("named", "runs", "office", "runner")


def _whose(words: str, mentions: Sequence[Mention], end: int) -> list[Mention]:
    """Return the meetings of which a word for what is run stands: 推進会議及び部会の|事務局は…."""
    of: list[Mention] = []
    for one in reversed([one for one in mentions if one.end <= end]):
        if not _JOINED.fullmatch(words, one.end, of[-1].start if of else end):
            break
        of.append(one)
    return of[::-1]


_JOINED = regex("[」』）)]?(?:[、，・と]|及び|並びに|の|それぞれの){1,2}[「『（(]?")
