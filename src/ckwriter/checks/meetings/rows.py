"""Which meetings a row of a table is about, and those that stand under a line that is a meeting's name alone."""

from __future__ import annotations

from ckwriter import places
from ckwriter.checks.meetings.known import Meeting, Meetings, is_told_of_another
from ckwriter.checks.names.mentions import mentions_in
from ckwriter.checks.texts.readings import columns_by_role, row_of
from ckwriter.form import Table
from ckwriter.model import Submission
from ckwriter.patterns import regex


def meeting_in_list(submission: Submission, found: Meetings, at: str) -> Meeting | None:
    """Return the one meeting that a row of a list of meetings names, for what its other cells say of it."""
    table = submission.form.part(places.parse(at).part)
    named = found.in_row(row_of(at)) if isinstance(table, Table) and "meeting" in columns_by_role(table) else []
    return named[0] if len(named) == 1 else None


_TIMES = regex(
    "[」』）)\\s]*の?(?:年間)?(?:定期)?(?:開催|実施|運営|設置)?の?(?:状況|回数|頻度|数)?[（(]?回?(?:/年)?[）)]?"
)


def meetings_of_row(submission: Submission, found: Meetings, at: str) -> tuple[list[Meeting], Meeting | None]:
    """Return the meetings that the name of a row names, and the one that what stands beside it counts, if clear."""
    place = places.parse(at)
    table = submission.form.part(place.part)
    if not isinstance(table, Table) or not place.row:
        return [], None
    roles = columns_by_role(table)
    if "programme" in roles and place.column not in roles["programme"]:
        named = found.in_row(row_of(at))
        return named, named[0] if len(named) == 1 else None
    if "activity" in roles and place.column in roles["activity"][1:]:
        text = submission.text(f"{row_of(at)}.{roles['activity'][0]}")
        named = named_in_text(found, text)
        return named, named[0] if len(named) == 1 and len(mentions_in(text, found.known)) == 1 else None
    if "indicator" not in roles or place.column in roles["indicator"]:
        return [], None
    text = submission.text(f"{row_of(at)}.{roles['indicator'][0]}")
    near = named_in_text(found, text)
    figure = table.column(place.column).role in ("target", "result", "baseline")
    mentions = list(mentions_in(text, found.known)) if figure and len(near) == 1 else []
    counted = len(mentions) == 1 and _TIMES.fullmatch(text, mentions[0].end)
    if counted and mentions[0].name in _ANY_MEETING and len(found.every) > 1:
        return [], None  # 会議の開催回数 counts them all
    return near, near[0] if counted else None


_ANY_MEETING = ("会議", "協議の場", "会議体")


def named_in_text(found: Meetings, text: str) -> list[Meeting]:
    """Return the meetings that a text names, each once."""
    named: list[Meeting] = []
    for mention in mentions_in(text, found.known):
        meeting = found.resolve(mention.name.removeprefix("同"), named)
        if meeting is None or is_told_of_another(text, mention, meeting):
            continue
        if not any(meeting is one for one in named):
            named.append(meeting)
    return named


def meeting_beside(submission: Submission, found: Meetings, at: str) -> Meeting | None:
    """Return the one meeting that a cell's text is about where it names none: that of its row, or of its heading."""
    if at in found.under:
        return found.under[at]
    named = found.in_row(row_of(at))
    if not named and (table := submission.form.part(places.parse(at).part)) and isinstance(table, Table):
        named = meetings_of_row(submission, found, at)[0] if "activity" in columns_by_role(table) else []
    return named[0] if len(named) == 1 else None


_MARKS = regex(
    "^[\\s　・●○◎■□◆◇▼▽＊*※〈＜【「『《(（]*"
    "(?:第?[0-9０-９一二三四五六七八九十①-⑳ア-カⅠ-Ⅹ]{1,3}[.．、)）　\\s]*)?[「『]?|[〉＞】」』》)）：:\\s　]+$"
)
_LINE = regex("[^。：:、]{2,40}")


def under_names(submission: Submission, found: Meetings) -> dict[str, Meeting]:
    """Return, by its place, the meeting under whose name a text without a place in the form stands.

    A line that is a name alone is a heading; the next line that may be a heading ends what stands under it.
    """
    under: dict[str, Meeting] = {}
    where, now = "", None
    for number, lost in enumerate(submission.unplaced, 1):
        line = _MARKS.sub("", lost.text.strip())
        if lost.where != where or _LINE.fullmatch(line):
            named = [one for one in mentions_in(line, found.known) if one.name == line]
            where, now = lost.where, found.resolve(line) if named else None
        if now is not None:
            under[f"{places.UNPLACED}[{number}]"] = now
    return under
