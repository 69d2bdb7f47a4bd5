"""Words of one sound, one for the other, told by what stands beside them: a table that is read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from ckwriter.checks.words.slip_kinds import Slip
from ckwriter.patterns import regex

_PLACE = "～"
_MACRO = regex(r"\{[^{}0-9,]+\}")


@cache
def confused_words() -> tuple[Slip, ...]:
    """Return the words that may stand for another one, each a kind of slip."""
    table = (files(__package__) / "confused_words.txt").read_text(encoding="utf-8")
    return tuple(_kinds(table.split("\n")))


def _kinds(lines: list[str]) -> Iterator[Slip]:
    macros: dict[str, str] = {}
    for line in lines:
        if not line or line.startswith("#"):
            continue
        if line.startswith("{"):
            name, _, stands_for = line.partition(" = ")
            macros[name] = f"(?:{stands_for})"
        else:
            words, _, cues = line.partition(" : ")
            wrong, _, meant = words.partition(" > ")
            asked, _, right = cues.partition(" ! ")
            pattern = "".join(
                (
                    wrong,
                    f"(?!(?:{_any(wrong, right.split(), macros)}))" if right else "",
                    f"(?:{_any(wrong, asked.split(), macros)})" if asked != _PLACE else "",
                )
            )
            yield Slip(regex(pattern), f"「{meant}」の変換間違いのようです", meant, (wrong,))


def _any(wrong: str, cues: list[str], macros: Mapping[str, str]) -> str:
    """Return a pattern, to be put behind a word, of the places that cues describe."""
    return "|".join(_place(wrong, cue, macros) for cue in cues)


def _place(wrong: str, cue: str, macros: Mapping[str, str]) -> str:
    before, _, behind = cue.partition(_PLACE)
    found = ""
    if before:
        found = "(?:" + "|".join(f"(?<={one}{wrong})" for one in _widths(before, macros)) + ")"
    return found + (f"(?={_spelled_out(behind, macros)})" if behind else "")


def _spelled_out(cue: str, macros: Mapping[str, str]) -> str:
    while found := _MACRO.search(cue):
        cue = cue.replace(found[0], macros[found[0]])
    return cue


def _widths(cue: str, macros: Mapping[str, str]) -> list[str]:
    """Return the patterns of one width each that a cue before a word stands for."""
    found = _MACRO.search(cue)
    if not found:
        return [cue]
    choices = macros[found[0]][3:-1].split("|")
    return [one for choice in choices for one in _widths(cue.replace(found[0], choice, 1), macros)]
