"""Read months and lists of months: 6、9、12、2月 · 4～6月 · 4月、7月、10月 · 偶数月."""

from __future__ import annotations

from dataclasses import dataclass

from ckwriter.notation.text import RANGE, Span
from ckwriter.patterns import regex


@dataclass(frozen=True, slots=True)
class Months(Span):
    """Months written together, without regard to their year."""

    months: tuple[int, ...] = ()
    """The months in the order written; a range is spelled out: 11月～2月 is 11, 12, 1, 2."""
    listed: bool = False
    """More than one month was named one by one, so that to count them has a meaning."""
    ranged: bool = False
    """Months between two ends follow from a range; 4～6月 does not say three times."""


_MONTH = r"(?:1[0-2]|0?[1-9])(?![0-9])"
_NOT_MONTH = "間|額|例|曜|平均|次|刊|謝|給|当たり|あたり"
_YEAR = r"(?:(?:明治|大正|昭和|平成|令和|[MTSHR])? ?(?:元|[0-9]{1,4}) ?年(?!度|間)\s?|翌年?|同年?)"
_ONE = rf"(?:{_YEAR})?{_MONTH}\s?(?:月(?!{_NOT_MONTH}))?(?:上旬|中旬|下旬|末|頃)?"
_SEPARATOR = rf"\s{{0,2}}(?:[・、,]|及び|と|から|{RANGE})\s{{0,2}}"
_LIST = regex(
    r"(?=[0-9 元翌同明大昭平令MTSHR])(?<![0-9])(?<![0-9][.,])(?<![第約計])"
    rf"(?:{_ONE}{_SEPARATOR}){{0,23}}(?:翌年?)?{_MONTH}\s?月(?!{_NOT_MONTH})"
)
_NUMBER = regex(rf"(?P<range>{RANGE}|から)?\s{{0,2}}(?:{_YEAR})?(?P<month>{_MONTH})")
_PARITY = regex("奇数月|偶数月")
_ANY = regex(r"[0-9]\s?月")


def scan_months(text: str) -> list[Months]:
    """Return the months of folded text, placed in the folded text."""
    if "月" not in text:
        return []
    result: list[Months] = []
    for found in _PARITY.finditer(text):
        first = 1 if found[0] == "奇数月" else 2
        result.append(Months(found[0], found.start(), found.end(), tuple(range(first, 13, 2)), listed=True))
    if not _ANY.search(text):
        return result
    for found in _LIST.finditer(text):
        named: list[int] = []
        ranged = False
        for one in _NUMBER.finditer(text, found.start(), found.end()):
            month = int(one["month"])
            if one["range"] and named:
                named += month_range(named[-1], month)[1:]
                ranged = True
            else:
                named.append(month)
        listed = len(named) > 1 and not ranged
        result.append(Months(found[0], found.start(), found.end(), tuple(named), listed=listed, ranged=ranged))
    return result


def month_range(first: int, last: int) -> list[int]:
    """Return the months from `first` to `last`, over the end of the year where needed: 11 to 2 is 11, 12, 1, 2."""
    return [(first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1)]
