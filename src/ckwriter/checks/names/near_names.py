"""Which of two names may be one thing's: in the other kana, without one of its words, 応援団 and 応援隊."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from ckwriter.checks.names.naming import GENERIC, MEETS
from ckwriter.checks.names.plain_names import says_the_same
from ckwriter.checks.texts.fulltext import in_lines, lines_of
from ckwriter.patterns import regex

_KATAKANA = regex("[ァ-ヴー]{3,}")
_ANY_KATAKANA = regex("[ァ-ヴ]+")
_HIRAGANA = str.maketrans({chr(code): chr(code - 0x60) for code in range(ord("ァ"), ord("ヴ") + 1)})
_KANA = regex("[ぁ-んァ-ヴー]")
_PARTICLES = "のはがをにでともやへ"
_ALONE = 4
"""Characters of a word from which it is the same in the other kana, whatever follows."""


def in_other_kana(text: str) -> Iterator[dict[str, list[int]]]:
    """Yield words in katakana that stand in hiragana as well, each spelling with where it stands.

    Words of three characters only where one kanji follows them in both spellings: スマイ相談, すまい相談.
    """
    words = {word for _, word in in_lines(text, _katakana_in)}
    plain = "\n".join([_in_hiragana(line) for _, line in lines_of(text)]) if words else ""
    for word in sorted(words, key=lambda word: (-len(word), word)):
        key = word.translate(_HIRAGANA)
        if plain.count(key) == text.count(word):
            continue
        here = [found.start() for found in re.finditer(f"(?<![ァ-ヴー]){word}(?![ァ-ヴー])", text)]
        others: dict[str, list[int]] = {}
        for found in re.finditer(key, plain):
            spelled = text[found.start() : found.end()]
            if spelled != word and _stands_alone(text, *found.span()):
                behind = text[found.end() : found.end() + 1]
                if len(word) >= _ALONE or (
                    "一" <= behind <= "龥" and any(text[at + len(word)] == behind for at in here)
                ):
                    others.setdefault(spelled, []).append(found.start())
        if others:
            yield {word: here, **others}
    yield from _short_in_other_kana(text)


@lru_cache(8192)
def _katakana_in(line: str) -> tuple[tuple[int, str], ...]:
    return tuple((found.start(), found[0]) for found in _KATAKANA.finditer(line))


_SHORT = regex("(?<![ァ-ヴー])(?P<word>[ァ-ヴ]{2})(?P<rest>[ぁ-ん]{1,3}[一-龥]{2,6})")


def _short_in_other_kana(text: str) -> Iterator[dict[str, list[int]]]:
    """Yield names that begin with two katakana and stand with the same in hiragana: ココから相談室, ここから相談室."""
    for name in dict.fromkeys(name for _, name in in_lines(text, _short_in)):
        other = name[:2].translate(_HIRAGANA) + name[2:]
        there = [found.start() for found in re.finditer(f"(?<![ぁ-ん]){other}", text)]
        if there:
            yield {name: [found.start() for found in re.finditer(name, text)], other: there}


@lru_cache(8192)
def _short_in(line: str) -> tuple[tuple[int, str], ...]:
    return tuple((found.start(), found[0]) for found in _SHORT.finditer(line))


@lru_cache(8192)
def _in_hiragana(line: str) -> str:
    return _ANY_KATAKANA.sub(lambda found: found[0].translate(_HIRAGANA), line)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a word begins and ends here: no kana beside it but a particle."""
    before, after = text[start - 1 : start], text[end : end + 1]
    begins = not _KANA.match(before) or before in _PARTICLES
    return begins and (not _KANA.match(after) or after in _PARTICLES)


_LONG_NAME = 10
"""Characters of a name from which one without one of its words is hardly another thing's."""
_WORD_LEFT_OUT = regex("[一-龥]{2}")


