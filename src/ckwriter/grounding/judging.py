"""A drafted sentence against the facts that it cites: every doubt that there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from ckwriter.drafts import Fact
from ckwriter.grounding.carrying.carried import carried
from ckwriter.grounding.carrying.pairing import pairing_doubts
from ckwriter.grounding.carrying.roles import role_doubts
from ckwriter.grounding.carrying.timed import timed_doubts
from ckwriter.grounding.comparisons.claims import claim_doubts
from ckwriter.grounding.comparisons.contrasted import contrast_doubts, figure_doubts
from ckwriter.grounding.comparisons.directions import direction_doubts
from ckwriter.grounding.comparisons.extremes import extreme_doubts
from ckwriter.grounding.comparisons.multiples import multiple_doubts, rate_doubts
from ckwriter.grounding.comparisons.outcomes import tally
from ckwriter.grounding.comparisons.ranking import ranking_doubts
from ckwriter.grounding.dates.beginnings import beginning_doubts, counted_doubts
from ckwriter.grounding.dates.days import Dated, dated
from ckwriter.grounding.dates.months import month_doubts, ordinal_doubts, part_doubts
from ckwriter.grounding.dates.sequence import sequence_doubts
from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.figures.figure import Carried
from ckwriter.grounding.figures.in_text import FRACTION
from ckwriter.grounding.names.areas import foreign, other_kinds
from ckwriter.grounding.names.compounds import compound_doubts, glued_doubts, novelty_doubts, series_doubts
from ckwriter.grounding.names.likenamed import likename_doubts
from ckwriter.grounding.names.localities import locality_doubts
from ckwriter.grounding.names.misnamed import misname_doubts
from ckwriter.grounding.names.said import headed, name_doubts
from ckwriter.grounding.names.shortened import spelled_out
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.mood import mood_of
from ckwriter.grounding.reading.readings import Reading, key_of, read
from ckwriter.grounding.reading.setting import Setting
from ckwriter.grounding.reading.support import plan_doubts, support_doubts
from ckwriter.grounding.rows.attending import attending_doubts
from ckwriter.grounding.rows.belonging import belonging_doubts
from ckwriter.grounding.rows.own_row import row_doubts
from ckwriter.grounding.wording.denials import denial_doubts
from ckwriter.grounding.wording.frames import frame_doubts
from ckwriter.grounding.wording.manner import manner_doubts, repeat_doubts
from ckwriter.grounding.wording.quotes import quote_doubts
from ckwriter.grounding.wording.remains import remain_doubts
from ckwriter.grounding.wording.renaming import renaming_doubts, taken_doubts
from ckwriter.notation.text import Folded, fold_width, hide
from ckwriter.patterns import regex

_DIGITS = regex(r"[A-Za-z]*[0-9]+(?:[-./:][0-9]+)*[A-Za-z]*[一-龥ァ-ヴ]?")

_FOR_EACH = regex(
    "(?<![0-9])1[回日件人](?=(?:当たり|あたり)(?:で(?:みる|見る)と|に(?:する|換算する)と|では|の[^、。0-9]{1,10}[はが]))"
)


def doubts(sentence: str, facts: Sequence[Fact], setting: Setting, *, manner: bool = True) -> tuple[Doubt, ...]:
    """Return what a sentence says that the facts do not carry, and what is wrong with its form, in order of place.

    Nothing is ever raised, whatever the sentence; no doubt means that all that can be checked was found in the facts.
    Without `manner`, its form and whether it repeats another cell are not looked at.
    """
    folded = fold_width(sentence)
    reading, evidence = read(sentence, setting.fiscal_year), Evidence(facts, setting)
    full, places = spelled_out(reading.text, evidence)
    found = _all(reading if full == reading.text else read(full, setting.fiscal_year), evidence)
    found = (replace(one, start=places[one.start], end=max(places[one.end], places[one.start] + 1)) for one in found)
    of_form = chain(manner_doubts(reading.text, evidence), repeat_doubts(reading.text, evidence)) if manner else ()
    return _placed(folded, chain(found, of_form))


def _all(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    text = sentence.text
    mood = mood_of(text)
    figures, days = [], []
    for one in carried(sentence, evidence):
        if isinstance(one, Carried):
            figures.append(one)
        else:
            yield one
    for day in dated(sentence, evidence):
        if isinstance(day, Dated):
            days.append(day)
        else:
            yield day
    yield from month_doubts(sentence, evidence)
    yield from part_doubts(sentence, evidence)
    yield from ordinal_doubts(sentence, evidence)
    yield from beginning_doubts(sentence, evidence)
    yield from counted_doubts(sentence, days, evidence)
    yield from role_doubts(sentence, figures, evidence)
    yield from attending_doubts(sentence, evidence)
    yield from belonging_doubts(sentence, evidence)
    yield from row_doubts(sentence, evidence)
    yield from pairing_doubts(sentence, figures, days, evidence)
    hidden = [
        *((one.start, one.end) for one in sentence.figures),
        *((one.start, one.end) for one in sentence.dates),
        *((one.start, one.end) for one in sentence.months),
        *((one.start, one.end) for one in sentence.ordinals),
        *(found.span() for found in FRACTION.finditer(text)),
        *(found.span() for found in _FOR_EACH.finditer(text)),
    ]
    yield from _digits(text, hidden, evidence)
    yield from (Doubt(*area, Reason.AREA) for area in foreign(text, evidence.text, evidence.setting.body))
    yield from (
        Doubt(*kind, Reason.AREA) for kind in other_kinds(text, evidence.setting.everything, evidence.setting.body)
    )
    yield from name_doubts(text, evidence, mood, hidden)
    yield from misname_doubts(hide(text, hidden), evidence)
    yield from likename_doubts(text, evidence)
    yield from locality_doubts(text, hide(text, hidden), evidence)
    yield from compound_doubts(hide(text, hidden), evidence, mood)
    yield from novelty_doubts(sentence, figures, evidence, mood)
    yield from series_doubts(sentence, evidence)
    yield from glued_doubts(text, headed(hide(text, hidden)), evidence)
    yield from direction_doubts(sentence, figures, evidence, mood)
    yield from renaming_doubts(text, evidence)
    yield from taken_doubts(text, evidence)
    yield from sequence_doubts(sentence, evidence)
    yield from frame_doubts(sentence, evidence)
    yield from ranking_doubts(sentence, evidence)
    yield from contrast_doubts(sentence, evidence)
    yield from figure_doubts(sentence)
    yield from multiple_doubts(sentence, evidence)
    yield from rate_doubts(sentence, evidence)
    yield from timed_doubts(sentence, figures, evidence)
    yield from extreme_doubts(sentence, figures, evidence)
    yield from claim_doubts(sentence, evidence, mood)
    yield from quote_doubts(text, evidence)
    told = any(one.by or one.directed or one.figure.unit == "%" for one in figures)
    told |= any(one.right for one in tally(sentence, evidence).several)
    yield from support_doubts(sentence, evidence, mood, told=told)
    yield from denial_doubts(sentence, figures, evidence, mood)
    yield from plan_doubts(sentence, evidence, mood)
    yield from remain_doubts(text, evidence)


def _digits(text: str, hidden: list[tuple[int, int]], evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for each digit that is no figure, date or rank (a code, a time of day), unless a fact holds it."""
    for found in _DIGITS.finditer(hide(text, hidden)):
        if key_of(found[0]) not in evidence.key and found[0] not in evidence.text + evidence.setting.body:
            yield Doubt(found.start(), found.end(), found[0], Reason.FIGURE)


def _placed(folded: Folded, found: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Return the doubts with their places in the sentence as written, one for the same words and reason."""
    placed: dict[tuple[int, int, Reason], Doubt] = {}
    for one in found:
        text, start, end = folded.place(one.start, one.end)
        placed.setdefault((start, end, one.reason), Doubt(start, end, text, one.reason, one.allowed, one.detail))
    return tuple(sorted(placed.values(), key=lambda one: (one.start, one.end)))
