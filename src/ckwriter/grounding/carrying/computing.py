"""Whether a figure of a sentence is recomputed from those of the facts: a sum, a share, a count, a span of years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from ckwriter.drafts import Fact
from ckwriter.grounding.comparisons.contrasted import gaps_within, others
from ckwriter.grounding.comparisons.outcomes import rates
from ckwriter.grounding.comparisons.shares import of_figures, worded
from ckwriter.grounding.comparisons.two_rows import gaps
from ckwriter.grounding.figures.comparing import compare, same_unit
from ckwriter.grounding.figures.counted import counts
from ckwriter.grounding.figures.derived import derives, is_how_many, is_product, near, rounding
from ckwriter.grounding.figures.elapsed import elapses
from ckwriter.grounding.figures.figure import Figure
from ckwriter.grounding.reading.clauses import statement_at
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.lacks import LACK
from ckwriter.grounding.reading.readings import Reading, key_of
from ckwriter.grounding.reading.words import words
from ckwriter.grounding.rows.own_row import names_in
from ckwriter.patterns import regex
from ckwriter.places import row_of


def is_computed(figure: Figure, sentence: Reading, evidence: Evidence, done: list[Figure]) -> bool:
    """Tell whether the cited facts, or the figures of the sentence before it, give a figure."""
    setting = evidence.setting
    if figure.unit == "%" and figure.places < 0 and sentence.text.startswith("台", figure.end):
        figure = replace(figure, hedges=figure.hedges | {"余"})  # 8割台
    named = tuple(known for fact, known in evidence.figures if _row_named(fact, sentence, evidence))
    groups = [*evidence.sums, tuple(done), named]
    ratios = [*evidence.ratios, tuple(done), named, _told(figure, sentence, evidence)]
    ratios += _grown_to(figure, sentence, evidence)
    if derives(figure, sentence.text, groups, ratios) or _is_share(figure, sentence.text, evidence):
        return True
    if (apart := _years_apart(figure, sentence)) is not None:
        return figure.value == apart
    if figure.unit == "%" and _RATE.search(sentence.text):
        words = re.split("[、。]", sentence.text[: figure.start])[-1]
        if all(near(figure, 100 * rate) for rate in rates(words, evidence) or [Fraction(0)]):
            return True
    by = _BY.match(sentence.text, figure.end) if _THAN.search(sentence.text, 0, figure.start) else None
    if by and not figure.hedges:
        differ = gaps(sentence, evidence) | gaps_within(sentence.text, evidence, more=bool(by["more"]))
        if (figure.times or figure.value) in differ:
            return True
    if _REST.search(sentence.text, 0, figure.start):
        parts = [one for one in done if one.value is not None and same_unit(figure.plain, one.plain)][-1:]
        wholes = [known.value for _, known in evidence.figures if known.value and same_unit(figure.plain, known.plain)]
        left = {whole - (one.value or 0) for one in parts for whole in wholes[:_MANY] if len(set(wholes)) == len(_PAIR)}
        if figure.value in left | others(sentence.text, evidence):
            return True
    if _is_remainder(figure, sentence, evidence, done) or _is_left_of(figure, sentence, done):
        return True
    cited = [known for _, known in evidence.figures]
    if _is_of_rhythm(figure, sentence.text, cited):
        return True
    if is_product(figure, sentence.text, cited, done) or is_how_many(figure, sentence.text, evidence.by_fact.values()):
        return True
    if counts(figure, sentence.text, evidence.facts, setting.known):
        return True
    yearly = figure.plain == "回" and not figure.hedges and (figure.yearly or figure.unit == "回")
    if yearly and figure.value in _months_told(evidence):
        return True
    readings = [reading for _, reading in evidence.readings]
    return elapses(
        figure,
        sentence.text,
        [date for _, date in evidence.dates],
        [period for reading in readings for period in reading.periods],
        [months for reading in readings for months in reading.months],
        setting.fiscal_year,
    )


_SINCE, _LATER = regex("から(?:約|およそ)?"), regex("後の|を経(?:た|て)、?の?")


def _years_apart(figure: Figure, sentence: Reading) -> int | None:
    """Return how many years lie between the dates round a number of years: 令和元年度から2年後の令和3年度."""
    before = next((one for one in sentence.dates if _SINCE.fullmatch(sentence.text, one.end, figure.start)), None)
    behind = next((one for one in sentence.dates if _LATER.fullmatch(sentence.text, figure.end, one.start)), None)
    if figure.unit != "年" or not before or not behind or before.year is None or behind.year is None:
        return None
    return behind.year - before.year if before.month is behind.month is None else None


def _told(figure: Figure, sentence: Reading, evidence: Evidence) -> tuple[Figure, ...]:
    """Return the other figures of a sentence that stand in the facts, before or behind it: 10圏域の2割に当たる2圏域."""
    others = [one for one in sentence.figures if one is not figure]
    return tuple(one for one in others if any(compare(one, known) is None for _, known in evidence.figures))


_RATE = regex("達成(?:率|度)")
_THAN, _BY = (
    regex("(?:より(?:も)?|に比べ(?:て)?|と比べ(?:て)?)、?[^、。0-9]{0,6}$"),
    regex("[^、。0-9]{0,2}(?:(?P<more>多)|少な)"),
)
_MANY, _PAIR = 8, ("part", "whole")
_REST = regex("(?:(?:ほか|他)の|その他の|残りの|残る|以外の)$")
"""Before a number of those that are left over: 中部が他の4圏域より多い."""


def _grown_to(figure: Figure, sentence: Reading, evidence: Evidence) -> list[tuple[Figure, ...]]:
    """Return pairs of what something became, told right behind a multiple, and what its column has: 3倍の9地区."""
    behind = next((one for one in sentence.figures if one.start >= figure.end), None)
    if figure.unit != "倍" or behind is None or sentence.text[figure.end : behind.start] != "の":
        return []
    added: list[tuple[Figure, ...]] = [
        (behind, replace(behind, low=behind.low - one.low, high=behind.low - one.low))
        for one in sentence.figures[:1]
        if one.end <= figure.start and one.plain == behind.plain and _ADDED.match(sentence.text, one.end)
        if one.low and behind.low and behind.value is not None and one.value is not None and behind.low > one.low
        if any(compare(behind, known) is None for _, known in evidence.figures)
    ]
    return added + [
        (one, other)
        for group in evidence.groups
        for one in group
        if compare(behind, one) is None
        for other in group
        if other.value and one.value and (other.value < one.value) == ((figure.value or 0) > 1)
    ]


_ADDED = regex("(?:が|を)[^、。0-9]{0,6}?(?:加|増|新)|増")
"""Behind a figure of those that were added: 2か所が加わり、前年度の3倍の3か所."""


def _is_left_of(figure: Figure, sentence: Reading, done: list[Figure]) -> bool:
    """Tell whether a figure is what is left of a whole without the part told before it: 13のうち10が加わり、3が…."""
    return any(
        bool(_OF_THE.match(sentence.text, whole.end))
        and same_unit(figure.plain, part.plain)
        and same_unit(part.plain, whole.plain)
        and None not in (whole.value, part.value)
        and figure.value == (whole.value or 0) - (part.value or 0)
        for whole, part in pairwise(done)
    )


_OF_THE = regex("[^、。0-9]{0,12}(?:のうち|中)")


def _is_remainder(figure: Figure, sentence: Reading, evidence: Evidence, done: list[Figure]) -> bool:
    """Tell whether a figure is what a part of a fact leaves over, told by the contrary: 22のうち13 of 9 that do not."""
    whole = done[-1] if done else None
    if whole is None or whole.value is None or figure.value is None:
        return False
    between = sentence.text[whole.end : figure.start]
    apart = bool(_OF_WHICH.fullmatch(between))
    if not (apart or _OF_WHICH_SUCH.fullmatch(between)) or not same_unit(figure.plain, whole.plain):
        return False
    rest = whole.value - figure.value
    for fact, known in evidence.figures:
        if known.value == rest and same_unit(figure.plain, known.plain):
            text = evidence.reading_of(fact).text
            around = statement_at(text, known.start)
            lacking = bool(LACK.search(sentence.text)) != bool(LACK.search(around))
            if (apart and lacking) or _is_contrary(sentence.text, around):
                return True
    return False


_OF_WHICH, _OF_WHICH_SUCH = regex("の?(?:うち|中)、?"), regex("の?(?:うち|中)、?[^、。0-9]{0,16}のは")


def _is_contrary(said: str, known: str) -> bool:
    """Tell whether two texts say the contrary of each other: 単独 and 共同."""
    return any(
        bool(re.search(one, said) and re.search(other, known)) and not re.search(other, said)
        for pair in words().contraries
        for one, other in (pair, pair[::-1])
    )


_SHARES = regex("割合|内訳|構成比|比率|シェア")
_MORE_BY = regex("(?:の|程度|ほど)?(?:増|上昇|伸び|多)")
_STEP = 10
"""Percent by which a share may lie beyond the round one that is named: 7割を超えた of 72.5%."""


def _is_share(figure: Figure, text: str, evidence: Evidence) -> bool:
    if figure.unit != "%" or figure.value is None:
        return False
    if _SHARES.search(text) and any(near(figure, 100 * one) for one in of_figures(evidence)):
        return True
    if _MORE_BY.match(text, figure.end):
        times = [100 * (one.value - 1) for _, one in evidence.figures if one.unit == "倍" and one.value]
        if any(near(figure, one) for one in times):
            return True
    slack = rounding(figure) if "約" in figure.hedges else Fraction(0)
    for one in (*of_figures(evidence), *worded(evidence.said)):
        over = 100 * one - figure.value
        if figure.beyond or figure.hedges & {"以上", "超", "未満"}:
            above = figure.beyond == "超" or bool(figure.hedges & {"以上", "超"})
            if figure.value % 5 == 0 and 0 < (over if above else -over) < _STEP:
                return True
        elif abs(over) <= slack:
            return True
    return False


_YEARLY = regex("年間?(?:に(?:する|すると|換算すると|直すと)?|で(?:は|みると)?|を通じて)?(?:と、?)?(?:計|約)?$")


def _is_of_rhythm(figure: Figure, text: str, cited: Sequence[Figure]) -> bool:
    """Tell whether a figure tells a rhythm otherwise: 月1日 and 年12日 of 毎月第2木曜日, 半年に3回 of 年6回.

    So many times in half a year may be so many months told one by one, too: 1か月、3か月及び6か月.
    """
    if figure.value is None or figure.hedges:
        return False
    if figure.unit == "日":
        yearly = figure.per in _OF_A_YEAR or bool(_YEARLY.search(text, max(0, figure.start - 14), figure.start))
        times = 12 * figure.value if figure.per == "月" else figure.value if yearly else None
        return any(one.unit == "回/年" and one.low == times and "日" in one.text for one in cited)
    if figure.per == "半年" and figure.unit == "回":
        months = {one.value for one in cited if one.unit == "か月" and one.value is not None and one.value <= 6}
        return len(months) == figure.value or any(
            one.unit == "回/年" and one.value == 2 * figure.value for one in cited
        )
    return False


_OF_A_YEAR = ("年", "年度", "年間")


def _months_told(evidence: Evidence) -> set[Fraction]:
    """Return how many months each fact names one by one: so often something is held."""
    found = (
        {month for one in reading.months for month in one.months}
        for _, reading in evidence.readings
        if reading.months and not any(one.ranged for one in reading.months)
    )
    return {Fraction(len(months)) for months in found if len(months) > 1}


def _row_named(fact: Fact, sentence: Reading, evidence: Evidence) -> bool:
    """Tell whether the sentence names the row that a fact stands in, by the row's first cell."""
    row = evidence.setting.rows.get(row_of(fact.at), ())
    first = row[0] if row else fact
    if first is fact:
        return False
    said = [name for name in names_in(sentence.text, evidence) if len(name) > 2]
    return any(len(run) > 2 and (key_of(run) in sentence.key or run.endswith(tuple(said))) for run in _names(first))


def _names(fact: Fact) -> list[str]:
    return [name for name in re.split(r"[\n、・（）() 　]", fact.text) if name]
