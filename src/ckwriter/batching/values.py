"""What is kept of each submission of a folder: little enough that hundreds fit, since the submissions do not stay."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ckwriter.model import Finding


class Element(NamedTuple):
    """What a submission holds under one element."""

    title: str
    found: tuple[str, ...]
    """The aspects on which it is written about, by title."""
    lacking: tuple[str, ...]
    """Those on which it is expected and is not."""
    quote: str
    """Words about it, or ""."""


class Measure(NamedTuple):
    """One indicator of a submission, with its figures as written and, where they can be read, as numbers."""

    name: str
    last_target: str
    result: str
    outcome: str
    """`reached`, `beyond`, `missed`, `unclear`, or "" where there is no result."""
    baseline: str
    target: str
    unit: str
    rates: tuple[float | None, ...]
    """Result, baseline and target for so many heads, None where it cannot be said."""


class Body(NamedTuple):
    """One submission of a folder."""

    name: str
    kind: str
    fiscal_year: int
    file: str
    findings: tuple[Finding, ...]
    listed: tuple[tuple[str, ...], ...]
    """Each finding as the list of findings shows it."""
    elements: tuple[Element, ...]
    measures: tuple[Measure, ...]
    population: str
    population_as_of: str
    cautions: tuple[str, ...] = ()
    """What must be told of its file: a signature that becomes void, comments left out."""


class Problem(NamedTuple):
    """A file that could not be read, or a copy that could not be written, and why."""

    file: str
    why: str


class Batch(NamedTuple):
    """What came of a folder."""

    bodies: tuple[Body, ...]
    problems: tuple[Problem, ...]
    book: Path
    """The workbook across all bodies."""

    @property
    def twins(self) -> dict[str, list[str]]:
        """The bodies of which there is more than one file, with their files."""
        files: dict[str, list[str]] = {}
        for body in self.bodies:
            files.setdefault(body.name, []).append(body.file)
        return {name: held for name, held in files.items() if len(held) > 1}
