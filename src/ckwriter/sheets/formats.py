"""Numbers and dates as a sheet shows them, by the number formats of cells (ECMA-376 Part 1, 18.8.31).

What officials' sheets use is followed: decimals, thousands commas, percent signs, words round a number, eras and parts
of dates. Fractions and powers of ten are shown plainly.
"""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from ckwriter.notation import date_title

_DIGITS = 15
"""Significant digits of a number that Excel keeps and shows."""
_MOST_DECIMALS = 30
_TOKEN = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<plain>.)', re.DOTALL)
_PATTERN = re.compile(r"[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+")
_PLACE = "\x00"
"""Stands for the number between the words of a format."""


def shown_number(value: int | float, shown_as: str) -> str:
    """Return a number as a cell of this format shows it."""
    number = Decimal(f"{value:.{_DIGITS}g}")
    sections = _sections(shown_as)
    section = sections[_section_of(number, len(sections))]
    words, pattern = _taken_apart(section)
    if not pattern:
        return words if words and section is not sections[0] and _PLACE not in words else _plain(number, section)
    if len(sections) > 1 and number < 0:
        number = -number
    return words.replace(_PLACE, _patterned(number, pattern, _percents(section)))


def _sections(shown_as: str) -> list[str]:
    found, quoted = [""], False
    for char in shown_as:
        quoted = quoted != (char == '"')
        if char == ";" and not quoted:
            found.append("")
        else:
            found[-1] += char
    return found


def _section_of(number: Decimal, count: int) -> int:
    if number < 0:
        return min(1, count - 1)
    return 2 if number == 0 and count > 2 else 0


@lru_cache(maxsize=1024)
def _taken_apart(section: str) -> tuple[str, str]:
    """Return the words of a format with a mark where the number stands, and the pattern of the number."""
    if "general" in section.lower() or "@" in section or "E+" in section or "E-" in section:
        return "", ""
    words, pattern = "", ""
    bare = ""
    kept: list[str] = []
    for token in _TOKEN.finditer(section):
        if token["plain"] is not None:
            bare += token["plain"]
            kept.append("")
        elif token["quoted"] is not None or token["escaped"] is not None:
            bare += "\x01"
            kept.append(token["quoted"] if token["quoted"] is not None else token["escaped"])
        elif token["bracket"] is not None and token["bracket"].startswith("$"):
            bare += "\x01"
            kept.append(token["bracket"][1:].partition("-")[0])
    found = _PATTERN.search(bare)
    start, end = found.span() if found else (len(bare), len(bare))
    pattern = found[0] if found else ""
    for index, char in enumerate(bare):
        if index == start and pattern:
            words += _PLACE
        if not start <= index < end:
            words += kept[index] if char == "\x01" else char
    return words, "" if "/" in words and "?" in bare else pattern


def _patterned(number: Decimal, pattern: str, percents: int) -> str:
    whole, _, decimals = pattern.partition(".")
    scaled = len(whole) - len(whole.rstrip(","))
    whole = whole.rstrip(",")
    number = number * 100**percents / 1000**scaled
    places = min(len(decimals), _MOST_DECIMALS)
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) if abs(number) < 10**20 else number
    text = f"{abs(rounded):,.{places}f}" if "," in whole else f"{abs(rounded):.{places}f}"
    optional = len(decimals) - len(decimals.rstrip("#?"))
    head, dot, tail = text.partition(".")
    while optional and tail.endswith("0"):
        tail, optional = tail[:-1], optional - 1
    head = head.rjust(whole.count("0"), "0")
    if head == "0" and "0" not in whole:
        head = ""
    return ("-" if rounded < 0 else "") + head + (dot + tail if tail else "")


def _percents(section: str) -> int:
    """Return how many percent signs multiply the number; one in quotes (0.0"%") is a word."""
    return _QUOTED.sub("", section).count("%")


def _plain(number: Decimal, section: str) -> str:
    if _percents(section):
        return f"{(number * 100).normalize():f}%"
    return f"{number.normalize():f}"


_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def shown_date(value: datetime.date | datetime.time | datetime.timedelta, shown_as: str) -> str:
    """Return a date with the parts that the sheet shows: 2024年10月1日, with the era's year or without a day."""
    if not isinstance(value, datetime.date):
        return str(value)
    pattern = _QUOTED.sub("", shown_as).lower()
    if isinstance(value, datetime.datetime) and value.time() != datetime.time():
        clock = f" {value.hour}:{value.minute:02}"
    else:
        clock = ""
    if "g" in pattern or "e" in pattern:
        text = date_title(value.date() if isinstance(value, datetime.datetime) else value)
    else:
        text = f"{value.year}年{value.month}月{value.day}日"
    return re.sub(r"\d+日$", "", text) if "d" not in pattern and not clock else text + clock
