"""Names that are no one run of nouns: of companies, of people, and those that are partly in hiragana."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.names.said import allowed_names
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.readings import key_of
from ckwriter.grounding.reading.words import words
from ckwriter.patterns import regex

_LEGAL = regex(
    "(?:株式会社|有限会社|合同会社|(?:NPO|特定非営利活動|一般社団|公益社団|一般財団|公益財団|社会福祉|医療"
    "|学校|宗教)法人)[「『]?(?P<name>[^、。のがはをにとで（()）「」『』]{1,15})"
)
_PERSON = regex(
    "(?P<name>[一-龥々]{1,4}[ 　]?[一-龥々ァ-ヴー]{0,4}|[ァ-ヴー]{2,8})(?P<title>氏|さん|様|先生)(?![名別称])"
)


def misname_doubts(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for each such name in folded text that the facts do not hold, or hold with other words in it."""
    for found in _LEGAL.finditer(text):
        if key_of(found["name"]) not in evidence.key:
            yield Doubt(found.start(), found.end(), found[0], Reason.NAME, allowed_names(found[0], evidence))
    yield from _persons(text, evidence)
    yield from _miswritten(text, evidence)
    yield from _other_beginning(text, evidence)
    yield from _subject(text, evidence)


def _persons(text: str, evidence: Evidence) -> Iterator[Doubt]:
    for found in _PERSON.finditer(text):
        name = found["name"].strip()
        if not any(name.endswith(word) for word in words().general.not_persons) and name not in evidence.text:
            yield Doubt(found.start(), found.end(), found[0], Reason.PERSON)


_HIRAGANA_RUN = regex("[ぁ-ん]{2,}")
_GRAMMAR = regex(
    "(?:の|は|が|を|に|で|と|も|や|へ|か|から|まで|より|ため|おり|いる|ある|ない|する|した|して|され|れる"
    "|られ|など|による|として|における|について|に関する|とも|ほか"
    "|その|この|また|および|ならびに|よる|よう|こと|もの|ところ|とき|うち|ごと|づくり|あり|なり|なる|いた"
    "|てい|せる|さ|し|き|り|い|え|け|れ|め|る|く|つ|た|て)+"
)
"""Hiragana that join words; names have others."""


def _miswritten(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where a name that is partly in hiragana, and so no one run, stands with other hiragana in it."""
    for name in evidence.setting.facts.partly_hiragana:
        if name not in text:
            yield from _other_hiragana(name, text, evidence)


def _other_hiragana(name: str, text: str, evidence: Evidence) -> Iterator[Doubt]:
    for found in _HIRAGANA_RUN.finditer(name):
        before, after = name[max(0, found.start() - 2) : found.start()], name[found.end() : found.end() + 3]
        if len(after) < 2 or after not in text or (before and _GRAMMAR.fullmatch(found[0])):
            continue
        lead = re.escape(before) if before else "(?:^|\0|[、。・「(はがをにとやもの]|及び|並びに)"
        for other in re.finditer(f"{lead}(?P<hiragana>[ぁ-ん]{{2,7}}){re.escape(after)}", text):
            if key_of(other[0]) in evidence.key or _is_grammar(other["hiragana"], before):
                continue
            if other["hiragana"].endswith(found[0]):
                continue
            start = other.start() if before else other.start("hiragana")
            yield Doubt(start, other.end(), text[start : other.end()], Reason.NAME, (name,))
    yield from _other_end(name, text, evidence)


def _is_grammar(hiragana: str, before: str) -> bool:
    return bool(_GRAMMAR.fullmatch(hiragana)) and (bool(before) or len(hiragana) < 4)


def _other_end(name: str, text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where a name that begins with hiragana or ends behind it goes on with another word."""
    runs = list(re.finditer("[ぁ-ん]+", name))
    if not runs or runs[-1].end() < 4 or runs[-1].end() == len(name) or _GRAMMAR.fullmatch(runs[-1][0]):
        return
    stem = name[: runs[-1].end()]
    if not re.search("[一-龥ァ-ヴ]", stem):
        return
    for other in re.finditer(f"{re.escape(stem)}[一-龥々ァ-ヴー]+", text):
        if key_of(other[0]) not in evidence.key and not key_of(other[0]).startswith(key_of(name)):
            yield Doubt(other.start(), other.end(), other[0], Reason.NAME, (name,))


_INNER = regex("(?P<front>[一-龥々ァ-ヴー]+)(?P<kana>[ぁ-ん]{2,})(?P<rest>[一-龥々ァ-ヴー]{2,})")
_KANA_FIRST = regex("(?P<kana>[ぁ-ん]{3,})(?P<rest>[一-龥々ァ-ヴー]{2,})")
_PARTICLES = regex("[をはがにとへで]|すべて|いずれ|ほとんど|ほぼ|など|から|まで|より|した|する|して|いる|ない")
_JOINS = regex("[のはがをにでともやへ、。「（(・]$|^$|及び$|並びに$|による$|する$|した$|この$|その$")


def _other_beginning(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where a name of the facts that is partly in hiragana begins otherwise: 山めぐり for 島めぐり."""
    for name in _with_hiragana(evidence):
        found = _INNER.fullmatch(name)
        whole = _KANA_FIRST.fullmatch(name)
        if found and not _GRAMMAR.fullmatch(found["kana"]):
            tail, before = found["kana"] + found["rest"], found["front"]
        elif whole and not _GRAMMAR.fullmatch(whole["kana"]):
            tail, before = whole["rest"], whole["kana"]
        else:
            continue
        for other in re.finditer(re.escape(tail), text):
            lead = text[: other.start()]
            if lead.endswith(before) or _JOINS.search(lead) or f"{lead[-1]}{tail}" in evidence.text:
                continue
            if whole and not re.search("[ぁ-ん]{3}$", lead):
                continue
            word = re.search("[一-龥々ァ-ヴーぁ-ん]{1,8}$", lead)
            start = word.start() if word else other.start()
            yield Doubt(start, other.end(), text[start : other.end()], Reason.NAME, (name,))


def _with_hiragana(evidence: Evidence) -> Iterator[str]:
    """Yield the names of the facts in which hiragana stand: whole cells, and those of running text."""
    seen: set[str] = set()
    for name in (*evidence.setting.written, *(one[0] for one in _INNER.finditer(evidence.text))):
        if name not in seen and not _PARTICLES.search(name):
            seen.add(name)
            yield name


_STARTS = regex("(?P<word>[ぁ-ん]{3,8})(?P<case>[はがのをも])(?=[一-龥0-9\0])")
_COMMON = regex(
    "(?:これ|それ|あれ|ここ|そこ|どこ|いずれ|いくつ|いま|うち|ほか|このほか|そのほか|このうち|そのうち|ほとんど|すべて|みんな"
    "|ひとり|ふたり|まず|また|さらに|ともに|おおむね|おもな|こうした|そうした|ひきこもり|こころ|からだ|くらし|まち|こども"
    "|とりわけ|はじめ|おわり|つぎ|きっかけ|ねらい|めざす|ふだん|ようやく|それぞれ|おのおの).*"
)


def _subject(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for a name in hiragana that a sentence begins with and no fact holds: なでしこは…."""
    found = _STARTS.match(text)
    if not found or _COMMON.fullmatch(found["word"]) or _GRAMMAR.fullmatch(found["word"]):
        return
    if found["word"] not in evidence.setting.everything and found["word"] not in evidence.setting.phrases:
        yield Doubt(found.start("word"), found.end("word"), found["word"], Reason.NAME, ())
