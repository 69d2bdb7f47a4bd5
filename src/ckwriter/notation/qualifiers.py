"""Read the words round an amount: 約 … 程度, 延べ …, 計 …, 各区 …, △ …, 年 …, … /年, … 以上, … （実人数）."""

from __future__ import annotations

import re
from dataclasses import replace

from ckwriter.notation.quantity import BOUNDS, Quantity
from ckwriter.notation.units import PER, canonical_unit

_YEARLY = "(?:年間|[毎各]年度?|(?<![0-9元隔今昨前来本翌同当青少中成近例長通周学高壮若老晩定半])年)"
_MONTHLY = "(?:月間|[毎各]月|(?<![0-9今先来同当翌か箇ヶカ隔])月)"
_WEEKLY = "(?:[毎各]週|(?<![0-9今先来翌隔])週)"
"""年, 月 and 週 that say per year, month and week; not those of 青年, 今月, 隔週."""

_PREFIX = re.compile(
    "(?:(?P<hedge>約|およそ|おおよそ|概ね|おおむね|ほぼ|概算で?|推計|最大|最高|最低|少なくとも|上限)"
    "|(?P<total>合計|総計|累計|小計|総数|(?<![統設会家時推集累])計|(?<![安健保完])全|(?<!の)総):?"
    "|(?P<gross>(?<![遅順])延べ?(?:(?:人数|件数|回数|数|人員):?)?|のべ)"
    "|(?P<net>実(?:人数|件数|人員|数):?|(?<![事現真充誠確口])実)"
    r"|(?P<minus>[△▲]|(?<![0-9A-Za-z])−|マイナス|(?<![^\s(])-)|\+|プラス"
    rf"|(?P<per>{_YEARLY}|{_MONTHLY}|{_WEEKLY}|毎日)(?:平均|度内に|に)?"
    "|(?P<each>各[一-龥々ァ-ヶー]{0,10}(?<![年月週日毎約計延実全])"
    r"|[一-龥ァ-ヶー]{1,8}(?<!四半期)(?<!か月)(?<![年月週日])(?:ごと|毎))に?)\s{0,2}\Z"
)
_SUFFIX = re.compile(
    rf"\s{{0,2}}(?:/ ?(?P<per>{PER})(?![0-9])"
    "|(?P<hedge>程度|前後|ほど|くらい|ぐらい|弱(?![者視い点])|強(?![化度みい調])|余り|余(?![暇儀])|内外"
    "|以上|以下|未満|以内|を?超(?:える|え)?(?!過))"
    r"|\((?P<net>実人数|実人員|実数|実件数|実)\)"
    r"|\((?P<gross>延べ?人数|延べ?件数|延べ?回数|延べ?数|延べ?人員|延べ?)\))"
)
NOTE = re.compile(r"\s{0,2}(?P<note>\([^()\n]{1,80}\))")
"""Brackets behind an amount."""

_WHOSE = re.compile(r"\((?P<each>各[一-龥々ァ-ヶー]{1,10}|[一-龥ァ-ヶー]{1,8}ごと)(?:に|で)?\)")


def qualified(text: str, one: Quantity, floor: int) -> Quantity:
    """Return the amount with the words round it, none of them before `floor`."""
    return _with_prefixes(text, _with_suffixes(text, one), max(floor, one.start - 40))


def _with_suffixes(text: str, one: Quantity) -> Quantity:
    while (found := _SUFFIX.match(text, one.end)) is not None:
        if found["per"] and (one.per or not one.unit):
            break
        one = replace(one, end=found.end())
        if found["per"]:
            one = replace(one, per=canonical_unit(found["per"]))
        elif found["hedge"]:
            hedge = "超" if "超" in found["hedge"] else found["hedge"].removesuffix("り")
            one = _hedged(one, hedge, (*one.hedges, hedge))
        else:
            one = replace(one, counting="実" if found["net"] else "延")
    note = NOTE.match(text, one.end)
    if note is None:
        return one
    whose = _WHOSE.fullmatch(note["note"])
    return replace(one, note=note["note"], each=whose["each"] if whose else one.each)


def _with_prefixes(text: str, one: Quantity, floor: int) -> Quantity:
    while (found := _PREFIX.search(text, max(floor, one.start - 20), one.start)) is not None:
        if found["per"] and (one.per or not one.unit):
            break
        one = replace(one, start=found.start())
        if found["hedge"]:
            one = _hedged(one, found["hedge"], (found["hedge"], *one.hedges))
        elif found["gross"] or found["net"]:
            one = replace(one, counting="延" if found["gross"] else "実")
        elif found["minus"]:
            value, low, high = (None if part is None else -part for part in (one.value, one.high, one.low))
            one = replace(one, value=value, low=low, high=high)
        elif found["per"]:
            one = replace(one, per=found["per"].lstrip("毎各")[0])
        elif found["each"]:
            one = replace(one, each=found["each"])
        elif found["total"]:
            one = replace(one, total=True)
    return one


def _hedged(one: Quantity, hedge: str, hedges: tuple[str, ...]) -> Quantity:
    one = replace(one, hedges=hedges)
    known = BOUNDS.get(hedge) if one.value is not None else None
    if known == "low":
        return replace(one, high=None)
    return replace(one, low=None) if known == "high" else one
