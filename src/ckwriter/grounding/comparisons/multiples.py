"""What is told as a multiple or a part of where things stood (現状の半分, 前年度の倍), against the figures of the row.

A share stands in no fact as a figure, and that one of two figures is half of the other tells not which one is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.readings import Reading, pairs_of
from ckwriter.grounding.reading.support import weigh
from ckwriter.grounding.rows.courses import Course, courses
from ckwriter.notation.numerals import read_number
from ckwriter.patterns import regex

_NUMBER = "[0-9]+(?:\\.[0-9]+)?|[一二三四五六七八九十]"
_MULTIPLE = regex(
    "(?P<of>現状|現在|年度当初|(?<!来)今年度?)(?:値|の水準|の数|の人数|の回数|の件数)?(?:の|から|より|に比べ(?:て)?|と比べ(?:て)?)"
    f"(?:(?P<about>約|およそ|ほぼ)?(?:(?P<times>{_NUMBER})?倍(?!増)(?P<rough>以上|超|強|余り|近く|弱)?|(?P<half>半分|半数|半減)"
    f"|(?P<whole>{_NUMBER})分の(?P<parts>{_NUMBER})|(?P<tenths>{_NUMBER})割(?P<added>[増減])?))"
)
_SAME_ROW = 2
"""Pairs of characters that name a row which no other row has."""
_NEAR = Fraction(1, 20)
"""How far a share may lie from what the figures give."""


def multiple_doubts(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where what is told as so many times, or such a part, of where things stood is not."""
    for found in _MULTIPLE.finditer(sentence.text):
        row = _row(sentence, evidence)
        if row is not None and not _is_so(found, row):
            yield Doubt(found.start(), found.end(), found[0], Reason.DIRECTION)


_RATE = regex(
    "(?:目標(?:値|人数|回数|件数|数)?の|達成率(?:は|が|も)、?(?:目標の)?)(?:約|およそ|ほぼ)?"
    f"(?P<number>{_NUMBER})(?P<unit>割|%)(?P<rough>弱|強|余り|近く|台)?"
    "(?!に(?:も|は)?(?:満た|届か|及ば|達)|以上|未満|以下|超|を(?:超|上回|下回|切|割|大きく|わずかに)|[^、。0-9]{0,8}(?:上回|下回|超|不足|及ば|届か|多|少|増|減))"
)
"""How much of a target was reached, or of an aim is reached by now."""
_TOLERANCE = {"割": Fraction(11, 100), "%": Fraction(11, 1000)}


def rate_doubts(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for a rate of achievement that is not that of the row, but may be the other way round."""
    for found in _RATE.finditer(sentence.text):
        number = read_number(found["number"])
        rows = _rows(sentence, [one for one in courses(evidence) if one.before and one.after])
        if len(rows) != 1 or number is None or rows[0].before == number:
            continue
        one = rows[0]
        real = one.before / one.after if one.aimed else one.after / one.before
        told = Fraction(number) / (10 if found["unit"] == "割" else 100)
        if abs(real - told) > _TOLERANCE[found["unit"]]:
            yield Doubt(found.start(), found.end(), found[0], Reason.DIRECTION)


def _rows(sentence: Reading, rows: list[Course]) -> list[Course]:
    """Return the rows that a sentence names; all of them where there is one alone."""
    if len(rows) > 1:
        said = weigh(pairs_of(sentence.text))
        return [one for one in rows if len(said & one.names) >= _SAME_ROW]
    return rows


def _row(sentence: Reading, evidence: Evidence) -> Course | None:
    """Return the one row of which a multiple is told; None where it is not clear."""
    rows = _rows(sentence, [one for one in courses(evidence) if one.aimed])
    return rows[0] if len(rows) == 1 else None


def _is_so(found: re.Match[str], row: Course) -> bool:
    if not row.before:
        return False
    told, real = times_told(found), row.after / row.before
    if told is None:
        return True
    rough = found["rough"]
    if rough in ("以上", "超", "強", "余り"):
        return told <= real < told + 1
    if rough:
        return told - Fraction(1, 2) < real < told
    return abs(real - told) <= (_NEAR if not found["about"] else 2 * _NEAR) * max(told, Fraction(1))


def times_told(found: re.Match[str]) -> Fraction | None:
    """Return what a match tells as `half`, a part of a `whole`, `tenths` or `times`; None of what is no number."""
    said = found.groupdict()
    if said["half"]:
        return Fraction(1, 2)
    if said["whole"]:
        whole, parts = read_number(said["whole"]), read_number(said["parts"])
        return Fraction(parts) / Fraction(whole) if whole and parts is not None else None
    if said.get("tenths"):
        number = read_number(said["tenths"])
        if number is None:
            return None
        share = Fraction(number) / 10
        return 1 + share if said["added"] == "増" else 1 - share if said["added"] else share
    number = read_number(said["times"]) if said["times"] else 2
    return None if number is None else Fraction(number)
