"""Find words that are a like character or two off a word that is meant, in a run of kanji."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from operator import add
from typing import NamedTuple

from ckwriter.checks.names.swapped import Orders
from ckwriter.checks.texts.language import Language, language
from ckwriter.checks.texts.vocabulary import Vocabulary, vocabulary

LONG = 4
"""Characters from which a near miss of an official word can hardly be another word."""
_NONE: frozenset[str] = frozenset()


class Typo(NamedTuple):
    """A word that may be wrong, within a run of kanji, and what may be meant."""

    wrong: str
    meant: str
    offset: int
    """Where the word begins in its run."""


@cache
def near_words(official: tuple[str, ...], accepted: tuple[str, ...]) -> NearWords:
    """Return the search among these official words."""
    return NearWords(vocabulary(official, accepted), language())


class _Stretch:
    """A run of kanji, and what is known of its pairs of characters."""

    __slots__ = ("hidden", "loose", "official", "open", "pairs", "run", "words")

    def __init__(self, run: str, official: Vocabulary, known: Language) -> None:
        self.run = run
        self.pairs = list(map(add, run, run[1:]))
        self.hidden = bytearray(len(run))
        """1 for each character that stands in an official or accepted word."""
        accepted = official.accepted
        for at, pair in enumerate(self.pairs):
            if pair in accepted:
                for word in accepted[pair]:
                    if run.startswith(word, at):
                        self.hidden[at : at + len(word)] = b"\1" * len(word)
                        break
        self.open = [at for at, flag in enumerate(self.hidden) if not flag]
        """The places of the others."""
        if not self.open:
            return  # nothing is asked of it
        self.official = list(map(official.pairs.__contains__, self.pairs))
        """For each pair of characters, whether it stands in an official word."""
        following = known.following
        self.words = [other in following.get(one, "") for one, other in pairwise(run)]
        """For each pair of characters, whether it is a word of the language."""
        beside = [False, *self.words, False]
        self.loose = [at for at in self.open if not beside[at] and not beside[at + 1]]
        """The places of those that make no word with the character before or behind them."""


class NearWords:
    """The search among a form's official words. What it says of a run depends on nothing else, so that it is kept."""

    def __init__(self, official: Vocabulary, known: Language) -> None:
        self._official = official
        self._known = known
        self._behind: defaultdict[str, set[str]] = defaultdict(set)
        """Kanji → those that make a likely word behind it."""
        self._before: defaultdict[str, set[str]] = defaultdict(set)
        for word in filter(known.is_word, known.common | official.pairs.keys()):
            self._behind[word[0]].add(word[1])
            self._before[word[1]].add(word[0])
        known_runs = (word for found in official.accepted.values() for word in found)
        self._orders = Orders(known_runs, set(filter(known.is_word, known.common | official.pairs.keys())))
        self.typos = lru_cache(maxsize=8192)(self._typos)

    def _typos(self, run: str) -> tuple[Typo, ...]:
        """Return the typos of a run of kanji: for each stretch its surest explanation alone."""
        if len(run) == 2 and self._known.is_word(run) and run not in self._known.out_of_place:
            return ()  # too short to hold the rest of an official word
        stretch = _Stretch(run, self._official, self._known)
        if not stretch.open:
            return ()
        taken: set[int] = set()
        found = []
        of_loose = (self._no_word, self._beside_affix) if stretch.loose else ()
        of_all = (self._one_off, self._two_off, self._lacking, self._twice)
        for explain in (*of_all, *of_loose, self._out_of_place, self._swapped):
            for one in explain(stretch):
                span = range(one.offset, one.offset + len(one.wrong))
                if not taken.intersection(span):
                    taken.update(span)
                    found.append(one)
        return tuple(found)

    def _one_off(self, stretch: _Stretch) -> Iterator[Typo]:
        """Official words with one like character in place of another: 支援授業."""
        following, preceding, middles = self._official.following, self._official.preceding, self._official.middles
        run, official = stretch.run, stretch.official
        last = len(run) - 1
        for at in stretch.open:
            # The rest of an official word stands beside the character: two of its characters, or its two neighbours.
            if not (
                (at > 1 and official[at - 2])
                or (at + 1 < last and official[at + 1])
                or (0 < at < last and run[at - 1] + run[at + 1] in middles)
            ):
                continue
            alike = self._known.nearly_alike(run[at])
            after_left = following.get(run[at - 1], _NONE) & alike if at else _NONE
            before_right = preceding.get(run[at + 1], _NONE) & alike if at < last else _NONE
            for meant in sorted(after_left | before_right):
                yield from self._corrected(run, run[:at] + meant + run[at + 1 :], at, at + 1)

    def _two_off(self, stretch: _Stretch) -> Iterator[Typo]:
        """Official words with another word of the same sound in them: 地域以降支援."""
        following, preceding = self._official.following, self._official.preceding
        run, hidden, words = stretch.run, stretch.hidden, stretch.words
        for at in stretch.open:
            if at + 1 == len(run) or hidden[at + 1] or not words[at]:
                continue
            after_left = following.get(run[at - 1], _NONE) if at else _NONE
            before_right = preceding.get(run[at + 2], _NONE) if at + 2 < len(run) else _NONE
            if after_left or before_right:
                firsts, lasts = self._known.alike(run[at]), self._known.alike(run[at + 1])
                pairs = {one + other for one in after_left & firsts for other in following.get(one, _NONE) & lasts}
                pairs |= {one + other for other in before_right & lasts for one in preceding.get(other, _NONE) & firsts}
                for pair in sorted(pairs):
                    yield from self._corrected(run, run[:at] + pair + run[at + 2 :], at, at + 2)

    def _corrected(self, run: str, fixed: str, start: int, end: int) -> Iterator[Typo]:
        """Yield the longest official word that a correction makes, unless what stands here is a word as it is."""
        found = list(self._official.containing(fixed, start, end))
        if found:
            word, begin = max(found, key=lambda item: len(item[0]))
            stop = begin + len(word)
            sure = len(word) >= LONG + (end - start > 1) and not self._belongs_outside(run, begin, stop, start, end)
            if sure or not (self._crosses(run, begin, stop) or self._stands(run, start, end)):
                yield Typo(run[begin:stop], word, begin)

    def _belongs_outside(self, run: str, begin: int, stop: int, start: int, end: int) -> bool:
        """Tell whether what was changed is at the edge of a stretch and makes a word beyond it: 精神保健福祉資|料."""
        first = begin == start > 0 and self._known.is_word(run[begin - 1 : begin + 1])
        return first or (stop == end and self._known.is_word(run[stop - 1 : stop + 1]))

    def _crosses(self, run: str, begin: int, stop: int) -> bool:
        """Tell whether a word goes over the edge of a stretch: 保険所|管, as in 保険 + 所管."""
        left = begin > 0 and self._known.is_word(run[begin - 1 : begin + 1])
        return left or self._known.is_word(run[stop - 1 : stop + 1])

    def _stands(self, run: str, start: int, end: int) -> bool:
        """Tell whether one character makes words with both its neighbours as it is."""
        left = start > 0 and self._known.is_word(run[start - 1 : start + 1])
        return end - start == 1 and left and self._known.is_word(run[start : end + 1])

    def _lacking(self, stretch: _Stretch) -> Iterator[Typo]:
        """Long official words that lack one character: 自立支協議会."""
        following = self._official.following
        run, hidden, official = stretch.run, stretch.hidden, stretch.official
        if True not in official:
            return
        for at in range(1, len(run)):
            if (hidden[at - 1] and hidden[at]) or official[at - 1]:
                continue
            if not (at > 1 and official[at - 2]) and not (at < len(official) and official[at]):
                continue  # of a long word, two more characters stand beside the gap
            between = following.get(run[at - 1], _NONE) & self._official.preceding.get(run[at], _NONE)
            for meant in sorted(between - self._known.droppable):
                fixed = run[:at] + meant + run[at:]
                for word, begin in self._official.containing(fixed, at - 1, at + 2):
                    if len(word) > LONG:
                        yield Typo(run[begin : begin + len(word) - 1], word, begin)
                        break

    def _twice(self, stretch: _Stretch) -> Iterator[Typo]:
        """Long official words that have one character twice: 相談支支援事業所."""
        run, hidden = stretch.run, stretch.hidden
        for at in [at for at, (one, other) in enumerate(pairwise(run), 1) if one == other]:
            if not (hidden[at - 1] and hidden[at]):
                found = self._official.containing(run[:at] + run[at + 1 :], at - 1, at)
                for word, begin in sorted(found, key=lambda item: -len(item[0])):
                    if len(word) >= LONG:
                        yield Typo(run[begin : begin + len(word) + 1], word, begin)

    def _no_word(self, stretch: _Stretch) -> Iterator[Typo]:
        """Two kanji that are no word, where a like character makes them a common one: 会義, 専問."""
        known, run, hidden = self._known, stretch.run, stretch.hidden
        for at in stretch.loose:
            if run[at] not in known.sounds or (run[at] in known.affixes and not self._stranded(stretch, at)):
                continue
            if at and not hidden[at - 1] and self._begins(stretch, at - 1) and self._ends(stretch, at + 1):
                yield from self._one_word(run, at - 1, at)
            if at + 1 < len(run) and not hidden[at + 1] and self._begins(stretch, at) and self._ends(stretch, at + 2):
                yield from self._one_word(run, at, at)

    def _out_of_place(self, stretch: _Stretch) -> Iterator[Typo]:
        """Words that hardly stand in an official text, but sound or look like one that does: 退引, 体性."""
        known, run, hidden, words = self._known, stretch.run, stretch.hidden, stretch.words
        if known.out_of_place.keys().isdisjoint(stretch.pairs):
            return
        for at in stretch.open:
            if at + 1 == len(run) or hidden[at + 1] or (meant := known.out_of_place.get(run[at : at + 2])) is None:
                continue
            ends_here = at == 0 or not words[at - 1] or (at > 1 and words[at - 2])  # not 主体性 as 主 + 体性
            begins_behind = at + 2 >= len(run) or not words[at + 1] or (at + 2 < len(words) and words[at + 2])
            if ends_here and begins_behind and self._begins(stretch, at):
                yield Typo(run[at : at + 2], meant, at)

    def _swapped(self, stretch: _Stretch) -> Iterator[Typo]:
        """Known words with their characters in another order: 関機係関."""
        for one in self._orders.swapped(stretch.run, stretch.words, stretch.official):
            yield Typo(*one)

    def _beside_affix(self, stretch: _Stretch) -> Iterator[Typo]:
        """Two kanji that are no word, one of them an affix that belongs to no word beside it: 病東, 個題."""
        known, run, hidden, words = self._known, stretch.run, stretch.hidden, stretch.words
        for at in stretch.loose:
            if at + 1 == len(run) or hidden[at + 1] or (at + 1 < len(words) and words[at + 1]):
                continue
            if (run[at] in known.affixes) == (run[at + 1] in known.affixes):
                continue
            if self._begins(stretch, at) and self._ends(stretch, at + 2):
                found = list(self._one_word(run, at, at)) or list(self._one_word(run, at, at + 1))
                yield from found[:1]

    def _stranded(self, stretch: _Stretch, at: int) -> bool:
        """Tell whether what stands before an affix at the end of a run is no word that it could follow: 派|件."""
        run, affixes = stretch.run, self._known.affixes
        alone = at > 0 and run[at - 1] not in affixes and self._begins(stretch, at - 1)
        return alone and (at == 1 or run[at - 2] not in affixes) and at + 1 == len(run)

    def _one_word(self, run: str, begin: int, at: int) -> Iterator[Typo]:
        wrong, first, last = run[begin : begin + 2], run[begin], run[begin + 1]
        alike = self._known.alike(run[at])
        if at == begin or first == last:
            likely = [meant + last for meant in sorted(alike & self._before.get(last, _NONE))]
        else:
            likely = [first + meant for meant in sorted(alike & self._behind.get(first, _NONE))]
        if likely:
            yield Typo(wrong, max(likely, key=lambda word: word in self._official.pairs), begin)

    def _begins(self, stretch: _Stretch, at: int) -> bool:
        """Tell whether a word can begin here: nothing, a word or an affix before it."""
        if at == 0:
            return True
        before = stretch.run[at - 1]
        return before in self._known.affixes or before == "の" or (at > 1 and stretch.words[at - 2])

    def _ends(self, stretch: _Stretch, at: int) -> bool:
        """Tell whether a word can end here: nothing, a word or an affix behind it."""
        if at >= len(stretch.run):
            return True
        behind = stretch.run[at]
        return behind in self._known.affixes or behind == "の" or (at < len(stretch.words) and stretch.words[at])
