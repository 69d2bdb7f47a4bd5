"""The workbook of a submission, sheet by sheet."""

from __future__ import annotations

import io

from openpyxl import Workbook

from ckwriter import forms, prompting
from ckwriter.errors import PluginError
from ckwriter.form import Form
from ckwriter.model import Submission
from ckwriter.sheets import record, styles
from ckwriter.sheets.canvas import Lists, put
from ckwriter.sheets.front import draw_front, draw_notes, draw_unplaced
from ckwriter.sheets.layout import FRONT_SHEET, NOTES_SHEET, RECORD_SHEET, UNPLACED_SHEET, sheet_names
from ckwriter.sheets.sections import draw_section


def draw(submission: Submission) -> bytes:
    """Return the workbook of a submission as bytes."""
    book = Workbook()
    styles.prepare(book)
    front = book.worksheets[0]
    front.title = FRONT_SHEET
    hidden = book.create_sheet(RECORD_SHEET)
    hidden.sheet_state = "veryHidden"
    for row, line in enumerate(record.lines(record.of(submission)), 1):
        put(hidden, row, 1, line)
    lists = Lists(book)
    draw_front(front, submission, lists)
    drafted = _drafted(submission.form)
    for section in submission.form.sections:
        sheet = book.create_sheet(sheet_names(submission.form)[section.number])
        draw_section(sheet, section, submission, drafted, lists)
    draw_notes(book.create_sheet(NOTES_SHEET), submission, lists)
    if submission.unplaced:
        draw_unplaced(book.create_sheet(UNPLACED_SHEET), submission)
    book.move_sheet(hidden, len(book.sheetnames))
    properties = book.properties
    properties.creator = "ckwriter"
    properties.title = submission.form.title
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _drafted(form: Form) -> frozenset[str]:
    """Return the fields and columns (`issues.policy`) for which the form has a prompt."""
    try:
        return frozenset(prompting.load(forms.files(form.id).prompts))
    except PluginError:  # a form that is not installed has no prompts
        return frozenset()
