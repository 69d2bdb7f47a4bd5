"""Whether what a sentence tells to have come first did so, and so many years before: by the dates of both.

Two happenings are found by their words, and the words that join them tell which one is said to be the earlier:
BはAの2年後に始まった, Aに先立ちB, Aが先行し、Bはこれに遅れた. Nothing is doubted where one of them is not clear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ckwriter.grounding.dates.happenings import Happening, happenings, spoken_of
from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.readings import Reading
from ckwriter.notation.numerals import read_number
from ckwriter.patterns import regex

_ACT = (
    "(?:設置|開始|開設|配置|策定|作成|発足|創設|新設|再開|休止|中止|廃止|改訂|改正|改組|統合|導入|拡大|拡充|実施|開催|養成|終了"
    "|移行|位置付け|位置づけ|立ち上げ|立上げ|始動|着手|参加|参画|加入|締結|整備|開講|開所|変更|制定|施行|公表|見直し|結成|設立"
    "|展開|改称|指定|委託|配布|試行|(?:先行|モデル)実施)"
)
_SPAN = "(?P<years>[0-9]{1,2}|[一二三四五六七八九十]{1,2})年"
_AFTER = (
    f"(?:{_ACT}の?|[たる]|の)(?P<next>翌々?年)度?(?:に|から|の|、|である|で)",
    f"(?:{_ACT}の?|[たの])(?:(?:か?ら)?(?:約|およそ|ちょうど)?{_SPAN}後|後|のち|あと)(?:に(?!は)|には|、|である|で(?!の|き)|から|は|(?=[一-龥ァ-ヴ])(?![半期者任見継遺]))",
    f"(?<=から)(?:約|およそ|ちょうど)?{_SPAN}(?:間?を?(?:経|へ)(?:て|た|過)|後|が?(?:たっ|経っ|過ぎ)て|を?か(?:け|か)|目|を要|ぶり|で(?!は)|の(?:時|月日)|遅れ)",
    "(?<=[しいけめえげじきびみっん])てから、?",
    "を経て、?",
    "のを(?:待って|待ち|見届け)",
    "(?:に|と)(?:引き続き|引き続いて|続き|続いて|続く|続いた|次ぎ|次いで|次ぐ)、?",
    "(?:を受け(?:て)?(?![たるらさ入付持止])|を契機に|を契機として|を機に|を機として|の末に?|をきっかけに|をきっかけとして|を皮切りに|を足掛かりに|を足がかりに|を踏まえ(?:て)?|から(?:ほどなく|まもなく|間もなく|程なく|しばらく|すぐ)(?:して)?|の直後に?)、?",
    "(?:(?<=[置始設成足施定行入開]))(?:以降|以後)(?:に|、|は)",
    f"(?:よりも?|に)、?(?:約|およそ)?(?:{_SPAN}(?:ほど)?)?(?:遅れ|遅[くいか]|おくれ|新しい|新しく|後に|後から|後で|後となる|後れ)",
)
"""What stands behind the earlier of two."""
_BEFORE = (
    f"(?:{_ACT}の?|[るくすうつぬむぶぐの])(?:(?:約|およそ|ちょうど)?{_SPAN}前|前(?![年回期向提述記進後身者]))(?:に|の|、|である|で|から|は)",
    f"(?:{_ACT}の?|[るくすうつぬむぶぐの])前年度?(?:に|の|、|である|で|から)",
    "に(?:先立ち|先立って|先立つ|先だち|先だって|先んじ|先駆け|先行し|先行す)(?:て)?、?",
    f"よりも?、?(?:約|およそ)?(?:{_SPAN}(?:ほど)?)?(?:早く|早い|古い|古く|前に|前の|前で|先に|先で|先んじ|以前)",
)
"""What stands behind the later of two."""
_SAME = ("(?:と|の)(?:同じ年度?|同年度?)(?:に|で|の)", "と(?:同時に|並行して|時を同じく)")
_JOINS = tuple(
    (order, regex(pattern))
    for order, patterns in (("after", _AFTER), ("before", _BEFORE), ("same", _SAME))
    for pattern in patterns
)
_TOPIC = regex("(?<![でにとたま])は(?![じかずいやっ])、?|(?<=[一-龥])が")
_THIS = regex("(?:これ|それ|そ|こ|同)$")
"""What stands for the clause before: its end is cut off where the join begins with の (その2年後)."""
_FIRST = regex(
    "(?:が|は|を|で|から|の方が|のほうが)?(?:先(?:に|行|で(?=[、。あ])|であ|ん[じで])|一足早)|^まず|^はじめに|^初めに|^最初に|^当初"
)
_THEN = regex(
    "^(?:その後(?!の)|次に|次いで|続いて|これに(?:続|次|遅|引き続)|やがて|のちに|後に|後で|それ(?:から|に(?:続|遅)))"
    "|(?:その後(?!の)|次に|次いで|これに(?:続|次|遅|後れ)|それに(?:続|次|遅)|(?<=[はが])(?:後から|後に|遅れて|後で|後で?あ))"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """Two happenings as a sentence orders them; `years` apart where it says so."""

    earlier: Happening
    later: Happening
    start: int
    end: int
    years: int | None = None
    inclusive: bool = False
    same: bool = False


def sequence_doubts(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where a sentence turns the order of two happenings round, or counts other years between them."""
    text = sentence.text
    if not _ORDERS.search(text):
        return
    known = happenings(evidence)
    if len(known) < 2:
        return
    yield from _extreme(text, known)
    for told in (*_joined(text, known), *_between(text, known), *_in_clauses(text, known)):
        if detail := _wrong(told):
            yield Doubt(told.start, told.end, text[told.start : told.end], Reason.DATE, (), detail)
            return


