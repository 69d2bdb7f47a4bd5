"""Workbooks: the writer of a submission's own, and the reader of `.xlsx` and `.xlsm`.

What our own looks like to a program:

* One sheet a section, a first sheet with the body's name, and one with the raw notes. Cell A1 of each says which it is,
  so that sheets may be renamed and moved.
* Column A is hidden and says what each row is (`row:forums[2]`); the hidden row over a table says what each column is.
  So rows and columns may be inserted and moved: addresses are never counted from the edge of the sheet.
* A hidden sheet holds the record (`ckwriter.sheets.record`): who wrote which text, and what drafted text rests on.
"""

from __future__ import annotations

from ckwriter.blocks import Blocks
from ckwriter.model import Submission


def write(submission: Submission) -> bytes:
    """Return the workbook of a submission; WriteError names the place of a text that Excel cannot hold."""
    from ckwriter.sheets.drawing import draw

    return draw(submission)


def read(data: bytes, name: str) -> Submission | Blocks:
    """Read a workbook: a submission from one that `write` made and people have filled, blocks from any other.

    Numbers and dates are taken as the text that Excel shows, formulas by their last result; rows of a free table in
    which nothing stands are left out. Text that stands where the form has no place becomes `unplaced`. Macros are never
    run.

    Raises:
        ReadError: the file is broken or too large, or is ckwriter's own and lacks a sheet, a table, a column or a row.

    """
    from ckwriter.sheets.collecting import collect
    from ckwriter.sheets.office import blocks_of
    from ckwriter.sheets.opening import opened, plain_sheets

    with opened(data, name) as (book, container):
        sheets = plain_sheets(book, data, name)
        if sheets is None:
            return blocks_of(book, container, name)
    return collect(sheets, name)
