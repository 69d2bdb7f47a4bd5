"""Q1: how many places still lack something, told in two places: 利用のない3区 and 利用がない区が4区あります."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter import places
from ckwriter.checks import finding
from ckwriter.checks.numbers.thing_counts import NUMBER
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import dates_of, filled, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.notation.numerals import read_number
from ckwriter.patterns import regex

_UNIT = (
    "(?:つの?|か所の?)?(?P<unit>区|市町村|市町|町村|町|村|市|圏域|地区|病院|事業所|施設|学校|校|保健所|[か箇カヶ]所)"
    "(?![内外域分])"
)
_LACKS = (
    "(?P<what>[一-龥々ァ-ヶー]{2,})(?:の|が|を|に|は)(?P<verb>[一-龥々ぁ-ん]{0,8}?)(?:ない|なかった|ておらず|ていない)"
)
_BEFORE = regex(rf"{_LACKS}{NUMBER}{_UNIT}")
_BEHIND = regex(rf"{_LACKS}(?P<of>[一-龥]{{1,4}})(?:が|は)、?{NUMBER}{_UNIT}")
_PASSING = regex("うち|目標|前の?年|昨年|以前|当時|減|増|目指|まで|ゼロ|なく")


def _what(found: re.Match[str]) -> str:
    """Return what is lacking: the noun right before ない, or what is not done with it."""
    inner = _NOUN_BEHIND.fullmatch(found["verb"])
    return inner[1] if inner else found["what"] + "".join(_KANJI.findall(found["verb"]))


_NOUN_BEHIND = regex("([一-龥々]{2,})[のがをには]")
_KANJI = regex("[一-龥々]")


def lacking_told_otherwise(submission: Submission) -> Iterator[Finding]:
    """Ask about the number of places that lack one thing, where another place gives another."""
    told: dict[tuple[str, str], tuple[str, str, int]] = {}
    year = submission.fiscal_year
    for at, field, text in filled(submission):
        if field.type not in PROSE or field.year or field.role == "event" or "な" not in text:
            continue
        for sentence in sentences_of(text):
            words = sentence.text
            for pattern in (_BEFORE, _BEHIND):
                found = pattern.search(words) if "な" in words else None
                number = read_number(found["number"]) if found else None
                if found is None or not isinstance(number, int) or _PASSING.search(words):
                    continue
                if any(date.year not in (None, year, year + 1) for date in dates_of(words, year)):
                    continue
                first = told.setdefault((_what(found), found["unit"]), (at, found[0], number))
                if first[2] != number and first[0] != at:
                    yield finding(
                        submission,
                        at,
                        f"「{found[0]}」とありますが、{places.title_of(submission.form, first[0])}では"
                        f"「{first[1]}」です。同じことの数ではありませんか",
                        hint="数を確かめてそろえてください。数える範囲が違うときは、違いが分かるように書きます。",
                        quotes=[(first[0], first[1]), (at, found[0])],
                    )
