"""Reading a choice as people mark it: 有 · (有)・無 · ○有・無 · ☑有 □無."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

_MARK = "[○〇◯●◎☑☒✓✔✅レ■▣◉]"
_BOX = "[□☐❏❑]"
_CIRCLED = {"㊒": "(有)"}
_ALSO = {"有": ("有り", "あり"), "無": ("無し", "なし")}
"""Other ways in which a choice is written."""


def chosen(text: str, choices: Sequence[str]) -> tuple[str, ...] | None:
    """Return the choices that a text marks: none, one or more; None if it names no choice at all.

    A choice that stands alone is chosen. Where several stand, those are that bear a mark or stand in brackets.
    """
    plain = "".join(_CIRCLED.get(char, char) for char in "".join(text.split()))
    named = [choice for choice in choices if _written(choice).search(plain)]
    if not named:
        return None
    marked = tuple(choice for choice in named if _marked(choice, tuple(choices)).search(plain))
    if marked or len(named) > 1:
        return marked
    return () if _unmarked(named[0]).search(plain) else (named[0],)


def _words(*choices: str) -> str:
    words = [word for choice in choices for word in (*_ALSO.get(choice, ()), choice)]
    return f"(?:{'|'.join(map(re.escape, words))})"


@cache
def _written(choice: str) -> re.Pattern[str]:
    return re.compile(_words(choice))


@cache
def _marked(choice: str, choices: tuple[str, ...]) -> re.Pattern[str]:
    words, any_words = _words(choice), _words(*choices)
    return re.compile(
        rf"[(（\[［【〔<＜]{_MARK}?{words}[)）\]］】〕>＞]"  # (有)・無
        rf"|{_MARK}[:：]?{words}"  # ○有・無, ☑有 □無
        rf"|[(（\[［]{_MARK}[)）\]］]{words}"  # [レ]有 [ ]無
        rf"|{words}[:：]?[(（\[［]?{_MARK}(?!{any_words})"  # 有○・無
    )


@cache
def _unmarked(choice: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_BOX}|[(（\[［][)）\]］]){_words(choice)}")
