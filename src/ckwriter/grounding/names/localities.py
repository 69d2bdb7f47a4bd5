"""Places that a sentence adds to what its facts tell: 東池袋に開設した, 奥越圏域を皮切りに, 東長崎健康相談所.

Municipalities are looked at in `areas`; here are parts of one, which no list can hold. A word is a place by what stands
round it: 圏域 or 地区 behind it, an act of founding or holding behind its に or で, a quarter of the compass before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.names.heads import before
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.readings import key_of, pairs_of
from ckwriter.grounding.reading.words import any_of, words
from ckwriter.patterns import regex

_REGION = regex(
    "(?P<front>[一-龥々ヶケノァ-ヴー]+(?:・[一-龥々ヶケノァ-ヴー]+)*)(?P<kind>圏域|地区|ブロック|方面|エリア)(?![一-龥])"
)
_LISTED = regex(
    "(?P<front>[一-龥々ヶァ-ヴー]{2,}(?:[・、と][一-龥々ヶァ-ヴー]{2,})+)の?[0-9]{1,2}(?P<kind>圏域|地区|区(?!分)|市町|市(?!町)|町(?!村)|村|ブロック)"
)
_TURNED = regex("(?<![一-龥々ァ-ヴー・])(?P<turn>[東西南北奥新旧元]|第[一二三])(?P<name>[一-龥々]{2}[一-龥々ァ-ヴー]*)")
_NEW = frozenset("新旧元")
"""What may stand before the name of what the facts tell to have changed."""
_CHANGED = regex("改[組称編めま]|統合|再編|変更|移管|新(?:た|設|組織)|旧")
_SCENE = regex(
    "(?:(?<=[、はがも])|(?<=度に)|(?<=年に)|(?<=月に)|^)(?P<place>[一-龥々ヶァ-ヴー]{2,5}(?:(?:[・、とや]|及び)[一-龥々ヶァ-ヴー]{2,5}){0,3}|[一-龥]{1,3}通り)(?:に|にて|で)(?!も|は|お|関|対|係|向|よ|基|応|至|当|加|伴|沿|代|次|続|先|比|つ|な)"
    "(?=[^、。]{0,30}?を?(?:(?:設置|開設|配置|新設|開所|開設|開催|開始|開講|発足)[しさすと。]|設け|立ち上げ|構え|置[いくか]|開い|開か|始め|始ま))"
)
_QUARTER, _QUARTERED = regex("[東西南北中]{1,2}部?"), regex("[東西南北中]部?(?:圏域|地区|ブロック|方面|エリア)")
_NO_PLACE = regex(
    "(?:[的度年月日時際間回期末初毎別等共順当新主同次半体形式場員者法力側人方額数]|(?:[今午以直事最前途年集同地目老]|..)[前後上下中])$|[東西南北]部$"
)


def locality_doubts(text: str, hidden: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for each such place in folded text that no fact holds; `hidden` is it without figures and dates."""
    for found in (*_REGION.finditer(hidden), *_SCENE.finditer(hidden), *_LISTED.finditer(text)):
        part = "front" if "front" in found.groupdict() else "place"
        if not _is_known(found, part, evidence):
            start, end = found.start(part), found.end(part) if part == "place" else found.end("kind")
            yield Doubt(start, end, text[start:end], Reason.AREA)
    yield from _turned(hidden, evidence)


def _is_known(found: re.Match[str], part: str, evidence: Evidence) -> bool:
    if key_of(found[0]) in evidence.key:
        return True
    if part == "front" and _QUARTER.fullmatch(found["front"]):
        return not _QUARTERED.search(evidence.said)
    return all(_is_held(one, evidence) for one in re.split("[・、とや]|及び", found[part]))


def _is_held(word: str, evidence: Evidence) -> bool:
    """Tell whether a word stands in the facts, or names no place."""
    held = evidence.text + evidence.setting.body + evidence.setting.phrases
    if word in held or key_of(word) in evidence.key or _NO_PLACE.search(word):
        return True
    rest = word
    while (found := before().match(rest) or _no_name().match(rest)) and found.end():
        rest = rest[found.end() :]
    pairs = pairs_of(rest)
    return len(rest) < 2 or pairs <= _general() or bool(pairs & evidence.surrounded)


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile(any_of(words().areas.not_names))


@cache
def _general() -> frozenset[str]:
    """Return the pairs of words that name no place."""
    general = words().general
    return frozenset().union(*map(pairs_of, (*general.neutral, *general.plain, *general.official)))


def _turned(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for a name of the facts with a quarter of the compass, 新 or 第二 before it that is not theirs."""
    for found in _TURNED.finditer(text):
        if key_of(found[0]) in key_of(evidence.setting.everything) or found[0] in evidence.setting.phrases:
            continue
        if found["turn"] in _NEW and _CHANGED.search(evidence.said):
            continue
        name = found["name"]
        whole = [one for one in evidence.setting.written if len(one) > 3 and name.startswith(one)]
        begun = found["turn"] in "東西南北奥" and re.search(
            f"(?<![一-龥々]){name[:2]}[一-龥々]", evidence.setting.everything
        )
        if whole or (begun and not pairs_of(name[:2]) <= _general()):
            yield Doubt(found.start(), found.end(), found[0], Reason.NAME, tuple(whole))
