"""Who is said in running text to belong to a meeting, and who is said not to.

A reading of sentences: the body, the meeting, and whether it belongs, however the sentence puts it
(消防局は、…会議の一員として; 委員である家族会; …会議の構成員に含まれておらず; …会議に加わっていない診療所).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ckwriter.checks.meetings.known import Meeting, Meetings
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.names.mentions import Mention, mentions_in
from ckwriter.checks.texts.readings import filled, once, row_of, sentences_of
from ckwriter.model import Submission
from ckwriter.patterns import regex


@dataclass(frozen=True, slots=True)
class Membership:
    """That a body belongs to a meeting, or does not, as one sentence says it."""

    at: str
    words: str
    who: str
    meetings: tuple[Meeting, ...]
    """The one that is meant; several, where its name may be that of each."""
    belongs: bool


_MAY = regex(
    "委員(?!会)|構成[員団機メ]|メンバー|一員|加わ|参画|参加|加入|名を連ね|含まれ|入って[いお]|(?:毎回|必ず|常に|いつも)、?出席"
)
"""What every sentence holds that says it."""
OF_THEN = regex(
    "年度?まで|以前(?!から)|当時|かつて|従来(?!から|より)|それまで|前身|昨年度(?:は|の時点)|(?<!設立)当初|ていた(?:。|が|もの|$)|ていました"
)
_PLANNED = regex(
    "[^。、]{0,10}?(?:予定|見込|たい(?:。|$|と)|よう(?:に|、)|依頼|検討|求め|呼び?[か掛]|働き[か掛]|必要|目指|べき|てもら|いただ|促|こともある|場合|すれば|できる)"
)
"""What tells, behind words for belonging, that it is hoped for or planned."""
_BODY = "(?:障がい|こころの|[一-龥々ァ-ヶーA-Za-z0-9０-９])+"
_BODIES = rf"{_BODY}(?:(?:、|・|と|や|及び|並びに){_BODY})*(?:等|など)?"
_NOUN = "(?:構成(?:員|団体|機関|メンバー)|(?<![一-龥])委員(?!会)|メンバー|一員)"
_NEGATED_NOUN = (
    f"{_NOUN}(?:に(?:は|も)?(?:まだ)?(?:入って|加わって|なって|含まれて|就いて|名を連ねて)(?:は|も)?い?(?:ない|なく|おらず|ません|おりません|ず)"
    "|に(?:は|も)?含(?:まれ|め)(?:ない|ず)|に名前?[がは]な[いく]|では(?:ない|なく|ありません)|でない|でなく)"
)
_NEGATED_VERB = (
    "(?:加わって|入って|参画して|加入して|参加して|名を連ねて|含まれて)"
    "(?:は|も)?(?:い(?:ない|なく|ません)|おら(?:ず|ない)|おりません)"
)
_IS_NOUN = (
    f"{_NOUN}(?:と(?:して|な[りるっ])|に(?:は|も)?(?:入[りるっ]|就[いくき]|加わ|なって|なった|なり|名を連ね)"
    "|で(?:す|ある|あり|も|、)|を(?:務め|担|送って|出して)|の一[人つ]|(?=。|$))"
)
_IS_VERB = "(?:加わ[りるっ]|参画し|参画す|加入し|名を連ね)"
_AS_SUBJECT = regex(
    rf"(?P<before>^|[、，「」はもにへてりし＿。]|[るたい]ため、|うち、?|(?:[都道府県市区町村圏管域]内|地元|地域)の)(?P<who>{_BODIES})(?:の(?:方|方々|職員|代表|代表者|[一-龥]{{0,4}}(?:理事|会長|役員|担当者|部会長|支部長)))?"
    rf"(?P<particle>は|が|も|には)、?"
    rf"(?:(?P<gap>[^。はがも]{{0,44}}?)(?P<not>(?P<of_not>の|[にへ](?:は|も)?、?(?:まだ|現在、?)?|、|(?<=[はがも])|まだ|いまだ)(?:{_NEGATED_NOUN}|{_NEGATED_VERB}))"
    rf"|(?P<gap_in>[^。はがも]{{0,44}}?)(?P<in>(?:の|[にへ](?:も)?(?:[^。はがも、]{{0,10}}から|新たに|正式に)?|、|から|(?<=[はがも]))(?:{_IS_NOUN}|(?<=[にへもがら]){_IS_VERB})))"
)
"""A body as the subject (消防局は、) and what is said of it, behind the name of the meeting or without one."""
_ADNOMINAL = regex(
    rf"(?P<in>{_NOUN}(?:である|の(?:うち|中の|一[人つ]である)?|となっている|を務める|のうち、?))(?P<who>{_BODY})(?=[がはもかにとや、の])"
    rf"|(?P<not>{_NOUN}(?:に(?:は|も)?(?:入って|加わって|なって|含まれて)いない|ではない)|{_NEGATED_VERB})(?P<who_not>{_BODY})(?=[がはもかにとや、のを])"
)
"""A body with its membership told before its name: 委員である|家族会; …会議に加わっていない|診療所."""
_INSIDE = regex(
    rf"(?P<in>{_NOUN}(?:に|の中に)は?、?)(?P<who>{_BODIES})[がも](?:加わ|入[っりる]|含まれ|名を連ね)"
    "(?P<not>(?:っ?て|ね)?(?:は|も)?(?:い(?:ない|なく|ません)|おら(?:ず|ない)|ない|ず))?"
)
"""A body told among the members: 委員に|家族会が|入っている."""
_ALWAYS_THERE = regex(
    "＿[」』）)]?に(?:は|も)?、?(?P<who>[^。＿はが]{3,60}?)が、?(?:毎回|必ず|常に|いつも|委員として|構成員として)、?(?:出席|参加)(?:し|す)"
)
"""Bodies whose people are at every meeting: 推進会議には|薬剤師会の委員|が毎回出席."""
_OF_BODY = regex(
    "の(?:委員|代表|代表者|理事|会長|役員|職員|相談員|担当者?|会員|方|専門職|看護師|薬剤師|司法書士|弁護士|社会福祉士)$"
)
_IS_BODY = regex(
    "(?:[会所署局校団社]|センター|法人|団体|病院|ステーション|機構|組合|大学|診療所|消防本部|クリニック|ネット|サポーター)$"
)
_UNITED = regex("(?<!各)(?<!自治)(?:会|団体|協会|署|機構|連合)$")
"""Bodies of which there is one: of 各病院 and the like a list may say it in other words."""
_KIND = regex("(?:病院|診療所|クリニック|事業所|事業者|施設|ステーション|法人|センター|[市区町]|薬局|学校|校)$")
"""Bodies of which there are many: of one that is absent it is not said that all are."""
_UNION = regex("(?:社会福祉協議会|連絡会|協議会|連絡協議会)$")
_IS_SUBJECT = regex("(?:など|等)?(?:[はがも]|には|の(?:代表|会長))")
"""What stands behind a union of bodies that does something, whose name ends like that of a meeting."""
OFFICE = regex("(?:[課係室]|(?<!本)部|(?<!消防)(?<!郵便)(?<!労働)(?<!財務)(?<!薬)局)$")
"""The office's own departments, which lists of members often leave out."""
_FEW = regex("一部|多く|大半|ほとんど|以外|全て|すべて|全員|[0-9０-９]|[^一-龥]各")
_JOIN = regex("、|・|と(?=[一-龥ァ-ヶ])|や(?=[一-龥ァ-ヶ])|及び|並びに")
_AREA = regex("^(?:[都道府県市区町村圏管域]+内の?|地元の?)+")


