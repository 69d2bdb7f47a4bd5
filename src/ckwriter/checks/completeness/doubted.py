"""T107: what seems blank, but was perhaps not read."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.completeness.rows import seeming_incomplete_fixed_rows
from ckwriter.checks.completeness.sections import seeming_missing_sections
from ckwriter.checks.completeness.tables import (
    seeming_incomplete_headings,
    seeming_incomplete_rows,
    seeming_missing_parts,
    seeming_without_reason,
)
from ckwriter.checks.completeness.unanswered import seeming_open_choices
from ckwriter.checks.completeness.unread import left_over, perhaps_unread
from ckwriter.form import Section, Table
from ckwriter.model import Finding, Submission

_SEEMING = (
    seeming_missing_sections,
    seeming_missing_parts,
    seeming_incomplete_rows,
    seeming_incomplete_headings,
    seeming_incomplete_fixed_rows,
    seeming_open_choices,
    seeming_without_reason,
)
_MOST_NAMED = 3
_MOST_QUOTED = 5
_SHOWN = 20
"""Characters of a text that are quoted: enough to find it."""


@check(level="note", rules=("R00", "R04", "R10", "R19", "R27"))
def perhaps_not_read(submission: Submission) -> Iterator[Finding]:
    """空欄に見える欄が、読み取れなかっただけではない

    What seems blank where text of its section was left over without a place, or where a table was plainly read in the
    wrong way: a matter of this program as likely as of the file. One note a section, which quotes what was left over.
    """
    if not (submission.unplaced or submission.searched):
        return  # blank is blank
    doubted = [one for seeming in _SEEMING for one in seeming(submission) if perhaps_unread(submission, one)]
    for section in submission.form.sections:
        found = [one for one in doubted if one.section == section.number]
        if found:
            yield _look(submission, section, found)


def _look(submission: Submission, section: Section, found: list[Finding]) -> Finding:
    """Return the one note about a section."""
    blanks = list(dict.fromkeys((e.at, e.quote) for one in found for e in one.evidence))
    names = list(dict.fromkeys(_named(submission, at) for at, quote in blanks if not quote))
    more = "など" if len(names) > _MOST_NAMED else ""
    subject = "、".join(names[:_MOST_NAMED]) + more
    lost = [(at, text.split("\n")[0][:_SHOWN]) for at, text in left_over(submission, section) if text]
    message = f"{subject}は、読み取れなかった可能性があります"
    if lost:
        first = lost[0][1]
        shown = f"「{first}{'…' if len(first) == _SHOWN else ''}」{'ほか' if len(lost) > 1 else ''}"
        message += f"。欄に入れられなかった文章が{len(lost)}件あります（{shown}）"
    return finding(
        submission,
        found[0].at,
        message,
        hint="空欄かどうかを元のファイルで確かめてください。書かれていれば、様式どおりの欄に入れると点検できます。",
        quotes=[*lost[:_MOST_QUOTED], *((at, quote) for at, quote in blanks if quote)],
        subject=section.heading,
    )


def _named(submission: Submission, at: str) -> str:
    """Return how to call what seems blank: by its field, the row that the form prints, or its table as a whole."""
    place = places.parse(at)
    part = submission.form.part(place.part)
    if not isinstance(part, Table):
        return f"「{part.title}」" if part else "この節"
    row = next((one for one in part.rows if one.id == place.row), None)
    return f"「{row.title}」" if row else f"{part.title}の表"
