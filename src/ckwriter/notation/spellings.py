"""The words that officials spell in more than one way, typed once: 障害 / 障がい, 取組 / 取り組み, か所 / ヶ所."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ckwriter.notation.text import Span
from ckwriter.patterns import regex

SPELLINGS: dict[str, tuple[str, ...]] = {
    "障害": ("障がい", "障碍", "障礙", "しょうがい"),
    "取組": ("取り組み", "取組み", "取りくみ", "とりくみ"),
    "打合せ": ("打ち合わせ", "打合わせ", "打ち合せ"),
    "問合せ": ("問い合わせ", "問合わせ", "問い合せ"),
    "引継ぎ": ("引き継ぎ", "引継", "引き継"),
    "受入れ": ("受け入れ", "受入", "受け入"),
    "見直し": ("見なおし", "みなおし"),
    "申込み": ("申し込み", "申込", "申し込"),
    "受付": ("受け付け", "受付け"),
    "手続": ("手続き", "てつづき"),
    "話合い": ("話し合い", "話しあい", "はなしあい"),
    "立上げ": ("立ち上げ", "たちあげ", "立ちあげ"),
    "働きかけ": ("働き掛け", "はたらきかけ"),
    "振り返り": ("振返り", "ふりかえり"),
    "洗い出し": ("洗出し",),
    "呼びかけ": ("呼び掛け", "呼掛け"),
    "聞き取り": ("聞取り", "聴き取り", "聴取り"),
    "組合せ": ("組み合わせ", "組合わせ", "組み合せ"),
    "割当て": ("割り当て",),
    "貸出し": ("貸し出し", "貸出"),
    "見守り": ("みまもり",),
    "支え合い": ("支えあい", "ささえあい", "支合い"),
    "まちづくり": ("街づくり", "町づくり", "まち作り", "街作り", "町作り"),
    "地域づくり": ("地域作り",),
    "居場所づくり": ("居場所作り",),
    "ひきこもり": ("引きこもり", "引き籠もり", "引き籠り", "引籠り", "ひき籠もり"),
    "子ども": ("子供", "こども"),
    "か所": ("ヶ所", "カ所", "ヵ所", "ケ所", "箇所", "個所"),
    "か月": ("ヶ月", "カ月", "ヵ月", "ケ月", "箇月"),
    "つながり": ("繋がり",),
    "及び": ("および",),
    "並びに": ("ならびに",),
    "アドバイザー": ("アドヴァイザー",),
    "ボランティア": ("ヴォランティア", "ボランテア"),
}
"""One word → its other spellings, after width folding.

The words in front follow 公用文における漢字使用等について (平成22年内閣訓令第1号) where it names them. Words that only
sound alike are not here.
"""

_STANDARD = {variant: word for word, others in SPELLINGS.items() for variant in others}


def _any_of(words: Iterable[str]) -> str:
    """Return an expression for any of some words, the longest first, that tells by one character at a time."""
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        rests[word[0]].append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(found)})" for first, found in rests.items())


_SPELLED = regex(_any_of([*_STANDARD, *SPELLINGS]))
_VERB_GOES_ON = regex("ま[すしせ]|つつ|ながら|たい|[るたてずら]")
_VERBAL = frozenset("みれせげけりしぎてい")
"""Last characters of nouns that are made of verbs."""


@dataclass(frozen=True, slots=True)
class Spelling(Span):
    """A word that has more than one spelling, where it stands."""

    word: str = ""
    """The spelling by which all of its spellings are known, the key of `SPELLINGS`."""


def scan_spellings(text: str) -> list[Spelling]:
    """Return the words of folded text that have more than one spelling, in whichever spelling they are, in order."""
    matches = (one for one in _SPELLED.finditer(text) if not _is_verb(text, one))
    return [Spelling(one[0], one.start(), one.end(), _STANDARD.get(one[0], one[0])) for one in matches]


def _is_verb(text: str, found: re.Match[str]) -> bool:
    """Tell whether a spelling is part of a verb: 取り組みます and 受け入れる have one good spelling."""
    return found[0][-1] in _VERBAL and bool(_VERB_GOES_ON.match(text, found.end()))


def standard_spelling(text: str) -> str:
    """Return folded text with each such word in the one spelling by which it is known."""
    return _SPELLED.sub(lambda found: _STANDARD.get(found[0], found[0]), text)
