"""The meetings that a plan names: those at which it is talked over, and those that it is about itself."""

from __future__ import annotations

from ckwriter.checks.names.mentions import mentions_in
from ckwriter.checks.names.naming import GENERIC, MEETS
from ckwriter.patterns import regex


def meetings_in(text: str) -> list[str]:
    """Return the meetings that a text names by more than their kind."""
    return [one.name for one in mentions_in(text) if MEETS.search(one.name) and not GENERIC.match(one.name)]


_OF_MEETING = regex(
    "の(?:開催|回数|頻度|議題|議事|日程|時間帯?|会場|運営|進め方|持ち方|在り方|あり方|構成員?|参加者?|出席者?)"
)


def meetings_it_is_about(text: str) -> list[str]:
    """Return the meetings of which a text says how they are to be held: 区連絡会の議題を決め."""
    named = meetings_in(text)
    return [one.name for one in mentions_in(text) if one.name in named and _OF_MEETING.match(text, one.end)]


def without_meetings(text: str) -> str:
    """Return a text with the names of meetings blotted out."""
    left = list(text)
    for mention in (one for one in mentions_in(text) if MEETS.search(one.name)):
        left[mention.start : mention.end] = "、" * (mention.end - mention.start)
    return "".join(left).replace("協議の場", "、")
