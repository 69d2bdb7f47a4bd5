"""When emptiness is certain: the one place that tells what is blank from what was perhaps not read.

A text that stands on the page in an unusual layout is kept among the texts without a place. What seems blank beside
such a text, or in a table that was plainly read in the wrong way, is not told as a fault: `certain` lets it go, and the
check `perhaps_not_read` (T107) asks for a look at the section instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ckwriter import places
from ckwriter.checks.completeness import elsewhere
from ckwriter.checks.completeness.blanks import asked_columns, blank_row, lacks, stands
from ckwriter.checks.completeness.choices import chosen
from ckwriter.checks.names.naming import MEETS
from ckwriter.checks.texts.readings import dates_of, once
from ckwriter.form import COVER, Column, Field, Section, Table
from ckwriter.model import Finding, Submission
from ckwriter.notation import frequencies
from ckwriter.patterns import regex

_A_FEW_WORDS = 40
"""Characters up to which what was left over in a section tells nothing of what is blank there."""
_OUTSIDE = "本文の外"
_IN_TABLE = "の表の"
_NO_TEXT = regex(
    r"[\s　]*(?:[※＊*].*|[0-9０-９]{1,2}\s*[|｜.．、].{0,40}|[【《〈■◆●○◎▼★□◇(（].{0,30}|.{0,3})", re.DOTALL
)
"""A footnote, a numbered heading, a caption, or next to nothing."""
_BRACKET = regex("(?:[（(][^（()）]*[)）])?")
_DATE_ALONE = regex(
    r"[（(\s　]*(?:(?:令和|平成|[RHＲＨ])[0-9０-９元]{1,2}|20[0-9]{2}).{0,8}?[年度月日]?(?:時点|現在)?[）)\s　]*"
)


def certain(submission: Submission, found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings about emptiness that are certain."""
    return (one for one in found if not perhaps_unread(submission, one))


def perhaps_unread(submission: Submission, found: Finding) -> bool:
    """Tell whether what a finding says to be blank may stand on the page after all."""
    if not (submission.unplaced or submission.searched):
        return False
    place = places.parse(found.at)
    part = submission.form.part(place.part)
    if part is None:
        return False
    section = submission.form.section_of(part.id)
    blanks = [one.at for one in found.evidence if not one.quote]
    if isinstance(part, Table) and part.rows and any(places.parse(at).row for at in blanks):
        return any(_row_left_over(submission, section, part, at) for at in blanks)
    if isinstance(part, Table) and place.row:
        strays = [text for at, text in left_over(submission, section) if _IN_TABLE in _where(submission, at)]
        several = len(blanks) > 1 or len(_lacking_rows(submission, part)) > 1
        return part.id in misread_tables(submission) or (several and _tells(strays))
    return part_unread(submission, part)


def part_unread(submission: Submission, part: Field | Table) -> bool:
    """Tell whether a field or table in which nothing stands may stand on the page after all."""
    if not (submission.unplaced or submission.searched):
        return False
    section = submission.form.section_of(part.id)
    if elsewhere.may_stand(submission, section, part):
        return True
    if not any(stands(submission, other) for other in section.parts):
        return _section_left_over(submission, section) or any(
            _part_left_over(submission, section, other) for other in section.parts
        )
    return _part_left_over(submission, section, part)


def _section_left_over(submission: Submission, section: Section) -> bool:
    """Tell whether a section in which nothing stands may be among what was left over in the one before it.

    So it is where a line there is a heading with the section's own number, or much text was left over behind a heading.
    """
    order = list(submission.form.sections)
    at = order.index(section)
    if not at or not section.number.isdigit():
        return False
    texts = [text for _, text in left_over(submission, order[at - 1])]
    own = int(section.number)
    for index, text in enumerate(texts):
        found = _NUMBERED.match(text)
        number = _NUMBERS.get(found["number"].translate(_HALF_WIDTH)) if found else None
        if number == own and sum(map(len, texts[index + 1 :])) >= _A_FEW_WORDS:
            return True
    return False


