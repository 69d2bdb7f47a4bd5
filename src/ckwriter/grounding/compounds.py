"""Compounds that the facts do not hold: another word before a noun of theirs (服薬継続訪問 for 退院意欲喚起訪問).

Names that end in a known noun are looked at in `names`. Here are those that do not, and those that begin before
hiragana (子育て支援会議 for 若者支援会議, 家族ふれあい塾 for 家族まなび塾).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ckwriter.grounding.carrying import Carried
from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.evidence import Evidence
from ckwriter.grounding.mood import Mood
from ckwriter.grounding.names import allowed_names
from ckwriter.grounding.reading import Reading, key_of, pairs_of, runs
from ckwriter.grounding.words import any_of, words

_RUN = re.compile("[一-龥々ァ-ヴー]{3,}")
_HEADS = frozenset("会館店票所園院校局社団隊塾士師")
"""Characters that end names as one of them."""
_SHORTEST, _SHORT, _LONG = 3, 4, 6
"""Characters of a compound with a head of names, of one that ends as one of the facts does, of any other."""


def compound_doubts(text: str, evidence: Evidence, mood: Mood) -> Iterator[Doubt]:
    """Yield a doubt for each compound of folded text in which a word stands that is neither the facts' nor general.

    Figures and dates are hidden in `text`.
    """
    known = [run for run in runs(evidence.text) if len(run) >= _SHORTEST]
    ends = {run[-2:] for run in known if len(run) >= _SHORT}
    heads = {run[-1] for run in known} & _HEADS
    for found in _RUN.finditer(text):
        run = found[0]
        new = _new_in(run, evidence)
        if run[-1] in heads and _is_new_head(run, new, evidence):
            told = True
        elif len(run) < _SHORT or not new:
            continue
        else:
            told = run[-2:] in ends or (mood != "proposed" and len(run) >= _LONG and 2 * sum(map(len, new)) >= len(run))
        if told:
            yield Doubt(found.start(), found.end(), run, Reason.NAME, allowed_names(run, evidence))


def _is_new_head(run: str, new: Sequence[str], evidence: Evidence) -> bool:
    """Tell whether a compound with a head of names tells its kind in words that are new: 議長会, 病棟音楽会."""
    if len(run) == _SHORTEST:
        return key_of(run) not in evidence.key and run[:2] not in _held(evidence)
    return bool(new) and run[-2] in new[-1]


def _new_in(run: str, evidence: Evidence) -> list[str]:
    """Return the parts of a compound, of two characters and more, of which no pair stands in the facts."""
    held = _held(evidence)
    spelled = "".join(runs(run))
    if len(spelled) != len(run) or key_of(run) in evidence.key:
        return []
    known = [False] * len(run)
    for at in range(len(run) - 1):
        if spelled[at : at + 2] in held:
            known[at] = known[at + 1] = True
    rest = "".join("\0" if one else char for one, char in zip(known, run, strict=True))
    return [part for part in rest.split("\0") if len(part) > 1]


def _held(evidence: Evidence) -> frozenset[str]:
    setting = evidence.setting
    return evidence.pairs | pairs_of(setting.body) | pairs_of(setting.phrases) | _general()


@cache
def _general() -> frozenset[str]:
    general = words().general
    return frozenset().union(
        *(pairs_of(word) for word in (*general.official, *general.plain, *general.any, *words().kinds))
    )


_WORD = re.compile("[一-龥々]{2,}|[ァ-ヴー]{3,}")
_LOAN = re.compile("[ァ-ヴー]{4,}")
_CLAUSE = re.compile("[^、。]+")


def novelty_doubts(sentence: Reading, figures: Sequence[Carried], evidence: Evidence, mood: Mood) -> Iterator[Doubt]:
    """Yield a doubt for a clause that tells, without a figure or date of the facts, of what no fact speaks of."""
    if mood != "told":
        return
    known = [(one.figure.start, one.figure.end) for one in figures]
    known += [(date.start, date.end) for date in sentence.dates]
    for found in _CLAUSE.finditer(sentence.text):
        told = any(found.start() <= start < found.end() for start, _ in known)
        words_said = list((_LOAN if told else _WORD).finditer(sentence.bare, found.start(), found.end()))
        new = [one for one in words_said if _is_new(one[0], evidence)]
        telling = [one for one in words_said if not pairs_of(one[0]) <= _general() | _neutral()]
        if new and (len(new) > 1 or 2 * len(new) >= len(telling)):
            yield Doubt(new[0].start(), new[0].end(), new[0][0], Reason.SUPPORT)
            return


def _is_new(word: str, evidence: Evidence) -> bool:
    return any(not pairs_of(one) <= _neutral() for one in _new_in(word, evidence))


@cache
def _neutral() -> frozenset[str]:
    return frozenset().union(*map(pairs_of, words().general.neutral))


_STEM = re.compile("(?P<front>[一-龥々ァ-ヴー]*)(?P<kana>[ぁ-ん]{1,5})$")
_IN_NAMES = re.compile("(?<!及)(?<!並)(?:[りみきしえけちせれびぎめ])$")
"""Hiragana that may end a noun before another: 見守り協力員."""
_CASE = re.compile("[をにがとへで]$")


@cache
def _soft() -> re.Pattern[str]:
    return re.compile(f"{any_of(words().general.soft)}$")


def glued_doubts(text: str, names: Sequence[tuple[int, int]], evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for each name before which a word in hiragana stands that belongs to it, and to no fact's name.

    `names` are the places of names in folded text, as far as they are runs without hiragana.
    """
    for start, end in names:
        word = _before(text, start)
        if word is None or key_of(text[word:end]) in evidence.key or key_of(text[word:start]) in evidence.key:
            continue
        if _is_part_only(text[start:end], evidence):
            whole = text[word:end]
            yield Doubt(word, end, whole, Reason.NAME, allowed_names(whole, evidence))


def _before(text: str, start: int) -> int | None:
    """Return where a word in hiragana begins that stands right before a name as a part of it; None where none does."""
    if soft := _soft().search(text, max(0, start - 8), start):
        return soft.start()
    stem = _STEM.search(text, max(0, start - 12), start)
    if stem is None or not stem["front"] or len(stem["kana"]) > 2 or not _IN_NAMES.search(stem[0]):
        return None
    return None if _CASE.search(text[: stem.start()]) else stem.start()


def _is_part_only(name: str, evidence: Evidence) -> bool:
    """Tell whether the facts hold a name as the end of longer ones alone: 協力員 of 住まい確保協力員."""
    places = [found.start() for found in re.finditer(re.escape(name), evidence.text)]
    return bool(places) and all(at and re.match("[一-龥々ァ-ヴーりいびき]", evidence.text[at - 1]) for at in places)
