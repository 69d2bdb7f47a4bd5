"""Whether a sentence speaks of a prefecture, city, ward, town or village that no fact names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ckwriter.grounding.reading.words import any_of, words
from ckwriter.patterns import regex

_ENDS = frozenset("県市郡都府道区部局内外等")
"""Characters that may end what stands before a name."""
_SHAPED = regex(
    "(?P<name>[一-龥々ヶケノ]{1,5}|[ァ-ヴー]{2,6}|[一-龥]{1,2}[ァ-ヴー]{2,5})"
    "(?P<kind>[市町村区県](?![町村民役立街場部長内外営域議道税債況販井原川山]|町村|区町村|分|間))"
)
"""What has the shape of a name of a place."""
_ISLAND = regex("(?<![一-龥])(?P<name>[一-龥]{1,3})島(?=[でにのへをは、]|$)")
_KIND = regex("政令指定都市|政令市|指定都市|中核市|特例市|特別区(?!長)|一般市")


@cache
def _named() -> re.Pattern[str]:
    known = words().areas
    names = {*known.prefectures, *known.designated_cities, *known.core_cities, *known.wards, *known.in_hiragana}
    return re.compile(any_of(names))


@cache
def _bare() -> re.Pattern[str]:
    after = "(?=[のでにはがをとや、。・（(]|県|市|府|都|内|地方|方面|圏|大学|$)"
    return re.compile(any_of(words().areas.bare) + after)


@cache
def _general() -> re.Pattern[str]:
    return re.compile(f"{any_of(words().areas.not_names)}+")


def foreign(text: str, known: str, own: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, words) for each place in folded text that neither the facts nor the body's name holds.

    Args:
        text: folded text.
        known: all that the cited facts say, folded in width.
        own: the name of the body.

    """
    seen: set[int] = set()
    for pattern in (_named(), _bare()):
        for found in pattern.finditer(text):
            if found.start() not in seen and found[0] not in known and found[0] not in own:
                seen.update(range(found.start(), found.end()))
                yield found.start(), found.end(), found[0]
    for found in _ISLAND.finditer(text):
        if found[0] not in known and not _general().fullmatch(found["name"]):
            yield found.start(), found.end(), found[0]
    for found in _SHAPED.finditer(text):
        if seen.isdisjoint(range(found.start(), found.end())) and not _is_no_name(found[0], known, own):
            yield found.start(), found.end(), found[0]


_SHORT = regex("[東西南北中港緑旭泉]区")
"""Names of two characters that several cities have for a ward."""


def _is_no_name(shape: str, known: str, own: str) -> bool:
    """Tell whether a word only has the shape of a name (都市, 学区), or is known with other words before it."""
    short = len(shape) < 3 and shape[-1] in "町村区" and not _SHORT.fullmatch(shape)
    if short or shape[-2] in "地学校" or shape in ("市町村", "市区町村"):
        return True
    for start in range(len(shape) - 1):
        before, rest = shape[:start], shape[start:]
        may_part = not before or before[-1] in _ENDS or bool(_general().fullmatch(before))
        if may_part and (rest in known or rest in own or _general().fullmatch(rest[:-1])):
            return True
    return False


def other_kinds(text: str, known: str, own: str) -> Iterator[tuple[int, int, str]]:
    """Yield each kind of city in folded text that the body is not, where its name or the facts tell which it is."""
    areas = words().areas
    right = "指定都市" if own in areas.designated_cities else "中核市" if own in areas.core_cities else ""
    told = (
        {right}
        if right
        else {one[0] for one in _KIND.finditer(known) if re.match("(?:[へに]の?)?移行", known[one.end() :])}
    )
    for found in _KIND.finditer(text):
        kind = found[0].replace("政令指定都市", "指定都市").replace("政令市", "指定都市")
        if told and kind not in told and (right or found[0] not in known):
            yield found.start(), found.end(), found[0]
