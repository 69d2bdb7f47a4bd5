"""What an adviser sees in the plan as a whole: issues thought through to the end, and what began this year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.advising.guide import Guide
from ckwriter.advising.quoting import Said, about, joined, listed, said, short
from ckwriter.advising.themes import candidates
from ckwriter.advising.wording import Seen
from ckwriter.checks.texts.readings import dates_of, sentences_of
from ckwriter.model import Submission

_BEGINNINGS = ("開始", "設置", "創設", "発足", "立ち上げ", "始め")


def seen(submission: Submission, guide: Guide) -> Iterator[Seen]:
    """Yield that issues are thought through, and what the chronicle says to have begun within the year."""
    yield from _thought_through(submission)
    yield from _begun(submission, guide)


def _thought_through(submission: Submission) -> Iterator[Seen]:
    """Yield that every issue has a policy and all of the roles that share a heading, in a person's words."""
    for table, issue in submission.form.with_role("issue"):
        if table is None:
            continue
        roles = [column for column in table.columns if column.under]
        own = [*(column for column in table.columns if column.role == "policy"), *roles]
        rows = [row for row in submission.rows(table) if submission.text(f"{row}.{issue.id}")]
        cells = [f"{row}.{column.id}" for row in rows for column in own]
        if roles and rows and all(submission.text(at) and not submission[at].machine for at in cells):
            issues = listed((_last(submission, f"{row}.{issue.id}") for row in rows), most=2)
            words = joined(_first(submission, at) for at in cells[: len(own)])
            names = {"issues": issues, "roles": "、".join(column.title for column in roles)}
            yield Seen("thought_through", names, words.basis)


def _first(submission: Submission, at: str) -> Said:
    sentences = sentences_of(submission.text(at))
    return said(submission, at, about(sentences[0].text, "", 30)) if sentences else said(submission, at)


def _last(submission: Submission, at: str) -> Said:
    sentences = sentences_of(submission.text(at))
    words = said(submission, at, sentences[-1].text) if sentences else said(submission, at)
    return words.but(short(words))


def _begun(submission: Submission, guide: Guide) -> Iterator[Seen]:
    """Yield the latest thing that a person's chronicle says to have begun within the year: what it is, and to judge."""
    for table, column in submission.form.with_role("event"):
        if table is None:
            continue
        when = next((c.id for c in table.columns if c.type == "period"), "")
        for row in reversed(submission.rows(table)):
            period, at = f"{row}.{when}", f"{row}.{column.id}"
            if submission[at].machine or not _is_of_this_year(submission, submission.text(period)):
                continue
            for sentence in sentences_of(submission.text(at)):
                word = next((word for word in _BEGINNINGS if word in sentence.text), "")
                if word:
                    event = said(submission, at, about(sentence.text, word, 60))
                    examples = candidates(guide, [sentence.text])
                    names = {"period": begins(said(submission, period)), "event": event, "examples": examples}
                    yield Seen("begun", names)
                    yield Seen("to_be_judged", names)
                    return


def begins(period: Said) -> Said:
    """Return when a period begins: 令和6年～ → 令和6年."""
    return period.but(re.split("[~～〜]", period)[0].strip())


def _is_of_this_year(submission: Submission, period: str) -> bool:
    """Tell whether a period begins within the fiscal year; of a bare calendar year it is taken to."""
    found = dates_of(period)
    return bool(found) and submission.fiscal_year in (
        found[0].fiscal_year,
        found[0].year if not found[0].month else None,
    )
