"""Read the months of numbered turns: 第1回5月、第2回7月、第3回10月 · 6月（第1回）、12月（第2回）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.notation.frequency import Frequency
from ckwriter.patterns import regex

_MONTH = (
    r"(?:(?:令和|R) ?[0-9]{1,2}年\s?)?(?P<month>1[0-2]|0?[1-9])月(?![間額例曜])(?:[0-9]{1,2}日)?"
    r"(?:\s?\([月火水木金土日]\))?(?:上旬|中旬|下旬|末|頃)?"
)
_NUMBER = "第?(?P<number>[0-9]{1,2})回目?"
_TURN = regex(rf"{_NUMBER}(?:は|:|\s){{0,2}}(?P<open>\()?{_MONTH}(?(open)\))")
_TURN_BEHIND = regex(rf"{_MONTH}\s?\({_NUMBER}\)")
_BETWEEN = regex(r"\s{0,2}[、,・/及びと]{0,2}\s{0,2}")


def scan_turns(text: str) -> Iterator[Frequency]:
    """Yield, for each list of turns that are numbered from 1 on, how often they are, with their months."""
    if "回" not in text or "月" not in text:
        return
    for pattern in (_TURN, _TURN_BEHIND):
        run: list[re.Match[str]] = []
        for found in pattern.finditer(text):
            if run and (not _BETWEEN.fullmatch(text, run[-1].end(), found.start()) or _number(found) != len(run) + 1):
                yield from _counted(text, run)
                run = []
            if run or _number(found) == 1:
                run.append(found)
        yield from _counted(text, run)


def _number(found: re.Match[str]) -> int:
    return int(found["number"])


def _counted(text: str, run: list[re.Match[str]]) -> Iterator[Frequency]:
    if len(run) > 1:
        start, end, times = run[0].start(), run[-1].end(), len(run)
        months = tuple(int(one["month"]) for one in run)
        yield Frequency(text[start:end], start, end, times, times, months=months)
