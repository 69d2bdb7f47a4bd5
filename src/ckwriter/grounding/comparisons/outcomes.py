"""What a sentence tells of rows that lie over, at or short of their targets, worked out again from the rows.

三つの指標のうち二つは目標を超えた counts rows, ともに上回った tells of all that are named, 下回ったものがある of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ckwriter.grounding.comparisons.directed import behind_target
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.readings import Reading, pairs_of
from ckwriter.grounding.reading.support import weigh
from ckwriter.grounding.rows.courses import Course, Kind, courses
from ckwriter.grounding.rows.rowcounts import THINGS, WHOLE, Count, Verdict, counts_of_rows
from ckwriter.notation.numerals import read_number
from ckwriter.patterns import regex
from ckwriter.places import row_of

_WORDS: dict[Kind, str] = {
    "short": "未達(?:成)?|未到達|(?:達成|到達|達)[^、。]{0,4}?(?:な[いかくっ]|せず|しない|できず|ず(?=[、に]))"
    "|(?:満た|及ば|届か)(?:な|ず)|届いて(?:い)?な|至ら(?:な|ず)",
    "even": "(?:どおり|通り)(?=[のにで、。だ])|同(?:数|値|水準|じ(?!く))|ちょうど"
    "|に並[びん]|横ばい|据え置|維持|変わら(?:な|ず)",
    "over": "上回|超え|超過",
    "below": "下回|割り込|割った|に(?:とど|留)ま(?!らず|らな)",
    "met": "(?<=目標)値?以上|達成(?!率|度|状況|見込)|到達|達し|クリア"
    "|届(?:いた|き|く|いて(?!(?:は)?(?:い|お)?(?:な|ら|ませ)))|満たし",
    "raised": "増や|引き?上げ|上積み|(?<=より)[高多]",
    "lowered": "減ら|引き?下げ|(?<=より)(?:低|少な)",
}
_BEHIND_TARGET: dict[Kind, str] = {"short": "missed", "even": "even", "over": "over", "below": "below", "met": "met"}
_WORD = regex(
    "|".join(
        f"(?P<{kind}>{words}{f'|{behind_target(_BEHIND_TARGET[kind])}' if kind in _BEHIND_TARGET else ''})"
        for kind, words in _WORDS.items()
    )
)
_DENIED = regex("[^、。]{0,3}?(?:せず|しな|ていな|てな|できな|できず|なかった(?!もの|指標|項目))")
_DENIALS: dict[Kind, Kind] = {"over": "short", "met": "short", "below": "met"}
_SHARE = regex(
    "(?:目標|計画)(?:値)?の(?P<number>[0-9.]+|[一二三四五六七八九])(?P<unit>割|%)(?:台?に(?!とど|留)|を|以上|未満|には)"
)
_ALL = regex(
    "すべて|全て|いずれ(?:も|の)|どれも|どの|全(?:ての)?(?:指標|項目)|ともに|共に|双方|両方|両者|どちらも|揃って|そろって|とも(?=、|目標)"
)
_ONLY = regex("[^。]{0,60}?(?:のみ|だけ|に限られ)")
_DIVIDED = regex("(?:と|に)(?:分かれ|分けられ|大別)|混在")
_SOME = regex("[^、。]{0,6}?もの(?:が|も|と|や|、|に|の)|[^、。]{0,6}?(?:指標|項目)(?:が|も)(?:あ|み|見)")
_NONE = regex("[^、。]{0,4}?(?:もの|指標|項目)(?:は|が)、?[^、。]{0,6}?な(?:い|く|かっ)")
_SUBJECT = regex(f"(?:の?{THINGS})?(?:[はがも]|で(?:は|(?!、))|において|について|とも)")
"""Behind a number of rows of which something is told."""
_HEAD_BEHIND = regex(f"[^、。]{{0,7}}?(?:の|{THINGS}(?:数)?|(?<=[達成数値]))[はがも]、?")
"""Behind a word that tells of what follows: …に達したのは二つ, 未達は一つ."""
_UP_TO = regex("(?:(?:(?![てれりしでが]、)[^。]){0,60}(?:の|を含む|うち|中)、?)?")
"""Between such a word and the number of rows: their names, or of how many."""
_ATTRIBUTE = regex("[^、。はがもを]{0,5}")
_ROWS_BEHIND = regex(f"の?{THINGS}")
_APIECE = regex("[^。]{0,40}?(?P<count>[0-9一二三四五六七八九]+)(?:つ|件|項目|指標)?ずつ")
_EXCEPT = regex("(?:を除[くいた]{1,2}|以外の)$")
_BREAK = regex("(?<=[てがりしでずはとれけえ])、|。")


@dataclass(frozen=True, slots=True)
class Told:
    """A word that tells where rows lie, with the part of the sentence that it stands in."""

    start: int
    end: int
    kind: Kind
    share: Fraction
    """1, or the part of the target that is spoken of: 目標の7割に満たない."""
    first: int
    last: int
    """Ends of the neighbouring words."""

    def holds(self, course: Course) -> bool:
        """Tell whether it is told rightly of a row."""
        if self.share == 1:
            return course.is_(self.kind)
        part = course.after - self.share * course.before
        return {"over": part > 0, "met": part >= 0, "even": part == 0}.get(self.kind, part < 0)


def _told(text: str, *, aimed: bool) -> Iterator[Told]:
    """Yield the words that tell where rows lie, in order; what tells the same of the same again is one with it."""
    found: list[tuple[int, int, Kind]] = []
    for one in _WORD.finditer(text):
        kind = next(kind for kind in _WORDS if one[kind] is not None)
        if kind in ("raised", "lowered") and not aimed:
            continue
        if aimed and one[0][0] == "に" and kind == "below":
            continue  # 現状は3件にとどまる tells of no aim
        again = found and found[-1][2] == kind and not re.search("[、。]", text[found[-1][1] : one.start()])
        start = found.pop()[0] if again else one.start()
        found.append((start, one.end(), kind))
    ends = [0, *(end for _, end, _ in found)]
    starts = [*(start for start, _, _ in found[1:]), len(text)]
    for (start, end, kind), first, last in zip(found, ends, starts, strict=False):
        shares = list(_SHARE.finditer(text, first, end))
        meant = _DENIALS.get(kind, kind) if _DENIED.match(text, end) else kind
        yield Told(start, end, meant, _part(shares[-1] if shares else None), first, last)


def _part(found: re.Match[str] | None) -> Fraction:
    number = read_number(found["number"]) if found else None
    if found is None or number is None:
        return Fraction(1)
    return Fraction(number) / (10 if found["unit"] == "割" else 100)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a sentence tells of rows, each with whether the cited rows bear it out."""

    counts: tuple[Verdict, ...] = ()
    """Numbers of rows."""
    several: tuple[Verdict, ...] = ()
    """Words that tell of a number of rows, of all, or of one among them."""
    named: tuple[Verdict, ...] = ()
    """Words that tell of the rows that are named."""


