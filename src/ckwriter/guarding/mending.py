"""What is put right in a model's sentence before it is judged, and how the sentences of one cell stand together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from ckwriter.drafts import DraftRequest, Sentence
from ckwriter.grounding import repeats
from ckwriter.notation import fold
from ckwriter.prose import finish, is_finished, past

_QUOTED = re.compile("「([^「」]+)」")
_SUBJECT = re.compile("(?P<words>[^、。「」]{1,20}?)(?:としては|として|は)、")
_BRACKET = re.compile("[(（][^()（）]*[)）]$")
_ALIKE = 80.0
"""Likeness (percent) from which a subject is a title of the form."""
_WITHIN = 96.0
"""Likeness (percent) from which one sentence stands within another."""
_SHORTEST = 10


def without_title(text: str, request: DraftRequest) -> str:
    """Return a sentence without the title of its own cell as its subject: 行政は、… in the cell of 行政."""
    found = _SUBJECT.match(text)
    titles = (fold(title) for title in _QUOTED.findall(request.title))
    if found and any(fuzz.ratio(fold(found["words"]), title) >= _ALIKE for title in titles):
        return text[found.end() :]
    return text


def is_running(request: DraftRequest) -> bool:
    """Tell whether a cell takes whole sentences in である体."""
    return request.style.ending == "plain" and request.prompt.style == "paragraph"


def is_whole(text: str) -> bool:
    """Tell whether a text ends as a sentence does, not in a noun."""
    return is_finished(_BRACKET.sub("", text.rstrip("。 ")))


def in_full(text: str) -> str:
    """Return a text that ends in an act as a sentence that tells of it: 病院交流会を再開 → 病院交流会を再開した."""
    return finish(past(text.rstrip("。 ")))


def says_again(text: str, other: str) -> bool:
    """Tell whether a sentence says what another one of its cell says, in nearly its words or as a part of it."""
    if repeats(text, other):
        return True
    short, long = sorted((text.rstrip("。"), other.rstrip("。")), key=len)
    return len(short) >= _SHORTEST and fuzz.partial_ratio(short, long) >= _WITHIN


def nearest(failed: Sentence, spare: Sequence[Sentence]) -> Sentence | None:
    """Return the sentence that rests on most of the same facts, the first of equals."""
    return max(spare, key=lambda one: len(set(one.facts) & set(failed.facts)), default=None)


def room_of(sentence: Sentence, request: DraftRequest) -> int:
    """Return how many characters a sentence takes in its cell."""
    return len(sentence.text) + (2 if request.prompt.style == "bullets" else 0)
