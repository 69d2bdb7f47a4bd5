"""Words of direction and outcome (増加, 下回った, 達成, 初めて, 最多) against the figures and words of the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from ckwriter.drafts import Fact
from ckwriter.grounding.comparisons.directed import behind_target, of_measure, words_of
from ckwriter.grounding.comparisons.outcomes import Tally, tally
from ckwriter.grounding.comparisons.ranking import ranked
from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.figures.comparing import same_unit
from ckwriter.grounding.figures.figure import Carried, Figure
from ckwriter.grounding.reading.clauses import STATEMENT
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.mood import Mood, mood_of
from ckwriter.grounding.reading.readings import Reading
from ckwriter.grounding.rows.courses import LESS_IS_MORE, levels
from ckwriter.patterns import regex
from ckwriter.places import row_of

Way = Literal["up", "down", "level", "met", "missed"]
Pair = tuple[Fraction, Fraction]

_MISSED = (
    f"未達(?:成)?|{behind_target('missed', 'below')}"
    "|達成(?:が?でき|し|せ)(?:て(?:い)?)?(?:な|ず)|(?:に|には|まで)(?:(?:及ば|届か)(?:な|ず)|届いて(?:い)?(?:な|ませ))"
)
_MET = f"{behind_target('met')}|達成(?:した|して(?!い?な)|でき(?!な|ず|ませ|て(?:い)?(?:な|ませ))|済)"
_UP = f"{behind_target('over')}|{words_of('anywhere', 'up')}|{of_measure('up')}"
_DOWN = f"{words_of('anywhere', 'down')}|{of_measure('down')}"
_LEVEL = f"{behind_target('even')}|{words_of('anywhere', 'level')}|{of_measure('level')}"
_WORDS: dict[Way, str] = {"missed": _MISSED, "met": _MET, "up": _UP, "down": _DOWN, "level": _LEVEL}
_WORD = regex("|".join(f"(?P<{way}>{words})" for way, words in _WORDS.items()))
_NEGATED = regex(
    "[^、。]{0,3}?(?:せず|しな|して(?:い)?な|てい?な|できな|ておら|に(?:は)?至ら|が(?:見|み)られな|なか|ない|ません)"
)
_UNEQUAL = regex("(?:こと)?(?:に|は|が|も)*でき(?:な|ず)|(?:で|と|に)(?:は|も)(?:な(?:い|か|く|ら)|至ら)")
"""Behind a word that tells two things to be equal, which denies it."""
_AIMED = regex(
    "[^、。]{0,12}?(?:目指|めざ|図|見込|予定|たい|目標|必要|課題|期待|努め|促進|促す|取り?組|ように|よう|ため"
    "|べき|向け|に資|につなが|につなげ|とす|への|方策|目的|求め|可能)"
)
_TOGETHER: dict[Way, str] = {"up": "up", "down": "down", "level": "level", "met": "met up", "missed": "missed down"}
_AGAINST: dict[Way, str] = {
    "up": "down level",
    "down": "up level",
    "level": "up down",
    "met": "missed",
    "missed": "met",
}
_NUMERIC = regex(
    "増|減|上回|下回|超|倍|横ばい|横這い|同数|同程度|同じ|達|届|及ば|満た|とどま|留ま|未達|変わら|維持|据え置|伸び"
    "|引き上げ|引き下げ|引上げ|引下げ|上げ|下げ|絞|延長|短縮|低下|上昇|下降|悪化|より"
)
_BEYOND = regex("上回|下回|超え|割り込")
"""What an aim is told to do to the present level."""
_OF_MEASURE = regex("数|率|割合|頻度|現状")
"""Words that speak of figures; others (拡大, 向上) speak of work as well."""
_FEW = regex("しか|のみ|だけ|わずか|限ら|少な|とどま|にすぎ")
_SHARE_BEFORE = regex("(?:半数|半分|過半)(?:を|は|も)$")
_BESIDE = 8
"""Characters between a computed figure and the word that says its direction."""
_LITERAL = regex(f"(?:上回|超え|{words_of('target', 'below')})[^、。]{{0,2}}$")
"""What says where a result lies, whether that is good or not."""
_AGAINST_TARGET = regex("上回|下回|超|とどま|留ま|伸び悩|届|及ば|目標")


def direction_doubts(sentence: Reading, figures: Sequence[Carried], evidence: Evidence, mood: Mood) -> Iterator[Doubt]:
    """Yield a doubt for each word of direction that the facts contradict, or that they do not hold at all."""
    rows = tally(sentence, evidence)
    for one in (one for one in rows.several if not one.right):
        yield Doubt(one.start, one.end, sentence.text[one.start : one.end], Reason.DIRECTION, (), _shown(evidence))
    for found in _WORD.finditer(sentence.text):
        way = next(way for way in _WORDS if found[way] is not None)
        if any(one.lies_in(found.span()) for one in rows.several):
            continue  # it tells of a number of rows, which were counted
        if way in ("up", "down") and _NEGATED.match(sentence.text, found.end()):
            if _by_figures(way, found, sentence, figures, evidence, rows):
                yield Doubt(found.start(), found.end(), found[0], Reason.DIRECTION, (), _shown(evidence))
            continue
        if way == "level" and _UNEQUAL.match(sentence.text, found.end()):
            if _by_figures(way, found, sentence, figures, evidence, rows):
                yield Doubt(found.start(), found.end(), found[0], Reason.DIRECTION, (), _shown(evidence))
            continue
        if _SHARE_BEFORE.search(sentence.text[: found.start()]):
            continue  # 半数を超え is a share, which is looked at as one
        if any(0 <= found.start() - one.figure.end < _BESIDE for one in figures if one.directed or _is_bound(one)):
            continue  # the figure was computed in this direction
        if any(
            not one.by and one.figure.unit == "%" and _is_beside(one.figure, found, sentence.text) for one in figures
        ):
            if _by_figures(way, found, sentence, figures, evidence, rows) is False:
                yield Doubt(found.start(), found.end(), found[0], Reason.DIRECTION, (), _shown(evidence))
            continue  # so was the share
        verdict = _by_figures(way, found, sentence, figures, evidence, rows)
        if verdict is None:
            aimed = mood != "told" or bool(_AIMED.match(sentence.text, found.end()))
            verdict = not _aimed_otherwise(way, evidence) if aimed else _by_words(way, found[0], evidence)
        if not verdict:
            yield Doubt(found.start(), found.end(), found[0], Reason.DIRECTION, (), _shown(evidence))


def _is_bound(one: Carried) -> bool:
    """Tell whether a figure bounds another one; 目標の300人を超えた tells where something lies against a target."""
    if not one.figure.beyond:
        return False
    return not any(fact.role == "target" and known.value == one.figure.value for fact, known in one.by)


def _is_beside(figure: Figure, found: re.Match[str], text: str) -> bool:
    """Tell whether a word of direction stands right behind a figure, with nothing between that it could be said of."""
    between = text[figure.end : found.start()]
    return 0 <= found.start() - figure.end < _BESIDE and not re.search("目標|計画|予定|、", between)


def _by_figures(
    way: Way, found: re.Match[str], sentence: Reading, figures: Sequence[Carried], evidence: Evidence, rows: Tally
) -> bool | None:
    """Return whether figures bear a word out, or None where there are none that it can be held against."""
    if told := [one.right for one in rows.named if one.lies_in(found.span())]:
        return all(told)
    pair = _pair_in(sentence, figures, found, evidence)
    if pair is None and way == "level" and "目標" not in found[0] and _LAST_YEAR.search(sentence.text):
        targets = [figure.value for fact, figure in evidence.figures if fact.role == "target"]
        pair = (targets[0] or Fraction(0), targets[1] or Fraction(0)) if len(targets) == _TWO else None
    if pair is None and not _OTHERS.search(sentence.text[: found.start()]):
        pair = _pair_of_row(way, found[0], evidence, of_years=bool(_LAST_YEAR.search(sentence.text)))
    if pair is None:
        return ranked(sentence, evidence)
    before, after = pair
    if "倍増" in found[0]:
        return before > 0 and Fraction(9, 5) <= after / before <= Fraction(11, 5)
    if "半減" in found[0]:
        return before > 0 and Fraction(2, 5) <= after / before <= Fraction(3, 5)
    if way in ("met", "missed") and not _LITERAL.search(found[0]):
        return _reached(before, after, evidence) == (way == "met")
    if way == "level":
        return after == before or (
            "横ば" in found[0] and "目標" not in found[0] and abs(after - before) * 10 <= max(before, after)
        )
    return after > before if way in ("up", "met") else after < before


_LAST_YEAR, _TWO = regex("[昨前]年度?[^。]*目標|目標[^。]*[昨前]年度?"), 2
"""What tells that a target is held against that of the year before."""
_OTHERS = regex("(?:平均|前年度?|昨年度?|前回|全国|[県国市])(?:値|の[^、。]{1,6})?(?:を|より)[^、。]{0,2}$")
"""What else than its target a result may be set against."""


def _reached(target: Fraction, result: Fraction, evidence: Evidence) -> bool:
    """Tell whether a target was reached; of what ought to fall (入院者数) by going below it."""
    indicators = " ".join(fact.text for fact in evidence.facts if fact.role == "indicator")
    if LESS_IS_MORE.search(indicators or evidence.text):
        return result <= target
    return result >= target


_FROM_TO = regex("から|より|→|だったが|であったが|に対し|に比べ|と比べ|[、。]")
_PAST = regex("(?:前年|昨年|前回|当初|前々年|一昨年|従来|年前)[^、。]{0,10}$")


def _pair_in(sentence: Reading, figures: Sequence[Carried], found: re.Match[str], evidence: Evidence) -> Pair | None:
    """Return two figures of the sentence, earlier and later, or target and result, that a word speaks of."""
    within = [one for one in figures if found.start() <= one.figure.start and one.figure.end <= found.end()]
    for figure in reversed(within):  # 目標の90人に届かず, 目標の90人には2人足りず
        if pair := _of_target(figure, evidence):
            return pair
    before = [
        one.figure for one in figures if one.by and one.figure.value is not None and one.figure.end <= found.end()
    ]
    for first, last in reversed(list(pairwise(before))):
        if not same_unit(first.plain, last.plain) or not _FROM_TO.search(sentence.text[first.end : last.start]):
            continue
        one, other = first.value or Fraction(0), last.value or Fraction(0)
        swapped = _is_earlier(sentence.text, last) and not _is_earlier(sentence.text, first)
        swapped |= found[0][0] in "上下超" and sentence.text[last.end : found.start()] == "を"
        of_time = sentence.text[first.end : last.start] == "から"  # 昨年度末の76人から81人に
        before_it = bool(_roles(figures, last) & {"target", "baseline"}) and _roles(figures, first) == {"result"}
        swapped |= before_it and not of_time
        return (other, one) if swapped else (one, other)
    return None


def _of_target(target: Carried, evidence: Evidence) -> Pair | None:
    """Return a target and the one result of its row that is cited; None where it is no target, or of several rows."""
    rows = {row_of(fact.at) for fact, _ in target.by if fact.role == "target"}
    found = [
        figure.value
        for fact, figure in evidence.figures
        if fact.role == "result" and row_of(fact.at) in rows and same_unit(figure.plain, target.figure.plain)
    ]
    results = {value for value in found if value is not None}
    return (target.figure.value or Fraction(0), results.pop()) if len(results) == 1 else None


def _is_earlier(text: str, figure: Figure) -> bool:
    return bool(_PAST.search(text[max(0, figure.start - 14) : figure.start]))


def _roles(figures: Sequence[Carried], figure: Figure) -> set[str]:
    return {fact.role for one in figures if one.figure is figure for fact, _ in one.by}


def _pair_of_row(way: Way, word: str, evidence: Evidence, *, of_years: bool) -> Pair | None:
    """Return what a word sets against each other, of the one row that the cited facts stand in.

    Target and result for 上回った and 達成; where it stood and where it went, or is to go, for 増加.
    """
    of = "result" if _against(way, word) else "" if of_years else "baseline"
    by_role = levels(evidence, of="" if way == "level" else of)
    target, result, baseline = (by_role.get(role) for role in ("target", "result", "baseline"))
    against_target = _against(way, word) or (way == "level" and baseline is None)
    if result is None and _BEYOND.match(word):
        return (baseline, target) if baseline is not None and target is not None else None
    if against_target:
        return (target, result) if target is not None and result is not None else None
    after = target if result is None else result
    return (
        (baseline, after)
        if baseline is not None and after is not None and (_NUMERIC.search(word) or _OF_MEASURE.match(word))
        else None
    )


def _against(way: Way, word: str) -> bool:
    """Tell whether a word sets a result against its target."""
    return way in ("met", "missed") or bool(_AGAINST_TARGET.search(word))


def _by_words(way: Way, word: str, evidence: Evidence) -> bool:
    """Tell whether the facts themselves say so: the same word, one of the same direction, or figures that go so."""
    ways = _ways_in(evidence.said)
    turned = ways & set(_AGAINST[way].split()) and not ways & set(_TOGETHER[way].split())
    if (word in evidence.said and not turned) or (
        _AGAINST_TARGET.search(word) and way == "down" and _FEW.search(evidence.said)
    ):
        return True
    if ways & set(_TOGETHER[way].split()):
        return True
    if turned:
        return False
    series = _by_series(way, evidence)
    return not _NUMERIC.search(word) if series is None else series


def _aimed_otherwise(way: Way, evidence: Evidence) -> bool:
    """Tell whether the facts expect or aim at the other direction, and nothing at this one."""
    statements = STATEMENT.findall(evidence.said)
    aimed = "。".join(one for one in statements if mood_of(one) == "proposed")
    ways = _ways_in(aimed)
    return bool(ways & set(_AGAINST[way].split())) and not ways & set(_TOGETHER[way].split())


def _ways_in(text: str) -> set[Way]:
    """Return the directions that folded text tells of, without those that it denies."""
    return {
        way
        for found in _WORD.finditer(text)
        if not _NEGATED.match(text, found.end())
        for way in _WORDS
        if found[way] is not None
    }


def _by_series(way: Way, evidence: Evidence) -> bool | None:
    """Return whether some figures of one fact, in the order told, go this way; None where there are no two."""
    steps: set[str] = set()
    for _, reading in evidence.readings:
        for one, other in pairwise(figure for figure in reading.figures if figure.value is not None):
            if not same_unit(one.plain, other.plain) or one.value is None or other.value is None:
                continue
            first, last = (other, one) if _is_earlier(reading.text, other) else (one, other)
            steps.add(
                "level" if first.value == last.value else "up" if (last.value or 0) > (first.value or 0) else "down"
            )
    return way in steps if steps else None


def _shown(evidence: Evidence) -> str:
    """Return the figures that tell the direction, as the facts have them."""
    shown = [(fact, figure) for fact, figure in evidence.figures if fact.role in _TITLES]
    return "、".join(f"{_title(fact)}{figure.text}" for fact, figure in shown[:3])


_TITLES = {"target": "目標は", "result": "実績は", "baseline": "現状は"}


def _title(fact: Fact) -> str:
    return _TITLES[fact.role]
