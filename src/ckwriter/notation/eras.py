"""The eras since 1868, fiscal years (April to March) and their titles.

Boundaries: 明治改元の詔 (1868), 大正・昭和 by imperial edict on the day of the change, 平成 and 令和 by cabinet order
(昭和64年政令第1号, 平成31年政令第143号).
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from ckwriter.notation.numerals import KANJI, read_number
from ckwriter.notation.text import fold_width
from ckwriter.patterns import regex


@dataclass(frozen=True, slots=True)
class Era:
    """One era: its name, its letter, its first day, and its last day (None while it lasts)."""

    name: str
    letter: str
    first: datetime.date
    last: datetime.date | None

    def year(self, number: int) -> int:
        """Return the Gregorian year of the era's year `number`."""
        return self.first.year + number - 1


ERAS = (
    # 明治45年7月30日 and 大正元年7月30日 are one day, as are 大正15年 and 昭和元年12月25日:
    # each edict took effect on the day itself.
    Era("明治", "M", datetime.date(1868, 1, 1), datetime.date(1912, 7, 30)),
    Era("大正", "T", datetime.date(1912, 7, 30), datetime.date(1926, 12, 25)),
    Era("昭和", "S", datetime.date(1926, 12, 25), datetime.date(1989, 1, 7)),
    Era("平成", "H", datetime.date(1989, 1, 8), datetime.date(2019, 4, 30)),
    Era("令和", "R", datetime.date(2019, 5, 1), None),
)
_BY_SIGN = {sign: era for era in ERAS for sign in (era.name, era.letter)}
ERA_NAMES = "|".join(era.name for era in ERAS)
ERA_LETTERS = "".join(era.letter for era in ERAS)

_FISCAL_YEAR = regex(
    rf"(?:(?P<era>{ERA_NAMES}|[{ERA_LETTERS}]) ?(?P<number>元|[0-9]{{1,2}}|{KANJI})|(?:FY)?(?P<year>[0-9]{{4}}))"
    " ?(?:年度?)?",
    re.IGNORECASE,
)


def era_named(sign: str) -> Era:
    """Return the era of a name (令和) or a letter (R); KeyError for any other sign."""
    return _BY_SIGN[sign]


def era_of(day: datetime.date) -> tuple[Era, int]:
    """Return the era of a day and its year in that era; ValueError before 1868."""
    for era in reversed(ERAS):
        if day >= era.first:
            return era, day.year - era.first.year + 1
    raise ValueError(f"{day.isoformat()} の元号は分かりません")


def era_has(era: Era, number: int, month: int | None = None, day: int | None = None, *, fiscal: bool = False) -> bool:
    """Tell whether some day of the written year, month or day lies in the era.

    A fiscal year counts from April to March: 平成31年度 exists (it began on 2019-04-01), 昭和64年度 does not.
    """
    year = era.year(number)
    if number < 1 or year > datetime.MAXYEAR - 1:
        return False
    try:
        if fiscal and month is None:
            first, last = datetime.date(year, 4, 1), datetime.date(year + 1, 3, 31)
        elif month is None:
            first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        elif day is None:
            first, last = datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
        else:
            first = last = datetime.date(year, month, day)
    except ValueError:
        return False
    return last >= era.first and (era.last is None or first <= era.last)


def fiscal_year_at(year: int, month: int) -> int:
    """Return the fiscal year that a month belongs to: January to March belong to the year before."""
    return year if month >= 4 else year - 1


def fiscal_year_title(year: int, *, short: bool = False) -> str:
    """Return the title of a fiscal year: 令和6年度, short R6年度; ValueError before 1868.

    The year is named after the era of its last December, as 2019年度 was 令和元年度 and 1988年度 stayed 昭和63年度.
    """
    era, number = _fiscal_era(year)
    if short:
        return f"{era.letter}{number}年度"
    return f"{era.name}{'元' if number == 1 else number}年度"


def fiscal_year_mark(year: int) -> str:
    """Return the shortest mark of a fiscal year, as headings of tables have it: R6."""
    era, number = _fiscal_era(year)
    return f"{era.letter}{number}"


def _fiscal_era(year: int) -> tuple[Era, int]:
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        raise ValueError(f"{year} は年ではありません")
    return era_of(datetime.date(year, 12, 31))


def date_title(day: datetime.date) -> str:
    """Return a day in the words of the era: 令和6年10月1日; ValueError before 1868."""
    era, number = era_of(day)
    return f"{era.name}{'元' if number == 1 else number}年{day.month}月{day.day}日"


def parse_fiscal_year(text: str | int) -> int:
    """Return the fiscal year that a set-up value names: 2024, "2024", "R6", "R6年度", "令和6年度", "令和６".

    Raise ValueError for anything else, also for a year that never was (平成32年度, 昭和64年度) or lies before 1868.
    """
    if isinstance(text, int) and not isinstance(text, bool):
        year = text
    else:
        found = _FISCAL_YEAR.fullmatch(fold_width(text).text.strip()) if isinstance(text, str) else None
        if found is None:
            raise ValueError(f"「{text}」は年度として読めません（R6、令和6年度、2024 のように書きます）")
        if found["year"]:
            year = int(found["year"])
        else:
            era = era_named(found["era"].upper())
            number = 1 if found["number"] == "元" else read_number(found["number"])
            if not isinstance(number, int) or not era_has(era, number, fiscal=True):
                raise ValueError(f"「{text}」という年度はありません")
            year = era.year(number)
    if not ERAS[0].first.year <= year <= 2999:
        raise ValueError(f"「{text}」は年度ではありません")
    return year
