"""Which two sentences of a submission tell of one matter, by the rare words that they share.

Nothing is understood here: a sentence is the set of its pairs of kanji, its words in katakana and those of the row that
it stands in, and a word that only few sentences hold weighs much. What two such sentences say can then be compared.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from ckwriter import places
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import filled, once, row_of, sentences_of
from ckwriter.form import Field, Table
from ckwriter.model import Submission
from ckwriter.patterns import regex

_NAMING = ("programme", "activity")
_RARE = 12
"""Passages that hold a rare term at the most."""
_PAIR = regex("(?=([一-龥々]{2}))")
"""Every pair of kanji, also those that overlap."""
_WORD = regex("[ァ-ヶー]{2,}|[A-Za-zＡ-Ｚａ-ｚ]{2,}")
_COMMON = frozenset(
    one + other
    for words in (
        "令和 平成 昭和 年度 今年 昨年 前年 年間 毎月 毎年 市内 県内 区内 府内 道内 都内 本市 本県 本区 本府 本道",
        "実施 開催 参加 支援 事業 取組 設置 開始 予定 目標 精神障害 地域 会議 場合 以上 実人数 回数 件数 合計",
    )
    for word in words.split()
    for one, other in pairwise(word)
)
"""What nearly every sentence of such a document may hold."""


class Passage(NamedTuple):
    """A sentence, or a stretch of one, with what it is about."""

    at: str
    words: str
    """The whole sentence."""
    of: Field
    """What the form says of its cell."""
    row: frozenset[str]
    """What its row is about."""
    terms: frozenset[str]
    """What it is about itself, and its row."""

    def part(self, start: int, end: int) -> Passage:
        """Return the stretch that tells of what stands at a place, without that: its clause and the one before it."""
        first, last = _around(self.words, start, end)
        told = terms_of(self.words[first:start]) | terms_of(self.words[end:last])
        return Passage(self.at, self.words, self.of, self.row, told | self.row)


class Alignment:
    """How alike passages are: by the weight of what they share."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        """Weigh each term by how few passages hold it."""
        self.passages = tuple(passages)
        self._held = Counter(chain.from_iterable(passage.terms for passage in self.passages))
        self._rare = frozenset([term for term, count in self._held.items() if count <= _RARE])
        self._weights = {count: math.log((len(self.passages) + 1) / count) for count in set(self._held.values())}
        """How many passages hold a term → what it weighs."""

    def near(self, ones: Sequence[Passage], others: Sequence[Passage]) -> Iterator[tuple[int, int]]:
        """Yield the numbers of those that share a rare term: the work grows with the passages, and not faster."""
        holding: defaultdict[str, list[int]] = defaultdict(list)
        for number, other in enumerate(others):
            for term in other.terms & self._rare:
                holding[term].append(number)
        for number, one in enumerate(ones):
            found = {other for term in one.terms & self._rare for other in holding.get(term, ())}
            yield from ((number, other) for other in sorted(found))

    def weight(self, terms: Iterable[str]) -> float:
        """Return what terms weigh together."""
        return sum([self._weights.get(self._held.get(term, 0), 0.0) for term in terms])

    def shared(self, one: Passage, other: Passage) -> tuple[float, float]:
        """Return what two passages share, by its weight and as a part of the lesser passage."""
        both = self.weight(one.terms & other.terms)
        return both, both / max(1.0, min(self.weight(one.terms), self.weight(other.terms)))


@once
def alignment(submission: Submission) -> Alignment:
    """Return the sentences of a submission's running text, weighed against each other."""
    return Alignment(_passages(submission))


def _passages(submission: Submission) -> Iterator[Passage]:
    rows: dict[str, frozenset[str]] = {}
    for at, of, text in filled(submission):
        if of.type in PROSE and of.role != "aim":
            row = rows.get(row_of(at))
            if row is None:
                row = rows[row_of(at)] = _of_row(submission, at)
            for sentence in sentences_of(text):
                yield Passage(at, sentence.text, of, row, terms_of(sentence.text) | row)


def _of_row(submission: Submission, at: str) -> frozenset[str]:
    """Return what the row of a cell is about: the terms of its programme or activity."""
    place = places.parse(at)
    table = submission.form.part(place.part)
    if not isinstance(table, Table) or not place.row:
        return frozenset()
    named = (column.id for column in table.columns if column.role in _NAMING)
    return frozenset().union(*(terms_of(submission.text(f"{row_of(at)}.{column}")) for column in named))


@lru_cache(8192)
def terms_of(words: str) -> frozenset[str]:
    """Return what words are about: their pairs of kanji and their words in other letters, without the commonest."""
    return frozenset({*_PAIR.findall(words), *_WORD.findall(words)} - _COMMON)


def _around(words: str, start: int, end: int) -> tuple[int, int]:
    clause = words.rfind("、", 0, max(0, start - 1))
    first = words.rfind("、", 0, clause) if clause > 0 else -1
    last = words.find("、", end)
    return first + 1, len(words) if last < 0 else last
