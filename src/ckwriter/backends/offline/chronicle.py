"""A chronicle as prose: 平成18年～ and 「…を開始」 become 「平成18年から…を開始した」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ckwriter.backends.offline.context import Cited, Row
from ckwriter.backends.offline.themes import has_word
from ckwriter.drafts import Lexicon
from ckwriter.notation import dates
from ckwriter.prose import past, split

_RANGE = re.compile(r"\s*[~～〜\-－ー―–—]\s*")
_LETTER = re.compile("^[MTSHRmtshr](?=[0-9元])")
_ONCE = re.compile(
    "(?:着手|設置|位置付け|位置づけ|設立|発足|作成|策定|終了|変更|制定|再編|移行|改組|まとめ|見直し?|と)(?:した|た)$|が終了した$"
)
"""Ends of what happens once; 「から」 would say that it went on."""
_LONG = 24


def spoken(period: str) -> str:
    """Return one end of a period as it is said: R6 → 令和6年, H30 → 平成30年; anything else as written."""
    found = dates(period)
    if len(found) == 1 and _LETTER.match(period) and found[0].era and found[0].era_year:
        number = "元" if found[0].era_year == 1 else str(found[0].era_year)
        return f"{found[0].era}{number}年" + re.sub("^[A-Za-z](?:元|[0-9]+)年?", "", period)
    return period


def began(row: Row, *, opening: bool = False) -> Cited:
    """Return the first thing that a row (`period`, `text`) tells, in the past: 「平成18年から…を開始した」.

    `opening` says that a 「…では、」 stands before it, after which no 「には、」 may follow.
    """
    return next(iter(_sentences(row, [0], opening=opening)), Cited(""))


def since(row: Row) -> Cited:
    """Return when what a row (`period`) tells began, as it is said: H17-H20 → 平成17年."""
    return row.period.but(next((spoken(end) for end in _RANGE.split(str(row.period)) if end), ""))


def _sentences(row: Row, chosen: Sequence[int], *, opening: bool) -> Iterator[Cited]:
    """Yield chosen sentences of a row in the past; the first says when."""
    ends = [spoken(end) for end in _RANGE.split(str(row.period)) if end]
    told = split(row.text)
    for place, number in enumerate(chosen):
        if number < len(told):
            done = past(told[number])
            when = _when(ends, open_end=bool(_RANGE.search(row.period)), done=done) if ends and not place else ""
            when = when.replace("には、", "に、") if opening else when
            yield Cited(when + done, row.period.facts | row.text.facts if when else row.text.facts, prose=True)


def _when(ends: Sequence[str], *, open_end: bool, done: str) -> str:
    if len(ends) == 2:
        return f"{ends[0]}から{ends[1]}にかけて、"
    if open_end and not _ONCE.search(done):
        return f"{ends[0]}から" + ("、" if len(done) > _LONG else "")
    return f"{ends[0]}に" + ("は、" if len(done) > _LONG else "")


def chronicle(lexicon: Lexicon, rows: Sequence[Row], most: int, longest: int) -> list[Cited]:
    """Return a chronicle as at most `most` sentences of together at most `longest` characters.

    The first and the last row are always told; between them the sentences that hold the weightiest words of the cue
    `milestone` (the earlier in the table, the weightier).
    """
    words = lexicon.cues.get("milestone", ())
    told = [row for row in rows if row.period and row.text]
    candidates = [
        (r not in (0, len(told) - 1), -_weight(text, words), r, s)
        for r, row in enumerate(told)
        for s, text in enumerate(split(row.text))
    ]
    chosen: dict[int, list[int]] = {}
    for middle, weight, row, sentence in sorted(candidates):
        if sum(map(len, chosen.values())) == most or (row in chosen and (not weight or len(chosen[row]) == 2)):
            continue
        tried = {**chosen, row: sorted([*chosen.get(row, []), sentence])}
        if not chosen or sum(len(text) + 1 for text in _chosen(told, tried)) <= longest:
            chosen = tried
        elif not middle:
            break
    return list(_chosen(told, chosen))


def _chosen(rows: Sequence[Row], chosen: Mapping[int, Sequence[int]]) -> Iterator[Cited]:
    for row in sorted(chosen):
        yield from _sentences(rows[row], chosen[row], opening=row == min(chosen))


def _weight(text: str, words: Sequence[str]) -> int:
    return sum(len(words) - place for place, word in enumerate(words) if has_word(text, (word,)))
