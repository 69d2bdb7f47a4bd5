"""What an adviser asks about: the findings of the checks, grouped by cause, as courteous questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ckwriter import places
from ckwriter.advising.guide import Doubt, Guide
from ckwriter.advising.quoting import Said, joined, lacking, listed, quote, said, title
from ckwriter.advising.themes import candidates
from ckwriter.advising.values import Basis
from ckwriter.advising.wording import Seen
from ckwriter.checks.texts.readings import sentences_of
from ckwriter.form import COVER, Role
from ckwriter.model import LEVEL_TITLES, Finding, Submission

_LEVELS = tuple(LEVEL_TITLES)
_MOST_QUOTES = 3
_TOLD = 2
_LONG = 130
"""Characters of the messages that one item tells."""
_PLACES = 4


def seen(submission: Submission, guide: Guide, findings: Sequence[Finding]) -> Iterator[Seen]:
    """Yield one question for each cause of findings, the gravest finding first."""
    for doubt in guide.doubts:
        own = [finding for finding in findings if finding.code.startswith(doubt.codes)]
        if own:
            yield _question(submission, doubt, sorted(own, key=lambda one: _LEVELS.index(one.level)))


def _question(submission: Submission, doubt: Doubt, findings: Sequence[Finding]) -> Seen:
    told = [_told(submission, finding) for finding in findings]
    few = [one for at, one in enumerate(told[:_TOLD]) if not at or len(told[0]) + len(one) <= _LONG]
    where = list(dict.fromkeys(_where(submission, finding) for finding in findings))
    names = {
        "first": told[0],
        "messages": joined(few, by="。"),
        "count": len(findings),
        "others": len(findings) - 1,
        "further": len(findings) - len(few),
        "places": joined(told[:_PLACES]).but("、".join(where[:_PLACES])),
        "further_places": max(0, len(where) - _PLACES),
        "words": _words([words for finding in findings for words in _quotes(submission, finding)], submission),
    }
    return Seen(doubt.kind, names, grave=findings[0].level == "error" and not doubt.minor)


def _words(quotes: Sequence[Said], submission: Submission) -> Said:
    """Return quotes in 「」, those that say nothing by themselves with their place."""
    bare = [one for one in quotes if len(one) <= _BARE]
    placed = [one.but(f"{title(submission.form, one.basis[0])}の「{one}」") for one in bare[:1]]
    return joined([*([told] if (told := listed(one for one in quotes if one not in bare)) else []), *placed])


_BARE = 2
"""Characters of a quote that says nothing by itself."""


def _where(submission: Submission, finding: Finding) -> str:
    """Return where a finding is, as short as it is clear: a section that is empty as a whole by its heading."""
    subject = finding.message.partition(": ")[0]
    headings = {section.heading for section in submission.form.sections}
    if subject not in headings:
        return title(submission.form, quote(submission, finding.at))
    section = next(section for section in submission.form.sections if section.heading == subject)
    return f"{_section(submission, section.number)}の全体"


def _told(submission: Submission, finding: Finding) -> Said:
    """Return what a finding says, with where its words stand, resting on its quotes."""
    subject, parted, message = finding.message.partition(": ")
    message = message if parted else finding.message
    held = {one.quote: one.section for one in reversed(finding.here) if one.quote}
    if not _SECTIONS.search(message):
        shown = [name for name in _QUOTED.findall(message) if held.get(name)]
        if len({held[name] for name in shown}) > 1:
            message = _sections_named(submission, message, held)
        elif any(subject.startswith(one.heading) for one in submission.form.sections):
            elsewhere = [one.at for one in finding.here if shown and one.quote == shown[0]]
            own = not shown or held[shown[0]] == finding.section or not elsewhere
            message = _placed(submission, finding, message, finding.at if own else elsewhere[0])
    return Said(message, evidence(submission, finding))


_SECTIONS = re.compile("[0-9]節で(?:は|、)")
"""A message that tells the sections itself."""
_QUOTED = re.compile("「([^「」]*)」")
_OF_PLACE = re.compile("「[^「」]*」(?P<joint>です|で、|は|が、|と、)")
"""A message that begins with the words of the place that it is about, and how it goes on."""


def _sections_named(submission: Submission, message: str, held: Mapping[str, str]) -> str:
    """Return a message with the section behind the first of the quotes that stand in each."""
    last = ""

    def named(found: re.Match[str]) -> str:
        nonlocal last
        section = held.get(found[1], "")
        same, last = section in ("", last), section or last
        return found[0] if same else f"{found[0]}（{_section(submission, section)}）"

    return _QUOTED.sub(named, message)


def _placed(submission: Submission, finding: Finding, message: str, at: str) -> str:
    """Return a message with its place before it: the field, where it begins with the field's words, or their row."""
    begins = _OF_PLACE.match(message)
    if begins:
        where = title(submission.form, quote(submission, finding.at))
        return f"{where}{'は' if begins['joint'] in ('です', 'で、') else 'の'}{message}"
    row = at.partition("].")[0] + "]" if "]." in at else at
    return f"{title(submission.form, quote(submission, row))}では、{message}"


def _section(submission: Submission, number: str) -> str:
    """Return a section as people call it: 5節; the cover by its title."""
    section = next(one for one in submission.form.sections if one.number == number)
    return section.short if number == COVER else f"{number}節"


def _quotes(submission: Submission, finding: Finding) -> Iterator[Said]:
    yield from (said(submission, one.at, one.quote) for one in evidence(submission, finding) if one.quote)


def evidence(submission: Submission, finding: Finding) -> list[Basis]:
    """Return the first quotes of a finding as far as they stand in the submission; its place where it has none."""
    kept = [
        quote(submission, one.at, one.quote)
        for one in finding.here
        if one.quote and one.quote in submission[one.at].shown
    ]
    missing = [quote(submission, one.at) for one in finding.evidence if not one.quote]
    return kept[:_MOST_QUOTES] or missing[:_MOST_QUOTES] or list(lacking(submission, finding.at).basis)


# ------------------------------------------------------------------------------------------ findings that become advice


def plans(submission: Submission, guide: Guide, findings: Sequence[Finding]) -> Iterator[Seen]:
    """Yield issues that nothing measures, and policies whose end nobody could tell.

    What an error is about is to be mended first.
    """
    wrong = {(one.at, one.quote) for finding in findings if finding.level == "error" for one in finding.evidence}
    for finding in findings:
        if finding.code in guide.uses.issue_without_indicator:
            for at, words in _of_role(submission, finding, "issue"):
                issue = said(submission, at, sentences_of(words)[-1].text)
                yield Seen("issue_unmeasured", {"issue": issue, "examples": candidates(guide, [submission.text(at)])})
        elif finding.code in guide.uses.policy_without_follow_up:
            for at, words in [held for held in _of_role(submission, finding, "policy") if held not in wrong][:1]:
                if submission[at].machine:
                    continue
                yield Seen("policy_unmeasured", {"policy": said(submission, at, words)})


def _of_role(submission: Submission, finding: Finding, role: Role) -> list[tuple[str, str]]:
    columns = {(table.id if table else "", field.id) for table, field in submission.form.with_role(role)}
    return [
        (one.at, one.quote)
        for one in finding.evidence
        if one.quote
        and (parsed := places.parse(one.at))
        and (parsed.part, parsed.column) in columns
        and one.quote in submission[one.at].shown
    ]