@once
def memberships(submission: Submission) -> tuple[Membership, ...]:
    """Return what running text says of who belongs to which meeting, in the order of the form."""
    found = meetings(submission)
    return tuple(
        one
        for at, field, text in filled(submission)
        if field.type in ("paragraph", "bullets", "text") and field.role in TOLD and _MAY.search(text)
        for sentence in sentences_of(text)
        if _MAY.search(sentence.text) and not OF_THEN.search(sentence.text)
        for one in _in_sentence(submission, found, at, sentence.text)
    )


TOLD = (None, "", "event", "issue", "explanation")
"""The roles of fields in whose text it is told how things are."""


def _in_sentence(submission: Submission, found: Meetings, at: str, words: str) -> Iterator[Membership]:
    mentions = [
        one
        for one in mentions_in(words, found.known)
        if found.candidates(one.name) or not (_UNION.search(one.name) and _IS_SUBJECT.match(words, one.end))
    ]
    masked = words
    for one in mentions:
        masked = f"{masked[: one.start]}{'＿' * (one.end - one.start)}{masked[one.end :]}"
    own = found.in_row(row_of(at))
    for told in _AS_SUBJECT.finditer(masked):
        belongs = told["in"] is not None
        start = told.start("in" if belongs else "not")
        if belongs and _PLANNED.match(masked, told.end()):
            continue
        if meant := _meant(found, mentions, masked, start, own):
            yield from (Membership(at, words, who, meant, belongs) for who in _names(told["who"], belongs=belongs))
    for told in _INSIDE.finditer(masked):
        belongs = told["not"] is None
        if belongs and _PLANNED.match(masked, told.end()):
            continue
        if meant := _meant(found, mentions, masked, told.start(), own):
            yield from (Membership(at, words, who, meant, belongs) for who in _names(told["who"], belongs=belongs))
    for told in _ALWAYS_THERE.finditer(masked) if "出席" in masked or "参加" in masked else ():
        if meant := _meant(found, mentions, masked, told.start(), own):
            every = [_OF_BODY.sub("", name) for name in _names(told["who"], belongs=True)]
            yield from (Membership(at, words, who, meant, True) for who in every if _UNITED.search(who))
    for told in _ADNOMINAL.finditer(masked):
        belongs = told["in"] is not None
        name = told["who"] or told["who_not"]
        if not _IS_BODY.search(name) or (not belongs and _KIND.search(name)):
            continue
        if meant := _meant(found, mentions, masked, told.start(), own):
            yield from (Membership(at, words, who, meant, belongs) for who in _names(name, belongs=belongs))


def _meant(
    found: Meetings, mentions: Sequence[Mention], masked: str, start: int, own: Sequence[Meeting]
) -> tuple[Meeting, ...]:
    """Return the meeting that words for belonging at `start` are about: the one named before them, else the row's."""
    before = [one for one in mentions if one.end <= start + 1]
    if before and _LINK.fullmatch(masked, before[-1].end, start + 1):
        return found.candidates(before[-1].name)
    if _OF_ANOTHER.search(masked, 0, start + 1):
        return ()
    if len(own) == 1:
        return tuple(own)
    return found.candidates(before[0].name) if len({one.name for one in before}) == 1 == len(mentions) else ()


_LINK = regex("[」』）)]?[のにへ]?(?:は|も)?")
_OF_ANOTHER = regex("[^＿、]の\\Z")
"""A noun for members, of something that is no meeting: 家族会の|メンバー."""


def _names(who: str, *, belongs: bool) -> Iterator[str]:
    if _FEW.search(who):
        return
    for part in _JOIN.split(re.sub("(?:等|など)$", "", who)):
        name = _AREA.sub("", part)
        if len(name) >= 2 and not (belongs and OFFICE.search(name)):
            yield name
