"""Q1: the venues, days and sessions of one activity, told in two places."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.numbers.activity_amounts import Layout, layouts
from ckwriter.model import Finding, Submission


@check(level="warning", rules=("R08", "R29", "R33"))
def layout_of_activity_differs(submission: Submission) -> Iterator[Finding]:
    """講座・訪問などの会場の数、日数、回数、組の人数が、どの節でも同じである

    How an activity that a row names is laid out, told in two places: 3会場 and 4会場, 2日間 and 三日間, teams of two
    and of three. A table that gives several numbers of one kind for an activity tells of several occasions, and is left
    alone, as is what is told of other years, changes and parts.
    """
    told: dict[tuple[str, str], list[Layout]] = {}
    for one in layouts(submission):
        told.setdefault((one.activity, one.of.removeprefix("年の")), []).append(one)
    for found in told.values():
        pair = _apart(found)
        if pair is None or _are_several(found):
            continue
        first, other = pair
        yield finding(
            submission,
            other.at,
            f"「{other.words}」とありますが、{places.title_of(submission.form, first.at)}では「{first.words}」です"
            "。同じ取組のことではありませんか",
            hint="どちらが正しいか確かめてそろえてください。別の回や年度のことであれば、その旨を書き添えます。",
            quotes=[(first.at, first.words), (other.at, other.words)],
            level=None if first.of == other.of else "note",
        )


def _apart(found: list[Layout]) -> tuple[Layout, Layout] | None:
    """Return two that cannot both be right; how often a year is compared with the sessions of a course only."""
    for index, first in enumerate(found):
        for other in found[index + 1 :]:
            yearly = first.of == other.of == "年の回数"
            if not first.agrees(other) and first.at != other.at and not yearly:
                return first, other
    return None


def _are_several(found: list[Layout]) -> bool:
    """Tell whether rows of one column give several numbers, as of several occasions."""
    by_column: dict[tuple[str, str, str], set[int]] = {}
    for one in found:
        column = (one.at.partition("[")[0], one.at.rpartition(".")[2], one.of)
        by_column.setdefault(column, set()).add(one.number)
    return any(len(numbers) > 1 for numbers in by_column.values())
