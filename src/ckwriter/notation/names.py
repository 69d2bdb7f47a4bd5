"""Compare names as officials vary them: Ⅰ型 and 1型, a body with and without its owner, near misses."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from enum import Enum

from ckwriter.notation.spellings import standard_spelling
from ckwriter.notation.text import narrow
from ckwriter.patterns import regex

_IGNORED_SIGNS = r"\s・、,/()\[\]{}「」『』【】〔〕《》〈〉“”‘’\"'`.。:;~〜\u2010-\u2015−-"
_IGNORED = regex(
    rf"(?=[{_IGNORED_SIGNS}])(?:[{_IGNORED_SIGNS}]+(?![0-9{_IGNORED_SIGNS}])|(?<![0-9{_IGNORED_SIGNS}])[{_IGNORED_SIGNS}]+|(?<=[0-9])[\s,]+(?=[0-9]))"
)
"""Signs that a name keeps its identity without. Between two digits they matter: 3-6 is not 36."""
_ANY_IGNORED = regex(f"[{_IGNORED_SIGNS}]")

_MARKERS = regex(r"[\s\u2460-\u2473\u2776-\u277f]+")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_ROMAN_RANK = regex(rf"(?<![a-z])(?:{'|'.join(sorted(_ROMAN, key=len, reverse=True))})(?=[型期種類部])")
_KANJI_RANK = regex("第([一二三四五六七八九])(?![者十百])")
_LONG_END = regex("ー(?<=[ァ-ヺー][ァ-ヺー]ー)(?![ァ-ヺー])")
_ALIAS = regex(r"\(([^()]{2,40})\)")
_DEFINES = regex("^(?:以[下後降]|略称|通称)[、,:]?|と(?:いう|呼ぶ|する|略す|略する)。?$")
"""What stands round a short name that brackets define: 以下「…」という。"""
_DIGITS = regex("[0-9]+")

_SIMILAR_FROM = 0.7
"""Share of common pairs of characters from which two keys are near misses (Dice)."""


def fold(name: str) -> str:
    """Return a key that is equal for spellings of one name; it is for comparison, not for display.

    Folded are width, case, spaces, brackets, ・ and 、, Ⅰ型 and 1型, 第一 and 第1, okurigana and か所 (`spellings`),
    and a long vowel at the end of a katakana word. A circled number in front is a marker and left out.
    """
    bare = narrow(name)
    if markers := _MARKERS.match(bare):
        bare = bare[markers.end() :]
    key = unicodedata.normalize("NFKC", bare).casefold()
    if _ANY_IGNORED.search(key):
        key = _IGNORED.sub("", key)
    if "i" in key or "v" in key or "x" in key:
        key = _ROMAN_RANK.sub(lambda found: str(_ROMAN[found[0]]), key)
    if "第" in key:
        key = _KANJI_RANK.sub(lambda found: f"第{'〇一二三四五六七八九'.index(found[1])}", key)
    key = standard_spelling(key)
    return _LONG_END.sub("", key) if "ー" in key else key


def variants(names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of names that are one name by `fold` and yet differ in more than line breaks and spaces.

    The groups, and the spellings in each, stand in the order in which they first appear.
    """
    groups: dict[str, dict[str, str]] = {}
    for name in names:
        if key := fold(name):
            groups.setdefault(key, {}).setdefault("".join(name.split()), name)
    return tuple(tuple(spellings.values()) for spellings in groups.values() if len(spellings) > 1)


class NameMatch(Enum):
    """How near two names are."""

    SAME = "same"
    """Equal but for spelling."""
    CONTAINED = "contained"
    """One is the other with more round it: an owner in front, or a name in brackets behind."""
    SIMILAR = "similar"
    """A near miss: a slip of the pen, or another word for the same; a person must say which."""
    DIFFERENT = "different"


def same_name(one: str, other: str) -> NameMatch:
    """Return how near two names are. A shared part shorter than four characters (部会) says nothing."""
    keys = {name: fold(name) for name in (one, other)}
    short, long = sorted((keys[one], keys[other]), key=len)
    if not short:
        return NameMatch.DIFFERENT
    if short == long:
        return NameMatch.SAME
    aliases = {
        key
        for name, whole in keys.items()
        for alias in _ALIAS.findall(narrow(name))
        if (key := fold(_DEFINES.sub("", alias))) != whole  # a name that is all in brackets has no short one
    }
    if (len(short) >= 4 and short in long) or short in aliases:
        return NameMatch.CONTAINED
    if _DIGITS.findall(short) != _DIGITS.findall(long):
        return NameMatch.DIFFERENT
    near = _dice(short, long) >= _SIMILAR_FROM and not _contrast(short, long)
    return NameMatch.SIMILAR if near else NameMatch.DIFFERENT


def _dice(one: str, other: str) -> float:
    pairs, other_pairs = (Counter(key[at : at + 2] for at in range(len(key) - 1)) for key in (one, other))
    both = pairs.total() + other_pairs.total()
    return 2 * (pairs & other_pairs).total() / both if both else 0.0


def _contrast(one: str, other: str) -> bool:
    """Tell whether the names differ in one word for another, 一般… and 特定…, and not in how a word is written."""
    shortest = min(len(one), len(other))
    head = next((at for at in range(shortest) if one[at] != other[at]), shortest)
    tail = next((at for at in range(shortest - head) if one[-1 - at] != other[-1 - at]), shortest - head)
    left, right = one[head : len(one) - tail], other[head : len(other) - tail]
    if not left or not right or max(len(left), len(right)) < 2:
        return False
    return not set(left) & set(right)
