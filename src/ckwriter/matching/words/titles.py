"""Compare the words on a page with the titles of a form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from rapidfuzz import fuzz

from ckwriter.form import Section
from ckwriter.matching.words.remembering import Remembered
from ckwriter.notation import fold

LONGEST = 160
"""Characters beyond which a text is no title."""
_BRACKET = re.compile(
    r"(?:[（(][^（()）]*[)）]|【[^【】]*】|〔[^〔〕]*〕|＜[^＜＞]*＞|<[^<>]*>|［[^［］]*］|\[[^\[\]]*\])\s*$"
)
_DIGITS, _OPEN, _CLOSE = "[0-9０-９]{1,2}", r"[（(［\[〔]", r"[)）］\]〕]"
_LEAD = re.compile(
    r"^(?:[\s■□◆◇●○◎▼▽▲△►▶★☆✓・•‣▪➢※#＃*＊→⇒➡⇨]+"
    rf"|(?:[①-⑳❶-❿㈠-㈩]|{_OPEN}(?:{_DIGITS}|[ア-ンa-z一二三四五六七八九十]){_CLOSE}|{_DIGITS}(?:[.．、)）](?![0-9０-９])"
    r"|[　\t](?![0-9０-９か-ヶ年月日週回人件％%]))"
    rf"|{_DIGITS}[-－‐–ー]{_DIGITS}(?=[\s.．])|[ア-ンa-z](?=[.．、　]))[\s.．、]*(?=\S))+"
)
"""Marks and numbers of lists that stand before a title: ■, ・, （１）, ①, 5-1, ア."""
_MARK = re.compile(
    r"(?:[\s■□◆◇●○〇◎▼▽▲△►▶★☆✓・•‣▪➢※#＃*＊]+|(?:[（(][ア-ンa-z][)）]|[ア-ンa-z](?=[.．、　]))[\s.．、]*(?=\S))+"
)
_ITEM = re.compile(
    rf"\s*(?:{_OPEN}(?:{_DIGITS}|[ア-ン]){_CLOSE}|{_DIGITS}[.．](?![0-9０-９])|[ア-ン][\s　.．、])[\s　]*(?=\S)"
)
"""The number of an item of a list."""
_NUMBER = re.compile(
    r"^[\s■□◆◇●○#＃*＊【〔［<＜]*(?:"
    rf"第?\s*(?P<number>{_DIGITS})(?:\s*[-－‐–―ー.．]\s*[①-⑳0-9０-９]{{1,2}}(?![0-9０-９月年]))?(?=[\s.．、:：)）｜|│]|[^\W\d])"
    r"|(?P<roman>[Ⅰ-Ⅻⅰ-ⅻ])|(?P<latin>[IVX]{1,4})(?=[\s.．、:：｜|│])"
    r"|第?\s*(?P<kanji>[一二三四五六七八九十])(?=[\s.．、:：)）｜|│章節部])"
    rf"|(?P<weak>[①-⑳]|[（(]{_DIGITS}(?=[)）])))"
    r"[章節部]?[\s.．、:：)）｜|│]*(?P<title>.*)$",
    re.DOTALL,
)
NUMBER_ALONE = re.compile(
    r"\s*(?:第?\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十])\s*[章節部]?|[Ⅰ-Ⅻⅰ-ⅻ]|[IVX]{1,4})[\s.．、]*"
)
"""A number of one or two digits, or one as it is written before a heading (Ⅱ, 第２章), and nothing else."""
_FRAMES = dict(zip("【〈＜<《〔［[（(～〜", "】〉＞>》〕］]）)～〜", strict=True))
_LATIN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_CONTINUED = re.compile(
    r"[\s（(【［<＜]*(?:[のに]?(?:続|つづ)き?|再掲|(?<=[\s（(【［])[0-9０-９]{1,2}(?:\s*[/／]\s*[0-9０-９]{1,2})?|[①-⑳])[\s）)】］>＞]*$"
)
"""What tells at the end of a heading that it stands above a further page of its section."""
_PARTED = re.compile(
    r"[\s　]*(?:(?:[①-⑳][\s　]*\S|[＜<〈《]).*|[～〜][^～〜\n]+[～〜]\s*)$", re.DOTALL
)  # which part: ２　取組概要　② 体制図
_DELIMITER = re.compile(r"[\s　（(【】〔〕［］\[\]<>＜＞:：｜|＝=※/／…‥]")
_LONG = 10
"""Characters of a key from which a heading is long enough to be known by itself, or in spite of a slip."""
_ALIKE = 88.0

Thing = TypeVar("Thing")


@lru_cache(maxsize=16384)
def key(text: str) -> str:
    """Return what two spellings of a title have in common: width, spaces, wraps, brackets and marks are left out."""
    return fold(_LEAD.sub("", text)).strip("<>")


NOTE_SIGN = re.compile(r"\s*(?:[※＊*†]\s*[0-9０-９①-⑨]{0,2}|[（(]?注\s*[0-9０-９①-⑨]{1,2}[)）]?)\s*$")
"""The sign of a note behind a title: ※1, ＊, 注２)."""


@lru_cache(maxsize=16384)
def stem(text: str) -> str:
    """Return the key of a title without brackets and signs of notes at its end (目標値（昨年度当初）※1 → 目標値)."""
    bare = _LEAD.sub("", text).strip()
    while (shorter := _BRACKET.sub("", NOTE_SIGN.sub("", bare)).rstrip()) != bare and shorter:
        bare = shorter
    return fold(bare)


class Starts:
    """The characters that titles begin with: most texts are known not to be one of the titles by their first one."""

    def __init__(self, names: Iterable[str]) -> None:
        self._known: dict[str, bool] = {"": False}
        """What was found out about a character."""
        for name in names:
            self._known.update({start: True for start in (_LEAD.sub("", name)[:1], key(name)[:1]) if start})

    def may(self, text: str) -> bool:
        """Tell whether a text begins like one of the titles."""
        first = text[:1]
        may = self._known.get(first)
        if may is None:
            if first.isspace():
                first = text.lstrip()[:1]
                return self.may(first)
            plain = unicodedata.normalize("NFKC", first)[:1]
            may = self._known[first] = not first.isalpha() or self._known.get(plain, False)
        return may


def lead(text: str) -> int:
    """Return how many marks, numbers and spaces of a list stand before a title."""
    match = _LEAD.match(text)
    return match.end() if match else 0


def mark(text: str) -> int:
    """Return how many marks of a list stand before a name: ■, ア; a number may be part of it, and is none."""
    match = _MARK.match(text)
    return match.end() if match else 0


def framed(text: str) -> tuple[int, int]:
    """Return where a text stands that is in brackets as a whole (【…】), from its first character to its last."""
    bare = text.strip()
    start = text.find(bare)
    inside = _FRAMES.get(bare[:1]) == bare[-1:] and len(bare) > 2 and bare[1:-1].count(bare[0]) == 0
    return (start + inside, start + len(bare) - inside)


def name(text: str) -> int:
    """Return how much of a list stands before a name: ■, (1), 1., ア; a circled number is part of it."""
    match = _ITEM.match(text)
    return match.end() if match else mark(text)


def ends(text: str, start: int = 0) -> list[int]:
    """Return where titles may end that a text begins with: before brackets, colons, spaces, and at its end."""
    head = text[:LONGEST]
    found = [match.start() for match in _DELIMITER.finditer(head, start + 1)]
    return [*found, len(text)] if len(head) == len(text) else found


class Titles(Generic[Thing]):
    """Named things, looked up by a text that may be one of their titles."""

    def __init__(self, named: Iterable[tuple[Thing, Iterable[str]]]) -> None:
        self._scores: dict[str, dict[int, int]] = {}
        self._things: list[Thing] = []
        self._found = Remembered(self._look_up)
        names_of_all: list[str] = []
        for thing, names in named:
            index = len(self._things)
            self._things.append(thing)
            for place, name in enumerate(names):
                names_of_all.append(name)
                self._add(key(name), index, 3 if place else 4)
                self._add(stem(name), index, 2)
        self.may_start = Starts(names_of_all).may

    @property
    def things(self) -> Sequence[Thing]:
        """All of them, in their order."""
        return self._things

    def _add(self, words: str, index: int, score: int) -> None:
        if words:
            scores = self._scores.setdefault(words, {})
            scores[index] = max(scores.get(index, 0), score)

    def of(self, text: str) -> tuple[tuple[Thing, int], ...]:
        """Return the things that a text is a title of, best first, with how well it fits.

        4 the official title · 3 another title · 2 the same but for a bracket at the end.
        """
        return self._found[text] if self.may_start(text) and len(text) <= LONGEST else ()

    def _look_up(self, text: str) -> tuple[tuple[Thing, int], ...]:
        found = dict(self._scores.get(key(text), {}))
        for index in self._scores.get(stem(text), {}):
            found.setdefault(index, 2)
        best = sorted(found.items(), key=lambda item: -item[1])
        return tuple((self._things[index], score) for index, score in best)

    def best(self, text: str, least: int = 2) -> Thing | None:
        """Return the thing that a text is a title of, or None."""
        found = self.of(text)
        return found[0][0] if found and found[0][1] >= least else None


class _Names:
    """The titles of one thing, folded once."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.may_start = Starts(names).may
        self.keys = frozenset(filter(None, map(key, names)))
        self.stems = frozenset(map(stem, names))

    def has(self, folded: str, bare: str) -> bool:
        """Tell whether the key or the stem of a text is that of one of the titles."""
        return folded in self.keys or (bool(folded) and bare in self.stems)


