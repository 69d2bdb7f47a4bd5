"""Fill a blank form: compile it once, join bytes ever after."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from ckwriter.blocks import Written
from ckwriter.matching.known import recorded
from ckwriter.model import Submission
from ckwriter.word import archive, blank, heads
from ckwriter.word.filling import fill
from ckwriter.word.record import record_part

_LEVEL = 4
"""How hard the document is compressed, which every filling writes: 1 is fastest, 9 is smallest."""


def write(
    submission: Submission,
    *,
    template: bytes | None = None,
    final: bool = False,
    notes: bool = False,
    name: str = "form.docx",
) -> Written:
    """Return a blank form filled with a submission.

    Args:
        submission: what goes in.
        template: the blank form; that of the submission's form if none is given.
        final: leave the record and the style of drafted text out.
        notes: tell in a comment where each drafted text comes from.
        name: the name of the blank form, for errors.

    Raises:
        FormError: the blank form is broken, or nothing of the form is found in it.

    """
    form = submission.form
    ready = blank.blank(template if template is not None else blank.own(form), form, name)
    document = b"".join(fill(ready.program, submission))
    members = {**(ready.final if final else ready.members), **heads.named(ready.heads, submission)}
    members[ready.document] = archive.compressed(ready.document, document, _LEVEL)
    if not final:
        shown = {at for at in submission.cells if ready.program.has(at)}
        page = recorded.dump(submission, shown, ready.digest)
        members[ready.record] = record_part(ready.record, page)
    unplaced = tuple(at for at, cell in submission.cells.items() if not cell.empty and not ready.program.has(at))
    data = archive.pack(members)
    if notes and not final:
        data = _noted(data, name, submission, {at for at in submission.cells if ready.program.has(at)})
    return Written(data, unplaced)


def _noted(data: bytes, name: str, submission: Submission, shown: Collection[str]) -> bytes:
    from ckwriter.word import commenting, provenance

    said = list(provenance.remarks(submission, shown))
    now = datetime.now(UTC)
    return commenting.comment(data, name, said, author=provenance.AUTHOR, now=now, form=submission.form).data
