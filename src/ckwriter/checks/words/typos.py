"""J3: words that are one or two characters off a word that is meant: 支援授業, 会義, 地域以降支援."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial

from ckwriter.checks import check, finding
from ckwriter.checks.names.near_names import katakana
from ckwriter.checks.names.near_words import near_words
from ckwriter.checks.names.unlike_others import unlike_others
from ckwriter.checks.texts.fulltext import full_text, in_lines
from ckwriter.checks.texts.language import language
from ckwriter.checks.texts.readings import once
from ckwriter.checks.texts.vocabulary import RUN
from ckwriter.form import FieldType, Words
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex

_WORDS_STAND_IN: frozenset[FieldType] = frozenset(("text", "paragraph", "bullets", "list", "quantity", "frequency"))
_KATAKANA = regex("[ァ-ヶー]{5,}")
_WRAPPED = frozenset(" 　\n")
_OFTEN = 3
_REACH = 8
_HAS_KANA = regex("[ぁ-んァ-ヶー]")

Hits = Iterator[tuple[str, str, int]]
"""(what stands there, what may be meant, where)."""


@check(level="note", rules=("R14",))
def typo(submission: Submission) -> Iterator[Finding]:
    """言葉の書き間違い（変換間違い・字の抜け）がない

    A guess. A word that is no word but sounds or looks like one (会義), and a word that is one or two like
    characters off an official word of the form or off a compound that the document has three times or more
    (地域以降支援). One note a word.
    """
    whole = full_text(submission, _WORDS_STAND_IN)
    for (wrong, meant), starts in _typos(submission).items():
        quotes = dict.fromkeys((whole.at(at), whole.phrase(at, at + len(wrong))) for at in starts)
        yield finding(
            submission,
            whole.at(starts[0]),
            f"「{wrong}」は「{meant}」の書き間違いではありませんか",
            hint=f"「{meant}」であれば直してください。正しい言葉であれば、そのままで構いません。",
            quotes=list(quotes),
        )


@once
def _typos(submission: Submission) -> dict[tuple[str, str], list[int]]:
    """Return (what stands there, what may be meant) → where, but for words of the body's own."""
    whole = full_text(submission, _WORDS_STAND_IN)
    words = submission.form.words
    body = [submission.municipality.name] if submission.municipality.name else []
    text = _without(whole.text, [*body, *(word for word in words.accepted if _HAS_KANA.search(word))])
    hits: dict[tuple[str, str], list[int]] = defaultdict(list)
    taken: set[int] = set()
    for search in (_misspelled, _near_words, _near_katakana):
        for wrong, meant, start in search(text, words):
            span = range(start, start + len(wrong))
            if not taken.intersection(span):
                taken.update(span)
                hits[wrong, meant].append(start)
    return {
        (wrong, meant): starts
        for (wrong, meant), starts in hits.items()
        if wrong not in language().out_of_place or len(starts) < _OFTEN
    }


def is_typo(submission: Submission, start: int, end: int) -> bool:
    """Tell whether `typo` asks about a stretch of the full text of these types, or about a part of it."""
    return any(
        at < end and start < at + len(wrong) for (wrong, _), starts in _typos(submission).items() for at in starts
    )


def _without(text: str, words: list[str]) -> str:
    for word in words:
        text = text.replace(word, "\0" * len(word))
    return text


def _misspelled(text: str, words: Words) -> Hits:
    """Yield words that are known to be wrong, but for those that stand within an accepted one."""
    known: Mapping[str, str] = {**language().misspelled, **words.misspelled}
    for start, wrong in in_lines(text, partial(_wrong_in, _wrong_words(tuple(known)))):
        around = text[max(0, start - _REACH) : start + len(wrong) + _REACH]
        plain = _without(around, [word for word in (*words.accepted, *words.official) if word in around])
        if wrong in plain and not _is_two_words(text, start, wrong):
            yield wrong, known[wrong], start


@lru_cache(16)
def _wrong_words(words: tuple[str, ...]) -> re.Pattern[str]:
    return regex("|".join(sorted(words, key=len, reverse=True)))


@lru_cache(8192)
def _wrong_in(words: re.Pattern[str], line: str) -> tuple[tuple[int, str], ...]:
    return tuple((found.start(), found[0]) for found in words.finditer(line))


def _near_words(text: str, words: Words) -> Hits:
    runs: defaultdict[str, list[int]] = defaultdict(list)
    for start, run in in_lines(text, _runs_of):
        runs[run].append(start)
    search = near_words(words.official, words.accepted)
    for run, starts in runs.items():
        for one in search.typos(run):
            for start in (start + one.offset for start in starts):
                if not _is_two_words(text, start, one.wrong):
                    yield one.wrong, one.meant, start
    compounds: Counter[str] = Counter()
    for run, starts in runs.items():
        for part in run.split("の"):
            compounds[part] += len(starts)
    for one in unlike_others(compounds, language()):
        yield from ((one.wrong, one.meant, found.start()) for found in re.finditer(one.wrong, text))


_COUNTER = regex("[0-9０-９一二三四五六七八九十毎各数初今前次全両][回件人名年月日度区市県圏]\\Z")


def _is_two_words(text: str, start: int, wrong: str) -> bool:
    """Tell whether two characters are the end of one word and the beginning of another: 1回|設ける, 府|及び."""
    if len(wrong) != 2:
        return False
    if wrong[1] in "及並" and text.startswith("び", start + 2):
        return True
    return bool(_COUNTER.search(text[max(0, start - 1) : start + 1]))


@lru_cache(8192)
def _runs_of(line: str) -> tuple[tuple[int, str], ...]:
    """Return the runs of kanji in a line, each with where it begins."""
    runs = [(found.start(), found[0]) for found in RUN.finditer(line)]
    return tuple(
        (start, run)
        for start, run in runs
        if len(run) > 1 and not (run[0] == "割" and _OF_TEN.match(run) and line[start - 1 : start].isdecimal())
    )


_OF_TEN = regex("割[強弱台超余前近程半]")
"""What stands behind a number: 3割強."""


@lru_cache(16)
def _known_katakana(official: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for term in (*official, *language().common) for word in _KATAKANA.findall(term))


@lru_cache(8192)
def _katakana_in(line: str) -> tuple[tuple[int, str], ...]:
    return tuple((found.start(), found[0]) for found in _KATAKANA.finditer(line))


def _near_katakana(text: str, words: Words) -> Hits:
    """Yield katakana words one slip off a known or a frequent one; a word that a wrapped line cuts is left alone."""
    found: dict[str, list[int]] = defaultdict(list)
    for start, word in in_lines(text, _katakana_in):
        end = start + len(word)
        if text[start - 1 : start] not in _WRAPPED and text[end : end + 1] not in _WRAPPED:
            found[word].append(start)
    right = _known_katakana(words.official)
    right |= {word for word, starts in found.items() if len(starts) >= _OFTEN}
    for word, starts in found.items():
        if word not in right and (meant := katakana(word, sorted(right))):
            yield from ((word, meant, start) for start in starts)
