"""Read one amount and its unit, without the words round it: 1,234人 · 3～6回 · 2、3か所 · 十数件 · 数名 · 30余り."""

from __future__ import annotations

import re
from dataclasses import replace

from ckwriter.notation.numerals import ARABIC, KANJI, NUMBER, read_number
from ckwriter.notation.quantity import Quantity
from ckwriter.notation.text import KANJI_NUMERALS, RANGE, WAVE
from ckwriter.notation.units import UNIT, UNIT_AFTER_KANJI, canonical_unit

_SEVERAL = "(?:(?<![一-龥々ァ-ヶー])|(?<=[約各毎他計延]))複?数"
"""数 that means several; after a noun it means the number of: 利用者数."""

_AMOUNT = re.compile(
    rf"(?P<vague>{_SEVERAL}(?P<scale>[十百千万])?|(?P<base>{ARABIC}|{KANJI})数|(?P<over>{NUMBER})余り?)"
    rf"|(?<![0-9A-Za-z_])(?<![0-9]\.)(?P<arabic>(?=[0-9]){NUMBER})"
    rf"|(?<![統唯単第同画純均随逐{KANJI_NUMERALS}])(?P<kanji>(?![万億兆]){NUMBER})"
    rf"(?=(?:[、~〜][{KANJI_NUMERALS}]{{1,4}})?{UNIT_AFTER_KANJI})"
)
_IDIOM = re.compile(
    "一人(?:ひとり|一人|暮らし|ぐらし|ぼっち|親|で|当)|二人三脚|千歳|一点(?:張|目)|十人十色|一円(?!単位)|百人一首"
)
_UNIT = re.compile(f" {{0,2}}(?P<unit>{UNIT})")
_NUMBER = re.compile(NUMBER)
_TO = re.compile(
    rf"(?: ?(?P<wave>{WAVE}) ?|{RANGE}| {RANGE} "
    "|(?P<near>、(?=[2-9][^0-9]|[二三四五六七八九])|(?<=[1-9])・(?=[2-9][^0-9])))約?"
)
"""What stands between the ends of a range, or between neighbours: 3～6, 3-6, 2、3."""

_LETTER = re.compile("[A-Za-z]")
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10000}


def find_amount(text: str, start: int) -> tuple[Quantity | None, int] | None:
    """Return the next amount of folded text and where to search on; None instead of it when it is only a word."""
    match = _AMOUNT.search(text, start)
    if match is None:
        return None
    one = _vague(text, match) if match["vague"] else _exact(text, match)
    return one, match.end() if one is None else one.end


def _exact(text: str, match: re.Match[str]) -> Quantity | None:
    value = read_number(match[0])
    if value is None or (match["kanji"] and _IDIOM.match(text, match.start())):
        return None
    one = _to_its_upper_end(text, Quantity("", match.start(), match.end(), value, value, value))
    unit = _UNIT.match(text, one.end)
    if unit is None:
        return None if _LETTER.match(text, one.end) else one
    return replace(one, end=unit.end(), unit=canonical_unit(unit["unit"]))


def _to_its_upper_end(text: str, one: Quantity) -> Quantity:
    """Return the amount as a range when another number follows that is its upper end: 3～6回, 3回～6回, 2、3回."""
    before = _UNIT.match(text, one.end)
    sign = _TO.match(text, before.end() if before else one.end)
    number = _NUMBER.match(text, sign.end()) if sign else None
    high = read_number(number[0]) if number else None
    if sign is None or number is None or high is None or one.value is None or high <= one.value:
        return one
    after = _UNIT.match(text, number.end())
    if sign["near"]:  # neighbours, with one unit behind both
        is_range = high == one.value + 1 and before is None and after is not None
    else:
        is_range = bool(sign["wave"] or after)
    unit = canonical_unit(before["unit"]) if before else None
    return replace(one, value=None, high=high, end=number.end(), unit=unit) if is_range else one


def _vague(text: str, match: re.Match[str]) -> Quantity | None:
    """Return an amount whose digits are left open: 数名 is 2 to 9, 十数件 11 to 19, 30余り 30 or more."""
    unit = _UNIT.match(text, match.end())
    if unit is None or unit.start("unit") > match.end():
        return None
    one = Quantity("", match.start(), unit.end(), unit=canonical_unit(unit["unit"]))
    if match["over"]:
        value = read_number(match["over"])
        return None if value is None else replace(one, value=value, low=value, hedges=("余",))
    low, high = 2, 9
    if match["scale"]:
        low, high = low * _SCALES[match["scale"]], (high + 1) * _SCALES[match["scale"]] - 1
    elif match["base"]:
        base = read_number(match["base"])
        if not isinstance(base, int) or not base or base % 10:
            return None
        low, high = base + 1, base + 9
    return replace(one, low=low, high=high, hedges=("数",))
