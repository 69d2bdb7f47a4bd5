"""C1: two sentences on one matter that cannot both be so, whatever the matter is.

The other checks know what they read: meetings, programmes, places. This one knows only that two sentences share rare
words, and that one says a number, a rhythm or "all" where the other says another; so it guesses, and gives way to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.texts.passages import Alignment, Passage, alignment
from ckwriter.checks.texts.readings import dates_of, frequencies_of, quantities_of
from ckwriter.checks.years.begun import begun_otherwise
from ckwriter.checks.years.everywhere import had_everywhere
from ckwriter.checks.years.extents import Extent, extents_in
from ckwriter.checks.years.opposed import opposed
from ckwriter.checks.years.placed import placed_otherwise
from ckwriter.checks.years.stands import HEAVY, NEAR, PART, Stand, alike, comparable, dates_in, other_time
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex

_ALIKE = 0.5
"""What all do, and some do not, is told of many matters: half of the lesser sentence must be the same."""
_HEAVY_EXTENT, _NEAR_EXTENT = 3.5, 0.25
"""The same for how long, in which months and at which hours: few sentences tell it at all."""


@check(level="note", rules=("R08", "R18", "R21", "R24", "R29", "R31", "R33"), gives_way=True)
def sentences_at_odds(submission: Submission) -> Iterator[Finding]:
    """同じ事柄についての文どうしが食い違わない

    Two sentences of different rows that share rare words, of which one says that all are or do something and the other
    that some are not or do not; or that give different amounts of one unit, rhythms, dates, hours, months from and to,
    lengths of time, or a beginning; or that say the opposite of each other (直営 and 委託; opened, and being prepared).
    What all areas are told to have and one to lack, and where somebody with a post is placed. What is planned, a part,
    a change or another year is left alone. It is a guess by words alone, and what another check says of the same two
    places goes before it.
    """
    aligned = alignment(submission)
    told: set[frozenset[str]] = set()
    for one, other in _pairs(submission, aligned):
        pair = frozenset((one.passage.at, other.passage.at))
        if pair not in told:
            told.add(pair)
            place = places.title_of(submission.form, one.passage.at)
            yield finding(
                submission,
                other.passage.at,
                f"「{other.shown}」とありますが、{place}では「{one.shown}」です。同じ事柄であれば、食い違っていませんか",
                hint="文の言葉から、同じ事柄と推し量っています。別の事柄や別の時期であれば、そのままで構いません。",
                quotes=[(one.passage.at, one.passage.words), (other.passage.at, other.passage.words)],
            )
    for has, lacks in had_everywhere(submission):
        place = places.title_of(submission.form, has.at)
        yield finding(
            submission,
            lacks.at,
            f"「{lacks.words}」とありますが、{place}では「{has.shown or has.words}」で、"
            f"全ての{has.kind}にあると読めます。どちらかの誤りではありませんか",
            hint="今の状況を確かめ、そろえてください。いつの時点のことかが違うときは、書き添えます。",
            quotes=[*([] if has.shown else [(has.at, has.words)]), (lacks.at, lacks.words)],
            level="warning",
        )
    for here, there in placed_otherwise(submission):
        yield finding(
            submission,
            there.at,
            f"「{there.words}」とありますが、{places.title_of(submission.form, here.at)}では「{here.words}」です。"
            "同じ人のことであれば、食い違っていませんか",
            hint="どこに置いているかを確かめ、そろえてください。別の人であれば、そのままで構いません。",
            quotes=[(here.at, here.words), (there.at, there.words)],
        )


def _pairs(submission: Submission, aligned: Alignment) -> Iterator[tuple[Stand, Stand]]:
    yield from _all_and_some(aligned)
    for stands, apart in (
        (list(_amounts(submission, aligned)), _other_value),
        (list(_rhythms(submission, aligned)), _other_value),
        (list(_dates(submission, aligned)), other_time),
    ):
        yield from _apart(aligned, stands, apart)
    yield from _apart(aligned, list(_extents(aligned)), _other_extent, _HEAVY_EXTENT, _NEAR_EXTENT)
    yield from begun_otherwise(submission, aligned)
    yield from opposed(aligned)


# ------------------------------------------------------------------------------------------------- all, and some

_ALL = regex(
    "すべて|全て|全(?:[0-9０-９一二三四五六七八九十]+)?(?:病院|区|圏域|校区|市町|例|件|員|職員|か所|事業所)|いずれ(?:も|の)"
    "|[区院域町市所者課人つ]とも(?:に)?|毎回|欠かさず|漏れなく|もれなく|残らず|一度も欠|そろって|全員"
)
_SOME = regex(
    "(?<![少つせ])(?:ない(?![方人者])|なく(?!な))|ません|なかっ|ずに|(?<!ま)ず、|未(?:参加|設置|配置|実施|作成|締結)|いまだ|まだ|欠席|欠[くけ]|中止|のうち|にとどま|残る"
)
_UNSURE = regex(
    "目指|目標|予定|見込|したい|必要|ように|よう、|検討(?:し|する|中|を)|図る|図り|求め|かつて|当時|以前|従来|だけで(?:は|なく)|のみならず|ほか|かかわらず|問わ|限ら"
)


_KINDS = "圏域|地区|校区|ブロック|区|市町村|市町|病院|診療所|事業所|保健所|支所|学校|高校|団体|課|世帯|家族会|法人"
_OF_ALL = regex(
    f"(?:全[0-9０-９一二三四五六七八九十]*|(?:すべて|全て|いずれ)の[^、。のがはを]{{0,6}}?)({_KINDS})"
    f"|({_KINDS})(?:の?(?:すべて|全て|いずれ)|とも)"
)
_OF_SOME = regex(f"[0-9０-９]({_KINDS})(?:か所)?のうち|(?:ない|未[一-龥]{{2}}の|欠く|残る)[0-9０-９]*({_KINDS})")
"""What it is of which all, or some, are told."""


def _all_and_some(aligned: Alignment) -> Iterator[tuple[Stand, Stand]]:
    """Yield sentences of which one says that all are or do what the other says that some do not."""
    every: list[Stand] = []
    some: list[Stand] = []
    for passage in aligned.passages:
        if not _is_plan(passage) and (said := _all_or_some(passage.words)):
            (every if said.of_all else some).append(Stand(passage, said.clause, said.kind, None))
    for first, second in aligned.near([one.passage for one in every], [one.passage for one in some]):
        one, other = every[first], some[second]
        if one.kind and other.kind and one.kind != other.kind:
            continue  # 全ての圏域で, and 13病院のうち12病院が
        if comparable(one.passage, other.passage) and alike(aligned, one, other, _ALIKE, HEAVY):
            yield one, other


class _Said(NamedTuple):
    of_all: bool
    """False if it is said of some."""
    clause: str
    kind: str
    """What it is of which that is said."""


@lru_cache(8192)
def _all_or_some(words: str) -> _Said | None:
    """Return what a sentence says of all or of some; None where it is an aim or not certain."""
    if _UNSURE.search(words):
        return None
    for of_all, saying, of in ((True, _ALL, _OF_ALL), (False, _SOME, _OF_SOME)):
        if found := saying.search(words):
            counted = of.search(words)
            kind = next(filter(None, counted.groups()), "") if counted else ""
            return _Said(of_all, _clause(words, found.start(), found.end()), kind)
    return None


def _is_plan(passage: Passage) -> bool:
    """Tell whether a cell is of what is to come: a policy, a target, what is expected of this year."""
    return passage.of.role in ("policy", "target") or (passage.of.role == "explanation" and not passage.of.year)


def _clause(words: str, start: int, end: int) -> str:
    first = words.rfind("、", 0, start) + 1
    last = words.find("、", end)
    return words[first : len(words) if last < 0 else last].strip("。 　")


# --------------------------------------------------------------------------------------- amounts, rhythms, dates

_OF_A_YEAR = frozenset(("人", "件", "回", "%", "世帯", "床"))
_REACH = 12
"""Characters before a figure in which a word says that it is of a part, a change or an aim."""
_NOT_OF_A_THING = frozenset(("%", "年", "歳", "割", "倍", "ポイント", "円", "時", "分", None))
_LENGTHS = frozenset(("か月", "週", "週間", "日", "日間"))
"""What is an extent, unless it is so many days a week."""
_AREAS = frozenset(("区", "市", "町", "村", "市町", "市町村", "圏域", "地域", "地区", "ブロック", "校区", "支所"))
"""What holds in so many of them is mostly of some; their own number is number_told_otherwise's."""


