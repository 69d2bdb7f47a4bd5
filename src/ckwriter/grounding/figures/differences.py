"""Figures by which two others differ (6件上回った, 1.8ポイント低下), and whether the direction is right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import permutations
from typing import Literal

from ckwriter.grounding.figures.comparing import same_unit
from ckwriter.grounding.figures.derived import Group, amount, near
from ckwriter.grounding.figures.figure import Figure
from ckwriter.patterns import regex

_MORE = (
    "増|しの|凌|上回|上昇|多|長|遅|延び|延ば|上げ|上が|高め|高ま"
    "|伸び|伸ば|超|拡大|プラス|改善|高|上積|積み増|上乗|追加|加え|押し上|引き上|アップ|広"
)
_LESS = (
    "減|下回|低下|下降|少な|縮|短|早|下げ|下が|割り込|満た|不足|(?<!に)(?<!には)(?:及ば|届か|届い|達し(?:なか|ない|てい))|残|マイナス|落ち|足り|低|削|圧縮"
    "|引き下|ダウン|抑え|絞"
)
_RATE = "(?:、|[（(])(?:率に(?:して|すると)|率では|割合では)?(?:約|およそ)?[0-9.]+(?:%|割|倍)(?:程度|ほど)?(?:[)）])?"
_IN_A_ROW = "(?:[^、。0-9]{0,3}、[^、。0-9]{0,24}[0-9,.]+[^、。0-9]{0,3})*(?:、(?:それぞれ|いずれも|ともに))?"
_ASIDE = f"(?:{_RATE}|{_IN_A_ROW})??"
"""What may stand between a difference and its word: a rate, or differences of others in a row."""
_BEHIND = regex(rf"{_ASIDE}(?:(?!目標)[^、。0-9]){{0,8}}?(?:(?P<more>{_MORE})|(?P<less>{_LESS})|差|開き|隔たり)")
_BEFORE = regex(
    r"(?:差は?|不足(?:分|数)?は|超過(?:分|数)?は|伸びは|隔たりは|開きは|あと|残[りる]|増加数は?|減少数は?|増減は?|[増減]加?幅は?|[+＋△▲-])[^、。0-9]{0,4}$"
)
_BASE = regex(
    "[)）]?(?:(?:の|とした|とする|という)?(?:目標|計画|当初|実績|現状|平均|前年度?|昨年度?)(?:値)?)?(?:から|を|より|に(?:対|比|は|及|届|迫|[0-9]))"
)
_OTHERS = regex("(?:以外|ほか|除く?|残[りる]?|ていない|ない|なかった)[^、。0-9]{0,12}$")
"""Before a figure that counts those which a part leaves over: 加わっていないのは2病院."""
_MOST = 40

_GIVES = regex("(?:の?(?:増|減)(?:加|少)?|多い|少ない|上回る|下回る|増えた?|減った?)の?[^、。0-9]{0,4}")
"""Between a difference and what it leads to."""
_AGAINST = regex("(?:で(?:あった|あり)?|となり)?(?:に対し|から|より|に比べ|と比べ|、(?:今|本|翌)年度は)")
_FROM_TO = (regex("から[^。]{0,16}"), regex("(?:へ|に|まで|と)と?、?[^、。0-9]{0,4}"))
"""Between the two figures that a difference behind them is of: 20回から24回へと4回."""
_SHORT_OF = regex(
    "[をは]?[^、。0-9]{0,4}(?:残[すしりるっ]|不足|足り|及ば|届か|要[しす]|必要)(?!な?かった|した|で?あった)"
)
"""Behind what is left to reach an aim, which lies above where things stand and comes after it in a row."""

_BOUNDS = frozenset({"以上", "以下", "未満"})
"""A difference is one figure: nothing is known of it but what it is."""

Sign = Literal["more", "less", ""]


def difference(
    said: Figure, text: str, groups: Iterable[Group], done: Group, later: Group, cited: Group
) -> Sign | None:
    """Return how a figure is told as the difference of two others, which have it; None where there are no such two.

    Args:
        said: the figure.
        text: the sentence, folded in width.
        groups: figures that belong together, the earlier first.
        done: the sentence's own figures before this one that the facts hold; the last must be one of the two.
        later: the sentence's figures behind it; where none stands before it, the first must be one of the two.
        cited: all figures of the facts, which may be set against one that the sentence names.

    """
    if said.value is None or said.all or said.manner or said.hedges & _BOUNDS or said.unit in ("%", "倍"):
        return None
    behind = _BEHIND.match(text, said.end)
    before = _BEFORE.search(text, max(0, said.start - 14), said.start)
    others = _OTHERS.search(text, max(0, said.start - 16), said.start)
    if not (behind or before or others):
        return None
    unit = "%" if said.unit == "ポイント" else said.plain
    named = [one for one in done if one.value is not None and same_unit(unit, one.plain)][-1:]
    gives = bool(later and _GIVES.fullmatch(text, said.end, later[0].start))
    if gives and named and _AGAINST.match(text, named[0].end):
        groups, cited = (), (named[0], later[0])
    if gives:
        named = []  # 2市町増の17市町
    follows = [one for one in later if one.value is not None and same_unit(unit, one.plain)][:1] if not named else []
    if follows and _ANOTHER_YEAR.search(text, said.end, follows[0].start):
        follows = []  # 目標に5人足りず、今年度も12人を目標とする
    aimed = "目標" in text[: said.start]
    short = bool(_SHORT_OF.match(text, said.end))
    left_over = bool(before and re.match("残|あと", before[0]))
    sign: Sign = (
        "" if behind is None or (short and named) else "more" if behind["more"] else "less" if behind["less"] else ""
    )
    if len(done) > 1 and _is_from_to(done[-2], done[-1], said, text):
        groups, cited, named = (), done[-2:], list(done[-1:])
    for group in [*groups, cited] if named or follows else groups:
        alike = [one for one in group if one.value is not None and same_unit(unit, one.plain)][:_MOST]
        for more, less in permutations(alike, 2):
            if not near(said, amount(more) - amount(less)) or (left_over and more is not max(alike, key=amount)):
                continue
            if not named and not follows:
                ordered = _in_order(alike, more, less, sign)
                if sign and group is not cited and not ordered and not (aimed and short):
                    continue
                return sign
            from_it = bool(named) and _is_base(named[0], said, text)
            if _fits([*named, *follows], more, less, sign, from_it=from_it):
                return sign
    return None


def _is_from_to(first: Figure, last: Figure, said: Figure, text: str) -> bool:
    apart, behind = _FROM_TO
    alike = same_unit(first.plain, last.plain) and same_unit(said.plain, last.plain)
    return alike and bool(apart.fullmatch(text, first.end, last.start) and behind.fullmatch(text, last.end, said.start))


def _is_base(named: Figure, said: Figure, text: str) -> bool:
    """Tell whether a difference is measured from the figure named before it: 36件から5件増, 目標の30件を6件上回る."""
    between = text[named.end : said.start]
    if re.search("[(（「]$", between) or ("、" in between and re.match("を", between)):
        return False
    if _UP_TO.match(between) and _SHORT_OF_IT.match(text, said.end):
        return True  # 20回まで2回不足した
    return bool(_BASE.match(text, named.end) or _THAN_IT.search(between))


_ANOTHER_YEAR = regex("、(?:今|本|来|次|翌)年度")
_UP_TO, _SHORT_OF_IT = regex("[)）]?まで(?:に)?"), regex("[^、。0-9]{0,3}(?:不足|足り|及ば|届か)")


_THAN_IT = regex("(?:それ|これ)(?:より(?:も)?|を|に)、?(?:約|さらに)?$")
"""Before a difference from what was told: 年2回であるのに対し、それより1回多い."""


def _in_order(group: Group, more: Figure, less: Figure, sign: Sign) -> bool:
    """Tell whether the figures of a group, which stand in the order of time, go in a direction."""
    return (group.index(more) > group.index(less)) == (sign == "more")


def _fits(told: Sequence[Figure], more: Figure, less: Figure, sign: Sign, *, from_it: bool) -> bool:
    """Tell whether the figure that the sentence tells is the one that it must be, if something changed by as much.

    With 13人で前年度より5人増, 13 is the greater one; with 8件から3件増, measured from it, 8 is the less.
    """
    value = amount(told[0])
    if not sign:
        return value in (amount(more), amount(less))
    return value == amount(less if (sign == "more") == from_it else more)
