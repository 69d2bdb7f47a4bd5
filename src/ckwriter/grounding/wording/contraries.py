"""Whether a clause says the contrary of what the facts say of the same: 少ない for 多い, 終了 for 開始.

The pairs of words are data, in `reading/words.toml`; which of the facts' clauses speak of the same their words tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.figures.figure import Carried
from ckwriter.grounding.reading.clauses import CLAUSE, STATEMENT, clause_at, statement_at
from ckwriter.grounding.reading.evidence import NAMING, Evidence
from ckwriter.grounding.reading.mood import Mood, mood_of
from ckwriter.grounding.reading.readings import pairs_of
from ckwriter.grounding.reading.support import PLANS, weigh
from ckwriter.grounding.reading.words import words
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
        if _PART.search(text) and any(not figure.by for figure in figures):
            continue  # those who are left over
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


def contrary_of_same(text: str, figures: Sequence[Carried], evidence: Evidence, mood: Mood) -> Iterator[Doubt]:
    """Yield a doubt where the very thing of which a fact says a word is told with the contrary one.

    訪問先を絞り込む of 訪問先を広げる. In a proposal only what the facts propose is held against it.
    """
    said_of = "\n".join(_statements(evidence, mood))
    if any(not figure.by for figure in figures):
        return  # those who are left over may be told by the contrary
    for one, other in _contraries():
        if not other.search(said_of) or (other.search(text) and one.search(evidence.said)):
            continue
        for said in one.finditer(text):
            things = _thing_before(text, said.start()), _thing_behind(text, said.end())
            if not any(things) or _is_denied(text, said) or _WISHED.match(text, said.end()):
                continue
            if other.search(clause_at(text, said.start())) or _COMPARED.search(text[: said.start()]):
                continue
            known = [each for each in other.finditer(said_of) if _is_of(things, each) and not _is_denied(said_of, each)]
            if known and not any(_is_of(things, each) for each in one.finditer(evidence.said)):
                yield Doubt(said.start(), said.end(), said[0], Reason.NEGATION, (), f"事実では「{known[0][0]}」")


def _statements(evidence: Evidence, mood: Mood) -> Iterator[str]:
    for fact, reading in evidence.readings:
        for statement in STATEMENT.findall(reading.text):
            if mood != "proposed" or fact.role in PLANS or mood_of(statement) == "proposed":
                yield statement


_THING = regex(
    "(?P<thing>[一-龥々ァ-ヴー]{2,}|[ぁ-ん]{2}[一-龥])(?:を|が|は|も|の|への|との)"
    "(?:[^、。をがは一-龥]{0,6}|[一-龥]{2}に|[一-龥々ァ-ヴーの]{2,12}に)$"
)
_QUALIFIED = regex("(?:い|な|の|く|くの|た|る|での|による|[0-9]{1,3})?(?P<thing>[一-龥々ァ-ヴー]{2,})")


def _thing_before(text: str, at: int) -> str:
    """Return what a word at a place is said of: the noun with its particle right before it."""
    found = _THING.search(text, max(0, at - 24), at)
    return found["thing"] if found else ""


def _thing_behind(text: str, at: int) -> str:
    """Return what a word that ends at a place qualifies: 設置 of 共同設置, 時間 of 早い時間."""
    found = _QUALIFIED.match(text, at)
    return found["thing"] if found else ""


def _is_of(things: tuple[str, str], found: re.Match[str]) -> bool:
    """Tell whether a word of a fact is said of one of two things, or qualifies the other."""
    before, behind = _thing_before(found.string, found.start()), _thing_behind(found.string, found.end())
    return _is_same(things[0], before) or (len(things[1]) > 1 and things[1] == behind)


def _is_same(thing: str, other: str) -> bool:
    return bool(thing and other) and (thing.endswith(other) or other.endswith(thing))


_EDGE = regex("(?P<of>[一-龥]{2})(?P<edge>[前後])(?![半期者身継])")


def other_edge(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for 入居前 of 入居後, and the other way round, where the facts have one alone."""
    for found in _EDGE.finditer(text):
        turned = found["of"] + ("後" if found["edge"] == "前" else "前")
        if turned in evidence.said and turned not in text and found[0] not in evidence.text + evidence.setting.phrases:
            yield Doubt(found.start(), found.end(), found[0], Reason.NEGATION, (), f"事実では「{turned}」")


