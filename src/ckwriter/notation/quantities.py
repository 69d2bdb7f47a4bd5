"""Read quantities: 延72件/年 · 各区 3～6回/年 · 約3割 · △3.5ポイント · 数名 · 全区."""

from __future__ import annotations

import re
from dataclasses import replace

from ckwriter.notation.amounts import find_amount
from ckwriter.notation.dates import scan_dates
from ckwriter.notation.marks import without_marks
from ckwriter.notation.months import scan_months
from ckwriter.notation.ordinals import scan_ordinals
from ckwriter.notation.qualifiers import NOTE, qualified
from ckwriter.notation.quantity import Quantity
from ckwriter.notation.text import fold_width, hide, placed
from ckwriter.notation.units import UNIT, canonical_unit

_ALL = re.compile(
    rf"(?:全て|すべて|全)の?(?!部(?![会署]))(?P<unit>員(?!会)|数(?!字)|{UNIT})(?!体|国|部|般|県|力|日本|面|域|身|て)"
)
_EACH_ONE = re.compile("当たり|あたり|につき|平均")
_BLANK = " \t\n\0、,:"


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the amounts of a text, in order; dates, months, ordinals, list markers and codes are left out."""
    folded = fold_width(text)
    return placed(folded, scan_quantities(folded.text))


def number(text: str) -> Quantity | None:
    """Return the one amount that a cell holds, beside brackets and dates only, or None.

    What stands beside it becomes its `note`, as written: `10回 (精神部会・分科会)` is 10 回.
    """
    folded = fold_width(text)
    notes = [found.span() for found in NOTE.finditer(folded.text)]
    bare = hide(folded.text, notes)
    found = [one for one in scan_quantities(folded.text) if bare[one.start : one.end].strip("\0 ")]
    if len(found) != 1 or found[0].all:
        return None
    one = found[0]
    dates = [(date.start, date.end) for date in scan_dates(folded.text)]
    if hide(bare, [*dates, (one.start, one.end)]).strip(_BLANK):
        return None
    beside = (folded.place(0, one.start)[0], folded.place(one.end, len(folded.text))[0])
    note = " ".join(part.strip() for part in beside if part.strip())
    return replace(placed(folded, [one])[0], note=note or None)


def scan_quantities(text: str) -> list[Quantity]:
    """Return the amounts of folded text, placed in the folded text, in order."""
    left = _countable(text)
    found: list[Quantity] = []
    at, each = 0, None
    while (next_one := find_amount(left, at)) is not None:
        amount, at = next_one
        if amount is None:
            continue
        one = qualified(left, amount, found[-1].end if found else 0)
        at = one.end
        if one.value == 1 and (per_one := _EACH_ONE.match(left, one.end)):
            each, at = (one.start, per_one.end()), per_one.end()  # 1か所あたり belongs to the amount that follows
            continue
        if each and 0 <= one.start - each[1] <= 6:
            one = replace(one, each=text[each[0] : each[1]], start=each[0])
        each = None
        found.append(one)
    unseen = hide(left, ((one.start, one.end) for one in found))
    return sorted([*found, *map(_all_of_them, _ALL.finditer(unseen))], key=lambda one: one.start)


def _countable(text: str) -> str:
    """Return folded text, as long as before, in which only numbers that count something can be seen."""
    hidden = [(date.start, date.end) for date in scan_dates(text)]
    hidden += [(month.start, month.end) for month in scan_months(text)]
    left = without_marks(hide(text, hidden))
    return hide(left, ((found.start, found.end) for found in scan_ordinals(left)))


def _all_of_them(found: re.Match[str]) -> Quantity:
    unit = canonical_unit(found["unit"])
    return Quantity("", found.start(), found.end(), unit=unit, total=True, all=True)
