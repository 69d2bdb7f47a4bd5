"""One word that bodies spell in three ways (障害, 障がい, 障碍), and where its spelling is not ours to choose."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from ckwriter.patterns import regex

Spelling = Literal["障害", "障がい", "障碍"]

_ANY = "(?:障害|障がい|障碍)"
_WORD = regex(_ANY)
# A compound that ends like the name of a body, an office, a law or a programme is a name.
_NAME = regex(
    f"[一-龥々ァ-ヶー]*{_ANY}[一-龥々ァ-ヶーⅠⅡⅢ・]*?"
    "(?:手帳|年金|法|条例|計画|事業所?|制度|センター|協議会|部会|委員会|家族会|当事者会|連合会|協会|会議|法人|課|係|室|局|部(?!門|分|会)|病院|学園|学校|施設|作業所|圏域|区分"
    "|ネットワーク|連絡会|検討会|研究会|クラブ|サロン|フォーラム|プラン)"
    # What stands right before a name in brackets is part of it: 障がい者相談窓口「…」.
    f"|[一-龥々ァ-ヶー]*{_ANY}[一-龥々ァ-ヶー・]+(?=「)"
    # Terms of medicine keep their spelling as well.
    f"|(?:アルコール健康|健康|気分|摂食|不安|睡眠|適応|パニック|強迫性?|双極性|解離性|パーソナリティ|人格|高次脳機能|認知機能|機能|記憶|意識|ストレス){_ANY}"
)


def respell(text: str, spelling: Spelling, keep: Iterable[str] = ()) -> str:
    """Return the text in one spelling, except in names of bodies, laws and programmes and in the words of `keep`.

    A word of `keep` is kept as the text has it, in whichever of the spellings.
    """
    pieces: list[str] = []
    at = 0
    for start, end in outside_names(text, keep):
        pieces += (text[at:start], _WORD.sub(spelling, text[start:end]))
        at = end
    return "".join(pieces)


def outside_names(text: str, keep: Iterable[str] = ()) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text (start, end) that are no name and no word of `keep`, up to its end.

    The first name counts, and of several that begin together a word of `keep`, the longest.
    """
    words = sorted(_kept(text, keep), key=lambda span: (span[0], -span[1]))
    at = index = 0
    name = _next_name(text, 0)
    while name or index < len(words):
        if index < len(words) and words[index][0] < at:
            index += 1
        elif name and name.start() < at:
            name = _next_name(text, at)
        else:
            start, end = name.span() if name else (len(text), len(text))
            if index < len(words) and words[index][0] <= start:
                start, end = words[index]
            yield at, start
            at = end
    yield at, len(text)


def _next_name(text: str, at: int) -> re.Match[str] | None:
    """Return the first name behind a position; only lines that hold the word are searched."""
    while (word := text.find("障", at)) >= 0:
        end = text.find("\n", word)
        end = len(text) if end < 0 else end
        if found := _NAME.search(text, max(at, text.rfind("\n", at, word) + 1), end):
            return found
        at = end
    return None


def _kept(text: str, keep: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where words of `keep` stand in a text, in whichever of the spellings."""
    parts: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    """By the character in front of the first such word, the parts between them."""
    for word in set(keep):
        if "障" in word and len(between := _between(word)) > 1:
            parts[between[0][-1:]].append(between)
    for found in _WORD.finditer(text):
        before = text[found.start() - 1] if found.start() else ""
        for head, *rest in (*parts[before], *parts[""]) if before else parts[""]:
            start, end = found.start() - len(head), found.end()
            if start < 0 or not text.startswith(head, start):
                continue
            for number, part in enumerate(rest):
                spelled = _WORD.match(text, end) if number else None
                end = spelled.end() if spelled else end if not number else -1
                if end < 0 or not text.startswith(part, end):
                    break
                end += len(part)
            else:
                yield start, end


@lru_cache(4096)
def _between(word: str) -> tuple[str, ...]:
    return tuple(_WORD.split(word))


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
