"""J3: hiragana that cannot be read as Japanese: 決まっいる, 分かりすやい, 市民に広る."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ckwriter.checks import check, finding
from ckwriter.checks.texts.fulltext import FullText, full_text
from ckwriter.checks.words.kana_reading import Correction, corrected, reader
from ckwriter.checks.words.slips import is_slip
from ckwriter.form import FieldType
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex

_WORDS_STAND_IN: frozenset[FieldType] = frozenset(("text", "paragraph", "bullets", "list", "quantity", "frequency"))
_RUN = regex("(?<=([^ぁ-ん \u3000\n\t]))([ぁ-ん]+)(?=(.?))", re.DOTALL)
_QUOTED = regex("[「『“][^「」『』“”。\n]{1,20}[」』”]")
_KANJI = regex("[一-龥々]")
_KANA = regex("[ぁ-ん]")
_NAME_GOES_ON = regex("[一-龥ァ-ヶ]")


@check(level="note", rules=("R14",))
def unreadable_kana(submission: Submission) -> Iterator[Finding]:
    """送り仮名や語尾の文字が、抜けたり入れ替わったりしていない

    A guess by grammar: a run of hiragana that cannot be read, as the okurigana of the kanji before it, an ending and
    the words behind it, but can with one character more, less or moved (決まっいる, 分かりすやい). What stands in
    quotation marks, what stands twice, and what may be a name is left alone. One note a place.
    """
    whole = full_text(submission, _WORDS_STAND_IN)
    for start, text in whole.cells():
        for one in _unreadable(whole.text[start : start + len(text) + 1]):  # with the end of its line
            stem = one.before + one.run if _KANJI.match(one.before) else one.run
            at = start + one.start
            if whole.text.count(stem) > 1 or is_slip(whole.text, at, at + len(one.run)):
                continue
            meant = corrected(one.before, one.run, one.behind)
            sure = meant is not None and (meant.twice or meant.shows_word(one.run))
            unknown = not sure and reader().may_hold_word(one.before, one.run, one.behind)
            if meant is not None and not unknown:
                yield _finding(submission, whole, at, one.run, meant)


class _Run(NamedTuple):
    """A run of hiragana that cannot be read, with the characters beside it."""

    start: int
    before: str
    run: str
    behind: str


@lru_cache(8192)
def _unreadable(text: str) -> tuple[_Run, ...]:
    """Return the runs of a cell that cannot be read, but for what is quoted and what may be a name."""
    read = reader().reads
    runs = [_Run(found.start(2), *found.groups()) for found in _RUN.finditer(text) if not read(*found.groups())]
    doubted = [one for one in runs if not _is_name(text, one)]
    quoted = [found.span() for found in _QUOTED.finditer(text)] if doubted else []
    return tuple(one for one in doubted if not any(first <= one.start < last for first, last in quoted))


def _is_name(text: str, one: _Run) -> bool:
    """Tell whether hiragana is one word with katakana beside it (ぽーと), or may begin a name (さがピア)."""
    if one.before == "ー" and _KANA.match(text, one.start - 2):
        return True
    return one.behind == "ー" or (not _KANJI.match(one.before) and bool(_NAME_GOES_ON.match(one.behind)))


def _finding(submission: Submission, whole: FullText, at: int, run: str, meant: Correction) -> Finding:
    end = at + len(run)
    quote, right = whole.phrase(at, end), whole.phrase(at, end, instead=meant.text)
    return finding(
        submission,
        whole.at(at),
        f"「{quote}」は、{meant.says}のではありませんか",
        hint=f"「{right}」ではありませんか。正しければ、そのままで構いません。",
        quotes=[(whole.at(at), quote)],
    )
