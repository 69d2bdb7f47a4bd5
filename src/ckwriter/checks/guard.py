"""G1: drafted sentences against the places that they rest on, for a submission that comes back with its record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ckwriter import forms, grounding, places, prompting
from ckwriter.checks import check, finding
from ckwriter.checks.readings import filled, once
from ckwriter.drafts import Fact
from ckwriter.errors import CkwriterError
from ckwriter.facts import fact_of_cell
from ckwriter.grounding import Doubt, Facts, Reason, Setting
from ckwriter.model import Cell, Finding, FindingLevel, Source, Submission

_GRAVE = frozenset({Reason.FIGURE, Reason.UNIT, Reason.DATE, Reason.PAIRING, Reason.AREA, Reason.ORDER, Reason.TALK})
"""What must not stay: figures, dates and places of nobody's, and what was said to or by a program."""
_OF_FORM = frozenset({Reason.REPEAT, Reason.TERM, Reason.ENDING, Reason.LENGTH, Reason.LABEL})
"""What the checks of wording look at."""
_REASONS = 2
"""How many reasons a finding tells."""


@check(level="error", rules=("R44",))
def sentence_against_its_sources(submission: Submission) -> Iterator[Finding]:
    """AI下書きの文が、もとにした欄や素材と合っている

    Each drafted sentence that nobody has changed or accepted is held against the texts of the places that it rests on,
    as they stand now: its figures, dates, names, places, words of direction and judgement. A sentence that rests on a
    raw note is left alone where the file does not hold the notes. A figure, a date or a place that does not follow is
    an error, anything else a question.
    """
    drafted = tuple(_drafted(submission))
    facts = _facts(submission) if drafted else {}
    for at, cell in drafted:
        setting = _setting(submission, at)
        for source in cell.sources:
            cited = [facts[place] for place in source.at if place in facts]
            if len(cited) < len(source.at) or source.sentence not in cell.text:
                continue
            doubts = grounding.doubts(source.sentence, cited, setting)
            doubts = tuple(one for one in doubts if one.reason not in _OF_FORM)
            if doubts:
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


@check(level="warning", rules=("R44",))
def source_is_gone(submission: Submission) -> Iterator[Finding]:
    """AI下書きのもとになった欄が残っている

    Raised once for each cell whose draft rests on a place in which nothing stands any more, or on a row that is gone.
    Raw notes never travel with a file, and are not asked for.
    """
    drafted = tuple(_drafted(submission))
    facts = _facts(submission) if drafted else {}
    for at, cell in drafted:
        gone = [place for source in cell.sources for place in source.at if place not in facts and not _is_note(place)]
        if gone:
            yield finding(
                submission,
                at,
                f"AI下書きのもとになった{places.title_of(submission.form, gone[0])}が、いまは空欄です",
                hint="下書きの内容をこのまま残してよいか確かめてください。",
                quotes=[(at, cell.text.strip().split("\n")[0])],
            )


@check(level="warning", rules=("R44",))
def draft_without_source(submission: Submission) -> Iterator[Finding]:
    """AI下書きの文に、もとになった欄や素材がある

    A draft of another program, or of a file that was changed by hand, may name no source for what it says.
    """
    for at, cell in _drafted(submission):
        if not any(source.at for source in cell.sources):
            yield finding(
                submission,
                at,
                "AI下書きの文章に、もとになった欄や素材の記録がありません",
                hint="書かれていることが事実かどうか、元の資料で確かめてください。",
                quotes=[(at, cell.text.strip().split("\n")[0])],
            )


def _drafted(submission: Submission) -> Iterator[tuple[str, Cell]]:
    for at, _, _ in filled(submission):
        if (cell := submission[at]).machine:
            yield at, cell


def _is_note(place: str) -> bool:
    return place.startswith(f"{places.NOTES}[")


@once
def _facts(submission: Submission) -> Mapping[str, Fact]:
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
    return Facts(_facts(submission).values())


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
        prompts = prompting.load(forms.files(submission.form.id).prompts)
    except CkwriterError:
        return {}
    return {target: grounding.phrases_of(prompt) for target, prompt in prompts.items()}