_ORDERS = regex(
    "[前後先次翌続新古待遅経早間末機]|から|のち|あと|まず|やがて|受け|契機|きっかけ|皮切|足掛|足が|踏まえ|同[じ年時]|最[初もう後]|一番|いちばん|真っ先|以[降後]|当初|初めに|はじめに|並行"
)


_UTMOST = regex(
    "(?P<first>最初に|一番(?:早[くい]|先に|古)|最も(?:早[くい]|古)|いちばん(?:早く|先に|古)|真っ先に)|(?P<last>最も新し|一番新し|最も遅く|最後に)"
)


def _extreme(text: str, known: Sequence[Happening]) -> Iterator[Doubt]:
    """Yield a doubt where what is told as the first, or the last, of them is not."""
    found = _UTMOST.search(text)
    if found and _is_utmost(found, known) is False:
        yield Doubt(found.start(), found.end(), found[0], Reason.DATE)


def _is_utmost(found: re.Match[str], known: Sequence[Happening]) -> bool | None:
    """Return whether what a sentence tells as the first, or the last, is that; None where there is no telling."""
    text = found.string
    one = spoken_of(text, known) if "は" in text and not re.search("、(?:次|続|その後)", text) else None
    if one is None:
        return None
    return not any(each.is_before(one) if found["first"] else one.is_before(each) for each in known)


def is_utmost(sentence: Reading, evidence: Evidence) -> bool:
    """Tell whether a sentence calls the first, or the last, what the dates of the facts show to be that."""
    found = _UTMOST.search(sentence.text)
    return bool(found and _is_utmost(found, happenings(evidence)))


def _wrong(told: _Told) -> str:
    """Return what is wrong with an order; "" where nothing is, or nothing certain."""
    one, other = told.earlier, told.later
    shown = f"事実では{_shown(one)}、{_shown(other)}"
    apart = other.year - one.year
    if told.same:
        return shown if one.is_before(other) or other.is_before(one) else ""
    if other.is_before(one):
        return shown
    if told.years is None:
        return ""
    allowed = {apart, *((apart + 1,) if told.inclusive else ())}
    if one.fiscal != other.fiscal:
        allowed |= {apart - 1, apart + 1}
    return shown if told.years not in allowed else ""


def _shown(one: Happening) -> str:
    return f"「{one.words.strip()[:14]}」は{one.year}年{'度' if one.fiscal else ''}"