def tally(sentence: Reading, evidence: Evidence) -> Tally:
    """Return what a sentence tells of rows that lie over, at or short of their target."""
    rows = courses(evidence) if _SPEAKS.search(sentence.text) else []
    if len(rows) < _FEWEST:
        return Tally()
    complete = len(rows) == len(_cited(evidence, aimed=rows[0].aimed))
    free = [one for one in counts_of_rows(sentence) if not _is_amount(one, sentence.text, evidence)]
    counts: list[Verdict] = []
    several: list[Verdict] = []
    named: list[Verdict] = []
    for told in _told(sentence.text, aimed=rows[0].aimed):
        count = _count_of(told, sentence.text, free) if complete else None
        if count is not None:
            free.remove(count)
            right = _is_number(told, count, sentence.text, rows)
            counts.append(Verdict(count[0], count[1], right))
            several.append(Verdict(told.start, told.end, right))
            continue
        of = _named(told, sentence.text, rows)
        verdict = _of_several(told, sentence.text, of, rows, complete=complete)
        none = _NONE.match(sentence.text, told.end) if complete and not of else None
        if none:
            several.append(Verdict(told.start, none.end(), not any(map(told.holds, rows))))
        elif verdict is not None:
            several.append(Verdict(told.start, told.end, verdict))
        elif of:
            alone = bool(_HEAD_BEHIND.match(sentence.text, told.end) and _ONLY.match(sentence.text, told.end))
            right = all(map(told.holds, of)) and (not alone or sum(map(told.holds, rows)) == len(of))
            (several if alone else named).append(Verdict(told.start, told.end, right))
    return Tally(tuple(counts), tuple(several), tuple(named))


