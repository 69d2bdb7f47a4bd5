"""One word that bodies spell in three ways (障害, 障がい, 障碍), and where its spelling is not ours to choose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

Spelling = Literal["障害", "障がい", "障碍"]

_ANY = "(?:障害|障がい|障碍)"
_WORD = re.compile(_ANY)
# A compound that ends like the name of a body, an office, a law or a programme is a name.
_NAME = re.compile(
    f"[一-龥々ァ-ヶー]*{_ANY}[一-龥々ァ-ヶーⅠⅡⅢ・]*?"
    "(?:手帳|年金|法|条例|計画|事業所?|制度|センター|協議会|部会|委員会|家族会|当事者会|連合会|協会|会議|法人|課|係|室|局|部(?!門|分|会)|病院|学園|施設|圏域|区分)"
)


def respell(text: str, spelling: Spelling, keep: Iterable[str] = ()) -> str:
    """Return the text in one spelling, except in names of bodies, laws and programmes and in the words of `keep`.

    A word of `keep` is kept as the text has it, in whichever of the spellings.
    """
    patterns = {re.escape(_WORD.sub("障害", word)).replace("障害", _ANY) for word in keep if _WORD.search(word)}
    kept = re.compile("|".join([*sorted(patterns, key=len, reverse=True), _NAME.pattern]))
    pieces: list[str] = []
    at = 0
    for name in kept.finditer(text):
        pieces += (_WORD.sub(spelling, text[at : name.start()]), name[0])
        at = name.end()
    return "".join([*pieces, _WORD.sub(spelling, text[at:])])


def majority(texts: Iterable[str], keep: Iterable[str] = ()) -> Spelling | None:
    """Return the spelling that a person uses most outside names, or None where there is none or a tie."""
    counts: Counter[str] = Counter()
    marked = "\0"
    keep = tuple(keep)
    for text in texts:
        own = _NAME.sub(marked, text)
        for word in keep:
            own = own.replace(word, marked)
        counts.update(_WORD.findall(own))
    first, *others = counts.most_common() or [("", 0)]
    if not first[1] or (others and others[0][1] == first[1]):
        return None
    return first[0]  # type: ignore[return-value]  # one of the three by the pattern
