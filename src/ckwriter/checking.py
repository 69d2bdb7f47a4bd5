"""Checking: a `Submission` in, findings out.

Every check is a plugin of the group `ckwriter.checks`; its code is the name of its entry point. One that does not load
or breaks off becomes a finding of its own (`X001`) and hurts none of the others.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ckwriter import places, plugins
from ckwriter.checks import Check
from ckwriter.errors import PluginError, SettingsError
from ckwriter.form import Form, Table
from ckwriter.model import Finding, FindingLevel, Ignored, Submission

BROKEN = "X001"
"""The code of the finding that names a check which did not run."""

Wanted = Callable[[Submission, str], str | None]
"""Tells, for a blank place, which facts would fill it; None where it knows no better than the form."""


class Aside(NamedTuple):
    """What a person lets stand, and the findings that were put aside for it."""

    ignored: Ignored
    findings: tuple[Finding, ...] = ()


class Examination(NamedTuple):
    """What an examination of a submission comes to."""

    findings: list[Finding]
    """In the order of the form."""
    aside: tuple[Aside, ...] = ()


class CheckInfo(NamedTuple):
    """What `ckwriter checks` lists."""

    code: str
    title: str
    level: FindingLevel
    rules: tuple[str, ...]


def checks() -> list[CheckInfo]:
    """Return all installed checks by code; one that does not load has the reason as its title."""
    found = []
    for code, plugin in plugins.load_all("checks"):
        if isinstance(plugin, Check):
            found.append(CheckInfo(code, plugin.title, plugin.level, plugin.rules))
        else:
            found.append(CheckInfo(code, _why_not_a_check(plugin), "warning", ()))
    return found


def check(
    submission: Submission, *, select: Sequence[str] = (), ignore: Sequence[str] = (), wanted: Wanted | None = None
) -> list[Finding]:
    """Return what the checks find in a submission, in the order of the form.

    What a person lets stand at a cell (`Cell.ignore`) is left out; `examine` names it.

    Args:
        submission: what is checked; it is left as it is.
        select: the codes, or beginnings of codes, of the checks that run; all if none is given.
        ignore: those that do not run.
        wanted: says which facts would fill a blank place; its answer becomes the hint.

    Raises:
        SettingsError: no check begins with a code of `select`.

    """
    return examine(submission, select=select, leave_out=ignore, wanted=wanted).findings


def examine(
    submission: Submission,
    *,
    select: Sequence[str] = (),
    leave_out: Sequence[str] = (),
    ignored: Sequence[Ignored] = (),
    wanted: Wanted | None = None,
) -> Examination:
    """Return what the checks find, and what was put aside with the reason that a person gave.

    Args:
        submission: what is checked; its cells may say what is to be put aside.
        select: the codes, or beginnings of codes, of the checks that run; all if none is given.
        leave_out: those that do not run, without a reason.
        ignored: what an office lets stand, anywhere or at some place.
        wanted: says which facts would fill a blank place; its answer becomes the hint.

    Raises:
        SettingsError: no check begins with a code of `select`.

    """
    chosen = _chosen(select, leave_out)
    findings = list(_without_repeated_guesses([finding for code in chosen for finding in run(code, submission)]))
    if wanted:
        findings = [_with_wanted(finding, submission, wanted) for finding in findings]
    return _settled(findings, submission, ignored)


def with_more(
    done: Examination, more: Iterable[Finding], submission: Submission, *, ignored: Sequence[Ignored] = ()
) -> Examination:
    """Return an examination with findings that no check has made, in order and put aside as those of the checks."""
    found = [*done.findings, *(finding for one in done.aside for finding in one.findings), *more]
    return _settled(found, submission, ignored)


def _settled(findings: Iterable[Finding], submission: Submission, ignored: Sequence[Ignored]) -> Examination:
    order = _Order(submission.form)
    ordered = sorted(_once(findings), key=lambda finding: (order(finding), finding.code, finding.fingerprint))
    return _put_aside(ordered, (*ignored, *_at_cells(submission)))


def _at_cells(submission: Submission) -> Iterator[Ignored]:
    if not any(cell.ignore for cell in submission.cells.values()):
        return
    for at, _ in submission.places():
        yield from (one.model_copy(update={"at": at}) for one in submission[at].ignore)


def _put_aside(findings: Iterable[Finding], ignored: Sequence[Ignored]) -> Examination:
    kept: list[Finding] = []
    aside: list[list[Finding]] = [[] for _ in ignored]
    for finding in findings:
        first = next((number for number, one in enumerate(ignored) if _concerns(one, finding)), None)
        (kept if first is None else aside[first]).append(finding)
    return Examination(kept, tuple(Aside(one, tuple(found)) for one, found in zip(ignored, aside, strict=True)))


def _concerns(ignored: Ignored, finding: Finding) -> bool:
    """Tell whether a finding is of a check, and rests on a place, that a person lets stand."""
    if not finding.code.startswith(ignored.code):
        return False
    if not ignored.at:
        return True
    return any(
        at == ignored.at or at.startswith((f"{ignored.at}.", f"{ignored.at}["))
        for at in (finding.at, *(evidence.at for evidence in finding.here))
    )


def run(code: str, submission: Submission) -> list[Finding]:
    """Return what one installed check finds; if it does not load or breaks off, a finding that says so as well."""
    try:
        plugin = plugins.load("checks", code)
    except PluginError as error:
        return [_broken(code, submission, str(error))]
    if not isinstance(plugin, Check):
        return [_broken(code, submission, _why_not_a_check(plugin))]
    findings: list[Finding] = []
    try:
        for finding in plugin(submission):
            findings.append(stamp(finding, code, plugin))
    except Exception as error:  # a plugin of anybody's, which may raise anything
        findings.append(_broken(code, submission, f"{type(error).__name__}: {str(error).partition(chr(10))[0][:100]}"))
    return findings


def stamp(finding: Finding, code: str, by: Check) -> Finding:
    """Return a finding with its check's code, and with its check's level unless it sets its own."""
    level = finding.level if "level" in finding.model_fields_set else by.level
    return finding.model_copy(update={"code": code, "level": level})


def judged(submission: Submission, *, select: Sequence[str] = (), leave_out: Sequence[str] = ()) -> list[str]:
    """Return the codes of the checks that can tell whether something is the matter with a submission.

    Those are the ones that `examine` runs with the same arguments, but for those that compare with last year's
    submission where it is not given.
    """
    given = submission.previous is not None
    wanted = set(_chosen(select, leave_out))
    loaded = ((code, plugin) for code, plugin in plugins.load_all("checks") if code in wanted)
    return [code for code, plugin in loaded if isinstance(plugin, Check) and (given or not plugin.previous)]


def _chosen(select: Sequence[str], ignore: Sequence[str]) -> list[str]:
    codes = list(plugins.find("checks"))
    for prefix in select:
        if not any(code.startswith(prefix) for code in codes):
            raise SettingsError(f"点検「{prefix}」はありません。ckwriter checks で一覧を見られます")
    return [
        code
        for code in codes
        if (not select or code.startswith(tuple(select))) and not (ignore and code.startswith(tuple(ignore)))
    ]


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out what was said before of the same place; a fingerprint alone does not tell one row from another."""
    seen: set[tuple[str, str, str]] = set()
    for finding in findings:
        key = (finding.at, finding.fingerprint, finding.message)
        if key not in seen:
            seen.add(key)
            yield finding


