"""Comparing: two submissions in, what differs between them, place by place."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from ckwriter import places
from ckwriter.form import Table
from ckwriter.matching.known.aligning import align
from ckwriter.model import Submission
from ckwriter.values import Value


class Change(Value):
    """One place whose words differ."""

    before: str
    """The place in the older submission; empty for what was added."""
    after: str
    """The place in the newer one; empty for what was removed."""
    title: str
    """The place as people call it, by the newer submission where it has it."""
    section: str
    old: str
    new: str

    def pieces(self) -> Iterator[tuple[str, str]]:
        """Yield the text in pieces, old beside new; where the two of a pair differ, that is what changed."""
        matcher = SequenceMatcher(a=self.old, b=self.new, autojunk=False)
        for _, a, b, c, d in matcher.get_opcodes():
            yield self.old[a:b], self.new[c:d]


def compare(before: Submission, after: Submission) -> tuple[Change, ...]:
    """Return what differs, in the order of the newer submission's form; rows that moved are no change.

    The rows of a free table are matched by what stands in them, not by their number. A part that only one of the two
    forms has is compared with nothing.
    """
    changes: list[Change] = []
    for section in after.form.sections:
        for part in section.parts:
            if not isinstance(part, Table):
                changes += _change(before, after, part.id, part.id)
            elif part.rows:
                for row in after.rows(part):
                    changes += _row(before, after, part, row, row)
            else:
                changes += _free(before, after, part)
    return tuple(changes)


def _free(before: Submission, after: Submission, table: Table) -> Iterator[Change]:
    older = before.form.part(table.id)
    old_rows = before.rows(older) if isinstance(older, Table) and not older.rows else ()
    new_rows = after.rows(table)
    matched = align([_texts(after, table, row) for row in new_rows], [_texts(before, table, row) for row in old_rows])
    for row, index in zip(new_rows, matched, strict=True):
        yield from _row(before, after, table, "" if index is None else old_rows[index], row)
    for index, row in enumerate(old_rows):
        if index not in matched:
            yield from _row(before, after, table, row, "")


def _texts(submission: Submission, table: Table, row: str) -> dict[str, str]:
    return {c.id: submission[f"{row}.{c.id}"].shown for c in table.columns if f"{row}.{c.id}" in submission.cells}


def _row(before: Submission, after: Submission, table: Table, old: str, new: str) -> Iterator[Change]:
    for column in table.columns_of(new or old):
        yield from _change(before, after, old and f"{old}.{column.id}", new and f"{new}.{column.id}")


def _change(before: Submission, after: Submission, old: str, new: str) -> Iterator[Change]:
    old_text = before[old].shown if old else ""
    new_text = after[new].shown if new else ""
    if old_text != new_text:
        form = after.form if new else before.form
        yield Change(
            before=old,
            after=new,
            title=places.title_of(form, new or old),
            section=places.section_of(form, new or old),
            old=old_text,
            new=new_text,
        )
