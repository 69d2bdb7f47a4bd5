"""How many areas of a kind a submission says that there are: 全8区, 7つの区役所, 5圏域で計20回, 市内4区の."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from ckwriter import places
from ckwriter.checks import finding
from ckwriter.checks.texts.readings import filled, once, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.notation import Frequency
from ckwriter.notation.numerals import read_number
from ckwriter.patterns import regex, stands_in


class Sure(IntEnum):
    """How surely a number of areas is that of all of them."""

    BARE = 0
    """7区の保健センター: it may be of some of them."""
    COUNTED = 1
    """3区で計52機関, 5圏域で各2回: it is that of all that hold the meeting."""
    ALL = 2
    """全8区, 8区すべて, 市内4区の."""


class AreaCount(NamedTuple):
    """That there are so many areas of a kind, as one place says it."""

    at: str
    words: str
    number: int
    unit: str
    sure: Sure
    aside: bool = False
    """Whether it is told of an aim or a result, which may be of some areas only."""


_AREA = (
    "地域(?![移定生包活支自福住保ケ医連全別ご])|区(?![域分切画間別])|圏域|ブロック|地区|校区|校下|支所|保健所"
    "|中学校区|市町村"
)
_DIGITS = "(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})"
_NUMBERED = regex(
    rf"(?P<all>(?<![一-龥])(?P<whole>[都道府県市区町村]内(?:の|にある|に)?)?(?P<every>全(?:ての?)?)?)"
    rf"(?<![0-9０-９一二三四五六七八九十第～~])(?P<number>{_DIGITS})(?:つの?|の)?(?:障(?:害|がい)(?:者|児)?(?:保健)?福祉(?=圏域))?(?P<unit>{_AREA})(?P<office>役所)?"
)
_ALL_BEHIND = regex("の?(?:すべて|全て|全部|それぞれ|全域)(?!の?(?:予定|目標))")
_COUNTED_BEHIND = regex(
    "[ 　]*[×✕xX*]|(?:[でにのは、]|合わせて|あわせて|において|の区会|のうち)*(?:各|それぞれ|合わせて|あわせて|計|延べ"
    "|年?[0-9０-９]{1,2}回ずつ|[0-9０-９]{1,2}[回人名]ずつ)"
)
_CONSISTS = regex("から(?:成|な)[りるっ]|に分け")
_HELD = ("quantity", "frequency", "integer")
"""Types of the cells in which a number of areas is of those that hold a meeting."""
_NAMED = regex("(?:[一-龥]{1,5}[、・]){1,}[一-龥]{1,5}(?:及び|と)?[一-龥]{0,5}の\\Z")
_may_number = stands_in(
    "[0-9０-９一二三四五六七八九十](?:つの?|の)?(?:障|地域|区|圏域|ブロック|地区|校|支所|保健所|中学|市町村)"
)
_PART = regex(
    "のうち|うち|[0-9０-９]中|旧|合併|再編|当時|他の|隣|全国|試行|試み|モデル|先行|先に|新た|拡大|広げ|増や|増え|目標|目指|予定|未設置|残る|残り|ほか"
    "|以上|以下|程度|約|から[0-9０-９]|ずつ増"
)
_WIDER = regex("県内|県下|府内|都内|道内|県全体|都の|県の")
_TEXTS = ("text", "paragraph", "bullets", "list", "quantity", "frequency", "integer")
_YEAR = regex("(?:平成|令和|[HhRrＨＲ])[ 　]*[0-9０-９元一二三四五六七八九十]{1,3}[ 　]*年")


@once
def area_counts(submission: Submission) -> tuple[AreaCount, ...]:
    """Return what a submission says of how many areas of a kind there are, in the order of the form."""
    return tuple(one for one in _every_count(submission) if not one.aside)


@once
def _every_count(submission: Submission) -> tuple[AreaCount, ...]:
    """Return the counts of `area_counts`, and those that stand aside."""
    wide = submission.municipality.name.endswith(("都", "道", "府", "県"))
    found: list[AreaCount] = []
    for at, field, text in filled(submission):
        if field.type not in _TEXTS or field.role == "event" or not _may_number(text):
            continue
        aside = bool(field.year) or field.role in ("target", "result", "baseline")
        for sentence in sentences_of(text):
            if _may_number(sentence.text):
                found += (
                    one._replace(aside=aside and one.sure is not Sure.ALL)
                    for one in _in_sentence(at, sentence.text, wide=wide, held=field.type in _HELD)
                )
    return tuple(found)


def _in_sentence(at: str, words: str, *, wide: bool, held: bool) -> Iterator[AreaCount]:
    for found in _NUMBERED.finditer(words):
        value = read_number(found["number"])
        before = words[: found.start()]
        if not isinstance(value, int) or value < 2:
            continue
        if not wide and (_WIDER.search(before) or found["whole"] in ("県内", "府内", "都内", "道内")):
            continue
        every = bool(_ALL_BEHIND.match(words, found.end())) and not before.endswith("の")
        if found["every"] or every or _NAMED.search(before):
            if not _SOME_OF.search(before):
                yield AreaCount(at, _quote(words, found, every=every), value, found["unit"], Sure.ALL)
        elif found["whole"]:
            if not _PART.search(words):
                yield AreaCount(at, found[0], value, found["unit"], Sure.ALL)
        elif not _PART.search(words) and not _YEAR.search(words):
            behind = _COUNTED_BEHIND if held else _CONSISTS
            sure = Sure.COUNTED if behind.match(words, found.end()) else Sure.BARE
            yield AreaCount(at, found[0], value, found["unit"], sure)


_SOME_OF = regex("のうち|[0-9０-９]中|旧|合併|再編|当時|他|隣|全国")


def _quote(words: str, found: re.Match[str], *, every: bool) -> str:
    behind = _ALL_BEHIND.match(words, found.end()) if every else None
    return words[found.start() : behind.end() if behind else found.end()]


def areas_told_otherwise(submission: Submission) -> Iterator[Finding]:
    """Ask about areas of one kind of which all are told (全8区, 8区すべて), where the numbers are not one."""
    by_unit: dict[str, list[AreaCount]] = {}
    for one in _every_count(submission):
        by_unit.setdefault(one.unit, []).append(one)
    for unit, every in by_unit.items():
        said = [one for one in every if not one.aside]
        pair = (
            _of_all(unit, [one for one in said if one.sure is Sure.ALL]) or _stray(unit, said) or _beyond(unit, every)
        )
        if pair is not None:
            usual, other = pair
            yield finding(
                submission,
                other.at,
                f"「{other.words}」とありますが、{places.title_of(submission.form, usual.at)}では「{usual.words}」です"
                f"。{unit}の数はどちらですか",
                hint="数を確かめてそろえてください。一部のことであれば、「○のうち○」のように書きます。",
                quotes=[(usual.at, usual.words), (other.at, other.words)],
            )


def _of_all(unit: str, said: Sequence[AreaCount]) -> tuple[AreaCount, AreaCount] | None:
    """Return one of the usual number and one of another, among those that are surely of all."""
    numbers = Counter(one.number for one in said)
    if len(numbers) != 2 and not (len(numbers) > 2 and unit == "区"):
        return None
    usual = numbers.most_common(1)[0][0]
    return next(one for one in said if one.number == usual), next(one for one in said if one.number != usual)


def _stray(unit: str, said: Sequence[AreaCount]) -> tuple[AreaCount, AreaCount] | None:
    """Return a number that is surely of all and stands alone, with the one that all other places say.

    A lesser one may be that of some areas, unless it counts those that hold a meeting, or wards in text about the body.
    """
    all_of = {one.number for one in said if one.sure is Sure.ALL}
    numbers = Counter(one.number for one in {(one.at, one.number): one for one in said}.values())
    odd = next((number for number in all_of if numbers[number] == 1), None)
    others = [one for one in said if one.number != odd]
    if odd is None or len({one.number for one in others}) != 1 or len({one.at for one in others}) < 2:
        return None
    usual = max(others, key=lambda one: one.sure)
    general = unit == "区" and any("[" not in one.at for one in others)
    if usual.sure is Sure.BARE and not general and (usual.number < odd or len(others) < _MANY):
        return None
    return usual, next(one for one in said if one.number == odd)


def _beyond(unit: str, said: Sequence[AreaCount]) -> tuple[AreaCount, AreaCount] | None:
    """Return a number told once that is greater than that of all, or of wards, than the one that many others say."""
    most = max(one.number for one in said)
    others = [one for one in said if one.number != most]
    whole = {one.number for one in others if one.sure is Sure.ALL}
    if len(said) != len(others) + 1 or unit not in ("区", "支所"):
        return None  # there are several kinds of 圏域 and 地区, and any may be meant
    if not whole and (len({one.number for one in others}) > 1 or len({one.at for one in others}) < _MANY):
        return None
    if len(whole) > 1:
        return None
    return max(others, key=lambda one: one.sure), next(one for one in said if one.number == most)


_MANY = 3
"""Places that say one number, from which it is hardly that of some areas only."""


def area_of(frequency: Frequency) -> str:
    """Return the kind of area in each of which something is held so often: 区 of 各区年3回; nothing of 各3回."""
    return (frequency.each or "").removeprefix("各").removesuffix("ごと").removesuffix("毎").removesuffix("ずつ")


def number_of_areas(submission: Submission, unit: str) -> AreaCount | None:
    """Return how many areas of a kind there are, if all that say it say one number, or all but one of many.

    What is said of all of them goes before what may be said of some.
    """
    said = [one for one in area_counts(submission) if one.unit == unit] or _others(submission, unit)
    said = [one for one in said if one.sure is Sure.ALL] or said
    numbers = Counter(one.number for one in {(one.at, one.number): one for one in said}.values()).most_common()
    if not numbers or (len(numbers) > 1 and (len(numbers) > 2 or numbers[1][1] > 1 or numbers[0][1] < _MANY)):
        return None
    return max((one for one in said if one.number == numbers[0][0]), key=lambda one: one.sure)


_OWN_KIND = regex("[一-龥ァ-ヶー]{3,10}(?:所|センター|支局|事務所|局|ブロック|圏域?|区|校|館|課|室|病院)")
"""The name of a kind of place long enough to count by: 保健相談所."""


def _others(submission: Submission, unit: str) -> list[AreaCount]:
    """Return what is told of how many there are of a kind that is none of the usual areas: 6保健相談所."""
    if not _OWN_KIND.fullmatch(unit):
        return []
    sign = re.compile(
        rf"(?<![0-9０-９一二三四五六七八九十第～~])(?P<number>{_DIGITS})(?:つの?|[かカヶ箇]所の?|の)?{unit}(?![長員])"
        rf"|(?<![一-龥]){unit}[（(](?:全|計)?(?P<behind>{_DIGITS})(?:[かカヶ箇]所|つ|施設)?[)）]"
    )
    found = []
    for at, field, text in filled(submission):
        if field.type in _TEXTS and field.role != "event" and unit in text:
            for sentence in sentences_of(text):
                for one in sign.finditer(sentence.text) if not _PART.search(sentence.text) else ():
                    value = read_number(one["number"] or one["behind"])
                    if isinstance(value, int) and value > 1:
                        found.append(AreaCount(at, one[0], value, unit, Sure.BARE))
    return found
