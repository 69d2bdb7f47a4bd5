"""Drafted sentences held against what the cells that they rest on say now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from ckwriter import forms, grounding, places, prompting
from ckwriter.checks.texts.readings import once
from ckwriter.drafts import Fact
from ckwriter.errors import CkwriterError
from ckwriter.facts import fact_of_cell
from ckwriter.findings import finding
from ckwriter.grounding import Doubt, Facts, Reason, Setting
from ckwriter.model import Cell, Finding, FindingLevel, Source, Submission

_GRAVE = frozenset({Reason.FIGURE, Reason.UNIT, Reason.DATE, Reason.PAIRING, Reason.AREA, Reason.ORDER, Reason.TALK})
"""What must not stay: figures, dates and places of nobody's, and what was said to or by a program."""
_REASONS = 2
"""How many reasons a finding tells."""


def contradicted(submission: Submission, at: str, cell: Cell) -> Iterator[Finding]:
    """Yield a finding for each sentence of a draft that does not follow from the cells that it rests on."""
    facts, setting = facts_of(submission), _setting(submission, at)
    for source in cell.sources:
        cited = [facts[place] for place in source.at if place in facts]
        if len(cited) < len(source.at) or source.sentence not in cell.text:
            continue
        if doubts := grounding.doubts(source.sentence, cited, setting, manner=False):  # wording has checks of its own
            yield _finding(submission, at, source, doubts)


def _finding(submission: Submission, at: str, source: Source, doubts: tuple[Doubt, ...]) -> Finding:
    level: FindingLevel = "error" if any(one.reason in _GRAVE for one in doubts) else "warning"
    resting = "、".join(places.title_of(submission.form, place) for place in source.at[:_REASONS])
    return finding(
        submission,
        at,
        f"AI下書きの文が、もとにした{resting}と合いません。{grounding.why(doubts, _REASONS)}",
        hint="もとの欄を直したのであれば、下書きをやり直すか、文を直してください。",
        quotes=[(at, source.sentence)],
        level=level,
    )


@once
def facts_of(submission: Submission) -> Mapping[str, Fact]:
    """Return what the cells of people and the notes say, by place."""
    found: dict[str, Fact] = {}
    for at, field in submission.places():
        if fact := fact_of_cell(submission, at, field, len(found) + 1):
            found[at] = fact
    for index, note in enumerate(submission.notes, 1):
        at = f"{places.NOTES}[{index}]"
        title = places.title_of(submission.form, at)
        found[at] = Fact(number=len(found) + 1, at=at, title=title, text=note.text, type="note", about=note.about)
    return found


@once
def _known(submission: Submission) -> Facts:
    return Facts(facts_of(submission).values())


def _setting(submission: Submission, at: str) -> Setting:
    place = places.parse(at)
    return Setting(
        fiscal_year=submission.fiscal_year,
        known=_known(submission),
        body=submission.municipality.name,
        title=places.title_of(submission.form, at),
        terms=submission.form.terms,
        phrases=_phrases(submission).get(f"{place.part}.{place.column}" if place.column else place.part, ""),
    )


@once
def _phrases(submission: Submission) -> Mapping[str, str]:
    """Return the phrases that the form's programme may say in a field, by field; none where it has no prompts."""
    try:
        return _phrases_in(forms.files(submission.form.id).prompts)
    except CkwriterError:
        return {}


@lru_cache(16)
def _phrases_in(folder: Path) -> Mapping[str, str]:
    return {target: grounding.phrases_of(prompt) for target, prompt in prompting.load(folder).items()}
