"""C3: where something is held, wherever it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.meetings.doings import name_of_row
from ckwriter.checks.names.naming import GENERIC
from ckwriter.checks.texts.first_told import unlike_the_first
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import filled, folded, once, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex, stands_in

_HOUSE = (
    "会館|市民館|公民館|図書館|文化館|県庁|市役所|区役所|町役場|役場|庁舎|ホール|プラザ|交流館|体育館|センター|大学"
    "|病院|保健所|アリーナ"
)
_SITE = rf"(?P<site>[一-龥々ァ-ヶーA-Za-z]{{0,12}}(?:{_HOUSE}))"
_HELD_AT = regex(
    rf"{_SITE}(?:を(?:主)?会場に|を会場とし|で(?:開催|開[きくい]|実施|行[いうっわ]|催[しす])|において(?:開催|開|実施|行))"
    rf"|会場は、?(?P<venue>[一-龥々ァ-ヶーA-Za-z]{{0,12}}(?:{_HOUSE}))(?=で|と|[。、）)]|$)"
)
_may_tell = stands_in("会場|[館庁所場舎ルザー学院]で(?:開|実|行|催)|において|での")
_SEVERAL = regex(
    "各|ほか|など|等|及び|[0-9０-９一二三四五六](?:会場|か所)|巡回|順に|又は|オンライン|昨年|前の?年|来年|次年|変更|移[しす]|第[0-9０-９]回|回目"
)
_ACT = "開所|開催|相談会?|教室|講座|サロン|カフェ|研修会?|講演会|交流会|茶話会|フォーラム|説明会"
_MODIFIER = "夜間|休日|土曜|夕方|早朝|出張|家族|合同|市民|当事者|市民向け|住民向け"
_LISTED = regex("(?:[0-9０-９一二三四五六七八九]か所|会場)[^（）()。]{0,8}[（(](?P<names>[^（）()]{3,60})[)）]")


class _Told(NamedTuple):
    at: str
    words: str
    site: str
    name: str


@check(level="warning", rules=("R21",))
def venue_differs(submission: Submission) -> Iterator[Finding]:
    """催しや開所の場所が、どの節でも同じである

    The house in which an occasion of one name is held (県庁を会場に, 会場は市民会館), and which of the sites that a
    submission lists something is done at (押上での夜間開所). Several sites, and changes, are left alone.
    """
    for one, told in unlike_the_first(_every(submission), _is_elsewhere):
        yield finding(
            submission,
            told.at,
            f"場所が「{told.site}」とありますが、{places.title_of(submission.form, one.at)}では「{one.site}」です。"
            "同じものであれば、どちらかの誤りではありませんか",
            hint="場所を確かめて、そろえてください。両方で行うのであれば、そのことが分かるように書いてください。",
            quotes=[(one.at, one.words), (told.at, told.words)],
        )


def _is_elsewhere(one: _Told, told: _Told) -> bool:
    return one.site not in told.site and told.site not in one.site


def _every(submission: Submission) -> Iterator[_Told]:
    listed = _listed(submission)
    for at, field, text in filled(submission):
        if field.type not in PROSE or field.year or field.role == "event":
            continue
        if listed is not None and any(site in text for site in listed[1]):
            for sentence in sentences_of(text):
                for found in listed[0].finditer(sentence.text):
                    yield _Told(at, found[0], found["site"], folded(found["act"]))
        if _may_tell(text):
            for sentence in sentences_of(text):
                held = None if _SEVERAL.search(sentence.text) else _HELD_AT.search(sentence.text)
                name = _name(submission, at, sentence.text, held) if held else ""
                if held and name:
                    yield _Told(at, held[0], held["site"] or held["venue"], folded(name))


@once
def _listed(submission: Submission) -> tuple[re.Pattern[str], tuple[str, ...]] | None:
    """Return a pattern of what is done at a site of those that a submission lists, 3か所（押上、八広）, and those."""
    sites: set[str] = set()
    for _, _, text in filled(submission):
        if "か所" in text or "会場" in text:
            for found in _LISTED.finditer(text):
                names = [name.strip() for name in re.split("[、・]", found["names"])]
                if len(names) > 1 and all(_IS_SITE.fullmatch(name) for name in names):
                    sites |= set(names)
    if not sites:
        return None
    every = "|".join(map(re.escape, sorted(sites, key=lambda one: (-len(one), one))))
    reach = "[^。、はが]{0,14}?(?:での?|における)[^。、はが]{0,8}?"
    told = f"(?<![、・一-龥ァ-ヶ])(?P<site>{every})(?:の{reach}|での?|における)(?P<act>(?:{_MODIFIER})(?:{_ACT}))"
    return re.compile(told), tuple(sites)


_IS_SITE = regex("[一-龥々ァ-ヶー]{2,8}")


def _name(submission: Submission, at: str, words: str, found: re.Match[str]) -> str:
    """Return the name of what is held: that which the sentence or the row gives, if it is one that says enough."""
    behind = _BEHIND.match(words, found.end())
    before = _BEFORE.search(words, 0, found.start())
    name = behind["name"] if behind else before["name"] if before else name_of_row(submission, at)
    return "" if len(name) < _SHORTEST or GENERIC.fullmatch(name) else name


_SHORTEST = 4
_OCCASION = f"[一-龥々ァ-ヶー]{{2,16}}(?:{_ACT})"
_BEHIND = regex(f"(?:開く|開催する|行う|実施する|した|して|する)?、?(?P<name>{_OCCASION})")
_BEFORE = regex(f"(?P<name>{_OCCASION})[をはがも（(][^。]{{0,30}}\\Z")
