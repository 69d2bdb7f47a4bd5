"""What one fact tells of several things side by side, and a sentence that sets one against another without figures.

60代が12人、50代が9人 tells that 50代が60代を上回る is not so, and that 60代 is the most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.figures.figure import AGES
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.readings import Reading
from ckwriter.patterns import regex

Amounts = Mapping[str, Fraction]
"""How many there are of each thing that a fact names, the whole of which they are parts left out."""

_BEFORE = regex(
    "(?P<name>その他|[一-龥々ァ-ヴー]{2,12}|[0-9]{2}代|(?:ほか|残り)の[0-9]?[一-龥]{1,4})(?:が|は|に|で|には|では|、)?(?:約|延べ?|実|計)?$"
)
_BEHIND = regex("(?:が|は)(?P<name>[一-龥々ァ-ヴー]{2,8})(?:に|で)")
_MORE, _LESS = "多|上回|超え|高|長", "少な|下回|低|短"
_THAN = (
    "(?:より(?:も)?|に比べ(?:て|ると)?|と比べ(?:て|ると)?)[^、。]{0,3}?、?[^、。]{0,24}?"
    f"(?:(?P<more>{_MORE})|(?P<less>{_LESS}))"
)
_BEYOND = "を[^、。]{0,8}?(?:(?P<more>上回|超え)|(?P<less>下回))"
_MOST = regex("最も?(?P<most>多|高|大き|長)|最も?(?P<least>少な|少|低|小さ|短)")
_KIND = "(?:圏域|地区|ブロック|会場|区|校区)?"
"""What a sentence may add to the name of a thing: 中部圏域 of 中部4回."""
_FEWEST = 3
"""Things that there must be before one of them is the most."""


def contrast_doubts(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where one thing is told to have more, or less, than another beside it in a fact, and has not."""
    for found, right in _compared(sentence.text, evidence):
        at = "more" if found["more"] else "less"
        if not right:
            yield Doubt(found.start(at), found.end(at), found[at], Reason.DIRECTION)
            return


def is_contrast(sentence: Reading, evidence: Evidence) -> bool | None:
    """Return whether what a sentence sets against each other is so by one fact; None where no fact tells of both."""
    return next((right for _, right in _compared(sentence.text, evidence)), None)


_AGAINST = regex(
    "のに(?:対し|比べ)(?:て)?、?(?P<than>[^。]{2,60}?)(?:と|で)、?(?:より)?(?:(?P<more>多[いくか])|(?P<less>少な[いくか]))"
)


def figure_doubts(sentence: Reading) -> Iterator[Doubt]:
    """Yield a doubt where of two figures that a sentence sets against each other it calls the wrong one the greater.

    部会が年6回であるのに対し、協議会は年2回と多い.
    """
    for found in _AGAINST.finditer(sentence.text):
        told = [one for one in sentence.figures if found.start("than") <= one.start and one.end <= found.end("than")]
        before = [one for one in sentence.figures if one.end <= found.start()]
        if not told or not before or told[-1].end != found.end("than") or told[-1].plain != before[-1].plain:
            continue
        one, other = told[-1].value, before[-1].value
        if one is not None and other is not None and not (one > other if found["more"] else one < other):
            at = "more" if found["more"] else "less"
            yield Doubt(found.start(at), found.end(at), found[at], Reason.DIRECTION)


def others(text: str, evidence: Evidence) -> set[int]:
    """Return how many of the things that one fact tells of side by side are left over by those that a text names."""
    found = ((len(one), sum(name in text for name in one)) for one in _amounts(evidence))
    return {whole - named for whole, named in found if 0 < named < whole}


def gaps_within(text: str, evidence: Evidence, *, more: bool) -> set[Fraction]:
    """Return by how much two things differ that one fact tells of side by side, or one and all others, if alike."""
    found: set[Fraction] = set()
    for amounts in _amounts(evidence):
        named = [amount for name, amount in amounts.items() if name in text]
        rest = {amount for name, amount in amounts.items() if name not in text}
        if len(named) == _TWO:
            found.add(abs(named[0] - named[1]))
        elif len(named) == 1 and len(rest) == 1 and len(amounts) >= _FEWEST:
            found |= {(named[0] - other) * (1 if more else -1) for other in rest}
    return found - {Fraction(0)}


_TWO = 2


def _compared(text: str, evidence: Evidence) -> Iterator[tuple[re.Match[str], bool]]:
    for amounts in _amounts(evidence):
        named = [name for name in amounts if name in text]
        for other in named:
            for pattern in (_THAN, _BEYOND):
                found = re.search(re.escape(other) + pattern, text)
                ours = [name for name in named if name != other and name not in other and other not in name]
                if found is None or len(ours) != 1:
                    continue
                one, two = amounts[ours[0]], amounts[other]
                yield found, one > two if found["more"] else one < two


def is_most(sentence: Reading, evidence: Evidence) -> bool | None:
    """Return whether what is called the most, or the least, of several things is that; None where no fact tells."""
    found = _MOST.search(sentence.text)
    if found is None:
        return None
    before, behind = sentence.text[: found.start()], sentence.text[found.end() :]
    for amounts in _amounts(evidence):
        one = next(
            (name for name in amounts if re.search(f"{re.escape(name)}{_KIND}(?:が|は|の方が|のほうが)、?$", before)),
            None,
        )
        one = one or next((name for name in amounts if re.match(f"[^。]{{0,12}}は、?{re.escape(name)}", behind)), None)
        if one and len(amounts) >= _FEWEST:
            return amounts[one] == (max if found["most"] else min)(amounts.values())
    return None


def _amounts(evidence: Evidence) -> Iterator[Amounts]:
    for _, reading in evidence.readings:
        found: dict[str | None, dict[str, Fraction]] = {}
        at = 0
        for figure in reading.figures:
            if figure.value is None or figure.unit in (AGES, "歳", "年", "%"):
                continue
            before = _BEFORE.search(reading.text, at, figure.start)
            name = before or _BEHIND.match(reading.text, figure.end)
            if name:
                at = figure.end
                found.setdefault(figure.plain, {}).setdefault(name["name"], figure.value)
        for amounts in found.values():
            parts = {
                name: one for name, one in amounts.items() if len(amounts) < _FEWEST or 2 * one != sum(amounts.values())
            }
            if len(parts) > 1:
                yield parts
