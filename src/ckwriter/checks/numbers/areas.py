"""Q1: numbers of named things: 5区（中央区、東区、…）, and counts of each area against the count of all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ckwriter.checks import check, finding
from ckwriter.checks.meetings.known import Statement
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.numbers.rounds import rounds_do_not_fit
from ckwriter.checks.texts.area_counts import area_of, number_of_areas
from ckwriter.checks.texts.readings import filled, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.notation import number
from ckwriter.notation.numerals import read_number
from ckwriter.patterns import regex, stands_in

_UNITS = (
    "区",
    "市",
    "町",
    "村",
    "市町村",
    "圏域",
    "ブロック",
    "地区",
    "地域",
    "保健所",
    "病院",
    "センター",
    "事業所",
    "部会",
    "分科会",
    "連絡会",
    "会議",
    "委員会",
    "課",
    "室",
    "事業",
    "団体",
    "職種",
    "校",
)
_OPEN = regex("等|など|ほか|その他")


_maybe = stands_in("[0-9０-９](?s:.*)[、，,・]|[、，,・](?s:.*)[0-9０-９]")


@check(level="warning", rules=("R33", "R06"))
def names_against_number(submission: Submission) -> Iterator[Finding]:
    """並べた名前の数が、書かれた数と合っている

    Names that end in one unit beside their number: 5区（中央区、東区、西区、南区、北区） or
    東部圏域、西部圏域の2圏域. With 等 only more names than the number are asked about.
    """
    for at, field, text in filled(submission):
        if field.type not in ("text", "paragraph", "bullets", "list", "frequency", "quantity") or not _maybe(text):
            continue
        for sentence in sentences_of(text):
            for words, stated, named, open_ended in dict.fromkeys(_listings(sentence.text)):
                if named > stated or (named < stated and not open_ended):
                    yield finding(
                        submission,
                        at,
                        f"「{words}」は、名前が{named}つ、書かれた数が{stated}です。数が合わないのではありませんか",
                        hint="抜けている名前がないか、数が正しいか確かめてください。",
                        quotes=[(at, words)],
                    )


@check(level="note", rules=("R33", "R08"))
def areas_do_not_fit(submission: Submission) -> Iterator[Finding]:
    """区や圏域ごとの回数と、全体の延べ回数が合っている

    A meeting held so often in each area (各区3～6回) against a count of all areas (延べ19回), where the text says how
    many areas there are (5区). The years may differ: a note. What one sentence says of each and of all
    (5支所に2人ずつ、計12人) is a warning.
    """
    told = [*_multiplied(submission), *rounds_do_not_fit(submission)]
    yield from told
    asked = {one.at for one in told}
    for meeting in meetings(submission).every:
        every = [one for one in meeting.statements if area_of(one.frequency) and one.frequency.low]
        total = next((one for one in meeting.statements if _is_total(one) or _is_target(submission, one)), None)
        if not every or total is None or total.at in asked:
            continue
        each = next((one for one in every if one.at == total.at), every[0])
        unit = area_of(each.frequency)
        found = number_of_areas(submission, unit)
        low, high, value = each.frequency.low, each.frequency.high, total.frequency.value
        if found is None or low is None or value is None:
            continue
        areas = found.number
        if value < low * areas or (high is not None and value > high * areas):
            upper = f"～{high * areas}" if high is not None and high != low else ""
            yield finding(
                submission,
                total.at,
                f"「{meeting.name}」は「{each.quote}」で{areas}{unit}あるので年{low * areas}{upper}回になりますが、"
                f"「{total.quote}」とあります",
                hint="年度や数え方が違うときは、そのままで構いません。同じであれば、どちらかを確かめてください。",
                quotes=[(each.at, each.quote), (total.at, total.quote), (found.at, found.words)],
                level="warning" if each.at == total.at and _is_total(total) else None,
            )


_NUMBER = "[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}"
TIMES_OF_AREAS = regex(
    rf"(?<![0-9０-９一二三四五六七八九十第～~])(?P<areas>{_NUMBER})(?:つの?|か所の?|の)?(?P<unit>(?![回年月日人名件時割%％歳床])[一-龥ァ-ヶー]{{1,12}}?)"
    r"(?:全て|すべて)?(?:で|の|において|に|が|を|へ)?、?(?P<way>各々?(?:圏域|区|地区|ブロック|地域|校|会場)?(?:年間?|毎年)?|それぞれ(?:年間?|毎年)?|年間?|毎年|[一-龥ァ-ヶー]{1,8}を)?"
    rf"(?P<each>{_NUMBER})(?P<of>回|人|名|件|か月|時間|機関|団体)(?P<by>ずつ)?(?:[一-龥ァ-ヶー]{{1,6}}し|開催|実施)?[、（(・]?\s*"
    rf"(?:年間?|合わせて|あわせて|合計で?|計|延べ?|全部で|全)+(?P<total>{_NUMBER})(?P=of)"
)
"""How often in each of so many areas, and in all: 7圏域で各2回、計14回; 5つの支所に2人ずつ、計10人."""
_EACH_OF = regex(
    r"各(?P<unit>区|圏域|地区|ブロック|地域|支所|保健所)(?:役所)?(?!を|ごと)[^。0-9０-９]{0,32}?(?<![月週])"
    rf"(?P<each>{_NUMBER})(?P<of>回|人|名|件|機関|団体)(?P<by>ずつ)?[、（(]?\s*"
    rf"(?:年間?|合わせて|あわせて|合計で?|計|全部で|延べ?|[市区県府都道町村]?全体では?、?)+(?P<total>{_NUMBER})(?P=of)"
)
"""How much in each area, and in all, where another text says how many areas there are: 各区役所に2人ずつ、計12人."""


_EACH_THEN_ALL = regex(
    r"(?:各|1|１|一)(?P<unit>区|圏域|地区|ブロック|地域|支所|保健所|校区|市町村|市町)(?:役所|ごと|当たり|あたり|につき)?(?:で|に|とも)?(?:年間?|毎年)?"
    rf"(?P<each>{_NUMBER})回(?:ずつ|開催|開き|実施し?|開催し)?[、，（(・\s]*(?:全|計)?(?P<areas>{_NUMBER})(?:つの)?(?P=unit)(?:役所)?(?:全体|全て|すべて|全部)?"
    rf"(?:では?|の|を|に|合わせて|、)*(?:年間?|合わせて|あわせて|合計で?|計|延べ?|全部で)+(?P<total>{_NUMBER})回"
)
"""How often in each area, and then in all of so many: 各区年2回、11区で計22回."""
_PRODUCT = regex(
    r"(?:延べ?|計|合計)?(?P<total>[0-9０-９]{1,4})回[^（）()0-9０-９]{0,8}[（(](?P<areas>[0-9０-９]{1,3})(?:つの|か所の)?"
    r"(?P<unit>圏域|区|地区|ブロック|市町村|市町|保健所|病院|島|校|か所|部会|会場|地域)[×✕xX*](?:各|年)?(?P<each>[0-9０-９]{1,2})回[)）]"
)
"""A count of all with its factors: 延べ16回（4圏域×4回）."""


def _multiplied(submission: Submission) -> Iterator[Finding]:
    """Compare a count of each area with the count of all, where one text gives both: 7圏域で各2回、計14回."""
    for at, field, text in filled(submission):
        if field.type not in ("text", "paragraph", "bullets", "quantity", "frequency") or field.role == "event":
            continue
        told = [*TIMES_OF_AREAS.finditer(text)] if _together(text) else []
        told = [one for one in told if is_product(text, one)]
        told += _EACH_THEN_ALL.finditer(text) if _together(text) else ()
        for found in [*told, *(_PRODUCT.finditer(text) if _TIMES_SIGN.search(text) else ())]:
            areas, each, total = (_value(found[name]) for name in ("areas", "each", "total"))
            if areas * each != total:
                yield _unlike_product(submission, at, found, areas, [])
        if field.type == "frequency" or "各" not in text or not _together(text):
            continue
        for found in _EACH_OF.finditer(text):
            counted = number_of_areas(submission, found["unit"])
            each, total = _value(found["each"]), _value(found["total"])
            if counted is None or any(one.start() <= found.start("each") < one.end() for one in told):
                continue
            if counted.number * each != total:
                yield _unlike_product(submission, at, found, counted.number, [(counted.at, counted.words)])


def is_product(text: str, found: re.Match[str]) -> bool:
    """Tell whether what `TIMES_OF_AREAS` found is so much in each and in all, and no sum with what stands before."""
    sentence = text[max(text.rfind("。", 0, found.start()), text.rfind("\n", 0, found.start())) + 1 : found.start()]
    each = found["by"] or (found["way"] or "").startswith(("各", "それぞれ"))
    return bool(each) and not re.search(rf"(?:{_NUMBER}){found['of']}", sentence)


_together = stands_in("計|合わせて|あわせて|延べ|全部で|各[^。]*全|それぞれ[^。]*全|年[0-9０-９]")
_TIMES_SIGN = regex("[×✕xX*]")


def _value(words: str) -> int:
    found = read_number(words)
    return found if isinstance(found, int) else 0


def _unlike_product(
    submission: Submission, at: str, found: re.Match[str], areas: int, also: list[tuple[str, str]]
) -> Finding:
    each, of = _value(found["each"]), found.groupdict().get("of") or "回"
    times = "回数" if of == "回" else "一つ当たりの数"
    return finding(
        submission,
        at,
        f"「{found[0]}」は、{areas}×{each}＝{areas * each}{of}で、合わないのではありませんか",
        hint=f"{found['unit']}の数、{times}、合計のどれが正しいか確かめてください。",
        quotes=[(at, found[0]), *also],
        level="warning",
    )


def _is_target(submission: Submission, one: Statement) -> bool:
    """Tell whether a statement is this year's target of an indicator, without a word that it is of each area."""
    return one.role == "target" and one.year == submission.fiscal_year and not one.frequency.each


