"""G1: drafted sentences against the places that they rest on, for a submission that comes back with its record.

What it takes to hold a sentence against facts is imported where there are drafts: most files have none.
"""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.texts.readings import filled
from ckwriter.model import Cell, Finding, Submission


@check(level="error", rules=("R44",))
def sentence_against_its_sources(submission: Submission) -> Iterator[Finding]:
    """AI下書きの文が、もとにした欄や素材と合っている

    Each drafted sentence that nobody has changed or accepted is held against the texts of the places that it rests on,
    as they stand now: its figures, dates, names, places, words of direction and judgement. A sentence that rests on a
    raw note is left alone where the file does not hold the notes. A figure, a date or a place that does not follow is
    an error, anything else a question.
    """
    for at, cell in _drafted(submission):
        from ckwriter.checks.drafts.drafted import contradicted

        yield from contradicted(submission, at, cell)


@check(level="warning", rules=("R44",))
def source_is_gone(submission: Submission) -> Iterator[Finding]:
    """AI下書きのもとになった欄が残っている

    Raised once for each cell whose draft rests on a place in which nothing stands any more, or on a row that is gone.
    Raw notes never travel with a file, and are not asked for.
    """
    for at, cell in _drafted(submission):
        from ckwriter.checks.drafts.drafted import facts_of

        facts = facts_of(submission)
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
