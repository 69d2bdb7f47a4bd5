"""Building a `Finding`: the message with the place's official title, the section, and the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from ckwriter import places
from ckwriter.form import Section
from ckwriter.model import Evidence, Finding, FindingLevel, Submission

LAST_YEAR = "前年度の提出"
"""What last year's submission is called in findings."""


def section_at(submission: Submission, at: str) -> Section | None:
    """Return the section in which a place stands; for a text without a place, the one beside which it stood."""
    place = places.parse(at)
    if place.part == places.LABELS:
        return submission.form.section_of(submission.labels[int(place.row) - 1].part)
    if place.part == places.HEADINGS:
        return submission.form.section_of(submission.headings[int(place.row) - 1].part)
    if place.part != places.UNPLACED:
        return submission.form.section_of(place.part) if submission.form.part(place.part) else None
    where = submission.unplaced[int(place.row) - 1].where
    return next((section for section in submission.form.sections if section.heading in where), None)


def _number(submission: Submission, at: str) -> str:
    section = section_at(submission, at)
    return section.number if section else ""


def title_of(submission: Submission, evidence: Evidence) -> str:
    """Return the place of evidence as people call it; what stands in last year's submission says so."""
    if not evidence.previous:
        return places.title_of(submission.form, evidence.at)
    last = submission.previous or submission
    return f"{LAST_YEAR} {places.title_of(last.form, evidence.at)}"


def finding(
    submission: Submission,
    at: str,
    message: str,
    *,
    hint: str = "",
    quotes: Iterable[tuple[str, str]] = (),
    before: Iterable[tuple[str, str]] = (),
    level: FindingLevel | None = None,
    subject: str = "",
    code: str = "",
) -> Finding:
    """Return a finding at a place.

    Args:
        submission: what was checked.
        at: where the matter is.
        message: what is the matter; the place's official title (or `subject`) is put before it.
        hint: what to do about it.
        quotes: (place, exact characters of it), for each place that the finding rests on; `at` alone, with no
            characters, if none is given: something is missing there.
        before: the same of last year's submission.
        level: the level, where it is not the check's.
        subject: what to put before the message in place of the title of `at`.
        code: its code, where no runner of checks will stamp one.

    """
    given = {"level": level} if level else {}
    last = submission.previous or submission
    return Finding(
        code=code,
        at=at,
        section=_number(submission, at),
        message=f"{subject or places.title_of(submission.form, at)}: {message}",
        hint=hint,
        evidence=(
            *(
                Evidence(at=place, section=_number(submission, place), quote=quote)
                for place, quote in (tuple(quotes) or ((at, ""),))
            ),
            *(Evidence(at=place, section=_number(last, place), quote=quote, previous=True) for place, quote in before),
        ),
        **given,
    )
