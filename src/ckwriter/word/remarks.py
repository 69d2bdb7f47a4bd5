"""What somebody has to say about a place of a submission, to be written into a Word file as a comment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ckwriter.values import page_text
from ckwriter.word.targets import Target

_LONGEST = 30
"""Characters of a quote that a comment repeats."""


class Remark(NamedTuple):
    """What somebody has to say about a place, and the words there that it is about."""

    at: str
    """The place; the comment stands on its title where nothing is quoted."""
    text: str
    """What is said; each line becomes a paragraph."""
    quote: str = ""
    """Characters that stand at the place."""
    nth: int = 0
    """Which of several places where they stand there is meant, from 0."""
    subject: str = ""
    """What the text is about, to be said where it does not stand on the words themselves."""
    section: str = ""
    """The number of the section on whose heading it stands if nothing nearer is found."""
    key: str = ""
    """What it is about, for a later time: a word and twelve hex digits (`C101 3f2a9c0b11d2`). A comment without it is
    not known again."""
    beside: bool = False
    """True if it only goes with another remark of the same key, and is left out where that stands on the same words."""


def lines(remark: Remark, target: Target) -> Iterator[str]:
    """Yield the lines of a comment, with what must be said where it does not stand on the words themselves."""
    first, *rest = page_text(remark.text).split("\n")
    yield first if target.how == "words" or not remark.subject else _with_subject(first, remark.subject)
    yield from rest
    quote = remark.quote.replace("\n", " ")
    short = quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST]}…"
    if target.how == "box":
        yield f"（文字枠の中の「{short}」についてです。文字枠の中にはコメントを付けられないため、枠に付けました。）"
    elif target.how == "title" and quote:
        yield f"（「{short}」についてです。その場所にはコメントを付けられないため、近い見出しに付けました。）"


def _with_subject(line: str, subject: str) -> str:
    """Put what a line is about before it, behind the level in brackets."""
    end = line.find("】") + 1 if line.startswith("【") else 0
    return f"{line[:end]}{subject}: {line[end:]}"