def _joined(text: str, known: Sequence[Happening]) -> Iterator[_Told]:
    """Yield two happenings that words between them join: AのあとB, BはAの2年後に."""
    for order, pattern in _JOINS:
        for found in pattern.finditer(text):
            statement = max(text.rfind("。", 0, found.start()) + 1, 0)
            left = text[statement : _end_of_left(found)]
            right = re.split("。", text[found.end() :])[0]
            near = _before_this(left, known) if _THIS.search(left) else _nearest(left, known)
            if near is None:
                continue
            one, rest = near
            other = _first_of(right, known, one) or (spoken_of(rest, known) if rest else None)
            if other is None or (other.first, other.last) == (one.first, one.last):
                continue
            years, inclusive = _years_of(found)
            earlier, later = (other, one) if order == "before" else (one, other)
            yield _Told(earlier, later, found.start(), found.end(), years, inclusive, order == "same")


_GAP = regex(
    f"(?P<one>[^。]{{3,40}}?)(?:と|から)(?P<other>[^。]{{3,40}}?)(?:と?の間|まで)(?:に|は|には|の)、?(?:約|およそ)?{_SPAN}"
)


def _between(text: str, known: Sequence[Happening]) -> Iterator[_Told]:
    """Yield two happenings between which a sentence counts years: Aの設置とBの開始との間には、4年の開きがある."""
    for found in _GAP.finditer(text):
        one, other = spoken_of(found["one"], known, most=True), spoken_of(found["other"], known, most=True)
        if one and other and (one.first, one.last) != (other.first, other.last):
            yield _Told(one, other, found.start("years"), found.end("years") + 1, _years_of(found)[0])


def _end_of_left(found: re.Match[str]) -> int:
    """Return where the words end that name what stands before a join: an act at its head belongs to them."""
    act = _ACT_HEAD.match(found[0])
    return found.start() + (act.end() if act else 0)


_ACT_HEAD = regex(_ACT)


def _nearest(left: str, known: Sequence[Happening]) -> tuple[Happening, str] | None:
    """Return what the words right before a join speak of, and the topic before them."""
    topics = list(_TOPIC.finditer(left))
    cuts = [one.end() for one in topics[-1:]] + [left.rfind("、") + 1]
    for cut in sorted(set(cuts), reverse=True):
        if one := spoken_of(left[cut:], known, most=True):
            return one, left[:cut]
    for cut in cuts[:1]:  # what the topic is not: ネットは、勉強会より of 勉強会を母体にネットを設置
        topic = spoken_of(left[:cut], known)
        rest = [each for each in known if topic and (each.first, each.last) != (topic.first, topic.last)]
        if one := spoken_of(left[cut:], rest, most=True):
            return one, left[:cut]
    return None


def _before_this(left: str, known: Sequence[Happening]) -> tuple[Happening, str] | None:
    """Return what the clause before speaks of, to which これ or その points, and the topic behind it."""
    clause, _, topic = left.rpartition("、")
    one = spoken_of(clause, known, most=True) if clause else None
    return (one, topic) if one else None


def _first_of(right: str, known: Sequence[Happening], one: Happening) -> Happening | None:
    """Return what the words behind a join speak of first, other than what stands before it."""
    for part in (re.split("、", right)[0], right):
        other = spoken_of(part, known)
        if other and (other.first, other.last) != (one.first, one.last):
            return other
    return None


def _years_of(found: re.Match[str]) -> tuple[int | None, bool]:
    groups = found.groupdict()
    if groups.get("next"):
        return (2 if "々" in groups["next"] else 1), False
    if groups.get("years"):
        number = read_number(groups["years"])
        inclusive = "目" in found[0]
        return (int(number) if number is not None else None), inclusive
    return (1, False) if re.search("前年", found[0]) else (None, False)


def _in_clauses(text: str, known: Sequence[Happening]) -> Iterator[_Told]:
    """Yield two happenings of clauses that follow each other: Aが先に始まり、Bは後から; まずA、次にB."""
    at = 0
    clauses: list[tuple[int, str, Happening | None]] = []
    for part in re.split("(?<=[、。])", text):
        clauses.append((at, part, spoken_of(part, known)))
        at += len(part)
    told = [(start, part, one) for start, part, one in clauses if one]
    for (start, part, one), (next_start, next_part, other) in pairwise(told):
        first, then = _FIRST.search(part), _THEN.search(next_part) or _THEN.search(text[start + len(part) : next_start])
        if first:
            yield _Told(one, other, start + first.start(), start + first.end())
        elif then:
            yield _Told(one, other, next_start, next_start + 1)
