"""Read quantities: 延72件/年 · 各区 3～6回/年 · 約3割 · △3.5ポイント · 数名 · 全区."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ckwriter.notation.amounts import find_amount
from ckwriter.notation.date import Date
from ckwriter.notation.marks import without_marks
from ckwriter.notation.months import Months
from ckwriter.notation.ordinals import scan_ordinals
from ckwriter.notation.qualifiers import NOTE, multiplier, qualify
from ckwriter.notation.quantity import Quantity
from ckwriter.notation.ratios import scan_fractions
from ckwriter.notation.text import KANJI_NUMERALS, Folded, hide, placed
from ckwriter.notation.units import UNIT, canonical_unit
from ckwriter.patterns import regex

_ALL = regex(
    rf"(?:全て|すべて|全)の?(?!部(?![会署]))(?P<unit>員(?!会)|数(?!字)|{UNIT})(?!体|国|部|般|県|力|日本|面|域|身|て)"
)
_EACH_ONE = regex("当たり|あたり|につき|平均")
_BLANK = " \t\n\0、,:"


_COUNTS = regex(f"[0-9{KANJI_NUMERALS}数全]")


def may_count(text: str) -> bool:
    """Tell whether folded text may hold an amount."""
    return bool(_COUNTS.search(text)) or "すべて" in text


def scan_quantities(text: str, dates: Sequence[Date], months: Sequence[Months]) -> list[Quantity]:
    """Return the amounts of folded text, placed in it and in order, given the dates and months that stand there."""
    left = without_marks(hide(text, [(one.start, one.end) for one in (*dates, *months)]))
    left = hide(left, [(one.start, one.end) for one in scan_fractions(left)])
    left = hide(left, [(one.start, one.end) for one in scan_ordinals(left)])
    found: list[Quantity] = []
    at, each = 0, None
    while (next_one := find_amount(left, at)) is not None:
        one, at = next_one
        if one is None:
            continue
        qualify(left, one, found[-1].end if found else 0)
        at = one.end
        if one.unit == "回" and one.each is None:
            one.each = multiplier(left, one.start, one.end)
        if one.value == 1 and (per_one := _EACH_ONE.match(left, one.end)):
            each, at = (one.start, per_one.end()), per_one.end()  # 1か所あたり belongs to the amount that follows
            continue
        if each and 0 <= one.start - each[1] <= 6:
            one.each, one.start = text[each[0] : each[1]], each[0]
        each = None
        found.append(one.quantity(text))
    unseen = hide(left, [(one.start, one.end) for one in found])
    if "全" in unseen or "すべて" in unseen:
        found += map(_all_of_them, _ALL.finditer(unseen))
        found.sort(key=lambda one: one.start)
    return found


def _all_of_them(found: re.Match[str]) -> Quantity:
    unit = canonical_unit(found["unit"])
    return Quantity(found[0], found.start(), found.end(), unit=unit, total=True, all=True)


def only_number(folded: Folded, dates: Sequence[Date], amounts: Sequence[Quantity]) -> Quantity | None:
    """Return the one amount that a cell holds beside brackets and dates only, or None.

    What stands beside it becomes its `note`, as written: `10回 (精神部会・分科会)` is 10 回.
    """
    if not amounts:
        return None
    bare = hide(folded.text, (found.span() for found in NOTE.finditer(folded.text)))
    found = [one for one in amounts if bare[one.start : one.end].strip("\0 ")]
    if len(found) != 1 or found[0].all:
        return None
    one = found[0]
    if hide(bare, ((part.start, part.end) for part in (*dates, one))).strip(_BLANK):
        return None
    beside = (folded.place(0, one.start)[0], folded.place(one.end, len(folded.text))[0])
    note = " ".join(part.strip() for part in beside if part.strip())
    return replace(placed(folded, [one])[0], note=note or None)
