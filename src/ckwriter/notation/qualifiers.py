"""Read the words round an amount: 約 … 程度, 延べ …, 計 …, 各区 …, △ …, 年 …, … /年, … 以上, … （実人数）."""

from __future__ import annotations

from ckwriter.notation.amounts import Amount
from ckwriter.notation.quantity import BOUNDS
from ckwriter.notation.units import PER, canonical_unit
from ckwriter.patterns import regex

_YEARLY = "(?:年間|[毎各]年度?|(?<![0-9元隔今昨前来本翌同当青少中成近例長通周学高壮若老晩定半])年)"
_MONTHLY = "(?:月間|[毎各]月|(?<![0-9今先来同当翌か箇ヶカ隔])月)"
_WEEKLY = "(?:[毎各]週|(?<![0-9今先来翌隔])週)"
"""年, 月 and 週 that say per year, month and week; not those of 青年, 今月, 隔週."""

_PREFIX = regex(
    "(?:(?P<hedge>約|およそ|おおよそ|概ね|おおむね|ほぼ|概算で?|推計|最大|最高|最低|少なくとも|上限)"
    "|(?P<total>合計|総計|累計|小計|総数|(?<![統設会家時推集累])計|(?<![安健保完])全|(?<!の)総):?"
    "|(?P<gross>(?<![遅順])延べ?(?:(?:人数|件数|回数|数|人員):?)?|のべ)"
    "|(?P<net>実(?:人数|件数|人員|数):?|(?<![事現真充誠確口])実)"
    r"|(?P<minus>[△▲]|(?<![0-9A-Za-z])−|マイナス|(?<![^\s(])-)|\+|プラス"
    rf"|(?P<per>{_YEARLY}|{_MONTHLY}|{_WEEKLY}|毎日)(?:平均|度内に|に)?"
    "|(?P<each>各[一-龥々ァ-ヶー]{0,10}(?<![年月週日毎約計延実全])"
    r"|[一-龥ァ-ヶー]{1,8}(?<!四半期)(?<!か月)(?<![年月週日])(?:ごと|毎))に?)\s{0,2}\Z"
)
_SUFFIX = regex(
    rf"\s{{0,2}}(?:/ ?(?P<per>{PER})(?![0-9])"
    "|(?P<hedge>程度|前後|ほど|くらい|ぐらい|弱(?![者視い点])|強(?![化度みい調])|余り|余(?![暇儀])|内外"
    "|以上|以下|未満|以内|を?超(?:える|え)?(?!過))"
    r"|\((?P<net>実人数|実人員|実数|実件数|実)\)"
    r"|\((?P<gross>延べ?人数|延べ?件数|延べ?回数|延べ?数|延べ?人員|延べ?)\))"
)
NOTE = regex(r"\s{0,2}(?P<note>\([^()\n]{1,80}\))")
"""Brackets behind an amount."""

_WHOSE = regex(r"\((?P<each>各[一-龥々ァ-ヶー]{1,10}|[一-龥ァ-ヶー]{1,8}ごと)(?:に|で)?\)")


_PREFIX_ENDS = frozenset("約そねぼ算で計大高低も限数全総:べ延員実△▲−ス-+年月週間度日均に毎と")
"""The last characters of the words in front, but for 各区."""

_SUFFIX_BEGINS = frozenset("/程前ほくぐ弱強余内以未を超(")
"""The first characters of the words behind."""


def qualify(text: str, one: Amount, floor: int) -> None:
    """Add to an amount what the words round it say, none of them before `floor`."""
    _add_suffixes(text, one)
    _add_prefixes(text, one, max(floor, one.start - 40))


def _add_suffixes(text: str, one: Amount) -> None:
    if text[one.end : one.end + 3].lstrip()[:1] not in _SUFFIX_BEGINS:
        return
    while (found := _SUFFIX.match(text, one.end)) is not None:
        if found["per"] and (one.per or not one.unit):
            break
        one.end = found.end()
        if found["per"]:
            one.per = canonical_unit(found["per"])
        elif found["hedge"]:
            hedge = "超" if "超" in found["hedge"] else found["hedge"].removesuffix("り")
            _hedge(one, hedge, (*one.hedges, hedge))
        else:
            one.counting = "実" if found["net"] else "延"
    if (note := NOTE.match(text, one.end)) is not None:
        one.note = note.span("note")
        if whose := _WHOSE.fullmatch(note["note"]):
            one.each = whose["each"]


def _add_prefixes(text: str, one: Amount, floor: int) -> None:
    while _may_have_prefix(before := text[max(floor, one.start - 20) : one.start]):
        found = _PREFIX.search(text, one.start - len(before), one.start)
        if found is None:
            break
        if found["per"] and (one.per or not one.unit):
            break
        one.start = found.start()
        if found["hedge"]:
            _hedge(one, found["hedge"], (found["hedge"], *one.hedges))
        elif found["gross"] or found["net"]:
            one.counting = "延" if found["gross"] else "実"
        elif found["minus"]:
            one.value, one.low, one.high = (None if part is None else -part for part in (one.value, one.high, one.low))
        elif found["per"]:
            one.per = found["per"].lstrip("毎各")[0]
        elif found["each"]:
            one.each = found["each"]
        elif found["total"]:
            one.total = True


_BODIES = (
    "区|圏域|地区|ブロック|か所|[カヵヶケ箇]所|会場|地域|島|市町村|市|町|村|校|保健所|コース|グループ|班|部会|事業所"
    "|病院|施設"
)
_SO_MANY = f"(?P<each>[0-9]{{1,3}}(?:{_BODIES}))"
_TIMES_BEHIND = regex(rf"\s?[×✕xX*] ?(?:各)?{_SO_MANY}")
_TIMES_BEFORE = regex(rf"(?<![0-9]){_SO_MANY} ?[×✕xX*]\s?\Z")


def multiplier(text: str, start: int, end: int) -> str | None:
    """Return of what each has an amount so many, where it is multiplied: 5区 of 年4回×5区 and of 5区×年4回."""
    found = _TIMES_BEHIND.match(text, end) or _TIMES_BEFORE.search(text, max(0, start - 10), start)
    return found["each"] if found else None


def _may_have_prefix(before: str) -> bool:
    return before[-3:].rstrip()[-1:] in _PREFIX_ENDS or "各" in before


def _hedge(one: Amount, hedge: str, hedges: tuple[str, ...]) -> None:
    one.hedges = hedges
    known = BOUNDS.get(hedge) if one.value is not None else None
    if known == "low":
        one.high = None
    elif known == "high":
        one.low = None
