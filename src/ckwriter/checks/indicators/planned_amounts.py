"""C1: how often, or how many, the plans of the year say, against the targets of the indicators that count the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.indicators.told import Indicator, indicators
from ckwriter.checks.texts.readings import BRACKETS, cells_with_role, dates_of, quantities_of, row_of, sentences_of
from ckwriter.form import Role
from ckwriter.model import Finding, Submission
from ckwriter.notation import Quantity
from ckwriter.patterns import regex

_COUNTED = regex("の?(?:開催|実施|延べ|実|訪問|派遣|利用|相談|参加)*(?:回数|件数|人数|か所数|箇所数|(?<=者)数|数)$")
"""What is counted, behind the name of a thing: 家族のつどい|の開催回数, 利用者|数."""
_ALL = regex("[（(](?:計|年|全|延べ?|合計|年間)?\\Z|(?:計|年間?|全|延べ?|合計)\\Z")
"""What stands before an amount that is of the whole year."""
_PART = regex("うち|前年|昨年|前の年|実績|現在|当初|から|ずつ|各|毎|まず|上半期|下半期|前半|後半|もう|あと|新た|増|残")
_BEHIND = regex("\\s*(?:目|から|ずつ|以上増|増|減|のうち|分の|日程)")
_RATE = regex("(?:月|週|各月)に?[0-9０-９]{1,2}回(?:(?:から|～|〜|~|－|-|、|ないし)[0-9０-９]{1,2}回)?(?:程度)?")
"""How often in a month, beside how often in the year: 月4回から5回程度、計50回."""
_REACH = 8
_SHORTEST = 5
_ALONE = 6
_END = 3
_SEVERAL = regex("[、，・及並]")
_PLANS: tuple[Role, ...] = ("activity", "aim")


class _Target(NamedTuple):
    one: Indicator
    at: str
    text: str
    figure: Quantity
    name: str
    """What is counted, as its indicator calls it."""


@check(level="warning", rules=("R11", "R24", "R33"))
def planned_otherwise(submission: Submission) -> Iterator[Finding]:
    """スケジュールや短期目標に書かれた数が、指標の目標値と合っている

    The number of times, persons or cases right behind the name of what an indicator counts, in the calendar
    (家族のつどい（計4回）; also alone in a row that names it) and in the aims (利用者を75人とし), against this year's
    target. A part of the year, what is held in each of several places, and amounts of another unit are left alone.
    """
    told: set[tuple[str, str]] = set()
    for at, words, amount, target in _planned(submission, _Names(_targets(submission))):
        if _fits(amount, target.figure) or (row_of(at), target.at) in told:
            continue
        told.add((row_of(at), target.at))
        yield finding(
            submission,
            at,
            f"「{words}」とありますが、{places.title_of(submission.form, target.at)}は「{target.text}」です。"
            "同じものの数ではありませんか",
            hint="計画した数と目標値を確かめてそろえてください。数え方や期間が違うときは、違いを書き添えます。",
            quotes=[(at, words), (target.at, target.text), target.one.quote],
        )


def _targets(submission: Submission) -> Iterator[_Target]:
    for rows in indicators(submission).values():
        for one in rows:
            target = one.value("target")
            figure = target.figure if target is not None and not target.year else None
            name = _COUNTED.sub("", BRACKETS.sub("", one.label).strip())
            exact = figure is not None and isinstance(figure.value, int) and figure.per in (None, "年")
            if target is not None and figure is not None and exact and not figure.each and len(name) >= _SHORTEST:
                yield _Target(one, target.at, target.text, figure, name)


def _fits(amount: Quantity, target: Quantity) -> bool:
    if {amount.counting, target.counting} == {"延", "実"}:
        return True  # counted in two ways
    planned, wanted = Decimal(amount.value or 0), Decimal(target.value or 0)
    return planned == wanted or (bool({"以上", "超"} & {*amount.hedges, *target.hedges}) and planned > wanted)


class _Names:
    """The targets by the names of what they count: the work grows with a text, not with how many there are."""

    def __init__(self, targets: Iterable[_Target]) -> None:
        self._by_end: defaultdict[str, list[_Target]] = defaultdict(list)
        for one in targets:
            self._by_end[one.name[-_END:]].append(one)

    def ending(self, words: str, first: int, last: int) -> _Target | None:
        """Return the target of the longest name that ends at one of these positions of a text."""
        found = [
            one
            for end in range(max(first, _END), last + 1)
            for one in self._by_end.get(words[end - _END : end], ())
            if words.endswith(one.name, 0, end)
        ]
        return max(found, key=lambda one: len(one.name), default=None)


def _planned(submission: Submission, names: _Names) -> Iterator[tuple[str, str, Quantity, _Target]]:
    """Yield (place, words, amount, the target that it may be) of each amount that the plans of the year tell."""
    year = submission.fiscal_year
    of_rows: dict[str, _Target | None] = {}
    for role in _PLANS:
        for at, _, text in cells_with_role(submission, role):
            first = row_of(at) not in of_rows
            if first:
                of_rows[row_of(at)] = None if _SEVERAL.search(text) else names.ending(text, 0, len(text))
            alone = None if first or role == "aim" else of_rows[row_of(at)]
            for sentence in sentences_of(text):
                for one in _amounts(sentence.text, year):
                    whole = role == "aim" or one.total or bool(_ALL.search(sentence.text, 0, one.start))
                    target = names.ending(sentence.text, one.start - _REACH, one.start)
                    target = target or _in_row(sentence.text, one, alone)
                    if whole and target is not None and target.figure.unit == one.unit:
                        yield at, sentence.text[_clause(sentence.text, one) : one.end], one, target


def _in_row(words: str, amount: Quantity, target: _Target | None) -> _Target | None:
    """Return the target of what a row names, if an amount stands alone in another of its cells."""
    return target if target is not None and amount.start - _clause(words, amount) <= _ALONE else None


def _clause(words: str, amount: Quantity) -> int:
    return max(words.rfind(mark, 0, amount.start) for mark in "、，\n") + 1


def _amounts(words: str, year: int) -> Iterator[Quantity]:
    words = _RATE.sub(lambda found: "　" * len(found[0]), words)
    if _PART.search(words) or any(date.year not in (None, year, year + 1) for date in dates_of(words, year)):
        return
    found = [one for one in quantities_of(words) if one.unit and isinstance(one.value, int)]
    for one in found:
        alone = sum(one.unit == other.unit for other in found) == 1
        if alone and one.per in (None, "年") and not one.each and not _BEHIND.match(words, one.end):
            yield one
