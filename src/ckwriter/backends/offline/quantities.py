"""Quantities in prose; two are compared only where both were read exactly, in one unit, for one period."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from ckwriter.backends.offline.context import Cited
from ckwriter.notation import Quantity, dates, fold, number

_MARKER = re.compile("^[①-⑳]\\s*")
_ACTS = "開催|実施|設置|作成|策定|開始|継続|整備|配置|養成|発行"
_ACT = re.compile(f"(?P<where>(?:全|[0-9]+|各)(?:区|圏域|市町村|地区|か所|保健所)(?:で)?)?(?P<act>{_ACTS})")


def _exact(text: str) -> Quantity | None:
    found = number(text)
    return found if found is not None and found.value is not None and not found.hedges else None


def _pair(one: str, other: str) -> tuple[Quantity, Quantity] | None:
    """Return two quantities that may be compared, or None."""
    first, second = _exact(one), _exact(other)
    if first is None or second is None:
        return None
    same = all(getattr(first, part) == getattr(second, part) for part in ("unit", "per", "counting", "each"))
    return (first, second) if same else None


def _value(quantity: Quantity) -> Fraction:
    return Fraction(str(quantity.value))


def outcome(result: Cited, target: Cited) -> str:
    """Return how a result stands to its target: `equal`, `above`, `below`, `differs`; "" where one is missing.

    Words are equal only where they are the same words.
    """
    if not result or not target:
        return ""
    if fold(result) == fold(target):
        return "equal"
    pair = _pair(result, target)
    if pair is None:
        return "differs"
    got, wanted = map(_value, pair)
    return "above" if got > wanted else "below" if got < wanted else "equal"


def change(before: Cited, after: Cited) -> str:
    """Return 増 or 減, or "" if the two quantities cannot be compared or do not differ."""
    pair = _pair(before, after)
    if pair is None:
        return ""
    first, second = map(_value, pair)
    return "増" if second > first else "減" if second < first else ""


def difference(one: Cited, other: Cited) -> Cited:
    """Return by how much two plain counts differ (37人) or two rates (1.8ポイント), or "" if that cannot be said."""
    facts = one.facts | other.facts
    pair = _pair(one, other)
    if pair is None or not pair[0].unit or pair[0].counting or pair[0].per or pair[0].each:
        return Cited("", facts)
    by = abs(_value(pair[0]) - _value(pair[1]))
    unit = "ポイント" if pair[0].unit == "%" else pair[0].unit
    return Cited(f"{Decimal(by.numerator) / Decimal(by.denominator):,f}{unit}", facts)


def amount(text: Cited, fiscal_year: int) -> Cited:
    """Return a quantity as prose says it, without the year that it is for if that is the year of the form."""
    found = number(text)
    years = [date for date in dates(text) if date.year is not None]
    if found is None or any(date.fiscal_year != fiscal_year for date in years):
        return text.but("、".join(str(text).split()))
    kept = text[found.start : found.end]
    return text.but(kept + (text[found.end :].strip() if found.note and text.endswith((")", "）")) else ""))


def _noted(text: str) -> list[tuple[str, str]]:
    """Take 「4回(定例会) 3回(分科会)」 apart into (定例会, 4回), (分科会, 3回); none if anything else stands there."""
    pairs = re.findall(r"\s*([0-9０-９,]+[^\s()（）0-9]*)\s*[（(]([^()（）]+)[)）]", text)
    rest = re.sub(r"\s*[0-9０-９,]+[^\s()（）0-9]*\s*[（(][^()（）]+[)）]", "", text)
    return [(note, count) for count, note in pairs] if not rest.strip(" 、\n　") and len(pairs) > 1 else []


def _act(indicator: str) -> tuple[str, str]:
    """Take the indicator of an act apart: 協議の場の開催回数 → (協議の場, 開催); ("", "") for any other."""
    found = re.match(f"(?P<what>.+?)の?(?P<act>{_ACTS})(?:回数|人数|者数|件数|数)?$", _MARKER.sub("", indicator))
    return (found["what"], found["act"]) if found else ("", "")


def _where(act: re.Match[str]) -> str:
    return act["where"].removesuffix("で") + "で" if act["where"] else ""


def achieved(indicator: Cited, result: Cited) -> Cited:
    """Return a result that met its target: 「研修会を目標どおり開催した」, 「定例会4回、分科会3回を目標どおり…」."""
    facts = indicator.facts | result.facts
    act = _ACT.fullmatch(result)
    what, verb = _act(indicator)
    if act:
        name = what if verb == act["act"] else _MARKER.sub("", str(indicator))
        return Cited(f"{name}を目標どおり{_where(act)}{act['act']}した", facts)
    counts = "、".join(f"{note}{count}" for note, count in _noted(result))
    if verb and counts:
        return Cited(f"{counts}を目標どおり{verb}した", facts)
    if verb and is_amount(result):
        return Cited(f"{what}を目標どおり{result}{verb}した", facts)
    return Cited(f"実績は{result}であり、目標を達成した", facts)


def is_amount(text: str) -> bool:
    """Tell whether a text is one number, with its unit or not."""
    return number(text) is not None


def has_unit(text: str) -> bool:
    """Tell whether a text is one number with a unit."""
    found = number(text)
    return found is not None and found.unit is not None


def aim(indicator: Cited, target: Cited, fiscal_year: int) -> Cited:
    """Return an indicator and its target as an aim: 「研修会を開催する」, 「開催回数を24回とする」."""
    facts = indicator.facts | target.facts
    name = _MARKER.sub("", str(indicator))
    act = _ACT.fullmatch(str(target))
    if act:
        what, verb = _act(indicator)
        return Cited(f"{what if verb == act['act'] else name}を{_where(act)}{act['act']}する", facts)
    if is_amount(target):
        return Cited(f"{name}を{amount(target, fiscal_year)}とする", facts)
    return Cited(f"{name}について、{'、'.join(str(target).split())}を目標とする", facts)
