"""Building a `Finding`: the message with the place's official title, the section, and the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from ckwriter import places
from ckwriter.form import Section
from ckwriter.model import Evidence, Finding, FindingLevel, Submission


def section_at(submission: Submission, at: str) -> Section | None:
    """Return the section in which a place stands; for a text without a place, the one beside which it stood."""
    place = places.parse(at)
    if place.part != places.UNPLACED:
        return submission.form.section_of(place.part) if submission.form.part(place.part) else None
    where = submission.unplaced[int(place.row) - 1].where
    return next((section for section in submission.form.sections if section.heading in where), None)


def _number(submission: Submission, at: str) -> str:
    section = section_at(submission, at)
    return section.number if section else ""


def finding(
    submission: Submission,
    at: str,
    message: str,
    *,
    hint: str = "",
    quotes: Iterable[tuple[str, str]] = (),
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
        level: the level, where it is not the check's.
        subject: what to put before the message in place of the title of `at`.
        code: its code, where no runner of checks will stamp one.

    """
    given = {"level": level} if level else {}
    return Finding(
        code=code,
        at=at,
        section=_number(submission, at),
        message=f"{subject or places.title_of(submission.form, at)}: {message}",
        hint=hint,
        evidence=tuple(
            Evidence(at=place, section=_number(submission, place), quote=quote)
            for place, quote in (tuple(quotes) or ((at, ""),))
        ),
        **given,
    )
