"""What a text says, read once: figures, dates, months, ordinals, names and the key by which names are found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property, lru_cache

from ckwriter.drafts import Fact
from ckwriter.grounding.figures.figure import Figure
from ckwriter.grounding.figures.in_text import figures_in
from ckwriter.grounding.reading.orders import without_orders
from ckwriter.notation import Date, Months, Ordinal, Period, dates, fold, months, ordinals, periods
from ckwriter.notation.numerals import read_number
from ckwriter.notation.spellings import standard_spelling
from ckwriter.notation.text import fold_width, hide, narrow
from ckwriter.patterns import regex

_MAY_DATE = regex("年|月|[RHSMT][0-9元]|[12][0-9]{3}|[0-9][./-][0-9]")
_BARE_YEARS, _LASTS = regex("[0-9]{1,2}年"), regex("(?:間|後|目|前|余|ぶり|遅れ|近く|ほど)")


def _is_span(date: Date, text: str) -> bool:
    """Tell whether what is read as a year behind another one is a number of years: 令和元年度から2年後の令和3年度."""
    return bool(_BARE_YEARS.fullmatch(date.text) and _LASTS.match(text, date.end))


def _years(date: Date) -> Figure:
    """Return a number of years that is read as a date."""
    number = Fraction(int(date.text[:-1]))
    return Figure(date.text, date.start, date.end, number, number, unit="年")


_OF = regex(
    "(?<=[一-龥々ァ-ヴー])(?:の|に関する|についての|のための|に係る|に向けた|における|を|する|した|している"
    "|される|された)(?=[一-龥々ァ-ヴー])"
)
_WORD = regex("[一-龥々〆ヶァ-ヴーa-zA-Z]+")


class Reading:
    """A text, folded in width, and what is read in it; each reading is made when it is first asked for."""

    def __init__(self, text: str, anchor: int, unit: str = "", *, of_fact: bool = False) -> None:
        self.text = text
        self._anchor = anchor
        self._unit = unit
        self._of_fact = of_fact

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Amounts and frequencies, in order."""
        found = figures_in(self.text, self._unit, of_fact=self._of_fact)
        spans = [one for one in self._dates if _is_span(one, self.text)]
        return tuple(sorted([*found, *map(_years, spans)], key=lambda one: one.start)) if spans else found

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """Dates, those without a year resolved by the fiscal year of the form."""
        return tuple(one for one in self._dates if not _is_span(one, self.text))

    @cached_property
    def _dates(self) -> tuple[Date, ...]:
        return dates(self.text, anchor=self._anchor) if _MAY_DATE.search(self.text) else ()

    @cached_property
    def months(self) -> tuple[Months, ...]:
        """Months and lists of months."""
        return (*months(self.text), *_months_in_kanji(self.text)) if "月" in self.text else ()

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Periods."""
        return periods(self.text, anchor=self._anchor) if _MAY_DATE.search(self.text) else ()

    @cached_property
    def ordinals(self) -> tuple[Ordinal, ...]:
        """Numbers that say which one."""
        return ordinals(self.text)

    @cached_property
    def key(self) -> str:
        """The text by which names are found, whatever their spelling."""
        return key_of(self.text)

    @cached_property
    def compounds(self) -> str:
        """The key with の and the like left out between nouns: 居住支援の研修 holds 居住支援研修."""
        return key_of(_OF.sub("", self.text))

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The pairs of neighbouring characters of its nouns and stems, spelled in one way, figures and dates apart."""
        return pairs_of(self.bare)

    @cached_property
    def bare(self) -> str:
        """The text, as long as it is, in which figures, dates and months cannot be seen."""
        spans = [(one.start, one.end) for one in self.figures if not one.all]
        spans += [(one.start, one.end) for one in (*self.dates, *self.months)]
        return hide(self.text, spans)


@lru_cache(16384)
def key_of(text: str) -> str:
    """Return the key by which a name is found, whatever its spelling."""
    return fold(text)


@lru_cache(8192)
def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters in runs of kanji, katakana and letters, spelled in one way."""
    return frozenset(run[at : at + 2] for run in runs(text) for at in range(len(run) - 1))


@lru_cache(8192)
def runs(text: str) -> tuple[str, ...]:
    """Return the runs of kanji, katakana and letters of a text in one spelling."""
    return tuple(_WORD.findall(standard_spelling(narrow(text)).casefold()))


_MONTH = "(?:十[一二]?|[二三四五六七八九]|一(?!月に[一二三四五六0-9]))月(?![間額例曜平次刊謝給当])"
_KANJI_MONTHS = regex(f"(?<![一-龥々0-9か]){_MONTH}(?:(?:、|・|及び|と){_MONTH})*+")


def _months_in_kanji(text: str) -> Iterator[Months]:
    """Yield months that are written in kanji, those in a row together: 七月、十一月、二月."""
    for found in _KANJI_MONTHS.finditer(text):
        numbers = [int(read_number(one) or 0) for one in re.findall("[一二三四五六七八九十]+(?=月)", found[0])]
        yield Months(found[0], found.start(), found.end(), tuple(numbers), listed=len(numbers) > 1)


def _in_digits(text: str) -> str:
    """Return a text, as long as it is, in which 2か月に一度 is 2か月に1度, and 十四日以内 is 14日以内."""
    text = _ONCE.sub("1", text)
    return _DAYS.sub(lambda found: f"{read_number(found[0]):2}", text)


_ONCE = regex("(?<=[年月週期日]に)一(?=[度回])")
_DAYS = regex("(?<![一二三四五六七八九十百])(?:十[一二三四五六七八九]|[二三四五六七八九]十)(?=日(?:以内|以上|間|未満))")


@lru_cache(4096)
def read(text: str, anchor: int, unit: str = "") -> Reading:
    """Return the reading of a text; `anchor` is the fiscal year of the form."""
    return Reading(_in_digits(fold_width(text).text), anchor, unit)


@lru_cache(4096)
def _read_fact(text: str, anchor: int, unit: str) -> Reading:
    return Reading(_in_digits(without_orders(fold_width(text).text)), anchor, unit, of_fact=True)


def read_fact(fact: Fact, anchor: int) -> Reading:
    """Return the reading of a fact's text, without what in it speaks to a program."""
    return _read_fact(fact.text, anchor, fact.unit)
