"""Whether a clause says the contrary of what the facts say of the same: 少ない for 多い, 終了 for 開始.

The pairs of words are data, in `words.toml`; which of the facts' clauses speak of the same is told by their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ckwriter.grounding.carrying import Carried
from ckwriter.grounding.clauses import clause_at, statement_at
from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.evidence import NAMING, Evidence
from ckwriter.grounding.mood import Mood
from ckwriter.grounding.reading import pairs_of
from ckwriter.grounding.support import weigh
from ckwriter.grounding.words import words
from ckwriter.patterns import regex

_HELD, _COPIED = 0.6, 0.9
"""The share of a clause's words that a clause must hold to be what it is about; the same for a proposal."""


@cache
def _contraries() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    pairs = words().contraries
    both = [*pairs, *((other, one) for one, other in pairs)]
    return tuple((re.compile(one), re.compile(other)) for one, other in both)


def contrary(text: str, figures: Sequence[Carried], evidence: Evidence, mood: Mood) -> Iterator[Doubt]:
    """Yield a doubt where a clause says of what a fact tells the contrary of what the fact says: 多い for 少ない.

    What is to be done may well be the contrary of how things are: a proposal is held against its own words alone.
    """
    for one, other in _contraries():
        if not other.search(evidence.said) or (other.search(text) and one.search(evidence.said)):
            continue  # 休止し、再開した of both
        for said in one.finditer(text):
            clause = clause_at(text, said.start())
            if _MEASURES.match(said[0]) and any(0 <= said.start() - one.figure.end < _NEAR for one in figures):
                continue  # 11人多い: the figures tell it
            if _WISHED.match(text, said.end()):
                continue
            if other.search(clause) or _COMPARED.search(text[: said.start()]) or _is_denied(text, said):
                continue
            titled = any(other.search(fact.text) for fact in evidence.facts if fact.role in NAMING)
            about = _about(text, clause, said[0], evidence, copied=mood == "proposed" and not titled)
            known = [found for statement in about for found in other.finditer(statement)]
            known = [found for found in known if not _is_denied(found.string, found)]
            if known and not any(one.search(statement_at(evidence.said, evidence.said.index(each))) for each in about):
                yield Doubt(said.start(), said.end(), said[0], Reason.NEGATION, (), f"事実では「{known[0][0]}」")


def _about(text: str, clause: str, word: str, evidence: Evidence, *, copied: bool) -> list[str]:
    """Return the clauses of the facts that speak of what a clause speaks of; whole statements where none does."""
    rest = weigh(pairs_of(clause.replace(word, "、")))
    if not rest:
        rest, clause = weigh(pairs_of(text.replace(word, "、"))), text
    rest -= frozenset().union(*map(pairs_of, evidence.subjects)) - pairs_of(evidence.said)
    for pattern in (_CLAUSE, _STATEMENT):
        found = [
            one[0]
            for one in pattern.finditer(evidence.said)
            if rest and len(rest & pairs_of(one[0])) >= (_COPIED if copied else _HELD) * len(rest)
        ]
        if found:
            return found
    return []


_STATEMENT = regex("[^。\n]+")
_CLAUSE = regex("[^、。\n]+")


def _is_denied(text: str, found: re.Match[str]) -> bool:
    return bool(re.match("[^、。]{0,10}(?:な[いか]|ませ|ず)", text[found.end() :]))


_COMPARED = regex("(?:最も|一番|より)[^、。]{0,4}$")
_WISHED = regex("[^、。]{0,8}るよう(?=、|に)")
"""Behind a word that tells how things ought to be: 早くつかめるよう."""
_MEASURES = regex("[多少高低大小長短早遅強弱広狭遠近増減](?!期|齢)")
_NEAR = 8
"""Characters between a figure and the word that compares it."""
