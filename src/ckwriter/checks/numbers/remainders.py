"""Q1: a whole, a part of it, and what is left, told in one text: 8病院のうち5病院が参加し、残る3病院は…."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.checks import finding
from ckwriter.model import Finding, Submission
from ckwriter.notation.numerals import read_number
from ckwriter.patterns import regex

_NUMBER = "[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}"
_LEFT = regex(
    f"(?<![0-9０-９第.．])(?P<whole>{_NUMBER})(?P<unit>[かカヵヶケ箇]所|[一-龥]{{1,4}}?)(?:の?うち|中)、?(?P<part>{_NUMBER})(?P=unit)(?![以程前])"
    f"(?P<between>[^。]{{0,60}}(?:。[^。]{{0,30}})?)(?:残る|残りの|のこる)(?P<rest>{_NUMBER})(?P=unit)"
)
_MORE = regex("さらに|加え|新た|また[0-9０-９]|うち|ほか")


def left_over(submission: Submission, at: str, text: str) -> Iterator[Finding]:
    """Ask about what is said to be left, where a whole and a part of it stand before it and leave another number."""
    if "残" not in text:
        return
    for found in _LEFT.finditer(text):
        whole, part, rest = (read_number(found[name]) for name in ("whole", "part", "rest"))
        if not (isinstance(whole, int) and isinstance(part, int) and isinstance(rest, int)):
            continue
        if whole - part != rest and not _MORE.search(found["between"]):
            yield finding(
                submission,
                at,
                f"「{found['whole']}{found['unit']}」のうち「{found['part']}{found['unit']}」なら残りは"
                f"{whole - part}{found['unit']}ですが、「{found['rest']}{found['unit']}」とあります",
                hint="全体、部分、残りのどの数が正しいか確かめてください。",
                quotes=[(at, found[0])],
            )
