"""What the checks of wording know of Japanese at large: words of two kanji, and kanji that sound or look alike."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ckwriter.patterns import regex

KANJI = "一-龥々"
_SHORT = regex("ュ$")
_LONG = regex("(?<=[ョュオコソトノホモヨロゴゾドボポ])ウ$")


@dataclass(frozen=True, slots=True)
class Language:
    """Tables of the language; everything programme-specific is the form's."""

    following: Mapping[str, str]
    """Kanji → the kanji that follow it in a word of two."""
    sounds: Mapping[str, tuple[str, ...]]
    """Kanji → its on readings."""
    sounding: Mapping[str, str]
    """Reading → the kanji that have it."""
    looks: Mapping[str, str]
    """Kanji → kanji of a like shape."""
    affixes: frozenset[str]
    """Kanji that stand as a word of their own before or behind others."""
    droppable: frozenset[str]
    """Kanji that a word may have or lack: 障害（者）福祉."""
    name_endings: tuple[str, ...]
    twins: tuple[tuple[tuple[str, ...], str], ...]
    """Words that are near in sound and sense, and what must follow them to count."""
    common: frozenset[str]
    """Words that official documents often use."""
    abbreviations: frozenset[str]
    """Short names that every office knows."""
    misspelled: Mapping[str, str]
    """Words that are wrong wherever they stand → what is meant."""
    read_as: Mapping[str, tuple[str, ...]]
    """Words of names → all ways in which they are spelled, in kana first: 心, こころ."""
    out_of_place: Mapping[str, str]
    """Words of two kanji that hardly stand in an official text → what is meant."""

    def is_word(self, pair: str) -> bool:
        """Tell whether two kanji are a word."""
        return len(pair) == 2 and pair[1] in self.following.get(pair[0], "")

    def alike(self, kanji: str) -> frozenset[str]:
        """Return the kanji that sound or look just like this one."""
        return _alike(kanji, False)

    def nearly_alike(self, kanji: str) -> frozenset[str]:
        """Return those that sound or look like it; ジュ sounds nearly like ジ, ショウ like ショ."""
        return _alike(kanji, True)


@cache
def language() -> Language:
    """Return the tables, read once."""
    folder = files(__package__)
    data = tomllib.loads((folder / "japanese.toml").read_text(encoding="utf-8"))
    pairs = (folder / "word_pairs.txt").read_text(encoding="utf-8").split("\n")
    sounding = dict(line.split(" ", 1) for line in data["sounds"].split("\n") if line)
    sounds: dict[str, list[str]] = defaultdict(list)
    for reading, kanji in sounding.items():
        for one in kanji:
            sounds[one].append(reading)
    looks: dict[str, str] = defaultdict(str)
    for group in data["looks"].split():
        for one in group:
            looks[one] += group.replace(one, "")
    return Language(
        following={line[0]: line[1:] for line in pairs if line},
        sounds={kanji: tuple(readings) for kanji, readings in sounds.items()},
        sounding=sounding,
        looks=dict(looks),
        affixes=frozenset(data["affixes"]),
        droppable=frozenset(data["droppable"]),
        name_endings=tuple(data["name_endings"]),
        twins=tuple((tuple(one["words"]), one["after"]) for one in data["twins"]),
        common=frozenset(data["common"].split()),
        abbreviations=frozenset(data["abbreviations"].split()),
        misspelled=data["misspelled"],
        read_as={
            word: tuple(spelled) for spelled in map(str.split, data["read_as"].strip().split("\n")) for word in spelled
        },
        out_of_place={
            word: meant for meant, *words in map(str.split, data["out_of_place"].strip().split("\n")) for word in words
        },
    )


@cache
def _nearly() -> Mapping[str, str]:
    found: dict[str, str] = defaultdict(str)
    for reading, kanji in language().sounding.items():
        found[_near(reading)] += kanji
    return dict(found)


def _near(reading: str) -> str:
    return _SHORT.sub("", _LONG.sub("", reading)) if not reading.endswith("ュウ") else reading


@cache
def _alike(kanji: str, nearly: bool) -> frozenset[str]:
    known = language()
    found = set(known.looks.get(kanji, ""))
    for reading in known.sounds.get(kanji, ()):
        found.update(_nearly()[_near(reading)] if nearly else known.sounding[reading])
    return frozenset(found - {kanji})
