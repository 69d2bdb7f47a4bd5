"""Figures that are computed from those of the facts: sums, shares, multiples and averages, recomputed.

A computed figure must be announced by the words round it (合わせて, 割合, 平均), and only figures that belong
together are put together: those of one fact, one row, one column, or those that the sentence itself names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import permutations
from math import floor

from ckwriter.grounding.figures.comparing import same_unit
from ckwriter.grounding.figures.figure import Figure
from ckwriter.patterns import regex

Group = Sequence[Figure]
"""Figures that belong together."""

_SUM_BEFORE = regex(
    "(?:合わせ(?:て|ると|れば|た)|併せて|あわせ(?:て|ると)|合計|総計|累計|通算|延べ?|計|全|総数|トータルで?)、?[^、。]{0,6}$|(?:(?:足し)?合わせる|合わせれば|合計する|通算する|合算する|足す)と、?[^、。0-9]{0,16}$"
)
_LISTED_BEFORE = regex("[0-9](?:回|人|件|か所)(?:で|の)、$")
_SUM_AFTER = regex("(?:の)?(?:合計|計)?(?:に(?:上|のぼ|及))")
_MEAN_BEFORE = regex("(?:平均|あたり|当たり|につき)[^、。0-9]{0,8}$")
_MAX_GROUP = 40
_RATIO_UNITS = {"%", "倍"}


def derives(said: Figure, text: str, groups: Sequence[Group], ratios: Sequence[Group]) -> bool:
    """Tell whether a sentence's figure is a sum, an average, a share or a multiple of figures that belong together.

    Args:
        said: the figure.
        text: the sentence, folded in width.
        groups: figures that belong together, for sums and averages.
        ratios: those that may be set against each other, for shares and multiples.

    """
    if said.value is None or said.all or said.manner or said.unit == "ポイント":
        return False
    if said.hedges & {"以上", "以下", "未満"} and said.unit not in _RATIO_UNITS:
        return False  # what was computed is known
    before, after = text[max(0, said.start - 14) : said.start], text[said.end : said.end + 14]
    if said.unit in _RATIO_UNITS or (said.unit is None and re.fullmatch(r"[0-9.]+", text.strip())):
        return any(_is_ratio(said, before, after, group) for group in ratios)
    return _is_sum(said, before, after, groups) or _is_mean(said, before, groups)


def near(said: Figure, value: Fraction) -> bool:
    """Tell whether a computed value is the one written, rounded to the places that are written."""
    written = said.value
    if written is None:
        return False
    place = Fraction(1, 10) ** said.places if said.places >= 0 else Fraction(10) ** -said.places
    loose = said.hedges & {"約", "余", "強", "弱"}
    if said.places < 0 and said.hedges & {"以上", "超"}:  # 2割以上 of 23%
        return written <= value < written + place
    if said.unit == "倍" and said.hedges & {"以上", "超"}:
        return written <= value < written + 1
    if said.unit == "倍" and said.places <= 0:  # 2倍 is not 1.6倍
        return abs(written - value) <= (Fraction(1, 4) if loose else Fraction(1, 10))
    if said.places <= 0 and said.unit not in _RATIO_UNITS and not loose:
        return written == value
    if loose and said.unit not in (*_RATIO_UNITS, "ポイント") and written == value:
        return False  # nothing was rounded
    if said.hedges & {"余", "強"} or (said.beyond == "超" and said.places <= 0):
        return written < value < written + place
    if "弱" in said.hedges or (said.beyond == "未満" and said.places <= 0):
        return written - place < value < written
    if said.places < 0 and not loose:  # 8割 is not 82%
        return abs(written - value) <= Fraction(3, 2)
    half_up = floor(value / place + Fraction(1, 2)) * place
    cut = floor(value / place) * place
    return written in (half_up, cut) or (bool(loose) and abs(written - value) <= min(rounding(said), abs(value) / 10))


def rounding(said: Figure) -> Fraction:
    """Return by how much what is written with 約 may differ: half of 10 or 5 where it is such a round number.

    約90% is 93.3% too, and 約96% is not.
    """
    written, place = said.value or Fraction(0), Fraction(1, 10) ** max(said.places, 0)
    if said.unit not in _RATIO_UNITS or written % place:
        return abs(written) / 20
    if said.unit == "倍":
        return Fraction(1, 4) if said.places <= 0 else place
    if said.places > 0:
        return place
    return Fraction(5) if written % 10 == 0 else Fraction(5, 2) if written % 5 == 0 else Fraction(1)


def _alike(said: Figure, group: Group) -> list[Figure]:
    found = [one for one in group if one.value is not None and same_unit(said.plain, one.plain)]
    return found[:_MAX_GROUP]


def _is_sum(said: Figure, before: str, after: str, groups: Iterable[Group]) -> bool:
    told = said.total or said.counting == "延" or _SUM_BEFORE.search(before) or _SUM_AFTER.match(after)
    if not (told or _LISTED_BEFORE.search(before)):
        return False
    return any(
        len(alike) > 1 and not _holds_its_sum(alike) and near(said, sum((amount(one) for one in alike), Fraction(0)))
        for alike in (_alike(said, group) for group in groups)
    )


def _holds_its_sum(group: Group) -> bool:
    """Tell whether a total stands among the figures with what each of its parts has: 各区3回（計21回）."""
    return any(one.total for one in group) and any(one.each for one in group)


_THINGS_BEHIND = regex("の(?P<noun>[一-龥ァ-ヴー]+)")


def is_product(said: Figure, text: str, cited: Group, done: Group) -> bool:
    """Tell whether a total is so many times what each has: 計120人 of 年2回 and 各60人, 2期12回 of 各期6回."""
    if said.value is None or said.unit in _RATIO_UNITS or said.hedges & {"以上", "以下", "未満"}:
        return False
    announced = said.total or bool(_SUM_BEFORE.search(text[max(0, said.start - 14) : said.start]))
    eaches = [one for one in cited if (one.each or one.apiece) and one.value and same_unit(said.plain, one.plain)]
    return any(
        _is(said, (one.times or amount(one)) * (other.times or amount(other)), one)
        for one in eaches
        for other in (cited if announced else done)
        if other is not one and other.value and other.plain != one.plain
    )


def _is(said: Figure, product: Fraction, each: Figure) -> bool:
    """Tell whether a figure is a product; 月3回 of 月1回 each at three places has its times multiplied."""
    if said.times is not None and each.times is not None and said.per == each.per != "年":
        return said.times == product
    return near(said, product)


def is_how_many(said: Figure, text: str, groups: Iterable[Group]) -> bool:
    """Tell whether a figure is of how many a total is the sum: 7区 or 七つの区 of 各区3回（計21回）."""
    counted = _THINGS_BEHIND.match(text, said.end) if said.unit == "つ" else None
    unit = counted["noun"] if counted else said.unit
    return any(
        one.each is not None
        and unit is not None
        and (unit in one.each or unit == "か所")
        and other.total
        and said.value == amount(other) / (one.times or amount(one))
        for group in groups
        for one, other in _pairs(group)
        if same_unit(one.plain, other.plain) and (one.times or amount(one))
    )


def amount(one: Figure) -> Fraction:
    """Return the number of a figure that has one."""
    return one.value or Fraction(0)


def _is_mean(said: Figure, before: str, groups: Iterable[Group]) -> bool:
    if not (_MEAN_BEFORE.search(before) or (said.each and re.search("平均|あたり|当たり|につき", said.each))):
        return False
    for group in groups:
        alike = _alike(said, group)
        if len(alike) > 1 and near(said, sum(map(amount, alike), Fraction(0)) / len(alike)):
            return True
        if any(
            near(said, amount(one) / amount(other))
            for one, other in _pairs(group)
            if (same_unit(said.plain, one.plain) or _is_times(said, one, other))
            and _is_per(said, other)
            and (said.counting is None or said.counting == one.counting)
        ):
            return True
    return False


def _is_times(said: Figure, one: Figure, other: Figure) -> bool:
    """Tell whether a mean is how often each came: 2.2回 of 延べ214人 and 実97人."""
    return said.plain == "回" and one.counting == "延" and other.counting == "実" and one.plain == other.plain == "人"


def _is_per(said: Figure, other: Figure) -> bool:
    """Tell whether a mean is meant over a figure: 1病院当たり over 14病院."""
    return (
        not said.each or not re.match("[1一]", said.each) or (other.plain or "") in said.each or other.plain == "か所"
    )


def _pairs(group: Group) -> Iterator[tuple[Figure, Figure]]:
    numbers = [one for one in group if one.value][:_MAX_GROUP]
    return permutations(numbers, 2)


_SHARE_BEFORE = regex(
    "(?:の(?!満足|理解|認知)|うち、?|中|比(?:べ|較)?|率(?:は|が|も|:|、)?|割合(?:は|が|も|:|、)?|達成度は?"
    "|対し、?|[(（])[^、。0-9]{0,6}$|^[^0-9]{0,2}$|[0-9][^、。0-9]{1,4}、(?:すなわち|つまり)?、?$"
)
_SHARE_AFTER = regex(
    "[^、。0-9]{0,3}?(?:を占|に当た|に相当|の?(?:増|減)|上回|下回|に(?:とどま|留ま|達|増|減)|の達成|の実績"
    "|の水準|以内|に満た|伸び|伸ば|低下|上昇|引き?[上下]げ|積み増|上積み|上乗せ|押し上げ|拡大|抑え|絞|削|圧縮)"
)


def _is_ratio(said: Figure, before: str, after: str, group: Group) -> bool:
    """Recompute 81.5%, 3割 and 1.5倍: a part of a whole, a value against a target, a change against what was before."""
    if said.unit == "%" and not _SHARE_BEFORE.search(before) and not _SHARE_AFTER.match(after):
        return False
    factor = 1 if said.unit == "倍" else 100
    changed = CHANGE.match(after)
    for one, other in permutations([one for one in group if one.value][:_MAX_GROUP], 2):
        if not same_unit(one.plain, other.plain) or other.value is None or one.value is None:
            continue
        share = one.value / other.value
        if changed is None or factor == 1:
            if near(said, factor * share) or (factor == 1 and _beyond(said, share)):
                return True
        elif near(said, factor * (share - 1 if changed["more"] else 1 - share)):
            return True
    return False


def _beyond(said: Figure, share: Fraction) -> bool:
    """Tell whether a ratio lies next to the number of times that a figure bounds: 2倍を超える of 2.2."""
    value = said.value or Fraction(0)
    if said.beyond == "超" or said.hedges & {"以上", "余", "強"}:
        return value < share < value + Fraction(1, 2)
    if said.beyond == "未満" or said.hedges & {"弱"}:
        return value - Fraction(1, 2) < share < value
    return False


CHANGE = regex(
    "[^、。0-9]{0,4}?(?:(?P<more>増|上昇|伸び(?!悩)|伸ば|アップ|上回|超過|多|高|引き?上げ|積み増|上積み|上乗せ|押し上げ|拡大)"
    "|減|低下|ダウン|縮|短縮|下回|少な|低|引き?下げ|抑え|絞|削|圧縮)"
)