_names = lru_cache(maxsize=2048)(_Names)


def same(text: str, names: Iterable[str]) -> bool:
    """Tell whether a text is one of these titles, but for a bracket at the end."""
    known = _names(tuple(names))
    return len(text) <= LONGEST and known.may_start(text) and known.has(key(text), stem(text))


def after(text: str, names: Iterable[str]) -> int | None:
    """Return where the rest of a text begins that starts with one of these titles, or None.

    What parts title and rest is a bracket, a colon or white space; the longest title that fits is taken.
    """
    known = _names(tuple(names))
    if not known.may_start(text):
        return None
    fitting = {key(text[:end]): end for end in reversed(ends(text)) if key(text[:end]) in known.keys}
    return fitting[max(fitting, key=len)] if fitting else None


class Numbered(NamedTuple):
    """A heading taken apart."""

    number: str
    title: str
    weak: bool = False
    """True if the number is of the kind that also counts what stands within a section: ⑤, (5)."""
    numeral: str = ""
    """What it is written with: `number`, `roman`, `latin`, `kanji` or `weak`; "" where there is no number."""


def numbered(text: str) -> Numbered:
    """Take the official number off a heading; it is "" where there is none (2-①, ２．, Ⅱ and 第二 are all 2)."""
    match = _NUMBER.match(text)
    if not match:
        return Numbered("", text)
    numeral = next(name for name in ("number", "roman", "latin", "kanji", "weak") if match[name])
    sign = match[numeral]
    if numeral == "latin":
        if sign not in _LATIN:
            return Numbered("", text)
        value = _LATIN.index(sign)
    else:
        value = int(sign.strip("（(")) if sign.strip("（(").isdecimal() else int(unicodedata.numeric(sign))
    return Numbered(str(value), match["title"], numeral == "weak", numeral)


