"""J3: hiragana that cannot be read as Japanese: 決まっいる, 分かりすやい, 市民に広る."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.fulltext import FullText, full_text
from ckwriter.checks.kana_reading import Correction, corrected, reader
from ckwriter.checks.slips import is_slip
from ckwriter.form import FieldType
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex

_WORDS_STAND_IN: frozenset[FieldType] = frozenset(("text", "paragraph", "bullets", "list", "quantity", "frequency"))
_RUN = regex("(?<=([^ぁ-ん \u3000\n\t]))([ぁ-ん]+)(?=(.?))", re.DOTALL)
_QUOTED = regex("[「『“][^「」『』“”。\n]{1,20}[」』”]")
_KANJI = regex("[一-龥]")
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
    read = reader().reads
    doubted = {run for run in set(_RUN.findall(whole.text)) if not read(*run)}
    if not doubted:
        return
    quoted = {at for found in _QUOTED.finditer(whole.text) for at in range(*found.span())}
    for found in _RUN.finditer(whole.text):
        before, run, behind = found.groups()
        if (before, run, behind) not in doubted or found.start(2) in quoted:
            continue
        stem = before + run if _KANJI.match(before) else run
        if whole.text.count(stem) > 1 or _is_name(whole.text, found) or is_slip(whole.text, *found.span(2)):
            continue
        if meant := corrected(before, run, behind):
            yield _finding(submission, whole, found, meant)


def _is_name(text: str, found: re.Match[str]) -> bool:
    """Tell whether hiragana is one word with katakana beside it (ぽーと), or may begin a name (さがピア)."""
    start = found.start(2)
    if text[start - 1] == "ー" and _KANA.match(text, start - 2):
        return True
    return found[3] == "ー" or (not _KANJI.match(found[1]) and bool(_NAME_GOES_ON.match(found[3])))


def _finding(submission: Submission, whole: FullText, found: re.Match[str], meant: Correction) -> Finding:
    quote, right = whole.phrase(*found.span(2)), whole.phrase(*found.span(2), instead=meant.text)
    return finding(
        submission,
        whole.at(found.start()),
        f"「{quote}」は、{meant.says}のではありませんか",
        hint=f"「{right}」ではありませんか。正しければ、そのままで構いません。",
        quotes=[(whole.at(found.start()), quote)],
    )
