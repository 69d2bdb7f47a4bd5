"""Names of persons, found by what stands round them, by a list of surnames, and by a dictionary where one is installed.

A title alone says little in official texts (当事者さん, 医師会, 福島県の担当者), so that a word counts as a name beside
さん or 氏 unless it ends like a role, and beside a title only if it begins with a surname.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from ckwriter.guarding.screen_patterns import NAME, Secret

_HAN = "[一-龥々〆ヶ﨑髙]"
_ROLE_END = re.compile(
    "(?:者|員|長|師|族|民|人|方|親|子|母|父|兄|姉|弟|妹|妻|夫|孫|客|患|係|課|部|室|局|班|所|院|校|園|社|店|屋|会|団|市|町|村|区|県|府|都|国|生|児|士|司|官|役|手|側|先|元"
    "|皆|各|同|両|多|仕|模|一|異|貴|奥|神|王|何|誰|本|当|他|毎|氏|名|殿)$"
)
_HONORIFIC = re.compile(
    rf"(?P<name>{_HAN}{{1,6}}(?:[ \u3000]{_HAN}{{1,3}})?)"
    r"(?:さん|さま|様(?![々式子相態])|氏(?![名神子])|くん(?!れ)|ちゃん)"
)
_CUE = re.compile(
    rf"(?:担当者?(?:名)?|氏名|名前|代表者|責任者|連絡先|問合せ先|問い合わせ先|記入者|作成者|講師|委員長|座長|会長|部会長|所長|課長|係長|院長|医師|代表)"
    rf"(?P<mark>[:：=＝]\s*|[ \u3000]+|は|の)(?P<name>{_HAN}{{2,4}}(?:[ \u3000]{_HAN}{{1,3}})?)(?!{_HAN})"
)
_TITLES = (
    "委員長|副委員長|会長|副会長|部会長|座長|理事長|センター長|所長|院長|園長|施設長|局長|部長|課長|次長|係長|主任|主査|主事|主幹|班長|代表(?!者)|議長|事務局長"
    "|医師(?!会)|保健師(?!会)|看護師(?!会)|相談員(?!会)|精神保健福祉士|社会福祉士|心理士|教授|准教授|講師|先生|弁護士|アドバイザー"
)
_TITLED = re.compile(rf"(?<!{_HAN})(?P<name>{_HAN}{{1,6}})(?:{_TITLES})(?!会|協会|連絡|研修|養成|会議)")
_NOT_GIVEN = re.compile("[者員長師族民客患係課部室局班所院校園社店屋会団市町村区県府都国司官役側]$")
"""How what stands behind a surname ends if it is no given name."""
_ROLE_OF = re.compile(
    rf"(?:{_TITLES}|職員|担当者?|支援員|ワーカー|コーディネーター|サポーター|専門員)の(?P<name>{_HAN}{{2,5}})(?=[がはをにもとへ、])"
)
_SPACED = re.compile(rf"(?<!{_HAN})(?P<name>(?P<first>{_HAN}{{1,3}})[ \u3000](?P<second>{_HAN}{{1,3}}))(?!{_HAN})")
_PLACES = re.compile(
    "^(?:福島|宮城|山形|千葉|石川|福井|長野|山口|香川|宮崎|福岡|岡山|奈良|高松|松山|金沢|中野|豊島|足立|南部|東山|南|東)$"
)
_ENDS_WORD = re.compile(r"[がはをにとも、。()（）\s]|$")
_NO_NAME = re.compile("[A-ZＡ-Ｚa-z]|.*(?:サポーター|ワーカー|ヘルパー|ボランティア|ピア|スタッフ)")
_HONORIFICS = ("さん", "さま", "様", "氏", "くん", "ちゃん")
_BEFORE_NAME = re.compile(rf"(?:^|[^一-龥々]|担当者?|氏名|講師|代表|{_TITLES})$")
_AFTER_NAME = re.compile(rf"$|[^一-龥々]|様|氏|{_TITLES}")

Tokens = Callable[[str], Any]


def found(text: str) -> Iterator[Secret]:
    """Yield the names of persons in a text."""
    for one in _HONORIFIC.finditer(text):
        if (start := _beginning(one["name"])) is not None:
            yield Secret(NAME, one.start("name") + start, one.end("name"))
    for one in _CUE.finditer(text):
        certain = one["mark"][0] in ":：=＝" and not _ROLE_END.search(one["name"])
        if certain or _surname_of(one["name"]):
            yield Secret(NAME, *one.span("name"))
    for one in _TITLED.finditer(text):
        name, surname = one["name"], _surname_of(one["name"])
        if not surname or len(name) - len(surname) > 3 or _NOT_GIVEN.search(name[len(surname) :]):
            continue
        if not _PLACES.match(name) or _ENDS_WORD.match(text, one.end()):
            yield Secret(NAME, *one.span("name"))
    for one in _ROLE_OF.finditer(text):
        name, surname = one["name"], _surname_of(one["name"])
        if len(surname) > 1 and len(name) - len(surname) <= 3 and not _NOT_GIVEN.search(name[len(surname) :]):
            yield Secret(NAME, *one.span("name"))
    for one in _SPACED.finditer(text):
        if one["first"] in surnames() and not _NOT_GIVEN.search(one["second"]):
            yield Secret(NAME, *one.span("name"))
    yield from (secret for secret in _by_dictionary(text) if not _NO_NAME.fullmatch(text, secret.start, secret.end))


def _beginning(word: str) -> int | None:
    """Return where the name begins in what stands before さん or 氏; None if it is no name."""
    if len(word) <= 3 and _surname_of(word):
        return 0
    for start in range(len(word)):
        if _surname_of(word[start:]):
            return 0 if len(word) <= 3 else start
    return 0 if len(word) <= 4 and not _ROLE_END.search(word) else None


@cache
def surnames() -> frozenset[str]:
    """Return frequent surnames, in all their spellings."""
    return frozenset(files("ckwriter.guarding").joinpath("surnames.txt").read_text(encoding="utf-8").split())


def _surname_of(name: str) -> str:
    """Return the longest surname that a word begins with, or nothing."""
    return next((name[:length] for length in (4, 3, 2, 1) if len(name) >= length and name[:length] in surnames()), "")


def _by_dictionary(text: str) -> Iterator[Secret]:
    """Yield surnames followed by a given name or an honorific, as the extra `ja` knows them."""
    tokens = _tokens()
    if tokens is None:
        return
    start: int | None = None
    for token in tokens(text):
        kinds = token.part_of_speech()
        given = kinds[2:4] == ("人名", "名")
        if start is not None and (given or token.surface() in _HONORIFICS):
            end = token.end() if given else token.begin()
            if not given or (end - start >= 3 and _stands_alone(text, start, end)):
                yield Secret(NAME, start, end)
        if kinds[2] == "人名" and kinds[3] in ("姓", "一般"):
            start = token.begin() if start is None else start
        elif not token.surface().isspace():
            start = None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a name is no part of a longer word, as its characters often are."""
    return bool(_BEFORE_NAME.search(text[:start]) and _AFTER_NAME.match(text, end))


@cache
def _tokens() -> Tokens | None:
    try:
        from sudachipy import Dictionary
    except ImportError:
        return None
    return Dictionary().tokenizer().tokenize  # type: ignore[no-any-return]


def bare(name: str) -> re.Pattern[str]:
    """Return how a name that is known stands elsewhere in the texts: alone, not within a longer word."""
    return re.compile(rf"(?<!{_HAN}){re.escape(name)}(?!{_HAN})" if len(name) < 3 else re.escape(name))
