"""Whether the words of a sentence are those of its facts at all: what it says beside figures and names.

Pairs of neighbouring characters are counted, without those that any official sentence has. A statement that shares
nothing with its facts, or that tells a plan as done, is doubted.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.reading.clauses import STATEMENT
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.mood import Mood, mood_of
from ckwriter.grounding.reading.readings import Reading, pairs_of
from ckwriter.grounding.reading.words import words
from ckwriter.patterns import regex

_CLAUSE = regex("(?<=[てでしりみきえけめ])、|(?<=[がは])、|。|(?<=ため)、|(?<=おり)、|(?<=とともに)、?")
_BARE = 6
"""Pairs that a clause must have before it is held against the facts by itself."""

_CAUSE = regex(
    "(?:(?<=[は、])|^)(?:いずれも|全て|すべて)?(?P<cause>[^、。は]{4,40}?)(?:(?:ため|から)で(?:ある|あった)|(?:こと|もの)によ(?:る|った)|によるもの"
    "|(?:が|を)(?:主な)?(?:原因|理由|要因)と|(?<=た)もので(?:ある|あった)|(?<=い)もので(?:ある|あった))"
)
"""What is given as a cause: it must have to do with the facts, in whatever words it is told."""
_TOLD_BY = 2


@cache
def _official() -> frozenset[str]:
    """Return the pairs that any official sentence has: they tell nothing of what it is about."""
    return frozenset("".join(pair) for word in words().general.official for pair in pairwise(word))


def weigh(pairs: frozenset[str]) -> frozenset[str]:
    """Return the pairs that tell something."""
    return pairs - _official()


def share(pairs: frozenset[str], held: frozenset[str]) -> float:
    """Return the share (0 to 1) of a sentence's telling pairs that stand in a text; 1 where it has none."""
    telling = weigh(pairs)
    return len(telling & held) / len(telling) if telling else 1.0


def support_doubts(sentence: Reading, evidence: Evidence, mood: Mood, *, told: bool) -> Iterator[Doubt]:
    """Yield a doubt where a sentence, or a whole clause of it, has nothing to do with the facts that it cites.

    `told` says that it tells a figure of the facts: then it has to do with them, whatever its words.
    """
    held = evidence.surrounded
    telling = weigh(sentence.pairs)
    if len(telling) > 1 and not told and not telling & held:
        yield Doubt(0, len(sentence.text), sentence.text, Reason.SUPPORT)
        return
    for found in _CAUSE.finditer(sentence.text):
        given = pairs_of(sentence.bare[found.start("cause") : found.end("cause")])
        if len(given) >= _TOLD_BY and not given & held:
            yield Doubt(*found.span("cause"), found["cause"], Reason.SUPPORT)
    if mood == "proposed":
        return
    at = 0
    for end in [*(found.end() for found in _CLAUSE.finditer(sentence.text)), len(sentence.text)]:
        clause = sentence.text[at:end]
        own = weigh(pairs_of(sentence.bare[at:end]))
        if len(own) >= _BARE and not own & held:
            yield Doubt(at, end, clause, Reason.SUPPORT)
        at = end


_PLANNED = regex(
    "予定|方針|を目標|が目標|(?:働き|呼び)かける(?=。|$)|計画(?:して|中)|検討(?:中|して)|したい|たい(?:と|。|$)|見込|こと(?:と|に)(?:している|する)"
    "|目指|めざ|今後|これから(?![一-龥ァ-ヴー])|準備中|調整中"
)
_DONE = regex("(?:た|ている|ており)(?=[。、]|$)")
_WILLED = regex(
    "を[^。]{0,30}(?:増や|減ら|広げ|縮め|決め|作|設け|置|始め|示|開|[一-龥]{2})(?:す|る)$|を[^、。をにがは]{0,10}[うくぐすつぬぶむる]$"
)
"""The end of a note that says what somebody is to do: マニュアルを作る, 週3日に増やす; not 時間がかかる."""
PLANS = frozenset({"policy", "aim", "activity"})
"""Roles of cells that say what is to be done."""
_HELD = 0.6


def plan_doubts(sentence: Reading, evidence: Evidence, mood: Mood) -> Iterator[Doubt]:
    """Yield a doubt where a statement, or a clause of it, tells as done what the only fact that holds it plans."""
    if mood != "told" or _PLANNED.search(sentence.text) or not _DONE.search(sentence.text.rstrip("。")[-4:] + "。"):
        return
    past = bool(_PAST.search(sentence.text))
    whole = (0, len(sentence.text.rstrip("。")))
    for start, end in (whole, *((one.start(), one.end()) for one in _PART.finditer(sentence.text))):
        telling = weigh(pairs_of(sentence.bare[start:end]))
        held, apart = (_HELD, 2.0) if (start, end) == whole else (_HELD_BY_A_PART, 3.0)
        planned, done = _planned_and_done(telling, evidence, past=past) if len(telling) > 1 else (0.0, 0.0)
        if planned >= held and done * apart <= planned:
            at = max(start, end - 6)
            yield Doubt(at, end, sentence.text[at:end], Reason.PLAN)
            return


_PAST = regex("た。?$")
_PART = regex("[^、。]{6,}(?=、)")
_HELD_BY_A_PART = 0.8


def _planned_and_done(telling: frozenset[str], evidence: Evidence, *, past: bool) -> tuple[float, float]:
    """Return what share of some words one statement holds at most that plans, and one that tells of what is or was."""
    planned, done = 0.0, 0.0
    for fact, reading in evidence.readings:
        for statement in STATEMENT.findall(reading.text):
            held = len(telling & pairs_of(statement)) / len(telling)
            willed = past and fact.type == "note" and bool(_WILLED.search(statement))
            if (
                (willed and mood_of(statement) == "proposed")
                or _PLANNED.search(statement)
                or (fact.role in PLANS and mood_of(statement) != "told")
            ):
                planned = max(planned, held)
            else:
                done = max(done, held)
    return planned, done
