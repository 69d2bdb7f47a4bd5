"""Whether a figure of a sentence is told as what the facts have it for: a target, a result, or where things stood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ckwriter.drafts import Fact
from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.figures.figure import Carried, Figure
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.readings import Reading
from ckwriter.patterns import regex

_KIND = "(?:値|件数|回数|人数|者数|数|率)?(?:[（(][^（）()]*[)）])?"
_LINK = "(?:として(?:い(?:る|た))?|とする|である|は|の|を|が|「|:|、)*[^、。0-9一-龥ァ-ヴ]{0,3}$"
_BEFORE = (
    ("target", regex(f"目標{_KIND}{_LINK}")),
    ("result", regex(f"(?:実績|結果){_KIND}{_LINK}")),
    ("baseline", regex(f"(?:現状|(?<![昨前])年度当初|基準){_KIND}{_LINK}")),
)
_BEHIND = (
    ("target", regex("(?:という|の)目標(?!達成)|を(?:今年度の)?目標(?:と|に)")),
    (
        "result",
        regex(
            "(?:という|の)実績|に(?:とどま|留ま|達し|上っ|のぼっ|終わ)|(?:で|であり|となり|と|であったが"
            "|だったが)?、[^。、]{0,6}目標"
        ),
    ),
)
_LIKE = {"baseline": {"baseline", "result"}, "result": {"result", "baseline"}, "target": {"target"}}
_TITLES = {"target": "目標", "result": "実績", "baseline": "現状"}
_DONE = regex("(?:た|ている|ており)(?=[。、]|$)")
_REACHED = regex("[^。、]{0,4}?(?:達成(?:され|し)|達し|実現(?:され|し))た(?!い|場合|とき|時|ら|後)")
"""What stands right behind a figure that is told as reached, whatever else the sentence aims at."""
_AIMED = regex(
    "目標|予定|見込|とする|とした|目指|めざ|計画(?=で|する|して|と(?:し|す)|値|どおり|通り|の?[0-9])|まで|たい|想定|掲げ|設定|向け|めど|目安"
)


def role_doubts(sentence: Reading, figures: Sequence[Carried], evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for each figure that is told as a target and is a result, or the other way round, or told twice."""
    told = [one for one in figures if one.by]
    for one in told:
        roles = {fact.role for fact, _ in one.by}
        role = _role_said(sentence.text, one.figure)
        if role and roles <= _LIKE.keys() and not roles & _LIKE[role]:
            yield _doubt(one.figure, Reason.PAIRING, f"事実では{_TITLES[min(roles)]}の数字")
        elif (
            role != "target"
            and roles == {"target"}
            and _told_as_done(sentence.text, one.figure)
            and not _all_done(one.figure, evidence)
        ):
            yield _doubt(one.figure, Reason.PLAN, "事実では目標の数字")
    yield from _turned_round(sentence.text, told)
    yield from _told_twice(told, evidence)


_FROM = regex("から(?!の)、?[^、。0-9]{0,6}$")


def _turned_round(text: str, told: Sequence[Carried]) -> Iterator[Doubt]:
    """Yield a doubt where something goes from its target to where it stands: 36市町村から31市町村に."""
    for one, other in pairwise(told):
        roles = ({fact.role for fact, _ in each.by} for each in (one, other))
        if list(roles) == [{"target"}, {"baseline"}] and _FROM.fullmatch(text, one.figure.end, other.figure.start):
            yield _doubt(one.figure, Reason.PAIRING, "事実では目標の数字")


def _doubt(figure: Figure, reason: Reason, detail: str) -> Doubt:
    return Doubt(figure.start, figure.end, figure.text, reason, (), detail)


_DATED = regex("(?:[RHS]|令和|平成)[0-9元]{1,2}(?:年度?|[/.][0-9]+)?(?:末|当初)?[ 、]*$")
_BRACKET = regex("(?P<link>(?:目標|実績|現状)値?(?:は|が|を))[^、。0-9]{0,10}[(（][^()（）]{0,4}$")
"""What stands between a word that tells the role of a figure and the figure: a date, or what its bracket is about."""


def _role_said(text: str, figure: Figure) -> str:
    before, after = text[max(0, figure.start - 40) : figure.start], text[figure.end : figure.end + 12]
    before = _DATED.sub("", _BRACKET.sub(r"\g<link>", before))
    said = next((role for role, pattern in _BEFORE if pattern.search(before)), "")
    return said or next((role for role, pattern in _BEHIND if pattern.match(after)), "")


def _told_as_done(text: str, figure: Figure) -> bool:
    rest = re.split("[。]|が、|し、", text[figure.end :])[0]
    clause = re.split("[。]|が、", text[: figure.start])[-1] + rest
    reached = bool(_REACHED.match(text, figure.end))
    return reached or (bool(_DONE.search(rest)) and not _AIMED.search(clause))


def _all_done(figure: Figure, evidence: Evidence) -> bool:
    """Tell whether a result says that all were done, which a target gives a number: 全区開催 of 5区."""
    return any(known.all and known.unit == figure.unit and fact.role != "target" for fact, known in evidence.figures)


def _told_twice(told: Sequence[Carried], evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for a figure told in two places, where the cited facts hold another of its kind that is not told.

    目標8か所に対し8か所 tells the target twice, and the result not at all.
    """
    places = [{(fact.number, known.start) for fact, known in one.by} for one in told]
    used = set().union(*places)
    for at, one in enumerate(told):
        if len(places[at]) != 1 or places[at] not in places[:at]:
            continue
        _, known = one.by[0]
        if any(_is_passed_over(other, figure, known, used) for other, figure in evidence.figures):
            yield _doubt(one.figure, Reason.PAIRING, "同じ数字が二度使われています")


def _is_passed_over(other: Fact, figure: Figure, known: Figure, used: set[tuple[int, int]]) -> bool:
    return figure.plain == known.plain and (other.number, figure.start) not in used and not figure.all
