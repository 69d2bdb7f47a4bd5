"""Whether a figure of a sentence says what one of a fact says: number, unit, period, way of counting, words of doubt.

A figure may be rounded where the sentence says so (約, 余り), and 月1回 is 12 times a year; nothing else may differ.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from ckwriter.grounding.doubt import Reason
from ckwriter.grounding.figures.figure import TIMES, Figure
from ckwriter.patterns import regex

_BODIES = frozenset(
    [
        "病院",
        "診療所",
        "医療機関",
        "クリニック",
        "機関",
        "関係機関",
        "事業所",
        "相談支援事業所",
        "訪問看護事業所",
        "精神科病院",
        "施設",
        "センター",
        "拠点",
        "保健所",
        "薬局",
        "会場",
        "校",
        "園",
        "店",
        "団体",
        "法人",
        "社",
        "事業者",
        "館",
        "店舗",
        "室",
    ]
)
"""Units that か所 may count as well."""

_CASES = frozenset({"件", "事例", "ケース", "例"})
"""Units of cases, which are all one."""

_NOT_THINGS = frozenset({"回", "人", "%", "円", "年", "倍", "ポイント", "か月", "歳", "時間"})
_BOUNDS = {"以上", "超", "以下", "未満"}


def compare(said: Figure, known: Figure, units: frozenset[str] = frozenset()) -> Reason | None:
    """Return why a fact's figure does not carry a sentence's, or None where it does.

    `units` are the units that the titles beside a figure without a unit tell (件 of 利用件数).
    """
    if said.manner or known.manner:
        return None if said.manner == known.manner else Reason.FIGURE
    if said.all or known.all:
        return None if said.all and known.all and said.unit == known.unit else Reason.FIGURE
    said, known = _in_days(_lasting(said, known), known)
    if not same_unit(said.plain, known.plain, units):
        return Reason.UNIT if _numbers(said) & _numbers(known) else Reason.FIGURE
    numbers = _same_number(said, known)
    if numbers is not None:
        return numbers
    return _same_manner(said, known)


def _lasting(said: Figure, known: Figure) -> Figure:
    """Return 1年を超える as 1年以上 where a fact has that: of what lasts nobody tells them apart."""
    if said.beyond == "超" and said.unit in _LASTING and "以上" in known.hedges and said.value == known.value:
        return replace(said, beyond=None, hedges=said.hedges | {"以上"}, low=known.low, high=known.high)
    return said


_LASTING = frozenset({"年", "か月", "週", "日"})


def _in_days(said: Figure, known: Figure) -> tuple[Figure, Figure]:
    """Return two figures with weeks as days where the other one has days: 14日以内 of 2週間以内."""
    if (said.unit, known.unit) == ("か月", "年") and known.low == known.high and known.low:
        return said, replace(known, unit="か月", low=12 * known.low, high=12 * known.low)  # 12か月 of 1年
    if {said.unit, known.unit} != {"週", "日"}:
        return said, known
    of_said, of_known = (
        replace(one, unit="日", low=one.low and 7 * one.low, high=one.high and 7 * one.high)
        if one.unit == "週"
        else one
        for one in (said, known)
    )
    return of_said, of_known


def same_unit(said: str | None, known: str | None, units: frozenset[str] = frozenset()) -> bool:
    """Tell whether two units measure the same; a sentence may leave a unit out, and つ counts everything."""
    if (
        said is None
        or said == known
        or ("つ" in (said, known) and not {said, known} & _NOT_THINGS)
        or (said in units and known == "か所")
        or {said, known} <= _CASES
    ):
        return True
    if known is None:
        return not units or said in units or (said == "か所" and bool(units & _BODIES))
    return {said, known} <= (_BODIES | {"か所"}) and "か所" in (said, known)


def _numbers(one: Figure) -> set[Fraction | None]:
    return {one.value, one.times} - {None}


def _same_number(said: Figure, known: Figure) -> Reason | None:
    """Return None where the numbers agree, UNIT where only the period differs, FIGURE where they do not."""
    if "回/年" in (said.unit, known.unit) and said.unit != known.unit:
        return _count_and_frequency(said, known)
    if (said.low, said.high) == (known.low, known.high) or _rounded(said, known):
        return None
    if said.unit == "回/年" and said.times is not None and said.times == known.times:
        return Reason.UNIT
    if said.value is not None and said.value == known.value:
        return None if said.beyond and said.beyond in known.hedges else Reason.QUALIFIER
    return Reason.FIGURE


def _count_and_frequency(said: Figure, known: Figure) -> Reason | None:
    """Compare 年4回 with 4回: equal where nothing but a year can be meant."""
    often, count = (said, known) if said.unit == "回/年" else (known, said)
    if count.per is None and (often.low, often.high) == (count.low, count.high):
        return None if often.yearly or often is known else Reason.UNIT
    return Reason.UNIT if _numbers(often) & _numbers(count) else Reason.FIGURE


def _rounded(said: Figure, known: Figure) -> bool:
    """Tell whether the sentence's number is the fact's exact one, rounded or bounded as its words say."""
    value, exact = said.value, known.value
    if value is None or exact is None or known.hedges or known.beyond or value == exact or value <= 0:
        return False
    step = _last_place(value)
    if "約" in said.hedges:
        return abs(value - exact) <= min(step / 2, value / 5)
    if said.beyond and not said.hedges:
        return _keeps(said, value, exact, above=said.beyond == "超")
    if said.hedges & {"余", "強"}:
        return value < exact < value + step
    if "弱" in said.hedges:
        return value - step < exact < value
    return _bounded(said, value, exact)


def _bounded(said: Figure, value: Fraction, exact: Fraction) -> bool:
    if not said.hedges & _BOUNDS or value % 5:
        return False
    return _keeps(said, value, exact, above=bool(said.hedges & {"以上", "超"}))


def _keeps(said: Figure, value: Fraction, exact: Fraction, *, above: bool) -> bool:
    """Tell whether an exact figure lies beyond a bound, and next to it: 20人以上 of 23人, not of 80人."""
    step = min(_last_place(value), value / 4, Fraction(10) if said.unit == "%" else value)
    return 0 < exact - value < step if above else 0 < value - exact < step


def _last_place(value: Fraction) -> Fraction:
    """Return the place of the last digit that is not zero: 100 of 1,200, 1/10 of 1.5."""
    number = Decimal(value.numerator) / Decimal(value.denominator)
    exponent = number.normalize().as_tuple().exponent
    return Fraction(10) ** exponent if isinstance(exponent, int) and abs(exponent) < 30 else Fraction(1)


def _same_manner(said: Figure, known: Figure) -> Reason | None:
    if not _same_period(said, known):
        return Reason.UNIT
    counting = known.counting or known.titled
    if said.counting and counting and said.counting != counting:
        return Reason.UNIT
    if said.counting == "実" and counting is None:
        return Reason.UNIT
    if known.counting == "延" and said.counting is None and not said.gross and said.plain not in TIMES:
        return Reason.UNIT
    if said.counting == "延" and counting is None and said.plain not in TIMES:
        return Reason.UNIT
    rounded = (said.low, said.high) != (known.low, known.high)
    loose = {"約"} if known.mean else set()
    coarse = known.unit == "%" and known.places < 0  # 6割 is about so many already
    loose |= {"約"} if coarse else set()
    added = said.hedges - known.hedges - ({"約", "余", "強", "弱"} | _BOUNDS if rounded else loose)
    lost = known.hedges - said.hedges - ({said.beyond} if said.beyond else set())
    return Reason.QUALIFIER if added or lost else None


def _same_period(said: Figure, known: Figure) -> bool:
    if "回/年" in (said.unit, known.unit):
        return True
    one, other = (("年" if one.per in ("年", "年度", "年間") else one.per) for one in (said, known))
    return one == other or {one, other} == {None, "年"} or (one is None and other in said.periods)


_EACH = regex(
    "各(?P<each>[^0-9]*)|(?P<number>[0-9一]+)(?P<what>[^0-9]+?)の?(?:につき|あたり|当たり|ごと)[^0-9]*"
    "|(?P<every>[^0-9各]+?)(?:ごと|毎)[^0-9]*"
)


def same_each(said: str, known: str) -> bool:
    """Tell whether two words say for each of what a figure is: 各回 is 1回当たり, and not 2回当たり or 1日当たり."""
    one, other = _EACH.fullmatch(said), _EACH.fullmatch(known)
    if one is None or other is None:
        return True
    noun, other_noun = (found["each"] or found["what"] or found["every"] or "" for found in (one, other))
    return (one["number"] or "1").replace("一", "1") == (other["number"] or "1").replace("一", "1") and (
        noun in other_noun or other_noun in noun
    )
