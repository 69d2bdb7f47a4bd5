"""What an adviser sees in meetings: who takes part, how often, and who is expected and not named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ckwriter.advising.elements import Coverage
from ckwriter.advising.guide import Expected, Guide
from ckwriter.advising.quoting import Said, about, joined, listed, said, texts_at, title
from ckwriter.advising.wording import Seen
from ckwriter.backends.offline.context import Cited
from ckwriter.backends.offline.meetings import group_of, often
from ckwriter.checks.meetings.rosters import pieces
from ckwriter.checks.texts.readings import sentences_of
from ckwriter.form import Table
from ckwriter.model import Finding, Submission


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


def seen(
    submission: Submission, guide: Guide, covered: Sequence[Coverage], findings: Sequence[Finding] = ()
) -> Iterator[Seen]:
    """Yield who of those that are expected takes part where, who is not named, and how often the meetings are held.

    Who takes part by a text outside the lists is asked about where a finding says so.
    """
    found = members(submission, guide)
    expected = {one.group: one for one in guide.expected}
    named = [one for one in found if one.group in expected]
    if named:
        yield Seen("taking_part", {"who": _who(named, expected), "meetings": listed(one.meeting for one in named)})
    absent = [one for one in guide.expected if all(one.group != member.group for member in found)]
    table, columns = table_of(submission, guide)
    lists = [at for row in submission.rows(table) if submission.text(at := f"{row}.{columns.members}")]
    there = {one.group: words for one in absent if (words := _taking_part(submission, guide, one))}
    asked = {e.at for doubt in guide.doubts for one in findings if one.code in doubt.codes for e in one.evidence}
    absent = [one for one in absent if one.group not in there or there[one.group].basis[0].at not in asked]
    if lists and absent:
        yield _absent(submission, lists, absent, covered, there)
    yield from _regular(submission, guide)


def _who(found: list[Member], expected: dict[str, Expected]) -> Said:
    """Return members by group: 当事者（「…」）、家族（「…」）."""
    return joined(
        names.but(f"{one.called}（{names}）")
        for group, one in expected.items()
        if (names := listed((member.name for member in found if member.group == group), most=2))
    )


def _absent(
    submission: Submission,
    lists: list[str],
    absent: list[Expected],
    covered: Sequence[Coverage],
    taking_part: Mapping[str, Said],
) -> Seen:
    """Return who is not named in any list, with what is said of them elsewhere and a first step for each."""
    read = joined((said(submission, at) for at in lists), by="")
    there = {one.group: taking_part[one.group] for one in absent if one.group in taking_part}
    missing = [one for one in absent if one.group not in there]
    elsewhere = [words for one in missing if (words := _elsewhere(submission, one, covered))]
    return Seen(
        "absent",
        {
            "lists": read.but(str(len(lists))),
            "called": "、".join(one.called for one in absent),
            "there": joined(there.values()),
            "missing": "、".join(one.called for one in missing),
            "elsewhere": joined(elsewhere),
            "steps": "こと、".join(one.step for one in missing),
        },
    )


def _taking_part(submission: Submission, guide: Guide, one: Expected) -> Said:
    """Return what says of a group, outside the lists, that it takes part in a meeting, and where."""
    signs = guide.taking_part
    for aspect in guide.aspects if signs else ():
        for at, text in texts_at(submission, aspect.places if aspect.id in one.aspects else ()):
            for sentence in () if submission[at].machine else sentences_of(text):
                named = next((word for word in guide.lexicon.groups.get(one.group, ()) if word in sentence.text), None)
                if named and signs and signs.told_in(sentence.text):
                    words = said(submission, at, about(sentence.text, named))
                    return words.but(f"「{words}」（{title(submission.form, words.basis[0])}）")
    return Said("")


def _elsewhere(submission: Submission, one: Expected, covered: Sequence[Coverage]) -> Said:
    """Return what is said of a group's element in the office's own words, and where."""
    coverage = next((coverage for coverage in covered if coverage.element.id == one.element), None)
    for found in coverage.found if coverage else ():
        basis = found.words.basis[0]
        clear = coverage is not None and coverage.element.is_clear(found.words)
        if clear and not submission[basis.at].machine and found.aspect.id in one.aspects:
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
