"""Patterns of what stands at the beginning of an answer: the word of a choice, the name of a share."""

from __future__ import annotations

import re
from functools import lru_cache

from ckwriter.model import Absent

ABSENT = re.compile(rf"\s*({'|'.join(reason.title for reason in Absent)})(?=\s|$)")
"""One of the official words for none."""
ANSWERED = re.compile(rf"\s*(?:{'|'.join(reason.title for reason in Absent)})(?=[\s（(]|$)|\s*[-－―‐–—]+\s*[（(]")
"""Such a word, or a dash, also with the reason in a bracket."""
NEVER = re.compile(r"(?!)()")
"""Matches nothing."""


@lru_cache(maxsize=256)
def first_word(words: tuple[str, ...]) -> re.Pattern[str]:
    """Match one of the words of a choice that stands alone at the beginning of a cell, before a figure: 有　1／1."""
    return re.compile(rf"\s*[（(]?({'|'.join(map(re.escape, words))})[)）]?(?=[\s（(:：]+[^\s）)])") if words else NEVER


@lru_cache(maxsize=64)
def before_share(names: tuple[str, ...]) -> re.Pattern[str]:
    """Match what may stand before a share and is none of it: its own name, or a slash."""
    return re.compile(rf"\s*(?:{'|'.join(map(re.escape, names))}|[／/])\s*[:：]?\s*(?=[0-9０-９])")