def _is_total(one: Statement) -> bool:
    count = one.frequency.count
    return count is not None and not one.frequency.each and (count.counting == "延" or count.total)


_DIGITS = "(?P<number>[0-9０-９]{1,3})"


@cache
def _patterns(unit: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    name = rf"[一-龥々ァ-ヺーA-Za-z・ぁ-ん]{{1,16}}?{unit}"
    names = rf"(?P<names>{name}(?:(?:[、，,・]|及び|並びに)\s*{name})+(?P<open>等|など|ほか)?)"
    return (
        re.compile(
            rf"(?<![0-9０-９第～~]){_DIGITS}(?![回年月日人名件時割%％])(?:つの|の)?[一-龥]{{0,6}}?{unit}\s*[（(:：]\s*{names}\s*[）)]?"
        ),
        re.compile(rf"{names}\s*の(?:計|合計|全)?{_DIGITS}(?:つの|の)?{unit}(?!{unit})"),
    )


def _listings(words: str) -> Iterator[tuple[str, int, int, bool]]:
    """Yield (words, stated number, number of names, whether 等 follows) of each list of names with its number."""
    if not re.search("[0-9０-９]", words) or not re.search("[、，,・]", words):
        return
    yield from _of_parts(words)
    yield from _of_headed(words)
    yield from _of_places(words)
    for unit in _UNITS:
        if words.count(unit) < 3:
            continue
        for pattern in _patterns(unit):
            for found in pattern.finditer(words):
                stated = number(found["number"])
                pieces = [piece for piece in re.split("[、，,]|及び|並びに", found["names"]) if piece.strip()]
                if len(pieces) == 1:
                    pieces = [piece for piece in re.split("[・]", found["names"]) if piece.strip()]
                if stated is not None and isinstance(stated.value, int) and all(unit in piece for piece in pieces):
                    yield found[0], stated.value, len(pieces), bool(found["open"])


_NUMBER_OF = regex("の[0-9０-９]")
_PARTS = regex(
    rf"(?<![一-龥々ァ-ヶーのとやつ・、，])(?P<names>[一-龥ァ-ヶー]{{1,8}}(?:[、，・][一-龥ァ-ヶー]{{1,8}}){{1,8}})の{_DIGITS}"
    "(?:つの|の)?(?P<unit>圏域|ブロック|地区|区|分野|部門|領域|者|職種|市町|方面|地域)(?![内外一-龥])"
)


_HEADED = regex(
    rf"(?<![0-9０-９第～~]){_DIGITS}(?:つの|か所の|箇所の|の)?(?P<thing>[一-龥ァ-ヶー]{{0,10}}?(?P<head>センター|支所|事務所|保健所|拠点|作業班|班|部会|分科会|チーム|ブロック|圏域|地区|病棟))"
    r"\s*[（(](?P<names>[^（）()0-9０-９。]{3,80})[)）]"
)
_MEETING_HEADS = ("作業班", "班", "部会", "分科会", "チーム")


def _of_headed(words: str) -> Iterator[tuple[str, int, int, bool]]:
    """Yield lists in brackets behind what is counted: 2つのセンター（東部、西部、北部）."""
    for found in _HEADED.finditer(words) if "（" in words or "(" in words else ():
        names = [one.strip() for one in re.split("[、，,]" if "、" in found["names"] else "[・･]", found["names"])]
        stated, open_ended = number(found["number"]), bool(_OPEN.search(found["names"]))
        places_ = all(_AREA_NAME.fullmatch(name) for name in names)
        alike = places_ or (found["head"] in _MEETING_HEADS and all(len(name) <= 10 for name in names))
        if len(names) > 1 and alike and stated is not None and isinstance(stated.value, int) and stated.value > 1:
            yield found[0], stated.value, len(names), open_ended


_PLACES = regex(
    rf"(?<![0-9０-９第～~の]){_DIGITS}(?:[かカヵヶケ箇]所|会場|つの(?:会場|拠点|居場所))(?:に|が|で)?(?:あ[るり]|開[いき]|設け|運営)[^（(。、]{{0,6}}"
    r"[（(](?P<names>[一-龥々ァ-ヶーぁ-ん]{1,8}(?:[、，・][一-龥々ァ-ヶーぁ-ん]{1,8})+)[)）]"
)


def _of_places(words: str) -> Iterator[tuple[str, int, int, bool]]:
    """Yield lists of places in brackets behind how many there are: 4か所ある（北町、本町、南町）."""
    for found in _PLACES.finditer(words):
        stated = number(found["number"])
        names = re.split("[、，]" if re.search("[、，]", found["names"]) else "・", found["names"])
        if stated is not None and isinstance(stated.value, int):
            yield found[0], stated.value, len(names), bool(_OPEN.search(found["names"]))


_AREA_NAME = regex(
    "(?:[一-龥]{0,4}[東西南北]部?|中央|中部|南[東西]部?|北[東西]部?|[一-龥]{1,4}(?:区|市|町|村|地区|圏域|支所|地域))"
)


def _of_parts(words: str) -> Iterator[tuple[str, int, int, bool]]:
    """Yield lists whose names have not the unit of their number: 東部、西部、南部の3圏域."""
    for found in _PARTS.finditer(words) if _NUMBER_OF.search(words) else ():
        stated = number(found["number"])
        names = re.split("[、，]", found["names"])
        names = names if len(names) > 1 else re.split("・", found["names"])
        with_unit = [name for name in names if name.endswith(found["unit"])]
        if stated is not None and isinstance(stated.value, int) and not with_unit:
            yield found[0], stated.value, len(names), False