def section(text: str, sections: Iterable[Section], *, heading: bool) -> Section | None:
    """Return the section that a paragraph is the heading of, or None.

    Args:
        text: the paragraph.
        sections: the form's sections.
        heading: True if the file itself says that the paragraph is a heading; otherwise it must have the section's
            number, or be its whole official title.

    """
    text = text.strip()
    if not text or len(text) > LONGEST:
        return None
    number, title, weak, _ = numbered(text)
    sections = tuple(sections)
    if not number and not heading and not _names(tuple(s.title for s in sections)).may_start(title):
        return None
    bare = _CONTINUED.sub("", title)
    wordings = [(key(words), stem(words)) for words in {title, bare, _PARTED.sub("", bare) if number else bare}]
    best: tuple[float, Section] | None = None
    for candidate in sections:
        score = max(_likeness(*folded, candidate) for folded in wordings)
        known = heading or (number and (not weak or number == candidate.number))
        if not known and (score < 3 or len(key(title)) < _LONG):
            score = 0.0
        elif number == candidate.number:
            tail = any(len(bare) >= _LONG and key(candidate.title).endswith(bare) for _, bare in wordings)
            score += 0.5 if score else float(tail) or heading * _part_of(title, candidate)
        if score and (best is None or score > best[0]):
            best = (score, candidate)
    return best[1] if best else None


def _part_of(title: str, candidate: Section) -> float:
    """Return 1 if a heading with the section's own number has words of the section's title (3 経緯), else 0."""
    words = key(title)
    return float(len(words) > 1 and any(words in key(name) for name in (candidate.title, candidate.short)))


def _likeness(folded: str, bare: str, candidate: Section) -> float:
    """Return 3 for the official title, 2 for another one, 1 for one with a slip, 0 for other words."""
    if _names((candidate.title,)).has(folded, bare):
        return 3.0
    if _names((candidate.short, *candidate.also)).has(folded, bare):
        return 2.0
    official = key(candidate.title)
    return 1.0 if len(official) >= _LONG and fuzz.ratio(folded, official) >= _ALIKE else 0.0