def _is_amount(count: Count, text: str, evidence: Evidence) -> bool:
    """Tell whether a number is one of the facts in its own unit, and counts no rows: 47件 of a row of 相談件数."""
    said = text[count[0] : count[1]]
    return said[-1] != "つ" and any(one.value == count[2] and one.plain == said[-1] for _, one in evidence.figures)


def _is_number(told: Told, count: Count, text: str, rows: Sequence[Course]) -> bool:
    """Tell whether so many rows lie so, and those among them that are named with the number."""
    start = max([told.first, *(one.end() for one in _BREAK.finditer(text, told.first, count[0]))])
    if count[0] > told.end:
        start = told.end
    words = text[start : count[0]]
    of = _of(words, rows)
    if _EXCEPT.search(words):
        rest = [one for one in rows if one not in of]
        return len(rest) == count[2] and all(map(told.holds, rest))
    behind = _BRACKETED.match(text, count[1])
    of += _of(behind[1], rows) if behind else []
    return sum(map(told.holds, rows)) == count[2] and (all(map(told.holds, of)) or len(of) > count[2])


_BRACKETED = regex("[(（]([^()（）]{2,60})[)）]")


def _of_several(told: Told, text: str, of: Sequence[Course], rows: Sequence[Course], *, complete: bool) -> bool | None:
    """Return whether what is told of all, or of some, is so; None where nothing of the kind is told."""
    apiece = _APIECE.match(text, told.end) if _SOME.match(text, told.end) or told.kind == "even" else None
    if apiece and complete:
        return sum(map(told.holds, rows)) == read_number(apiece["count"])
    if complete and _ALL.search(text, told.first, told.start):
        return all(map(told.holds, of if len(of) > 1 else rows))
    some = _SOME.match(text, told.end) or (not of and _DIVIDED.search(text, told.end))
    return any(map(told.holds, of or rows)) if some else None


_SPEAKS = regex("目標|計画|指標|現状")
_FEWEST = 2
"""Rows below which there is nothing to tell apart."""


def _cited(evidence: Evidence, *, aimed: bool) -> set[str]:
    """Return the rows with a target of which a result is cited as well, whatever stands there; or a present level."""
    with_target = {row_of(fact.at) for fact in evidence.facts if fact.role == "target"}
    return {
        row_of(fact.at) for fact in evidence.facts if fact.role == ("baseline" if aimed else "result")
    } & with_target


def _named(told: Told, text: str, rows: Sequence[Course]) -> list[Course]:
    """Return the rows that the words name of which something is told: those before it, or behind …のは."""
    head = _HEAD_BEHIND.match(text, told.end)
    return _of(text[told.end : told.last] if head else text[told.first : told.start], rows)


def _of(words: str, rows: Sequence[Course]) -> list[Course]:
    said = weigh(pairs_of(words))
    return [one for one in rows if len(said & one.names) >= _NAMED]


_NAMED = 2
"""Pairs of characters that name a row which no other row has."""


def _count_of(told: Told, text: str, free: Sequence[Count]) -> Count | None:
    """Return the number of rows that something is told of: before it, or behind it (…に達したのは二つ)."""
    before = [
        one
        for one in free
        if told.first <= one[0] < told.start and not WHOLE.match(text, one[1]) and _SUBJECT.match(text, one[1])
    ]
    if before:
        return before[-1]
    head = _HEAD_BEHIND.match(text, told.end)
    for one in free:
        if head and head.end() <= one[0] < told.last and not WHOLE.match(text, one[1]):
            return one if _UP_TO.fullmatch(text, head.end(), one[0]) else None
        if told.end <= one[0] < told.last and _ATTRIBUTE.fullmatch(text, told.end, one[0]):
            return one if _ROWS_BEHIND.match(text, one[1]) else None
    return None


def rates(words: str, evidence: Evidence) -> list[Fraction]:
    """Return the rates of achievement (1 for the target) of the rows that words name; of all where they name none."""
    rows = courses(evidence)
    return [one.after / one.before for one in _of(words, rows) or rows if one.before and not one.aimed]


def has_extreme_rate(words: str, evidence: Evidence, *, least: bool) -> bool:
    """Tell whether the row that some words name has the highest, or the lowest, rate of three or more."""
    rows = courses(evidence)
    named = _of(words, rows)
    if len(named) != 1 or len(rows) <= _FEWEST or not all(one.before for one in rows):
        return False
    told = named[0].after / named[0].before
    others = [one.after / one.before for one in rows if one is not named[0]]
    return told < min(others) if least else told > max(others)