_A_FEW = 4
"""Words quoted by a finding of one cause; one that quotes more tells of the whole document."""


def _without_repeated_guesses(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Leave out what a check that gives way says of places of which another says something as well."""
    guessing = {code for code in {finding.code for finding in findings} if _gives_way(code)}
    told = [_rows(one) for one in findings if one.code not in guessing and 1 < len(one.evidence) <= _A_FEW]
    for finding in findings:
        if finding.code not in guessing or not any(_rows(finding) <= rows for rows in told):
            yield finding


def _gives_way(code: str) -> bool:
    plugin = plugins.load("checks", code) if code != BROKEN else None
    return isinstance(plugin, Check) and plugin.gives_way


def _rows(finding: Finding) -> set[str]:
    return {evidence.at.partition(".")[0] for evidence in finding.here}


def _with_wanted(finding: Finding, submission: Submission, wanted: Wanted) -> Finding:
    if submission.searched:
        return finding  # a page that others made: nobody drafts it from facts
    blank = [one.at for one in finding.evidence if not one.quote and one.at not in submission.untitled]
    facts = dict.fromkeys(filter(None, (wanted(submission, at) for at in blank)))
    return finding.model_copy(update={"hint": " ".join(facts)}) if facts else finding


def _why_not_a_check(plugin: object) -> str:
    return str(plugin) if isinstance(plugin, PluginError) else "点検として作られていません（@check がありません）"


def _broken(code: str, submission: Submission, why: str) -> Finding:
    section = submission.form.sections[0]
    return Finding(
        code=BROKEN,
        level="warning",
        at=section.parts[0].id,
        section=section.number,
        message=f"点検 {code} が動きませんでした（{why}）",
        hint=f"ほかの点検は終わっています。{code} の部品を直すか、--ignore {code} で外してください。",
    )


class _Order:
    """Gives each finding its position in the form, as a key to sort by."""

    def __init__(self, form: Form) -> None:
        self._parts = {part.id: (at, part) for at, part in enumerate(form.parts())}
        self._last = {section.number: self._parts[section.parts[-1].id][0] for section in form.sections}

    def __call__(self, finding: Finding) -> tuple[int, ...]:
        """Return the key; what has no place in the form comes after all that stands in its section."""
        beside = self._last.get(finding.section, len(self._parts))
        try:
            place = places.parse(finding.at)
        except ValueError:
            return (beside, sys.maxsize)
        index, part = self._parts.get(place.part, (beside, None))
        if part is None:
            return (index, sys.maxsize, int(place.row) if place.row.isdigit() else 0)
        if not isinstance(part, Table) or not place.row:
            return (index, int(place.row or 0) if place.row.isdigit() else 0)
        rows = [row.id for row in part.rows]
        row = (
            int(place.row) if place.row.isdigit() else rows.index(place.row) + 1 if place.row in rows else len(rows) + 1
        )
        columns = [column.id for column in part.columns]
        return (index, row, columns.index(place.column) + 1 if place.column in columns else 0)
