"""Q102: shares of a whole against the numbers that they are of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ckwriter.checks import check, finding
from ckwriter.checks.numbers.constraints import Figure, figure_at, fixed_tables, quotes_of
from ckwriter.checks.texts.readings import number_of
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex


@check(level="error", rules=("R35",))
def share_of_whole(submission: Submission) -> Iterator[Finding]:
    """構成割合が人数から計算した値と合っている

    The share of a row in its whole (`share_of`), to the places that are written. Half a unit of the last place, and one
    more for sums that were rounded to 100, are no fault.
    """
    for table in fixed_tables(submission):
        for whole_id in dict.fromkeys(row.share_of for row in table.rows if row.share_of):
            whole = figure_at(submission, f"{table.id}[{whole_id}].value")
            parts = [
                (share, part)
                for row in table.rows
                if row.share_of == whole_id
                and (share := _share_figure(submission, f"{table.id}[{row.id}]")) is not None
                and (part := figure_at(submission, f"{table.id}[{row.id}].value")) is not None
            ]
            if whole is None or not whole[2] or not parts:
                continue
            wrong = [pair for pair in parts if not _is_share(*pair, whole[2])]
            total = sum((part[2] for _, part in parts), Decimal(0))
            if wrong and not (total and all(_is_share(*pair, total) for pair in parts)):  # else the whole is wrong
                share, part = wrong[0]
                shown = "、".join(f"「{s[1].text}」は{_share(p[2], whole[2], s[2])}%" for s, p in wrong)
                yield finding(
                    submission,
                    share[0],
                    f"人数から計算した割合と合いません。人数から計算すると、{shown}です",
                    hint="人数と割合のどちらが正しいか確かめてください。空欄にしておくと、人数から計算されます。",
                    quotes=quotes_of([*(figure for pair in wrong for figure in pair), whole]),
                )


_SHARE_BEHIND = regex(r"[（(\s]\s*(?:構成割合|構成比|割合)?\s*([0-9０-９.．]+)\s*[%％]\s*[)）]?\s*\Z")

_SHARE_NOTED = regex(
    r"\A[（(]?\s*(?:(?:合計|全体|入院者全体|総数)(?:の|に占める割合は?|に対する割合は?))?(?:構成割合|構成比|割合)?[:：\s]*([0-9０-９.．]+)\s*[%％]\s*[)）]?\s*\Z"
)
"""A note that is nothing but the share of its row."""


def _share_figure(submission: Submission, row: str) -> Figure | None:
    """Return the share of a row: of its own cell, or behind the number of persons, 1,675（64.0％）, or its note."""
    own = figure_at(submission, f"{row}.share")
    if own is not None:
        return own
    for at, pattern in ((f"{row}.value", _SHARE_BEHIND), (f"{row}.note", _SHARE_NOTED)):
        found = pattern.search(submission.text(at))
        one = number_of(found[1]) if found else None
        if one is not None and one.value is not None:
            return at, one, Decimal(one.value)
    return None


def _is_share(share: Figure, part: Figure, whole: Decimal) -> bool:
    """Tell whether a share, in % or as a fraction of one, is right to its last written place."""
    right, step = part[2] / whole * 100, _step(share[2])
    return abs(right - share[2]) <= step or (share[2] <= 1 and abs(right - share[2] * 100) <= step * 100)


def _step(written: Decimal) -> Decimal:
    return Decimal(1).scaleb(min(0, int(written.as_tuple().exponent)))


def _share(part: Decimal, whole: Decimal, written: Decimal) -> Decimal:
    return (part / whole * 100).quantize(min(_step(written), Decimal("0.1")))