_WHOSE = regex("[都道府県市区町村郡]$")
_KANJI = regex("[一-龥々ヶ]{2,}")
_PIECE = (
    "(?:こころ|くらし|つながり|ささえ|ふれあい|にも包括|みんな|まち|住まい|すまい|いのち|しごと|づくり"
    "|の(?=[一-龥ァ-ヺ])|[一-龥ァ-ヺー々])"
)
_REST = rf"(?P<rest>{_PIECE}{{3,14}})"
_GENERAL = regex(
    "[一-龥]{0,6}(?:センター|チーム|ネットワーク|サービス|グループ|ステーション|サロン|サポーター|カフェ)?"
)
"""The rest of a name that says no more than of what kind it is: 相談室, 支援センター."""
_OTHER_WORD = regex(
    "を|^(?:この|その|あの|どの|これ|それ|こう|そう|また|さらに|なお|おも|まず|あわせ"
    "|そして|ついで|ともに|とくに|はじめ|すでに|ひと|さまざま|もの|ため|など|から|まで"
    "|ほっと|ひまわり|まちなか|つながり|ささえ|みんな|ふれあい|いきいき|すこやか|あおぞら|ひだまり|わかば|さくら|こころ"
    "|くらしの|すまい|なごみ|やすらぎ|きぼう|のぞみ|ともだち|あんしん|にも)"
    "|(?:[はにへで]|ため|[れけせげべねてっえ]て|した|する|[れけめせべげえねさ]る|から|まで|より|ながら|こと|ない|いる|ある|おり|たび|ごと|ほか|うち"
    "|(?:など|から|まで|もの|ため|へ|と|で|ごと|ほか|うち|より|こと)の|った)$"
)
"""Kana that are a word of their own, and not how the name of a place is read."""


_VERBAL = regex(
    "(?<![一-龥ぁ-ん々])(?P<word>[一-龥][ぁ-ん][一-龥][ぁ-ん])(?P<rest>[一-龥ァ-ヺー]{2,10})(?![一-龥ァ-ヺー])"
)
"""A name that begins with a word of two verbs: 寄り添い|訪問."""


def in_kana_and_kanji(text: str, owner: str) -> Iterator[dict[str, list[int]]]:
    """Yield names of which a word stands in kanji and, in another place, in kana.

    The word is the body's own name (豊島こころネット), or one whose other kana tell that it is the same (寄り添い訪問).
    """
    yield from _own_name_in_kana(text, owner)
    told: set[str] = set()
    for start, (word, rest) in in_lines(text, _verbal_in):
        if word + rest not in told:
            told.add(word + rest)
            one, last = word[1], word[3]
            kana = f"(?P<kana>[ぁ-ん]{{1,3}}{one}[ぁ-ん]{{1,3}}{last})"
            if re.search(f"[ぁ-ん]{last}{rest}", text):  # few texts have it in kana
                pattern = re.compile(rf"(?<![一-龥ぁ-ん々]){kana}{rest}(?![一-龥ァ-ヺー])")
                yield from _spelled_so(text, word + rest, start, pattern, any_kana=True)


@lru_cache(8192)
def _verbal_in(line: str) -> tuple[tuple[int, tuple[str, str]], ...]:
    return tuple((found.start(), (found["word"], found["rest"])) for found in _VERBAL.finditer(line))


def _own_name_in_kana(text: str, owner: str) -> Iterator[dict[str, list[int]]]:
    """Yield names that hold the body's own name; both begin, or end, where a name does."""
    stem = _WHOSE.sub("", owner)
    if stem not in text or not _KANJI.fullmatch(stem):
        return
    kana = f"(?P<kana>[ぁ-ん]{{{len(stem)},{3 * len(stem)}}}?)"
    holding = [(start, line) for start, line in lines_of(text) if stem in line]
    for start, line in holding:
        for at, rest in _beginning_with(stem, line):
            if _beside_kana(text, rest, -1):
                pattern = re.compile(f"(?<![一-龥ぁ-んァ-ヺー々]){kana}{rest}(?![一-龥ァ-ヺー])")
                yield from _spelled_so(text, stem + rest, start + at, pattern)
    for start, line in holding:
        for at, rest in _ending_in(stem, line):
            if _beside_kana(text, rest, len(rest)):
                behind = "(?=[をがのはにでともへや]?(?:[^ぁ-ん]|$))"
                pattern = re.compile(f"(?<![一-龥ァ-ヺー々]){rest}{kana}{behind}")
                yield from _spelled_so(text, rest + stem, start + at, pattern)


@lru_cache(8192)
def _beginning_with(stem: str, line: str) -> tuple[tuple[int, str], ...]:
    """Return where names stand that begin so, each with the rest of it, if that says more than its kind."""
    found = re.finditer(f"{stem}{_REST}(?![一-龥ァ-ヺー])", line)
    return tuple((one.start(), one["rest"]) for one in found if not _GENERAL.fullmatch(one["rest"]))


