"""From a layout to a submission: what stands at each place, compared with the record that the file carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ckwriter import forms
from ckwriter.blocks import Block, Blocks, Grid
from ckwriter.errors import CkwriterError, ReadError
from ckwriter.form import Form
from ckwriter.matching.known import recorded as recording
from ckwriter.matching.known.compared import Reading
from ckwriter.matching.known.pattern import pattern
from ckwriter.matching.known.recorded import Recorded
from ckwriter.matching.layout import Layout, Slot, Spot
from ckwriter.matching.pieces import bracketed, leaders, offices, parting
from ckwriter.matching.searching.search import search
from ckwriter.model import Submission

_FEWEST = 3
"""Places that must be found before a file counts as a form that was not named."""
MOST_ROWS = 20_000
"""Rows of one table from which a file is no submission, and comparing its rows would take minutes."""


def submission(blocks: Blocks, form: Form | None, name: str) -> Submission:
    """Return the submission that a file's blocks hold: what was written, if that is known, else see `located`."""
    if blocks.written is not None and form in (None, blocks.written.form):
        return blocks.written
    return _reading(blocks, form, name).submission()


class Located(NamedTuple):
    """A submission, and where it stands in a file."""

    submission: Submission
    slots: Mapping[str, Slot]
    """Where the text of each place stands."""
    titles: Mapping[str, Spot]
    """Where titles stand; see `Layout.titles`."""


def located(blocks: Blocks, form: Form | None, name: str) -> Located:
    """Return the submission that a file's blocks hold, and where each of its places stands in the file.

    Args:
        blocks: the file.
        form: its form, or None to recognise it: the one in the file's record, else the installed one of which most
            places are found.
        name: the file's name, for errors.

    Raises:
        ReadError: no place of any form was found, or a table is longer than any submission's.

    """
    reading = _reading(blocks, form, name)
    return Located(reading.submission(), reading.slots(), reading.layout.titles)


def _reading(blocks: Blocks, form: Form | None, name: str) -> Reading:
    _refuse_endless(blocks, name)
    record = recording.load(blocks.record, form) if blocks.record else None
    if record is not None and form is not None and record.submission.form.id != form.id:
        record = None
    if record is not None:
        form = record.submission.form if form is None else form
        layout = _layout(blocks, form, record)
    elif form is not None:
        layout = search(form, blocks.blocks)
    else:
        form, layout = _recognised(blocks, name)
    if not layout.found:
        raise ReadError(f"{name}: 様式「{form.title}」の欄が一つも見つかりません。別の様式のファイルではありませんか")
    if record is None:
        parting.part(form, layout)
        bracketed.part(form, layout)
        leaders.part(form, layout)
        offices.join(form, layout)
    return Reading(form, layout, record, blocks)


def _layout(blocks: Blocks, form: Form, record: Recorded) -> Layout:
    """Return where the places of a form stand: known from the blank form that was filled, or found by a search."""
    known = pattern(record.blank, form, blocks.blank)
    layout = known.place(blocks.blocks, record.submission) if known is not None else None
    return layout if layout is not None else search(form, blocks.blocks)


def _refuse_endless(blocks: Blocks, name: str) -> None:
    if any(grid.height > MOST_ROWS for grid in _grids(blocks.blocks)):
        raise ReadError(f"{name}: 表の行が多すぎます（一つの表で{MOST_ROWS:,}行まで読めます）")


def _grids(blocks: Iterable[Block]) -> Iterator[Grid]:
    """Yield the grids among blocks, those inside cells too."""
    waiting = list(blocks)
    while waiting:
        block = waiting.pop()
        if isinstance(block, Grid):
            yield block
            waiting += (inner for cell in block.cells if cell.blocks for inner in cell.blocks)


def _recognised(blocks: Blocks, name: str) -> tuple[Form, Layout]:
    """Return the installed form of which most places are found, and where they stand."""
    best: tuple[int, Form, Layout] | None = None
    for form_id in forms.names():
        try:
            form = forms.load(form_id)
        except CkwriterError:
            continue
        layout = search(form, blocks.blocks)
        if layout.found >= _FEWEST and (best is None or layout.found > best[0]):
            best = (layout.found, form, layout)
    if best is None:
        raise ReadError(f"{name}: どの様式のファイルか分かりません。様式の見出しや欄名が見つからないためです")
    return best[1:]
