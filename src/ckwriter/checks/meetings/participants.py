"""Which bodies a sentence says take part in a meeting: …が協議の場に参加, …で構成する."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ckwriter.checks.names.mentions import Mention
from ckwriter.checks.names.naming import HEAD
from ckwriter.patterns import regex

_GENERAL = regex(
    "^(?:各|庁内の?|管内の?|市内の?|県内の?|地域の?|全ての?|多くの?|一部の?)*(?:精神科)?(?:医療|福祉|保健|行政|関係|障害|介護|高齢者?|教育|司法|専門|民間|相談支援)*"
    "(?:機関|関係機関|関係者|従事者|事業者?|事業所|部門|分野|部局|担当者?|担当課|職員|スタッフ|団体|病院|専門職|相談員|支援者|保健師|委員|メンバー|行政|住民|市民|方々|者|課|所|自治体|市町村|圏域|区|市|県|こと|もの)+等?$"
)
_BODY = "(?:障がい|[一-龥ァ-ヶーA-Za-z0-9])+"
_TAKES_PART = regex(
    rf"(?<![一-龥ァ-ヶー])(?P<who>{_BODY}(?:(?:[、，・]|及び|並びに|と|や){_BODY})*)(?:等|など)?(?:の(?:方々|皆さん|職員|代表者?|相談員))?"
    r"(?:が|も)(?P<gap>[^。がはも]{0,40}?)(?:参加|参画|出席|加わ|名を連ね|(?:構成(?:員|団体|機関)|委員|メンバー|一員)(?:と(?:な|し)|に(?:な[りるっ]|入|就|加)|で(?:す|ある|あり|も)|を務め|の一))"
)
_NOT = regex(
    "(?:っ?て|して|に?入って|なって)?(?:は|も)?(?:い(?:ない|なく|なか|ません)|おら(?:ず|ない)|おりません)|ない|なく|ず(?:、|に)"
)
"""What denies that a body takes part: 加わ|っていない, 参加|しておらず."""
_MADE_OF = regex(
    rf"(?<![一-龥ァ-ヶー])(?P<who>{_BODY}(?:(?:[、，・]|及び|並びに|と|や){_BODY})+)(?:等|など)?(?:の[計全]?[0-9０-９]{{1,3}}(?:機関|団体|者|名|人))?"
    r"(?:で|により|によって|から|を)(?:構成(?:し|さ|す|員と)|組織(?:し|さ|す)|成[りるっ]|な[りるっ]|メンバーと)"
)
"""Of whom a meeting is made: 推進会議は医師会、家族会、警察署で構成する."""
_PART_OF = regex("[一-龥ァ-ヶー]の\\Z")
_OWNING_BODY = regex(
    "(?<![一-龥ァ-ヶー])(?P<body>[一-龥ァ-ヶー]{1,12}(?:署|局|協会|連合会|社協|センター|組合|学校|大学|公庫|公社|会社|商店街))の\\Z"
)
"""A body whose part takes part: 警察署の|生活安全課."""
_SOME = regex("^(?:[都道府県市区町村圏管]内の?|圏域内の?|約|全|計|[0-9０-９]+|[か箇]所の?)+")
HOPED = regex(
    "(?:参加|参画|出席)(?:を|の)?(?:呼び?[か掛]け|働き[か掛]け|促|勧め|募|依頼|求め|検討|予定|目指|要請|増や|広げ|拡大|調整|いただけるよう)|参加でき|参加するよう|参加してもらう|(?:参加|参画|出席|加わ|加入|構成員|メンバー|委員)[^、。]{0,8}(?:予定|見込|よう(?:に)?(?:働|呼|求|お?願|調整)|ことを目|お願い|たい(?:。|$|と))|加わるよう|加えたい|加える予定|参加.{0,6}(?:ない|必要|課題|少な|不足)"
)


_MEETS_ITSELF = regex(f"(?<!会福祉)(?<!児童委員)(?<!専門員)(?<!ステーション)(?:{HEAD.pattern})")
"""Names of meetings; 社会福祉協議会 and the like are bodies."""
_OF_BODIES = regex("(?:事業所|事業者|施設|病院|法人|団体|専門員|看護|介護|薬局|家族会)等?(?:連絡会|協議会|連絡協議会)$")
"""Names of unions of bodies, which take part as one: 就労支援事業所連絡会."""
_STAFF = regex("[師士員]$")
"""People of bodies rather than bodies: 保健師, 精神保健福祉士, 民生委員."""


def participants(words: str, meetings_: Sequence[Mention] = ()) -> Iterator[str]:
    """Yield the bodies that a sentence says take part in a meeting; a part of a body is not told apart."""
    for one in meetings_:
        words = f"{words[: one.start]}{'＿' * (one.end - one.start)}{words[one.end :]}"
    for found in (*_TAKES_PART.finditer(words), *_MADE_OF.finditer(words)):
        if _NOT.match(words, found.end()):
            continue
        names = re.split("[・、，]|及び|並びに|[とや](?=[一-龥ァ-ヶー])", found["who"])
        if _PART_OF.search(words, 0, found.start()):
            owner = _OWNING_BODY.search(words, 0, found.start())
            names = [*((owner["body"],) if owner and not _MEETS_ITSELF.search(owner["body"]) else ()), *names[1:]]
        for who in names:
            name = _SOME.sub("", who)
            if is_named_body(name):
                yield name


def is_named_body(name: str) -> bool:
    """Tell whether a name is that of a body: no general word (医療機関), no people (保健師), no meeting."""
    meets = _MEETS_ITSELF.search(name) and not _OF_BODIES.search(name)
    return len(name) >= 3 and not (_GENERAL.match(name) or _STAFF.search(name) or meets)
