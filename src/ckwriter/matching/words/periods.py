"""How years, months and frequencies stand in text: what a line of a chronicle begins with, what a figure is about."""

from __future__ import annotations

import re

from ckwriter import notation

_ERA_SIGN = "(?:明治|大正|昭和|平成|令和|[MTSHRＭＴＳＨＲ])"
_MONTH_NUMBER = "(?:[1１][0-2０-２]|[0０]?[1-9１-９])"
_ERA = rf"(?:{_ERA_SIGN}\s*(?:元|[0-9０-９]{{1,2}})|[0-9０-９]{{4}})"
_MONTH = r"\s*[0-9０-９]{1,2}\s*月"
_GLOSS = rf"(?:\s*[（(](?:西暦)?{_ERA_SIGN}?\s*(?:元|[0-9０-９]{{1,4}})\s*(?:年度?)?[)）])?"
"""The year in the other calendar: 令和5（2023）年度, 2019年（令和元年）."""
_WHEN = (
    rf"{_ERA}{_GLOSS}\s*(?:年度?{_GLOSS})?"
    rf"(?:{_MONTH}|\s*[./．]{_MONTH_NUMBER}(?:[./．][0-9０-９]{{1,2}})?(?![0-9０-９]))?"
)
_TO = r"\s*(?:[～~〜\-－‐–―→]|から|より)\s*"
PERIOD = re.compile(rf"{_WHEN}(?:{_TO}(?:{_WHEN}|(?:{_MONTH})?)?(?:まで)?|以降)?(?:頃|ごろ)?")
"""A year, a month, or a stretch of either: 平成27年度～, R6年4月～9月, H17-H20, 平成29年から."""
_NUMBERED_DAY = rf"{_ERA}(?:\s*[.．/]\s*[0-9０-９]{{1,2}}){{2}}(?![0-9０-９])"
_NUMBERED_MONTH = rf"{_ERA_SIGN}[0-9０-９]{{1,2}}\s*[.．/]\s*{_MONTH_NUMBER}(?![0-9０-９.．/月])(?:\s*末)?"
MOMENT = (
    rf"(?:{_NUMBERED_DAY}|{_NUMBERED_MONTH}|"
    rf"(?:{_ERA}|[令和平成RHＲＨ]*\s*[●○◯]+)\s*(?:年度?)?(?:\s*(?:[0-9０-９]{{1,2}}|[●○◯]+)\s*月)?"
    r"(?:\s*(?:[0-9０-９]{1,2}|[●○◯]+)\s*日)?(?:\s*(?:当初|末日?))?)"
)
"""The pattern of what a figure is about: R6年10月, 令和6年6月30日, 令和5年度末, R6.10.1, or the blank R●年●月."""
_TIMES = re.compile(r"[0-9０-９]\s*回(?:程度|開催)?\s*$")
_LEFT = 2
"""Characters that are no part of how often: 程度, 開催."""
_PIECE = re.compile(r"[^\s　](?:[^\n\t　]*?[^\s　])?(?=\s*\t|　| {2,}|\s*$)")
"""What stands between wide spaces on a line."""
_COUNTED = re.compile(
    r"(?<![年.．/／・0-9０-９])(?P<number>[0-9０-９]{1,2})月(?=以上|未満|以内|後|の?退院)|(?<=後)(?P<behind>[0-9０-９]{1,2})月(?=時点)"
)


def pieces(text: str) -> list[tuple[int, int]]:
    """Return where the columns of a line stand, parted by tabs or wide spaces, if the first is a period; else none."""
    found = [match.span() for match in _PIECE.finditer(text)]
    return found if len(found) > 1 and PERIOD.fullmatch(text[slice(*found[0])].strip()) else []


def is_frequency(text: str) -> bool:
    """Tell whether a text says how often something is held, and nothing else."""
    said = list(notation.frequencies(text))
    if said and len(text) - (max(one.end for one in said) - min(one.start for one in said)) <= _LEFT:
        return True
    return _TIMES.search(text) is not None


def counted_months(text: str) -> str:
    """Return a label with months that are counted as the form writes them: ３月未満, as laws have it, is ３か月未満."""
    return _COUNTED.sub(lambda match: f"{match['number'] or match['behind']}か月", text)
