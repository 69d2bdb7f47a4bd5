"""The rows that have a target and a result, or tell where things stand and where they are to go: where each lies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product
from typing import Literal

from ckwriter.grounding.figures.comparing import same_unit
from ckwriter.grounding.figures.derived import amount
from ckwriter.grounding.figures.figure import Figure
from ckwriter.grounding.reading.evidence import NAMING, Evidence
from ckwriter.grounding.reading.readings import pairs_of, read_fact
from ckwriter.patterns import regex
from ckwriter.places import row_of

LESS_IS_MORE = regex(
    "(?:(?<![たる])入院(?:者|患者)|在院|待機|待ち|再入院|中断|途切れ|苦情|自殺|未治療|未受診|離職|欠席|遅れ)(?:者|患者|日|期間|時間|した[者方人])?"
    "(?:実|の)?(?:総?数|人数|件数|日数|割合|比率|率)?(?=$|[（(。、はがもを])|(?:日数|期間|時間)(?=$|[（(。、はがもを])"
)
"""What ought to fall, by the end of its name: its target is reached by going below it. 入院者への訪問 may grow."""

_LEVELS = ("target", "result", "baseline")
"""Roles of cells that tell where something stands, or is to."""
Rows = dict[str, dict[str, list[Figure]]]
"""The figures of each row by their role."""
Kind = Literal["short", "even", "over", "below", "met", "raised", "lowered"]


@dataclass(frozen=True, slots=True)
class Course:
    """A row with two figures of one kind: target and result, or where it stands and where it is to go."""

    row: str
    names: frozenset[str]
    """Pairs of characters that name this row, and none of the others."""
    before: Fraction
    after: Fraction
    turned: bool
    """The less the better."""
    aimed: bool
    """It tells of an aim, and not of a result."""

    def is_(self, kind: Kind) -> bool:
        """Tell whether it lies so."""
        reached = self.after <= self.before if self.turned else self.after >= self.before
        return {
            "over": self.after > self.before,
            "below": self.after < self.before,
            "even": self.after == self.before,
            "met": reached,
            "raised": self.after > self.before,
            "lowered": self.after < self.before,
            "short": not reached,
        }[kind]


def courses(evidence: Evidence) -> list[Course]:
    """Return the rows of the cited facts of which both figures are cited; of results and aims the results alone."""
    rows = _by_role(evidence)
    titles = {
        row: frozenset().union(
            *(
                pairs_of(read_fact(one, evidence.setting.fiscal_year).text)
                for one in evidence.setting.rows.get(row, ())
                if one.role in NAMING
            )
        )
        for row in rows
    }
    found = [
        Course(
            row,
            titles[row] - frozenset().union(*(other for at, other in titles.items() if other != titles[row])),
            before,
            after,
            bool(LESS_IS_MORE.search(_title(row, evidence))),
            "result" not in held,
        )
        for row, held in rows.items()
        for before, after in [_two(held)]
        if before is not None and after is not None
    ]
    return [one for one in found if not one.aimed] or found


def _by_role(evidence: Evidence) -> Rows:
    """Return the numbers of the cited rows by their roles."""
    rows: Rows = {}
    for fact, figure in evidence.figures:
        if fact.role in _LEVELS and figure.value is not None:
            rows.setdefault(row_of(fact.at), {}).setdefault(fact.role, []).append(figure)
    return rows


def _title(row: str, evidence: Evidence) -> str:
    return " ".join(one.text for one in evidence.setting.rows.get(row, ()) if one.role in NAMING)


def _two(held: dict[str, list[Figure]]) -> tuple[Fraction | None, Fraction | None]:
    """Return the two numbers of a row that are of one kind, target before result and present before aim."""
    first, last = ("target", "result") if "result" in held else ("baseline", "target")
    alike = [
        (one.value, other.value)
        for one in held.get(first, ())
        for other in held.get(last, ())
        if same_unit(one.plain, other.plain) and _is_one_way(one, other)
    ]
    return alike[0] if len(set(alike)) == 1 else (None, None)


def _is_one_way(one: Figure, other: Figure) -> bool:
    """Tell whether two figures do not tell two ways of counting, 延べ and 実."""
    return len({one.counting or one.titled, other.counting or other.titled} - {None}) < 2


_WITH = regex(
    "(?P<of>目標|現状|年度当初|実績|[昨前]年度?)(?:値)?(?:を|より(?:も)?|に(?:対し(?:て)?|比べ(?:て)?|は)?|と比べ(?:て)?|から)、?$"
)
Pairs = list[tuple[Figure, Figure]]
_ENOUGH = 2
"""Pairs of characters that name a row which no other row has."""


def _of_those_named(words: str, held: Rows, evidence: Evidence) -> Rows:
    """Return the rows that the last words before a figure name; all where they name none or the row of none alone."""
    said = pairs_of(re.split("[、。]", words)[-1])
    own = {one.row: one.names for one in courses(evidence)}
    named = {row: figures for row, figures in held.items() if len(own.get(row, frozenset()) & said) >= _ENOUGH}
    return named or held


def compared_with(words: str, evidence: Evidence) -> tuple[tuple[Figure, Figure], ...]:
    """Return the figures that a difference is told of behind some words, the earlier first.

    目標を is of what has a target and a result, or of two targets; 現状より of where something stands and is to go;
    実績より and 昨年度より of what was, and what is or is to be. None where no such figures are cited, or told of.
    """
    said = _WITH.search(words)
    if said is None:
        return ()
    held = _of_those_named(words, _by_role(evidence), evidence)
    targets, results, baselines = ([one for row in held.values() for one in row.get(role, ())] for role in _LEVELS)
    of_two = list(combinations(targets, 2))
    in_rows = _in_rows(held, ("target", "result"))
    if said["of"] == "目標":
        found = [*in_rows, *of_two] if in_rows else []
    elif said["of"] in ("現状", "年度当初"):
        found = [*_in_rows(held, ("baseline", "target")), *in_rows]
    else:
        since = [one for row in held.values() if "result" not in row for one in row.get("target", ())]
        found = of_two if "目標" in words else [*product(results, baselines), *product(results, since)]
    return tuple(found)


_LEFT = regex(
    "目標(?:値)?(?:の[0-9,]+[^0-9、。]{1,3})?(?:達成)?まで(?:に)?(?:は)?[^、。0-9]{0,3}、?[^、。0-9]{0,16}(?:あと|残り|残す)[^、。0-9]{0,4}$"
)


def left_to_target(words: str, evidence: Evidence) -> set[Fraction] | None:
    """Return how much the rows have yet to go to their targets, where words tell that behind them: 目標まであと3件.

    None where they do not, or no row has a target and tells where it stands.
    """
    if not _LEFT.search(words):
        return None
    held = _by_role(evidence)
    pairs = [*_in_rows(held, ("result", "target")), *_in_rows(held, ("baseline", "target"))]
    if not pairs:
        return None
    sign = -1 if LESS_IS_MORE.search(" ".join(_title(row, evidence) for row in held)) else 1
    return {sign * (amount(aim) - amount(now)) for now, aim in pairs if same_unit(now.plain, aim.plain)}


def _in_rows(held: Rows, roles: tuple[str, str]) -> Pairs:
    first, last = roles
    return [pair for row in held.values() for pair in product(row.get(first, ()), row.get(last, ()))]


def levels(evidence: Evidence, *, of: str) -> dict[str, Fraction]:
    """Return the one figure of each role among the cited facts; a role with several rows tells nothing.

    Where several rows have a target, only those are looked at that have a figure of the role `of` as well: the rows of
    results (`result`), or those of where things stand (`baseline`).
    """
    cited = [(fact, figure) for fact, figure in evidence.figures if fact.role in _LEVELS]
    rows = {row_of(fact.at) for fact, _ in cited if fact.role == of}
    if len({row_of(fact.at) for fact, _ in cited if fact.role == "target"}) > 1 and rows:
        cited = [(fact, figure) for fact, figure in cited if row_of(fact.at) in rows]
    told = [(fact.role, figure) for fact, figure in cited]
    kinds = {role: {(one.plain, one.counting) for other, one in told if other == role} for role, _ in told}
    shared = set.intersection(*kinds.values()) if kinds else set()
    if len(shared) == 1:  # 実26人（延184回） of a target of 実30人
        told = [(role, one) for role, one in told if (one.plain, one.counting) in shared]
    found: dict[str, set[Fraction | None]] = {}
    for role, figure in told:
        found.setdefault(role, set()).add(figure.value)
    if len({figure.plain for _, figure in told} - {None}) > 1:
        return {}
    return {role: one for role, values in found.items() if len(values) == 1 for one in values if one is not None}