_EASE = regex("(?P<stem>[一-龥]{1,2}[ぁ-ん]{0,3}?)(?P<ease>やす|にく|づら|がた)(?=[いくさ])")
_UNDONE = regex("未(?P<stem>[一-龥]{2})")


def other_ease(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for 参加しにくい of 参加しやすい and the other way round, and for 設置済み of 未設置."""
    eases = {(found["stem"], found["ease"] == "やす") for found in _EASE.finditer(evidence.said)}
    for found in _EASE.finditer(text):
        stem, easy = found["stem"], found["ease"] == "やす"
        if (stem, not easy) in eases and (stem, easy) not in eases and not _WISHED.match(text, found.end()):
            yield Doubt(found.start(), found.end(), found[0], Reason.NEGATION)
    for stem in {found["stem"] for found in _UNDONE.finditer(evidence.said)}:
        done = re.search(f"(?<!未){stem}(?:済み?|した|された|している|されている)(?!な)", text)
        if done and f"未{stem}" not in text and not re.search(f"(?<!未){stem}", evidence.said):
            yield Doubt(done.start(), done.end(), done[0], Reason.NEGATION, (), f"事実では「未{stem}」")


_BOUND = regex(
    "(?P<when>[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{1,2}年度?末?|[今来次翌]年度(?:中|末)?)(?P<bound>まで|以前|以降|以後)"
)
_UNTIL = ("まで", "以前")


def other_bound(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for 12月以降 of 12月まで, and the other way round."""
    known = {(found["when"], found["bound"] in _UNTIL) for found in _BOUND.finditer(evidence.said)}
    for found in _BOUND.finditer(text):
        until = found["bound"] in _UNTIL
        if (found["when"], not until) in known and (found["when"], until) not in known:
            yield Doubt(found.start(), found.end(), found[0], Reason.DATE)


def _about(text: str, clause: str, word: str, evidence: Evidence, *, copied: bool) -> list[str]:
    """Return the clauses of the facts that speak of what a clause speaks of; whole statements where none does."""
    patterns: tuple[re.Pattern[str], ...] = (CLAUSE, STATEMENT)
    clause, text = _WHEN.sub("", clause), _WHEN.sub("", text)
    rest = weigh(pairs_of(clause.replace(word, "、")))
    if not rest:
        rest, clause = weigh(pairs_of(text.replace(word, "、"))), text
        patterns = (STATEMENT,)
    rest -= frozenset().union(*map(pairs_of, evidence.subjects)) - pairs_of(evidence.said)
    for pattern in patterns:
        found = [
            one[0]
            for one in pattern.finditer(evidence.said)
            if rest and len(rest & pairs_of(one[0])) >= (_COPIED if copied else _HELD) * len(rest)
        ]
        if found:
            return found
    return []


_WHEN = regex("(?:(?:令和|平成|昭和)(?:[0-9]{1,2}|元)|[0-9]{4})年度?(?:[0-9]{1,2}月)?(?:に(?:は)?、?)?")
"""When something was, which a cell of its own tells."""
_PART = regex("うち|中")


def _is_denied(text: str, found: re.Match[str]) -> bool:
    return bool(re.match("[^、。]{0,10}(?:(?<!だけで)な[いかく]|ませ|ず|にく[いく]|づら[いく])", text[found.end() :]))


_COMPARED = regex("(?:最も|一番|より)[^、。]{0,4}$")
_WISHED = regex(
    "[^、。]{0,8}(?:(?<=る)よう(?=、|に)|(?:する|める|げる|らす|やす|せる)ため|たい|べく)|(?:り|[くう]すること)(?:が|は|も)、?[^、。]{0,10}(?:課題|必要)(?![はがで]?な[いか])"
)
"""Behind a word that tells how things ought to be: 早くつかめるよう, 広がりが課題."""
_MEASURES = regex("[多少高低大小長短早遅強弱広狭遠近増減](?!期|齢)")
_NEAR = 8
"""Characters between a figure and the word that compares it."""
