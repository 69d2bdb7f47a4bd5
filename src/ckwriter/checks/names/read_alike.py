"""Names that are read alike and spelled in two ways: 「こころの縁側フェア」, 「心のえんがわフェア」."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from ckwriter.checks.texts.fulltext import in_lines
from ckwriter.checks.texts.language import language
from ckwriter.patterns import found_beside, regex

_NAMED = regex(
    "[「『“](?P<quoted>[^「」『』“”\\s。、]{2,24})[」』”]|^[\\s・●○■◆*＊]*(?P<line>[^\\s。、（(「」]{4,20})$"
)
"""What stands as a name in a line: in quotation marks, or alone."""
_LONG = 7
"""Characters of a name from which it is known without quotation marks."""
_OWN = regex("[ァ-ヺ][ァ-ヺー]{2}")
"""What names have and plain words do not."""
_OCCASION = regex(".の(?:つどい|集い|会|広場|ひろば|サロン|カフェ)$")
_OPEN, _CLOSE = frozenset("「『“\n・●○■◆　 "), frozenset("」』”\n　 （(")
_HIRAGANA = {chr(code): chr(code + 0x60) for code in range(ord("ぁ"), ord("ゖ") + 1)}


def read_alike(text: str) -> Iterator[dict[str, list[int]]]:
    """Yield the spellings of each name that stands in more than one, each with where it stands.

    A name stands in quotation marks or alone on a line; others are taken for it where they do so too, and without
    marks where it is long or holds a word in katakana.
    """
    told: set[str] = set()
    for name in dict.fromkeys(name for _, name in in_lines(text, _named_in)):
        pattern = None if name in told else _spellings_of(name)
        if pattern is None:
            continue
        spelled: defaultdict[str, list[int]] = defaultdict(list)
        for found in pattern.finditer(text):
            if found[0] == name or _is_name(text, *found.span()):
                spelled[found[0]].append(found.start())
        if len(spelled) > 1:
            told |= spelled.keys()
            yield dict(spelled)


@lru_cache(8192)
def _named_in(line: str) -> tuple[tuple[int, str], ...]:
    return tuple((found.start(), found["quoted"] or found["line"]) for found in _NAMED.finditer(line))


_KANA_WORDS = (
    "障がい|子ども|こども|まちづくり|こころ|くらし|ひと|みらい|いきいき|すこやか|しあわせ|ささえあい|つながり|ふれあい"
)
_OFFICE_ENDS = "(?:課|室|センター|係|班|協議会|連合会|部会|計画)(?![一-龥ァ-ヶー])"
_OFFICE = regex(f"(?:[一-龥々ァ-ヶー]|{_KANA_WORDS}){{2,14}}{_OFFICE_ENDS}")
_OFFICE_END = regex(_OFFICE_ENDS)
_LONGEST_OFFICE = 70
"""Characters before its end: fourteen words in kana."""
_UNIT_END = "[科化家果過加火可]"
_UNIT = regex(
    f"(?P<stem>(?:[一-龥々ァ-ヶー]|{_KANA_WORDS}){{3,12}}){_UNIT_END}(?=(?:[はがをにとでへも、。・（）()]|の|から|より|及び|並びに|$))"
)
_OF_OTHERS = regex("^(?:国|[都道府県市区町村]|同|本|当|各|両)(?=.{4})")
_SPELLED = regex("障(?:がい|碍)")


def office_names(text: str) -> Iterator[dict[str, list[int]]]:
    """Yield the spellings of a department or body: 障害福祉課 and 障がい福祉課, 建築住宅課 and the slip 建築住宅科."""
    spelled: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    units: set[str] = set()
    for start, name in in_lines(text, _offices_in):
        if "障" in name:
            spelled[_SPELLED.sub("障害", name)].setdefault(name, []).append(start)
        if name[-1] in "課":
            units.add(_OF_OTHERS.sub("", name[:-1]))
    yield from (ways for ways in spelled.values() if len(ways) > 1)
    long = sorted(one for one in units if len(one) > 2)
    slips = long and re.search(f"(?:{'|'.join(long)}){_UNIT_END}", text)  # few texts hold any
    for found in _UNIT.finditer(text) if slips else ():
        stem = next((one for one in long if found["stem"].endswith(one)), "")
        if stem:
            start = found.end() - 1 - len(stem)
            right = [one.start() for one in re.finditer(f"{stem}課", text)]
            yield {text[start : found.end()]: [start], f"{stem}課": right}


@lru_cache(8192)
def _offices_in(line: str) -> tuple[tuple[int, str], ...]:
    return tuple((one.start(), one[0]) for one in found_beside(_OFFICE, _OFFICE_END, _LONGEST_OFFICE, line))


def _is_name(text: str, start: int, end: int) -> bool:
    """Tell whether what stands here is a name: marked as one, or long, or with a word in katakana; and whole."""
    before, behind = text[start - 1 : start] or "\n", text[end : end + 1] or "\n"
    if before in _OPEN and behind in _CLOSE:
        return True
    name = text[start:end]
    long = len(name) >= (_LONG if "の" in name else _LONG - 2)
    return (long or bool(_OWN.search(name) or _OCCASION.search(name))) and not (
        _joined(before, name[0]) or _joined(name[-1], behind)
    )


def _joined(one: str, other: str) -> bool:
    """Tell whether two characters stand in one word: both kanji, or both katakana."""
    return any(kind.match(one) and kind.match(other) for kind in (_KANJI, _KATAKANA))


_KANJI, _KATAKANA = regex("[一-龥々]"), regex("[ァ-ヺー]")


@cache
def _word() -> re.Pattern[str]:
    """Return the pattern of any spelling of a word that has several, the longest first; single kana are none."""
    words = [word for word in language().read_as if len(word) > 1 or "一" <= word <= "龥"]
    return re.compile("|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))))


@cache
def _spellings_of(name: str) -> re.Pattern[str] | None:
    """Return the pattern of a name in all its spellings; None where it has but one."""
    if not _word().search(name):
        return None
    pieces, at = [], 0
    for found in _word().finditer(name):
        pieces.append(re.escape(name[at : found.start()]))
        ways = language().read_as[found[0]]
        kana = ["".join(_HIRAGANA.get(char, char) for char in way) for way in ways[:1] if len(way) > 2]
        pieces.append(f"(?:{'|'.join(map(re.escape, (*ways, *kana)))})")
        at = found.end()
    return re.compile("".join((*pieces, re.escape(name[at:]))))


_DOTTED = regex("(?<![ァ-ヺー・･])[ァ-ヺー]{2,}(?:[・･][ァ-ヺー]{2,})+(?![ァ-ヺー・･])")


def parted_by_dots(text: str) -> Iterator[dict[str, list[int]]]:
    """Yield words in katakana that stand with and without ・: ピア・サポーター and ピアサポーター."""
    dotted: dict[str, list[int]] = defaultdict(list)
    for start, word in in_lines(text, _dotted_in):
        dotted[word].append(start)
    for word, starts in dotted.items():
        plain = re.sub("[・･]", "", word)
        others = [found.start() for found in re.finditer(f"(?<![ァ-ヺー]){plain}(?![ァ-ヺー])", text)]
        if others:
            yield {plain: others, word: starts}


@lru_cache(8192)
def _dotted_in(line: str) -> tuple[tuple[int, str], ...]:
    dotted = "・" in line or "･" in line
    return tuple((found.start(), found[0]) for found in _DOTTED.finditer(line)) if dotted else ()
