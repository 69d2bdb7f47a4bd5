"""Batching: a folder of submissions in, a commented copy of each and one workbook across all of them out.

The files are handled one by one, and of each is kept what the workbook shows (`values`); the submissions do not stay.
What cannot be read is listed with its reason and stops nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from ckwriter import advising, checking, forms, reading, reviewing
from ckwriter.advising import guide as guides
from ckwriter.advising.guide import Guide
from ckwriter.batching import book, folders
from ckwriter.batching.measuring import measures, population
from ckwriter.batching.values import Batch, Body, Element, Measure, Problem
from ckwriter.errors import CkwriterError, ReadError
from ckwriter.files import write_whole
from ckwriter.model import Finding, FindingLevel, Ignored, Submission
from ckwriter.notation import fold
from ckwriter.reports import listing

Progress = Callable[[int, int, str], None]
"""Called with how many files are done, how many there are, and the name of the one just done."""


def review_all(
    folder: str | Path,
    out: str | Path,
    *,
    form: str | None = None,
    previous: str | Path | None = None,
    select: Sequence[str] = (),
    leave_out: Sequence[str] = (),
    ignored: Sequence[Ignored] = (),
    levels: Collection[FindingLevel] = reviewing.LEVELS,
    force: bool = False,
    progress: Progress | None = None,
) -> Batch:
    """Review every submission of a folder into another, and write the workbook across all of them.

    Args:
        folder: the submissions, in any kind of file; folders in it are left alone.
        out: the folder that is made; it holds all results or none of them.
        form: the form's id, for files that do not say which form they are.
        previous: a folder with last year's submissions, matched by the body's name.
        select: the codes, or beginnings of codes, of the checks that run; all if none is given.
        leave_out: those that do not run.
        ignored: what an office lets stand.
        levels: the levels whose findings become comments.
        force: put results into a folder that holds files already, over those of the same names.
        progress: told of each file that is done.

    Raises:
        ReadError: there is no such folder, or nothing in it could be read.
        WriteError: the results cannot be written.

    """
    folder, out = Path(folder), Path(out)
    folders.refuse(folder, out, force=force)
    found = folders.submissions(folder)
    last = folders.by_body(Path(previous) if previous else None, form)
    bodies: list[Body] = []
    problems: list[Problem] = []
    with folders.whole(out) as made:
        copies = folders.copies(found, made)
        for done, path in enumerate(found, 1):
            try:
                submission = _read(path, form, last)
                findings = checking.examine(submission, select=select, leave_out=leave_out, ignored=ignored).findings
                bodies.append(_body(path, submission, findings))
                codes = checking.judged(submission, select=select, leave_out=leave_out)
                copied = reviewing.review(path, findings, copies[path], form=form, levels=levels, codes=codes)
                bodies[-1] = bodies[-1]._replace(cautions=copied.cautions)
            except CkwriterError as error:
                problems.append(Problem(path.name, _why(error, made, folder, path.name)))
            except Exception as error:  # a reader is a plugin of anybody's, and one file must not stop the others
                problems.append(Problem(path.name, f"処理の途中で止まりました（{type(error).__name__}: {error}）"))
            if progress:
                progress(done, len(found), path.name)
        if not bodies:
            raise ReadError(f"{folder}: 読める提出内容がありません（{problems[0].why}）")
        batch = Batch(tuple(bodies), tuple(problems), out / folders.BOOK)
        write_whole(made / folders.BOOK, book.build(batch))
    return batch


def _read(path: Path, form: str | None, last: dict[str, Path]) -> Submission:
    submission = reading.read(path, form)
    if submission.form.id in {forms.load(name).advice for name in forms.names()}:
        raise ReadError(f"{path.name}: 助言書です。提出内容ではないため、点検しません")
    before = last.get(fold(submission.municipality.name))
    return submission.model_copy(update={"previous": reading.read(before, form)}) if before else submission


def _why(error: CkwriterError, made: Path, folder: Path, name: str) -> str:
    """Return the reason in one line, without the folders and the file's name that the list has beside it."""
    line = " ".join(str(error).split("\n"))
    for known in (f"{made}{os.sep}", f"{folder}{os.sep}", f"{name}: "):
        line = line.replace(known, "")
    return line


def _body(path: Path, submission: Submission, findings: Sequence[Finding]) -> Body:
    guide = guides.load(submission.form.id) if submission.form.advice else None
    kind = submission.form.kind(submission.municipality.kind)
    people, as_of = population(submission, guide)
    return Body(
        name=submission.municipality.name or path.stem,
        kind=kind.title if kind else submission.municipality.kind,
        fiscal_year=submission.fiscal_year,
        file=path.name,
        findings=tuple(findings),
        listed=tuple(listing.texts(n, finding, submission) for n, finding in enumerate(findings, 1)),
        elements=_elements(submission, guide),
        measures=measures(submission, guide),
        population=people,
        population_as_of=as_of,
    )


def _elements(submission: Submission, guide: Guide | None) -> tuple[Element, ...]:
    return tuple(
        Element(
            one.element.title,
            tuple(found.aspect.title for found in one.found),
            tuple(aspect.title for aspect in one.lacking),
            str(one.found[0].words) if one.found else "",
        )
        for one in (advising.coverage(submission, guide) if guide else ())
    )


__all__ = ["Batch", "Body", "Element", "Measure", "Problem", "Progress", "review_all"]
