"""Accepting: a person takes drafted text as their own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ckwriter import files, places, reading, word, writing
from ckwriter.errors import SettingsError
from ckwriter.form import Form, Table
from ckwriter.model import PERSON, Submission


def accepted(submission: Submission, at: Iterable[str] = ()) -> Submission:
    """Return a submission in which drafted text is a person's: all of it, or that of some places.

    Args:
        submission: what was drafted.
        at: places (`strengths`, `forums[2].remarks`), rows (`forums[2]`), tables (`forums`) or the numbers of sections
            ("7"); none means everything.

    Raises:
        SettingsError: the form has no such place, or the submission no such row; one line.

    """
    wanted = tuple(at)
    for one in wanted:
        _refuse_unknown(submission, one)
    return submission.with_cells(
        {
            place: cell.model_copy(update={"origin": PERSON})
            for place, cell in submission.cells.items()
            if cell.machine and (not wanted or any(_within(submission.form, place, one) for one in wanted))
        }
    )


def accept(path: str | Path, at: Iterable[str] = (), *, out: str | Path | None = None, force: bool = False) -> int:
    """Accept drafted text in a file; return how many cells were accepted.

    A Word file, with macros or without, stays as it is but for the mark of drafted text on those cells and its record;
    any other file is read and written. The file is replaced whole or not at all.

    Args:
        path: the file.
        at: see `accepted`.
        out: where the result goes; the file itself if not given.
        force: overwrite `out` if it exists.

    """
    path = Path(path)
    target = Path(out) if out is not None else path
    before = reading.read(path)
    after = accepted(before, at)
    changed = [place for place, cell in before.cells.items() if cell.origin != after[place].origin]
    replace = force or target == path
    if changed or target != path:
        if path.suffix.lower() == target.suffix.lower() and path.suffix.lower() in word.ENDINGS:
            from ckwriter.word import accepting

            data = accepting.accept(files.read_whole(path), path.name, after, changed)
            files.write_whole(target, data, force=replace)
        else:
            writing.write(after, target, force=replace)
    return len(changed)


def _within(form: Form, place: str, wanted: str) -> bool:
    if form.part(wanted) is None and wanted in (section.number for section in form.sections):
        return places.section_of(form, place) == wanted
    return place == wanted or place.startswith((f"{wanted}[", f"{wanted}."))


def _refuse_unknown(submission: Submission, wanted: str) -> None:
    form = submission.form
    if wanted in (section.number for section in form.sections):
        return
    try:
        place = places.parse(wanted)
    except ValueError as error:
        raise SettingsError(str(error)) from None
    part = form.part(place.part)
    if part is None:
        raise SettingsError(f"「{wanted}」という欄はこの様式にありません（ckwriter forms で欄の一覧が見られます）")
    if not isinstance(part, Table):
        known = not place.row
    else:
        rows = submission.rows(part)
        row = f"{place.part}[{place.row}]"
        known = not place.row or row in rows
        known = known and (not place.column or place.column in (column.id for column in part.columns_of(row)))
    if not known:
        raise SettingsError(f"{places.title_of(form, wanted)}: そのような欄や行はありません（{wanted}）")
