"""Names that a submission itself shortens: 「県協議会」 after 県精神障害者地域移行協議会（以下「県協議会」）."""

from __future__ import annotations

import re
from functools import lru_cache

from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.patterns import regex

_DEFINED = regex(
    "(?P<full>[^、。「」（）()\n]{3,40})[（(]以下、?「?(?P<short>[^「」（）()\n]{2,20}?)」?(?:と(?:いう|いいます|表記|する|します)。?)?[)）]"
)


_OWNER = regex("^(?:[一-龥]{1,8}(?:に|で|は|が|を|として|により)(?:は)?)+(?=[一-龥ァ-ヴー]{4})")
"""What stands before a name that is defined within a statement: 県庁に推進協議会（以下…）."""


@lru_cache(256)
def defined(everything: str) -> tuple[tuple[str, str], ...]:
    """Return each (short, full) name that folded text defines, the longest short name first."""
    found = {one["short"]: _OWNER.sub("", one["full"]) for one in _DEFINED.finditer(everything)}
    return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))


def spelled_out(text: str, evidence: Evidence) -> tuple[str, tuple[int, ...]]:
    """Return folded text with short names in full where the facts have those alone, and each character's old place.

    The tuple is one longer than the text: its last entry is the end.
    """
    told: list[tuple[int, int, str]] = []
    for short, full in defined(evidence.setting.everything):
        if short in evidence.said or not any(full in one for one in (evidence.said, *evidence.subjects)):
            continue
        for found in re.finditer(f"(?<![一-龥々ァ-ヴー]){re.escape(short)}", text):
            if all(found.end() <= start or end <= found.start() for start, end, _ in told):
                told.append((found.start(), found.end(), full))
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for start, end, full in sorted(told):
        pieces += [text[at:start], full]
        places += [*range(at, start), *[start] * len(full)]
        at = end
    return "".join([*pieces, text[at:]]), (*places, *range(at, len(text) + 1))
