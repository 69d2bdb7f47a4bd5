"""C1: what one section names, the section that lists such things names as well."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.loose import loose_names
from ckwriter.checks.meeting_times import meetings
from ckwriter.checks.meetings import Meeting, Meetings
from ckwriter.checks.naming import GENERIC, MEETS, Sameness, bare_name, mentions_in, names_in, sameness
from ckwriter.checks.readings import folded, frequencies_of
from ckwriter.form import Constraint, Table
from ckwriter.model import Finding, Submission


@check(level="warning", rules=("R07",))
def meeting_not_listed(submission: Submission) -> Iterator[Finding]:
    """ほかの節に出る会議が、会議を一覧にする節に書かれている

    Meetings that the columns of a `listed` constraint name and the column that lists them does not, under whatever
    name: with or without its owner, in brackets, or shortened. Courses and other occasions are no meetings; a body
    that gives a listed one its name (…協議会 of …協議会精神部会) need not be listed. A near miss is asked about.
    """
    for rule in submission.form.constraints:
        if rule.type == "listed" and rule.binds(submission.municipality.kind):
            yield from _not_listed(submission, rule)


def _not_listed(submission: Submission, rule: Constraint) -> Iterator[Finding]:
    table = rule.table.partition(".")[0]
    found = meetings(submission)
    listed = [one for one in found.every if one.named_in(table)]
    if not listed:
        return
    missing: dict[str, list[tuple[str, str]]] = {}
    for at, name in _named(submission, found, rule):
        if any(folded(name).endswith(folded(end)) for end in rule.leave) or _is_listed(found, name, listed):
            continue
        key = next((one for one in missing if sameness(one, name) > Sameness.NEAR), name)
        missing.setdefault(key, []).append((at, name))
    for name, quotes in missing.items():
        yield _missing(submission, rule, table, name, quotes, listed)
    yield from _loose(submission, rule, found, listed, missing)


def _named(submission: Submission, found: Meetings, rule: Constraint) -> Iterator[tuple[str, str]]:
    """Yield (place, name as it stands there) of each meeting that the columns name."""
    for address in rule.places:
        part, _, column = address.partition(".")
        table = submission.form.part(part)
        if not isinstance(table, Table):
            continue
        for at, cell in submission.column(table, column):
            if table.column(column).role == "meeting":
                yield from ((at, name) for name in names_in(cell.text) if name in cell.text and _is_meeting(name))
                continue
            hidden = [(one.start, one.end) for one in frequencies_of(cell.text)]
            for mention in mentions_in(cell.text, found.known, hidden):
                if _is_meeting(mention.name):
                    yield at, mention.name


_ASIDE = re.compile("打合せ|打ち合わせ|事前|準備会|反省会|庁内|課内|係内|所内")
"""What marks a meeting as one that prepares or follows another, or is the office's own."""
_ANY = re.compile("^(?:保健|医療|福祉|関係者|・|、|の|による|等)*協議の場$")


def _is_meeting(name: str) -> bool:
    """Tell whether a name is that of one meeting: no occasion, and not just any meeting."""
    if GENERIC.match(name) or _ANY.match(name) or _ASIDE.search(name):
        return False
    return bool(MEETS.search(bare_name(name)))


def _loose(
    submission: Submission,
    rule: Constraint,
    found: Meetings,
    listed: list[Meeting],
    told: Container[str],
) -> Iterator[Finding]:
    """Ask once about the names that stand in no place of the form, such as those of a diagram."""
    table = rule.table.partition(".")[0]
    names = [
        one
        for one in loose_names(submission)
        if one.text not in told
        and not any(folded(one.text).endswith(folded(end)) for end in rule.leave)
        and not _is_listed(found, one.text, listed)
    ]
    if names:
        shown = "」「".join(dict.fromkeys(one.text for one in names))
        heading = f"「{submission.form.section_of(table).heading}」"
        at, first = listed[0].named_in(table)[0]
        yield finding(
            submission,
            names[0].at,
            f"「{shown}」が{heading}に書かれていないのではありませんか",
            hint=f"{rule.why}。{heading}に加えるか、加えない理由（別の協議の場であるなど）を書いてください。",
            quotes=[*(one.quote(one.text) for one in names), (at, first)],
        )


def _is_listed(found: Meetings, name: str, listed: list[Meeting]) -> bool:
    if any(one is other for one in found.candidates(name) for other in listed):
        return True
    key = folded(name)
    return any(
        folded(other).startswith(key) and len(folded(other)) > len(key) + 2 for one in listed for other in one.spelled
    )


def _missing(
    submission: Submission,
    rule: Constraint,
    table: str,
    name: str,
    quotes: list[tuple[str, str]],
    listed: list[Meeting],
) -> Finding:
    heading = f"「{submission.form.section_of(table).heading}」"
    near = [
        (at, other) for one in listed for at, other in one.named_in(table) if sameness(name, other) is Sameness.NEAR
    ]
    if near:
        message = f"「{name}」は{heading}にありません。{heading}の「{near[0][1]}」と同じ会議ではありませんか"
        hint = "同じ会議であれば、名称をそろえてください。別の会議であれば、一覧に加えてください。"
    else:
        message = f"「{name}」が{heading}に書かれていないのではありませんか"
        hint = f"{rule.why}。{heading}に加えるか、加えない理由（別の協議の場であるなど）を備考へ書いてください。"
    return finding(submission, quotes[0][0], message, hint=hint, quotes=[*quotes, *near[:1]])
