"""Read one amount and its unit, without the words round it: 1,234人 · 3～6回 · 2、3か所 · 十数件 · 数名 · 30余り."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ckwriter.notation.numerals import ARABIC, KANJI, NUMBER, Number, read_folded
from ckwriter.notation.quantity import Quantity
from ckwriter.notation.text import KANJI_NUMERALS, RANGE, WAVE
from ckwriter.notation.units import UNIT, UNIT_AFTER_KANJI, canonical_unit
from ckwriter.patterns import regex

_SEVERAL = "(?:(?<![一-龥々ァ-ヶー])|(?<=[約各毎他計延]))複?数"
"""数 that means several; after a noun it means the number of: 利用者数."""

_AMOUNT = regex(
    rf"(?P<vague>{_SEVERAL}(?P<scale>[十百千万])?|(?P<base>{ARABIC}|{KANJI})数|(?P<over>{NUMBER})余り?)"
    rf"|(?<![0-9A-Za-z_])(?<![0-9]\.)(?P<arabic>(?=[0-9]){NUMBER})"
    rf"|(?<![統唯単第同画純均随逐{KANJI_NUMERALS}])(?P<kanji>(?![万億兆]){NUMBER})"
    rf"(?=(?:[、~〜][{KANJI_NUMERALS}]{{1,4}})?{UNIT_AFTER_KANJI})"
    rf"|(?<=[年月週日期間]に)[{KANJI_NUMERALS}]{{1,3}}(?=(?:[、~〜][{KANJI_NUMERALS}]{{1,2}})?度(?![目合数]))"
)
_HEAD = regex(f"[複数0-9{KANJI_NUMERALS}]")
"""What an amount begins with."""

_IDIOM = regex(
    "一人(?:ひとり|一人|暮らし|ぐらし|ぼっち|親|で|当)|二人三脚|千歳|一点(?:張|目)|十人十色|一円(?!単位)|百人一首"
)
_UNIT = regex(f" {{0,2}}(?P<unit>{UNIT})")
_NUMBER = regex(NUMBER)
_TO = regex(
    rf"(?: ?(?P<wave>{WAVE}) ?|{RANGE}| {RANGE} "
    "|(?P<near>、(?=[2-9][^0-9]|[二三四五六七八九])|(?<=[1-9])・(?=[2-9][^0-9])))約?"
)
"""What stands between the ends of a range, or between neighbours: 3～6, 3-6, 2、3."""

_LETTER = regex("[A-Za-z]")
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10000}


@dataclass(slots=True)
class Amount:
    """An amount that is being read: what is known of it so far. The fields are those of `Quantity`."""

    start: int
    end: int
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    unit: str | None = None
    hedges: tuple[str, ...] = ()
    per: str | None = None
    counting: Literal["延", "実"] | None = None
    each: str | None = None
    total: bool = False
    note: tuple[int, int] | None = None
    """Where the brackets behind it stand."""

    def quantity(self, text: str) -> Quantity:
        """Return what was read of folded text as a value."""
        return Quantity(
            text[self.start : self.end],
            self.start,
            self.end,
            self.value,
            self.low,
            self.high,
            self.unit,
            self.per,
            self.counting,
            self.each,
            self.total,
            hedges=self.hedges,
            note=text[slice(*self.note)] if self.note else None,
        )


def find_amount(text: str, start: int) -> tuple[Amount | None, int] | None:
    """Return the next amount of folded text and where to search on; None instead of it when it is only a word."""
    while (head := _HEAD.search(text, start)) is not None:
        if match := _AMOUNT.match(text, head.start()):
            one = _vague(text, match) if match["vague"] else _exact(text, match)
            return one, match.end() if one is None else one.end
        start = head.end()
    return None


def _exact(text: str, match: re.Match[str]) -> Amount | None:
    value = read_folded(match[0])
    if value is None or (match["kanji"] and _IDIOM.match(text, match.start())):
        return None
    one = Amount(match.start(), match.end(), value, value, value)
    unit = _UNIT.match(text, one.end)
    if sign := _TO.match(text, unit.end() if unit else one.end):
        unit = _to_upper_end(text, one, unit, sign)
    if unit is None:
        return None if _LETTER.match(text, one.end) else one
    one.end, one.unit = unit.end(), canonical_unit(unit["unit"])
    return one


def _to_upper_end(text: str, one: Amount, before: re.Match[str] | None, sign: re.Match[str]) -> re.Match[str] | None:
    """Make the amount a range if its upper end stands behind the sign, 3～6回, 2、3回; return the unit behind."""
    number = _NUMBER.match(text, sign.end())
    high = read_folded(number[0]) if number else None
    if number is None or high is None or one.value is None or high <= one.value:
        return before
    after = _UNIT.match(text, number.end())
    if sign["near"]:  # neighbours, with one unit behind both
        is_range = high == one.value + 1 and before is None and after is not None
    else:
        is_range = bool(sign["wave"] or after)
    if not is_range:
        return before
    one.value, one.high, one.end = None, high, number.end()
    one.unit = canonical_unit(before["unit"]) if before else None
    return after


def _vague(text: str, match: re.Match[str]) -> Amount | None:
    """Return an amount whose digits are left open: 数名 is 2 to 9, 十数件 11 to 19, 30余り 30 or more."""
    unit = _UNIT.match(text, match.end())
    if unit is None or unit.start("unit") > match.end():
        return None
    one = Amount(match.start(), unit.end(), low=2, high=9, unit=canonical_unit(unit["unit"]), hedges=("数",))
    if match["over"]:
        one.value = one.low = read_folded(match["over"])
        one.high, one.hedges = None, ("余",)
        return None if one.value is None else one
    if match["scale"]:
        scale = _SCALES[match["scale"]]
        one.low, one.high = 2 * scale, 10 * scale - 1
    elif match["base"]:
        base = read_folded(match["base"])
        if not isinstance(base, int) or not base or base % 10:
            return None
        one.low, one.high = base + 1, base + 9
    return one
