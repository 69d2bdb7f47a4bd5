"""What a cell that stayed empty is waiting for, in words for the person who fills the form."""

from __future__ import annotations

from functools import partial

from ckwriter import forms, places, prompting
from ckwriter.beside import Note
from ckwriter.drafting.facts import collect
from ckwriter.drafting.requests import enough, usable
from ckwriter.drafting.targets import Target
from ckwriter.findings import finding
from ckwriter.form import Form, Table
from ckwriter.grounding import told
from ckwriter.model import Evidence, Finding, Submission

_GENERAL = (f"{places.NOTES}()",)
"""Notes about nothing help too, but nobody is asked for them."""


def wanted(submission: Submission, at: str) -> str | None:
    """Return in Japanese which fact would let the cell at a place be drafted; None if it is filled or never drafted.

    Where drafting would fill it as things stand, it says so instead.
    """
    place = places.parse(at)
    prompts = prompting.load(forms.files(submission.form.id).prompts)
    prompt = prompts.get(f"{place.part}.{place.column}" if place.column else place.part)
    if prompt is None or not submission[at].empty:
        return None
    target = Target(at, prompt)
    given, fed = usable(submission, target, collect(submission, prompts.values()))
    if enough((*given, *fed), target):
        if _can_be_drafted(submission, at):
            return "空欄のままにして ckwriter draft を行うと、書かれている事実から下書きします。"
        missing = f"{_notes(submission.form, place)}を書くと下書きできます。"
        return prompt.wanted or f"書かれている事実からは文になりませんでした。{missing}"
    needs = [one for one in prompt.needs if one != _GENERAL]
    return "、または".join(_all_of(submission.form, place, all_of) for all_of in needs) + "を書くと下書きできます。"


def _can_be_drafted(submission: Submission, at: str) -> bool:
    """Tell by trying, since what the rules make of the facts is known to nobody but them."""
    from ckwriter.drafting import draft

    return not draft(submission, only=(at,))[at].empty


def _all_of(form: Form, place: places.Place, needs: tuple[str, ...]) -> str:
    """Return one set of needs as words, the columns of one table together: 「7 協議の場」の「名称」と「開催頻度」."""
    by_table: dict[str, list[str]] = {}
    for need in needs:
        table, title = _need(form, place, need)
        by_table.setdefault(table, []).append(title)
    return "と、".join(f"{table}{'と'.join(titles)}" for table, titles in by_table.items())


def _need(form: Form, place: places.Place, need: str) -> tuple[str, str]:
    if need.startswith(places.NOTES):
        about = need[len(places.NOTES) :].strip("()")
        return "", _notes(form, places.Place(about) if about else place)
    part_id, _, column = need.partition(".")
    part = form.part(place.part if part_id == "row" else part_id)
    title = f"「{part.column(column).title if isinstance(part, Table) else part.title if part else need}」"
    return ("同じ行の" if part_id == "row" else f"「{form.section_of(part_id).heading}」の"), title


def _notes(form: Form, place: places.Place) -> str:
    return f"素材（{places.title_of(form, str(place))}について）"


def unused(submission: Submission) -> tuple[str, ...]:
    """Return the notes, by place, that no drafted cell rests on; empty if nothing is drafted.

    Notes that no prompt may use at all are named too: they are about a place that is not drafted.
    """
    if not any(cell.machine for cell in submission.cells.values()):
        return ()
    resting = {at for cell in submission.cells.values() for source in cell.sources for at in source.at}
    return tuple(f"notes[{n}]" for n in range(1, len(submission.notes) + 1) if f"notes[{n}]" not in resting)


def findings(submission: Submission) -> tuple[Finding, ...]:
    """Return what drafting has to say to the person.

    Cells for which facts are wanted (D101; those that may stay empty by the form are not named), notes not used (D102)
    and notes that give orders to the writer (D103).
    """
    found = []
    for at, field in submission.places():
        needed = field.required_of(submission.municipality.kind) == "yes"
        if needed and (hint := wanted(submission, at)):
            message = "下書きに足りる事実がないため、空欄のままです"
            found.append(finding(submission, at, message, hint=hint, code="D101"))
    return (*found, *unused_notes(submission))


def unused_notes(submission: Submission) -> tuple[Finding, ...]:
    """Return a finding for each note that no draft rests on (D102), and for each that gives orders (D103)."""
    ordering = tuple(f"{places.NOTES}[{n}]" for n, note in enumerate(submission.notes, 1) if _orders(note))
    rest = (at for at in unused(submission) if at not in ordering)
    return (*map(partial(_unused_note, submission), rest), *map(partial(_ordering_note, submission), ordering))


def _orders(note: Note) -> bool:
    return told(note.text).strip() != note.text.strip()


def _unused_note(submission: Submission, at: str) -> Finding:
    return _of_note(
        submission,
        at,
        "D102",
        "どの下書きにも使われていません",
        "何についての素材かを確かめてください。表についての素材は、行の番号まで書くと使われます。",
    )


def _ordering_note(submission: Submission, at: str) -> Finding:
    return _of_note(
        submission,
        at,
        "D103",
        "文章の書き方の指示とみられるところは、下書きに写していません",
        "素材には事実だけを書いてください。文章への希望は、下書きの後に欄の文を直して反映してください。",
    )


def _of_note(submission: Submission, at: str, code: str, message: str, hint: str) -> Finding:
    note = submission.notes[int(places.parse(at).row) - 1]
    about = f"（{places.title_of(submission.form, note.about)}について）" if note.about else ""
    return Finding(
        code=code,
        level="note",
        at=at,
        section="",
        message=f"{places.title_of(submission.form, at)}{about}: {message}",
        hint=hint,
        evidence=(Evidence(at=at, section="", quote=note.text),),
    )
