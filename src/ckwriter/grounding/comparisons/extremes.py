"""Words that say that nothing goes beyond something (初めて, 最多, 一番), which facts must hold or figures show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ckwriter.grounding.comparisons.contrasted import is_most
from ckwriter.grounding.comparisons.outcomes import has_extreme_rate
from ckwriter.grounding.comparisons.ranking import is_extreme
from ckwriter.grounding.dates.sequence import is_utmost
from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.figures.figure import Carried
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.readings import Reading
from ckwriter.patterns import regex

_TOP = regex(
    "初めて|初の(?=[一-龥])(?<!当初の)(?<!年初の)(?<!最初の)|初となる|初開催|過去最[多高少低]|最[多少](?!年)|最(?:大|高"
    "|小|低)(?=[のでとだを、。]|$)|最も|一番|トップ|首位|[1一]位|第一号|唯一"
)


_KINDS_OF_TOP = (
    "初(?:めて|の|となる|開催)",
    "最多|最も多|一番多|トップ|首位|[1一]位",
    "最少|最も少|一番少",
    "最大|最も大",
    "最高|最も高",
)


def extreme_doubts(sentence: Reading, figures: Sequence[Carried], evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for 初めて, 最多 and the like that no fact says and no series of figures shows."""
    for found in _TOP.finditer(sentence.text):
        word = found[0]
        if word in evidence.said or word in evidence.setting.phrases:
            continue
        if any(re.match(kind, word) and re.search(kind, evidence.said) for kind in _KINDS_OF_TOP):
            continue
        behind = re.escape(sentence.text[found.end() : found.end() + 1])
        if word in ("最も", "一番") and re.search(f"(?:最も?|一番){behind}", evidence.said):
            continue
        least = bool(_LEAST.search(word + sentence.text[found.end() :][:2]))
        if is_extreme(sentence, evidence, found.start(), least=least):
            continue
        clause = re.split("[、。]", sentence.text[: found.start()])[-1]
        if "達成率" in sentence.text and has_extreme_rate(clause, evidence, least=least):
            continue
        most = is_most(sentence, evidence)
        if most or is_utmost(sentence, evidence):
            continue
        if most is False:
            yield Doubt(found.start(), found.end(), word, Reason.CLAIM)
            continue
        if re.search("最[多大高少小低]|最も", word) and _is_extreme(sentence.text[found.start() :], figures, evidence):
            continue
        yield Doubt(found.start(), found.end(), word, Reason.CLAIM)


_LEAST = regex("少|低|小")


def _is_extreme(words: str, figures: Sequence[Carried], evidence: Evidence) -> bool:
    """Tell whether a figure of the sentence is the greatest or least of three or more of its kind in one fact."""
    least = bool(re.match("最[少小低]|最も(?:少|低|小)", words))
    values = {one.figure.value for one in figures}
    for _, reading in evidence.readings:
        series = [one.value for one in reading.figures if one.value is not None]
        if len(series) > 2 and (min(series) if least else max(series)) in values:
            return True
    return False
