"""Words that judge (先進的, 大幅に) and shares in words (半数, 大半), which facts must hold or figures show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from ckwriter.grounding.comparisons.directed import words_of
from ckwriter.grounding.comparisons.shares import changes, shares
from ckwriter.grounding.comparisons.two_rows import comparisons
from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.figures.derived import CHANGE
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.mood import Mood
from ckwriter.grounding.reading.readings import Reading
from ckwriter.grounding.reading.words import is_kin, words
from ckwriter.patterns import regex


@cache
def _judging() -> re.Pattern[str]:
    return re.compile("|".join(words().claims.judging))


_SHARES = (
    (
        regex("半(?:数|分)(?:に(?:も|は)?(?:満た|届か|及ば|達し?(?:な|て(?:い)?な))|未満|以下|弱|を(?:下回|割|切))"),
        Fraction(1, 100),
        Fraction(1, 2),
    ),
    (regex("半(?:数|分)に(?:達|の?ぼ|及)"), Fraction(1, 2), Fraction(3, 5)),
    (
        regex("過半|半(?:数|分)(?:以上|超|[をはも](?:優に|大きく|わずかに)?(?:超|上回|越え))"),
        Fraction(1, 2),
        Fraction(1),
    ),
    (regex("半数|半分"), Fraction(9, 20), Fraction(11, 20)),
    (regex("大半|大多数|大部分|ほとんど|ほぼ(?:全|すべ)|おおむね(?:全|すべ)"), Fraction(3, 5), Fraction(1)),
    (regex("(?P<of>[2-9二三四五])分の(?P<parts>[1-9一二三四五])"), Fraction(0), Fraction(0)),
    (regex("少数(?=に|で(?!き)|だ)|一握り|ごく(?:一部|わずか)"), Fraction(0), Fraction(2, 5)),
    (regex("皆無|ゼロ"), Fraction(0), Fraction(0)),
)
_FEW = Fraction(2, 5)
"""What some are at most of which words tell that they are few; looked at where the facts tell a share."""
_TOLD_SHARE = regex("半数|半分|過半|大半|[0-9]割|%|分の[0-9一二三]")
_LIMITS = regex("上限|下限|最低(?=[0-9限])|最大(?=[0-9])")
_DIGITS = {char: number for number, char in enumerate("〇一二三四五六七八九")}
_ROOTS = regex("[一-龥]{2}|[ァ-ヴー]+")


def claim_doubts(sentence: Reading, evidence: Evidence, mood: Mood) -> Iterator[Doubt]:
    """Yield a doubt for each word that judges and stands in no fact, and for each share in words that none shows."""
    for found in _judging().finditer(sentence.text):
        if not _is_said(found[0], evidence) and not (mood == "proposed" and found[0] in evidence.setting.phrases):
            yield Doubt(found.start(), found.end(), found[0], Reason.CLAIM)
    if mood != "proposed":
        yield from _effects(sentence, evidence)
    for found in _LIMITS.finditer(sentence.text):
        if found[0] not in evidence.text:
            yield Doubt(found.start(), found.end(), found[0], Reason.QUALIFIER)
    taken: set[int] = set()
    for pattern, low, high in _SHARES:
        for found in pattern.finditer(sentence.text):
            if found.start() in taken or found[0] in evidence.said:
                continue
            taken.update(range(found.start(), found.end()))
            if any(one.right and one.lies_in(found.span()) for one in comparisons(sentence, evidence)):
                continue  # 部会の半分の回数
            if high == _FEW and not _TOLD_SHARE.search(evidence.said):
                continue
            bounds = _fraction(found) if "of" in found.re.groupindex else (low, high)
            changed = CHANGE.match(sentence.text, found.end()) if "of" in found.re.groupindex else None
            told = changes(evidence, more=bool(changed["more"])) if changed else shares(evidence)
            if not any(bounds[0] <= share <= bounds[1] for share in told):
                yield Doubt(found.start(), found.end(), found[0], Reason.FIGURE)


@cache
def _of_effects() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    ended = (words_of("phase", "ended"), words_of("phase", "held"))
    return tuple((re.compile(word), re.compile(held)) for word, held in (*words().claims.effects, ended))


def _effects(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for what is said to have come of it (理解が深まった), where no fact tells of anything like it."""
    known = "\n".join([evidence.said, *evidence.subjects])
    for word, held in _of_effects():
        found = word.search(sentence.text)
        if found and not held.search(known) and found[0] not in evidence.setting.phrases:
            yield Doubt(found.start(), found.end(), found[0], Reason.CLAIM)


def _is_said(word: str, evidence: Evidence) -> bool:
    root = _ROOTS.match(word)
    return (
        word in evidence.said
        or is_kin(word, evidence.said)
        or bool(root and root[0] in evidence.said and len(word) < 6)
    )


def _fraction(found: re.Match[str]) -> tuple[Fraction, Fraction]:
    of, parts = (_DIGITS.get(found[name]) or int(found[name]) for name in ("of", "parts"))
    share = Fraction(parts, of)
    return share - Fraction(1, 50), share + Fraction(1, 50)
