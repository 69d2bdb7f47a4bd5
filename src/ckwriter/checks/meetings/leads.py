"""C1: who runs a meeting, as tables and running text say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.meetings.charges import charges_differ
from ckwriter.checks.meetings.known import Meeting, Meetings
from ckwriter.checks.meetings.leads_told import MAY_LEAD, Lead, is_any, leads_told
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.meetings.offices import is_one_office
from ckwriter.checks.meetings.rows import meeting_beside
from ckwriter.checks.names.mentions import mentions_in
from ckwriter.checks.texts.readings import columns_by_role, filled, once, sentences_of
from ckwriter.form import Table
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex


@check(level="warning", rules=("R31",))
def lead_differs(submission: Submission) -> Iterator[Finding]:
    """同じ会議を運営する部署（事務局）が、どの節でも同じである

    Who runs a meeting, by columns of secretariats, by the duties of the office in charge, and by running text
    (…が中心となって, 事務局は…). A part of an office and the office are one; two that do not hold each other are
    asked about.
    """
    reported: set[tuple[str, str]] = set()
    known = meetings(submission)
    for meeting, said in leads(submission):
        named = [one for one in said if not _ANYBODY.match(one.name) and known.resolve(one.name) is None]
        if not named:
            continue
        first = named[0]
        other = next((one for one in named[1:] if not is_one_office(submission, first.name, one.name)), None)
        if other is None or (first.at, other.at) in reported:
            continue
        reported.add((first.at, other.at))
        yield finding(
            submission,
            other.at,
            f"「{meeting.name}」を運営するのは「{other.name}」とありますが、"
            f"{places.title_of(submission.form, first.at)}では「{first.name}」です。どちらかの誤りではありませんか",
            hint="運営する部署（事務局）を確かめてそろえてください。共同で運営しているときは、その旨を書き添えます。",
            quotes=[(first.at, first.quote), (other.at, other.quote)],
        )
    yield from charges_differ(submission, frozenset(at for _, at in reported))


_ANYBODY = regex(
    "^(?:各|関係|地域の?|市内の?|県内の?)*(?:機関|関係者|事業所|病院|医療機関|行政|支援者|住民|市民|市町村|専門職|部会長|委員|メンバー|職員)+$"
)


@once
def leads(submission: Submission) -> list[tuple[Meeting, list[Lead]]]:
    """Return who is said to run each meeting, for those of which it is said at all."""
    found = meetings(submission)
    said: dict[int, list[Lead]] = {}
    for table, column in submission.form.with_role("lead"):
        if table is not None:
            for row in submission.rows(table):
                for meeting, lead in _leads_of_row(submission, found, table, row, column.id):
                    said.setdefault(id(meeting), []).append(lead)
    for at, field, text in filled(submission):
        told = field.type in ("paragraph", "bullets", "list") or field.role in _NAMED
        if told and field.role != "lead" and MAY_LEAD.search(text):
            own = meeting_beside(submission, found, at)
            lists = field.role == "members"
            for meeting, lead in leads_told(found, at, text, [own] if own else [], lists=lists):
                said.setdefault(id(meeting), []).append(lead)
    return [(meeting, said[id(meeting)]) for meeting in found.every if id(meeting) in said]


def _leads_of_row(
    submission: Submission, found: Meetings, table: Table, row: str, column: str
) -> Iterator[tuple[Meeting, Lead]]:
    at, roles = f"{row}.{column}", columns_by_role(table)
    name = submission.text(at)
    if not name:
        return
    if roles.get("meeting"):
        for meeting in found.in_row(row):
            yield meeting, Lead(at, name, name)
    duties = dict(zip(roles["lead"], roles.get("duties", ()), strict=False)).get(column)
    if duties:
        for sentence in sentences_of(submission.text(f"{row}.{duties}")):
            if re.search("運営|事務局|庶務|主管|招集|主催|主宰|開催|実施", sentence.text):
                for mention in mentions_in(sentence.text, found.known):
                    if is_any(sentence.text, mention) or _ATTENDS.match(sentence.text, mention.end):
                        continue
                    if (one := found.resolve(mention.name)) is not None:
                        yield one, Lead(at, name, name)


_ATTENDS = regex("に(?:は|も)|(?:への|に)(?:出席|参加|参画|協力|助言|報告|情報|資料|委員)")
_NAMED = ("meeting", "members", "programme", "activity")
"""Columns of names behind which a bracket may tell who runs what is named."""
