"""Compounds that the facts do not hold: another word before a noun of theirs (服薬継続訪問 for 退院意欲喚起訪問).

Names that end in a known noun are looked at in `said`. Here are those that do not, and those that begin before
hiragana (子育て支援会議 for 若者支援会議, 家族ふれあい塾 for 家族まなび塾).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.figures.figure import Carried
from ckwriter.grounding.names.said import allowed_names
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.mood import Mood
from ckwriter.grounding.reading.readings import Reading, key_of, pairs_of, runs
from ckwriter.grounding.reading.words import any_of, is_kin, words
from ckwriter.patterns import regex

_RUN = regex("[一-龥々ァ-ヴー]{3,}")
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
        return key_of(run) not in evidence.key and not _is_held(run[:2], evidence)
    return bool(new) and run[-2] in new[-1]


def _new_in(run: str, evidence: Evidence) -> list[str]:
    """Return the parts of a compound, of two characters and more, of which no pair stands in the facts."""
    spelled = "".join(runs(run))
    if len(spelled) != len(run) or key_of(run) in evidence.key:
        return []
    known = [False] * len(run)
    for at in range(len(run) - 1):
        if _is_held(spelled[at : at + 2], evidence):
            known[at] = known[at + 1] = True
    rest = "".join("\0" if one else char for one, char in zip(known, run, strict=True))
    return [part for part in rest.split("\0") if len(part) > 1 and not is_kin(part, evidence.said)]


def _is_held(pair: str, evidence: Evidence) -> bool:
    return pair in evidence.surrounded or pair in _general()


@cache
def _general() -> frozenset[str]:
    general = words().general
    return frozenset().union(
        *(pairs_of(word) for word in (*general.official, *general.plain, *general.any, *words().kinds))
    )


_WORD = regex(
    "[一-龥々]{2,}+(?!(?!いる|いた|うち|きっかけ|くらい)[きくけこっつりるれろえうわいみむめびぶべぎげね])|[ァ-ヴー]{3,}"
)
"""Nouns of a clause; not 出向 of 出向き, which is a verb."""
_LOAN = regex("[ァ-ヴー]{4,}")
_CLAUSE = regex("[^、。]+")


def novelty_doubts(sentence: Reading, figures: Sequence[Carried], evidence: Evidence, mood: Mood) -> Iterator[Doubt]:
    """Yield a doubt for a clause that tells, without a figure or date of the facts, of what no fact speaks of.

    A proposal may tell of new things, but names none (ゲートキーパー) that neither the facts nor the programme name.
    """
    if mood != "told":
        loans = (one for one in _LOAN.finditer(sentence.bare) if _is_new(one[0], evidence))
        yield from (Doubt(one.start(), one.end(), one[0], Reason.NAME) for one in islice(loans, 1))
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


_SERIES = regex("[一-龥ァ-ヴー]{2,}(?:(?:、|・|や|と)[一-龥ァ-ヴー]{2,})+")
_ITEM = regex("[一-龥ァ-ヴー]{2,}")
_AND = regex("及び|並び")


def series_doubts(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for what stands in a row with others of which the facts hold most, and not this one."""
    text = _AND.sub("\0\0", sentence.bare)
    for found in _SERIES.finditer(text):
        items = list(_ITEM.finditer(text, found.start(), found.end()))
        new = [one for one in items if _is_other(one[0], evidence)]
        if new and 2 * len(new) < len(items):
            yield Doubt(new[0].start(), new[0].end(), new[0][0], Reason.NAME, allowed_names(new[0][0], evidence))


def _is_other(item: str, evidence: Evidence) -> bool:
    return key_of(item) not in evidence.key and not all(
        _is_held(pair, evidence) or pair in _neutral() for pair in pairs_of(item)
    )


def _is_new(word: str, evidence: Evidence) -> bool:
    return any(not pairs_of(one) <= _neutral() for one in _new_in(word, evidence))


@cache
def _neutral() -> frozenset[str]:
    return frozenset().union(*map(pairs_of, words().general.neutral))


_STEM = regex("(?P<front>[一-龥々ァ-ヴー]*)(?P<kana>[ぁ-ん]{1,5})$")
_IN_NAMES = regex("(?<!及)(?<!並)(?:[りみきしえけちせれびぎめ])$")
"""Hiragana that may end a noun before another: 見守り協力員."""
_CASE = regex("[をにがとへで]$")


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
