"""Read one date at a time, in each form that is in use: of an era, Gregorian, relative, left blank, without a year."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from ckwriter.notation.date import Date
from ckwriter.notation.eras import ERA_LETTERS, ERA_NAMES, Era, era_has, era_named
from ckwriter.notation.numerals import read_folded
from ckwriter.notation.text import RANGE, hide
from ckwriter.patterns import regex

_MARK = "[●○◯□■◎*_×]"
_NUMBER = rf"(?:元|[0-9]{{1,2}}(?![0-9])|[〇一二三四五六七八九十]{{1,3}}|{_MARK}{{1,3}})"
_SMALL = rf"(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}}|〇{{1,2}}|{_MARK}{{1,2}})"
_OTHER_ERA = rf"(?:{ERA_NAMES}|[{ERA_LETTERS}])(?:元|[0-9]{{1,2}})"
_MONTH_DAY = rf"(?: {{0,2}}(?P<month>{_SMALL}) {{0,2}}月(?!間)(?: {{0,2}}(?P<day>{_SMALL}) {{0,2}}日(?!間))?)?"


def _gloss(name: str) -> str:
    """Return a pattern for the year of the other calendar in brackets: 令和6(2024)年度, 平成31（令和元）年度."""
    return rf"(?: ?\((?:(?:西暦)?(?P<{name}>[0-9]{{4}})|{_OTHER_ERA})年?度?\))?"


_TAIL = (
    rf"(?: {{0,2}}(?:(?P<fiscal>年度)|(?P<written>年)(?!代){_gloss('late_gloss')}{_MONTH_DAY})"
    r"|[./](?P<numeric_month>1[0-2]|0?[1-9])(?:[./](?P<numeric_day>[0-9]{1,2}))?"
    "(?![0-9]|[./][0-9]| ?[人名件回円%倍割点床歳]))"
)
_EDGE = regex(" ?(?:(?P<end>末(?![期端日]))|(?P<begin>当初|初め(?!て)|はじめ(?!て)|初頭|初(?![回期診め任級対])))")

# Each pattern begins with the characters that a match can begin with, and looks back only behind the first of them:
# so the engine passes over all others quickly.
_ERA_SIGN = "|".join([ERA_NAMES, *(f"{letter}(?<![A-Za-z0-9&_.]{letter})" for letter in ERA_LETTERS)])
_ERA_DATE = regex(rf"(?P<sign>{_ERA_SIGN}) ?(?P<number>{_NUMBER}){_gloss('gloss')}{_TAIL}?")
_NOT_INSIDE = "(?<![0-9A-Za-z]{0})(?<![0-9][.,]{0})"
_GREGORIAN_YEAR = "|".join(
    first + _NOT_INSIDE.format(first) + rest
    for first, rest in (
        ("1", "[89][0-9]{2}(?![0-9])"),
        ("2", "0[0-9]{2}(?![0-9])"),
        ("二", "〇[〇一二三四五六七八九]{2}"),
    )
)
_GREGORIAN = regex(
    rf"(?P<number>{_GREGORIAN_YEAR}){_gloss('gloss')}"
    rf"(?:{_TAIL}|-(?P<iso_month>0[1-9]|1[0-2])-(?P<iso_day>[0-9]{{2}})(?![0-9-])|(?= ?{RANGE} ?20[0-9]{{2}}年))"
)
_NAME_ENDS = regex(r"(?!\)年|[0-9A-Za-z一-龥々ァ-ヶー])")
"""Behind 令和6 without 年; 昭和3丁目 and 平成10年代 are no dates, 2024（令和6）年 is one and Gregorian."""

_CODE_GOES_ON = regex(r"\)年|[A-Za-z0-9_年]|[型級類種号群]")
_YEAR_OF_LETTER = regex(f"[0-9]|元|{_MARK}")
_SAYS_WHEN = regex(" ?(?:現在|時点|[~〜]|から|まで|より|以降|末|実施|開催)")
"""Behind 2024.10, which is a decimal number without them."""

_LAST_BARE = {"S": 64, "H": 40, "R": 42}
"""Letters and larger numbers without 年 are taken for codes, R45, and not for years."""

_OFFSETS = {
    "一昨": -2, "前々": -2, "昨": -1, "前": -1, "今": 0, "本": 0, "当": 0, "当該": 0,
    "来": 1, "次": 1, "翌": 1, "再来": 2, "翌々": 2,
}  # fmt: skip
_YEAR = regex(rf"年(?:(?P<fiscal>度(?P<edge>(?=末|当初|初め))?)|(?![度間齢比代]){_MONTH_DAY})")
_NOT_THIS = regex(f"[0-9元次当該第〇]|{_MARK}")
"""Before 年度末 where it is not the end of this year."""
_NO_ERA = regex(
    r"(?P<number>[元0-9](?<![0-9第,].)(?<![0-9]\..)(?:(?<=[0-9])[0-9])?)年"
    r"(?:(?P<fiscal>度)|(?P<month>[0-9]{1,2})月(?!間)(?:(?P<day>[0-9]{1,2})日)?)"
)
_NO_YEAR = regex(r"(?P<month>[0-9](?<![0-9.,].)[0-9]?) ?月 ?(?P<day>[0-9]{1,2}) ?日(?!間|目)")
_BLANK = "[●○◯〇□■◎*_×]"
_PLACEHOLDER = regex(
    rf"(?:{ERA_NAMES}|[{ERA_LETTERS}])[ _]{{1,6}}年(?:度|[ _]{{1,6}}月(?:[ _]{{1,6}}日)?)"
    rf"|(?:{_BLANK}{{1,4}}|XX) ?年 ?(?:度|{_BLANK}{{1,2}} ?月(?: ?{_BLANK}{{1,2}} ?日)?)?"
    rf"|{_BLANK}{{1,2}} ?月(?: ?{_BLANK}{{1,2}} ?日)?"
)
_MAY_BE_BLANK = regex("[●○◯〇□■◎*_×X ] ?[年月]")
_MULTIPLIED = regex("[0-9一-龥々ァ-ヶー]×年[0-9]")
"""5区×年4回: there the sign is no blank."""
_LINE_START = regex(r"(?:\A|\n)[ \t]*\Z")


def single_dates(text: str) -> list[Date]:
    """Return the dates of folded text, each read by itself and placed in the folded text, in order."""
    if not _MAY_BE_DATED.search(text):
        return []
    found: list[Date] = []
    left = text
    for reader, signs in _READERS:
        if signs and signs[0] not in left and signs[-1] not in left:
            continue
        if new := list(reader(left)):
            found += (with_edge(text, date) for date in new)
            left = hide(left, [(date.start, date.end) for date in found])
    found.sort(key=lambda date: date.start)
    return found


def with_edge(text: str, date: Date) -> Date:
    """Return the date with the 末 or 当初 that follows it."""
    found = _EDGE.match(text, date.end)
    if found is None or date.day is not None or not (date.bare or text[date.end - 1] in "年度月"):
        return date
    end = found.end()
    return replace(date, text=text[date.start : end], edge="末" if found["end"] else "初", end=end)


def _era_dates(text: str) -> Iterator[Date]:
    for found in _ERA_DATE.finditer(text):
        sign, number, fiscal, written = found.group("sign", "number", "fiscal", "written")
        era = era_named(sign)
        is_named = len(sign) > 1
        if not (fiscal or written or (_NAME_ENDS.match(text, found.end()) if is_named else _is_era(text, found, era))):
            continue
        month, day = found["month"] or found["numeric_month"], found["day"] or found["numeric_day"]
        year, month_number, day_number = 1 if number == "元" else _small(number), _small(month), _small(day)
        yield Date(
            found[0],
            found.start(),
            found.end(),
            year=None if year is None else era.year(year),
            month=month_number,
            day=day_number,
            fiscal=bool(fiscal),
            era=era.name,
            era_year=year,
            gloss=_small(found["gloss"] or found["late_gloss"]),
            bare=not (fiscal or written or month),
            exists=year is None or era_has(era, year, month_number, day_number, fiscal=bool(fiscal)),
            placeholder=bool(year is None or (month and month_number is None) or (day and day_number is None)),
        )


def _is_era(text: str, found: re.Match[str], era: Era) -> bool:
    """Tell whether a letter and a number without 年 are a year: R6, H20-H23, R6.10, S63; not K6, M7.3 or R6-001."""
    number, after = found["number"], text[found.end() : found.end() + 4]
    if _CODE_GOES_ON.match(after) or not _YEAR_OF_LETTER.match(number):
        return False
    if found["numeric_month"]:
        return bool(found["numeric_day"]) or era.letter in "RHS"
    year = _small(number) or 0
    if year > _LAST_BARE.get(era.letter, 0) or number[0] == "0" or (era.letter == "S" and len(number) < 2):
        return False
    if code := re.match("-([0-9]{1,2})(?![0-9-])", after):
        return int(code[1]) > year
    before = text[max(0, found.start() - 2) : found.start()]
    return not re.match("-[0-9]", after) and not re.fullmatch("[A-Za-z]-", before)


def _gregorian_dates(text: str) -> Iterator[Date]:
    for found in _GREGORIAN.finditer(text):
        month = found["month"] or found["numeric_month"] or found["iso_month"]
        day = found["day"] or found["numeric_day"] or found["iso_day"]
        year = read_folded(found["number"])
        is_decimal = found["numeric_month"] and not found["numeric_day"] and found[0].rstrip("0123456789")[-1] == "."
        ends_a_range = text[max(0, found.start() - 1) : found.start()] in ("~", "〜")
        if is_decimal and not ends_a_range and not _SAYS_WHEN.match(text, found.end()):
            continue
        month_number, day_number = _small(month), _small(day)
        if isinstance(year, int):
            yield Date(
                found[0],
                found.start(),
                found.end(),
                year=year,
                month=month_number,
                day=day_number,
                fiscal=bool(found["fiscal"]),
                bare=not (month or found["fiscal"] or found["written"]),
                exists=is_day(year, month_number, day_number),
                placeholder=bool((month and month_number is None) or (day and day_number is None)),
            )


def _relative_dates(text: str) -> Iterator[Date]:
    for found in _YEAR.finditer(text):
        start = found.start()
        two, one = text[max(0, start - 2) : start], text[start - 1 : start]
        offset = two if two in _OFFSETS else one if one in _OFFSETS else ""
        if not offset and not (found["edge"] is not None and not _NOT_THIS.match(text, start - 1)):
            continue
        if offset and not found["fiscal"] and offset[-1] in "次該当":
            continue
        start -= len(offset)
        end = found.end()
        yield Date(
            text[start:end],
            start,
            end,
            month=_small(found["month"]),
            day=_small(found["day"]),
            fiscal=bool(found["fiscal"]),
            offset=_OFFSETS[offset or "今"],
        )


def _placeholders(text: str) -> Iterator[Date]:
    if not _MAY_BE_BLANK.search(text):
        return
    for found in _PLACEHOLDER.finditer(text):
        # A single mark before 年度 at the start of a line is a bullet: ○年度末に報告.
        bullet = text[found.start() + 1 : found.end()] in ("年度", "年") and _LINE_START.search(
            text[max(0, found.start() - 8) : found.start()]
        )
        times = found[0] == "×年" and _MULTIPLIED.match(text, found.start() - 1)
        if not bullet and not times:
            yield Date(found[0], found.start(), found.end(), placeholder=True, fiscal=found[0].endswith("度"))


def _dates_without_era(text: str) -> Iterator[Date]:
    for found in _NO_ERA.finditer(text):
        yield Date(
            found[0],
            found.start(),
            found.end(),
            era_year=1 if found["number"] == "元" else int(found["number"]),
            month=_small(found["month"]),
            day=_small(found["day"]),
            fiscal=bool(found["fiscal"]),
            inferred=True,
        )


def _dates_without_year(text: str) -> Iterator[Date]:
    for found in _NO_YEAR.finditer(text):
        month, day = int(found["month"]), int(found["day"])
        exists = is_day(2000, month, day)
        yield Date(found[0], found.start(), found.end(), month=month, day=day, exists=exists, inferred=True)


_READERS = (
    (_era_dates, ""),
    (_gregorian_dates, ""),
    (_relative_dates, "年"),
    (_placeholders, "年月"),
    (_dates_without_era, "年"),
    (_dates_without_year, "月"),
)
"""In the order in which they read, each with what it needs; each sees only what those before it left."""

_MAY_BE_DATED = regex(f"[0-9年月二{ERA_LETTERS}{ERA_NAMES.replace('|', '')}]")


def _small(text: str | None) -> int | None:
    value = read_folded(text) if text and text.strip("〇") else None
    return value if isinstance(value, int) else None


def is_day(year: int, month: int | None, day: int | None) -> bool:
    """Tell whether the calendar has the day; a missing month or day is taken as the first."""
    try:
        datetime.date(year, month or 1, day or 1)
    except ValueError:
        return False
    return True
