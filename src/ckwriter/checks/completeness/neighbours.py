"""Headings of a file that show where something is missing: those before and behind the place where it should stand."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter import places
from ckwriter.form import Field, Section, Table
from ckwriter.model import Submission

Quote = tuple[str, str]


def of_section(submission: Submission, section: Section) -> list[Quote]:
    """Return the blank place of a section that is missing, and the headings of the sections round it in the file."""
    order = [one.number for one in submission.form.sections]
    at = order.index(section.number)
    found = [(order.index(number), quote) for number, quote in _headings(submission)]
    before = [one for one in found if one[0] < at][-1:]
    behind = [one for one in found if one[0] > at][:1]
    return [(section.parts[0].id, ""), *(quote for _, quote in (*before, *behind))]


def of_part(submission: Submission, part: Field | Table) -> list[Quote]:
    """Return the blank place of a field or table, and what stands in the file round it: headings and titles."""
    section = submission.form.section_of(part.id)
    order = [one.id for one in section.parts]
    at = order.index(part.id)
    own = [quote for number, quote in _headings(submission) if number == section.number][:1]
    titles = [(order.index(name), quote) for name, quote in _titles(submission) if name in order]
    before = [one for one in titles if one[0] <= at][-1:]
    behind = [one for one in titles if one[0] > at][:1]
    quotes = [*own, *(quote for _, quote in (*before, *behind))]
    return [(part.id, ""), *dict.fromkeys(quotes)]


def is_headed(submission: Submission, section: Section) -> bool:
    """Tell whether the heading of a section was found in the file."""
    return any(number == section.number for number, _ in _headings(submission))


def _headings(submission: Submission) -> Iterator[tuple[str, Quote]]:
    """Yield the sections whose headings stand in the file, by number, with these."""
    for row, one in enumerate(submission.headings, 1):
        if one.heading:
            yield submission.form.section_of(one.part).number, (f"{places.HEADINGS}[{row}]", one.text)


def _titles(submission: Submission) -> Iterator[tuple[str, Quote]]:
    """Yield the fields and tables whose titles stand in the file, by id, with these."""
    for row, one in enumerate(submission.headings, 1):
        if not one.heading:
            yield one.part, (f"{places.HEADINGS}[{row}]", one.text)