def _amounts(submission: Submission, aligned: Alignment) -> Iterator[Stand]:
    for whole in aligned.passages:
        for one in quantities_of(whole.words) if whole.of.role != "event" else ():
            if (
                one.value is None
                or one.hedges
                or one.each
                or one.unit in _NOT_OF_A_THING | _AREAS
                or (one.unit in _LENGTHS and not one.per)
            ):
                continue
            if PART.search(whole.words, max(0, one.start - _REACH), one.end + _REACH // 2):
                continue
            kind = f"{one.unit}/{one.per or ''}/{one.counting or ''}"
            years = _years(submission, whole)
            yield Stand(whole.part(one.start, one.end), one.text, kind, Decimal(one.value), years)


def _rhythms(submission: Submission, aligned: Alignment) -> Iterator[Stand]:
    for whole in aligned.passages:
        for one in frequencies_of(whole.words) if whole.of.role != "event" else ():
            if one.value is None or one.hedges or one.each or (one.months and not one.count):
                continue
            if PART.search(whole.words, max(0, one.start - _REACH), one.end + _REACH // 2):
                continue
            years = _years(submission, whole)
            yield Stand(whole.part(one.start, one.end), one.text, "", one.value, years)


def _dates(submission: Submission, aligned: Alignment) -> Iterator[Stand]:
    """Yield the one date of each sentence, but for those that tell of a year's figures."""
    told = (
        whole for whole in aligned.passages if not any(one.unit in _OF_A_YEAR for one in quantities_of(whole.words))
    )
    return dates_in(submission, told)


_CHANGED = regex("延長|短縮|拡大|広げ|繰り上げ|前倒し|延ば|変更|見直|試行|目標|目指|検討")


def _extents(aligned: Alignment) -> Iterator[Stand]:
    """Yield how long, in which months and at which hours something is, where a sentence tells it once."""
    for whole in aligned.passages:
        for one in _told_once(whole.words) if whole.of.role != "event" else ():
            yield Stand(whole.part(one.start, one.end), whole.words[one.start : one.end], one.kind, one.value)


@lru_cache(8192)
def _told_once(words: str) -> tuple[Extent, ...]:
    """Return the extents of a sentence that tells no other of their kind, nor of a change."""
    told = list(extents_in(words)) if not _CHANGED.search(words) else []
    return tuple(one for one in told if sum(one.kind == other.kind for other in told) == 1)


def _years(submission: Submission, whole: Passage) -> frozenset[int]:
    """Return the years that a sentence names, else the one that its cell is of."""
    named = frozenset(one.year for one in dates_of(whole.words, submission.fiscal_year) if one.year is not None)
    return named or frozenset((submission.fiscal_year + whole.of.year,))


def _other_value(one: Stand, other: Stand) -> bool:
    return one.value != other.value and not one.years.isdisjoint(other.years)


def _other_extent(one: Stand, other: Stand) -> bool:
    return one.value != other.value


def _apart(
    aligned: Alignment,
    stands: list[Stand],
    apart: Callable[[Stand, Stand], bool],
    heavy: float = HEAVY,
    near: float = NEAR,
) -> Iterator[tuple[Stand, Stand]]:
    passages = [one.passage for one in stands]
    for second, first in aligned.near(passages, passages):
        one, other = stands[first], stands[second]
        if first >= second or one.kind != other.kind or not apart(one, other):
            continue
        if comparable(one.passage, other.passage) and alike(aligned, one, other, near, heavy):
            yield one, other
