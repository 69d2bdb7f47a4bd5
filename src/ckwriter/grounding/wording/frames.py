"""Who does what to whom: the nouns of a clause by their particles, against those of the fact's clause with that verb.

保健所が事務局となり、市町村が参加する holds every word of 市町村が事務局となり、保健所が参加する. So each clause is
read as a frame, its verb and what stands before が, を and に; a noun of the facts in another one's place is doubted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.reading.clauses import STATEMENT
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.readings import Reading, pairs_of
from ckwriter.grounding.reading.support import weigh
from ckwriter.grounding.reading.words import words
from ckwriter.patterns import regex

_PREDICATE = regex(
    "(?P<verb>(?<![0-9])(?![多少高低大小長短強弱広狭近遠早遅])[一-龥]{1,2})(?!で(?:あ|は)|だ|い[るた]|あ[りる])(?P<tail>(?:(?![をがはもとへ])[ぁ-ん])[ぁ-ん]*)(?=[、。\n]|$)"
    "|(?P<role>[一-龥々ァ-ヴー]{2,8})(?:と|に)な(?P<kana>[りるっ][ぁ-ん]*)(?=[、。\n]|$)"
)
_CASE = regex(
    "(?P<words>[一-龥々ァ-ヴーA-Za-z0-9「」・]+(?:の[一-龥々ァ-ヴーA-Za-z0-9「」・]+)*)(?P<case>が|を|に|と|から)(?![ぁ-ん]*な[いかく])"
)
_NO_GOAL = regex(
    "(?:年度|年|月|日|週|時|際|ため|共同|合同|新た|独自|同時|一緒|主|等|理由|契機|中心|対象|目的|主体|条件|基)$"
)
_OTHERWISE = regex("れ|もら|いただ|頂|せ(?:る|て|た)|な[いかく]|ず|ませ")
"""In the end of a verb: who does it does not stand before its が, or another does it."""
_ROLES = ("が", "に")
_HELD = 0.6
"""The share of the other words of a sentence that the facts must hold for it to be about the same."""


@dataclass(frozen=True, slots=True)
class _Frame:
    verb: str
    otherwise: bool
    phrases: Mapping[str, frozenset[str]]
    """The telling pairs of what stands before each particle."""
    spans: Mapping[str, tuple[int, int]]


def frame_doubts(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where what a fact has in another place of its clause stands before が or に."""
    known = [
        (frame, frames) for _, reading in evidence.readings for frames in _statements(reading.text) for frame in frames
    ]
    for said in (frame for frames in _statements(sentence.text) for frame in frames):
        alike = [(frame, frames) for frame, frames in known if _is_same_act(said, frame)]
        if alike and all(_is_anothers(said, frame, sentence, evidence) for frame, _ in alike):
            start, end = said.spans["が"]
            yield Doubt(start, end, sentence.text[start:end], Reason.PAIRING, (), "事実では別の主体です")
            return
        for role in _ROLES:
            if alike and all(_is_displaced(said, frame, frames, role) for frame, frames in alike):
                start, end = said.spans[role]
                yield Doubt(start, end, sentence.text[start:end], Reason.PAIRING, (), "事実では別の主体・相手です")
                return


def _is_same_act(said: _Frame, known: _Frame) -> bool:
    return bool(set(said.verb) & set(known.verb)) and said.otherwise == known.otherwise


def _is_anothers(said: _Frame, known: _Frame, sentence: Reading, evidence: Evidence) -> bool:
    """Tell whether somebody of whom the facts say nothing does what a fact tells another to do, with the same thing."""
    if "が" not in said.phrases or "が" not in known.phrases or "が" not in said.spans:
        return False
    start, end = said.spans["が"]
    who = pairs_of(sentence.text[start:end])
    counted = any(start <= one.start < end for one in sentence.figures)
    if counted or not who or who & (evidence.surrounded | pairs_of(evidence.text)) or not known.phrases["が"]:
        return False
    rest = weigh(sentence.pairs - who)
    return bool(rest) and len(rest & evidence.pairs) >= _HELD * len(rest)


def _is_displaced(said: _Frame, known: _Frame, frames: tuple[_Frame, ...], role: str) -> bool:
    """Tell whether a noun stands in a place that a fact gives to another, and the fact has it elsewhere."""
    ours, theirs = said.phrases.get(role, frozenset()), known.phrases.get(role, frozenset())
    others = frozenset().union(
        *(pairs for frame in frames for at, pairs in frame.phrases.items() if frame is not known or at != role)
    )
    if not ours or not theirs:
        return False
    if role == "が" and "を" not in said.phrases and ours & known.phrases.get("を", frozenset()):
        return False  # 会が始まった of 会を始めた
    own, foreign = theirs - others, others - theirs
    own = own - _plain() or own
    if ours & own:
        return False
    if ours & foreign:
        return True
    rest = [pairs for at, pairs in said.phrases.items() if at not in (role, "から")]
    return role == "が" and any(len(each & own) > len(each & foreign) for each in rest)


@cache
def _plain() -> frozenset[str]:
    """Return the pairs of nouns that name nobody: 職員 of whom."""
    return frozenset().union(*map(pairs_of, words().general.plain))


@lru_cache(4096)
def _statements(text: str) -> tuple[tuple[_Frame, ...], ...]:
    """Return the frames of each statement of a folded text."""
    return tuple(frames for found in STATEMENT.finditer(text) if (frames := tuple(_frames(found[0], found.start()))))


def _frames(statement: str, offset: int) -> Iterator[_Frame]:
    at = 0
    for found in _PREDICATE.finditer(statement):
        phrases: dict[str, frozenset[str]] = {}
        spans: dict[str, tuple[int, int]] = {}
        for case in _CASE.finditer(statement, at, found.start() + (len(found["role"]) if found["role"] else 0)):
            if case["case"] == "に" and _NO_GOAL.search(case["words"]):
                continue
            phrases[case["case"]] = weigh(pairs_of(case["words"]))
            spans[case["case"]] = offset + case.start("words"), offset + case.end("words")
        tail = found["tail"] or found["kana"] or ""
        yield _Frame(found["verb"] or found["role"][-2:], bool(_OTHERWISE.search(tail)), phrases, spans)
        at = found.end()
