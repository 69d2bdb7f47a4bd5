"""Lines that are headings by their looks alone: in brackets of their own, or with a section's number."""

from __future__ import annotations

import re

_NUMBERED = re.compile(
    r"\s*第?\s*[0-9０-９]{1,2}(?:\s?[-－‐–]\s?[①-⑳0-9０-９]{1,2})?(?:[\s　.．、:：)）]+|[章節]\s*)[^\s。]{2}[^。]{2,76}"
)
_BRACKETED = re.compile(
    r"\s*(?:【[^【】]*】|『[^『』]*』|＜[^＜＞]*＞|〈[^〈〉]*〉|《[^《》]*》|≪[^≪≫]*≫|〔[^〔〕]*〕)\s*"
)
_LETTERED = re.compile(r"\s*[(（][0-9０-９ア-ンa-z]{1,2}[)）]\s*[^\s。][^。]{1,40}")
_BOLD = re.compile(r"\s*\*\*[^*。]{1,60}\*\*\s*")


def numbered(line: str) -> bool:
    """Tell whether a line begins with a section's number and is as short as a heading (`7 協議の場`, `2-① …`)."""
    return bool(_NUMBERED.fullmatch(line))


def lettered(line: str) -> bool:
    """Tell whether a line begins with a number in brackets and is as short as a heading (`（３）今年度の目標`)."""
    return bool(_LETTERED.fullmatch(line))


def bracketed(line: str) -> bool:
    """Tell whether a line is one pair of brackets of the kinds that mark headings (【…】, 『…』, ＜…＞)."""
    return bool(_BRACKETED.fullmatch(line))


def bold(line: str) -> bool:
    """Tell whether all of a line is in Markdown's bold type."""
    return bool(_BOLD.fullmatch(line))
