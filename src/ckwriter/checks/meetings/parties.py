"""Who does something together, as running text tells it: 障害福祉課と月1回の打合せ, 両課の係長が毎週打合せを行う."""

from __future__ import annotations

import re
from typing import NamedTuple

from ckwriter.checks.texts.readings import folded
from ckwriter.notation import Frequency
from ckwriter.notation.text import fold_width
from ckwriter.patterns import regex

_OFFICE = regex(
    "(?P<several>[両各]課|[2-9２-９二三四五六][課者局部](?![一-龥]))"
    "|(?P<office>(?:(?:障がい|こころの|[一-龥々ァ-ヶー]){1,12}?"
    "(?:課|係(?!長)|室(?!長)|局(?!長)|部(?![会門分長署])|センター|支所|相談所|事務所|病院|事業所|診療所|連合会|社会福祉協議会|福祉事務所|区役所)"
    "|[一-龥]{0,6}(?:保健所|社協|町会|家族会)|(?<![一-龥])(?:病院|事業所|診療所|市町村?|区役所|支所)))"
)
_RANK = regex("課長|係長|部長|所長|局長|室長|主任|管理職|幹部|責任者|院長|事務長|看護師長")
_TOPIC = regex("(?P<topic>[一-龥々ァ-ヶー]{2,12})(?:の|に関する|に向けた|のための)?\\Z")
_NO_TOPIC = regex("定例|定期|合同|庁内|実務|連絡|業務|調整|担当者?|職員|関係者|両課|[0-9０-９二三四五]課|どうし|同士")


class Parties(NamedTuple):
    """Who does something together, as a sentence tells it."""

    parties: frozenset[str]
    """All that take part."""
    partners: frozenset[str]
    """With whom, as far as it is said by と."""
    ranks: frozenset[str]
    """What they are: 係長, 課長."""
    topic: str
    """What it is about: 講座 of 講座の打合せ."""


def parties_in(words: str, one: Frequency, act: re.Match[str]) -> Parties:
    """Return those who do something together, and what it is about."""
    end = max(act.start(), one.start)
    start = words.rfind("。", 0, end) + 1
    clause = _clause(words, start, end)
    offices = list(_OFFICE.finditer(words, clause, end))
    if any(found["several"] and found["several"][0] == "両" for found in offices):
        offices = [found for found in _OFFICE.finditer(words, start, end) if found["office"]]
    parties = [_office(found) for found in offices]
    partners = _partners(words, offices, parties)
    subject = _SUBJECT.match(words, start) if partners else None
    also = {folded(subject["office"])} if subject else set()
    left = words[max(clause, act.start() - 14) : act.start()].replace(one.text, "、")
    topic = _TOPIC.search(left)
    about = topic["topic"] if topic else ""
    about = "" if _OFFICE.search(about) or _RANK.search(about) or _NO_TOPIC.search(about) else about
    ranks = frozenset(_RANK.findall(words[clause : act.end()]))
    return Parties(frozenset(parties) | also, partners, ranks, about)


_SUBJECT = regex("(?P<office>[一-龥々ァ-ヶー]{2,12}(?:課|係|室|局|センター|支所|相談所|事務所|保健所))[がは]")


def _partners(words: str, offices: list[re.Match[str]], parties: list[str]) -> frozenset[str]:
    """Return those with whom something is done: A and B of A、Bとの打合せ, but not A of AとBの打合せ."""
    starts = {found.start() for found in offices}
    partners: set[str] = set()
    joined = False
    for found, key in zip(reversed(offices), reversed(parties), strict=True):
        behind = words[found.end() : found.end() + 1]
        listed = found.end() + 1 in starts and behind in "と、・及や"
        joined = joined if listed else behind == "と"
        partners |= {key} if joined else set()
    return frozenset(partners)


def _office(found: re.Match[str]) -> str:
    if found["several"]:
        number = found["several"][0]
        return str(fold_width(number).text).translate(_DIGITS) + found["several"][1]
    return folded(found["office"])


_DIGITS = str.maketrans("二三四五六", "23456")


def _clause(words: str, start: int, end: int) -> int:
    """Return where the clause begins, with the chunks before it that name its subject: 係長が、|月1回の打合せ."""
    at = words.rfind("、", start, end) + 1 or start
    while at > start and not _OFFICE.search(words, at, end):
        at = words.rfind("、", start, at - 1) + 1 or start
    while at - 2 >= start and words[at - 2] in "がはとも":
        at = words.rfind("、", start, at - 1) + 1 or start
    return at
