"""What an adviser sees in meetings: who takes part, how often, and who is expected and not named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ckwriter.advising.elements import Coverage
from ckwriter.advising.guide import Expected, Guide
from ckwriter.advising.quoting import Said, joined, listed, said, title
from ckwriter.advising.wording import Seen
from ckwriter.backends.offline.context import Cited
from ckwriter.backends.offline.meetings import group_of, often
from ckwriter.checks.rosters import pieces
from ckwriter.form import Table
from ckwriter.model import Submission


class Member(NamedTuple):
    """One member that a list names, its group, and the meeting."""

    name: Said
    group: str
    meeting: Said


class Columns(NamedTuple):
    """The columns of a table of meetings, by role and type; "" where there is none."""

    name: str
    members: str
    often: str


def table_of(submission: Submission, guide: Guide) -> tuple[Table, Columns]:
    """Return the table of the meetings, and its columns."""
    table = submission.form.table(guide.meetings)
    by_role = {column.role: column.id for column in table.columns}
    often_held = next((column.id for column in table.columns if column.type == "frequency"), "")
    return table, Columns(by_role.get("meeting", ""), by_role.get("members", ""), often_held)


def members(submission: Submission, guide: Guide) -> list[Member]:
    """Return every member of every meeting whose group is known, in the order of the form."""
    table, columns = table_of(submission, guide)
    found = []
    for row in submission.rows(table):
        at = f"{row}.{columns.members}"
        meeting = said(submission, f"{row}.{columns.name}")
        for piece in pieces(submission.text(at)):
            if piece in submission.text(at) and (group := group_of(guide.lexicon, piece)):
                found.append(Member(said(submission, at, piece), group, meeting))
    return found


def seen(submission: Submission, guide: Guide, covered: Sequence[Coverage]) -> Iterator[Seen]:
    """Yield who of those that are expected takes part where, who is not named, and how often the meetings are held."""
    found = members(submission, guide)
    expected = {one.group: one for one in guide.expected}
    there = [one for one in found if one.group in expected]
    if there:
        yield Seen("taking_part", {"who": _who(there, expected), "meetings": listed(one.meeting for one in there)})
    absent = [one for one in guide.expected if all(one.group != member.group for member in found)]
    table, columns = table_of(submission, guide)
    lists = [at for row in submission.rows(table) if submission.text(at := f"{row}.{columns.members}")]
    if lists and absent:
        yield _absent(submission, lists, absent, covered)
    yield from _regular(submission, guide)


def _who(found: list[Member], expected: dict[str, Expected]) -> Said:
    """Return members by group: 当事者（「…」）、家族（「…」）."""
    return joined(
        names.but(f"{one.called}（{names}）")
        for group, one in expected.items()
        if (names := listed((member.name for member in found if member.group == group), most=2))
    )


def _absent(submission: Submission, lists: list[str], absent: list[Expected], covered: Sequence[Coverage]) -> Seen:
    """Return who is not named in any list, with what is said of them elsewhere and a first step for each."""
    read = joined((said(submission, at) for at in lists), by="")
    elsewhere = [words for one in absent if (words := _elsewhere(submission, one, covered))]
    return Seen(
        "absent",
        {
            "lists": read.but(str(len(lists))),
            "called": "、".join(one.called for one in absent),
            "elsewhere": joined(elsewhere),
            "steps": "こと、".join(one.step for one in absent),
        },
    )


def _elsewhere(submission: Submission, one: Expected, covered: Sequence[Coverage]) -> Said:
    """Return what is said of a group's element in the office's own words, and where."""
    coverage = next((coverage for coverage in covered if coverage.element.id == one.element), None)
    for found in coverage.found if coverage else ():
        basis = found.words.basis[0]
        if not submission[basis.at].machine and found.aspect.id in one.aspects:
            return found.words.but(f"「{found.words}」（{title(submission.form, basis)}）")
    return Said("")


def _regular(submission: Submission, guide: Guide) -> Iterator[Seen]:
    """Yield how often each meeting is held, where that is said of every one."""
    table, columns = table_of(submission, guide)
    rows = submission.rows(table)
    if len(rows) < 2 or not all(submission.text(f"{row}.{c}") for row in rows for c in (columns.name, columns.often)):
        return
    told = []
    for row in rows[:5]:
        meeting, frequency = said(submission, f"{row}.{columns.name}"), said(submission, f"{row}.{columns.often}")
        told.append(joined([meeting, frequency]).but(f"「{meeting}」を{often(Cited(frequency))}"))
    yield Seen("regular", {"held": joined(told)})
