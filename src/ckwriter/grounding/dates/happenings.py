"""What the facts tell to have happened when, and which of it some words of a sentence speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ckwriter.drafts import Fact
from ckwriter.grounding.reading.clauses import STATEMENT
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.readings import Reading, key_of, read_fact
from ckwriter.notation import Date
from ckwriter.notation.text import hide
from ckwriter.patterns import regex
from ckwriter.places import row_of

_BRACKET = regex("[（(](?P<words>[^（）()]{4,60})[)）]")
_NO_SIGN = regex("[ぁ-ん]{2}|[をはがにでとへも、。・\0 （）()「」『』0-9]")
_COUNT = regex("[0-9]+(?![0-9年月日回])[一-龥]")
"""Of how many something is told, a sign of it as well: 16区."""
_ALL = regex("全(?![体国員般面日]|[0-9]+日)|すべて|いずれも|各")
"""All of them, in whichever words, a sign as well."""
_LEAST, _HELD = 2, 0.4
"""Signs that words must share with what they speak of, and the share of their own."""
_CLEARER = 1
"""By how many signs more they must share with it than with anything else."""


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened at some time, with the first and the last month that it can have been in, counted from year 0."""

    signs: frozenset[str]
    own: frozenset[str]
    """Those that words must share with it: of what stands in a bracket, not what stands before the bracket as well."""
    first: int
    last: int
    year: int
    fiscal: bool
    words: str

    def is_before(self, other: Happening) -> bool:
        """Tell whether it certainly was before another one."""
        return self.last < other.first


def happenings(evidence: Evidence) -> tuple[Happening, ...]:
    """Return what the rows of the cited facts tell to have happened; what all rows tell, where that is too little."""
    rows = {row_of(fact.at) for fact in evidence.facts if fact.type != "note"}
    notes = tuple(fact for fact in evidence.facts if fact.type == "note")
    cited = tuple(fact for row in rows for fact in evidence.setting.rows.get(row, ()))
    found = tuple(_of_facts((*cited, *notes), evidence))
    told_at_once = any(len(read_fact(one, evidence.setting.fiscal_year).dates) > 1 for one in notes)
    if told_at_once or len({one.first for one in found}) > 1:
        return found
    return tuple(_of_facts(evidence.setting.known, evidence))


def _of_facts(facts: Iterable[Fact], evidence: Evidence) -> Iterator[Happening]:
    year = evidence.setting.fiscal_year
    when: dict[str, Reading] = {}
    told: list[tuple[Fact, Reading]] = []
    for fact in facts:
        reading = read_fact(fact, year)
        if fact.type != "note" and reading.dates and not re.search("[一-龥ァ-ヴ]{2}", _left(reading)):
            when[row_of(fact.at)] = reading
        elif fact.type in _RUNNING:
            told.append((fact, reading))
    for fact, reading in told:
        yield from _of_text(reading, when.get(row_of(fact.at)) if fact.type != "note" else None)


_RUNNING = frozenset({"note", "text", "paragraph", "bullets"})


def _left(reading: Reading) -> str:
    return hide(reading.text, [(one.start, one.end) for one in (*reading.dates, *reading.periods)])


def _of_text(reading: Reading, row: Reading | None) -> Iterator[Happening]:
    """Yield what a text tells: each statement at the date of its row, what stands in a bracket with a date at that."""
    plain = reading.text
    for found in _BRACKET.finditer(reading.text):
        dates = [one for one in reading.dates if found.start() < one.start < found.end()]
        if dates:
            plain = hide(plain, [found.span()])
            if len(dates) == 1:
                before = STATEMENT.findall(reading.text[: found.start()])
                yield _happening(found["words"], dates, before[-1] if before else "")
    for found in STATEMENT.finditer(plain):
        within = [one for one in reading.dates if found.start() <= one.start < found.end() and plain[one.start] != "\0"]
        dates = list(row.dates) if row else within if len(within) == 1 else []
        if dates and dates[0].year is not None and not any(one.placeholder for one in dates):
            yield _happening(found[0], dates)


def _happening(words: str, dates: Sequence[Date], before: str = "") -> Happening:
    first, last = dates[0], dates[-1]
    signs, told = signs_of(words), signs_of(before)
    return Happening(
        signs | told, signs - told, _months(first)[0], _months(last)[1], first.year or 0, first.fiscal, words
    )


def _months(date: Date) -> tuple[int, int]:
    """Return the first and the last month that a date can mean, counted from year 0."""
    start = 12 * (date.year or 0)
    if date.month is not None:
        return start + date.month, start + date.month
    return (start + 4, start + 15) if date.fiscal else (start + 1, start + 12)


@lru_cache(4096)
def signs_of(words: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters and the counts by which words are known, without those of grammar."""
    text = key_of(words)
    pairs = (text[at : at + 2] for at in range(len(text) - 1))
    signs = frozenset(pair for pair in pairs if not _NO_SIGN.search(pair)) | frozenset(_COUNT.findall(text))
    return signs | {"*"} if _ALL.search(words) else signs


def spoken_of(words: str, known: Sequence[Happening], *, most: bool = False) -> Happening | None:
    """Return the one happening that words speak of; None where there is none, or no telling which.

    With `most`, most of the words must be its own: they speak of nothing else.
    """
    signs = signs_of(words)
    known = [one for one in known if signs & one.own]
    shared = sorted(((len(signs & one.signs), at) for at, one in enumerate(known)), reverse=True)
    if not shared or shared[0][0] < _LEAST or shared[0][0] < (_HELD if most else _HELD / 2) * len(signs):
        return None
    best = known[shared[0][1]]
    rivals = [one for one in known if (one.first, one.last) != (best.first, best.last)]
    if any(len(signs & one.signs) + _CLEARER > shared[0][0] for one in rivals):
        return None
    return best
