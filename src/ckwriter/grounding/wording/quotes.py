"""What a sentence quotes in 「…」: words of its facts, of a title of the form, or official ones."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.readings import key_of, read
from ckwriter.patterns import regex

_QUOTE = regex('[「『“"](?P<words>[^「」『』“”"]{1,120})[」』”"]')


def quote_doubts(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for each quotation in folded text whose words nobody said."""
    setting = evidence.setting
    held = [evidence.key, key_of(evidence.labels), key_of(setting.title), "|".join(map(key_of, setting.terms))]
    held.append(read(setting.phrases, setting.fiscal_year).key)
    for found in _QUOTE.finditer(text):
        words = key_of(found["words"])
        if words and not any(words in known for known in held):
            yield Doubt(found.start(), found.end(), found[0], Reason.QUOTE)