@lru_cache(8192)
def _ending_in(stem: str, line: str) -> tuple[tuple[int, str], ...]:
    """Return where names stand that end so, each with the rest of it, if that says more than its kind."""
    found = re.finditer(f"(?<![一-龥ァ-ヺー々]){_REST}{stem}(?![一-龥ァ-ヺー])", line)
    return tuple((one.start(), one["rest"]) for one in found if not _GENERAL.fullmatch(one["rest"]))


def _beside_kana(text: str, words: str, offset: int) -> bool:
    """Tell whether somewhere the character at an offset from where these words begin is hiragana."""
    at = text.find(words)
    while at >= 0:
        if "ぁ" <= text[at + offset : at + offset + 1] <= "ん":
            return True
        at = text.find(words, at + 1)
    return False


def _spelled_so(
    text: str, name: str, start: int, pattern: re.Pattern[str], *, any_kana: bool = False
) -> Iterator[dict[str, list[int]]]:
    """Yield a name, where it stands first, with those that a pattern finds of it in kana."""
    if text.find(name) != start:
        return
    others: dict[str, list[int]] = {}
    for found in pattern.finditer(text):
        if any_kana or not _OTHER_WORD.search(found["kana"]):
            others.setdefault(found[0], []).append(found.start())
    if others:
        yield {name: [found.start() for found in re.finditer(re.escape(name), text)], **others}


def lacks_a_word(one: str, other: str) -> bool:
    """Tell whether of two long keys of names one is the other without a word of two kanji in its middle."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 2 or len(short) < _LONG_NAME or bool(MEETS.search(one)) != bool(MEETS.search(other)):
        return False
    steps = [step for step in Levenshtein.opcodes(short, long) if step.tag != "equal"]
    left_out = long[steps[0].dest_start : steps[0].dest_end]
    begins = 4 if MEETS.search(one) else 3
    return len(steps) == 1 and steps[0].src_start >= begins and bool(_WORD_LEFT_OUT.fullmatch(left_out))


_GROUP = regex("(?:隊|団|会|チーム|クラブ|グループ|サークル|ネットワーク)$")
_STEM = 6


def is_one_group(one: str, other: str) -> bool:
    """Tell whether two keys of names are the same but for の and the word for a group: こころの応援隊, 心の応援団."""
    a, b = one.replace("の", ""), other.replace("の", "")
    if a == b:
        return True
    if says_the_same(one, other) and not (MEETS.search(a) or MEETS.search(b)):
        return True
    ends = _GROUP.search(a), _GROUP.search(b)
    if not ends[0] or not ends[1] or MEETS.search(a) or MEETS.search(b):
        return False
    stems = a[: ends[0].start()], b[: ends[1].start()]
    return stems[0] == stems[1] and len(stems[0]) >= _STEM


_KIND, _HEAD = 7, 5
"""Characters of a kind of meeting that few bodies have two of, and the most before it."""
_APART = regex("[東西南北中央県市区町村国全各第0-9一二三四五六]")


def is_one_kind(one: str, other: str) -> bool:
    """Tell whether two keys of meetings have a long kind and other words before it: 退院支援ネットワーク会議."""
    if not (MEETS.search(one) and MEETS.search(other)):
        return False
    kind = 0
    while kind < min(len(one), len(other)) and one[-1 - kind] == other[-1 - kind]:
        kind += 1
    heads = one[: len(one) - kind], other[: len(other) - kind]
    if sorted(heads[0]) == sorted(heads[1]) or Levenshtein.distance(*heads) < 2:
        return False  # a slip of the pen
    return (
        kind >= _KIND
        and all(1 < len(head) <= _HEAD and not _APART.search(head) for head in heads)
        and not GENERIC.match(one)
        and not GENERIC.match(other)
    )


def katakana(word: str, right: Iterable[str]) -> str:
    """Return the katakana word that one slip of the pen makes this of, or "".

    A long vowel at the end (コーディネータ) is a manner of spelling.
    """
    plain = word.replace("ー", "")
    for one in right:
        if one.replace("ー", "") == plain and one.rstrip("ー") != word.rstrip("ー"):
            return one
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    near = process.extractOne(word, list(right), scorer=DamerauLevenshtein.distance, score_cutoff=1)
    return near[0] if near and word.rstrip("ー") != near[0].rstrip("ー") else ""
