"""Read how often by parts of a year in which it happens: 春・秋の2回 · 上半期と下半期に1回ずつ · 年度末に開催."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.notation.frequency import Frequency
from ckwriter.patterns import regex

_PART = (
    "(?:[春夏秋冬][季期]?|[上下]半?期|[前後][期半]|年度の?(?:当初|初め|始め|はじめ|前半|半ば|中頃|途中|後半|末|終わり)"
    "|第[1-4一二三四]四半期)"
)
_NUMBER = "(?P<number>[0-9]{1,2}|[一二三四五六])"
_PARTS = regex(
    rf"(?P<parts>{_PART}(?:(?:[・、,と/]|及び|ならびに|並びに){_PART}){{1,3}})(?:の(?:年間?|計)?{_NUMBER}[回度](?!目)"
    r"|に(?P<each>、?(?:各|それぞれ)?1[回度](?:ずつ|(?=開|、))|(?:それぞれ|各回)?(?=開|集ま|会議)))"
)
_MAY = regex("[期半秋冬]|年度")
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六", 1)}


def scan_parts_of_year(text: str) -> Iterator[Frequency]:
    """Yield how often something happens, by each list of parts of the year in which it does, in folded text."""
    if not _MAY.search(text):
        return
    for found in _PARTS.finditer(text):
        number = found["number"]
        named = len(re.findall(_PART, found["parts"]))
        times = named if number is None else _DIGITS.get(number) or int(number)
        most = times if number or "回" in (found["each"] or "") else None  # 秋と冬に開催: how often in each is not said
        yield Frequency(found[0], found.start(), found.end(), times, most)