_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_NUMBERS = {
    **{str(number): number for number in range(1, 13)},
    **{number: at for at, number in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", 1)},
    **{number: at for at, number in enumerate("一二三四五六七八九十", 1)},
    **{number: at for at, number in enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"), 1)},
}
_NUMBERED = regex(
    r"[\s　【《■◆●◎▼★□◇第(（]*(?P<number>[0-9０-９]{1,2}|[Ⅰ-Ⅹ]|[一二三四五六七八九十]|[IVX]{1,4})"
    r"(?:[\s　.．、:：|｜)）節章】]|の)"
)
"""A heading that begins with its number: Ⅱ　取組のあらまし."""


def left_over(submission: Submission, section: Section) -> list[tuple[str, str]]:
    """Return (place, text) of the texts that were read in a section, or for the cover on no page of its own."""
    found = []
    for number, item in enumerate(submission.unplaced, 1):
        if item.where.startswith(section.heading) or (section.number == COVER and item.where == _OUTSIDE):
            found.append((f"{places.UNPLACED}[{number}]", item.text.strip()))
    return found


def _where(submission: Submission, at: str) -> str:
    return submission.unplaced[int(places.parse(at).row) - 1].where


def _tells(texts: Iterable[str]) -> bool:
    """Tell whether texts hold more than captions, footnotes and a few words."""
    telling = [text for text in texts if not _NO_TEXT.fullmatch(text)]
    return sum(map(len, telling)) >= _A_FEW_WORDS or len(telling) > 2


def _part_left_over(submission: Submission, section: Section, part: Field | Table) -> bool:
    """Tell whether a field or table, or all of its section, may be among what is left over, or in another field."""
    texts = [text for _, text in left_over(submission, section)]
    if section.number == COVER:
        return bool(texts)
    if sum(map(len, texts)) >= _A_FEW_WORDS:
        return True
    if not isinstance(part, Table):
        return False
    labelled = [item.text for item in submission.unplaced if _labels(part, item.text)]
    return len(labelled) > 1 or (
        submission.searched and (_swallowed(submission, section, part) or _among_others(submission, section, part))
    )


def _labels(table: Table, text: str) -> bool:
    """Tell whether a line begins with the title of a column: ・構成員：精神科病院、家族会."""
    head, colon, rest = text.lstrip("・○-ー ●◆■　").replace("：", ":").partition(":")
    return bool(colon and rest.strip()) and any(head.strip() in column.titles for column in table.columns)


def _swallowed(submission: Submission, section: Section, table: Table) -> bool:
    """Tell whether a field of the section holds what look like the rows of a table: lines with labels, or dated."""
    dated = any(column.type == "period" for column in table.columns)
    for part in section.parts:
        lines = submission.text(part.id).split("\n") if not isinstance(part, Table) else []
        rows = [line for line in lines if _labels(table, line) or (dated and dates_of(line[:12]))]
        if len(rows) > 2:
            return True
    return False


def _among_others(submission: Submission, section: Section, table: Table) -> bool:
    """Tell whether another table of the section tells of meetings, by their names or columns, where theirs is blank."""
    if table.columns[0].role != "meeting":
        return False
    titles = {title for column in table.columns[1:] for title in column.titles if len(title) > 2}
    for other in (part for part in section.parts if isinstance(part, Table) and part is not table):
        for row in submission.rows(other):
            name, *rest = (submission.text(f"{row}.{column.id}") for column in other.columns)
            if MEETS.search(re.sub("[（(].*", "", name)) or any(title in text for title in titles for text in rest):
                return True
            if any(len(MEETS.findall(text)) > 1 and len(list(frequencies(text))) > 1 for text in rest):
                return True  # running text on several meetings, and how often they meet
    return False


# ------------------------------------------------------------------------------------ rows that the form prints


def _row_left_over(submission: Submission, section: Section, table: Table, at: str) -> bool:
    """Tell whether a cell of a fixed row may be among what is left over: it names the row, or is such an answer."""
    place = places.parse(at)
    row = next((one for one in table.rows if one.id == place.row), None)
    column = places.field_at(submission.form, at)
    if row is None or column is None:
        return False
    names = [_key(title) for title in row.titles if len(title) > 2]
    groups = [_key(title) for title in (row.group, *row.group_also) if len(title) > 2]
    short = [title for title in row.titles if len(title) <= 2]
    texts = left_over(submission, section)
    if any(_heads(groups, text) for _, text in texts[:-1]):
        return True  # the heading of its rows is left over, and more behind it
    for where, text in texts:
        key = _key(text)
        if (short or names) and any(name in key for name in names):
            return True
        if any(group in key for group in groups) and (column.type == "as_of" or not names):
            return True
        if not row.group and any(key[:12].lstrip("・【（(").startswith(name) for name in short) and len(key) > 10:
            return True
        if column.type == "as_of" and _DATE_ALONE.fullmatch(text):
            return True
        if column.type == "choice" and _IN_TABLE in _where(submission, where) and chosen(text[:8], column.choices):
            return True
    return False


def _heads(groups: list[str], text: str) -> bool:
    """Tell whether a text is the heading of rows and no more, but for a bracket behind it."""
    key = _key(text)
    return any(key.startswith(group) and _BRACKET.fullmatch(key, len(group)) for group in groups)


def _key(text: str) -> str:
    return "".join(text.split()).replace("ヶ", "か").replace("ケ", "か")


# ------------------------------------------------------------------------------------ tables read in the wrong way


def _lacking_rows(submission: Submission, table: Table) -> dict[str, list[Column]]:
    """Return the required columns that each row of a free table lacks, by row, for the rows that lack any."""
    found = {}
    for row in submission.rows(table):
        if not blank_row(submission, table, row):
            wanted = asked_columns(submission, table, row, "yes")
            if lacking := [column for column in wanted if lacks(submission, table, row, column)]:
                found[row] = lacking
    return found


@once
def misread_tables(submission: Submission) -> frozenset[str]:
    """Return the ids of the free tables that a search on a page plainly read in the wrong way.

    Rows of which most is blank, rows that split between them what belongs together, a column that is blank all the way
    down, or a title of the form where a row's own words should stand. A submission that was not read from such a page
    has none: there, blank is blank.
    """
    if not submission.searched:
        return frozenset()
    return frozenset(table.id for table in submission.form.free_tables() if _misread(submission, table))


def _misread(submission: Submission, table: Table) -> bool:
    rows = [row for row in submission.rows(table) if not blank_row(submission, table, row)]
    lacking = _lacking_rows(submission, table)
    titled = any(
        _is_title(table, submission.text(f"{row}.{column.id}")) for row in rows for column in table.columns_of(row)
    )
    if titled or any(table.columns[0] in columns for columns in lacking.values() if table.columns[0].role):
        return True  # or a row has all but its own name
    for row, columns in lacking.items():
        wanted = [c for c in asked_columns(submission, table, row, "yes") if not c.continues]
        if len(wanted) > 2 and sum(not c.continues for c in columns) * 2 > len(wanted):
            return True
    headings = {column.under for column in table.columns if column.under}
    for heading in headings:
        under = [column for column in table.columns if column.under == heading]
        if sum(all(column in columns for column in under) for columns in lacking.values()) > 1:
            return True
    return len(rows) > 1 and any(
        all(column in lacking.get(row, ()) for row in rows) for column in table.columns if not column.continues
    )


def _is_title(table: Table, text: str) -> bool:
    """Tell whether a text is no more than a title of one of a table's columns, or the end of one of their headings."""
    key = _key(text)
    if not 2 < len(key) <= 20:
        return False
    titles = {_key(title) for column in table.columns for title in column.titles}
    headings = {_key(column.under) for column in table.columns if column.under}
    return key in titles or any(heading.endswith(key) for heading in headings)
