"""Whether what seems missing stands in a file under a heading that was not known: left over, or swallowed before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ckwriter.checks.completeness.blanks import stands
from ckwriter.checks.completeness.neighbours import is_headed
from ckwriter.checks.texts.readings import dates_of
from ckwriter.form import COVER, Field, Section, Table
from ckwriter.model import Submission
from ckwriter.patterns import regex

_LEAST = 20
"""Characters of a text below a heading from which it may be what is missing."""
_LONGEST_HEADING = 40
_HEADING = regex(
    r"[\s　]*(?:(?:第\s*)?[0-9０-９]{1,2}[\s　.．、:：|｜）)][^0-9０-９年月日回人件]|[Ⅰ-Ⅻ]|[IVX]{1,4}[\s　.．]"
    r"|[一二三四五六七八九十][\s　、.．]|[A-ZＡ-Ｚ][.．、　]|[【〈＜<《〔［\[■◆●◎▼★□◇#＃])"
)
"""What a heading begins with: a number, a mark or a bracket."""
_MARKS = "■◆●◎▼★□◇"
_LIST = 3
"""Lines with one mark from which they are the items of a list, and no headings."""
_FOOTNOTE = regex(r"[\s　]*[※＊*（(]")
_DATED = 3
"""Lines with dates from which a text may be a table of them."""
_START = 12


def may_stand(submission: Submission, section: Section, part: Field | Table) -> bool:
    """Tell whether a field or table may stand under a heading that the search did not know.

    That is where text was left over below some heading in its own section, or, if nothing of it stands before or its
    heading was not found, in one before it; or where a text of a section before it goes on below such a heading.
    """
    if not submission.searched:
        return False
    earlier = section.parts[: section.parts.index(part)]
    headed = is_headed(submission, section) and any(stands(submission, other) for other in earlier)
    for one in _before(submission, section, headed=headed):
        if _below_heading(_left(submission, one), part):
            return True
        if one is not section and _swallowed(submission, one, section, part):
            return True
    return False


def _before(submission: Submission, section: Section, *, headed: bool) -> Iterator[Section]:
    """Yield a section, and if its heading was not found those before it in which its text may have been read."""
    yield section
    order = list(submission.form.sections)
    for one in reversed(order[: order.index(section)] if not headed else []):
        yield one
        if one.number != COVER and any(stands(submission, part) for part in one.parts):
            return


def _left(submission: Submission, section: Section) -> list[str]:
    return [item.text.strip() for item in submission.unplaced if item.where.startswith(section.heading)]


def _below_heading(texts: list[str], part: Field | Table) -> bool:
    """Tell whether among texts that were left over one stands below a heading, and may be what a part asks."""
    marks = Counter(text[:1] for text in texts)
    items = {mark for mark, count in marks.items() if count >= _LIST and mark in _MARKS}
    heads = [_is_heading(text) and text[:1] not in items for text in texts]
    if True not in heads:
        return False
    first = heads.index(True) + 1
    below = [t for t, head in zip(texts[first:], heads[first:], strict=True) if not head and not _FOOTNOTE.match(t)]
    if isinstance(part, Table):
        return len(below) > 1 and sum(map(len, below)) >= _LEAST
    return sum(map(len, below)) >= _LEAST


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not text.endswith("。") and _HEADING.match(text) is not None


def _swallowed(submission: Submission, before: Section, section: Section, part: Field | Table) -> bool:
    """Tell whether a text of a section before goes on below a heading, or holds what a table of dates asks."""
    dated = isinstance(part, Table) and part.columns[0].type == "period"
    dated = dated or any(isinstance(p, Table) and p.columns[0].type == "period" for p in section.parts)
    for at, cell in submission.cells.items():
        field = submission.form.part(at.partition("[")[0])
        if field is None or submission.form.section_of(field.id) is not before or "\n" not in cell.text:
            continue
        lines = [line.strip() for line in cell.text.split("\n")]
        below = [n for n, line in enumerate(lines) if n and _is_numbered(line, section.number)]
        if below and sum(map(len, lines[below[0] + 1 :])) >= _LEAST:
            return True
        if dated and sum(bool(dates_of(line[:_START])) for line in lines) >= _DATED:
            return True
    return False


_NUMBERED = regex(r"[\s　]*(?:[Ⅰ-Ⅻ]|[A-ZＡ-Ｚ][.．　]|第?\s*(?P<number>[0-9０-９]{1,2})[.．　])")


def _is_numbered(line: str, number: str) -> bool:
    """Tell whether a line is a short heading, with the number of a section or of another kind: ３　歩み, Ⅱ　歩み."""
    match = _NUMBERED.match(line) if len(line) <= _LONGEST_HEADING and not line.endswith("。") else None
    own = match["number"] if match is not None else None
    return match is not None and (own is None or (number.isdigit() and int(own) == int(number)))
